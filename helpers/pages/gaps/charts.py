"""Figures on the capability areas: who holds the larger part, and in what."""

import altair as alt

from helpers.figures import axes, theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.rows import Rows, tips
from helpers.figures.text import count, each

IN_FAMILY = {
    "see": "in what sees",
    "protect": "in what protects",
    "strike": "in what strikes",
    "hold": "in what holds ground and sea",
    "enable": "in what moves, refuels and commands",
}


@any_rows
def both(areas):
    """Share and need covered of each area side by side; `areas` comes from `data.areas`."""
    rows = areas[["name", "share", "coverage", "evidence", "measure", "need_basis"]].assign(
        share_text=areas["share"].map("{:.0f}".format),
        coverage_text=areas["coverage"].map("{:.0f}".format),
    )
    base = alt.Chart(alt.NamedData("areas"))
    sure = axes.evidence(areas, symbolFillColor=theme.EUROPE)
    zero, full = (alt.XDatum(end, type="quantitative") for end in (0, 100))
    number = {"align": "right", "dx": -5}
    heads = {"name:N": "Area", "measure:N": "What is counted"}
    x = axes.percent("share", "percent of what both would field", stack=None)
    y = axes.names(areas, padding=28)
    bar = base.encode(x, y, sure, tooltip=tips(heads))
    us = bar.mark_bar(color=theme.US).encode(x2=alt.X2Datum(100))
    left = bar.mark_bar(color=theme.EUROPE) + us
    left += Rows("areas", y).text(None, "share_text", zero, **number)
    x = axes.percent("coverage", "percent of the need", stack=None)
    y = axes.names(areas, labels=False)
    bar = base.encode(x, y, tooltip=tips(heads | {"need_basis:N": "Need"}))
    missing = bar.mark_bar(color="#eceef1").encode(x2=alt.X2Datum(100))
    right = missing + bar.mark_bar(color=theme.EUROPE).encode(sure)
    right += Rows("areas", y).text(None, "coverage_text", zero, **number)
    right += Rows("areas", y).text(None, "evidence", full, dx=6)
    titles = ["Europe's share, next to the US", "Need that Europe covers"]
    parts = [
        part.properties(
            width=width, height=axes.height(areas), title=alt.TitleParams(title, fontSize=13)
        )
        for part, width, title in zip((left, right), (280, 240), titles, strict=True)
    ]
    enough = int((areas["coverage"] >= 100).sum())
    return figure(
        alt.hconcat(*parts, spacing=40),
        f"Europe leads in {int(areas['leads'].sum())} of {count(len(areas), 'area')}, "
        f"and covers its need in {enough or 'none'}",
        "Blue: Europe. Orange: what the US would bring. Grey: missing. End of 2025. "
        "Right: how good the evidence is",
        "Europe's share next to the US, and the part of the need that Europe covers, in percent, "
        f"end of 2025: {each(areas, '{name} {share:.0f} and {coverage:.0f}')}.",
        sources=areas,
        areas=rows,
    )


@any_rows
def families(areas, means):
    """Share and need covered by family: a point for each area, a bar at the family's mean.

    `means` comes from `data.family_means`.
    """
    answers = {"share": "Europe's share", "coverage": "Need that Europe covers"}
    rows = areas.melt(["name", "group", "evidence"], list(answers), "answer", "percent")
    bars = means.melt("group", list(answers), "answer", "percent")
    bars = bars.assign(text=bars["percent"].map("{:.0f}".format))
    x, columns = axes.percent("percent", "percent"), []
    sure = axes.evidence(areas, symbolFillColor=theme.EUROPE)
    axis = alt.Axis(ticks=False, labelPadding=12)
    for answer, heading in answers.items():
        mine = alt.FieldEqualPredicate(equal=answer, field="answer")
        y = alt.Y("group:N", sort=list(means["group"]), title=None, axis=axis)
        point = alt.Chart(alt.NamedData("rows")).transform_filter(mine)
        point = point.mark_point(filled=True, size=110, color=theme.EUROPE)
        mean = alt.Chart(alt.NamedData("means")).transform_filter(mine).encode(x, y)
        layers = alt.layer(
            point.encode(x, y, sure, tooltip=tips({"name:N": "Area"})),
            mean.mark_tick(color=theme.INK, thickness=3, size=26, opacity=1),
            mean.mark_text(dy=-20, fontWeight="bold", color=theme.INK).encode(text="text:N"),
        )
        title = alt.TitleParams(heading, fontSize=13)
        columns.append(layers.properties(width=290, height=5 * 52, title=title))
        axis = None
    by = means.set_index("family")["share"]
    told = {family: by[family] for family in ("hold", "see") if family in by} or dict(by)
    first, *others = (f"{share:.0f} {{}}{IN_FAMILY[family]}" for family, share in told.items())
    lower = means.assign(group=means["group"].str.lower())
    phrases = each(lower, "{group}, share {share:.0f}, need covered {coverage:.0f}")
    return figure(
        alt.hconcat(*columns),
        f"Europe's mean share is {first.format('percent ')}"
        + "".join(f", {other.format('')}" for other in others),
        "A point is one area, the black bar and its number the mean of the family. End of 2025",
        f"Mean of each family in percent, end of 2025: {phrases}.",
        sources=areas,
        rows=rows,
        means=bars,
    )
