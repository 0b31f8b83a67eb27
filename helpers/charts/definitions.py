"""Figures on what counts as leading: which US, how much of it, above which line."""

import altair as alt

from helpers import definitions, swing
from helpers.charts import theme
from helpers.charts.gaps import PERCENT, in_families, names_axis, percent

SIDES = ["above the line", "not above it", "left out"]


def us_counts(rows, title, description):
    """Europe's share with the US counted in three ways; `rows` comes from `gaps.us_counts`."""
    kinds = list(definitions.US_COUNTS.values())
    frame = rows[["name", "group", "place", "share"]].assign(
        kind=rows["us_count"].map(definitions.US_COUNTS)
    )
    ends = frame.groupby("name")["share"]
    frame = frame.assign(least=ends.transform("min"), most=ends.transform("max"))
    base, y = alt.Chart(), names_axis()
    half = base.mark_rule(color=theme.NEUTRAL, strokeDash=[2, 3]).encode(x=alt.XDatum(50))
    joint = base.mark_rule(color=theme.GRID, strokeWidth=4)
    joint = joint.encode(alt.X("least:Q", scale=PERCENT), y, x2="most:Q")
    shape = alt.Shape(
        "kind:N",
        scale=alt.Scale(domain=kinds, range=["circle", "triangle-right", "square"]),
        legend=alt.Legend(title="The US counted as", columns=1),
    )
    fill = alt.Fill(
        "kind:N",
        scale=alt.Scale(domain=kinds, range=[theme.EUROPE, theme.PAPER, theme.PAPER]),
        legend=None,
    )
    x = alt.X("share:Q", scale=PERCENT, axis=percent("Europe's share, percent"))
    point = base.mark_point(stroke=theme.EUROPE, size=75, strokeWidth=2, opacity=1)
    point = point.encode(x, y, shape, fill)
    chart = in_families(alt.layer(half, joint, point), 400, None, "rows")
    subtitle = (
        "Europe's share at the end of 2025. Dotted line: half. A missing mark: no such number"
    )
    titled = theme.titled(title, subtitle)
    return theme.named(chart.properties(title=titled, description=description), rows=frame)


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
    ink = alt.condition(f"datum.areas > {total} / 2", alt.value("white"), alt.value(theme.INK))
    text = base.mark_text(fontSize=12).encode(text="areas:Q", color=ink)
    subtitle = f"Number of areas of {total} with Europe's share above the line, end of 2025"
    sized = (cell + text).properties(width=14 * 38, height=9 * 24, description=description)
    return theme.named(sized.properties(title=theme.titled(title, subtitle)), cells=cells)


def lead(rows, title, description):
    """Europe's share under the reader's definition, over the standard one; a live figure.

    `rows` comes from `gaps.under`.
    """
    base, y = alt.Chart(), names_axis()
    x = alt.X("share:Q", scale=PERCENT, axis=percent("Europe's share, percent"))
    line = base.mark_rule(color=theme.INK, strokeWidth=2)
    line = line.encode(alt.X("threshold:Q", scale=PERCENT))
    legend = alt.Legend(title="Europe's share")
    colours = alt.Scale(domain=SIDES, range=[theme.EUROPE, theme.NEUTRAL, "#b4bac4"])
    shapes = alt.Scale(domain=SIDES, range=["circle", "square", "cross"])
    colour = alt.Color("side:N", scale=colours, legend=legend)
    spread = base.mark_rule(strokeWidth=3, opacity=0.35)
    spread = spread.encode(alt.X("low:Q", scale=PERCENT), y, colour, x2="high:Q")
    before = base.mark_tick(color=theme.NEUTRAL, thickness=2, size=15, opacity=1)
    before = before.encode(alt.X("standard:Q", scale=PERCENT), y)
    point = base.mark_point(filled=True, size=85, opacity=1)
    point = point.encode(x, y, colour, alt.Shape("side:N", scale=shapes, legend=legend))
    chart = in_families(alt.layer(line, spread, before, point), 400, None, "rows")
    subtitle = (
        "Mark: share. Pale line: its range. Grey tick: standard setting. Black line: majority"
    )
    titled = theme.titled(title, subtitle)
    return theme.named(chart.properties(title=titled, description=description), rows=rows)


def reach(rows, title, description):
    """How far each choice moves the answer; `rows` comes from `swing.swing`."""
    frame = rows.assign(
        group=rows["kind"].str.capitalize(),
        place=range(len(rows)),
        name=rows["choice"],
        text=[_from_to(*pair) for pair in zip(rows["low"], rows["high"], strict=True)],
    )
    base, y = alt.Chart(), names_axis()
    x = alt.X("low:Q", scale=PERCENT, axis=percent("percent of the areas that Europe leads"))
    half = base.mark_rule(color=theme.NEUTRAL, strokeDash=[2, 3]).encode(x=alt.XDatum(50))
    standard = base.mark_rule(color=theme.INK).encode(alt.X("standard:Q", scale=PERCENT))
    bar = base.mark_rule(color="#b4bac4", strokeWidth=9).encode(x, y, x2="high:Q")
    end = base.mark_point(filled=True, size=80, color=theme.INK, opacity=1)
    ends = [end.encode(alt.X(f"{side}:Q", scale=PERCENT), y) for side in ("low", "high")]
    text = base.mark_text(align="left", x=386, fontSize=12, color=theme.INK)
    text = text.encode(y=y, text="text:N")
    order = [kind.capitalize() for kind in swing.KINDS]
    layers = alt.layer(half, standard, bar, *ends, text)
    chart = in_families(layers, 380, None, "rows", order=order)
    subtitle = "Black line: standard setting, end of 2025. Dotted line: half of the areas"
    titled = theme.titled(title, subtitle)
    columns = ["group", "name", "place", "low", "high", "standard", "text"]
    return theme.named(chart.properties(title=titled, description=description), rows=frame[columns])


def _from_to(low, high):
    return f"{low:.0f}" if round(low) == round(high) else f"{low:.0f} to {high:.0f}"
