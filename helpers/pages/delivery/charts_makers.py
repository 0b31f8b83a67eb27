"""Figures on makers: yearly output, order books in years, the US queue, and training."""

import altair as alt

from helpers.figures import theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.rows import Rows, only, tips
from helpers.figures.text import count, each, listing, phrases, span
from helpers.pages.delivery import data_makers as data

# Only what was made is filled; what is planned or aimed at has a dotted edge. One look a kind.
_LOOKS = {
    alt.Shape: ["circle", "square", "triangle-up", "diamond"],
    alt.FillOpacity: [1, 0, 0, 0],
    alt.StrokeDash: [[1, 0], [1, 0], [2.5, 1.2], [2.5, 1.2]],
}


@any_rows
def output(rows, growth):
    """Yearly output by product, from `data_makers`; filled marks were made, hollow not."""
    grid = [_product(own, heading) for heading, own in rows.groupby("heading", sort=False)]
    growth = growth[growth["heading"].isin(rows["heading"])]
    missiles, aircraft = (growth[growth["group"] == kind] for kind in ("Interceptors", "Aircraft"))
    products = count(len(grid), "product")
    title = f"Last known output and plans of {products}"
    if len(missiles):
        title = f"Interceptor makers aim at {span(missiles['times'])} times their last output"
    if len(missiles) and len(aircraft) == 1 and aircraft["times"].item() < 1:
        line = aircraft["heading"].item().split()[0]
        title += f"; the one aircraft line with a later plan ({line}) plans less"
    part = "{heading} {now:,.0f} ({now_year}) to {goal:,.0f} ({goal_year})"
    plans = each(growth, part, none="no later plan found")
    columns = ["heading", "day", "rate_per_year", "kind", "origin", "sure", "note"]
    return figure(
        alt.concat(*grid, columns=3, spacing=12),
        title,
        "Units a year, at the end of the year. Dashed: end of 2027 and of 2030",
        f"Yearly output of {products}. Last known output and highest plan: {plans}.",
        rows,
        output=rows[columns].fillna({"note": ""}),
    )


def _product(own, heading):
    base = only(alt.Chart(alt.NamedData("output")), "heading", heading)
    top = float(own["rate_per_year"].max()) * 1.15
    axis = alt.Axis(tickCount=3, format="~s" if top > 9999 else "d", minExtent=34)
    y = alt.Y("rate_per_year:Q", title=None, scale=alt.Scale(domain=[0, top]), axis=axis)
    tip = tips({"rate_per_year:Q": "A year", "kind:N": "Number", "note:N": "Note"})
    made = only(base, "kind", "actual")
    looks = [_kind(channel, looks) for channel, looks in _LOOKS.items()]
    looks += [_maker(alt.Stroke), _maker(alt.Fill), theme.sure([data.SURE, data.WEAK])]
    chart = alt.layer(
        theme.targets("2018-01-01", "2034-12-31", 4, labels=False),
        made.mark_line(strokeWidth=1.5).encode(theme.time("day"), y, _maker(alt.Stroke)),
        base.mark_point(size=80, strokeWidth=1.8).encode(theme.time("day"), y, *looks, tooltip=tip),
    )
    head = alt.TitleParams(heading, fontSize=12, offset=4)
    return chart.properties(width=180, height=110, title=head)


def _kind(channel, looks):
    # Scales of one field under one title share one legend.
    scale = alt.Scale(type="ordinal", domain=data.KINDS, range=looks)
    # A legend has no scale for the opacity of a fill, so its hollow symbols say so themselves.
    fill = alt.ExprRef(f"datum.value == 'actual' ? '{theme.INK}' : 'transparent'")
    legend = alt.Legend(title="Kind of number", symbolStrokeColor=theme.INK, symbolFillColor=fill)
    return channel("kind:N", scale=scale, legend=None if channel is alt.FillOpacity else legend)


def _maker(channel):
    shared = theme.makers().to_dict()
    return channel("origin:N", scale=alt.Scale(**shared["scale"]), legend=shared["legend"])


@any_rows
def queues(rows):
    """Years of work on order by maker; from `data_makers.queues`."""
    order, scale = list(rows["maker"].unique()), alt.Scale(domain=[0, 10])
    axis = alt.Axis(title="years of work at the sales of that year", tickMinStep=1)
    marks = Rows("queues", theme.rows("maker", order, 170), scale=scale, axis=axis)
    looks = alt.Scale(domain=[data.DIVIDED, data.STATED], range=["circle", "diamond"])
    shape = alt.Shape("basis:N", scale=looks, legend=alt.Legend(title="Kind of number"))
    mark = marks.point("years", theme.makers(), shape, filled=True, size=110, opacity=1)
    line = marks.base.mark_bar(height=2, color=theme.GRID)
    line = line.encode(alt.X("years:Q", scale=scale, stack=None), marks.y)
    # One label a maker, at the larger number, or two labels would meet.
    said = (rows["years"].map("{:.1f}".format) + " (" + rows["year"] + ")").groupby(rows["maker"])
    words = said.transform(" or ".join).mask(rows["maker"].duplicated(), "")
    newest = rows.sort_values("year").drop_duplicates("maker", keep="last").sort_values("years")
    parts, europe = [], newest[newest["origin"] == "European"]
    if len(europe):
        low, high = europe["years"].iloc[[0, -1]].round(1)
        whole = " (the lowest a whole group)" if europe["whole_group"].iloc[0] else ""
        parts = [f"European makers have {span([low, high], 'g')} years of work on order{whole}"]
    parts += phrases(newest[newest["origin"] == "US"].head(1), "{maker} {years:g}")
    told = phrases(rows, "{maker} {years:.1f} ({basis}, {year})")
    chart = alt.layer(line, mark, marks.text("years", "words", dx=10))
    return figure(
        chart.properties(width=440, height=26 * len(order)),
        ", ".join(parts),
        "Order book at the end of a year, in years of that year's sales",
        f"Years of work on order: {listing(told)}.",
        rows,
        queues=rows[["maker", "origin", "year", "years", "basis"]].assign(words=words),
    )
