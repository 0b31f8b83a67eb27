"""One JupyterLab and one Chromium for all browser tests."""

import fcntl
import os
import re
import shutil
import subprocess
import sys

import nbformat
import pytest
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

import committed
import lab

settings.register_profile("thorough", max_examples=1000)
# A sentence that the data no longer carry is a fault here; a reader gets a marked line.
os.environ["BURDEN_SHIFT_STRICT"] = "1"
FAILED = committed.ROOT / "build" / "failed"
# A trace slows every test, so those that failed are run again with one.
TRACED = "BURDEN_SHIFT_TRACE" in os.environ


class ByPage(LoadScopeScheduling):
    """Tests of one notebook go to one worker, which then opens it once; others go by module.

    `--dist loadgroup` would do it with marks, but xdist 3.8 names groups in a way that pytest 9
    no longer reads: every test then goes its own way.
    """

    def _split_scope(self, nodeid):
        page = re.search(r"\[(\w+\.ipynb)", nodeid)
        return page[1] if page else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config, log):
    return ByPage(config, log)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    """A failing browser test leaves what its pages showed, and its trace, in build/failed/."""
    report = yield
    if report.failed and "chromium" in item.funcargs:
        FAILED.mkdir(parents=True, exist_ok=True)
        name = re.sub(r"\W+", "-", item.name)
        contexts = item.funcargs["chromium"].contexts
        for number, page in enumerate(page for context in contexts for page in context.pages):
            page.screenshot(path=FAILED / f"{name}-{number}.png")
            (FAILED / f"{name}-{number}.html").write_text(page.content(), encoding="utf-8")
        for number, context in enumerate(contexts if TRACED else []):
            context.tracing.stop_chunk(path=FAILED / f"{name}-{number}.zip")
            context.tracing.start_chunk()
    return report


@pytest.fixture(scope="session")
def chromium():
    with lab.browser() as browser:
        if TRACED:
            browser.new_context = _traced(browser.new_context)
        yield browser


def _traced(new_context):
    """`new_context`, and every step in it recorded: `playwright show-trace FILE` plays it."""

    def context(**options):
        made = new_context(**options)
        made.tracing.start(screenshots=True, snapshots=True)
        return made

    return context


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The website with a sample of the states of each panel; workers share one and wait for it."""
    base = tmp_path_factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = base / "site"
    with open(base / "site.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.is_dir():
            command = [sys.executable, "-m", "helpers.site", str(folder), "--sample"]
            subprocess.run(command, check=True, cwd=committed.ROOT)
    return folder


@pytest.fixture(scope="session")
def jupyterlab(tmp_path_factory):
    """JupyterLab with the notebooks as committed, and in `notebooks/` without their outputs."""
    folder = tmp_path_factory.mktemp("collection")
    shutil.copytree(committed.FOLDER, folder / "committed")
    (folder / "notebooks").mkdir()
    for name in committed.NAMES:
        nbformat.write(committed.without_outputs(name), folder / "notebooks" / name)
    with lab.server(folder) as running:
        yield running
