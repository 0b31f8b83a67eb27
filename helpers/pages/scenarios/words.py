"""Sentences of notebook 07: what a scenario gives, and what the laboratory says of it."""

import pandas as pd

from helpers.figures.premise import premise
from helpers.figures.sentences import ranges
from helpers.figures.text import Prose, count, listing, small, span
from helpers.model import outlook, plans, questions
from helpers.model.assumptions import MENU_LABELS, MENUS, choices, sliders
from helpers.pages import collection
from helpers.pages.scenarios import data
from helpers.ui.live_figure import Number


def answer():
    """The answer of the page."""
    counts = data.preset_counts().set_index("year")
    staying, found = counts.loc[~counts["us_leaves"], "led"], data.reported()
    gone = counts[counts["us_leaves"]].loc["2027"]
    early, late = span(staying["2027"]), span(staying["2035"])
    premise(early.isdigit(), "As long as the US stays, no preset changes the end of 2027")
    premise(gone.ndim == 1, "If the US leaves: one preset says so")
    premise(not on_the_line(found), "No area stands on the line")
    same = abs(gone["coverage"] - at(found, found.mean_coverage, "2027")) < 1
    premise(same, "The need that it covers stays")
    return Prose(
        "As long as the US stays, no preset changes the end of 2027: Europe leads in "
        f"{early} of {2 * gone['half']:.0f} areas under all of them. The presets part later: at "
        f"the end of 2035 they give {late} areas.",
        f"On present plans Europe leads in {led_told(found, '2027')} areas at the end of 2027, in "
        f"{led_told(found, '2030')} at the end of 2030 and in {led_told(found, '2035')} at the end "
        f"of 2035. {ranges()} No area stands on the line for a majority.",
        f"If the US leaves, Europe leads in {gone['led']} at the end of 2027. The need that it "
        f"covers stays at {gone['coverage']:.0f} percent on average.",
    )


def changed(scenario, most=4):
    """What differs from the reported scenario, in words; at most so many changes by name."""
    told = [_told(name, value) for name, value in scenario.differences().items()]
    if not told:
        return "This is the scenario as reported."
    more = len(told) - most
    shown = [*told[:most], f"{count(more, 'more change')}"] if more > 0 else told
    return f"Changed against the reports: {listing(shown)}."


def _told(name, value):
    if name in MENUS:
        return f"“{MENU_LABELS[name]}”: {small(choices(name)[value])}"
    if name == "count_weak_areas":
        return "areas nobody can count left out"
    if name == "plan":
        return f"the extra money shared by a plan, {plans.told(value)}"
    slider = sliders()[name]
    return f"{small(slider.label)} {value:g} instead of {slider.default:g} {slider.unit}"


def on_the_line(found):
    """The areas on the line at one of DATES in the middle case, by name; nothing where none is."""
    names = outlook.places().set_index("area")["name"]
    parts = [
        f"{listing(small(names[area]) for area in found.near[date])} at the end of {date}"
        for date in outlook.DATES
        if found.near[date]
    ]
    return f"On the line, in the middle case: {listing(parts)}." if parts else ""


def range_sentence():
    """Where the middle case and the draws part, and why."""
    names = data.leaning()
    return Prose(
        f"In {count(len(names), 'area')} the middle case, the dashes, lies outside most draws: "
        f"{listing(map(small, names))}. Read the range there."
    )


def dated(found, values, form=".0f"):
    """The values at DATES in words: `8 in 2027, 8 in 2030 and 11 in 2035`."""
    return listing(f"{at(found, values, date):{form}} in {date}" for date in outlook.DATES)


def at(found, values, date):
    """The value of one year."""
    return values[found.years.index(date)]


def led(found, date):
    """Areas that Europe leads at the end of a year, in the middle case."""
    return int(at(found, found.led, date))


def led_told(found, date):
    """Areas that Europe leads at the end of a year, as a range with its middle."""
    return at(found, found.led_told, date)


def numbers(found, pinned):
    """Areas that Europe leads at DATES, with their range and the change against the pinned one."""
    return tuple(
        Number(
            f"{led(found, date)} of {found.counted}",
            f"areas led, end of {date}\neight of ten draws: "
            + span([at(found, end, date) for end in (found.led_low, found.led_high)]),
            _change(led(found, date) - led(pinned, date)) if found is not pinned else "",
        )
        for date in outlook.DATES
    )


def _change(difference):
    return f"{difference:+d}" if difference else "as pinned"


def sentence(scenario, found, pinned_scenario):
    """What was changed, whether most areas are led, and what has no share at all."""
    parts = [
        f"{date} {holds(found, 'most', date)}{' on the line' * found.hangs['most', date]}"
        for date in outlook.DATES
    ]
    pinned = ""
    if scenario != pinned_scenario:
        pinned = f" Pinned: {small(data.name(pinned_scenario, 'your own'))}."
    return (
        f"{changed(scenario, most=2)} Is Europe ahead {questions.RULES['most'].where}, and in what "
        f"percent of the draws? {listing(parts)}.{undefined(found)}{pinned}"
    )


def undefined(found):
    """The areas of which nothing is left to share, with the years; empty where there are none."""
    parts = [
        f"{listing(own)} at the end of {date}"
        for date in outlook.DATES
        if (own := data.undefined(found, date))
    ]
    told = "Neither side fields anything, so no share is defined and nobody leads, in"
    return f" {told} {'; '.join(parts)}." if parts else ""


def verdicts(found):
    """One row a rule and date: `rule`, `date`, and `told` as words with percent of the draws."""
    rows = [
        (words.row, date, holds(found, rule, date))
        for rule, words in questions.RULES.items()
        for date in outlook.DATES
    ]
    return pd.DataFrame(rows, columns=["rule", "date", "told"])


def holds(found, rule, date):
    """Is there a majority under a rule, and in what percent of the draws: `yes (93)`."""
    held = "yes" if found.holds[rule, date] else "no"
    return f"{held} ({100 * found.chance[rule, date]:.0f})"


opening, sources = collection.ends("07_scenarios.ipynb", answer)
