"""What would have to be true for a date and a rule: one assumption, an area, everything at once.

The middle case throughout. Sources: the projection, model/assumptions, model/areas.
"""

from functools import lru_cache

import numpy as np
import pandas as pd

from helpers import gaps, questions, sensitivity, tables
from helpers.assumptions import Scenario, default, postures, presets, sliders
from helpers.inputs import load
from helpers.projection import project
from helpers.result import Result

DATES = [str(year) for year in range(2027, 2036)]
RULE = "most"
DRAWS = 500
HELD, MISSED = "majority", "no majority"
LINE = "majority_threshold"
# What is counted and where the line is, not what is bought; `sensitivity.best_case` leaves them.
COUNTING = ("us_fleet_factor", LINE)
WEAK_OUT = "leaving out the areas nobody can count"
# The assumptions in few words, for the rows of a figure and for sentences.
NAMES = {
    "spending_share_2035": "Defence spending in 2035",
    "gdp_growth": "Growth of the economy",
    "equipment_share": "Defence money for equipment",
    "gap_share": "Extra money for these gaps",
    "defence_inflation": "Price rise of defence goods",
    "european_preference": "Orders with European makers",
    "factory_ramp": "Growth of factory output",
    "order_delay": "Time from money to contract",
    "slip_factor": "Delays against the record",
    "us_export_delay": "Extra wait for US-made weapons",
    "fielding_factor": "Time for crews and training",
    "ukraine_gifts": "Deliveries passed on to Ukraine",
    "us_fleet_factor": "US fleet that would come",
    LINE: "Line for a majority",
}


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
            {"assumption": found.name, "name": NAMES[found.name], "group": _group(slider)}
            | {"now": found.now, "value": found.value, "holds_now": found.holds_now}
            | {"low": slider.low, "high": slider.high, "unit": slider.unit}
            | {"at_now": _place(slider, found.now), "at_value": _place(slider, found.value)}
        )
        pieces += [{"name": NAMES[found.name]} | piece for piece in _stretches(found.holds)]
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


def worst_case(scenario: Scenario) -> Scenario:
    """Every slider at the end that does not favour Europe, definitions and posture as they are."""
    best = sensitivity.best_case(scenario)
    moved = [s for s in sensitivity.movable() if s.name not in COUNTING]
    ends = {s.name: s.low + s.high - getattr(best, s.name) for s in moved}
    return scenario.but(**ends)


def cases() -> dict[str, Scenario]:
    """As reported, and all assumptions at the end that favours or hurts Europe."""
    return {
        "everything helps, definitions too": sensitivity.best_case(default(), definitions=True),
        "everything helps": sensitivity.best_case(default()),
        "as reported": default(),
        "everything hurts": worst_case(default()),
    }


@lru_cache(maxsize=1)
def extremes() -> Result:
    """The projection of `cases`, in their order."""
    return project(load(), list(cases().values()))


def by_quarter() -> pd.DataFrame:
    """Areas led at each quarter's end in each case: case, day, areas."""
    result = extremes()
    held = questions.above(result)[..., 0].sum(axis=0)
    days = pd.PeriodIndex(result.inputs.quarters, freq="Q").end_time.normalize()
    frames = [
        pd.DataFrame({"case": case, "day": days.astype("datetime64[s]"), "areas": held[:, place]})
        for place, case in enumerate(cases())
    ]
    return pd.concat(frames, ignore_index=True)


def years() -> pd.DataFrame:
    """The year of the lasting majority in each case under each rule; None for not before 2036."""
    result = extremes()
    frame = {}
    for rule in questions.RULES:
        held = np.stack([questions.verdict(result, rule, q) for q in result.inputs.quarters])
        first = questions.majority_quarter(held)[:, 0]
        frame[rule] = [_year(result, quarter) for quarter in first]
    return pd.DataFrame(frame, index=list(cases()))


def at(case: str, date: str) -> dict[str, object]:
    """Areas led, areas whose need is covered, mean share in percent, and verdict by rule."""
    result, place = extremes(), list(cases()).index(case)
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


@lru_cache(maxsize=1)
def chances() -> Result:
    """As reported, DRAWS draws of all uncertain inputs."""
    return project(load(), default(), DRAWS)


def chance(rule: str, date: str) -> float:
    """Percent of the draws, as reported, in which Europe has the majority."""
    return 100 * float(questions.verdict(chances(), rule, date).mean())


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
