"""Figures on the actors: who stands where, who acts on whom, and who did what when."""

import altair as alt
import pandas as pd

from helpers.data import dates
from helpers.figures import theme
from helpers.figures.figure import any_rows, figure, nothing_left
from helpers.figures.rows import tips
from helpers.figures.text import by_row, cap, count, listing, state
from helpers.pages.actors import charts_parts as parts
from helpers.pages.actors import words
from helpers.pages.actors.data import DIRECTIONS, FAMILIES, PERIODS, POSITIONS, SIDES


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
def matrix(relations, people):
    """Relations read from row to column, both ordered by side and then by number of relations."""
    rows = parts.places(people, "relations", relations["from_actor"])
    columns = parts.places(people, "relations", relations["to_actor"])
    cells = relations[["from_name", "relation", "to_name", "family", "letter", "shown_by"]]
    # Relations between the same two actors share a field.
    pairs = relations.groupby(["from_actor", "to_actor"])["relation"]
    wide = 1 / pairs.transform("size")
    left = relations["to_name"].map(columns.set_index("name")["at"]) + pairs.cumcount() * wide
    top = relations["from_name"].map(rows.set_index("name")["at"])
    cells = cells.assign(left=left, right=left + wide, top=top)
    said = {"from_name:N": "Who", "relation:N": "does what", "to_name:N": "to whom"}
    said |= {"shown_by:N": "Shown by"}
    base = alt.Chart(alt.NamedData("relations")).encode(tooltip=tips(said))
    base = base.transform_calculate(
        bottom="datum.top + 1", middle="(datum.left + datum.right) / 2", half="datum.top + 0.5"
    )
    x = alt.X("left:Q", axis=None, scale=parts.across(len(columns)))
    y = alt.Y("top:Q", axis=None, scale=parts.down(len(rows)))
    tile = base.mark_rect(stroke=theme.NEUTRAL, opacity=1)
    tile = tile.encode(x, y, alt.X2("right:Q"), alt.Y2("bottom:Q"), parts.family(34))
    ink, middle = parts.family(ink=True), [alt.X("middle:Q"), alt.Y("half:Q")]
    letter = parts.letter(base, 12, "letter", *middle, ink)
    width, height = 29 * len(columns), 17 * len(rows)
    names = [*parts.sides("rows", width), *parts.sides("columns", height, down=False)]
    heads = [parts.head("on whom →", -11, -24, "right"), parts.head("who acts ↓", -11, -8, "right")]
    counts = relations["family"].value_counts()
    (busiest, most), *_ = relations["to_told"].value_counts().items()
    start = words.starting(relations)
    return figure(
        alt.layer(*names, tile, letter, *heads).resolve_scale(color="independent"),
        start,
        f"{count(len(relations), 'relation')}, read from the row to the column: the actor in the "
        f"row acts on the actor in the column. {state()}",
        f"Matrix of {count(len(relations), 'relation')}: "
        + listing(f"{counts[family]} {family}" for family in FAMILIES if family in counts)
        + f". {start}. "
        + (f"{words.pressing(relations)}. " if "press" in counts else "")
        + f"The busiest column is {busiest}, with {most}.",
        sources=relations,
        width=width,
        height=height,
        relations=cells,
        rows=rows,
        columns=columns,
    )


@any_rows
def timeline(events, people):
    """Events of every actor over time; those before the axis begins sit at its left end."""
    rows = parts.places(people, "events", events["actor_id"])
    y = alt.Y("slot:Q", axis=None, scale=parts.down(len(rows)))
    signs = parts.signs("events", y, 14, 590, events["known_until"].iloc[0])
    layers = [*parts.sides("rows", 590), *signs, parts.head("older", 4, -8)]
    happened = events.drop_duplicates("event_id")
    periods = happened["period"].value_counts()
    early = count(int((happened["first"] < parts.START).sum()), "older event")
    slots = events["short"].map(rows.set_index("name")["at"]) + 0.5
    columns = ["slot", "label", "detail", "when", "direction", "first", "last", "day"]
    return figure(
        alt.layer(*layers).resolve_scale(color="independent"),
        words.moved(events),
        [
            f"Events by actor and day; {early} stand at the left edge. An event with two actors is "
            "in both rows.",
            f"The title counts equal spans, from {_start(events)}. {state()}",
        ],
        f"{count(len(happened), 'event')} on a time line by actor, {periods.get('before', 0)} "
        f"before the article and {periods.get('since', 0)} since. {words.busiest(events)}.",
        sources=events,
        width=590,
        height=17 * len(rows),
        events=events.assign(slot=slots)[columns],
        rows=rows,
    )


@any_rows
def sweep(events):
    """Events of each side in equal spans before and since the article, a sign each."""
    near = events[events["near"]].dropna(subset=["period"])
    if near.empty:
        return nothing_left()
    units = near.drop_duplicates(["event_id", "side"])
    units = units.assign(direction=pd.Categorical(units["direction"], DIRECTIONS))
    units = units.sort_values(["order", "period", "direction"])
    row = units.groupby(["side", "period"])["event_id"]
    last = row.cumcount(ascending=False) == 0
    total = row.transform("size").astype("str").where(last, "")
    spans = {period: f"{period} the article" for period in PERIODS}
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
    title = f"Moves towards European lead: {shares[0]} events before the article, {shares[1]} since"
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
