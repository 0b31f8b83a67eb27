"""The live figures of one scenario: all areas, the count by year, both answers, what binds."""

import textwrap

import altair as alt

from helpers.figures import axes, theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.rows import tips
from helpers.figures.text import each
from helpers.model.outlook import DATES, LIMITS

FIRST, LAST = "2025-12-31", "2035-12-31"
PINNED = "#4a505c"


@any_rows
def whole(shares, counts, both, binds):
    """All figures of one scenario, one above the other; frames come from `outlook`."""
    lower = alt.hconcat(_answers(both), *(_limits(both, date) for date in DATES), spacing=14)
    chart = alt.vconcat(_areas(shares), _led(counts), lower, spacing=22)
    last = shares[shares["day"] == shares["day"].max()]
    return figure(
        chart.resolve_scale(color="independent", size="independent", shape="independent"),
        "All areas under your assumptions",
        [
            "Blue dashes: the middle case. Pale blue: eight of ten draws. Grey dots: the pinned "
            "scenario.",
            "Thin line: what counts as a majority. Uprights: end of 2027 and end of 2030",
        ],
        "At first, Europe's share in percent at the end of 2035: "
        f"{each(last, '{name} {share:.0f}')}.",
        sources="model",
        shares=shares,
        counts=counts,
        both=both.drop(columns="area"),
        binds=binds,
    )


def over_years(base, value, scale, axis, *channels, line=None, band=(), middle=()):
    """Marks by year: eight of ten draws, a thin `line`, the pinned and the middle case.

    `value` is the field of the middle case; `band` and `middle` are options of their marks.
    """

    def y(field, **options):
        return alt.Y(f"{field}:Q", scale=scale, **options)

    x, blue = theme.time("day"), {"color": theme.EUROPE}
    draws = base.mark_area(**blue, opacity=0.22, **dict(band))
    thin = base.mark_line(color=theme.INK, strokeWidth=0.7)
    pinned = base.mark_line(color=PINNED, strokeWidth=1.6, strokeDash=[1.5, 2.5])
    dashes = base.mark_line(**blue, strokeWidth=2.2, strokeDash=[6, 2], **dict(middle))
    return [
        draws.encode(x, y("low"), y2="high:Q"),
        *([thin.encode(x, y(line))] if line else []),
        pinned.encode(x, y("pinned")),
        dashes.encode(x, y(value, axis=axis), *channels),
    ]


def _areas(shares):
    """One small figure an area: Europe's share by year."""
    axis = alt.Axis(title=None, values=[0, 50, 100])
    sure = axes.evidence(shares, symbolFillColor=theme.EUROPE)
    layers = alt.layer(
        theme.targets(FIRST, LAST, 5, labels=False),
        *over_years(alt.Chart(), "share", axes.PERCENT, axis, sure, line="line"),
        data=alt.NamedData("shares"),
    )
    names = list(shares["name"].unique())
    header = alt.Header(title=None, labelFontSize=10.5, labelExpr=_lines(names), labelPadding=3)
    facet = alt.Facet("name:N", sort=names, header=header)
    sized = layers.properties(width=92, height=62)
    heading = "Europe's share of each area, percent of what both would field"
    title = alt.TitleParams(heading, fontSize=13, offset=8)
    return sized.facet(facet, columns=6, spacing={"row": 8, "column": 12}, title=title)


def _led(counts):
    """Areas that Europe leads, by year."""
    base, scale = alt.Chart(alt.NamedData("counts")), alt.Scale(domain=[0, 20])
    axis = alt.Axis(title="areas", values=[0, 6, 12, 18])
    x, y = theme.time("day"), alt.Y("led:Q", scale=scale, axis=axis)
    looks = {"line": "half", "band": {"interpolate": "monotone"}, "middle": {"point": True}}
    number = base.mark_text(dy=-10, fontWeight="bold", color=theme.INK)
    # Paper behind the numbers, where lines cross them.
    halo = base.mark_text(dy=-10, fontWeight="bold", stroke=theme.PAPER, strokeWidth=4)
    layers = alt.layer(
        theme.targets(FIRST, LAST),
        *over_years(base, "led", scale, axis, **looks),
        *(text.encode(x, y, text=alt.Text("led:Q")) for text in (halo, number)),
    )
    heading = "Areas that Europe leads; the thin line is half of those that count"
    title = alt.TitleParams(heading, fontSize=13, offset=22)
    return layers.properties(width=612, height=125, title=title)


def _answers(both):
    """Share and need covered of each area at one date, and the pinned ones as rings."""
    scale = alt.Scale(domain=[0, 120], clamp=True)
    axis = alt.Axis(title="percent", values=[0, 50, 100])
    base, y = alt.Chart(alt.NamedData("both")), axes.names(both, padding=6)
    join = base.mark_rule(color=theme.GRID, strokeWidth=4)
    marks = [join.encode(alt.X("share:Q", scale=scale, axis=axis), y, x2="coverage:Q")]
    for answer, shape, colour in (
        ("share", "circle", theme.EUROPE),
        ("coverage", "diamond", theme.INK),
    ):
        old = base.mark_point(shape=shape, size=50, color=PINNED, strokeWidth=1, opacity=0.7)
        new = base.mark_point(shape=shape, size=50, color=colour, filled=True, opacity=1)
        tip = tips({"name:N": "Area", f"{answer}:Q": answer})
        marks += [
            old.encode(alt.X(f"pinned_{answer}:Q", scale=scale), y),
            new.encode(alt.X(f"{answer}:Q", scale=scale, axis=axis), y, tooltip=tip),
        ]
    heading = alt.TitleParams(
        ["Share: blue dot. Need covered:", "black diamond. End of your year"],
        fontSize=12,
        frame="group",
    )
    tall = axes.height(both) * 0.85
    return alt.layer(*marks).properties(width=190, height=tall, title=heading)


def _limits(both, date):
    """What binds at a date: a square for each limit, larger where it gains more."""
    states = ["binds", "gives less"]
    colours = alt.Scale(domain=states, range=[theme.INK, "#aeb4be"])
    shapes = alt.Scale(domain=states, range=["square", "circle"])
    legend = alt.Legend(title="Points of share gained if only this limit fell away")
    axis = alt.Axis(title=None, labelAngle=-60, grid=True)
    sizes = alt.Scale(domain=[0, 40], range=[14, 230], clamp=True)
    base = alt.Chart(alt.NamedData("binds"))
    base = base.transform_filter(alt.FieldEqualPredicate(equal=date, field="date"))
    base = base.transform_filter(alt.FieldGTPredicate(gt=0, field="gain"))
    mark = base.mark_point(filled=True, opacity=1).encode(
        alt.X("limit:N", scale=alt.Scale(domain=LIMITS), axis=axis),
        axes.names(both, labels=False),
        alt.Size("gain:Q", scale=sizes, legend=None),
        alt.Color("state:N", scale=colours, legend=legend),
        alt.Shape("state:N", scale=shapes, legend=alt.Legend()),
        tooltip=tips({"name:N": "Area", "limit:N": "Limit", "gain:Q": "Points gained"}),
    )
    heading = alt.TitleParams(f"What binds, {date}", fontSize=12)
    return mark.properties(width=104, height=axes.height(both) * 0.85, title=heading)


def _lines(names):
    """A label expression that breaks long names into two lines."""
    broken = {name: "|".join(textwrap.wrap(name, 18)) for name in names}
    longer = [(name, text) for name, text in broken.items() if "|" in text]
    # Vega-Lite puts a condition in the place of datum.label, hence the brackets.
    tests = "".join(f"(datum.label) === '{name}' ? '{text}' : " for name, text in longer)
    return f"split({tests}(datum.label), '|')"
