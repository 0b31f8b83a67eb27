"""Rows of the projection: every pair of a scenario and a draw, as arrays whose last axis is R.

A row has its own drawn inputs and its own slider positions, so the rules need no loop over
either. Months become quarters and percents become shares here.
"""

from typing import NamedTuple

import numpy as np

from helpers.model.assumptions import Batch
from helpers.model.draws import Draws, triangular
from helpers.model.inputs import ORIGINS, Inputs, Range

US = ORIGINS.index("US")
PERCENT = 0.01
MONTHS = 1 / 3  # in quarters
LIFTED_LEAD = 0.25
LIFTED_EARLIEST = 8.0  # 2027Q4
LIFTED_FACTORIES = 5.0
LIFTED_MONEY = 1e6  # USD bn a quarter


class Rows(NamedTuple):
    """R rows; times in quarters, money in USD bn of 2026, shares between 0 and 1."""

    levers: dict[str, np.ndarray]  # sliders as in the table, (R)
    path: np.ndarray  # (R) number of the posture path
    gift: np.ndarray  # (A, R) part of deliveries passed on
    europe: np.ndarray  # (A, R)
    us_war: np.ndarray  # (A, R)
    need: np.ndarray  # (A, R)
    fielding: np.ndarray  # (A, R)
    lead: np.ndarray  # (M, R) table lead, lifts included
    export: np.ndarray  # (M, R) extra wait for US-made weapons
    earliest: np.ndarray  # (M, R)
    rate: np.ndarray  # (M, R) a year
    ramp: np.ndarray  # (M, R)
    cost: np.ndarray  # (M, R)
    order_slip: np.ndarray  # (N, R) export delay included
    maker_slip: np.ndarray  # (M, R)


def rows(inputs: Inputs, draws: Draws, batch: Batch, scenario: np.ndarray, at: np.ndarray) -> Rows:
    """The rows for scenario numbers and draw numbers `at`, both (R)."""
    levers = {name: values[scenario] for name, values in batch.values.items()}
    lift = {name: values > 0 for name, values in levers.items() if name.startswith("lift_")}
    export = levers["us_export_delay"] * MONTHS
    order_slip = _slip(inputs, draws, levers, draws.order_slip[:, at], inputs.order_maturity)
    order_slip += (inputs.order_origin == US)[:, None] * export
    order_slip[inputs.complete] = 0
    earliest = inputs.earliest[:, None]
    return Rows(
        levers=levers,
        path=batch.posture[scenario],
        gift=inputs.gift_area[:, None] * (levers["ukraine_gifts"] * PERCENT),
        europe=_level(inputs, inputs.europe, "europe", draws.europe_level[:, at], levers),
        us_war=_level(inputs, inputs.us_war, "us", draws.us_level[:, at], levers),
        need=draws.need[:, at],
        fielding=draws.fielding[:, at]
        * np.where(lift["lift_fielding"], 0, levers["fielding_factor"] * MONTHS),
        lead=draws.lead[:, at] * np.where(lift["lift_lead"], LIFTED_LEAD * MONTHS, MONTHS),
        export=(inputs.maker_origin == US)[:, None] * export,
        earliest=np.where(lift["lift_lead"], np.minimum(earliest, LIFTED_EARLIEST), earliest),
        rate=draws.rate[:, at] * np.where(lift["lift_factories"], LIFTED_FACTORIES, 1),
        ramp=draws.ramp[:, at],
        cost=draws.cost[:, at],
        order_slip=order_slip,
        maker_slip=_slip(inputs, draws, levers, draws.maker_slip[:, at], inputs.maker_maturity),
    )


def _level(
    inputs: Inputs, table: Range, side: str, uniform: np.ndarray, levers: dict[str, np.ndarray]
) -> np.ndarray:
    """(A, R) holdings; in reader-set areas the reader's estimate is the middle value."""
    mid = np.repeat(table.mid[:, None], uniform.shape[-1], axis=1)
    for row, area in enumerate(inputs.areas):
        mid[row] = levers.get(f"{area}_{side}", mid[row])
    return triangular(Range(table.low[:, None], mid, table.high[:, None]), uniform)


def _slip(
    inputs: Inputs,
    draws: Draws,
    levers: dict[str, np.ndarray],
    drawn: np.ndarray,
    maturity: np.ndarray,
) -> np.ndarray:
    """Rule 1's slip in quarters: min(cap, factor x drawn months), or the mean of that."""
    factor = np.where(levers["lift_slips"] > 0, 0, levers["slip_factor"])
    cap = inputs.constants["max_slip_months"]
    if not draws.middle:
        return np.minimum(cap, drawn * factor) * MONTHS
    late = 1 - inputs.constants["on_time_share"]
    mean = [
        np.minimum(cap, record[:, None] * factor).sum(axis=0) / max(record.size, 1) * late
        for record in inputs.slip_record
    ]
    return np.stack(mean)[maturity] * MONTHS
