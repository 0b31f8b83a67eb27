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
    """A failing browser test leaves what its open pages showed in build/failed/."""
    report = yield
    if report.failed and "chromium" in item.funcargs:
        FAILED.mkdir(parents=True, exist_ok=True)
        contexts = item.funcargs["chromium"].contexts
        for number, page in enumerate(page for context in contexts for page in context.pages):
            name = re.sub(r"\W+", "-", f"{item.name}-{number}")
            page.screenshot(path=FAILED / f"{name}.png")
            (FAILED / f"{name}.html").write_text(page.content(), encoding="utf-8")
    return report


@pytest.fixture(scope="session")
def chromium():
    with lab.browser() as browser:
        yield browser


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
