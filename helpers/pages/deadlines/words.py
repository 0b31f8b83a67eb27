"""Sentences and tables of notebook 03: which dates matter and which can still be met."""

import pandas as pd

from helpers.data import dates
from helpers.data import lead_times as timing
from helpers.figures.sentences import reach_sentence
from helpers.figures.text import Prose, Table, count, listing


def answer():
    """The answer of the page."""
    arriving = timing.arrivals(timing.lead_times(), dates.as_of())
    fast = timing.in_time(arriving, "fastest", 2027)
    early = arriving[arriving["median_day"] <= timing.TARGETS[2027]]
    single = early["cases"] == 1
    return Prose(
        reach_sentence(),
        f"In time for 2027 are {listing(map(_lower, early['kind']))}; {int(single.sum())} of these "
        f"{len(early)} kinds rest on one case. Even if every order went as fast as the fastest one "
        f"we know, {fast} of {len(arriving)} would arrive by the end of 2027.",
        "A kind is a sort of equipment and the region of its maker. A first delivery is one piece, "
        "not yet a trained unit.",
        status_sentence(),
    )


def status_sentence():
    """How the deadlines stand, with what we could not find out said first among the doubts."""
    states = ["pending", "met", "missed", "superseded", "unclear"]
    status = timing.deadlines()["status"].value_counts().reindex(states, fill_value=0)
    return (
        f"We found {count(int(status.sum()), 'date')} that somebody set, promised or feared. "
        f"{status['pending']} are pending, {status['met']} were met, {status['missed']} missed and "
        f"{status['superseded']} replaced. For {status['unclear']} we found no clear outcome."
    )


def timeline_title(deadlines):
    """The finding of the time line."""
    year = deadlines.set_index("deadline_id")["last"].dt.year
    return (
        f"The reported US goal is {year['d01']}, the EU's is {year['d02']}, "
        f"NATO's money pledge runs to {year['d04']}"
    )


def timeline_description(deadlines):
    """The time line in words."""
    parts = [
        f"{group}: {count(len(own), 'date')} from {own['last'].dt.year.min()} "
        f"to {own['last'].dt.year.max()}"
        for group, own in deadlines.groupby("group", sort=False)
    ]
    return f"Time line in five groups. {'; '.join(parts)}. {status_sentence()}"


def waits_title(cases):
    """The finding of the observed waits."""
    slowest = cases.loc[cases["months"].idxmax()]
    return (
        f"From order to first delivery: typically {_years(cases['months'].median())}, "
        f"at worst {_years(slowest['months'])}"
    )


def waits_description(cases):
    """The observed waits in words, by origin of the maker."""
    medians = cases.groupby("origin")["months"].median()
    return (
        f"{count(len(cases), 'published wait')} by kind of equipment. Median by maker: "
        + listing(f"{origin} {months:.0f} months" for origin, months in medians.items())
        + "."
    )


def waits_bias(cases):
    """How far the cases can be trusted."""
    actual = cases[cases["basis"] == "actual"]
    few = int((timing.lead_times()["cases"] == 1).sum())
    return Prose(
        f"Only {len(actual)} of these {len(cases)} waits are over. The rest are plans and "
        f"statements, and plans slip.",
        f"The finished ones look quick (about {_years(actual['months'].median())} at the median) "
        "because quick cases finish first: used tanks, small satellites, vehicles built before "
        f"anyone signed. {few} kinds rest on a single case.",
    )


def sign_by_title(rows, today):
    """The finding of the sweep over signing days."""
    late = {
        year: int((own["median_day"] < pd.Timestamp(today)).sum())
        for year, own in rows.groupby("year")
    }
    total = rows["kind"].nunique()
    return (
        f"The typical order for 2027 is already too late in {late[2027]} of {total} kinds, "
        f"for 2030 in {late[2030]}"
    )


def sign_by_description(rows, today):
    """The sweep in words: the kinds still in time."""
    open_now = rows[(rows["year"] == 2027) & (rows["median_day"] >= pd.Timestamp(today))]
    return (
        f"{sign_by_title(rows, today)}. Still in time for 2027 at the median wait: "
        f"{listing(open_now['kind']) or 'none'}."
    )


def order_sentence(arriving, order_day, basis):
    """What an order of one day can still meet; `arriving` comes from `timing.arrivals`."""
    signed = f"An order signed in {dates.spoken_month(pd.Timestamp(order_day))}"
    if arriving.empty:
        return f"{signed}: no published wait fits this choice."
    parts = [
        f"by the end of {year} in {timing.in_time(arriving, 'median', year)} of {len(arriving)} "
        f"kinds at the typical wait ({timing.in_time(arriving, 'fastest', year)} at the fastest)"
        for year in timing.TARGETS
    ]
    late = arriving.sort_values("median_day").iloc[-1]
    return (
        f"{signed} brings a first delivery {listing(parts)}. "
        f"Last come {_lower(late['kind'])}, in {late['median_day'].year}."
        f"{_BASIS_NOTE[basis]}"
    )


_BASIS_NOTE = {
    "all": "",
    "delivered": " These are finished cases only: few, and the quick ones.",
    "promised": " These are plans and statements only: none has been proved yet.",
}


def slack_sentence(rows, today, lead_months):
    """How many open dates an order of that day would meet; `rows` comes from `timing.slack`."""
    day = pd.Timestamp(today)
    ahead = rows[rows["last"] >= day]
    if ahead.empty:
        return f"In {dates.spoken_month(day)} every date on our list lies behind."
    late = int((ahead["slack"] < 0).sum())
    arrival = dates.add_months(pd.Series([day]), pd.Series([float(lead_months)]))[0]
    targets = [_against(year, arrival) for year in timing.TARGETS]
    return (
        f"In {dates.spoken_month(day)}, {count(len(ahead), 'open date')} lie ahead, pending or "
        f"unclear. With "
        f"{lead_months:.0f} months from order to first delivery, an order signed now is too late "
        f"for {late} of them. It arrives in {dates.spoken_month(arrival)}: {listing(targets)}."
    )


def table(group):
    """The deadlines of one group, folded away."""
    frame = timing.deadlines()
    frame = frame[frame["group"] == group]
    columns = {"date": "Date", "label": "What", "name": "Whose", "status": "Status"}
    columns |= {"what_is_due": "What is due", "sources": "Source"}
    return Table(frame, columns, f"{group}: {count(len(frame), 'date')}")


def _against(year, arrival):
    months = dates.months_between(arrival, timing.TARGETS[year])
    side = "before" if months >= 0 else "after"
    return f"{count(round(abs(months)), 'month')} {side} the end of {year}"


def _years(months):
    return f"{round(months / 6) / 2:g} years"


def _lower(kind):
    return kind[0].lower() + kind[1:]
