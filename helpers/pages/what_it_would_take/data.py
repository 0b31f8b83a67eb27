"""What would have to be true for a date and a rule: one assumption alone, everything at once.

The middle case throughout. Sources: the projection, model/assumptions.
"""

from itertools import pairwise

import numpy as np
import pandas as pd

from helpers.data import dates
from helpers.data.cached import cached
from helpers.figures.text import cap
from helpers.model import cases, questions, sensitivity
from helpers.model.assumptions import Scenario, default, postures, short_names, sliders
from helpers.model.inputs import load
from helpers.model.projection import project
from helpers.model.result import Result

DATES = tuple(str(year) for year in range(2027, 2036))
RULE = "most"
HELD, MISSED = "majority", "no majority"


@cached(maxsize=16)
def alone(scenario: Scenario) -> tuple[pd.DataFrame, Result]:
    """`sensitivity.ladder`; the last scenarios asked for are kept."""
    return sensitivity.ladder(load(), scenario)


def break_evens(
    rule: str = RULE, date: str = "2027", scenario: Scenario | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """One row an assumption, and the stretches of its range with either verdict.

    Assumptions: `assumption`, `name`, `group`, `now`, `value` (nan = nowhere in its range), `unit`,
    `low`, `high`, `holds_now`, `text`. Stretches: `name`, `start`, `end`, `verdict`. `at_now`,
    `at_value`, `start` and `end` run from 0, the lowest setting, to 1, the highest.
    """
    scenario, rows, pieces = scenario or default(), [], []
    for found in sensitivity.break_evens(scenario, *alone(scenario), rule, date):
        slider = sliders()[found.name]
        low, high, unit = slider.low, slider.high, slider.unit
        at_now, value, at_value = (found.now - low) / (high - low), np.nan, np.nan
        text = f"nowhere from {low:g} to {high:g} {unit}"
        if found.value is not None:
            value, at_value = found.value, (found.value - low) / (high - low)
            text = f"from {found.now:g} to {value:g} {unit}"
        name = short_names()[found.name]
        row = (found.name, name, cap(slider.group), found.now, value, unit, low, high)
        rows.append((*row, found.holds_now, at_now, at_value, text, rule, date))
        pieces += [{"name": name} | piece for piece in _stretches(found.holds)]
    columns = ["assumption", "name", "group", "now", "value", "unit", "low", "high"]
    columns += ["holds_now", "at_now", "at_value", "text", "rule", "date"]
    return pd.DataFrame(rows, columns=columns), pd.DataFrame(pieces)


def overview(scenario: Scenario | None = None) -> pd.DataFrame:
    """Verdict and number of assumptions that alone turn it: rule, date, holds, turns."""
    steps, result = alone(scenario or default())
    rows = []
    for rule in questions.RULES:
        for date in DATES:
            holds = questions.verdict(result, rule, date)[:, 0]
            turned = steps.loc[holds[1:] != holds[0], "assumption"].nunique()
            rows.append({"rule": rule, "date": date, "holds": bool(holds[0]), "turns": turned})
    return pd.DataFrame(rows)


@cached(maxsize=256)
def switches(rule: str, date: str, scenario: Scenario | None = None) -> tuple[list[str], bool]:
    """Names of other paths of US forces that turn the verdict; does leaving out weak areas?"""
    scenario = scenario or default()
    other = [path for path in postures() if path != scenario.us_posture]
    rows = [scenario, *(scenario.but(us_posture=path) for path in other)]
    rows.append(scenario.but(count_weak_areas=not scenario.count_weak_areas))
    holds = questions.verdict(project(load(), rows), rule, date)[:, 0]
    *turned, weak = holds[1:] != holds[0]
    paths = [f"“{postures()[path]}”" for path, turns in zip(other, turned, strict=True) if turns]
    return paths, bool(weak)


def by_quarter() -> pd.DataFrame:
    """Areas led at each quarter's end in each case: case, quarter, day, areas, of (all areas)."""
    result, names = cases.extremes(), list(cases.cases())
    held = questions.above(result)[..., 0].sum(axis=0)
    quarters = result.inputs.quarters
    return pd.DataFrame(
        {
            "case": np.repeat(names, len(quarters)),
            "quarter": quarters * len(names),
            "day": np.tile(dates.quarter_end(quarters), len(names)),
            "areas": held.T.ravel(),
            "of": len(result.inputs.areas),
        }
    )


def years() -> pd.DataFrame:
    """The year of the lasting majority in each case under each rule, or that it is not reached."""
    result, frame = cases.extremes(), {}
    names = [*(name[:4] for name in result.inputs.quarters), "not before 2036"]
    for rule in questions.RULES:
        held = np.stack([questions.verdict(result, rule, q) for q in result.inputs.quarters])
        frame[rule] = [names[quarter] for quarter in questions.majority_quarter(held)[:, 0]]
    return pd.DataFrame(frame, index=list(cases.cases()))


def at(case: str, date: str) -> dict[str, object]:
    """Areas led, areas whose need is covered, mean share in percent, rules under which it holds."""
    result, place = cases.extremes(), list(cases.cases()).index(case)
    covered = result.coverage[:, result.quarter(date), place, 0]
    verdicts = {rule: questions.verdict(result, rule, date)[place, 0] for rule in questions.RULES}
    return {
        "areas": int(questions.areas_held(result, date)[place, 0]),
        "of": len(covered),
        "covered": int((np.round(covered, 9) >= 1).sum()),
        "mean_share": 100 * float(questions.mean_share(result, date)[place, 0]),
        "rules": {rule for rule, holds in verdicts.items() if holds},
    }


def chance(rule: str, date: str) -> float:
    """Percent of the draws, as reported, in which Europe has the majority."""
    return 100 * float(questions.verdict(cases.chances(), rule, date).mean())


def _stretches(holds):
    """Runs of one verdict along a grid; each position reaches half a step to either side."""
    edges = np.flatnonzero(np.diff(holds)) + 1
    bounds = np.concatenate([[0.5], edges, [len(holds) - 0.5]]) - 0.5
    scaled = bounds / (len(holds) - 1)
    scaled[-1] = 1
    return [
        {"start": start, "end": end, "verdict": HELD if holds[place] else MISSED}
        for (start, end), place in zip(pairwise(scaled), [0, *edges], strict=True)
    ]
