"""The figure of the test against the past: plans with what became of them, on three strips."""

import altair as alt

from helpers.figures import theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.rows import look
from helpers.figures.text import count, listing, phrases
from helpers.model import backtest, past_plans
from helpers.pages.backtest.data import DUE, NOT_DUE, OTHERS, PLANNED, STRIPS

_BLUE = "#5b6bb0"
_MARKS = {
    backtest.INSIDE: ("circle", theme.FIRM),
    backtest.EARLY: ("triangle-left", theme.FIRM),
    backtest.LATER: ("cross", theme.SHAKY),
    DUE: ("triangle-right", theme.NEUTRAL),
    PLANNED: ("diamond", _BLUE),
    NOT_DUE: ("square", theme.NEUTRAL),
}


@any_rows
def strips(rows):
    """A mark an item over the band of its kind; from `data.strips`."""
    shown = [name for name in (*STRIPS.values(), OTHERS) if name in set(rows["strip"])]
    looks = {name: mark for name, mark in _MARKS.items() if name in set(rows["mark"])}
    parts = [_strip(rows[rows["strip"] == name], looks, name == shown[-1]) for name in shown]
    title = _title(rows)
    told = (
        f"{name}: {listing(phrases(own, '{item} {months:.0f}'))}"
        for name, own in rows.sort_values("months").groupby("mark")
    )
    columns = ["item", "strip", "mark", "months", "bin", "place", "told", "sure"]
    return figure(
        alt.vconcat(*parts, spacing=8),
        title,
        [
            "Months after the date planned at the end of 2022, in classes of three; 0 = as planned",
            "Grey: range given to most of a kind, eight of ten draws. Named: beyond its range",
        ],
        f"{title}. Months after the plan: {'; '.join(told)}.",
        sources=[rows, "model"],
        marks=rows[columns],
        bands=rows[["strip", "band_low", "band_high"]].drop_duplicates(),
    )


def _title(rows):
    """How many of the plans that could have failed came inside the band."""
    past, held = rows["past"].sum(), (rows["past"] & (rows["outcome"] == backtest.INSIDE)).sum()
    waiting = f"{(rows['outcome'] == backtest.WAITING).sum()} of {len(rows)} cannot be judged yet"
    if not past:
        return f"No plan here has its whole range past; {waiting}"
    within = "all" if held == past > 1 else held
    return f"Of {count(past, 'plan')} whose whole range is past, {within} came inside it; {waiting}"


def _strip(own, looks, bottom):
    where = alt.FieldEqualPredicate(equal=own["strip"].iloc[0], field="strip")
    top, band = int(own["place"].max()), own.iloc[0]
    title = "months late" if bottom else None
    axis = alt.Axis(values=list(range(0, 73, 12)), title=title, labels=bottom)
    scale = alt.Scale(domain=[-6, 76], nice=False)
    y = alt.Y("place:Q", axis=None, scale=alt.Scale(domain=[0.4, top + 0.6], nice=False))
    bands, marks = (
        alt.Chart(alt.NamedData(name)).transform_filter(where) for name in ("bands", "marks")
    )
    look_of = look("mark", looks, title="What happened", columns=2, labelLimit=400)
    at = alt.X("bin:Q", scale=scale)
    plan = alt.Chart(alt.InlineData(values=[{"plan": 0}])).mark_rule(color=theme.INK)
    point = marks.mark_point(filled=True, size=70).encode(
        at,
        y,
        *look_of,
        theme.sure([past_plans.PUBLISHED, past_plans.QUOTED]),
        tooltip=[alt.Tooltip("item:N"), alt.Tooltip("mark:N"), alt.Tooltip("months:Q")],
    )
    name = marks.mark_text(align="left", dx=9, fontSize=11, color=theme.INK)
    heading = (
        f"{band['strip']}: {count(len(own), 'item')}, range {band['band_low']:.0f} to "
        f"{band['band_high']:.0f} months"
    )
    return alt.layer(
        bands.mark_rect(color=theme.NEUTRAL, opacity=0.18).encode(
            alt.X("band_low:Q", scale=scale, axis=axis), x2="band_high:Q"
        ),
        plan.encode(alt.X("plan:Q", scale=scale)),
        point,
        name.encode(at, y, text="told:N"),
    ).properties(
        width=560, height=12 * top + 10, title=alt.TitleParams(heading, fontSize=13, offset=4)
    )
