"""Figures on the evidence: our range beside other counts, and areas that the reader sets."""

import altair as alt

from helpers.figures import axes, theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.rows import Rows, tips
from helpers.figures.text import count, each, span
from helpers.pages.gaps.data import FLEETS, SENT, SHARE


@any_rows
def ranges(areas, others):
    """Our share and its range, and other published answers; `others` from `data.others`."""
    open_ones = int(((areas["low"] <= 50) & (areas["high"] > 50)).sum())
    others = others[others["name"].isin(areas["name"])]
    y = axes.names(areas)
    ours = axes.percent_rows("areas", y, "Europe's share, percent")
    sure = axes.evidence(areas, symbolFillColor=theme.EUROPE)
    spread = ours.rule("low", "high", sure, color=theme.EUROPE, strokeWidth=7)
    tick = ours.tick("share", color=theme.EUROPE, thickness=4, size=17, opacity=1)
    shapes = alt.Scale(domain=list(_SHAPES), range=list(_SHAPES.values()))
    legend = alt.Legend(title="Other answers", columns=1, symbolStrokeColor=theme.INK)
    shape = alt.Shape("kind:N", scale=shapes, legend=legend)
    heads = {"measure:N": "What is counted", "percent:Q": "Europe's share, percent"}
    tip = tips(heads | {"as_of:N": "Date"})
    style = {"color": theme.INK, "size": 55, "strokeWidth": 1.5, "opacity": 1}
    mark = Rows("others", y, scale=axes.PERCENT).point("percent", shape, tooltip=tip, **style)
    ends = [*map(span, zip(areas["low"], areas["high"], strict=True))]
    return figure(
        alt.layer(axes.half(), spread, tick, mark),
        f"In {open_ones} of {count(len(areas), 'area')} the counts leave open who leads",
        "Blue: our share; left end the worst count for Europe, right end the best. End of 2025. "
        "Dotted: half",
        "Range of Europe's share in percent, when both counts err one way: "
        f"{each(areas.assign(span=ends), '{name} {span}')}.",
        sources=[areas, others],
        width=430,
        height=axes.height(areas),
        areas=areas[["name", "evidence", "share", "low", "high"]],
        others=others[["name", "percent", "kind", "measure", "as_of"]],
    )


_SHAPES = {SENT: "circle", FLEETS: "triangle-up", SHARE: "square"}


@any_rows
def estimated(rows):
    """Share and need covered in the areas that the reader sets; `rows` from `data.estimated`."""
    axis = alt.Axis(labelLimit=300, ticks=False, domain=False, labelPadding=6)
    y = alt.Y("row:N", sort=list(rows["row"]), title=None, axis=axis)
    base = alt.Chart(alt.NamedData("rows"))
    bar = base.mark_bar(color=theme.EUROPE, fillOpacity=0.35)
    bar = bar.encode(axes.percent("percent", "percent", stack=None), y)
    edge = bar.mark_bar(fill=None, stroke=theme.EUROPE, strokeDash=[4, 3], strokeWidth=1.5)
    placeholder = base.mark_tick(color=theme.INK, thickness=3, size=20, opacity=1)
    placeholder = placeholder.encode(alt.X("placeholder:Q", scale=axes.PERCENT), y)
    number = base.mark_text(align="left", x=426, fontSize=12, color=theme.INK)
    return figure(
        alt.layer(axes.half(), bar, edge, placeholder, number.encode(y=y, text="text:N")),
        "Who leads by your guess?",
        "Dashed bars: your estimate. Black bars: our placeholder. Dotted: half",
        "Europe's share and need covered in the areas you set, 100 = all.",
        sources=rows,
        width=420,
        height=6 * 28,
        rows=rows[["row", "percent", "placeholder", "text"]],
    )
