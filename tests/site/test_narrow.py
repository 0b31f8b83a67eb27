"""Figures as a phone shows them."""

import re
from html import escape, unescape

import pytest

import committed
from helpers.figures import kit
from helpers.figures.theme import LAB_MIME
from helpers.site import narrow as narrowing
from helpers.site import pages
from helpers.site.figures import tables
from helpers.site.narrow import WIDE, narrow

SCROLLED = '<div class="wide" role="group" aria-label="Table" tabindex="0"><table'


def specs(name):
    outputs = committed.figures(committed.read(name))
    return [output.data[LAB_MIME] for output in outputs if LAB_MIME in output.data]


def test_a_page_shows_phones_a_picture_that_fits():
    page = pages.from_notebook(committed.FOLDER / committed.NAMES[12])
    sources = re.findall(r'<source media="([^"]*)" srcset="([^"]*)" width="(\d+)"', page.body)
    assert len(sources) == len(specs(committed.NAMES[12])) == 3
    for media, address, width in sources:
        svg = page.pictures[address].decode()
        letters = [float(size) for size in re.findall(r'font-size="([\d.]+)px"', svg)]
        assert media == "(max-width: 40rem)" and int(width) <= WIDE and min(letters) >= 9


def test_all_words_stay():
    """The title goes into several lines, and so do the names of rows."""
    spec = specs(committed.NAMES[0])[0]
    svg, width, _ = narrow(spec)
    said = " ".join(unescape(word) for word in re.findall(r">([^<>]+)<", svg))
    title = spec["vconcat"][0]["title"]["text"]
    assert title in said and "Defence against ballistic missiles" in said and width <= WIDE


def test_a_panel_leaves_title_and_rows_to_its_page():
    spec = specs(committed.NAMES[0])[0]
    small = narrowing.panel(spec)
    told = " ".join(small["vconcat"][0]["title"]["text"])
    assert told == spec["vconcat"][0]["title"]["subtitle"] and "datasets" not in small


def test_a_figure_that_would_vanish_has_none(monkeypatch):
    spec = next(spec for spec in specs(committed.NAMES[10]) if "36 events" in str(spec))
    assert narrow(spec) is None
    # Its rows can be read all the same: as many as in its file, under the same headings.
    table = tables(spec)._repr_html_()
    (file,) = kit.parts(spec)["files"]
    assert table.count("<tr>") == 1 + len(spec["datasets"][file["rows"]]) == 1 + 36
    assert all(escape(head) in table for head in file["columns"].values())
    monkeypatch.setattr("helpers.site.figures.narrow", lambda spec: None)
    phone = pages.from_notebook(committed.FOLDER / committed.NAMES[10]).body
    assert table in phone.replace(SCROLLED, "<table").replace("</table></div>", "</table>")


@pytest.mark.parametrize("phones", [True, False])
def test_a_quick_site_has_wide_pictures_only(phones, monkeypatch):
    monkeypatch.setattr("helpers.site.figures.narrow", lambda spec: ("<svg/>", 300, 200))
    page = pages.from_notebook(committed.FOLDER / committed.NAMES[12], phones)
    assert ("-narrow.svg" in str(page.pictures)) is phones is ('class="fits"' in page.body)
