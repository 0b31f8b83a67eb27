"""Sentences on the test against the past; every number comes from the tables."""

import pandas as pd

from helpers import backtest, backtest_rates
from helpers.narrate.text import Prose, Table, cap, count, listing


def plans_title(frame):
    """How many of the plans that can be judged came inside the band."""
    found = backtest.coverage(frame)
    held = "all" if found["held"] == found["decided"] else found["held"]
    return (
        f"Of {found['decided']} plans that can be judged, {held} came inside the band; "
        f"{found['waiting']} are still open"
    )


def plans_description(frame):
    """The figure of plans in words: late arrivals and open items, worst first."""
    late = frame[frame["late"] > backtest.ON_TIME_MONTHS].sort_values("late", ascending=False)
    open_ = frame[frame["promised"].notna()].sort_values("promised", ascending=False)
    real = listing(f"{row.item} {row.late:.0f}" for row in late.itertuples())
    plans = listing(f"{row.item} {row.promised:.0f}" for row in open_.itertuples())
    on_time = backtest.coverage(frame)["on_time"]
    return (
        f"{plans_title(frame)}. Months after the plan: {count(on_time, 'arrival')} on time; late "
        f"{real}. By the newest plans of open items: {plans}."
    )


def errors_title(rows):
    """Middle error of arrivals and of newest plans."""
    arrived, promised = _middle_errors(rows)
    return (
        f"Arrivals came {_side(arrived)} the middle case, open items are promised "
        f"{_side(promised)} it"
    )


def errors_description(rows):
    """The histogram in words."""
    parts = (
        f"{name}: {own['months'].min():.0f} to {own['months'].max():.0f}, median "
        f"{own['months'].median():.0f}, {count(len(own), 'item')}"
        for name, own in rows.groupby("known")
    )
    return f"Months against the middle case. {cap('; '.join(parts))}."


def coverage():
    """Both tests with both records, as a table."""
    rows = backtest.coverages()
    rows["test"] = rows["test"].map(_TESTS)
    rows["share"] = _part(rows["held"], rows["decided"])
    rows["over"] = _part(rows["past_held"], rows["past"])
    rows["promised"] = _part(rows["if_kept"], rows["if_decided"])
    rows["perfect"] = (100 * rows["expected"]).round().astype(int).astype(str) + " percent"
    columns = {
        "test": "Plans known",
        "when": "Band drawn from",
        "items": "Items",
        "share": "Inside the band, where it can be judged",
        "over": "Only plans whose whole band is past",
        "promised": "If newest plans are kept",
        "waiting": "Not decided",
        "perfect": "A perfect band would hold",
    }
    return Table(rows, columns)


def trust():
    """What the test says about the bands, and what it cannot say."""
    then, today = (backtest.compare(when=when) for when in (backtest.THEN, backtest.TODAY))
    found, now = backtest.coverage(then), backtest.coverage(today)
    return Prose(
        f"{_verdict(then, found)} If newest plans are counted as kept, the middle case was "
        f"{_kinds(then)}. Newest plans may slip again, so the second numbers are low.",
        _known(),
        f"{_past(then, found)} {_beyond(then)} {_on_time(then, found)}",
        f"With {backtest.TODAY}, each item's own left out, the band held "
        f"{now['held']} of {now['decided']}, and the middle case was {_kinds(today)}. A perfect "
        f"band would hold {100 * now['expected']:.0f} percent, more than eight of ten, because "
        "nothing is drawn earlier than planned. The share on time that the model assumes was set "
        "later, and was used here all the same. No input was tuned after this test.",
        "The list is biased. Press and auditors report what is late, and what is late is often "
        "still open. We looked for punctual lines too. So neither the share on time nor the gap "
        "for running lines is a fair sample. Where no arrival was found, it may have come unseen.",
        small=_left_out(),
    )


def factories(rows):
    """Rules 6 and 7 against the past; `rows` comes from `backtest_rates.rates`."""
    waits = backtest_rates.waits()
    longer = int((waits["months"] > waits["high"]).sum())
    shorter = int((waits["months"] < waits["low"]).sum())
    inside = len(waits) - longer - shorter
    old = rows[rows["then_year"] < backtest_rates.KNOWN_YEAR]
    aged = listing(f"{row.line} ({row.then_year})" for row in old.itertuples())
    return Prose(
        "Where no date is planned, the projection takes a lead time and a delay (rule 6). Of "
        f"{count(len(waits), 'item')} above with a contract date and a first arrival, "
        f"{_number(inside)} waited as long as that rule draws, {_number(longer)} longer and "
        f"{_number(shorter)} less. Factories grow by a steady yearly rate (rule 7).",
        "Lead times and growth rates were set later, partly from the same cases, so this shows "
        "whether they fit, not whether they could have been known. For shells the projection also "
        "adds new plants. Rheinmetall's output is the firm's own number, called a plan elsewhere; "
        "F-35 are the mean of three years, because many were parked and delivered later."
        + (f" The last output known then was older for {aged}." if aged else ""),
    )


def rates_title(rows):
    """How many lines grew faster or slower than the rule."""
    faster, slower = (
        int((rows["verdict"] == name).sum())
        for name in (backtest_rates.FASTER, backtest_rates.SLOWER)
    )
    return (
        f"{cap(_number(faster))} of {_number(len(rows))} lines grew faster than rule 7 allows, "
        f"{_number(slower)} slower"
    )


def rates_description(rows):
    """The figure of output in words."""
    parts = (
        f"{row.line} {row.grew:.1f} times (rule {row.low:.1f} to {row.high:.1f})"
        for row in rows.itertuples()
    )
    return f"Growth of yearly output since the end of 2022: {listing(parts)}."


def _verdict(frame, found):
    share, waiting = found["held"] / found["decided"], found["waiting"]
    held = "all" if share == 1 else f"{found['held']} of the"
    judged = (
        f"The bands held {held} {found['decided']} plans of {_DAY} that can be judged; "
        f"{waiting} more cannot be judged yet."
    )
    if share < found["expected"] - 0.1:
        return f"The bands were too narrow. {judged}"
    if frame["late"].max() < frame["high"].max() / 2:
        return f"No arrival proved the bands wrong, but they are wide. {judged}"
    return f"The bands were about right. {judged}"


def _kinds(frame):
    """Predicted against known mean delay, for new designs and for running lines."""
    known = frame.assign(months=frame["late"].fillna(frame["promised"]).clip(lower=0))
    known = known[known["months"].notna() & known["maturity"].isin(["new", "running"])]
    parts = []
    for group, own in known.groupby("group", sort=False):
        drawn, real = own["middle"].mean(), own["months"].mean()
        word = (
            "too late" if drawn - real > 3 else "too early" if real - drawn > 3 else "about right"
        )
        parts.append(f"{word} for {group.lower()} ({drawn:.0f} months against {real:.0f})")
    return listing(parts)


def _known():
    """How many delays were known then, by kind."""
    record = backtest.record()
    late = record[record["slip_months"] > backtest.ON_TIME_MONTHS]
    parts = []
    for kind, name in backtest.MATURITIES.items():
        number = int((late["maturity"] == kind).sum())
        parts.append(f"{number or 'none'} for {name.lower()}")
    return (
        f"At {_DAY} only {len(late)} of the delays in our record were known: {listing(parts)}. "
        "Where none of a kind was known, or only the item's own, all kinds were used together. So "
        "the bands of that day rest on very little."
    )


def _past(frame, found):
    """The count that no late item can be missing from."""
    if not found["past"]:
        return "No band lies wholly in the past yet, so late items may be missing from this count."
    over = frame.loc[frame["elapsed"] > frame["high"], "group"].str.lower().unique()
    return (
        "The fairest count takes only plans whose whole band lies in the past, because there an "
        f"item that never came counts too: {found['past_held']} of {found['past']}, from "
        f"{listing(over)}."
    )


def _beyond(frame):
    """Open items whose newest plan lies beyond the band."""
    beyond = frame[(frame["outcome"] == backtest.WAITING) & (frame["promised"] > frame["high"])]
    if beyond.empty:
        return "If the newest plans are kept, no open item will land beyond its band."
    names = listing(
        f"{row.item} ({row.promised:.0f} months, band up to {row.high:.0f})"
        for row in beyond.itertuples()
    )
    return (
        f"If the newest plans are kept, {count(len(beyond), 'open item')} will land beyond the "
        f"band: {names}."
    )


def _on_time(frame, found):
    """Punctual items as a share of those due, beside the model's share."""
    due = found["arrived"] + int((frame["so_far"] > 0).sum())
    share = backtest.load().constants["on_time_share"]
    return (
        f"Of {due} items that have arrived or are overdue, {found['on_time']} came on time, within "
        f"three months: {100 * found['on_time'] / due:.0f} percent. The model assumes "
        f"{100 * share:.0f}."
    )


def _left_out():
    return (
        "Left out because no date planned for them was seen to be valid then: Ajax, SARah "
        "satellites 2 and 3, German army radios, the second lot of K130 corvettes and the Glascoed "
        "shell plant."
    )


def _middle_errors(rows):
    medians = rows.groupby("known")["months"].median()
    return medians[backtest.ARRIVED], medians[backtest.PROMISED]


def _side(months):
    if abs(months) < 1:
        return "at"
    return f"{abs(months):.0f} months {'after' if months > 0 else 'before'}"


def _part(held, of):
    return pd.Series([f"{a} of {b}" for a, b in zip(held, of, strict=True)], index=held.index)


def _number(number):
    words = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    return words[number] if number < len(words) else str(number)


_DAY = "the end of 2022"
_TESTS = {"end-2022": "end of 2022", "end-2024": "2023 and 2024, as known at the end of 2024"}
