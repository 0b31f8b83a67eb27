"""The extra equipment money of a scenario, what it would buy, and where money is the limit.

Extra money is rule 3 of the projection, in USD bn of 2026, in the middle case. What holds an area
back is rule 11.
"""

from functools import cache

import numpy as np
import pandas as pd

from helpers.data import tables
from helpers.model import assumptions, budget, draws, inputs, questions
from helpers.model.batch import rows
from helpers.model.holdings import usable_holdings

YEARS = np.arange(2026, 2036)
TIME = ("lead times", "delays", "training")
BOUND = ["money", "money and others alike", "time", "factories", "nothing alone"]
# The lines of the published list that also have a list price of their own, cheapest and dearest.
# Prices that were worked out from the list itself are left out: they could only confirm it.
_LINES = {
    "Combat aircraft": (["uc-05"], ["co-15"]),
    "Destroyers": (["uc-07"], ["co-39", "co-40"]),
    "Long-range air defence systems": (["uc-09"], ["co-01", "co-02", "co-03", "co-04"]),
    "Infantry fighting vehicles": (["uc-12", "uc-13"], ["co-27", "co-28"]),
    "Tanks": (["uc-11"], ["co-25", "co-26"]),
    "Long-range missiles": (["uc-20"], ["co-33", "co-34"]),
    "Large drones": (["uc-15"], ["co-22"]),
}


def yearly(scenario):
    """Extra money of each year: `gaps` for these areas, `all` for all equipment; `gaps_sum` and
    `all_sum` add it up from 2026 on. USD bn of 2026; `day` is the last day of the year."""
    money = yearly_money([scenario, scenario], gap_share=[scenario.gap_share, 100])
    frame = pd.DataFrame({"year": YEARS, "gaps": money[:, 0], "all": money[:, 1]})
    frame["day"] = pd.to_datetime(frame["year"].astype(str) + "-12-31").astype("datetime64[s]")
    return frame.assign(gaps_sum=frame["gaps"].cumsum(), all_sum=frame["all"].cumsum())


def yearly_money(scenarios, **columns):
    """Rule 3 for many scenarios: (years, scenarios), USD bn of 2026; `columns` replace levers."""
    model = inputs.load()
    batch = assumptions.stack(scenarios).set(**columns)
    each = np.arange(batch.size)
    levers = rows(model, _middle(), batch, each, np.zeros_like(each))
    return budget.extra_money(model, levers, YEARS)


def sweep():
    """Money for these gaps, added up to 2030 and to 2035, for each spending share on the slider."""
    shares = assumptions.sliders()["spending_share_2035"].grid()
    money = yearly_money([assumptions.default(spending_share_2035=share) for share in shares])
    sums = money.cumsum(axis=0)
    frames = [
        pd.DataFrame({"share": shares, "money": sums[year - YEARS[0]], "until": f"end {year}"})
        for year in (2030, 2035)
    ]
    return pd.concat(frames, ignore_index=True)


@cache
def bill():
    """The published one-off cost of replacing the US: low, high, and the rival figure, USD bn."""
    rows = tables.load("gaps/us_contribution").set_index("contribution_id")
    low, high = rows.loc["uc-01", ["cost_low_busd", "cost_high_busd"]]
    return float(low), float(high), float(rows.at["uc-02", "cost_high_busd"])


def reached(frame, amount):
    """The year at whose end the money for these gaps adds up to `amount`; None if not by 2035."""
    there = frame.loc[frame["gaps_sum"] >= amount, "year"]
    return None if there.empty else int(there.iloc[0])


def bill_lines():
    """The published list at list prices: USD bn from cheapest to dearest, beside what it says."""
    wanted = tables.load("gaps/us_contribution").set_index("contribution_id")
    prices = tables.load("gaps/unit_costs").set_index("cost_id")
    lines = []
    for item, (parts, costs) in _LINES.items():
        number, price = wanted.loc[parts], prices.loc[costs]
        low, high = price["low"].fillna(price["unit_cost_musd"]), price["high"]
        high = high.fillna(price["unit_cost_musd"])
        lines.append(
            {"item": item, "least": number["quantity"].min(), "most": number["quantity"].max()}
            | {"low": number["quantity"].min() * low.min() / 1000}
            | {"high": number["quantity"].max() * high.max() / 1000}
            | {"published": number["cost_high_busd"].max()}
        )
    frame = pd.DataFrame(lines).sort_values("high", ascending=False, ignore_index=True)
    number = frame["least"].map("{:.0f}".format)
    rival = " or " + frame["most"].map("{:.0f}".format)
    return frame.assign(
        label=frame["item"] + ", " + number + rival.where(frame["least"] < frame["most"], "")
    )


def missing_cost():
    """USD bn for all that is still missing in 2035 when every order has arrived: (low, high).

    Areas paid from equipment money only, at the prices of the cheapest and of the dearest origin
    in `model/supply`.
    """
    model = inputs.load()
    batch = assumptions.stack(assumptions.default())
    row = np.zeros(1, int)
    held = usable_holdings(model, rows(model, _middle(), batch, row, row))[:, -1, 0]
    gap = np.where(model.paid, np.maximum(0, model.need.mid - held), 0)
    cost = pd.Series(model.cost.mid).groupby(model.maker_area).agg(["min", "max"])
    return tuple(float((gap[cost.index] * cost[end]).sum()) for end in ("min", "max"))


def gains(scenario, date):
    """Rule 11 at a date: one row an area, the points of share each lifted limit would add.

    Adds the area's name, its evidence and `kind`, one of BOUND.
    """
    table = questions.what_binds(inputs.load(), scenario, date)
    table["name"] = table["area"].map(_areas()["name"])
    table["evidence"] = table["area"].map(_areas()["evidence"])
    return table.assign(kind=table["binds"].map(kind))


def kind(binds):
    """Which of BOUND an answer of rule 11 belongs to."""
    limits = binds.split(" or ")
    if "money" in limits:
        return BOUND[0] if len(limits) == 1 else BOUND[1]
    if set(limits) & set(TIME):
        return BOUND[2]
    return limits[0]


def by_year(scenario=None):
    """Rule 11 at the end of every year to 2035: area, year, what binds, `kind`, first and last day.

    Areas in the order in which money becomes their limit. Without a scenario: as reported.
    """
    scenario = scenario or assumptions.default()
    frames = [gains(scenario, str(year)).assign(year=year) for year in YEARS]
    frame = pd.concat(frames, ignore_index=True)
    frame["start"] = pd.to_datetime(frame["year"].astype(str) + "-01-01").astype("datetime64[s]")
    frame["end"] = pd.to_datetime(frame["year"].astype(str) + "-12-31").astype("datetime64[s]")
    moneyed = frame[frame["kind"].isin(BOUND[:2])].groupby("name")["year"].agg(["size"])["size"]
    frame["rank"] = -frame["name"].map(moneyed).fillna(0)
    return frame.sort_values(["rank", "name", "year"], ignore_index=True)


def limited_by_money(table):
    """Truth values: is money the largest limit of an area, alone or level with others?"""
    return table["kind"].isin(BOUND[:2])


def areas_by_money(date, shares, parts):
    """Areas whose largest limit is money at a date, for each spending share and share for gaps."""
    cells = [
        {"share": share, "part": part}
        | {"areas": int(limited_by_money(gains(_spend(share, part), date)).sum())}
        for part in parts
        for share in shares
    ]
    return pd.DataFrame(cells)


@cache
def enough(date, lever):
    """The lowest step of a slider from which money is no area's largest limit at a date.

    All other sliders stay at their default. None if not even the highest step does.
    """
    found = None
    for value in assumptions.sliders()[lever].grid()[::-1]:
        if limited_by_money(gains(assumptions.default(**{lever: value}), date)).any():
            break
        found = float(value)
    return found


def _spend(share, part):
    return assumptions.default(spending_share_2035=share, gap_share=part)


@cache
def _middle():
    return draws.draw(inputs.load(), 0, 0)


@cache
def _areas():
    return tables.load("model/areas").set_index("area_id")
