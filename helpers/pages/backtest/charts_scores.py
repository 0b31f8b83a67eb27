"""The score of rule 1 beside its two rivals."""

import altair as alt

from helpers.figures import theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.rows import Rows, look
from helpers.figures.text import listing, phrases
from helpers.model import scoring
from helpers.pages.backtest.data import KINDS, RULES

_MARKS = (("circle", theme.EUROPE), ("square", theme.NEUTRAL), ("cross", theme.SHAKY))
_LOOKS = dict(zip(RULES.values(), _MARKS, strict=True))


@any_rows
def scores(rows):
    """Mean score in months by kind of order, three forecasts a row; `rows` from `data.scores`."""
    top = max(rows["months"].max(), 1)
    marks = Rows(
        "rows",
        theme.rows("name", list(dict.fromkeys(rows["name"])), 180),
        scale=alt.Scale(domain=[0, 5 * -(-top // 5)]),
        axis=alt.Axis(title="distance from what came, months (score: CRPS)", tickMinStep=5),
    )
    shown = {name: mark for name, mark in _LOOKS.items() if name in set(rows["forecast"])}
    chart = marks.point(
        "months",
        *look("forecast", shown, title="Forecast", columns=1, labelLimit=400),
        tooltip=[
            alt.Tooltip("name:N", title="Kind"),
            alt.Tooltip("forecast:N", title="Forecast"),
            alt.Tooltip("months:Q", title="Months", format=".1f"),
        ],
        filled=True,
        size=110,
        opacity=1,
    )
    told = (
        f"{name}: {listing(phrases(own, '{forecast} {months:.1f}'))}"
        for name, own in rows.groupby("name", sort=False)
    )
    return figure(
        chart,
        _title(rows),
        [
            "Mean over the delays whose outcome was seen or that are overdue, each forecast from "
            "all others. Left is better",
            *_doubt(rows),
        ],
        f"Mean score in months. {'; '.join(told)}.",
        sources=["model"],
        width=420,
        height=34 * rows["name"].nunique(),
        rows=rows[["name", "forecast", "months"]],
    )


def _doubt(rows):
    """That the lead over one share for all may be chance, where it may."""
    lead = rows[(rows["kind"] == "all") & (rows["rule"] == scoring.ONE_SHARE)]
    for row in lead[lead["gain"] < 2 * lead["error"]].itertuples():
        yield (
            f"Over one common share on time the lead is {row.gain:.1f} months, give or take "
            f"{row.error:.1f}: not proven"
        )


def _title(rows):
    """For how many kinds the model is nearer than each rival."""
    wide = rows[rows["kind"].isin(list(KINDS))].pivot(index="kind", columns="rule", values="months")
    wide = wide.reindex(columns=list(RULES)).dropna()
    if wide.empty:
        return "How near the forecasts of delays come"
    plan, share = (
        int((wide[scoring.BY_MATURITY] < wide[rival]).sum())
        for rival in (scoring.PLAN, scoring.ONE_SHARE)
    )
    return (
        f"The model is nearer than the plan for {plan} of {len(wide)} kinds of orders, and nearer "
        f"than one common share on time for {share}"
    )
