"""Figures on allies and funds side by side: shares, editions, plans, and what the EU adds."""

import altair as alt

from helpers.figures import theme
from helpers.pages.money import data as spending
from helpers.pages.money import data_allies as eu

_SIDES = alt.Scale(domain=["Europe", "Canada", "US"], range=[theme.EUROPE, theme.NEUTRAL, theme.US])
_KINDS = {True: "law or budget", False: "plan, pledge or ambition"}


def growth(rows, title, description):
    """Real growth a year, and what NATO's own sums show; `rows` is from `spending.growth`."""
    base = alt.Chart(alt.NamedData("rows"))
    y = alt.Y("alike:Q", title="percent more than the year before")
    bar = {"stroke": theme.EUROPE, "strokeWidth": 1.5}
    firm = base.transform_filter("!datum.estimate").mark_rect(fill=theme.EUROPE, **bar)
    guess = base.transform_filter("datum.estimate")
    guess = guess.mark_rect(fill=theme.PAPER, strokeDash=[4, 3], **bar)
    added = base.mark_rule(color=theme.INK, strokeWidth=3)
    added = added.encode(theme.time("start"), alt.Y("added:Q"), x2="end:T")
    bars = [
        layer.encode(theme.time("start"), y, x2="end:T", y2=alt.Y2Datum(0))
        for layer in (firm, guess)
    ]
    chart = alt.layer(theme.targets("2014-06-01", "2032-06-01", 2), *bars, added)
    subtitle = "Bars: the same allies in both years. Black: NATO's own sums. Hollow: estimates"
    titled = theme.titled(title, f"{subtitle}. NATO-Europe and Canada")
    sized = chart.properties(title=titled, description=description, width=620, height=220)
    return theme.named(sized, rows=rows[["start", "end", "alike", "added", "estimate"]])


def parts(rows, title, description):
    """Europe's part of all allies in four measures; `rows` comes from `spending.parts_of_nato`."""
    order = list(rows.loc[rows["year"] == spending.LATEST].sort_values("part")["measure"])
    base = alt.Chart(alt.NamedData("rows"))
    scale = alt.Scale(domain=[0, 70])
    axis = alt.Axis(title="percent of what all 32 allies have together")
    x = alt.X("part:Q", scale=scale, axis=axis)
    y = alt.Y("measure:N", sort=order, title=None, axis=_labels(160))
    way = base.mark_line(color=theme.EUROPE, opacity=0.35, strokeWidth=3)
    way = way.encode(x, y, detail="measure:N", order="year:Q")
    mark = {"size": 110, "color": theme.EUROPE, "opacity": 1}
    firm = base.transform_filter("!datum.estimate").mark_point(filled=True, **mark).encode(x, y)
    guess = base.transform_filter("datum.estimate")
    guess = guess.mark_point(fill=theme.PAPER, strokeWidth=2, **mark).encode(x, y)
    ink = {"fontSize": 11, "color": theme.INK}
    texts = [
        base.transform_filter(f"datum.year == {year}").mark_text(dy=dy, **ink)
        for year, dy in ((spending.FIRST, 17), (spending.LATEST, -14))
    ]
    texts = [text.encode(x, y, text="label:N") for text in texts]
    half = alt.Chart(alt.InlineData(values=[{"half": 50}], name="half"))
    half = half.mark_rule(color=theme.INK, strokeWidth=2).encode(alt.X("half:Q", scale=scale))
    subtitle = [
        "Today's allies in every year, 2021 prices, without Canada. Hollow: estimate",
        f"Mark without a year: {spending.LAST_REPORTED}. Upright line: one half",
    ]
    sized = alt.layer(half, way, firm, guess, *texts).properties(
        title=theme.titled(title, subtitle), description=description
    )
    said = rows["year"].astype(str) + ": " + rows["part"].map("{:.0f}".format)
    drawn = rows.assign(label=said)
    return theme.named(sized.properties(width=540, height=alt.Step(50)), rows=drawn)


def allies(rows, title, description):
    """Share of GDP of each ally in 2014 and in 2026; `rows` comes from `spending.allies`."""
    base = alt.Chart(alt.NamedData("allies"))
    scale = alt.Scale(domain=[0, 6])
    y = alt.Y("name:N", sort=list(rows["name"]), title=None, axis=_labels(140))
    legend = alt.Legend(title=None, values=["Europe", "Canada", "US"])
    colour = alt.Color("side:N", scale=_SIDES, legend=legend)
    axis = alt.Axis(title="percent of GDP")
    last = alt.X("last:Q", scale=scale, axis=axis)
    tip = [
        alt.Tooltip("name:N", title="Ally"),
        alt.Tooltip("times:Q", title="Real spending, times"),
    ]
    way = base.mark_rule(opacity=0.4, strokeWidth=3).encode(
        alt.X("first:Q", scale=scale, axis=axis), y, colour, x2="last:Q"
    )
    before = base.mark_point(filled=True, size=50, opacity=1)
    before = before.encode(alt.X("first:Q", scale=scale), y, colour)
    now = base.mark_point(size=70, fill=theme.PAPER, strokeWidth=2, opacity=1)
    now = now.encode(last, y, colour, tooltip=tip)
    goals = alt.Chart(alt.InlineData(values=[{"goal": 2}, {"goal": 3.5}], name="goals"))
    goals = goals.mark_rule(color=theme.INK, strokeDash=[2, 3]).encode(alt.X("goal:Q", scale=scale))
    subtitle = "Filled: 2014. Hollow: 2026, an estimate. Dotted: the old goal, 2, and the new, 3.5"
    sized = alt.layer(goals, way, before, now).properties(
        title=theme.titled(title, subtitle), description=description
    )
    drawn = rows[["name", "first", "last", "times", "side"]]
    return theme.named(sized.properties(width=520, height=17 * len(rows)), allies=drawn)


def editions(rows, title, description):
    """The year 2025 in three editions; `rows` comes from `spending.editions`."""
    base = alt.Chart(alt.NamedData("rows"))
    names = list(spending.EDITIONS.values())
    x = alt.X("share:Q", scale=alt.Scale(domain=[1, 5]), axis=alt.Axis(title="percent of GDP"))
    y = alt.Y("name:N", sort=list(dict.fromkeys(rows["name"])), title=None, axis=_labels(140))
    shape = alt.Scale(domain=names, range=["circle", "triangle-up", "diamond"])
    colours = alt.Scale(domain=names, range=[theme.NEUTRAL, "#9a6fb0", theme.INK])
    legend = alt.Legend(title="Edition")
    point = base.mark_point(filled=True, size=110).encode(
        x,
        y,
        alt.Color("edition:N", scale=colours, legend=legend),
        alt.Shape("edition:N", scale=shape, legend=legend),
        alt.Opacity(
            "recalled:O",
            scale=alt.Scale(type="ordinal", domain=[False, True], range=[1, 0.35]),
            legend=None,
        ),
    )
    way = base.mark_line(color=theme.GRID, strokeWidth=4).encode(x, y, detail="name:N")
    two = alt.Chart(alt.InlineData(values=[{"goal": 2}], name="goal"))
    two = two.mark_rule(color=theme.INK, strokeDash=[2, 3]).encode(alt.X("goal:Q"))
    subtitle = "Share of GDP in 2025 by edition. Pale: recalled, not seen. Dotted: the old goal"
    sized = alt.layer(two, way, point).properties(
        title=theme.titled(title, subtitle), description=description
    )
    drawn = rows.drop(columns="moved")
    return theme.named(sized.properties(width=460, height=alt.Step(26)), rows=drawn)


def plans(rows, today, title, description):
    """Announced national shares of GDP by year; `rows` comes from `spending.plans`.

    `today` holds the share of each of these countries in 2026.
    """
    kinds = list(_KINDS.values())
    order = list(today.sort_values(["share", "name"], ascending=[False, True])["name"])
    y = alt.Y("name:N", sort=order, title=None, axis=_labels(120), scale=alt.Scale(padding=0.8))
    base = alt.Chart(alt.NamedData("plans")).encode(theme.time("day"), y)
    legend = alt.Legend(title="How firm")
    point = base.mark_point(size=110, filled=True, opacity=1).encode(
        alt.Color(
            "kind:N", scale=alt.Scale(domain=kinds, range=[theme.FIRM, theme.SHAKY]), legend=legend
        ),
        alt.Shape(
            "kind:N", scale=alt.Scale(domain=kinds, range=["circle", "diamond"]), legend=legend
        ),
        tooltip=[alt.Tooltip("detail:N", title="Plan"), alt.Tooltip("status:N", title="Status")],
    )
    ink = {"dy": -12, "fontSize": 11, "color": theme.INK}
    text = base.mark_text(**ink).encode(text="said:N")
    now = alt.Chart(alt.NamedData("today")).encode(theme.time("day"), y)
    dot = now.mark_point(size=80, fill=theme.PAPER, color=theme.EUROPE, strokeWidth=2, opacity=1)
    start = now.mark_text(**ink).encode(text="said:N")
    chart = alt.layer(theme.targets("2025-06-01", "2037-03-01", 2), dot, start, point, text)
    subtitle = "Percent of GDP for core defence, in the middle of its year. Hollow: 2026, estimate"
    sized = chart.properties(title=theme.titled(title, subtitle), description=description)
    return theme.named(
        sized.properties(width=560, height=36 * len(order)),
        plans=labelled(rows),
        today=today[["name", "day"]].assign(said=today["share"].map("{:.2f}".format)),
    )


def labelled(rows):
    """Plans with the label of each point; two shares for one year share the label of the last."""
    years = rows.groupby(["name", "target_year"])["share"]
    said = years.transform(lambda all: "–".join(f"{share:g}" for share in sorted(all)))
    said = said.where(rows["share"] == years.transform("max"), "")
    columns = ["name", "day", "share", "kind", "said", "detail", "status"]
    return rows.assign(said=said, kind=rows["binding"].map(_KINDS))[columns]


def funds(rows, title, description):
    """EU funds side by side, none inside another; `rows` comes from `funds.funds`."""
    base = alt.Chart(alt.NamedData("funds"))
    axis = alt.Axis(title="bn EUR", values=list(range(0, 701, 100)))
    x = alt.X("amount:Q", scale=alt.Scale(domain=[0, 700]), axis=axis)
    y = alt.Y("name:N", sort=list(rows["name"]), title=None, axis=_labels(500))
    colours = [theme.FIRM, theme.FAIR, "#9a6fb0", theme.SHAKY, theme.NEUTRAL]
    pale = alt.Scale(type="ordinal", domain=eu.CLASSES, range=[1, 1, 1, 0.45, 0.25])
    colour = alt.Color("class:N", scale=alt.Scale(domain=eu.CLASSES, range=colours), legend=None)
    bar = base.mark_bar().encode(
        x, y, colour, alt.Opacity("class:O", sort=eu.CLASSES, scale=pale, legend=None)
    )
    text = base.mark_text(align="left", dx=5, fontSize=11, color=theme.INK)
    text = text.encode(x, y, text="said:N")
    said = rows["amount"].map("{:.3g}, ".format) + rows["class"] + ", " + rows["years"]
    subtitle = "Each bar is counted once. Pale bars are not money, or not agreed"
    sized = (bar + text).properties(title=theme.titled(title, subtitle), description=description)
    drawn = rows[["name", "amount", "class"]].assign(said=said)
    return theme.named(sized.properties(width=330, height=alt.Step(24)), funds=drawn)


def _labels(width):
    return alt.Axis(labelLimit=width, minExtent=width, ticks=False, domain=False, labelPadding=6)
