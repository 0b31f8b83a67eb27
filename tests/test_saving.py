"""Saving in the lab: pages keep their pictures, and what is new is drawn."""

import json
from html import escape
from types import SimpleNamespace

import nbformat
import pytest
from nbconvert.exporters import HTMLExporter
from traitlets.config import PyFileConfigLoader

import committed
from helpers.figures import mime
from helpers.lab import pictures, same, saving

NAME = committed.NAMES[0]
MAKEFILE = (committed.ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.fixture
def opened():
    """A page as JupyterLab sends it after it has run: no pictures, other widgets, its language."""
    notebook = json.loads(json.dumps(committed.read(NAME)))
    notebook["metadata"]["language_info"] = {"name": "python", "version": "3.11.7"}
    for output in drawn(notebook):
        output["data"]["image/png"] = mime.NO_PICTURE
        del output["metadata"]["image/png"]
        if mime.WIDGET in output["data"]:
            output["data"][mime.WIDGET]["model_id"] = "another"
            output["metadata"][mime.PICTURE_OF] = {"mark": "bar", "data": {"values": []}}
    return notebook


def drawn(notebook):
    outputs = [output for cell in notebook["cells"] for output in cell.get("outputs", [])]
    return [output for output in outputs if {mime.LAB_MIME, mime.WIDGET} & set(output["data"])]


def saved(notebook, folder):
    """The bytes that are written when the lab saves `notebook` over the committed page."""
    (folder / NAME).write_bytes((committed.FOLDER / NAME).read_bytes())
    lab = SimpleNamespace(root_dir=str(folder))
    saving.keep({"type": "notebook", "content": notebook}, NAME, lab)
    nbformat.write(nbformat.from_dict(notebook), folder / NAME)
    return (folder / NAME).read_bytes()


def test_a_page_that_make_notebooks_ran_again_is_the_same():
    """What a kernel numbers at random, and what depends on its machine, is no part of a page."""
    assert "--Exporter.preprocessors=helpers.lab.same.SameEverywhere" in MAKEFILE
    pages = []
    for number in "ab":
        notebook = nbformat.from_dict(json.loads(json.dumps(committed.read(NAME))))
        notebook.metadata["language_info"] = {"name": "python", "version": f"3.11.{number}"}
        for output in panels(notebook):
            output["data"][mime.WIDGET]["model_id"] = number
        pages.append(same.SameEverywhere()(notebook, {})[0])
    assert pages[0] == pages[1] and pages[0].metadata == committed.read(NAME).metadata
    numbers = [output["data"][mime.WIDGET]["model_id"] for output in panels(pages[0])]
    assert numbers and len(set(numbers)) == len(numbers)


def test_widgets_saved_with_a_page_are_pictures_in_its_export(tmp_path):
    """What would draw them is fetched from elsewhere."""
    notebook, kind = committed.read(NAME), "application/vnd.jupyter.widget-state+json"
    numbers = [output.data[mime.WIDGET]["model_id"] for output in panels(notebook)]
    state = dict.fromkeys(numbers, {"model_name": "VBoxModel", "state": {}})
    notebook.metadata["widgets"] = {kind: {"state": state, "version_major": 2}}
    nbformat.write(notebook, tmp_path / NAME)
    config = PyFileConfigLoader("jupyter_nbconvert_config.py", str(committed.ROOT / ".jupyter"))
    page, _ = HTMLExporter(config=config.load_config()).from_filename(str(tmp_path / NAME))
    assert numbers and "unpkg" not in page and mime.WIDGET not in page
    for output in panels(notebook):
        assert escape(output.metadata["image/png"]["alt"])[:60] in page


def test_a_book_has_the_picture_and_words_of_every_figure():
    """Whatever a book's program would choose: there is nothing else to choose."""
    notebook = committed.read(NAME)
    shown, _ = pictures.Pictures()(committed.read(NAME), {})
    for before, after in zip(committed.outputs(notebook), committed.outputs(shown), strict=True):
        if before in committed.figures(notebook):
            assert set(after.data) == {"text/html", "text/plain"}
            words = escape(before.metadata["image/png"]["alt"])
            assert before.data["image/png"] in after.data["text/html"]
            assert f'alt="{words}"' in after.data["text/html"]
        else:
            assert before == after
    nbformat.validate(shown)


def panels(notebook):
    return [output for output in drawn(notebook) if mime.WIDGET in output["data"]]


def test_a_page_that_only_ran_is_saved_as_it_was(opened, tmp_path):
    assert saved(opened, tmp_path) == (committed.FOLDER / NAME).read_bytes()


def test_what_is_new_is_drawn_with_its_words_and_the_rest_is_kept(opened, tmp_path):
    before = drawn(committed.read(NAME))
    for output in drawn(opened):
        if mime.WIDGET in output["data"]:
            output["data"]["text/plain"] = "Other words."
            break
    saved(opened, tmp_path)
    after = drawn(opened)
    new = [place for place, output in enumerate(after) if output != before[place]]
    assert [after[place]["metadata"]["image/png"]["alt"] for place in new] == ["Other words."]
    assert len(after[new[0]]["data"]["image/png"]) > 100
    assert not any(mime.PICTURE_OF in output["metadata"] for output in after)


def test_a_chart_drawn_otherwise_gets_a_new_picture(opened, tmp_path):
    chart = next(output for output in drawn(opened) if mime.LAB_MIME in output["data"])
    before = next(output for output in drawn(committed.read(NAME)) if mime.LAB_MIME in output.data)
    chart["data"][mime.LAB_MIME]["background"] = "#ffeecc"
    saved(opened, tmp_path)
    assert len(chart["data"]["image/png"]) > 1000
    assert chart["data"]["image/png"] != before.data["image/png"]
    assert chart["metadata"]["image/png"]["alt"] == before.metadata["image/png"]["alt"]


def test_a_notebook_of_the_reader_s_own_keeps_its_language(opened, tmp_path):
    lab = SimpleNamespace(root_dir=str(tmp_path))
    saving.keep({"type": "notebook", "content": opened}, "own.ipynb", lab)
    assert opened["metadata"]["language_info"]["name"] == "python"
    assert all("alt" in output["metadata"]["image/png"] for output in drawn(opened))
