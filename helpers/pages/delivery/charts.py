"""Figures on orders: the order book in time, new dates, waits and slips."""

import altair as alt

from helpers.data.lead_times import TARGETS
from helpers.figures import theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.rows import Rows, groups, look, only, tips
from helpers.figures.text import count, listing, number, phrases, verb
from helpers.pages.delivery import data

YEAR, MOST = 12, 10
# A shape and a colour for each of the MATURITIES.
_LOOKS = [("diamond", theme.SHAKY), ("circle", theme.FIRM)]
_LOOKS += [("triangle-up", "#5b6bb0"), ("square", theme.NEUTRAL)]


@any_rows
def families(rows):
    """One bar a family: orders complete on paper by 2027, by 2030, later; `data.by_family`."""
    rows = rows.assign(name="To " + rows["family"], start=rows["end"] - rows["orders"])
    totals, by = rows.groupby("name")["orders"].sum(), rows.groupby("done")["orders"].sum()
    order = [f"To {family}" for family in data.FAMILIES if f"To {family}" in totals]
    scale = alt.Scale(domain=[0, int(totals.max())])
    axis = alt.Axis(title="orders", tickMinStep=1, tickCount=6)
    marks = Rows("rows", theme.rows("name", order, 90), scale=scale, axis=axis)
    shades = alt.Scale(domain=data.DONE, range=[theme.FIRM, "#8fb8a6", "#d5d9df"])
    colour = alt.Color("done:N", scale=shades, legend=alt.Legend(title="Complete on paper"))
    first = alt.FieldEqualPredicate(equal=data.DONE[0], field="done")
    ink = alt.condition(first, alt.value("white"), alt.value(theme.INK))
    number = marks.text("end", "orders", align="right", dx=-6, fontSize=12, fontWeight="bold")
    bar = marks.bar("start", colour, end="end", height=24)
    early, late = by.get(data.DONE[0], 0), by.get(data.DONE[2], 0)
    parts = (
        f"{name} {listing(phrases(rows[rows['name'] == name], '{orders} {done}'))}"
        for name in order
    )
    return figure(
        alt.layer(bar, number.encode(color=ink)).properties(width=460, height=34 * len(order)),
        _on_paper(totals.sum(), early, totals.sum() - late),
        "Orders by what they are for, as last planned, without further delay",
        f"Orders by family and by when they are complete: {'; '.join(parts)}.",
        rows,
        rows=rows[["family", "done", "orders", "end", "name", "start"]],
    )


def _on_paper(orders, early, later):
    plan = f"On paper, {early} of {count(orders, 'order')} {verb(early or orders)} complete"
    return f"{plan} by the end of 2027 and {later} by the end of 2030"


@any_rows
def order_book(book):
    """Every order of `data.order_book` from planned first to planned last delivery, by family."""
    columns = ["family", "label", "area", "origin", "firm", "sure", "amount", "first", "last"]
    title = _on_paper(len(book), *((book["last"] <= day).sum() for day in TARGETS.values()))
    families, late = book["family"].nunique(), (book["first"] > TARGETS[2027]).sum()
    parts = (f"{family} {count(len(own), 'order')}" for family, own in book.groupby("family"))
    return figure(
        groups(book, "family", data.FAMILIES, _family, spacing=8),
        title,
        "From first to last delivery, as last planned, without further delay",
        f"Time chart of {count(len(book), 'order')} in {number(families)} "
        f"{verb(families, 'family', 'families')}: {listing(parts)}. {title}. "
        f"{late} {verb(late, 'brings its', 'bring their')} first piece only after 2027.",
        book,
        orders=book[columns],
    )


def _family(own, where, first):
    order = list(own["label"].unique())
    marks = Rows("orders", theme.rows("label", order, 300, 11), x=theme.time, where=where)
    dashes = alt.Scale(domain=list(data.FIRMNESS.values()), range=[[1, 0], [5, 3]])
    legend = alt.Legend(title="Contract", symbolType="stroke", columns=1)
    dash = alt.StrokeDash("firm:N", scale=dashes, legend=legend)
    sure = theme.sure([data.PUBLISHED, data.JUDGED])
    tip = tips({"label:N": "Order", "area:N": "Area", "amount:N": "Still to come"})
    bar = marks.rule("first", "last", theme.makers(), dash, sure, tooltip=tip, strokeWidth=7)
    axis = theme.targets("2025-07-01", "2036-12-31", 1, labels=first)
    return alt.layer(axis, bar).properties(width=430, height=12 * len(order))


@any_rows
def revised(rows):
    """The most delayed of `data.revised`: planned dates hollow, new or real dates filled."""
    shown = rows.nlargest(MOST, "earliest").sort_values(["planned_from", "label"])
    bar = {"height": 10, "stroke": theme.INK}
    marks = Rows("rows", theme.rows("label", list(shown["label"]), 330), x=theme.time)
    chart = alt.layer(
        theme.targets("2020-01-01", "2034-12-31", 2),
        marks.rule("planned_from", "now_to", strokeWidth=1.5, color=theme.NEUTRAL),
        marks.bar("planned_from", end="planned_to", fill=theme.PAPER, strokeWidth=1.2, **bar),
        marks.bar("now_from", end="now_to", fill=theme.SHAKY, strokeWidth=0.5, **bar),
    )
    later, kept, earlier = ((rows["verdict"] == verdict).sum() for verdict in data.VERDICTS)
    worst = rows.loc[rows["earliest"].idxmax()]
    return figure(
        chart.properties(width=460, height=20 * len(shown)),
        f"Of {len(rows)} planned dates with a new or real one, {later} are later than planned, "
        f"{(rows['earliest'] >= YEAR).sum()} of them by a year or more",
        f"The {len(shown)} that moved most. Hollow: planned. Filled: new or real date. A bar "
        "covers all days it may mean",
        f"Planned and new dates: {later} later than planned, {kept} in the planned month or year, "
        f"{earlier} earlier. The longest slip: {worst['label']}, at least "
        f"{worst['earliest']:.0f} months.",
        rows,
        rows=shown[["label", "planned_from", "planned_to", "now_from", "now_to"]],
    )


@any_rows
def slips(rows):
    """One mark a programme of `data.slips` over months late; hollow: looked for on purpose."""
    heading = "months late, in classes of six; 0 is up to three"
    axis = alt.Axis(title=heading, values=list(range(0, 73, 6)))
    looks = dict(zip(data.MATURITIES.values(), _LOOKS, strict=True))
    shape, colour = look("stage", looks, title="What was ordered")
    base = alt.Chart(alt.NamedData("slips")).encode(
        alt.X("bin:Q", scale=alt.Scale(domain=[-4, 76]), axis=axis),
        alt.Y("place:Q", title="programmes", axis=alt.Axis(tickMinStep=2, grid=False)),
        colour,
        alt.Shape("stage:N", scale=shape["scale"]),
        tooltip=tips({"who:N": "Programme", "slip_months:Q": "Months"}),
    )
    told, searched = (only(base, "found", how) for how in (data.REPORTED, data.SEARCHED))
    full = told.mark_point(filled=True, size=120, opacity=1)
    hollow = searched.mark_point(size=100, strokeWidth=2, opacity=1)
    late = rows.loc[~rows["on_time"], "slip_months"]
    how_late = f"; the late ones slipped {late.median():.0f} months at the median"
    classes = rows.groupby("stage", sort=False)
    parts = [
        f"{stage} {own['on_time'].sum()} of {len(own)} on time, median {median:g} "
        f"{verb(median, 'month', 'months')}"
        for (stage, own), median in zip(classes, classes["slip_months"].median(), strict=True)
    ]
    # Marks stack upwards in a class, whichever rows are left.
    placed = rows.assign(place=rows.groupby("bin").cumcount() + 1)
    return figure(
        (full + hollow).properties(width=560, height=300),
        f"{rows['on_time'].sum()} of {count(len(rows), 'programme')} came within three "
        "months of plan" + how_late * bool(len(late)),
        "One mark, one programme. Hollow: found by looking for punctual ones",
        f"Histogram of months late. {listing(parts)}.",
        rows,
        slips=placed[["who", "slip_months", "bin", "stage", "found", "place"]],
    )
