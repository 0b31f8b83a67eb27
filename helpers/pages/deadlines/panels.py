"""The panels of notebook 03."""

import pandas as pd

from helpers.data import dates
from helpers.data import lead_times as timing
from helpers.pages.deadlines import charts, words
from helpers.ui import controls


def orders():
    """The reader signs an order and sees what it can still meet."""
    everything = timing.lead_times()
    leads = {basis: timing.lead_times(basis) for basis in timing.BASES}

    def answer(order_day, factor, basis):
        rows = timing.arrivals(leads[basis], order_day, factor).assign(order_day=order_day)
        signed = pd.DataFrame({"order_day": [order_day]})
        sentence = words.order_sentence(rows, order_day, basis)
        return controls.Answer(sentence, {"rows": rows, "signed": signed})

    def figure(rows, signed):
        title = "What an order signed on your day can still meet"
        description = words.waits_description(timing.cases())
        return charts.arrivals(rows, signed, list(everything["kind"]), title, description)

    return controls.Panel(
        "What an order can still meet",
        [
            controls.month(
                "order_day",
                "Order signed in",
                "2024-01-01",
                "2031-12-01",
                _next_month(),
                "The month in which a contract is signed, not the month of the announcement.",
            ),
            controls.number(
                "factor",
                "Waits against the record",
                "times",
                0.25,
                2,
                0.05,
                1,
                "1 uses the published waits, 0.5 halves them, 2 doubles them.",
            ),
            controls.choice(
                "basis",
                "Waits to use",
                {
                    "all published waits": "all",
                    "only orders already delivered": "delivered",
                    "only plans and statements": "promised",
                },
                "all",
                "Finished orders favour quick cases; plans favour hope.",
            ),
        ],
        answer,
        figure,
    )


def slack():
    """The reader moves today's date and sees which open dates an order would miss."""
    frame = timing.deadlines()
    typical = round(timing.cases()["months"].median())
    order = list(timing.slack(frame, dates.as_of(), typical)["label"])

    def answer(today, lead_months):
        rows = timing.slack(frame, today, lead_months)
        arrival = dates.add_months(pd.Series([today]), pd.Series([float(lead_months)]))
        lines = pd.DataFrame({"day": [today, arrival[0]], "line": ["today", "first delivery"]})
        sentence = words.slack_sentence(rows, today, lead_months)
        return controls.Answer(sentence, {"rows": rows, "lines": lines})

    def figure(rows, lines):
        title = "Open dates, and when an order signed today would arrive"
        description = words.status_sentence()
        return charts.slack(rows, lines, order, title, description)

    return controls.Panel(
        "Open dates against one wait",
        [
            controls.month(
                "today",
                "Today is in",
                "2025-01-01",
                "2035-12-01",
                f"{dates.as_of():%Y-%m}-01",
                "Move the day from which the months are counted.",
            ),
            controls.number(
                "lead_months",
                "Wait until first delivery",
                "months",
                0,
                120,
                1,
                typical,
                "Starts at the median of all published waits.",
            ),
        ],
        answer,
        figure,
    )


def _next_month():
    return f"{dates.as_of() + pd.offsets.MonthBegin(1):%Y-%m-%d}"
