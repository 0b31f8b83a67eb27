"""The panel of notebook 10: what was known at the end of a month."""

from functools import partial

import pandas as pd

from helpers.data import dates
from helpers.pages.since_the_article import charts, data, words
from helpers.ui import controls


def known():
    """The reader moves the day and sees which claims and dates were settled by then."""
    claims, days, events = data.claims(), data.deadlines(), data.events()

    def answer(month):
        day = data.end(month)
        claim, date = data.claims_on(claims, day), data.deadlines_on(days, day)
        counts = data.states(data.CLAIMS, claim, day), data.states(data.DATES, date, day)
        sentence = words.known_sentence(day, *counts, data.events_on(events, day))
        frames = {"claims": _tiles(claim, "kind"), "dates": _tiles(date, "group")}
        news = data.news(day, events, claims, days).head(charts.ROOM)
        told = news["day"].map(dates.spoken_month) + ": " + news["text"]
        frames["news"] = pd.DataFrame({"slot": range(len(told)), "text": told})
        return controls.Answer(sentence, frames)

    first, *_, last = data.months()
    hint = "What came out later is left out; the last month ends on the day of our facts."
    months = [controls.month("month", "At the end of", first, last, last, hint)]
    figure = partial(charts.known, sources=[claims, days, events])
    title = "Go back month by month: what was known then?"
    return controls.Panel(title, months, answer, figure, fit=None)


def _tiles(frame, row):
    """Place, letter and state of each claim or date, in rows by the column `row`."""
    told = frame["claim" if "claim" in frame else "label"]
    return frame[["place", "state"]].assign(
        row=frame[row],
        label=told.mask(frame["state"] == "not listed", "not on our list yet"),
        letter=[charts.STATES[state][0] for state in frame["state"]],
        number=frame.get("number", 0),
    )
