"""Sentences and tables of the method page."""

import pandas as pd

from helpers.figures import text
from helpers.figures.sentences import backtest_answer
from helpers.figures.text import Prose, Table, count
from helpers.pages import collection
from helpers.pages.method import data, data_published
from helpers.pages.method.data_judgements import ASSUMED, moves
from helpers.pages.method.data_rules import PROPERTIES, READINGS, RULES

__all__ = ["answer", "assumptions", "backtest_answer", "notes", "opening", "rules", "sources"]


def opening():
    """The answer of the page, with its reading time."""
    return collection.opening("11_method.ipynb", answer())


def answer():
    """How far to trust the projection, what it says, and how much of it is judgement."""
    answers = data.preset_answers()
    first = answers["preset"].iloc[0]
    start = answers[answers["preset"] == first].set_index("year")
    held, met = start["areas"], start["coverage"]
    rows = data.kinds().groupby("kind")["rows"].sum()
    return Prose(
        _trust(),
        f"The model follows {start['total'].iloc[0]} areas quarter by quarter to the end of "
        f"2035. In the preset “{first}” Europe leads in {held['2025']} of them at the end of "
        f"2025, in {held['2027']} at the end of 2027, in {held['2030']} at the end of 2030 and in "
        f"{held['2035']} at the end of 2035. On average it then meets {met['2025']}, "
        f"{met['2027']}, {met['2030']} and {met['2035']} percent of the need.",
        f"Of {rows.sum()} rows that feed it, {rows['sourced']} are as published, "
        f"{rows['derived']} are arithmetic on published numbers and {rows['judgement']} are our "
        "judgement. Most judgements give their reason in the row; "
        f"{data.without_reason()} steps of the US posture paths do not: they are what-ifs.",
    )


def _trust():
    """Which groups of our inputs the headline survives, and which it does not."""
    own = moves()[moves()["kind"] == ASSUMED].set_index("date")
    last, early = own.loc["2030"], own.loc["2027"]
    calm, calmer = ((at["areas_low"] == at["areas_high"]).sum() for at in (last, early))
    widest = last.iloc[0]
    return (
        "The projection is arithmetic that you can follow by hand. Trust its direction more than "
        f"its count. {calmer} of our {len(last)} groups of inputs, moved one at a time through "
        f"their range, leave the {widest['areas_now']} areas that Europe leads at the end of 2027 "
        f"as they are, and {calm} those at the end of 2030. The widest swing of 2030 comes from "
        f"“{widest['name']}”: {widest['led']} areas."
    )


def rules():
    """The eleven rules: words, formula, and where they are in the code."""
    columns = {"rule": "Rule", "words": "In words", "formula": "Formula", "code": "In the code"}
    frame = pd.DataFrame(RULES, columns=list(columns))
    number = (frame.index + 1).astype(str)
    code = "helpers/model/" + frame["code"].str.replace(".", ".py, ", regex=False)
    return Table(frame.assign(rule=number + ". " + frame["rule"], code=code), columns)


def assumptions():
    """Every slider with default, range, meaning, reason and sources."""
    columns = {"label": "Assumption", "unit": "Unit", "start": "Default", "range": "Range"}
    columns |= {"what_it_means": "Meaning", "why_this_default": "Why", "kind": "Kind"}
    return Table(data.assumptions(), columns | {"sources": "Sources"})


def notes():
    """The choices that the rules left open, and what the tests hold, folded away."""
    rows = [("choice where a rule leaves room", note) for note in READINGS]
    rows += [("held by the tests", note) for note in PROPERTIES]
    columns = {"kind": "Kind", "note": "Note"}
    frame = pd.DataFrame(rows, columns=list(columns))
    return Table(frame, columns, f"For modellers: {count(len(rows), 'note')}")


def sources():
    """The sources behind the page, folded away."""
    return text.sources(*data.INPUTS, *data_published.TABLES)
