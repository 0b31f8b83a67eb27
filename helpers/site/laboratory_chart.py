"""The figure of the laboratory on the website: areas led by year, and each area at three dates."""

import altair as alt

from helpers.figures import axes, theme
from helpers.figures.figure import figure

PINNED = "#4a505c"
FIRST, LAST = "2025-12-31", "2035-12-31"


def whole(counts, areas):
    """Counts by year above, shares by area below; `pinned` is the scenario to compare with."""
    return figure(
        alt.vconcat(_led(counts), _shares(areas), spacing=18),
        "Areas that Europe leads, and its share of each",
        [
            "Blue: your scenario, the middle case. Grey: the pinned one. Pale: eight of ten draws",
            "of a preset. Thin line: half of the areas above, the line for a majority below",
        ],
        "Europe's share in percent of what both would field.",
        sources="model",
        counts=counts,
        areas=areas,
    )


def _led(counts):
    base = alt.Chart(alt.NamedData("counts"))
    top = 2 * counts["half"].max()
    scale = alt.Scale(domain=[0, top + 2])
    axis = alt.Axis(title="areas led", values=[0, top / 2, top])
    x, blue = theme.time("day"), {"color": theme.EUROPE}

    def y(field):
        return alt.Y(f"{field}:Q", scale=scale, axis=axis)

    pale = {"opacity": 0.22, "interpolate": "monotone"}
    number = {"text": "led:Q"}
    looks = {"dy": -9, "fontWeight": "bold"}
    layers = [
        theme.targets(FIRST, LAST),
        base.mark_area(**blue, **pale).encode(x, y("low"), y2="high:Q"),
        base.mark_line(color=theme.INK, strokeWidth=0.7).encode(x, y("half")),
        base.mark_line(color=PINNED, strokeDash=[1.5, 2.5]).encode(x, y("pinned")),
        base.mark_line(**blue, strokeWidth=2.2, point=True).encode(x, y("led")),
        base.mark_text(**looks, stroke=theme.PAPER, strokeWidth=4).encode(x, y("led"), **number),
        base.mark_text(**looks, color=theme.INK).encode(x, y("led"), **number),
    ]
    return alt.layer(*layers).properties(width=390, height=110)


def _shares(areas):
    base = alt.Chart()
    order = axes.names(areas, padding=6)
    axis = alt.Axis(title=None, values=[0, 50, 100])
    x = {name: alt.X(f"{name}:Q", scale=axes.PERCENT, axis=axis) for name in ("share", "pinned")}
    colours = alt.value(theme.EUROPE), alt.value(theme.PAPER)
    led = alt.condition("datum.share > datum.line", *colours)
    line = alt.X("line:Q", scale=axes.PERCENT)
    layers = [
        base.mark_rule(color=theme.INK, strokeWidth=0.7).encode(line),
        base.mark_tick(color=PINNED, thickness=2, size=9).encode(x["pinned"], order),
        base.mark_point(shape="circle", size=42, stroke=theme.EUROPE, opacity=1).encode(
            x["share"], order, fill=led
        ),
    ]
    tall = axes.height(areas) * 0.7
    one = alt.layer(*layers, data=alt.NamedData("areas")).properties(width=120, height=tall)
    header = alt.Header(title=None, labelExpr="'End of ' + datum.label", labelFontWeight="bold")
    heading = alt.TitleParams("Europe's share, percent; filled: above the line", fontSize=12)
    return one.facet(alt.Facet("date:N", header=header), spacing=16, title=heading)
