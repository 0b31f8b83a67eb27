"""A figure on how far each judgement moves the headline."""

import altair as alt

from helpers.figures import theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.rows import Rows
from helpers.pages.method.data_judgements import ASSUMED, COUNTED, DATES

LOW, HIGH = 46, 62  # percent; what goes beyond has an arrow and its number in words


@any_rows
def swings(moves):
    """The mean share with each judgement at its ends, at both dates; `data_judgements.moves`."""
    last = moves[moves["date"] == DATES[-1]]
    beyond = moves["high"] > HIGH
    far = ("to " + moves["high"].map("{:.0f} %; ".format)).where(beyond, "")
    rows = moves.assign(text=far + moves["led"] + " areas", beyond=beyond)
    panels = [_panel(date, labels=date == DATES[0]) for date in DATES]
    spans = "; ".join(
        f"{row.name} {row.low:.1f} to {row.high:.1f}, {row.led} areas"
        for row in last.itertuples(index=False)
    )
    now = "".join(f" ({now:.1f} percent at the end of 2030)" for now in last["now"].unique())
    ours = "Of our own inputs {said} matters most: Europe leads in {led} areas in 2030"
    others = "Definitions and US decisions: most of all {said}, {led} areas in 2030"
    return figure(
        alt.hconcat(*panels, spacing=16),
        _widest(last, ASSUMED, ours) or "How far definitions and US decisions move the headline",
        [
            _widest(last, COUNTED, others) or "No definition and no US decision is among these",
            "One group of judgements at a time, from its low to its high end, in all areas at "
            "once; all else as reported, middle case",
            f"Black tick: as reported{now}. Words: areas led",
        ],
        f"Mean share in percent at the end of 2030 with each judgement moved: {spans}.",
        sources=["model"],
        rows=rows[["name", "kind", "date", "now", "low", "high", "text", "beyond"]],
    )


def _widest(rows, kind, words):
    """Words on the first row of a kind; empty where there is none."""
    return next((words.format(**row) for row in rows[rows["kind"] == kind].to_dict("records")), "")


def _panel(date, labels):
    axis = alt.Axis(labels=labels, labelLimit=300, ticks=False, domain=False, labelPadding=10)
    y = alt.Y("name:N", sort=None, title=None, axis=axis)
    marks = Rows(
        "rows",
        y,
        scale=alt.Scale(domain=[LOW, HIGH], clamp=True, zero=False, nice=False),
        axis=alt.Axis(title=f"mean share, percent, end of {date}", values=[50, 55, 60]),
        where=alt.FieldEqualPredicate(equal=date, field="date"),
    )
    colour = alt.Color(
        "kind:N",
        scale=alt.Scale(domain=[COUNTED, ASSUMED], range=[theme.SHAKY, theme.FIRM]),
        legend=alt.Legend(title="The judgement is"),
    )
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
