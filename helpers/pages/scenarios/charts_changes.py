"""What the reader changed, one change after the other, from the reported scenario."""

import altair as alt
import pandas as pd

from helpers.figures import theme
from helpers.figures.figure import any_rows, figure
from helpers.model.steps import BELIEF, COUNTS, DATES, POLICY

SLOTS, TALL = 21, 300


def placed(steps):
    """Rows of `steps.steps` with a place from above, and a heading before each kind."""
    rows = []
    for date, own in steps.groupby("date", sort=False):
        place, before = 0, ""
        for row in own.itertuples(index=False):
            if row.kind and row.kind != before:
                rows.append((row.kind, date, place, None, None, "", "heading"))
                place, before = place + 1, row.kind
            moved = row.end - row.start
            told = f"{moved:+d}" if row.kind and moved else str(moved)
            rows.append((row.label, date, place, row.start, row.end, told, row.kind or "total"))
            place += 1
    columns = ["label", "date", "place", "start", "end", "told", "look"]
    return pd.DataFrame(rows, columns=columns)


@any_rows
def changes(steps, slots=SLOTS):
    """From the reported scenario to the reader's, one change a row; `steps` from `placed`."""
    base = _at(DATES[0])
    heading = alt.FieldEqualPredicate(equal="heading", field="look")
    words = [
        base.transform_filter(~heading).mark_text(align="left", limit=218, x=8),
        base.transform_filter(heading).mark_text(align="left", fontWeight="bold", x=0),
    ]
    names = alt.layer(*(own.encode(_slot(slots), text="label:N") for own in words))
    height = round(TALL * (slots + 0.5) / (SLOTS + 0.5))
    sized = names.properties(width=226, height=height, title=_title(" "))
    return figure(
        alt.hconcat(sized, *(_waterfall(date, slots, height) for date in DATES), spacing=6),
        "From the reported scenario to yours",
        "Areas that Europe leads; each bar is what one more change adds or takes, in this order",
        f"Areas led as reported, each change in turn, and yours, in {', '.join(DATES)}.",
        sources="model",
        steps=steps,
    )


def _at(date):
    steps = alt.Chart(alt.NamedData("steps"))
    return steps.transform_filter(alt.FieldEqualPredicate(equal=date, field="date"))


def _slot(slots):
    scale = alt.Scale(domain=[slots, -0.5], nice=False, zero=False)
    return alt.Y("place:Q", scale=scale, axis=None)


def _title(text):
    return alt.TitleParams(text, fontSize=12, offset=4)


def _waterfall(date, slots, height):
    looks = ["total", COUNTS, BELIEF, POLICY]
    colours = alt.Scale(domain=looks, range=[theme.INK, theme.FAIR, theme.NEUTRAL, theme.EUROPE])
    base = _at(date).transform_filter("datum.look !== 'heading'")
    base = base.transform_calculate(far="max(datum.start, datum.end)")
    scale, axis = alt.Scale(domain=[0, 21]), alt.Axis(title="areas led", values=[0, 6, 12, 18])
    bars = base.mark_bar(height=10).encode(
        alt.X("start:Q", scale=scale, axis=axis),
        _slot(slots),
        x2="end:Q",
        color=alt.Color("look:N", scale=colours, legend=None),
    )
    numbers = base.mark_text(align="left", dx=3, fontSize=11, color=theme.INK).encode(
        alt.X("far:Q", scale=scale), _slot(slots), text="told:N"
    )
    layers = alt.layer(bars, numbers)
    return layers.properties(width=104, height=height, title=_title(f"End of {date}"))
