"""What would have to be true for a date and a rule, of the whole and of each area.

The middle case throughout. Sources: the projection, model/assumptions, model/areas.
"""

from itertools import compress, pairwise, product

import numpy as np
import pandas as pd

from helpers.data import dates
from helpers.data.cached import cached
from helpers.figures.text import small
from helpers.model import areas as model_areas
from helpers.model import cases, headline, questions, sensitivity
from helpers.model.assumptions import LINE, Scenario, default, postures, short_names, sliders
from helpers.model.inputs import load
from helpers.model.projection import project
from helpers.model.result import Result

DATES = tuple(str(year) for year in range(2027, 2036))
RULE = "most"
HELD, MISSED = "majority", "no majority"
STANDINGS = ["leads", "with one assumption", "only with all at once", "out of reach"]


@cached(maxsize=16)
def alone(scenario: Scenario) -> tuple[pd.DataFrame, Result]:
    """`sensitivity.ladder`; the last scenarios asked for are kept."""
    return sensitivity.ladder(load(), scenario)


def break_evens(
    rule: str = RULE, date: str = "2027", scenario: Scenario | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """One row an assumption, and the stretches of its range with either verdict.

    Assumptions: `assumption`, `name`, `now`, `value` (nan = nowhere in its range), `unit`, `low`,
    `high`, `holds_now`, `rule`, `date`. Stretches: `name`, `start`, `end`, `verdict`. `at_now`,
    `at_value`, `start` and `end` run from 0, the lowest setting, to 1, the highest.
    """
    scenario, rows, pieces = scenario or default(), [], []
    for found in sensitivity.break_evens(scenario, *alone(scenario), rule, date):
        slider, name = sliders()[found.name], short_names()[found.name]
        value = np.nan if found.value is None else found.value
        row = found.name, name, found.now, value, slider.unit, slider.low, slider.high
        rows.append((*row, found.holds_now, rule, date))
        pieces += [{"name": name} | piece for piece in _stretches(found.holds)]
    columns = ["assumption", "name", "now", "value", "unit", "low", "high", "holds_now"]
    frame = pd.DataFrame(rows, columns=[*columns, "rule", "date"])
    for name in ("now", "value"):
        frame[f"at_{name}"] = (frame[name] - frame["low"]) / (frame["high"] - frame["low"])
    return frame, pd.DataFrame(pieces)


def overview(scenario: Scenario | None = None) -> pd.DataFrame:
    """Verdict and number of assumptions that alone turn it: rule, date, holds, turns."""
    steps, result = alone(scenario or default())
    rows = []
    for rule, date in product(questions.RULES, DATES):
        holds = questions.verdict(result, rule, date)[:, 0]
        turned = steps.loc[holds[1:] != holds[0], "assumption"].nunique()
        rows.append({"rule": rule, "date": date, "holds": bool(holds[0]), "turns": turned})
    return pd.DataFrame(rows)


def deciding() -> pd.DataFrame:
    """Verdict as reported and the areas of which each alone, left out, turns it.

    One row a rule and date: rule, date, holds, `decide` (names inside a sentence, a list).
    """
    result, names = project(load(), default()), model_areas.places().set_index("area_id")["name"]
    named, rows = np.array([small(names[area]) for area in load().areas]), []
    for rule, date in product(questions.RULES, DATES):
        holds = bool(questions.verdict(result, rule, date)[0, 0])
        decide = headline.deciding_areas(result, rule, date)[:, 0, 0]
        rows.append((rule, date, holds, list(named[decide])))
    return pd.DataFrame(rows, columns=["rule", "date", "holds", "decide"])


@cached(maxsize=256)
def switches(rule: str, date: str, scenario: Scenario | None = None) -> tuple[list[str], bool]:
    """Names of other paths of US forces that turn the verdict; does leaving out weak areas?"""
    scenario = scenario or default()
    other = {name: path for path, name in postures().items() if path != scenario.us_posture}
    rows = [scenario, *(scenario.but(us_posture=path) for path in other.values())]
    rows.append(scenario.but(count_weak_areas=not scenario.count_weak_areas))
    holds = questions.verdict(project(load(), rows), rule, date)[:, 0]
    *turned, weak = holds[1:] != holds[0]
    return [f"“{name}”" for name in compress(other, turned)], bool(weak)


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


def areas(date: str = "2027", line: float = 50, posture: str | None = None) -> pd.DataFrame:
    """One row an area in the order of the figures, shares in percent at the end of `date`.

    `share` as reported; `low` and `high` with any one assumption moved; `best` with all that
    favour Europe on money, industry and delivery. `standing` of STANDINGS; `assumption` and
    `value`, in words `step`, are the one closest to its present setting, as part of its range,
    that turns the lead. `text` says the lead and the step.
    """
    steps, shares, best = _shares(posture or default().us_posture)
    quarter = load().quarters.index(f"{date}Q4")
    moved = np.round(shares[:, quarter, 1:], 9)
    now, top = np.round(shares[:, quarter, 0], 9), np.round(best[:, quarter], 9)
    leads = now > line
    turned = (moved > line) != leads[:, None]
    frame = pd.DataFrame({"area_id": load().areas, "date": date, "line": line, "leads": leads})
    # an undefined share, where neither side has any, is no lead: drawn at 0
    frame["share"], frame["best"] = np.nan_to_num(now), np.nan_to_num(top)
    ends = np.nan_to_num(moved)
    frame["low"], frame["high"] = ends.min(axis=1), ends.max(axis=1)
    nearest = [_nearest(steps[row]) for row in turned]
    frame["assumption"], frame["value"], frame["step"] = zip(*nearest, strict=True)
    reached = [leads, turned.any(axis=1), top > line]
    frame["standing"] = np.select(reached, STANDINGS[:3], STANDINGS[3])
    frame["text"] = [_text(row) for row in frame.itertuples()]
    frame = model_areas.places().merge(frame, on="area_id", validate="1:1")
    return frame.sort_values("place", ignore_index=True)


def _stretches(holds):
    """Runs of one verdict along a grid; each position reaches half a step to either side."""
    edges = np.flatnonzero(np.diff(holds)) + 1
    scaled = np.concatenate([[0], (edges - 0.5) / (len(holds) - 1), [1]])
    return [
        {"start": start, "end": end, "verdict": HELD if holds[place] else MISSED}
        for (start, end), place in zip(pairwise(scaled), [0, *edges], strict=True)
    ]


@cached(maxsize=8)
def _shares(posture):
    """Steps, shares of the scenario and each step (A, T, 1 + steps), and of the best case (A, T).

    The line moves no share and is left out.
    """
    scenario = default(us_posture=posture)
    steps, result = alone(scenario)
    kept = (steps["assumption"] != LINE).to_numpy()
    best = project(load(), cases.extreme(scenario))
    shares = 100 * result.share[..., 0]
    return steps[kept], shares[..., np.r_[True, kept]], 100 * best.share[..., 0, 0]


def _nearest(steps):
    """Assumption, value and words of the step that moves the smallest part of its range."""
    if steps.empty:
        return "", np.nan, ""
    moves = []
    for name, value in steps.itertuples(index=False):
        slider = sliders()[name]
        moves.append(abs(value - slider.default) / (slider.high - slider.low))
    name, value = steps.iloc[int(np.argmin(np.round(moves, 9)))]
    return name, value, f"{small(short_names()[name])} at {value:g} {sliders()[name].unit}"


def _text(row):
    if row.leads:
        return f"leads; not with {row.step}" if row.step else "leads"
    return f"with {row.step}" if row.step else row.standing
