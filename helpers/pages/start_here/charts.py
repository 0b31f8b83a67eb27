"""The figures of notebook 00: who holds what, who leads by when, and how much hangs on the line."""

import altair as alt
import pandas as pd

from helpers.figures import axes, theme
from helpers.figures.figure import any_rows, figure, panel
from helpers.figures.rows import Rows, tips
from helpers.figures.text import count, listing, span, whole
from helpers.pages.start_here.data import NOW

HALF = pd.DataFrame({"threshold": [50]})


@any_rows
def leads(shares, years, counts):
    """Europe's share of each area at four dates, since when it leads, and how many those are.

    The rows come from `data.shares`, `data.years` and `data.counts`, which counts all areas.
    """
    order = list(dict.fromkeys(shares["name"]))
    grid = alt.Chart(alt.NamedData("shares")).encode(
        alt.X("date:O", title="end of", axis=alt.Axis(orient="top", labelAngle=0, ticks=False)),
        _rows(order, labels=True),
    )
    # White at half, so that the colour says who leads; ends pale enough for dark numbers.
    shades = [theme.US, theme.PAPER, theme.EUROPE]
    scale = alt.Scale(domain=[-25, 50, 125], range=shades, interpolate="rgb")
    colour = alt.Color("share:Q", scale=scale, legend=None)
    cell = grid.mark_rect(stroke=theme.PAPER, strokeWidth=2).encode(colour)
    bold = alt.ExprRef("datum.share > 50 ? 'bold' : 'normal'")
    number = grid.mark_text(fontSize=13, color=theme.INK, fontWeight=bold)
    number = number.encode(text=alt.Text("share:Q", format=".0f"))
    told = alt.Chart(alt.NamedData("years")).mark_text(align="left", fontSize=12, color=theme.INK)
    told = told.encode(_rows(order, labels=False), x=alt.value(4), text="told:N")
    heading = alt.TitleParams("Europe leads from", fontSize=12, anchor="start", offset=22)
    tall = 22 * len(order)
    chart = alt.hconcat(
        (cell + number).properties(width=260, height=tall),
        told.properties(width=190, height=tall, title=heading),
        spacing=12,
    )
    title, told_counts = _led(counts, shares["date"].unique(), len(order))
    since = years[years["name"].isin(order)].groupby("middle", sort=False)["name"].agg(list)
    told_since = (
        f"{year}: {listing(name.rstrip(' *') for name in names)}"
        for year, names in sorted(since.items(), key=lambda item: (item[0] != NOW, item[0]))
    )
    subtitle = [
        "As reported: Europe's share of what both would field, percent. Blue and bold: Europe "
        "leads. * weak evidence",
        *told_counts,
    ]
    description = f"{'. '.join([title, *told_counts])}. Europe leads from: {'; '.join(told_since)}."
    rows = {"shares": shares[["name", "date", "share"]], "years": years}
    return figure(chart, title, subtitle, description, sources="model", **rows)


def _led(counts, dates, areas):
    """The title, and how its ranges stand to the cells; no number where rows were left out."""
    later = counts[counts["date"].isin(dates)]
    if later.empty or areas < counts["of"].iloc[0]:
        return f"Europe's share of {count(areas, 'area')}, and since when it leads", []
    led = dict(zip(later["date"], map(span, later[["low", "high"]].to_numpy()), strict=True))
    (first, number), *rest = led.items()
    title = f"On present plans Europe leads in {number} of {count(areas, 'area')} at the end of "
    title += first
    told = (
        "Counts above and years in brackets: eight of ten draws. Cells: the middle case, every "
        f"input at its middle, {listing(later['middle'].astype(str))} areas"
    )
    return ", ".join([title, *(f"{number} by {date}" for date, number in rest)]), [told]


def _rows(order, labels):
    axis = alt.Axis(labels=labels, labelLimit=280, labelFontSize=13, ticks=False, domain=False)
    return alt.Y("name:N", sort=order, title=None, axis=axis)


@any_rows
def shares(areas, line=HALF):
    """Europe's part and the US part of each area of `data.areas`, in percent.

    `line` is a frame with one `threshold` in percent: what counts as a majority.
    """
    axis = alt.Axis(labelLimit=260, ticks=False, labelPadding=6)
    y = alt.Y("name:N", sort=list(areas["name"]), title=None, axis=axis)
    scale = alt.Scale(domain=[0, 100])
    rows = Rows("areas", y, scale=scale, axis=alt.Axis(title="percent of what both would field"))
    sure = axes.evidence(areas)
    tip = tips({"name:N": "Area", "measure:N": "What is counted"})
    europe = rows.bar("share", sure, tooltip=tip, color=theme.EUROPE)
    us = rows.bar("share", sure, tooltip=tip, color=theme.US).encode(x2=alt.X2Datum(100))
    number = rows.base.mark_text(align="left", dx=6, fontSize=11, color=theme.INK)
    number = number.encode(y=y, x=alt.XDatum(100, type="quantitative"), text=alt.Text("evidence:N"))
    rule = alt.Chart(alt.NamedData("line")).mark_rule(color=theme.INK, strokeWidth=3)
    rule = rule.encode(alt.X("threshold:Q", scale=scale))
    doubt = rows.rule("low", "high", color=theme.INK, strokeWidth=1.5)
    ahead = int((areas["share"].round(9) > 50).sum())
    named = [f"{row.name} {whole(row.share)}" for row in areas.itertuples(index=False)]
    return figure(
        alt.layer(europe, us, doubt, number, rule),
        f"Europe holds more than half in {ahead} of {count(len(areas), 'area')}",
        "Blue: Europe. Orange: what the US would bring. Thin line: our range of the border",
        f"Europe's share of each area in percent, end of 2025: {listing(named)}.",
        sources=areas,
        width=440,
        height=20 * len(areas),
        areas=areas[["name", "share", "low", "high", "evidence", "measure"]],
        line=line,
    )


def majority(areas, line):
    """The figure of the panel, in which the reader moves the line."""
    chart = shares(areas, line)
    return panel(chart, "What counts as a majority?", chart.description)
