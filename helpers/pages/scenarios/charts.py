"""The live figures of one scenario: all areas, the count by year, both answers, what binds."""

import textwrap

import altair as alt

from helpers.figures import axes, theme
from helpers.model import outlook

FIRST, LAST = "2025-12-31", "2035-12-31"
PINNED = "#4a505c"


def whole(shares, counts, both, binds, title, description):
    """All figures of one scenario, one above the other; frames come from `outlook`."""
    chart = alt.vconcat(
        _areas(shares), _led(counts), alt.hconcat(_answers(both), *_limits(binds), spacing=14)
    )
    subtitle = [
        "Blue dashes: the middle case. Pale blue: eight of ten draws. Grey dots: the pinned "
        "scenario.",
        "Thin line: what counts as a majority. Uprights: end of 2027 and end of 2030",
    ]
    chart = chart.properties(
        title=theme.titled(title, subtitle), description=description, spacing=22
    ).resolve_scale(color="independent", size="independent", shape="independent")
    return theme.named(
        chart, shares=shares, counts=counts, both=both.drop(columns=["area"]), binds=binds
    )


def _areas(shares):
    """One small figure an area: Europe's share by year."""
    base = alt.Chart()
    x = theme.time("day")
    y = alt.Y("share:Q", scale=axes.PERCENT, axis=_PERCENT)
    sure = axes.evidence(shares, symbolFillColor=theme.EUROPE)
    band = base.mark_area(color=theme.EUROPE, opacity=0.22)
    line = base.mark_line(color=theme.INK, strokeWidth=0.7)
    pinned = base.mark_line(color=PINNED, strokeWidth=1.6, strokeDash=[1.5, 2.5])
    middle = base.mark_line(color=theme.EUROPE, strokeWidth=2.2, strokeDash=[6, 2])
    layers = alt.layer(
        theme.targets(FIRST, LAST, 5, labels=False),
        band.encode(x, alt.Y("low:Q", scale=axes.PERCENT), y2="high:Q"),
        line.encode(x, alt.Y("line:Q", scale=axes.PERCENT)),
        pinned.encode(x, alt.Y("pinned:Q", scale=axes.PERCENT)),
        middle.encode(x, y, sure),
        data=alt.NamedData("shares"),
    )
    names = list(outlook.places()["name"])
    header = alt.Header(title=None, labelFontSize=10.5, labelExpr=_lines(names), labelPadding=3)
    facet = alt.Facet("name:N", sort=names, header=header)
    sized = layers.properties(width=92, height=62)
    heading = _heading("Europe's share of each area, percent of what both would field")
    return sized.facet(facet, columns=6, spacing={"row": 8, "column": 12}, title=heading)


def _led(counts):
    """Areas that Europe leads, by year."""
    base = alt.Chart(alt.NamedData("counts"))
    x = theme.time("day")
    areas = alt.Scale(domain=[0, 20])
    axis = alt.Axis(title="areas", values=[0, 6, 12, 18])
    y = alt.Y("led:Q", scale=areas, axis=axis)
    band = base.mark_area(color=theme.EUROPE, opacity=0.22, interpolate="monotone")
    half = base.mark_line(color=theme.INK, strokeWidth=0.7)
    pinned = base.mark_line(color=PINNED, strokeWidth=1.6, strokeDash=[1.5, 2.5])
    middle = base.mark_line(color=theme.EUROPE, strokeWidth=2.2, strokeDash=[6, 2], point=True)
    number = base.mark_text(dy=-10, fontWeight="bold", color=theme.INK)
    # Paper behind the numbers, where lines cross them.
    halo = base.mark_text(dy=-10, fontWeight="bold", stroke=theme.PAPER, strokeWidth=4)
    layers = alt.layer(
        theme.targets(FIRST, LAST),
        band.encode(x, alt.Y("low:Q", scale=areas), y2="high:Q"),
        half.encode(x, alt.Y("half:Q", scale=areas)),
        pinned.encode(x, alt.Y("pinned:Q", scale=areas)),
        middle.encode(x, y),
        halo.encode(x, y, text=alt.Text("led:Q")),
        number.encode(x, y, text=alt.Text("led:Q")),
    )
    heading = _heading("Areas that Europe leads; the thin line is half of those that count", 22)
    return layers.properties(width=612, height=125, title=heading)


def _answers(both):
    """Share and need covered of each area at one date, and the pinned ones as rings."""
    base = alt.Chart(alt.NamedData("both"))
    y = axes.names(both, padding=6)
    scale = alt.Scale(domain=[0, 120], clamp=True)
    axis = alt.Axis(title="percent", values=[0, 50, 100])
    join = base.mark_rule(color=theme.GRID, strokeWidth=4)
    join = join.encode(alt.X("share:Q", scale=scale, axis=axis), y, x2="coverage:Q")
    marks = []
    for answer, shape, colour in (
        ("share", "circle", theme.EUROPE),
        ("coverage", "diamond", theme.INK),
    ):
        old = base.mark_point(shape=shape, size=50, color=PINNED, strokeWidth=1, opacity=0.7)
        new = base.mark_point(shape=shape, size=50, color=colour, filled=True, opacity=1)
        tip = [alt.Tooltip("name:N", title="Area"), alt.Tooltip(f"{answer}:Q", title=answer)]
        marks += [
            old.encode(alt.X(f"pinned_{answer}:Q", scale=scale), y),
            new.encode(alt.X(f"{answer}:Q", scale=scale, axis=axis), y, tooltip=tip),
        ]
    heading = alt.TitleParams(
        ["Share: blue dot. Need covered:", "black diamond. End of your year"],
        fontSize=12,
        frame="group",
    )
    return alt.layer(join, *marks).properties(
        width=190, height=axes.height(both) * 0.85, title=heading
    )


def _limits(binds):
    """What binds: one small figure a date, a square for each limit, larger where it gains more."""
    size = alt.Size(
        "gain:Q",
        scale=alt.Scale(domain=[0, 40], range=[14, 230], clamp=True),
        legend=None,
    )
    states = ["binds", "gives less"]
    colour = alt.Color(
        "state:N",
        scale=alt.Scale(domain=states, range=[theme.INK, "#aeb4be"]),
        legend=alt.Legend(title="Points of share gained if only this limit fell away"),
    )
    shape = alt.Shape(
        "state:N", scale=alt.Scale(domain=states, range=["square", "circle"]), legend=alt.Legend()
    )
    figures = []
    places = outlook.places()
    for date in outlook.DATES:
        mine = alt.FieldEqualPredicate(equal=date, field="date")
        base = alt.Chart(alt.NamedData("binds")).transform_filter(mine)
        base = base.transform_filter(alt.FieldGTPredicate(gt=0, field="gain"))
        x = alt.X(
            "limit:N",
            scale=alt.Scale(domain=outlook.LIMITS),
            axis=alt.Axis(title=None, labelAngle=-60, grid=True),
        )
        tip = [
            alt.Tooltip("name:N", title="Area"),
            alt.Tooltip("limit:N", title="Limit"),
            alt.Tooltip("gain:Q", title="Points gained"),
        ]
        mark = base.mark_point(filled=True, opacity=1)
        mark = mark.encode(x, axes.names(places, labels=False), size, colour, shape, tooltip=tip)
        heading = alt.TitleParams(f"What binds, {date}", fontSize=12)
        figures.append(mark.properties(width=104, height=axes.height(places) * 0.85, title=heading))
    return figures


def _lines(names):
    """A label expression that breaks long names into two lines."""
    broken = {name: "|".join(textwrap.wrap(name, 18)) for name in names}
    longer = [(name, text) for name, text in broken.items() if "|" in text]
    # Vega-Lite puts a condition in the place of datum.label, hence the brackets.
    tests = "".join(f"(datum.label) === '{name}' ? '{text}' : " for name, text in longer)
    return f"split({tests}(datum.label), '|')"


def _heading(text, offset=8):
    return alt.TitleParams(text, fontSize=13, offset=offset)


_PERCENT = alt.Axis(title=None, values=[0, 50, 100])
