"""What Europe holds, when it leads and what stands in the way, in the reported scenario."""

from itertools import compress

import numpy as np
import pandas as pd

from helpers.data.sources import with_sources
from helpers.model import areas as capability
from helpers.model import cases, definitions, headline, outlook, questions, sensitivity
from helpers.model.assumptions import LINE, default, sliders, stack
from helpers.model.inputs import load
from helpers.model.projection import project

RULES = questions.RULES
NEVER = f"not by {questions.DATES[-1]}"
NOW = "already"
# The sliders that move the number of areas led most; the sentence about them names both.
LARGEST_LEVERS = (LINE, "us_fleet_factor")


def areas():
    """One row an area at the end of 2025, as `model.areas.areas`, with the ids of its sources."""
    return with_sources(capability.areas(), "model/areas")


def leads(frame, threshold):
    """Truth values: is Europe's share of each area of `frame` above the line, in percent?"""
    return frame["share"].round(7) > threshold


def holds_majority(threshold, rule):
    """Does Europe hold the majority at the end of 2025, under one of RULES?

    A line runs through the shares that are already there: no projection is run.
    """
    found = definitions.result(default(**{LINE: threshold}))
    return bool(questions.verdict(found, rule, definitions.TODAY)[0, 0])


def shares():
    """One row an area and date, in percent, the middle case of the reported scenario.

    Areas stand in the order of today's share; a star marks weak evidence. Columns: name, date,
    share.
    """
    found = outlook.outlook(default())
    names = pd.Index(_names()[list(found.areas)], name="name")
    frame = pd.DataFrame(found.share, names, pd.Index(found.years, name="date"))
    frame = frame[list(questions.DATES)]
    frame = frame.sort_values(questions.DATES[0], ascending=False, kind="stable").round(4)
    return frame.stack().rename("share").reset_index()


def years():
    """One row an area: the year of its lasting majority, and eight of ten draws around it.

    Columns: name, middle, early, late, and `told`, all three in words.
    """
    frame = questions.majority_years(cases.chances())
    frame["p50"] = questions.majority_years(project(load(), default()))["p50"]
    words = frame[["p50", "p10", "p90"]].set_axis(["middle", "early", "late"], axis=1).map(_word)
    words["told"] = [_told(*row) for row in words.itertuples(index=False)]
    return words.assign(name=frame["area"].map(_names()))


def limits(date):
    """In how many areas each limit, lifted alone, helps most; and how many areas were asked.

    Asked are those that Europe does not lead at a date. Level limits each count. `nothing alone`
    is among the limits.
    """
    found = outlook.outlook(default())
    behind = found.share[:, found.years.index(date)] <= default().majority_threshold
    told = found.binds[date].loc[behind, "binds"].str.split(" or ")
    return told.explode().value_counts(), int(behind.sum())


def lifted(date):
    """Areas that Europe would lead at a date if no delay, wait or training time held it back."""
    limits = dict.fromkeys(("lift_slips", "lift_lead", "lift_fielding"), 1)
    found = project(load(), stack(default()).set(**limits))
    return int(questions.areas_held(found, date)[0, 0])


def rise(date):
    """Points by which Europe's mean share rises from the end of 2025 to a date, middle case.

    Two numbers: what the US cut of June 2026 adds, and what it would rise without that cut.
    """
    found = project(load(), [default(us_posture="before_cut"), default()])
    start, then = (100 * questions.mean_share(found, at)[:, 0] for at in (questions.DATES[0], date))
    return then[1] - then[0], then[0] - start[0]


def counts():
    """Areas that Europe leads, one row a date, as reported: `headline.count_by_year`.

    Columns: date, low, often, high, middle, `of` all areas, and `told`, in words.
    """
    frame = headline.count_by_year(cases.chances(), cases.middle())
    frame = frame.assign(date=frame["year"].astype(str), of=len(load().areas))
    told = [headline.in_words(*row) for row in frame[headline.COUNTS].to_numpy()]
    return frame.assign(told=told)[frame["date"].isin(questions.DATES)].drop(columns="year")


def ready():
    """If only the ready part counts, at the end of 2025: areas led, in words, and one area.

    It is the one that loses most of the need it covers: `name`, and `coverage` and `ready`, which
    it covers with all that is held and with the ready part, in percent.
    """
    both = areas().merge(definitions.areas(default(forces="ready")), on="area_id", validate="1:1")
    both = both.rename(columns={"coverage_x": "coverage", "coverage_y": "ready"})
    least = both.loc[(both["coverage"] - both["ready"]).idxmax(), ["name", "coverage", "ready"]]
    return cases.areas_led(definitions.TODAY, forces="ready"), least


def on_the_line():
    """Names of areas on the line at one of the dates, middle case; and how near that is."""
    found = cases.middle()
    near = [headline.on_the_line(found, date)[:, 0, 0] for date in questions.DATES]
    names = outlook.places().set_index("area")["name"]
    named = [names[area] for area in compress(found.inputs.areas, np.any(near, axis=0))]
    return named, found.inputs.constants["on_the_line"]


def verdicts():
    """Does Europe hold the majority, by rule and date; on the line; in which part of the draws?"""
    found = outlook.outlook(default())
    return pd.DataFrame({"holds": found.holds, "hangs": found.hangs, "chance": found.chance})


def levers(date):
    """How each slider alone moves the number of areas led at a date, widest swing first.

    Columns are those of `sensitivity.tornado` and the slider's `group`.
    """
    frame = sensitivity.tornado(load(), default(), date, "areas_held")
    return frame.assign(group=[sliders()[name].group for name in frame["name"]])


def _names():
    places = outlook.places().set_index("area")
    weak = places["evidence"].isin(["weak", "very weak"])
    return places["name"].mask(weak, places["name"] + " *")


def _word(year):
    """The year, or that Europe leads from the first one or in none."""
    if not year.isdigit():
        return NEVER
    return NOW if year == questions.DATES[0] else year


def _told(middle, early, late):
    """`2031 (2026 or later)`: the middle case, and eight of ten draws in brackets."""
    if early == late:
        return middle if middle == early else f"{middle} ({early})"
    if late == NEVER:
        return f"{middle} ({early} or later)"
    told = f"by {late} at the latest" if early == NOW else f"{early} to {late}"
    return f"{middle} ({told})"
