"""How the bands are counted in the test against the past, and what makes the count unfair."""

import pandas as pd

from helpers.figures.text import Prose, Table, cap, count, listing
from helpers.model.inputs import ON_TIME_MONTHS, load
from helpers.pages.backtest import data as backtest
from helpers.pages.backtest import data_counts as backtest_counts

_DAY = "the end of 2022"
_OLD_PLAN = 2020
_TESTS = {"end-2022": "end of 2022", "end-2024": "2023 and 2024, as known at the end of 2024"}


def coverage():
    """Both tests with both records, as a table."""
    rows = backtest_counts.coverages()
    rows["test"] = rows["test"].map(_TESTS)
    rows["over"] = _part(rows["past_held"], rows["past"])
    rows["share"] = _part(rows["held"], rows["decided"])
    rows["promised"] = _part(rows["if_kept"], rows["items"])
    rows["perfect"] = (100 * rows["expected"]).round().astype(int).astype(str) + " percent"
    columns = {
        "test": "Plans known",
        "when": "Band drawn from",
        "reading": "A planned year counts from",
        "items": "Items",
        "over": "Inside the band, where the whole band is past",
        "share": "Inside, of all that can be judged",
        "early": "Earlier than planned",
        "promised": "Inside, if newest plans are kept",
        "waiting": "Not decided",
        "perfect": "A perfect band would hold",
    }
    return Table(rows, columns)


def known():
    """How little was known on the day of the test, and what each way to count gives."""
    then = backtest.compare()
    now = backtest_counts.found(backtest.TODAY)
    return Prose(
        _known(),
        f"{_past(then, backtest_counts.found())} {_readings()}",
        f"{_beyond(then)} An open item counts with its newest plan, or with its first where none "
        "newer was found. That flatters the plans, for plans slip again; to leave those items out "
        "would do the reverse, for it keeps the late ones.",
        f"With {backtest.TODAY}, each item's own left out, a perfect band would hold "
        f"{100 * now['expected']:.0f} percent, more than eight of ten, because nothing is drawn "
        "earlier than planned.",
    )


def biased():
    """Why this is no fair sample."""
    then = backtest.compare()
    old = then[then["plan_known"].str[:4].astype(int) <= _OLD_PLAN]
    return Prose(
        "The list is biased. Press and auditors report what is late, and what is late is often "
        "still open. We looked for punctual lines too.",
        f"{_on_time(then, backtest_counts.found())} That share was set later, and was used here "
        "all the same. Where no arrival was found, it may have come unseen.",
        f"{cap(count(len(old), 'plan'))} were published in {_OLD_PLAN} or before "
        f"({listing(old['item'])}). Newer plans may have been known by the end of 2022.",
        small=_left_out(),
    )


def differing():
    """Where the months of this page differ from model/slips, folded away."""
    rows = backtest_counts.differing()
    rows = rows.assign(
        here=[f"{row.here:.0f}, {row.milestone}" for row in rows.itertuples()],
        there=[f"{row.slip_months:g}, {row.what_slipped}" for row in rows.itertuples()],
    )
    columns = {"item": "Item", "here": "Months late here", "there": "In the record of delays"}
    summary = f"{count(len(rows), 'item')} with other months than the record of delays, and why"
    return Table(rows, columns | {"why": "Why"}, summary)


def _known():
    """How many delays were known then, by kind."""
    record = backtest.record()
    late = record[record["slip_months"] > ON_TIME_MONTHS]
    parts = []
    for kind, name in backtest.MATURITIES.items():
        number = int((late["maturity"] == kind).sum())
        parts.append(f"{number or 'none'} for {name.lower()}")
    return (
        f"Of the rows of our record as they now stand, {len(late)} were known at {_DAY}: "
        f"{listing(parts)}. Delays announced by then but since replaced by longer ones are not "
        "counted. Where none of a kind was known, or only the item's own, all kinds were used "
        "together."
    )


def _past(frame, found):
    """The count that no late item can be missing from."""
    if not found["past"]:
        return "No band lies wholly in the past yet, so late items may be missing from this count."
    return (
        "The fairest count takes only plans whose whole band lies in the past, because only there "
        f"a plan can fail, and an item that never came counts too: {found['past_held']} of "
        f"{found['past']}, from {listing(backtest_counts.past_groups(frame))}."
        + (f" Beyond its band: {_missed(frame)}." if found["past_held"] < found["past"] else "")
    )


def _missed(frame):
    out = frame[(frame["elapsed"] > frame["high"]) & (frame["outcome"] != backtest.INSIDE)]
    return listing(
        f"{row.item} ({row.late:.0f} months, band up to {row.high:.0f})"
        if row.outcome != backtest.OVERDUE
        else f"{row.item} (no arrival found, band up to {row.high:.0f})"
        for row in out.itertuples()
    )


def _readings():
    """The rule for a plan of which only the year is known, and what the other reading gives."""
    half = backtest_counts.found(reading=backtest.MIDDLE)
    frame = backtest.compare(reading=backtest.MIDDLE)
    return (
        "A plan that names only a year is late after its last day. Counted from the middle of the "
        f"year it would be {half['past_held']} of {half['past']}; beyond the band then: "
        f"{_missed(frame)}."
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
    share = load().constants["on_time_share"]
    return (
        f"Of {due} items that have arrived or are overdue, {found['on_time']} came on time, within "
        f"three months: {100 * found['on_time'] / due:.0f} percent. The model assumes "
        f"{100 * share:.0f}."
    )


def _left_out():
    later = listing(backtest.ordered("end-2022", by_then=False)["item"])
    return (
        f"Left out because they were no orders yet at {_DAY}: {later}. Left out because no date "
        "planned for them was seen to be valid then: Ajax, SARah satellites 2 and 3, German army "
        "radios, the second lot of K130 corvettes and the Glascoed shell plant."
    )


def _part(held, of):
    return pd.Series([f"{a} of {b}" for a, b in zip(held, of, strict=True)], index=held.index)
