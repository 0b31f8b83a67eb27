"""Figures on orders: the order book in time, new dates, waits, slips and the projected arrival."""

import altair as alt

from helpers.figures import theme
from helpers.pages.delivery import data as delivery

_SURE = [delivery.PUBLISHED, delivery.JUDGED]


def order_book(book, title, description):
    """Every order as a bar from planned first to planned last delivery, in five families.

    `book` comes from `delivery.order_book`.
    """
    frame = book[["family", "label", "area", "origin", "firm", "sure", "amount", "first", "last"]]
    groups = [_family(frame, family) for family in delivery.FAMILIES]
    subtitle = "From first to last delivery, as last planned, without further delay"
    chart = alt.vconcat(*groups, spacing=8).properties(
        title=theme.titled(title, subtitle), description=description
    )
    return theme.named(chart, orders=frame)


def _family(frame, family):
    own = frame[frame["family"] == family]
    order = list(dict.fromkeys(own["label"]))
    base = alt.Chart(alt.NamedData("orders")).transform_filter(
        alt.FieldEqualPredicate(equal=family, field="family")
    )
    tips = {"label": "Order", "area": "Area", "amount": "Still to come"}
    tip = [alt.Tooltip(f"{name}:N", title=head) for name, head in tips.items()]
    dash = alt.StrokeDash(
        "firm:N",
        scale=alt.Scale(domain=list(delivery.FIRMNESS.values()), range=[[1, 0], [5, 3]]),
        legend=alt.Legend(title="Contract", symbolType="stroke", columns=1),
    )
    y = theme.rows("label", order, 300, 11)
    encoded = theme.time("first"), y, theme.makers(), dash, theme.sure(_SURE)
    bar = base.mark_rule(strokeWidth=7).encode(*encoded, x2="last:T", tooltip=tip)
    first = family == delivery.FAMILIES[0]
    axis = theme.targets("2025-07-01", "2036-12-31", 1, labels=first)
    heading = alt.TitleParams(family.capitalize(), fontSize=13, offset=18 if first else 4)
    return alt.layer(axis, bar).properties(width=430, height=12 * len(order), title=heading)


def revised(rows, title, description):
    """Planned dates above, new or real dates below; `rows` comes from `delivery.revised`."""
    order = list(rows["label"])
    spans = ["planned_from", "planned_to", "now_from", "now_to"]
    frame = rows[["label", "verdict", *spans]]
    base = alt.Chart(alt.NamedData("rows"))
    y = theme.rows("label", order, 330)
    colour = alt.Color(
        "verdict:N",
        scale=alt.Scale(domain=delivery.VERDICTS, range=[theme.SHAKY, theme.NEUTRAL, theme.FIRM]),
        legend=alt.Legend(title="Filled bar: new or real date", symbolType="square"),
    )
    join = base.mark_rule(strokeWidth=1.5, color=theme.NEUTRAL).encode(
        theme.time("planned_from"), y, x2="now_to:T"
    )
    plan = base.mark_bar(height=10, fill=theme.PAPER, stroke=theme.INK, strokeWidth=1.2)
    now = base.mark_bar(height=10, stroke=theme.INK, strokeWidth=0.5)
    bars = [
        plan.encode(theme.time("planned_from"), y, x2="planned_to:T"),
        now.encode(theme.time("now_from"), y, colour, x2="now_to:T"),
    ]
    axis = theme.targets("2020-01-01", "2034-12-31", 2)
    subtitle = "Hollow: planned. Filled: new or real date. A bar covers all days the date may mean"
    chart = alt.layer(axis, join, *bars).properties(width=460, height=17 * len(order))
    titled = theme.titled(title, subtitle)
    return theme.named(chart.properties(title=titled, description=description), rows=frame)


def waits(rows, title, description):
    """Waits by origin of the maker, finished orders apart; `rows` comes from `delivery.waits`."""
    order = list(rows["maker"])
    base = alt.Chart(alt.NamedData("rows"))
    y = theme.rows("maker", order, 230)
    scale = alt.Scale(domain=[0, 204])
    axis = alt.Axis(title="months from order to first delivery", values=list(range(0, 205, 12)))
    x = alt.X("fastest:Q", scale=scale, axis=axis)
    line = base.mark_rule(strokeWidth=1.5).encode(x, y, theme.makers(), x2="slowest:Q")
    half = base.mark_bar(height=12).encode(
        alt.X("quarter:Q", scale=scale), y, theme.makers(), x2="three_quarters:Q"
    )
    mid = base.mark_tick(thickness=3, size=20, color=theme.INK)
    mid = mid.encode(alt.X("median:Q", scale=scale), y)
    number = base.mark_text(align="left", dx=6, color=theme.INK, fontSize=11)
    number = number.encode(alt.X("slowest:Q", scale=scale), y, text="words:N")
    chart = alt.layer(line, half, mid, number).properties(width=480, height=34 * len(order))
    subtitle = "Line: fastest to slowest. Bar: middle half. Black mark: median"
    titled = theme.titled(title, subtitle)
    frame = rows.assign(
        words="median " + rows["median"].map("{:g}".format) + ", "
        + rows["cases"].astype(str) + " cases"
    )  # fmt: skip
    return theme.named(chart.properties(title=titled, description=description), rows=frame)


def slips(rows, title, description):
    """One mark a programme over months late; hollow marks were looked for on purpose.

    `rows` comes from `delivery.slips`.
    """
    stages = list(delivery.MATURITIES.values())
    colours = [theme.SHAKY, theme.FIRM, "#5b6bb0", theme.NEUTRAL]
    shapes = ["diamond", "circle", "triangle-up", "square"]
    ticks = list(range(0, 73, 6))
    axis = alt.Axis(title="months late, in classes of six; 0 is up to three", values=ticks)
    base = alt.Chart(alt.NamedData("slips")).encode(
        alt.X("bin:Q", scale=alt.Scale(domain=[-4, 76]), axis=axis),
        alt.Y("place:Q", title="programmes", axis=alt.Axis(tickMinStep=2, grid=False)),
        alt.Color(
            "stage:N",
            scale=alt.Scale(domain=stages, range=colours),
            legend=alt.Legend(title="What was ordered"),
        ),
        alt.Shape("stage:N", scale=alt.Scale(domain=stages, range=shapes)),
        tooltip=[
            alt.Tooltip("who:N", title="Programme"),
            alt.Tooltip("slip_months:Q", title="Months"),
        ],
    )
    told, searched = (alt.FieldEqualPredicate(equal=how, field="found") for how in delivery.FOUND)
    full = base.transform_filter(told).mark_point(filled=True, size=120, opacity=1)
    hollow = base.transform_filter(searched).mark_point(size=100, strokeWidth=2, opacity=1)
    titled = theme.titled(
        title, "One mark, one programme. Hollow: found by looking for punctual ones"
    )
    frame = rows[["who", "slip_months", "bin", "place", "stage", "found"]]
    sized = (full + hollow).properties(width=560, height=300)
    return theme.named(sized.properties(title=titled, description=description), slips=frame)


def averages(rows, title, description):
    """Mean delays of many projects at once, a mark a report; from `delivery.averages`."""
    order = list(rows.groupby("kind")["slip_months"].max().sort_values().index)
    base = alt.Chart(alt.NamedData("reports"))
    y = theme.rows("kind", order, 280)
    scale = alt.Scale(domain=[0, 72])
    axis = alt.Axis(title="mean months late", values=list(range(0, 73, 12)))
    mark = base.mark_point(filled=True, size=80, color=theme.INK, opacity=0.7)
    tip = [alt.Tooltip("year:N", title="Report of"), alt.Tooltip("slip_months:Q", title="Months")]
    mark = mark.encode(alt.X("slip_months:Q", scale=scale, axis=axis), y, tooltip=tip)
    titled = theme.titled(title, "One mark is one report: mean delay of all its projects")
    sized = mark.properties(
        width=440, height=26 * len(order), title=titled, description=description
    )
    return theme.named(sized, reports=rows[["kind", "slip_months", "year"]])
