"""Figures on the presets: the count by year, every area, and both answers."""

import json
import textwrap

import altair as alt

from helpers.figures import axes, theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.rows import look
from helpers.figures.text import count, each, listing, phrases, small, span
from helpers.model.outlook import DATES
from helpers.pages.scenarios.charts import FIRST, LAST, over_years


@any_rows
def by_year(counts):
    """Areas that Europe leads by year under each preset; `counts` from `data.preset_counts`."""
    scale = alt.Scale(domain=[0, round(2 * counts["half"].max())])
    axis = alt.Axis(title="areas", values=[0, 6, 12, 18])
    layers = alt.layer(
        theme.targets(FIRST, LAST, 5, labels=False),
        *over_years(alt.Chart(), "led", scale, axis),
        data=alt.NamedData("counts"),
    )
    header = alt.Header(title=None, labelFontSize=12, labelFontWeight="bold")
    facet = alt.Facet("preset:N", sort=list(counts["preset"].unique()), header=header)
    chart = layers.properties(width=170, height=100).facet(facet, columns=4, spacing=14)
    here = counts[~counts["us_leaves"]].groupby("year")["led"].agg(span)
    early, late = here.get(DATES[0], "no"), here.get(DATES[-1], "no")
    dated = counts[counts["year"].isin(DATES)]
    parts = [
        f"{preset} {listing(phrases(own, '{led} in {year}'))}"
        for preset, own in dated.groupby("preset", sort=False)
    ]
    return figure(
        chart,
        f"While the US stays, the presets give {early} areas at the end of {DATES[0]}, "
        f"{late} at the end of {DATES[-1]}",
        [
            "Blue dashes: areas that Europe leads in the middle case: every input at its middle.",
            f"Pale: eight of ten draws. Grey dots: as reported. {theme.ENDS}",
        ],
        f"Areas that Europe leads at the end of the year: {'; '.join(parts)}.",
        sources="model",
        counts=counts[["day", "low", "led", "high", "pinned", "preset"]],
    )


@any_rows
def by_area(shares):
    """Europe's share of every area under each preset; `shares` from `data.preset_shares`."""
    presets, year = list(shares["preset"].unique()), shares["year"].iloc[0]
    base = alt.Chart(alt.NamedData("rows"))
    looks = {"orient": "top", "labelAngle": 0, "ticks": False, "labelFontSize": 11}
    looks |= {"domain": False, "labelLineHeight": 13}
    axis = alt.Axis(title=None, labelExpr=_lines(presets), labelPadding=18, **looks)
    x, y = alt.X("preset:N", sort=presets, axis=axis), axes.names(shares, padding=8)
    blues = alt.Scale(domain=[0, 100], range=["#f3f6f9", "#7fb6da"])
    cell = base.mark_rect(stroke=theme.PAPER)
    cell = cell.encode(x, y, alt.Color("share:Q", scale=blues, legend=None))
    number = base.mark_text(fontSize=11, color=theme.INK)
    number = number.encode(x, y, text=alt.Text("text:N"))
    ahead = base.transform_filter(alt.FieldEqualPredicate(equal=True, field="leads"))
    frame = ahead.mark_rect(filled=False, stroke=theme.EUROPE, strokeWidth=1.6).encode(x, y)
    led = shares[~shares["us_leaves"]].groupby("name", sort=False)["leads"]
    texts = shares.groupby("name", sort=False)["text"].agg(" ".join).reset_index()
    return figure(
        alt.layer(cell, frame, number),
        f"{count(int(led.all().sum()), 'area')} led by Europe at the end of {year} in every preset "
        f"in which the US stays, {int((~led.any()).sum())} in none",
        f"Percent of what both would field, end of {year}, every input at its middle. Framed: "
        "Europe leads",
        f"Share in percent, end of {year}, presets in this order: {listing(map(small, presets))}. "
        f"{each(texts, '{name} {text}')}.",
        sources="model",
        width=8 * 76,
        height=axes.height(shares),
        rows=shares[["preset", "name", "group", "share", "text", "leads"]],
    )


@any_rows
def two_answers(means):
    """Mean share against mean need covered at the end of a year: `means` of `preset_counts`."""
    looks = {"Europe's share": ("circle", theme.EUROPE), "need covered": ("diamond", theme.INK)}
    long = means.rename(columns=dict(zip(("share", "coverage"), looks, strict=True)))
    long = long.melt("preset", list(looks), "answer", "percent")
    long = long.assign(text=long["percent"].map("{:.0f}".format))
    names = alt.Axis(labelLimit=200, labelPadding=8)
    y = alt.Y("preset:N", sort=list(means["preset"]), title=None, axis=names)
    join = alt.Chart(alt.NamedData("means")).mark_rule(color=theme.GRID, strokeWidth=5)
    join = join.encode(alt.X("share:Q", scale=axes.PERCENT), y, x2="coverage:Q")
    axis = alt.Axis(title="percent, mean over all areas that count")
    rows, x = alt.Chart(alt.NamedData("rows")), alt.X("percent:Q", scale=axes.PERCENT, axis=axis)
    point = rows.mark_point(filled=True, size=130, opacity=1)
    point = point.encode(x, y, *look("answer", looks, title=None))
    # The two numbers of a row stand above and below it, so that they never meet.
    numbers = [
        rows.transform_filter(alt.FieldEqualPredicate(equal=answer, field="answer"))
        .mark_text(dy=dy, fontSize=11, color=theme.INK)
        .encode(x, y, text="text:N")
        for answer, dy in zip(looks, (-13, 14), strict=True)
    ]
    year = means["year"].iloc[0]
    return figure(
        alt.layer(join, point, *numbers),
        _leaving(means, year),
        f"Mean of all areas that count, end of {year}, every input at its middle",
        f"Mean share and mean need covered in percent, end of {year}: "
        f"{each(means, '{preset} {share:.0f} and {coverage:.0f}')}.",
        sources="model",
        width=460,
        height=8 * 42,
        means=means[["preset", "share", "coverage"]],
        rows=long,
    )


def _lines(names):
    """A label expression that breaks names into lines as wide as a cell."""
    broken = {name: textwrap.wrap(name, 13) for name in names}
    return f"({json.dumps(broken)})[datum.label]"


def _leaving(means, year):
    """What it changes that the US leaves; the range of the answers where that is not in `means`."""
    gone, reported = means[means["us_leaves"]], means[means["reported"]]
    if gone.empty or reported.empty:
        shares, covered = span(means["share"]), span(means["coverage"])
        return f"At the end of {year} the mean share is {shares} percent, need covered {covered}"
    answers = ["share", "coverage"]
    change = gone[answers].iloc[0] - reported[answers].iloc[0]
    points = round(change["coverage"])
    verb = "rises" if points > 0 else "falls"
    moves = f"{verb} by {count(abs(points), 'point')}" if points else "stays"
    return (
        f"If the US leaves, the share rises by {change['share']:.0f} points by the end of {year}; "
        f"the need covered {moves}"
    )
