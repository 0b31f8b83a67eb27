"""The same question for each area: does one assumption, or all at once, give Europe the lead?

The middle case; the line for a majority is the reader's. Sources: the projection, model/areas.
"""

from functools import lru_cache

import numpy as np
import pandas as pd

from helpers.model import areas as gaps
from helpers.model import sensitivity
from helpers.model.assumptions import LINE, default, sliders
from helpers.model.inputs import load
from helpers.model.projection import project
from helpers.pages.what_it_would_take import data as take

STANDINGS = ["leads", "with one assumption", "only with all at once", "out of reach"]


def areas(date: str, line: float = 50, posture: str = "cut_2026") -> pd.DataFrame:
    """One row an area in the order of the figures, shares in percent at the end of `date`.

    `share` as reported; `low` and `high` with any one assumption moved; `best` with all that
    favour Europe on money, industry and delivery. `standing` of STANDINGS; `assumption` and
    `value` are the one closest to its present setting, as part of its range, that turns the lead.
    """
    steps, shares, best = _shares(posture)
    quarter = load().quarters.index(f"{date}Q4")
    moved = np.round(shares[:, quarter, 1:], 9)
    now, top = np.round(shares[:, quarter, 0], 9), np.round(best[:, quarter], 9)
    leads = now > line
    turned = (moved > line) != leads[:, None]
    # an undefined share, where neither side has any, is no lead: drawn at 0
    frame = pd.DataFrame(
        {
            "area_id": load().areas,
            "share": np.nan_to_num(now),
            "low": np.nan_to_num(moved).min(axis=1),
            "high": np.nan_to_num(moved).max(axis=1),
            "best": np.nan_to_num(top),
            "leads": leads,
            "line": float(line),
        }
    )
    nearest = [_nearest(steps, row) for row in turned]
    frame["assumption"] = [name for name, _ in nearest]
    frame["value"] = [value for _, value in nearest]
    reached = np.where(top > line, STANDINGS[2], STANDINGS[3])
    reached = np.where(turned.any(axis=1), STANDINGS[1], reached)
    frame["standing"] = np.where(leads, STANDINGS[0], reached)
    return (
        _places().merge(frame, on="area_id", validate="1:1").sort_values("place", ignore_index=True)
    )


def line(percent: float) -> pd.DataFrame:
    """The line for a majority as a frame of one row."""
    return pd.DataFrame({"threshold": [float(percent)]})


@lru_cache(maxsize=1)
def _places():
    return gaps.places()


@lru_cache(maxsize=8)
def _shares(posture):
    """Steps, shares of the scenario and each step (A, T, 1 + steps), and of the best case (A, T).

    The line moves no share and is left out.
    """
    scenario = default(us_posture=posture)
    steps, result = take.ladder(scenario)
    kept = (steps["assumption"] != LINE).to_numpy()
    best = project(load(), sensitivity.best_case(scenario))
    shares = 100 * result.share[..., 0]
    return steps[kept], shares[..., np.r_[True, kept]], 100 * best.share[..., 0, 0]


def _nearest(steps, turned):
    """Assumption and value of the turning step that moves the smallest part of its range."""
    found = steps[turned]
    if found.empty:
        return "", np.nan
    table, now = sliders(), default()
    moves = [
        abs(row.value - getattr(now, row.assumption))
        / (table[row.assumption].high - table[row.assumption].low)
        for row in found.itertuples()
    ]
    return tuple(found.iloc[int(np.argmin(np.round(moves, 9)))])
