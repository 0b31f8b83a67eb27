"""Sentences of notebook 09 for both sides: why the US may be right to go, and why it may not."""

import pandas as pd

from helpers import missed, outlook, tables
from helpers.assumptions import DEFAULT_PRESET
from helpers.missed_paths import EFFORTS, LEAVING, REPORTED, at, by_area, on_path
from helpers.narrate.missed_paths import built_in
from helpers.narrate.text import Prose, Table, count, listing, small


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
        f"This is the US case. {events.at['e07', 'detail']} The nuclear guarantee stays, it "
        "says. In "
        f"{count(len(easy), 'area')} Europe alone covers four fifths of the need or more by the "
        f"end of 2027: {listing(map(small, easy['name']))}.",
        f"Europe's cover rises from {today['coverage']:.0f} percent at the end of 2025 to "
        f"{later['coverage']:.0f} at the end of 2035 on orders and plans as reported. If the "
        f"threat itself makes Europe work harder, it can be more: under “{names[top]}” it is "
        f"{best[top]:.0f} percent at the end of 2030, against {usual:.0f}. That the "
        "commander had offers within weeks of the cut of June 2026 fits this reading.",
        f"And the need is a choice. In {built_in(calm)} areas it was set at what Europe and the US "
        "held together. Who thinks that less is enough against Russia will see a smaller gap.",
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
    """What officials and papers say for either side, with sources, folded away."""
    found = [missed.facts(*ids).assign(side=side) for side, ids in _SAID.items()]
    rows = pd.concat(found, ignore_index=True)
    rows["statement"] = [row.statement + _amount(row) for row in rows.itertuples()]
    columns = {"side": "Fits", "as_of": "When", "statement": "What was said or reported"}
    columns |= {"sources": "Source", "confidence": "How sure"}
    return Table(rows, columns, f"On record, both sides: {count(len(rows), 'statement')}")


def _amount(row):
    """The number of a finding whose sentence does not say it."""
    if row.fact_id not in _UNSAID:
        return ""
    span = f"{row.value:g}" if row.value == row.value else f"{row.low:g} to {row.high:g}"
    how = "" if pd.isna(row.qualifier) else f" ({row.qualifier})"
    return f": {span} {row.unit}{how}"


_UNSAID = ("f056", "f058")
_SAID = {
    "a smaller US part": ("f025", "f026", "f010", "f030", "f108", "f009"),
    "a warning": ("f095", "f018", "f056", "f058", "f042"),
}
