"""Sentences on the test against the past; every number comes from the tables."""

import pandas as pd

from helpers import backtest, backtest_counts
from helpers.inputs import ON_TIME_MONTHS, load
from helpers.narrate.text import Prose, Table, cap, count, listing


def answer():
    """What share of actuals fell inside the band, on how many items, and what that is worth."""
    then, today = (_found(when) for when in (backtest.THEN, backtest.TODAY))
    return Prose(
        _verdict(then),
        f"What share of actuals fell inside the p10 to p90 band, on how many items? With "
        f"{backtest.THEN}: {_share(then)}. With {backtest.TODAY}: {_share(today)}. Of plans that "
        "can be judged but whose band is not over, none could have failed yet.",
        f"How far off was the middle? {_middle()}",
        "No input of the model was tuned after this test.",
    )


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
    now = _found(backtest.TODAY)
    return Prose(
        _known(),
        f"{_past(then, _found())} {_readings()}",
        f"{_beyond(then)} An open item counts with its newest plan, or with its first where none "
        "newer was found. That flatters the plans, for plans slip again; to leave those items out "
        "would do the reverse, for it keeps the late ones.",
        f"With {backtest.TODAY}, each item's own left out, a perfect band would hold "
        f"{100 * now['expected']:.0f} percent, more than eight of ten, because nothing is drawn "
        "earlier than planned.",
    )


def cause():
    """Why running lines come sooner and new designs later than drawn: one share for all kinds."""
    kinds, share = backtest_counts.by_kind(), load().constants["on_time_share"]
    running, new = kinds.loc["running"], kinds.loc["new"]
    return Prose(
        f"One cause is plain: the model has one share on time, {100 * share:.0f} percent, for all "
        f"kinds. {_record_of('lines already running', running)} "
        f"{_record_of('new designs', new)} So {drawn_apart()}. The inputs stay as they are.",
    )


def drawn_apart():
    """By how much the one share on time draws both kinds too late or too early."""
    kinds = backtest_counts.by_kind()
    factor = kinds["drawn"] / kinds["mean"]
    return (
        f"lines already running are drawn {factor['running']:.1f} times as late as the record has "
        f"them, and new designs {_apart(factor['new'])}"
    )


def _apart(factor):
    return f"{100 * abs(1 - factor):.0f} percent {'too early' if factor < 1 else 'too late'}"


def biased():
    """Why this is no fair sample."""
    then = backtest.compare()
    old = then[then["plan_known"].str[:4].astype(int) <= _OLD_PLAN]
    return Prose(
        "The list is biased. Press and auditors report what is late, and what is late is often "
        "still open. We looked for punctual lines too.",
        f"{_on_time(then, _found())} That share was set later, and was used here all the same. "
        "Where no arrival was found, it may have come unseen.",
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


def _found(when=backtest.THEN, reading=backtest.END):
    return backtest_counts.coverage(backtest.compare(when=when, reading=reading))


def _verdict(found):
    """The lead: how many of the bands that could fail held, and why that says little."""
    over = listing(_past_groups(backtest.compare()))
    wide = (
        "every draw lies on the band; it can hardly be too narrow"
        if found["certain"]
        else "nearly every draw lies on the band; it can hardly be too narrow"
    )
    return (
        f"The bands held {found['past_held']} of the {found['past']} plans of {_DAY} whose whole "
        f"band is past, all of them {over}. That proves little: with so few delays known, {wide}."
    )


def _share(found):
    early = f", and {found['early']} came earlier than planned" if found["early"] else ""
    return (
        f"{_percent(found['past_held'], found['past'])} whose whole band is past; also "
        f"{_percent(found['held'], found['decided'])} that can be judged{early}"
    )


def _percent(held, of):
    return f"{held} of {of}" + (f" ({100 * held / of:.0f} percent)" if of else "")


def _middle():
    """Predicted against known mean delay of both kinds, from the last day and the middle."""
    ends, halves = (
        backtest_counts.kinds(backtest.compare(reading=reading))
        for reading in (backtest.END, backtest.MIDDLE)
    )
    parts = (
        f"{cap(end.group.lower())}: {end.drawn:.0f} months drawn, {end.real:.0f} seen or planned "
        f"now, or {half.real:.0f} if a planned year counts from its middle. "
        f"{cap(kind_verdict(end, half))}."
        for end, half in zip(ends.itertuples(), halves.itertuples(), strict=True)
    )
    return " ".join(parts)


def kind_verdict(end, half):
    """A verdict only where most items have arrived and both readings of a year agree."""
    if end.open * 2 > end.items:
        return f"{end.open} of {end.items} are still open, so no verdict"
    said = {_against(at.drawn, at.real) for at in (end, half)}
    return said.pop() if len(said) == 1 else "it depends on how a year-only plan is read"


def _against(drawn, real):
    apart = drawn - real
    return "too late" if apart > 3 else "too early" if apart < -3 else "about right"


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
        f"{found['past']}, from {listing(_past_groups(frame))}."
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
    half = _found(reading=backtest.MIDDLE)
    frame = backtest.compare(reading=backtest.MIDDLE)
    return (
        "A plan that names only a year is late after its last day. Counted from the middle of the "
        f"year it would be {half['past_held']} of {half['past']}; beyond the band then: "
        f"{_missed(frame)}."
    )


def _past_groups(frame):
    return frame.loc[frame["elapsed"] > frame["high"], "group"].str.lower().unique()


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


def _record_of(name, kind):
    return (
        f"In the record {kind['on_time']:.0f} of {kind['rows']:.0f} rows of {name} are on time; "
        f"the mean of all is {kind['mean']:.1f} months, the model draws {kind['drawn']:.1f}."
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


_DAY = "the end of 2022"
_OLD_PLAN = 2020
_TESTS = {"end-2022": "end of 2022", "end-2024": "2023 and 2024, as known at the end of 2024"}
