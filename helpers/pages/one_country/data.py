"""What the tables hold on one ally: money, people, EU loans, US troops, words and pledges.

Every frame carries `source_ids`. Dates stay as exact as they are published.
"""

from dataclasses import dataclass

import pandas as pd

from helpers.data import tables
from helpers.data.cached import cached
from helpers.data.sources import sourced
from helpers.model import allies
from helpers.pages.one_country import data_holdings, data_orders

LAST_REPORTED, LATEST, GOAL_YEAR = 2024, 2026, 2035
DEFAULT = "POL"
CORE, DECIDED = "core defence", "decided"
COUNTS = ["active_duty_stationed", "all_us_troops", "all_us_troops_remaining", "rotational"]
CHANGES = ["announced_cut", "announced_withdrawal", "deployment_delayed", "brigade_rotation_ended"]
DATES = ("2025", "2027", "2030", "2035")


@dataclass(frozen=True)
class Ally:
    """Everything found on one ally; a frame without rows means that nothing was found."""

    code: str
    name: str
    spending: pd.DataFrame  # share of GDP in percent, a year a row
    plans: pd.DataFrame  # announced shares after 2026
    soldiers: pd.DataFrame  # thousand active, a year a row
    goals: pd.DataFrame  # soldiers it aims for: year, low, high
    loan: pd.DataFrame  # EU loans in EUR bn, one row at most
    troops: pd.DataFrame  # US troops there and what changes
    said: pd.DataFrame
    pledged: pd.DataFrame
    holdings: pd.DataFrame
    orders: pd.DataFrame
    delays: pd.DataFrame
    lead: pd.DataFrame  # with everyone and without it, a row a date


def ally(code):
    """All rows on one ally, as an Ally."""
    of = {
        name: frame[frame["country"] == code].reset_index(drop=True)
        for name, frame in everything().items()
    }
    return Ally(code=code, name=allies.allies()[code], **of)


@cached
def everything():
    """The frames of all allies by the name that Ally gives them."""
    return {
        "spending": _spending(),
        "plans": _plans(),
        "soldiers": _people("active_military_personnel"),
        "goals": _goals(),
        "loan": _loans(),
        "troops": _troops(),
        "said": sourced("countries/positions").sort_values("date"),
        "pledged": sourced("countries/pledges").sort_values(["kind", "pledge_id"]),
        "holdings": data_holdings.holdings(),
        "orders": data_orders.orders(),
        "delays": data_orders.delays(),
        "lead": leads(),
    }


@cached
def goal():
    """The share of GDP for core defence that all allies promised for 2035, and its sources."""
    row = (
        sourced("money/paths")
        .query("country == 'NATO' and target_year == @GOAL_YEAR and counts == @CORE")
        .iloc[0]
    )
    return float(row["target_share_of_gdp_pct"]), row["source_ids"]


def chart_goal():
    """The goal of all allies as a line of the spending figure."""
    share, _ = goal()
    said = f"goal of all allies for {GOAL_YEAR}: {share:g}"
    return pd.DataFrame({"goal": [share], "said": [said]})


def frames(mine):
    """The rows of the three figures of an ally, by data set."""
    return {
        "spending": chart_spending(mine),
        "plans": chart_plans(mine),
        "holdings": data_holdings.chart(mine),
        "orders": data_orders.chart(mine),
    }


def behind():
    """The rows behind the three figures of the panel, for all allies."""
    found = everything()
    return [found["spending"], found["plans"]], [found["holdings"]], [found["orders"]]


@cached
def leads():
    """What becomes of Europe's lead without each ally: a row an ally and date.

    Areas `led` of `of` and the `mean_share` in percent, both with everyone too (`led_all`,
    `mean_share_all`); `points` are lost of the mean share, `lost` names areas no longer led.
    Source: the projection.
    """
    found = allies.lead(DATES)
    everyone = found[found["country"] == allies.EVERYONE].set_index("date")
    found = found[found["country"] != allies.EVERYONE]
    found = found.join(everyone[["led", "mean_share"]].add_suffix("_all"), on="date")
    areas = tables.load("model/areas").set_index("area_id")["name"]
    found = found.assign(
        name=found["country"].map(allies.allies()),
        points=found["mean_share_all"] - found["mean_share"],
        lost=[list(areas[list(ids)]) for ids in found["loses"]],
    )
    return found.sort_values(["name", "date"], ignore_index=True)


def split():
    """How many areas are counted by country; the others stay whole without any ally."""
    return len(allies.parts())


def chart_spending(mine):
    """Rows of the spending figure: the reported part, the estimates, and a day for each year."""
    rows = mine.spending.assign(part="reported")
    rows["part"] = rows["part"].mask(rows["estimate"], "estimate")
    joint = rows[rows["year"] == LAST_REPORTED].assign(part="estimate")
    rows = pd.concat([rows, joint]).sort_values(["part", "year"], ignore_index=True)
    return rows.assign(day=_middle(rows["year"]))[["day", "share", "part"]]


def chart_plans(mine):
    """Announced shares for the spending figure: the middle of the year, share and words.

    Shares that differ for one year stand in the words at the highest.
    """
    by = mine.plans.groupby("year")["share"]
    said = [f"{'–'.join(f'{one:g}' for one in shares)} in {year}" for year, shares in by]
    rows = pd.DataFrame({"year": list(by.groups), "share": list(by.max()), "said": said})
    return rows.assign(day=_middle(rows["year"]))[["day", "share", "said"]]


def _middle(years):
    return pd.to_datetime(years.astype("int64").astype("str") + "-07-01").astype("datetime64[s]")


def _spending():
    rows = sourced("money/spending").query("measure == 'share_of_gdp_pct'")
    return rows.rename(columns={"value": "share"}).sort_values(["country", "year"])


def _plans():
    names = {"target_share_of_gdp_pct": "share", "target_year": "year"}
    rows = sourced("money/paths").rename(columns=names).dropna(subset="share")
    rows = rows[(rows["counts"] == CORE) & (rows["year"] > LATEST)]
    rows = rows.sort_values(["country", "year", "firmness", "path_row"])
    return rows.drop_duplicates(["country", "year", "share"])


def _people(measure):
    return sourced("money/people").query("measure == @measure").sort_values(["country", "year"])


def _goals():
    rows = sourced("money/people")
    rows = rows[rows["measure"].str.startswith("target_active")]
    ends = {"low": ("value", "min"), "high": ("value", "max"), "source_ids": ("source_ids", _cited)}
    return rows.groupby(["country", "year"]).agg(**ends).reset_index()


def _loans():
    rows = sourced("money/safe_allocations")
    given = rows["max_loan_2026_eur_m"].fillna(rows["tentative_2025_09_eur_m"])
    return rows.assign(amount=given / 1000)


def _troops():
    """Rows on a place in an ally, and those on Europe whose note names the ally."""
    rows = sourced("money/us_presence")
    rows = rows[rows["measure"].isin(COUNTS + CHANGES)]
    frames = []
    for code, name in allies.allies().items():
        named = (rows["place"] == "Europe") & rows["note"].fillna("").str.contains(name)
        frames.append(rows[(rows["place"] == name) | named].assign(country=code))
    return pd.concat(frames, ignore_index=True).sort_values("date", kind="stable")


def _cited(ids):
    return tuple(sorted({key for keys in ids for key in keys}))
