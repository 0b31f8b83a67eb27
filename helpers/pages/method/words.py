"""Sentences and tables of the method page."""

import pandas as pd

from helpers.figures.text import Prose, Table, count, listing
from helpers.model import inputs, questions
from helpers.pages.method import data as method
from helpers.pages.method import data_judged as judged
from helpers.pages.method import data_notes as method_notes


def answer():
    """How far to trust the projection, what it says, and how much of it is judgement."""
    answers = method.preset_answers()
    first = answers["preset"].iloc[0]
    start = answers[answers["preset"] == first].set_index("year")
    held, met = start["areas"], start["coverage"]
    rows = method.kinds().groupby("kind")["rows"].sum()
    return Prose(
        _trust(),
        f"The model follows {len(inputs.load().areas)} areas quarter by quarter to the end of "
        f"2035. In the preset “{first}” Europe leads in {held['2025']} of them at the end of "
        f"2025, in {held['2027']} at the end of 2027, in {held['2030']} at the end of 2030 and in "
        f"{held['2035']} at the end of 2035. On average it then meets {met['2025']}, "
        f"{met['2027']}, {met['2030']} and {met['2035']} percent of the need.",
        f"Of {rows.sum()} rows that feed it, {rows['sourced']} are as published, "
        f"{rows['derived']} are arithmetic on published numbers and {rows['judgement']} are our "
        "judgement. Most judgements give their reason in the row; "
        f"{method.without_reason()} steps of the US posture paths do not: they are what-ifs.",
    )


def _trust():
    """Which groups of our inputs the headline survives, and which it does not."""
    own = judged.moves().query("kind == @judged.ASSUMED").set_index("date")
    last, early = own.loc["2030"], own.loc["2027"]
    calm, calmer = ((at["areas_low"] == at["areas_high"]).sum() for at in (last, early))
    widest = last.iloc[0]
    return (
        "The projection is arithmetic that you can follow by hand. Trust its direction more than "
        f"its count. {calmer} of our {len(last)} groups of inputs, moved one at a time through "
        f"their range, leave the {widest['areas_now']} areas that Europe leads at the end of 2027 "
        f"as they are, and {calm} those at the end of 2030. The widest swing of 2030 comes from "
        f"“{widest['name']}”: {widest['areas_low']} to {widest['areas_high']} areas."
    )


def kinds_title(counts):
    """The finding of the bars."""
    total = counts["rows"].sum()
    judged = counts.loc[counts["kind"] == "judgement", "rows"].sum()
    return f"{judged} of {total} input rows are our judgement"


def kinds_description(counts):
    """The bars in words."""
    judged = counts[counts["kind"] == "judgement"].set_index("inputs")["rows"]
    total = counts.groupby("inputs")["rows"].sum()
    parts = (f"{name} {rows} of {total[name]}" for name, rows in judged.items())
    return f"Rows that are judgement, by input: {listing(parts)}."


def presets_title(answers):
    """The finding of both grids: what happens to either number when the US leaves."""
    date = questions.DATES[1]
    at = answers[answers["year"] == date].set_index("preset")
    start, leaving = at.iloc[0], at[at.index.str.contains("leave")].iloc[0]
    met = (
        f"the need met stays at {start['coverage']} percent"
        if leaving["coverage"] == start["coverage"]
        else f"the need met goes from {start['coverage']} to {leaving['coverage']} percent"
    )
    return (
        f"If the US leaves by {date}, Europe leads in {leaving['areas']} areas and not in "
        f"{start['areas']}; {met}"
    )


def presets_description(answers):
    """Both grids in words."""
    parts = (
        f"{preset}: areas {', '.join(own['areas'].astype(str))}, percent of the need "
        f"{', '.join(own['coverage'].astype(str))}"
        for preset, own in answers.groupby("preset", sort=False)
    )
    return f"At the end of {listing(questions.DATES)}. {'; '.join(parts)}."


def rules():
    """The eleven rules: words, formula, and where they are in the code."""
    rows = [
        {
            "rule": f"{number}. {name}",
            "words": words,
            "formula": formula,
            "code": f"helpers/{_file(code)}",
        }
        for number, (name, words, formula, code) in enumerate(method_notes.RULES, start=1)
    ]
    columns = {"rule": "Rule", "words": "In words", "formula": "Formula", "code": "In the code"}
    return Table(pd.DataFrame(rows), columns)


def _file(code):
    module, _, function = code.partition(".")
    return f"{module}.py, {function}"


def assumptions():
    """Every slider with default, range, meaning, reason and sources."""
    columns = {"label": "Assumption", "unit": "Unit", "start": "Default", "range": "Range"}
    columns |= {"what_it_means": "Meaning", "why_this_default": "Why", "kind": "Kind"}
    return Table(method.assumptions(), columns | {"sources": "Sources"})


def notes():
    """The choices that the rules left open, and what the tests hold, folded away."""
    both = {"choice where a rule leaves room": method_notes.READINGS}
    both |= {"held by the tests": method_notes.PROPERTIES}
    rows = [{"kind": kind, "note": note} for kind, own in both.items() for note in own]
    columns = {"kind": "Kind", "note": "Note"}
    return Table(pd.DataFrame(rows), columns, f"For modellers: {count(len(rows), 'note')}")
