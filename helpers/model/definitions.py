"""Who leads at the end of 2025 under a reader's definition: the projection's first quarter.

The rules of share, coverage and majority are those of the projection; here the US is counted in
one of three ways, and the rest of the time axis is left out.
"""

from dataclasses import replace
from functools import cache

import numpy as np
import pandas as pd

from helpers.data import tables
from helpers.model import questions
from helpers.model.assumptions import Scenario, default, sliders, stack
from helpers.model.inputs import Inputs, Range, load
from helpers.model.projection import project
from helpers.model.result import Result

TODAY = "2025"
US_COUNTS = {
    "us_war": "what it would send to a war in Europe",
    "us_after_cut": "what it would send after the cut of June 2026",
    "us_worldwide": "its whole fleet worldwide",
}


def result(scenario, us_count: str = "us_war") -> Result:
    """The middle case at the end of 2025; `scenario` as `project` takes it."""
    return project(today(us_count), scenario)


def areas(scenario: Scenario, us_count: str = "us_war") -> pd.DataFrame:
    """One row an area under one definition, in the order of model/areas.

    `europe`, `us`, `need` in the area's unit; `share`, `coverage`, and `low` and `high` of the
    share, in percent. `low` errs against Europe in both counts, `high` for it. `leads`: above the
    scenario's line; `counted`: not left out. Sources: model/areas, the projection.
    """
    found = result(scenario, us_count)
    return pd.DataFrame(
        {
            "area_id": found.inputs.areas,
            "europe": _first(found.europe),
            "us": _first(found.us),
            "need": _first(found.need),
            "share": 100 * _first(found.share),
            "coverage": 100 * _first(found.coverage),
            "low": 100 * _first(_end(scenario, us_count, "low", "high").share),
            "high": 100 * _first(_end(scenario, us_count, "high", "low").share),
            "leads": _first(questions.above(found)),
            "counted": questions.counted(found)[:, 0],
        }
    )


def estimates(europe: str = "default", us: str = "default") -> dict[str, float]:
    """Values of the areas the reader sets, by name: "low", "default" or "high" of each side."""
    ends = {"europe": europe, "us": us}
    own = [slider for slider in sliders().values() if slider.group == "your estimate"]
    return {slider.name: getattr(slider, ends[slider.name.split("_")[-1]]) for slider in own}


def fleet_map() -> pd.DataFrame:
    """Areas led for every line for a majority and every part of the US fleet that would come."""
    lines = sliders()["majority_threshold"].grid()
    factors = sliders()["us_fleet_factor"].grid()[::2]
    line, factor = (axis.ravel() for axis in np.meshgrid(lines, factors))
    batch = many(majority_threshold=line, us_fleet_factor=factor)
    held = questions.areas_held(result(batch), TODAY)[:, 0]
    return pd.DataFrame({"threshold": line, "factor": factor.round(1), "areas": held})


def many(count_weak_areas=True, **columns):
    """The default scenario with whole columns of values, one row a combination."""
    size = len(next(iter(columns.values())))
    batch = stack([default(count_weak_areas=count_weak_areas)] * size)
    return batch.set(**columns)


def percent_led(found: Result, date: str = TODAY) -> np.ndarray:
    """Areas that Europe leads, in percent of those that count, one number a scenario."""
    counted = questions.counted(found).sum(axis=0)
    return 100 * questions.areas_held(found, date)[:, 0] / counted


@cache
def today(us_count: str = "us_war") -> Inputs:
    """The model's inputs cut to their first quarter, with the US counted in one of US_COUNTS.

    After the cut, the range shrinks with the middle value. The whole fleet is a known number: it
    has no range and no slider. Where no such total exists, the number for a war stays.
    """
    inputs = load()
    first = replace(
        inputs,
        quarters=inputs.quarters[:1],
        years=inputs.years[:1],
        retired=inputs.retired[:, :1],
        posture=inputs.posture[:, :, :1],
    )
    table = tables.load("model/areas").set_index("area_id").loc[list(inputs.areas)]
    count = table[us_count].to_numpy(float)
    war = inputs.us_war
    if us_count == "us_worldwide":
        known = ~np.isnan(count)
        ends = (np.where(known, count, end) for end in (war.low, war.mid, war.high))
        return replace(first, us_war=Range(*ends), us_scaled=np.zeros_like(inputs.us_scaled))
    part = count / war.mid
    return replace(first, us_war=Range(war.low * part, count, war.high * part))


def _end(scenario: Scenario, us_count: str, europe: str, us: str) -> Result:
    """The result when every count of Europe, and every count of the US, stands at one end."""
    return project(_at_end(us_count, europe, us), scenario.but(**estimates(europe, us)))


@cache
def _at_end(us_count: str, europe: str, us: str) -> Inputs:
    inputs = today(us_count)
    sides = getattr(inputs.europe, europe), getattr(inputs.us_war, us)
    fixed = [Range(side, side, side) for side in sides]
    return replace(inputs, europe=fixed[0], us_war=fixed[1])


def _first(values: np.ndarray) -> np.ndarray:
    """(A) values of the first quarter, scenario and draw."""
    return values[:, 0, 0, 0]
