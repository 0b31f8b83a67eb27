"""Figures on plans: the reader's beside four others, and all ways to share by tenths."""

import altair as alt

from helpers.figures import theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.rows import Rows
from helpers.figures.text import count, span
from helpers.pages.price_of_a_lead.data_plans import COVERED, LED, OURS, RULE, YOURS

_LOOKS = {name: theme.INK if name == YOURS else theme.EUROPE for name in OURS}
_MOST = {LED: 18, COVERED: 100}
_AXES = {LED: "areas that Europe leads", COVERED: "percent of the need, mean of all areas"}


@any_rows
def beside(rows):
    """Each plan at each date: areas led and need covered, with ranges; from `data_plans.beside`."""
    last = rows["date"].max()
    led = rows[(rows["measure"] == LED) & (rows["date"] == last)].set_index("name")["middle"]
    told = "; ".join(
        f"{row.name}, {row.measure}, end of {row.date}: {row.middle:.0f}, "
        f"{span([row.low, row.high])}"
        for row in rows.itertuples()
    )
    title = "Areas led and need covered under each plan"
    if {YOURS, RULE} <= set(led.index):
        title = (
            f"At the end of {last} your plan leads in {led[YOURS]:.0f} areas, the model's rule in "
            f"{led[RULE]:.0f}, the best of four in {led.drop(YOURS).max():.0f}"
        )
    return figure(
        alt.hconcat(_column(rows, LED), _column(rows, COVERED), spacing=18),
        title,
        "The same money, shared otherwise. Point: every input at its middle. Bar: eight of ten "
        "draws",
        f"Plans compared. {told}.",
        "model",
        rows=rows[["name", "date", "measure", "place", "low", "middle", "high", "text", "head"]],
    )


def _column(rows, measure):
    bottom = rows["place"].max() + 0.7
    y = alt.Y("place:Q", scale=alt.Scale(domain=[-1, bottom], reverse=True), axis=None)
    scale = alt.Scale(domain=[0, _MOST[measure]])
    axis = alt.Axis(title=_AXES[measure], tickCount=6)
    colours = alt.Scale(domain=list(_LOOKS), range=list(_LOOKS.values()))
    colour = alt.Color("name:N", scale=colours, legend=None)
    own = alt.FieldEqualPredicate(equal=measure, field="measure")
    marks = Rows("rows", y, scale=scale, axis=axis, where=own)
    layers = [
        marks.bar("low", colour, end="high", height=9, opacity=0.35),
        marks.point("middle", colour, filled=True, size=60, opacity=1),
        marks.text("high", "text", dx=5, fontSize=11),
    ]
    if measure == LED:
        layers.append(marks.text(None, "name", x=-8, align="right"))
        layers.append(marks.text(None, "head", x=-132, align="right", fontWeight="bold"))
    return alt.layer(*layers).properties(width=250, height=18 * (bottom + 1))


@any_rows
def all_ways(rows, marks):
    """All ways to share by the areas they lead and the need they cover; `data_plans.by_lead`.

    `marks` are the named plans: name, led, covered.
    """
    order = sorted(rows["led"].unique(), reverse=True)
    y = alt.Y("led:O", sort=order, title="areas led", axis=alt.Axis(domain=False, ticks=False))
    low, high = rows["low"].min(), max(rows["high"].max(), marks["covered"].max())
    scale = alt.Scale(domain=[low - 1, high + 1], zero=False, nice=True)
    axis = alt.Axis(title="percent of the need covered, mean of all areas")
    ways = Rows("ways", y, scale=scale, axis=axis)
    named = Rows("marks", y, scale=scale)
    drawn = rows.assign(text=rows["ways"].map("{} ways".format))
    chart = alt.layer(
        ways.bar("low", end="high", height=14, color=theme.EUROPE, opacity=0.3),
        ways.tick("middle", thickness=3, size=18, color=theme.EUROPE),
        ways.text(None, "text", x=492, fontSize=12),
        named.point("covered", shape="diamond", filled=True, size=90, color=theme.INK, opacity=1),
        named.text("covered", "name", dy=-14, align="center", fontSize=11),
    )
    most = rows.loc[rows["led"].idxmax()]
    told = "; ".join(
        f"{count(row.led, 'area')}: {count(row.ways, 'way')}, {span([row.low, row.high])} percent"
        for row in rows.itertuples()
    )
    return figure(
        chart,
        f"{most['ways']:.0f} of {most['of']:,.0f} ways to share the money lead in "
        f"{most['led']:.0f} areas: no plan is the one best",
        [
            "End of 2035, every input at its middle, families in steps of 10 percent. Bar: from "
            "the least to the most need covered;",
            "tick: the median. Diamonds: the four plans of the panel; those on most leads and most "
            "need pick single areas",
        ],
        f"Ways to share by areas led. {told}.",
        "model",
        width=480,
        height=52 * len(order),
        ways=drawn[["led", "low", "middle", "high", "ways", "text"]],
        marks=marks[["name", "led", "covered"]],
    )
