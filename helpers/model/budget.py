"""Rules 3, 4 and 5: the extra money, when contracts may use it, and how areas share it."""

import numpy as np

from helpers.model.batch import LIFTED_MONEY, MONTHS, PERCENT, Rows
from helpers.model.inputs import Inputs
from helpers.model.plans import Shares
from helpers.model.reading import ORIGINS

FIRST_BUDGET_YEAR = 2026
SLIDER_YEAR = 2035  # spending_share_2035 is reached
EQUIPMENT_YEARS = 2  # after 2025, equipment_share is reached


def extra_money(inputs: Inputs, rows: Rows, years: np.ndarray) -> np.ndarray:
    """Rule 3. USD bn of 2026 a year for new orders in these areas: (years, R).

    gap_share x max(0, GDP x share(y) x level(y) x equipment(y) - equipment of 2025) / defence
    inflation. share(y) runs straight from 2026 to its slider in 2035 and stays; equipment(y) runs
    from the value of 2025 to its slider in two years. level(y) is 1 in the middle case; in draws
    one error for all years, wider with each (`spending_level`), and the share of equipment is a
    few points off. Nothing before 2026. Source: model/constants, model/drawn.
    """
    known, levers = inputs.constants, rows.levers
    since = (years - FIRST_BUDGET_YEAR)[:, None]
    way = np.clip(since / (SLIDER_YEAR - FIRST_BUDGET_YEAR), 0, 1)
    begin = known["spending_share_2026"]
    share = begin + (levers["spending_share_2035"] - begin) * way
    way = np.clip((since + 1) / EQUIPMENT_YEARS, 0, 1)
    begin = known["equipment_share_2025"]
    equipment = begin + (levers["equipment_share"] + rows.equipment_error - begin) * way
    gdp = known["gdp_2026"] * (1 + levers["gdp_growth"] * PERCENT) ** since
    spent = gdp * share * PERCENT * spending_level(inputs, rows, years)
    bought = spent * equipment * PERCENT
    extra = np.maximum(0, bought - known["equipment_2025_in_2026_prices"])
    extra *= levers["gap_share"] * PERCENT
    extra /= (1 + levers["defence_inflation"] * PERCENT) ** since
    return np.where(since >= 0, extra, 0)


def spending_level(inputs: Inputs, rows: Rows, years: np.ndarray) -> np.ndarray:
    """Rule 3. Defence spending against the reader's path, 1 = as planned: (years, R).

    One normal deviate a draw x the spread of forecasts made so many years ahead, counted from
    2026, and cut. Growth of the economy is not drawn again: this error holds it.
    Source: model/constants (spending_error_*).
    """
    spread = [0, *(inputs.constants[f"spending_error_{ahead}"] for ahead in range(1, 5))]
    ahead = np.clip(years - FIRST_BUDGET_YEAR, 0, len(spread) - 1)
    most = inputs.constants["spending_error_most"]
    error = np.array(spread)[ahead, None] * rows.spending_error
    return 1 + np.clip(error, -most, most) * PERCENT


def contracts(inputs: Inputs, rows: Rows) -> np.ndarray:
    """Rule 4. Money that contracts of each quarter may use, USD bn: (T, R); none in the first.

    The money of quarter q + commitment_lead - order_delay, a quarter of that year's money.
    """
    lead = inputs.constants["commitment_lead_months"] * MONTHS
    ahead = lead - rows.levers["order_delay"] * MONTHS
    count = len(inputs.years)
    low, high = int(np.floor(ahead.min())), int(np.ceil(ahead.max())) + 1
    numbers = np.arange(low, count + high)
    years = inputs.years_of(numbers)
    yearly = extra_money(inputs, rows, np.arange(years[0], years[-1] + 1))
    quarterly = yearly[years - years[0]] / 4
    whole = np.floor(ahead).astype(int)
    at = np.arange(count)[:, None] + whole - low
    each = np.arange(ahead.size)
    money = quarterly[at, each]
    money += (ahead - whole) * (quarterly[np.minimum(at + 1, len(numbers) - 1), each] - money)
    money[0] = 0
    return money + LIFTED_MONEY * (rows.levers["lift_money"] > 0)


def maker_shares(inputs: Inputs, rows: Rows) -> np.ndarray:
    """Rule 5, inside an area. Part of its money for each maker: (M, R), 1 together in an area.

    european_preference to European makers where one exists, the rest 0.77 US and 0.23 other; what
    would go to an origin without a maker goes to the others that have one.
    """
    us = inputs.constants["non_european_split_us"]
    abroad = np.array([0, us, 1 - us])[inputs.maker_origin]
    all_abroad = np.bincount(inputs.maker_area, abroad, len(inputs.areas))[inputs.maker_area]
    part_abroad = np.divide(abroad, all_abroad, out=np.zeros_like(abroad), where=all_abroad > 0)
    at_home = inputs.maker_origin == ORIGINS.index("European")
    has_home = np.bincount(inputs.maker_area, at_home, len(inputs.areas))[inputs.maker_area] > 0
    preference = np.where(
        has_home[:, None],
        np.where(all_abroad[:, None] > 0, rows.levers["european_preference"] * PERCENT, 1),
        0,
    )
    return np.where(at_home[:, None], preference, part_abroad[:, None] * (1 - preference))


def split(
    gap: np.ndarray, unit_cost: np.ndarray, money: np.ndarray, plan: Shares | None = None
) -> np.ndarray:
    """Rule 5. Money for each area (A, R), by the square root of gap x unit cost.

    gap in units and unit_cost in USD bn are (A, R), money is (R). unit_cost 0 takes no part. A
    plan says itself how much each area gets; areas that lack nothing get nothing under it either.
    """
    weight = np.sqrt(gap * unit_cost)
    if plan:
        return plan.of(weight) * money
    total = weight.sum(axis=0)
    return weight * (money / np.where(total > 0, total, 1))
