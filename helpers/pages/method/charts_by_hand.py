"""The area that is followed by hand: the projection as lines, the sums as points."""

import altair as alt

from helpers.figures import theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.text import listing

_SIDES = ["Europe", "US", "need"]


@any_rows
def lines(projected, points):
    """Units of Europe and the US and the need by quarter, and the sums at both dates.

    `projected` and `points` come from `data_by_hand`.
    """
    rows = projected.melt(["day"], _SIDES, "side", "units")
    marks = points.assign(text=points["side"] + " " + points["units"].map(_short))
    top = 25 * -(-rows["units"].max() // 25)
    y = alt.Y("units:Q", title="aircraft", scale=alt.Scale(domain=[0, top]))
    colours = alt.Scale(domain=_SIDES, range=[theme.EUROPE, theme.US, theme.NEUTRAL])
    colour = alt.Color("side:N", scale=colours, legend=None)
    dashes = alt.Scale(domain=_SIDES, range=[[6, 3], [2, 3], [10, 3]])
    last = alt.FieldEqualPredicate(equal=theme.records(rows)[-1]["day"], field="day")
    line = alt.Chart(alt.NamedData("rows"))
    name = line.transform_filter(last).mark_text(align="left", color=theme.INK)
    text = {"align": "right", "dx": -6, "fontWeight": "bold", "color": theme.INK}
    us, europe = (
        alt.Chart(alt.NamedData("marks"))
        .encode(theme.time("day"), y)
        .transform_filter(alt.FieldEqualPredicate(equal=side, field="side"))
        for side in ("US", "Europe")
    )
    chart = alt.layer(
        theme.targets(rows["day"].min(), rows["day"].max()),
        line.mark_line(strokeWidth=3).encode(
            theme.time("day"), y, colour, alt.StrokeDash("side:N", scale=dashes, legend=None)
        ),
        name.encode(y, x=alt.value(568), text="side:N"),
        # A ring and a dot: both are seen where they meet.
        us.mark_point(size=170, filled=False, strokeWidth=2, opacity=1).encode(colour),
        europe.mark_point(size=60, filled=True, strokeWidth=2, opacity=1).encode(colour),
        europe.mark_text(dy=15, **text).encode(text="text:N"),
        us.mark_text(dy=-13, **text).encode(text="text:N"),
    )
    own, other = (points[points["side"] == side] for side in ("Europe", "US"))
    at, first = "at the end of", projected.iloc[0]
    shares = [f"{row.share:.1f} {at} {row.day.year}" for row in own.itertuples()]
    units = (f"{_short(row.units)} {at} {row.day.year}" for row in own.itertuples())
    today = f"{_short(first['Europe'])} tankers {at} {first['day'].year}"
    then = "".join(f", then {_short(units)}" for units in other["units"].tail(1))
    return figure(
        chart,
        f"Tankers: Europe's share is {listing(shares).replace(f' {at}', f' percent {at}', 1)}",
        "Tanker aircraft in use. Lines: the projection, as reported. Points: sums by hand",
        f"Europe has {listing([today, *units])}; the US would bring {_short(first['US'])}{then}. "
        f"The need is {_short(first['need'])}.",
        sources=["model"],
        width=560,
        height=240,
        rows=rows,
        marks=marks[["side", "day", "units", "text"]],
    )


def _short(value):
    """One decimal at most, for sentences."""
    return f"{value:.1f}".removesuffix(".0")
