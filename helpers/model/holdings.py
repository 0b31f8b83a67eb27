"""Rules 1, 2 and 8: what is on order, what Europe can use of it, and what the US would bring."""

import numpy as np

from helpers.model.batch import Rows, fleet
from helpers.model.inputs import Inputs
from helpers.model.quarters import running, so_far

GROWING_YEARS = 5  # from the end of 2025 to the end of 2030


def order_book(inputs: Inputs, rows: Rows, quarters: int) -> np.ndarray:
    """Rule 1. Deliveries per quarter that take a maker's slots: (M, quarters, R), units.

    Each order arrives evenly from planned_first to planned_last, shifted by its slip.
    Source: model/orderbook, model/slips.
    """
    taking = inputs.order_maker >= 0
    shape = len(inputs.makers), quarters
    return _evenly(
        inputs, rows.order_slip, inputs.quantity[:, None], inputs.order_maker, shape, taking
    )


def arrived(inputs: Inputs, rows: Rows, fielded: bool) -> np.ndarray:
    """Rules 1 and 2. Units of the order book delivered by the end of each quarter: (A, T, R).

    With `fielded`, those that Europe can use by then. Gross: nothing is given away or retired.
    Source: model/orderbook, model/slips, model/fielding.
    """
    delay = rows.order_slip + rows.fielding[inputs.order_area] * fielded
    amount, shape = inputs.quantity[:, None], inputs.retired.shape
    gained = _evenly(inputs, delay, amount, inputs.order_area, shape)
    running(np.add, gained.swapaxes(0, 1))
    return gained


def usable_holdings(inputs: Inputs, rows: Rows, group: np.ndarray) -> np.ndarray:
    """Rule 2 for the order book. What Europe can use at the end of each quarter: (A, T, R).

    `group` (R) numbers the allies that are Europe: it takes their part of holdings and orders.
    europe + deliveries x (1 - gift), fielding later - retirements. A linked retirement leaves when
    its replacement is usable and only for the part that is not given away. Never below zero.
    Source: model/areas, model/fielding, model/retirements.
    """
    delay = rows.order_slip + rows.fielding[inputs.order_area]
    kept = 1 - rows.gift[inputs.order_area]
    net = inputs.quantity[:, None] * (1 - inputs.replaces[:, None]) * kept
    net *= inputs.group_orders.T.take(group, axis=1)
    held = _evenly(inputs, delay, net, inputs.order_area, inputs.retired.shape)
    held[:, 0] += rows.europe * inputs.group_holds.T.take(group, axis=1)
    running(np.add, held.swapaxes(0, 1))
    held -= inputs.retired[..., None]
    return np.maximum(held, 0, out=held)


def part_left(inputs: Inputs, rows: Rows) -> np.ndarray:
    """Part of Europe's output that it keeps in each quarter: (T, R), for areas that pass some on.

    What goes to Ukraine runs straight from today's part to the later one by the end of 2030, and
    cuts all output, old and new. Source: model/drawn (passed_on_*), shells_passed_on.
    """
    today, later = rows.passed_on
    return 1 - (today + (later - today) * _way(inputs)[:, None])


def us_forces(inputs: Inputs, rows: Rows) -> np.ndarray:
    """Rule 8. What the US would bring: (A, T, R).

    min(us_war x us_fleet_factor, us_worldwide) x posture. In areas counted as yearly output that
    is the part of it that comes to Europe, and it grows. Whole posts are rounded.
    Source: model/areas, model/us_output, model/posture_steps.
    """
    level = fleet(inputs, rows.levers, rows.us_war, rows.us_output[0])
    forces = level[:, None] * np.moveaxis(inputs.posture, 0, -1).take(rows.path, axis=-1)
    grows = np.flatnonzero(inputs.us_by_output)
    forces[grows] *= output_growth(inputs, rows, grows)
    forces[inputs.whole] = np.floor(forces[inputs.whole] + 0.5)
    return forces


def output_growth(inputs: Inputs, rows: Rows, areas: np.ndarray) -> np.ndarray:
    """Rule 8. US yearly output of these areas against that of 2025: (areas, T, R).

    Straight from 2025 to a level of 2030, or by a rate each year until then; flat afterwards.
    us_output_growth scales the rise, 0 freezes output. Source: model/us_output.
    """
    start, growth = rows.us_output[:, areas, None]
    way, scale = _way(inputs)[:, None], rows.levers["us_output_growth"]
    straight = 1 + (growth / start - 1) * scale * way
    compound = (1 + growth * scale) ** (way * GROWING_YEARS)
    return np.where(inputs.us_compound[areas, None, None], compound, straight)


def _way(inputs: Inputs) -> np.ndarray:
    """(T) part of the way from the end of 2025 to the end of 2030."""
    return np.minimum(np.arange(len(inputs.years)) / (4 * GROWING_YEARS), 1)


def _evenly(inputs: Inputs, delay, amount, group, shape, taken=slice(None)) -> np.ndarray:
    """(*shape, R) amounts per group and quarter, each running evenly through delayed quarters.

    delay and amount are (N, R), group (N); only the orders `taken` count.
    """
    delay, amount, group = delay[taken], amount[taken], group[taken]
    first, last = inputs.first[taken], inputs.last[taken]
    pace = amount / (last - first + 1)[:, None] + np.zeros_like(delay)
    ends = np.stack([first[:, None] + delay, last[:, None] + 1 + delay])
    return so_far(np.stack([group, group]), ends, np.stack([pace, -pace]), *shape)
