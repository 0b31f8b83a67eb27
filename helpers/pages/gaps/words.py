"""Sentences and tables of notebook 04: what is held, what is needed, how good the numbers are."""

import pandas as pd

from helpers.data import dates
from helpers.figures import text
from helpers.figures.premise import premise
from helpers.figures.text import Prose, Table, count, listing, small
from helpers.model.areas import FAMILIES
from helpers.pages import collection
from helpers.pages.gaps import data, data_definition
from helpers.pages.gaps.charts import IN_FAMILY
from helpers.pages.gaps.charts_definition import moves


def opening():
    """The answer of the page, how long it takes and what can be changed."""
    return collection.opening("04_gaps.ipynb", answer())


def sources():
    """The sources behind the page, folded away."""
    return text.sources("model/areas", "gaps/pairs", "gaps/dependence")


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
        decides_sentence(data_definition.reach()),
    )


def families_sentence(areas):
    """Mass against the means behind it."""
    means = data.family_means(areas).set_index("family")["share"]
    premise(means.idxmax() == "hold", "Europe leads in the mass of an army and a navy")
    told = [f"{IN_FAMILY[family]} {means[family]:.0f}" for family in ("strike", "enable")]
    return (
        f"Europe leads in the mass of an army and a navy: {IN_FAMILY['hold']}, its mean share is "
        f"{means['hold']:.0f} percent. In what sees it is {means['see']:.0f} percent, "
        f"{told[0]}, and {told[1]}."
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
        f"Neither list has {listing(map(small, neither['name']), last='or')}. The article also "
        f"leaves out {len(only)} of the {int(areas['leads'].sum())} areas that Europe leads: "
        f"{_names(only)}. Count only what the article names, and Europe leads in "
        f"{int(named['leads'].sum())} of {len(named)}."
    )


def _names(areas):
    return listing(map(small, areas["name"]))
