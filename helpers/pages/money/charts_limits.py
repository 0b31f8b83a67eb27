"""Figures on the extra money: how much there is, what it would buy, and where it is the limit."""

import altair as alt
import pandas as pd

from helpers.figures import theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.premise import premise
from helpers.figures.rows import names, tips
from helpers.figures.text import count, listing, phrases
from helpers.pages.money.data_limits import BOUND, LIMITS

_MONEY = "#8e3a80"
_COLOURS = [_MONEY, "#c28bb8", "#2f7d63", "#d9b53f", "#e3e6ea"]
_MARKS = dict(zip(BOUND, ["M", "m", "T", "F", "–"], strict=True))


def money(mine, reported, bill, paths):
    """The reader's money of `data_limits.yearly`, against the reported plans and the bill."""
    y = alt.Y("gaps_sum:Q", title="bn USD of 2026", scale=alt.Scale(domain=[0, 1000]))
    base = alt.Chart(alt.NamedData("mine")).encode(theme.time("day"))
    whole, mine_sum = base.encode(alt.Y("all_sum:Q")), base.encode(y)
    behind = alt.Chart(alt.NamedData("reported")).encode(theme.time("day"), y)
    costs, part = alt.Chart(alt.NamedData("bill")), reported["gap_share"].iloc[0]
    chart = alt.layer(
        theme.targets("2025-06-01", "2036-12-31", 2),
        costs.mark_rect(color=theme.SHAKY, opacity=0.18).encode(alt.Y("low:Q"), y2="high:Q"),
        costs.mark_rule(color=theme.SHAKY, strokeDash=[4, 3]).encode(alt.Y("rival:Q")),
        behind.mark_line(color=theme.EUROPE, opacity=0.3, strokeWidth=4),
        whole.mark_line(color=theme.NEUTRAL, strokeWidth=2, strokeDash=[2, 3], clip=True),
        mine_sum.mark_line(color=theme.EUROPE, strokeWidth=3, strokeDash=[6, 3], clip=True),
        mine_sum.mark_point(size=50, fill=theme.PAPER, color=theme.EUROPE, opacity=1, clip=True),
    )
    said = "Range and line: published bill, {low:.0f} to {high:.0f} or almost {rival:.0f}"
    return figure(
        chart.properties(width=620, height=300),
        "What would it take to pay the bill in time?",
        [
            f"Blue: for these gaps, added up. Pale: as reported, with {part:g} percent of the "
            "extra. Dots: all extra equipment money",
            *phrases(bill, said),
        ],
        _sweep_words(paths),
        ["model", bill],
        mine=mine[["day", "gaps_sum", "all_sum"]],
        reported=reported[["day", "gaps_sum"]],
        bill=bill.drop(columns="source_ids"),
    )


@any_rows
def years(rows):
    """What holds each area back, by year; areas that money never limits most are only counted."""
    found = rows["name"].isin(rows.loc[rows["by_money"], "name"])
    shown = rows[found] if found.any() else rows
    order = list(shown["name"].unique())
    left_out = rows["name"].nunique() - len(order)
    base, y = alt.Chart(alt.NamedData("rows")), names("name", order, 240)
    squares = alt.Legend(title=None, symbolType="square", columns=5)
    colour = alt.Color("kind:N", scale=alt.Scale(domain=BOUND, range=_COLOURS), legend=squares)
    pale = alt.Scale(type="ordinal", domain=[False, True], range=[1, 0.45])
    pale = alt.Opacity("weak:O", scale=pale, legend=None)
    tip = tips({"name:N": "Area", "binds:N": "Limit"})
    cell = base.mark_rect(stroke=theme.PAPER, strokeWidth=2)
    cell = cell.encode(theme.time("start"), y, colour, pale, x2="end:T", tooltip=tip)
    ink = alt.Scale(domain=[False, True], range=[theme.INK, "white"])
    text = base.mark_text(fontSize=12, fontWeight="bold").encode(
        theme.time("day"), y, alt.Color("light:N", scale=ink, legend=None), text="mark:N"
    )
    cells = alt.layer(cell, theme.targets("2026-01-01", "2035-12-31"))
    chart = alt.layer(cells, text, _evidence(base, y, "datum.year == 2026"))
    weak = shown["evidence"].isin(["weak", "very weak"])
    moneyed = rows[rows["by_money"]].groupby("year").size()
    title = "Money is nowhere the limit"
    if len(moneyed):
        title = (
            f"Money becomes the limit late: nowhere before {moneyed.index.min()}, in "
            f"{count(moneyed.get(2030, 0), 'area')} in 2030, in {moneyed.get(2035, 0)} in 2035"
        )
    return figure(
        chart.resolve_scale(color="independent").properties(width=500, height=21 * len(order)),
        title,
        [
            "M: money. m: money and something else alike. T: time. F: factories. –: nothing alone. "
            "Pale: weak evidence",
            f"Not drawn: {count(left_out, 'area')} in which money is never the largest limit",
        ],
        _years_words(rows),
        "model",
        rows=shown[["name", "year", "start", "end", "kind", "binds", "evidence"]].assign(
            day=(shown["start"] + pd.Timedelta(days=182)).astype("datetime64[s]"),
            weak=weak,
            mark=shown["kind"].map(_MARKS),
            light=shown["kind"].isin(["money", "time"]) & ~weak,
        ),
    )


@any_rows
def areas(cells, enough):
    """Areas limited by money, from `data_limits`; `enough` moves one lever at a time."""
    premise(enough["gap_share"], "Money stops being the limit if")
    premise(not enough["spending_share_2035"], "more spending alone does not do it")
    base = alt.Chart(alt.NamedData("cells")).encode(
        alt.X("share:O", title="spending in 2035, percent of GDP").axis(labelAngle=0),
        alt.Y("part:O", sort="descending", title="percent of the extra"),
    )
    most = int(cells["areas"].max())
    shades = alt.Scale(domain=[0, most], range=["#ffffff", _MONEY], interpolate="rgb")
    cell = base.mark_rect(stroke=theme.GRID).encode(alt.Color("areas:Q", scale=shades, legend=None))
    ink = alt.condition(alt.datum.areas > most * 0.55, alt.value("white"), alt.value(theme.INK))
    text = base.mark_text(fontSize=16, fontWeight="bold").encode(text="areas:Q", color=ink)
    parts = [
        f"{part} of 100 for gaps: {listing(phrases(own, '{areas} at {share:g} percent'))}"
        for part, own in cells.groupby("part")
    ]
    return figure(
        (cell + text).properties(width=480, height=alt.Step(34)),
        f"Money stops being the limit by 2035 if {enough['gap_share']:g} percent of the extra goes "
        "to the gaps",
        [
            "More spending alone does not do it",
            f"Number of areas, of {cells['of'].iloc[0]}, in which money is the largest limit at "
            "the end of 2035",
            f"We assume {cells['default_part'].iloc[0]:g} percent. The {enough['gap_share']:g} of "
            "the title comes from finer steps than the figure shows",
        ],
        f"Areas limited by money at the end of 2035. {'; '.join(parts)}.",
        "model",
        cells=cells[["share", "part", "areas"]],
    )


def gains(rows, years):
    """Points of share that each lifted limit would add, in the order of areas of `years`."""
    order = list(years["name"].unique())
    y = names("name", order, 240, scale=alt.Scale(domain=order))
    x = alt.X("limit:N", sort=LIMITS, scale=alt.Scale(domain=LIMITS), title=None)
    base = alt.Chart(alt.NamedData("rows")).encode(x.axis(orient="top", labelAngle=0), y)
    shade = alt.Scale(domain=[0, 10], range=["#ffffff", "#8fb8a8"], clamp=True, interpolate="rgb")
    cell = base.mark_rect(stroke=theme.GRID).encode(alt.Color("gain:Q", scale=shade, legend=None))
    most = base.transform_filter("datum.most")
    chart = alt.layer(
        cell,
        most.mark_rect(filled=False, stroke=theme.INK, strokeWidth=2),
        base.mark_text(fontSize=12, color=theme.INK).encode(text="said:N"),
        _evidence(base, y, "datum.limit == 'money'"),
    )
    return figure(
        chart.properties(width=500, height=21 * len(order)),
        "Where does money help?",
        "Points added to Europe's share by lifting one limit alone. Framed: the largest. Right: "
        "evidence",
        _years_words(years),
        "model",
        rows=rows,
    )


def _sweep_words(rows):
    ends = rows.pivot(index="share", columns="until", values="money")
    parts = [
        f"at {share:g} percent "
        + listing(f"{money:.0f} by {until[-4:]}" for until, money in ends.loc[share].items())
        for share in ends.index.intersection([2.5, 3.2, 3.5, 5.0])
    ]
    return f"Extra money for these gaps in bn USD of 2026, by spending in 2035: {listing(parts)}."


def _years_words(rows):
    kinds = rows.groupby(["year", "kind"]).size().unstack(fill_value=0)
    kinds = kinds.reindex(index=[2027, 2030, 2035], columns=BOUND, fill_value=0)
    parts = (
        f" {year}: {listing(f'{kind} in {number}' for kind, number in own.items() if number)}."
        for year, own in kinds.iterrows()
    )
    areas = rows["name"].nunique()
    return f"What holds {areas} areas back at the end of the year.{''.join(parts)}"


def _evidence(base, y, once):
    """How good the evidence of each area is, right of its row; `once` picks one row an area."""
    text = base.transform_filter(once).mark_text(align="left", fontSize=11, color=theme.INK)
    return text.encode(alt.XValue(508), y, text="evidence:N")
