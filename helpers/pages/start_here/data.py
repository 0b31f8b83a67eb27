"""The answer in one table: Europe's share of each area at four dates, and since when it leads."""

import numpy as np
import pandas as pd

from helpers.model import outlook, questions, sensitivity
from helpers.model.assumptions import default, preset, sliders, stack
from helpers.model.inputs import load
from helpers.model.projection import project

NEVER = f"not by {questions.DATES[-1]}"
NOW = "already"


def shares():
    """One row an area and date, in percent, the middle case of the reported scenario.

    Areas stand in the order of today's share; a star marks weak evidence. Columns: name, date,
    share.
    """
    found = outlook.outlook(default())
    names = _names()
    rows = [
        (names[area], date, found.share[number, found.years.index(date)])
        for number, area in enumerate(found.areas)
        for date in questions.DATES
    ]
    frame = pd.DataFrame(rows, columns=["name", "date", "share"])
    today = frame[frame["date"] == questions.DATES[0]].set_index("name")["share"]
    order = frame["name"].map(today.rank(method="first", ascending=False))
    frame = frame.assign(order=order, share=frame["share"].round(4))
    return frame.sort_values(["order", "date"], ignore_index=True)


def years():
    """One row an area: the year of its lasting majority, and eight of ten draws around it.

    Columns: name, middle, early, late, and `told`, all three in words.
    """
    middle = questions.majority_years(project(load(), default()))["p50"]
    drawn = questions.majority_years(project(load(), default(), outlook.DRAWS))
    frame = pd.DataFrame(
        {
            "name": drawn["area"].map(_names()),
            "middle": middle.map(_word),
            "early": drawn["p10"].map(_word),
            "late": drawn["p90"].map(_word),
        }
    )
    return frame.assign(told=[_told(*row) for row in frame.iloc[:, 1:].itertuples(index=False)])


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
    limits = {name: 1 for name in ("lift_slips", "lift_lead", "lift_fielding")}
    found = project(load(), stack(default()).set(**limits))
    return int(questions.areas_held(found, date)[0, 0])


def without_cut(date):
    """Mean share in percent at a date as reported, and had the US cut of June 2026 not come."""
    found = project(load(), [default(), preset("before-the-cut")])
    return np.round(100 * questions.mean_share(found, date)[:, 0])


def verdicts(dates=("2027", "2030")):
    """Does Europe hold the majority at each date, under each rule; and in how many draws?

    One row a rule: `rule`, and for each date a pair (yes or no in the middle case, percent).
    """
    found = outlook.outlook(default())
    rows = {
        rule: [(found.holds[rule, date], 100 * found.chance[rule, date]) for date in dates]
        for rule in questions.RULES
    }
    return pd.DataFrame.from_dict(rows, orient="index", columns=dates).rename_axis("rule")


def levers(date):
    """How each slider alone moves the number of areas led at a date, widest swing first.

    Columns are those of `sensitivity.tornado` and the slider's `group` and `unit`.
    """
    frame = sensitivity.tornado(load(), default(), date, "areas_held")
    every = sliders()
    return frame.assign(
        group=[every[name].group for name in frame["name"]],
        unit=[every[name].unit for name in frame["name"]],
    )


def _names():
    places = outlook.places().set_index("area")
    weak = places["evidence"].isin(["weak", "very weak"])
    return places["name"].where(~weak, places["name"] + " *").to_dict()


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
    return f"{middle} ({early} or by {late})" if early == NOW else f"{middle} ({early} to {late})"
