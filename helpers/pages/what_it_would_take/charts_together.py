"""Figures on assumptions together: a map of two, a tornado, parts of the variance.

All answer from the projection in its middle case. Axes and names are drawn from rows, so that a
live figure may change them.
"""

import altair as alt

from helpers.figures import axes, theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.text import listing, minus
from helpers.pages.what_it_would_take.data_together import ENDS, OUTCOMES, WIDEST

_UNIT = alt.Scale(domain=[0, 1])
_WIDTH, _HEIGHT = 440, 360


@any_rows
def plane(**frames):
    """The map of two assumptions with the line where the verdict turns; `data_together.plane`."""
    total, reach = int(frames["now"]["of"].iloc[0]), frames["titles"]["reach"]
    shades = alt.Scale(domain=[0, total], range=["#eef4f9", theme.EUROPE])
    legend = alt.Legend(title="areas led", orient="right", gradientLength=200)
    colour = alt.Color("areas:Q", scale=shades, legend=legend)
    # a bit wider than it is: browsers leave a hairline between two cells that only touch
    cell = alt.Chart(alt.NamedData("cells")).mark_rect(x2Offset=0.6, y2Offset=-0.6)
    edge = alt.Chart(alt.NamedData("edges")).mark_rule(color=theme.INK, strokeWidth=3)
    here = alt.Chart(alt.NamedData("now")).mark_point(
        shape="diamond", size=150, color=theme.INK, fill=theme.PAPER, strokeWidth=2, opacity=1
    )
    word = alt.Chart(alt.NamedData("words")).encode(_x("x"), _y("y"), text="text:N")
    bold = {"fontSize": 14, "fontWeight": "bold", "color": theme.INK}
    chart = alt.layer(
        cell.encode(_x("left"), _y("bottom"), colour, x2="right", y2="top"),
        edge.encode(_x("x"), _y("y"), x2="x2", y2="y2"),
        word.mark_text(stroke=theme.PAPER, strokeWidth=4, strokeJoin="round", **bold),
        word.mark_text(**bold),
        here.encode(_x("across_at"), _y("down_at")),
        *_axis("across", _x, {"y": _HEIGHT + 14}, {"y": _HEIGHT + 36, "x": _WIDTH / 2}),
        *_axis("down", _y, {"x": -8, "align": "right"}, {"x": -44, "y": _HEIGHT / 2, "angle": 270}),
    )
    return figure(
        chart,
        "Two assumptions at once: where does the verdict turn?",
        "Shade: areas led. Black line: the verdict turns. Diamond: as reported. Projection",
        f"Areas led by Europe for pairs of settings, as first drawn: {listing(reach)}.",
        "model",
        width=_WIDTH,
        height=_HEIGHT,
        **frames,
    )


@any_rows
def tornado(rows):
    """How far each assumption alone moves the answer; rows from `data_together.widest`."""
    y, scale = _row("offset", rows), alt.Scale(domain=[-13, 13])
    axis = alt.Axis(title="change against as reported", tickCount=7)
    base = alt.Chart(alt.NamedData("rows")).encode(y)
    colours = alt.Scale(domain=list(ENDS.values()), range=["#a3abb8", theme.INK])
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
    parts = (
        f"{name} "
        + listing(f"{minus(f'{row.change:+g}')} at {row.setting:g}" for row in own.itertuples())
        for name, own in rows[rows["place"] < WIDEST].groupby("name", sort=False)
    )
    first = rows.iloc[0]
    return _ranked(
        [zero, bar, *sides],
        "Which assumption moves the answer most?",
        "One at a time, from its lowest to its highest setting. Numbers: the setting at that end",
        f"Change of {OUTCOMES[first['outcome']]} at the end of {first['date']}: "
        f"{'; '.join(parts)}.",
        rows[["place", "offset", "name", "end", "end_name", "change", "text"]],
    )


@any_rows
def sobol(rows):
    """First and total order of assumptions in percent; rows from `data_together.blamed`."""
    base = alt.Chart(alt.NamedData("rows")).encode(_row("place", rows), x2=alt.X2Datum(0))
    total = base.mark_rule(strokeWidth=13, color="#cfd4dc")
    total = total.encode(axes.percent("all", "percent of the spread of the answer"))
    first = base.mark_rule(strokeWidth=6, color=theme.INK)
    first = first.encode(alt.X("alone:Q", scale=axes.PERCENT))
    parts = (f"{row.name} {row.alone:.0f} and {row.all:.0f}" for row in rows.itertuples())
    return _ranked(
        [total, first],
        "Which assumption is to blame for the spread?",
        [
            "Dark bar: the spread that would go if we knew this number (first order).",
            "Pale bar: the same, with its effect through the others (total order)",
        ],
        f"First and total order in percent, as first worked out: {'; '.join(parts)}.",
        rows[["place", "name", "end", "alone", "all"]],
    )


def _ranked(layers, title, subtitle, description, rows):
    """A figure of rows by rank, with their names left of them."""
    named = alt.FieldEqualPredicate(equal="low", field="end")
    names = alt.Chart(alt.NamedData("rows")).transform_filter(named)
    names = names.mark_text(align="right", x=-8, fontSize=12, color=theme.INK)
    names = names.encode(_row("place", rows), text="name:N")
    chart, size = alt.layer(*layers, names), {"width": 400, "height": 22 * _count(rows)}
    return figure(chart, title, subtitle, description, "model", **size, rows=rows)


def _row(field, rows):
    scale = alt.Scale(domain=[-0.7, _count(rows) - 0.3], reverse=True, nice=False)
    return alt.Y(f"{field}:Q", scale=scale, axis=None)


def _count(rows):
    return int(rows["place"].max()) + 1


def _x(field):
    return alt.X(f"{field}:Q", scale=_UNIT, axis=None)


def _y(field):
    return alt.Y(f"{field}:Q", scale=_UNIT, axis=None)


def _axis(side, at, tick, title):
    """Ticks and title of one side of the map, drawn from rows."""
    mine = alt.FieldEqualPredicate(equal=side, field="axis")
    style = {"color": theme.INK, "fontSize": 12}
    ticks = alt.Chart(alt.NamedData("ticks")).transform_filter(mine).mark_text(**style | tick)
    titles = alt.Chart(alt.NamedData("titles")).transform_filter(mine)
    name = titles.mark_text(fontWeight="bold", **style | title).encode(text="text:N")
    return ticks.encode(at("at"), text="text:N"), name
