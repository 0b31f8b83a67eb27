"""Figures on promises, forecasts and statements, against what came."""

import altair as alt
import pandas as pd

from helpers.data import lead_times
from helpers.figures import theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.rows import Rows, groups, look, tips
from helpers.figures.text import each, listing, phrases
from helpers.pages.since_the_article import data_promises as data
from helpers.pages.since_the_article import words_promises as words

_FIRM, _WEAK = "as stated by the source", "disputed, or little sure"
_STATES = {
    "kept": ("circle", theme.FIRM),
    data.DONE: ("triangle-up", theme.FAIR),
    "missed": ("cross", theme.SHAKY),
    data.LATE: ("triangle-down", "#c89a4a"),
    "still open": ("diamond", theme.NEUTRAL),
    "not found": ("square", theme.INK),
}
# Words that would begin left of the rule for 2030 begin at it, so that it crosses none.
_NO_WORDS_BEFORE = pd.Timestamp(lead_times.TARGETS[2030])
_VERDICTS = {
    "sets the date": ("diamond", theme.INK),
    "realistic": ("circle", theme.FIRM),
    "partly": ("square", theme.FAIR),
    "conditional": ("triangle-up", theme.NEUTRAL),
    "unrealistic": ("cross", theme.SHAKY),
}


@any_rows
def milestones(rows):
    """Promises with a date, each marked kept, missed, still open or not found."""
    style = {"domain": False, "ticks": False, "grid": True, "labelPadding": 10, "labelFontSize": 11}
    lines = "split(replace(datum.label, ', no date', ',| no date'), '|')"
    axis = alt.Axis(orient="top", labelAngle=0, title=None, labelExpr=lines, **style)
    x = alt.X("state:N", sort=data.STATES, scale=alt.Scale(domain=data.STATES), axis=axis)
    marks = Rows("rows", theme.rows("promise", list(rows["promise"]), 370), lambda _: x)
    sure = theme.sure([_FIRM, _WEAK], theme.FIRM)
    mark = marks.point("state", *look("state", _STATES, shown=False), sure, filled=True, size=150)
    text = marks.base.mark_text(align="left", fontSize=11, color=theme.INK)
    text = text.encode(marks.y, x=alt.value(434), text="found:N")
    title = words.milestones_sentence(rows)
    parts = [f"{state}: {listing(own['promise'])}" for state, own in rows.groupby("state")]
    return figure(
        (mark + text).properties(width=430, height=26 * len(rows)),
        title,
        "EU promises and steps; the words say what our sources tell",
        f"{title}. {'; '.join(parts)}.",
        sources=rows,
        rows=rows[["promise", "state", "found"]].assign(sure=_sure(rows["doubt"].isna())),
    )


@any_rows
def comparisons(rows, lost):
    """Results in percent of the forecast, then what was looked for and not found."""
    lost = lost[~lost["unit"].isin(data.ANSWERS)]
    frame = pd.concat([rows, lost[["name"]]], ignore_index=True)
    frame["text"] = [_pair(row) for row in frame.itertuples()]
    frame["sure"] = _sure(frame["doubt"].isna())
    axis = alt.Axis(title="result, percent of the forecast or promise", values=[0, 50, 100])
    place = {"scale": alt.Scale(domain=[0, 150]), "axis": axis}
    x, sure = alt.X("percent:Q", **place), theme.sure([_FIRM, _WEAK], theme.FIRM)
    base = alt.Chart(alt.NamedData("rows")).encode(theme.rows("name", list(frame["name"]), 350))
    told = {"align": "left", "dx": 5, "fontSize": 11, "color": theme.INK}
    bar = base.mark_bar(color=theme.FIRM, height=13).encode(x, sure)
    text = base.mark_text(**told).encode(x, text="text:N")
    gap = base.transform_filter("datum.percent == null")
    box = gap.mark_bar(fill="none", stroke=theme.NEUTRAL, strokeDash=[4, 3], height=13)
    box = box.encode(x=alt.value(0), x2=alt.value(300))
    none = gap.mark_text(fontStyle="italic", **told).encode(x=alt.value(0), text="text:N")
    full = alt.Chart(alt.InlineData(values=[{"full": 100}])).mark_rule(strokeDash=[2, 3])
    full = full.encode(alt.X("full:Q", **place))
    parts = listing(phrases(rows, "{name} {percent:.0f} percent"))
    chart = alt.layer(full, bar, box, text.transform_filter("datum.percent != null"), none)
    return figure(
        chart.properties(width=450, height=24 * len(frame)),
        words.comparisons_sentence(rows),
        "Forecast or promise = 100; only pairs that measure the same",
        f"Result in percent of the forecast: {parts}. Not found: {each(lost, '{name}')}.",
        sources=[rows, lost],
        rows=frame[["name", "percent", "sure", "text"]],
    )


def _pair(row):
    """`USD 574 of 559 bn`, or a share as it is."""
    if pd.isna(row.result):
        return "not found"
    remark = "" if pd.isna(row.doubt) else f" ({row.doubt})"
    if row.unit == data.OF_PROMISE:
        return f"about {row.result:g} percent on time{remark}"
    size, _, currency = row.unit.partition(" ")
    return f"{currency} {row.result:g} of {row.forecast:g} {size}{remark}".lstrip()


@any_rows
def statements(rows):
    """Statements on 2027 and 2030: when said, the verdict, and the years they lead to."""
    title = words.verdicts_sentence(rows)
    named = listing(phrases(rows.dropna(subset="to_day"), "{label} {years}"))
    columns = ["group", "label", "verdict", "subject", "years", "said", "from_day", "to_day"]
    return figure(
        groups(rows, "group", data.GROUPS, _statements, spacing=6),
        title,
        "A mark stands on the day of the statement, a dashed bar where the years it names lead",
        f"{title}. Years named: {named}.",
        sources=rows,
        rows=rows[columns].assign(told_at=rows["to_day"].clip(lower=_NO_WORDS_BEFORE)),
    )


def _statements(own, where, first):
    marks = Rows("rows", theme.rows("label", list(own["label"]), 215), theme.time, where=where)
    shape, colour = look("verdict", _VERDICTS, title="The goal is")
    tip = tips({"label:N": "Who", "subject:N": "About"})
    mark = marks.point("said", colour, shape, tooltip=tip, filled=True, size=80, opacity=1)
    bar = marks.rule("from_day", "to_day", colour, strokeWidth=3, strokeDash=[5, 2])
    ends = [marks.tick(day, colour, thickness=3, size=11) for day in ("from_day", "to_day")]
    years = marks.text("told_at", "years", dx=6)
    base, told = marks.base.encode(marks.y), {"align": "left", "fontSize": 11, "color": theme.INK}
    loose = base.transform_filter("datum.said == null").mark_text(fontStyle="italic", **told)
    loose = loose.transform_calculate(text="datum.years + ', undated'")
    loose = loose.encode(x=alt.value(4), text="text:N")
    about = base.mark_text(limit=260, **told).encode(x=alt.value(470), text="subject:N")
    targets = theme.targets("2018-12-31", "2049-12-31", 5, labels=first)
    chart = alt.layer(targets, bar, *ends, mark, years, loose, about)
    return chart.properties(width=440, height=19 * len(own))


def _sure(firm):
    return firm.map({True: _FIRM, False: _WEAK})
