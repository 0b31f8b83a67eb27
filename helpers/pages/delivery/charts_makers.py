"""Figures on makers: yearly output, order books in years, the US queue, and training."""

import altair as alt

from helpers.figures import theme
from helpers.pages.delivery import data_makers as factories


def output(rows, title, description):
    """Yearly output of twelve products; filled marks were made, hollow ones were not.

    `rows` comes from `factories.output`.
    """
    frame = rows[["heading", "day", "rate_per_year", "kind", "origin", "sure", "note"]]
    products = rows.groupby("heading", sort=False)
    grid = [_product(own, heading) for heading, own in products]
    subtitle = "Units a year, at the end of the year. Dashed lines: end of 2027 and of 2030"
    chart = alt.concat(*grid, columns=3, spacing=12).properties(
        title=theme.titled(title, subtitle), description=description
    )
    return theme.named(chart, output=frame.fillna({"note": ""}))


def _product(own, heading):
    base = alt.Chart(alt.NamedData("output")).transform_filter(
        alt.FieldEqualPredicate(equal=heading, field="heading")
    )
    top = float(own["rate_per_year"].max()) * 1.15
    x = theme.time("day")
    y = alt.Y(
        "rate_per_year:Q",
        title=None,
        scale=alt.Scale(domain=[0, top]),
        axis=alt.Axis(tickCount=3, format="~s" if top > 9999 else "d", minExtent=34),
    )
    tips = [alt.Tooltip("rate_per_year:Q", title="A year"), alt.Tooltip("kind:N", title="Number")]
    tips += [alt.Tooltip("note:N", title="Note")]
    made = base.transform_filter(alt.FieldEqualPredicate(equal="actual", field="kind"))
    line = made.mark_line(strokeWidth=1.5).encode(x, y, _maker(alt.Stroke))
    kind = [_kind(channel, looks) for channel, looks in _LOOKS.items()]
    mark = base.mark_point(size=80, strokeWidth=1.8).encode(
        *(x, y, _maker(alt.Stroke), _maker(alt.Fill), *kind),
        theme.sure([factories.SURE, factories.WEAK]),
        tooltip=tips,
    )
    axis = theme.targets("2018-01-01", "2034-12-31", 4, labels=False)
    head = alt.TitleParams(heading, fontSize=12, offset=4)
    return alt.layer(axis, line, mark).properties(width=180, height=110, title=head)


# Only what was made is filled; what is planned or aimed at has a dotted edge. One look a kind.
_LOOKS = {
    alt.Shape: ["circle", "square", "triangle-up", "diamond"],
    alt.FillOpacity: [1, 0, 0, 0],
    alt.StrokeDash: [[1, 0], [1, 0], [2.5, 1.2], [2.5, 1.2]],
}


def _kind(channel, looks):
    # Scales of one field under one title share one legend.
    scale = alt.Scale(type="ordinal", domain=factories.KINDS, range=looks)
    # A legend has no scale for the opacity of a fill, so its hollow symbols say so themselves.
    fill = alt.ExprRef(f"datum.value == 'actual' ? '{theme.INK}' : 'transparent'")
    legend = alt.Legend(title="Number", symbolStrokeColor=theme.INK, symbolFillColor=fill)
    return channel("kind:N", scale=scale, legend=None if channel is alt.FillOpacity else legend)


def _maker(channel):
    shared = theme.makers().to_dict()
    return channel("origin:N", scale=alt.Scale(**shared["scale"]), legend=shared["legend"])


def queues(rows, title, description):
    """Years of work on order by maker; from `factories.queues`."""
    order = list(dict.fromkeys(rows["maker"]))
    base = alt.Chart(alt.NamedData("queues"))
    y = theme.rows("maker", order, 170)
    scale = alt.Scale(domain=[0, 10])
    axis = alt.Axis(title="years of work at the sales of that year", tickMinStep=1)
    bases = [factories.DIVIDED, factories.STATED]
    line = base.mark_bar(height=2, color=theme.GRID)
    line = line.encode(alt.X("years:Q", scale=scale, stack=None), y)
    shape = alt.Shape(
        "basis:N",
        scale=alt.Scale(domain=bases, range=["circle", "diamond"]),
        legend=alt.Legend(title="Number"),
    )
    mark = base.mark_point(filled=True, size=110, opacity=1).encode(
        alt.X("years:Q", scale=scale, axis=axis), y, theme.makers(), shape
    )
    number = base.mark_text(align="left", dx=10, fontSize=11, color=theme.INK)
    number = number.encode(alt.X("years:Q", scale=scale), y, text="words:N")
    # One label a maker, at the larger number, or two labels would meet.
    said = (rows["years"].map("{:.1f}".format) + " (" + rows["year"] + ")").groupby(rows["maker"])
    words = said.transform(" or ".join).mask(rows["maker"].duplicated(), "")
    chart = alt.layer(line, mark, number).properties(width=440, height=26 * len(order))
    titled = theme.titled(title, "Order book at the end of a year, in years of that year's sales")
    return theme.named(
        chart.properties(title=titled, description=description), queues=rows.assign(words=words)
    )


def us_delays(rows, title, description):
    """Slips of US-made orders; where nobody gave a length, words stand instead of a bar.

    `rows` comes from `delivery.us_delays`.
    """
    order = list(rows["label"])
    frame = rows[["label", "slip_months", "slip_low", "slip_high", "cause"]].assign(
        words=rows["slip_months"].map("{:.0f} months".format).mask(
            rows["slip_months"].isna(), "late, length not published"
        ),
        at=rows["slip_high"].fillna(0),
    )  # fmt: skip
    base = alt.Chart(alt.NamedData("delays"))
    y = theme.rows("label", order, 400)
    scale = alt.Scale(domain=[0, 72])
    axis = alt.Axis(title="months late", values=list(range(0, 73, 12)))
    x = alt.X("slip_months:Q", scale=scale, axis=axis)
    bar = base.mark_bar(color=theme.US, height=9).encode(
        x, y, tooltip=[alt.Tooltip("cause:N", title="Cause given")]
    )
    span = base.mark_rule(color=theme.INK).encode(
        alt.X("slip_low:Q", scale=scale), y, x2="slip_high:Q"
    )
    text = base.mark_text(align="left", dx=6, fontSize=11, color=theme.INK)
    text = text.encode(alt.X("at:Q", scale=scale), y, text="words:N")
    chart = alt.layer(bar, span, text).properties(width=420, height=19 * len(order))
    titled = theme.titled(title, "Slip against the first plan; black line: range in the source")
    return theme.named(chart.properties(title=titled, description=description), delays=frame)


def fielding(rows, title, description):
    """Months from delivery to a usable unit, with range; from `factories.fielding`."""
    order = list(rows["area"])
    base = alt.Chart(alt.NamedData("areas"))
    y = theme.rows("area", order, 250)
    scale = alt.Scale(domain=[0, 36])
    axis = alt.Axis(title="months from delivery to a usable unit", values=list(range(0, 37, 6)))
    levels = [factories.FROM_CASE, factories.JUDGED]
    dash = alt.StrokeDash(
        "basis:N",
        scale=alt.Scale(domain=levels, range=[[1, 0], [4, 3]]),
        legend=alt.Legend(title="How we know", symbolType="stroke"),
    )
    full = alt.Scale(domain=levels, range=[1, 0])
    fill = alt.FillOpacity("basis:N", sort=levels, scale=full, legend=None)
    line = base.mark_rule(strokeWidth=2.5, color=theme.EUROPE).encode(
        alt.X("low:Q", scale=scale), y, dash, x2="high:Q"
    )
    mark = base.mark_point(size=70, stroke=theme.EUROPE, fill=theme.EUROPE, strokeWidth=2)
    mark = mark.encode(alt.X("months:Q", scale=scale, axis=axis), y, fill)
    chart = alt.layer(line, mark).properties(width=440, height=19 * len(order))
    titled = theme.titled(title, "Mark: what the projection uses. Line: low to high")
    frame = rows[["area", "months", "low", "high", "basis"]]
    return theme.named(chart.properties(title=titled, description=description), areas=frame)
