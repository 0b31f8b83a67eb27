"""Titles and descriptions of the figures of plans and errors, and the sentence on their bars."""

from helpers.figures.text import Prose, cap, count, listing
from helpers.model.inputs import ON_TIME_MONTHS
from helpers.pages.backtest import data as backtest
from helpers.pages.backtest import data_counts as backtest_counts


def bar(frame):
    """What a bar is worth: how much of the draws lies on it, and how few delays it rests on."""
    found = backtest_counts.coverage(frame)
    ends = [
        f"{_rests_on(len(months), name.lower())} ({max(months):.0f} months)"
        for name, months in ((name, _late(kind)) for kind, name in backtest.MATURITIES.items())
        if len(months)
    ]
    share = "every draw lies" if found["certain"] else "nearly every draw lies"
    return Prose(
        "A bar reaches from the tenth to the ninetieth of a hundred draws (p10 to p90). With so "
        f"few delays known, {share} on it; it can hardly be too narrow. Its far end "
        f"is {listing(ends)}, and the longest delay of any kind where none of the same kind was "
        "known.",
        "What came earlier than planned counts as on time: nothing is drawn before the plan.",
    )


def plans_title(frame):
    """How many of the plans that could have failed came inside the band."""
    found = backtest_counts.coverage(frame)
    held = "all" if found["past_held"] == found["past"] else found["past_held"]
    return (
        f"Of {found['past']} plans whose whole band is past, {held} came inside it; "
        f"{found['waiting']} of {found['items']} cannot be judged yet"
    )


def plans_description(frame):
    """The figure of plans in words: late arrivals and open items, worst first."""
    late = frame[frame["late"] > ON_TIME_MONTHS].sort_values("late", ascending=False)
    open_ = frame[frame["newer"]].sort_values("promised", ascending=False)
    real = listing(f"{row.item} {row.late:.0f}" for row in late.itertuples())
    plans = listing(f"{row.item} {row.promised:.0f}" for row in open_.itertuples())
    on_time = backtest_counts.coverage(frame)["on_time"]
    still = int((frame["late"].isna() & ~frame["newer"]).sum())
    return (
        f"{plans_title(frame)}. Months after the plan: {count(on_time, 'arrival')} on time; late "
        f"{real}. By the newest plans of open items: {plans}. {count(still, 'open item')} without "
        "a newer plan."
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


def _late(kind):
    record = backtest.record()
    late = record[record["slip_months"] > ON_TIME_MONTHS]
    return late.loc[late["maturity"] == kind, "slip_months"].tolist()


def _rests_on(number, name):
    return f"for {name} " + ("the only one known" if number == 1 else f"the longest of {number}")


def _middle_errors(rows):
    medians = rows.groupby("known")["months"].median()
    return medians[backtest_counts.ARRIVED], medians[backtest_counts.PROMISED]


def _side(months):
    if abs(months) < 1:
        return "at"
    return f"{abs(months):.0f} months {'after' if months > 0 else 'before'}"
