"""Sentences and tables of notebook 07 on the presets, and five things to try."""

import pandas as pd

from helpers.figures.premise import premise
from helpers.figures.text import Prose, Table, cap, count, listing
from helpers.model import outlook, questions
from helpers.model.assumptions import presets, sliders
from helpers.pages.scenarios import data
from helpers.pages.scenarios.words import changed, dated, led

RULES = {rule: words.where for rule, words in questions.RULES.items()}


def stories():
    """What each preset assumes, in its sentence and in numbers."""
    rows = [
        {
            "name": outlook.preset_names()[name],
            "story": story,
            "changes": changed(presets()[name], 99).partition(": ")[2],
        }
        for name, story in outlook.stories().items()
    ]
    columns = {"name": "Preset", "story": "What it assumes", "changes": "In numbers"}
    return Table(pd.DataFrame(rows), columns)


def rules_sentence():
    """From which of the three years on each rule is met as reported."""
    found, dated, never = data.reported(), [], []
    for rule, meaning in RULES.items():
        first = [date for date in outlook.DATES if found.holds[rule, date]][:1]
        dated += [(date, f"{meaning} by the end of {date}") for date in first]
        never += [] if first else [meaning]
    premise(dated and never, "Europe has a majority … Not by 2035")
    met = listing(told for _, told in sorted(dated))
    return Prose(
        f"At a line of {sliders()['majority_threshold'].default:.0f} percent and as reported, "
        f"Europe has a majority {met}. Not by 2035: {listing(never)}."
    )


def verdicts():
    """The verdict of every preset under every rule and date, folded away."""
    rows = []
    for name, found in data.by_preset().items():
        cells = {
            rule: ", ".join(
                f"{'yes' if found.holds[rule, date] else 'no'} ({found.chance[rule, date]:.0%})"
                for date in outlook.DATES
            )
            for rule in RULES
        }
        rows.append({"name": outlook.preset_names()[name], **cells})
    heads = {rule: cap(f"majority {meaning}") for rule, meaning in RULES.items()}
    summary = (
        f"The verdict of each preset at the end of {listing(outlook.DATES)}: yes or no in the "
        "middle case, and in brackets the part of the draws that say yes. The two can differ where "
        "neither side holds anything in the middle case"
    )
    return Table(pd.DataFrame(rows), {"name": "Preset", **heads}, summary)


def tours():
    """Five things to try, what to look for, and the code that does it at once."""
    base = data.reported()
    rows = [
        {"try": [(row.what_to_do, ""), (row.code, "")], "look": _LOOK[row.shows](found, base)}
        for row, found in data.tours()
    ]
    columns = {
        "try": "Try this, or paste the code below it",
        "look": "Look for (areas led in the middle case)",
    }
    return Table(pd.DataFrame(rows), columns)


def _leaving(found, base):
    return (
        f"Blue lines jump to the top: {led(found, '2027')} areas instead of {led(base, '2027')} at "
        "the end of 2027. The black diamonds, the need that is covered, hardly move. The share "
        "has grown because the US holds less, not because Europe holds more."
    )


def _definition(found, base):
    yes = [date for date in outlook.DATES if found.holds["most", date]]
    told = f"by the end of {yes[0]}" if yes else "in none of the three years"
    return (
        f"Areas led: {_instead(found, base, '2027')} at the end of 2027, and "
        f"{_instead(found, base, '2035')} in 2035. A majority in most areas "
        f"{told}. Europe's forces of today are the same. A black diamond moves where the need is "
        "set at what both sides hold, and elsewhere only as money follows the gaps."
    )


def _instead(found, base, date):
    now, then = led(found, date), led(base, date)
    return f"{now} instead of {then}" if now != then else f"still {now}"


def _hardware(found, base):
    gain = dated(found, found.mean_coverage - base.mean_coverage)
    now, then = (by[outlook.DATES[-1]]["binds"] for by in (found.binds, base.binds))
    return (
        f"Points of need covered that this adds: {gain}. Areas led: {dated(found, found.led)}. "
        f"Then look at what binds in 2035: in {count((now != then).sum(), 'area')} it is something "
        "else now."
    )


_LOOK = {"the US leaves": _leaving, "definition": _definition, "hardware": _hardware}
