"""A figure on how far each judgement moves the headline."""

import altair as alt

from helpers.figures import theme
from helpers.pages.method import data_judged as judged

LOW, HIGH = 46, 62  # percent; what goes beyond has an arrow and its number in words
_X = alt.Scale(domain=[LOW, HIGH], clamp=True, zero=False, nice=False)
_KINDS = [judged.COUNTED, judged.ASSUMED]


def swings(rows, title, subtitle, description):
    """The mean share with each judgement at its two ends, at both dates; from `judged.moves`."""
    first, second = (_panel(date, labels=number == 0) for number, date in enumerate(judged.DATES))
    chart = alt.hconcat(first, second, spacing=16)
    columns = ["name", "kind", "date", "now", "low", "high", "text", "beyond"]
    frame = rows.assign(beyond=rows["high"] > HIGH)
    titled = chart.properties(title=theme.titled(title, subtitle), description=description)
    return theme.named(titled, rows=frame[columns])


def _panel(date, labels):
    base = alt.Chart(alt.NamedData("rows")).transform_filter(
        alt.FieldEqualPredicate(equal=date, field="date")
    )
    axis = alt.Axis(labels=labels, labelLimit=300, ticks=False, domain=False, labelPadding=10)
    y = alt.Y("name:N", sort=None, title=None, axis=axis)
    title = f"mean share, percent, end of {date}"
    x = alt.X("low:Q", scale=_X, axis=alt.Axis(title=title, values=[50, 55, 60]))
    colour = alt.Color(
        "kind:N",
        scale=alt.Scale(domain=_KINDS, range=[theme.SHAKY, theme.FIRM]),
        legend=alt.Legend(title="The judgement is"),
    )
    bar = base.mark_bar(height=11, minBandSize=1).encode(x, y, colour, x2="high:Q")
    now = base.mark_tick(color=theme.INK, thickness=2, size=16)
    now = now.encode(alt.X("now:Q", scale=_X), y)
    beyond = base.transform_filter("datum.beyond").mark_point(
        shape="triangle-right", size=70, filled=True, color=theme.SHAKY, opacity=1
    )
    beyond = beyond.encode(y=y, x=alt.value(196))
    text = base.mark_text(align="left", fontSize=11, color=theme.INK)
    text = text.encode(y=y, x=alt.value(202), text="text:N")
    return alt.layer(bar, now, beyond, text).properties(width=194, height=alt.Step(17))
