"""The price of a lead: the least extra money that carries one area over the line by a date.

The money comes on top of the rule's own, for one area alone, and may be used from a quarter on.
It meets what all money meets: lead times, slots, slips, training, and the gap, since nothing is
ordered beyond the need. So a lead can have no price. Middle case, unless said otherwise.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from helpers.data.cached import cached
from helpers.model import batch, cases
from helpers.model.assumptions import LINE, Scenario, stack
from helpers.model.batch import Extra, Rows
from helpers.model.draws import Draws, draw
from helpers.model.holdings import us_forces
from helpers.model.inputs import load
from helpers.model.projection import europe_holds
from helpers.model.result import two_answers

DATES = ("2027", "2030", "2035")
UNLIMITED = 1e6  # USD bn
MOST = 204.8  # USD bn: more than any area can use
EXACT = 0.015  # USD bn
STEPS = 24  # sums tried at a time
SEED = 2026


class Change(NamedTuple):
    """What is changed besides money: months from order to use, and output of all makers."""

    months: float = 0.0  # saved
    output: float = 1.0  # times that of the table


AS_IT_IS = Change()


def middle(scenario: Scenario, count: int = 1, **lifts: np.ndarray) -> Rows:
    """So many rows of the middle case; `lifts` say where a limit of rule 11 is lifted."""
    number = np.zeros(count, int)
    assumed = stack(scenario).take(number).set(**lifts)
    return batch.rows(load(), draw(load(), 0, SEED), assumed, np.arange(count), number)


def drawn(scenario: Scenario, sample: Draws) -> Rows:
    """One row a draw."""
    return batch.of_one(load(), sample, scenario)


def sample(scenario: Scenario) -> Draws:
    """cases.DRAWS draws of all inputs, for one scenario."""
    return draw(load(), cases.DRAWS, SEED, scenario.errors_together)


def answers(
    block: Rows, money: Extra | None = None, change: Change = AS_IT_IS
) -> tuple[np.ndarray, np.ndarray]:
    """Share and coverage of each area at the end of DATES: two of (A, dates, R), 0 to 1.

    A share of nothing on either side is 0.
    """
    inputs = load()
    saved = np.full(block.group.shape, change.months / 3) if change.months else None
    block = block._replace(extra=money, rate=block.rate * change.output, saved=saved)
    at = [inputs.quarters.index(f"{date}Q4") for date in DATES]
    europe, us = europe_holds(inputs, block)[:, at], us_forces(inputs, block)[:, at]
    share, coverage = two_answers(europe, us, np.broadcast_to(block.need[:, None], us.shape))
    return np.nan_to_num(share), np.nan_to_num(coverage)


def for_one(area: np.ndarray, amount: np.ndarray, start: int) -> Extra:
    """USD bn for one area a row (R), from a quarter on."""
    own = np.zeros((len(load().areas), len(area)))
    own[area, np.arange(len(area))] = amount
    return Extra(own, np.full(len(area), start))


def for_all(count: int, start: int) -> Extra:
    """Unlimited money for every area, which is for each as if it alone had it: slots decide."""
    return Extra(np.full((len(load().areas), count), UNLIMITED), np.full(count, start))


def leads(share: np.ndarray, scenario: Scenario) -> np.ndarray:
    """Above the scenario's line, as `questions.above` has it."""
    return np.round(share, 9) > getattr(scenario, LINE) / 100


class Priced(NamedTuple):
    """(A, dates): share and coverage without money, share with all of it, and the least sum."""

    share: np.ndarray
    coverage: np.ndarray
    best_share: np.ndarray
    price: np.ndarray  # USD bn; 0 where Europe leads already, nan at no price


@cached(maxsize=512)
def priced(scenario: Scenario, start: int, change: Change = AS_IT_IS) -> Priced:
    """The price of each area's lead at each of DATES, money from quarter number `start` on."""
    single = middle(scenario)
    now, best = (
        [part[..., 0] for part in answers(single, money, change)]
        for money in (None, for_all(1, start))
    )
    ahead, reached = leads(now[0], scenario), leads(best[0], scenario)
    area, date = np.nonzero(reached & ~ahead)

    def crosses(amount: np.ndarray) -> np.ndarray:
        own, when = (np.repeat(part, amount.shape[1]) for part in (area, date))
        money = for_one(own, amount.ravel(), start)
        share = answers(middle(scenario, own.size), money, change)[0]
        return leads(share[own, when, np.arange(own.size)], scenario).reshape(amount.shape)

    price = np.where(ahead, 0, np.nan)
    price[area, date] = least(crosses, area.size)
    return Priced(*now, best[0], price)


@cached
def by_draw(scenario: Scenario, start: int, area: int, date: int) -> np.ndarray:
    """(D) the price of one lead in each draw; 0 where Europe leads already, nan at no price."""
    every = sample(scenario)
    block = drawn(scenario, every)
    now, best = (
        leads(answers(block, money)[0][area, date], scenario)
        for money in (None, for_all(every.size, start))
    )
    between = np.flatnonzero(best & ~now)

    def crosses(amount: np.ndarray) -> np.ndarray:
        tried = drawn(scenario, every.take(np.repeat(between, amount.shape[1])))
        money = for_one(np.full(amount.size, area), amount.ravel(), start)
        share = answers(tried, money)[0][area, date]
        return leads(share, scenario).reshape(amount.shape)

    price = np.where(now, 0, np.nan)
    price[between] = least(crosses, between.size)
    return price


def least(crosses: Callable[[np.ndarray], np.ndarray], count: int) -> np.ndarray:
    """(count) the least sums that cross, to EXACT, where MOST does and nothing does not.

    `crosses` says it of sums (count, STEPS). More money never undoes a lead (a test tries it), so
    each turn cuts the range that holds the answer into STEPS parts.
    """
    low, high = np.zeros(count), np.full(count, MOST)
    each = np.arange(count)
    while count and (high - low).max() > EXACT:
        tried = low[:, None] + (high - low)[:, None] * np.arange(STEPS + 1) / STEPS
        over = crosses(tried[:, 1:])
        over[:, -1] = True  # as the turn before found
        first = over.argmax(axis=1)
        low, high = tried[each, first], tried[each, first + 1]
    return high
