"""Figures on what it would take: verdicts by rule and date, break-evens, areas, everything at once.

All answer from the projection in its middle case.
"""

import altair as alt

from helpers.figures import axes, theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.premise import premise
from helpers.figures.rows import Rows, outlined
from helpers.figures.text import cap, count, listing, phrases, span, verb
from helpers.model import questions
from helpers.pages.what_it_would_take.data import HELD, MISSED, STANDINGS
from helpers.pages.what_it_would_take.data_together import TURNING

_ROWS = {rule: questions.RULES[rule].row for rule in ("mean", "families", "most", "named", "every")}
_VERDICTS = alt.Scale(domain=[HELD, MISSED], range=[theme.EUROPE, "#d5d9df"])
_RANGE = alt.Scale(domain=[0, 1])
_COLOURS = [theme.EUROPE, theme.EUROPE, theme.NEUTRAL, theme.NEUTRAL]
_SHAPES = ["circle", "diamond", "square", "cross"]
_LOOKS = dict(zip(STANDINGS, zip(_SHAPES, _COLOURS, strict=True), strict=True))
_DASHES = {
    "everything helps, definitions too": [2, 3],
    "everything helps": [6, 3],
    "as reported": [10, 2],
    "everything hurts": [2, 6],
}


@any_rows
def overview(rows):
    """The verdict by rule and date, and how many assumptions turn it; from `data.overview`."""
    by_rule = rows.groupby("rule", sort=False)
    parts = (f"{questions.RULES[rule].short}: {_in_turn(own)}" for rule, own in by_rule)
    always, ever = by_rule["holds"].all().sum(), by_rule["holds"].any().sum()
    return _verdicts(
        rows,
        [f"{turns} turn it" if turns else "none" for turns in rows["turns"]],
        f"Europe has the majority at every date by {always} of {count(len(by_rule), 'rule')}, "
        f"at no date by {len(by_rule) - ever}",
        "As reported, every input at its middle. Small print: how many assumptions turn the "
        f"verdict alone; none in {(rows['turns'] == 0).sum()} of {len(rows)} cells",
        f"Verdict as reported and number of assumptions that turn it. {'; '.join(parts)}.",
    )


def _in_turn(own):
    """The verdicts of one rule, each from its first year, and how many assumptions turn them."""
    starts = own[own["holds"] != own["holds"].shift()]
    said = [f"{'yes' if row.holds else 'no'} from {row.date}" for row in starts.itertuples()]
    return ", ".join([*said, span(own["turns"])])


@any_rows
def deciding(rows):
    """The verdict by rule and date, and how many areas decide it alone; from `data.deciding`."""
    number = rows["decide"].map(len)
    parts = (
        f"{questions.RULES[row.rule].short} {row.date}: {listing(row.decide)}"
        for row in rows[number > 0].itertuples()
    )
    until = rows.loc[number > 0, "date"]
    ends = f", none after {until.max()}" if len(until) else ""
    return _verdicts(
        rows,
        [f"{some} decide" if some else "none" for some in number],
        f"Leaving out one area turns the verdict in {len(until) or 'none'} of "
        f"{count(len(rows), 'cell')}{ends}",
        "As reported, every input at its middle. Small print: how many areas, each left out "
        "alone, turn the verdict",
        f"Areas that decide alone. {'; '.join(parts) or f'None in {len(rows)} pairs'}.",
    )


def _verdicts(rows, small_print, *words):
    """Rules over dates, coloured by the verdict, with a count in small print."""
    frame = rows.assign(
        name=rows["rule"].map(_ROWS),
        verdict=rows["holds"].map({True: HELD, False: MISSED}),
        text=rows["holds"].map({True: "yes", False: "no"}),
        count=small_print,
    )
    names = alt.Axis(labelLimit=260, ticks=False, domain=False, labelPadding=10)
    base = alt.Chart(alt.NamedData("rows")).encode(
        alt.X("date:O", title="end of", axis=alt.Axis(labelAngle=0, orient="top")),
        alt.Y("name:N", sort=list(_ROWS.values()), title=None, axis=names),
    )
    colour = alt.Color("verdict:N", scale=_VERDICTS, legend={"title": "Majority"})
    cell = base.mark_rect(stroke=theme.PAPER, strokeWidth=2).encode(colour)
    held = alt.FieldEqualPredicate(equal=HELD, field="verdict")
    ink = alt.condition(held, alt.value("white"), alt.value(theme.INK))
    word = base.mark_text(dy=-7, fontSize=13, fontWeight="bold").encode(text="text:N", color=ink)
    turns = base.mark_text(dy=9, fontSize=11).encode(text="count:N", color=ink)
    return figure(
        alt.layer(cell, word, turns),
        *words,
        "model",
        width=9 * 68,
        height=len(_ROWS) * 44,
        rows=frame[["name", "date", "verdict", "text", "count"]],
    )


@any_rows
def break_evens(rest, rows, stretches):
    """The assumptions that turn the verdict, each on its own range; from `data_short.turning`."""
    y = alt.Y("place:Q", scale=alt.Scale(domain=[-0.6, TURNING + 0.5], reverse=True), axis=None)
    x = alt.X("start:Q", scale=_RANGE, axis=None)
    colour = alt.Color("verdict:N", scale=_VERDICTS, legend={"title": "At this setting alone"})
    marks, ink = Rows("rows", y, scale=_RANGE), {"color": theme.INK, "opacity": 1}
    diamond = {"shape": "diamond", "filled": True, "size": 120, "stroke": theme.INK}
    small = {"fontSize": 11, "color": theme.NEUTRAL, "dy": 15}
    chart = alt.layer(
        Rows("stretches", y, lambda _: x).bar("start", colour, end="end:Q", height=12),
        marks.tick("at_now", thickness=3, size=18, **ink),
        marks.point("at_value", **ink | diamond | {"color": theme.PAPER}),
        marks.text(None, "name", x=-14, fontSize=12, align="right"),
        marks.text(None, "low_end", x=0, **small),
        marks.text(None, "high_end", x=340, align="right", **small),
        marks.text(None, "said", x=352, fontSize=12),
        Rows("rest", y).text(None, "text", x=0, fontSize=12, color=theme.NEUTRAL),
    )
    all_of = rest.iloc[0]
    holds = "has the majority" if all_of["holds_now"] else "has no majority"
    parts = phrases(rows, "{name}, {low_end} to {high_end}, {said}")
    return figure(
        chart,
        f"End of {all_of['date']}, {questions.RULES[all_of['rule']].short}: Europe {holds}; "
        f"{all_of['turning'] or 'none'} of {count(all_of['of'], 'assumption')} alone "
        f"{verb(all_of['turning'], 'turns', 'turn')} that",
        "A bar is all that we think possible for one assumption. Tick: now. Diamond: the verdict "
        "turns",
        f"Settings that turn the verdict alone: {'; '.join([*parts, all_of['text']])}.",
        "model",
        width=340,
        height=42 * (TURNING + 1),
        rest=rest[["text", "place"]],
        rows=rows[["name", "place", "at_now", "at_value", "low_end", "high_end", "said"]],
        stretches=stretches[["place", "start", "end", "verdict"]],
    )


@any_rows
def areas(rows, line):
    """Each area as reported, with one assumption moved, and with all at their best: `data.areas`.

    `line` has one `threshold` in percent.
    """
    marks = axes.percent_rows("rows", axes.names(rows), "Europe's share, percent")
    looks = outlined("standing", _LOOKS, title="The lead of Europe")
    sure = axes.evidence(rows, alt.FillOpacity)
    share = marks.point("share", *looks, sure, size=95, strokeWidth=2, opacity=1)
    chart = alt.layer(
        axes.majority(),
        marks.rule("low", "high:Q", color=theme.EUROPE, strokeWidth=5, strokeOpacity=0.3),
        marks.point("best", shape="triangle-right", size=70, color=theme.INK, strokeWidth=1.5),
        share,
        marks.text(None, "text", x=352, fontSize=12),
    )
    leads, one, _, out = ((rows["standing"] == name).sum() for name in STANDINGS)
    parts = (
        f"{row.name} {row.share:.0f}, {span([row.low, row.high])}, best {row.best:.0f}, {row.text}"
        for row in rows.itertuples()
    )
    return figure(
        chart,
        f"End of {rows['date'].iloc[0]}: Europe leads in {count(leads, 'area')}, a single "
        f"assumption could add {one}, {out} {verb(out)} out of reach",
        [
            "Mark: share as reported, pale where evidence is weak. Pale bar: any one assumption "
            "moved.",
            "Triangle: money, industry and delivery all at their best. Black line: majority",
        ],
        f"Europe's share in percent, range with one assumption moved: {'; '.join(parts)}.",
        "model",
        width=340,
        height=axes.height(rows),
        rows=rows[["name", "share", "low", "high", "best", "standing", "evidence", "text"]],
        line=line,
    )


@any_rows
def extremes(rows):
    """Areas led by quarter in the best, the reported and the worst case; `data.by_quarter`."""
    names, total = list(_DASHES), int(rows["of"].iloc[0])
    scale = alt.Scale(domain=[0, total])
    base = alt.Chart(alt.NamedData("rows")).encode(
        theme.time("day"), alt.Y("areas:Q", title="areas led by Europe", scale=scale)
    )
    dashes = alt.Scale(domain=names, range=list(_DASHES.values()))
    reported = alt.FieldEqualPredicate(equal="as reported", field="case")
    lines = base.mark_line(interpolate="step-after", color=theme.EUROPE).encode(
        alt.StrokeDash("case:N", sort=names, scale=dashes, legend=None),
        strokeWidth=alt.condition(reported, alt.value(4), alt.value(2)),
    )
    last = alt.FieldEqualPredicate(equal=theme.records(rows)[-1]["day"], field="day")
    name = base.mark_text(align="left", fontSize=12, color=theme.INK).transform_filter(last)
    half = alt.Chart(alt.InlineData(values=[{"half": total / 2}]))
    half = half.mark_rule(color=theme.NEUTRAL, strokeDash=[2, 3])
    half = half.encode(alt.Y("half:Q", scale=scale))
    targets = theme.targets(rows["day"].min(), rows["day"].max())
    led = rows.set_index(["case", "quarter"])["areas"]
    best, worst = (led.get((f"everything {way}", "2027Q4")) for way in ("helps", "hurts"))
    later = led.get(("everything helps", "2030Q4"))
    title = f"Areas led by Europe, of {total}, by what one assumes"
    if None not in (best, worst, later):
        premise(best == worst, "At best or at worst, money, industry and delivery all give … areas")
        title = (
            f"At best or at worst, money, industry and delivery all give {best} areas at the end "
            f"of 2027; at the end of 2030 the best gives {later}"
        )
    told = rows[rows["quarter"].isin([f"{date}Q4" for date in questions.DATES])]
    parts = (
        f"{case}: "
        + listing(f"{row.areas} in {row.quarter[:4]}" for row in own.itertuples(index=False))
        for case, own in told.groupby("case", sort=False)
    )
    return figure(
        alt.layer(targets, half, lines, name.encode(x=alt.value(648), text="case:N")),
        title,
        f"Areas led, of {total}, at the end of each quarter, every input at its middle. Dotted: "
        "half. All are projections",
        f"Areas led by Europe at the end of the year. {cap('; '.join(parts))}.",
        "model",
        width=640,
        height=260,
        rows=rows[["case", "day", "areas"]],
    )
