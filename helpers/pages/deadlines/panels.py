"""The panels of notebook 03."""

from functools import partial

import pandas as pd

from helpers.data import dates
from helpers.data.lead_times import BASES, arrivals
from helpers.pages.deadlines import charts, data, words
from helpers.ui.controls import Answer, Number, Panel, choice, month, number

_HINTS = {
    "order_day": "The month in which a contract is signed, not the month of the announcement.",
    "factor": "1 uses the published waits, 0.5 halves them, 2 doubles them.",
    "basis": "Finished orders favour quick cases; plans favour hope.",
    "today": "Move the day from which the months are counted.",
    "wait": "Starts at the median of all published waits.",
}


def orders():
    """The reader signs an order and sees what it can still meet."""
    leads = {basis: data.lead_times(basis) for basis in BASES}

    def answer(order_day, factor, basis):
        rows = arrivals(leads[basis], order_day, factor)
        signed = pd.DataFrame({"order_day": [order_day]})
        sentence = words.order_sentence(rows, order_day, basis)
        met = tuple(
            Number(f"{words.in_time(rows, 'median', year)} of {len(rows)}", f"kinds by end {year}")
            for year in words.TARGETS
        )
        return Answer(sentence, {"rows": rows, "signed": signed}, met)

    after = dates.as_of() + pd.offsets.MonthBegin(1)
    bases = {
        "all published waits": "all",
        "only orders already delivered": "delivered",
        "only plans and statements": "promised",
    }
    months = "2024-01-01", "2031-12-01", f"{after:%Y-%m-%d}"
    controls = [
        month("order_day", "Order signed in", *months, _HINTS["order_day"]),
        number("factor", "Waits against the record", "times", 0.25, 2, 0.05, 1, _HINTS["factor"]),
        choice("basis", "Waits to use", bases, "all", _HINTS["basis"]),
    ]
    figure = partial(charts.arrivals, cases=data.cases())
    title = "Sign an order: what can it still meet?"
    return Panel(title, controls, answer, figure, fit=(0.65, 0.56))


def slack():
    """The reader moves today's date and sees which open dates an order would miss."""
    deadlines = data.deadlines()

    def answer(today, lead_months):
        rows = data.slack(deadlines, today, lead_months)
        arrival = dates.add_months(pd.Series([today]), pd.Series([float(lead_months)]))
        lines = pd.DataFrame({"day": [today, arrival[0]], "line": ["today", "first delivery"]})
        sentence = words.slack_sentence(rows, today, lead_months)
        ahead = rows[rows["last"] >= pd.Timestamp(today)]
        late = Number(f"{(ahead['slack'] < 0).sum()} of {len(ahead)}", "open dates come too soon")
        return Answer(sentence, {"rows": rows, "lines": lines}, (late,))

    months = "2025-01-01", "2035-12-01", f"{dates.as_of():%Y-%m}-01"
    bounds = 0, 120, 1, round(data.cases()["months"].median())
    controls = [
        month("today", "Today is in", *months, _HINTS["today"]),
        number("lead_months", "Wait until first delivery", "months", *bounds, _HINTS["wait"]),
    ]
    figure = partial(charts.slack, deadlines=deadlines)
    title = "Stretch the wait: which open dates fall away?"
    return Panel(title, controls, answer, figure, fit=(0.5, 0.56))
