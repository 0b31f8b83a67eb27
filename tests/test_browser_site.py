"""The website in Chromium, from files and without a network, as one reads it without Jupyter."""

import re

import pytest

import accessibility
import committed
import reader
from helpers.pages import collection
from helpers.site import downloads, pages

NOTEBOOKS = {pages.address(name): name for name in committed.NAMES}
ADDRESSES = [*NOTEBOOKS, downloads.PAGE, *pages.TEXTS.values()]
KINDS = (ADDRESSES[0], *committed.KINDS, downloads.PAGE)


@pytest.fixture(scope="module", params=committed.sampled(ADDRESSES, KINDS))
def opened(request, site, chromium):
    with reader.offline(chromium, site / request.param) as page:
        yield page


def test_nothing_is_fetched_from_elsewhere_and_nothing_fails(opened):
    assert not opened.fetched and not opened.logged


def test_figures_are_sharp_and_keep_their_words(opened):
    shown = opened.pictures()
    kept = []
    if opened.name in NOTEBOOKS:
        kept = committed.figures(committed.read(NOTEBOOKS[opened.name]))
    assert [picture["alt"] for picture in shown] == [
        figure.metadata["image/png"]["alt"] for figure in kept
    ]
    seen = [picture for picture in shown if picture["width"]]
    assert not opened.page.evaluate(HIDDEN)
    assert all(min(picture["width"], picture["height"]) > 80 for picture in seen)
    blurred = opened.page.evaluate(BLURRED)
    assert not blurred


def test_accessible(opened):
    assert accessibility.findings(opened.page) == []


@pytest.mark.parametrize("opened", [ADDRESSES[0], "07_scenarios.html"], indirect=True)
def test_accessible_in_dark(opened):
    """One style serves all pages; these two show everything it has."""
    opened.page.emulate_media(color_scheme="dark")
    assert accessibility.findings(opened.page) == []


def test_links_lead_somewhere(opened, site):
    for address in opened.page.eval_on_selector_all("a[href]", ADDRESSES_OF):
        if re.match(r"https?://|data:", address):
            continue
        file, _, place = address.partition("?")[0].partition("#")
        there = site / (file or opened.name)
        assert there.is_file(), address
        assert not place or f'id="{place}"' in there.read_text(encoding="utf-8"), address


def test_menu_names_every_page_and_marks_this_one(opened):
    menu = opened.page.locator("#pages > ol > li > a")
    titles = [page.question for page in collection.NOTEBOOKS]
    assert menu.all_inner_texts()[: len(titles)] == titles and menu.count() == len(ADDRESSES)
    marked = opened.page.locator("[aria-current=page]")
    assert marked.count() == 1 and marked.get_attribute("href") == opened.name


def test_a_narrow_screen_scrolls_one_way_only(opened):
    opened.page.set_viewport_size({"width": 360, "height": 740})
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 360


def test_paper_shows_the_text_alone(opened):
    opened.page.emulate_media(media="print")
    for hidden in ("header", "#pages", ".onward", "details.code"):
        assert not any(one.is_visible() for one in opened.page.locator(hidden).all()), hidden
    sheet = opened.page.locator(".bs-sheet")
    assert (sheet if sheet.count() else opened.page.locator("h1")).is_visible()
    opened.page.emulate_media(media="screen")


@pytest.mark.proof
def test_the_whole_collection_is_read_by_following_next(site, chromium):
    with reader.offline(chromium, site / "index.html") as first:
        seen = [first.page.locator("h1").inner_text()]
        while (onward := first.page.locator("a[rel=next]")).count():
            onward.press("Enter")
            first.page.wait_for_load_state()
            seen.append(first.page.locator("h1").inner_text())
    assert len(seen) == len(ADDRESSES) == len(set(seen))


ADDRESSES_OF = "links => links.map(link => link.getAttribute('href'))"
# Only a panel that has come alive hides its picture.
HIDDEN = """() => [...document.images].filter(image =>
  !image.offsetWidth && !image.closest('.is-live')
).map(image => image.src)"""
# Drawn pictures have no grain; others need more dots than the screen shows.
BLURRED = """() => [...document.images].filter(image =>
  !image.src.endsWith('.svg') && image.naturalWidth < 1.5 * image.offsetWidth
).map(image => image.src)"""
