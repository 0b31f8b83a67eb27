"""Figures on spending over the years: what was spent, what is promised, what soldiers followed."""

import altair as alt
import pandas as pd

from helpers.figures import theme
from helpers.pages.money import data as spending

_SPAN = ("2013-06-01", "2037-03-01", 2)


def real(lines, title, description):
    """Real spending of Europe and the US; `lines` comes from `spending.real_lines`."""
    scale = alt.Scale(domain=[spending.EUROPE, spending.US], range=[theme.EUROPE, theme.US])
    y = alt.Y("real:Q", title="bn USD of 2021 a year", scale=alt.Scale(domain=[0, 1000]))
    colour = alt.Color("who:N", scale=scale, legend=None)
    drawn = _line("lines", "who", y, colour) + _end("lines", "who", y, colour)
    subtitle = "Defence spending at 2021 prices, edition of July 2026. Hollow and dashed: estimates"
    chart = theme.targets("2013-06-01", "2032-06-01", 2) + drawn
    sized = chart.properties(title=theme.titled(title, subtitle), description=description)
    return theme.named(sized.properties(width=620, height=260), lines=lines)


def people(lines, title, description):
    """Europe's spending, equipment and soldiers, 2014 = 100; from `spending.europe_index`."""
    names = list(dict.fromkeys(lines["what"]))
    shape = alt.Scale(domain=names, range=["circle", "square", "triangle-up"][: len(names)])
    y = alt.Y("index:Q", title="2014 = 100", scale=alt.Scale(domain=[0, 450]))
    colour = alt.ColorValue(theme.EUROPE)
    drawn = _line("lines", "what", y, colour, alt.Shape("what:N", scale=shape, legend=None))
    drawn += _end("lines", "what", y, colour)
    subtitle = "Europe, today's allies in every year; money at 2021 prices. Hollow: estimates"
    chart = theme.targets("2013-06-01", "2034-06-01", 2) + drawn
    sized = chart.properties(title=theme.titled(title, subtitle), description=description)
    return theme.named(sized.properties(width=620, height=260), lines=lines)


def pledge(history, paths, title, description):
    """Europe's share of GDP so far, and straight lines to 2035.

    `history` comes from `spending.country`, `paths` from `spending.path`: first the goal for core
    defence, then where plans point, last the goal with related security, drawn as a bar on top.
    """
    names = list(dict.fromkeys(paths["what"]))
    y = alt.Y("share:Q", title="percent of GDP", scale=alt.Scale(domain=[0, 5.5]))
    ways = alt.Chart(alt.NamedData("paths")).encode(theme.time("day"), y, detail="what:N")
    way = ways.mark_line(strokeDash=[4, 3], color=theme.EUROPE, strokeWidth=2)
    ends = ways.transform_filter(f"datum.year == {spending.GOAL_YEAR}")
    # The goal is written above its line and the plans below theirs, so that they never meet.
    said = {"align": "right", "fontSize": 12, "color": theme.INK}
    above = _where(ends, "what", names[0]).mark_text(dx=-10, dy=-12, **said)
    below = _where(ends, "what", names[1]).mark_text(dx=8, dy=32, **said)
    top = alt.Chart(alt.NamedData("related")).encode(theme.time("day"), y)
    rule = top.mark_rule(color=theme.NEUTRAL, strokeWidth=6, opacity=0.5).encode(y2="core:Q")
    total = top.mark_text(dx=-8, dy=4, **said)
    drawn = _line("lines", "name", y, alt.ColorValue(theme.EUROPE))
    texts = [text.encode(text="what:N") for text in (above, below, total)]
    chart = alt.layer(theme.targets(*_SPAN), drawn, way, rule, *texts)
    subtitle = "Defence spending of NATO-Europe without Canada. Hollow and dashed: not yet reported"
    sized = chart.properties(title=theme.titled(title, subtitle), description=description)
    related = paths[(paths["what"] == names[-1]) & (paths["year"] == spending.GOAL_YEAR)]
    core = paths.loc[(paths["what"] == names[0]) & paths["year"].eq(spending.GOAL_YEAR), "share"]
    return theme.named(
        sized.properties(width=620, height=260),
        lines=history,
        paths=paths[paths["what"] != names[-1]],
        related=related.assign(core=core.item()),
    )


def country(history, rows, europe, title, description):
    """One country's share of GDP and its announced plans, with Europe as a pale line behind.

    `rows` comes from `allies.labelled`, the others from `spending.country`.
    """
    y = alt.Y("share:Q", title="percent of GDP", scale=alt.Scale(domain=[0, 6.5]))
    behind = alt.Chart(alt.NamedData("europe")).mark_line(color=theme.NEUTRAL, opacity=0.45)
    behind = behind.encode(theme.time("day"), y)
    goal = pd.DataFrame({"goal": [3.5]})
    rule = alt.Chart(alt.InlineData(values=theme.records(goal), name="goal"))
    rule = rule.mark_rule(color=theme.INK, strokeDash=[2, 3]).encode(alt.Y("goal:Q"))
    base = alt.Chart(alt.NamedData("plans")).encode(theme.time("day"), y)
    plan = base.mark_point(shape="diamond", filled=True, size=110, color=theme.SHAKY, opacity=1)
    text = base.mark_text(dy=-12, fontSize=11, color=theme.INK).encode(text="said:N")
    drawn = _line("rows", "name", y, alt.ColorValue(theme.INK))
    chart = alt.layer(theme.targets(*_SPAN), rule, behind, drawn, plan, text)
    subtitle = "Core defence. Diamonds: announced. Pale line: Europe. Dotted: the goal for 2035"
    sized = chart.properties(title=theme.titled(title, subtitle), description=description)
    return theme.named(
        sized.properties(width=620, height=280),
        rows=history,
        plans=rows[["day", "share", "said"]],
        europe=europe[["day", "share"]],
    )


def _line(name, field, y, colour, *shape):
    """A line by year for each `field`: solid as reported, dashed and hollow where estimated."""
    base = alt.Chart(alt.NamedData(name)).encode(theme.time("day"), y, colour)
    firm, guess = (_where(base, "part", part) for part in ("reported", "estimate"))
    each = {"detail": f"{field}:N"}
    marks = {"size": 45, "opacity": 1}
    hollow = guess.transform_filter("datum.point").mark_point(
        fill=theme.PAPER, strokeWidth=2, **marks
    )
    return alt.layer(
        firm.mark_line(strokeWidth=2.5).encode(**each),
        guess.mark_line(strokeWidth=2.5, strokeDash=[4, 3]).encode(**each),
        firm.mark_point(filled=True, **marks).encode(*shape),
        hollow.encode(*shape),
    )


def _end(name, field, y, colour):
    """The name of each line above its last point."""
    base = alt.Chart(alt.NamedData(name)).transform_filter(f"datum.year == {spending.LATEST}")
    text = base.mark_text(align="right", dx=6, dy=-14, fontSize=12, fontWeight="bold")
    return text.encode(theme.time("day"), y, colour, text=f"{field}:N")


def _where(base, field, value):
    return base.transform_filter(alt.FieldEqualPredicate(equal=value, field=field))
