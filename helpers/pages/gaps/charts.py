"""Figures on the capability areas: who holds the larger part, in what, and who names them."""

import altair as alt
import pandas as pd

from helpers.figures import axes, theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.text import cap, count, each, listing, small
from helpers.pages.gaps.data import NAMERS

IN_FAMILY = {
    "see": "in what sees",
    "protect": "in what protects",
    "strike": "in what strikes",
    "hold": "in what holds ground and sea",
    "enable": "in what moves, refuels and commands",
}


@any_rows
def both(areas):
    """Share and need covered of each area side by side; `areas` comes from `data.areas`."""
    rows = areas[["name", "share", "coverage", "evidence", "measure", "need_basis"]].assign(
        share_text=areas["share"].map("{:.0f}".format),
        coverage_text=areas["coverage"].map("{:.0f}".format),
    )
    base = alt.Chart(alt.NamedData("areas"))
    sure = axes.evidence(areas, symbolFillColor=theme.EUROPE)
    tip = [alt.Tooltip("name:N", title="Area"), alt.Tooltip("measure:N", title="What is counted")]
    x = axes.percent("share", "percent of what both would field", stack=None)
    y = axes.names(areas, padding=28)
    europe = base.mark_bar(color=theme.EUROPE).encode(x, y, sure, tooltip=tip)
    us = base.mark_bar(color=theme.US).encode(x, y, sure, x2=alt.X2Datum(100), tooltip=tip)
    left = europe + us + _number("share", y)
    tip = [*tip, alt.Tooltip("need_basis:N", title="Need")]
    x = axes.percent("coverage", "percent of the need", stack=None)
    y = axes.names(areas, labels=False)
    held = base.mark_bar(color=theme.EUROPE).encode(x, y, sure, tooltip=tip)
    missing = base.mark_bar(color="#eceef1").encode(x, y, x2=alt.X2Datum(100), tooltip=tip)
    word = base.mark_text(align="left", dx=6, fontSize=11, color=theme.INK)
    word = word.encode(y=y, x=alt.XDatum(100, type="quantitative"), text="evidence:N")
    right = missing + held + _number("coverage", y) + word
    tall = axes.height(areas)
    chart = alt.hconcat(
        left.properties(width=280, height=tall, title=_heading("Europe's share, next to the US")),
        right.properties(width=240, height=tall, title=_heading("Need that Europe covers")),
        spacing=40,
    )
    enough = int((areas["coverage"] >= 100).sum())
    return figure(
        chart,
        f"Europe leads in {int(areas['leads'].sum())} of {count(len(areas), 'area')}, "
        f"and covers its need in {enough or 'none'}",
        "Blue: Europe. Orange: what the US would bring. Grey: missing. End of 2025. "
        "Right: how good the evidence is",
        "Europe's share next to the US, and the part of the need that Europe covers, in percent, "
        f"end of 2025: {each(areas, '{name} {share:.0f} and {coverage:.0f}')}.",
        sources=areas,
        areas=rows,
    )


@any_rows
def families(areas, means):
    """Share and need covered by family: a point for each area, a bar at the family's mean.

    `means` comes from `data.family_means`.
    """
    answers = {"share": "Europe's share", "coverage": "Need that Europe covers"}
    names = {"var_name": "answer", "value_name": "percent"}
    rows = areas.melt(["name", "group", "evidence"], list(answers), **names)
    bars = means.melt(["group"], list(answers), **names)
    bars = bars.assign(text=bars["percent"].map("{:.0f}".format))
    x, columns = axes.percent("percent", "percent"), []
    axis = alt.Axis(ticks=False, labelPadding=12)
    for answer, heading in answers.items():
        mine = alt.FieldEqualPredicate(equal=answer, field="answer")
        y = alt.Y("group:N", sort=list(means["group"]), title=None, axis=axis)
        point = alt.Chart(alt.NamedData("rows")).transform_filter(mine)
        point = point.mark_point(filled=True, size=110, color=theme.EUROPE).encode(
            x,
            y,
            axes.evidence(areas, symbolFillColor=theme.EUROPE),
            tooltip=[alt.Tooltip("name:N", title="Area")],
        )
        mean = alt.Chart(alt.NamedData("means")).transform_filter(mine)
        tick = mean.mark_tick(color=theme.INK, thickness=3, size=26, opacity=1).encode(x, y)
        number = mean.mark_text(dy=-20, fontWeight="bold", color=theme.INK)
        layers = alt.layer(point, tick, number.encode(x, y, text="text:N"))
        columns.append(layers.properties(width=290, height=5 * 52, title=_heading(heading)))
        axis = None
    by = means.set_index("family")["share"]
    told = {family: by[family] for family in ("hold", "see") if family in by} or dict(by)
    first, *others = (f"{share:.0f} {{}}{IN_FAMILY[family]}" for family, share in told.items())
    lower = means.assign(group=means["group"].str.lower())
    phrases = each(lower, "{group}, share {share:.0f}, need covered {coverage:.0f}")
    return figure(
        alt.hconcat(*columns),
        f"Europe's mean share is {first.format('percent ')}"
        + "".join(f", {other.format('')}" for other in others),
        "A point is one area, the black bar and its number the mean of the family. End of 2025",
        f"Mean of each family in percent, end of 2025: {phrases}.",
        sources=areas,
        rows=rows,
        means=bars,
    )


@any_rows
def named(areas):
    """Which areas the article names and which the EU puts first; `areas` from `data.areas`."""
    leader = areas["leads"].map({True: "named, Europe leads", False: "named, the US leads"})
    frames, counts, lists = [], [], []
    for who, column in NAMERS.items():
        mine = areas[areas[column]]
        mark = leader.where(areas[column], "not named")
        frames.append(areas[["name"]].assign(who=who, mark=mark))
        number = count(len(mine), "area")
        counts.append(f"{who} names {number}, and Europe leads in {int(mine['leads'].sum())}")
        lists.append(f"{who} has {listing(map(small, mine['name'])) or 'none'}")
    title = cap("; ".join(counts))
    marks = ["named, Europe leads", "named, the US leads", "not named"]
    legend = alt.Legend(title=None, columns=1)
    colours = alt.Scale(domain=marks, range=[theme.EUROPE, theme.US, "#b4bac4"])
    shapes = alt.Scale(domain=marks, range=["circle", "square", _DASH])
    axis = alt.Axis(orient="top", labelAngle=0, ticks=False)
    cell = alt.Chart(alt.NamedData("rows")).mark_point(filled=True, size=130, opacity=1)
    cell = cell.encode(
        alt.X("who:N", sort=list(NAMERS), title=None, axis=axis),
        axes.names(areas),
        alt.Color("mark:N", scale=colours, legend=legend),
        alt.Shape("mark:N", scale=shapes, legend=legend),
    )
    return figure(
        cell,
        title,
        "Areas named by the article, and areas among the EU's priorities",
        f"Areas named. {cap('; '.join(lists))}. {title}.",
        sources=areas,
        width=190,
        height=axes.height(areas),
        rows=pd.concat(frames, ignore_index=True),
    )


_DASH = "M-0.6,-0.12L0.6,-0.12L0.6,0.12L-0.6,0.12Z"


def _number(field, y):
    """The value between the name and the bar."""
    text = alt.Chart(alt.NamedData("areas"))
    text = text.mark_text(align="right", dx=-5, fontSize=11, color=theme.INK)
    return text.encode(y=y, x=alt.XDatum(0, type="quantitative"), text=f"{field}_text:N")


def _heading(text):
    return alt.TitleParams(text, fontSize=13)
