"""The figure that answers the collection's question, on its first page and on its first screen."""

import altair as alt

from helpers.charts import theme


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
