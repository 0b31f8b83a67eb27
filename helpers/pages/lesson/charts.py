"""The figure of the lesson's panel: every area against the line."""

import altair as alt

from helpers.figures import axes, theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.rows import Rows, paint
from helpers.figures.text import listing, small

_LEADS = "leads"
_LOOKS = {_LEADS: theme.EUROPE, "does not lead": "#8a909b"}
REPORTED = "#4a505c"


@any_rows
def areas(rows):
    """Share, or need covered, of each area now and as reported; rows from `data.areas`."""
    y = theme.rows("name", list(rows["name"].unique()), 220, size=11)
    axis = alt.Axis(title="percent", values=[0, 25, 50, 75, 100])
    marks = Rows("rows", y, scale=axes.PERCENT, axis=axis)
    line = alt.Chart(alt.NamedData("rows")).transform_filter("isValid(datum.line)")
    rule = line.mark_rule(color=theme.INK, strokeWidth=1).encode(
        alt.X("line:Q", scale=axes.PERCENT, aggregate="max")
    )
    chart = alt.layer(
        rule,
        marks.tick("reported", thickness=2, size=13, color=REPORTED),
        marks.point("value", paint("leads", _LOOKS, shown=False), filled=True, size=70, opacity=1),
    )
    leading = rows.loc[rows["leads"] == _LEADS, "name"]
    title = f"Europe leads in {len(leading)} of {len(rows)} areas"
    return figure(
        chart,
        title,
        [
            "Europe's share of each area and, upright, the line; or the need that Europe covers",
            "alone, without a line. Blue: Europe leads. Grey: it does not. Stroke: as reported",
        ],
        f"{title}: {listing(map(small, leading))}.",
        "model",
        width=360,
        height=15 * len(rows),
        rows=rows,
    )
