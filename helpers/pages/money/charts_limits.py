"""Figures on the extra money: how much there is, what it would buy, and where it is the limit."""

import altair as alt
import pandas as pd

from helpers.figures import theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.premise import premise
from helpers.figures.rows import Rows, names, tips
from helpers.figures.text import count, listing, phrases
from helpers.pages.money.data_limits import BOUND, LIMITS

_MONEY = "#8e3a80"
_COLOURS = [_MONEY, "#c28bb8", "#2f7d63", "#d9b53f", "#e3e6ea"]
_MARKS = dict(zip(BOUND, ["M", "m", "T", "F", "–"], strict=True))


@any_rows
def sweep(rows, bill):
    """Money added up to 2030 and 2035 for each spending share, beside the published bill."""
    y = alt.Y("money:Q", title="bn USD of 2026", scale=alt.Scale(domain=[0, 600]))
    axis = alt.Axis(title="spending in 2035, percent of GDP", values=[2.5, 3, 3.5, 4, 4.5, 5])
    x = alt.X("share:Q", scale=alt.Scale(domain=[2.5, 5.2]), axis=axis)
    dash = alt.Scale(domain=list(rows["until"].unique()), range=[[2, 2], [6, 3]])
    base = alt.Chart(alt.NamedData("rows")).encode(x, y)
    way = base.mark_line(color=theme.EUROPE, strokeWidth=2.5)
    way = way.encode(alt.StrokeDash("until:N", scale=dash, legend=None))
    text = base.mark_text(align="right", dy=-10, fontSize=12, fontWeight="bold", color=theme.INK)
    text = text.transform_filter("datum.share == 5").encode(text="until:N")
    paid = rows[rows["money"] >= bill["low"].item()]
    late = paid.loc[paid["until"] == "end 2035", "share"]
    return figure(
        alt.layer(*_bill(), way, text).properties(width=560, height=280),
        f"With {rows['gap_share'].iloc[0]:g} of every 100 extra for the gaps, "
        f"{'some paths pay' if 'end 2030' in set(paid['until']) else 'no path pays'} the low end "
        "of the bill by 2030; by 2035 "
        + (f"it takes {late.min():g} percent of GDP" if len(late) else "no path shown does"),
        "Extra equipment money for these gaps, added up from 2026. Band: published bill",
        _sweep_words(rows),
        ["model", bill],
        rows=rows[["share", "money", "until"]],
        bill=bill.drop(columns="source_ids"),
    )


def money(mine, reported, bill, paths):
    """The reader's money of `data_limits.yearly`, against the reported plans and the bill."""
    y = alt.Y("gaps_sum:Q", title="bn USD of 2026", scale=alt.Scale(domain=[0, 1000]))
    base = alt.Chart(alt.NamedData("mine")).encode(theme.time("day"))
    whole, mine_sum = base.encode(alt.Y("all_sum:Q")), base.encode(y)
    behind = alt.Chart(alt.NamedData("reported")).encode(theme.time("day"), y)
    chart = alt.layer(
        theme.targets("2025-06-01", "2036-12-31", 2),
        *_bill()[:2],
        behind.mark_line(color=theme.EUROPE, opacity=0.3, strokeWidth=4),
        whole.mark_line(color=theme.NEUTRAL, strokeWidth=2, strokeDash=[2, 3], clip=True),
        mine_sum.mark_line(color=theme.EUROPE, strokeWidth=3, strokeDash=[6, 3], clip=True),
        mine_sum.mark_point(size=50, fill=theme.PAPER, color=theme.EUROPE, opacity=1, clip=True),
    )
    said = "Band and line: published bill, {low:.0f} to {high:.0f} or almost {rival:.0f}"
    return figure(
        chart.properties(width=620, height=300),
        "Your extra money, added up year by year",
        [
            f"Blue: for these gaps, added up. Pale: {_plans(reported)}. "
            "Dots: all extra equipment money",
            *phrases(bill, said),
        ],
        _sweep_words(paths),
        ["model", bill],
        mine=mine[["day", "gaps_sum", "all_sum"]],
        reported=reported[["day", "gaps_sum"]],
        bill=bill.drop(columns="source_ids"),
    )


@any_rows
def bill(lines):
    """The published list at list prices, cheapest to dearest; from `data_limits.bill_lines`."""
    y = alt.Y("label:N", sort=list(lines["label"]), title=None, axis=alt.Axis(labelLimit=300))
    rows = Rows("lines", y, scale=alt.Scale(domain=[0, 70]), axis=alt.Axis(title="bn USD"))
    way = rows.rule("low", "high", strokeWidth=8, color=theme.FAIR)
    ends = [rows.tick(end, thickness=3, size=18, color=theme.FIRM) for end in ("low", "high")]
    told = rows.point(
        "published", shape="diamond", size=130, filled=True, color=theme.SHAKY, opacity=1
    )
    told = told.transform_filter("isValid(datum.published)")
    return figure(
        alt.layer(way, *ends, told).properties(width=460, height=alt.Step(30)),
        f"{count(len(lines), 'line')} of the list cost USD {lines['low'].sum():.0f} to "
        f"{lines['high'].sum():.0f} bn at list prices; the extra money until 2030 is "
        f"{lines['until_2030'].iloc[0]:.0f}",
        "Green: number on the list times the lowest and highest price we found. Diamond: cost as "
        "published",
        "Number on the list times list prices, bn USD. "
        f"{listing(phrases(lines, '{label}: {low:.0f} to {high:.0f}'))}.",
        ["model", lines],
        lines=lines[["label", "low", "high", "published"]],
    )


@any_rows
def years(rows):
    """What holds each area back at the end of each year; from `data_limits.by_year`."""
    order = list(rows["name"].unique())
    base = alt.Chart(alt.NamedData("rows"))
    y = names("name", order, 240)
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
    weak = rows["evidence"].isin(["weak", "very weak"])
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
            "M money, m money and others alike, T time, F factories, – nothing alone. Pale: weak",
            f"If spending follows {_plans(rows)}, which is our judgement",
        ],
        _years_words(rows),
        "model",
        rows=rows[["name", "year", "start", "end", "kind", "binds", "evidence"]].assign(
            day=(rows["start"] + pd.Timedelta(days=182)).astype("datetime64[s]"),
            weak=weak,
            mark=rows["kind"].map(_MARKS),
            light=rows["kind"].isin(["money", "time"]) & ~weak,
        ),
    )


@any_rows
def areas(cells, enough):
    """Areas limited by money, from `data_limits`; `enough` moves one lever at a time."""
    premise(enough["gap_share"], "On planned spending it takes")
    premise(not enough["spending_share_2035"], "no spending on the slider does")
    base = alt.Chart(alt.NamedData("cells")).encode(
        alt.X("share:O", title="spending in 2035, percent of GDP").axis(labelAngle=0),
        alt.Y("part:O", sort="descending", title="percent going to gaps"),
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
        f"On planned spending it takes {enough['gap_share']:g} of every 100 extra to lift the "
        "money limit by 2035",
        [
            f"At {cells['default_part'].iloc[0]:g} of every 100 no spending on the slider does it",
            f"Number of areas, of {cells['of'].iloc[0]}, in which money is the largest limit at "
            "the end of 2035",
            "The title goes by every step of the two sliders, the grid shows some of them",
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
        "What would help each area most",
        "Points added to Europe's share by lifting one limit alone. Framed: the largest. Right: "
        "evidence",
        _years_words(years),
        "model",
        rows=rows,
    )


def _plans(rows):
    return f"reported plans with {rows['gap_share'].iloc[0]:g} of every 100 extra for these gaps"


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
    parts = [
        f"{year}: " + listing(f"{kind} in {number}" for kind, number in own.items() if number)
        for year, own in kinds.iterrows()
    ]
    return (
        f"What holds {rows['name'].nunique()} areas back at the end of the year. "
        f"{'. '.join(parts)}."
    )


def _bill():
    """Layers for the published bill: a band, a line for the rival figure, and a label."""
    base = alt.Chart(alt.NamedData("bill"))
    band = base.mark_rect(color=theme.SHAKY, opacity=0.18).encode(alt.Y("low:Q"), y2="high:Q")
    line = base.mark_rule(color=theme.SHAKY, strokeDash=[4, 3]).encode(alt.Y("rival:Q"))
    text = base.mark_text(align="left", dx=6, dy=-4, baseline="bottom", fontSize=12)
    return band, line, text.encode(alt.Y("rival:Q"), x=alt.value(0), text="said:N")


def _evidence(base, y, once):
    """How good the evidence of each area is, right of its row; `once` picks one row an area."""
    text = base.transform_filter(once).mark_text(align="left", fontSize=11, color=theme.INK)
    return text.encode(alt.XValue(508), y, text="evidence:N")
