"""One number as the model gives it: the middle case, and the range of eight draws in ten.

Sums of prices that can only surprise upwards lie above the sum of their middles; the range then
reaches down to the middle case and is called stretched. The median of the draws is kept beside it.
"""

from typing import NamedTuple

import numpy as np


class Answer(NamedTuple):
    """Low, middle and high of one answer; the median of the draws where there are any."""

    low: float
    middle: float
    high: float
    median: float | None = None
    stretched: bool = False  # the middle case lies outside eight draws in ten


def answer(middle: np.ndarray, drawn: np.ndarray, method: str = "linear") -> Answer:
    """The answer from its middle case (1) and its draws (D), in their unit."""
    low, median, high = np.quantile(drawn, [0.1, 0.5, 0.9], method=method)
    middle = float(np.ravel(middle)[0])
    ends = float(min(low, middle)), middle, float(max(high, middle))
    return Answer(*ends, float(median), not low <= middle <= high)
