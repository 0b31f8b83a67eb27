"""The live figures of one scenario: count by year, areas, what binds, what was changed."""

import textwrap

import altair as alt

from helpers.figures import axes, theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.rows import tips
from helpers.model.outlook import DATES, LIMITS
from helpers.pages.scenarios.charts_changes import changes

FIRST, LAST = "2025-12-31", "2035-12-31"
PINNED = "#4a505c"


def tabs(shares, counts, verdicts, binds, steps):
    """The figures of one scenario by the name of their tab; frames come from `outlook`.

    `verdicts` come from `words.verdicts`, `steps` from `charts_changes.placed`.
    """
    return {
        "Count by year": _by_year(counts, verdicts),
        "Areas": _small(shares),
        "What binds": _binding(binds),
        "What you changed": changes(steps),
    }


@any_rows
def _by_year(counts, verdicts):
    """Areas that Europe leads, by year, and the verdict under each rule."""
    return figure(
        alt.vconcat(_led(counts), _verdicts(verdicts), spacing=16),
        "Areas that Europe leads at the end of each year",
        [
            "Blue dashes: the middle case. Pale blue: eight of ten draws. Grey dots: pinned.",
            "Thin line: half",
        ],
        "Areas that Europe leads from 2025 to 2035, and the verdict under each rule.",
        sources="model",
        counts=counts,
        verdicts=verdicts,
    )


@any_rows
def _small(shares):
    """One small figure an area: Europe's share by year."""
    axis = alt.Axis(title=None, values=[0, 50, 100], labelFontSize=10)
    sure = axes.evidence(shares, symbolFillColor=theme.EUROPE)
    layers = alt.layer(
        theme.targets(FIRST, LAST, 5, labels=False),
        *over_years(alt.Chart(), "share", axes.PERCENT, axis, sure, line="line"),
        data=alt.NamedData("shares"),
    )
    names = list(shares["name"].unique())
    header = alt.Header(title=None, labelFontSize=10, labelExpr=_lines(names), labelPadding=2)
    facet = alt.Facet("name:N", sort=names, header=header)
    sized = layers.properties(width=72, height=50)
    return figure(
        sized.facet(facet, columns=6, spacing={"row": 4, "column": 9}),
        "Europe's share of each area, percent of what both would field",
        [
            "Blue dashes: the middle case. Pale blue: eight of ten draws. Grey dots: pinned.",
            f"Thin line: what counts as a majority. {theme.ENDS}",
        ],
        "Europe's share of each area from 2025 to 2035, in percent.",
        sources="model",
        shares=shares,
    )


@any_rows
def _binding(binds):
    """What binds each area at each date."""
    names = list(binds["name"].unique())
    chart = alt.hconcat(*(_limits(names, date) for date in DATES), spacing=12)
    return figure(
        chart.resolve_scale(color="shared", size="shared", shape="shared"),
        "What binds, by date",
        "Larger marks: more points of share if only this limit fell away",
        f"Points of share gained if one limit alone fell away, by area, in {', '.join(DATES)}.",
        sources="model",
        binds=binds,
    )


def _verdicts(verdicts):
    """Every meaning of a majority against the dates, in words."""
    base = alt.Chart(alt.NamedData("verdicts"))
    y = alt.Y("rule:N", sort=list(verdicts["rule"].unique()), axis=None)
    # Names of rows inside, so that the axis above keeps its room.
    once = base.transform_filter(alt.FieldEqualPredicate(equal=DATES[0], field="date"))
    names = once.mark_text(align="left", color=theme.INK).encode(y, x=alt.value(0), text="rule:N")
    places = alt.Scale(type="point", range=[270, 500])
    axis = alt.Axis(title=None, orient="top", labelAngle=0, domain=False, ticks=False)
    told = base.mark_text(color=theme.INK, limit=120).encode(
        alt.X("date:N", axis=axis, scale=places), y, text="told:N"
    )
    title = "Is it a majority, and in what percent of the draws? Europe …"
    heading = alt.TitleParams(title, fontSize=12, offset=4)
    return alt.layer(names, told).properties(width=530, height=85, title=heading)


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
    return layers.properties(width=530, height=140)


def _limits(names, date):
    """What binds at a date: a mark for each limit, larger where it gains more."""
    states = ["binds", "gives less"]
    colours = alt.Scale(domain=states, range=[theme.INK, "#aeb4be"])
    shapes = alt.Scale(domain=states, range=["square", "circle"])
    legend = alt.Legend(title=None)
    sizes = alt.Scale(domain=[0, 40], range=[14, 200], clamp=True)
    base = alt.Chart(alt.NamedData("binds"))
    base = base.transform_filter(alt.FieldEqualPredicate(equal=date, field="date"))
    base = base.transform_filter(alt.FieldGTPredicate(gt=0, field="gain"))
    axis = alt.Axis(title=None, labelAngle=-60, grid=True, labelFontSize=11)
    shown = {"labels": date == DATES[0], "labelLimit": 210, "labelFontSize": 11}
    rows = alt.Axis(title=None, ticks=False, domain=False, grid=True, **shown)
    mark = base.mark_point(filled=True, opacity=1).encode(
        alt.X("limit:N", scale=alt.Scale(domain=LIMITS), axis=axis),
        alt.Y("name:N", scale=alt.Scale(domain=names), axis=rows),
        alt.Size("gain:Q", scale=sizes, legend=None),
        alt.Color("state:N", scale=colours, legend=legend),
        alt.Shape("state:N", scale=shapes, legend=legend),
        tooltip=tips({"name:N": "Area", "limit:N": "Limit", "gain:Q": "Points gained"}),
    )
    title = alt.TitleParams(f"End of {date}", fontSize=12, offset=4)
    return mark.properties(width=104, height=14 * len(names), title=title)


def _lines(names):
    """A label expression that breaks long names into two lines."""
    broken = {name: "|".join(textwrap.wrap(name, 16)) for name in names}
    longer = [(name, text) for name, text in broken.items() if "|" in text]
    # Vega-Lite puts a condition in the place of datum.label, hence the brackets.
    tests = "".join(f"(datum.label) === '{name}' ? '{text}' : " for name, text in longer)
    return f"split({tests}(datum.label), '|')"
