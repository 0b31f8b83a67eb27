"""Figures of the method page: the area by hand, and how much is judgement."""

import altair as alt

from helpers.figures import theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.rows import Rows, paint
from helpers.figures.text import listing, phrases, short, span
from helpers.pages.method.data import INPUTS
from helpers.pages.method.data_judgements import ASSUMED, COUNTED, DATES

_SIDES = {"Europe": theme.EUROPE, "US": theme.US, "need": theme.NEUTRAL}
LOW, HIGH = 46, 62  # percent; what goes beyond has an arrow and its number in words
_KINDS = {"sourced": theme.FIRM, "derived": theme.FAIR, "judgement": theme.SHAKY}


@any_rows
def kinds(counts):
    """Input rows by kind, one bar a table; `counts` comes from `data.kinds`."""
    counts = counts.assign(rank=counts["kind"].map(list(_KINDS).index))
    axis = alt.Axis(labelLimit=260, ticks=False)
    base = alt.Chart(alt.NamedData("counts")).encode(
        alt.X("rows:Q", stack="normalize", axis=alt.Axis(format="%", title="part of the rows")),
        alt.Y("inputs:N", sort=list(INPUTS.values()), title=None, axis=axis),
        alt.Order("rank:Q"),
    )
    number = base.mark_text(color="white", dx=-12, fontSize=11).encode(text="rows:Q")
    judged = counts[counts["kind"] == "judgement"]
    total = counts.groupby("inputs")["rows"].sum()
    parts = (f"{row.inputs} {row.rows} of {total[row.inputs]}" for row in judged.itertuples())
    return figure(
        base.mark_bar().encode(paint("kind", _KINDS, title="Kind of row")) + number,
        f"{judged['rows'].sum()} of {total.sum()} input rows are our judgement",
        "Rows of each input table; the number is the count of rows",
        f"Rows that are judgement, by input: {listing(parts)}.",
        sources=["model"],
        width=480,
        height=alt.Step(24),
        counts=counts,
    )


@any_rows
def lines(projected, points):
    """Units of Europe and the US and the need by quarter, and the sums at both dates.

    `projected` and `points` come from `data_by_hand`.
    """
    rows = projected.melt(["day"], list(_SIDES), "side", "units")
    marks = points.assign(text=points["side"] + " " + points["units"].map(short))
    top = 25 * -(-rows["units"].max() // 25)
    y = alt.Y("units:Q", title="aircraft", scale=alt.Scale(domain=[0, top]))
    colour = paint("side", _SIDES, shown=False)
    dashes = alt.Scale(domain=list(_SIDES), range=[[6, 3], [2, 3], [10, 3]])
    last = alt.FieldEqualPredicate(equal=theme.records(rows)[-1]["day"], field="day")
    line = alt.Chart(alt.NamedData("rows"))
    name = line.transform_filter(last).mark_text(align="left", color=theme.INK)
    text = {"align": "right", "dx": -6, "fontWeight": "bold", "color": theme.INK}
    us, europe = (
        alt.Chart(alt.NamedData("marks"))
        .encode(theme.time("day"), y)
        .transform_filter(alt.FieldEqualPredicate(equal=side, field="side"))
        for side in ("US", "Europe")
    )
    chart = alt.layer(
        theme.targets(rows["day"].min(), rows["day"].max()),
        line.mark_line(strokeWidth=3).encode(
            theme.time("day"), y, colour, alt.StrokeDash("side:N", scale=dashes, legend=None)
        ),
        name.encode(y, x=alt.value(568), text="side:N"),
        # A ring and a dot: both are seen where they meet.
        us.mark_point(size=170, filled=False, strokeWidth=2, opacity=1).encode(colour),
        europe.mark_point(size=60, filled=True, strokeWidth=2, opacity=1).encode(colour),
        europe.mark_text(dy=15, **text).encode(text="text:N"),
        us.mark_text(dy=-13, **text).encode(text="text:N"),
    )
    own, other = (points[points["side"] == side] for side in ("Europe", "US"))
    at, first = "at the end of", projected.iloc[0]
    shares = [f"{row.share:.1f} {at} {row.day.year}" for row in own.itertuples()]
    units = (f"{short(row.units)} {at} {row.day.year}" for row in own.itertuples())
    today = f"{short(first['Europe'])} tankers {at} {first['day'].year}"
    then = "".join(f", then {short(units)}" for units in other["units"].tail(1))
    return figure(
        chart,
        f"Tankers: Europe's share is {listing(shares).replace(f' {at}', f' percent {at}', 1)}",
        "Tanker aircraft in use. Lines: the projection, as reported. Points: sums by hand",
        f"Europe has {listing([today, *units])}; the US would bring {short(first['US'])}{then}. "
        f"The need is {short(first['need'])}.",
        sources=["model"],
        width=560,
        height=240,
        rows=rows,
        marks=marks[["side", "day", "units", "text"]],
    )


@any_rows
def swings(moves):
    """The mean share with each judgement at its ends, at both dates; `data_judgements.moves`."""
    last = moves[moves["date"] == DATES[-1]]
    beyond = moves["high"] > HIGH
    far = ("to " + moves["high"].map("{:.0f} %; ".format)).where(beyond, "")
    rows = moves.assign(text=far + moves["led"] + " areas", beyond=beyond)
    panels = [_swing(date, labels=date == DATES[0]) for date in DATES]
    spans = "; ".join(
        f"{row.name} {span([row.low, row.high], '.1f')}, {row.led} areas"
        for row in last.itertuples(index=False)
    )
    now = "".join(f" ({now:.1f} percent at the end of 2030)" for now in last["now"].unique())
    none = "No definition and no US decision is among these"
    none = f"No row here is for the end of {DATES[-1]}" if last.empty else none
    ours = "Of our own inputs {said} matters most: Europe leads in {led} areas at the end of 2030"
    others = "Definitions and US decisions: most of all {said}, {led} areas"
    return figure(
        alt.hconcat(*panels, spacing=16),
        _widest(last, ASSUMED, ours) or "How far definitions and US decisions move the headline",
        [
            _widest(last, COUNTED, others) or none,
            "One group of judgements at a time, from its low to its high end, in all areas at "
            "once; all else as reported, middle case",
            f"Black tick: as reported{now}. Words: areas led",
        ],
        f"Mean share in percent at the end of 2030 with each judgement moved: {spans or 'none'}.",
        sources=["model"],
        rows=rows[["name", "kind", "date", "now", "low", "high", "text", "beyond"]],
    )


def _widest(rows, kind, words):
    """Words on the row of a kind that moves most; empty where there is none."""
    own = rows[rows["kind"] == kind]
    own = own.sort_values(["areas", "swing", "name"], ascending=[False, False, True])
    return "".join(phrases(own.head(1), words))


def _swing(date, labels):
    axis = alt.Axis(labels=labels, labelLimit=300, ticks=False, domain=False, labelPadding=10)
    y = alt.Y("name:N", sort=None, title=None, axis=axis)
    marks = Rows(
        "rows",
        y,
        scale=alt.Scale(domain=[LOW, HIGH], clamp=True, zero=False, nice=False),
        axis=alt.Axis(title=f"mean share, percent, end of {date}", values=[50, 55, 60]),
        where=alt.FieldEqualPredicate(equal=date, field="date"),
    )
    colours = {COUNTED: theme.SHAKY, ASSUMED: theme.FIRM}
    colour = paint("kind", colours, title="The judgement is")
    beyond = marks.base.transform_filter("datum.beyond").mark_point(
        shape="triangle-right", size=70, filled=True, color=theme.SHAKY, opacity=1
    )
    text = marks.base.mark_text(align="left", fontSize=11, color=theme.INK)
    return alt.layer(
        marks.bar("low", colour, end="high", height=11, minBandSize=1),
        marks.tick("now", color=theme.INK, thickness=2, size=16),
        beyond.encode(y=y, x=alt.value(196)),
        text.encode(y=y, x=alt.value(202), text="text:N"),
    ).properties(width=194, height=alt.Step(17))
