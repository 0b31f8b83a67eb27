"""Sentences and tables of notebook 07: what a scenario gives, and how the presets differ."""

from helpers.figures.text import Prose, count, listing, small
from helpers.model import outlook, questions
from helpers.model.assumptions import default, postures, presets, sliders

RULES = {rule: words.where for rule, words in questions.RULES.items()}


def answer():
    """The answer of the page."""
    found, all_of_them = outlook.outlook(default()), outlook.by_preset()
    here = {name: own for name, own in all_of_them.items() if not us_leaves(name)}
    gone = next(own for name, own in all_of_them.items() if us_leaves(name))
    early, late = (span(here, date) for date in ("2027", "2035"))
    return Prose(
        f"As reported, Europe leads in {led(found, '2027')} of {found.counted} areas at the end "
        f"of 2027, in {led(found, '2030')} at the end of 2030 and in {led(found, '2035')} at "
        f"the end of 2035. As long as the US stays, no preset changes the first number: it is "
        f"{early} under all of them."
        if early.isdigit()
        else f"As reported, Europe leads in {led(found, '2027')} of {found.counted} areas at the "
        f"end of 2027, and in {led(found, '2035')} at the end of 2035.",
        f"By 2035 the presets part: {late} areas. If the US leaves, it is "
        f"{led(gone, '2027')} by the end of 2027, but the need that Europe covers stays at "
        f"{at(gone, gone.mean_coverage, '2027'):.0f} percent on average.",
        "Every assumption behind this is yours to change on this page.",
    )


def sentence(scenario, found, pinned_scenario, pinned):
    """What the reader changed, both answers, the verdict under each rule, and the comparison."""
    lines = [changed(scenario), _areas(found), _means(found)]
    lines.append("The verdict by the end of the year, and in how many of 100 draws it is yes:")
    lines += [_rule(found, rule, meaning) for rule, meaning in RULES.items()]
    lines.append(_compared(scenario, found, pinned_scenario, pinned))
    return "\n".join(lines)


def changed(scenario, most=4):
    """What differs from the reported scenario, in words; at most so many changes by name."""
    told = [_told(name, value) for name, value in scenario.differences().items()]
    if not told:
        return "This is the scenario as reported."
    more = len(told) - most
    shown = [*told[:most], f"{count(more, 'more change')}"] if more > 0 else told
    return f"Changed against the reports: {listing(shown)}."


def _told(name, value):
    if name == "us_posture":
        return f"US forces, {small(postures()[value])}"
    if name == "count_weak_areas":
        return "areas nobody can count left out"
    slider = sliders()[name]
    return f"{small(slider.label)} {value:g} instead of {slider.default:g} {slider.unit}"


def _areas(found):
    parts = [
        f"{led(found, date)} at the end of {date} (eight of ten draws: {_between(found, date)})"
        for date in outlook.DATES
    ]
    return f"Areas that Europe leads, of {found.counted}: {listing(parts)}."


def _between(found, date):
    at = found.years.index(date)
    low, high = int(found.led_low[at]), int(found.led_high[at])
    return f"{low} to {high}" if high > low else f"always {low}"


def _means(found):
    shares, covered = (
        listing(f"{at(found, values, date):.0f}" for date in outlook.DATES)
        for values in (found.mean_share, found.mean_coverage)
    )
    return f"Mean share in those years: {shares} percent. Mean need covered: {covered} percent."


def _rule(found, rule, meaning):
    parts = [
        f"{date} {'yes' if found.holds[rule, date] else 'no'} ({chance:.0f})"
        for date in outlook.DATES
        for chance in [100 * found.chance[rule, date]]
    ]
    return f"Majority {meaning}: {', '.join(parts)}."


def _compared(scenario, found, pinned_scenario, pinned):
    name = preset_name(pinned_scenario)
    if scenario == pinned_scenario:
        return f"Pinned for comparison: this same scenario ({name})."
    areas = listing(
        f"{led(found, date) - led(pinned, date):+d} in {date}" for date in outlook.DATES
    )
    covered = listing(
        f"{at(found, found.mean_coverage - pinned.mean_coverage, date):+.0f} in {date}"
        for date in outlook.DATES
    )
    return f"Against the pinned scenario ({name}): areas {areas}; points of need covered {covered}."


def preset_name(scenario):
    """The preset's name, or that the scenario is the reader's own."""
    known = {own: outlook.preset_names()[name] for name, own in presets().items()}
    return small(known.get(scenario, "your own"))


def whole_description(found):
    """The live figures in words, at their first setting."""
    at = found.years.index("2035")
    names = outlook.places().set_index("area")["name"]
    parts = (
        f"{names[area]} {share:.0f}"
        for area, share in zip(found.areas, found.share[:, at], strict=True)
    )
    return f"At first, Europe's share in percent at the end of 2035: {'; '.join(parts)}."


def range_sentence():
    """Where the middle case and the draws part, and why."""
    names = outlook.leaning()
    return Prose(
        f"In {count(len(names), 'area')} the blue dashes leave the pale band: "
        f"{listing(map(small, names))}. There our range leans to one side, so most draws lie on "
        "that side of the middle. Trust the band more than the line, and neither very much.",
        "A share can also have no value: as long as neither side holds anything, there is "
        "nothing to divide. Jamming aircraft are the case to watch when the US leaves.",
    )


GONE = "us-leaves-2027"


def us_leaves(name):
    """Does the US leave under this preset?"""
    return name == GONE


def at(found, values, date):
    """The value of one year."""
    return values[found.years.index(date)]


def led(found, date):
    """Areas that Europe leads at the end of a year, in the middle case."""
    return int(at(found, found.led, date))


def span(several, date):
    """Fewest and most areas led at the end of a year, or the one number."""
    numbers = [led(found, date) for found in several.values()]
    if min(numbers) == max(numbers):
        return str(numbers[0])
    return f"{min(numbers)} to {max(numbers)}"
