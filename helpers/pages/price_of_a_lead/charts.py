"""Figures on the price of a lead: what it costs, what must change first, what a billion buys."""

import altair as alt
import pandas as pd

from helpers.figures import theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.rows import Rows
from helpers.figures.text import each, listing, number, small, span
from helpers.pages.price_of_a_lead import data
from helpers.pages.price_of_a_lead.data import LEADS, MONTHS, NONE, OUTPUT, PRICED

_COLOURS = alt.Scale(domain=data.STANDINGS, range=[theme.EUROPE, "#8cc3e6", "#e3e6ea"])
_CELL = 136
_MOST = {MONTHS: 84, OUTPUT: 10}
_TITLES = {
    MONTHS: "months that every new order must save",
    OUTPUT: "times the output of all makers",
}


@any_rows
def prices(rows):
    """What the lead in each area costs at each date, or what is in the way; from `data.prices`."""
    legend = alt.Legend(title="With money on top of present plans")
    names = alt.Axis(labelLimit=260, ticks=False, domain=False, labelPadding=10)
    base = alt.Chart(alt.NamedData("rows")).encode(
        alt.X("date:O", title="by the end of", axis=alt.Axis(labelAngle=0, orient="top")),
        alt.Y("name:N", sort=list(rows["name"].unique()), title=None, axis=names),
    )
    colour = alt.Color("standing:N", scale=_COLOURS, legend=legend)
    cell = base.mark_rect(stroke=theme.PAPER, strokeWidth=2).encode(colour)
    leads = alt.FieldEqualPredicate(equal=LEADS, field="standing")
    ink = alt.condition(leads, alt.value("white"), alt.value(theme.INK))
    words = base.mark_text(fontSize=11, limit=_CELL - 8).encode(text="text:N", color=ink)
    told = rows["text"].mask(rows["standing"] == NONE, "no price, " + rows["text"])
    return figure(
        alt.layer(cell, words),
        _price_title(rows),
        "USD of 2026 on top of present plans, every input at its middle; or what is in the way",
        "Price of the lead by area and date. "
        f"{each(rows.assign(told=told), '{name}, {date}: {told}')}.",
        "model",
        width=3 * _CELL,
        height=28 * rows["name"].nunique(),
        rows=rows[["name", "date", "standing", "text"]],
    )


def _price_title(rows):
    """Leads that money buys, date by date."""
    priced = (rows["standing"] == PRICED).groupby(rows["date"]).sum()
    without = priced.index[priced == 0]
    none = f"no lead by the end of {listing(without, 'or')}" if len(without) else ""
    bought = [f"{number(n)} by the end of {date}" for date, n in priced.items() if n]
    return f"Money buys {', and '.join(filter(None, [none, listing(bought, none='')]))}"


@any_rows
def needed(rows):
    """How far time or output would have to move before money buys a lead; from `data.needed`."""
    order = list(rows["name"].unique())
    parts = [_column(kind, order, kind == MONTHS) for kind in (MONTHS, OUTPUT)]
    half = rows[rows["middle"].notna()].groupby("kind")["name"].nunique()
    time, factories = (half.get(kind, 0) or "none" for kind in (MONTHS, OUTPUT))
    told = rows.assign(span=[_span(row) for row in rows.itertuples()])
    words = "{name}, {kind}: {span}, never in {never:.0f} percent of the draws"
    return figure(
        alt.hconcat(*parts, spacing=30),
        f"With orders sooner, money could buy a lead in {time} of {len(order)} areas by the end of "
        f"{rows['date'].iloc[0]}, in half of the draws; with larger factories, in {factories}",
        [
            "What one change alone must reach until money without limit buys the lead. Bar: eight "
            "draws in ten, with an arrow where it has no end.",
            "Tick: the median. Grey: percent of the draws in which nothing on the axis is enough",
        ],
        f"What must change first, end of {rows['date'].iloc[0]}. "
        f"{each(told, words + ', money alone in {money:.0f}')}.",
        "model",
        **{kind: _drawn(rows, kind) for kind in (MONTHS, OUTPUT)},
    )


def _column(kind, order, named):
    """The bars of one kind of change."""
    labels = {"labels": named, "labelLimit": 230, "ticks": False, "domain": False}
    y = alt.Y("name:N", sort=order, title=None, axis=alt.Axis(**labels))
    scale = alt.Scale(domain=[data.NOTHING[kind], _MOST[kind]], nice=False)
    marks = Rows(kind, y, scale=scale, axis=alt.Axis(title=_TITLES[kind], tickCount=6))
    chart = alt.layer(
        marks.bar("start", end="end", height=9, color=theme.EUROPE, opacity=0.45),
        marks.tick("middle", thickness=3, size=16, color=theme.INK),
        marks.text("end", "arrow", dx=1, fontSize=12),
        marks.text(None, "never_text", x=262, fontSize=11, color=theme.NEUTRAL),
    )
    return chart.properties(width=244, height=26 * len(order))


def _drawn(rows, kind):
    """Rows of one kind; what has no end ends at the edge."""
    own = rows[rows["kind"] == kind]
    endless = own["low"].notna() & own["high"].isna()
    return own.assign(
        start=own["low"],
        end=own["high"].mask(endless, _MOST[kind]),
        arrow=endless.map({True: "▸", False: ""}),
        never_text=[f"{never:.0f} %" for never in own["never"]],
    )[["name", "start", "middle", "end", "arrow", "never_text"]]


def _points(most):
    told = f"{most:.{int(most < 1)}f}"
    return f"{told} {'point' if told == '1' else 'points'}"


def _span(row):
    if pd.isna(row.low):
        return "nothing is enough"
    return f"{row.low:g} and more" if pd.isna(row.high) else span([row.low, row.high], "g")


@any_rows
def a_billion(rows):
    """Need covered per first billion, and where more money ends; from `data.a_billion`."""
    order, last = list(rows["name"].unique()), rows["date"].max()
    y, scale = theme.rows("name", order, 220), alt.Scale(domain=[0, rows["first"].max()], nice=True)
    axis = alt.Axis(title="points of its need that the first billion covers", tickCount=6)
    later, early = rows[rows["date"] == last], rows[rows["date"] != last]
    marks = Rows("rows", y, scale=scale, axis=axis)
    sooner = Rows("sooner", y, scale=scale)
    chart = alt.layer(
        marks.bar("first", height=12, color=theme.EUROPE, opacity=0.45),
        sooner.tick("first", thickness=3, size=16, color=theme.INK),
        marks.text(None, "text", x=352, fontSize=11),
    )
    best = later.loc[later["first"].idxmax()]
    words = [
        f"{_points(row.most)} for USD {row.until:.0f} bn, then {row.ends}" if row.most else row.ends
        for row in later.itertuples()
    ]
    later = later.assign(text=words)
    return figure(
        chart,
        f"The first billion covers most in {small(best['name'])}: {best['first']:.0f} points of "
        f"its need by the end of {last}",
        f"Money on top of present plans, for one area alone. Bar: by the end of {last}. Tick: by "
        f"the end of {early['date'].iloc[0]}. Right: where more money ends",
        "Points of need covered by the first billion, and by all that can be used. "
        f"{each(later, '{name} {first:.1f}, {text}')}.",
        "model",
        width=340,
        height=24 * len(order),
        rows=later[["name", "first", "most", "until", "ends", "text"]],
        sooner=early.loc[early["first"] > 0, ["name", "first"]],
    )
