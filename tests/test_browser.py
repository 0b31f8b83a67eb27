"""Every notebook in JupyterLab in Chromium, without a network, as a reader uses it."""

import csv
import re

import pytest

import accessibility
import colour
import committed
import lab
import reader
from committed import NAMES

# One page of each kind: answers, a heat map and menus, the laboratory.
KINDS = ("00", "04", "07")
START, GAPS, LABORATORY = (
    next(name for name in NAMES if name.startswith(number)) for number in KINDS
)


def only(name):
    """A test of one page, which finds it open like the tests of every page."""
    return pytest.mark.parametrize("open_page", [name], indirect=True)


@pytest.fixture(scope="module", params=committed.sampled(NAMES, KINDS))
def open_page(request, jupyterlab, chromium):
    with reader.reading(jupyterlab, chromium, request.param) as opened:
        yield opened


def test_every_cell_runs(open_page):
    assert not open_page.faults()


def test_every_figure_draws(open_page):
    for place in reader.figure_cells(open_page.name):
        figure = open_page.drawn(place)
        assert figure["marks"] >= 3 and figure["width"] > 200 and figure["height"] > 80, place


# The laboratory has a hundred controls to try.
@pytest.mark.parametrize("open_page", committed.sampled(NAMES, KINDS[:2]), indirect=True)
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

    It asks for a tab stop on the frame of a wide figure. Browsers make one where it is needed. The
    menu that saves a figure has its name from its style, which browsers read out and axe does not.
    """
    assert accessible(open_page)


UNSEEN = "jp-RenderedVegaCommon|scrollable-region-focusable.*bs-chart|summary-name.*\n<svg viewBox"


def accessible(opened):
    found = accessibility.findings(opened.page, *reader.OWN)
    return not [print(line) for line in found if not re.search(UNSEEN, line)]


def test_every_panel_is_live(open_page):
    """As many panels answer as the committed notebook shows."""
    outputs = committed.outputs(committed.read(open_page.name))
    shown = [output for output in outputs if committed.WIDGET in output.data]
    assert len(open_page.panels()) == len(shown)


@only(GAPS)
def test_a_panel_gives_the_rows_that_it_shows_now(open_page):
    panel = open_page.panels()[0]
    first, before = panel.state(), downloaded(open_page.page)
    assert panel.move(panel.controls()[0])
    after = downloaded(open_page.page)
    assert len(before) == len(after) > 5 and before != after
    # What is to be cited is what is on screen.
    said = open_page.page.locator(".bs-sentence").first.text_content()
    assert said and said in open_page.page.locator(".bs-cite").first.text_content()
    panel.reset()
    assert panel.settles_at(first) and downloaded(open_page.page) == before


def downloaded(page):
    """The rows of the file behind the first link of the first panel."""
    with page.expect_download() as file:
        page.locator(".bs-below a[download]").first.click()
    with open(file.value.path(), encoding="utf-8-sig", newline="") as text:
        return list(csv.DictReader(text))


def test_nothing_is_logged_and_nothing_leaves_the_machine(open_page):
    assert not open_page.logged
    assert not open_page.fetched


@pytest.mark.proof
def test_dark_theme(jupyterlab, chromium):
    """Figures keep their own light ground, and the words around them stay legible."""
    with reader.dark(jupyterlab), reader.reading(jupyterlab, chromium, GAPS) as opened:
        assert opened.page.evaluate("document.body.dataset.jpThemeLight") == "false"
        for place in reader.figure_cells(GAPS):
            assert opened.drawn(place)["marks"] >= 3
        assert accessible(opened)
        for panel in opened.panels():
            assert colour.contrast(*panel.colours()) >= 4.5
        assert not opened.logged


@pytest.mark.parametrize("name", committed.sampled([START, GAPS, NAMES[-1]], KINDS[:2]))
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


@only(LABORATORY)
def test_codes_and_files_of_the_laboratory(open_page):
    """Pasted markup is told as text and changes nothing; a file is saved without a network."""
    panel = open_page.panels()[0]
    first = panel.state()
    panel.root.get_by_label("Scenario code").fill("<img src=x onerror=alert(1)>")
    panel.root.get_by_role("button", name="Use this code").press("Enter")
    open_page.page.wait_for_function("document.querySelector('.bs-error').textContent")
    told = panel.state()
    assert "This code was not used" in told["fault"] and told["sentence"] == first["sentence"]
    with open_page.page.expect_download() as saved:
        panel.root.get_by_role("button", name="Save results").press("Enter")
    lines = saved.value.path().read_text().splitlines()
    assert lines[0].startswith("scenario_code,area,quarter,quantity") and len(lines) > 1000
    assert not open_page.logged and not open_page.fetched


@only(LABORATORY)
def test_a_typed_number_is_taken_as_meant_or_refused_with_a_word(open_page):
    """3,2 is how most of Europe writes it; nothing typed becomes another number."""
    panel = open_page.panels()[0]
    panel.root.get_by_role("button", name="Money", exact=True).click()
    box, word = panel.root.locator(".bs-setting input[type=text]"), panel.root.locator(".bs-word")
    box = box.first
    for typed, shown in [("3,3", "3.3"), ("3.4", "3.4"), (" +3,5 ", "3.5")]:
        box.fill(typed)
        box.press("Enter")
        assert box.input_value() == shown and not word.first.inner_text()
    left = panel.root.get_by_label("Scenario code")
    open_page.page.wait_for_function(
        "document.querySelector('.bs-exchange input').value.includes('3.5')"
    )
    code = left.input_value()
    for typed in ["3,25", "32", "3,200", "3.200", "3,2,1", "", "three", "1e0", "-3"]:
        box.fill(typed)
        box.press("Enter")
        assert word.first.inner_text().startswith("Not taken. A number from 2.5 to 5, in steps of")
        assert box.input_value() == typed and left.input_value() == code
    panel.reset()
    open_page.page.wait_for_function(
        "document.querySelector('.bs-setting input[type=text]').value === '3.2'"
    )


@only(START)
def test_a_cell_run_again_and_again_does_not_grow_the_page(open_page, jupyterlab):
    """The kernel closes what the cell made before, and the page holds what one run shows."""
    page = open_page.page
    cell = page.locator(".jp-Notebook .jp-CodeCell:has(.bs-panel)")
    before, first = None, open_page.panels()[0].state()
    for _ in range(4):
        page.evaluate("document.querySelector('.bs-sentence').classList.add('old')")
        cell.locator(".jp-InputArea-editor, .jp-InputPrompt").first.click()
        page.keyboard.press("Control+Enter")
        page.wait_for_function(FRESH)
        (panel,) = open_page.panels()
        assert panel.settles_at(first)
        now = jupyterlab.widgets(), cell.locator("*").count()
        before = before or now
        assert now == before
    assert not open_page.logged


@only(LABORATORY)
def test_a_tab_is_marked_where_something_was_moved(open_page):
    panel = open_page.panels()[0]
    marked = panel.root.locator(".bs-moved")
    assert not marked.count()
    panel.root.locator(".bs-setting select").first.select_option(index=3)
    assert marked.count() >= 1 and "something is moved" in marked.first.get_attribute("aria-label")
    panel.reset()
    open_page.page.wait_for_function("!document.querySelector('.bs-moved')")


@pytest.mark.proof
@only(GAPS)
def test_panels_and_pages_leave_each_other_alone(open_page, jupyterlab, chromium):
    """Two panels on one page, and another page beside it with a kernel of its own."""
    first, second = open_page.panels()[:2]
    before = second.state()
    assert first.move(first.controls()[0])
    assert second.state() == before
    with reader.reading(jupyterlab, chromium, START) as other:
        assert len(jupyterlab.kernels()) >= 2
        beside = other.panels()[0]
        assert beside.move(beside.controls()[0])
        assert second.state() == before and not other.logged
    assert not open_page.logged


@only(START)
def test_a_drag_ends_on_the_value_in_the_box(open_page):
    panel = open_page.panels()[0]
    panel.drag()
    open_page.page.wait_for_timeout(500)
    box = panel.root.locator("input[type=text]").first.input_value()
    assert box != "50" and f"the line is {box} percent" in panel.state()["sentence"]


@pytest.mark.proof
@only(START)
def test_a_kernel_that_restarts_in_the_middle_of_a_drag(open_page, jupyterlab):
    """The last answer stays on screen; opening the page again brings the panel back."""
    panel = open_page.panels()[0]
    panel.drag(half_way=jupyterlab.restart_kernels)
    left = panel.state()
    assert left["sentence"] and "mark-" in left["drawing"]
    lab.open_notebook(open_page.page, jupyterlab, START)
    again = open_page.panels()
    assert len(again) == 1 and not open_page.faults()
    assert again[0].move(again[0].controls()[0])


# A panel that was not marked as the one before.
FRESH = """() => [...document.querySelectorAll('.bs-panel')].some(
  panel => panel.querySelector('.marks') && panel.querySelector('.bs-sentence:not(.old)'))"""
