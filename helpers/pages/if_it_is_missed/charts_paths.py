"""Figures on the paths of US forces in the projection: burden shifted, burden met, on hand."""

import textwrap

import altair as alt

from helpers.figures import axes, theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.premise import premise
from helpers.figures.rows import Rows
from helpers.figures.text import each, listing
from helpers.pages.if_it_is_missed.data_paths import BEFORE, LEAVING, REPORTED

_SHIFTED = {"color": theme.INK, "strokeWidth": 3, "strokeDash": [6, 2]}
_BOLD = {"fontSize": 12, "fontWeight": "bold"}


@any_rows
def remember(rows):
    """Burden shifted against burden met on each path; from `data_paths.by_path`."""
    last = alt.FieldEqualPredicate(equal=theme.records(rows)[-1]["day"], field="day")

    def draw(base, y):
        # The name of the line at its end: below it at the top of the frame, above it elsewhere.
        named = [
            base.transform_filter(last)
            .transform_filter(where)
            .mark_text(align="right", dy=dy, color=theme.INK, **_BOLD)
            .encode(y("share"), text=alt.value("shifted"))
            for where, dy in {"datum.share > 90": 14, "datum.share <= 90": -16}.items()
        ]
        told = base.transform_filter("datum.share_text !== ''")
        bold = {"fontSize": 13, "fontWeight": "bold"}
        share = told.mark_text(color=theme.INK, align="right", dx=-3, dy=-10, **bold)
        covered = told.mark_text(color=theme.EUROPE, align="left", dx=3, dy=14, **bold)
        return [
            base.mark_area(color=theme.EUROPE, opacity=0.3).encode(y("coverage")),
            base.mark_line(color=theme.EUROPE, strokeWidth=1).encode(y("coverage")),
            base.mark_line(**_SHIFTED).encode(y("share")),
            share.encode(y("share"), text="share_text:N"),
            covered.encode(y("coverage"), text="coverage_text:N"),
            *named,
            _word("met", 110, 184, theme.EUROPE),
        ]

    soon = rows[rows["quarter"] == "2027Q4"].set_index("path")
    premise(soon["coverage"].round(1).nunique() <= 1, "the need covered stays")
    title = "The share follows the US; the need covered does not"
    if {REPORTED, LEAVING} <= set(soon.index):
        title = (
            "If the US is gone by the end of 2027, the share jumps to "
            f"{soon['share'][LEAVING]:.0f} percent; the need covered stays at "
            f"{soon['coverage'][LEAVING]:.0f}"
        )
    subtitle = [
        "Dashed line: Europe's share of what both would field, the burden shifted. Blue: need "
        "covered, the burden met.",
        "Percent, mean of all areas, projections. Rules and numbers: end of 2027 (US, reported) "
        "and of 2030 (EU)",
    ]
    told, what = ["share", "coverage"], "Europe's share and need covered, percent"
    return _frames(rows, draw, title, subtitle, what, told, ["share_text", "coverage_text"])


@any_rows
def on_hand(rows):
    """What both sides would have on hand on each path, of the need; `data_paths.by_path`."""

    def draw(base, y):
        edge = base.mark_line(color=theme.INK, strokeWidth=1.5, strokeDash=[6, 2])
        return [
            *_both(base, y),
            edge.encode(y("together")),
            _word("Europe", 60, 184, theme.PAPER),
            _word("US", 2, 66, theme.INK),
        ]

    soon = rows[rows["quarter"] == "2027Q4"].set_index("path")["together"]
    title = "What both sides would have on hand, by path"
    if {BEFORE, REPORTED, LEAVING} <= set(soon.index):
        title = (
            f"On hand at the end of 2027: {soon[BEFORE]:.0f} percent of the need without the cut, "
            f"{soon[REPORTED]:.0f} with it, {soon[LEAVING]:.0f} if the US is gone"
        )
    subtitle = (
        "Percent of the need, mean of all areas, projections. Blue: Europe. Orange: what the "
        "US adds, up to the need"
    )
    told, what = ["coverage", "together"], "Need covered by Europe, and by both, percent"
    return _frames(rows, draw, title, subtitle, what, told)


def _both(base, y):
    """What the US adds, above what Europe has."""
    both = base.mark_area(color=theme.US, opacity=0.45).encode(y("coverage"), y2="together:Q")
    return both, base.mark_area(color=theme.EUROPE, opacity=0.6).encode(y("coverage"))


def _word(word, x, y, colour):
    base = alt.Chart(alt.InlineData(values=[{"word": word}]))
    text = base.mark_text(align="left", baseline="top", color=colour, lineBreak="\n", **_BOLD)
    return text.encode(x=alt.value(x), y=alt.value(y), text="word:N")


def _frames(rows, draw, title, subtitle, what, told, texts=()):
    """The same layers for each path side by side, from staying to leaving.

    `what` names the columns `told`, which the alternative text gives for four years.
    """
    parts, years = [], rows[rows["quarter"].isin(["2025Q4", "2027Q4", "2030Q4", "2035Q4"])]
    for (_, name), own in years.groupby(["place", "name"]):
        values = own[told].round().astype(int).astype(str).agg(" and ".join, axis=1)
        parts.append(f"{name}: {listing(values + ' in ' + own['quarter'].str[:4])}")
    charts = []
    paths = rows.drop_duplicates("path").sort_values("place")
    for number, (path, name) in enumerate(zip(paths["path"], paths["name"], strict=True)):
        # Only the first frame shows its axis.
        axis = alt.Axis(title=None, values=[0, 50, 100], labels=not number, ticks=False)

        def y(field, axis=axis):
            return alt.Y(f"{field}:Q", scale=axes.PERCENT, stack=None, axis=axis)

        base = alt.Chart(alt.NamedData("rows")).encode(theme.time("day"))
        base = base.transform_filter(alt.FieldEqualPredicate(equal=path, field="path"))
        targets = theme.targets(rows["day"].min(), rows["day"].max(), 5, labels=False)
        # A title would move with what stands out of its frame; a word at a fixed place does not.
        heading = _word("\n".join(textwrap.wrap(name, 21)), 0, -62, theme.INK)
        layers = alt.layer(targets, *draw(base, y), heading)
        charts.append(layers.properties(width=145, height=210))
    frames = alt.hconcat(*charts, spacing=14)
    description = f"{what}, end of the year. {'; '.join(parts)}."
    frame = rows[["path", "day", *told, *texts]]
    return figure(frames, title, subtitle, description, "model", rows=frame)


@any_rows
def choice(time, areas, marks):
    """The reader's path over time, and every area at the reader's date."""
    axis = alt.Axis(title="percent", values=[0, 25, 50, 75, 100])

    def y(field):
        return alt.Y(f"{field}:Q", scale=axes.PERCENT, axis=axis)

    base = alt.Chart(alt.NamedData("time")).encode(theme.time("day"))
    complete = alt.Chart(alt.NamedData("marks")).encode(theme.time("day"))
    word = complete.mark_text(align="left", dx=4, fontSize=12, color=theme.INK, baseline="top")
    left = alt.layer(
        theme.targets(time["day"].min(), time["day"].max(), 2, labels=False),
        *_both(base, y),
        base.mark_line(**_SHIFTED).encode(y("share")),
        complete.mark_rule(color=theme.INK, strokeWidth=2),
        word.encode(y=alt.value(4), text="words:N"),
    ).properties(width=300, height=axes.height(areas))
    return figure(
        alt.hconcat(left, _bars(areas), spacing=30),
        "What moves when the US leaves?",
        [
            "Percent of the need, middle case. Blue: Europe. Orange: what the US adds, up to the "
            "need.",
            "Orange dashes, number: what went with the US, against its forces before June 2026",
            "Black dashes: Europe's share of what both would field, percent. Thin rules: end of "
            "2027 (US, reported) and of 2030 (EU)",
        ],
        "Percent of the need on hand, Europe alone and both before: "
        f"{each(areas, '{name} {europe:.0f} alone, {before:.0f} before')}.",
        "model",
        time=time,
        areas=areas[["name", "europe", "both", "before", "evidence", "text"]],
        marks=marks,
    )


def _bars(rows):
    y, sure = axes.names(rows), axes.evidence(rows, symbolFillColor=theme.EUROPE)
    marks = Rows("areas", y, lambda field: axes.percent(field, "percent of the need", stack=None))
    base = marks.base.encode(y)
    dashed = {"fillOpacity": 0.08, "stroke": theme.US, "strokeDash": [3, 3], "strokeWidth": 1}
    gone = base.mark_bar(color=theme.US, **dashed).transform_filter("datum.text !== ''")
    text = base.mark_text(align="left", dx=6, fontSize=11, color=theme.INK)
    return alt.layer(
        base.mark_bar(color="#eceef1").encode(alt.XDatum(0), x2=alt.X2Datum(100)),
        marks.bar("europe", sure, color=theme.EUROPE),
        marks.bar("europe", sure, end="both:Q", color=theme.US),
        gone.encode(alt.X("both:Q", scale=axes.PERCENT), x2="before:Q"),
        text.encode(alt.XDatum(100, type="quantitative"), text="text:N"),
    ).properties(width=260, height=axes.height(rows))
