"""JupyterLab as `make lab` starts it: pages run when opened, and reading changes no file."""

import json
import shutil
import subprocess

import nbformat
import pytest

import committed
import lab
import reader
from helpers.lab import digests

START, CHANGED = committed.NAMES[:2]
ALLY = "13_one_country.ipynb"
STATUS = ".burden-shift-status"
AUTOSAVE_SECONDS = 2


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    """The lab over a repository of the notebooks, one of them changed; it saves often."""
    folder = tmp_path_factory.mktemp("collection")
    shutil.copytree(committed.FOLDER, folder / "notebooks")
    page = json.loads((folder / "notebooks" / CHANGED).read_bytes())
    code = next(cell for cell in page["cells"] if cell["cell_type"] == "code")
    code["source"] = ["1 / 0\n", *code["source"]]
    (folder / "notebooks" / CHANGED).write_text(json.dumps(page, indent=1))
    settings = folder / ".config/lab/user-settings/@jupyterlab/docmanager-extension"
    settings.mkdir(parents=True)
    chosen = {"autosaveInterval": AUTOSAVE_SECONDS}
    (settings / "plugin.jupyterlab-settings").write_text(json.dumps(chosen))
    shutil.copy(committed.ROOT / ".gitignore", folder)
    git(folder, "init", "--quiet")
    git(folder, "add", "notebooks", ".gitignore")
    author = ["-c", "user.name=reader", "-c", "user.email=reader@example.org"]
    git(folder, *author, "commit", "--quiet", "--message", "as published")
    with lab.server(folder, live="on") as served:
        yield served


@pytest.fixture
def page(chromium, running):
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    yield context.new_page()
    context.close()
    running.stop_kernels()


def git(folder, *command):
    ran = subprocess.run(["git", *command], cwd=folder, capture_output=True, text=True, check=True)
    return ran.stdout


def changed(folder):
    return git(folder, "status", "--porcelain", "notebooks")


def marked(page):
    """Tabs that are marked as changed."""
    return page.locator(".lm-TabBar-tab.jp-mod-dirty").count()


def wait_for(page, words):
    page.locator(STATUS).get_by_text(words).wait_for(timeout=60_000)


def test_a_page_runs_in_place_and_reading_leaves_it_as_it_was(running, page):
    lab.open_notebook(page, running, START, run=False)
    wait_for(page, "is running")
    heading = page.locator(".jp-Notebook h2").nth(2)
    page.mouse.move(800, 400)
    for _ in range(40):
        if heading.is_visible() and heading.bounding_box()["y"] < 500:
            break
        page.mouse.wheel(0, 200)
        page.wait_for_timeout(50)
    place = heading.bounding_box()["y"]
    wait_for(page, "This page is live")
    page.wait_for_timeout(500)
    assert abs(heading.bounding_box()["y"] - place) < 3
    assert page.locator(".jp-Notebook .jp-mod-active h1").count() == 1

    sentence = page.locator(".bs-sentence").first
    before = sentence.inner_text()
    page.locator(".bs-panel input[type=text]").first.fill("65")
    page.keyboard.press("Enter")
    page.wait_for_function(
        "([e, was]) => e.textContent !== was", arg=[sentence.element_handle(), before]
    )
    page.wait_for_timeout(1500 * AUTOSAVE_SECONDS)
    assert not marked(page) and not changed(running.folder)

    page.locator(".lm-TabBar-tab.jp-mod-current .lm-TabBar-tabCloseIcon").click()
    page.locator(".jp-Notebook").wait_for(state="detached")
    assert not page.locator(".jp-Dialog").count()
    for _ in range(50):
        if not running.kernels():
            break
        page.wait_for_timeout(100)
    assert not running.kernels() and not changed(running.folder)


@pytest.mark.proof
def test_a_panel_moves_on_a_machine_too_busy_to_load_its_script_in_time(running, page):
    page.add_init_script(BUSY)
    lab.open_notebook(page, running, ALLY, run=False)
    wait_for(page, "This page is live")
    panel = reader.Panel(page.locator(".bs-panel:has(.bs-sentence)").first)
    assert page.evaluate("busy") and panel.move(panel.controls()[0])


@pytest.mark.proof
def test_saving_by_hand_keeps_every_picture_and_a_page_that_ran_before_asks(running, page):
    lab.open_notebook(page, running, START, run=False)
    wait_for(page, "This page is live")
    with page.expect_response(lambda got: got.request.method == "PUT" and START in got.url):
        page.keyboard.press("Control+s")
    file = running.folder / "notebooks" / START
    saved = committed.figures(nbformat.read(file, as_version=4))
    assert len(saved) == len(committed.figures(committed.read(START)))
    for output in saved:
        assert len(output.data["image/png"]) > 1000
        assert output.metadata["image/png"]["alt"] == output.data["text/plain"]
    git(running.folder, "checkout", "notebooks")

    # The kernel of a page that is loaded anew has run cells already.
    lab.open_notebook(page, running, START, run=False)
    wait_for(page, "have run in this kernel")
    page.get_by_role("button", name="Run it").click()
    wait_for(page, "This page is live")
    assert not marked(page) and not changed(running.folder)


def test_a_page_with_other_code_does_not_run(running, page):
    lab.open_notebook(page, running, CHANGED, run=False)
    wait_for(page, "does not run by itself")
    page.wait_for_selector(lab.IDLE)
    page.wait_for_timeout(1000)
    assert not page.locator(".bs-sentence").count()
    assert "ZeroDivisionError" not in page.locator(".jp-Notebook").inner_text()


def test_the_switch_turns_it_off_and_reading_still_changes_nothing(jupyterlab, page):
    """The lab of the other tests runs with LIVE=off."""
    lab.open_notebook(page, jupyterlab, START, run=False)
    page.wait_for_selector(lab.IDLE)
    page.wait_for_timeout(1000)
    assert not page.locator(STATUS).count() and not page.locator(".bs-sentence").count()
    assert not marked(page)


def test_the_list_of_pages_is_that_of_the_notebooks():
    assert json.loads(digests.LISTED.read_bytes()) == digests.digests(), "run make notebooks"


# Whoever asks for an alarm in two seconds is kept waiting for three.
BUSY = """(() => {
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  globalThis.busy = 0;
  AbortSignal.timeout = wait => {
    const signal = timeout(wait), until = performance.now() + 3000;
    while (performance.now() < until) busy += 1;
    return signal;
  };
})()"""
