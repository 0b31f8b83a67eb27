"""The extra equipment money of a scenario, what it would buy, and where money is the limit.

Extra money is rule 3 of the projection, in USD bn of 2026, in the middle case. What holds an area
back is rule 11. `gap_share` is how many of every 100 extra for equipment go to these gaps.
"""

from itertools import takewhile

import numpy as np
import pandas as pd

from helpers.data import tables
from helpers.data.cached import cached
from helpers.data.sources import with_sources
from helpers.figures.text import phrases
from helpers.model import assumptions, budget, draws, inputs, questions
from helpers.model.batch import rows
from helpers.pages.money.data import days

YEARS = np.arange(2026, 2036)
DATES = {"the end of 2027": "2027", "the end of 2030": "2030", "the end of 2035": "2035"}
TIME = ("lead times", "delays", "training")
LIMITS = ["money", *TIME, "factories"]
BOUND = ["money", "money and others alike", "time", "factories", "nothing alone"]
ONE_OFF = "total one-off procurement to replace the US"


def yearly(scenario):
    """Extra money of each year, USD bn of 2026, for these areas and for all equipment.

    `gaps_sum` and `all_sum` add it up from 2026 on; `day` is the last one of the year.
    """
    money = yearly_money([scenario, scenario], gap_share=[scenario.gap_share, 100])
    frame = pd.DataFrame({"year": YEARS, "gaps": money[:, 0], "all": money[:, 1]})
    frame = frame.assign(day=days(frame["year"], "12-31"), gap_share=scenario.gap_share)
    return frame.assign(gaps_sum=frame["gaps"].cumsum(), all_sum=frame["all"].cumsum())


def yearly_money(scenarios, **columns):
    """Rule 3 for many scenarios: (years, scenarios), USD bn of 2026; `columns` replace levers."""
    model, batch = inputs.load(), assumptions.stack(scenarios).set(**columns)
    each = np.arange(batch.size)
    levers = rows(model, draws.draw(model, 0, 0), batch, each, np.zeros_like(each))
    return budget.extra_money(model, levers, YEARS)


def sweep():
    """Money for these gaps, added up to 2030 and to 2035, for each spending share on the slider."""
    shares = assumptions.sliders()["spending_share_2035"].grid()
    money = yearly_money([assumptions.default(spending_share_2035=share) for share in shares])
    sums = dict(zip(YEARS, money.cumsum(axis=0), strict=True))
    frames = (
        pd.DataFrame({"share": shares, "money": sums[year], "until": f"end {year}"})
        for year in (2030, 2035)
    )
    return pd.concat(frames, ignore_index=True)


@cached
def bill():
    """The published one-off cost of replacing the US, USD bn; a `rival` one gives no low end."""
    accounts = tables.load("gaps/us_contribution").query("item == @ONE_OFF")
    ends = accounts.groupby(accounts["cost_low_busd"].notna())["cost_high_busd"].max()
    costs = {"low": accounts["cost_low_busd"].min(), "high": ends[True], "rival": ends[False]}
    return pd.DataFrame([costs | {"source_ids": tuple(accounts["source_id"])}])


def bill_lines():
    """The list of money/bill_lines at list prices, USD bn `low` to `high`, and as `published`."""
    wanted, prices = (
        with_sources(tables.load(table), table).drop(columns="item")
        for table in ("gaps/us_contribution", "gaps/unit_costs")
    )
    lines = tables.load("money/bill_lines").merge(wanted, on="contribution_id")
    lines = lines.merge(prices, on="cost_id", suffixes=("", "_of_price"))
    for end in ("low", "high"):
        lines[end] = lines["quantity"] * lines[end].fillna(lines["unit_cost_musd"]) / 1000
    lines["source_ids"] += lines["source_ids_of_price"]
    frame = lines.groupby("item", as_index=False).agg(
        **{"least": ("quantity", "min"), "most": ("quantity", "max")},
        **{"low": ("low", "min"), "high": ("high", "max"), "published": ("cost_high_busd", "max")},
        source_ids=("source_ids", "sum"),
    )
    one, two = (phrases(frame, said) for said in ("{item}, {least:.0f}", " or {most:.0f}"))
    frame["label"] = one + pd.Series(two).where(frame["least"] < frame["most"], "")
    return frame.sort_values("high", ascending=False, ignore_index=True)


def gains(scenario, date):
    """Rule 11 at a date: one row an area, the points of share each lifted limit would add.

    `kind` is one of BOUND, `by_money`: is money the largest limit, alone or level with others?
    """
    table = questions.what_binds(inputs.load(), scenario, date)
    known = tables.load("model/areas").set_index("area_id")[["name", "evidence"]]
    table, kinds = table.join(known, on="area"), table["binds"].map(kind)
    return table.assign(kind=kinds, by_money=kinds.isin(BOUND[:2]))


def as_reported():
    """`gains` as reported at the three dates of the page, by the year's name."""
    return {date: gains(assumptions.default(), date) for date in DATES.values()}


def cells(table):
    """A table of `gains` as one row an area and limit, with what to write in the cell."""
    rows = table.melt(["name", "binds", "evidence"], LIMITS, "limit", "gain")
    pairs = zip(rows["limit"], rows["binds"], strict=True)
    rows["most"] = [limit in binds.split(" or ") for limit, binds in pairs]
    rows["gain"] = rows["gain"].clip(lower=0).round(1) + 0.0  # no minus before zero
    return rows.assign(said=rows["gain"].map("{:.1f}".format)).drop(columns="binds")


def kind(binds):
    """Which of BOUND an answer of rule 11 belongs to."""
    limits = binds.split(" or ")
    if "money" in limits:
        return BOUND[0] if len(limits) == 1 else BOUND[1]
    return BOUND[2] if set(limits) & set(TIME) else limits[0]


def by_year():
    """`gains` at the end of every year to 2035, areas in the order in which money limits them."""
    frames = [gains(assumptions.default(), str(year)).assign(year=year) for year in YEARS]
    frame = pd.concat(frames, ignore_index=True)
    frame["start"], frame["end"] = days(frame["year"], "01-01"), days(frame["year"], "12-31")
    frame["rank"] = -frame.groupby("name")["by_money"].transform("sum")
    return frame.sort_values(["rank", "name", "year"], ignore_index=True)


def areas_by_money(date, shares, parts):
    """Areas, of all `of`, that money limits most, by spending share and by share for gaps."""
    cells = [(part, share) for part in parts for share in shares]
    frame = pd.DataFrame(cells, columns=["part", "share"])
    frame["areas"] = [_number(date, spending_share_2035=s, gap_share=part) for part, s in cells]
    part = assumptions.default().gap_share
    return frame.assign(of=len(inputs.load().areas), default_part=part)


@cached
def enough(date):
    """The lowest step of each slider alone from which money is no area's largest limit, or None."""
    found = {}
    for lever in ("gap_share", "spending_share_2035"):
        steps = assumptions.sliders()[lever].grid()[::-1]
        free = list(takewhile(lambda step, lever=lever: not _number(date, **{lever: step}), steps))
        found[lever] = float(free[-1]) if free else None
    return found


def _number(date, **changes):
    return int(gains(assumptions.default(**changes), date)["by_money"].sum())
