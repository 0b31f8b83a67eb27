"""What page 13 says of all allies together, titles of its figures, and what is not published."""

import pandas as pd

from helpers.figures.premise import premise
from helpers.figures.text import Prose, Table, count, listing, phrases, small
from helpers.model import allies
from helpers.pages import collection
from helpers.pages.one_country import data, data_holdings, data_orders
from helpers.pages.one_country.words import told

SAID = "No single ally decides who leads at the end of 2030"
FEW = 8  # allies that are named; more are only counted


def answer():
    rows = data.leads()
    rows["told"] = [told(row) for row in rows.itertuples()]
    soon = rows[rows["date"].isin(["2027", "2030"])]
    same = soon["led"] == soon["led_all"]
    premise(same.all() and soon["led"].nunique() == 1, SAID)
    most = rows[rows["date"] == "2030"].nlargest(3, "points")
    later = rows[(rows["date"] == "2035") & (rows["led"] < rows["led_all"])]
    premise(2 < len(later) < 7, "At the end of 2035 it would matter for a few")
    found = data.everything()
    low = (found["holdings"]["reliability"] == "low").sum()
    lost = sorted({small(area) for areas in later["lost"] for area in areas})
    return Prose(
        f"{SAID}. Without any one of them Europe would still lead in {soon['led'].iloc[0]} of "
        f"{soon['of'].iloc[0]} areas, in the middle case. The same holds at the end of 2027.",
        "What changes is how much Europe has. Points lost of Europe's mean share at the end of "
        f"2030: {listing(phrases(most, 'without {told} {points:.1f}'))}. At the end of 2035 it "
        f"would matter for a few: without {listing(later['told'], 'or')} Europe would lead in "
        f"fewer areas, for want of {listing(lost, 'or')}.",
        f"What is published differs from ally to ally. {low} of {len(found['holdings'])} counts "
        f"of what they hold have low reliability, and for {_without('orders')} we found no order "
        "under contract.",
    )


def lead_note():
    """What the count without one ally leaves whole."""
    rows = data.leads()
    return Prose(
        f"{data.split()} of {rows['of'].iloc[0]} areas are counted by country. In the others, such "
        "as shells or cyber defence, Europe stays whole without any ally. Shared fleets stay too, "
        "and the others order new equipment by their part of Europe's economy."
    )


def spending_title(mine):
    now, goal = mine.spending.iloc[-1], data.goal()[0]
    way = "above" if now["share"] > goal else "below"
    return (
        f"{mine.name} spends {now['share']:.1f} percent of GDP in {now['year']}, {way} the goal "
        f"for {data.GOAL_YEAR}"
    )


def holdings_title(mine):
    premise(len(mine.holdings), "The largest part of Europe's holdings")
    top = mine.holdings.iloc[0]
    return (
        f"The largest part of Europe's holdings that {told(mine)} has: {top['part']:.0f} percent "
        f"of the {top['item']}"
    )


def totals():
    """Why Europe's total of a kind here is not always that of the page on gaps."""
    frame = data_holdings.totals()
    apart = frame[(frame["total"] - frame["europe"]).abs() >= 1]
    premise(len(apart), "so the two can differ")
    told = listing(phrases(apart, "{item} {total:,.0f} here and {europe:,.0f} there"))
    return Prose(
        "Europe's number of a kind adds up the best count of each ally. The [page on "
        "gaps](04_gaps.ipynb) takes one published total where there is one, so the two can "
        f"differ: {told}."
    )


def orders_title(mine):
    own = data_orders.contracts(mine)["when"]
    soon = own.isin([data_orders.DONE, data_orders.BY_2027])
    later = soon | (own == data_orders.BY_2030)
    return (
        f"{mine.name}: of {count(len(own), 'order')} found, {soon.sum()} are complete or due in "
        f"full by the end of 2027, {later.sum()} by the end of 2030"
    )


def why_default(mine):
    """Why this ally is the one shown in full."""
    found = data.everything()
    loans = found["loan"].sort_values("amount")["country"].iloc[-1]
    kinds = ("troops", "plans", "goals", "said", "pledged", "orders", "delays")
    full = all(len(getattr(mine, kind)) for kind in kinds)
    premise(loans == mine.code and full, "has rows of every kind")
    return Prose(
        f"{mine.name} stands here in full because it has rows of every kind: the largest EU loan, "
        f"US troops, a goal for its soldiers, and {count(len(mine.orders), 'order')} and "
        "plans to buy. No other reason."
    )


_KINDS = {
    "spending": "Defence spending",
    "plans": "A share of GDP announced for after 2026",
    "goals": "A goal for the number of soldiers",
    "loan": "EU loans",
    "troops": "US troops in the country, or a change of them",
    "holdings": "Counts of what it holds",
    "orders": "Orders under contract",
    "delays": "Milestones whose dates could be compared",
    "said": "What its government said of 2027, 2030 or doing without the US",
    "pledged": "What it pledged, took over or hosts",
}


def missing():
    """For how many allies each kind of row was found, and for whom it was not."""
    every = len(allies.allies())
    rows = [(words, every - len(_absent(kind)), _without(kind)) for kind, words in _KINDS.items()]
    secret = ("Who filled which gap of the US cut of 2026", "What NATO asks of each ally")
    rows += [(words, 0, "all") for words in secret]
    columns = {"kind": "What we looked for", "with": "Allies with a row", "without": "Without"}
    return Table(pd.DataFrame(rows, columns=list(columns)), columns)


def _absent(kind):
    """The allies without a row of a kind; of orders only contracts count, of delays both dates."""
    rows = data.everything()[kind]
    if kind == "orders":
        rows = rows[rows["contract"]]
    if kind == "delays":
        rows = rows[rows["counted"]]
    return [name for code, name in allies.allies().items() if code not in set(rows["country"])]


def _without(kind):
    names = _absent(kind)
    return listing(names) if len(names) <= FEW else f"{len(names)} allies"


opening, sources = collection.ends("13_one_country.ipynb", answer)
