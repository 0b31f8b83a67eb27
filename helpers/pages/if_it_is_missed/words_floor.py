"""Sentences of notebook 09 on the number of US troops and the floor in the law."""

import pandas as pd

from helpers.data import dates, tables
from helpers.figures.text import Prose
from helpers.pages.if_it_is_missed import data as missed


def troops_title(rows):
    """The finding on troops against the floor."""
    floor = missed.floor()
    seen = rows[rows["counted"] != missed.IF]
    recent = seen[seen["date"] >= "2025"]
    full = recent[recent["counted"] == "all troops"]["low"].min()
    own = recent[recent["counted"] != "all troops"]["high"].max()
    if full >= floor > own:
        return (
            f"Since 2025 every count of all troops lies above the floor of {floor:,}, every "
            "count without rotations below it"
        )
    below = int((seen["high"] < floor).sum())
    return f"{below} of {len(seen)} published counts lie below the floor of {floor:,}"


def troops_description(rows):
    """The counts in words."""
    parts = (f"{row.row} {row.text}" for row in rows.itertuples())
    return (
        f"Floor in the act for 2026: {missed.floor():,}. US troops in Europe: {'; '.join(parts)}."
    )


def floor_sentence():
    """What the law says, how it can be waived, and what has been ordered or weighed."""
    days, germany, poland, more, weighed, there = missed.facts(
        "f015", "f033", "f044", "f054", "f045", "f046"
    )["value"]
    floor, left = missed.floor(), there - weighed
    side = "below that number" if left < floor else "at or above that number"
    events = tables.load("story/events").set_index("event_id")
    law = tables.load("story/deadlines").set_index("deadline_id").loc["d29"]
    ended = dates.spoken(pd.Timestamp(law["date"]))
    return Prose(
        f"The US defence act for the budget year 2026 set a floor: fewer than {floor:,} US troops "
        f"in Europe for more than {days:.0f} days needed a certification by the administration. It "
        "was a hurdle, not a ban. The same act guards the post of NATO's top commander. We know "
        "its text from press reports, which do not say which troops count.",
        f"Does it still hold? That budget year ended on {ended}. What our log has: "
        f"{law['what_is_due'].partition('; ')[2]} So we do not know whether the floor is in force.",
        f"Since the act {germany:,.0f} were ordered out of Germany; {poland:,.0f} were held back "
        f"from Poland, and a week later {more:,.0f} more promised. The first two may be one order: "
        f"{_one_order()}. In September 2026 one report, which we know from a log, had "
        f"{weighed:,.0f} of about {there:,.0f} in question. If all of them went, {left:,.0f} would "
        f"stay, {side}.",
        f"Whether the next act keeps a floor is open. {_spoken('e55', events)}. "
        f"{_spoken('e56', events)}. The outcome of the US posture review was not found.",
    )


def _one_order():
    row = missed.facts("f110").iloc[0]
    return f"{row['statement']} ({row['sources'][0][0]})"


def _spoken(event, events):
    day = dates.spoken(dates.first_day(events["date"])[event])
    return f"{events.at[event, 'label']} on {day}: {events.at[event, 'detail'].rstrip('.')}"
