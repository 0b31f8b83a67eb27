"""Rules 1, 2 and 8: what is on order, what Europe can use of it, and what the US would bring."""

import numpy as np

from helpers.inputs import ORIGINS, Inputs
from helpers.rows import PERCENT, Rows
from helpers.timeline import spread


def order_book(inputs: Inputs, rows: Rows, quarters: int) -> np.ndarray:
    """Rule 1. Deliveries per quarter of each origin in each area: (O, A, quarters, R).

    Each order arrives evenly from planned_first to planned_last, shifted by its slip.
    Source: model/orderbook, model/slips.
    """
    areas = len(inputs.areas)
    groups = len(ORIGINS) * areas
    group = inputs.order_origin * areas + inputs.order_area
    arrived = _evenly(inputs, rows.order_slip, inputs.quantity[:, None], group, groups, quarters)
    return arrived.reshape(len(ORIGINS), areas, quarters, -1)


def usable_holdings(inputs: Inputs, rows: Rows) -> np.ndarray:
    """Rule 2 for the order book. What Europe can use at the end of each quarter: (A, T, R).

    europe + deliveries x (1 - gift), fielding later - retirements. A linked retirement leaves when
    its replacement is usable and only for the part that is not given away. Never below zero.
    Source: model/areas, model/fielding, model/retirements.
    """
    delay = rows.order_slip + rows.fielding[inputs.order_area]
    kept = 1 - rows.gift[inputs.order_area]
    net = inputs.quantity[:, None] * (1 - inputs.replaces[:, None]) * kept
    areas, quarters = inputs.retired.shape
    gained = _evenly(inputs, delay, net, inputs.order_area, areas, quarters)
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
    inputs: Inputs,
    delay: np.ndarray,
    amount: np.ndarray,
    group: np.ndarray,
    groups: int,
    quarters: int,
) -> np.ndarray:
    """Amounts per quarter and group, each order running evenly through its delayed quarters."""
    pace = amount / (inputs.last - inputs.first + 1)[:, None] + np.zeros_like(delay)
    starts = spread(group, inputs.first[:, None] + delay, pace, groups, quarters)
    starts -= spread(group, inputs.last[:, None] + 1 + delay, pace, groups, quarters)
    return np.cumsum(starts, axis=1, out=starts)


assert PERCENT
