"""Figures on what the US could step out of, what it has cut, and how many troops are left."""

import altair as alt

from helpers.figures import axes, theme
from helpers.pages.if_it_is_missed import data as missed

_SHADES = [theme.US, theme.US, theme.EUROPE, theme.US, theme.INK, theme.NEUTRAL]
_SHAPES = ["triangle-down", "diamond", "square", "triangle-up", "circle", "cross"]
_GONE = "#b4b9c1"


def mechanisms(rows, title, description):
    """The mechanisms in groups by what is reported of each; `rows` is `missed.mechanisms`."""
    frame = rows[["name", "when", "us_role", "sure"]].assign(group=rows["group"].astype(str))
    frame["name"] = frame["name"].str.replace(r" \(.*", "", regex=True)
    frame["us_role"] = frame["us_role"].str.rstrip(".")
    y = axes.names(frame)
    groups = [group for group in missed.GROUPS if group in set(frame["group"])]
    shown = [list(missed.GROUPS).index(group) for group in groups]
    colours = alt.Scale(domain=groups, range=[_SHADES[number] for number in shown])
    shapes = alt.Scale(domain=groups, range=[_SHAPES[number] for number in shown])
    base = alt.Chart(alt.NamedData("rows"))
    mark = base.mark_point(filled=True, size=110).encode(
        alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, 1])),
        y,
        alt.Color("group:N", scale=colours, legend=None),
        alt.Shape("group:N", scale=shapes, legend=None),
        theme.sure([missed.OFFICIAL, missed.PRESS], theme.US),
    )
    word = base.mark_text(align="left", fontSize=12, color=theme.INK).encode(y=y)
    when = word.encode(x=alt.value(28), text="when:N")
    role = word.encode(x=alt.value(100), text="us_role:N")
    chart = alt.layer(mark, when, role)
    subtitle = "Mark: what is reported. Then the month of the report, and the US part before. "
    titled = theme.titled(title, subtitle + "Groups are ours, read from the reports")
    sized = chart.properties(width=400, height=axes.height(frame), description=description)
    return theme.named(sized.properties(title=titled), rows=frame.assign(x=0.02))


def cuts(rows, title, description):
    """What the US still offers for a crisis, of what it offered; `rows` is `missed.cuts`."""
    y = theme.rows("row", list(rows["row"]), 220)
    base = alt.Chart(alt.NamedData("rows"))
    x = axes.percent("left", "percent of what was offered before")
    sure = _sure([missed.FAIR, missed.POOR], [0.75, 0.3])
    poor = alt.FieldEqualPredicate(equal=missed.POOR, field="sure")
    pale = alt.condition(poor, alt.value(0.3), alt.value(0.75))
    left = base.mark_bar(color=theme.US, height=15).encode(x, y, sure)
    gone = base.mark_bar(color=_GONE, height=15)
    gone = gone.encode(x, y, x2=alt.X2Datum(100), opacity=pale)
    text = base.mark_text(align="left", x=388, fontSize=12, color=theme.INK)
    chart = alt.layer(gone, left, text.encode(y=y, text="text:N"))
    subtitle = "US part of the NATO Force Model before and after June 2026. Orange: still offered. "
    titled = theme.titled(title, subtitle + "Grey: taken out")
    sized = chart.properties(title=titled, width=380, height=22 * len(rows))
    columns = ["row", "left", "text", "sure"]
    return theme.named(sized.properties(description=description), rows=rows[columns])


def fill_in(rows, title, description):
    """New European means against what the cut took, by date; `rows` is `missed.fill_in`."""
    names = list(dict.fromkeys(rows["name"]))
    rows = rows.assign(drawn=rows["made_good"].clip(0, 100))
    base = alt.Chart(alt.NamedData("rows"))
    y = theme.rows("name", names, 190)
    row = alt.YOffset("date:N", sort=sorted(set(rows["date"])))
    x = axes.percent("drawn", "net gain in usable forces, percent of what the US took out")
    bar = base.mark_bar(
        color=theme.EUROPE, height=10, fillOpacity=0.4, stroke=theme.EUROPE, strokeDash=[4, 2]
    ).encode(x, y, row)
    text = base.mark_text(align="left", dx=5, fontSize=11, color=theme.INK)
    text = text.encode(x, y, row, text="text:N")
    subtitle = (
        "Projection as reported, middle case, end of the year; net of what leaves service. "
        "100: all that was taken out, or more"
    )
    sized = (bar + text).properties(width=420, height=52 * len(names), description=description)
    columns = ["name", "date", "drawn", "text"]
    return theme.named(sized.properties(title=theme.titled(title, subtitle)), rows=rows[columns])


def troops(rows, floor, title, description):
    """Published numbers of US troops in Europe against the legal floor, from `missed.troops`."""
    frame = rows.assign(low=rows["low"] / 1000, high=rows["high"] / 1000)
    base = alt.Chart(alt.NamedData("rows"))
    y = theme.rows("row", list(rows["row"]), 270)
    scale = alt.Scale(domain=[50, 105])
    x = alt.X("low:Q", scale=scale, axis=alt.Axis(title="thousand persons"))
    kinds = list(dict.fromkeys(missed.COUNTED.values())) + [missed.IF]
    shape = alt.Shape(
        "counted:N",
        scale=alt.Scale(domain=kinds, range=["circle", "square", "diamond"]),
        legend=alt.Legend(title="Counted", columns=1),
    )
    sure = _sure([missed.SEEN, missed.WEAK], [1, 0.45])
    span = base.mark_rule(color=theme.US, strokeWidth=4).encode(x, y, sure, x2="high:Q")
    mark = base.mark_point(filled=True, size=110, color=theme.US).encode(x, y, shape, sure)
    word = base.mark_text(align="left", dx=9, fontSize=11, color=theme.INK)
    word = word.encode(alt.X("high:Q", scale=scale), y, text="text:N")
    rule = alt.Chart(
        alt.InlineData(values=[{"floor": floor / 1000, "words": "floor in the act for 2026"}])
    )
    at = alt.X("floor:Q", scale=scale)
    line = rule.mark_rule(color=theme.INK, strokeWidth=2).encode(at)
    name = rule.mark_text(color=theme.INK, fontSize=12, baseline="bottom").encode(
        at, y=alt.value(-3), text="words:N"
    )
    chart = alt.layer(span, mark, word, line, name)
    subtitle = (
        "US troops in Europe by date and by what was counted. Black line: floor in the act for 2026"
    )
    sized = chart.properties(width=420, height=21 * len(rows), description=description)
    columns = ["row", "counted", "low", "high", "sure", "text"]
    return theme.named(sized.properties(title=theme.titled(title, subtitle)), rows=frame[columns])


def _sure(levels, values):
    """Weaker numbers paler, with a legend in the colour of the US."""
    legend = alt.Legend(
        title="How sure",
        columns=1,
        symbolType="square",
        symbolFillColor=theme.US,
        symbolStrokeColor=theme.US,
    )
    scale = alt.Scale(type="ordinal", domain=levels, range=values)
    return alt.Opacity("sure:N", sort=levels, scale=scale, legend=legend)
