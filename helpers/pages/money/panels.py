"""The panels of notebook 05."""

from helpers.model import assumptions
from helpers.pages.money import charts, words
from helpers.pages.money import charts_allies as allies
from helpers.pages.money import charts_limits as limit_charts
from helpers.pages.money import data as spending
from helpers.pages.money import data_limits as extra
from helpers.pages.money import words_limits as limit_words
from helpers.ui import controls


def country():
    """The reader looks at one ally."""
    frame = spending.wide()
    plans = spending.plans()
    europe = spending.country(frame, words.GROUP)
    names = sorted(spending.allies(frame)["name"])

    def answer(name):
        mine = plans[plans["name"] == name]
        rows = {"rows": spending.country(frame, name), "plans": allies.labelled(mine)}
        return controls.Answer(words.country_sentence(name, frame, plans), rows)

    def figure(rows, plans):
        title = "One ally's share of GDP, and what it has announced"
        return charts.country(rows, plans, europe, title, words.pledge_description(europe))

    hint = "Each ally with forces of its own. Iceland has none."
    options = {name: name for name in names}
    menu = controls.choice("name", "Ally", options, "Germany", hint)
    return controls.Panel("One ally", [menu], answer, figure)


def purse():
    """The reader sets the money."""
    reported = extra.yearly(assumptions.default())

    def answer(**values):
        scenario = assumptions.default(**values)
        mine = extra.yearly(scenario)
        sentence = limit_words.money_sentence(scenario, mine, reported)
        return controls.Answer(sentence, {"mine": mine})

    def figure(mine):
        title = "Your extra money, added up year by year"
        words_of_default = limit_words.sweep_description(extra.sweep())
        return limit_charts.money(mine, reported, extra.bill(), title, words_of_default)

    levers = ["spending_share_2035", "gdp_growth", "equipment_share"]
    levers += ["defence_inflation", "gap_share"]
    sliders = [controls.assumption(name) for name in levers]
    return controls.Panel("Your extra money", sliders, answer, figure)


def limit():
    """The reader sees what holds each area back at a date, under another amount of money."""
    years = extra.by_year()
    order = list(dict.fromkeys(years["name"]))
    reported = {
        date: extra.gains(assumptions.default(), date) for date in limit_words.DATES.values()
    }

    def answer(date, **values):
        scenario = assumptions.default(**values)
        table = extra.gains(scenario, date)
        sentence = limit_words.gains_sentence(scenario, date, table, reported[date])
        return controls.Answer(sentence, {"rows": limit_charts.gain_rows(table)})

    def figure(rows):
        title = "What would help each area most"
        return limit_charts.gains(rows, order, title, limit_words.years_description(years))

    hint = "The state at this date; money and waits before it count."
    menu = controls.choice("date", "What holds Europe back at", limit_words.DATES, "2030", hint)
    sliders = [controls.assumption(name) for name in ("spending_share_2035", "gap_share")]
    return controls.Panel("What would help", [menu, *sliders], answer, figure)
