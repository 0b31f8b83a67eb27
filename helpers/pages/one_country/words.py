"""The brief of one ally: five short paragraphs, computed from its rows."""

import pandas as pd

from helpers.data import dates
from helpers.figures.text import cap, count, listing, phrases, small, span, verb
from helpers.pages.one_country import data, data_holdings, data_orders

LOW = ", a count of low reliability"
# What an ally has most of is told by its largest parts of Europe's holdings.
LARGEST = 3
SHARP = 0.75  # soldiers of a year against those of the year before: less than this is told


def brief(mine):
    """Money, people, holdings, orders and lead of one ally, a few sentences each."""
    return [money(mine), people(mine), holdings(mine), orders(mine), lead(mine)]


def money(mine):
    """What it spends against what all allies promised, what it announced, and EU loans."""
    if mine.spending.empty:
        return f"NATO's table has no defence spending for {told(mine)}. {_loan(mine)}"
    now, goal = mine.spending.iloc[-1], data.goal()[0]
    short = goal - now["share"]
    way = f"{short:.2f} points short of" if short > 0 else f"{-short:.2f} points above"
    said = listing(phrases(mine.plans, "{share:g} in {year}"), none="")
    said = f"It announced {said}." if said else "We found no share announced for later."
    return (
        f"{cap(told(mine))} spends an estimated {now['share']:.2f} percent of GDP on defence in "
        f"{now['year']}, {way} the {goal:g} promised for {data.GOAL_YEAR}. {said} {_loan(mine)}"
    )


def _loan(mine):
    if mine.loan.empty:
        return "No EU loan is listed."
    loan = mine.loan.iloc[0]
    if loan["stage"] == data.DECIDED:
        return f"EU loans of up to EUR {_billion(loan['amount'])} bn are decided."
    return f"EU loans of EUR {_billion(loan['amount'])} bn are planned ({loan['stage']})."


def _billion(amount):
    return f"{amount:.1f}" if amount >= 0.1 else f"{amount:.2f}"


def people(mine):
    """Its soldiers, and the US troops there with what changes."""
    own = "NATO's table counts no soldiers of its own."
    if mine.soldiers["value"].tail(1).gt(0).any():
        now = mine.soldiers.iloc[-1]
        own = f"It has an estimated {now['value']:.1f} thousand soldiers in {now['year']}."
        before = mine.soldiers["value"].iloc[-2:].iloc[0]
        if now["value"] < SHARP * before:
            own += f" A year before it had {before:.1f} thousand, a fall that we could not check."
        goals = [f"{ends(row)} thousand in {row.year}" for row in mine.goals.itertuples()]
        own += f" It aims for {listing(goals)}." if goals else ""
    return f"{own} {us_troops(mine)}"


def us_troops(mine):
    """How many US troops are there by the newest count, and what was announced, in words."""
    there = mine.troops[mine.troops["measure"].isin(data.COUNTS)]
    changes = mine.troops[mine.troops["measure"].isin(data.CHANGES)]
    said = "We found no published number of US troops there."
    if len(there):
        now = there.iloc[-1]
        how = " in rotation" if now["measure"] == "rotational" else ""
        said = f"{now['value']:,.0f} US soldiers were counted there{how} {at(now['date'])}"
        said += f"{remark(now['note'])}."
    changed = [_change(kind, rows) for kind, rows in changes.groupby("measure", sort=False)]
    return " ".join([said, *(f"{cap(words)}." for words in changed)])


def _change(kind, rows):
    """A change of US forces in words; reports that differ give a span."""
    number, day = span(rows["value"], ",.0f"), at(rows["date"].iloc[-1])
    return {
        "announced_cut": f"a cut of {number} was announced {day}",
        "announced_withdrawal": f"the withdrawal of {number} was announced {day}",
        "deployment_delayed": f"{number} more were held back {day}",
        "brigade_rotation_ended": f"a US brigade in the region goes unreplaced, as announced {day}",
    }[kind]


def remark(note):
    """What the source says beside a number, in brackets; nothing where it says nothing."""
    if pd.isna(note):
        return ""
    return f" (as published: {note.replace(' (', ', ').replace(')', '')})"


def ends(row):
    """The low and the high number of a row, or the one that both are."""
    return span([row.low, row.high], "g")


def holdings(mine):
    """Its largest parts of what Europe holds, and how much of its count is doubtful."""
    if mine.holdings.empty:
        return "We found no count of what it holds."
    low = (mine.holdings["reliability"] == "low").sum()
    doubt = f"{low} of its {count(len(mine.holdings), 'count')}" if low else "none of its counts"
    doubt = f"{doubt} {verb(low, 'has', 'have')} low reliability"
    parts = [
        f"{row.part:.1f} percent of the {row.item} ({row.quantity:g}"
        f"{LOW if row.reliability == 'low' else ''})"
        for row in data_holdings.held(mine).head(LARGEST).itertuples()
    ]
    parts = listing(parts, none="nothing that we list")
    return f"Of what Europe's allies hold, it has {parts}. {cap(doubt)}."


def orders(mine):
    """What it has under contract, when that comes, from whom, and what slipped."""
    own = data_orders.contracts(mine)
    if own.empty:
        return f"We found no order of it under contract. {_slips(mine)}"
    kinds = own["when"].value_counts()
    comes = listing(f"{kinds[when]} {when}" for when in data_orders.WHEN if when in kinds)
    makers = own["origin"].value_counts()
    whom = listing(f"{makers[kind]} {words}" for kind, words in _MAKERS.items() if kind in makers)
    number = count(len(own), "order")
    return f"We found {number} under contract: {comes}. By maker: {whom}. {_slips(mine)}"


_MAKERS = {
    "European": "from Europe alone",
    "US": "at least in part from the US",
    "other": "with makers elsewhere",
    "not known": "of unknown make",
}


def _slips(mine):
    """How many milestones with known dates are late, and by how much the latest."""
    known = mine.delays[mine.delays["counted"]]
    late = known[known["late"]]
    if known.empty:
        return "No date of a delivery could be compared with its plan."
    said = f"{len(late) or 'None'} of {len(known)} milestones with known dates slipped"
    if len(known) == 1:
        moved = "slipped" if len(late) else "has not slipped"
        said = f"The one milestone with known dates {moved}"
    said = f"{said} by more than three months"
    if late.empty:
        return f"{said}."
    worst = late.iloc[0]
    return f"{said}, the longest by {worst['slip_months']:.0f} months (“{worst['programme']}”)."


def lead(mine):
    """How much of Europe's lead hangs on it at the end of 2030, and what changes by 2035."""
    by = mine.lead.set_index("date")
    row, later = by.loc["2030"], by.loc["2035"]
    share, whole = (f"{row[name]:.1f}" for name in ("mean_share", "mean_share_all"))
    mean = f"a mean share of {share} percent, {whole} with it"
    if share == whole:
        mean = f"the same mean share of {whole} percent"
    lost = f" ({listing(map(small, later['lost']))})" if later["lost"] else ""
    return (
        f"Without {told(mine)} Europe would lead in {row['led']} of {row['of']} areas at the end "
        f"of 2030, {_beside(row)}, and have {mean}. At the end of 2035 it would lead "
        f"in {later['led']}, {_beside(later)}{lost}."
    )


def _beside(row):
    return "as many as with it" if row["led"] == row["led_all"] else f"{row['led_all']} with it"


def told(mine):
    """The name of an ally inside a sentence."""
    return f"the {mine.name}" if mine.name in ("United Kingdom", "Netherlands") else mine.name


def at(date):
    """When something was, as exactly as it is known: in 2027, in March 2027, on 5 March 2027."""
    return f"{'on' if len(date) == 10 else 'in'} {when(date)}"


def when(date):
    """A date as exactly as it is known, in words: 2027, March 2027, 5 March 2027, undated."""
    if len(date) == 4 or not date[:4].isdigit():
        return date
    day = pd.Timestamp(date)
    return dates.spoken(day) if len(date) == 10 else dates.spoken_month(day)
