"""Figures on the extra money: how much there is, what it would buy, and where it is the limit."""

import altair as alt
import pandas as pd

from helpers.figures import theme
from helpers.model import assumptions
from helpers.model.inputs import load
from helpers.pages.money import data_limits as extra

_SPAN = ("2025-06-01", "2036-12-31", 2)
MONEY, TIME, FACTORIES, NOTHING = "#8e3a80", "#2f7d63", "#d9b53f", "#e3e6ea"
_COLOURS = [MONEY, "#c28bb8", TIME, FACTORIES, NOTHING]
MARKS = dict(zip(extra.BOUND, ["M", "m", "T", "F", "–"], strict=True))


def sweep(rows, bill, title, description):
    """Money added up to 2030 and 2035 for each spending share; `rows` is from `extra.sweep`.

    `bill` holds the published low, high and rival cost in USD bn.
    """
    names = list(dict.fromkeys(rows["until"]))
    y = alt.Y("money:Q", title="bn USD of 2026", scale=alt.Scale(domain=[0, 600]))
    axis = alt.Axis(title="spending in 2035, percent of GDP", values=[2.5, 3, 3.5, 4, 4.5, 5])
    x = alt.X("share:Q", scale=alt.Scale(domain=[2.5, 5.2]), axis=axis)
    dash = alt.Scale(domain=names, range=[[2, 2], [6, 3]])
    base = alt.Chart(alt.NamedData("rows")).encode(x, y)
    way = base.mark_line(color=theme.EUROPE, strokeWidth=2.5)
    way = way.encode(alt.StrokeDash("until:N", scale=dash, legend=None))
    text = base.transform_filter("datum.share == 5").encode(text="until:N")
    text = text.mark_text(align="right", dy=-10, fontSize=12, fontWeight="bold", color=theme.INK)
    subtitle = "Extra equipment money for these gaps, added up from 2026. Band: published bill"
    chart = alt.layer(*_bill(), way, text)
    sized = chart.properties(title=theme.titled(title, subtitle), description=description)
    return theme.named(sized.properties(width=560, height=280), rows=rows, bill=_bill_rows(bill))


def money(mine, reported, bill, title, description):
    """The reader's money added up year by year, against the reported plans and the bill.

    `mine` and `reported` come from `extra.yearly`.
    """
    y = alt.Y("gaps_sum:Q", title="bn USD of 2026", scale=alt.Scale(domain=[0, 1000]))
    base = alt.Chart(alt.NamedData("mine")).encode(theme.time("day"))
    line = base.mark_line(color=theme.EUROPE, strokeWidth=3, strokeDash=[6, 3], clip=True).encode(y)
    dots = base.mark_point(size=50, fill=theme.PAPER, color=theme.EUROPE, opacity=1, clip=True)
    whole = base.mark_line(color=theme.NEUTRAL, strokeWidth=2, strokeDash=[2, 3], clip=True)
    behind = alt.Chart(alt.NamedData("reported")).encode(theme.time("day"), y)
    behind = behind.mark_line(color=theme.EUROPE, opacity=0.3, strokeWidth=4)
    chart = alt.layer(
        theme.targets(*_SPAN),
        *_bill()[:2],
        behind,
        whole.encode(alt.Y("all_sum:Q")),
        line,
        dots.encode(y),
    )
    low, high, rival = bill
    subtitle = [
        f"Blue: for these gaps, added up. Pale: {_plans()}. Dots: all extra equipment money",
        f"Band and line: published bill, {low:.0f} to {high:.0f} or almost {rival:.0f}",
    ]
    sized = chart.properties(title=theme.titled(title, subtitle), description=description)
    return theme.named(
        sized.properties(width=620, height=300),
        mine=mine[["day", "gaps_sum", "all_sum"]],
        reported=reported[["day", "gaps_sum"]],
        bill=_bill_rows(bill),
    )


def bill(lines, title, description):
    """The published list at list prices, cheapest to dearest; from `extra.bill_lines`."""
    base = alt.Chart(alt.NamedData("lines"))
    scale = alt.Scale(domain=[0, 70])
    y = alt.Y("label:N", sort=list(lines["label"]), title=None, axis=alt.Axis(labelLimit=300))
    low = alt.X("low:Q", scale=scale, axis=alt.Axis(title="bn USD"))
    way = base.mark_rule(strokeWidth=8, color=theme.FAIR).encode(low, y, x2="high:Q")
    ends = [
        base.mark_tick(thickness=3, size=18, color=theme.FIRM).encode(
            alt.X(f"{end}:Q", scale=scale), y
        )
        for end in ("low", "high")
    ]
    said = base.transform_filter("isValid(datum.published)")
    said = said.mark_point(shape="diamond", size=130, filled=True, color=theme.SHAKY, opacity=1)
    said = said.encode(alt.X("published:Q", scale=scale), y)
    subtitle = "Green: number on the list times the lowest and highest price we found. "
    sized = alt.layer(way, *ends, said).properties(
        title=theme.titled(title, subtitle + "Diamond: cost as published"), description=description
    )
    drawn = lines[["label", "low", "high", "published"]]
    return theme.named(sized.properties(width=460, height=alt.Step(30)), lines=drawn)


def years(rows, title, description):
    """What holds each area back at the end of each year; `rows` comes from `extra.by_year`."""
    order = list(dict.fromkeys(rows["name"]))
    base = alt.Chart(alt.NamedData("rows"))
    y = alt.Y("name:N", sort=order, title=None, axis=_labels())
    colour = alt.Color(
        "kind:N",
        scale=alt.Scale(domain=extra.BOUND, range=_COLOURS),
        legend=alt.Legend(title=None, symbolType="square", columns=5),
    )
    tip = [alt.Tooltip("name:N", title="Area"), alt.Tooltip("binds:N", title="Limit")]
    cell = base.mark_rect(stroke=theme.PAPER, strokeWidth=2)
    cell = cell.encode(theme.time("start"), y, colour, _PALE, x2="end:T", tooltip=tip)
    ink = alt.Scale(domain=[False, True], range=[theme.INK, "white"])
    text = base.mark_text(fontSize=12, fontWeight="bold").encode(
        theme.time("day"), y, alt.Color("light:N", scale=ink, legend=None), text="mark:N"
    )
    cells = alt.layer(cell, theme.targets("2026-01-01", "2035-12-31"))
    chart = alt.layer(cells, text, _evidence(base, y, "datum.year == 2026"))
    chart = chart.resolve_scale(color="independent")
    subtitle = [
        "M money, m money and others alike, T time, F factories, – nothing alone. Pale: weak",
        f"If spending follows {_plans()}, which is our judgement",
    ]
    sized = chart.properties(title=theme.titled(title, subtitle), description=description)
    day = (rows["start"] + pd.Timedelta(days=182)).astype("datetime64[s]")
    weak = rows["evidence"].isin(["weak", "very weak"])
    drawn = rows[["name", "year", "start", "end", "kind", "binds", "evidence"]].assign(
        day=day,
        weak=weak,
        mark=rows["kind"].map(MARKS),
        light=rows["kind"].isin(["money", "time"]) & ~weak,
    )
    return theme.named(sized.properties(width=500, height=21 * len(order)), rows=drawn)


def areas(cells, title, description):
    """Areas limited by money, by spending and share for gaps; from `extra.areas_by_money`."""
    base = alt.Chart(alt.NamedData("cells")).encode(
        alt.X("share:O", title="spending in 2035, percent of GDP").axis(labelAngle=0),
        alt.Y("part:O", sort="descending", title="percent going to gaps"),
    )
    most = int(cells["areas"].max())
    shade = alt.Color(
        "areas:Q", scale=alt.Scale(domain=[0, most], range=["#ffffff", MONEY], interpolate="rgb")
    )
    cell = base.mark_rect(stroke=theme.GRID).encode(shade.legend(None))
    ink = alt.condition(alt.datum.areas > most * 0.55, alt.value("white"), alt.value(theme.INK))
    text = base.mark_text(fontSize=16, fontWeight="bold").encode(text="areas:Q", color=ink)
    subtitle = [
        f"Number of areas, of {len(load().areas)}, in which money is the largest limit at the end "
        "of 2035",
        "The title goes by every step of the two sliders, the grid shows some of them",
    ]
    sized = (cell + text).properties(title=theme.titled(title, subtitle), description=description)
    return theme.named(sized.properties(width=480, height=alt.Step(34)), cells=cells)


def gains(rows, order, title, description):
    """Points of share that each lifted limit would add, area by area; rows from `gain_rows`."""
    names = ["money", *extra.TIME, "factories"]
    y = alt.Y("name:N", sort=order, scale=alt.Scale(domain=order), title=None, axis=_labels())
    x = alt.X("limit:N", sort=names, scale=alt.Scale(domain=names), title=None)
    base = alt.Chart(alt.NamedData("rows")).encode(x.axis(orient="top", labelAngle=0), y)
    shade = alt.Scale(domain=[0, 10], range=["#ffffff", "#8fb8a8"], clamp=True, interpolate="rgb")
    cell = base.mark_rect(stroke=theme.GRID).encode(alt.Color("gain:Q", scale=shade, legend=None))
    most = base.transform_filter("datum.most")
    frame = most.mark_rect(filled=False, stroke=theme.INK, strokeWidth=2)
    plain = base.mark_text(fontSize=12, color=theme.INK).encode(text="said:N")
    subtitle = "Points added to Europe's share by lifting one limit alone. Framed: the largest"
    right = _evidence(base, y, "datum.limit == 'money'")
    sized = alt.layer(cell, frame, plain, right).properties(
        title=theme.titled(title, subtitle + ". Right: evidence"), description=description
    )
    return theme.named(sized.properties(width=500, height=21 * len(order)), rows=rows)


def gain_rows(table):
    """The table of `extra.gains` as one row an area and limit, with what to write in the cell."""
    names = ["money", *extra.TIME, "factories"]
    rows = table.melt(["name", "binds", "evidence"], names, "limit", "gain")
    pairs = zip(rows["limit"], rows["binds"], strict=True)
    rows["most"] = [limit in binds.split(" or ") for limit, binds in pairs]
    rows["gain"] = rows["gain"].clip(lower=0).round(1) + 0.0  # no minus before zero
    return rows.assign(said=rows["gain"].map("{:.1f}".format))[
        ["name", "limit", "gain", "most", "said", "evidence"]
    ]


def _plans():
    part = assumptions.default().gap_share
    return f"reported plans with {part:g} of every 100 extra for these gaps"


def _bill_rows(bill):
    """The published bill as one row for drawing."""
    low, high, rival = bill
    said = f"one-off bill as published: {low:.0f} to {high:.0f}, or almost {rival:.0f}"
    return pd.DataFrame({"low": [low], "high": [high], "rival": [rival], "said": [said]})


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


_PALE = alt.Opacity(
    "weak:O",
    scale=alt.Scale(type="ordinal", domain=[False, True], range=[1, 0.45]),
    legend=None,
)


def _labels():
    return alt.Axis(labelLimit=240, minExtent=240, ticks=False, domain=False, labelPadding=6)
