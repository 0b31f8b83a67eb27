"""Controls tied together, panels that answer once, and what they show without a kernel."""

import base64
import re
from pathlib import Path

import altair as alt
import pandas as pd
import pytest

from helpers.figures import theme
from helpers.model.assumptions import Refused
from helpers.ui import controls


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
        return controls.Answer(f"Factor {factor} <b>for</b> {actor}.", {"rows": frame})

    def figure(rows):
        bars = alt.Chart(alt.NamedData("rows")).mark_bar().encode(x="share:Q", y="area:N")
        drawn = {"rows": theme.records(rows)}
        return bars.properties(description="Shares of 2.", datasets=drawn)

    given = [
        controls.number("factor", "Factor", "times", 0, 10, 1, 1, "What it does."),
        controls.month("month", "Order", "2026-01-01", "2027-12-01", "2026-11-01", "When."),
        controls.choice("actor", "Actor", {"All": "all", "One": "one"}, "all", "Who."),
    ]
    return controls.Panel("A probe", given, answer, figure)


def test_number_links_slider_and_box():
    control = controls.number("x", "Share", "%", 0, 5, 0.5, 2, "Why.")
    slider, box = control.widgets
    slider.value = 3.5
    assert box.value == control.value == 3.5
    box.value = 0.5
    assert slider.value == control.value == 0.5
    box.value = 99
    assert slider.value == box.value == 5


def test_whole_numbers_stay_whole():
    control = controls.number("x", "Months", "months", 0, 36, 3, 12, "Why.")
    control.widgets[1].value = 15
    assert control.value == 15 and isinstance(control.value, int)


def test_month_links_slider_and_menu():
    control = controls.month("m", "Order", "2026-01-15", "2027-12-01", "2026-11-01", "When.")
    slider, menu = control.widgets
    assert control.value == pd.Timestamp("2026-11-01")
    slider.index = 0
    assert menu.value == control.value == pd.Timestamp("2026-02-01")
    menu.index = 3
    assert slider.value == control.value == pd.Timestamp("2026-05-01")


def test_label_carries_the_unit_and_every_control_its_hint():
    control = controls.number("x", "Share", "%", 0, 5, 0.5, 2, "Why.")
    assert control.label == control.widgets[1].description == "Share (%)"
    assert control.widgets[1].tooltip == control.hint == "Why."


def test_panel_answers_each_control(panel, calls):
    panel.controls["factor"].widgets[0].value = 3
    panel.controls["month"].widgets[1].index = 0
    panel.controls["actor"].widgets[0].value = "one"
    assert calls[-3:] == [
        (3, pd.Timestamp("2026-11-01"), "all"),
        (3, pd.Timestamp("2026-01-01"), "all"),
        (3, pd.Timestamp("2026-01-01"), "one"),
    ]
    assert len(calls) == 4
    assert panel.figure.answer["sentence"] == "Factor 3 <b>for</b> one."
    assert panel.figure.answer["rows"]["rows"][0] == {"area": "a", "share": 0.3}


def test_reset_restores_everything_and_answers_once(panel, calls):
    first = panel.figure.answer
    panel.set(factor=4, actor="one")
    assert panel.figure.answer != first and len(calls) == 2
    panel.reset_button.click()
    assert panel.figure.answer == first and len(calls) == 3
    assert panel.values == {
        "factor": 1,
        "month": pd.Timestamp("2026-11-01"),
        "actor": "all",
    }


def test_a_refused_value_leaves_the_last_answer_and_says_why(panel):
    panel.set(factor=4)
    last = panel.figure.answer
    panel.controls["factor"].widgets[1].value = 5
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


def test_alt_text_follows_the_answer(panel):
    panel.set(factor=2)
    assert panel.figure.answer["alt"] == "Factor 2 <b>for</b> all. Shares of 2."


def test_script_writes_text_never_markup():
    script = Path(controls.__file__).with_name("live_figure.js").read_text(encoding="utf-8")
    assert script.count("textContent = ") >= 2
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(", script)


def test_script_fetches_nothing():
    source = Path(controls.__file__).with_name("live_figure.js").read_text(encoding="utf-8")
    assert "http" not in source and "import" not in source
