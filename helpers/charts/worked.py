"""A figure on the area that is followed by hand."""

import altair as alt

from helpers.charts import theme

_SIDES = ["Europe", "US", "need"]


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
