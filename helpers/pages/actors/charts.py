"""Figures on the actors: who stands where, who acts on whom, and who did what when."""

import altair as alt
import pandas as pd

from helpers.data import dates
from helpers.figures.figure import any_rows, figure, nothing_left
from helpers.figures.rows import tips
from helpers.figures.text import by_row, cap, count, listing, state
from helpers.pages.actors import charts_grid, words
from helpers.pages.actors import charts_parts as parts
from helpers.pages.actors.data import DIRECTIONS, FAMILIES, PERIODS, POSITIONS, SIDES

# As many actors as a time line shows.
ROWS = 12


@any_rows
def positions(people):
    """One tile an actor, one row a position; the few who have spoken are named beside it."""
    groups = people.groupby("standing")["short"]
    named = groups.agg(place="size", names=", ".join).reset_index()
    letters = people["side"].map({side: look[0] for side, look in parts.SIDES.items()})
    people = people.assign(mark=letters, place=groups.cumcount())
    axis = alt.Axis(domain=False, ticks=False, labelFontSize=13, labelPadding=8)
    row = alt.Y("standing:N", sort=list(POSITIONS.values()), title=None, axis=axis)
    row = row.scale(paddingInner=0.3)
    left = alt.X("place:Q", axis=None, scale=parts.across(38))
    tip = tips({"short:N": "Actor", "role_in_story:N": "Role"})
    base = alt.Chart(alt.NamedData("people")).encode(row, tooltip=tip)
    base = base.transform_calculate(right="datum.place + 0.92", middle="datum.place + 0.46")
    tile = base.mark_rect(cornerRadius=2).encode(left, alt.X2("right:Q"), parts.side())
    letter = parts.letter(base, 10, "mark", alt.X("middle:Q"), parts.side(ink=True))
    beside = alt.Chart(alt.NamedData("named"))
    names = parts.text(beside, "names", row, alt.X("place:Q"), align="left", dx=6)
    told = by_row(people.value_counts(["standing", "side"]), POSITIONS.values(), SIDES)
    silent = (people["position_on_2027"] == "not stated").sum()
    return figure(
        alt.layer(tile, letter, names).resolve_scale(color="independent"),
        f"{words.supporters(people)}; {silent} of {len(people)} have not said",
        f"Position on the date 2027. One tile is one actor, its letter the side. {state()}",
        f"Tiles for {count(len(people), 'actor')} by position on 2027. {told}.",
        sources=people,
        width=690,
        height=200,
        people=people[["short", "side", "standing", "mark", "place", "role_in_story"]],
        named=named[named["place"] < 10],
    )


@any_rows
def grid(relations):
    """Number of relations between sides, from the row to the column; a click lists those of one.

    `relations` comes from `data.relations`.
    """
    rows = charts_grid.rows(relations)
    counts = relations["family"].value_counts()
    start = words.starting(relations)
    most = rows["cells"].nlargest(1, "number").iloc[0]
    return figure(
        charts_grid.chart(**rows),
        start,
        [
            f"{count(len(relations), 'relation')} between sides: the side in the row acts on the "
            "side in the column.",
            f"Click a field for its list. {state()}",
        ],
        f"Grid of {count(len(relations), 'relation')}: "
        + listing(f"{counts[family]} {family}" for family in FAMILIES if family in counts)
        + f". {start}. "
        + (f"{words.pressing(relations)}. " if "press" in counts else "")
        + f"The fullest field is {most['from_side']} on {most['to_side']}, with {most['number']}.",
        sources=relations,
        **rows,
    )


@any_rows
def timeline(events, people):
    """Events over time of the ROWS actors that have most; those before the axis begins sit left."""
    counts = events["actor_id"].value_counts()
    rows = parts.places(people, "events", counts.index[:ROWS])
    y = alt.Y("slot:Q", axis=None, scale=parts.down(len(rows)))
    signs = parts.signs("events", y, 14, 590, events["known_until"].iloc[0])
    layers = [*parts.sides("rows", 590), *signs, parts.head("older", 4, -8)]
    happened = events.drop_duplicates("event_id")
    periods = happened["period"].value_counts()
    early = count(int((happened["first"] < parts.START).sum()), "older event")
    slots = events["short"].map(rows.set_index("name")["at"]) + 0.5
    columns = ["slot", "label", "detail", "when", "direction", "first", "last", "day"]
    rest = len(counts) - len(rows)
    others = f"; {count(rest, 'other')} with fewer can be picked below" if rest else ""
    return figure(
        alt.layer(*layers).resolve_scale(color="independent"),
        words.moved(events),
        [
            f"Events by day of the {count(len(rows), 'actor')} with most{others}. {cap(early)} "
            "at the left edge",
            f"The title counts equal spans, from {_start(events)}. {state()}",
        ],
        f"{count(len(happened), 'event')} on a time line by actor, {periods.get('before', 0)} "
        f"before the report and {periods.get('since', 0)} since. {words.busiest(events)}.",
        sources=events,
        width=590,
        height=20 * len(rows),
        events=events.assign(slot=slots).dropna(subset=["slot"])[columns],
        rows=rows,
    )


@any_rows
def sweep(events):
    """Events of each side in equal spans before and since the report, a sign each."""
    near = events[events["near"]].dropna(subset=["period"])
    if near.empty:
        return nothing_left()
    units = near.drop_duplicates(["event_id", "side"])
    units = units.assign(direction=pd.Categorical(units["direction"], DIRECTIONS))
    units = units.sort_values(["order", "period", "direction"])
    row = units.groupby(["side", "period"])["event_id"]
    last = row.cumcount(ascending=False) == 0
    total = row.transform("size").astype("str").where(last, "")
    spans = {period: f"{period} the report" for period in PERIODS}
    drawn = units.assign(place=row.cumcount() + 0.5, total=total, period=units["period"].map(spans))
    y = alt.Y("side:N", sort=SIDES, title=None, axis=alt.Axis(domain=False, ticks=False))
    base = alt.Chart().encode(
        alt.X("place:Q", axis=None, scale=parts.across(26)), y.scale(padding=0)
    )
    total = parts.text(base, "total", align="left", dx=12, fontSize=13, fontWeight="bold")
    chart = alt.layer(parts.signed(base, size=90), total).properties(width=375, height=140)
    column = alt.Column("period:N", sort=list(spans.values())).title(None)
    column = column.header(labelFontSize=13, labelAnchor="start")
    happened = near.drop_duplicates("event_id")
    shares = [_towards(happened[happened["period"] == period]) for period in PERIODS]
    before = count(shares[0], "event")
    title = f"Moves towards European lead: {before} before the report, {shares[1]} since"
    told = by_row(units.value_counts(["side", "period"]), SIDES, PERIODS)
    return figure(
        chart.facet(data=alt.NamedData("units"), column=column, spacing=16),
        title,
        f"Events by side, since {_start(events)}: equal spans before and since. Events with two "
        f"sides count for both. {state()}",
        f"{cap(title.removeprefix('Moves '))}. Events by side, all directions: {told}.",
        sources=near,
        units=drawn[["side", "period", "direction", "place", "total"]],
    )


def _towards(events):
    return f"{int((events['direction'] == DIRECTIONS[0]).sum())} of {len(events)}"


def _start(events):
    return dates.spoken(events["near_from"].iloc[0])
