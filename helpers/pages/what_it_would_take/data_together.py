"""Assumptions together: a map of any two, how far each moves the answer, what part each explains.

The middle case, as reported. Sources: the projection, model/assumptions.
"""

from functools import lru_cache

import numpy as np
import pandas as pd

from helpers.model import questions, sensitivity
from helpers.model.assumptions import Refused, default, short_names, sliders
from helpers.model.inputs import load
from helpers.model.projection import project
from helpers.model.result import Result
from helpers.pages.what_it_would_take import data as take

ENDS = {"low": "at its lowest setting", "high": "at its highest setting"}
OUTCOMES = {"mean_share": "mean share of all areas", "areas_held": "areas led"}
SEEN = 0.1  # points or areas: smaller changes carry no number in the figure
COARSE, FINE = 128, 1024
ROWS = len(sensitivity.movable())


def plane(across: str, down: str, rule: str, date: str) -> dict[str, pd.DataFrame]:
    """The map of two assumptions, each axis from 0, the lowest setting, to 1, the highest.

    `cells`: runs with the same number of areas led; `edges`: where the verdict turns; `ticks` and
    `titles` of both axes; `now`: the present setting; `words`: the verdict of each region.
    """
    if across == down:
        raise Refused("Choose two different assumptions.")
    held, verdicts = plane_values(across, down, rule, date)
    axes = {"across": sliders()[across], "down": sliders()[down]}
    here = {
        f"{side}_at": _centre(axis, getattr(default(), axis.name)) for side, axis in axes.items()
    }
    return {
        "cells": _runs(held, verdicts),
        "edges": _edges(verdicts),
        "ticks": pd.DataFrame([tick for side in axes for tick in _ticks(side, axes[side])]),
        "titles": pd.DataFrame({"axis": list(axes), "text": [_title(a) for a in axes.values()]}),
        "now": pd.DataFrame([here]),
        "words": _words(verdicts),
    }


def plane_values(across: str, down: str, rule: str, date: str) -> tuple[np.ndarray, np.ndarray]:
    """Areas led and verdict, (positions down, positions across)."""
    result = _plane(across, down)
    shape = (len(sliders()[down].grid()), len(sliders()[across].grid()))
    held = questions.areas_held(result, date)[:, 0].reshape(shape)
    return held, questions.verdict(result, rule, date)[:, 0].reshape(shape)


@lru_cache(maxsize=4)
def _plane(across: str, down: str) -> Result:
    grids = [sliders()[down].grid(), sliders()[across].grid()]
    rows = [default(**{down: y, across: x}) for y in grids[0] for x in grids[1]]
    return project(load(), rows)


@lru_cache(maxsize=64)
def tornado(date: str, outcome: str) -> pd.DataFrame:
    """Change of the outcome with each assumption alone at its lowest and at its highest setting.

    Two rows an assumption: `place` (0 = widest) and `offset`, `assumption`, `name`, `end`,
    `end_name`, `setting`, `change` in points of the mean share or areas led, `text` to show.
    """
    table = sensitivity.tornado(load(), default(), date, outcome)
    times = 100 if outcome == "mean_share" else 1
    frames = []
    for end, side in (("low", -0.2), ("high", 0.2)):
        change = (times * (table[f"at_{end}"] - table["now"])).round(2)
        columns = {"place": range(len(table)), "assumption": table["name"], "end": end}
        columns |= {"name": table["name"].map(short_names()), "end_name": ENDS[end]}
        columns |= {"setting": table[end], "change": change, "offset": np.arange(len(table)) + side}
        settings = zip(table[end], change, strict=True)
        columns["text"] = [
            f"{setting:g}" if abs(moved) >= SEEN else "" for setting, moved in settings
        ]
        frames.append(pd.DataFrame(columns))
    return pd.concat(frames, ignore_index=True)


def sobol(date: str, outcome: str, points: int, progress=None) -> pd.DataFrame:
    """Part of the outcome's variance, in percent, that each assumption explains over all ranges.

    Columns: `place` (0 = largest total), `name`, `first`, `total`; `alone` and `all` are the same
    two inside 0 to 100, to draw; `end` marks the row that carries the name.
    """
    found = sensitivity.sobol(load(), default(), date, outcome, points=points, progress=progress)
    return _parts(found["name"].map(short_names()), 100 * found["first"], 100 * found["total"])


def no_parts() -> pd.DataFrame:
    """The rows of `sobol` before anything is worked out."""
    return _parts(pd.Series(list(short_names().values())), 0.0, 0.0)


def _parts(names, first, total):
    frame = pd.DataFrame({"name": names, "first": first, "total": total, "end": "low"})
    drawn = {"alone": frame["first"].clip(0, 100), "all": frame["total"].clip(0, 100)}
    return frame.assign(place=range(len(frame)), **drawn)


def _runs(held, verdicts):
    rows, columns = held.shape
    pieces = []
    for row in range(rows):
        new = np.flatnonzero((np.diff(held[row]) != 0) | np.diff(verdicts[row])) + 1
        for start, end in zip([0, *new], [*new, columns], strict=True):
            piece = {"left": start / columns, "right": end / columns, "areas": held[row, start]}
            pieces.append(piece | {"bottom": row / rows, "top": (row + 1) / rows})
    return pd.DataFrame(pieces)


def _edges(verdicts):
    rows, columns = verdicts.shape
    pieces = [
        ((column + 1) / columns, row / rows, (column + 1) / columns, (row + 1) / rows)
        for row, column in np.argwhere(np.diff(verdicts, axis=1))
    ]
    pieces += [
        (column / columns, (row + 1) / rows, (column + 1) / columns, (row + 1) / rows)
        for row, column in np.argwhere(np.diff(verdicts, axis=0))
    ]
    return pd.DataFrame(pieces, columns=["x", "y", "x2", "y2"])


def _ticks(side, axis):
    grid = axis.grid()
    for place in np.unique(np.linspace(0, len(grid) - 1, 5).round().astype(int)):
        yield {"axis": side, "at": (place + 0.5) / len(grid), "text": f"{grid[place]:g}"}


def _title(axis):
    return f"{short_names()[axis.name]}, {axis.unit}"


def _centre(axis, value):
    grid = axis.grid()
    return (np.argmin(np.abs(grid - value)) + 0.5) / len(grid)


def _words(verdicts):
    """A word in the middle of each verdict's cells, where there are enough for a word."""
    pieces = []
    for holds, text in ((True, take.HELD), (False, take.MISSED)):
        places = np.argwhere(verdicts == holds)
        if len(places) > 0.12 * verdicts.size:
            middle = places[np.argmin(((places - places.mean(axis=0)) ** 2).sum(axis=1))]
            y, x = (middle + 0.5) / verdicts.shape
            pieces.append({"x": x, "y": y, "text": text})
    return pd.DataFrame(pieces, columns=["x", "y", "text"])
