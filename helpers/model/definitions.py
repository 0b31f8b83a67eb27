"""Who leads at the end of 2025 under a reader's definition: the projection's first quarter.

The rules of share, coverage and majority are those of the projection; here the US is counted in
one of three ways, and the rest of the time axis is left out.
"""

from dataclasses import replace
from functools import cache, lru_cache

import numpy as np
import pandas as pd

from helpers.data import tables
from helpers.model import draws, questions
from helpers.model.assumptions import LINE, Scenario, default, sliders, stack
from helpers.model.inputs import Inputs, Range, load
from helpers.model.projection import project
from helpers.model.result import Result

TODAY = "2025"
US_COUNTS = {
    "us_war": "what it would send to a war in Europe",
    "us_after_cut": "what it would send after the cut of June 2026",
    "us_worldwide": "its whole fleet worldwide",
}


def result(scenario: Scenario, us_count: str = "us_war") -> Result:
    """The end of 2025. Draw 0 is the middle case; in 1 both counts err against Europe, in 2 for it.

    The line for a majority, and which areas count, do not run the model again.
    """
    held = scenario.but(**{LINE: default().majority_threshold}, count_weak_areas=True)
    return replace(_projected(held, us_count), batch=stack(scenario))


def areas(scenario: Scenario, us_count: str = "us_war") -> pd.DataFrame:
    """One row an area under one definition, in the order of model/areas.

    `europe`, `us`, `need` in the area's unit; `share`, `coverage`, and `low` and `high` of the
    share, in percent. `low` errs against Europe in both counts, `high` for it. `leads`: above the
    scenario's line; `counted`: not left out. Sources: model/areas, the projection.
    """
    found = result(scenario, us_count)
    share, low, high = 100 * found.share[:, 0, 0].T
    return pd.DataFrame(
        {
            "area_id": found.inputs.areas,
            "europe": found.europe[:, 0, 0, 0],
            "us": found.us[:, 0, 0, 0],
            "need": found.need[:, 0, 0, 0],
            "share": share,
            "coverage": 100 * found.coverage[:, 0, 0, 0],
            "low": low,
            "high": high,
            "leads": questions.above(found)[:, 0, 0, 0],
            "counted": questions.counted(found)[:, 0],
        }
    )


def estimates(europe: str = "default", us: str = "default") -> dict[str, float]:
    """Values of the areas the reader sets, by name: "low", "default" or "high" of each side."""
    ends = {"europe": europe, "us": us}
    own = [slider for slider in sliders().values() if slider.group == "your estimate"]
    return {slider.name: getattr(slider, ends[slider.name.split("_")[-1]]) for slider in own}


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
        return replace(
            first,
            us_war=Range(*ends),
            us_scaled=np.zeros_like(inputs.us_scaled),
            us_output=Range(*3 * (np.ones_like(count),)),
            us_by_output=np.zeros_like(inputs.us_by_output),
        )
    part = count / war.mid
    return replace(first, us_war=Range(war.low * part, count, war.high * part))


@lru_cache(maxsize=256)
def _projected(scenario: Scenario, us_count: str) -> Result:
    return project(today(us_count), scenario, _middle_and_ends(us_count))


@cache
def _middle_and_ends(us_count: str) -> draws.Draws:
    """Three rows of the middle case: its own counts, the worst for Europe, the best for it."""
    inputs = today(us_count)
    middle = draws.draw(inputs, 0, 0)
    three = {name: np.repeat(own, 3, axis=-1) for name, own in middle.arrays().items()}
    for side, levels in {"europe_level": [np.nan, 0, 1], "us_level": [np.nan, 1, 0]}.items():
        three[side] = np.tile(levels, (len(three[side]), 1))
    part = inputs.drawn["us_output_part"]
    three["us_part"] = draws.triangular(part, three["us_level"][:1])[0] / part.mid
    three["us_output"] = draws.triangular(inputs.us_output, three["us_level"])
    return replace(middle, **three)
