"""What would have to be true for a date and a rule: one assumption, an area, everything at once.

The middle case throughout. Sources: the projection, model/assumptions, model/areas.
"""

from functools import lru_cache

import numpy as np
import pandas as pd

from helpers.data import tables
from helpers.model import areas as gaps
from helpers.model import cases, questions, sensitivity
from helpers.model.assumptions import Scenario, postures, presets, short_names, sliders
from helpers.model.inputs import load
from helpers.model.projection import project
from helpers.model.result import Result

DATES = [str(year) for year in range(2027, 2036)]
RULE = "most"
HELD, MISSED = "majority", "no majority"
WEAK_OUT = "leaving out the areas nobody can count"


@lru_cache(maxsize=256)
def break_evens(scenario: Scenario, rule: str, date: str) -> tuple[sensitivity.BreakEven, ...]:
    """The break-even of every slider, on its own grid, all others as in the scenario."""
    moved = sensitivity.movable()
    return tuple(sensitivity.break_even(load(), scenario, s.name, rule, date) for s in moved)


def strips(scenario: Scenario, rule: str, date: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """One row an assumption, and the stretches of its range with either verdict.

    Assumptions: `assumption`, `name`, `group`, `now`, `value` (nan = nowhere in its range), `unit`,
    `low`, `high`, `holds_now`. Stretches: `name`, `start`, `end`, `verdict`. `at_now`, `at_value`,
    `start` and `end` run from 0, the lowest setting, to 1, the highest.
    """
    rows, pieces = [], []
    for found in break_evens(scenario, rule, date):
        slider = sliders()[found.name]
        rows.append(
            {"assumption": found.name, "name": short_names()[found.name], "group": _group(slider)}
            | {"now": found.now, "value": found.value, "holds_now": found.holds_now}
            | {"low": slider.low, "high": slider.high, "unit": slider.unit}
            | {"at_now": _place(slider, found.now), "at_value": _place(slider, found.value)}
        )
        pieces += [{"name": short_names()[found.name]} | piece for piece in _stretches(found.holds)]
    return pd.DataFrame(rows).astype({"value": float, "at_value": float}), pd.DataFrame(pieces)


def overview(scenario: Scenario) -> pd.DataFrame:
    """Verdict and number of assumptions that alone turn it: rule, date, holds, turns."""
    steps, result = ladder(scenario)
    rows = []
    for rule in questions.RULES:
        for date in DATES:
            holds = questions.verdict(result, rule, date)[:, 0]
            turned = steps.loc[holds[1:] != holds[0], "assumption"].nunique()
            rows.append({"rule": rule, "date": date, "holds": bool(holds[0]), "turns": turned})
    return pd.DataFrame(rows)


@lru_cache(maxsize=16)
def ladder(scenario: Scenario) -> tuple[pd.DataFrame, Result]:
    """The scenario, then every position of every slider: assumption and value, and the result."""
    steps = [(s.name, value) for s in sensitivity.movable() for value in s.grid()]
    rows = [scenario, *(scenario.but(**{name: value}) for name, value in steps)]
    return pd.DataFrame(steps, columns=["assumption", "value"]), project(load(), rows)


def by_quarter() -> pd.DataFrame:
    """Areas led at each quarter's end in each case: case, day, areas."""
    result = cases.extremes()
    held = questions.above(result)[..., 0].sum(axis=0)
    days = pd.PeriodIndex(result.inputs.quarters, freq="Q").end_time.normalize()
    frames = [
        pd.DataFrame({"case": case, "day": days.astype("datetime64[s]"), "areas": held[:, place]})
        for place, case in enumerate(cases.cases())
    ]
    return pd.concat(frames, ignore_index=True)


def years() -> pd.DataFrame:
    """The year of the lasting majority in each case under each rule; None for not before 2036."""
    result = cases.extremes()
    frame = {}
    for rule in questions.RULES:
        held = np.stack([questions.verdict(result, rule, q) for q in result.inputs.quarters])
        first = questions.majority_quarter(held)[:, 0]
        frame[rule] = [_year(result, quarter) for quarter in first]
    return pd.DataFrame(frame, index=list(cases.cases()))


def at(case: str, date: str) -> dict[str, object]:
    """Areas led, areas whose need is covered, mean share in percent, and verdict by rule."""
    result, place = cases.extremes(), list(cases.cases()).index(case)
    covered = result.coverage[:, result.quarter(date), place, 0]
    return {
        "areas": int(questions.areas_held(result, date)[place, 0]),
        "covered": int((np.round(covered, 9) >= 1).sum()),
        "mean_share": 100 * float(questions.mean_share(result, date)[place, 0]),
    } | {rule: bool(questions.verdict(result, rule, date)[place, 0]) for rule in questions.RULES}


@lru_cache(maxsize=256)
def switches(scenario: Scenario, rule: str, date: str) -> tuple[str, ...]:
    """What else turns the verdict alone: names of paths of US forces, or WEAK_OUT."""
    other = [path for path in postures() if path != scenario.us_posture]
    rows = [scenario, *(scenario.but(us_posture=path) for path in other)]
    rows.append(scenario.but(count_weak_areas=not scenario.count_weak_areas))
    holds = questions.verdict(project(load(), rows), rule, date)[:, 0]
    names = [*(f"“{postures()[path]}”" for path in other), WEAK_OUT]
    return tuple(name for name, turned in zip(names, holds[1:] != holds[0], strict=True) if turned)


def chance(rule: str, date: str) -> float:
    """Percent of the draws, as reported, in which Europe has the majority."""
    return 100 * float(questions.verdict(cases.chances(), rule, date).mean())


def preset_names() -> dict[str, str]:
    """preset_id by the name that the reader sees, the default first."""
    table = tables.load("model/presets").set_index("preset_id")["name"]
    return {table[preset]: preset for preset in presets()}


def total() -> int:
    """Number of areas."""
    return len(gaps.areas())


def _group(slider):
    return slider.group if slider.group[:2] == "US" else slider.group.capitalize()


def _place(slider, value):
    return None if value is None else (value - slider.low) / (slider.high - slider.low)


def _stretches(holds):
    """Runs of one verdict along a grid; each position reaches half a step to either side."""
    edges = np.flatnonzero(np.diff(holds)) + 1
    bounds = np.concatenate([[0.5], edges, [len(holds) - 0.5]]) - 0.5
    starts = np.concatenate([[0], edges])
    scaled = bounds / (len(holds) - 1)
    scaled[-1] = 1
    return [
        {"start": start, "end": end, "verdict": HELD if holds[place] else MISSED}
        for start, end, place in zip(scaled, scaled[1:], starts, strict=False)
    ]


def _year(result, quarter):
    return result.inputs.quarters[quarter][:4] if quarter < len(result.inputs.quarters) else None
