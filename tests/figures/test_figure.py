"""A figure owns its words and its sources, holds for any rows, and its sentences have premises."""

import altair as alt
import pandas as pd
import pytest

from helpers.figures.figure import any_rows, figure, panel, source_ids
from helpers.figures.premise import Rewrite, premise
from helpers.figures.rows import Rows, look

FRAME = pd.DataFrame(
    {"name": ["a", "b"], "low": [1.0, 2], "high": [3.0, 4], "kind": ["x", "y"]}
    | {"source_ids": [("st-b", "st-a"), ()]}
)


@any_rows
def bars(rows, title="Bars of a and b"):
    drawn = Rows("rows", alt.Y("name:N"), axis=alt.Axis(title="Number")).bar("low", end="high")
    told = f"{len(rows)} bars."
    return figure(drawn, title, "Number", told, sources=rows, width=300, rows=rows)


def test_a_figure_carries_words_rows_and_sources():
    drawn = bars(FRAME).to_dict()
    assert drawn["title"] == {"text": "Bars of a and b", "subtitle": "Number"}
    assert drawn["description"] == "2 bars." and drawn["width"] == 300 and "height" not in drawn
    assert drawn["usermeta"] == {"sources": ["st-a", "st-b"], "rows": ["rows"]}
    assert drawn["datasets"]["rows"][0]["name"] == "a"


def test_sources_are_frames_or_ids():
    one = pd.DataFrame({"source_id": ["st-c", None]})
    assert source_ids([FRAME, one, FRAME, "model"]) == ["st-a", "st-b", "model", "st-c"]
    assert source_ids("model") == ["model"] and source_ids(one) == ["st-c"] and source_ids([]) == []


@pytest.mark.parametrize("ask", [lambda none: bars(none), lambda none: bars(title="", rows=none)])
def test_no_rows_give_a_figure_that_says_so(ask):
    empty = ask(FRAME.head(0))
    assert empty.title.text.startswith("No row is left") and empty.to_dict()["description"]
    assert empty._repr_mimebundle_()


def test_a_panel_keeps_the_measure_and_asks_in_its_title():
    drawn = bars(FRAME)
    moved = panel(drawn, "How many?", "Bars.")
    assert (moved.title.text, moved.title.subtitle) == ("How many?", "Number")
    assert moved.description == "Bars." and drawn.title.text == "Bars of a and b"


def test_only_the_first_mark_of_a_row_chart_carries_the_axis():
    rows = Rows("rows", alt.Y("name:N"), axis=alt.Axis(title="Number"), where="datum.low > 1")
    marks = [
        rows.rule("low", "high"),
        rows.tick("low"),
        rows.point("high"),
        rows.text("low", "name"),
    ]
    encoded = [mark.to_dict()["encoding"]["x"] for mark in marks]
    assert [("axis" in x) for x in encoded] == [True, False, False, False]
    assert marks[0].to_dict()["transform"] == [{"filter": "datum.low > 1"}]


def test_shape_and_colour_tell_the_same():
    shape, colour = look(
        "kind", {"x": ("circle", "#000000"), "y": ("square", "#ffffff")}, title="K"
    )
    scales = [channel.to_dict()["scale"] for channel in (shape, colour)]
    assert scales[0] == {"domain": ["x", "y"], "range": ["circle", "square"]}
    assert scales[1]["range"] == ["#000000", "#ffffff"]


def test_a_premise_that_fails_names_its_sentence(monkeypatch, capsys):
    premise(True, "Europe leads")
    with pytest.raises(Rewrite, match="rewrite this sentence: Europe leads"):
        premise(False, "Europe leads")
    # As in a reader's lab, however it was started.
    monkeypatch.delenv("BURDEN_SHIFT_STRICT")
    premise(False, "Europe leads")
    assert capsys.readouterr().out.count("rewrite this sentence: Europe leads") == 1
