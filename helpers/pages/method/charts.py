"""Figures of the method page on its presets and on how much of the inputs is judgement."""

import altair as alt

from helpers.figures import theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.text import listing
from helpers.model.questions import DATES
from helpers.pages.method.data import INPUTS

_KINDS = {"sourced": theme.FIRM, "derived": theme.FAIR, "judgement": theme.SHAKY}


@any_rows
def kinds(counts):
    """Input rows by kind, one bar a table; `counts` comes from `data.kinds`."""
    counts = counts.assign(rank=counts["kind"].map(list(_KINDS).index))
    axis = alt.Axis(labelLimit=260, ticks=False)
    base = alt.Chart(alt.NamedData("counts")).encode(
        alt.X("rows:Q", stack="normalize", axis=alt.Axis(format="%", title="part of the rows")),
        alt.Y("inputs:N", sort=list(INPUTS.values()), title=None, axis=axis),
        alt.Order("rank:Q"),
    )
    colour = alt.Color(
        "kind:N",
        scale=alt.Scale(domain=list(_KINDS), range=list(_KINDS.values())),
        legend=alt.Legend(title="Kind of row"),
    )
    number = base.mark_text(color="white", dx=-12, fontSize=11).encode(text="rows:Q")
    judged = counts[counts["kind"] == "judgement"]
    total = counts.groupby("inputs")["rows"].sum()
    parts = (f"{row.inputs} {row.rows} of {total[row.inputs]}" for row in judged.itertuples())
    return figure(
        base.mark_bar().encode(colour) + number,
        f"{judged['rows'].sum()} of {total.sum()} input rows are our judgement",
        "Rows of each input table; the number is the count of rows",
        f"Rows that are judgement, by input: {listing(parts) or 'none'}.",
        sources=["model"],
        width=480,
        height=alt.Step(24),
        counts=counts,
    )


@any_rows
def presets(answers):
    """Both answers for each preset and date, from `data.preset_answers`."""
    total = answers["total"].iloc[0]
    led = _grid(answers, "areas", total, "Areas led by Europe")
    met = _grid(answers, "coverage", 100, "Percent of the need met", labels=False)
    parts = (
        f"{preset}: areas {', '.join(own['areas'].astype(str))}, percent of the need "
        f"{', '.join(own['coverage'].astype(str))}"
        for preset, own in answers.groupby("preset", sort=False)
    )
    return figure(
        alt.hconcat(led, met, spacing=24).resolve_scale(color="independent"),
        _presets_title(answers),
        f"Middle case, {total} areas. The need counts each area up to its full need, as a mean",
        f"At the end of {listing(answers['year'].unique())}. {'; '.join(parts)}.",
        sources=["model"],
        answers=answers[["preset", "year", "areas", "coverage"]],
    )


def _presets_title(answers):
    """What happens to either number when the US leaves."""
    at = answers[answers["year"] == DATES[1]]
    left = at[at["us_left"]]
    if left.empty:
        return "Areas led by Europe, and how much of the need is met"
    start, leaving = at.iloc[0], left.iloc[0]
    met = (
        f"stays at {start['coverage']} percent"
        if leaving["coverage"] == start["coverage"]
        else f"goes from {start['coverage']} to {leaving['coverage']} percent"
    )
    return (
        f"If the US leaves by {DATES[1]}, Europe leads in {leaving['areas']} areas and not in "
        f"{start['areas']}; the need met {met}"
    )


def _grid(answers, field, top, title, labels=True):
    axis = alt.Axis(labels=labels, labelLimit=260, ticks=False, domain=False)
    base = alt.Chart(alt.NamedData("answers")).encode(
        alt.X("year:O", title=f"{title}, end of", axis=alt.Axis(orient="top", labelAngle=0)),
        alt.Y("preset:N", sort=list(answers["preset"].unique()), title=None, axis=axis),
    )
    scale = alt.Scale(domain=[0, top], range=["#ffffff", theme.EUROPE], interpolate="rgb")
    cell = base.mark_rect(stroke="white", strokeWidth=3).encode(
        alt.Color(f"{field}:Q", scale=scale, legend=None)
    )
    ink = alt.condition(alt.datum[field] > top * 0.85, alt.value("white"), alt.value(theme.INK))
    number = base.mark_text(fontSize=15, fontWeight="bold")
    number = number.encode(text=f"{field}:Q", color=ink)
    return (cell + number).properties(width=270, height=alt.Step(30))
