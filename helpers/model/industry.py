"""Rules 6 and 7: when a new order arrives, and how much its makers can take on."""

import numpy as np

from helpers.model.batch import Rows
from helpers.model.budget import FIRST_BUDGET_YEAR
from helpers.model.inputs import Inputs
from helpers.model.quarters import running


def lead_time(inputs: Inputs, rows: Rows) -> np.ndarray:
    """Rule 6. When an order of each quarter arrives: (T, M, R), quarters.

    q + lead x (0.5 + 0.5 / (1 + ramp x factory_ramp)^(y - 2026)) + export delay of US makers, not
    before `earliest`. y is the year of the order; `rows.ramp` holds the factor. The lead falls at
    each turn of the year, so a later order could overtake an earlier one; it queues behind it
    instead (running maximum). Source: model/supply.
    """
    lead = rows.lead * (0.5 + 0.5 / growth(rows, inputs.years)) + rows.export
    arrival = lead[inputs.years - inputs.years[0]]
    arrival += np.arange(len(inputs.years))[:, None, None]
    np.maximum(arrival, rows.earliest, out=arrival)
    if rows.saved is not None:
        arrival = np.maximum(arrival - rows.saved, np.arange(len(arrival))[:, None, None])
    return running(np.maximum, arrival)


def usable_from(
    inputs: Inputs, rows: Rows, arrival: np.ndarray, out: np.ndarray | None = None
) -> np.ndarray:
    """Quarter from which a new order can be used, slip and training included: (T, M, R).

    Time saved that is more than the wait for arrival shortens slip and training too. `out` may
    be `arrival` itself.
    """
    wait = rows.maker_slip + rows.fielding[inputs.maker_area]
    if rows.saved is None:
        return np.add(arrival, wait, out=out)
    early = lead_time(inputs, rows._replace(saved=None)) - arrival
    return np.add(arrival, np.maximum(wait - (rows.saved - early), 0), out=out)


def factory_slots(inputs: Inputs, rows: Rows, on_order: np.ndarray) -> np.ndarray:
    """Rule 7. What makers can still deliver in each quarter: (M, quarters, R), units.

    rate / 4 x (1 + ramp x factory_ramp)^(y - 2026) - the order-book deliveries `on_order`
    (M, quarters, R), which hold nothing for rates of output added. Source: model/supply.
    """
    years = inputs.years_of(np.arange(on_order.shape[1]))
    capacity = rows.rate / 4 * growth(rows, years)
    slots = capacity.take(years - years[0], axis=0).swapaxes(0, 1)
    slots -= on_order
    return np.maximum(slots, 0, out=slots)


def growth(rows: Rows, years: np.ndarray) -> np.ndarray:
    """Output of makers against that of 2026, for each of these years in a row: (years, M, R).

    (1 + ramp x factory_ramp)^(y - 2026), 1 until 2026. `years` may repeat, as quarters do.
    """
    grown = np.ones((years[-1] - years[0] + 1, *rows.ramp.shape))
    grown[max(0, FIRST_BUDGET_YEAR + 1 - years[0]) :] += rows.ramp
    return running(np.multiply, grown)
