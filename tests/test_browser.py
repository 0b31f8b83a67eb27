"""Every notebook in JupyterLab in Chromium, without a network, as a reader uses it."""

import pytest

import accessibility
import colour
import committed
import reader
from committed import NAMES


@pytest.fixture(scope="module", params=NAMES)
def open_page(request, jupyterlab, chromium):
    with reader.reading(jupyterlab, chromium, request.param) as opened:
        yield opened


def test_every_cell_runs(open_page):
    assert not open_page.faults()


def test_every_figure_draws(open_page):
    for place in reader.figure_cells(open_page.name):
        figure = open_page.drawn(place)
        assert figure["marks"] >= 3 and figure["width"] > 200 and figure["height"] > 80, place


def test_every_control_moves_something_and_reset_restores(open_page):
    for panel in open_page.panels():
        first = panel.state()
        assert first["sentence"] and not first["fault"] and panel.controls()
        for number, control in enumerate(panel.controls()):
            assert panel.move(control), f"control {number} moves nothing"
            panel.reset()
            assert panel.settles_at(first), f"control {number} is not restored"


def test_every_control_is_reached_by_keyboard_and_has_a_name(open_page):
    for panel in open_page.panels():
        assert not panel.unreached()
        assert not panel.nameless()


def test_own_content_is_accessible(open_page):
    """What axe finds in texts, figures and panels; JupyterLab's frames around them are not ours.

    It asks for a tab stop on the frame of a wide figure. Browsers make one where it is needed.
    """
    found = accessibility.findings(open_page.page, *reader.OWN)
    assert [line for line in found if "jp-RenderedVegaCommon" not in line] == []


def test_every_panel_is_live(open_page):
    """As many panels answer as the committed notebook shows."""
    outputs = committed.outputs(committed.read(open_page.name))
    shown = [output for output in outputs if committed.WIDGET in output.data]
    assert len(open_page.panels()) == len(shown)


def test_nothing_is_logged_and_nothing_leaves_the_machine(open_page):
    assert not open_page.logged
    assert not open_page.fetched


def test_dark_theme(jupyterlab, chromium):
    """Figures keep their own light ground, and the words around them stay legible."""
    name = next(name for name in NAMES if name.startswith("01"))
    with reader.dark(jupyterlab), reader.reading(jupyterlab, chromium, name) as opened:
        assert opened.page.evaluate("document.body.dataset.jpThemeLight") == "false"
        for place in reader.figure_cells(name):
            assert opened.drawn(place)["marks"] >= 3
        for panel in opened.panels():
            assert colour.contrast(*panel.colours()) >= 4.5
        assert not opened.logged


@pytest.mark.parametrize("name", NAMES)
def test_html_export_shows_every_figure_offline(name, jupyterlab, chromium, tmp_path):
    """The page that JupyterLab's menu saves."""
    saved = tmp_path / "page.html"
    saved.write_bytes(jupyterlab.get(f"nbconvert/html/committed/{name}"))
    with reader.offline(chromium, saved) as opened:
        shown = opened.pictures()
        figures = committed.figures(committed.read(name))
        assert [picture["alt"] for picture in shown] == [
            f.metadata["image/png"]["alt"] for f in figures
        ]
        assert all(min(picture["width"], picture["height"]) > 80 for picture in shown)
        assert not opened.logged and not opened.fetched


def test_codes_and_files_of_the_laboratory(jupyterlab, chromium):
    """Pasted markup is told as text and changes nothing; a file is saved without a network."""
    name = next(name for name in NAMES if name.startswith("07"))
    with reader.reading(jupyterlab, chromium, name) as opened:
        panel = opened.panels()[0]
        first = panel.state()
        panel.root.get_by_label("Scenario code").fill("<img src=x onerror=alert(1)>")
        panel.root.get_by_role("button", name="Use this code").press("Enter")
        opened.page.wait_for_function("document.querySelector('.bs-error').textContent")
        told = panel.state()
        assert "This code was not used" in told["fault"] and told["sentence"] == first["sentence"]
        with opened.page.expect_download() as saved:
            panel.root.get_by_role("button", name="Save the results").press("Enter")
        lines = saved.value.path().read_text().splitlines()
        assert lines[0].startswith("area,quarter,quantity") and len(lines) > 1000
        assert not opened.logged and not opened.fetched
