"""Sentences and tables of notebook 03: which dates matter and which can still be met."""

import pandas as pd

from helpers.data import dates
from helpers.data.lead_times import TARGETS, arrivals, in_time
from helpers.figures.premise import premise
from helpers.figures.sentences import reach_sentence
from helpers.figures.text import Prose, Table, count, listing, number, phrases, small, verb
from helpers.pages import collection
from helpers.pages.deadlines import data

_BASIS_NOTE = {
    "all": "",
    "delivered": " These are finished cases only: few, and the quick ones.",
    "promised": " These are plans and statements only: none has been proved yet.",
}


def answer():

    arriving = arrivals(data.lead_times(), dates.as_of())
    early = arriving[arriving["median_day"] <= TARGETS[2027]]
    premise(len(early) < len(arriving) / 2, "For 2027 most orders come too late")
    return Prose(
        reach_sentence(),
        f"In time for 2027 are {listing(map(_named, early['kind']))}; "
        f"{(early['cases'] == 1).sum()} of these {len(early)} kinds rest on one case. At the "
        f"fastest wait we know, {in_time(arriving, 'fastest', 2027)} of {len(arriving)} would "
        "arrive by then.",
        "A kind is a sort of equipment and the region of its maker. A first delivery is one piece, "
        "not yet a trained unit.",
        status_sentence(data.deadlines()),
    )


def status_sentence(deadlines):
    """How the deadlines stand; what none of them is, is left out."""
    states = ["pending", "met", "missed", "superseded", "unclear"]
    *numbers, unclear = ((deadlines["status"] == state).sum() for state in states)
    told = [("is pending", "are pending"), ("was met", "were met")]
    told += [("was missed", "were missed"), ("was replaced", "were replaced")]
    known = [f"{n} {verb(n, *of)}" for n, of in zip(numbers, told, strict=True) if n]
    known = f" {listing(known)}." if known else ""
    lost = f" For {unclear} we found no clear outcome." if unclear else ""
    return (
        f"We found {count(len(deadlines), 'date')} that somebody set, promised or feared."
        f"{known}{lost}"
    )


def groups_sentence(deadlines):
    """The deadlines by group: how many, from when to when, and how they stand."""
    parts = []
    for group, own in deadlines.groupby("group", sort=False):
        first, last = own["last"].dt.year.agg(["min", "max"])
        reach = f"in {first}" if first == last else f"from {first} to {last}"
        parts.append(f"{group}: {count(len(own), 'date')} {reach}")
    groups = f"{number(len(parts))} {verb(len(parts), 'group', 'groups')}"
    return f"Time line in {groups}. {'; '.join(parts)}. {status_sentence(deadlines)}"


def waits_sentence(cases):
    medians = cases.groupby("origin", as_index=False)["months"].median()
    medians = listing(phrases(medians, "{origin} {months:.0f} months"))
    waits = count(len(cases), "published wait")
    return f"{waits} by kind of equipment. Median by maker: {medians}."


def waits_bias(cases):
    """How far the cases can be trusted."""
    actual = cases[cases["basis"] == "actual"]
    makers, over = cases["origin"], cases["basis"] == "actual"
    done, plan = (
        cases[which].groupby(makers)["months"].agg(["median", "size"]) for which in (over, ~over)
    )
    slower = list(done.index[done["median"] > plan["median"].reindex(done.index)])
    premise(slower == ["US"], "Only for US makers … longer")
    (took, finished), (planned, others) = done.loc["US"], plan.loc["US"]
    few = (cases["kind"].value_counts() == 1).sum()
    premise(cases["months"].median() > 24, "A first delivery typically takes years")

    return Prose(
        f"Only {len(actual)} of these {len(cases)} waits are over. The rest are plans and "
        f"statements, and plans slip.",
        f"The finished ones look quick (about {years(actual['months'].median())} at the median) "
        "because quick cases finish first: used tanks, small satellites, vehicles built before "
        "anyone signed. Only for US makers is the median of finished orders longer "
        f"({took:g} months, {finished:.0f} cases) than that of plans ({planned:g}, {others:.0f} "
        "cases). These are different orders, so do not rank makers by them. "
        f"{few} kinds rest on a single case.",
    )


def order_sentence(arriving, order_day, basis):
    """What an order of one day can still meet; `arriving` comes from `lead_times.arrivals`."""
    signed = f"An order signed in {dates.spoken_month(pd.Timestamp(order_day))}"
    parts = [
        f"by the end of {year} in {in_time(arriving, 'median', year)} of {len(arriving)} "
        f"kinds at the typical wait ({in_time(arriving, 'fastest', year)} at the fastest)"
        for year in TARGETS
    ]
    late = arriving.sort_values("median_day").iloc[-1]
    return (
        f"{signed} brings a first delivery {listing(parts)}. Last come {_named(late['kind'])}, in "
        f"{late['median_day'].year}.{_BASIS_NOTE[basis]}"
    )


def slack_sentence(rows, today, lead_months):
    """How many open dates an order of that day would meet; `rows` comes from `data.slack`."""
    day = pd.Timestamp(today)
    ahead = rows[rows["last"] >= day]
    arrival = dates.add_months(pd.Series([day]), pd.Series([float(lead_months)]))[0]
    return (
        f"In {dates.spoken_month(day)}, {count(len(ahead), 'open date')} "
        f"{verb(len(ahead), 'lies', 'lie')} ahead, pending or unclear. With {lead_months:.0f} "
        "months from order to first delivery, an order signed now "
        f"is too late for {(ahead['slack'] < 0).sum()} of them. It arrives in "
        f"{dates.spoken_month(arrival)}: {listing(_against(year, arrival) for year in TARGETS)}."
    )


def table(group):
    frame = data.deadlines().query("group == @group")
    columns = {"date": "Date", "label": "What", "name": "Whose", "status": "Status"}
    columns |= {"what_is_due": "What is due", "sources": "Source"}
    return Table(frame, columns, f"{group}: {count(len(frame), 'date')}")


def years(months):
    """A wait in months, as years to the half."""
    number = round(months / 6) / 2
    return f"{number:g} {verb(number, 'year', 'years')}"


def _named(kind):
    """A kind of equipment inside a sentence."""
    return small(kind).replace("(other)", "(makers elsewhere)")


def _against(year, arrival):
    months = dates.months_between(arrival, TARGETS[year])
    side = "before" if months >= 0 else "after"
    return f"{count(round(abs(months)), 'month')} {side} the end of {year}"


opening, sources = collection.ends("03_deadlines.ipynb", answer)
