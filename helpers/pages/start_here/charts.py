"""The figure that answers the collection's question, on its first page and on its first screen."""

import altair as alt

from helpers.figures import axes, theme


def leads(shares, years, title, description):
    """Europe's share of each area at four dates, and since when it leads; from `answer`."""
    order = list(dict.fromkeys(shares["name"]))
    grid = alt.Chart(alt.NamedData("shares")).encode(
        alt.X("date:O", title="end of", axis=alt.Axis(orient="top", labelAngle=0, ticks=False)),
        _rows(order, labels=True),
    )
    # White at half, so that the colour says who leads; ends pale enough for dark numbers.
    shades = [theme.US, theme.PAPER, theme.EUROPE]
    scale = alt.Scale(domain=[-25, 50, 125], range=shades, interpolate="rgb")
    cell = grid.mark_rect(stroke=theme.PAPER, strokeWidth=2)
    cell = cell.encode(alt.Color("share:Q", scale=scale, legend=None))
    number = grid.mark_text(fontSize=13, color=theme.INK)
    number = number.encode(text=alt.Text("share:Q", format=".0f"))
    number.mark.fontWeight = {"expr": "datum.share > 50 ? 'bold' : 'normal'"}
    told = alt.Chart(alt.NamedData("years")).mark_text(align="left", fontSize=12, color=theme.INK)
    told = told.encode(_rows(order, labels=False), x=alt.value(4), text="told:N")
    heading = alt.TitleParams("Europe leads from", fontSize=12, anchor="start", offset=22)
    tall = 22 * len(order)
    chart = alt.hconcat(
        (cell + number).properties(width=260, height=tall),
        told.properties(width=190, height=tall, title=heading),
        spacing=12,
    )
    subtitle = [
        "Europe's share, percent of what both would field. Blue and bold: Europe leads",
        "From 2026 a projection, if things go as reported. In brackets: the year in 8 of 10 random "
        "runs of it. * weak evidence",
    ]
    chart = chart.properties(title=theme.titled(title, subtitle), description=description)
    return theme.named(chart, shares=shares[["name", "date", "share"]], years=years)


def _rows(order, labels):
    axis = alt.Axis(labels=labels, labelLimit=280, labelFontSize=13, ticks=False, domain=False)
    return alt.Y("name:N", sort=order, title=None, axis=axis)


def shares(areas, line, title, description):
    """Europe's part and the US part of each area, with the line that counts as a majority.

    `areas` comes from `gaps.areas`, `line` is a frame with one `threshold` in percent.
    """
    order = list(areas["name"])
    rows = areas[["name", "share", "low", "high", "evidence", "measure"]]
    base = alt.Chart(alt.NamedData("areas"))
    y = alt.Y(
        "name:N", sort=order, title=None, axis=alt.Axis(labelLimit=260, ticks=False, labelPadding=6)
    )
    scale = alt.Scale(domain=[0, 100])
    x = alt.X("share:Q", scale=scale, axis=alt.Axis(title="percent of what both would field"))
    sure = axes.evidence(areas)
    tip = [alt.Tooltip("name:N", title="Area"), alt.Tooltip("measure:N", title="What is counted")]
    europe = base.mark_bar(color=theme.EUROPE).encode(x, y, sure, tooltip=tip)
    us = base.mark_bar(color=theme.US).encode(
        alt.X("share:Q", scale=scale), y, sure, x2=alt.X2Datum(100), tooltip=tip
    )
    number = base.mark_text(align="left", dx=6, fontSize=11, color=theme.INK)
    number = number.encode(y=y, x=alt.XDatum(100, type="quantitative"), text=alt.Text("evidence:N"))
    rule = alt.Chart(alt.NamedData("line")).mark_rule(color=theme.INK, strokeWidth=3)
    rule = rule.encode(alt.X("threshold:Q", scale=scale))
    doubt = base.mark_rule(color=theme.INK, strokeWidth=1.5).encode(
        alt.X("low:Q", scale=scale), y, x2="high:Q"
    )
    chart = alt.layer(europe, us, doubt, number, rule)
    sized = chart.properties(width=440, height=20 * len(order), description=description)
    subtitle = "Blue: Europe. Orange: what the US would bring. Thin line: our range of the border"
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
