"""Sentences on waits and on the output of factories, beside rules 6 and 7."""

from helpers.figures.text import Prose, cap, count, listing
from helpers.pages.backtest import data_rates as backtest_rates


def factories(rows):
    """Rules 6 and 7 against the past; `rows` comes from `backtest_rates.rates`."""
    waits = backtest_rates.waits()
    said = waits["verdict"].value_counts()
    inside, longer, shorter, still = (
        int(said.get(name, 0))
        for name in (
            backtest_rates.AS_RULE,
            backtest_rates.LONGER,
            backtest_rates.SHORTER,
            backtest_rates.STILL,
        )
    )
    late = waits.query("verdict == @backtest_rates.LONGER and not arrived")
    names = listing(f"{row.item}, at least {row.months:.0f} months" for row in late.itertuples())
    old = rows[rows["then_year"] < backtest_rates.KNOWN_YEAR]
    aged = listing(f"{row.line} ({row.then_year})" for row in old.itertuples())
    return Prose(
        "Where no date is planned, the projection takes a lead time and a delay (rule 6). Of "
        f"{count(len(waits), 'item')} above with a contract date, {_number(inside)} waited as "
        f"long as that rule draws, {_number(shorter)} less and {_number(longer)} longer"
        + (f" (still open: {names})" if names else "")
        + f"; {_number(still)} cannot be told yet. Factories grow by a steady yearly rate "
        "(rule 7).",
        "Used equipment, and places in the line taken over from another buyer, are left out. So "
        "is the extra wait for US weapons, whose reason came later.",
        "Lead times and growth rates were set later, partly from the same cases, so this shows "
        "whether they fit, not whether they could have been known. For shells the projection also "
        f"adds new plants. {_weak(rows)}"
        + (
            f" The last output known then was older for {aged}; the rule runs as long."
            if aged
            else ""
        ),
    )


def _weak(rows):
    """Which lines rest on a firm's word, and which change with the years taken."""
    claimed = rows.loc[rows["sure"] == backtest_rates.CLAIMED, "line"]
    torn = rows[rows["verdict"] == backtest_rates.UNDECIDED]
    parts = [f"Pale: {listing(claimed)}, {backtest_rates.CLAIMED}."] if len(claimed) else []
    parts += [
        f"{row.line}: on the mean of the years {row.grew:.1f} times, in the last year alone "
        f"{row.last / row.then:.1f}, when many that had been parked were handed over. That is no "
        "verdict."
        for row in torn.itertuples()
    ]
    return " ".join(parts)


def rates_title(rows):
    """How many lines grew faster or slower than the rule, and how many of those are weak."""
    faster, slower, torn = (
        rows[rows["verdict"] == name]
        for name in (backtest_rates.FASTER, backtest_rates.SLOWER, backtest_rates.UNDECIDED)
    )
    weak = int((faster["sure"] == backtest_rates.CLAIMED).sum())
    doubt = f", {_number(weak)} of them by the firm's own word," if weak else ","
    return (
        f"{cap(_number(len(faster)))} of {_number(len(rows))} lines grew faster than rule 7 "
        f"allows{doubt} {_number(len(slower))} slower; {_number(len(torn))} open"
    )


def rates_description(rows):
    """The figure of output in words."""
    parts = (
        f"{row.line} {row.grew:.1f} times (rule {row.low:.1f} to {row.high:.1f}; {row.verdict})"
        for row in rows.itertuples()
    )
    return f"Growth of yearly output since the last year known in 2022: {listing(parts)}."


def _number(number):
    words = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    return words[number] if number < len(words) else str(number)
