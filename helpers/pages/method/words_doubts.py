"""What an expert would attack first, with the number that the objection moves."""

import pandas as pd

from helpers.figures.text import Table, cap
from helpers.model import questions
from helpers.pages.backtest.words import drawn_apart
from helpers.pages.method import data_doubts as doubts
from helpers.pages.method import data_published as published
from helpers.pages.method import data_worked as worked


def table():
    """Objection, what it means here, and the number."""
    rows = [{"objection": objection, "number": number} for objection, number in _objections()]
    columns = {"objection": "The objection", "number": "What it does here"}
    return Table(pd.DataFrame(rows), columns)


def _objections():
    now = int(questions.areas_held(doubts.as_reported(), "2025")[0, 0])
    us, orders = doubts.us_numbers(), doubts.orders()
    rows, prompt = doubts.record()
    low, high = doubts.deep_strike_today()
    compared = published.compared()
    named = compared[compared["row"].str.startswith("gaps/replacement_time")]
    named = named[named["scale"] == published.YEARS]
    later = int((named["our_low"] > named["high"]).sum())
    return [
        (
            "Heads are counted. A large transport, a frigate or a tank is not like another, and "
            "readiness is in no row.",
            f"If only half of what Europe holds were ready, and all the US forces were, Europe "
            f"would lead in {doubts.half_ready()} areas today, not {now}.",
        ),
        (
            "What the US would bring is not known. It rests on a study seen through the press, a "
            "leaked pledge, and fractions of ours.",
            f"The study gives {us['listed']} of {us['total']} areas; in {us['fraction']} we take a "
            "fraction of the worldwide fleet. The rest is stationed forces, pledges and estimates.",
        ),
        (
            "US output stands still here, although US makers have announced large rises.",
            f"{_doubled()} So Europe's shares of munitions are upper bounds.",
        ),
        (
            "Long-range strike depends on where the limit of range is drawn.",
            f"The table's own range is {low:.0f} to {high:.0f} percent today. "
            f"Of the missiles on order {doubts.us_made():.0f} percent are made in the US; they "
            "count as European once delivered.",
        ),
        (
            "Money is one pot with one rule for all allies. Crews limit nothing beyond the time "
            "they train.",
            f"The pot is {worked.money(2026)['extra']:.0f} bn USD in 2026 and "
            f"{worked.money(2035)['extra']:.0f} in 2035. In life each country decides on its own.",
        ),
        (
            "The order book is what the press named. Contracts of 2026 are mostly missing.",
            f"It has {orders[0]} rows; {orders[1]} are not yet firm, and in {orders[2]} the dates "
            "or numbers are our judgement. The answer for 2030 is probably somewhat too low.",
        ),
        (
            "The line of a majority is a knife edge.",
            f"{doubts.near_the_line(10)} of {us['total']} areas are within 10 points of half at "
            "the end of 2030. A count of areas led says nothing about that.",
        ),
        (
            "Analysts expected single areas sooner than this model does.",
            f"Of {len(named)} areas that analysts gave years for, ours is later in {later}: it "
            "knows no emergency, only plans.",
        ),
        (
            "Prices mix bare aircraft, whole packages and different years.",
            f"From one maker the highest price is {doubts.price_factor():.1f} times the lowest, at "
            "the median.",
        ),
        (
            "One share of orders on time stands for all kinds, while the record has most running "
            "lines on time and no new design.",
            f"{cap(drawn_apart())}, if the record is right. So areas that wait for new designs may "
            "come later than shown, and orders from running lines sooner.",
        ),
        (
            "The record of delays is biased. Auditors and press report what goes wrong; rows on "
            "time were added by looking for them.",
            f"{prompt} of {rows} rows are on time, or up to three months late.",
        ),
    ]


def _doubled():
    parts = doubts.us_doubles()
    names = {"precision_munitions": "guided missiles", "artillery_ammo": "shells"}
    said = (
        f"from {now:.0f} to {then:.0f} percent in {names[area]}"
        for area, (now, then) in parts.items()
    )
    return f"Twice the US output would take Europe's share of 2030 {' and '.join(said)}."
