"""Times between quarters: amounts put on the quarterly grid, and read from it, linearly.

A time is a number of quarters since the first one, with a fraction; what happens at 7.25 counts
three quarters in quarter 7 and one in quarter 8. Nothing is rounded to whole quarters, so a
shorter delay never brings anything later.
"""

from itertools import pairwise
from math import prod

import numpy as np


def so_far(
    group: np.ndarray, time: np.ndarray, amount: np.ndarray, groups: int, quarters: int
) -> np.ndarray:
    """Amounts that came by the end of each quarter, summed per group: (groups, quarters, R).

    group (...) numbers the group, time and amount are (..., R). Times before the first quarter
    count in the first; times after the last are left out. In memory quarters come first.
    """
    rows = amount.shape[-1]
    if not amount.size:
        return np.zeros((groups, quarters, rows))
    time = np.clip(time, 0, quarters)
    cell = time.astype(np.intp)
    later = time
    later -= cell
    later *= amount
    cell *= groups
    cell += group[..., None]
    cell *= rows
    cell += np.arange(rows)
    shape = (quarters + 1, groups, rows)
    came, last = (
        np.bincount(cell.ravel(), weight.ravel(), prod(shape)).reshape(shape)[:-1]
        for weight in (amount, later)
    )
    running(np.add, came)
    came -= last  # the part of the newest amounts that counts only in the quarter after
    return came.swapaxes(0, 1)


def running(step: np.ufunc, table: np.ndarray) -> np.ndarray:
    """step.accumulate over the first axis, in place: in the order of memory, and so much faster."""
    for before, now in pairwise(table):
        step(before, now, out=now)
    return table


def read(table: np.ndarray, time: np.ndarray) -> np.ndarray:
    """A table (groups, quarters, R) at times (..., groups, R) before its end, linear between."""
    groups, _, rows = table.shape
    cell = time.astype(np.intp)
    part = time - cell
    cell *= groups * rows
    cell += np.arange(groups * rows).reshape(groups, rows)
    flat = np.ascontiguousarray(table.swapaxes(0, 1)).ravel()
    before = flat.take(cell)
    cell += groups * rows
    after = flat.take(cell)
    after -= before
    after *= part
    after += before
    return after
