"""Figures on dates: the deadlines, the waits, and what an order signed on a day can still meet."""

from functools import partial

import altair as alt

from helpers.data.lead_times import BASES, CASES, GROUPS, ORIGINS
from helpers.figures import theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.rows import Rows, groups, look, tips
from helpers.figures.text import cap, count, listing
from helpers.pages.deadlines import words

STATUS = {
    "met": ("circle", theme.FIRM),
    "pending": ("diamond", theme.INK),
    "unclear": ("triangle-up", theme.NEUTRAL),
    "missed": ("cross", theme.SHAKY),
    "superseded": ("triangle-down", theme.NEUTRAL),
}
_OUTCOMES = {
    "an order today is in time": ("circle", theme.FIRM),
    "an order today is too late": ("cross", theme.SHAKY),
    "date has passed": ("stroke", "#c4c8ce"),
}
_YARDSTICKS = {
    "US goal": "the reported US goal is",
    "EU goal": "the EU's is",
    "NATO money pledge": "NATO's money pledge runs to",
}
_DAYS = [f"{case}_day" for case in CASES]
_names = partial(theme.rows, size=alt.Undefined)
_MAKER = theme.makers().legend(title="Maker")


@any_rows
def timeline(deadlines):
    """All deadlines in groups, one row each; a bar shows a date known only to the year or month."""
    year = deadlines.groupby("yardstick")["last"].max().dt.year
    looks = {name: look for name, look in STATUS.items() if name in set(deadlines["status"])}
    start = f"{deadlines['first'].min().year}-01-01"
    clocks = [f"{told} {year[name]}" for name, told in _YARDSTICKS.items() if name in year]
    return figure(
        groups(deadlines, "group", GROUPS, partial(_group, looks, start), spacing=8),
        cap(", ".join(clocks)) or f"{count(len(deadlines), 'date')} that somebody set or feared",
        "Marks stand at the end of the time named, so 2027 stands at the line of 2028",
        words.groups_sentence(deadlines),
        sources=deadlines,
        deadlines=deadlines[["group", "label", "first", "last", "status", "what_is_due"]],
    )


def _group(looks, start, own, where, first):
    """The rows of one group of deadlines; only the first group labels the two target dates."""
    rows = Rows("deadlines", _names("label", list(own["label"]), 380), theme.time, where=where)
    shape, colour = look("status", looks, title="Status on the day of our facts")
    tip = tips({"label:N": "Date", "what_is_due:N": "Due"})
    bar = rows.rule("first", "last", colour, strokeWidth=3, opacity=0.35)
    point = rows.point("last", colour, shape, tooltip=tip, filled=True, size=75, opacity=1)
    chart = alt.layer(theme.targets(start, "2036-12-31", 2, labels=first), bar, point)
    return chart.properties(width=440, height=17 * len(own))


@any_rows
def waits(cases):
    """Every published wait from order to first delivery, by kind, the shortest median on top."""
    axis = alt.Axis(title="months from order to first delivery", values=list(range(0, 217, 24)))
    months = alt.X("months:Q", scale=alt.Scale(domain=[0, 216]), axis=axis)
    places = {"low": alt.X("low:Q"), "months": months}
    rows = Rows("cases", _names("kind", _by_wait(cases), 280), places.get)
    shapes = alt.Scale(domain=BASES["all"], range=["circle", "square", "triangle-up", "diamond"])
    shape = alt.Shape("basis:N", scale=shapes, legend=alt.Legend(title="Basis"))
    tip = tips({"system:N": "Order", "months:Q": "Months"})
    spread = rows.rule("low", "high", _MAKER, opacity=0.35, strokeWidth=2)
    point = rows.point("months", _MAKER, shape, tooltip=tip, size=70, strokeWidth=2)
    return figure(
        (spread + point).properties(width=520, height=alt.Step(20)),
        f"From order to first delivery: typically {words.years(cases['months'].median())}, "
        f"at worst {words.years(cases['months'].max())}",
        "One mark is one order; the line behind it, what its dates allow",
        words.waits_sentence(cases),
        sources=cases,
        cases=cases[["kind", "origin", "months", "low", "high", "basis", "system"]],
    )


@any_rows
def sign_by(rows):
    """The last day to sign for 2027 and for 2030, by kind; `rows` comes from `data.sign_by`."""
    order, late = list(rows["kind"].unique()), rows["median_day"] < rows["today"]
    (first, number), *others = late.groupby(rows["year"]).sum().items()
    title = f"The typical order for {first} is already too late in {number} of "
    title += count(len(order), "kind") + "".join(f", for {year} in {n}" for year, n in others)
    still = rows.loc[(rows["year"] == first) & ~late, "kind"]
    now = alt.Chart().mark_rule(color=theme.INK, strokeWidth=2).encode(theme.time("today"))
    header = alt.Header(title=None, labelFontSize=13, labelFontWeight="bold")
    targets = theme.targets("2010-01-01", "2032-01-01", 4, labels=False)
    columns = alt.layer(targets, now, *_ranges(None, order))
    columns = columns.properties(width=240, height=20 * len(order))
    return figure(
        columns.facet(column=alt.Column("target:N", header=header), data=alt.NamedData("rows")),
        title,
        "Last day to sign: line from slowest to fastest case, mark at the median. Black line: "
        "day of our facts. Dashed: end of 2027 and of 2030",
        f"{title}. Still in time for {first} at the median wait: {listing(still)}.",
        sources=rows,
        rows=rows[["kind", "origin", "target", "today", *_DAYS]],
    )


@any_rows
def arrivals(rows, signed, cases):
    """First delivery by kind of an order `signed` on one day; all `cases` fix the rows' places."""
    order = _by_wait(cases)
    day = alt.Chart(alt.NamedData("signed")).encode(theme.time("order_day"))
    day = day.mark_rule(color=theme.NEUTRAL, strokeWidth=3)
    chart = alt.layer(theme.targets("2024-01-01", "2046-01-01", 2), day, *_ranges("rows", order))
    return figure(
        chart.properties(width=520, height=20 * len(order)),
        "Sign an order: what can it still meet?",
        "First delivery: line from fastest to slowest case, mark at the median; "
        "grey line: day of the order",
        words.waits_sentence(cases),
        sources=cases,
        rows=rows[["kind", "origin", *_DAYS]],
        signed=signed,
    )


@any_rows
def slack(rows, lines, deadlines):
    """Time from today to each open date of `data.slack`, with `lines` at named days."""
    order = list(rows["label"])
    marks = Rows("rows", _names("label", order, 390).scale(domain=order), theme.time)
    shape, colour = look("outcome", _OUTCOMES, title=None, columns=2)
    bar = marks.rule("today", "last", colour, strokeWidth=5)
    end = marks.point("last", colour, shape, filled=True, size=60, opacity=1)
    named = alt.Chart(alt.NamedData("lines")).encode(theme.time("day"))
    line = named.mark_rule(color=theme.INK, strokeWidth=1.5)
    label = named.mark_text(align="left", dx=4, dy=-6, baseline="bottom", fontSize=11)
    label = label.encode(y=alt.value(0), text="line:N", color=alt.value(theme.INK))
    targets = theme.targets("2025-01-01", "2036-12-31", 2, labels=False)
    chart = alt.layer(targets, bar, end, line, label)
    return figure(
        chart.properties(width=430, height=17 * len(order)),
        "Stretch the wait: which open dates fall away?",
        "Bars run from today to the last day of each open date",
        words.status_sentence(deadlines),
        sources=deadlines,
        rows=rows[["label", "last", "today", "outcome"]],
        lines=lines,
    )


def _ranges(data, order):
    """Two layers by kind: a line from fastest to slowest day, and a mark at the median."""
    rows = Rows(data, _names("kind", order, 280).scale(domain=order), theme.time)
    shapes = alt.Scale(domain=ORIGINS, range=["circle", "square", "triangle-up"])
    shape = alt.Shape("origin:N", scale=shapes)
    line = rows.rule("fastest_day", "slowest_day", _MAKER, strokeWidth=4, opacity=0.4)
    return line, rows.point("median_day", _MAKER, shape, filled=True, size=70, opacity=1)


def _by_wait(cases):
    """The kinds of equipment, the shortest median wait first."""
    return list(cases.groupby("kind")["months"].median().sort_values(kind="stable").index)
