"""Sentences of notebook 09 for both sides: why the US may be right to go, and why it may not."""

import pandas as pd

from helpers.data import dates, tables
from helpers.figures.text import Prose, Table, count, listing, small
from helpers.model import outlook
from helpers.model.assumptions import DEFAULT_PRESET
from helpers.pages.if_it_is_missed import data as missed
from helpers.pages.if_it_is_missed.data_paths import (
    EFFORTS,
    LEAVING,
    REPORTED,
    at,
    by_area,
    on_path,
)
from helpers.pages.if_it_is_missed.words_paths import built_in


def case_for():
    """The strongest case for pressing on, as the numbers allow."""
    today, later = at(REPORTED, "2025"), at(REPORTED, "2035")
    names = outlook.preset_names()
    best = {key: at(REPORTED, "2030", preset_id=key)["coverage"] for key in EFFORTS}
    usual = best.pop(DEFAULT_PRESET)
    top = max(best, key=best.get)
    events = tables.load("story/events").set_index("event_id")
    calm = by_area(on_path(LEAVING), "2027")
    easy = calm[calm["europe"] >= 80]
    return Prose(
        f"This is the US case. {_hegseth(events.loc['e07'])} The nuclear guarantee stays: "
        f"{_colby()}.",
        f"US forces are wanted elsewhere. {_elsewhere()} Europe can pay: {_money()} In "
        f"{count(len(easy), 'area')} Europe alone covers four fifths of the need or more by the "
        f"end of 2027: {listing(map(small, easy['name']))}.",
        f"Europe's cover rises from {today['coverage']:.0f} percent at the end of 2025 to "
        f"{later['coverage']:.0f} at the end of 2035 on orders and plans as reported. If the "
        f"threat itself makes Europe work harder, it can be more: under “{names[top]}” it is "
        f"{best[top]:.0f} percent at the end of 2030, against {usual:.0f}. By the commander's own "
        "account, offers came within weeks of the cut of June 2026.",
        f"And the need is a choice. In {built_in(calm)} areas it was set at what Europe and the US "
        "held together. Who thinks that less is enough against Russia will see a smaller gap.",
    )


def _hegseth(event):
    """Who said it, where and when; the event's own words for what."""
    day = dates.spoken(pd.Timestamp(event["date"]))
    said = event["detail"].partition(" says ")[2]
    return f"Pete Hegseth, US defence secretary, in Brussels on {day}: {said}"


def _colby():
    row = missed.facts("f025").iloc[0]
    who, what = row["statement"].partition(":")[0], row["statement"].rpartition("; ")[2]
    return f"{who}, in our words: {what}"


def _elsewhere():
    """Where the US wants its forces, from the list of actors."""
    actor = tables.load("story/actors").set_index("actor_id").loc["a-china"]
    source = tables.load("sources").set_index("source_id").at[actor["source_id"], "publisher"]
    role = actor["role_in_story"]
    return f"{actor['name']} is {role[:1].lower()}{role[1:].rstrip('.')} ({source})."


def _money():
    """What the European allies earn and spend beside the US. Source: money/spending."""
    frame = tables.load("money/spending")
    year = 2025
    own = frame[frame["year"] == year].pivot(index="country", columns="measure", values="value")
    gdp, paid = own["gdp_musd_const2021"], own["defence_expenditure_musd_const2021"]
    before = frame[(frame["year"] == year - 1) & (frame["country"] == "NEU")]
    before = before.set_index("measure")["value"]["defence_expenditure_musd_const2021"]
    wealth, effort = 100 * gdp["NEU"] / gdp["USA"], 100 * paid["NEU"] / paid["USA"]
    growth = 100 * paid["NEU"] / before - 100
    return (
        f"in {year} the European allies' economies together were {wealth:.0f} percent of the US "
        f"one, and their defence spending {effort:.0f} percent of US spending. Theirs grew by "
        f"{growth:.0f} percent in that year, in constant prices (NATO's estimates)."
    )


def case_against():
    """The strongest case against leaving, as the numbers allow."""
    stays, goes = at(REPORTED, "2027"), at(LEAVING, "2027")
    rows = by_area(on_path(LEAVING), "2027")
    thin = rows[rows["europe"] < 25]
    best = max(at(LEAVING, "2030", preset_id=key)["coverage"] for key in EFFORTS)
    kept = at(REPORTED, "2030")["together"]
    rutte = missed.facts("f095")["statement"].iloc[0]
    return Prose(
        f"With the US gone by the end of 2027, {goes['together']:.0f} percent of the need is on "
        f"hand instead of {stays['together']:.0f}. In {count(len(thin), 'area')} Europe alone has "
        f"less than a quarter: {listing(map(small, thin['name']))}. Tanks and "
        "guns are worth less without eyes and reach, and our sums do not count that.",
        f"{_closed(best, kept)} Europe alone covers {best:.0f} percent at the end of 2030; with "
        f"the US as reported, {kept:.0f} percent would be on hand. What an adversary sees in "
        f"between is the heart of this case. On record, in our words: {rutte}.",
    )


def _closed(best, kept):
    if best >= kept:
        return "Effort could close that: in the best of our cases"
    return "No effort on this page closes that by 2030: in the best of our cases"


def statements():
    """What officials and papers say, with the side that uses it and sources, folded away."""
    rows = pd.concat([_statement(*line) for line in _SAID], ignore_index=True)
    columns = {"side": "Used by", "as_of": "When", "statement": "What was said or reported"}
    columns |= {"sources": "Source", "confidence": "How sure"}
    return Table(rows, columns, f"On record: {count(len(rows), 'statement')}")


def _statement(side, fact, part=None):
    """One finding, or one part of a finding that both sides use."""
    row = missed.facts(fact)
    told = row["statement"].iloc[0] + _amount(row.iloc[0])
    if part is not None:
        who, _, said = told.partition(": ")
        told = f"{who}: {said.split('; ')[part]}"
    return row.assign(side=side, statement=told)


def _amount(row):
    """The number of a finding whose sentence does not say it."""
    if row.fact_id not in _UNSAID:
        return ""
    span = f"{row.value:g}" if row.value == row.value else f"{row.low:g} to {row.high:g}"
    how = "" if pd.isna(row.qualifier) else f" ({row.qualifier})"
    return f": {span} {row.unit}{how}"


_UNSAID = ("f013", "f056", "f058")
FOR, AGAINST, BOTH = "those for a smaller US part", "those who warn", "both"
_SAID = [
    (FOR, "f025", 0),
    (BOTH, "f025", 1),
    (BOTH, "f026"),
    (FOR, "f010", 0),
    (FOR, "f106"),
    (FOR, "f107"),
    (FOR, "f108"),
    (FOR, "f009"),
    (AGAINST, "f095"),
    (AGAINST, "f018"),
    (AGAINST, "f056"),
    (AGAINST, "f058"),
    (AGAINST, "f013"),
]
