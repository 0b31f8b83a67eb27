"""The model: who could do what in each area, quarter by quarter to the end of 2035.

`project` runs the rules of the method page for many scenarios and draws at once. Each rule is a
function of its own: `order_book` 1, `usable_holdings` 2, `extra_money` 3, `contracts` 4, `split` 5,
`lead_time` 6, `factory_slots` 7, `us_forces` 8, `two_answers` 9, `majority_quarter` 10 and
`what_binds` 11 (the last two in `questions`). The only loop is over quarters, in `place_orders`.
"""

from typing import NamedTuple

import numpy as np

from helpers.model import draws as drawn
from helpers.model.assumptions import Batch, Scenario, stack
from helpers.model.batch import Rows, rows
from helpers.model.budget import contracts, maker_shares, split
from helpers.model.holdings import order_book, part_left, us_forces, usable_holdings
from helpers.model.industry import factory_slots, lead_time, usable_from
from helpers.model.inputs import Inputs
from helpers.model.quarters import read, so_far
from helpers.model.result import Result

NOTHING = np.finfo(float).tiny  # in place of no gap, to divide by
BLOCK = 96  # rows worked on together: fewer cost a call each, more leave the cache


def project(
    inputs: Inputs,
    scenarios: Batch | Scenario | list[Scenario],
    draws: int | drawn.Draws = 0,
    seed: int = 2026,
) -> Result:
    """Project S scenarios with D draws each; draws=0 is the middle case (D = 1).

    `draws` may also be a sample made elsewhere, such as the ends of a range.

    Pure: same inputs, scenarios, draws and seed give the same result. All scenarios share the
    draws, so their differences are differences of assumptions alone.
    """
    batch = stack(scenarios)
    made = draws if isinstance(draws, drawn.Draws) else None
    size, middle = (made.size, made.middle) if made else (max(draws, 1), draws == 0)
    rows_as = (batch.size, size)
    count = batch.size * size
    shape = (len(inputs.areas), len(inputs.quarters), count)
    europe, us = np.empty(shape), np.empty(shape)
    need = np.empty((shape[0], count))
    # The middle case and a sample made elsewhere have no errors that could hang together.
    together = batch["errors_together"] * (made is None and not middle)
    for rho in np.unique(together):
        sample = made or drawn.draw(inputs, draws, seed, float(rho))
        numbers = np.flatnonzero(np.repeat(together == rho, rows_as[1]))
        for start in range(0, numbers.size, BLOCK):
            here = numbers[start : start + BLOCK]
            block = rows(inputs, sample, batch, *np.divmod(here, rows_as[1]))
            here = slice(here[0], here[-1] + 1) if here[-1] - here[0] < here.size else here
            europe[..., here] = europe_holds(inputs, block)
            us[..., here] = us_forces(inputs, block)
            need[:, here] = block.need
    return Result(
        inputs,
        batch,
        europe.reshape(*shape[:2], *rows_as),
        us.reshape(*shape[:2], *rows_as),
        need.reshape(shape[0], *rows_as),
        0 if middle else size,
    )


class Market(NamedTuple):
    """What new orders meet, whatever the money: the same for every plan."""

    held: np.ndarray  # (A, T, R) usable from the order book, for the group that is Europe
    short: np.ndarray  # (A, R) need - E(end, order book of all allies)
    left: np.ndarray  # (T, R) part of output kept where some is passed on
    kept: np.ndarray  # (A, R) part of new orders that is not given away or passed on at the end
    arrival: np.ndarray  # (T, M, R) quarter in which an order arrives
    slots: np.ndarray  # (T, M, R) units that makers can deliver then
    money: np.ndarray  # (T, R) USD bn that contracts of a quarter may use


def europe_holds(inputs: Inputs, block: Rows) -> np.ndarray:
    """Rule 2 in full: the order book's holdings and the usable new orders, (A, T, R).

    Orders are those of all allies with all that they hold, whoever is Europe and whatever counts:
    the choice of allies, and of what is ready, only picks a part of the outcome.
    """
    met = market(inputs, block)
    orders = place_orders(inputs, block, met)
    # in place from here on: fetching new memory costs more than the sums
    usable = usable_from(inputs, block, met.arrival, out=met.arrival)
    return with_new_orders(inputs, block, met, orders, usable)


def market(inputs: Inputs, block: Rows) -> Market:
    """What new orders meet: rules 1, 2, 4, 6 and 7."""
    everybody = np.zeros_like(block.group)
    held = usable_holdings(inputs, block, everybody)
    left = part_left(inputs, block)
    kept = 1 - block.gift
    kept[inputs.passed_on] *= left[-1]
    arrival = lead_time(inputs, block)
    beyond = max(int(arrival.max(initial=0)) + 2, len(inputs.years))
    slots = factory_slots(inputs, block, order_book(inputs, block, beyond))
    held_at_end = held[:, -1].copy()
    held_at_end[inputs.passed_on] *= left[-1]
    if block.group.any():
        held = usable_holdings(inputs, block, block.group)
    short = block.need - held_at_end
    money = contracts(inputs, block)
    return Market(held, short, left, kept, arrival, read(slots, arrival), money)


def with_new_orders(
    inputs: Inputs, block: Rows, met: Market, orders: np.ndarray, usable: np.ndarray
) -> np.ndarray:
    """What Europe can use at the end of each quarter with these orders: (A, T, R).

    `orders` (T, M, R) are used up; `usable` (T, M, R) says from which quarter on each counts.
    """
    orders *= ((1 - block.gift) * inputs.group_buys.T.take(block.group, axis=1))[inputs.maker_area]
    area = np.broadcast_to(inputs.maker_area, orders.shape[:2])
    total = so_far(area, usable, orders, *met.held.shape[:2])
    total += met.held
    total[inputs.passed_on] *= met.left
    total *= block.ready[:, None]
    return total


def place_orders(inputs: Inputs, block: Rows, met: Market) -> np.ndarray:
    """New orders of each quarter with each maker, in units: (T, M, R). The time loop.

    orders = min(money / cost, slots, gap); the gap is need - E(end, order book) - new orders so
    far x `kept` (A, R), the part that is not given away or passed on at the end. A slot is sold
    once: orders that arrive less than a quarter apart share the quarter's slots. Where the makers
    of an area together could overfill its gap, each takes its part. Money that is not placed rolls
    on. Areas outside the equipment pot need none: there the rate decides. An area's own extra
    money pays for what its part of the pot does not.
    """
    area, arrival = inputs.maker_area, met.arrival
    shares = maker_shares(inputs, block)
    price = np.where(inputs.paid[area, None], block.cost, 0)
    unit_cost = by_area(inputs, shares * price)
    per_usd = np.divide(shares, price, out=np.ones_like(shares), where=price > 0)
    short = met.short.copy()
    pot, own = np.zeros(short.shape[-1]), np.zeros_like(short)
    orders = np.zeros_like(met.slots)
    sold = orders[0].copy()
    for quarter in range(1, len(orders)):
        sold += orders[quarter - 1]
        sold *= np.maximum(1 - (arrival[quarter] - arrival[quarter - 1]), 0)
        gap = np.maximum(short, 0)
        pot += met.money[quarter]
        budget = split(gap, unit_cost, pot, block.plan)
        budget[~inputs.paid] = np.inf
        if block.extra:
            own += block.extra.amount * (block.extra.start == quarter)
        wanted = (budget + own if block.extra else budget).take(area, axis=0)
        wanted *= per_usd
        np.minimum(wanted, np.maximum(met.slots[quarter] - sold, 0), out=wanted)
        total = by_area(inputs, wanted)
        # the part of it that fits into the gap: all, unless the makers would overfill it
        fits = gap / np.maximum(np.maximum(total, gap), NOTHING)
        np.multiply(wanted, fits.take(area, axis=0), out=orders[quarter])
        short -= np.minimum(total, gap) * met.kept
        spent = orders[quarter] * price
        if block.extra:
            beyond = np.maximum(by_area(inputs, spent) - budget, 0)
            own -= beyond
            pot += beyond.sum(axis=0)
        pot -= spent.sum(axis=0)
        np.maximum(pot, 0, out=pot)
    return orders


def by_area(inputs: Inputs, values: np.ndarray) -> np.ndarray:
    """Makers' values (M, R) summed per area: (A, R)."""
    total = np.zeros((len(inputs.areas), values.shape[-1]))
    for makers, areas in inputs.makers_in_turn:
        total[areas] += values.take(makers, axis=0)
    return total
