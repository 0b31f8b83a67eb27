"""What the laboratory says of a scenario: three numbers, a sentence, the verdicts."""

import numpy as np
import pandas as pd

from helpers.figures.text import listing, small, span
from helpers.model import outlook, questions
from helpers.model.assumptions import presets
from helpers.pages.scenarios.words import at, changed, led
from helpers.ui.live_figure import Number


def numbers(found, pinned):
    """Areas that Europe leads at DATES, with their range and the change against the pinned one."""
    return tuple(
        Number(
            f"{led(found, date)} of {found.counted}",
            f"areas led, end of {date}\neight of ten draws: {_range(found, date)}",
            _change(led(found, date) - led(pinned, date)) if found is not pinned else "",
        )
        for date in outlook.DATES
    )


def _range(found, date):
    year = found.years.index(date)
    return span((found.led_low[year], found.led_high[year]))


def _change(difference):
    return f"{difference:+d}" if difference else "as pinned"


def sentence(scenario, found, pinned_scenario):
    """What was changed, whether most areas are led, and what has no share at all."""
    parts = [
        f"{date} {_holds(found, 'most', date)}{' on the line' * found.hangs['most', date]}"
        for date in outlook.DATES
    ]
    pinned = ""
    if scenario != pinned_scenario:
        known = {own: outlook.preset_names()[name] for name, own in presets().items()}
        pinned = f" Pinned: {small(known.get(pinned_scenario, 'your own'))}."
    return (
        f"{changed(scenario, most=2)} Is Europe ahead {questions.RULES['most'].where}, and in how "
        f"many of 100 draws? {listing(parts)}.{undefined(found)}{pinned}"
    )


def undefined(found):
    """The areas of which nothing is left to share, with the years; empty where there are none."""
    names = outlook.places().set_index("area")["name"]
    parts = []
    for date in outlook.DATES:
        none = np.isnan(at(found, found.share.T, date))
        if none.any():
            own = [small(names[area]) for area, bare in zip(found.areas, none, strict=True) if bare]
            parts.append(f"{listing(own)} at the end of {date}")
    told = "Neither side fields anything, so no share is defined and nobody leads, in"
    return f" {told} {'; '.join(parts)}." if parts else ""


def verdicts(found):
    """One row a rule and date: `rule`, `date`, and `told` as words with draws in 100."""
    rows = [
        (words.row, date, _holds(found, rule, date))
        for rule, words in questions.RULES.items()
        for date in outlook.DATES
    ]
    return pd.DataFrame(rows, columns=["rule", "date", "told"])


def _holds(found, rule, date):
    held = "yes" if found.holds[rule, date] else "no"
    return f"{held} ({100 * found.chance[rule, date]:.0f})"
