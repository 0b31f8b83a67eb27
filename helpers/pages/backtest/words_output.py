"""Sentences on waits and on the output of factories, beside rules 6 and 7."""

from helpers.figures.premise import premise
from helpers.figures.text import Prose, count, listing, number
from helpers.pages.backtest import data_output as data


def factories(rows):
    """Rules 6 and 7 against the past; `rows` comes from `data_output.growth`."""
    waits = data.waits()
    inside, longer, shorter, still = (
        int((waits["verdict"] == name).sum())
        for name in (data.AS_RULE, data.LONGER, data.SHORTER, data.STILL)
    )
    late = waits[(waits["verdict"] == data.LONGER) & ~waits["arrived"]]
    names = listing(f"{row.item}, at least {row.months:.0f} months" for row in late.itertuples())
    old = rows[rows["then_year"] < data.KNOWN_YEAR]
    aged = listing(f"{row.line} ({row.then_year})" for row in old.itertuples())
    claimed = listing(rows.loc[rows["sure"] == data.CLAIMED, "line"])
    premise(names and aged and claimed, "Of … items above with a contract date")
    torn = "".join(
        f" {row.line}: on the mean of the years {row.grew:.1f} times, in the last year alone "
        f"{row.last / row.then:.1f}, when many that had been parked were handed over. That is no "
        "verdict."
        for row in rows[rows["verdict"] == data.UNDECIDED].itertuples()
    )
    return Prose(
        "Where no date is planned, the projection takes a lead time and a delay (rule 6). Of "
        f"{count(len(waits), 'item')} above with a contract date, {number(inside)} waited as "
        f"long as that rule draws, {number(shorter)} less and {number(longer)} longer (still "
        f"open: {names}); {number(still)} cannot be told yet. Factories grow by a steady yearly "
        "rate (rule 7).",
        "Used equipment, and places in the line taken over from another buyer, are left out. So "
        "is the extra wait for US weapons, whose reason came later.",
        "Lead times and growth rates were set later, partly from the same cases, so this shows "
        "whether they fit, not whether they could have been known. For shells the projection also "
        f"adds new plants. Pale: {claimed}, {data.CLAIMED}.{torn} The last output known then was "
        f"older for {aged}; the rule runs as long.",
    )
