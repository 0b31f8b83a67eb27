"""Rules 6 and 7: when a new order arrives, and how much a factory can take on."""

import numpy as np

from helpers.inputs import Inputs
from helpers.money import FIRST_BUDGET_YEAR
from helpers.rows import Rows


def lead_time(inputs: Inputs, rows: Rows) -> np.ndarray:
    """Rule 6. Arrival of what is ordered in each quarter: (T, O, A, R), quarters.

    q + lead x (0.5 + 0.5 / (1 + ramp)^(y - 2026)) + export delay of US makers, not before
    `earliest`. y is the year of the order. The lead falls at each turn of the year, so a later
    order could overtake; it queues instead (running maximum). Source: model/supply.
    """
    years = np.unique(inputs.years)
    grown = (1 + rows.ramp) ** np.maximum(years - FIRST_BUDGET_YEAR, 0)[:, None, None, None]
    lead = rows.lead * (0.5 + 0.5 / grown) + rows.export
    number = np.arange(len(inputs.years))
    arrival = lead[inputs.years - years[0]]
    arrival += number[:, None, None, None]
    np.maximum(arrival, rows.earliest, out=arrival)
    return np.maximum.accumulate(arrival, axis=0, out=arrival)


def factory_slots(inputs: Inputs, rows: Rows, on_order: np.ndarray) -> np.ndarray:
    """Rule 7. What each origin's factories can still deliver per quarter: (O, A, quarters, R).

    rate / 4 x (1 + ramp x factory_ramp)^(y - 2026) - that origin's order-book deliveries, which
    are `on_order` (O, A, quarters, R); rates of output added have nothing subtracted.
    Source: model/supply.
    """
    quarters = on_order.shape[2]
    first_quarter = int(inputs.quarters[0][5]) - 1
    years = inputs.years[0] + (first_quarter + np.arange(quarters)) // 4
    since = np.maximum(np.unique(years) - FIRST_BUDGET_YEAR, 0)
    growth = 1 + rows.ramp * rows.levers["factory_ramp"]
    rate = rows.rate * inputs.has_maker[..., None] / 4
    capacity = rate[:, :, None] * growth[:, :, None] ** since[:, None]
    taken = on_order * inputs.nets_order_book[..., None, None]
    slots = capacity[:, :, years - years[0]]
    slots -= taken
    return np.maximum(slots, 0, out=slots)
