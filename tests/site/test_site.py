"""The website is written whole or not at all, whatever a notebook holds."""

import nbformat
import pytest

import committed
from helpers.figures import mime
from helpers.site import __main__ as site
from helpers.site import live, pages

PIXEL = {"image/png": mime.NO_PICTURE, "text/plain": "<Figure of another library>"}


def test_what_a_cell_may_leave_becomes_text_or_a_picture(tmp_path):
    notebook = committed.read(committed.NAMES[0])
    cell = committed.cells(notebook, "code")[0]
    cell.outputs = [
        nbformat.v4.new_output("stream", name="stdout", text="hello <reader>\n"),
        nbformat.v4.new_output("error", ename="Fault", evalue="why", traceback=[]),
        nbformat.v4.new_output("display_data", PIXEL),
    ]
    notebook.cells = [notebook.cells[0], cell]
    nbformat.write(notebook, tmp_path / "a.ipynb")
    body = pages.from_notebook(tmp_path / "a.ipynb").body
    assert "hello &lt;reader&gt;" in body and "Fault: why" in body
    assert 'alt="&lt;Figure of another library&gt;" width="1" height="1"' in body


def test_the_old_site_stays_until_the_new_one_is_whole(tmp_path, monkeypatch):
    old = tmp_path / "site"
    old.mkdir()
    (old / "player.js").write_text("old")

    def broken(folder, sample):
        folder.mkdir()
        raise OSError("disk full")

    monkeypatch.setattr(site, "write", broken)
    with pytest.raises(OSError):
        site.replace(old, True)
    assert (old / "player.js").read_text() == "old"


def test_a_folder_with_other_things_is_left_alone(tmp_path):
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(SystemExit, match="not this website"):
        site.replace(tmp_path, True)
    assert (tmp_path / "letter.txt").read_text() == "mine"


def test_a_panel_needs_only_what_its_cell_uses(tmp_path):
    """Cells that it does not rest on are not run, be they slow or broken."""
    cells = [
        "1 / 0",
        "from helpers.ui import controls\nfrom helpers.pages.who_said_what import panels",
        "def spoilt():\n    raise ValueError",
        "panels.claims()",
    ]
    notebook = nbformat.v4.new_notebook(cells=list(map(nbformat.v4.new_code_cell, cells)))
    shown = nbformat.v4.new_output("display_data", {committed.WIDGET: {}, "image/png": ""})
    notebook.cells[-1].outputs = [shown]
    nbformat.write(notebook, tmp_path / "a.ipynb")
    (place,) = live.places(tmp_path / "a.ipynb")
    assert place.name == "claims" and len(live.panel(place).controls) == 2


def test_script_of_the_site_stays_small():
    lines = sum(len(path.read_text().splitlines()) for path in site.HERE.glob("*.js"))
    assert lines <= 500
