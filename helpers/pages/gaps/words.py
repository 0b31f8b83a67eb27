"""Sentences and tables of notebook 04: what is held and needed, by which count and definition."""

import pandas as pd

from helpers.data import dates
from helpers.figures import text
from helpers.figures.premise import premise
from helpers.figures.sentences import majority_of_2035, us_part
from helpers.figures.text import Prose, Table, count, listing, small
from helpers.model.areas import FAMILIES
from helpers.model.definitions import US_COUNTS
from helpers.pages import collection
from helpers.pages.gaps import data, words_counting
from helpers.pages.gaps.charts_definition import moves


def answer():
    """The answer of the page."""
    areas = data.areas()
    own = areas[~areas["need_is_both"]]
    most = own.loc[own["coverage"].idxmax()]
    enough = int((areas["coverage"] >= 100).sum())
    evidence = areas["evidence"]
    premise(enough == 0, "Of those with a need of their own, … come closest")
    return Prose(
        f"At the end of 2025 Europe held more than half in {int(areas['leads'].sum())} of "
        f"{count(len(areas), 'capability area')}. It had as much as it needs in none.",
        f"In {len(areas) - len(own)} areas the need is set at what both sides hold together, so "
        f"Europe alone cannot reach it there. Of the {len(own)} with a need of their own, "
        f"{small(most['name'])} come closest, with {most['coverage']:.0f} percent.",
        families_sentence(areas),
        f"The evidence is strong in {count(int((evidence == 'strong').sum()), 'area')}, weak or "
        f"very weak in {int(evidence.isin(['weak', 'very weak']).sum())}, "
        "and in between for the rest.",
        decides_sentence(data.reach()),
    )


def families_sentence(areas):
    """Mass against the means behind it."""
    means = data.family_means(areas).set_index("family")["share"]
    premise(means.idxmax() == "hold", "Europe leads in the mass of an army and a navy")
    return (
        "Europe leads in the mass of an army and a navy: in what holds ground and sea, its mean "
        f"share is {means['hold']:.0f} percent. In what sees it is {means['see']:.0f} percent, in "
        f"what strikes {means['strike']:.0f}, and in what moves, refuels and commands "
        f"{means['enable']:.0f}."
    )


def decides_sentence(reach):
    """Definition against hardware, in percent of the areas led."""
    first = reach.iloc[0]
    until = reach[reach["until"] == "2027"].iloc[0]
    return (
        "The answer depends on what one counts. Together the choices on this page move the part "
        f"of the areas that Europe leads from {first['all_low']:.0f} to {first['all_high']:.0f} "
        "percent, without changing a single tank. What comes or goes by the end of 2027 "
        f"{moves(until)}."
    )


def built_in(areas):
    """Where the two answers are one and the same, and where they part most."""
    own = areas[~areas["need_is_both"]]
    apart = own.loc[(own["share"] - own["coverage"]).idxmax()]
    return Prose(
        f"In {len(areas) - len(own)} areas both answers are the same number. That is no discovery: "
        "there, what is needed was set at what Europe and the US hold together.",
        f"The other {len(own)} have a need of their own. The two answers part most in "
        f"{small(apart['name'])}: Europe's share is {apart['share']:.0f} percent, but it covers "
        f"{apart['coverage']:.0f} percent of the need. Leading can mean that the other side has "
        "even less.",
    )


def table(family):
    """The areas of one family: what is counted, how well, and what that misses; folded away."""
    areas = data.areas().query("family == @family")
    rows = areas.merge(data.recommended(), on="area_id", how="left", suffixes=("", "_pair"))
    share = rows["europe_share_pct"]
    said = rows["measure_pair"] + ", Europe " + share.map("{:.0f}".format) + " percent; "
    rows = rows.assign(
        numbers=text.phrases(rows, "{europe:g} and {us_war:g}, need {need:g} {unit}"),
        pair=said.where(share.notna(), "") + rows["note_pair"],
        turkiye=rows["includes_turkiye"].replace({"true": "yes", "false": "no"}),
    )
    columns = {"name": "Area", "measure": "What is counted", "numbers": "Europe, US, need"}
    columns |= {"evidence": "Evidence", "note": "What to know, and what it misses"}
    columns |= {"pair": "Published pair to compare", "turkiye": "With Türkiye"}
    return Table(rows, columns, f"{FAMILIES[family]}: {_names(areas)}")


def published_sentence(areas, shares):
    """How the published shares stand to our range, and why most of the others are lower."""
    ours = areas.set_index("area_id").loc[shares["area_id"], ["share", "low", "high"]]
    ours, said = ours.round(1).reset_index(drop=True), shares["percent"]
    below, above = int((said < ours["low"]).sum()), int((said > ours["high"]).sum())
    general = data.alliance()
    day = dates.spoken_month(dates.first_day(pd.Series([general["as_of"]]))[0])
    return Prose(
        f"Of {len(shares)} published shares {len(shares) - below - above} lie inside our range, "
        f"{below} below it and {above} above it. Those below mostly count whole US fleets, or "
        f"sorties over Kosovo and Libya. {int((said == ours['share']).sum())} equal our share. "
        "Some of these rest on the same counts as ours, so that is no independent proof.",
        f"For the alliance as a whole, a {general['who_says']} put the split at "
        f"{general['europe_share_pct']:.0f} to {general['us_share_pct']:.0f} in {day}. The plain "
        f"mean of our shares is {areas['share'].mean():.0f} percent.",
    )


def named_sentence(areas):
    """What both lists leave out."""
    areas = areas.sort_values(["share", "name"], ascending=[False, True])
    named = areas[areas["named_in_article"]]
    others = areas[~areas["named_in_article"]]
    neither, only = others[~others["eu_priority"]], others[others["leads"]]
    return Prose(
        f"Neither list has {_names(neither, 'or')}. The article also "
        f"leaves out {len(only)} of the {int(areas['leads'].sum())} areas that Europe leads: "
        f"{_names(only)}. Count only what the article names, and Europe leads in "
        f"{int(named['leads'].sum())} of {len(named)}."
    )


def us_sentence(counts):
    """For how many areas each count exists, and what it means; `counts` from `us_counts`."""
    of = counts["us_count"].value_counts()
    fell = counts.loc[counts["us_count"] == "us_after_cut", "us_fell_by"]
    handed_over = int((fell == "hand-over of February 2026").sum())
    premise(handed_over == 1, "The command posts changed too, by a hand-over")
    scaled = counts.loc[counts["us_count"] == "us_war", "us_scaled_by_slider"].sum()
    return Prose(
        f"A worldwide total exists for {of['us_worldwide']} of {of['us_war']} areas. It is too "
        "much: part of that fleet is in Asia or at home, so the share it gives is a floor for "
        f"Europe. The cut touches {len(fell) - handed_over} areas as far as numbers came out, "
        "through unnamed officials. "
        "The command posts changed too, by a hand-over decided in February 2026.",
        f"In {scaled} areas only the worldwide fleet or output is known. For these we took a part "
        f"of it, and that part is our judgement. {us_part()} You can change it below.",
    )


def lead_sentence(rows, us_count, scenario):
    """Who leads by the reader's definition, and what it changed; `rows` from `data.under`."""
    counted = rows[rows["counted"]]
    setting = [
        f"the US counted as {US_COUNTS[us_count]}",
        _fleet(us_count, scenario),
        f"a line of {scenario.majority_threshold:g} percent",
        "" if scenario.count_weak_areas else "the areas left out that nobody can count",
        *words_counting.chosen(scenario),
    ]
    ahead = counted["leads"]
    changed = listing(_changes(counted, "gains {}", "loses {}"))
    return (
        f"With {listing(filter(None, setting))}, Europe leads in {int(ahead.sum())} of "
        f"{len(counted)} areas. "
        + (f"Against the standard setting it {changed}. " if changed else "No lead changes hands. ")
        + words_counting.covered(counted, scenario)
    )


def estimates_sentence(rows, found):
    """What the estimates `found` mean for shares and areas led; `rows` from `data.estimated`."""
    share = rows[rows["answer"] == "share"]
    moved = _changes(share, "Europe now leads in {}.", "Europe no longer leads in {}.")
    same = (rows["percent"] == rows["placeholder"]).all()
    parts = text.phrases(
        share.assign(name=share["name"].map(small)), "{percent:.0f} percent in {name}"
    )
    return (
        f"With {'our placeholders' if same else 'your numbers'} Europe's share is "
        f"{listing(parts)}. {' '.join(moved) or 'No lead changes hands.'} In all, Europe leads in "
        f"{int(found['leads'].sum())} of {len(found)} areas."
    )


def reach_sentence(reported, reach):
    """What hardware does move, and how far counting can be trusted; frames from `data`."""
    mean, late = reported["mean_share"], reported.loc["2035Q4", "led"]
    counting = reach[reach["kind"] == "counting"].iloc[0]
    widths = (reach["high"] - reach["low"]).groupby(reach["kind"]).max()
    premise(widths["counting"] > widths["definition"], "Doubt about the counts weighs more")
    return Prose(
        "Hardware is not idle. Europe's mean share goes from "
        f"{mean['2025Q4']:.1f} percent at the end of 2025 to {mean['2027Q4']:.1f} in 2027, "
        f"{mean['2030Q4']:.1f} in 2030 and {mean['2035Q4']:.1f} in 2035, if plans and delays go on "
        "as reported and the US cut stays. Few areas stand close to the line, so leads change "
        f"late: at the end of 2035 Europe leads in {late:.0f} percent of all areas.",
        "Doubt about the counts weighs more than any single "
        "definition. With every count at its worst for Europe it leads in "
        f"{counting['low']:.0f} percent of the areas, with every count at its best in "
        f"{counting['high']:.0f}. Neither end is likely.",
        majority_of_2035(),
    )


def _fleet(us_count, scenario):
    if "us_fleet_factor" not in scenario.differences():
        return ""
    if us_count == "us_worldwide":
        return "the fleet slider idle because the whole fleet counts"
    return f"{scenario.us_fleet_factor:g} times the table's part of the fleet"


def _changes(rows, gained, lost):
    """Areas whose lead changed hands, in a phrase for either way where there are any."""
    won, gone = rows["leads"] & ~rows["led"], rows["led"] & ~rows["leads"]
    return [
        phrase.format(_names(rows[changed]))
        for phrase, changed in ((gained, won), (lost, gone))
        if changed.any()
    ]


def _names(areas, last="and"):
    return listing(map(small, areas["name"]), last)


opening, sources = collection.ends("04_gaps.ipynb", answer)
