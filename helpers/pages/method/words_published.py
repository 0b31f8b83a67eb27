"""Sentences on our answers beside published ones."""

import pandas as pd

from helpers.data import tables
from helpers.figures.text import Prose, Table, cap, count, link, listing
from helpers.pages.method import data_ours as ours
from helpers.pages.method import data_published as published
from helpers.pages.method.data_read import AT_LEAST, IMPLIED, UP_TO


def title(rows):
    """How many agree."""
    agree = int((rows["verdict"] == published.AGREE).sum())
    near = int((rows["verdict"] == published.NEAR).sum())
    return (
        f"Of {len(rows)} published answers {agree} agree with ours and {near} come close; "
        "on years ours are the later ones"
        if _later(rows)
        else f"Of {len(rows)} published answers {agree} agree with ours and {near} come close"
    )


def _later(rows):
    years = rows[rows["scale"] == published.YEARS]
    return (years["our_middle"] > years["high"]).mean() > 0.5


def description(rows):
    """Every comparison in words."""
    parts = (f"{row.label}: theirs {_theirs(row)}, ours {_ours(row)}" for row in rows.itertuples())
    return f"Published answers beside ours: {'; '.join(parts)}."


def table(rows):
    """Theirs, ours, the verdict and the reason for each."""
    frame = pd.DataFrame(
        {
            "question": rows["label"],
            "who": [_who(row) for row in rows.itertuples()],
            "theirs": [f"{_theirs(row)} {_unit(row.scale)}".strip() for row in rows.itertuples()],
            "ours": [_ours(row) for row in rows.itertuples()],
            "verdict": rows["verdict"].map(lambda said: _OPEN if said == published.OPEN else said),
            "reason": [f"{cap(row.reason)}. {row.why}" for row in rows.itertuples()],
        }
    )
    columns = {"question": "Question", "who": "Who", "theirs": "Theirs", "ours": "Ours"}
    columns |= {"verdict": "Ours against theirs", "reason": "Why, or what to make of it"}
    return Table(frame, columns, f"{count(len(frame), 'comparison')}, each with its reason")


_OPEN = "open: the projection ends first"


def sentence(rows):
    """What the differences come from, and what would bring ours to theirs."""
    years = rows[rows["scale"] == published.YEARS]
    late = int((years["verdict"] == "ours is later").sum())
    apart = rows["verdict"].str.startswith("ours is")
    counts = rows.loc[apart, "reason"].value_counts()
    parts = (f"{reason} in {number}" for reason, number in counts.items())
    best = ours.best_year()
    reach = "not before the projection ends" if best >= ours.NEVER else f"in {best:.0f}"
    return Prose(
        f"On {late} of {count(len(years), 'question')} about a year ours is later than theirs. "
        "Ours follows what is planned and ordered today; they say what is demanded, or what "
        "political priority could do. With money, industry and delivery all at their best, ours "
        f"would have the need met in most areas {reach}.",
        f"Where the two differ, {apart.sum()} times, the reason is {listing(parts)}. An agreement "
        "is no proof: several rest on the same published counts.",
        _rule(rows),
        untouched(),
    )


def _rule(rows):
    """When two answers are said to agree, and what was done to our ranges."""
    limits = [f"“{mark}”" for mark in (UP_TO, AT_LEAST)]
    pulled = rows.loc[rows["stretched"], "label"]
    stretched = (
        f" Where our middle case lies outside eight draws in ten the range is stretched to it: "
        f"{listing(pulled)}."
        if len(pulled)
        else ""
    )
    return (
        "Two answers agree if their ranges overlap, be it by an end; that is a low bar. They are "
        "close if the nearest ends lie within a year or a tenth of the larger. "
        f"A number given as {' or '.join(limits)} is a limit: our middle case must keep it to "
        f"agree.{stretched} The median is given where the middle case lies near an end."
    )


def left():
    """Published estimates that stand beside none of ours, with the reason, folded away."""
    frame = published.not_compared().assign(
        value=[_said(row) for row in published.not_compared().itertuples()]
    )
    columns = {"question": "Estimate", "who": "Who", "value": "Value", "why": "It"}
    total = len(tables.load("estimates/estimates"))
    return Table(
        frame, columns, f"{len(frame)} of {total} estimates that cannot be compared, and why"
    )


def untouched(folder=tables.DATA):
    """Whether the inputs are those that were compared."""
    before = published.INPUTS_WHEN_COMPARED
    if published.unchanged(folder):
        return (
            "The estimates were compared, not fitted. The inputs are unchanged by this comparison: "
            f"the fingerprint of all tables of the model is {before}, as recorded when the two "
            "were set side by side."
        )
    return (
        "The estimates were compared, not fitted. The inputs have changed since, for reasons that "
        f"git log of data/model gives: their fingerprint was {before} and is now "
        f"{published.fingerprint(folder)}."
    )


def _who(row):
    source = tables.load("sources").set_index("source_id", drop=False).loc[row.source_id]
    return [(row.who, link(source)[1])]


def _theirs(row):
    said = _range(row.low, row.high)
    if row.bound == IMPLIED:
        return f"{said} (implied)"
    return f"{row.bound} {said}".strip()


def _ours(row):
    said = _year if row.scale == published.YEARS else _round
    low, middle, high = (said(v) for v in (row.our_low, row.our_middle, row.our_high))
    if low == high:
        return middle
    median = f", median {said(row.our_median)}" if _at_an_end(row) else ""
    return f"{middle} ({low} to {high}{median})"


def _at_an_end(row):
    """Does the middle case lie in the outer tenth of the range?"""
    width, up = row.our_high - row.our_low, row.our_middle - row.our_low
    return width > 0 and not 0.1 <= up / width <= 0.9


def _year(value):
    return f"not before {ours.NEVER}" if value >= ours.NEVER else f"{value:.0f}"


def _range(low, high):
    return _round(low) if _round(low) == _round(high) else f"{_round(low)} to {_round(high)}"


def _round(value):
    return f"{value:.1f}" if value < 10 and value % 1 else f"{value:.0f}"


def _unit(scale):
    short = {published.YEARS: "", published.MET: "percent", published.WAIT: "years"}
    return short.get(scale, scale)


def _whole(value):
    return f"{value:,.0f}" if value >= 10_000 else f"{value:g}"


def _said(row):
    low, high = (None if pd.isna(v) else _whole(v) for v in (row.low, row.high))
    number = _whole(row.value) if not pd.isna(row.value) else " to ".join(filter(None, [low, high]))
    return f"{number} {row.unit}" if row.unit != "year" else number
