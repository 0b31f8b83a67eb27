"""Figures on two definitions: what counts, held or ready, and who is Europe."""

import altair as alt

from helpers.figures import axes, theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.rows import Rows
from helpers.figures.text import cap, count, each, span
from helpers.pages.gaps.charts_definition import THREE, ways
from helpers.pages.gaps.data_counting import UNKNOWN, UNSPLIT


@any_rows
def held_and_ready(rows):
    """Share of what is held and of what is ready; `rows` from `data_counting.held_and_ready`."""
    known = rows[rows["known"]]
    marks = axes.percent_rows("rows", axes.names(rows), "Europe's share, percent")
    kinds = {"all that is held": theme.EUROPE, "what is ready": theme.PAPER}
    fills = alt.Scale(domain=list(kinds), range=list(kinds.values()))
    legend = alt.Legend(title="What counts", symbolStrokeColor=theme.EUROPE)
    fill = alt.Fill("kind:N", scale=fills, legend=legend)
    both = rows.melt(["name", "known"], ["held", "ready"], "answer", "share")
    both = both[both["known"] | (both["answer"] == "held")]
    both = both.assign(kind=both["answer"].map(dict(zip(("held", "ready"), kinds, strict=True))))
    point = axes.percent_rows("both", axes.names(rows), "").point("share", fill, size=75, **THREE)
    turned = int(((rows["held"] > 50) != (rows["ready"] > 50)).sum())
    fell = (known["held"] - known["ready"]).max()
    title = f"Readiness is known in none of {count(len(rows), 'area')}"
    if len(known):
        title = (
            f"Counting only what is ready lowers Europe's share by up to {fell:.0f} points; "
            f"{_leads(turned)} hands"
        )
    chart = alt.layer(
        axes.half(),
        marks.rule("ready_low", "ready_high", color=theme.EUROPE, strokeWidth=6, opacity=0.3),
        marks.rule("ready", "held", color=theme.EUROPE, strokeWidth=1.5),
        point,
        marks.text(None, "note", x=436),
    )
    told = each(known, "{name} {held:.0f}, ready {ready:.0f}, need covered {note}")
    return figure(
        chart,
        title,
        "End of 2025. Pale: range of the ready part. At the right: percent of the need covered",
        f"Europe's share in percent, held and ready: {told or 'none known'}. {cap(UNKNOWN)} in "
        f"{len(rows) - len(known)} of {len(rows)} areas.",
        sources=rows,
        width=430,
        height=axes.height(rows),
        rows=rows[["name", "held", "ready", "ready_low", "ready_high", "note"]],
        both=both[["name", "kind", "share"]],
    )


@any_rows
def by_europe(rows):
    """Europe's share under each meaning of Europe, two dates; `data_counting.by_europe`."""
    names = list(rows.sort_values("meaning")["name_of_europe"].unique())
    looks = ways("name_of_europe", names, title="Europe means", labelLimit=260)
    dates, parts = list(rows["date"].unique()), []
    for date in dates:
        y = axes.names(rows, labels=date == dates[0])
        where = alt.FieldEqualPredicate(equal=date, field="date")
        marks = axes.percent_rows("rows", y, "Europe's share, percent", where)
        layers = [
            axes.half(),
            marks.rule("least", "most", color=theme.GRID, strokeWidth=4),
            marks.point("share", *looks, size=70, **THREE),
        ]
        if date == dates[-1]:
            layers.append(Rows("notes", y).text(None, "note", x=252))
        heading = alt.TitleParams(f"End of {date}", fontSize=13)
        size = {"width": 245, "height": axes.height(rows)}
        parts.append(alt.layer(*layers).properties(title=heading, **size))
    by = rows.groupby(["name", "date"], sort=False)["share"]
    frame = rows.assign(least=by.transform("min"), most=by.transform("max"))
    # The mark of all allies lies on top, and alone where nothing else is known.
    drawn = frame[(frame["meaning"] == 0) | (frame["note"] != UNSPLIT)]
    drawn = drawn.sort_values("meaning", ascending=False, kind="stable")
    turned = frame[(frame["least"] <= 50) & (frame["most"] > 50)]
    leads = turned["name"].nunique()
    ends = frame.drop_duplicates(["name", "date"]).query("most > least")
    ends = ends.assign(span=[*map(span, zip(ends["least"], ends["most"], strict=True))])
    return figure(
        alt.hconcat(*parts, spacing=20),
        f"Whoever counts as Europe, {_leads(leads)} hands by the end of {dates[-1]}",
        "Dotted: half. At the right: where holdings are not known by country, all allies stay",
        "Europe's share in percent, lowest and highest of the three meanings: "
        f"{each(ends, '{name} {span} in {date}', none='all the same')}.",
        sources=rows,
        rows=drawn[["name", "date", "name_of_europe", "share", "least", "most"]],
        notes=frame.drop_duplicates("name")[["name", "note"]],
    )


def _leads(leads):
    return f"{leads} leads change" if leads > 1 else f"{leads or 'no'} lead changes"
