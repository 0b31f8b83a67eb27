"""The panels of notebook 05."""

from functools import partial

from helpers.model import assumptions
from helpers.pages.money import charts_limits, data_limits, words
from helpers.ui import controls

_PURSE = ("spending_share_2035", "gdp_growth", "equipment_share", "defence_inflation", "gap_share")


def purse():

    reported = data_limits.yearly(assumptions.default())
    beside = {"bill": data_limits.bill(), "paths": data_limits.sweep()}

    def answer(**values):
        scenario = assumptions.default(**values)
        mine = data_limits.yearly(scenario)
        sums = mine.set_index("year")["gaps_sum"][[2030, 2035]]
        numbers = tuple(
            controls.Number(f"USD {money:.0f} bn", f"for these gaps by end {year}")
            for year, money in sums.items()
        )
        return controls.Answer(
            words.money_sentence(scenario, mine, reported), {"mine": mine}, numbers
        )

    sliders = [*map(controls.assumption, _PURSE)]
    figure = partial(charts_limits.money, reported=reported, **beside)
    title = "What would it take to pay the bill in time?"
    return controls.Panel(title, sliders, answer, figure, fit=(0.86, 0.95))


def limit():
    """The reader sees what holds each area back at a date, under another amount of money."""
    reported = data_limits.as_reported()

    def answer(date, **values):
        scenario = assumptions.default(**values)
        table = data_limits.gains(scenario, date)
        sentence = words.gains_sentence(scenario, date, table, reported[date])
        return controls.Answer(sentence, {"rows": data_limits.cells(table)})

    hint = "The state at this date; money and waits before it count."
    menu = controls.choice("date", "What holds Europe back at", data_limits.DATES, "2030", hint)
    sliders = [controls.assumption(name) for name in ("spending_share_2035", "gap_share")]
    figure = partial(charts_limits.gains, years=data_limits.by_year())
    title = "Where does money help?"
    return controls.Panel(title, [menu, *sliders], answer, figure, fit=(0.72, 0.88))
