"""Rules 1, 2 and 8: what is on order, what Europe can use of it, and what the US would bring."""

import numpy as np

from helpers.model.batch import Rows
from helpers.model.inputs import Inputs
from helpers.model.quarters import spread


def order_book(inputs: Inputs, rows: Rows, quarters: int) -> np.ndarray:
    """Rule 1. Deliveries per quarter that take a maker's slots: (M, quarters, R), units.

    Each order arrives evenly from planned_first to planned_last, shifted by its slip.
    Source: model/orderbook, model/slips.
    """
    taking = inputs.order_maker >= 0
    return _evenly(
        inputs.first[taking],
        inputs.last[taking],
        rows.order_slip[taking],
        inputs.quantity[taking, None],
        inputs.order_maker[taking],
        (len(inputs.makers), quarters),
    )


def arrived(inputs: Inputs, rows: Rows, fielded: bool) -> np.ndarray:
    """Rules 1 and 2. Units of the order book delivered by the end of each quarter: (A, T, R).

    With `fielded`, those that Europe can use by then. Gross: nothing is given away or retired.
    Source: model/orderbook, model/slips, model/fielding.
    """
    delay = rows.order_slip + rows.fielding[inputs.order_area] * fielded
    gained = _evenly(
        inputs.first,
        inputs.last,
        delay,
        inputs.quantity[:, None],
        inputs.order_area,
        inputs.retired.shape,
    )
    return np.cumsum(gained, axis=1, out=gained)


def usable_holdings(inputs: Inputs, rows: Rows) -> np.ndarray:
    """Rule 2 for the order book. What Europe can use at the end of each quarter: (A, T, R).

    europe + deliveries x (1 - gift), fielding later - retirements. A linked retirement leaves when
    its replacement is usable and only for the part that is not given away. Never below zero.
    Source: model/areas, model/fielding, model/retirements.
    """
    delay = rows.order_slip + rows.fielding[inputs.order_area]
    kept = 1 - rows.gift[inputs.order_area]
    net = inputs.quantity[:, None] * (1 - inputs.replaces[:, None]) * kept
    shape = inputs.retired.shape
    gained = _evenly(inputs.first, inputs.last, delay, net, inputs.order_area, shape)
    held = np.cumsum(gained, axis=1)
    held += rows.europe[:, None]
    held -= inputs.retired[..., None]
    return np.maximum(held, 0, out=held)


def us_forces(inputs: Inputs, rows: Rows) -> np.ndarray:
    """Rule 8. What the US would bring: (A, T, R).

    min(us_war x us_fleet_factor, us_worldwide) x posture; the factor and its cap apply only where
    model/areas says us_scaled_by_slider. Source: model/areas, model/posture_steps.
    """
    factor = np.where(inputs.us_scaled[:, None], rows.levers["us_fleet_factor"], 1)
    level = np.minimum(rows.us_war * factor, inputs.us_worldwide[:, None])
    return level[:, None] * np.moveaxis(inputs.posture[rows.path], 0, -1)


def _evenly(
    first: np.ndarray,
    last: np.ndarray,
    delay: np.ndarray,
    amount: np.ndarray,
    group: np.ndarray,
    shape: tuple[int, int],
) -> np.ndarray:
    """(*shape, R) amounts per group and quarter, each running evenly through delayed quarters."""
    pace = amount / (last - first + 1)[:, None] + np.zeros_like(delay)
    starts = spread(group, first[:, None] + delay, pace, *shape)
    starts -= spread(group, last[:, None] + 1 + delay, pace, *shape)
    return np.cumsum(starts, axis=1, out=starts)
