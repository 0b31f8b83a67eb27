"""Figures on promises, forecasts and statements, against what came."""

import altair as alt
import pandas as pd

from helpers.figures import theme
from helpers.pages.since_the_article import data_promises as promises

_FIRM, _WEAK = "as stated by the source", "disputed, or little sure"
_WHAT = [promises.MADE, promises.CLAIMED, promises.PROMISED]
_SHAPES = ["circle", "square", "diamond"]
_STATE_COLOURS = [theme.FIRM, theme.FAIR, theme.SHAKY, "#c89a4a", theme.NEUTRAL, theme.INK]
_STATE_SHAPES = ["circle", "triangle-up", "cross", "triangle-down", "diamond", "square"]
_VERDICT_SHAPES = ["diamond", "circle", "square", "triangle-up", "cross"]
_VERDICT_COLOURS = [theme.INK, theme.FIRM, theme.FAIR, theme.NEUTRAL, theme.SHAKY]


def shells(rows, gaps, title, description):
    """Shells a year, Europe above the US; a dashed box where no output was found."""
    frame = rows[["region", "what", "day", "million", "note"]].assign(
        sure=rows["sure"].map({True: _FIRM, False: _WEAK})
    )
    parts = [_shells(region, region == promises.REGIONS[0]) for region in promises.REGIONS]
    chart = alt.vconcat(*parts, spacing=10).properties(
        title=theme.titled(
            title, "Million shells of 155 mm a year; a mark stands in the middle of its year"
        ),
        description=description,
    )
    return theme.named(chart, rows=frame, gaps=gaps[["region", "first", "last"]])


def _shells(region, first):
    own = alt.FieldEqualPredicate(equal=region, field="region")
    base = alt.Chart(alt.NamedData("rows")).transform_filter(own)
    scale = alt.Scale(domain=[0, 2.2], nice=False)
    y = alt.Y("million:Q", scale=scale, axis=alt.Axis(title="million a year", tickCount=4))
    filled = alt.Scale(domain=_WHAT, range=[theme.INK, theme.PAPER, theme.PAPER])
    shape = alt.Shape("what:N", scale=alt.Scale(domain=_WHAT, range=_SHAPES), title=None)
    legend = alt.Legend(title=None, symbolStrokeColor=theme.INK, columns=1)
    fill = alt.Fill("what:N", scale=filled, legend=legend)
    tips = [alt.Tooltip("what:N", title="What"), alt.Tooltip("note:N", title="Note")]
    mark = base.mark_point(size=110, stroke=theme.INK, strokeWidth=1.3)
    sure = theme.sure([_FIRM, _WEAK])
    mark = mark.encode(theme.time("day"), y, shape, fill, sure, tooltip=tips)
    lost = alt.Chart(alt.NamedData("gaps")).transform_filter(own)
    box = lost.mark_rect(fill="none", stroke=theme.NEUTRAL, strokeDash=[4, 3])
    box = box.encode(theme.time("first"), alt.X2("last:T"), y=alt.value(0), y2=alt.value(150))
    word = lost.mark_text(align="left", dx=4, baseline="bottom", dy=-4, fontStyle="italic")
    word = word.encode(theme.time("first"), y=alt.value(150), text=alt.value("not found"))
    layers = [theme.targets("2020-12-31", "2031-12-31", labels=first), box, word, mark]
    heading = alt.TitleParams(region, fontSize=13, offset=18 if first else 4)
    return alt.layer(*layers).properties(width=620, height=150, title=heading)


def milestones(rows, title, description):
    """Promises with a date, each marked kept, missed, still open or not found."""
    low = rows["found"] == "low confidence"
    frame = rows[["promise", "state", "found"]].assign(sure=low.map({True: _WEAK, False: _FIRM}))
    base = alt.Chart(alt.NamedData("rows"))
    y = theme.rows("promise", list(rows["promise"]), 370)
    axis = alt.Axis(orient="top", labelAngle=0, title=None, domain=False, ticks=False, grid=True)
    axis.labelExpr = "split(replace(datum.label, ', no date', ',| no date'), '|')"
    axis.labelFontSize = 11
    x = alt.X("state:N", sort=promises.STATES, scale=alt.Scale(domain=promises.STATES), axis=axis)
    scale = alt.Scale(domain=promises.STATES, range=_STATE_COLOURS)
    shapes = alt.Scale(domain=promises.STATES, range=_STATE_SHAPES)
    colour = alt.Color("state:N", scale=scale, legend=None)
    shape = alt.Shape("state:N", scale=shapes, legend=None)
    mark = base.mark_point(filled=True, size=150).encode(
        x, y, colour, shape, theme.sure([_FIRM, _WEAK], theme.FIRM)
    )
    text = base.mark_text(align="left", fontSize=11, color=theme.INK)
    text = text.encode(y, x=alt.value(434), text="found:N")
    chart = (mark + text).properties(width=430, height=26 * len(frame), description=description)
    titled = theme.titled(title, "EU promises and steps; the words say what our sources tell")
    return theme.named(chart.properties(title=titled), rows=frame)


def comparisons(rows, lost, title, description):
    """Results in percent of the forecast, then what was looked for and not found."""
    lost = lost[lost["unit"].isin(promises.QUANTITIES)]
    frame = pd.concat([rows, lost[["name"]]], ignore_index=True)
    weak = frame["weak"].fillna("").map({"": _FIRM}).fillna(_WEAK)
    frame = frame.assign(sure=weak, text=_words(frame))
    frame = frame[["name", "percent", "sure", "text"]]
    y = theme.rows("name", list(frame["name"]), 350)
    scale = alt.Scale(domain=[0, 150])
    axis = alt.Axis(title="result, percent of the forecast or promise", values=[0, 50, 100])
    x = alt.X("percent:Q", scale=scale, axis=axis)
    base = alt.Chart(alt.NamedData("rows")).encode(y)
    bar = base.mark_bar(color=theme.FIRM, height=13)
    bar = bar.encode(x, theme.sure([_FIRM, _WEAK], theme.FIRM))
    gap = base.transform_filter("datum.percent == null")
    gap = gap.mark_bar(fill="none", stroke=theme.NEUTRAL, strokeDash=[4, 3], height=13)
    gap = gap.encode(x=alt.value(0), x2=alt.value(300))
    text = base.mark_text(align="left", dx=5, fontSize=11, color=theme.INK)
    text = text.encode(x, text="text:N").transform_filter("datum.percent != null")
    none = base.mark_text(align="left", dx=5, fontSize=11, fontStyle="italic", color=theme.INK)
    none = none.transform_filter("datum.percent == null").encode(x=alt.value(0), text="text:N")
    line = alt.Chart(alt.InlineData(values=[{"full": 100}])).mark_rule(strokeDash=[2, 3])
    line = line.encode(alt.X("full:Q", scale=scale, axis=axis))
    chart = alt.layer(line, bar, gap, text, none)
    titled = theme.titled(title, "Forecast or promise = 100; only pairs that measure the same")
    sized = chart.properties(width=450, height=24 * len(frame), title=titled)
    return theme.named(sized.properties(description=description), rows=frame)


def _words(rows):
    """`574 of 559 bn USD`, or a share as it is."""
    return [_pair(row) for row in rows.itertuples()]


def _pair(row):
    if pd.isna(row.result):
        return "not found"
    remark = f" ({row.weak})" if row.weak else ""
    if row.unit == "percent":
        return f"about {row.result:g} percent on time{remark}"
    return f"{row.result:g} of {row.forecast:g} {row.unit}{remark}"


def statements(rows, title, description):
    """Statements on 2027 and 2030: when said, the verdict, and the years they lead to."""
    frame = rows[["group", "label", "verdict", "subject", "years", "said", "from_day", "to_day"]]
    groups = [_statements(frame, group, group == promises.GROUPS[0]) for group in promises.GROUPS]
    subtitle = (
        "A mark stands on the day of the statement, a dashed bar where the years it names lead"
    )
    chart = alt.vconcat(*groups, spacing=6).properties(
        title=theme.titled(title, subtitle), description=description
    )
    return theme.named(chart, rows=frame)


def _statements(frame, group, first):
    own = frame[frame["group"] == group]
    base = alt.Chart(alt.NamedData("rows")).transform_filter(
        alt.FieldEqualPredicate(equal=group, field="group")
    )
    y = theme.rows("label", list(own["label"]), 215)
    scale = alt.Scale(domain=promises.VERDICTS, range=_VERDICT_COLOURS)
    shapes = alt.Scale(domain=promises.VERDICTS, range=_VERDICT_SHAPES)
    legend = alt.Legend(title="The goal is")
    colour = alt.Color("verdict:N", scale=scale, legend=legend)
    tips = [alt.Tooltip("label:N", title="Who"), alt.Tooltip("subject:N", title="About")]
    mark = base.mark_point(filled=True, size=80, opacity=1).encode(
        theme.time("said"),
        y,
        colour,
        alt.Shape("verdict:N", scale=shapes, legend=legend),
        tooltip=tips,
    )
    bar = base.mark_rule(strokeWidth=3, strokeDash=[5, 2]).encode(
        theme.time("from_day"), y, colour, x2="to_day:T"
    )
    end = base.mark_tick(thickness=3, size=11).encode(theme.time("from_day"), y, colour)
    far = base.mark_tick(thickness=3, size=11).encode(theme.time("to_day"), y, colour)
    text = base.mark_text(align="left", dx=6, fontSize=11, color=theme.INK)
    text = text.encode(theme.time("to_day"), y, text="years:N")
    loose = base.transform_filter("datum.said == null").mark_text(
        align="left", fontSize=11, fontStyle="italic", color=theme.INK
    )
    loose = loose.transform_calculate(text="datum.years + ', undated'")
    loose = loose.encode(y, x=alt.value(4), text="text:N")
    layers = [theme.targets("2018-12-31", "2049-12-31", 5, labels=first), bar, end, far, mark]
    heading = alt.TitleParams(group, fontSize=13, offset=18 if first else 4)
    about = base.mark_text(align="left", fontSize=11, color=theme.INK, limit=260)
    about = about.encode(y, x=alt.value(470), text="subject:N")
    chart = alt.layer(*layers, text, loose, about)
    return chart.properties(width=440, height=19 * len(own), title=heading)
