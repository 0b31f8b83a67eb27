"""The panels of notebook 03."""

import pandas as pd

from helpers.data import dates
from helpers.data.lead_times import BASES, arrivals
from helpers.pages.deadlines import charts, data, words
from helpers.ui.controls import Answer, Panel, choice, month, number


def orders():
    """The reader signs an order and sees what it can still meet."""
    cases, leads = data.cases(), {basis: data.lead_times(basis) for basis in BASES}

    def answer(order_day, factor, basis):
        rows = arrivals(leads[basis], order_day, factor)
        signed = pd.DataFrame({"order_day": [order_day]})
        sentence = words.order_sentence(rows, order_day, basis)
        return Answer(sentence, {"rows": rows, "signed": signed})

    def figure(rows, signed):
        return charts.arrivals(rows, signed, cases)

    after = dates.as_of() + pd.offsets.MonthBegin(1)
    bases = {
        "all published waits": "all",
        "only orders already delivered": "delivered",
        "only plans and statements": "promised",
    }
    months = "2024-01-01", "2031-12-01", f"{after:%Y-%m-%d}"
    hint = "The month in which a contract is signed, not the month of the announcement."
    order_day = month("order_day", "Order signed in", *months, hint)
    hint = "1 uses the published waits, 0.5 halves them, 2 doubles them."
    factor = number("factor", "Waits against the record", "times", 0.25, 2, 0.05, 1, hint)
    hint = "Finished orders favour quick cases; plans favour hope."
    basis = choice("basis", "Waits to use", bases, "all", hint)
    controls = [order_day, factor, basis]
    return Panel("What an order can still meet", controls, answer, figure)


def slack():
    """The reader moves today's date and sees which open dates an order would miss."""
    deadlines = data.deadlines()

    def answer(today, lead_months):
        rows = data.slack(deadlines, today, lead_months)
        arrival = dates.add_months(pd.Series([today]), pd.Series([float(lead_months)]))
        lines = pd.DataFrame({"day": [today, arrival[0]], "line": ["today", "first delivery"]})
        sentence = words.slack_sentence(rows, today, lead_months)
        return Answer(sentence, {"rows": rows, "lines": lines})

    def figure(rows, lines):
        return charts.slack(rows, lines, deadlines)

    months = "2025-01-01", "2035-12-01", f"{dates.as_of():%Y-%m}-01"
    hint = "Move the day from which the months are counted."
    day = month("today", "Today is in", *months, hint)
    median, hint = (
        round(data.cases()["months"].median()),
        "Starts at the median of all published waits.",
    )
    wait = number("lead_months", "Wait until first delivery", "months", 0, 120, 1, median, hint)
    return Panel("Open dates against one wait", [day, wait], answer, figure)
