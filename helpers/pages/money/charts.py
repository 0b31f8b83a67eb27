"""Figures on spending over the years: what was spent, what is promised, what soldiers followed."""

import altair as alt

from helpers.figures import theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.rows import only
from helpers.figures.text import listing, phrases
from helpers.pages.money.data import EUROPE, FIRST, GOAL_YEAR, LATEST, US

_SPAN = ("2013-06-01", "2037-03-01", 2)
_SHAPES = alt.Scale(
    domain=["equipment", "soldiers", "total"], range=["circle", "square", "triangle-up"]
)


@any_rows
def real(lines):
    """Real spending of Europe and the US; `lines` comes from `data.real_lines`."""
    y = alt.Y("real:Q", title="bn USD of 2021 a year", scale=alt.Scale(domain=[0, 1000]))
    scale = alt.Scale(domain=[EUROPE, US], range=[theme.EUROPE, theme.US])
    colour = alt.Color("who:N", scale=scale, legend=None)
    ends, first = _ends(lines, "who", "real"), lines["year"].min()
    (who, times), *rest = (ends["last"] / ends["first"]).items()
    owner = {EUROPE: "Europe's", US: "The US's"}[who]
    parts = listing(phrases(ends.reset_index(), "{who} from {first:.0f} to {last:.0f}"))
    return _over_years(
        lines,
        ("who", y, colour),
        f"{owner} real spending is {times:.1f} times as high as in {first}"
        + "".join(f", that of the US {times:.1f} times" for _, times in rest),
        "Defence spending at 2021 prices, edition of July 2026. Hollow and dashed: estimates",
        f"Defence spending in bn USD of 2021, {first} to {lines['year'].max()} (estimate): "
        f"{parts}.",
    )


@any_rows
def people(lines):
    """Europe's spending, equipment and soldiers, 2014 = 100; from `data.europe_index`."""
    y = alt.Y("index:Q", title="2014 = 100", scale=alt.Scale(domain=[0, 450]))
    shape = alt.Shape("what:N", scale=_SHAPES, legend=None)
    end = _ends(lines, "what", "index")["last"]
    parts = listing(phrases(end.reset_index(), "{what} {last:.0f}"))
    title = f"Europe's {parts}, where {FIRST} is 100"
    if {"equipment", "soldiers"} <= set(end.index):
        title = (
            f"Equipment spending {end['equipment'] / 100:.1f} times as high as in {FIRST}, "
            f"{end['soldiers'] - 100:.0f} percent more soldiers"
        )
    return _over_years(
        lines,
        ("what", y, alt.ColorValue(theme.EUROPE), shape),
        title,
        "Europe, today's allies in every year; money at 2021 prices. Hollow: estimates",
        f"Europe in {lines['year'].max()} (estimate), 2014 = 100: {parts}.",
    )


def _over_years(lines, line, *words):
    """The lines of field, height and colour, with the name of each above its last point."""
    field, y, colour, *_ = line
    base = alt.Chart(alt.NamedData("lines")).transform_filter(f"datum.year == {LATEST}")
    text = base.mark_text(align="right", dx=6, dy=-14, fontSize=12, fontWeight="bold")
    text = text.encode(theme.time("day"), y, colour, text=f"{field}:N")
    chart = theme.targets("2013-06-01", "2027-03-01", 2) + (_line("lines", *line) + text)
    chart = chart.properties(width=560, height=260)
    return figure(chart, *words, lines, lines=lines.drop(columns="source_ids"))


@any_rows
def pledge(history, paths):
    """Europe's share of GDP so far, and `promises.paths` to 2035, the last one as a bar on top."""
    goal, plan, total = paths["what"].unique()
    y = alt.Y("share:Q", title="percent of GDP", scale=alt.Scale(domain=[0, 5.5]))
    ways = alt.Chart(alt.NamedData("paths")).encode(theme.time("day"), y, detail="what:N")
    way = ways.mark_line(strokeDash=[4, 3], color=theme.EUROPE, strokeWidth=2)
    ends = ways.transform_filter(f"datum.year == {GOAL_YEAR}")
    # The goal is written above its line and the plans below theirs, so that they never meet.
    said = {"align": "right", "fontSize": 12, "color": theme.INK}
    above = only(ends, "what", goal).mark_text(dx=-10, dy=-12, **said)
    below = only(ends, "what", plan).mark_text(dx=8, dy=32, **said)
    top = alt.Chart(alt.NamedData("related")).encode(theme.time("day"), y)
    rule = top.mark_rule(color=theme.NEUTRAL, strokeWidth=6, opacity=0.5).encode(y2="core:Q")
    beside = top.mark_text(dx=-8, dy=4, **said)
    texts = [text.encode(text="what:N") for text in (above, below, beside)]
    drawn = _line("lines", "name", y, alt.ColorValue(theme.EUROPE))
    chart = alt.layer(theme.targets(*_SPAN), drawn, way, rule, *texts)
    now, due = history.sort_values("year").iloc[-1], paths[paths["year"] == GOAL_YEAR]
    core = due.loc[due["what"] == goal, "share"].item()
    more = (core - now["share"]) / 100 * now["gdp_busd_current"]
    return figure(
        chart.properties(width=620, height=260),
        f"From {now['share']:.2f} percent of GDP in {now['year']} to {core:g} in {GOAL_YEAR} is "
        f"USD {more:.0f} bn a year more",
        "Defence spending of NATO-Europe without Canada. Hollow and dashed: not yet reported",
        _pledge_words(history, paths),
        history,
        lines=history.drop(columns="source_ids"),
        paths=paths[paths["what"] != total],
        related=due[due["what"] == total].assign(core=core),
    )


def _pledge_words(history, paths):
    first, now = history.sort_values("year").iloc[[0, -1]].itertuples()
    return (
        f"NATO-Europe's core defence spending: {first.share:.2f} percent of GDP in {first.year}, "
        f"{now.share:.2f} in {now.year} (estimate). Straight lines to {GOAL_YEAR}: "
        f"{listing(paths['what'].unique())}."
    )


def _ends(lines, by, of):
    return lines.sort_values("year").groupby(by)[of].agg(["first", "last"])


def _line(name, field, y, colour, *shape):
    """A line by year for each `field`: solid as reported, dashed and hollow where estimated."""
    base = alt.Chart(alt.NamedData(name)).encode(theme.time("day"), y, colour)
    firm, guess = (only(base, "part", part) for part in ("reported", "estimate"))
    hollow = guess.transform_filter("datum.point").encode(*shape)
    return alt.layer(
        firm.mark_line(strokeWidth=2.5).encode(detail=f"{field}:N"),
        guess.mark_line(strokeWidth=2.5, strokeDash=[4, 3]).encode(detail=f"{field}:N"),
        firm.mark_point(filled=True, size=45, opacity=1).encode(*shape),
        hollow.mark_point(fill=theme.PAPER, strokeWidth=2, size=45, opacity=1),
    )
