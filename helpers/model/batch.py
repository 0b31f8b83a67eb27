"""Rows of the projection: every pair of a scenario and a draw, as arrays whose last axis is R.

A row has its own drawn inputs and its own slider positions, so the rules need no loop over
either. Months become quarters and percents become shares here.
"""

from typing import NamedTuple

import numpy as np

from helpers.model import plans
from helpers.model.assumptions import READY, Batch, Scenario, stack
from helpers.model.draws import US, Draws, triangular
from helpers.model.inputs import Inputs, Range

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
    group: np.ndarray  # (R) number of the group that is Europe
    gift: np.ndarray  # (A, R) part of deliveries passed on
    passed_on: np.ndarray  # (2, R) part of all output passed on, at first and later
    europe: np.ndarray  # (A, R) all that all allies hold
    ready: np.ndarray  # (A, R) part of Europe's holdings that counts
    us_war: np.ndarray  # (A, R) at 2025, before the fleet slider
    us_output: np.ndarray  # (2, A, R) output of 2025 and its growth; 1 where it is no output
    need: np.ndarray  # (A, R)
    fielding: np.ndarray  # (A, R)
    lead: np.ndarray  # (M, R) table lead, lifts included
    export: np.ndarray  # (M, R) extra wait for US-made weapons
    earliest: np.ndarray  # (M, R)
    rate: np.ndarray  # (M, R) a year
    ramp: np.ndarray  # (M, R) as the table has it, times factory_ramp
    cost: np.ndarray  # (M, R)
    order_slip: np.ndarray  # (N, R) export delay included
    maker_slip: np.ndarray  # (M, R)
    spending_error: np.ndarray  # (R) standard deviations
    equipment_error: np.ndarray  # (R) points
    plan: plans.Shares | None = None  # in place of rule 5; None is the rule
    extra: "Extra | None" = None  # on top of the rule
    saved: np.ndarray | None = None  # (R) quarters that new orders take less


class Extra(NamedTuple):
    """Money beside the pot that one area alone may use, from one quarter on."""

    amount: np.ndarray  # (A, R) USD bn
    start: np.ndarray  # (R) quarter


def rows(inputs: Inputs, draws: Draws, batch: Batch, scenario: np.ndarray, at: np.ndarray) -> Rows:
    """The rows for scenario numbers and draw numbers `at`, both (R)."""
    levers = {name: values[scenario] for name, values in batch.values.items()}
    lift = {name: values > 0 for name, values in levers.items() if name.startswith("lift_")}
    drawn = draws.take(at)
    export = levers["us_export_delay"] * MONTHS
    less = _replanned(inputs, drawn, levers)
    order_slip = _slip(inputs, drawn, levers, drawn.order_slip, inputs.order_maturity, less)
    order_slip += (inputs.order_origin == US)[:, None] * export
    order_slip[inputs.on_its_date] = 0
    earliest = inputs.earliest[:, None]
    passed = np.stack([drawn.passed_today, drawn.passed_later])
    europe = _level(inputs, inputs.europe, "europe", drawn.europe_level, levers)
    us_war = us_2025 = _us_level(inputs, inputs.us_war, drawn, levers)
    if inputs.need_us is not inputs.us_war:
        us_2025 = _us_level(inputs, inputs.need_us, drawn, levers)
    us_2025 = fleet(inputs, levers, us_2025, drawn.us_output)
    adds_europe, adds_us = inputs.need_adds.T[..., None]
    return Rows(
        levers=levers,
        path=batch.posture[scenario],
        group=batch.europe_means[scenario],
        gift=inputs.gift_area[:, None] * (levers["ukraine_gifts"] * PERCENT),
        passed_on=passed * (levers["shells_passed_on"] / inputs.drawn["passed_on_today"].mid),
        europe=europe,
        ready=np.where(batch.forces[scenario] == READY, drawn.ready, 1),
        us_war=us_war,
        us_output=np.stack([drawn.us_output, drawn.us_growth]),
        need=drawn.need + adds_europe * europe + adds_us * us_2025,
        fielding=drawn.fielding
        * np.where(lift["lift_fielding"], 0, levers["fielding_factor"] * MONTHS),
        lead=drawn.lead * np.where(lift["lift_lead"], LIFTED_LEAD * MONTHS, MONTHS),
        export=(inputs.maker_origin == US)[:, None] * export,
        earliest=np.where(lift["lift_lead"], np.minimum(earliest, LIFTED_EARLIEST), earliest),
        rate=drawn.rate * np.where(lift["lift_factories"], LIFTED_FACTORIES, 1),
        ramp=drawn.ramp * levers["factory_ramp"],
        cost=drawn.cost,
        order_slip=order_slip,
        maker_slip=_slip(inputs, drawn, levers, drawn.maker_slip, inputs.maker_maturity),
        spending_error=drawn.spending * levers["spending_error"],
        equipment_error=drawn.equipment * levers["spending_error"],
        plan=plans.shares(batch.plan[scenario], inputs.areas, inputs.families),
    )


def of_one(inputs: Inputs, draws: Draws, scenario: Scenario) -> Rows:
    """The rows of one scenario, one a draw."""
    number = np.arange(draws.size)
    return rows(inputs, draws, stack(scenario), 0 * number, number)


def fleet(inputs: Inputs, levers: dict, level: np.ndarray, output: np.ndarray) -> np.ndarray:
    """Rule 8's fleet slider: min(level x us_fleet_factor, us_worldwide), (A, R).

    The factor and its cap apply only where model/areas says us_scaled_by_slider; where the US is
    counted as yearly output, all of the output is the cap.
    """
    factor = np.where(inputs.us_scaled[:, None], levers["us_fleet_factor"], 1)
    return np.minimum(level * factor, inputs.us_worldwide[:, None] * output)


def _level(inputs: Inputs, table: Range, side: str, uniform, levers: dict) -> np.ndarray:
    """(A, R) holdings; in reader-set areas the reader's estimate is the middle value."""
    mid = np.repeat(table.mid[:, None], uniform.shape[-1], axis=1)
    for row, area in enumerate(inputs.areas):
        mid[row] = levers.get(f"{area}_{side}", mid[row])
    return triangular(Range(table.low[:, None], mid, table.high[:, None]), uniform)


def _us_level(inputs: Inputs, table: Range, draws: Draws, levers: dict):
    """(A, R) what the US would bring; of a yearly output, the one part that comes to Europe."""
    level = _level(inputs, table, "us", draws.us_level, levers)
    by_output = inputs.us_by_output
    level[by_output] = table.mid[by_output, None] * draws.us_part
    return level * draws.us_output


def _replanned(inputs: Inputs, draws: Draws, levers: dict) -> np.ndarray:
    """(N, R) how far an order slips less because its dates are the newest re-planned ones."""
    table = inputs.drawn["replanned_slip"]
    mid = levers["replanned_slip"]
    ends = np.minimum(table.low, mid), mid, np.maximum(table.high, mid)
    factor = triangular(Range(*(np.atleast_2d(end) for end in ends)), draws.replanned)
    return np.where(inputs.replanned[:, None], factor, 1)


def _slip(inputs: Inputs, draws: Draws, levers: dict, drawn, maturity, less=1) -> np.ndarray:
    """Rule 1's slip in quarters: min(cap, factor x drawn months), or the mean of that."""
    factor = np.where(levers["lift_slips"] > 0, 0, levers["slip_factor"]) * less
    cap = inputs.constants["max_slip_months"]
    if not draws.middle:
        return np.minimum(cap, drawn * factor) * MONTHS
    factor = np.broadcast_to(factor, drawn.shape)
    mean = np.zeros(drawn.shape)
    for kind, record in enumerate(inputs.slip_record):
        if record.size:
            mine = maturity == kind
            months = np.minimum(cap, record[:, None, None] * factor[mine]).mean(axis=0)
            mean[mine] = months * (1 - inputs.on_time_share[kind]) * MONTHS
    return mean
