"""Figures on what the US could step out of, what it has cut, and what would be left."""

import textwrap

import altair as alt
import pandas as pd

from helpers import missed
from helpers.charts import axes, theme

_SHADES = [theme.US, theme.EUROPE, theme.US, theme.INK, theme.NEUTRAL]
_SHAPES = ["triangle-down", "square", "triangle-up", "circle", "cross"]
_LEFT = "#eceef1"


def mechanisms(rows, title, description):
    """The mechanisms in groups by what is reported of each; `rows` is `missed.mechanisms`."""
    frame = rows[["name", "when", "us_role", "sure"]].assign(group=rows["group"].astype(str))
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
        theme.sure([missed.OFFICIAL, missed.PRESS]),
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
    sure = alt.Opacity(
        "sure:N",
        sort=[missed.FAIR, missed.POOR],
        scale=alt.Scale(type="ordinal", domain=[missed.FAIR, missed.POOR], range=[0.75, 0.3]),
        legend=alt.Legend(title="How sure", columns=1, symbolType="square"),
    )
    left = base.mark_bar(color=theme.US, height=15).encode(x, y, sure)
    gone = base.mark_bar(color=_LEFT, height=15).encode(x, y, x2=alt.X2Datum(100))
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
    base = alt.Chart(alt.NamedData("rows"))
    y = theme.rows("name", names, 190)
    row = alt.YOffset("date:N", sort=sorted(set(rows["date"])))
    x = axes.percent("made_good", "percent of what the US took out, made good by new means")
    bar = base.mark_bar(color=theme.EUROPE, height=9, opacity=0.6).encode(x, y, row)
    text = base.mark_text(align="left", dx=5, fontSize=11, color=theme.INK)
    text = text.encode(x, y, row, text="text:N")
    subtitle = "Projection as reported, middle case, end of the year. 100 = all that was taken out"
    sized = (bar + text).properties(width=420, height=52 * len(names), description=description)
    columns = ["name", "date", "made_good", "text"]
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
    sure = theme.sure([missed.SEEN, missed.WEAK])
    span = base.mark_rule(color=theme.US, strokeWidth=4).encode(x, y, sure, x2="high:Q")
    mark = base.mark_point(filled=True, size=110, color=theme.US).encode(x, y, shape, sure)
    word = base.mark_text(align="left", dx=9, fontSize=11, color=theme.INK)
    word = word.encode(alt.X("high:Q", scale=scale), y, text="text:N")
    rule = alt.Chart(alt.InlineData(values=[{"floor": floor / 1000, "words": "legal floor"}]))
    at = alt.X("floor:Q", scale=scale)
    line = rule.mark_rule(color=theme.INK, strokeWidth=2).encode(at)
    name = rule.mark_text(color=theme.INK, fontSize=12, baseline="bottom").encode(
        at, y=alt.value(-3), text="words:N"
    )
    chart = alt.layer(span, mark, word, line, name)
    subtitle = "US troops in Europe by date and by what was counted. Black line: floor in the law"
    sized = chart.properties(width=420, height=21 * len(rows), description=description)
    columns = ["row", "counted", "low", "high", "sure", "text"]
    return theme.named(sized.properties(title=theme.titled(title, subtitle)), rows=frame[columns])


def remember(rows, order, title, description):
    """Burden shifted against burden met on each path; `rows` from `by_path` with `text`."""
    base = alt.Chart().encode(theme.time("day"))
    met = base.mark_area(color=theme.EUROPE, opacity=0.3).encode(_percent("coverage"))
    edge = base.mark_line(color=theme.EUROPE, strokeWidth=1).encode(_percent("coverage"))
    shifted = base.mark_line(color=theme.INK, strokeWidth=3, strokeDash=[6, 2])
    shifted = shifted.encode(_percent("share"))
    told = base.transform_filter("datum.share_text !== ''")
    number = {"fontSize": 13, "fontWeight": "bold", "align": "left", "dx": 4}
    share = told.mark_text(color=theme.INK, dy=-9, **number)
    share = share.encode(_percent("share"), text="share_text:N")
    covered = told.mark_text(color=theme.EUROPE, dy=14, **number)
    covered = covered.encode(_percent("coverage"), text="coverage_text:N")
    subtitle = [
        "Dashed line: burden shifted, Europe's share of what both would field. Blue: burden met, "
        "the need that Europe covers.",
        "Percent, mean of all areas, projections. Rules and numbers: ends of 2027 and 2030",
    ]
    columns = ["share", "coverage", "share_text", "coverage_text"]
    layers = [met, edge, shifted, share, covered]
    return _five(rows, order, layers, columns, theme.titled(title, subtitle), description)


def on_hand(rows, order, title, description):
    """What both sides would have on hand on each path, of the need; from `by_path`."""
    base = alt.Chart().encode(theme.time("day"))
    both = base.mark_area(color=theme.US, opacity=0.45)
    both = both.encode(_percent("coverage"), y2="together:Q")
    europe = base.mark_area(color=theme.EUROPE, opacity=0.6).encode(_percent("coverage"))
    edge = base.mark_line(color=theme.INK, strokeWidth=1.5, strokeDash=[6, 2])
    edge = edge.encode(_percent("together"))
    subtitle = "Percent of the need, mean of all areas, projections. Blue: Europe. "
    subtitle += "Orange: what the US adds, up to the need"
    columns = ["coverage", "together"]
    layers = [both, europe, edge]
    return _five(rows, order, layers, columns, theme.titled(title, subtitle), description)


def _percent(field):
    return alt.Y(f"{field}:Q", scale=axes.PERCENT, stack=None, axis=None)


def _five(rows, order, layers, columns, title, description):
    """The same layers for each path side by side; only the first has an axis."""
    charts = []
    for number, (path, name) in enumerate(order.items()):
        mine = alt.FieldEqualPredicate(equal=path, field="path")
        axis = alt.Axis(title=None, values=[0, 50, 100], labels=not number, ticks=False)
        grid = alt.Chart(alt.InlineData(values=[{"zero": 0}])).mark_rule(opacity=0)
        grid = grid.encode(alt.Y("zero:Q", scale=axes.PERCENT, axis=axis))
        targets = theme.targets(rows["day"].min(), rows["day"].max(), 5, labels=False)
        layered = alt.layer(*layers, data=alt.NamedData("rows")).transform_filter(mine)
        own = alt.layer(targets, grid, layered)
        heading = alt.TitleParams(
            textwrap.wrap(name, 22), fontSize=12, offset=8, anchor="start", align="left"
        )
        charts.append(own.properties(width=150, height=210, title=heading))
    chart = alt.hconcat(*charts, spacing=16).properties(title=title, description=description)
    return theme.named(chart, rows=rows[["path", "day", *columns]])


def areas(rows, title, description):
    """What Europe has of the need in each area, and what goes with the US; from `by_area`."""
    chart = _bars(rows).properties(title=_areas_title(title), description=description)
    return theme.named(chart, areas=rows[_AREA_COLUMNS])


def by_exit(rows, title, description):
    """Share and need covered on the day the last US forces are gone, by that day."""
    base = alt.Chart(alt.NamedData("rows")).encode(theme.time("day"))
    scale = alt.Y("percent:Q", scale=axes.PERCENT, axis=alt.Axis(title="percent"))
    y = {name: alt.Y(f"{name}:Q", scale=axes.PERCENT) for name in ("share", "coverage")}
    area = base.mark_area(color=theme.EUROPE, opacity=0.3).encode(y["coverage"])
    edge = base.mark_line(color=theme.EUROPE, strokeDash=[6, 3]).encode(y["coverage"])
    share = base.mark_line(color=theme.INK, strokeWidth=3, strokeDash=[6, 2]).encode(y["share"])
    names = {"share": "burden shifted: Europe's share", "coverage": "burden met: need covered"}
    last = rows.iloc[[-1]].assign(**{f"{key}_name": words for key, words in names.items()})
    told = alt.Chart(alt.NamedData("last")).encode(theme.time("day"))
    words = {"align": "right", "fontSize": 12, "fontWeight": "bold", "dx": -6}
    labels = [
        told.mark_text(dy=dy, color=theme.INK, **words).encode(y[key], text=f"{key}_name:N")
        for key, dy in (("share", 14), ("coverage", 40))
    ]
    frame = pd.DataFrame({"percent": [0, 100]})
    axis = alt.Chart(alt.NamedData("ends")).mark_rule(opacity=0).encode(scale)
    targets = theme.targets("2026-12-31", rows["day"].max())
    chart = alt.layer(targets, axis, area, edge, share, *labels)
    subtitle = "Mean of all areas on the day the last US forces are gone. All are projections"
    sized = chart.properties(width=620, height=230, title=theme.titled(title, subtitle))
    columns = ["day", "share", "coverage"]
    return theme.named(
        sized.properties(description=description),
        rows=rows[columns],
        last=last[[*columns, "share_name", "coverage_name"]],
        ends=frame,
    )


def choice(time, areas, marks, title, description):
    """The reader's path over time, and every area at the reader's date."""
    base = alt.Chart(alt.NamedData("time")).encode(theme.time("day"))
    y = {
        name: alt.Y(f"{name}:Q", scale=axes.PERCENT, axis=alt.Axis(title="percent", values=_TICKS))
        for name in ("share", "coverage", "together")
    }
    both = base.mark_area(color=theme.US, opacity=0.45).encode(y["coverage"], y2="together:Q")
    europe = base.mark_area(color=theme.EUROPE, opacity=0.6).encode(y["coverage"])
    share = base.mark_line(color=theme.INK, strokeWidth=3, strokeDash=[6, 2]).encode(y["share"])
    named = alt.Chart(alt.NamedData("marks")).encode(theme.time("day"))
    rule = named.mark_rule(color=theme.INK, strokeWidth=2)
    word = named.mark_text(align="left", dx=4, fontSize=12, color=theme.INK, baseline="top")
    word = word.encode(y=alt.value(4), text="words:N")
    targets = theme.targets(time["day"].min(), time["day"].max(), 2)
    left = alt.layer(targets, both, europe, share, rule, word)
    left = left.properties(width=300, height=axes.height(areas))
    chart = alt.hconcat(left, _bars(areas), spacing=30)
    sized = chart.properties(title=_areas_title(title), description=description)
    return theme.named(sized, time=time, areas=areas[_AREA_COLUMNS], marks=marks)


_TICKS = [0, 25, 50, 75, 100]
_AREA_COLUMNS = ["name", "europe", "both", "evidence", "text"]


def _areas_title(title):
    subtitle = "Percent of the need, middle case. Blue: Europe. Orange: what the US adds, up to "
    return theme.titled(title, subtitle + "the need. Text: what has gone with the US since 2026")


def _bars(rows):
    base, y = alt.Chart(alt.NamedData("areas")), axes.names(rows)
    x = axes.percent("europe", "percent of the need", stack=None)
    sure = axes.evidence(rows, symbolFillColor=theme.EUROPE)
    whole = base.mark_bar(color=_LEFT).encode(x=alt.XDatum(0), y=y, x2=alt.X2Datum(100))
    europe = base.mark_bar(color=theme.EUROPE).encode(x, y, sure)
    us = base.mark_bar(color=theme.US).encode(x, y, sure, x2="both:Q")
    text = base.mark_text(align="left", dx=6, fontSize=11, color=theme.INK)
    text = text.encode(y=y, x=alt.XDatum(100, type="quantitative"), text="text:N")
    return alt.layer(whole, europe, us, text).properties(width=260, height=axes.height(rows))
