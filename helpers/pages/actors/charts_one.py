"""The figure of one actor: who acts on it, on whom it acts, and what it did when."""

import textwrap

import altair as alt
import pandas as pd

from helpers.figures import theme
from helpers.figures.figure import figure
from helpers.figures.rows import tips
from helpers.figures.text import count
from helpers.pages.actors import charts_parts as parts

_WIDE, _ROW = 860, 23
# Where things stand on a line, in pixels from the left; and what a line without relations says.
_PLACES = pd.DataFrame(
    [
        ("in", 212, 230, 246, 0, "no relation of this kind to it in our data"),
        ("out", 678, 552, 568, 544, "no relation of this kind from it in our data"),
    ],
    columns=["end", "name_x", "tile_x", "verb_x", "gap_x", "text"],
).set_index("end")
_TIME = (400, 850)


def rows(actor, ends, happened):
    """The rows of the figure: relations of one actor at both ends, and its events."""
    at = ends.groupby("end").cumcount() + 0.5
    marks = ends.assign(slot=at, verb=ends["relation"] + " →").join(_PLACES, on="end")
    missing = _PLACES["text"].mask(_PLACES.index.isin(ends["end"]), "")
    remark = f"side: {actor['side']}\non 2027:\n{actor['standing']}"
    card = {"name": textwrap.fill(actor["short"], 19), "remark": remark}
    blank = "no event in our data" if happened.empty else ""
    shown = ["when", "label", "detail", "direction", "first", "last", "day"]
    columns = ["other", "end", "relation", "family", "letter", "shown_by"]
    return {
        "links": marks[[*columns, "slot", "verb", "name_x", "tile_x", "verb_x"]],
        "gaps": _PLACES[["gap_x"]].assign(slot=0.5, text=missing),
        "card": pd.DataFrame([card]),
        "happened": happened[shown].assign(slot=[at + 0.5 for at in range(len(happened))]),
        "blank": pd.DataFrame({"slot": [0.5], "text": [blank]}),
    }


def one_actor(people, ends, events, **rows):
    """Draw `rows` of one of `people`, in a size that holds for all, so that nothing jumps."""
    links = int(ends.value_counts(["actor_id", "end"]).max())
    most, until = int(people["events"].max()), events["known_until"].iloc[0]
    above = alt.layer(*_relations(links)).properties(width=_WIDE, height=_ROW * links)
    below = alt.layer(*_events(most, until)).properties(width=_WIDE, height=_ROW * most)
    chart = alt.vconcat(
        above.resolve_scale(color="independent", fill="independent"),
        below.resolve_scale(color="independent"),
        spacing=96,
        bounds="flush",
    )
    return figure(
        chart.resolve_scale(color="independent", fill="independent", shape="independent"),
        "Who acts on this actor, on whom it acts, and what it did",
        "Top: relations, read from left to right. Bottom: events by day; older ones stand at the "
        "left edge",
        f"Relations and events of one of {count(len(people), 'actor')}; "
        f"{_most(people, 'relations')}, {_most(people, 'events')}.",
        sources=[people, ends, events],
        **rows,
    )


def _most(people, column):
    top = people.loc[people[column].idxmax()]
    return f"most {column} are of {top['told']}, {top[column]}"


def _relations(ends):
    y = alt.Y("slot:Q", axis=None, scale=parts.down(ends))
    base = alt.Chart(alt.NamedData("links")).encode(y, tooltip=tips({"shown_by:N": "Shown by"}))
    at = alt.X("tile_x:Q", axis=None, scale=parts.across(_WIDE))
    name, gap = alt.X("name_x:Q"), alt.Chart(alt.NamedData("gaps"))
    to_it, from_it = (base.transform_filter(alt.datum.end == end) for end in _PLACES.index)
    return [
        _card(ends),
        base.mark_square(size=360, opacity=1, stroke=theme.NEUTRAL).encode(at, parts.family()),
        parts.letter(base, 12, "letter", at, parts.family(ink=True)),
        parts.text(base, "verb", alt.X("verb_x:Q"), align="left"),
        parts.text(to_it, "other", name, align="right", fontWeight="bold"),
        parts.text(from_it, "other", name, align="left", fontWeight="bold"),
        parts.text(gap, "text", alt.X("gap_x:Q"), y, align="left", fontStyle="italic"),
        parts.head("who acts on it", 0, -8),
        parts.head("on whom it acts", int(_PLACES.loc["out", "gap_x"]), -8),
    ]


def _card(ends):
    base = alt.Chart(alt.NamedData("card"))
    box = base.mark_rect(color="#eef0f4", stroke=theme.NEUTRAL, cornerRadius=4, opacity=1)
    high, lines = _ROW * ends, {"x": 450, "baseline": "top", "lineBreak": "\n"}
    box = box.encode(**parts.span("x", 370, 530), **parts.span("y", 0, high))
    name = parts.text(base, "name", y=high / 2 - 44, fontSize=14, fontWeight="bold", **lines)
    return box + name + parts.text(base, "remark", y=high / 2 + 2, **lines)


def _events(most, until):
    y = alt.Y("slot:Q", axis=None, scale=parts.down(most))
    base = alt.Chart(alt.NamedData("happened")).encode(y)
    blank = alt.Chart(alt.NamedData("blank"))
    blank = blank.mark_text(align="left", fontStyle="italic", fontSize=12)
    return [
        base.mark_rule(color=theme.GRID).encode(**parts.span("x", *_TIME)),
        *parts.signs("happened", y, *_TIME, until),
        parts.text(base, "when", x=0, align="left"),
        parts.text(base, "label", x=122, align="left", fontWeight="bold"),
        blank.encode(y, x=alt.value(0), text="text:N"),
        parts.head("when", 0, -8),
        parts.head("what happened", 122, -8),
        parts.head("older", _TIME[0] - 10, -8),
    ]
