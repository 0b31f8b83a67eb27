"""Figures on dates: the deadlines, the waits, and what an order signed on a day can still meet."""

import altair as alt
import pandas as pd

from helpers.data import lead_times as timing
from helpers.figures import theme

STATUS = ["met", "pending", "unclear", "missed", "superseded"]
_STATUS_COLOURS = [theme.FIRM, theme.INK, theme.NEUTRAL, theme.SHAKY, theme.NEUTRAL]
_STATUS_SHAPES = ["circle", "diamond", "triangle-up", "cross", "triangle-down"]
ORIGIN_COLOURS = [theme.EUROPE, theme.US, theme.NEUTRAL]
_OUTCOMES = ["an order today is in time", "an order today is too late", "date has passed"]


def timeline(deadlines, title, description):
    """All deadlines in groups, one row each; a bar shows a date known only to the year or month.

    `deadlines` comes from `timing.deadlines`.
    """
    frame = deadlines[["group", "label", "first", "last", "status", "what_is_due"]]
    groups = [_group(frame, group, first=group == timing.GROUPS[0]) for group in timing.GROUPS]
    subtitle = "Marks stand at the end of the time named, so 2027 stands at the line of 2028"
    chart = alt.vconcat(*groups, spacing=8).properties(
        title=theme.titled(title, subtitle), description=description
    )
    return theme.named(chart, deadlines=frame)


def _group(frame, group, first):
    """The rows of one group of deadlines; only the first group labels the two target dates."""
    own = frame[frame["group"] == group]
    base = alt.Chart(alt.NamedData("deadlines")).transform_filter(
        alt.FieldEqualPredicate(equal=group, field="group")
    )
    y = alt.Y("label:N", sort=list(own["label"]), title=None, axis=_labels(380))
    legend = alt.Legend(title="Status on the day of our facts")
    colour = alt.Color("status:N", scale=alt.Scale(domain=STATUS, range=_STATUS_COLOURS))
    shape = alt.Shape("status:N", scale=alt.Scale(domain=STATUS, range=_STATUS_SHAPES))
    tip = [alt.Tooltip("label:N", title="Date"), alt.Tooltip("what_is_due:N", title="Due")]
    bar = base.mark_rule(strokeWidth=3, opacity=0.35).encode(
        theme.time("first"), y, colour.legend(legend), x2="last:T"
    )
    point = base.mark_point(filled=True, size=75, opacity=1).encode(
        theme.time("last"), y, colour.legend(legend), shape.legend(legend), tooltip=tip
    )
    heading = alt.TitleParams(group, fontSize=13, offset=18 if first else 4)
    chart = alt.layer(theme.targets("2024-01-01", "2036-12-31", 2, labels=first), bar, point)
    return chart.properties(width=440, height=17 * len(own), title=heading)


def waits(cases, leads, title, description):
    """Every published wait from order to first delivery, by kind; `leads` gives the order."""
    frame = cases[["kind", "origin", "months", "low", "high", "basis", "system"]]
    base = alt.Chart(alt.NamedData("cases"))
    y = alt.Y("kind:N", sort=list(leads["kind"]), title=None, axis=_labels(280))
    bases = timing.BASES["all"]
    shape = alt.Shape(
        "basis:N",
        scale=alt.Scale(domain=bases, range=["circle", "square", "triangle-up", "diamond"]),
        legend=alt.Legend(title="Basis"),
    )
    tip = [alt.Tooltip("system:N", title="Order"), alt.Tooltip("months:Q", title="Months")]
    axis = alt.Axis(title="months from order to first delivery", values=list(range(0, 217, 24)))
    x = alt.X("months:Q", scale=alt.Scale(domain=[0, 216]), axis=axis)
    spread = base.mark_rule(opacity=0.35, strokeWidth=2).encode(
        alt.X("low:Q"), y, _origin(), x2="high:Q"
    )
    point = base.mark_point(size=70, strokeWidth=2).encode(x, y, _origin(), shape, tooltip=tip)
    titled = theme.titled(title, "One mark is one order; the line behind it, what its dates allow")
    sized = (spread + point).properties(
        title=titled, description=description, width=520, height=alt.Step(20)
    )
    return theme.named(sized, cases=frame)


def sign_by(rows, today, title, description):
    """The last day to sign for 2027 and for 2030, by kind; `rows` comes from `timing.sign_by`."""
    order = list(dict.fromkeys(rows.sort_values(["median", "kind"])["kind"]))
    frame = rows[["kind", "origin", "target", *_days()]].assign(today=pd.Timestamp(today))
    now = alt.Chart().mark_rule(color=theme.INK, strokeWidth=2)
    now = now.encode(theme.time("today"))
    ranges = _ranges(alt.Chart(), order)
    header = alt.Header(title=None, labelFontSize=13, labelFontWeight="bold")
    columns = alt.layer(theme.targets("2010-01-01", "2032-01-01", 4, labels=False), now, *ranges)
    faceted = columns.properties(width=240, height=20 * len(order)).facet(
        column=alt.Column("target:N", header=header), data=alt.NamedData("rows")
    )
    subtitle = (
        "Last day to sign: line from slowest to fastest case, mark at the median. Black line: "
    )
    titled = theme.titled(title, subtitle + "day of our facts. Dashed: end of 2027 and of 2030")
    return theme.named(faceted.properties(title=titled, description=description), rows=frame)


def arrivals(rows, signed, order, title, description):
    """First delivery of an order signed on one day, by kind; `order` fixes the rows' places.

    `signed` holds the day of the order.
    """
    ranges = _ranges(alt.Chart(alt.NamedData("rows")), order)
    day = alt.Chart(alt.NamedData("signed")).mark_rule(color=theme.NEUTRAL, strokeWidth=3)
    day = day.encode(theme.time("order_day"))
    chart = alt.layer(theme.targets("2024-01-01", "2046-01-01", 2), day, *ranges)
    sized = chart.properties(width=520, height=20 * len(order))
    subtitle = "First delivery: line from fastest to slowest case, mark at the median; "
    titled = theme.titled(title, subtitle + "grey line: day of the order")
    return theme.named(
        sized.properties(title=titled, description=description),
        rows=rows[["kind", "origin", *_days()]],
        signed=signed,
    )


def slack(rows, lines, order, title, description):
    """Months from today to each open deadline, against one lead time.

    `rows` comes from `timing.slack`, `lines` holds named days; `order` fixes the rows' places.
    """
    base = alt.Chart(alt.NamedData("rows"))
    y = alt.Y("label:N", sort=order, title=None, axis=_labels(390), scale=alt.Scale(domain=order))
    colour = alt.Color(
        "outcome:N",
        scale=alt.Scale(domain=_OUTCOMES, range=[theme.FIRM, theme.SHAKY, "#c4c8ce"]),
        legend=alt.Legend(title=None),
    )
    x = theme.time("today")
    bar = base.mark_rule(strokeWidth=5).encode(x, y, colour, x2="last:T")
    end = base.mark_point(filled=True, size=60, opacity=1).encode(
        theme.time("last"),
        y,
        colour,
        alt.Shape(
            "outcome:N",
            scale=alt.Scale(domain=_OUTCOMES, range=["circle", "cross", "stroke"]),
            legend=alt.Legend(title=None),
        ),
    )
    named = alt.Chart(alt.NamedData("lines"))
    line = named.mark_rule(color=theme.INK, strokeWidth=1.5).encode(theme.time("day"))
    label = named.mark_text(align="left", dx=4, dy=-6, baseline="bottom", fontSize=11)
    label = label.encode(
        theme.time("day"), y=alt.value(0), text="line:N", color=alt.value(theme.INK)
    )
    chart = alt.layer(
        theme.targets("2025-01-01", "2036-12-31", 2, labels=False), bar, end, line, label
    )
    sized = chart.properties(width=430, height=17 * len(order))
    titled = theme.titled(title, "Bars run from today to the last day of each open date")
    return theme.named(
        sized.properties(title=titled, description=description),
        rows=rows[["label", "last", "today", "outcome"]],
        lines=lines,
    )


def _ranges(base, order):
    """Two layers by kind: a line from fastest to slowest day, and a mark at the median."""
    y = alt.Y("kind:N", sort=order, title=None, axis=_labels(280), scale=alt.Scale(domain=order))
    line = base.mark_rule(strokeWidth=4, opacity=0.4).encode(
        theme.time("fastest_day"), y, _origin(), x2="slowest_day:T"
    )
    point = base.mark_point(filled=True, size=70, opacity=1).encode(
        theme.time("median_day"),
        y,
        _origin(),
        alt.Shape("origin:N", scale=_scale_origin(["circle", "square", "triangle-up"])),
    )
    return line, point


def _origin():
    legend = alt.Legend(title="Maker")
    return alt.Color("origin:N", scale=_scale_origin(ORIGIN_COLOURS), legend=legend)


def _scale_origin(values):
    return alt.Scale(domain=timing.ORIGINS, range=values)


def _labels(width):
    return alt.Axis(labelLimit=width, minExtent=width, ticks=False, domain=False, labelPadding=6)


def _days():
    return [f"{case}_day" for case in timing.CASES]
