"""Figures on the capability areas: who holds the larger part, and how good the evidence is."""

import altair as alt
import pandas as pd

from helpers import gaps
from helpers.charts import theme


def shares(areas, line, title, description):
    """Europe's part and the US part of each area, with the line that counts as a majority.

    `areas` comes from `gaps.areas`, `line` is a frame with one `threshold` in percent.
    """
    order = list(areas["name"])
    rows = areas[["name", "share", "evidence", "measure"]].assign(us_share=100 - areas["share"])
    base = alt.Chart(alt.NamedData("areas"))
    y = alt.Y(
        "name:N", sort=order, title=None, axis=alt.Axis(labelLimit=260, ticks=False, labelPadding=6)
    )
    scale = alt.Scale(domain=[0, 100])
    x = alt.X("share:Q", scale=scale, axis=alt.Axis(title="percent of what both would field"))
    levels = [level for level in gaps.EVIDENCE if level in set(areas["evidence"])]
    sure = alt.Opacity(
        "evidence:N",
        sort=levels,
        scale=alt.Scale(
            type="ordinal", domain=levels, range=[theme.EVIDENCE[level] for level in levels]
        ),
        legend=alt.Legend(title="Evidence", symbolType="square"),
    )
    tip = [alt.Tooltip("name:N", title="Area"), alt.Tooltip("measure:N", title="What is counted")]
    europe = base.mark_bar(color=theme.EUROPE).encode(x, y, sure, tooltip=tip)
    us = base.mark_bar(color=theme.US).encode(
        alt.X("share:Q", scale=scale), y, sure, x2=alt.X2Datum(100), tooltip=tip
    )
    number = base.mark_text(align="left", dx=6, fontSize=11, color=theme.INK)
    number = number.encode(y=y, x=alt.XDatum(100, type="quantitative"), text=alt.Text("evidence:N"))
    rule = alt.Chart(alt.NamedData("line")).mark_rule(color=theme.INK, strokeWidth=3)
    rule = rule.encode(alt.X("threshold:Q", scale=scale))
    chart = alt.layer(europe, us, number, rule)
    sized = chart.properties(width=440, height=20 * len(order), description=description)
    subtitle = "Blue: Europe. Orange: what the US would bring. Right: how good the evidence is"
    return theme.named(sized.properties(title=theme.titled(title, subtitle)), areas=rows, line=line)


def sweep(counts, total, title, description):
    """Areas, of `total`, that Europe leads for each line for a majority, from `gaps.sweep`."""
    base = alt.Chart(alt.NamedData("counts")).encode(
        alt.X("threshold:O", title="line for a majority, percent", axis=alt.Axis(labelAngle=0)),
        alt.Y("areas:Q", title="areas led by Europe", scale=alt.Scale(domain=[0, total])),
    )
    bar = base.mark_bar(color=theme.EUROPE, size=34)
    number = base.mark_text(dy=-9, fontSize=13, fontWeight="bold", color=theme.INK)
    chart = bar + number.encode(text="areas:Q")
    titled = theme.titled(title, f"Number of capability areas of {total}, end of 2025")
    sized = chart.properties(title=titled, description=description, width=520, height=200)
    return theme.named(sized, counts=counts)


def both(areas, title, description):
    """Share and need covered of each area side by side; `areas` comes from `gaps.by_family`."""
    columns = ["name", "group", "place", "share", "coverage", "evidence", "measure", "need_basis"]
    rows = areas[columns]
    y = names_axis(padding=28)
    tip = [alt.Tooltip("name:N", title="Area"), alt.Tooltip("measure:N", title="What is counted")]
    share = alt.X("share:Q", scale=PERCENT, axis=percent("percent of what both would field"))
    sure = evidence(alt.Opacity, areas)
    base = alt.Chart()
    europe = base.mark_bar(color=theme.EUROPE).encode(share, y, sure, tooltip=tip)
    us = base.mark_bar(color=theme.US).encode(share, y, sure, x2=alt.X2Datum(100), tooltip=tip)
    left = europe + us + _number("share", y)
    tip = [*tip, alt.Tooltip("need_basis:N", title="Need")]
    covered = alt.X("coverage:Q", scale=PERCENT, axis=percent("percent of the need"))
    y = names_axis(labels=False, padding=24)
    held = base.mark_bar(color=theme.EUROPE).encode(covered, y, sure, tooltip=tip)
    missing = base.mark_bar(color="#eceef1").encode(covered, y, x2=alt.X2Datum(100), tooltip=tip)
    word = base.mark_text(align="left", dx=6, fontSize=11, color=theme.INK)
    word = word.encode(y=y, x=alt.XDatum(100, type="quantitative"), text="evidence:N")
    right = missing + held + _number("coverage", y) + word
    chart = alt.hconcat(
        in_families(left, 250, "Europe's share, next to the US"),
        in_families(right, 210, "Need that Europe covers", header=False),
        spacing=14,
    )
    subtitle = "Blue: Europe. Orange: what the US would bring. Grey: missing. End of 2025. "
    titled = theme.titled(title, subtitle + "Right: how good the evidence is")
    return theme.named(chart.properties(title=titled, description=description), areas=rows)


def families(areas, means, title, description):
    """Share and need covered by family: a point for each area, a bar at the family's mean."""
    answers = {"share": "Europe's share", "coverage": "Need that Europe covers"}
    names = {"var_name": "answer", "value_name": "percent"}
    rows = areas.melt(["name", "group", "evidence"], list(answers), **names)
    bars = means.melt(["group"], list(answers), **names)
    y = alt.Y(
        "group:N",
        sort=list(means["group"]),
        title=None,
        axis=alt.Axis(ticks=False, labelPadding=12),
    )
    x = alt.X("percent:Q", scale=PERCENT, axis=percent("percent"))
    columns = []
    for answer, heading in answers.items():
        mine = alt.FieldEqualPredicate(equal=answer, field="answer")
        point = alt.Chart(alt.NamedData("rows")).transform_filter(mine)
        point = point.mark_point(filled=True, size=110, color=theme.EUROPE).encode(
            x, y, evidence(alt.Opacity, areas), tooltip=[alt.Tooltip("name:N", title="Area")]
        )
        mean = alt.Chart(alt.NamedData("means")).transform_filter(mine)
        tick = mean.mark_tick(color=theme.INK, thickness=3, size=26, opacity=1).encode(x, y)
        number = mean.mark_text(dy=-20, fontWeight="bold", color=theme.INK).encode(
            x, y, text=alt.Text("percent:Q", format=".0f")
        )
        heading = alt.TitleParams(heading, fontSize=13)
        layers = alt.layer(point, tick, number)
        columns.append(layers.properties(width=290, height=alt.Step(52), title=heading))
        y = alt.Y("group:N", sort=list(means["group"]), title=None, axis=None)
    subtitle = (
        "A point is one area, the black bar and its number the mean of the family. End of 2025"
    )
    chart = alt.hconcat(*columns).properties(
        title=theme.titled(title, subtitle), description=description
    )
    return theme.named(chart, rows=rows, means=bars)


def named(areas, title, description):
    """Which areas the article names and which the EU puts first; `areas` from `gaps.by_family`."""
    frames = [
        areas[["name", "group", "place"]].assign(
            who=who.removeprefix("the ").capitalize() if who != "the EU" else "EU",
            mark=[_mark(*row) for row in zip(areas[column], areas["leads"], strict=True)],
        )
        for who, column in gaps.NAMERS.items()
    ]
    rows = pd.concat(frames, ignore_index=True)
    marks = ["named, Europe leads", "named, the US leads", "not named"]
    legend = alt.Legend(title=None, columns=1)
    colours = alt.Scale(domain=marks, range=[theme.EUROPE, theme.US, "#b4bac4"])
    shapes = alt.Scale(domain=marks, range=["circle", "square", _DASH])
    cell = alt.Chart().mark_point(filled=True, size=130, opacity=1, strokeWidth=2)
    cell = cell.encode(
        alt.X("who:N", title=None, axis=alt.Axis(orient="top", labelAngle=0, ticks=False)),
        names_axis(),
        alt.Color("mark:N", scale=colours, legend=legend),
        alt.Shape("mark:N", scale=shapes, legend=legend),
    )
    chart = in_families(alt.layer(cell), 150, None, "rows")
    subtitle = "Areas named by the article, and areas among the EU's priorities"
    titled = theme.titled(title, subtitle)
    return theme.named(chart.properties(title=titled, description=description), rows=rows)


_DASH = "M-0.6,-0.12L0.6,-0.12L0.6,0.12L-0.6,0.12Z"


def _mark(named, leads):
    return "not named" if not named else f"named, {'Europe' if leads else 'the US'} leads"


def evidence(channel, areas):
    """The channel that makes weak evidence look weak, with its legend."""
    levels = [level for level in gaps.EVIDENCE if level in set(areas["evidence"])]
    values = [theme.EVIDENCE[level] for level in levels]
    scale = alt.Scale(type="ordinal", domain=levels, range=values)
    legend = alt.Legend(title="Evidence", symbolType="square", symbolFillColor=theme.EUROPE)
    return channel("evidence:N", sort=levels, scale=scale, legend=legend)


def in_families(layers, width, heading, data="areas", header=True, order=()):
    """One block of rows a family, under each other; all blocks share the x axis."""
    labels = {"labelAngle": 0, "labelAlign": "left", "labelFontWeight": "bold", "labelPadding": 4}
    shown = alt.Header(title=None, labels=header, **(labels if header else {}))
    row = alt.Row("group:N", sort=list(order or gaps.FAMILIES.values()), header=shown)
    chart = layers.properties(width=width, height=alt.Step(19)).facet(
        row=row, data=alt.NamedData(data)
    )
    chart = chart.resolve_scale(y="independent").properties(spacing=6)
    return chart.properties(title=alt.TitleParams(heading, fontSize=13)) if heading else chart


def names_axis(labels=True, padding=6):
    axis = alt.Axis(labelLimit=260, minExtent=220, ticks=False, domain=False, labelPadding=padding)
    hidden = alt.Axis(labels=False, ticks=False, domain=False, minExtent=padding)
    order = alt.EncodingSortField("place", op="min")
    return alt.Y("name:N", sort=order, title=None, axis=axis if labels else hidden)


def _number(field, y):
    """The value between the name and the bar."""
    text = alt.Chart().mark_text(align="right", dx=-5, fontSize=11, color=theme.INK)
    x = alt.XDatum(0, type="quantitative")
    return text.encode(y=y, x=x, text=alt.Text(f"{field}:Q", format=".0f"))


PERCENT = alt.Scale(domain=[0, 100])


def percent(title):
    return alt.Axis(title=title, values=[0, 25, 50, 75, 100])
