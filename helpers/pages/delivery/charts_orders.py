"""Figures of the projected order book: what is usable by 2027 and 2030, and what it changes."""

import altair as alt
import numpy as np

from helpers.figures import theme
from helpers.figures.axes import percent_rows
from helpers.figures.figure import any_rows, figure
from helpers.figures.premise import premise
from helpers.figures.rows import Rows, look, names, tips
from helpers.figures.text import listing, phrases
from helpers.pages.delivery.data_orders import MEASURES

_ENDS = {"lowest": ("triangle-down", theme.FIRM), "highest": ("circle", theme.SHAKY)}
_OF = {
    "slip_factor": "delays",
    "us_export_delay": "the wait for US-made weapons",
    "fielding_factor": "training time",
    "factory_ramp": "the growth of factories",
}


def parts(rows, start):
    """Part of each area's order book usable by two dates: plan, as reported and your setting."""
    order = list(start["area"].unique())
    y = names("area", order, 230, scale=alt.Scale(domain=order))
    y["axis"]["labelLimit"] = 240
    marks = percent_rows(None, y, "percent of the order book")
    chart = alt.layer(
        marks.rule("low", "high", color=theme.EUROPE, strokeWidth=6, opacity=0.35),
        marks.tick("planned", color=theme.INK, thickness=2, size=14),
        marks.point("first", color=theme.NEUTRAL, size=140, strokeWidth=1.5, opacity=1),
        marks.point("mid", color=theme.EUROPE, filled=True, size=60, opacity=1),
    )
    said = phrases(start[start["date"] == "2030"], "{area} {mid:.0f} (on paper {planned:.0f})")
    return figure(
        _beside(chart.properties(width=250, height=20 * len(order)), "by:N", 13),
        "How much of the order book is usable in time?",
        "Blue: your setting, range: eight of ten draws. Ring: as reported. Black: on paper",
        f"As reported, percent usable by the end of 2030: {listing(said)}.",
        "model",
        rows=rows,
    )


@any_rows
def sweep(rows):
    """Each lever from its lowest to its highest position; from `data_orders.sweep`."""
    levers = list(rows["lever"].unique())
    y, axis = names("lever", levers, 200), alt.Axis(title="change in points", tickCount=5)
    marks = Rows(None, y, axis=axis)
    span = marks.base.mark_line(color=theme.NEUTRAL, strokeWidth=2)
    span = span.encode(marks.x("change"), y, alt.Detail("lever:N"))
    shape, colour = look("end", _ENDS, title="Slider at its")
    shape = alt.Shape("end:N", scale=shape["scale"])
    heads = {"position:Q": "Slider at", "change:Q": "Change in points", "value:Q": "Percent then"}
    first = marks.base.mark_rule(color=theme.INK, strokeWidth=1.5).encode(alt.XDatum(0))
    dot = {"tooltip": tips(heads), "filled": True, "size": 90, "opacity": 1}
    chart = alt.layer(first, span, marks.point("change", colour, shape, **dot))
    chart = chart.properties(width=210, height=34 * len(levers))
    points = rows.groupby(["measure", "lever"])["value"].agg(np.ptp)
    book, share = (points.get(measure) for measure in MEASURES[1:])
    title = "What each slider moves, from its lowest to its highest position"
    if book is not None and share is not None:
        widest = rows.set_index("lever")["name"][book.idxmax()].iloc[0]
        some = len(rows) < len(_OF) * len(_ENDS) * len(MEASURES)
        premise(some or widest == "fielding_factor", "Training moves the order book most")
        title = (
            f"Changing {_OF[widest]} moves the order book of 2030 by {book.max():.0f} points; no "
            f"slider moves Europe's mean share by more than {share.max():.1f}"
        )
    said = (
        f"{lever}: " + listing(f"{own[m]:.1f} for {m}" for m in MEASURES if m in own)
        for lever, own in points.unstack("measure").iterrows()
    )
    lowest = rows[rows["end"] == "lowest"].groupby("name")["position"].first()
    delays, training = (lowest.get(name, 0) for name in ("slip_factor", "fielding_factor"))
    return figure(
        _beside(chart, "measure:N", 12, sort=MEASURES).resolve_scale(x="independent"),
        title,
        [
            "One slider at a time. Black: as reported. Each part has its own axis.",
            f"Delays go down to {delays:g} times, training only to {training:g}",
        ],
        f"Points between the lowest and the highest position. {'; '.join(said)}.",
        "model",
        rows=rows[["lever", "end", "position", "measure", "value", "change"]],
    )


def _beside(chart, field, size, **order):
    """The rows of each value of a field, side by side under its name."""
    header = alt.Header(title=None, labelFontSize=size, labelFontWeight="bold")
    column = alt.Column(field, header=header, **order)
    return chart.facet(column=column, data=alt.NamedData("rows"))
