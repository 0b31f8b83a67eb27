"""The rows behind a brief as lines with their sources, and what is missing for an ally."""

from itertools import chain

import pandas as pd

from helpers.data.sources import links
from helpers.figures.text import cap, listing, phrases, verb
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
        spent = (
            f"{first['share']:.2f} percent of GDP in {first['year']}, {last['share']:.2f} in "
            f"{last['year']} (estimate)"
        )
        goal, ids = data.goal()
        promised = _line(f"all allies: {goal:g} percent by {data.GOAL_YEAR}", ids)
        lines = [_line(spent, last["source_ids"]), promised]
    return [
        *lines,
        *_lines(
            mine.plans,
            lambda row: f"{row.share:g} percent in {row.year}: {row.detail} ({row.status})",
        ),
        *_lines(mine.loan, lambda row: f"EU loans: EUR {row.amount:.2f} bn; {row.status}"),
        *_lines(mine.soldiers.tail(1), _soldiers),
        *_lines(mine.goals, lambda row: f"aims for {ends(row)} thousand in {row.year}"),
    ]


def _soldiers(row):
    return f"{row.value:.1f} thousand soldiers in {row.year}" if row.value else "no soldiers"


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

    return _lines(
        mine.troops,
        lambda row: f"{when(row.date)}: {row.value:,.0f} {_TROOPS[row.measure]}{remark(row.note)}",
    )


def said(mine):
    """Statements in our words, by date; weakly shown ones are marked."""

    return _lines(
        mine.said,
        lambda row: f"{when(row.date)}, {row.speaker_role}: {row.statement}{_weak(row)}",
    )


def pledged(mine):
    """Pledges, forces sent and hosted."""
    return _lines(mine.pledged, _pledge)


def _pledge(row):
    by = "" if pd.isna(row.by_date) else when(row.by_date)
    more = _joined(data_orders.counted(row.quantity, row.unit), by)
    return f"{row.kind}: {row.what}{f' ({more})' if more else ''}{_weak(row)}"


def holdings(mine):
    """Each kind it holds, its part of Europe's, the span of other counts, and the reliability."""
    lines = _lines(data_holdings.held(mine), _held)
    none = mine.holdings[mine.holdings["quantity"] == 0]
    for level, rows in none.groupby("reliability", sort=False):
        words = f"counted as none, {level} reliability: {listing(rows['item'])}"
        lines.append(_line(words, chain(*rows["source_ids"])))
    return lines


def _held(row):
    return (
        f"{row.item}: {_joined(f'{row.quantity:g}', data_holdings.others(row))}; {row.part:.1f} "
        f"percent of Europe's {row.total:g}; {row.reliability} reliability, {when(row.as_of)}"
    )


def ordered(mine):
    """The contracts with maker and dates, by when they come: the states of data_orders.WHEN."""
    own = data_orders.contracts(mine)
    return {state: _lines(own[own["when"] == state], _order) for state in data_orders.WHEN}


def wanted(mine):
    """What is planned, approved, announced or given up, with its state."""
    return _lines(mine.orders[~mine.orders["contract"]], _order)


# States that the heading above an order says already.
_PLAIN = ("ordered", *data_orders.ARRIVED)


def _order(row):
    known_maker = pd.notna(row.supplier) and row.supplier != "not chosen"
    makers = [listing(row.made_in, none=""), row.supplier if known_maker else ""]
    whom = ": ".join(filter(None, makers))
    return _joined(
        row.system,
        data_orders.counted(row.quantity, row.unit),
        f"shared with {listing(row.others)}" if row.others else "",
        f"from {whom}" if whom else "maker not chosen",
        _end("first", row.first, row.first_before),
        _end("last", row.last, row.last_before),
        "" if row.status in _PLAIN else row.status,
    )


def _end(which, now, before):
    was = "" if pd.isna(before) else f" ({when(before)} before)"
    if pd.isna(now):
        return f"{which} no longer dated{was}" if was else ""
    return f"{which} {when(now)}{was}"


def slipped(mine):
    """Each programme that moved, with plan, newest date and months; those on time in one line."""
    steady = mine.delays["slip_months"] == 0
    lines, punctual = _lines(mine.delays[~steady], _moved), mine.delays[steady]
    if len(punctual):
        words = f"on time, or by plan: {'; '.join(punctual['programme'])}"
        lines.append(_line(words, chain(*punctual["source_ids"])))
    return lines


def _moved(row):
    told = _joined(
        "" if pd.isna(row.planned_date) else f"planned {when(row.planned_date)}",
        "no new date" if pd.isna(row.revised_date) else f"now {when(row.revised_date)}",
        "" if pd.isna(row.slip_months) else _months(row.slip_months),
        "" if row.scope == data_orders.PROGRAMME else row.scope,
    )
    return f"{row.programme}: {told}"


def _months(slip):
    return f"{abs(slip):g} {verb(abs(slip), 'month', 'months')} {'late' if slip > 0 else 'early'}"


def lead(mine):
    """Areas led and mean share with everyone and without it, by date."""
    told = phrases(
        mine.lead,
        "end of {date}: {led_all} of {of} areas with everyone, {led} without it; mean share "
        "{mean_share_all:.1f} and {mean_share:.1f} percent",
    )
    of = f"{data.split()} of {mine.lead['of'].iloc[0]}"
    told.append(f"our own projection, middle case; {of} areas are counted by country")
    return [_line(words) for words in told]


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
    gap = data.everything()["pledged"].query("country == 'NEU'")
    return [
        *(_line(words) for words, absent in gaps.items() if absent),
        *_lines(gap, lambda row: f"for any ally: {row.what}"),
        _line("for any ally: what NATO asks of it, which is secret"),
    ]


def _lines(frame, words):
    """A line a row, with the row's sources; `words` says what a row means."""
    return [_line(words(row), row.source_ids) for row in frame.itertuples()]


def _line(words, ids=()):
    """Words with their sources; of a publisher only the name, without what stands in brackets."""
    found = dict.fromkeys((who.partition(" (")[0], address) for who, address in links(ids))
    return cap(words), [list(link) for link in found]


def _weak(row):
    return "" if row.confidence == "high" else f" [{row.confidence} confidence]"


def _joined(*words):
    """Words with commas between; empty ones are left out."""
    return ", ".join(filter(None, words))
