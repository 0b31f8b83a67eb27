"""Figures on the evidence: our range beside other counts, and areas that the reader sets."""

import altair as alt
import pandas as pd

from helpers import gaps
from helpers.charts import theme
from helpers.charts.gaps import PERCENT, evidence, in_families, names_axis, percent

_SHAPES = ["circle", "square", "triangle-up", "diamond"]


def ranges(areas, pairs, title, description):
    """The range of our share, and the shares of other published pairs of numbers.

    `areas` comes from `gaps.by_family`, `pairs` from `gaps.pairs`.
    """
    subtitle = "Blue: our share and its range. Marks: other published pairs, by what counts as US"
    return _beside(areas, pairs, gaps.COUNTED, theme.titled(title, subtitle), description)


def published(areas, shares, title, description):
    """Our share and its range beside published shares; `shares` comes from `gaps.published`."""
    first, last = shares["as_of"].str[:4].min(), shares["as_of"].str[:4].max()
    subtitle = f"Blue: our share and its range, end of 2025. Marks: published, {first} to {last}"
    kinds = list(gaps.HOW.values())
    return _beside(areas, shares, kinds, theme.titled(title, subtitle), description)


def _beside(areas, others, kinds, title, description):
    """Blue: share and range of our count; marks in ink: other answers, shaped by `kind`."""
    ours = areas[["name", "group", "place", "evidence", "low", "high", "measure"]]
    ours = ours.assign(share=areas["share"])
    columns = ["name", "group", "place", "evidence", "percent", "kind", "measure", "as_of"]
    rows = pd.concat([ours, others[columns]], ignore_index=True)
    y, base = names_axis(), alt.Chart()
    sure = evidence(alt.Opacity, areas)
    scale = alt.X("low:Q", scale=PERCENT, axis=percent("Europe's share, percent"))
    spread = base.mark_rule(color=theme.EUROPE, strokeWidth=7).encode(scale, y, sure, x2="high:Q")
    tick = base.mark_tick(color=theme.EUROPE, thickness=4, size=17, opacity=1)
    tick = tick.encode(alt.X("share:Q", scale=PERCENT), y)
    shape = alt.Shape(
        "kind:N",
        scale=alt.Scale(domain=kinds, range=_SHAPES[: len(kinds)]),
        legend=alt.Legend(title="Other answers", columns=2, symbolStrokeColor=theme.INK),
    )
    tip = [
        alt.Tooltip("measure:N", title="What is counted"),
        alt.Tooltip("percent:Q", title="Europe's share, percent"),
        alt.Tooltip("as_of:N", title="Date"),
    ]
    other = base.mark_point(color=theme.INK, size=55, strokeWidth=1.5, opacity=1)
    other = other.transform_filter("isValid(datum.kind)")
    other = other.encode(alt.X("percent:Q", scale=PERCENT), y, shape, tooltip=tip)
    half = base.mark_rule(color=theme.NEUTRAL, strokeDash=[2, 3]).encode(x=alt.XDatum(50))
    chart = in_families(alt.layer(half, spread, tick, other), 400, None, "rows")
    return theme.named(chart.properties(title=title, description=description), rows=rows)


def own(rows, title, description):
    """Share and need covered in the areas that the reader sets; `rows` as `gaps.own` makes them."""
    base = alt.Chart()
    axis = alt.Axis(ticks=False, domain=False, labelPadding=6, labelLimit=200)
    y = alt.Y("answer:N", sort=["Europe's share", "need covered"], title=None, axis=axis)
    x = alt.X("percent:Q", scale=PERCENT, axis=percent("percent"))
    bar = base.mark_bar(
        color=theme.EUROPE, fillOpacity=0.35, stroke=theme.EUROPE, strokeDash=[4, 3]
    )
    bar = bar.encode(x, y)
    placeholder = base.mark_tick(color=theme.INK, thickness=3, size=20, opacity=1)
    placeholder = placeholder.encode(alt.X("placeholder:Q", scale=PERCENT), y)
    half = base.mark_rule(color=theme.NEUTRAL, strokeDash=[2, 3]).encode(x=alt.XDatum(50))
    number = base.mark_text(align="left", x=406, fontSize=12, color=theme.INK)
    number = number.encode(y=y, text=alt.Text("percent:Q", format=".0f"))
    order = list(dict.fromkeys(rows["group"]))
    chart = in_families(alt.layer(bar, half, placeholder, number), 400, None, "rows", order=order)
    subtitle = "Dashed bars: your estimate. Black bars: our placeholder. Dotted line: half"
    titled = theme.titled(title, subtitle)
    return theme.named(chart.properties(title=titled, description=description), rows=rows)
