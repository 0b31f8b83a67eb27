"""Figures on the actors: who stands where, who acts on whom, and who did what when.

A `caption` has a title, a subtitle and a description; `narrate.actors` computes them.
"""

import json

import altair as alt
import pandas as pd

from helpers import actors, dates, story
from helpers.charts import theme

# Letter and colour of each side, and the ink that can be read on it.
SIDES = {
    "US": ("U", theme.US, "white"),
    "NATO": ("N", theme.NATO, theme.INK),
    "Europe": ("E", theme.EUROPE, "white"),
    "EU": ("EU", theme.EU, theme.INK),
    "other": ("o", theme.NEUTRAL, "white"),
}
# Far apart in lightness, so that they differ in print and in any colour vision.
FAMILIES = {
    "speak": ("#cfd5de", theme.INK),
    "press": ("#a8488f", "white"),
    "command": ("#ffffff", theme.INK),
    "depend": (theme.INK, "white"),
}
# Shape and colour of each direction.
DIRECTIONS = {
    "towards European lead": ("triangle-up", "#1a8a6b"),
    "neutral": ("circle", "#ffffff"),
    "away": ("triangle-down", theme.INK),
}


def positions(people, caption):
    """One tile an actor, one row a position; the few who have spoken are named beside it."""
    people = people.assign(mark=people["side"].map({side: SIDES[side][0] for side in SIDES}))
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
    tile = base.mark_rect(cornerRadius=2).encode(place, alt.X2("right:Q"), _side(), tooltip=tip)
    letter = base.mark_text(fontSize=10, fontWeight="bold")
    letter = letter.encode(alt.X("middle:Q"), _side(ink=True), text="mark:N", tooltip=tip)
    text = alt.Chart(alt.NamedData("named")).mark_text(
        align="left", dx=6, fontSize=12, color=theme.INK
    )
    text = text.encode(row, alt.X("place:Q"), text="names:N")
    chart = alt.layer(tile, letter, text).resolve_scale(color="independent")
    columns = ["short", "side", "standing", "mark", "place", "role_in_story"]
    sized = chart.properties(width=690, height=200, **captioned(caption))
    return theme.named(sized, people=people[columns], named=named)


def matrix(frame, people, caption):
    """Relations read from row to column, both ordered by side and then by number of relations."""
    rows = _places(actors.ordered(people, "relations", frame["from_actor"]))
    columns = _places(actors.ordered(people, "relations", frame["to_actor"]))
    left = frame["to_name"].map(columns.set_index("name")["at"]) + frame["slot"] / frame["slots"]
    top = frame["from_name"].map(rows.set_index("name")["at"])
    cells = frame[["from_name", "relation", "to_name", "family", "letter", "shown_by"]]
    cells = cells.assign(left=left, right=left + 1 / frame["slots"], top=top)
    y = alt.Y("top:Q", axis=None, scale=down(len(rows)))
    x = alt.X("left:Q", axis=None, scale=across(len(columns)))
    base = alt.Chart(alt.NamedData("relations")).encode(tooltip=TIPS)
    base = base.transform_calculate(
        bottom="datum.top + 1", middle="(datum.left + datum.right) / 2", half="datum.top + 0.5"
    )
    tile = base.mark_rect(stroke=theme.NEUTRAL, opacity=1)
    tile = tile.encode(x, y, alt.X2("right:Q"), alt.Y2("bottom:Q"), family(34))
    letter = base.mark_text(fontSize=12, fontWeight="bold")
    letter = letter.encode(alt.X("middle:Q"), alt.Y("half:Q"), family(ink=True), text="letter:N")
    width, height = 29 * len(columns), 17 * len(rows)
    layers = [*_sides_down("rows", width), *_sides_across("columns", height), tile, letter]
    layers += [head("on whom →", -11, -24, "right"), head("who acts ↓", -11, -8, "right")]
    chart = alt.layer(*layers).resolve_scale(color="independent")
    sized = chart.properties(width=width, height=height, **captioned(caption))
    return theme.named(sized, relations=cells, rows=rows, columns=columns)


def timeline(frame, people, caption):
    """Events of every actor over time; those before the axis begins sit at its left end."""
    rows = _places(actors.ordered(people, "events", frame["actor_id"]))
    frame = frame.assign(slot=frame["short"].map(rows.set_index("name")["at"]) + 0.5)
    columns = ["slot", "label", "detail", "when", "direction", "first", "last", "day"]
    y = alt.Y("slot:Q", axis=None, scale=down(len(rows)))
    layers = [*_sides_down("rows", 590), *signs("events", y, 14, 590)]
    layers.append(head("older", 4, -8))
    chart = alt.layer(*layers).resolve_scale(color="independent")
    sized = chart.properties(width=590, height=17 * len(rows), **captioned(caption))
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
    x = alt.X("place:Q", axis=None, scale=across(26))
    base = alt.Chart().encode(x, y)
    sign = _signed(base.mark_point(size=90, stroke=theme.INK, strokeWidth=0.8, opacity=1))
    total = base.mark_text(align="left", dx=12, fontSize=13, fontWeight="bold", color=theme.INK)
    column = alt.Column("period:N", sort=[f"{period} the article" for period in actors.PERIODS])
    column = column.title(None).header(labelFontSize=13, labelAnchor="start")
    chart = alt.layer(sign, total.encode(text="total:N")).properties(width=375, height=140)
    chart = chart.facet(data=alt.NamedData("units"), column=column, spacing=16)
    columns = ["side", "period", "direction", "place", "total"]
    return theme.named(chart.properties(**captioned(caption)), units=units[columns])


# Parts that the figure of one actor shares ----------------------------------------------------

TEXT = {"color": theme.INK, "fontSize": 12}
TIPS = [
    alt.Tooltip("from_name:N", title="Who"),
    alt.Tooltip("relation:N", title="does what"),
    alt.Tooltip("to_name:N", title="to whom"),
    alt.Tooltip("shown_by:N", title="Shown by"),
]


def captioned(caption):
    """Title and description of a chart."""
    title = theme.titled(caption.title, caption.subtitle)
    return {"title": title, "description": caption.description}


def down(number):
    """A scale of `number` rows, the first one on top."""
    return alt.Scale(domain=[number, 0], nice=False, zero=False)


def across(number):
    """A scale of `number` columns."""
    return alt.Scale(domain=[0, number], nice=False)


def family(offset=18, ink=False):
    """Colour by family of relation, its letters in the legend; `ink` is what can be read on it."""
    colours = [pair[1 if ink else 0] for pair in FAMILIES.values()]
    kinds = {
        name: f"{name}: " + ", ".join(f"{letter} {relation}" for relation, letter in kinds.items())
        for name, kinds in actors.FAMILIES.items()
    }
    legend = alt.Legend(
        title=None,
        columns=2,
        offset=offset,
        symbolType="square",
        symbolStrokeColor=theme.NEUTRAL,
        labelExpr=f"({json.dumps(kinds)})[datum.label]",
        labelLimit=420,
    )
    scale = alt.Scale(domain=list(FAMILIES), range=colours)
    return alt.Color("family:N", scale=scale, legend=None if ink else legend)


def signs(name, y, left, right):
    """Signs of events at their days, bars as long as a date is vague, and the day of the article.

    The time axis runs between `left` and `right`, in pixels.
    """
    ends = [_millis(actors.START), _millis(dates.as_of() + pd.offsets.MonthEnd(1))]
    scale = {"domain": ends, "range": [left, right], "clamp": True}
    ticks = {"tickCount": {"interval": "month", "step": 6}, "format": "%b %Y", "grid": False}
    day = theme.time("day", scale=scale, **ticks)
    tips = [alt.Tooltip(f"{tip}:N", title=tip) for tip in ("when", "label", "detail", "direction")]
    base = alt.Chart(alt.NamedData(name)).encode(y)
    # Vega-Lite misreads a domain beside a second end, so only the days set it.
    span = base.mark_rule(strokeWidth=4, color="#c3c8d0")
    span = span.encode(alt.X("first:T", scale=alt.Scale(type="utc")), alt.X2("last:T"))
    sign = base.mark_point(size=70, stroke=theme.INK, strokeWidth=0.8, opacity=1)
    sign = _signed(sign.encode(day, tooltip=tips))
    frame = pd.DataFrame({"day": [story.ARTICLE_DAY], "text": ["the article"]})
    base = alt.Chart(alt.InlineData(values=theme.records(frame), name="article")).encode(day)
    rule = base.mark_rule(color=theme.INK, strokeDash=[4, 3])
    label = base.mark_text(**TEXT, dy=-8, baseline="bottom")
    return rule, label.encode(text="text:N", y=alt.value(0)), span, sign


def head(words, x, y, align="left"):
    """A small heading at a place in pixels."""
    base = alt.Chart(alt.InlineData(values=[{"text": words}]))
    mark = base.mark_text(align=align, baseline="bottom", color="#555b66", fontSize=12)
    return mark.encode(x=alt.value(x), y=alt.value(y), text="text:N")


def _signed(mark):
    names, shapes, colours = list(DIRECTIONS), *zip(*DIRECTIONS.values(), strict=True)
    legend = alt.Legend(title=None, symbolStrokeColor=theme.INK)
    shape = alt.Shape("direction:N", scale=alt.Scale(domain=names, range=shapes), title=None)
    fill = alt.Fill("direction:N", scale=alt.Scale(domain=names, range=colours), legend=legend)
    return mark.encode(shape, fill)


def _side(ink=False):
    colours = [side[2 if ink else 1] for side in SIDES.values()]
    words = {name: f"{side[0]} {name}" for name, side in SIDES.items()}
    label = f"({json.dumps(words)})[datum.label]"
    legend = alt.Legend(title="Side", orient="bottom", titleOrient="left", labelExpr=label)
    scale = alt.Scale(domain=list(SIDES), range=colours)
    return alt.Color("side:N", scale=scale, legend=None if ink else legend)


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
    label = base.mark_text(**TEXT, align="right")
    label = label.encode(alt.Y("half:Q", axis=None), text="name:N", x=alt.value(-11))
    strip = base.mark_rect().encode(place, alt.Y2("end:Q"), _side().legend(None))
    strip = strip.encode(x=alt.value(-7), x2=alt.value(-1))
    heads = base.transform_filter(alt.datum.head != "").encode(place)
    rule = heads.mark_rule(color=theme.NEUTRAL).encode(x=alt.value(-7), x2=alt.value(width + 6))
    head = heads.mark_text(**TEXT, align="left", baseline="top", fontWeight="bold", dy=3)
    return line, label, strip, rule, head.encode(text="head:N", x=alt.value(width + 6))


def _sides_across(name, height):
    """The same for columns: names on top, the side's name at the bottom."""
    base = alt.Chart(alt.NamedData(name))
    base = base.transform_calculate(half="datum.at + 0.5", end="datum.at + 1")
    place = alt.X("at:Q", axis=None)
    line = base.mark_rule(color=theme.GRID).encode(place, y=alt.value(0), y2=alt.value(height))
    label = base.mark_text(**TEXT, align="left", angle=305, baseline="middle")
    label = label.encode(alt.X("half:Q", axis=None), text="name:N", y=alt.value(-12))
    strip = base.mark_rect().encode(place, alt.X2("end:Q"), _side().legend(None))
    strip = strip.encode(y=alt.value(-7), y2=alt.value(-1))
    heads = base.transform_filter(alt.datum.head != "").encode(place)
    rule = heads.mark_rule(color=theme.NEUTRAL).encode(y=alt.value(-7), y2=alt.value(height + 6))
    head = heads.mark_text(**TEXT, align="left", baseline="top", fontWeight="bold", dx=3)
    return line, label, strip, rule, head.encode(text="head:N", y=alt.value(height + 6))


def _millis(day):
    return int(day.tz_localize("UTC").timestamp() * 1000)
