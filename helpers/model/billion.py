"""What a billion more buys in one area: need covered, by date, until slots or the gap end it."""

from typing import NamedTuple

import numpy as np

from helpers.data.cached import cached
from helpers.model import price
from helpers.model.assumptions import Scenario
from helpers.model.inputs import load
from helpers.model.obstacles import WHOLE

LITTLE = 1e-3  # of the need: what more money adds after that is not counted


class Bought(NamedTuple):
    """(A, dates), coverage from 0 to 1; nan in areas that the pot does not buy."""

    coverage: np.ndarray  # without more money
    first: np.ndarray  # gained by the first billion
    most: np.ndarray  # gained by unlimited money
    until: np.ndarray  # USD bn that give it, but for LITTLE
    whole: np.ndarray  # True where the need is then covered: the gap ends it, not the slots


@cached(maxsize=64)
def bought(scenario: Scenario, start: int) -> Bought:
    """What one area gains by more money from quarter number `start` on, the others left alone."""
    paid = np.flatnonzero(load().paid)
    shape = len(load().areas), len(price.DATES)
    now = price.answers(price.middle(scenario))[1][..., 0]
    first, most, until = (np.full(shape, np.nan) for _ in range(3))
    first[paid], most[paid] = (
        (_with(scenario, paid, np.full(paid.size, sum_), start) - now[paid])
        for sum_ in (1.0, price.UNLIMITED)
    )
    area, date = np.nonzero(np.nan_to_num(most) > LITTLE)
    aim = now[area, date] + most[area, date] - LITTLE

    def enough(amount: np.ndarray) -> np.ndarray:
        tried = amount.shape[1]
        found = _with(scenario, np.repeat(area, tried), amount.ravel(), start)
        found = found[np.arange(amount.size), np.repeat(date, tried)]
        return found.reshape(amount.shape) >= aim[:, None]

    until[paid] = 0
    until[area, date] = price.least(enough, area.size)
    return Bought(now, first, most, until, now + most >= 1 - WHOLE)


def _with(scenario, area, amount, start):
    """(R, dates) coverage of its own area in each row, with its sum."""
    money = price.for_one(area, amount, start)
    found = price.answers(price.middle(scenario, area.size), money)[1]
    return found[area, :, np.arange(area.size)]
