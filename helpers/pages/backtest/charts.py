"""Figures of the test against the past: plans with what became of them, and errors."""

import altair as alt
import pandas as pd

from helpers.figures import theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.rows import Rows, look
from helpers.figures.text import cap, count, listing
from helpers.model import backtest, past_plans
from helpers.model.inputs import ON_TIME_MONTHS
from helpers.pages.backtest.data import ARRIVED, PROMISED

DUE, PLANNED = "open: at least this late", "open: newest plan"
NOT_DUE = "open: not due, no newer plan"
_BLUE = "#5b6bb0"
_MARKS = {
    backtest.INSIDE: ("circle", theme.FIRM),
    backtest.EARLY: ("triangle-left", theme.FIRM),
    backtest.LATER: ("cross", theme.SHAKY),
    DUE: ("triangle-right", theme.NEUTRAL),
    PLANNED: ("diamond", _BLUE),
    NOT_DUE: ("square", theme.NEUTRAL),
}
_SHAPES = ("diamond", "circle", "triangle-up", "square")
_COLOURS = (theme.SHAKY, theme.FIRM, _BLUE, theme.NEUTRAL)
_LOOKS = zip(_SHAPES, _COLOURS, strict=True)
_GROUPS = dict(zip(past_plans.MATURITIES.values(), _LOOKS, strict=True))


@any_rows
def plans(rows):
    """A row an item: the band of delays, the middle case, and what became of the plan.

    `rows` comes from `backtest.compare`.
    """
    marks, groups = _marks(rows), list(dict.fromkeys(rows["group"]))
    parts = [_group(rows, marks, group, group == groups[-1]) for group in groups]
    title = _plans_title(rows)
    late = rows[rows["late"] > ON_TIME_MONTHS].sort_values("late", ascending=False)
    newer = rows[rows["newer"]].sort_values("promised", ascending=False)
    still = int((rows["late"].isna() & ~rows["newer"]).sum())
    real, promised = (
        listing(f"{row.item} {getattr(row, months):.0f}" for row in own.itertuples()) or "none"
        for own, months in ((late, "late"), (newer, "promised"))
    )
    return figure(
        alt.vconcat(*parts, spacing=6),
        title,
        [
            "Months after the planned date, 0 = as planned; in brackets the plan of the end of "
            "2022",
            "Bar: from the tenth to the ninetieth of a hundred draws. Black tick: middle case",
            "A plan that names only a year is late after its last day",
        ],
        f"{title}. Months after the plan: "
        f"{count(int((rows['late'] <= ON_TIME_MONTHS).sum()), 'arrival')} on time; late {real}. "
        f"By the newest plans of open items: {promised}. {count(still, 'open item')} without a "
        "newer plan.",
        sources=[rows, "model"],
        bands=rows[["label", "group", "low", "middle", "high"]],
        marks=marks,
    )


def _plans_title(rows):
    """How many of the plans that could have failed came inside the band."""
    past, held = rows["past"].sum(), (rows["past"] & (rows["outcome"] == backtest.INSIDE)).sum()
    waiting = f"{(rows['outcome'] == backtest.WAITING).sum()} of {len(rows)} cannot be judged yet"
    if not past:
        return f"No plan here has its whole band past; {waiting}"
    within = "all" if held == past > 1 else held
    return f"Of {count(past, 'plan')} whose whole band is past, {within} came inside it; {waiting}"


def _marks(rows):
    """What is drawn on each row: label, group, kind of mark and months late."""
    is_open, due = rows["state"] == "open", rows["so_far"] > 0
    drawn = (
        (rows["late"].notna(), rows["outcome"], rows["late"]),
        (is_open & due, DUE, rows["so_far"]),
        (rows["newer"] & (rows["promised"] > rows["so_far"]), PLANNED, rows["promised"]),
        (~rows["newer"] & (rows["so_far"] <= 0), NOT_DUE, 0.0),
    )
    marks = pd.concat(rows.assign(mark=mark, months=months)[own] for own, mark, months in drawn)
    return marks[["label", "group", "sure", "mark", "months"]]


def _group(rows, marks, group, bottom):
    own = alt.FieldEqualPredicate(equal=group, field="group")
    order = list(rows.loc[rows["group"] == group, "label"])
    title = "months late" if bottom else None
    axis = alt.Axis(values=list(range(0, 73, 12)), title=title, labels=bottom)
    scale, y = alt.Scale(domain=[-6, 78]), theme.rows("label", order, 345, 11)
    bands = Rows("bands", y, scale=scale, axis=axis, where=own)
    shown = {name: mark for name, mark in _MARKS.items() if name in set(marks["mark"])}
    plan = alt.Chart(alt.InlineData(values=[{"plan": 0}])).mark_rule(color=theme.INK)
    points = Rows("marks", y, scale=scale, where=own).point(
        "months",
        *look("mark", shown, title="What happened", columns=2, labelLimit=400),
        theme.sure([past_plans.PUBLISHED, past_plans.QUOTED]),
        tooltip=[alt.Tooltip("label:N"), alt.Tooltip("mark:N"), alt.Tooltip("months:Q")],
        filled=True,
        size=75,
    )
    chart = alt.layer(
        bands.rule("low", "high", strokeWidth=9, color=theme.NEUTRAL, opacity=0.3),
        plan.encode(alt.X("plan:Q", scale=scale)),
        bands.tick("middle", color=theme.INK, thickness=2, size=11),
        points,
    )
    heading = alt.TitleParams(group, fontSize=13, offset=4)
    return chart.properties(width=400, height=14 * len(order), title=heading)


@any_rows
def errors(rows):
    """One mark an item over how far it missed the middle case; hollow: its newest plan only.

    `rows` comes from `data.errors`.
    """
    scale = alt.Scale(domain=[-33, 54])
    axis = alt.Axis(
        title="months before (left) or after (right) the middle case",
        values=list(range(-36, 49, 12)),
    )
    shape, colour = look(
        "group",
        {name: mark for name, mark in _GROUPS.items() if name in set(rows["group"])},
        title="What was ordered",
        columns=2,
    )
    base = alt.Chart(alt.NamedData("errors")).encode(
        alt.X("bin:Q", scale=scale, axis=axis),
        alt.Y("place:Q", title="items", axis=alt.Axis(tickMinStep=2, grid=False)),
        colour,
        shape,
        tooltip=[alt.Tooltip("item:N", title="Item"), alt.Tooltip("months:Q", title="Months")],
    )
    arrived, promised = (
        base.transform_filter(alt.FieldEqualPredicate(equal=known, field="known"))
        for known in (ARRIVED, PROMISED)
    )
    zero = alt.Chart(alt.InlineData(values=[{"zero": 0}])).mark_rule(color=theme.INK)
    chart = alt.layer(
        zero.encode(alt.X("zero:Q", scale=scale)),
        arrived.mark_point(filled=True, size=120, opacity=1),
        promised.mark_point(size=100, strokeWidth=2, opacity=1),
    )
    spans = (
        f"{name}: {own['months'].min():.0f} to {own['months'].max():.0f}, median "
        f"{own['months'].median():.0f}, {count(len(own), 'item')}"
        for name, own in rows.groupby("known")
    )
    return figure(
        chart,
        _errors_title(rows.groupby("known")["months"].median()),
        [
            "One mark, one item, in classes of six months. Hollow: still open, by its newest plan",
            "Title: medians. A plan that names only a year is late after its last day",
        ],
        f"Months against the middle case. {cap('; '.join(spans))}.",
        sources=[rows, "model"],
        width=620,
        height=260,
        errors=rows[["item", "group", "known", "months", "bin", "place"]],
    )


def _errors_title(medians):
    """Middle error of arrivals and of newest plans."""
    words = {ARRIVED: "arrivals came", PROMISED: "open items are promised"}
    named = ["the middle case", "it"]
    parts = (
        f"{words[known]} {_side(months)} {name}"
        for (known, months), name in zip(medians.items(), named, strict=False)
    )
    return cap(", ".join(parts))


def _side(months):
    if abs(months) < 1:
        return "at"
    far = f"{abs(months):.0f}"
    return f"{far} {'month' if far == '1' else 'months'} {'after' if months > 0 else 'before'}"
