"""Figures on what it would take: break-even, verdicts by rule and date, everything at once."""

import altair as alt

from helpers.figures import axes, theme
from helpers.model import cases, questions
from helpers.pages.what_it_would_take import data as take

VERDICTS = alt.Scale(domain=[take.HELD, take.MISSED], range=[theme.EUROPE, "#d5d9df"])
_RANGE = alt.Scale(domain=[0, 1])
_ENDS = "datum.value == 0 ? 'lowest setting' : 'highest setting'"


def overview(rows, title, description):
    """The verdict by rule and date, and how many assumptions turn it; from `take.overview`."""
    frame = rows.assign(
        name=rows["rule"].map(RULES),
        verdict=rows["holds"].map({True: take.HELD, False: take.MISSED}),
        text=["yes" if holds else "no" for holds in rows["holds"]],
        count=rows["turns"].map(lambda turns: f"{turns} turn it" if turns else "none"),
    )
    base = alt.Chart(alt.NamedData("rows")).encode(
        alt.X("date:O", title="end of", axis=alt.Axis(labelAngle=0, orient="top")),
        alt.Y(
            "name:N",
            sort=list(RULES.values()),
            title=None,
            axis=alt.Axis(labelLimit=260, ticks=False, domain=False, labelPadding=10),
        ),
    )
    legend = alt.Legend(title="As reported")
    cell = base.mark_rect(stroke=theme.PAPER, strokeWidth=2)
    cell = cell.encode(alt.Color("verdict:N", scale=VERDICTS, legend=legend))
    ink = alt.condition(
        alt.FieldEqualPredicate(equal=take.HELD, field="verdict"),
        alt.value("white"),
        alt.value(theme.INK),
    )
    word = base.mark_text(dy=-7, fontSize=13, fontWeight="bold").encode(text="text:N", color=ink)
    count = base.mark_text(dy=9, fontSize=11).encode(text="count:N", color=ink)
    subtitle = "Middle case, as reported. Small print: how many of the assumptions turn the "
    titled = theme.titled(title, subtitle + "verdict on their own, somewhere in their range")
    chart = alt.layer(cell, word, count).properties(width=9 * 68, height=4 * 44)
    columns = ["name", "date", "verdict", "text", "count"]
    return theme.named(chart.properties(title=titled, description=description), rows=frame[columns])


RULES = {rule: questions.RULES[rule].row for rule in ("mean", "most", "named", "every")}


def strips(rows, stretches, title, description):
    """The range of each assumption, split by the verdict it gives; rows from `take.strips`."""
    y = axes.names(rows)
    x = alt.X(
        "start:Q",
        scale=_RANGE,
        title=None,
        axis=alt.Axis(values=[0, 1], labelExpr=_ENDS, grid=False, labelFlush=True),
    )
    legend = alt.Legend(title="At this setting alone")
    bar = alt.Chart(alt.NamedData("stretches")).mark_bar(height=11)
    bar = bar.encode(x, y, alt.Color("verdict:N", scale=VERDICTS, legend=legend), x2="end:Q")
    base = alt.Chart(alt.NamedData("rows")).encode(y)
    now = base.mark_tick(color=theme.INK, thickness=3, size=17, opacity=1)
    now = now.encode(alt.X("at_now:Q", scale=_RANGE))
    flip = base.mark_point(
        shape="diamond", filled=True, size=120, color=theme.PAPER, stroke=theme.INK, opacity=1
    ).encode(alt.X("at_value:Q", scale=_RANGE))
    text = base.mark_text(align="left", x=352, fontSize=12, color=theme.INK)
    chart = alt.layer(bar, now, flip, text.encode(text="text:N"))
    subtitle = "Each bar is the range of one assumption, all others unchanged. Black tick: now. "
    titled = theme.titled(title, subtitle + "Diamond: nearest setting that turns the verdict")
    sized = chart.properties(width=340, height=axes.height(rows), description=description)
    columns = ["name", "at_now", "at_value", "text"]
    return theme.named(sized.properties(title=titled), rows=rows[columns], stretches=stretches)


def extremes(rows, title, description):
    """Areas led by quarter in the best, the reported and the worst case; `take.by_quarter`."""
    total = take.total()
    names = list(cases.cases())
    base = alt.Chart(alt.NamedData("rows")).encode(
        theme.time("day"),
        alt.Y("areas:Q", title="areas led by Europe", scale=alt.Scale(domain=[0, total])),
    )
    dashes = alt.StrokeDash(
        "case:N",
        sort=names,
        scale=alt.Scale(domain=names, range=[[2, 3], [6, 3], [10, 2], [2, 6]]),
        legend=None,
    )
    width = alt.condition(
        alt.FieldEqualPredicate(equal="as reported", field="case"), alt.value(4), alt.value(2)
    )
    line = base.mark_line(interpolate="step-after", color=theme.EUROPE)
    line = line.encode(dashes, strokeWidth=width)
    last = alt.FieldEqualPredicate(equal=theme.records(rows)[-1]["day"], field="day")
    name = base.mark_text(align="left", fontSize=12, color=theme.INK).transform_filter(last)
    name = name.encode(x=alt.value(648), text="case:N")
    half = alt.Chart(alt.InlineData(values=[{"half": total / 2}]))
    half = half.mark_rule(color=theme.NEUTRAL, strokeDash=[2, 3])
    half = half.encode(alt.Y("half:Q", scale=alt.Scale(domain=[0, total])))
    targets = theme.targets(rows["day"].min(), rows["day"].max())
    subtitle = f"Number of areas of {total}, middle case, end of each quarter. Dotted line: half. "
    titled = theme.titled(title, subtitle + "All are projections")
    chart = alt.layer(targets, half, line, name).properties(width=640, height=260)
    return theme.named(chart.properties(title=titled, description=description), rows=rows)
