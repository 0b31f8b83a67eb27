"""Rules 6 and 7: when a new order arrives, and how much its makers can take on."""

import numpy as np

from helpers.model.batch import Rows
from helpers.model.budget import FIRST_BUDGET_YEAR
from helpers.model.inputs import Inputs


def lead_time(inputs: Inputs, rows: Rows) -> np.ndarray:
    """Rule 6. When an order of each quarter arrives: (T, M, R), quarters.

    q + lead x (0.5 + 0.5 / (1 + ramp x factory_ramp)^(y - 2026)) + export delay of US makers, not
    before `earliest`. y is the year of the order; `rows.ramp` holds the factor. The lead falls at
    each turn of the year, so a later order could overtake an earlier one; it queues behind it
    instead (running maximum). Source: model/supply.
    """
    years = np.unique(inputs.years)
    grown = (1 + rows.ramp) ** np.maximum(years - FIRST_BUDGET_YEAR, 0)[:, None, None]
    lead = rows.lead * (0.5 + 0.5 / grown) + rows.export
    arrival = lead[inputs.years - years[0]]
    arrival += np.arange(len(inputs.years))[:, None, None]
    np.maximum(arrival, rows.earliest, out=arrival)
    return np.maximum.accumulate(arrival, axis=0, out=arrival)


def factory_slots(inputs: Inputs, rows: Rows, on_order: np.ndarray) -> np.ndarray:
    """Rule 7. What makers can still deliver in each quarter: (M, quarters, R), units.

    rate / 4 x (1 + ramp x factory_ramp)^(y - 2026) - the order-book deliveries `on_order`
    (M, quarters, R), which hold nothing for rates of output added. Source: model/supply.
    """
    quarters = on_order.shape[1]
    first_quarter = int(inputs.quarters[0][5]) - 1
    years = inputs.years[0] + (first_quarter + np.arange(quarters)) // 4
    since = np.maximum(np.unique(years) - FIRST_BUDGET_YEAR, 0)
    capacity = (rows.rate / 4)[:, None] * (1 + rows.ramp)[:, None] ** since[:, None]
    slots = capacity[:, years - years[0]]
    slots -= on_order
    return np.maximum(slots, 0, out=slots)
