"""Figures on the evidence: our range beside other counts, and areas that the reader sets."""

import altair as alt

from helpers.figures import axes, theme
from helpers.figures.figure import any_rows, figure, nothing_left
from helpers.figures.rows import Rows, tips
from helpers.figures.text import count, each, listing, phrases, small
from helpers.pages.gaps.data import ENDS, HOW, US_KINDS


@any_rows
def ranges(areas, pairs):
    """The range of our share, and other published pairs; `pairs` comes from `data.pairs`."""
    crossing = int(((areas["low"] <= 50) & (areas["high"] > 50)).sum())
    return _beside(
        areas,
        pairs,
        US_KINDS,
        f"In {crossing} of {count(len(areas), 'area')} our range touches or crosses one half",
        "Blue: our share and its range. Marks: other published pairs, by what counts as US",
        "Range of Europe's share in percent, when both counts err one way: "
        f"{each(areas, '{name} {low:.0f} to {high:.0f}')}.",
    )


@any_rows
def published(areas, shares):
    """Our share and its range beside published shares; `shares` comes from `data.published`."""
    shares = shares[shares["name"].isin(areas["name"])]
    if shares.empty:
        return nothing_left()
    ends = shares.groupby("name", sort=False)["percent"].agg(["min", "max"])
    spread = ends["max"] - ends["min"]
    years = shares["as_of"].str[:4]
    return _beside(
        areas,
        shares,
        HOW,
        f"Published shares for one area lie up to {spread.max():.0f} points apart "
        f"({small(spread.idxmax())})",
        "Blue: our share and its range, end of 2025. "
        f"Marks: published, {years.min()} to {years.max()}",
        "Europe's published shares in percent, lowest and highest: "
        f"{each(ends.reset_index(), '{name} {min:.0f} to {max:.0f}')}.",
    )


def _beside(areas, others, kinds, *words):
    """Blue: share and range of our count; marks in ink: other answers, shaped by `kind`."""
    kinds = list(dict.fromkeys(kinds.values()))
    others = others[others["name"].isin(areas["name"])]
    y = axes.names(areas)
    ours = axes.percent_rows("areas", y, "Europe's share, percent")
    sure = axes.evidence(areas, symbolFillColor=theme.EUROPE)
    spread = ours.rule("low", "high", sure, color=theme.EUROPE, strokeWidth=7)
    tick = ours.tick("share", color=theme.EUROPE, thickness=4, size=17, opacity=1)
    shape = alt.Shape(
        "kind:N",
        scale=alt.Scale(domain=kinds, range=_SHAPES[: len(kinds)]),
        legend=alt.Legend(title="Other answers", columns=2, symbolStrokeColor=theme.INK),
    )
    heads = {"measure:N": "What is counted", "percent:Q": "Europe's share, percent"}
    tip = tips(heads | {"as_of:N": "Date"})
    style = {"color": theme.INK, "size": 55, "strokeWidth": 1.5, "opacity": 1}
    mark = Rows("others", y, scale=axes.PERCENT).point("percent", shape, tooltip=tip, **style)
    return figure(
        alt.layer(axes.half(), spread, tick, mark),
        *words,
        sources=[areas, others],
        width=430,
        height=axes.height(areas),
        areas=areas[["name", "evidence", "share", "low", "high"]],
        others=others[["name", "percent", "kind", "measure", "as_of"]],
    )


_SHAPES = ["circle", "square", "triangle-up", "diamond"]


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
        "Your numbers where nobody can count",
        "Dashed bars: your estimate. Black bars: our placeholder. Dotted line: half",
        "Europe's share and need covered in the areas you set, 100 = all.",
        sources=rows,
        width=420,
        height=6 * 28,
        rows=rows[["row", "percent", "placeholder", "text"]],
    )


@any_rows
def estimate_grid(cells):
    """Europe's share for each pair of settings; `cells` comes from `data.estimate_grid`."""
    settings = dict(zip(ENDS, ["low", "ours", "high"], strict=True))
    rows = cells[["name", "text"]].assign(
        europe=cells["europe"].map(settings),
        us=cells["us"].map(settings),
        leads=cells["percent"] > 50,
    )
    order, columns = list(settings.values()), []
    for area in rows["name"].unique():
        mine = alt.FieldEqualPredicate(equal=area, field="name")
        axis = alt.Axis(labelAngle=0, ticks=False, domain=False)
        us = alt.Axis(ticks=False, domain=False) if not columns else None
        base = alt.Chart(alt.NamedData("rows")).transform_filter(mine)
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
    ends = cells.groupby("name", sort=False)["percent"].agg(["min", "max"])
    open_ones = int(((ends["min"] <= 50) & (ends["max"] > 50)).sum())
    shares = phrases(ends.rename(index=small).reset_index(), "{name} {min:.0f} to {max:.0f}")
    return figure(
        alt.hconcat(*columns),
        f"In {open_ones} of {count(len(ends), 'area')} that nobody can count, "
        "who leads is a matter of the estimate",
        "Europe's share in percent. Blue: above half. Orange: half or less. Ours: placeholder",
        f"Europe's share in percent, from the lowest to the highest estimate: {listing(shares)}.",
        sources=cells,
        rows=rows,
    )
