"""Sentences and tables of notebook 04: what is held and needed, by which count and definition."""

import pandas as pd

from helpers.data import dates, evidence
from helpers.figures import text
from helpers.figures.premise import premise
from helpers.figures.text import Fold, Prose, Table, count, listing, small
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
    grades = areas["evidence"]
    premise((areas["coverage"] < 100).all(), "In none of them did Europe alone hold")
    premise((grades == "strong").mean() < 1 / 4, "Few numbers rest on strong evidence")
    return Prose(
        f"At the end of 2025 Europe led in {int(areas['leads'].sum())} of "
        f"{count(len(areas), 'area')} of conventional defence: it held more than half of what "
        "Europe and the US would field together. In none of them did Europe alone hold what a war "
        "is thought to need.",
        f"Where nobody has published a need ({count(len(areas) - len(own), 'area')}) we take what "
        "Europe and the US hold together; there Europe alone cannot have enough, by definition. Of "
        f"the other {len(own)}, {small(most['name'])} come closest, with {most['coverage']:.0f} "
        "percent of the need.",
        families_sentence(areas),
        f"The evidence is strong in {count(int((grades == 'strong').sum()), 'area')}, and weak "
        f"or very weak in {int(grades.isin(['weak', 'very weak']).sum())}.",
        decides_sentence(data.reach()),
    )


def families_sentence(areas):
    """Mass against the means behind it."""
    means = data.family_means(areas).set_index("family")["share"]
    premise(means.idxmax() == "hold", "Europe leads in the mass of an army and a navy")
    return (
        "Europe leads in the mass of an army and a navy: its mean share in tanks, guns, ships and "
        f"shells is {means['hold']:.0f} percent. In what sees it is {means['see']:.0f} percent, in "
        f"what strikes {means['strike']:.0f}, and in what moves, refuels and commands "
        f"{means['enable']:.0f}."
    )


def decides_sentence(reach):
    """Definition against hardware, in areas led."""
    whole = reach[reach["kind"] == "together"].iloc[0]
    until = reach[reach["until"] == "2027"].iloc[0]
    return (
        f"Without a single new tank, Europe leads in {whole['low_led'] or 'none'} of "
        f"{whole['low_of']} areas or in {whole['high_led']} of {whole['high_of']}, depending on "
        f"the choices on this page. What comes or goes by the end of 2027 {moves(until)}."
    )


def built_in(areas):
    """Where the two answers part most."""
    own = areas[~areas["need_is_both"]]
    apart = own.loc[(own["share"] - own["coverage"]).idxmax()]
    return Prose(
        f"The two answers part most in {small(apart['name'])}: Europe's share is "
        f"{apart['share']:.0f} percent, but it covers {apart['coverage']:.0f} percent of the need. "
        "Leading can mean that the other side has even less."
    )


def grading():
    """How the evidence of an area is graded."""
    return Prose(evidence.RULE)


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


def others_sentence(areas, others):
    """How other published answers stand to our range; frames from `data`."""
    ends = areas.set_index("area_id")[["low", "high"]].round(1)
    low, high = (others["area_id"].map(ends[end]) for end in ("low", "high"))
    below, above = others["percent"] < low, others["percent"] > high
    whole = (below & (others["kind"] == data.FLEETS)).sum()
    general = data.alliance()
    day = dates.spoken_month(dates.first_day(pd.Series([general["as_of"]]))[0])
    return Prose(
        f"Of {count(len(others), 'other answer')} {(~below & ~above).sum()} lie inside our range, "
        f"{below.sum()} below it and {above.sum()} above it. Of those below, {whole} count the "
        "whole US fleet. Some rest on the same counts as ours, so agreement proves nothing.",
        f"For the alliance as a whole, a {general['who_says']} put the split at "
        f"{general['europe_share_pct']:.0f} to {general['us_share_pct']:.0f} in {day}. The plain "
        f"mean of our shares is {areas['share'].mean():.0f} percent.",
    )


def named(areas):
    """Which areas the report names and which the EU puts first, folded away."""
    report, eu = (areas[areas[column]] for column in data.NAMERS.values())
    missed = areas[areas["leads"] & ~areas["named_in_article"]]
    neither = areas[~areas["named_in_article"] & ~areas["eu_priority"]]
    marks = {True: "yes", False: ""}
    rows = areas.assign(**{by: areas[by].map(marks) for by in (*data.NAMERS.values(), "leads")})
    columns = {"name": "Area", "leads": "Europe leads", "named_in_article": "In the report"}
    columns |= {"eu_priority": "Priority of the EU"}
    summary = (
        f"The report names {count(len(report), 'area')}, and Europe leads in "
        f"{report['leads'].sum()}; the EU names {len(eu)}, and Europe leads in {eu['leads'].sum()}"
    )
    told = Prose(
        f"The report leaves out {count(len(missed), 'area')} in which Europe leads: "
        f"{_names(missed)}. Neither list has {_names(neither, 'or')}."
    )
    return Fold(summary, told, Table(rows, columns))


def us_sentence(counts):
    """What each count of the US means; `counts` from `us_counts`."""
    fell = counts.loc[counts["us_count"] == "us_after_cut", "us_fell_by"]
    handed_over = int((fell == "hand-over of February 2026").sum())
    premise(handed_over == 1, "The command posts changed too, by a hand-over")
    both = counts.pivot(index="area_id", columns="us_count", values="leads")
    both = both[["us_war", "us_worldwide"]].dropna()
    premise((both["us_war"] != both["us_worldwide"]).sum() < 3, "changes few leads")
    scaled = counts.loc[counts["us_count"] == "us_war", "us_scaled_by_slider"].sum()
    return Prose(
        "The whole fleet would not come: part of it is in Asia or at home. The cut touches "
        f"{count(len(fell) - handed_over, 'area')}, by numbers from unnamed officials. The command "
        "posts changed too, by a hand-over decided in February 2026.",
        f"In {count(scaled, 'area')} only the worldwide fleet or output is known. There we took a "
        "part of it, which is our judgement. You can change it below.",
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
    changed = listing(_changes(counted, "gains {}", "loses {}"), none="")
    return (
        f"With {listing(filter(None, setting))}, Europe leads in {int(ahead.sum())} of "
        f"{count(len(counted), 'area')}. "
        + (
            f"Against the count as reported it {changed}. "
            if changed
            else "No lead changes hands. "
        )
        + words_counting.covered(counted, scenario)
    )


def estimates_sentence(rows, found):
    """What the estimates `found` mean for shares and areas led; `rows` from `data.estimated`."""
    share = rows[rows["answer"] == "share"]
    moved = _changes(share, "Europe now leads in {}.", "Europe no longer leads in {}.")
    same = (rows["percent"] == rows["placeholder"]).all()
    named = share.assign(name=share["name"].map(small))
    parts = text.phrases(named, "{percent:.0f} percent in {name}")
    return (
        f"With {'our placeholders' if same else 'your numbers'} Europe's share is "
        f"{listing(parts)}. {' '.join(moved) or 'No lead changes hands.'} In all, Europe leads in "
        f"{int(found['leads'].sum())} of {len(found)} areas."
    )


def reach_sentence(reported, reach):
    """What hardware does move, and how far counting can be trusted; frames from `data`."""
    mean, led = reported["mean_share"], reported["led"]
    counting = reach[reach["kind"] == "counting"].iloc[0]
    widths = (reach["high"] - reach["low"]).groupby(reach["kind"]).max()
    single = widths[["definition", "hardware"]].max()
    premise(widths["counting"] > single, "Doubt about the counts weighs more")
    premise(led["2035Q4"] > led["2030Q4"] == led["2025Q4"], "Hardware moves the count late")
    return Prose(
        "Hardware moves the count late. In the middle case, every input at its middle, Europe "
        f"leads at the end of 2030 in as many areas as at the end of 2025, {led['2030Q4']}, and in "
        f"{led['2035Q4']} of {len(data.areas())} at the end of 2035. Its mean share rises from "
        f"{mean['2025Q4']:.0f} percent at the end of 2025 to {mean['2030Q4']:.0f} at the end of "
        f"2030 and {mean['2035Q4']:.0f} at the end of 2035.",
        "Doubt about the counts weighs more than any single definition: with every count at its "
        f"worst for Europe it leads in {count(counting['low_led'], 'area')}, with every count at "
        f"its best in {counting['high_led']}. Neither end is likely.",
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
