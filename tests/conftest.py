"""One JupyterLab and one Chromium for all browser tests."""

import re
import shutil

import nbformat
import pytest
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

import committed
import lab

settings.register_profile("thorough", max_examples=1000)


class ByPage(LoadScopeScheduling):
    """Tests of one notebook go to one worker, which then opens it once; others go by module."""

    def _split_scope(self, nodeid):
        page = re.search(r"\[(\w+\.ipynb)", nodeid)
        return page[1] if page else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config, log):
    return ByPage(config, log)


@pytest.fixture(scope="session")
def chromium():
    with lab.browser() as browser:
        yield browser


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
