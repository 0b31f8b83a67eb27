"""The rows behind a brief as lines with their sources, and what is missing for an ally."""

import pandas as pd

from helpers.data.sources import links
from helpers.figures.text import cap, listing
from helpers.pages.one_country import data, data_holdings, data_orders
from helpers.pages.one_country.words import ends, remark, when


def notes(mine):
    """All lines on one ally as (heading, lines); a heading without lines is left out."""
    parts = {
        "Money and people": money(mine),
        "US troops there": troops(mine),
        "What it said": said(mine),
        "What it pledged, took over or hosts": pledged(mine),
        "What it holds": holdings(mine),
        **{f"Ordered, {when}": lines for when, lines in ordered(mine).items()},
        "Not under contract": wanted(mine),
        "What slipped, and what came on time": slipped(mine),
        "Its part of Europe's lead": lead(mine),
        "Not published, or not found": missing(mine),
    }
    return [(heading, lines) for heading, lines in parts.items() if lines]


def money(mine):
    """Spending, announced shares, EU loan, soldiers and goals, a line each."""
    lines = []
    if len(mine.spending):
        first, last = mine.spending.iloc[0], mine.spending.iloc[-1]
        words = (
            f"{first['share']:.2f} percent of GDP in {first['year']}, {last['share']:.2f} in "
            f"{last['year']} (estimate)"
        )
        lines.append(_line(words, last["source_ids"]))
        goal, ids = data.goal()
        lines.append(_line(f"all allies: {goal:g} percent by {data.GOAL_YEAR}", ids))
    lines += [
        _line(f"{row.share:g} percent in {row.year}: {row.detail} ({row.status})", row.source_ids)
        for row in mine.plans.itertuples()
    ]
    lines += [
        _line(f"EU loans: EUR {row.amount:.2f} bn; {row.status}", row.source_ids)
        for row in mine.loan.itertuples()
    ]
    lines += [
        _line(
            f"{row.value:.1f} thousand soldiers in {row.year}" if row.value else "no soldiers",
            row.source_ids,
        )
        for row in mine.soldiers.tail(1).itertuples()
    ]
    lines += [
        _line(f"aims for {ends(row)} thousand in {row.year}", row.source_ids)
        for row in mine.goals.itertuples()
    ]
    return lines


_TROOPS = {
    "active_duty_stationed": "stationed on active duty",
    "all_us_troops": "US troops of all kinds",
    "all_us_troops_remaining": "remaining",
    "rotational": "in rotation",
    "announced_cut": "to be cut, as announced",
    "announced_withdrawal": "to leave, as announced",
    "deployment_delayed": "held back",
    "brigade_rotation_ended": "brigade not replaced",
}


def troops(mine):
    """Counts of US troops and changes; counts differ because they count different things."""
    return [
        _line(
            f"{when(row.date)}: {row.value:,.0f} {_TROOPS[row.measure]}{remark(row.note)}",
            row.source_ids,
        )
        for row in mine.troops.itertuples()
    ]


def said(mine):
    """Statements in our words, by date; weakly shown ones are marked."""
    return [
        _line(f"{when(row.date)}, {row.speaker_role}: {row.statement}{_weak(row)}", row.source_ids)
        for row in mine.said.itertuples()
    ]


def pledged(mine):
    """Pledges, forces sent and hosted."""
    lines = []
    for row in mine.pledged.itertuples():
        number = data_orders.counted(row.quantity, row.unit)
        by = "" if pd.isna(row.by_date) else when(row.by_date)
        more = ", ".join(filter(None, [number, by]))
        words = f"{row.kind}: {row.what}{f' ({more})' if more else ''}{_weak(row)}"
        lines.append(_line(words, row.source_ids))
    return lines


def holdings(mine):
    """Each kind it holds, its part of Europe's, the span of other counts, and the reliability."""
    lines = []
    for row in data_holdings.held(mine).itertuples():
        span = "" if row.low == row.high else f", {row.low:g} to {row.high:g} in other counts"
        words = (
            f"{row.item}: {row.quantity:g}{span}; {row.part:.1f} percent of Europe's "
            f"{row.total:g}; {row.reliability} reliability, {when(row.as_of)}"
        )
        lines.append(_line(words, row.source_ids))
    none = mine.holdings[mine.holdings["quantity"] == 0]
    for level, rows in none.groupby("reliability", sort=False):
        ids = tuple(dict.fromkeys(key for keys in rows["source_ids"] for key in keys))
        lines.append(_line(f"counted as none, {level} reliability: {listing(rows['item'])}", ids))
    return lines


def ordered(mine):
    """The contracts with maker and dates, by when they come: the states of data_orders.WHEN."""
    lines = {state: [] for state in data_orders.WHEN}
    for row in data_orders.contracts(mine).itertuples():
        lines[row.when].append(_order(row))
    return lines


def wanted(mine):
    """What is planned, approved, announced or given up, with its state."""
    return [_order(row) for row in mine.orders[~mine.orders["contract"]].itertuples()]


# States that the heading above an order says already.
_PLAIN = ("ordered", *data_orders.ARRIVED)


def _order(row):
    number = data_orders.counted(row.quantity, row.unit)
    known_maker = pd.notna(row.supplier) and row.supplier != "not chosen"
    whom = ": ".join(
        filter(None, [listing(row.made_in, none=""), row.supplier if known_maker else ""])
    )
    told = [_end("first", row.first, row.first_before), _end("last", row.last, row.last_before)]
    state = "" if row.status in _PLAIN else row.status
    shared = f"shared with {listing(row.others)}" if row.others else ""
    told = [number, shared, f"from {whom}" if whom else "maker not chosen", *told, state]
    return _line(", ".join([row.system, *filter(None, told)]), row.source_ids)


def _end(which, now, before):
    if pd.isna(now):
        return "" if pd.isna(before) else f"{which} no longer dated ({when(before)} before)"
    return f"{which} {when(now)}" + ("" if pd.isna(before) else f" ({when(before)} before)")


def slipped(mine):
    """Each programme that moved, with plan, newest date and months; those on time in one line."""
    steady = mine.delays["slip_months"] == 0
    lines = []
    for row in mine.delays[~steady].itertuples():
        planned = "" if pd.isna(row.planned_date) else f"planned {when(row.planned_date)}"
        now = "no new date" if pd.isna(row.revised_date) else f"now {when(row.revised_date)}"
        months = "" if pd.isna(row.slip_months) else _months(row.slip_months)
        scope = "" if row.scope == data_orders.PROGRAMME else row.scope
        told = [planned, now, months, scope]
        lines.append(_line(f"{row.programme}: {', '.join(filter(None, told))}", row.source_ids))
    punctual = mine.delays[steady]
    ids = tuple(dict.fromkeys(key for keys in punctual["source_ids"] for key in keys))
    told = "; ".join(punctual["programme"])
    return [*lines, _line(f"on time, or by plan: {told}", ids)] if told else lines


def _months(slip):
    size = f"{abs(slip):g} {'month' if abs(slip) == 1 else 'months'}"
    return f"{size} {'late' if slip > 0 else 'early'}"


def lead(mine):
    """Areas led and mean share with everyone and without it, by date."""
    lines = []
    for row in mine.lead.itertuples():
        words = (
            f"end of {row.date}: {row.led_all} of {row.of} areas with everyone, {row.led} without "
            f"it; mean share {row.mean_share_all:.1f} and {row.mean_share:.1f} percent"
        )
        lines.append(_line(words, ()))
    known = "our own projection, middle case; {} of {} areas are counted by country"
    return [*lines, _line(known.format(data.split(), mine.lead["of"].iloc[0]), ())]


def missing(mine):
    """What a reader may look for and not find here."""
    years = mine.said["year_named"].fillna("")
    gaps = {
        "defence spending": mine.spending.empty,
        "a share of GDP announced for after 2026": mine.plans.empty,
        "how many US troops are there": not mine.troops["measure"].isin(data.COUNTS).any(),
        "what it holds": mine.holdings.empty,
        "an order under contract": not mine.orders["contract"].any(),
        "a plan and a result of a delivery": not mine.delays["counted"].any(),
        "what its government says of 2027": not years.str.contains("2027").any(),
        "what its government says of 2030": not years.str.contains("2030").any(),
        "a pledge or a task taken over": mine.pledged.empty,
    }
    lines = [_line(words, ()) for words, absent in gaps.items() if absent]
    gap = data.everything()["pledged"].query("country == 'NEU'")
    lines += [_line(f"for any ally: {row.what}", row.source_ids) for row in gap.itertuples()]
    return [*lines, _line("for any ally: what NATO asks of it, which is secret", ())]


def _line(words, ids):
    """Words with their sources; of a publisher only the name, without what stands in brackets."""
    found = dict.fromkeys((who.partition(" (")[0], address) for who, address in links(ids))
    return cap(words), [list(link) for link in found]


def _weak(row):
    return "" if row.confidence == "high" else f" [{row.confidence} confidence]"
