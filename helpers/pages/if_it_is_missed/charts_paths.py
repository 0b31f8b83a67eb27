"""Figures on the paths of US forces: burden shifted, burden met, and what would be on hand."""

import textwrap

import altair as alt
import pandas as pd

from helpers.figures import axes, theme

_EMPTY = "#eceef1"


def remember(rows, order, title, description):
    """Burden shifted against burden met on each path; `rows` from `by_path` with its numbers."""

    def draw(y, path):
        base = alt.Chart(alt.NamedData("rows")).encode(theme.time("day")).transform_filter(path)
        met = base.mark_area(color=theme.EUROPE, opacity=0.3).encode(y("coverage"))
        edge = base.mark_line(color=theme.EUROPE, strokeWidth=1).encode(y("coverage"))
        shifted = base.mark_line(color=theme.INK, strokeWidth=3, strokeDash=[6, 2])
        told = base.transform_filter("datum.share_text !== ''")
        bold = {"fontSize": 13, "fontWeight": "bold"}
        share = told.mark_text(color=theme.INK, align="right", dx=-3, dy=-10, **bold)
        covered = told.mark_text(color=theme.EUROPE, align="left", dx=3, dy=14, **bold)
        return [
            met,
            edge,
            shifted.encode(y("share")),
            share.encode(y("share"), text="share_text:N"),
            covered.encode(y("coverage"), text="coverage_text:N"),
            *_shifted(base, theme.records(rows)[-1]["day"], y("share")),
            _word("met", 110, 184, theme.EUROPE),
        ]

    subtitle = [
        "Dashed line: burden shifted, Europe's share of what both would field. Blue: burden met, "
        "the need that Europe covers.",
        "Percent, mean of all areas, projections. Rules and numbers: ends of 2027 and 2030",
    ]
    columns = ["share", "coverage", "share_text", "coverage_text"]
    return _frames(rows, order, draw, columns, theme.titled(title, subtitle), description)


def _shifted(base, last, y):
    """The name of the line at its end: below it at the top of the frame, above it elsewhere."""
    end = base.transform_filter(alt.FieldEqualPredicate(equal=last, field="day"))
    sides = {"datum.share > 90": 14, "datum.share <= 90": -16}
    return [
        end.transform_filter(where)
        .mark_text(align="right", dy=dy, fontSize=12, fontWeight="bold", color=theme.INK)
        .encode(y, text=alt.value("shifted"))
        for where, dy in sides.items()
    ]


def on_hand(rows, order, title, description):
    """What both sides would have on hand on each path, of the need; from `by_path`."""

    def draw(y, path):
        base = alt.Chart(alt.NamedData("rows")).encode(theme.time("day")).transform_filter(path)
        both = base.mark_area(color=theme.US, opacity=0.45)
        europe = base.mark_area(color=theme.EUROPE, opacity=0.6).encode(y("coverage"))
        edge = base.mark_line(color=theme.INK, strokeWidth=1.5, strokeDash=[6, 2])
        return [
            both.encode(y("coverage"), y2="together:Q"),
            europe,
            edge.encode(y("together")),
            _word("Europe", 60, 184, theme.PAPER),
            _word("US", 2, 66, theme.INK),
        ]

    subtitle = (
        "Percent of the need, mean of all areas, projections. Blue: Europe. Orange: what the US "
        "adds, up to the need"
    )
    columns = ["coverage", "together"]
    return _frames(rows, order, draw, columns, theme.titled(title, subtitle), description)


def _word(word, x, y, colour):
    base = alt.Chart(alt.InlineData(values=[{"word": word}]))
    text = base.mark_text(
        align="left", baseline="top", fontSize=12, fontWeight="bold", color=colour, lineBreak="\n"
    )
    return text.encode(x=alt.value(x), y=alt.value(y), text="word:N")


def _frames(rows, order, draw, columns, title, description):
    """The same layers for each path side by side, in `order`; only the first shows its axis."""
    charts = []
    for number, (path, name) in enumerate(order.items()):
        axis = alt.Axis(title=None, values=[0, 50, 100], labels=not number, ticks=False)

        def y(field, axis=axis):
            return alt.Y(f"{field}:Q", scale=axes.PERCENT, stack=None, axis=axis)

        targets = theme.targets(rows["day"].min(), rows["day"].max(), 5, labels=False)
        layers = draw(y, alt.FieldEqualPredicate(equal=path, field="path"))
        # A title would move with what stands out of its frame; a word at a fixed place does not.
        heading = _word("\n".join(textwrap.wrap(name, 21)), 0, -62, theme.INK)
        charts.append(alt.layer(targets, *layers, heading).properties(width=145, height=210))
    chart = alt.hconcat(*charts, spacing=14).properties(title=title, description=description)
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
    targets = theme.targets("2026-12-31", rows["day"].max(), labels=False)
    chart = alt.layer(targets, axis, area, edge, share, *labels)
    subtitle = (
        "Mean of all areas on the day the last US forces are gone, projections. Dashed rules: "
        "ends of 2027 and 2030"
    )
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
    targets = theme.targets(time["day"].min(), time["day"].max(), 2, labels=False)
    left = alt.layer(targets, both, europe, share, rule, word)
    left = left.properties(width=300, height=axes.height(areas))
    chart = alt.hconcat(left, _bars(areas), spacing=30)
    share = (
        "Black dashes: Europe's share of what both would field, percent. Thin rules: ends of 2027 "
    )
    titled = _areas_title(title, share + "and 2030")
    sized = chart.properties(title=titled, description=description)
    return theme.named(sized, time=time, areas=areas[_AREA_COLUMNS], marks=marks)


_TICKS = [0, 25, 50, 75, 100]
_AREA_COLUMNS = ["name", "europe", "both", "before", "evidence", "text"]


def _areas_title(title, first=""):
    subtitle = [
        "Percent of the need, middle case. Blue: Europe. Orange: what the US adds, up to the need.",
        "Orange dashes, number: what went with the US, against its forces before June 2026",
    ]
    return theme.titled(title, subtitle + [first] * bool(first))


def _bars(rows):
    base, y = alt.Chart(alt.NamedData("areas")), axes.names(rows)
    x = axes.percent("europe", "percent of the need", stack=None)
    sure = axes.evidence(rows, symbolFillColor=theme.EUROPE)
    whole = base.mark_bar(color=_EMPTY).encode(x=alt.XDatum(0), y=y, x2=alt.X2Datum(100))
    europe = base.mark_bar(color=theme.EUROPE).encode(x, y, sure)
    us = base.mark_bar(color=theme.US).encode(x, y, sure, x2="both:Q")
    gone = base.mark_bar(
        color=theme.US, fillOpacity=0.08, stroke=theme.US, strokeDash=[3, 3], strokeWidth=1
    ).transform_filter("datum.text !== ''")
    gone = gone.encode(alt.X("both:Q", scale=axes.PERCENT), y, x2="before:Q")
    text = base.mark_text(align="left", dx=6, fontSize=11, color=theme.INK)
    text = text.encode(y=y, x=alt.XDatum(100, type="quantitative"), text="text:N")
    chart = alt.layer(whole, europe, us, gone, text)
    return chart.properties(width=260, height=axes.height(rows))
