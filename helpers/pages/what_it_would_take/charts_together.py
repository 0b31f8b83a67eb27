"""Figures on assumptions together: a map of two, a tornado, parts of the variance."""

import altair as alt

from helpers.figures import theme
from helpers.pages.what_it_would_take import data as take
from helpers.pages.what_it_would_take import data_together as take_together

_UNIT = alt.Scale(domain=[0, 1])
_SIDE = 440


def plane(cells, edges, ticks, titles, now, words, title, description):
    """The map of two assumptions with the line where the verdict turns; `take_together.plane`.

    Axes are drawn from rows, so that a live figure may change them.
    """
    shades = alt.Scale(domain=[0, take.total()], range=["#eef4f9", theme.EUROPE])
    colour = alt.Color(
        "areas:Q",
        scale=shades,
        legend=alt.Legend(title="areas led", orient="right", gradientLength=200),
    )
    x, y = (alt.X("left:Q", scale=_UNIT, axis=None), alt.Y("bottom:Q", scale=_UNIT, axis=None))
    cell = alt.Chart(alt.NamedData("cells")).mark_rect(x2Offset=0.6, y2Offset=-0.6)
    # a bit wider than it is: browsers leave a hairline between two cells that only touch
    cell = cell.encode(x, y, colour, x2="right", y2="top")
    edge = alt.Chart(alt.NamedData("edges")).mark_rule(color=theme.INK, strokeWidth=3)
    edge = edge.encode(_x("x"), _y("y"), x2="x2", y2="y2")
    here = alt.Chart(alt.NamedData("now")).mark_point(
        shape="diamond", size=150, color=theme.INK, fill=theme.PAPER, strokeWidth=2, opacity=1
    )
    here = here.encode(_x("across_at"), _y("down_at"))
    word = alt.Chart(alt.NamedData("words")).encode(_x("x"), _y("y"), text="text:N")
    bold = {"fontSize": 14, "fontWeight": "bold", "color": theme.INK}
    halo = word.mark_text(stroke=theme.PAPER, strokeWidth=4, strokeJoin="round", **bold)
    layers = [cell, edge, halo, word.mark_text(**bold), here, *_axis("across"), *_axis("down")]
    subtitle = "Shade: areas led. Black line: the verdict turns. Diamond: as reported. Projection"
    chart = alt.layer(*layers).properties(width=_SIDE, height=_SIDE - 80, description=description)
    chart = chart.properties(title=theme.titled(title, subtitle))
    frames = {"cells": cells, "edges": edges, "ticks": ticks, "titles": titles}
    return theme.named(chart, **frames, now=now, words=words)


def tornado(rows, title, description):
    """How far each assumption alone moves the answer; rows from `take_together.tornado`."""
    scale = alt.Scale(domain=[-13, 13])
    axis = alt.Axis(title="change against as reported", tickCount=7)
    base = alt.Chart(alt.NamedData("rows")).encode(_row("offset"))
    colours = alt.Scale(domain=list(take_together.ENDS.values()), range=["#a3abb8", theme.INK])
    bar = base.mark_rule(strokeWidth=8).encode(
        alt.X("change:Q", scale=scale, axis=axis),
        alt.Color("end_name:N", scale=colours, legend=alt.Legend(title=None)),
        x2=alt.X2Datum(0),
    )
    sides = [
        base.transform_filter(side)
        .mark_text(align=align, dx=shift, fontSize=10, color=theme.INK)
        .encode(alt.X("change:Q", scale=scale), text="text:N")
        for side, align, shift in (
            (alt.FieldGTPredicate(gt=0, field="change"), "left", 4),
            (alt.FieldLTPredicate(lt=0, field="change"), "right", -4),
        )
    ]
    zero = base.mark_rule(color=theme.NEUTRAL).encode(alt.XDatum(0, scale=scale))
    chart = alt.layer(zero, bar, *sides, _names())
    subtitle = "Widest first. Numbers: the setting at that end. Middle case, a projection"
    columns = ["place", "offset", "name", "end", "end_name", "change", "text"]
    return _ranked(chart, title, subtitle, description, rows[columns])


def sobol(rows, title, description):
    """First and total order of each assumption in percent; rows from `take_together.sobol`."""
    base = alt.Chart(alt.NamedData("rows")).encode(_row("place"))
    scale = alt.Scale(domain=[0, 100])
    axis = alt.Axis(title="percent of the spread of answers", values=[0, 25, 50, 75, 100])
    whole = base.mark_rule(strokeWidth=13, color="#cfd4dc")
    whole = whole.encode(alt.X("all:Q", scale=scale, axis=axis), x2=alt.X2Datum(0))
    own = base.mark_rule(strokeWidth=6, color=theme.INK)
    own = own.encode(alt.X("alone:Q", scale=scale), x2=alt.X2Datum(0))
    chart = alt.layer(whole, own, _names())
    subtitle = "Thin dark bar: alone (first order). Wide pale bar: alone and with others (total)"
    columns = ["place", "name", "end", "alone", "all"]
    return _ranked(chart, title, subtitle, description, rows[columns])


def _ranked(chart, title, subtitle, description, rows):
    sized = chart.properties(width=400, height=22 * take_together.ROWS, description=description)
    return theme.named(sized.properties(title=theme.titled(title, subtitle)), rows=rows)


def _row(field):
    scale = alt.Scale(domain=[-0.7, take_together.ROWS - 0.3], reverse=True, nice=False)
    return alt.Y(f"{field}:Q", scale=scale, axis=None)


def _names():
    """Names left of the rows, drawn from the rows so that they may change places."""
    mine = alt.FieldEqualPredicate(equal="low", field="end")
    base = alt.Chart(alt.NamedData("rows")).transform_filter(mine)
    text = base.mark_text(align="right", x=-8, fontSize=12, color=theme.INK)
    return text.encode(_row("place"), text="name:N")


def _x(field):
    return alt.X(f"{field}:Q", scale=_UNIT, axis=None)


def _y(field):
    return alt.Y(f"{field}:Q", scale=_UNIT, axis=None)


def _axis(side):
    """Ticks and title of one side of the map, drawn from rows."""
    mine = alt.FieldEqualPredicate(equal=side, field="axis")
    ticks = alt.Chart(alt.NamedData("ticks")).transform_filter(mine)
    titles = alt.Chart(alt.NamedData("titles")).transform_filter(mine)
    ink, height = {"color": theme.INK, "fontSize": 12}, _SIDE - 80
    if side == "across":
        tick = ticks.mark_text(y=height + 14, **ink).encode(_x("at"), text="text:N")
        name = titles.mark_text(y=height + 36, x=_SIDE / 2, fontWeight="bold", **ink)
        return tick, name.encode(text="text:N")
    tick = ticks.mark_text(x=-8, align="right", **ink).encode(_y("at"), text="text:N")
    name = titles.mark_text(x=-44, y=height / 2, angle=270, fontWeight="bold", **ink)
    return tick, name.encode(text="text:N")
