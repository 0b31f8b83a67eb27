"""Figures of the test against the past: plans and arrivals, errors, and output of factories."""

import altair as alt

from helpers.figures import theme
from helpers.pages.backtest import data as backtest
from helpers.pages.backtest import data_counts as backtest_counts
from helpers.pages.backtest import data_rates as backtest_rates

_MARKS = {
    backtest.INSIDE: ("circle", theme.FIRM),
    backtest.EARLY: ("triangle-left", theme.FIRM),
    backtest.LATER: ("cross", theme.SHAKY),
    backtest_counts.DUE: ("triangle-right", theme.NEUTRAL),
    backtest_counts.PLANNED: ("diamond", "#5b6bb0"),
    backtest_counts.NOT_DUE: ("square", theme.NEUTRAL),
}
_SPAN = [-6, 78]


def plans(rows, title, description):
    """A row an item: the band of delays, the middle case, and what became of the plan.

    `rows` comes from `backtest.compare`.
    """
    marks = backtest_counts.marks(rows)
    groups = list(dict.fromkeys(rows["group"]))
    parts = [_group(rows, marks, group, group == groups[-1]) for group in groups]
    subtitle = [
        "Months after the planned date, 0 = as planned; in brackets the plan of the end of 2022",
        "Bar: from the tenth to the ninetieth of a hundred draws. Black tick: middle case",
        "A plan that names only a year is late after its last day",
    ]
    chart = alt.vconcat(*parts, spacing=6).properties(
        title=theme.titled(title, subtitle), description=description
    )
    bands = rows[["label", "group", "low", "middle", "high"]]
    return theme.named(chart, bands=bands, marks=marks)


def _group(rows, marks, group, bottom):
    own = alt.FieldEqualPredicate(equal=group, field="group")
    order = list(rows.loc[rows["group"] == group, "label"])
    bands = alt.Chart(alt.NamedData("bands")).transform_filter(own)
    base = alt.Chart(alt.NamedData("marks")).transform_filter(own)
    y = theme.rows("label", order, 345, 11)
    title = "months late" if bottom else None
    axis = alt.Axis(values=list(range(0, 73, 12)), title=title, labels=bottom)
    x = alt.X("low:Q", scale=alt.Scale(domain=_SPAN), axis=axis)
    band = bands.mark_rule(strokeWidth=9, color=theme.NEUTRAL, opacity=0.3)
    middle = bands.mark_tick(color=theme.INK, thickness=2, size=11)
    plan = alt.Chart(alt.InlineData(values=[{"plan": 0}])).mark_rule(color=theme.INK)
    shown = [name for name in _MARKS if name in set(marks["mark"])]
    shapes, colours = zip(*(_MARKS[name] for name in shown), strict=True)
    legend = alt.Legend(title="What happened", columns=2, labelLimit=400)
    points = base.mark_point(filled=True, size=75).encode(
        alt.X("months:Q", scale=alt.Scale(domain=_SPAN)),
        y,
        alt.Shape("mark:N", scale=alt.Scale(domain=shown, range=list(shapes)), legend=legend),
        alt.Color("mark:N", scale=alt.Scale(domain=shown, range=list(colours)), legend=legend),
        theme.sure([backtest.PUBLISHED, backtest.QUOTED]),
        tooltip=[alt.Tooltip("label:N"), alt.Tooltip("mark:N"), alt.Tooltip("months:Q")],
    )
    layers = [
        band.encode(x, y, x2="high:Q"),
        plan.encode(alt.X("plan:Q", scale=alt.Scale(domain=_SPAN))),
        middle.encode(alt.X("middle:Q", scale=alt.Scale(domain=_SPAN)), y),
        points,
    ]
    heading = alt.TitleParams(group, fontSize=13, offset=4)
    return alt.layer(*layers).properties(width=400, height=14 * len(order), title=heading)


def errors(rows, title, description):
    """One mark an item over how far it missed the middle case; hollow: its newest plan only.

    `rows` comes from `backtest_counts.errors`.
    """
    groups = [name for name in backtest.MATURITIES.values() if name in set(rows["group"])]
    colours = dict(zip(backtest.MATURITIES.values(), _COLOURS, strict=True))
    shapes = dict(zip(backtest.MATURITIES.values(), _SHAPES, strict=True))
    legend = alt.Legend(title="What was ordered", columns=2)
    ticks = list(range(-36, 49, 12))
    axis = alt.Axis(title="months before (left) or after (right) the middle case", values=ticks)
    base = alt.Chart(alt.NamedData("errors")).encode(
        alt.X("bin:Q", scale=alt.Scale(domain=[-33, 54]), axis=axis),
        alt.Y("place:Q", title="items", axis=alt.Axis(tickMinStep=2, grid=False)),
        alt.Color(
            "group:N",
            scale=alt.Scale(domain=groups, range=[colours[g] for g in groups]),
            legend=legend,
        ),
        alt.Shape(
            "group:N",
            scale=alt.Scale(domain=groups, range=[shapes[g] for g in groups]),
            legend=legend,
        ),
        tooltip=[alt.Tooltip("item:N", title="Item"), alt.Tooltip("months:Q", title="Months")],
    )
    arrived, promised = (
        base.transform_filter(alt.FieldEqualPredicate(equal=known, field="known"))
        for known in (backtest_counts.ARRIVED, backtest_counts.PROMISED)
    )
    full = arrived.mark_point(filled=True, size=120, opacity=1)
    hollow = promised.mark_point(size=100, strokeWidth=2, opacity=1)
    zero = alt.Chart(alt.InlineData(values=[{"zero": 0}])).mark_rule(color=theme.INK)
    zero = zero.encode(alt.X("zero:Q", scale=alt.Scale(domain=[-33, 54])))
    subtitle = [
        "One mark, one item, in classes of six months. Hollow: still open, by its newest plan",
        "Title: medians. A plan that names only a year is late after its last day",
    ]
    titled = theme.titled(title, subtitle)
    sized = alt.layer(zero, full, hollow).properties(width=620, height=260)
    frame = rows[["item", "group", "known", "months", "bin", "place"]]
    return theme.named(sized.properties(title=titled, description=description), errors=frame)


_COLOURS = [theme.SHAKY, theme.FIRM, "#5b6bb0", theme.NEUTRAL]
_SHAPES = ["diamond", "circle", "triangle-up", "square"]


_VERDICTS = {
    backtest_rates.FASTER: ("triangle-right", "#5b6bb0"),
    backtest_rates.AS_DRAWN: ("circle", theme.FIRM),
    backtest_rates.SLOWER: ("cross", theme.SHAKY),
    backtest_rates.UNDECIDED: ("diamond", theme.NEUTRAL),
}


def rates(rows, title, description):
    """How many times output grew: band of rule 7, its middle, and fact; `backtest_rates.rates`."""
    order = list(rows["line"])
    scale = alt.Scale(type="log", domain=[0.5, 12])
    title_x = "times the last output known at the end of 2022"
    axis = alt.Axis(title=title_x, values=[0.5, 1, 2, 3, 5, 10])
    base = alt.Chart(alt.NamedData("rates"))
    y = theme.rows("line", order, 220)
    band = base.mark_rule(strokeWidth=9, color=theme.NEUTRAL, opacity=0.3)
    middle = base.mark_tick(color=theme.INK, thickness=2, size=14)
    shown = {name: look for name, look in _VERDICTS.items() if name in set(rows["verdict"])}
    shapes, colours = zip(*shown.values(), strict=True)
    legend = alt.Legend(title="In fact output")
    fact = base.mark_point(filled=True, size=110).encode(
        alt.X("grew:Q", scale=scale),
        y,
        alt.Shape(
            "verdict:N", scale=alt.Scale(domain=list(shown), range=list(shapes)), legend=legend
        ),
        alt.Color(
            "verdict:N", scale=alt.Scale(domain=list(shown), range=list(colours)), legend=legend
        ),
        theme.sure([backtest_rates.SEEN, backtest_rates.CLAIMED]),
        tooltip=[
            alt.Tooltip("line:N"),
            alt.Tooltip("then:Q", title="Then, a year"),
            alt.Tooltip("later:Q", title="Later, a year"),
        ],
    )
    x = alt.X("low:Q", scale=scale, axis=axis)
    layers = [band.encode(x, y, x2="high:Q"), middle.encode(alt.X("middle:Q", scale=scale), y)]
    subtitle = (
        "Last yearly output found, 2023 to 2025. Bar and tick: rule 7 over the same years, with "
        "today's growth rates"
    )
    titled = theme.titled(title, subtitle)
    chart = alt.layer(*layers, fact).properties(width=460, height=26 * len(order))
    frame = rows[["line", "low", "middle", "high", "grew", "verdict", "sure", "then", "later"]]
    return theme.named(chart.properties(title=titled, description=description), rates=frame)
