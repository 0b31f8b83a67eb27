"""Times between quarters: amounts put on the quarterly grid, and read from it, linearly.

A time is a number of quarters since the first one, with a fraction; what happens at 7.25 counts
three quarters in quarter 7 and one in quarter 8. Nothing is rounded to whole quarters, so a
shorter delay never brings anything later.
"""

import numpy as np


def spread(
    group: np.ndarray, time: np.ndarray, amount: np.ndarray, groups: int, quarters: int
) -> np.ndarray:
    """Amounts summed per group, quarter and row: (groups, quarters, R).

    group (...) numbers the group, time and amount are (..., R). Times before the first quarter
    count in the first; times after the last are left out.
    """
    rows = amount.shape[-1]
    if not amount.size:
        return np.zeros((groups, quarters, rows))
    time = np.clip(time, 0, quarters)
    cell = time.astype(np.intp)
    later = time
    later -= cell
    later *= amount
    cell += group[..., None] * (quarters + 2)
    cell *= rows
    cell += np.arange(rows)
    size = groups * (quarters + 2) * rows
    total = np.bincount(cell.ravel(), (amount - later).ravel(), size)
    cell += rows
    total += np.bincount(cell.ravel(), later.ravel(), size)
    return total.reshape(groups, quarters + 2, rows)[:, :quarters]


def read(table: np.ndarray, time: np.ndarray) -> np.ndarray:
    """A table (groups, quarters, R) at times (..., groups, R), linear between quarters."""
    groups, quarters, rows = table.shape
    time = np.clip(time, 0, quarters - 1)
    cell = np.minimum(time.astype(np.intp), quarters - 2)
    part = time
    part -= cell
    cell += (np.arange(groups) * quarters)[:, None]
    cell *= rows
    cell += np.arange(rows)
    flat = np.ascontiguousarray(table).ravel()
    before = flat[cell]
    cell += rows
    after = flat[cell]
    after -= before
    after *= part
    after += before
    return after
