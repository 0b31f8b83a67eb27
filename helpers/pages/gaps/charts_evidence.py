"""Figures on the evidence: our range beside other counts, and areas that the reader sets."""

import altair as alt

from helpers.figures import axes, theme
from helpers.model import areas as gaps

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
    base, y = alt.Chart(alt.NamedData("areas")), axes.names(areas)
    x = axes.percent("low", "Europe's share, percent")
    spread = base.mark_rule(color=theme.EUROPE, strokeWidth=7)
    spread = spread.encode(x, y, axes.evidence(areas, symbolFillColor=theme.EUROPE), x2="high:Q")
    tick = base.mark_tick(color=theme.EUROPE, thickness=4, size=17, opacity=1)
    tick = tick.encode(alt.X("share:Q", scale=axes.PERCENT), y)
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
    other = alt.Chart(alt.NamedData("others"))
    other = other.mark_point(color=theme.INK, size=55, strokeWidth=1.5, opacity=1)
    other = other.encode(alt.X("percent:Q", scale=axes.PERCENT), y, shape, tooltip=tip)
    chart = alt.layer(axes.half(), spread, tick, other)
    return theme.named(
        chart.properties(
            width=430, height=axes.height(areas), title=title, description=description
        ),
        areas=areas[["name", "evidence", "share", "low", "high"]],
        others=others[["name", "percent", "kind", "measure", "as_of"]],
    )


def own(rows, title, description):
    """Share and need covered in the areas that the reader sets; `rows` comes from `gaps.own`."""
    base = alt.Chart(alt.NamedData("rows"))
    axis = alt.Axis(labelLimit=300, ticks=False, domain=False, labelPadding=6)
    y = alt.Y("row:N", sort=list(rows["row"]), title=None, axis=axis)
    bar = base.mark_bar(color=theme.EUROPE, fillOpacity=0.35)
    bar = bar.encode(axes.percent("percent", "percent", stack=None), y)
    edge = bar.mark_bar(fill=None, stroke=theme.EUROPE, strokeDash=[4, 3], strokeWidth=1.5)
    placeholder = base.mark_tick(color=theme.INK, thickness=3, size=20, opacity=1)
    placeholder = placeholder.encode(alt.X("placeholder:Q", scale=axes.PERCENT), y)
    number = base.mark_text(align="left", x=426, fontSize=12, color=theme.INK)
    chart = alt.layer(axes.half(), bar, edge, placeholder, number.encode(y=y, text="text:N"))
    subtitle = "Dashed bars: your estimate. Black bars: our placeholder. Dotted line: half"
    sized = chart.properties(width=420, height=6 * 28, description=description)
    return theme.named(sized.properties(title=theme.titled(title, subtitle)), rows=rows)


def own_sweep(cells, title, description):
    """Europe's share for each pair of settings in the areas the reader sets.

    `cells` comes from `gaps.own_sweep`.
    """
    words = {"low": "low", "default": "ours", "high": "high"}
    rows = cells[["name", "share"]].assign(
        europe=cells["europe"].map(words),
        us=cells["us"].map(words),
        text=cells["share"].map("{:.0f}".format),
        leads=cells["share"] > 50,
    )
    order, columns = list(words.values()), []
    for area in rows["name"].unique():
        base = alt.Chart(alt.NamedData("rows")).transform_filter(
            alt.FieldEqualPredicate(equal=area, field="name")
        )
        axis = alt.Axis(labelAngle=0, ticks=False, domain=False)
        us = alt.Axis(ticks=False, domain=False) if not columns else None
        base = base.encode(
            alt.X("europe:N", sort=order, title="Europe's estimate", axis=axis),
            alt.Y("us:N", sort=order[::-1], title="US estimate", axis=us),
        )
        colours = alt.Scale(domain=[True, False], range=[theme.EUROPE, theme.US])
        cell = base.mark_rect(stroke=theme.PAPER, opacity=theme.EVIDENCE["very weak"])
        cell = cell.encode(alt.Color("leads:N", scale=colours, legend=None))
        text = base.mark_text(fontSize=13, color=theme.INK).encode(text="text:N")
        heading = alt.TitleParams(area, fontSize=13)
        columns.append((cell + text).properties(width=190, height=96, title=heading))
    subtitle = (
        "Europe's share in percent. Blue: above half. Orange: half or less. Ours: placeholder"
    )
    titled = theme.titled(title, subtitle)
    chart = alt.hconcat(*columns).properties(title=titled, description=description)
    return theme.named(chart, rows=rows)
