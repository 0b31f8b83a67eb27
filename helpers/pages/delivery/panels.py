"""The panels of notebook 06."""

from functools import partial

from helpers.model.assumptions import default
from helpers.pages.delivery import charts_orders, words
from helpers.pages.delivery import data_orders as data
from helpers.ui import controls


def order_book():
    """The reader sets delays and training, and the order book moves against 2027 and 2030."""
    start = data.parts(default())

    def answer(**levers):
        rows = data.parts(default(**levers)).assign(first=start["mid"])
        drawn = data.drawn(rows)
        numbers = tuple(
            controls.Number(f"{row.mid:.0f} %", f"{row.by}, on average")
            for row in drawn[drawn["area"] == data.AVERAGE].itertuples()
        )
        return controls.Answer(words.parts_sentence(rows), {"rows": drawn}, numbers)

    sliders = [*map(controls.assumption, data.LEVERS[:-1])]
    figure = partial(charts_orders.parts, start=start)
    title = "How much of the order book is usable in time?"
    return controls.Panel(title, sliders, answer, figure, fit=(0.73, 0.85))
