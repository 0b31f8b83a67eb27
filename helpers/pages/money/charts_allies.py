"""Figures on allies and funds side by side: shares, editions, plans, and what the EU adds."""

import altair as alt

from helpers.figures import theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.rows import look, names, tips, upto
from helpers.figures.text import count, listing, phrases
from helpers.pages.money.data import FIRST, LAST_REPORTED, LATEST
from helpers.pages.money.data_promises import CLASSES, LAW, LOANS, PLAN, ROOM

_INK = {"fontSize": 11, "color": theme.INK}


@any_rows
def parts(rows):
    """Europe's part of all allies in four measures; `rows` comes from `data.parts_of_nato`."""
    order = list(rows[rows["year"] == LATEST].sort_values("part")["measure"])
    scale = alt.Scale(domain=[0, 70])
    x = alt.X("part:Q", scale=scale).axis(title="percent of what all 32 allies have together")
    base = alt.Chart(alt.NamedData("rows")).encode(x, names("measure", order, 160))
    way = base.mark_line(color=theme.EUROPE, opacity=0.35, strokeWidth=3)
    way = way.encode(detail="measure:N", order="year:Q")
    mark = {"size": 110, "color": theme.EUROPE, "opacity": 1}
    firm, guess = _firm_and_estimate(base)
    firm = firm.mark_point(filled=True, **mark)
    guess = guess.mark_point(fill=theme.PAPER, strokeWidth=2, **mark)
    below, above = (
        base.transform_filter(f"datum.year == {year}")
        .mark_text(dy=dy, **_INK)
        .encode(text="label:N")
        for year, dy in ((FIRST, 17), (LATEST, -14))
    )
    half = alt.Chart(alt.InlineData(values=[{"half": 50}], name="half"))
    half = half.mark_rule(color=theme.INK, strokeWidth=2, strokeDash=[2, 3]).encode(
        alt.X("half:Q", scale=scale)
    )
    by_year = rows.sort_values("year").groupby("measure")[["year", "part"]]
    ends = by_year.first().join(by_year.last().add_suffix("_now"))
    part = "{measure} {part:.0f} percent in {year} and {part_now:.0f} in {year_now}"
    said = phrases(ends.rename(str.lower).reset_index(), part)
    now, title = ends["part_now"], "Europe's part of what all allies have together"
    if {"Defence spending", "Equipment spending", "Soldiers"} <= set(now.index):
        title = (
            f"Europe pays {now['Defence spending']:.0f} percent of NATO's spending, "
            f"{now['Equipment spending']:.0f} of its equipment, and has {now['Soldiers']:.0f} of "
            "its soldiers"
        )
    return figure(
        alt.layer(half, way, firm, guess, below, above).properties(width=540, height=alt.Step(50)),
        title,
        [
            "Today's allies in every year, 2021 prices, without Canada. Hollow: estimate",
            f"Mark without a year: {LAST_REPORTED}. Dotted: half",
        ],
        f"Europe's part of what all allies have together: {listing(said)}.",
        rows,
        rows=rows.drop(columns="source_ids").assign(label=phrases(rows, "{year}: {part:.0f}")),
    )


@any_rows
def allies(rows, goals):
    """Share of GDP in 2014 and in 2026, from `data.allies`, and `data_promises.goals`."""
    scale, axis = alt.Scale(domain=[0, 6]), alt.Axis(title="percent of GDP")
    sides = ["Europe", "Canada", "US"]
    colour = alt.Color(
        "side:N",
        scale=alt.Scale(domain=sides, range=[theme.EUROPE, theme.NEUTRAL, theme.US]),
        legend=alt.Legend(title=None, values=sides),
    )
    base = alt.Chart(alt.NamedData("allies"))
    base = base.encode(names("name", list(rows["name"]), 140), colour)
    tip = tips({"name:N": "Ally", "times:Q": "Real spending, times"})
    first, last = (alt.X(f"{end}:Q", scale=scale, axis=axis) for end in ("first", "last"))
    way = base.mark_rule(opacity=0.4, strokeWidth=3).encode(first, x2="last:Q")
    before = base.mark_point(filled=True, size=50, opacity=1)
    before = before.encode(alt.X("first:Q", scale=scale))
    now = base.mark_point(size=70, fill=theme.PAPER, strokeWidth=2, opacity=1)
    now = now.encode(last, tooltip=tip)
    line = alt.Chart(alt.NamedData("goals")).mark_rule(color=theme.INK, strokeDash=[2, 3])
    line = line.encode(alt.X("goal:Q", scale=scale))
    (old, new), own = goals["goal"], rows.loc[rows["side"] == "Europe", "last"]
    return figure(
        alt.layer(line, way, before, now).properties(width=520, height=17 * len(rows)),
        f"{(own >= old).sum()} of {len(own)} European allies with forces are at the old goal or "
        f"above, {(own >= new).sum()} at the new one",
        f"Filled: {FIRST}. Hollow: {LATEST}, an estimate. Dotted: the old goal, {old:g}, and the "
        f"new, {new:g}",
        f"Defence spending in percent of GDP, {LATEST} (estimate): "
        f"{listing(phrases(rows, '{name} {last:.2f}'))}.",
        [rows, goals],
        allies=rows[["name", "first", "last", "times", "side"]],
        goals=goals[["goal", "target_year"]],
    )


@any_rows
def plans(rows, today):
    """Announced shares of GDP of `data_promises.plans`, below the shares of 2026, `today`."""
    today = today[today["name"].isin(rows["name"])]
    order = list(today.sort_values(["share", "name"], ascending=[False, True])["name"])
    y = names("name", order, 120, scale=alt.Scale(padding=0.8))
    base, now = (
        alt.Chart(alt.NamedData(name)).encode(theme.time("day"), y) for name in ("plans", "today")
    )
    looks = {LAW: ("circle", theme.FIRM), PLAN: ("diamond", theme.SHAKY)}
    point = base.mark_point(size=110, filled=True, opacity=1).encode(
        *look("kind", looks, title="How firm"),
        tooltip=tips({"detail:N": "Plan", "status:N": "Status"}),
    )
    text, start = (part.mark_text(dy=-12, **_INK).encode(text="said:N") for part in (base, now))
    dot = now.mark_point(size=80, fill=theme.PAPER, color=theme.EUROPE, strokeWidth=2, opacity=1)
    chart = alt.layer(theme.targets("2025-06-01", "2037-03-01", 2), dot, start, point, text)
    goal = rows["goal"].iloc[0]
    soon = rows[(rows["share"] >= goal) & (rows["target_year"] <= 2030)]
    firm = soon.loc[soon["kind"] == LAW, "name"].nunique()
    said = listing(phrases(rows, "{name} {share:g} in {target_year}"))
    return figure(
        chart.properties(width=560, height=36 * len(order)),
        f"For years after {LATEST}, {count(soon['name'].nunique(), 'ally', 'allies')} name "
        f"{goal:g} percent or more by 2030, {firm or 'none'} in a law or budget that we found",
        "Percent of GDP for core defence, in the middle of its year. Hollow: 2026, estimate",
        f"Shares of GDP for core defence announced for years after {LATEST}, in percent: {said}.",
        [rows, today],
        plans=rows[["name", "day", "share", "kind", "said", "detail", "status"]],
        today=today[["name", "day"]].assign(said=phrases(today, "{share:.2f}")),
    )


@any_rows
def funds(rows):
    """EU funds side by side, none inside another; `rows` comes from `promises.funds`."""
    marks = upto("funds", names("name", list(rows["name"]), 500), 700, 100, "bn EUR")
    base = marks.base.encode(marks.x("amount"), marks.y)
    colours = [theme.FIRM, theme.FAIR, "#9a6fb0", theme.SHAKY, theme.NEUTRAL]
    pale = alt.Scale(type="ordinal", domain=CLASSES, range=[1, 1, 1, 0.45, 0.25])
    colour = alt.Color("class:N", scale=alt.Scale(domain=CLASSES, range=colours), legend=None)
    pale = alt.Opacity("class:O", sort=CLASSES, scale=pale, legend=None)
    bar = base.mark_bar().encode(colour, pale)
    text = base.mark_text(align="left", dx=5, **_INK).encode(text="said:N")
    said = listing(phrases(rows, "{name} {amount:.3g}"))
    labels = phrases(rows, "{amount:.3g}, {class}, {years}")
    sums, whole = rows.groupby("class")["amount"].sum(), rows["headline"].iloc[0]
    loans, room = (sums.get(kind, 0) for kind in (LOANS, ROOM))
    title = f"EU funds together: EUR {sums.sum():.0f} bn, in {count(len(sums), 'class', 'classes')}"
    if loans + room == whole:
        title = f"Of the EUR {whole:.0f} bn headline, {loans:.0f} are loans and {room:.0f} are room"
        title += " to borrow"
    return figure(
        (bar + text).properties(width=330, height=alt.Step(24)),
        title,
        "Each bar is counted once. Pale bars are not money, or not agreed",
        f"EU funds in bn EUR, none inside another: {said}.",
        rows,
        funds=rows[["name", "amount", "class"]].assign(said=labels),
    )


def _firm_and_estimate(base):
    return base.transform_filter("!datum.estimate"), base.transform_filter("datum.estimate")
