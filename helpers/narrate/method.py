"""Sentences and tables of the method page."""

import pandas as pd

from helpers import inputs, method, method_notes, questions, tables
from helpers.narrate.text import Prose, Table, count, listing


def answer():
    """What the model does and how much of it is judgement."""
    answers = method.preset_answers()
    first = answers["preset"].iloc[0]
    start = answers[answers["preset"] == first].set_index("year")
    held, met = start["areas"], start["coverage"]
    rows = method.kinds().groupby("kind")["rows"].sum()
    return Prose(
        f"The model follows {len(inputs.load().areas)} areas quarter by quarter to the end of "
        f"2035. In the preset “{first}” Europe would lead in {held['2025']} of them at the end of "
        f"2025, in {held['2027']} at the end of 2027, in {held['2030']} at the end of 2030 and in "
        f"{held['2035']} at the end of 2035. On average it would then meet {met['2025']}, "
        f"{met['2027']}, {met['2030']} and {met['2035']} percent of the need.",
        f"Of {rows.sum()} rows that feed it, {rows['sourced']} are as published, "
        f"{rows['derived']} are arithmetic on published numbers and {rows['judgement']} are our "
        "judgement. Most judgements give their reason in the row; "
        f"{method.without_reason()} steps of the US posture paths do not: they are what-ifs.",
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
    """The finding of the grid of areas led."""
    leaving = answers["preset"].str.contains("leave")
    staying = answers[(answers["year"] == "2027") & ~leaving]["areas"]
    return (
        f"By the end of 2027 Europe leads in {_span(staying)} areas in every preset in which the "
        "US stays"
    )


def coverage_title(answers):
    """The finding of the grid of coverage."""
    last = answers[answers["year"] == questions.DATES[-1]].set_index("preset")["coverage"]
    return (
        f"By the end of {questions.DATES[-1]} Europe meets {_span(last)} percent of the need, and "
        "no more if the US leaves"
        if last[last.index.str.contains("leave")].max() <= last.iloc[0]
        else f"By the end of {questions.DATES[-1]} Europe meets {_span(last)} percent of the need"
    )


def presets_description(answers, field):
    """One of the grids in words."""
    parts = (
        f"{preset}: {', '.join(own[field].astype(str))}"
        for preset, own in answers.groupby("preset", sort=False)
    )
    return f"{_FIELDS[field]} at the end of {listing(questions.DATES)}. {'; '.join(parts)}."


_FIELDS = {"areas": "Areas led", "coverage": "Percent of the need that is met, on average,"}


def assumptions():
    """Every slider with default, range, meaning, reason and sources."""
    columns = {"label": "Assumption", "unit": "Unit", "start": "Default", "range": "Range"}
    columns |= {"what_it_means": "Meaning", "why_this_default": "Why", "kind": "Kind"}
    return Table(method.assumptions(), columns | {"sources": "Sources"})


def presets():
    """The story of each preset."""
    columns = {"name": "Preset", "story": "Story"}
    return Table(tables.load("model/presets"), columns)


def shares():
    """Shares in percent of every area, preset and date, folded away."""
    wide = questions.preset_table()
    names = tables.load("model/areas").set_index("area_id")["name"]
    frame = wide.rename(index=names).stack(level="preset", future_stack=True)
    frame = frame.rename_axis(["area", "preset"]).reset_index().sort_values("preset", kind="stable")
    columns = {"preset": "Preset", "area": "Area"} | {
        date: f"End {date}" for date in questions.DATES
    }
    return Table(frame, columns, f"Shares in percent of {count(len(names), 'area')}, every preset")


def readings():
    """The choices that the rules left open."""
    return _lines(
        method_notes.READINGS, "What we decided where the rules leave a choice", "modellers"
    )


def properties():
    """What the tests hold, and where the model is not monotone."""
    return _lines(method_notes.PROPERTIES, "What the tests hold", "modellers and testers")


def _lines(notes, heading, readers):
    frame = pd.DataFrame({"note": notes})
    return Table(frame, {"note": heading}, f"For {readers}: {count(len(frame), 'note')}")


def _span(values):
    low, high = values.min(), values.max()
    return str(low) if low == high else f"{low} to {high}"
