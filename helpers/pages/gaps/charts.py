"""Figures on the capability areas: who holds the larger part, and in what."""

import altair as alt

from helpers.figures import axes, theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.rows import Rows, tips
from helpers.figures.text import count, each, whole


@any_rows
def both(areas):
    """Share and need covered of each area side by side; `areas` comes from `data.areas`."""
    rows = areas[["name", "share", "coverage", "evidence", "measure", "need_basis"]].assign(
        share_text=areas["share"].map(whole),
        coverage_text=areas["coverage"].map(whole),
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
    heading, tall = {"fontSize": 13}, axes.height(areas)
    share = alt.TitleParams("Europe's share, next to the US", **heading)
    need = alt.TitleParams("Need covered", **heading)
    left = left.properties(width=280, height=tall, title=share)
    right = right.properties(width=240, height=tall, title=need)
    enough = int((areas["coverage"] >= 100).sum())
    return figure(
        alt.hconcat(left, right, spacing=40),
        f"Europe leads in {int(areas['leads'].sum())} of {count(len(areas), 'area')}, "
        f"and covers its need in {enough or 'none'}",
        "Blue: Europe. Orange: what the US would bring. Grey: missing. End of 2025. "
        "Right: how good the evidence is",
        "Europe's share next to the US, and the need covered, in percent, "
        f"end of 2025: {each(rows, '{name} {share_text} and {coverage_text}')}.",
        sources=areas,
        areas=rows,
    )
