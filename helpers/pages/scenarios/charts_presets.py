"""Figures on the presets: the count by year, every area, and both answers."""

import altair as alt

from helpers.figures import axes, theme
from helpers.model.inputs import load
from helpers.pages.scenarios.charts import FIRST, LAST, PINNED


def by_year(counts, title, description):
    """Areas that Europe leads by year under each preset; `counts` from `outlook`."""
    base = alt.Chart()
    x = theme.time("day")
    scale = alt.Scale(domain=[0, len(load().areas)])
    axis = alt.Axis(title="areas", values=[0, 6, 12, 18])
    band = base.mark_area(color=theme.EUROPE, opacity=0.22)
    pinned = base.mark_line(color=PINNED, strokeWidth=1.6, strokeDash=[1.5, 2.5])
    middle = base.mark_line(color=theme.EUROPE, strokeWidth=2.2, strokeDash=[6, 2])
    layers = alt.layer(
        theme.targets(FIRST, LAST, 5, labels=False),
        band.encode(x, alt.Y("low:Q", scale=scale), y2="high:Q"),
        pinned.encode(x, alt.Y("pinned:Q", scale=scale)),
        middle.encode(x, alt.Y("led:Q", scale=scale, axis=axis)),
        data=alt.NamedData("counts"),
    )
    order = list(counts["preset"].unique())
    header = alt.Header(title=None, labelFontSize=12, labelFontWeight="bold")
    facet = alt.Facet("preset:N", sort=order, header=header)
    sized = layers.properties(width=170, height=100)
    uprights = " and ".join(theme.TARGETS.values())
    subtitle = [
        "Blue dashes: areas that Europe leads, of all that count. Pale: eight of ten draws.",
        f"Grey dots: as reported. Uprights: {uprights}",
    ]
    chart = sized.facet(facet, columns=4, spacing=14, title=theme.titled(title, subtitle))
    return theme.named(chart.properties(description=description), counts=counts)


def by_area(shares, date, title, description):
    """Europe's share of every area under each preset at a date; `shares` from `outlook`."""
    rows = shares.drop(columns=["coverage", "evidence"])
    base = alt.Chart(alt.NamedData("rows"))
    axis = alt.Axis(title=None, orient="top", labelAngle=-30, labelLimit=150, ticks=False)
    x = alt.X("preset:N", sort=list(shares["preset"].unique()), axis=axis)
    y = axes.names(shares, padding=8)
    colour = alt.Color(
        "share:Q",
        scale=alt.Scale(domain=[0, 100], range=["#f3f6f9", "#7fb6da"]),
        legend=None,
    )
    cell = base.mark_rect(stroke=theme.PAPER).encode(x, y, colour)
    number = base.mark_text(fontSize=11, color=theme.INK)
    number = number.encode(x, y, text=alt.Text("text:N"))
    ahead = alt.FieldEqualPredicate(equal=True, field="leads")
    frame = base.transform_filter(ahead)
    frame = frame.mark_rect(filled=False, stroke=theme.EUROPE, strokeWidth=1.6).encode(x, y)
    subtitle = f"Percent of what both would field, end of {date}, middle case. Framed: Europe leads"
    chart = alt.layer(cell, frame, number).properties(
        width=8 * 58,
        height=axes.height(shares),
        title=theme.titled(title, subtitle),
        description=description,
    )
    return theme.named(chart, rows=rows)


def two_answers(means, date, title, description):
    """Mean share against mean need covered, one mark a preset; `means` from `outlook`."""
    base = alt.Chart(alt.NamedData("means"))
    order = list(means["preset"])
    y = alt.Y("preset:N", sort=order, title=None, axis=alt.Axis(labelLimit=200, labelPadding=8))
    axis = alt.Axis(title="percent, mean over all areas that count")
    long = means.melt(["preset"], ["share", "coverage"], "answer", "percent")
    names = {"share": "Europe's share", "coverage": "need covered"}
    long = long.assign(answer=long["answer"].map(names), text=long["percent"].map("{:.0f}".format))
    domain = list(names.values())
    colours = alt.Scale(domain=domain, range=[theme.EUROPE, theme.INK])
    shapes = alt.Scale(domain=domain, range=["circle", "diamond"])
    join = base.mark_rule(color=theme.GRID, strokeWidth=5)
    join = join.encode(alt.X("share:Q", scale=axes.PERCENT), y, x2="coverage:Q")
    rows = alt.Chart(alt.NamedData("rows"))
    x = alt.X("percent:Q", scale=axes.PERCENT, axis=axis)
    legend = alt.Legend(title=None)
    point = rows.mark_point(filled=True, size=130, opacity=1).encode(
        x,
        y,
        alt.Color("answer:N", scale=colours, legend=legend),
        alt.Shape("answer:N", scale=shapes, legend=legend),
    )
    # The two numbers of a row stand above and below it, so that they never meet.
    numbers = [
        rows.transform_filter(alt.FieldEqualPredicate(equal=answer, field="answer"))
        .mark_text(dy=dy, fontSize=11, color=theme.INK)
        .encode(x, y, text="text:N")
        for answer, dy in zip(domain, (-13, 14), strict=True)
    ]
    chart = alt.layer(join, point, *numbers).properties(
        width=460,
        height=8 * 42,
        title=theme.titled(title, f"Mean of all areas that count, end of {date}, middle case"),
        description=description,
    )
    return theme.named(chart, means=means, rows=long)
