"""Figures on what counts as leading: which US, how much of it, above which line."""

import altair as alt

from helpers.figures import axes, theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.rows import look
from helpers.figures.text import count, each, listing, phrases, span
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
    kinds, legend = list(US_COUNTS.values()), alt.Legend(title="The US counted as", columns=1)
    shapes = alt.Scale(domain=kinds, range=["circle", "triangle-right", "square"])
    fills = alt.Scale(domain=kinds, range=[theme.EUROPE, "transparent", "transparent"])
    shape = alt.Shape("kind:N", scale=shapes, legend=legend)
    fill = alt.Fill("kind:N", scale=fills, legend=legend)
    style = {"stroke": theme.EUROPE, "size": 75, "strokeWidth": 2, "opacity": 1}
    point = marks.point("share", shape, fill, **style)
    joint = marks.rule("least", "most", color=theme.GRID, strokeWidth=4)
    known = rows.loc[rows["us_count"] == "us_worldwide", "name"]
    led = rows[rows["name"].isin(known)].groupby("us_count")["leads"].sum()
    phrases = rows.assign(told=rows["us_count"].map(_SHORT) + rows["share"].map(" {:.0f}".format))
    told = phrases.groupby("name", sort=False)["told"].agg(listing).reset_index()
    return figure(
        alt.layer(axes.half(), joint, point),
        f"Counting the whole US fleet, known in {count(len(known), 'area')}, leaves Europe ahead "
        f"in {led.get('us_worldwide', 0)} of them instead of {led.get('us_war', 0)}",
        "Europe's share, its holdings as at the end of 2025. Dotted line: half",
        f"Europe's share in percent by how the US is counted. {each(told, '{name} {told}')}.",
        sources=rows,
        width=430,
        height=axes.height(rows),
        rows=frame,
    )


@any_rows
def fleet_map(cells):
    """Areas led for each line and part of the US fleet; `cells` comes from `data.fleet_map`."""
    total, led = int(cells["of"].max()), cells["areas"]
    axis = alt.Axis(labelAngle=0, format=".1f")
    fleet = "part of the US fleet that would come, times the table"
    base = alt.Chart(alt.NamedData("cells")).encode(
        alt.X("factor:O", title=fleet, axis=axis),
        alt.Y("threshold:O", sort="descending", title="line for a majority, percent"),
    )
    blues = alt.Scale(domain=[0, total], range=["#eef4f9", theme.EUROPE], interpolate="rgb")
    colour = alt.Color("areas:Q", scale=blues, legend=None)
    cell = base.mark_rect(stroke=theme.PAPER).encode(colour)
    ink = alt.condition(f"datum.areas > {total} * 0.75", alt.value("white"), alt.value(theme.INK))
    text = base.mark_text(fontSize=12).encode(text="areas:Q", color=ink)
    at_one = phrases(cells.query("factor == 1"), "{areas} at {threshold:g}")
    at_half = phrases(cells.query("threshold == 50"), "{areas} at {factor:g}")
    return figure(
        cell + text,
        f"The same European forces lead in {led.max()} areas or in {led.min()}, depending on two "
        "numbers nobody has fixed",
        f"Number of areas of {total} with Europe's share above the line, end of 2025",
        "Areas that Europe leads. At 1 times the table, by line in percent: "
        f"{listing(at_one) or 'none'}. At 50 percent, by part of the fleet: "
        f"{listing(at_half) or 'none'}.",
        sources="model",
        width=14 * 38,
        height=9 * 24,
        cells=cells[["threshold", "factor", "areas"]],
    )


@any_rows
def lead(rows, line):
    """Europe's share by the reader's definition: `rows` of `data.under`; `threshold` of `line`."""
    marks = axes.percent_rows("rows", axes.names(rows), "Europe's share, percent")
    shape, fill = look("side", SIDES, title="Europe's share")
    rule = alt.Chart(alt.NamedData("line")).mark_rule(color=theme.INK, strokeWidth=2)
    rule = rule.encode(alt.X("threshold:Q", scale=axes.PERCENT))
    stroke = alt.Stroke("side:N", scale=fill["scale"], legend=fill["legend"])
    fill = alt.Fill("side:N", scale=fill["scale"], legend=fill["legend"])
    sure = axes.evidence(rows, alt.FillOpacity)
    point = marks.point("share", stroke, fill, shape, sure, size=85, strokeWidth=2, opacity=1)
    spread = marks.rule("low", "high", stroke, strokeWidth=3, strokeOpacity=0.35)
    before = marks.tick("standard", color=theme.INK, thickness=1.5, size=15, opacity=1)
    note = marks.text(None, "note", x=436)
    return figure(
        alt.layer(rule, spread, before, point, note),
        "Who leads, by your definition",
        "Mark: share, pale where evidence is weak. Pale line: range. "
        "Thin tick: standard setting. Black line: majority. Right: kept, as not known apart",
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
    text = [span(ends) for ends in zip(rows["low"], rows["high"], strict=True)]
    frame = rows.assign(group=rows["kind"].str.capitalize(), name=rows["choice"], text=text)
    y = axes.names(frame)
    marks = axes.percent_rows("rows", y, "percent of the areas that Europe leads")
    standard = marks.base.mark_rule(color=theme.INK)
    standard = standard.encode(alt.X("standard:Q", scale=axes.PERCENT))
    bar = marks.rule("low", "high", color="#b4bac4", strokeWidth=9)
    end = {"filled": True, "size": 80, "color": theme.INK, "opacity": 1}
    ends = [marks.point(side, **end) for side in ("low", "high")]
    words = marks.base.mark_text(align="left", x=406, fontSize=12, color=theme.INK)
    chart = alt.layer(axes.half(), standard, bar, *ends, words.encode(y=y, text="text:N"))
    low, high = rows[["all_low", "all_high"]].iloc[0]
    first = rows[rows["until"] == "2027"]
    told = [f"; what comes by the end of 2027 {moves(row)}" for _, row in first.iterrows()]
    return figure(
        chart,
        f"All definitions together move the answer from {low:.0f} to {high:.0f} percent"
        + "".join(told),
        "Black line: standard setting, end of 2025. Dotted line: half of the areas",
        "Percent of the areas that Europe leads. "
        f"{each(rows, '{choice}: {low:.0f} to {high:.0f}')}.",
        sources="model",
        width=400,
        height=axes.height(frame),
        rows=frame[["name", "low", "high", "standard", "text"]],
    )


def moves(row):
    """How far a choice moves the answer, as a verb and its object."""
    if round(row["low"], 6) == round(row["high"], 6):
        return "does not move it"
    return f"moves it between {row['low']:.0f} and {row['high']:.0f} percent"
