"""The model: who could do what in each of 18 areas, quarter by quarter to the end of 2035.

`project` runs the rules of the method page for many scenarios and draws at once. Each rule is a
function of its own: `order_book` 1, `usable_holdings` 2, `extra_money` 3, `contracts` 4, `split` 5,
`lead_time` 6, `factory_slots` 7, `us_forces` 8, `two_answers` 9, `majority_quarter` 10 and
`what_binds` 11 (the last two in `questions`). The only loop is over quarters, in `place_orders`.
"""

import numpy as np

from helpers import draws as drawn
from helpers.assumptions import Batch, Scenario, stack
from helpers.holdings import order_book, us_forces, usable_holdings
from helpers.inputs import Inputs
from helpers.makers import factory_slots, lead_time
from helpers.money import contracts, maker_shares, split
from helpers.result import Result
from helpers.rows import Rows, rows
from helpers.timeline import read, spread

BLOCK = 256  # rows worked on together, so that they fit in the processor's cache


def project(
    inputs: Inputs,
    scenarios: Batch | Scenario | list[Scenario],
    draws: int = 0,
    seed: int = 2026,
) -> Result:
    """Project S scenarios with D draws each; draws=0 is the middle case (D = 1).

    Pure: same inputs, scenarios, draws and seed give the same result. All scenarios share the
    draws, so their differences are differences of assumptions alone.
    """
    batch = stack(scenarios)
    sample = drawn.draw(inputs, draws, seed)
    count = batch.size * sample.size
    shape = (len(inputs.areas), len(inputs.quarters), count)
    europe, us = np.empty(shape), np.empty(shape)
    need = np.empty((shape[0], count))
    for start in range(0, count, BLOCK):
        number = np.arange(start, min(start + BLOCK, count))
        block = rows(inputs, sample, batch, number // sample.size, number % sample.size)
        europe[..., number] = europe_holds(inputs, block)
        us[..., number] = us_forces(inputs, block)
        need[:, number] = block.need
    rows_as = (batch.size, sample.size)
    return Result(
        inputs,
        batch,
        europe.reshape(*shape[:2], *rows_as),
        us.reshape(*shape[:2], *rows_as),
        need.reshape(shape[0], *rows_as),
        draws,
    )


def europe_holds(inputs: Inputs, block: Rows) -> np.ndarray:
    """Rule 2 in full: the order book's holdings and the usable new orders, (A, T, R)."""
    held = usable_holdings(inputs, block)
    arrival = lead_time(inputs, block)
    beyond = int(arrival.max()) + 3
    on_order = order_book(inputs, block, max(beyond, len(inputs.years)))
    slots = factory_slots(inputs, block, on_order)
    makers = slots.shape[0] * slots.shape[1]
    at_arrival = read(
        slots.reshape(makers, *slots.shape[2:]), arrival.reshape(len(arrival), makers, -1)
    ).reshape(arrival.shape)
    orders = place_orders(inputs, block, held[:, -1], at_arrival)
    usable = arrival + block.maker_slip + block.fielding
    area = np.broadcast_to(np.arange(len(inputs.areas)), orders.shape[:3])
    new = spread(area, usable, orders * (1 - block.gift), *held.shape[:2])
    return held + np.cumsum(new, axis=1)


def place_orders(
    inputs: Inputs, block: Rows, held_at_end: np.ndarray, slots: np.ndarray
) -> np.ndarray:
    """New orders of each quarter, origin and area, in units: (T, O, A, R). The time loop.

    orders = min(money / cost, slots, gap), gap = need - E(end, order book) - new orders x (1 - gift).
    When the makers of an area could together overfill its gap, each takes its part. Money that is
    not placed rolls on. Areas outside the equipment pot need no money: their rate decides.
    """
    money = contracts(inputs, block)
    shares = maker_shares(inputs, block)
    paid = inputs.paid[:, None]
    unit_cost = np.where(paid, (shares * block.cost).sum(axis=0), 0)
    per_usd = np.divide(shares, block.cost, out=np.zeros_like(block.cost), where=block.cost > 0)
    per_usd = np.where(paid, per_usd, 1)
    price = block.cost * paid
    kept = 1 - block.gift
    short = block.need - held_at_end
    orders = np.zeros_like(slots)
    pot = np.zeros(short.shape[-1])
    for quarter in range(1, len(slots)):
        pot = pot + money[quarter]
        gap = np.maximum(short, 0)
        budget = np.where(paid, split(gap, unit_cost, pot), np.inf)
        wanted = np.minimum(budget * per_usd, slots[quarter])
        total = wanted.sum(axis=0)
        wanted *= np.minimum(1, gap / np.where(total > 0, total, 1))
        orders[quarter] = wanted
        short = short - wanted.sum(axis=0) * kept
        pot = np.maximum(pot - (wanted * price).sum(axis=(0, 1)), 0)
    return orders
