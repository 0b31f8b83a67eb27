"""Figures of the method page."""

import altair as alt

from helpers.figures import theme
from helpers.pages.method import data as method

_SIDES = ["Europe", "US", "need"]
_SHADES = [theme.FIRM, theme.FAIR, theme.SHAKY]


def kinds(counts, title, description):
    """Input rows by kind, one bar a table; `counts` comes from `method.kinds`."""
    order = list(method.INPUTS.values())
    rank = {kind: rank for rank, kind in enumerate(method.KINDS)}
    counts = counts.assign(rank=counts["kind"].map(rank))
    y = alt.Y("inputs:N", sort=order, title=None, axis=alt.Axis(labelLimit=260, ticks=False))
    x = alt.X("rows:Q", stack="normalize", axis=alt.Axis(format="%", title="part of the rows"))
    colour = alt.Color(
        "kind:N",
        scale=alt.Scale(domain=method.KINDS, range=_SHADES),
        legend=alt.Legend(title="Kind of row"),
    )
    base = alt.Chart(alt.NamedData("counts")).encode(x, y, alt.Order("rank:Q"))
    number = base.mark_text(color="white", dx=-12, fontSize=11).encode(text="rows:Q")
    titled = theme.titled(title, "Rows of each input table; the number is the count of rows")
    chart = (base.mark_bar().encode(colour) + number).properties(
        title=titled, description=description, width=480, height=alt.Step(24)
    )
    return theme.named(chart, counts=counts)


def presets(answers, areas, title, subtitle, description):
    """Both answers for each preset and date, from `method.preset_answers`; `areas` in all."""
    led = _grid(answers, "areas", areas, "Areas led by Europe")
    met = _grid(answers, "coverage", 100, "Percent of the need met", labels=False)
    chart = alt.hconcat(led, met, spacing=24).resolve_scale(color="independent")
    titled = chart.properties(title=theme.titled(title, subtitle), description=description)
    return theme.named(titled, answers=answers[["preset", "year", "areas", "coverage"]])


def _grid(answers, field, top, title, labels=True):
    order = list(dict.fromkeys(answers["preset"]))
    axis = alt.Axis(labels=labels, labelLimit=260, ticks=False, domain=False)
    base = alt.Chart(alt.NamedData("answers")).encode(
        alt.X("year:O", title=f"{title}, end of", axis=alt.Axis(orient="top", labelAngle=0)),
        alt.Y("preset:N", sort=order, title=None, axis=axis),
    )
    scale = alt.Scale(domain=[0, top], range=["#ffffff", theme.EUROPE], interpolate="rgb")
    cell = base.mark_rect(stroke="white", strokeWidth=3).encode(
        alt.Color(f"{field}:Q", scale=scale, legend=None)
    )
    ink = alt.condition(alt.datum[field] > top * 0.85, alt.value("white"), alt.value(theme.INK))
    number = base.mark_text(fontSize=15, fontWeight="bold")
    number = number.encode(text=f"{field}:Q", color=ink)
    return (cell + number).properties(width=270, height=alt.Step(30))


def lines(rows, marks, title, subtitle, description):
    """Units of Europe and the US and the need by quarter; `marks` are the two ends of the sums.

    Both have `side`, `day` and `units`; marks also `text`.
    """
    top = 25 * -(-rows["units"].max() // 25)
    y = alt.Y("units:Q", title="aircraft", scale=alt.Scale(domain=[0, top]))
    colours = alt.Scale(domain=_SIDES, range=[theme.EUROPE, theme.US, theme.NEUTRAL])
    colour = alt.Color("side:N", scale=colours, legend=None)
    dashes = alt.StrokeDash(
        "side:N", scale=alt.Scale(domain=_SIDES, range=[[6, 3], [2, 3], [10, 3]]), legend=None
    )
    line = alt.Chart(alt.NamedData("rows")).mark_line(strokeWidth=3)
    line = line.encode(theme.time("day"), y, colour, dashes)
    last = alt.FieldEqualPredicate(equal=theme.records(rows)[-1]["day"], field="day")
    name = alt.Chart(alt.NamedData("rows")).transform_filter(last)
    name = name.mark_text(align="left", color=theme.INK).encode(y, x=alt.value(568), text="side:N")
    base = alt.Chart(alt.NamedData("marks")).encode(theme.time("day"), y)
    # A ring and a dot: both are seen where they meet.
    points = [
        base.mark_point(size=size, filled=filled, strokeWidth=2, opacity=1)
        .encode(colour)
        .transform_filter(alt.FieldEqualPredicate(equal=side, field="side"))
        for side, size, filled in (("US", 170, False), ("Europe", 60, True))
    ]
    text = {"align": "right", "dx": -6, "fontWeight": "bold", "color": theme.INK}
    names = [
        base.mark_text(dy=dy, **text)
        .encode(text="text:N")
        .transform_filter(alt.FieldEqualPredicate(equal=side, field="side"))
        for side, dy in (("Europe", 15), ("US", -13))
    ]
    targets = theme.targets(rows["day"].min(), rows["day"].max())
    chart = alt.layer(targets, line, name, *points, *names).properties(width=560, height=240)
    titled = theme.titled(title, subtitle)
    return theme.named(
        chart.properties(title=titled, description=description), rows=rows, marks=marks
    )
