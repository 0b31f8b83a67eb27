"""Figures on the capability areas: who holds the larger part, and how good the evidence is."""

import altair as alt
import pandas as pd

from helpers.figures import axes, theme
from helpers.model import areas as gaps


def both(areas, title, description):
    """Share and need covered of each area side by side; `areas` comes from `gaps.by_family`."""
    rows = areas[["name", "share", "coverage", "evidence", "measure", "need_basis"]].assign(
        share_text=areas["share"].map("{:.0f}".format),
        coverage_text=areas["coverage"].map("{:.0f}".format),
    )
    base, sure = (
        alt.Chart(alt.NamedData("areas")),
        axes.evidence(areas, symbolFillColor=theme.EUROPE),
    )
    tip = [alt.Tooltip("name:N", title="Area"), alt.Tooltip("measure:N", title="What is counted")]
    y = axes.names(areas, padding=28)
    share = axes.percent("share", "percent of what both would field", stack=None)
    europe = base.mark_bar(color=theme.EUROPE).encode(share, y, sure, tooltip=tip)
    us = base.mark_bar(color=theme.US).encode(share, y, sure, x2=alt.X2Datum(100), tooltip=tip)
    left = europe + us + _number("share", y)
    tip = [*tip, alt.Tooltip("need_basis:N", title="Need")]
    y = axes.names(areas, labels=False)
    covered = axes.percent("coverage", "percent of the need", stack=None)
    held = base.mark_bar(color=theme.EUROPE).encode(covered, y, sure, tooltip=tip)
    missing = base.mark_bar(color="#eceef1").encode(covered, y, x2=alt.X2Datum(100), tooltip=tip)
    word = base.mark_text(align="left", dx=6, fontSize=11, color=theme.INK)
    word = word.encode(y=y, x=alt.XDatum(100, type="quantitative"), text="evidence:N")
    right = missing + held + _number("coverage", y) + word
    tall = axes.height(areas)
    chart = alt.hconcat(
        left.properties(width=280, height=tall, title=_heading("Europe's share, next to the US")),
        right.properties(width=240, height=tall, title=_heading("Need that Europe covers")),
        spacing=40,
    )
    subtitle = "Blue: Europe. Orange: what the US would bring. Grey: missing. End of 2025. "
    titled = theme.titled(title, subtitle + "Right: how good the evidence is")
    return theme.named(chart.properties(title=titled, description=description), areas=rows)


def families(areas, means, title, description):
    """Share and need covered by family: a point for each area, a bar at the family's mean."""
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
    subtitle = "A point is one area, the black bar and its number the mean of the family. "
    titled = theme.titled(title, subtitle + "End of 2025")
    chart = alt.hconcat(*columns).properties(title=titled, description=description)
    return theme.named(chart, rows=rows, means=bars)


def named(areas, title, description):
    """Which areas the article names and which the EU puts first; `areas` from `gaps.by_family`."""
    frames = [
        areas[["name"]].assign(
            who=who,
            mark=[_mark(*row) for row in zip(areas[column], areas["leads"], strict=True)],
        )
        for who, column in gaps.NAMERS.items()
    ]
    marks = ["named, Europe leads", "named, the US leads", "not named"]
    legend = alt.Legend(title=None, columns=1)
    colours = alt.Scale(domain=marks, range=[theme.EUROPE, theme.US, "#b4bac4"])
    shapes = alt.Scale(domain=marks, range=["circle", "square", _DASH])
    cell = alt.Chart(alt.NamedData("rows")).mark_point(filled=True, size=130, opacity=1)
    cell = cell.encode(
        alt.X(
            "who:N",
            sort=list(gaps.NAMERS),
            title=None,
            axis=alt.Axis(orient="top", labelAngle=0, ticks=False),
        ),
        axes.names(areas),
        alt.Color("mark:N", scale=colours, legend=legend),
        alt.Shape("mark:N", scale=shapes, legend=legend),
    )
    titled = theme.titled(title, "Areas named by the article, and areas among the EU's priorities")
    sized = cell.properties(
        width=190, height=axes.height(areas), title=titled, description=description
    )
    return theme.named(sized, rows=pd.concat(frames, ignore_index=True))


_DASH = "M-0.6,-0.12L0.6,-0.12L0.6,0.12L-0.6,0.12Z"


def _mark(named, leads):
    return "not named" if not named else f"named, {'Europe' if leads else 'the US'} leads"


def _number(field, y):
    """The value between the name and the bar."""
    text = alt.Chart(alt.NamedData("areas"))
    text = text.mark_text(align="right", dx=-5, fontSize=11, color=theme.INK)
    return text.encode(y=y, x=alt.XDatum(0, type="quantitative"), text=f"{field}_text:N")


def _heading(text):
    return alt.TitleParams(text, fontSize=13)
