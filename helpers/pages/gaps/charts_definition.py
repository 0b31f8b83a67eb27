"""Figures on what counts as leading: which US, how much of it, above which line."""

import altair as alt

from helpers.figures import axes, theme
from helpers.model import definitions

SIDES = ["above the line", "not above it", "left out"]


def us_counts(rows, title, description):
    """Europe's share with the US counted in three ways; `rows` comes from `gaps.us_counts`."""
    kinds = list(definitions.US_COUNTS.values())
    share = rows.groupby("name")["share"]
    frame = rows[["name", "share"]].assign(
        kind=rows["us_count"].map(definitions.US_COUNTS),
        least=share.transform("min"),
        most=share.transform("max"),
    )
    base, y = alt.Chart(alt.NamedData("rows")), axes.names(rows.sort_values("place"))
    joint = base.mark_rule(color=theme.GRID, strokeWidth=4)
    joint = joint.encode(alt.X("least:Q", scale=axes.PERCENT), y, x2="most:Q")
    legend = alt.Legend(title="The US counted as", columns=1)
    shapes = alt.Scale(domain=kinds, range=["circle", "triangle-right", "square"])
    fills = alt.Scale(domain=kinds, range=[theme.EUROPE, "transparent", "transparent"])
    point = base.mark_point(stroke=theme.EUROPE, size=75, strokeWidth=2, opacity=1).encode(
        axes.percent("share", "Europe's share, percent"),
        y,
        alt.Shape("kind:N", scale=shapes, legend=legend),
        alt.Fill("kind:N", scale=fills, legend=legend),
    )
    chart = alt.layer(axes.half(), joint, point)
    subtitle = "Europe's share, its holdings as at the end of 2025. Dotted line: half"
    sized = chart.properties(width=430, height=axes.height(rows), description=description)
    return theme.named(sized.properties(title=theme.titled(title, subtitle)), rows=frame)


def fleet_map(cells, total, title, description):
    """Areas, of `total`, that Europe leads for each line and each part of the US fleet.

    `cells` comes from `definitions.fleet_map`.
    """
    base = alt.Chart(alt.NamedData("cells")).encode(
        alt.X(
            "factor:O",
            title="part of the US fleet that would come, times the table",
            axis=alt.Axis(labelAngle=0, format=".1f"),
        ),
        alt.Y("threshold:O", sort="descending", title="line for a majority, percent"),
    )
    colour = alt.Color(
        "areas:Q",
        scale=alt.Scale(domain=[0, total], range=["#eef4f9", theme.EUROPE], interpolate="rgb"),
        legend=None,
    )
    cell = base.mark_rect(stroke=theme.PAPER).encode(colour)
    ink = alt.condition(f"datum.areas > {total} * 0.75", alt.value("white"), alt.value(theme.INK))
    text = base.mark_text(fontSize=12).encode(text="areas:Q", color=ink)
    subtitle = f"Number of areas of {total} with Europe's share above the line, end of 2025"
    sized = (cell + text).properties(width=14 * 38, height=9 * 24, description=description)
    return theme.named(sized.properties(title=theme.titled(title, subtitle)), cells=cells)


def lead(rows, line, title, description):
    """Europe's share under the reader's definition, over the standard one; a live figure.

    `rows` comes from `gaps.under`, `line` is a frame with one `threshold` in percent.
    """
    base, y = alt.Chart(alt.NamedData("rows")), axes.names(rows)
    rule = alt.Chart(alt.NamedData("line")).mark_rule(color=theme.INK, strokeWidth=2)
    rule = rule.encode(alt.X("threshold:Q", scale=axes.PERCENT))
    legend = alt.Legend(title="Europe's share")
    colours = alt.Scale(domain=SIDES, range=[theme.EUROPE, theme.NEUTRAL, theme.NEUTRAL])
    shapes = alt.Scale(domain=SIDES, range=["circle", "square", "cross"])
    stroke = alt.Stroke("side:N", scale=colours, legend=legend)
    spread = base.mark_rule(strokeWidth=3, strokeOpacity=0.35)
    spread = spread.encode(alt.X("low:Q", scale=axes.PERCENT), y, stroke, x2="high:Q")
    before = base.mark_tick(color=theme.INK, thickness=1.5, size=15, opacity=1)
    before = before.encode(alt.X("standard:Q", scale=axes.PERCENT), y)
    point = base.mark_point(size=85, strokeWidth=2, opacity=1).encode(
        axes.percent("share", "Europe's share, percent"),
        y,
        stroke,
        alt.Fill("side:N", scale=colours, legend=legend),
        alt.Shape("side:N", scale=shapes, legend=legend),
        axes.evidence(rows, alt.FillOpacity),
    )
    chart = alt.layer(rule, spread, before, point)
    subtitle = "Mark: share, pale where evidence is weak. Pale line: range. "
    subtitle += "Thin tick: standard setting. Black line: majority"
    sized = chart.properties(width=430, height=axes.height(rows), description=description)
    columns = ["name", "share", "low", "high", "standard", "side", "evidence"]
    return theme.named(
        sized.properties(title=theme.titled(title, subtitle)), rows=rows[columns], line=line
    )


def reach(rows, title, description):
    """How far each choice moves the answer; `rows` comes from `swing.swing`."""
    frame = rows.assign(
        group=rows["kind"].str.capitalize(),
        name=rows["choice"],
        text=[_from_to(*pair) for pair in zip(rows["low"], rows["high"], strict=True)],
    )
    base, y = alt.Chart(alt.NamedData("rows")), axes.names(frame)
    standard = base.mark_rule(color=theme.INK).encode(alt.X("standard:Q", scale=axes.PERCENT))
    x = axes.percent("low", "percent of the areas that Europe leads")
    bar = base.mark_rule(color="#b4bac4", strokeWidth=9).encode(x, y, x2="high:Q")
    end = base.mark_point(filled=True, size=80, color=theme.INK, opacity=1)
    ends = [end.encode(alt.X(f"{side}:Q", scale=axes.PERCENT), y) for side in ("low", "high")]
    text = base.mark_text(align="left", x=406, fontSize=12, color=theme.INK)
    chart = alt.layer(axes.half(), standard, bar, *ends, text.encode(y=y, text="text:N"))
    subtitle = "Black line: standard setting, end of 2025. Dotted line: half of the areas"
    sized = chart.properties(width=400, height=axes.height(frame), description=description)
    columns = ["name", "low", "high", "standard", "text"]
    return theme.named(sized.properties(title=theme.titled(title, subtitle)), rows=frame[columns])


def _from_to(low, high):
    return f"{low:.0f}" if round(low) == round(high) else f"{low:.0f} to {high:.0f}"
