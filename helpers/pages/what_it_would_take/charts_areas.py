"""A figure on what it would take in each area."""

import altair as alt

from helpers.figures import axes, theme
from helpers.pages.what_it_would_take import data_areas as take_areas


def areas(rows, line, title, description):
    """Share of each area as reported, with one assumption moved, and with all at their best.

    `rows` comes from `take_areas.areas` with `text`; `line` has one `threshold` in percent.
    """
    base, y = alt.Chart(alt.NamedData("rows")), axes.names(rows)
    rule = alt.Chart(alt.NamedData("line")).mark_rule(color=theme.INK, strokeWidth=2)
    rule = rule.encode(alt.X("threshold:Q", scale=axes.PERCENT))
    reach = base.mark_rule(color=theme.EUROPE, strokeWidth=5, strokeOpacity=0.3)
    reach = reach.encode(alt.X("low:Q", scale=axes.PERCENT), y, x2="high:Q")
    best = base.mark_point(shape="triangle-right", size=70, color=theme.INK, strokeWidth=1.5)
    best = best.encode(alt.X("best:Q", scale=axes.PERCENT), y)
    names = take_areas.STANDINGS
    shapes = alt.Scale(domain=names, range=["circle", "diamond", "square", "cross"])
    colours = [theme.EUROPE, theme.EUROPE, theme.NEUTRAL, theme.NEUTRAL]
    legend = alt.Legend(title="The lead of Europe")
    point = base.mark_point(size=95, strokeWidth=2, opacity=1).encode(
        axes.percent("share", "Europe's share, percent"),
        y,
        alt.Shape("standing:N", scale=shapes, legend=legend),
        alt.Stroke("standing:N", scale=alt.Scale(domain=names, range=colours), legend=legend),
        alt.Fill("standing:N", scale=alt.Scale(domain=names, range=colours), legend=legend),
        axes.evidence(rows, alt.FillOpacity),
    )
    text = base.mark_text(align="left", x=352, fontSize=12, color=theme.INK).encode(
        y=y, text="text:N"
    )
    chart = alt.layer(rule, reach, best, point, text)
    subtitle = [
        "Mark: share as reported, pale where evidence is weak. Pale bar: any one assumption moved.",
        "Triangle: money, industry and delivery all at their best. Black line: majority",
    ]
    sized = chart.properties(width=340, height=axes.height(rows), description=description)
    columns = ["name", "share", "low", "high", "best", "standing", "evidence", "text"]
    return theme.named(
        sized.properties(title=theme.titled(title, subtitle)), rows=rows[columns], line=line
    )
