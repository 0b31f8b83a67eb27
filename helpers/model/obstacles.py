"""What stands between money and a lead: which limit, and how far it would have to move.

Money is without limit here, from a quarter on, so only what money cannot buy is left.
"""

import numpy as np

from helpers.data.cached import cached
from helpers.model import price
from helpers.model.assumptions import Scenario
from helpers.model.inputs import load
from helpers.model.price import AS_IT_IS, Change
from helpers.model.projection import BLOCK
from helpers.model.questions import LIMITS

LIFTED = [lift for lift in LIMITS if lift != "lift_money"]
NOT_BOUGHT, TOGETHER = "not bought with this money", "several limits at once"
NEED, DATE = "need met, still no lead", "the date is too near"
MONTHS = (0, 6, 12, 18, 24, 30, 36, 42, 48, 60, 72, 84)  # saved
OUTPUT = (1, 1.5, 2, 3, 4, 6, 10)  # times that of the table
NEVER = np.inf
WHOLE = 1e-3  # of the need: less is not missed


@cached(maxsize=256)
def in_the_way(scenario: Scenario, start: int, change: Change = AS_IT_IS) -> np.ndarray:
    """(A, dates) lists: the limits of which each alone, lifted, lets money buy the lead.

    Where none does: TOGETHER if all of them do, NEED if the need is covered before the lead is
    there, DATE if even then too little comes in time, NOT_BOUGHT where the pot buys nothing.
    Empty where no limit is in the way.
    """
    count = len(LIFTED) + 2  # none, each, all
    one = {lift: np.eye(count)[row + 1] for row, lift in enumerate(LIFTED)}
    lifts = {lift: np.maximum(alone, np.eye(count)[-1]) for lift, alone in one.items()}
    block = price.middle(scenario, count, **lifts)
    share, coverage = price.answers(block, price.for_all(count, start), change)
    reached = price.leads(share, scenario)
    found = np.empty(reached.shape[:2], object)
    for area, date in np.ndindex(found.shape):
        free, *alone, everything = reached[area, date]
        names = [LIMITS[lift] for lift, over in zip(LIFTED, alone, strict=True) if over]
        met = coverage[area, date, -1] >= 1 - WHOLE
        rest = [TOGETHER if everything else NEED if met else DATE]
        if not load().paid[area]:
            rest = [NOT_BOUGHT]
        found[area, date] = [] if free else names or rest
    return found


@cached(maxsize=8)
def months_needed(scenario: Scenario, start: int) -> np.ndarray:
    """(A, dates, D) least months of MONTHS that new orders must save in each draw, or NEVER."""
    return _needed(scenario, start, [(months, Change(months=months)) for months in MONTHS])


@cached(maxsize=8)
def output_needed(scenario: Scenario, start: int) -> np.ndarray:
    """(A, dates, D) least output of OUTPUT, times that of the table, in each draw, or NEVER."""
    return _needed(scenario, start, [(output, Change(output=output)) for output in OUTPUT])


@cached(maxsize=8)
def leads_already(scenario: Scenario) -> np.ndarray:
    """(A, dates, D) True where Europe leads without any extra money."""
    led = [price.leads(price.answers(part)[0], scenario) for part in _parts(scenario)]
    return np.concatenate(led, axis=-1)


def _needed(scenario, start, changes):
    found = []
    for part in _parts(scenario):
        least = np.full((len(load().areas), len(price.DATES), part.group.size), NEVER)
        for value, change in reversed(changes):
            money = price.for_all(part.group.size, start)
            over = price.leads(price.answers(part, money, change)[0], scenario)
            least[over] = value
        found.append(least)
    return np.concatenate(found, axis=-1)


def _parts(scenario):
    """The draws as blocks that stay in the processor's cache."""
    sample = price.sample(scenario)
    for numbers in np.split(np.arange(sample.size), range(BLOCK, sample.size, BLOCK)):
        yield price.drawn(scenario, sample.take(numbers))
