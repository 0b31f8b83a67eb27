"""How long a page takes, by the rule."""

import nbformat.v4 as nb
import pytest

import committed
from helpers.data import tables
from helpers.pages import collection
from helpers.site import minutes

WORDS = "word " * 230


def output(**data):
    named = {name.replace("_", "/"): at for name, at in data.items()}
    return nb.new_output("display_data", data=named)


def page(*outputs):
    cells = [
        nb.new_markdown_cell(f"# {WORDS}"),
        nb.new_code_cell("x = 1 " * 99, outputs=list(outputs)),
    ]
    return nb.new_notebook(cells=[*cells, nb.new_markdown_cell("## End\n\n" + WORDS)])


@pytest.mark.parametrize(
    "data, long",
    [
        ({"image_png": "x", "text_plain": WORDS}, 0.4),
        ({"text_html": f"<table><tr><td>{WORDS}</td></tr></table>"}, 0.5),
        ({"text_html": f"<details><summary>{WORDS}</summary>{WORDS}</details>"}, 0),
        ({"text_html": f'<div class="bs-kit"><div>{WORDS}</div>{WORDS}</div><p>{WORDS}</p>'}, 1),
    ],
)
def test_folds_code_and_what_figures_give_away_are_free(data, long):
    # The heading of the last part is a word of its own.
    assert minutes.minutes(page(output(**data))) == pytest.approx(2 + long, abs=0.02)
    assert minutes.minutes(page(output(**data)), "End") == pytest.approx(1 + long, abs=0.02)


def test_a_number_that_is_still_near_stays():
    found = minutes.told({"a": 8.7, "b": 8.8, "c": 0.2}, {"a": 8, "b": 8})
    assert found == {"a": 8, "b": 9, "c": 1}


def test_a_page_that_grew_runs_again_with_the_first(monkeypatch, tmp_path):
    grown = {page.file: float(page.minutes) for page in collection.NOTEBOOKS}
    monkeypatch.setattr(minutes, "measured", lambda: grown)
    assert minutes.refresh() == []
    monkeypatch.setattr(minutes.writing, "write", lambda path, content: told.append(content))
    told, file = [], collection.NOTEBOOKS[4].file
    grown[file] += 3
    assert minutes.refresh() == [collection.NOTEBOOKS[0].file, file]
    assert f"{file},{int(grown[file])}" in told[0]


def test_every_word_of_the_glossary_stands_on_its_page():
    for row in tables.load("story/glossary").itertuples():
        page = committed.read(row.file)
        shown = [cell.source for cell in committed.cells(page, "markdown")]
        shown += [output.data.get("text/plain", "") for output in committed.outputs(page)]
        assert row.term.lower() in "\n".join(shown).lower(), row.term
    shown = collection.glossary()
    assert shown.summary.startswith(f"Glossary: {len(tables.load('story/glossary'))} words")
    assert "<a href" in shown._repr_html_()
