"""Figures of the projected order book: what is usable by 2027 and 2030, and what it changes."""

import altair as alt

from helpers.figures import theme
from helpers.pages.delivery import data_orders as arriving

_ENDS = ["lowest", "highest"]


def parts(rows, title, description):
    """Part of each area's order book usable by two dates: plan, first setting and your setting.

    `rows` comes from `drawn`.
    """
    order = arriving.names()
    base = alt.Chart()
    y = alt.Y(
        "area:N",
        sort=order,
        title=None,
        scale=alt.Scale(domain=order),
        axis=alt.Axis(labelLimit=240, minExtent=230, ticks=False, domain=False, labelPadding=6),
    )
    scale = alt.Scale(domain=[0, 100])
    axis = alt.Axis(title="percent of the order book", values=[0, 25, 50, 75, 100])
    band = base.mark_rule(color=theme.EUROPE, strokeWidth=6, opacity=0.35).encode(
        alt.X("low:Q", scale=scale, axis=axis), y, x2="high:Q"
    )
    plan = base.mark_tick(color=theme.INK, thickness=2, size=14).encode(
        alt.X("planned:Q", scale=scale), y
    )
    first = base.mark_point(color=theme.NEUTRAL, size=140, strokeWidth=1.5, opacity=1)
    first = first.encode(alt.X("first:Q", scale=scale), y)
    mid = base.mark_point(color=theme.EUROPE, filled=True, size=60, opacity=1)
    mid = mid.encode(alt.X("mid:Q", scale=scale), y)
    header = alt.Header(title=None, labelFontSize=13, labelFontWeight="bold")
    chart = alt.layer(band, plan, first, mid).properties(width=250, height=20 * len(order))
    faceted = chart.facet(column=alt.Column("by:N", header=header), data=alt.NamedData("rows"))
    subtitle = "Blue: your setting, band: eight of ten draws. Ring: first setting. Black: on paper"
    titled = theme.titled(title, subtitle)
    return theme.named(faceted.properties(title=titled, description=description), rows=rows)


def drawn(rows):
    """The columns of `arriving.parts` that the figure draws, with the heading of each date."""
    frame = rows.assign(by="usable by the end of " + rows["date"])
    return frame[["area", "by", "low", "mid", "high", "planned", "first"]]


def shares(rows, title, description):
    """Europe's share in time with its band, and the line of the first setting in grey.

    `rows` comes from `arriving.share_path` with `first`.
    """
    base = alt.Chart(alt.NamedData("rows"))
    scale = alt.Scale(domain=[0, 100])
    y = alt.Y("low:Q", title="Europe's share, percent", scale=scale)
    x = theme.time("day")
    band = base.mark_area(color=theme.EUROPE, opacity=0.25).encode(x, y, y2="high:Q")
    first = base.mark_line(color=theme.NEUTRAL, strokeWidth=3).encode(
        x, alt.Y("first:Q", scale=scale)
    )
    mid = base.mark_line(color=theme.EUROPE, strokeWidth=2.5, strokeDash=[6, 3]).encode(
        x, alt.Y("mid:Q", scale=scale)
    )
    half = base.mark_rule(color=theme.INK, strokeWidth=1).encode(
        y=alt.YDatum(50, type="quantitative", scale=scale)
    )
    # The span starts early, so that the first label ends before the numbers of the axis.
    axis = theme.targets("2025-06-30", "2035-12-31")
    chart = alt.layer(axis, band, half, first, mid).properties(width=640, height=300)
    subtitle = "Dashed: your setting, band: eight of ten draws. Grey: first setting. Black: half"
    titled = theme.titled(title, subtitle)
    frame = rows[["day", "low", "mid", "high", "first"]]
    return theme.named(chart.properties(title=titled, description=description), rows=frame)


def sweep(rows, title, description):
    """Each lever from its lowest to its highest position; from `arriving.sweep`."""
    levers = list(dict.fromkeys(rows["lever"]))
    y = alt.Y(
        "lever:N",
        sort=levers,
        title=None,
        axis=alt.Axis(labelLimit=330, minExtent=330, ticks=False, domain=False, labelPadding=6),
    )
    scale = alt.Scale(domain=[0, 80])
    base = alt.Chart()
    span = base.mark_line(color=theme.NEUTRAL, strokeWidth=2).encode(
        alt.X("value:Q", scale=scale, axis=alt.Axis(title="percent", values=[0, 25, 50, 75])),
        y,
        alt.Detail("lever:N"),
    )
    mark = base.mark_point(filled=True, size=90, opacity=1).encode(
        alt.X("value:Q", scale=scale),
        y,
        alt.Color(
            "end:N",
            scale=alt.Scale(domain=_ENDS, range=[theme.FIRM, theme.SHAKY]),
            legend=alt.Legend(title="Slider at its"),
        ),
        alt.Shape("end:N", scale=alt.Scale(domain=_ENDS, range=["triangle-down", "circle"])),
        tooltip=[alt.Tooltip("position:Q", title="Slider at"), alt.Tooltip("value:Q")],
    )
    first = base.mark_tick(color=theme.INK, thickness=2, size=16).encode(
        alt.X("start:Q", scale=scale), y
    )
    header = alt.Header(title=None, labelFontSize=12, labelFontWeight="bold")
    chart = alt.layer(span, first, mark).properties(width=190, height=34 * len(levers))
    faceted = chart.facet(
        column=alt.Column("measure:N", sort=arriving.MEASURES, header=header),
        data=alt.NamedData("rows"),
    )
    lowest = rows[rows["end"] == "lowest"].groupby("name")["position"].first()
    titled = theme.titled(
        title,
        "One slider at a time, medians of the draws; black mark: first setting. Delays go down to "
        f"{lowest['slip_factor']:g} times, training only to {lowest['fielding_factor']:g}",
    )
    frame = rows[["lever", "end", "position", "measure", "value", "start"]]
    return theme.named(faceted.properties(title=titled, description=description), rows=frame)
