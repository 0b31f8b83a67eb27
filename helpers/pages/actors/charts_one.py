"""The figure of one actor: who acts on it, on whom it acts, and what it did when."""

import textwrap

import altair as alt
import pandas as pd

from helpers.figures import theme
from helpers.figures.figure import figure
from helpers.figures.text import count, state
from helpers.pages.actors import charts_parts as parts

_WIDE, _ROW = 860, 23
# Where things stand on a line, in pixels from the left.
_PLACES = {
    "in": {"name_x": 212, "tile_x": 230, "verb_x": 246, "gap_x": 0},
    "out": {"name_x": 678, "tile_x": 552, "verb_x": 568, "gap_x": 544},
}
_CARD = {"left": 370, "right": 530, "middle": 450}
_TIME = (400, 850)
_LINES = {"baseline": "top", "lineBreak": "\n"}
_NOTHING = {
    "in": "no relation of this kind to it in our data",
    "out": "no relation of this kind from it in our data",
    "events": "no event in our data",
}


def rows(actor, ends, happened):
    """The rows of the figure: relations of one actor at both ends, and its events."""
    at = ends.groupby("end").cumcount() + 0.5
    marks = ends.assign(slot=at, verb=ends["relation"] + " →")
    for key in ("name_x", "tile_x", "verb_x"):
        marks[key] = marks["end"].map({end: place[key] for end, place in _PLACES.items()})
    found = set(ends["end"])
    gaps = [
        (0.5, place["gap_x"], "" if end in found else _NOTHING[end])
        for end, place in _PLACES.items()
    ]
    remark = f"side: {actor['side']}\non 2027:\n{actor['standing']}"
    card = {"name": textwrap.fill(actor["short"], 19), "remark": remark}
    blank = _NOTHING["events"] if happened.empty else ""
    shown = ["when", "label", "detail", "direction", "first", "last", "day"]
    columns = ["other", "end", "relation", "family", "letter", "shown_by"]
    return {
        "links": marks[[*columns, "slot", "verb", "name_x", "tile_x", "verb_x"]],
        "gaps": pd.DataFrame(gaps, columns=["slot", "gap_x", "text"]),
        "card": pd.DataFrame([card]),
        "happened": happened[shown].assign(slot=[at + 0.5 for at in range(len(happened))]),
        "blank": pd.DataFrame({"slot": [0.5], "text": [blank]}),
    }


def one_actor(people, sources, room, **rows):
    """Draw `rows` of one of `people`. `room` is the most relations at one end and the most events.

    The figure keeps that size for every actor, so that nothing jumps when the reader picks another.
    """
    above, below = alt.layer(*_relations(room[0])), alt.layer(*_events(room[1]))
    above = above.resolve_scale(color="independent", fill="independent")
    below = below.resolve_scale(color="independent")
    above = above.properties(width=_WIDE, height=_ROW * room[0])
    below = below.properties(width=_WIDE, height=_ROW * room[1])
    chart = alt.vconcat(above, below, spacing=96, bounds="flush")
    return figure(
        chart.resolve_scale(color="independent", fill="independent", shape="independent"),
        "Who acts on this actor, on whom it acts, and what it did",
        "Top: relations, read from left to right. Bottom: events by day; older ones stand at the "
        f"left edge. {state()}",
        f"Relations and events of one of {count(len(people), 'actor')}; "
        f"{_most(people, 'relations')}, {_most(people, 'events')}.",
        sources=sources,
        **rows,
    )


def _most(people, column):
    top = people.loc[people[column].idxmax()]
    return f"most {column} are of {top['told']}, {top[column]}"


def _relations(ends):
    y = alt.Y("slot:Q", axis=None, scale=parts.down(ends))
    tips = [alt.Tooltip("shown_by:N", title="Shown by")]
    base = alt.Chart(alt.NamedData("links")).encode(y, tooltip=tips)
    at = alt.X("tile_x:Q", axis=None, scale=parts.across(_WIDE))
    tile = base.mark_square(size=360, opacity=1, stroke=theme.NEUTRAL)
    letter = base.mark_text(fontSize=12, fontWeight="bold")
    yield _card(ends)
    yield tile.encode(at, parts.family())
    yield letter.encode(at, parts.family(ink=True), text="letter:N")
    yield parts.text(base, "verb", alt.X("verb_x:Q"), align="left")
    bold = {"fontWeight": "bold"}
    for end, align in [("in", "right"), ("out", "left")]:
        own = base.transform_filter(alt.datum.end == end)
        yield parts.text(own, "other", alt.X("name_x:Q"), align=align, **bold)
    gap = alt.Chart(alt.NamedData("gaps"))
    yield parts.text(gap, "text", alt.X("gap_x:Q"), y, align="left", fontStyle="italic")
    yield parts.head("who acts on it", 0, -8)
    yield parts.head("on whom it acts", _PLACES["out"]["gap_x"], -8)


def _card(ends):
    base = alt.Chart(alt.NamedData("card"))
    box = base.mark_rect(color="#eef0f4", stroke=theme.NEUTRAL, cornerRadius=4, opacity=1)
    box = box.encode(x=alt.value(_CARD["left"]), x2=alt.value(_CARD["right"]))
    box = box.encode(y=alt.value(0), y2=alt.value(_ROW * ends))
    half, middle = _ROW * ends / 2, _CARD["middle"]
    large = _LINES | {"fontSize": 14, "fontWeight": "bold"}
    name = parts.text(base, "name", x=middle, y=half - 44, **large)
    return box + name + parts.text(base, "remark", x=middle, y=half + 2, **_LINES)


def _events(most):
    y = alt.Y("slot:Q", axis=None, scale=parts.down(most))
    base = alt.Chart(alt.NamedData("happened")).encode(y)
    line = base.mark_rule(color=theme.GRID)
    line = line.encode(x=alt.value(_TIME[0]), x2=alt.value(_TIME[1]))
    when = parts.text(base, "when", x=0, align="left")
    label = parts.text(base, "label", x=122, align="left", fontWeight="bold")
    blank = alt.Chart(alt.NamedData("blank"))
    blank = blank.mark_text(align="left", fontStyle="italic", fontSize=12)
    blank = blank.encode(y, x=alt.value(0), text="text:N")
    heads = [parts.head("when", 0, -8), parts.head("what happened", 122, -8)]
    heads.append(parts.head("older", _TIME[0] - 10, -8))
    return [line, *parts.signs("happened", y, *_TIME), when, label, blank, *heads]
