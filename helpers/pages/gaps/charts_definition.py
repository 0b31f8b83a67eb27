"""Figures on what counts as leading: which US, how much of it, above which line."""

import altair as alt

from helpers.figures import axes, theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.rows import outlined
from helpers.figures.text import cap, count, each, listing, phrases
from helpers.model.definitions import US_COUNTS

SIDES = {
    "above the line": ("circle", theme.EUROPE),
    "not above it": ("square", theme.NEUTRAL),
    "left out": ("cross", theme.NEUTRAL),
}
_SHORT = {"us_war": "war", "us_after_cut": "after the cut", "us_worldwide": "whole fleet"}


@any_rows
def us_counts(rows):
    """Europe's share with the US counted in three ways; `rows` from `data.us_counts`."""
    share = rows.groupby("name")["share"]
    frame = rows[["name", "share"]].assign(
        kind=rows["us_count"].map(US_COUNTS),
        least=share.transform("min"),
        most=share.transform("max"),
    )
    y = axes.names(rows.sort_values("place"))
    marks = axes.percent_rows("rows", y, "Europe's share, percent")
    looks = ways("kind", list(US_COUNTS.values()), title="The US counted as")
    point = marks.point("share", *looks, size=75, **THREE)
    joint = marks.rule("least", "most", color=theme.GRID, strokeWidth=4)
    known = rows.loc[rows["us_count"] == "us_worldwide", "name"]
    led = rows[rows["name"].isin(known)].groupby("us_count")["leads"].sum()
    phrases = rows.assign(told=rows["us_count"].map(_SHORT) + rows["share"].map(" {:.0f}".format))
    told = phrases.groupby("name", sort=False)["told"].agg(listing).reset_index()
    return figure(
        alt.layer(axes.half(), joint, point),
        f"Counting the whole US fleet, known in {count(len(known), 'area')}, leaves Europe ahead "
        f"in {led.get('us_worldwide', 0)} of them instead of {led.get('us_war', 0)}",
        "Europe's share, its holdings as at the end of 2025. Dotted: half",
        f"Europe's share in percent by how the US is counted. {each(told, '{name} {told}')}.",
        sources=rows,
        width=430,
        height=axes.height(rows),
        rows=frame,
    )


THREE = {"stroke": theme.EUROPE, "strokeWidth": 2, "opacity": 1}


def ways(field, names, **legend):
    """Shape and filling of up to three ways to count, `names`, of which the first is filled."""
    shapes, fills = ["circle", "triangle-right", "square"], [theme.EUROPE, *["transparent"] * 2]
    legend = alt.Legend(columns=1, **legend)
    return (
        alt.Shape(f"{field}:N", scale=alt.Scale(domain=names, range=shapes), legend=legend),
        alt.Fill(f"{field}:N", scale=alt.Scale(domain=names, range=fills), legend=legend),
    )


@any_rows
def fleet_lines(rows):
    """Areas led over the line for a majority, by part of the US fleet; from `data.fleet_lines`."""
    total, led = int(rows["of"].max()), rows["areas"]
    factors = list(rows["factor"].unique())
    frame = rows.assign(said=[f"{factor:g} times" for factor in rows["factor"]])
    axis = alt.Axis(title="line for a majority, percent", values=list(rows["threshold"].unique()))
    x = alt.X("threshold:Q", scale=alt.Scale(domain=[38, 82]), axis=axis)
    y = alt.Y("areas:Q", scale=alt.Scale(domain=[0, total]), title=f"areas led, of {total}")
    base = alt.Chart(alt.NamedData("rows")).encode(x, y)
    layers = []
    for factor, (mark, dy) in zip(factors, _FLEETS, strict=False):
        own = base.transform_filter(alt.FieldEqualPredicate(equal=factor, field="factor"))
        first = own.transform_filter(alt.datum.threshold == rows["threshold"].min())
        text = {"align": "left", "dx": 4, "dy": dy, "fontSize": 12, "color": theme.INK}
        layers += [own.mark_line(**mark), first.mark_text(**text).encode(text="said:N")]
    told = frame.assign(told=phrases(frame, "{areas} at {threshold:g}"))
    told = told.groupby("said", sort=False)["told"].agg(listing).reset_index()
    return figure(
        alt.layer(*layers),
        f"The same forces lead in {led.max()} areas or in {led.min()}, by the line and the US part",
        "Each line: the US sends so many times what our table says. End of 2025",
        f"Areas of {total} that Europe leads, by line in percent. {each(told, '{said}: {told}')}.",
        sources="model",
        width=520,
        height=240,
        rows=frame[["threshold", "factor", "areas", "said"]],
    )


# Where two lines are one, the dashed one lies on the broad one.
_BROAD = {"color": theme.EUROPE, "strokeWidth": 5, "opacity": 0.45}
_DASHED = {"color": theme.US, "strokeWidth": 2, "strokeDash": [4, 3], "point": {"color": theme.US}}
_THIN = {"color": theme.EUROPE, "strokeWidth": 2, "point": {"color": theme.EUROPE}}
_FLEETS = [(_THIN, -10), (_BROAD, -10), (_DASHED, 16)]


@any_rows
def lead(rows, line):
    """Europe's share by the reader's definition: `rows` of `data.under`; `threshold` of `line`."""
    marks = axes.percent_rows("rows", axes.names(rows), "Europe's share, percent")
    shape, stroke, fill = outlined("side", SIDES, title="Europe's share")
    sure = axes.evidence(rows, alt.FillOpacity)
    point = marks.point("share", stroke, fill, shape, sure, size=85, strokeWidth=2, opacity=1)
    spread = marks.rule("low", "high", stroke, strokeWidth=3, strokeOpacity=0.35)
    before = marks.tick("standard", color=theme.INK, thickness=1.5, size=15, opacity=1)
    note = marks.text(None, "note", x=436)
    return figure(
        alt.layer(axes.majority(), spread, before, point, note),
        "Who leads by your definition?",
        "Mark: share, pale where evidence is weak. Pale line: range. "
        "Thin tick: as reported. Black line: majority. Right: kept, as not known apart",
        "Europe's share by area, end of 2025, 100 = all that both would field.",
        sources=rows,
        width=430,
        height=axes.height(rows),
        rows=rows[["name", "share", "low", "high", "standard", "side", "evidence", "note"]],
        line=line,
    )


@any_rows
def reach(rows):
    """How far each choice moves the answer; `rows` comes from `reach` of the data."""
    frame = rows.assign(group=rows["kind"].str.capitalize(), name=rows["choice"])
    y = axes.names(frame)
    marks = axes.percent_rows("rows", y, "percent of the areas that Europe leads")
    standard = marks.base.mark_rule(color=theme.INK)
    standard = standard.encode(alt.X("standard:Q", scale=axes.PERCENT))
    bar = marks.rule("low", "high", color="#b4bac4", strokeWidth=9)
    end = {"filled": True, "size": 80, "color": theme.INK, "opacity": 1}
    ends = [marks.point(side, **end) for side in ("low", "high")]
    chart = alt.layer(axes.half(), standard, bar, *ends, marks.text(None, "told", x=406))
    first = rows[rows["until"] == "2027"]
    told = [f"what comes by the end of 2027 {moves(row)}" for _, row in first.iterrows()]
    whole = each(rows[rows["kind"] == "together"], "Choices alone move the count from {told}", "")
    title = cap("; ".join(filter(None, [whole, *told])))
    return figure(
        chart,
        title or f"What moves the answer: {count(len(rows), 'choice')}",
        "Right: areas led. Black line: as reported, end of 2025. Dotted: half",
        f"Areas that Europe leads. {each(rows, '{choice}: {told}')}.",
        sources="model",
        width=400,
        height=axes.height(frame),
        rows=frame[["name", "low", "high", "standard", "told"]],
    )


def moves(row):
    """How far a choice moves the answer, as a verb and its object."""
    return "moves nothing" if row["low"] == row["high"] else f"moves it from {row['told']}"
