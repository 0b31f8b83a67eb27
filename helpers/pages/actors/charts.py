"""Figures on the actors: who stands where, who acts on whom, and who did what when."""

import altair as alt
import pandas as pd

from helpers.data import dates
from helpers.figures import theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.rows import tips
from helpers.figures.text import by_row, cap, count, listing
from helpers.pages.actors import charts_parts as parts
from helpers.pages.actors import words
from helpers.pages.actors.data import FAMILIES, POSITIONS, SIDES

ROWS = 12  # actors on the time line
_ENDS, _HIGH = ["from_side", "to_side"], 54 * len(SIDES)
_PLAIN = {"ticks": False, "domain": False, "labelFontSize": 13}


@any_rows
def positions(people):
    """One tile an actor, one row a position; the few who have spoken are named beside it."""
    groups = people.groupby("standing")["short"]
    named = groups.agg(place="size", names=", ".join).reset_index().query("place < 10")
    letters = people["side"].map({side: look[0] for side, look in parts.SIDES.items()})
    people = people.assign(mark=letters, place=groups.cumcount())
    axis = alt.Axis(labelPadding=8, **_PLAIN)
    row = alt.Y("standing:N", sort=list(POSITIONS.values()), title=None, axis=axis)
    row = row.scale(paddingInner=0.3)
    left = alt.X("place:Q", axis=None, scale=parts.across(38))
    tip = tips({"short:N": "Actor", "role_in_story:N": "Role"})
    base = alt.Chart(alt.NamedData("people")).encode(row, tooltip=tip)
    base = base.transform_calculate(right="datum.place + 0.92", middle="datum.place + 0.46")
    tile = base.mark_rect(cornerRadius=2).encode(left, alt.X2("right:Q"), parts.side())
    letter = parts.letter(base, 10, "mark", alt.X("middle:Q"), parts.side(ink=True))
    names = alt.Chart(alt.NamedData("named"))
    names = parts.text(names, "names", row, alt.X("place:Q"), align="left", dx=6)
    chart = alt.layer(tile, letter, names).resolve_scale(color="independent")
    told = by_row(people.value_counts(["standing", "side"]), POSITIONS.values(), SIDES)
    silent = (people["position_on_2027"] == "not stated").sum()
    return figure(
        chart.properties(width=690, height=200),
        f"{words.supporters(people)}; {silent} of {len(people)} have not said",
        "Position on the date 2027. One tile is one actor, its letter the side",
        f"Tiles for {count(len(people), 'actor')} by position on 2027. {told}.",
        sources=people,
        people=people[["short", "side", "standing", "mark", "place", "role_in_story"]],
        named=named,
    )


@any_rows
def grid(relations):
    """Number of relations between sides, from the row to the column; a click lists those of one."""
    cells, listed = _fields(relations)
    counts, start = relations["family"].value_counts(), words.starting(relations)
    kinds = listing(f"{counts[family]} {family}" for family in FAMILIES if family in counts)
    pressing = f"{words.pressing(relations)}. " if "press" in counts else ""
    most, total = cells.nlargest(1, "number").iloc[0], count(len(relations), "relation")
    return figure(
        _grid(cells, listed),
        start,
        [
            f"{total} between sides: the side in the row acts on the side in the column.",
            "Click a field for its list",
        ],
        f"Grid of {total}: {kinds}. {start}. {pressing}The fullest field is {most['from_side']} "
        f"on {most['to_side']}, with {most['number']}.",
        sources=relations,
        cells=cells,
        listed=listed,
    )


def _fields(relations):
    """A field for every two sides, and each relation in its list.

    `place` is that of a relation in the list of its field; `head` names a field over its list.
    """
    pairs = pd.MultiIndex.from_product([SIDES, SIDES], names=_ENDS)
    cells = relations.value_counts(_ENDS).reindex(pairs, fill_value=0)
    cells = cells.rename("number").reset_index()
    ends = cells["from_side"] + " on " + cells["to_side"]
    cells["head"] = ends + ": " + cells["number"].map(lambda number: count(number, "relation"))
    order = relations["family"].map(list(FAMILIES).index)
    listed = relations.assign(order=order).sort_values(["order", "relation_id"])
    said = listed["from_name"] + " " + listed["relation"] + " → " + listed["to_name"]
    listed = listed.assign(said=said, place=listed.groupby(_ENDS).cumcount() + 0.5)
    return cells, listed[[*_ENDS, "family", "letter", "said", "place", "shown_by"]]


def _grid(cells, listed):
    """Until the reader clicks, the fullest field between two sides is listed."""
    apart = cells[cells["from_side"] != cells["to_side"]]
    shown = (apart if apart["number"].any() else cells).nlargest(1, "number")[_ENDS].iloc[0]
    clicked = alt.selection_point(
        "field", fields=_ENDS, value=[shown.to_dict()], toggle=False, clear=False, empty=False
    )
    left = _counts(clicked, cells["number"].max())
    left = left.properties(width=_HIGH, height=_HIGH, name="grid").add_params(clicked)
    right = _list(clicked, max(_HIGH // 22, listed["place"].max() + 1))
    chart = alt.hconcat(left, right, spacing=24, bounds="flush")
    return chart.resolve_scale(color="independent")


def _counts(clicked, most):
    axis = alt.Axis(orient="top", labelAngle=0, **_PLAIN)
    base = alt.Chart(alt.NamedData("cells")).encode(
        alt.X("to_side:N", sort=SIDES, title="on whom →", axis=axis),
        alt.Y("from_side:N", sort=SIDES, title="who acts", axis=alt.Axis(**_PLAIN)),
    )
    shade = alt.Scale(domain=[0, most], range=["#ffffff", theme.FIRM], interpolate="rgb")
    cell = base.mark_rect(cursor="pointer", opacity=1).encode(
        alt.Color("number:Q", scale=shade, legend=None),
        stroke=alt.condition(clicked, alt.value(theme.INK), alt.value(theme.GRID)),
        strokeWidth=alt.condition(clicked, alt.value(3), alt.value(1)),
    )
    ink = alt.condition(alt.datum.number > most * 0.55, alt.value("white"), alt.value(theme.INK))
    number = base.transform_filter(alt.datum.number > 0)
    number = number.mark_text(fontSize=16, fontWeight="bold", cursor="pointer")
    return cell + number.encode(text="number:Q", color=ink)


def _list(clicked, lines):
    y, at = alt.Y("place:Q", axis=None, scale=parts.down(lines)), alt.value(10)
    base = alt.Chart(alt.NamedData("listed")).transform_filter(clicked)
    base = base.encode(y, tooltip=alt.Tooltip("shown_by:N", title="Shown by"))
    head = alt.Chart(alt.NamedData("cells")).transform_filter(clicked)
    tile = base.mark_square(size=300, opacity=1, stroke=theme.NEUTRAL)
    chart = alt.layer(
        parts.text(head, "head", x=0, y=-14, align="left", fontWeight="bold", fontSize=13),
        tile.encode(parts.family(), x=at),
        parts.letter(base, 11, "letter", parts.family(ink=True)).encode(x=at),
        parts.text(base, "said", x=26, align="left"),
    )
    return chart.properties(width=370, height=_HIGH).resolve_scale(color="independent")


@any_rows
def timeline(events, people):
    """Events over time of the ROWS actors that have most; those before the axis begins sit left."""
    counts = events["actor_id"].value_counts()
    rows = parts.places(people, "events", counts.index[:ROWS])
    y = alt.Y("slot:Q", axis=None, scale=parts.down(len(rows)))
    signs = parts.signs("events", y, 14, 590, events["known_until"].iloc[0])
    chart = alt.layer(*parts.sides("rows", 590), *signs, parts.head("older", 4, -8))
    chart = chart.properties(width=590, height=20 * len(rows))
    happened = events.drop_duplicates("event_id")
    periods = happened["period"].value_counts()
    early = count(int((happened["first"] < parts.START).sum()), "older event")
    slots = events["short"].map(rows.set_index("name")["at"]) + 0.5
    columns = ["slot", "label", "detail", "when", "direction", "first", "last", "day"]
    rest = len(counts) - len(rows)
    others = f"; {count(rest, 'other')} with fewer can be picked below" if rest else ""
    return figure(
        chart.resolve_scale(color="independent"),
        words.moved(events),
        [
            f"Events by day of the {count(len(rows), 'actor')} with most{others}. {cap(early)} "
            "at the left edge",
            f"The title counts equal spans, from {_start(events)}",
        ],
        f"{count(len(happened), 'event')} on a time line by actor, {periods.get('before', 0)} "
        f"before the report and {periods.get('since', 0)} since. {words.busiest(events)}.",
        sources=events,
        events=events.assign(slot=slots).dropna(subset=["slot"])[columns],
        rows=rows,
    )


def _start(events):
    return dates.spoken(events["near_from"].iloc[0])
