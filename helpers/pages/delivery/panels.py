"""The panels of notebook 06."""

from functools import partial

from helpers.figures.text import cap
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


def shares():
    """The reader adds the growth of factories and sees what all of it does to Europe's share."""
    start, first_led = data.future(default()), data.led(default(), "2030")
    named = {area: name for name, area in data.areas().items()}

    def answer(area, **levers):
        scenario = default(**levers)
        result = data.future(scenario)
        rows = data.share_path(result, area).assign(first=data.share_path(start, area)["mid"])
        led = data.led(scenario, "2030")
        sentence = words.shares_sentence(rows, cap(named[area]), led, first_led, len(named) - 1)
        numbers = tuple(
            controls.Number(f"{mid:.0f} %", f"Europe's share, end of {year}")
            for year, mid in words.year_ends(rows)["mid"].items()
        )
        return controls.Answer(sentence, {"rows": rows}, numbers)

    hint = "All of them together, or one area alone."
    menu = controls.choice("area", "Area to look at", data.areas(), data.ALL, hint)
    chosen = [menu, *map(controls.assumption, data.LEVERS)]
    figure = partial(charts_orders.shares, first=data.share_path(start))
    title = "Do deliveries change who leads?"
    return controls.Panel(title, chosen, answer, figure, fit=(0.84, 0.95))
