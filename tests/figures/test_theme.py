"""How a figure reaches the page: the bundle, the rows, the colours."""

import base64
import io
import json
import re

import altair as alt
import pandas as pd
import pytest
from IPython import display
from PIL import Image

from colour import contrast
from helpers.figures import mime, theme
from helpers.figures.figure import figure

DAY = pd.Timestamp("2027-12-31")


@pytest.fixture
def chart():
    frame = pd.DataFrame({"area": ["tanks", "tankers"], "share": [0.7, 0.2]})
    bars = alt.Chart(alt.NamedData("rows")).mark_bar().encode(x="share:Q", y="area:N")
    return figure(bars, "Tanks lead", "share", "Tanks 0.7, tankers 0.2.", rows=frame)


def bundle(chart):
    return chart._repr_mimebundle_()


def test_bundle_serves_jupyterlab_code_hosts_and_readers_alike(chart):
    data, metadata = bundle(chart)
    assert set(data) == {theme.LAB_MIME, "image/png", "text/plain"}
    assert data["text/plain"] == metadata["image/png"]["alt"] == "Tanks 0.7, tankers 0.2."
    assert data[theme.LAB_MIME]["$schema"].endswith("/v5.json")
    options = metadata[theme.LAB_MIME]["embed_options"]
    assert options["renderer"] == "svg" and options["downloadFileName"].startswith("burden-shift-")
    assert options["actions"]["export"] and not options["actions"]["editor"]


def test_pictures_can_be_left_to_whoever_saves_the_page(chart, monkeypatch):
    whole, _ = bundle(chart)
    monkeypatch.setenv("BURDEN_SHIFT_PICTURES", "later")
    data, metadata = bundle(chart)
    assert data == whole | {"image/png": mime.NO_PICTURE} and set(metadata) == {theme.LAB_MIME}


def test_what_a_reader_told_altair_touches_their_own_charts_only(chart, monkeypatch):
    """A start-up file may have chosen where data go, and who draws."""
    shown = []
    monkeypatch.setattr(display, "display", lambda bundle, **_: shown.append(bundle))
    alt.data_transformers.register("elsewhere", lambda data, **_: {"url": "rows.json"})
    alt.renderers.register("words", lambda spec, **_: {"text/plain": "mine"})
    as_ever = theme.spec(chart)
    with alt.data_transformers.enable("vegafusion"):
        assert theme.spec(chart) == as_ever and "rows" in as_ever["datasets"]
    with alt.data_transformers.enable("elsewhere"), alt.renderers.enable("words"):
        theme._show(chart)
        theme._show(alt.Chart(pd.DataFrame({"a": [1]})).mark_bar())
    figure_, below, own = shown
    assert figure_[theme.LAB_MIME]["datasets"]["rows"] and "Data (CSV)" in below["text/html"]
    assert own == {"text/plain": "mine"}


def test_picture_is_a_small_png_of_the_size_shown(chart):
    data, metadata = bundle(chart)
    content = base64.b64decode(data["image/png"])
    assert content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) < 150_000
    image = Image.open(io.BytesIO(content))
    shown = metadata["image/png"]
    assert image.width > 1.5 * shown["width"] and image.height > 1.5 * shown["height"]


def test_same_chart_gives_the_same_bundle(chart):
    assert bundle(chart) == bundle(chart)


def test_look_needs_no_page_behind_it(chart):
    config = chart.to_dict()["config"]
    assert config["background"] == theme.PAPER
    assert config["axis"]["labelColor"] == config["title"]["color"] == theme.INK


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (1 / 3, 0.333333),
        (123456789.0, 123457000.0),
        (float("nan"), None),
        (None, None),
        (pd.NaT, None),
        (DAY, 1830211200000),
        (7, 7),
        (True, True),
        ("<b>", "<b>"),
    ],
)
def test_records_are_plain(value, plain):
    (row,) = theme.records(pd.DataFrame({"x": pd.Series([value], dtype=object)}))
    assert row == {"x": plain} and type(row["x"]) is type(plain)


@pytest.mark.parametrize("dtype", ["Int64", "boolean", "float64", "str", "datetime64[s]"])
def test_missing_is_none_in_every_dtype(dtype):
    assert theme.records(pd.DataFrame({"x": pd.Series([None], dtype=dtype)})) == [{"x": None}]


def test_records_take_numbers_and_dates_of_frames():
    frame = pd.DataFrame({"n": [1, 2], "day": [DAY, None], "share": [0.1 + 0.2, 2]})
    assert theme.records(frame) == [
        {"n": 1, "day": 1830211200000, "share": 0.3},
        {"n": 2, "day": None, "share": 2.0},
    ]
    assert theme.records(frame.head(0)) == []


def test_targets_stand_at_the_end_of_each_year():
    spec = json.dumps(theme.targets("2025-01-01", "2036-01-01").to_dict())
    for day in ("2027-12-31", "2030-12-31"):
        assert str(pd.Timestamp(day, tz="UTC").value // 10**6) in spec


def test_contrast_of_black_and_white():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


COLOURS = {name for name, value in vars(theme).items() if re.match("#[0-9a-f]{6}$", str(value))}


@pytest.mark.parametrize("name", sorted(COLOURS - {"PAPER", "GRID"}))
def test_marks_stand_out_from_the_paper(name):
    assert contrast(getattr(theme, name), theme.PAPER) >= 3


def test_text_stands_out_from_the_paper():
    config = alt.Chart().mark_point().to_dict()["config"]
    colours = [config["title"]["color"], config["title"]["subtitleColor"]]
    colours += [config[part]["labelColor"] for part in ("axis", "legend", "header")]
    assert all(contrast(colour, theme.PAPER) >= 4.5 for colour in colours)
