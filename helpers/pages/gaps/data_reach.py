"""How far each choice moves the answer: definitions, doubtful counts, and hardware."""

import numpy as np
import pandas as pd

from helpers.data import tables
from helpers.model import definitions, questions
from helpers.model.assumptions import default, sliders
from helpers.model.definitions import US_COUNTS, many, percent_led
from helpers.model.inputs import load
from helpers.model.projection import project

KINDS = ("definition", "counting", "hardware")


def swing() -> pd.DataFrame:
    """Areas that Europe leads, in percent of those that count, at both ends of each choice.

    One row a choice with `kind` of KINDS, `low` and `high`; every other choice stays at the
    standard setting. Sources: the projection, model/areas, model/assumptions.
    """
    line, fleet = sliders()["majority_threshold"], sliders()["us_fleet_factor"]
    standard = percent_led(definitions.result(default()))[0]
    rows = [
        ("definition", f"The line, {line.low:.0f} to {line.high:.0f} percent", _line(line.grid())),
        ("definition", "Which US is counted, three ways", _us_counts()),
        (
            "definition",
            f"Part of the US fleet that comes, {fleet.low:g} to {fleet.high:g} times",
            percent_led(definitions.result(many(us_fleet_factor=fleet.grid()))),
        ),
        ("definition", "Areas: all, the article's, the EU's", _named()),
        ("definition", "Areas nobody can count, in or out", _weak()),
        ("counting", "All counts at their worst or best for Europe", _ends()),
        ("hardware", "All that comes or goes by the end of 2027", _until("2027")),
        ("hardware", "All that comes or goes by the end of 2030", _until("2030")),
        ("hardware", "All that comes or goes by the end of 2035", _until("2035")),
    ]
    return pd.DataFrame(
        [(kind, choice, min(values), max(values), standard) for kind, choice, values in rows],
        columns=["kind", "choice", "low", "high", "standard"],
    )


def together() -> tuple[float, float]:
    """Lowest and highest percent of areas led over all settings of the page's sliders and menus."""
    lines, fleet = sliders()["majority_threshold"].grid(), sliders()["us_fleet_factor"].grid()
    line, factor = (axis.ravel() for axis in np.meshgrid(lines, fleet))
    found = [
        percent_led(
            definitions.result(many(weak, majority_threshold=line, us_fleet_factor=factor), us)
        )
        for weak in (True, False)
        for us in US_COUNTS
    ]
    return float(np.min(found)), float(np.max(found))


def _line(lines):
    return percent_led(definitions.result(many(majority_threshold=lines)))


def _us_counts():
    return [percent_led(definitions.result(default(), us))[0] for us in US_COUNTS]


def _weak():
    return [
        percent_led(definitions.result(default(count_weak_areas=weak)))[0] for weak in (True, False)
    ]


def _named():
    """Percent led of all areas, of those the article names, and of the EU's priorities."""
    table = tables.load("model/areas")
    leads = definitions.areas(default())["leads"]
    return [100 * leads[table[named]].mean() for named in ("named_in_article", "eu_priority")] + [
        100 * leads.mean()
    ]


def _ends():
    ends = definitions.areas(default())
    return [100 * (ends[end] > default().majority_threshold).mean() for end in ("low", "high")]


def _until(date):
    """Percent led in every quarter from the end of 2025 to `date`, as reported."""
    found = project(load(), default())
    quarters = slice(0, found.quarter(date) + 1)
    return 100 * questions.above(found)[:, quarters, 0, 0].mean(axis=0)
