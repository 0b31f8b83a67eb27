"""The panels of notebook 06."""

from functools import cache

from helpers.model.assumptions import default
from helpers.pages.delivery import charts_orders as charts
from helpers.pages.delivery import data_orders as arriving
from helpers.pages.delivery import words_orders as words
from helpers.ui import controls

_BOOK = ("slip_factor", "us_export_delay", "fielding_factor")


def order_book():
    """The reader sets delays and training, and the order book moves against 2027 and 2030."""
    start = arriving.parts(default())

    def answer(**levers):
        rows = arriving.parts(default(**levers)).assign(first=start["mid"])
        return controls.Answer(words.parts_sentence(rows), {"rows": charts.drawn(rows)})

    def figure(rows):
        title = "How much of the order book is usable by 2027 and by 2030"
        return charts.parts(rows, title, words.parts_description(start))

    return controls.Panel(
        "The order book against two dates", [*map(controls.assumption, _BOOK)], answer, figure
    )


def shares():
    """The reader adds the growth of factories and sees what all of it does to Europe's share."""
    start = arriving.future(default())
    first_held = arriving.held(start, "2030")
    first = cache(lambda area: arriving.share_path(start, area))
    named = {area: name for name, area in arriving.areas().items()}

    def answer(area, **levers):
        result = arriving.future(default(**levers))
        rows = arriving.share_path(result, area).assign(first=first(area)["mid"])
        held = arriving.held(result, "2030")
        title = named[area][:1].upper() + named[area][1:]
        sentence = words.shares_sentence(rows, title, held, first_held, len(named) - 1)
        return controls.Answer(sentence, {"rows": rows})

    def figure(rows):
        title = "What deliveries do to Europe's share"
        return charts.shares(rows, title, words.shares_description(first(arriving.ALL)))

    return controls.Panel(
        "Deliveries and Europe's share",
        [
            controls.choice(
                "area",
                "Area to look at",
                arriving.areas(),
                arriving.ALL,
                "All of them together, or one area alone.",
            ),
            *map(controls.assumption, arriving.LEVERS),
        ],
        answer,
        figure,
    )
