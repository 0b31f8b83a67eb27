"""Figures on the actors: who stands where, who acts on whom, and who did what when.

A `caption` has a title, a subtitle and a description; `narrate.actors` computes them.
"""

import altair as alt
import pandas as pd

from helpers.figures import theme
from helpers.pages.actors import charts_parts as parts
from helpers.pages.actors import data as actors


def positions(people, caption):
    """One tile an actor, one row a position; the few who have spoken are named beside it."""
    people = people.assign(
        mark=people["side"].map({side: parts.SIDES[side][0] for side in parts.SIDES})
    )
    people["place"] = people.groupby("standing").cumcount()
    groups = people.groupby("standing")["short"]
    named = pd.DataFrame({"place": groups.size(), "names": groups.agg(", ".join)}).reset_index()
    named = named[named["place"] < 10]
    row = alt.Y("standing:N", sort=list(actors.POSITIONS.values()), title=None)
    row = row.axis(domain=False, ticks=False, labelFontSize=13, labelPadding=8)
    row = row.scale(paddingInner=0.3)
    place = alt.X("place:Q", axis=None, scale=alt.Scale(domain=[0, 38], nice=False))
    base = alt.Chart(alt.NamedData("people")).encode(row)
    base = base.transform_calculate(right="datum.place + 0.92", middle="datum.place + 0.46")
    tip = [alt.Tooltip("short:N", title="Actor"), alt.Tooltip("role_in_story:N", title="Role")]
    tile = base.mark_rect(cornerRadius=2).encode(
        place, alt.X2("right:Q"), parts.side(), tooltip=tip
    )
    letter = base.mark_text(fontSize=10, fontWeight="bold")
    letter = letter.encode(alt.X("middle:Q"), parts.side(ink=True), text="mark:N", tooltip=tip)
    text = alt.Chart(alt.NamedData("named")).mark_text(
        align="left", dx=6, fontSize=12, color=theme.INK
    )
    text = text.encode(row, alt.X("place:Q"), text="names:N")
    chart = alt.layer(tile, letter, text).resolve_scale(color="independent")
    columns = ["short", "side", "standing", "mark", "place", "role_in_story"]
    sized = chart.properties(width=690, height=200, **parts.captioned(caption))
    return theme.named(sized, people=people[columns], named=named)


def matrix(frame, people, caption):
    """Relations read from row to column, both ordered by side and then by number of relations."""
    rows = _places(actors.ordered(people, "relations", frame["from_actor"]))
    columns = _places(actors.ordered(people, "relations", frame["to_actor"]))
    left = frame["to_name"].map(columns.set_index("name")["at"]) + frame["slot"] / frame["slots"]
    top = frame["from_name"].map(rows.set_index("name")["at"])
    cells = frame[["from_name", "relation", "to_name", "family", "letter", "shown_by"]]
    cells = cells.assign(left=left, right=left + 1 / frame["slots"], top=top)
    y = alt.Y("top:Q", axis=None, scale=parts.down(len(rows)))
    x = alt.X("left:Q", axis=None, scale=parts.across(len(columns)))
    base = alt.Chart(alt.NamedData("relations")).encode(tooltip=parts.TIPS)
    base = base.transform_calculate(
        bottom="datum.top + 1", middle="(datum.left + datum.right) / 2", half="datum.top + 0.5"
    )
    tile = base.mark_rect(stroke=theme.NEUTRAL, opacity=1)
    tile = tile.encode(x, y, alt.X2("right:Q"), alt.Y2("bottom:Q"), parts.family(34))
    letter = base.mark_text(fontSize=12, fontWeight="bold")
    letter = letter.encode(
        alt.X("middle:Q"), alt.Y("half:Q"), parts.family(ink=True), text="letter:N"
    )
    width, height = 29 * len(columns), 17 * len(rows)
    layers = [*_sides_down("rows", width), *_sides_across("columns", height), tile, letter]
    layers += [
        parts.head("on whom →", -11, -24, "right"),
        parts.head("who acts ↓", -11, -8, "right"),
    ]
    chart = alt.layer(*layers).resolve_scale(color="independent")
    sized = chart.properties(width=width, height=height, **parts.captioned(caption))
    return theme.named(sized, relations=cells, rows=rows, columns=columns)


def timeline(frame, people, caption):
    """Events of every actor over time; those before the axis begins sit at its left end."""
    rows = _places(actors.ordered(people, "events", frame["actor_id"]))
    frame = frame.assign(slot=frame["short"].map(rows.set_index("name")["at"]) + 0.5)
    columns = ["slot", "label", "detail", "when", "direction", "first", "last", "day"]
    y = alt.Y("slot:Q", axis=None, scale=parts.down(len(rows)))
    layers = [*_sides_down("rows", 590), *parts.signs("events", y, 14, 590)]
    layers.append(parts.head("older", 4, -8))
    chart = alt.layer(*layers).resolve_scale(color="independent")
    sized = chart.properties(width=590, height=17 * len(rows), **parts.captioned(caption))
    return theme.named(sized, events=frame[columns], rows=rows)


def sweep(counts, caption):
    """Events of each side before and since the article, a sign each; from `actors.by_side`."""
    units = counts.loc[counts.index.repeat(counts["events"])]
    units = units.assign(period=units["period"] + " the article")
    rows = units.groupby(["side", "period"])
    units["place"] = rows.cumcount() + 0.5
    last = rows.cumcount(ascending=False) == 0
    units["total"] = rows["events"].transform("size").astype("str").where(last, "")
    y = alt.Y("side:N", sort=actors.SIDES, title=None, axis=alt.Axis(domain=False, ticks=False))
    y = y.scale(padding=0)
    x = alt.X("place:Q", axis=None, scale=parts.across(26))
    base = alt.Chart().encode(x, y)
    sign = parts.signed(base.mark_point(size=90, stroke=theme.INK, strokeWidth=0.8, opacity=1))
    total = base.mark_text(align="left", dx=12, fontSize=13, fontWeight="bold", color=theme.INK)
    column = alt.Column("period:N", sort=[f"{period} the article" for period in actors.PERIODS])
    column = column.title(None).header(labelFontSize=13, labelAnchor="start")
    chart = alt.layer(sign, total.encode(text="total:N")).properties(width=375, height=140)
    chart = chart.facet(data=alt.NamedData("units"), column=column, spacing=16)
    columns = ["side", "period", "direction", "place", "total"]
    return theme.named(chart.properties(**parts.captioned(caption)), units=units[columns])


def _places(people):
    """Names with their place in the order, and whether a name is the first of its side."""
    places = people[["short", "side"]].rename(columns={"short": "name"}).reset_index(drop=True)
    first = places["side"] != places["side"].shift()
    return places.assign(at=range(len(places)), head=places["side"].where(first, ""))


def _sides_down(name, width):
    """Names of rows, a strip in the colour of their side, and the side's name at the right."""
    base = alt.Chart(alt.NamedData(name))
    base = base.transform_calculate(half="datum.at + 0.5", end="datum.at + 1")
    place = alt.Y("at:Q", axis=None)
    line = base.mark_rule(color=theme.GRID).encode(place, x=alt.value(0), x2=alt.value(width))
    label = base.mark_text(**parts.TEXT, align="right")
    label = label.encode(alt.Y("half:Q", axis=None), text="name:N", x=alt.value(-11))
    strip = base.mark_rect().encode(place, alt.Y2("end:Q"), parts.side().legend(None))
    strip = strip.encode(x=alt.value(-7), x2=alt.value(-1))
    heads = base.transform_filter(alt.datum.head != "").encode(place)
    rule = heads.mark_rule(color=theme.NEUTRAL).encode(x=alt.value(-7), x2=alt.value(width + 6))
    head = heads.mark_text(**parts.TEXT, align="left", baseline="top", fontWeight="bold", dy=3)
    return line, label, strip, rule, head.encode(text="head:N", x=alt.value(width + 6))


def _sides_across(name, height):
    """The same for columns: names on top, the side's name at the bottom."""
    base = alt.Chart(alt.NamedData(name))
    base = base.transform_calculate(half="datum.at + 0.5", end="datum.at + 1")
    place = alt.X("at:Q", axis=None)
    line = base.mark_rule(color=theme.GRID).encode(place, y=alt.value(0), y2=alt.value(height))
    label = base.mark_text(**parts.TEXT, align="left", angle=305, baseline="middle")
    label = label.encode(alt.X("half:Q", axis=None), text="name:N", y=alt.value(-12))
    strip = base.mark_rect().encode(place, alt.X2("end:Q"), parts.side().legend(None))
    strip = strip.encode(y=alt.value(-7), y2=alt.value(-1))
    heads = base.transform_filter(alt.datum.head != "").encode(place)
    rule = heads.mark_rule(color=theme.NEUTRAL).encode(y=alt.value(-7), y2=alt.value(height + 6))
    head = heads.mark_text(**parts.TEXT, align="left", baseline="top", fontWeight="bold", dx=3)
    return line, label, strip, rule, head.encode(text="head:N", y=alt.value(height + 6))
