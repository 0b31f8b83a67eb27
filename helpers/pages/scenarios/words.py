"""Sentences of notebook 07: what a scenario gives."""

from helpers.figures.premise import premise
from helpers.figures.text import Prose, count, listing, small, span
from helpers.model import outlook, plans
from helpers.model.assumptions import MENU_LABELS, MENUS, choices, sliders
from helpers.pages import collection
from helpers.pages.scenarios import data


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
        f"{early} of {2 * gone['half']:.0f} areas under all of them. The presets part later: by "
        f"2035 they give {late} areas.",
        f"As reported, Europe leads in {led_told(found, '2027')} areas at the end of 2027, in "
        f"{led_told(found, '2030')} at the end of 2030 and in {led_told(found, '2035')} at the end "
        "of 2035. A range holds eight of ten draws, in each of which chance picks every uncertain "
        "input. The other numbers are of the middle case: every input at its middle. "
        "No area stands on the line for a majority.",
        f"If the US leaves, Europe leads in {gone['led']} by the end of 2027. The need that it "
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
        f"In {count(len(names), 'area')} our single best guess, the dashes, lies outside most "
        f"draws: {listing(map(small, names))}. Read the band there."
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


opening, sources = collection.ends("07_scenarios.ipynb", answer)
