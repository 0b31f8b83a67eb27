"""The figure of one actor: who acts on it, on whom it acts, and what it did when."""

import textwrap

import altair as alt
import pandas as pd

from helpers.figures import theme
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
_LEFT = parts.TEXT | {"align": "left"}
_NOTHING = {
    "in": "no relation of this kind to it in our data",
    "out": "no relation of this kind from it in our data",
    "events": "no event in our data",
}


def frames(links, happened, name, remark):
    """The rows of the figure; `remark` is said under the actor's name."""
    marks = links.assign(slot=links["slot"] + 0.5, verb=links["relation"] + " →")
    for key in ("name_x", "tile_x", "verb_x"):
        marks[key] = marks["end"].map({end: place[key] for end, place in _PLACES.items()})
    nothing = dict(_NOTHING)
    for end in links["end"].unique():
        nothing[end] = ""
    gaps = [(0.5, place["gap_x"], nothing[end]) for end, place in _PLACES.items()]
    card = {"name": "\n".join(textwrap.wrap(name, 19)), "remark": "\n".join(remark)}
    blank = nothing["events"] if happened.empty else ""
    return {
        "links": marks,
        "gaps": pd.DataFrame(gaps, columns=["slot", "gap_x", "text"]),
        "card": pd.DataFrame([card]),
        "happened": happened.assign(slot=happened["slot"] + 0.5),
        "blank": pd.DataFrame({"slot": [0.5], "text": [blank]}),
    }


def figure(caption, room, **rows):
    """Draw the rows of `frames`. `room` is the most relations at one end and the most events.

    The figure keeps that size for every actor, so that nothing jumps when the reader picks another.
    """
    ends, most = room
    above = alt.layer(*_relations(ends)).resolve_scale(color="independent", fill="independent")
    below = alt.layer(*_events(most)).resolve_scale(color="independent")
    above = above.properties(width=_WIDE, height=_ROW * ends)
    below = below.properties(width=_WIDE, height=_ROW * most)
    chart = alt.vconcat(above, below, spacing=96, bounds="flush")
    chart = chart.resolve_scale(color="independent", fill="independent", shape="independent")
    return theme.named(chart.properties(**parts.captioned(caption)), **rows)


def _relations(ends):
    y = alt.Y("slot:Q", axis=None, scale=parts.down(ends))
    tips = [alt.Tooltip("shown_by:N", title="Shown by")]
    base = alt.Chart(alt.NamedData("links")).encode(y, tooltip=tips)
    at = alt.X("tile_x:Q", axis=None, scale=parts.across(_WIDE))
    tile = base.mark_square(size=360, opacity=1, stroke=theme.NEUTRAL)
    letter = base.mark_text(fontSize=12, fontWeight="bold")
    verb = base.mark_text(**_LEFT).encode(alt.X("verb_x:Q"), text="verb:N")
    yield _card(ends)
    yield tile.encode(at, parts.family())
    yield letter.encode(at, parts.family(ink=True), text="letter:N")
    yield verb
    for end, align in [("in", "right"), ("out", "left")]:
        name = base.mark_text(**parts.TEXT, align=align, fontWeight="bold")
        name = name.transform_filter(alt.datum.end == end)
        yield name.encode(alt.X("name_x:Q"), text="other:N")
    gap = alt.Chart(alt.NamedData("gaps")).mark_text(**_LEFT, fontStyle="italic")
    yield gap.encode(alt.X("gap_x:Q"), y, text="text:N")
    yield parts.head("who acts on it", 0, -8)
    yield parts.head("on whom it acts", _PLACES["out"]["gap_x"], -8)


def _card(ends):
    base = alt.Chart(alt.NamedData("card"))
    box = base.mark_rect(color="#eef0f4", stroke=theme.NEUTRAL, cornerRadius=4, opacity=1)
    box = box.encode(x=alt.value(_CARD["left"]), x2=alt.value(_CARD["right"]))
    box = box.encode(y=alt.value(0), y2=alt.value(_ROW * ends))
    half, middle = _ROW * ends / 2, alt.value(_CARD["middle"])
    name = base.mark_text(**parts.TEXT | {"fontSize": 14}, fontWeight="bold", **_LINES)
    remark = base.mark_text(**parts.TEXT, **_LINES)
    name = name.encode(x=middle, y=alt.value(half - 44), text="name:N")
    return box + name + remark.encode(x=middle, y=alt.value(half + 2), text="remark:N")


def _events(most):
    y = alt.Y("slot:Q", axis=None, scale=parts.down(most))
    base = alt.Chart(alt.NamedData("happened")).encode(y)
    line = base.mark_rule(color=theme.GRID)
    line = line.encode(x=alt.value(_TIME[0]), x2=alt.value(_TIME[1]))
    when = base.mark_text(**_LEFT).encode(x=alt.value(0), text="when:N")
    label = base.mark_text(**_LEFT, fontWeight="bold")
    label = label.encode(x=alt.value(122), text="label:N")
    blank = alt.Chart(alt.NamedData("blank")).mark_text(
        align="left", fontStyle="italic", fontSize=12
    )
    blank = blank.encode(y, x=alt.value(0), text="text:N")
    heads = [parts.head("when", 0, -8), parts.head("what happened", 122, -8)]
    heads.append(parts.head("older", _TIME[0] - 10, -8))
    return [line, *parts.signs("happened", y, *_TIME), when, label, blank, *heads]
