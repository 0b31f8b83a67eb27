"""The grid of relations between sides, and beside it the list of the field that was clicked."""

import altair as alt
import pandas as pd

from helpers.figures import theme
from helpers.figures.text import count
from helpers.pages.actors import charts_parts as parts
from helpers.pages.actors.data import FAMILIES, SIDES

_FIELD, _LINE, _ENDS = 54, 22, ["from_side", "to_side"]


def rows(relations):
    """The rows of the figure: a field for every two sides, and each relation in its list.

    `place` is that of a relation in the list of its field; `head` names a field over its list.
    """
    pairs = pd.MultiIndex.from_product([SIDES, SIDES], names=_ENDS)
    cells = relations.groupby(_ENDS).size().reindex(pairs, fill_value=0)
    cells = cells.rename("number").reset_index()
    ends = cells["from_side"] + " on " + cells["to_side"]
    cells["head"] = ends + ": " + cells["number"].map(lambda number: count(number, "relation"))
    order = relations["family"].map(list(FAMILIES).index)
    listed = relations.assign(order=order).sort_values(["order", "relation_id"])
    said = listed["from_name"] + " " + listed["relation"] + " → " + listed["to_name"]
    listed = listed.assign(said=said, place=listed.groupby(_ENDS).cumcount() + 0.5)
    return {
        "cells": cells,
        "listed": listed[[*_ENDS, "family", "letter", "said", "place", "shown_by"]],
    }


def chart(cells, listed):
    """Draw `rows`. Until the reader clicks, the fullest field between two sides is listed."""
    apart = cells[cells["from_side"] != cells["to_side"]]
    shown = (apart if apart["number"].any() else cells).nlargest(1, "number")[_ENDS].iloc[0]
    clicked = alt.selection_point(
        "field", fields=_ENDS, value=[shown.to_dict()], toggle=False, clear=False, empty=False
    )
    high = _FIELD * len(SIDES)
    left = _grid(clicked, cells["number"].max()).properties(width=high, height=high, name="grid")
    return alt.hconcat(
        left.add_params(clicked),
        _list(clicked, max(high // _LINE, listed["place"].max() + 1)),
        spacing=24,
        bounds="flush",
    ).resolve_scale(color="independent")


def _grid(clicked, most):
    axis = alt.Axis(orient="top", labelAngle=0, ticks=False, domain=False, labelFontSize=13)
    base = alt.Chart(alt.NamedData("cells")).encode(
        alt.X("to_side:N", sort=SIDES, title="on whom →", axis=axis),
        alt.Y("from_side:N", sort=SIDES, title="who acts", axis=alt.Axis(**_PLAIN)),
    )
    shade = alt.Scale(domain=[0, most], range=["#ffffff", theme.FIRM], interpolate="rgb")
    frame = {"stroke": alt.condition(clicked, alt.value(theme.INK), alt.value(theme.GRID))}
    frame["strokeWidth"] = alt.condition(clicked, alt.value(3), alt.value(1))
    cell = base.mark_rect(cursor="pointer", opacity=1)
    cell = cell.encode(alt.Color("number:Q", scale=shade, legend=None), **frame)
    ink = alt.condition(alt.datum.number > most * 0.55, alt.value("white"), alt.value(theme.INK))
    number = base.transform_filter(alt.datum.number > 0)
    number = number.mark_text(fontSize=16, fontWeight="bold", cursor="pointer")
    return cell + number.encode(text="number:Q", color=ink)


_PLAIN = {"ticks": False, "domain": False, "labelFontSize": 13}


def _list(clicked, lines):
    y = alt.Y("place:Q", axis=None, scale=parts.down(lines))
    base = alt.Chart(alt.NamedData("listed")).transform_filter(clicked)
    base = base.encode(y, tooltip=alt.Tooltip("shown_by:N", title="Shown by"))
    heading = alt.Chart(alt.NamedData("cells")).transform_filter(clicked)
    at = alt.value(10)
    return (
        alt.layer(
            parts.text(heading, "head", x=0, y=-14, align="left", fontWeight="bold", fontSize=13),
            base.mark_square(size=300, opacity=1, stroke=theme.NEUTRAL).encode(
                parts.family(), x=at
            ),
            parts.letter(base, 11, "letter", parts.family(ink=True)).encode(x=at),
            parts.text(base, "said", x=26, align="left"),
        )
        .properties(width=370, height=_FIELD * len(SIDES))
        .resolve_scale(color="independent")
    )
