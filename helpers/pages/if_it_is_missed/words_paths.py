"""Sentences of notebook 09 on the paths: burden shifted, burden met, and what would be on hand."""

import pandas as pd

from helpers.data import dates, tables
from helpers.figures.text import Prose, count, listing, small
from helpers.model import areas as gaps
from helpers.model.assumptions import postures
from helpers.pages.if_it_is_missed import data as missed
from helpers.pages.if_it_is_missed import data_paths as missed_paths
from helpers.pages.if_it_is_missed.data_paths import (
    BEFORE,
    LEAVING,
    REPORTED,
    at,
    cut_points,
    spread,
)
from helpers.pages.if_it_is_missed.words import groups_sentence, upto

ORDER = ("before_cut", "return", "cut_2026", "leave_by_2030", "leave_by_2027")


def order():
    """The paths from staying to leaving, with their names."""
    return {path: postures()[path] for path in ORDER}


def answer():
    """The answer of the page: what was threatened, what changed, and then the extreme case."""
    stays, goes = at(REPORTED, "2027"), at(LEAVING, "2027")
    rows = missed.fill_in().query("date == '2027'")
    return Prose(
        "What was threatened: the US might take a smaller part, or none, in some of NATO's "
        "coordination mechanisms. They were never named. Nobody has announced that the US would "
        f"leave NATO or take all its forces out{_weighed()}.",
        groups_sentence(),
        "The step with the most numbers is the cut of June 2026 to what the US offers in a crisis. "
        "NATO's commander says Europeans have largely filled the gaps. In the "
        f"{rows['name'].nunique()} kinds of forces that the projection can count, Europe's net "
        "gain in usable forces by the end of 2027, after old ones leave, makes up "
        f"{upto(rows['made_good'].min(), rows['made_good'].max())} of what was taken out. That "
        "depends on our rules for delay and training.",
        "The extreme case, which nobody has announced: all US forces gone by the end of 2027. "
        f"Europe's share would go from {stays['share']:.0f} to {goes['share']:.0f} percent, which "
        "is arithmetic: there is no other side left. The need that Europe covers would be "
        f"{_same(stays, goes)} (median of the draws: {spread('2027')['coverage'][1]:.0f}). The "
        "burden would be shifted, not met.",
    )


def _weighed():
    """That the President weighed leaving is on record, and so is that nothing followed."""
    event = tables.load("story/events").set_index("event_id").loc["e40"]
    month = dates.spoken_month(pd.Timestamp(event["date"]))
    return f"; its President said in {month} that he weighed leaving, and no exit followed"


def _same(one, other):
    if round(one["coverage"], 1) == round(other["coverage"], 1):
        return f"{other['coverage']:.0f} percent with or without it"
    return f"{other['coverage']:.0f} percent instead of {one['coverage']:.0f}"


def _in_words(what, rows, *columns):
    quarters = {year: pd.Timestamp(int(year), 12, 31) for year in ("2025", "2027", "2030", "2035")}
    parts = []
    for path, name in order().items():
        own = rows[rows["path"] == path].set_index("day")
        told = listing(
            " and ".join(f"{own.at[day, column]:.0f}" for column in columns) + f" in {year}"
            for year, day in quarters.items()
        )
        parts.append(f"{name}: {told}")
    return f"{what}, end of the year. {'; '.join(parts)}."


def us_sentence():
    """How much of the cut and of the paths is judgement."""
    kinds = missed.steps()
    cut = kinds.loc[REPORTED]
    what_if = [name for path, name in order().items() if missed_paths.span(path)]
    steps = tables.load("model/posture_steps").query("kind == 'derived' and path_id == @REPORTED")
    return Prose(
        _split(),
        f"Nobody has announced {listing(map(_inside, what_if), 'or')}: these paths are what-ifs, a "
        "straight line to a date. They are here to see what would follow, not what is likely.",
        f"Even of the reported cut only {count(steps['area_id'].nunique(), 'area')} rest on "
        f"published counts; {int(cut['judgement'])} of its {int(cut.sum())} steps are our "
        "judgement, most of them that nothing changes because nothing was reported. In most areas "
        "no number of the cut came out.",
    )


def _inside(name):
    return name if name.startswith("US") else f"that {small(name)}"


def with_text(rows):
    """`by_path` with the numbers written at the ends of 2027 and 2030."""
    told = rows["day"].isin([pd.Timestamp(2027, 12, 31), pd.Timestamp(2030, 12, 31)])
    return rows.assign(
        share_text=rows["share"].map("{:.0f}".format).where(told, ""),
        coverage_text=rows["coverage"].map("{:.0f}".format).where(told, ""),
    )


def remember_title():
    """The one finding to remember."""
    stays, goes = at(REPORTED, "2027"), at(LEAVING, "2027")
    return (
        f"US gone by the end of 2027: the share jumps to {goes['share']:.0f} percent; need "
        f"covered, {_same(stays, goes)}"
    )


def remember_description(rows):
    """Share and need covered on each path in words."""
    return _in_words("Europe's share and need covered, percent", rows, "share", "coverage")


def remember_sentence():
    """Why the need covered does not move, and how wide the range is."""
    goes = spread("2027")
    low, mid, high = goes["coverage"]
    stays = spread("2027", REPORTED)["share"]
    middle = at(LEAVING, "2027")["coverage"]
    return Prose(
        "The blue area is the same in every frame. The line moves because the other side of the "
        "scale gets lighter. A headline that Europe now carries the whole burden would be true of "
        "what is fielded and false of what is needed, and nothing would have been built.",
        "Both figures are plain means: every area counts the same, whatever its weight in a war. "
        "In what both sides have on hand, nothing beyond the need counts. Where neither side has "
        "any, there is no share, and the area drops out of that mean.",
        "The blue area is the same for a reason you should know: the model lets Europe build the "
        "same on every path. In the world, an exit could make Europe build faster, or make it "
        "lose US parts, data and licences. The panel further down lets you try the first.",
        f"How sure is this? In eight of ten draws of the uncertain inputs the need covered at the "
        f"end of 2027 is between {low:.0f} and {high:.0f} percent, with {mid:.0f} in the middle. "
        f"Our middle case, {middle:.0f}, lies low in that range: it takes every input at its "
        "middle value, which is not the middle of what comes out. The share is between "
        f"{stays[0]:.0f} and {stays[2]:.0f} if the reported cut stays, and "
        f"{goes['share'][0]:.0f} if the US is gone.",
    )


def on_hand_title():
    """The finding on what both sides hold together."""
    before, stays, goes = (at(path, "2027") for path in (BEFORE, REPORTED, LEAVING))
    return (
        f"On hand at the end of 2027: {before['together']:.0f} percent of the need without the "
        f"cut, {stays['together']:.0f} with it, {goes['together']:.0f} if the US is gone"
    )


def _split():
    """How much of the difference that the cut makes is one judgement."""
    lost = cut_points()
    top, points = lost.idxmax(), lost.max()
    kinds = tables.load("model/posture_steps").query("path_id == @REPORTED and area_id == @top")
    word = "our judgement" if set(kinds["kind"]) == {"judgement"} else "derived from counts"
    name = small(tables.load("model/areas").set_index("area_id").at[top, "name"])
    return (
        f"The cut takes {lost.sum():.1f} points off the mean at the end of 2027. Of these "
        f"{points:.1f}, or {100 * points / lost.sum():.0f} percent of the difference, come from "
        f"one area, {name}: that half of the US part went with the ships and bombers is {word}. "
        f"The other {count((lost > 0.05).sum() - 1, 'area')} with a change, by published counts, "
        f"give {lost.sum() - points:.1f} points."
    )


def on_hand_description(rows):
    """Both sides together in words."""
    return _in_words("Need covered by Europe, and by both, percent", rows, "coverage", "together")


def with_lost(rows):
    """`by_area` with the points that went, as words right of each bar."""
    return rows.assign(text=[_lost(row.lost) for row in rows.itertuples()])


def _lost(points):
    return f"−{points:.0f}" if points >= 0.5 else ""


def areas_title(rows, date):
    """The finding on the areas."""
    deep = rows[rows["lost"] >= 50]
    return (
        f"US gone by the end of {date}: {len(deep)} of {len(rows)} areas lose half of the need or "
        "more"
    )


def areas_description(rows):
    """The areas in words."""
    parts = (
        f"{row.name} {row.europe:.0f} alone, {row.before:.0f} before" for row in rows.itertuples()
    )
    return f"Percent of the need on hand, Europe alone and both before: {'; '.join(parts)}."


def areas_sentence(rows):
    """Where the loss is deep and where it is shallow."""
    ordered = rows.sort_values("lost", ascending=False)
    deep, flat = ordered.head(4), ordered[ordered["lost"] < 10]
    return Prose(
        f"Deepest: {listing(map(small, deep['name']))}. Hardly touched, less than ten points: "
        f"{listing(map(small, flat['name'])) or 'none'}.{_little(flat)}",
        f"The need is no law of nature: in {built_in(rows)} areas it was set at what Europe and "
        "the US held together at the end of 2025, so there nothing is missing until somebody "
        "leaves.",
    )


def _little(flat):
    """Areas that lose little because both sides together had little."""
    poor = flat[flat["before"] < 25]
    if poor.empty:
        return ""
    parts = [f"{small(row.name)} {row.before:.0f} percent" for row in poor.itertuples(index=False)]
    return f" There was little to lose in some: both together had {listing(parts)} of the need."


def built_in(rows):
    """Number of areas whose need was set at what both sides held together."""
    own = gaps.areas().set_index("area_id")
    same = (own["share"] - own["coverage"]).abs() < 1e-9
    return int(same[rows["area_id"]].sum())


def exit_title(rows):
    """The finding of the sweep over the date."""
    told = rows.set_index("quarter")["coverage"]
    return (
        f"With no other side the share is {rows['share'].min():.0f} by arithmetic; the need "
        f"covered that day is {told['2027Q4']:.0f} percent in 2027, {told['2035Q4']:.0f} in 2035"
    )


def exit_description(rows):
    """The sweep in words."""
    told = rows[rows["quarter"].str.endswith("Q4")]
    parts = (f"{row.coverage:.0f} in {row.quarter[:4]}" for row in told.itertuples())
    return (
        f"Need covered, in percent, on the day the US is gone, end of the year: {listing(parts)}."
    )
