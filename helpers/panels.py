"""One function per panel: which controls, which answer, which figure."""

import pandas as pd

from helpers import controls, dates, gaps, story, timing
from helpers.charts import claims as claims_charts
from helpers.charts import deadlines as deadlines_charts
from helpers.charts import gaps as gaps_charts
from helpers.narrate import claims as claims_words
from helpers.narrate import deadlines as deadlines_words
from helpers.narrate import start as start_words


def majority():
    """Notebook 00: the reader says what counts as a majority."""
    areas = gaps.areas()

    def answer(threshold, rule):
        sentence = start_words.majority_sentence(areas, threshold, rule)
        return controls.Answer(sentence, {"line": gaps.line(threshold)})

    def figure(line):
        title = "Move the line that counts as a majority"
        return gaps_charts.shares(areas, line, title, start_words.shares_description(areas))

    return controls.Panel(
        "What counts as a majority",
        [
            controls.assumption("majority_threshold", "threshold"),
            controls.choice(
                "rule",
                "A majority means",
                {meaning: rule for rule, meaning in gaps.RULES.items()},
                "most areas",
                "Nobody in Washington has said which of these is meant.",
            ),
        ],
        answer,
        figure,
    )


def claims():
    """Notebook 01: the reader sets what evidence is good enough."""
    frame = story.claims()
    tiles = story.tiles(frame)

    def answer(attribution, corroboration):
        kept = story.kept(tiles, attribution, corroboration)
        sentence = claims_words.kept_sentence(frame, attribution, corroboration)
        return controls.Answer(sentence, {"tiles": claims_charts.marked(tiles.assign(kept=kept))})

    def figure(tiles):
        title = "What is left of the article at the level you accept"
        return claims_charts.unit_chart(tiles, title, claims_words.unit_description(frame))

    return controls.Panel(
        "What is left of the article",
        [
            controls.choice(
                "attribution",
                "Accept claims that rest on",
                {f"{level}{_or_better(level)}": level for level in story.ATTRIBUTION},
                "anonymous sources",
                "Who stands behind a claim. An official text anyone can open ranks first.",
            ),
            controls.choice(
                "corroboration",
                "Accept claims that are",
                {f"{level}{_or_better(level)}": level for level in story.CORROBORATION},
                "reported elsewhere",
                "What others add. Most stories elsewhere retell the same Reuters report.",
            ),
        ],
        answer,
        figure,
    )


def _or_better(level):
    return "" if level in {"official record", "confirmed"} else ", or better"


def orders():
    """Notebook 03: the reader signs an order and sees what it can still meet."""
    everything = timing.lead_times()
    leads = {basis: timing.lead_times(basis) for basis in timing.BASES}

    def answer(order_day, factor, basis):
        rows = timing.arrivals(leads[basis], order_day, factor).assign(order_day=order_day)
        signed = pd.DataFrame({"order_day": [order_day]})
        sentence = deadlines_words.order_sentence(rows, order_day, basis)
        return controls.Answer(sentence, {"rows": rows, "signed": signed})

    def figure(rows, signed):
        title = "What an order signed on your day can still meet"
        words = deadlines_words.waits_description(timing.cases())
        return deadlines_charts.arrivals(rows, signed, list(everything["kind"]), title, words)

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
    """Notebook 03: the reader moves today's date and sees which open dates an order would miss."""
    frame = timing.deadlines()
    typical = round(timing.cases()["months"].median())
    order = list(timing.slack(frame, dates.as_of(), typical)["label"])

    def answer(today, lead_months):
        rows = timing.slack(frame, today, lead_months)
        arrival = dates.add_months(pd.Series([today]), pd.Series([float(lead_months)]))
        lines = pd.DataFrame({"day": [today, arrival[0]], "line": ["today", "first delivery"]})
        sentence = deadlines_words.slack_sentence(rows, today, lead_months)
        return controls.Answer(sentence, {"rows": rows, "lines": lines})

    def figure(rows, lines):
        title = "Open dates, and when an order signed today would arrive"
        words = deadlines_words.status_sentence()
        return deadlines_charts.slack(rows, lines, order, title, words)

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
