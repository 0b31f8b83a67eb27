"""Controls tied together, panels that answer once, and what they show without a kernel."""

import base64
import re
from pathlib import Path
from types import SimpleNamespace

import altair as alt
import IPython
import pandas as pd
import pytest
import traitlets
from ipywidgets.widgets import widget

from helpers.figures import theme
from helpers.model.assumptions import Refused, sliders
from helpers.ui import controls
from helpers.ui.fit import fitted


def live():
    """The widgets that the kernel keeps, by number."""
    return widget._instances


def panel_figure(rows):
    bars = alt.Chart(alt.NamedData("rows")).mark_bar().encode(x="share:Q", y="area:N")
    drawn = {"rows": theme.records(rows)}
    return bars.properties(description="Shares of 2.", datasets=drawn)


@pytest.fixture
def calls():
    return []


@pytest.fixture
def panel(calls):
    def answer(factor, month, actor):
        calls.append((factor, month, actor))
        if factor == 5:
            raise Refused("Factor: five is not allowed")
        frame = pd.DataFrame({"area": ["a", "b"], "share": [0.1 * factor, 0.2]})
        number = controls.Number(f"{factor}", "times")
        return controls.Answer(f"Factor {factor} <b>for</b> {actor}.", {"rows": frame}, (number,))

    given = [
        controls.number("factor", "Factor", "times", 0, 10, 1, 1, "What it does."),
        controls.month("month", "Order", "2026-01-01", "2027-12-01", "2026-11-01", "When."),
        controls.choice("actor", "Actor", {"All": "all", "One": "one"}, "all", "Who."),
    ]
    return controls.Panel("A probe", given, answer, panel_figure)


def test_a_number_is_on_its_grid_and_whole_numbers_stay_whole():
    control = controls.number("x", "Share", "%", 0, 5, 0.1, 3.2, "Why.")
    assert (
        control.values[32] == 3.2 and control.options[32][0] == "3.2" and len(control.values) == 51
    )
    whole = controls.number("x", "Months", "months", 0, 36, 3, 12, "Why.").values
    assert whole == list(range(0, 37, 3)) and all(isinstance(value, int) for value in whole)


def test_a_month_is_the_first_day_of_one():
    control = controls.month("m", "Order", "2026-01-15", "2027-12-01", "2026-11-01", "When.")
    assert control.values[0] == pd.Timestamp("2026-02-01")
    assert control.options[3][0] == "May 2026" and control.kind == "month"


def test_label_carries_the_unit_and_a_page_gets_all_it_draws():
    drawn = controls.number("x", "Share", "%", 0, 1, 0.5, 0.5, "Why.").drawn()
    assert drawn == {
        "name": "x",
        "label": "Share (%)",
        "hint": "Why.",
        "kind": "number",
        "options": ["0", "0.5", "1"],
        "first": 1,
    }


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"factor": 1, "month": 0},
        {"factor": 11, "month": 0, "actor": 0},
        {"factor": -1, "month": 0, "actor": 0},
        {"factor": True, "month": 0, "actor": 0},
        {"factor": 1.5, "month": 0, "actor": 0},
        {"factor": "3", "month": 0, "actor": 0},
        {"factor": 1, "month": 0, "actor": 0, "more": 0},
    ],
)
def test_what_is_no_place_changes_nothing(panel, calls, state):
    before = panel.values
    with pytest.raises(traitlets.TraitError):
        panel.settings.set_state({"state": state})
    assert panel.values == before and len(calls) == 1


def test_a_value_between_two_settings_is_refused_never_rounded(panel):
    with pytest.raises(Refused, match="factor: 3.2 is none of the settings from 0 to 10"):
        panel.set(factor=3.2)


def test_panel_answers_each_control(panel, calls):
    first = panel.settings.state
    panel.settings.set_state({"state": first | {"factor": 3}})
    panel.settings.set_state({"state": first | {"factor": 3, "month": 0}})
    panel.set(actor="one")
    assert calls[1:] == [
        (3, pd.Timestamp("2026-11-01"), "all"),
        (3, pd.Timestamp("2026-01-01"), "all"),
        (3, pd.Timestamp("2026-01-01"), "one"),
    ]
    assert panel.figure.answer["sentence"] == "Factor 3 <b>for</b> one."
    assert panel.figure.answer["rows"]["rows"][0] == {"area": "a", "share": 0.3}
    assert panel.figure.answer["numbers"] == [["3", "times", ""]]
    assert panel.message(factor=2, month="2026-01-01", actor="all")["numbers"][0][0] == "2"


def test_reset_restores_everything_and_answers_once(panel, calls):
    first = panel.figure.answer
    panel.set(factor=4, actor="one")
    assert panel.figure.answer != first and len(calls) == 2
    panel.reset()
    assert panel.figure.answer == first and len(calls) == 3
    assert panel.values == {
        "factor": 1,
        "month": pd.Timestamp("2026-11-01"),
        "actor": "all",
    }


def test_a_refused_value_leaves_the_last_answer_and_says_why(panel):
    panel.set(factor=4)
    last = panel.figure.answer
    panel.set(factor=5)
    assert panel.figure.answer == last
    assert panel.figure.error == "Factor: five is not allowed"
    panel.set(factor=6)
    assert panel.figure.error == "" and panel.figure.answer != last


@pytest.fixture
def fragile():
    """A panel of one control; 0 and 3 break it, 2 leaves nothing to draw."""

    def answer(factor):
        values = [1 / factor] if factor < 2 else []
        if factor == 3:
            raise ValueError("not what the reader did")
        return controls.Answer("", {"rows": pd.DataFrame({"x": values, "unused": values})})

    def figure(rows):
        bars = alt.Chart(alt.NamedData("rows")).mark_bar().encode(x="x:Q")
        return bars.properties(datasets={"rows": theme.records(rows)})

    def panel(first):
        one = controls.number("factor", "Factor", "", 0, 3, 1, first, "Why.")
        return controls.Panel("A probe", [one], answer, figure)

    return panel


def test_a_cell_that_runs_again_does_not_grow_the_kernel(panel, monkeypatch):
    """JupyterLab names the cell that it runs; what another cell shows stays."""
    running = {"metadata": {"cellId": "one"}, "header": {"msg_id": "0"}}
    monkeypatch.setattr(IPython, "get_ipython", lambda: SimpleNamespace(get_parent=lambda: running))
    given = list(panel.controls.values())

    def run(cell, number):
        running.update(metadata={"cellId": cell}, header={"msg_id": f"{cell}{number}"})
        return [
            controls.Panel(name, given, panel._answer, panel_figure) for name in ("first", "second")
        ]

    kept = run("other", 0)
    sizes = [run("one", number) and len(live()) for number in range(20)]
    assert len(set(sizes)) == 1
    assert all(one.comm for one in kept)
    run("other", 1)
    assert len(live()) == sizes[0] and not any(one.comm for one in kept)


@pytest.mark.parametrize(("factor", "error"), [(0, ZeroDivisionError), (3, ValueError)])
def test_other_errors_are_shown_as_ours_and_raised(fragile, factor, error):
    panel = fragile(1)
    with pytest.raises(error):
        panel.set(factor=factor)
    told = f"This setting has no answer, by a fault of ours: {error.__name__}"
    assert panel.figure.error.startswith(told)


def test_nothing_to_draw_is_an_answer_too(fragile):
    panel = fragile(1)
    panel.set(factor=2)
    assert panel.figure.answer["rows"] == {"rows": []}
    panel = fragile(2)
    panel.set(factor=1)
    assert panel.figure.answer["rows"]["rows"][0]["x"] == 1


def test_bundle_shows_a_picture_without_a_kernel(panel):
    data, metadata = panel._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data
    assert data["text/plain"] == "A probe. Factor 1 <b>for</b> all."
    assert metadata["image/png"]["alt"] == data["text/plain"]
    content = base64.b64decode(data["image/png"])
    assert content.startswith(b"\x89PNG") and len(content) < 150_000


SCRIPTS = [
    Path(controls.__file__).with_name(name)
    for name in ("controls.js", "exchange.js", "live_figure.js")
]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_script_writes_text_never_markup_and_fetches_nothing(script):
    text = script.read_text(encoding="utf-8")
    assert "textContent" in text and not re.search(r"https?://|import", text)
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(", text)


def test_the_label_of_an_assumption_names_its_unit():
    """But for an area that the reader sets: its hint says what is counted."""
    known = sliders()
    line = "majority_threshold"
    own = next(key for key, slider in known.items() if slider.group == "your estimate")
    assert controls.assumption(line).label == f"{known[line].label} ({known[line].unit})"
    mine = controls.assumption(own)
    assert known[own].label.endswith(" today") and f"{mine.label} today" == known[own].label
    other = controls.assumption(line, "mine", "Another label", "Another hint")
    assert (other.name, other.hint) == ("mine", "Another hint")
    assert other.label == f"Another label ({known[line].unit})"
    assert controls.assumption(line).name == line and controls.assumption(line).hint


def test_a_fitted_figure_keeps_its_rows_and_its_measure():
    bars = alt.Chart(alt.NamedData("rows")).mark_bar(height=10).encode(x="height:Q")
    rows = [{"height": 100, "width": 7}]
    title = alt.TitleParams("Finding", subtitle="Measure, " + "and more " * 20)
    sized = bars.properties(width=300, height=200, title=title, datasets={"rows": rows})
    small = fitted(sized.to_dict(), 0.5, 0.8)
    assert (small["width"], small["height"], small["mark"]["height"]) == (150, 160, 8)
    assert small["datasets"]["rows"] == rows
    assert small["title"]["text"][0].startswith("Measure") and len(small["title"]["text"]) == 2


def test_steps_and_places_in_pixels_are_fitted():
    bars = alt.Chart(alt.NamedData("rows")).mark_bar().encode(x="height:Q", y=alt.value(7))
    rows = {"rows": [{"height": 100}]}
    small = fitted(bars.properties(width=alt.Step(20), datasets=rows).to_dict(), 1 / 3, 1 / 3)
    assert (small["width"]["step"], small["encoding"]["y"]["value"]) == (6.7, 2.3)
