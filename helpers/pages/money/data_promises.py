"""What has been promised: shares of GDP, plans, soldiers, and EU money counted once."""

import pandas as pd

from helpers.data import tables
from helpers.data.sources import links, with_sources
from helpers.figures.premise import one
from helpers.model import assumptions
from helpers.pages.money.data import GOAL_YEAR, LATEST, days

# What a share counts: only core defence may be compared with core spending.
CORE, LAW, PLAN = "core defence", "law or budget", "plan, pledge or ambition"
LOANS, GRANTS, AID = "loans to members", "grants", "aid for Ukraine"
PROPOSED, ROOM = "proposed, not agreed", "room to borrow, not money"
CLASSES = [LOANS, GRANTS, AID, PROPOSED, ROOM]
HEADLINE, DECIDED = "headline of several rows", "decided"


def pledge():
    """The Hague goals for 2035 in percent of GDP: core defence, and with related security."""
    rows = tables.load("money/paths")
    rows = rows[(rows["country"] == "NATO") & (rows["target_year"] == GOAL_YEAR)]
    shares = rows.groupby(rows["counts"] == CORE)["target_share_of_gdp_pct"].first()
    return float(shares[True]), float(shares[False])


def goals():
    """The old and the new goal for core defence, percent of GDP. Source: money/paths."""
    rows = with_sources(tables.load("money/paths"), "money/paths")
    rows = rows.query("country == 'NATO' and counts == @CORE").sort_values("target_year")
    rows = rows.rename(columns={"target_share_of_gdp_pct": "goal"})
    return rows[["goal", "target_year", "source_ids"]].reset_index(drop=True)


def paths(history):
    """Straight lines from Europe's share of GDP in 2026, in `history`, to three shares in 2035."""
    plans, (core, total) = assumptions.sliders()["spending_share_2035"].default, pledge()
    told = {"core pledge": core, "national plans": plans, "plus related": total}
    goals = {f"{what}: {share:g}": share for what, share in told.items()}
    now = history.sort_values("year")["share"].iloc[-1]
    starts = pd.DataFrame({"year": LATEST, "share": now, "what": list(goals)})
    ends = pd.DataFrame({"year": GOAL_YEAR, "share": goals.values(), "what": list(goals)})
    return pd.concat([starts, ends], ignore_index=True).assign(day=lambda ways: days(ways["year"]))


def plans():
    """Announced national shares of GDP for core defence after 2026, one row a share and year.

    `kind` is LAW or PLAN. `said` names all shares for one year, at the highest one. `goal` is that
    of all allies for 2035.
    """
    names = {"target_share_of_gdp_pct": "share", "firmness": "kind"}
    rows = _national("money/paths").rename(columns=names).dropna(subset="share")
    rows = rows[(rows["counts"] == CORE) & (rows["target_year"] > LATEST)]
    rows = rows.sort_values(["kind", "path_row"])
    rows = rows.drop_duplicates(["country", "target_year", "share"])
    years = rows.groupby(["name", "target_year"])["share"]
    said = years.transform(lambda all: "–".join(f"{share:g}" for share in sorted(all)))
    said = said.where(rows["share"] == years.transform("max"), "")
    rows = rows.assign(day=days(rows["target_year"]), said=said, goal=pledge()[0])
    return rows.sort_values(["name", "target_year", "share"], ignore_index=True)


def planners(frame, rows):
    """The share of GDP in 2026 of each ally that has a row in `plans`."""
    own = frame[(frame["year"] == LATEST) & frame["name"].isin(rows["name"])]
    return own.rename(columns={"share_of_gdp_pct": "share"}).assign(day=days(own["year"]))


def plan_table():
    """Every national plan as published: shares and amounts, whose kinds must not be added."""
    rows = _national("money/paths")
    amount = rows["target_amount_bn"].map("{:g} bn ".format) + rows["currency"].fillna("")
    kind = rows["amount_kind"].map({"level": "", "increase": " more", "cumulative": " in all"})
    rows["amount"] = (amount + kind.fillna("")).where(rows["target_amount_bn"].notna(), "")
    share = rows["target_share_of_gdp_pct"]
    related = (rows["counts"] == CORE).map({True: "", False: " with related"})
    rows["share"] = (share.map("{:g}".format) + related).where(share.notna(), "")
    return rows.sort_values(["name", "target_year"], ignore_index=True)


def funds():
    """EU funds, none inside another, in EUR bn; `headline` is the political sum of two of them."""
    names = {"amount_eur_bn": "amount", "counted_as": "class"}
    rows = tables.load("money/funds").rename(columns=names)
    told = rows.loc[rows["class"] == HEADLINE, "amount"].item()
    rows = rows.assign(years=rows["period"].str.rstrip("-"), headline=told)
    rows = rows[rows["class"].isin(CLASSES)]
    return rows.sort_values("amount", ascending=False, ignore_index=True)


def loans():
    """EU loans by country in EUR bn: the ceiling where one was seen (DECIDED), or the plan."""
    rows = _national("money/safe_allocations")
    rows["decided"] = rows["max_loan_2026_eur_m"] / 1000
    rows["planned"] = rows["tentative_2025_09_eur_m"] / 1000
    rows["amount"] = rows["decided"].fillna(rows["planned"])
    return rows.sort_values(["amount", "name"], ascending=[False, True], ignore_index=True)


def people_goals():
    """Active soldiers that governments aim for, thousand: name, last target year, min, max."""
    rows = _national("money/people")
    rows = rows[rows["measure"].str.startswith("target_active")]
    last = rows.groupby("name")["year"].transform("max")
    ends = rows[rows["year"] == last].groupby(["year", "name"])["value"].agg(["min", "max"])
    return ends.reset_index()


def troops_missing():
    """Soldiers Europe would need without the US, thousand: by Bruegel and Kiel, and by IISS."""
    rows, said = tables.load("money/people"), "To stand in for the US it would need …"
    return tuple(
        one(rows.loc[rows["measure"] == measure, "value"], said)
        for measure in ("extra_troops_needed_without_us", "troops_to_replace_in_large_war_iiss")
    )


def _national(table):
    """Rows of single countries, with the country's name and a link to the source."""
    countries = tables.load("money/countries").query("kind == 'country'")
    rows = tables.load(table).merge(countries[["country", "name"]], on="country")
    return rows.assign(source=[links([source]) for source in rows["source_id"]])
