"""What the website's pages look like on paper: addresses, folds, panels, the worksheet."""

import re
from pathlib import Path

from helpers.pages.lesson import tasks
from helpers.site import __main__ as site

STYLE = (Path(site.HERE) / "style.css").read_text(encoding="utf-8")
PAGE = """<style>{style}</style><body><main><h1>Title</h1>
<p><a id=far href="https://example.org/x">far</a> <a id=here href="#x">here</a>
<a id=file href="data:text/csv," download>data</a></p>
<details id=fold><summary>More</summary><p>inside</p></details>
<figure><svg id=picture width="1600" height="300" viewBox="0 0 1600 300"></svg></figure>
<div class=output><div class="player bs-panel"><div class=bs-answer><div class=bs-chart>
<svg id=chart width="1600" height="300" viewBox="0 0 1600 300"></svg></div></div></div></div>
{more}</main><footer>foot</footer></body>"""
SEEN = """() => Object.fromEntries([...document.querySelectorAll("[id]")].map(one => [one.id, {
    after: getComputedStyle(one, "::after").content, shown: one.checkVisibility(),
    width: one.getBoundingClientRect().width, height: one.getBoundingClientRect().height}]))"""


def opened(chromium, more=""):
    page = chromium.new_page(viewport={"width": 720, "height": 1000})
    page.set_content(PAGE.format(style=STYLE, more=more))
    return page


def test_paper_has_addresses_open_folds_and_whole_pictures(chromium):
    page = opened(chromium)
    screen = page.evaluate(SEEN)
    page.emulate_media(media="print")
    paper = page.evaluate(SEEN)
    page.close()
    assert "https://example.org/x" in paper["far"]["after"] and screen["far"]["after"] == "none"
    assert paper["here"]["after"] == "none" and not paper["file"]["shown"]
    assert paper["fold"]["height"] > 1.5 * screen["fold"]["height"]
    assert paper["chart"]["width"] <= 720 < screen["chart"]["width"]


def test_a_worksheet_prints_alone_on_one_sheet(chromium):
    sheet = f'<div class="output">{tasks.Sheet()._repr_html_()}</div>'
    page = opened(chromium, sheet + "<p>far down</p>" * 200)
    page.emulate_media(media="print")
    assert not page.get_by_text("far down").first.is_visible()
    assert page.get_by_text("Shifted or met?").is_visible()
    pdf = page.pdf(prefer_css_page_size=True)
    page.close()
    assert len(re.findall(rb"/Type */Page\b(?!s)", pdf)) == 1
