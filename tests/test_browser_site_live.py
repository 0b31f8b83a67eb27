"""Panels of the website without a kernel, from a folder: a sample of states against the kernel."""

import re
import shutil

import pytest

import accessibility
import committed
import played
import reader
from helpers.model import codes
from helpers.model.assumptions import preset, presets, sliders
from helpers.site import answers, build, live, pages

PLACES = {
    build.script_name(place): place for path in committed.PATHS for place in live.places(path)
}
# In one order in every process that shares the tests.
PATHS = list(dict.fromkeys(place.path for place in PLACES.values()))
# A panel of menus, one of months, one whose controls do not all move together, the laboratory.
COMPARED = ["00-what-counts-as-a-majority", "03-slack", "04-estimates", "07-laboratory"]
LABORATORY = PLACES["07-laboratory"]


def address(place):
    return pages.address(place.path.name)


def test_every_panel_has_a_place_of_its_own_on_its_page(site):
    assert len(PLACES) >= 20
    for name, place in PLACES.items():
        html = (site / address(place)).read_text(encoding="utf-8")
        assert len(re.findall(f'id="{place.name}"', html)) == 1, name
        assert f'data-answers="answers/{name}.js"' in html


@pytest.mark.parametrize("name", committed.sampled([path.name for path in PATHS]))
def test_every_panel_moves(site, chromium, name):
    with reader.offline(chromium, site / pages.address(name)) as opened:
        for place in live.places(committed.FOLDER / name):
            panel = played.Played(opened.page, place).wake()
            before = panel.seen()
            assert any(_moved(panel, before) for _ in range(12)), place.name
            panel.root.get_by_role("button", name="Reset").click()
            after = panel.seen()
            assert (after["tokens"], after["sentence"]) == (before["tokens"], before["sentence"])
        assert not opened.fetched and not opened.logged


def test_a_phone_shows_the_figure_of_a_panel_whole(site, chromium):
    place = PLACES[COMPARED[0]]
    with reader.offline(chromium, site / address(place)) as opened:
        opened.page.set_viewport_size({"width": 390, "height": 844})
        opened.page.reload()
        panel = played.Played(opened.page, place).wake()
        assert panel.root.locator(".bs-chart svg").bounding_box()["width"] <= 350
        assert panel.wrong()[0] == []


def _moved(panel, before):
    panel.move()
    now = panel.seen()
    return now["sentence"] != before["sentence"] or now["rows"] != before["rows"]


@pytest.mark.parametrize("name", COMPARED)
def test_the_page_says_what_the_kernel_says(site, chromium, name):
    place = PLACES[name]
    with played.playing(chromium, site, place, address(place)) as (panel, _):
        assert panel.wrong()[0] == []
        for _ in range(5):
            panel.move()
            assert panel.wrong()[0] == []


@pytest.mark.parametrize("part", ["sentence", "numbers", "rows"])
def test_a_corrupted_answer_is_found(site, chromium, tmp_path, part):
    place = PLACES[COMPARED[0]]
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    script = copy / "answers" / f"{COMPARED[0]}.js"
    name, held = answers.unpacked(script.read_text())
    for key, values, _ in held["columns"]:
        if key == ["sentence"] and part == "sentence":
            values[:] = [value.replace("a", "e", 1) for value in values]
        elif key == ["numbers"] and part == "numbers":
            values[:] = [[["0 of 0", "nothing", ""]] for _ in values]
        elif len(key) == 2 and part == "rows":
            values[:] = [[1] * len(value) for value in values]
    script.write_text(answers.packed(name, answers.json.dumps(held)))
    with played.playing(chromium, copy, place, address(place)) as (panel, _):
        assert [fault.partition(" ")[0].strip(":") for fault in panel.wrong()[0]] == [part]


def test_a_link_opens_the_same_setting_and_says_where_it_is_not_stored(site, chromium):
    place = PLACES["04-definition"]
    with played.playing(chromium, site, place, address(place)) as (panel, opened):
        panel.root.locator("[type=range]").first.press("ArrowRight")
        seen, link = panel.seen(), opened.page.url
        moved = {name for name, token in seen["tokens"].items() if f"{name}={token}" in link}
        assert moved and f"#{place.name}?" in link
        opened.page.goto("about:blank")
        opened.page.goto(link)
        panel.wake()
        assert panel.seen()["tokens"] == seen["tokens"] and panel.seen()["said"] == ""
        opened.page.goto(link.partition("?")[0] + "?threshold=53.3&us_count=nonsense")
        opened.page.wait_for_function(SAID)
        assert "53.3" in (told := panel.seen()["said"]) and "us_count=nonsense" in told
        assert panel.wrong()[0] == []


def test_a_short_address_goes_both_ways_and_its_ally_prints_on_one_sheet(site, chromium):
    place = PLACES["13-one_country"]
    with played.playing(chromium, site, place, address(place)) as (panel, opened):
        page, link = opened.page, opened.page.url.partition("#")[0]
        page.goto("about:blank")
        page.goto(f"{link}#GBR")
        panel.wake()
        page.wait_for_function("document.querySelector('.bs-note a')")
        seen = panel.seen()
        assert seen["tokens"] == {"country": "GBR"} and "United Kingdom" in seen["sentence"]
        sheets = re.findall(rb"/Type */Page\b(?!s)", page.pdf(prefer_css_page_size=True))
        assert len(sheets) == 1
        panel.root.locator("select").select_option(label="Albania")
        assert page.url == f"{link}#ALB" and panel.wrong()[0] == []
        page.goto(f"{link}#XYZ")
        panel.root.get_by_text("Not known here: country=XYZ.").wait_for()


def test_controls_have_names_and_keys(site, chromium):
    for name in ("04-definition", "07-laboratory"):
        place = PLACES[name]
        with played.playing(chromium, site, place, address(place)) as (panel, opened):
            assert accessibility.findings(opened.page, f"#{place.name}") == []
            opened.page.emulate_media(color_scheme="dark")
            assert accessibility.findings(opened.page, f"#{place.name}") == []
            box = panel.root.locator("[inputmode=decimal]:visible").first
            before = box.input_value()
            box.press("ArrowUp")
            assert box.input_value() != before and panel.wrong()[0] == []
            assert panel.root.locator("[aria-live=polite]").count() == 1


def test_a_typed_number_is_taken_as_meant_or_refused_with_a_word(site, chromium):
    """3,2 is how most of Europe writes it; the nearest stop is taken only with a word."""
    place = PLACES["04-definition"]
    with played.playing(chromium, site, place, address(place)) as (panel, opened):
        row = panel.root.locator(".bs-control").filter(has_text="Share that counts as a majority")
        box, word = row.locator("[inputmode=decimal]"), row.locator(".bs-word")
        slider, said = row.locator("[type=range]"), panel.root.locator(".bs-said")
        stop = panel.seen()["tokens"]["threshold"]
        box.fill(f" {stop},0 ")
        box.press("Enter")
        assert box.input_value() == stop and not word.inner_text() and not said.inner_text()
        box.fill("53,3")
        box.press("Enter")
        taken, kept = box.input_value(), slider.input_value()
        assert taken != "53,3" and f"nearest to 53.3 is {taken}." in said.inner_text()
        for typed in ["0,5", "530", "50,000", "50.000", "5,3,3", "", "fifty", "5e1", "0x40", "-53"]:
            box.fill(typed)
            box.press("Enter")
            assert word.inner_text().startswith("Not taken. A number from "), typed
            assert box.input_value() == typed and slider.input_value() == kept, typed
        opened.page.goto(opened.page.url.partition("?")[0] + "?threshold=50,000")
        panel.root.get_by_text("Not known here: threshold=50,000.").wait_for()


def test_codes_go_both_ways(site, chromium):
    """The website's code is the one JupyterLab gives, and each reads the other's."""
    with played.playing(chromium, site, LABORATORY, address(LABORATORY)) as (panel, _):
        field, said = panel.root.locator("[id$=code]"), panel.root.locator(".bs-said")
        menu = panel.root.locator(PRESETS)
        for number, scenario in enumerate(presets().values()):
            menu.select_option(index=number)
            assert field.input_value() == codes.encode(scenario)
            assert panel.root.locator(".bs-sentence").inner_text().count("draws") == 3
        code = codes.encode(preset("war-economy"))
        menu.select_option(index=0)
        field.fill(f'> "{code[:20]}\u00ad\u2060 {code[20:]}».')
        field.press("Enter")
        assert "used now" in said.inner_text() and field.input_value() == code
        field.fill(code[:-1] + ("0" if code[-1] != "0" else "1"))
        field.press("Enter")
        assert "not used" in said.inner_text()


def test_what_went_back_is_said_as_long_as_the_slider_moves(site, chromium):
    with played.playing(chromium, site, LABORATORY, address(LABORATORY)) as (panel, _):
        delays, spending = (
            panel.root.locator(f"[type=range][aria-label^='{sliders()[name].label}']")
            for name in ("slip_factor", "spending_share_2035")
        )
        delays.evaluate(MOVED)
        for _ in range(3):
            spending.evaluate(MOVED)
            assert "“Delays" in (said := panel.seen()["said"]) and "went back" in said
        delays.evaluate(MOVED)
        assert "“Delays" not in panel.seen()["said"]


# One stop to the right, as a drag tells it.
MOVED = """slider => {
  slider.value = Number(slider.value) + 1;
  slider.dispatchEvent(new Event('input', { bubbles: true }));
}"""


def test_pinned_scenario_stays_to_compare_with(site, chromium):
    with played.playing(chromium, site, LABORATORY, address(LABORATORY)) as (panel, _):
        panel.root.locator(PRESETS).select_option(index=4)
        leaving = panel.seen()["rows"]["counts"]
        assert [row["pinned"] for row in leaving] != [row["led"] for row in leaving]
        panel.root.get_by_role("button", name="Pin", exact=True).click()
        panel.root.locator(PRESETS).select_option(index=0)
        reported = panel.seen()["rows"]["counts"]
        assert [row["pinned"] for row in reported] == [row["led"] for row in leaving]
        assert "−" in panel.root.locator(".bs-numbers").inner_text()


def test_the_picture_stays_where_scripts_are_off(site, chromium):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / address(PLACES["04-definition"])).as_uri())
    assert page.locator("#definition img").is_visible() and not page.locator(".player").count()
    context.close()


@pytest.mark.parametrize("policy, live_there", [("script-src 'self'", True), ("", False)])
def test_a_host_may_forbid_eval(site, chromium, policy, live_there):
    """Vega then reads its expressions itself; without its script the picture stays."""
    place = PLACES["04-definition"]
    context = chromium.new_context()

    def serve(route):
        name = route.request.url.partition("//site.test/")[2].partition("#")[0]
        if name == "vega.js" and not live_there:
            return route.abort()
        kind = {"html": "text/html", "js": "text/javascript", "css": "text/css"}
        headers = {"Content-Security-Policy": policy} if policy else {}
        headers["Content-Type"] = kind.get(name.rpartition(".")[2], "image/png")
        route.fulfill(body=(site / name).read_bytes(), headers=headers)

    context.route("**/*", serve)
    page = context.new_page()
    page.goto(f"http://site.test/{address(place)}#{place.name}?threshold=80")
    if live_there:
        panel = played.Played(page, place).wake()
        page.wait_for_function("document.querySelector('#definition .bs-sentence').textContent")
        assert panel.wrong()[0] == [] and panel.seen()["tokens"]["threshold"] == "80"
    else:
        page.wait_for_selector("#definition .bs-said")
        assert page.locator("#definition img").is_visible()
    context.close()


PRESETS = ".bs-control:has(.bs-story) select"
SAID = "document.querySelector('#definition .bs-said')?.textContent"
