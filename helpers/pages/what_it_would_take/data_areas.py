"""The same question for each area: does one assumption, or all at once, give Europe the lead?

The middle case; the line for a majority is the reader's. Sources: the projection, model/areas.
"""

import numpy as np
import pandas as pd

from helpers.data.cached import cached
from helpers.figures.text import small
from helpers.model import areas as model_areas
from helpers.model import sensitivity
from helpers.model.assumptions import LINE, default, short_names, sliders
from helpers.model.inputs import load
from helpers.model.projection import project
from helpers.pages.what_it_would_take.data import alone

STANDINGS = ["leads", "with one assumption", "only with all at once", "out of reach"]


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
    frame["low"] = np.nan_to_num(moved).min(axis=1)
    frame["high"] = np.nan_to_num(moved).max(axis=1)
    nearest = [_nearest(steps[row]) for row in turned]
    frame["assumption"], frame["value"], frame["step"] = zip(*nearest, strict=True)
    reached = [leads, turned.any(axis=1), top > line]
    frame["standing"] = np.select(reached, STANDINGS[:3], STANDINGS[3])
    frame["text"] = [_text(row) for row in frame.itertuples()]
    frame = _places().merge(frame, on="area_id", validate="1:1")
    return frame.sort_values("place", ignore_index=True)


def line(percent: float = 50) -> pd.DataFrame:
    """The line for a majority as a frame of one row."""
    return pd.DataFrame({"threshold": [float(percent)]})


_places = cached(model_areas.places)


@cached(maxsize=8)
def _shares(posture):
    """Steps, shares of the scenario and each step (A, T, 1 + steps), and of the best case (A, T).

    The line moves no share and is left out.
    """
    scenario = default(us_posture=posture)
    steps, result = alone(scenario)
    kept = (steps["assumption"] != LINE).to_numpy()
    best = project(load(), sensitivity.best_case(scenario))
    shares = 100 * result.share[..., 0]
    return steps[kept], shares[..., np.r_[True, kept]], 100 * best.share[..., 0, 0]


def _nearest(steps):
    """Assumption, value and words of the step that moves the smallest part of its range."""
    if steps.empty:
        return "", np.nan, ""
    table, now = sliders(), default()
    moves = [
        abs(row.value - getattr(now, row.assumption))
        / (table[row.assumption].high - table[row.assumption].low)
        for row in steps.itertuples()
    ]
    name, value = steps.iloc[int(np.argmin(np.round(moves, 9)))]
    return name, value, f"{small(short_names()[name])} at {value:g} {table[name].unit}"


def _text(row):
    if row.leads:
        return f"leads; not with {row.step}" if row.step else "leads"
    return f"with {row.step}" if row.step else row.standing
