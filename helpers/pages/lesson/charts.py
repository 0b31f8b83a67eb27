"""The figure of the lesson's panel: every area against the line."""

import altair as alt

from helpers.figures import axes, theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.rows import Rows
from helpers.figures.text import listing, small

_LOOKS = ["leads", "does not lead"]
REPORTED = "#4a505c"


@any_rows
def areas(rows):
    """Share, or need covered, of each area now and as reported; rows from `data.areas`."""
    y = theme.rows("name", list(rows["name"].unique()), 220, size=11)
    axis = alt.Axis(title="percent", values=[0, 25, 50, 75, 100])
    marks = Rows("rows", y, scale=axes.PERCENT, axis=axis)
    scale = alt.Scale(domain=_LOOKS, range=[theme.EUROPE, "#8a909b"])
    colour = alt.Color("leads:N", scale=scale, legend=None)
    line = alt.Chart(alt.NamedData("rows")).transform_filter("isValid(datum.line)")
    rule = line.mark_rule(color=theme.INK, strokeWidth=1).encode(
        alt.X("line:Q", scale=axes.PERCENT, aggregate="max")
    )
    chart = alt.layer(
        rule,
        marks.tick("reported", thickness=2, size=13, color=REPORTED),
        marks.point("value", colour, filled=True, size=70, opacity=1),
    )
    leading = rows.loc[rows["leads"] == _LOOKS[0], "name"]
    led, names = len(leading), listing(map(small, leading))
    return figure(
        chart,
        f"Europe leads in {led} of {len(rows)} areas",
        [
            "Europe's share of each area and, upright, the line; or the need that Europe covers",
            "alone, without a line. Blue: Europe leads. Grey: it does not. Stroke: as reported",
        ],
        f"Europe leads in {led} of {len(rows)} areas: {names}.",
        "model",
        width=360,
        height=15 * len(rows),
        rows=rows,
    )
