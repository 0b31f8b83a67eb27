"""Sentences and tables of notebook 06 on delays that others report, and on the US queue."""

from helpers.data.sources import links
from helpers.figures.premise import one
from helpers.figures.text import Prose, Table, count, span
from helpers.pages.delivery import data, data_makers


def late_against():
    """Mean delays that reports give, by what they count from, folded away."""
    rows = data.averages().groupby("kind", sort=False)["slip_months"].agg([span, "size"])
    known = (rows.loc[rows.index == name, "span"] for name in data.GERMAN)
    first, in_force = (one(own, "German projects: … months after the first plan") for own in known)
    heads = {"kind": "Reports on", "span": "Mean months late", "size": "Reports"}
    summary = f"German projects: {first} months after the first plan, {in_force} after the contract"
    return Table(rows.reset_index(), heads, f"{summary} then in force")


def us_delays():
    """Slips of US-made programmes for European buyers, folded away."""
    rows = data.us_delays()
    known = rows["slip_months"].dropna()
    rows["months"] = known.map("{:g}".format).reindex(rows.index, fill_value="late")
    rows["sources"] = rows["source_ids"].map(links)
    heads = {"label": "Programme", "months": "Months late", "cause": "Cause given"}
    summary = (
        f"US-made programmes: late by up to {known.max() / 12:.0f} years, and for "
        f"{len(rows) - len(known)} of {len(rows)} we found no length"
    )
    return Table(rows, heads | {"sources": "Sources"}, summary)


def us_queue():
    """What was said about the US queue, with how far each statement can be trusted."""
    facts, heads = data_makers.us_queue(), {"as_of": "Date", "statement": "What was said"}
    heads |= {"confidence": "How sure", "link": "Source"}
    return Table(facts, heads, f"{count(len(facts), 'statement')} on the US queue")


def us_sales():
    """How large the US queue is, as far as anyone has said."""
    said = data_makers.us_sales
    all, newest = (said(f"FMS notifications/orders{end}") for end in ("", " in 2024"))
    cases, worth = (
        said(f"foreign military sales {what}, world")["value"]
        for what in ("open cases", "portfolio")
    )
    return Prose(
        f"Sales to European states through FMS, ordered or announced, came to about "
        f"USD {all['value']:.0f} bn from {all['period'].replace('/', ' to ')}, "
        f"{newest['value']:.0f} bn of it in {newest['year']}, Bruegel finds. How much is "
        "still to come is not published. For the whole world US officials are quoted, at second "
        f"hand, with more than {cases:,.0f} open cases worth over USD {worth:.0f} bn.",
    )
