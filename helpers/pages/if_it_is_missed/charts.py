"""Figures on what the US could step out of, what it has cut, and who filled in."""

import altair as alt

from helpers.figures import axes, theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.rows import Rows, look
from helpers.figures.text import cap, count, each, listing, percents
from helpers.pages.if_it_is_missed.data import CHANGES, LESS, MORE, OFFICIAL, PRESS, SAME
from helpers.pages.if_it_is_missed.data_cut import FAIR, POOR

_SHADES = [theme.US, theme.US, theme.EUROPE, theme.US, theme.INK, theme.NEUTRAL]
_SHAPES = ["triangle-down", "diamond", "square", "triangle-up", "circle", "cross"]
_LOOKS = dict(zip(map(cap, CHANGES), zip(_SHAPES, _SHADES, strict=True), strict=True))


@any_rows
def mechanisms(rows):
    """The mechanisms in groups by what is reported of each; from `data.mechanisms`."""
    frame = rows.assign(
        group=rows["change"].astype(str).map(cap),
        name=rows["name"].str.partition(" (")[0],
        us_role=rows["us_role"].str.rstrip("."),
        x=0.02,
    )
    groups = {group: own["name"] for group, own in rows.groupby(frame["group"], sort=False)}
    shape, colour = look("group", {group: _LOOKS[group] for group in groups})
    marks = Rows("rows", axes.names(frame), scale=alt.Scale(domain=[0, 1]), axis=None)
    sure = theme.sure([OFFICIAL, PRESS], theme.US)
    number = rows["change"].value_counts()
    parts = (f"{group}, {len(own)}: {listing(own)}" for group, own in groups.items())
    return figure(
        alt.layer(
            marks.point("x", colour.legend(None), shape.legend(None), sure, filled=True, size=110),
            marks.text(None, "when", alt.XValue(28), fontSize=12),
            marks.text(None, "us_role", alt.XValue(100), fontSize=12),
        ),
        f"The US is reported to do less in {number[LESS]} of {count(len(rows), 'mechanism')}; "
        f"{number[SAME]} are said to stay, and {number[MORE]} it takes over",
        "Mark: what is reported. Then the month of the report, and the US part before. "
        "Groups are ours, read from the reports",
        f"Mechanisms by what is reported. {'; '.join(parts)}.",
        rows,
        width=400,
        height=axes.height(frame),
        rows=frame[["name", "when", "us_role", "sure", "group", "x"]],
    )


@any_rows
def cuts(rows):
    """What the US still offers for a crisis, of what it offered; from `data_cut.cuts`."""
    y, what = theme.rows("row", list(rows["row"]), 220), "percent of what was offered before"
    marks = Rows("rows", y, lambda field: axes.percent(field, what))
    weak = alt.FieldEqualPredicate(equal=POOR, field="sure")
    pale = alt.condition(weak, alt.value(0.3), alt.value(0.75))
    sure = theme.sure([FAIR, POOR], theme.US)
    sure = sure.scale(type="ordinal", domain=[FAIR, POOR], range=[0.75, 0.3])
    gone = marks.bar("left", height=15, color="#b4b9c1")
    fair = rows[rows["sure"] == FAIR]
    told = rows if fair.empty else fair
    kinds = f"All {len(told)} kinds of forces on the list were"
    kinds = kinds if len(told) > 1 else "One kind of forces on the list was"
    return figure(
        alt.layer(
            gone.encode(x2=alt.X2Datum(100), opacity=pale),
            marks.bar("left", sure, height=15, color=theme.US),
            marks.text(None, "text", x=388, fontSize=12),
        ),
        f"{kinds} reported cut, by {percents(100 - told['left'])}",
        "US part of the NATO Force Model before and after June 2026. Orange: still offered. "
        "Grey: taken out",
        "US forces offered to the NATO Force Model before and after June 2026: "
        f"{each(rows, '{row} {text}, {confidence} confidence')}.",
        [*rows["source_id"], *rows["second_source_id"].dropna()],
        width=380,
        height=22 * len(rows),
        rows=rows[["row", "left", "text", "sure"]],
    )


@any_rows
def fill_in(rows):
    """New European means against what the cut took, by date; from `data_cut.fill_in`."""
    names = list(rows["name"].unique())
    what = "net gain in usable forces, percent of what the US took out"
    marks = Rows("rows", theme.rows("name", names, 190), lambda field: axes.percent(field, what))
    offset = alt.YOffset("date:N", sort=sorted(set(rows["date"])))
    dashed = {"stroke": theme.EUROPE, "strokeDash": [4, 2], "fillOpacity": 0.4}
    by = rows.groupby("date")["made_good"]
    (first, made), *later = [(date, percents(own)) for date, own in by]
    parts = (f"{name} {listing(own['text'])}" for name, own in rows.groupby("name", sort=False))
    return figure(
        alt.layer(
            marks.bar("drawn", offset, color=theme.EUROPE, height=10, **dashed),
            marks.text("drawn", "text", offset, dx=5),
        ),
        f"Europe's net gain in {count(len(names), 'kind')} of forces: {made} of what the US took "
        f"out by the end of {first}" + "".join(f", {more} by {date}" for date, more in later[:1]),
        "Projection as reported, middle case, end of the year; net of what leaves service. "
        "100: all that was taken out, or more",
        f"Europe's net gain against what the US took out, by the end of: {'; '.join(parts)}.",
        "model",
        width=420,
        height=52 * len(names),
        rows=rows.assign(drawn=rows["made_good"].clip(0, 100))[["name", "date", "drawn", "text"]],
    )
