"""The panel of notebook 10: what was known at the end of a month."""

from helpers.pages.since_the_article import charts, words
from helpers.pages.since_the_article import data as since
from helpers.ui import controls


def known():
    """The reader moves the day and sees which claims and dates were settled by then."""
    claims, days, events = since.claims(), since.deadlines(), since.events()

    def answer(month):
        day = since.end(month)
        claim, date = since.claims_on(claims, day), since.deadlines_on(days, day)
        happened = since.events_on(events, day)
        sentence = words.known_sentence(day, claim, date, happened)
        frames = {"claims": charts.tiles(claim, "kind"), "dates": charts.tiles(date, "group")}
        frames["news"] = charts.news(since.news(day, events, claims, days))
        return controls.Answer(sentence, frames)

    def figure(**frames):
        title = "What was known by the day you chose"
        description = f"Tiles for {len(claims)} claims and {len(days)} dates; the latest news."
        return charts.known(title, description, **frames)

    months = since.months()
    hint = "What came out later is left out; the last month ends on the day of our facts."
    return controls.Panel(
        "What was known when",
        [controls.month("month", "At the end of", months[0], months[-1], months[-1], hint)],
        answer,
        figure,
    )
