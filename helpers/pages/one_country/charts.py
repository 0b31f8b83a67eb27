"""Figures of one ally: what it spends, what it holds, what it ordered; and all allies' parts."""

import altair as alt

from helpers.figures import theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.rows import look, names, paint, tips
from helpers.figures.text import count, listing, phrases, small
from helpers.pages.one_country.data_orders import ELSEWHERE

_WIDE = 560
# As many rows as the ally has: the figure takes a new size with new rows.
_FREE = {"autosize": alt.AutoSizeParams(type="pad", resize=True)}
_ALL = ". The source line is that of all allies; those of the chosen ally stand below"
_INK = {"fontSize": 11, "color": theme.INK}
_LOOKS = {
    "high": ("circle", theme.FIRM),
    "medium": ("diamond", theme.FAIR),
    "low": ("triangle-up", theme.SHAKY),
}
_ORIGINS = {"European": theme.EUROPE, "US": theme.US, ELSEWHERE: "#9a6fb0"}
_ORIGINS |= {"not known": theme.NEUTRAL}


def three(spending, plans, holdings, orders, goal, sources):
    """The figures of the panel by the name of their tab; `sources` of each by its rows.

    The source line cannot follow the menu, so it is of all allies, and the subtitle says so.
    """
    money, held, ordered = sources
    return {
        "Spending": share(
            spending, plans, goal, "One ally's spending and what it announced", money, _ALL
        ),
        "What it holds": parts(holdings, "One ally's part of what Europe holds", held, _ALL),
        "What it ordered": due(orders, "What one ally ordered, and when it comes", ordered, _ALL),
    }


def share(spending, plans, goal, title, sources, more=""):
    """Share of GDP of one ally with its announced shares, against the goal for 2035."""
    scale = alt.Scale(domain=[0, 6])
    base, later = (
        alt.Chart(alt.NamedData(data)).encode(theme.time("day"), alt.Y("share:Q", scale=scale))
        for data in ("spending", "plans")
    )
    y = alt.Y("share:Q", scale=scale, title="percent of GDP")
    style = {"color": theme.EUROPE, "strokeWidth": 2.5}
    firm, guess = (
        base.transform_filter(alt.datum.part == part) for part in ("reported", "estimate")
    )
    line = alt.Chart(alt.NamedData("goal"))
    chart = alt.layer(
        theme.targets("2013-06-01", "2036-12-31", 2),
        firm.mark_line(**style).encode(y=y),
        guess.mark_line(strokeDash=[5, 3], **style),
        line.mark_rule(color=theme.INK).encode(alt.Y("goal:Q", scale=scale)),
        line.mark_text(align="left", dx=4, dy=-7, **_INK).encode(
            alt.Y("goal:Q", scale=scale), text="said:N", x=alt.value(0)
        ),
        later.mark_point(shape="diamond", size=110, filled=True, color=theme.SHAKY, opacity=1),
        later.mark_text(dy=-12, **_INK).encode(text="said:N"),
    )
    said = listing(phrases(plans, "{said}"), none="none that we found")
    return figure(
        chart.properties(width=_WIDE, height=240),
        title,
        "Solid: reported. Dashed: estimate. Diamonds: shares announced for core defence" + more,
        f"Defence spending in percent of GDP, and shares announced for later: {said}.",
        sources,
        spending=spending,
        plans=plans,
        goal=goal,
    )


def parts(holdings, title, sources, more=""):
    """Part of what Europe holds by kind, with the count and how reliable it is."""
    base = alt.Chart(alt.NamedData("holdings"))
    y = names("item", None, 210)
    x = alt.X("part:Q", scale=alt.Scale(domain=[0, 55])).axis(title="percent of what Europe holds")
    shape, colour = look("reliability", _LOOKS, title="How sure")
    heads = {"said:N": "Count", "reliability:N": "How sure"}
    chart = alt.layer(
        base.mark_rule(strokeWidth=2).encode(x, y, colour, x2=alt.X2Datum(0)),
        base.mark_point(filled=True, size=80, opacity=1).encode(
            x, y, shape, colour, tooltip=tips(heads)
        ),
        base.mark_text(align="left", dx=9, **_INK).encode(x, y, text="said:N"),
    )
    told = listing(phrases(holdings, "{item} {part:.1f} percent ({said}, {reliability})"))
    return figure(
        chart.properties(width=_WIDE - 140, height=alt.Step(22), **_FREE),
        title,
        "Beside each mark: its number of Europe's, shared fleets included. Best figure found"
        + more,
        f"Part of Europe's holdings: {told}.",
        sources,
        holdings=holdings,
    )


def due(orders, title, sources, more=""):
    """Contracts from their first to their last delivery, with the end that was planned before."""
    base = alt.Chart(alt.NamedData("orders"))
    y = names("label", None, 330)  # the longest names of the page
    colour = paint("origin", _ORIGINS, title="Maker", symbolType="square")
    heads = {"label:N": "Order", "origin:N": "Maker", "status:N": "State"}
    dated = base.transform_filter("datum.end !== null")
    moved = base.transform_filter("datum.was !== null")
    x = theme.time("start")
    chart = alt.layer(
        theme.targets("2021-12-31", "2038-12-31", 2),
        dated.mark_rule(strokeWidth=7, opacity=0.75).encode(
            x, y, colour, x2="end:T", tooltip=tips(heads)
        ),
        dated.mark_tick(thickness=3, size=13).encode(theme.time("end"), y, colour),
        moved.mark_point(size=50, color=theme.INK, opacity=1, shape="diamond").encode(
            theme.time("was"), y
        ),
        base.mark_text(align="left", x=4, fontStyle="italic", **_INK).encode(y, text="said:N"),
        dated.mark_text(align="left", dx=8, fontStyle="italic", **_INK).encode(
            theme.time("end"), y, text="more:N"
        ),
    )
    ends = listing(phrases(orders.dropna(subset="end"), "{label} {end:%Y}"), none="no dates")
    return figure(
        chart.properties(width=_WIDE - 100, height=alt.Step(18), **_FREE),
        title,
        "From first to last delivery as now planned or seen. Diamond: the end planned before"
        + more,
        f"Orders under contract with the year of the newest last date: {ends}.",
        sources,
        orders=orders,
    )


@any_rows
def lead(rows):
    """What Europe's mean share loses without each ally, at two dates; from `data.leads`."""
    shown = rows[rows["date"].isin(["2027", "2030"])]
    last = shown["date"] == "2030"
    order = list(shown[last].sort_values("points", ascending=False)["name"])
    lost = rows[rows["date"] == "2035"].set_index("name")["lost"]
    said = [
        f"not led in 2035: {listing(map(small, areas))}" if areas else ""
        for areas in shown["name"].map(lost).where(last, None)
    ]
    at = shown.groupby("name")["points"].transform("max")
    base = alt.Chart(alt.NamedData("rows")).encode(names("name", order, 120))
    x = alt.X("points:Q").axis(title="points of mean share", tickCount=6)
    looks = {"2027": ("circle", theme.FAIR), "2030": ("diamond", theme.EUROPE)}
    mark = base.mark_point(filled=True, size=65, opacity=1)
    text = base.mark_text(align="left", dx=10, **_INK).encode(alt.X("at:Q"), text="said:N")
    told = listing(phrases(shown[last].nlargest(3, "points"), "{name} {points:.1f}"))
    title = "What Europe's mean share loses without one ally"
    if (shown["led"] == shown["led_all"]).all():
        led = shown["led"].iloc[0]
        title = (
            f"Without any one ally Europe still leads in {led} areas at the end of 2027 and of 2030"
        )
    return figure(
        alt.layer(mark.encode(x, *look("date", looks, title="End of")), text).properties(
            width=440, height=17 * len(order)
        ),
        title,
        "Points lost of the mean share over all areas. Words: areas not led at the end of 2035",
        f"Points of mean share lost at the end of 2030, the most of "
        f"{count(len(order), 'ally', 'allies')}: {told}.",
        "model",
        rows=shown[["name", "date", "points"]].assign(said=said, at=at),
    )
