"""Figures on the capability areas: who holds the larger part, and how good the evidence is."""

import altair as alt

from helpers import gaps
from helpers.charts import theme


def shares(areas, line, title, description):
    """Europe's part and the US part of each area, with the line that counts as a majority.

    `areas` comes from `gaps.areas`, `line` is a frame with one `threshold` in percent.
    """
    order = list(areas["name"])
    rows = areas[["name", "share", "evidence", "measure"]].assign(us_share=100 - areas["share"])
    base = alt.Chart(alt.NamedData("areas"))
    y = alt.Y(
        "name:N", sort=order, title=None, axis=alt.Axis(labelLimit=260, ticks=False, labelPadding=6)
    )
    scale = alt.Scale(domain=[0, 100])
    x = alt.X("share:Q", scale=scale, axis=alt.Axis(title="percent of what both would field"))
    levels = [level for level in gaps.EVIDENCE if level in set(areas["evidence"])]
    sure = alt.Opacity(
        "evidence:N",
        sort=levels,
        scale=alt.Scale(
            type="ordinal", domain=levels, range=[theme.EVIDENCE[level] for level in levels]
        ),
        legend=alt.Legend(title="Evidence", symbolType="square"),
    )
    tip = [alt.Tooltip("name:N", title="Area"), alt.Tooltip("measure:N", title="What is counted")]
    europe = base.mark_bar(color=theme.EUROPE).encode(x, y, sure, tooltip=tip)
    us = base.mark_bar(color=theme.US).encode(
        alt.X("share:Q", scale=scale), y, sure, x2=alt.X2Datum(100), tooltip=tip
    )
    number = base.mark_text(align="left", dx=6, fontSize=11, color=theme.INK)
    number = number.encode(y=y, x=alt.XDatum(100, type="quantitative"), text=alt.Text("evidence:N"))
    rule = alt.Chart(alt.NamedData("line")).mark_rule(color=theme.INK, strokeWidth=3)
    rule = rule.encode(alt.X("threshold:Q", scale=scale))
    chart = alt.layer(europe, us, number, rule)
    sized = chart.properties(width=440, height=20 * len(order), description=description)
    subtitle = "Blue: Europe. Orange: what the US would bring. Right: how good the evidence is"
    return theme.named(sized.properties(title=theme.titled(title, subtitle)), areas=rows, line=line)


def sweep(counts, total, title, description):
    """Areas, of `total`, that Europe leads for each line for a majority, from `gaps.sweep`."""
    base = alt.Chart(alt.NamedData("counts")).encode(
        alt.X("threshold:O", title="line for a majority, percent", axis=alt.Axis(labelAngle=0)),
        alt.Y("areas:Q", title="areas led by Europe", scale=alt.Scale(domain=[0, total])),
    )
    bar = base.mark_bar(color=theme.EUROPE, size=34)
    number = base.mark_text(dy=-9, fontSize=13, fontWeight="bold", color=theme.INK)
    chart = bar + number.encode(text="areas:Q")
    titled = theme.titled(title, f"Number of capability areas of {total}, end of 2025")
    sized = chart.properties(title=titled, description=description, width=520, height=200)
    return theme.named(sized, counts=counts)
