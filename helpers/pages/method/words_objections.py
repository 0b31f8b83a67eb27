"""What an expert would attack first, with the number that the objection moves."""

import pandas as pd

from helpers.figures.sentences import drawn_apart
from helpers.figures.text import Table, cap, small
from helpers.pages.method import data
from helpers.pages.method import data_by_hand as by_hand
from helpers.pages.method.data_published import YEARS, compared


def table():
    """Objection, what it means here, and the number."""
    columns = {"objection": "The objection", "number": "What it does here"}
    return Table(pd.DataFrame(_objections(), columns=list(columns)), columns)


def _objections():
    areas, strike, records = data.areas(), data.long_range(), data.records()
    rows = compared()
    named = rows[rows["replacement_id"].notna() & (rows["scale"] == YEARS)]
    doubled = " and ".join(
        f"from {now:.0f} to {then:.0f} percent in {small(name)}"
        for name, (now, then) in data.us_doubles().items()
    )
    return [
        (
            "Heads are counted. A large transport, a frigate or a tank is not like another, and "
            "readiness is known for few areas.",
            f"If only the part that is ready counted, by our rows, and all the US forces did, "
            f"Europe would lead in {areas.ready} areas today, not {areas.led}; if only half of "
            f"what Europe holds were ready, in {areas.half_ready}.",
        ),
        (
            "What the US would bring is not known. It rests on a study seen through the press, a "
            "leaked pledge, and fractions of ours.",
            f"The study gives {areas.listed} of {areas.total} areas; in {areas.fraction} we take a "
            "fraction of the worldwide fleet. The rest is stationed forces, pledges and estimates.",
        ),
        (
            "US output of shells and missiles grows here to 2030, by rates nobody knows, and what "
            "part of it would come to Europe is our judgement. Other US output stands still.",
            f"Twice that US output would take Europe's share of 2030 {doubled}.",
        ),
        (
            "Long-range strike depends on where the limit of range is drawn.",
            f"The table's own range is {strike.low:.0f} to {strike.high:.0f} percent today. "
            f"Of the missiles on order {strike.us_made:.0f} percent are made in the US; they "
            "count as European once delivered.",
        ),
        (
            "Money is one pot with one rule for all allies. Crews limit nothing beyond the time "
            "they train.",
            f"The pot is {by_hand.money(2026)['extra']:.0f} bn USD in 2026 and "
            f"{by_hand.money(2035)['extra']:.0f} in 2035. In life each country decides on its own.",
        ),
        (
            "The order book is what the press named. Contracts of 2026 are mostly missing.",
            f"It has {records.orders} rows; {records.open} are not yet firm, and in "
            f"{records.judged} the dates or numbers are our judgement. The answer for 2030 is "
            "probably somewhat too low.",
        ),
        (
            "The line of a majority is a knife edge.",
            f"{areas.near_the_line} of {areas.total} areas are within 10 points of half at "
            "the end of 2030. A count of areas led says nothing about that.",
        ),
        (
            "Analysts expected single areas sooner than this model does.",
            f"Of {len(named)} areas that analysts gave years for, ours is later in "
            f"{(named['our_low'] > named['high']).sum()}: it knows no emergency, only plans.",
        ),
        (
            "Prices mix bare aircraft, whole packages and different years.",
            f"From one maker the highest price is {records.price_factor:.1f} times the lowest, at "
            "the median.",
        ),
        (
            "Each kind of order has a share on time of its own, from few rows and audits of other "
            "programmes.",
            f"{cap(drawn_apart())}. If the record is right, that is fair; that it forecasts better "
            "than one share for all is not proven.",
        ),
        (
            "The record of delays is biased. Auditors and press report what goes wrong.",
            f"{records.prompt} of the {records.delays} rows that count are on time, or up to three "
            "months late. Rows found by looking for punctual cases do not count; base rates of "
            "auditors stand beside the rest.",
        ),
    ]
