"""Sentences and tables of notebook 04: what is held, what is needed, how good the numbers are."""

import pandas as pd

from helpers.data import dates
from helpers.figures.text import Prose, Table, cap, count, listing, small
from helpers.model import areas as gaps
from helpers.pages.gaps import words_definition as definitions_words


def answer():
    """The answer of the page."""
    areas = gaps.areas()
    own = areas[~_built_in(areas)]
    most = own.loc[own["coverage"].idxmax()]
    strong = int((areas["evidence"] == "strong").sum())
    return Prose(
        f"At the end of 2025 Europe held more than half in {int(areas['leads'].sum())} of "
        f"{count(len(areas), 'capability area')}. It had as much as it needs in "
        f"{_enough(areas) or 'none'}.",
        f"In {len(areas) - len(own)} areas the need is set at what both sides hold together, so "
        f"Europe alone cannot reach it there. Of the {len(own)} with a need of their own, "
        f"{small(most['name'])} come closest, with {most['coverage']:.0f} percent.",
        families_sentence(),
        f"The evidence is strong in {count(strong, 'area')}, weak or very weak in {_weak(areas)}, "
        "and in between for the rest.",
        definitions_words.decides_sentence(),
    )


def families_sentence():
    """Mass against the means behind it."""
    share = gaps.family_means(gaps.areas()).set_index("family")["share"]
    return (
        "Europe leads in the mass of an army and a navy: in what holds ground and sea, its mean "
        f"share is {share['hold']:.0f} percent. In what sees it is {share['see']:.0f} percent, in "
        f"what strikes {share['strike']:.0f}, and in what moves, refuels and commands "
        f"{share['enable']:.0f}."
    )


def both_title(areas):
    """The finding of the two answers side by side."""
    return (
        f"Europe leads in {int(areas['leads'].sum())} of {len(areas)} areas, and covers its need "
        f"in {_enough(areas) or 'none'}"
    )


def both_description(areas):
    """The two answers in words, area by area."""
    parts = (
        f"{row.name} {row.share:.0f} and {row.coverage:.0f}"
        for row in areas.itertuples(index=False)
    )
    return (
        "Europe's share next to the US, and the part of the need that Europe covers, in percent, "
        f"end of 2025: {'; '.join(parts)}."
    )


def built_in():
    """Where the two answers are one and the same, and where they part most."""
    areas = gaps.areas()
    same = _built_in(areas)
    apart = areas.loc[(areas["share"] - areas["coverage"]).idxmax()]
    return Prose(
        f"In {int(same.sum())} areas both answers are the same number. That is no discovery: "
        "there, what is needed was set at what Europe and the US hold together.",
        f"The other {int((~same).sum())} have a need of their own. The two answers part most in "
        f"{small(apart['name'])}: Europe's share is {apart['share']:.0f} percent, but it covers "
        f"{apart['coverage']:.0f} percent of the need. Leading can mean that the other side has "
        "even less.",
    )


def families_title(means):
    """The finding of the families."""
    share = means.set_index("family")["share"]
    return (
        f"Europe's mean share is {share['hold']:.0f} percent in what holds ground and sea, "
        f"{share['see']:.0f} in what sees"
    )


def families_description(means):
    """The families in words."""
    parts = (
        f"{row.group.lower()}, share {row.share:.0f}, need covered {row.coverage:.0f}"
        for row in means.itertuples()
    )
    return f"Mean of each family in percent, end of 2025: {'; '.join(parts)}."


def table(family):
    """The areas of one family: what is counted, how well, and what that misses; folded away."""
    areas = gaps.by_family(gaps.areas())
    areas = areas[areas["family"] == family].merge(gaps.recommended(), on="area_id", how="left")
    rows = areas.assign(
        counted=areas["measure"],
        numbers=[_numbers(row) for row in areas.itertuples(index=False)],
        turkiye=areas["includes_turkiye"].map({"true": "yes", "false": "no", "unknown": "unknown"}),
        pair=[_pair(row) for row in areas.itertuples(index=False)],
    )
    columns = {"name": "Area", "counted": "What is counted", "numbers": "Europe, US, need"}
    columns |= {"evidence": "Evidence", "note": "What to know, and what it misses"}
    columns |= {"pair": "Published pair to compare", "turkiye": "With Türkiye"}
    return Table(rows, columns, f"{gaps.FAMILIES[family]}: {_names(areas)}")


def ranges_title(areas):
    """The finding of the ranges."""
    open_ones = (areas["low"] <= 50) & (areas["high"] > 50)
    return f"In {int(open_ones.sum())} of {len(areas)} areas our range touches or crosses one half"


def ranges_description(areas):
    """The ranges in words."""
    parts = (f"{row.name} {row.low:.0f} to {row.high:.0f}" for row in areas.itertuples(index=False))
    return f"Range of Europe's share in percent, when both counts err one way: {'; '.join(parts)}."


def published_title(shares):
    """The finding of the published shares."""
    spread = shares.groupby("name")["percent"].agg(lambda values: values.max() - values.min())
    return (
        f"Published shares for one area lie up to {spread.max():.0f} points apart "
        f"({small(spread.idxmax())})"
    )


def published_description(shares):
    """The published shares in words."""
    parts = (
        f"{name} {own.min():.0f} to {own.max():.0f}"
        for name, own in shares.groupby("name", sort=False)["percent"]
    )
    return f"Europe's published shares in percent, lowest and highest: {'; '.join(parts)}."


def published_sentence():
    """How the published shares stand to our range, and why most of the others are lower."""
    shares = gaps.published().merge(gaps.areas()[["area_id", "share", "low", "high"]], on="area_id")
    below = int((shares["percent"] < shares["low"].round(1)).sum())
    above = int((shares["percent"] > shares["high"].round(1)).sum())
    same = int((shares["percent"] == shares["share"].round(1)).sum())
    general = gaps.alliance().set_index("dependence_id").loc["dp-47"]
    day = dates.spoken_month(dates.first_day(pd.Series([general["as_of"]]))[0])
    return Prose(
        f"Of {len(shares)} published shares {len(shares) - below - above} lie inside our range, "
        f"{below} below it and {above} above it. Those below mostly count whole US fleets, or "
        f"sorties over Kosovo and Libya. {same} equal our share. Some of these rest on the same "
        "counts as ours, so that is no independent proof.",
        f"For the alliance as a whole, a {general['who_says']} put the split at "
        f"{general['europe_share_pct']:.0f} to {general['us_share_pct']:.0f} in {day}. The plain "
        f"mean of our shares is {gaps.areas()['share'].mean():.0f} percent.",
    )


def named_title(areas):
    """The finding of the two lists."""
    parts = [
        f"{who} names {int(areas[column].sum())} "
        f"areas, and Europe leads in {int((areas[column] & areas['leads']).sum())}"
        for who, column in gaps.NAMERS.items()
    ]
    return cap("; ".join(parts))


def named_description(areas):
    """The two lists in words."""
    parts = (f"{who} has {_names(areas[areas[column]])}" for who, column in gaps.NAMERS.items())
    return f"Areas named. {cap('; '.join(parts))}. {named_title(areas)}."


def named_sentence():
    """What both lists leave out."""
    areas = gaps.areas()
    named = areas["named_in_article"]
    neither = areas[~named & ~areas["eu_priority"]]
    only = areas[~named & areas["leads"]]
    missing = listing(map(small, neither["name"]), last="or")
    return Prose(
        f"Neither list has {missing}. The article also leaves out "
        f"{len(only)} of the {int(areas['leads'].sum())} areas that Europe leads: "
        f"{_names(only)}. Count only what the article names, and Europe leads in "
        f"{int(areas.loc[named, 'leads'].sum())} of {int(named.sum())}."
    )


def own_title(cells):
    """The finding of the sweep over the reader's estimates."""
    share = cells.groupby("name")["share"]
    both = (share.min() <= 50) & (share.max() > 50)
    return (
        f"In {int(both.sum())} of {len(both)} areas that nobody can count, "
        "who leads is a matter of the estimate"
    )


def own_description(cells):
    """The sweep over the reader's estimates in words."""
    parts = (
        f"{small(name)} {own.min():.0f} to {own.max():.0f}"
        for name, own in cells.groupby("name", sort=False)["share"]
    )
    return f"Europe's share in percent, from the lowest to the highest estimate: {listing(parts)}."


def _names(areas):
    return listing(map(small, areas["name"]))


def _enough(areas):
    return int((areas["coverage"] >= 100).sum())


def _weak(areas):
    return int(areas["evidence"].isin(["weak", "very weak"]).sum())


def _numbers(row):
    return f"{row.europe:g} and {row.us_war:g}, need {row.need:g} {row.unit}"


def _pair(row):
    if pd.isna(row.pair_share):
        return row.pair_note
    return f"{row.pair_measure}, Europe {row.pair_share:.0f} percent; {row.pair_note}"


def _built_in(areas):
    """Truth values: was the need of an area set at what Europe and the US hold together?"""
    return (areas["share"] - areas["coverage"]).abs() < 1e-9
