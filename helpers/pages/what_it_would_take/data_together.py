"""Assumptions together: a map of any two, how far each moves the answer, what part each explains.

And what figures show of so many: the first rows, and one line for all others. The middle case, as
reported. Sources: the projection, model/assumptions.
"""

import math
from itertools import pairwise, product

import numpy as np
import pandas as pd

from helpers.data.cached import cached
from helpers.model import questions, sensitivity
from helpers.model.assumptions import Refused, default, short_names, sliders
from helpers.model.inputs import load
from helpers.model.projection import project
from helpers.model.result import Result
from helpers.pages.what_it_would_take.data import HELD, MISSED

ENDS = {"low": "at its lowest setting", "high": "at its highest setting"}
OUTCOMES = {"mean_share": "the mean share", "areas_held": "the number of areas led"}
SEEN = 0.1  # points or areas: smaller changes carry no number in the figure
COARSE, FINE = 128, 512
TURNING, WIDEST, BLAMED = 4, 8, 4  # rows that a figure shows


def plane(across: str, down: str, rule: str, date: str) -> dict[str, pd.DataFrame]:
    """The map of two assumptions, each axis from 0, the lowest setting, to 1, the highest.

    `cells`: runs with the same number of areas led; `edges`: where the verdict turns; `ticks` and
    `titles` of both axes; `now`: the present setting; `words`: the verdict of each region.
    """
    if across == down:
        raise Refused("Choose two different assumptions.")
    held, verdicts = plane_values(across, down, rule, date)
    here, ticks, titles = {"of": len(load().areas)}, [], []
    for side, name in {"across": across, "down": down}.items():
        slider, grid, short = sliders()[name], sliders()[name].grid(), short_names()[name]
        here[f"{side}_at"] = (np.argmin(np.abs(grid - getattr(default(), name))) + 0.5) / len(grid)
        shown = np.unique(np.linspace(0, len(grid) - 1, 5).round().astype(int))
        ticks += [(side, (place + 0.5) / len(grid), f"{grid[place]:g}") for place in shown]
        reach = f"{short} from {slider.low:g} to {slider.high:g} {slider.unit}"
        titles.append((side, f"{short}, {slider.unit}", reach))
    return {
        "cells": _runs(held, verdicts),
        "edges": _edges(verdicts),
        "ticks": pd.DataFrame(ticks, columns=["axis", "at", "text"]),
        "titles": pd.DataFrame(titles, columns=["axis", "text", "reach"]),
        "now": pd.DataFrame([here]),
        "words": _words(verdicts),
    }


def plane_values(across: str, down: str, rule: str, date: str) -> tuple[np.ndarray, np.ndarray]:
    """Areas led and verdict, (positions down, positions across)."""
    result, shape = _plane(across, down), [len(sliders()[name].grid()) for name in (down, across)]
    held = questions.areas_held(result, date)[:, 0].reshape(shape)
    return held, questions.verdict(result, rule, date)[:, 0].reshape(shape)


@cached(maxsize=4)
def _plane(across: str, down: str) -> Result:
    places = product(sliders()[down].grid(), sliders()[across].grid())
    return project(load(), [default(**{down: y, across: x}) for y, x in places])


@cached(maxsize=64)
def tornado(date: str = "2030", outcome: str = "mean_share") -> pd.DataFrame:
    """Change of the outcome with each assumption alone at its lowest and at its highest setting.

    Two rows an assumption: `place` (0 = widest) and `offset`, `assumption`, `name`, `end`,
    `end_name`, `setting`, `change` in points of the mean share or areas led, `text` to show.
    """
    table = sensitivity.tornado(load(), default(), date, outcome)
    times = 100 if outcome == "mean_share" else 1
    frames = []
    for end, side in (("low", -0.2), ("high", 0.2)):
        change = (times * (table[f"at_{end}"] - table["now"])).round(2)
        columns = {"place": table.index, "offset": table.index + side, "end": end}
        columns |= {"assumption": table["name"], "name": table["name"].map(short_names())}
        columns |= {"end_name": ENDS[end], "setting": table[end], "change": change}
        text = table[end].map("{:g}".format).where(change.abs() >= SEEN, "")
        frames.append(pd.DataFrame(columns | {"text": text, "date": date, "outcome": outcome}))
    return pd.concat(frames, ignore_index=True)


@cached(maxsize=64)
def sobol(date: str = "2030", outcome: str = "areas_held", points: int = COARSE) -> pd.DataFrame:
    """Part of the outcome's variance, in percent, that each assumption explains over all ranges.

    Columns: `place` (0 = largest total), `name`, `first`, `total`; `alone` and `all` are the same
    two inside 0 to 100, to draw; `end` marks the row that carries the name.
    """
    found = sensitivity.sobol(load(), default(), date, outcome, points=points)
    columns = {"place": found.index, "name": found["name"].map(short_names()), "end": "low"}
    first, total = 100 * found["first"], 100 * found["total"]
    drawn = {"alone": first.clip(0, 100), "all": total.clip(0, 100)}
    return pd.DataFrame(columns | {"first": first, "total": total} | drawn)


def turning(rows: pd.DataFrame, stretches: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The rows of `data.break_evens` whose assumption turns the verdict, nearest first.

    `rest` has one row: rule, date, holds_now, how many are `turning` `of` all, and `text` on those
    that are not shown. `rows`, at most TURNING, say `low_end`, `high_end` and `said` in their own
    unit. All three have a `place`, from 0 on top.
    """
    found = rows.dropna(subset=["value"])
    near = (found["at_value"] - found["at_now"]).abs().round(9).sort_values(kind="stable")
    shown = found.loc[near.index[:TURNING]].reset_index(drop=True)
    shown = shown.assign(place=shown.index, low_end=shown["low"].map("{:g}".format))
    shown["high_end"] = [f"{row.high:g} {row.unit}" for row in shown.itertuples()]
    shown["said"] = [f"turns at {row.value:g}, now {row.now:g}" for row in shown.itertuples()]
    still = f"{len(rows) - len(found)} others turn it nowhere in their range"
    more = len(found) - len(shown)
    text = f"{more} others turn it too; {still}" if more else still
    rest = rows.head(1).assign(turning=len(found), of=len(rows), place=len(shown), text=text)
    pieces = stretches.merge(shown[["name", "place"]], on="name")
    return {"rest": rest, "rows": shown, "stretches": pieces}


def widest(rows: pd.DataFrame) -> pd.DataFrame:
    """The WIDEST assumptions of `tornado`, and the others in one line."""
    shown, others = rows[rows["place"] < WIDEST], rows[rows["place"] >= WIDEST]
    most = math.ceil(10 * others["change"].abs().max()) / 10 if len(others) else 0
    name = f"{others['name'].nunique()} others: at most {most:g} either way"
    line = others.drop_duplicates("end").assign(place=WIDEST, name=name, change=0.0, text="")
    line["offset"] = float(WIDEST)
    return pd.concat([shown, line], ignore_index=True)


def blamed(rows: pd.DataFrame) -> pd.DataFrame:
    """The BLAMED first assumptions of `sobol`, and the others in one line."""
    shown, others = rows[rows["place"] < BLAMED], rows[rows["place"] >= BLAMED]
    most = math.floor(max([0, *others["all"].dropna(), *others["alone"].dropna()])) + 1
    name = f"{len(others)} others: under {most} percent each"
    line = others.head(1).assign(place=BLAMED, name=name, alone=0.0, all=0.0)
    return pd.concat([shown, line], ignore_index=True)


def _runs(held, verdicts):
    (rows, columns), pieces = held.shape, []
    for row in range(rows):
        new = np.flatnonzero((np.diff(held[row]) != 0) | np.diff(verdicts[row])) + 1
        for start, end in pairwise([0, *new, columns]):
            piece = {"left": start / columns, "right": end / columns, "areas": held[row, start]}
            pieces.append(piece | {"bottom": row / rows, "top": (row + 1) / rows})
    return pd.DataFrame(pieces)


def _edges(verdicts):
    """Edges of cells between two verdicts: upright ones, then level ones."""
    rows, columns = verdicts.shape
    y, x = np.argwhere(np.diff(verdicts, axis=1)).T
    upright = np.array([x + 1, y, x + 1, y + 1])
    y, x = np.argwhere(np.diff(verdicts, axis=0)).T
    edges = np.hstack([upright, [x, y + 1, x + 1, y + 1]])
    return pd.DataFrame(edges.T / ([columns, rows] * 2), columns=["x", "y", "x2", "y2"])


def _words(verdicts):
    """A word in the middle of each verdict's cells, where there are enough for a word."""
    pieces = []
    for holds, text in ((True, HELD), (False, MISSED)):
        places = np.argwhere(verdicts == holds)
        if len(places) > 0.12 * verdicts.size:
            middle = places[np.argmin(((places - places.mean(axis=0)) ** 2).sum(axis=1))]
            y, x = (middle + 0.5) / verdicts.shape
            pieces.append({"x": x, "y": y, "text": text})
    return pd.DataFrame(pieces, columns=["x", "y", "text"])
