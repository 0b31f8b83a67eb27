"""Figures of the method page."""

import altair as alt

from helpers import method
from helpers.charts import theme

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
