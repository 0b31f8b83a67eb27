"""Figures on orders: the order book in time, new dates, waits and slips."""

import altair as alt

from helpers.data.lead_times import TARGETS
from helpers.figures import theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.rows import Rows, groups, look, tips, upto
from helpers.figures.text import count, listing, number, phrases
from helpers.pages.delivery import data

YEAR, MOST = 12, 10
_SHAPES = ["diamond", "circle", "triangle-up", "square"]
_COLOURS = [theme.SHAKY, theme.FIRM, "#5b6bb0", theme.NEUTRAL]


@any_rows
def families(rows):
    """One bar a family: orders complete on paper by 2027, by 2030, later; `data.by_family`."""
    order = [family for family in data.FAMILIES if family in set(rows["family"])]
    totals, by = rows.groupby("family")["orders"].sum(), rows.groupby("done")["orders"].sum()
    y = theme.rows("name", [_to(family) for family in order], 90)
    scale = alt.Scale(domain=[0, int(totals.max())])
    axis = alt.Axis(title="orders", tickMinStep=1, tickCount=6)
    marks = Rows("rows", y, scale=scale, axis=axis)
    shades = alt.Scale(domain=data.DONE, range=[theme.FIRM, "#8fb8a6", "#d5d9df"])
    colour = alt.Color("done:N", scale=shades, legend=alt.Legend(title="Complete on paper"))
    first = alt.FieldEqualPredicate(equal=data.DONE[0], field="done")
    ink = alt.condition(first, alt.value("white"), alt.value(theme.INK))
    number = marks.text("end", "orders", align="right", dx=-6, fontSize=12, fontWeight="bold")
    bar = marks.bar("start", colour, end="end", height=24)
    early, late = by.get(data.DONE[0], 0), by.get(data.DONE[2], 0)
    parts = (
        f"{_to(family)} " + listing(phrases(rows[rows["family"] == family], "{orders} {done}"))
        for family in order
    )
    return figure(
        alt.layer(bar, number.encode(color=ink)).properties(width=460, height=34 * len(order)),
        f"On paper, {early} of {count(totals.sum(), 'order')} {'is' if early == 1 else 'are'} "
        f"complete by the end of 2027 and {totals.sum() - late} by the end of 2030",
        "Orders by what they are for, as last planned, without further delay",
        f"Orders by family and by when they are complete: {'; '.join(parts)}.",
        rows,
        rows=rows[["family", "done", "orders", "end"]].assign(
            name=rows["family"].map(_to), start=rows["end"] - rows["orders"]
        ),
    )


def _to(family):
    return f"To {family}"


@any_rows
def order_book(book):
    """Every order of `data.order_book` from planned first to planned last delivery, by family."""
    columns = ["family", "label", "area", "origin", "firm", "sure", "amount", "first", "last"]
    plan = {year: int((book["last"] <= day).sum()) for year, day in TARGETS.items()}
    title = (
        f"On paper, {plan[2027]} of {count(len(book), 'order')} "
        f"{'is' if len(book) == 1 else 'are'} complete by the end of 2027 "
        f"and {plan[2030]} by the end of 2030"
    )
    families = book["family"].nunique()
    parts = (f"{family} {count(len(own), 'order')}" for family, own in book.groupby("family"))
    return figure(
        groups(book, "family", data.FAMILIES, _family, spacing=8),
        title,
        "From first to last delivery, as last planned, without further delay",
        f"Time chart of {count(len(book), 'order')} in {number(families)} "
        f"{'family' if families == 1 else 'families'}: {listing(parts)}. {title}. "
        f"{(book['first'] > TARGETS[2027]).sum()} bring their first piece only after 2027.",
        book,
        orders=book[columns],
    )


def _family(own, where, first):
    order = list(own["label"].unique())
    marks = Rows("orders", theme.rows("label", order, 300, 11), x=theme.time, where=where)
    dash = alt.StrokeDash(
        "firm:N",
        scale=alt.Scale(domain=list(data.FIRMNESS.values()), range=[[1, 0], [5, 3]]),
        legend=alt.Legend(title="Contract", symbolType="stroke", columns=1),
    )
    sure = theme.sure([data.PUBLISHED, data.JUDGED])
    tip = tips({"label:N": "Order", "area:N": "Area", "amount:N": "Still to come"})
    bar = marks.rule("first", "last", theme.makers(), dash, sure, tooltip=tip, strokeWidth=7)
    axis = theme.targets("2025-07-01", "2036-12-31", 1, labels=first)
    return alt.layer(axis, bar).properties(width=430, height=12 * len(order))


@any_rows
def revised(rows):
    """The most delayed of `data.revised`: planned dates hollow, new or real dates filled."""
    late = rows.nlargest(MOST, "earliest", keep="first")
    shown = late.sort_values(["planned_from", "label"])
    bar = {"height": 10, "stroke": theme.INK}
    marks = Rows("rows", theme.rows("label", list(shown["label"]), 330), x=theme.time)
    layers = [
        marks.rule("planned_from", "now_to", strokeWidth=1.5, color=theme.NEUTRAL),
        marks.bar("planned_from", end="planned_to", fill=theme.PAPER, strokeWidth=1.2, **bar),
        marks.bar("now_from", end="now_to", fill=theme.SHAKY, strokeWidth=0.5, **bar),
    ]
    chart = alt.layer(theme.targets("2020-01-01", "2034-12-31", 2), *layers)
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
def waits(rows):
    """Waits by origin of the maker, finished orders apart; `rows` comes from `data.waits`."""
    y = theme.rows("maker", list(rows["maker"]), 230)
    marks = upto("rows", y, 204, 12, "months from order to first delivery")
    layers = [
        marks.rule("fastest", "slowest", theme.makers(), strokeWidth=1.5),
        marks.bar("quarter", theme.makers(), end="three_quarters", height=12),
        marks.tick("median", thickness=3, size=20, color=theme.INK),
        marks.text("slowest", "words", dx=6),
    ]
    done, ahead = data.BASES.values()
    over = rows.loc[rows["state"] == done, "cases"].sum()
    cases = rows["cases"].sum()
    title = f"{over} of {count(cases, 'wait')} {'is' if cases == 1 else 'are'} over"
    plans = rows[rows["state"] == ahead].set_index("origin")["median"]
    if {"European", "US"} <= set(plans.index):
        title = (
            f"Plans say {plans['European']:g} months from European makers and {plans['US']:g} "
            f"from US ones; only {title}"
        )
    parts = phrases(
        rows.assign(of=[count(cases, "case") for cases in rows["cases"]]),
        "{maker} {median:g} months ({of})",
    )
    return figure(
        alt.layer(*layers).properties(width=480, height=34 * len(rows)),
        title,
        "Line: fastest to slowest. Bar: middle half. Black mark: median",
        f"Median months from order to first delivery: {listing(parts)}.",
        rows,
        rows=rows.drop(columns="source_ids").assign(
            words=phrases(rows, "median {median:g}, {cases} cases")
        ),
    )


@any_rows
def slips(rows):
    """One mark a programme of `data.slips` over months late; hollow: looked for on purpose."""
    axis = alt.Axis(
        title="months late, in classes of six; 0 is up to three", values=list(range(0, 73, 6))
    )
    stages = zip(data.MATURITIES.values(), zip(_SHAPES, _COLOURS, strict=True), strict=True)
    shape, colour = look("stage", dict(stages), title="What was ordered")
    base = alt.Chart(alt.NamedData("slips")).encode(
        alt.X("bin:Q", scale=alt.Scale(domain=[-4, 76]), axis=axis),
        alt.Y("place:Q", title="programmes", axis=alt.Axis(tickMinStep=2, grid=False)),
        colour,
        alt.Shape("stage:N", scale=shape["scale"]),
        tooltip=tips({"who:N": "Programme", "slip_months:Q": "Months"}),
    )
    told, searched = (
        base.transform_filter(alt.FieldEqualPredicate(equal=how, field="found"))
        for how in (data.REPORTED, data.SEARCHED)
    )
    full = told.mark_point(filled=True, size=120, opacity=1)
    hollow = searched.mark_point(size=100, strokeWidth=2, opacity=1)
    late = rows.loc[~rows["on_time"], "slip_months"]
    how_late = f"; the late ones slipped {late.median():.0f} months at the median"
    stages = rows.groupby("stage", sort=False).agg(
        **{"timely": ("on_time", "sum"), "all": ("on_time", "size")},
        median=("slip_months", "median"),
    )
    parts = phrases(
        stages.reset_index(), "{stage} {timely} of {all} on time, median {median:g} months"
    )
    return figure(
        (full + hollow).properties(width=560, height=300),
        f"{rows['on_time'].sum()} of {count(len(rows), 'programme')} came within three "
        "months of plan" + how_late * bool(len(late)),
        "One mark, one programme. Hollow: found by looking for punctual ones",
        f"Histogram of months late. {listing(parts)}.",
        rows,
        # Marks stack upwards in a class, whichever rows are left.
        slips=rows[["who", "slip_months", "bin", "stage", "found"]].assign(
            place=rows.groupby("bin").cumcount() + 1
        ),
    )
