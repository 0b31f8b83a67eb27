"""One JupyterLab and one Chromium for all browser tests."""

import shutil

import nbformat
import pytest

import committed
import lab


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
        notebook = committed.read(name)
        for cell in committed.cells(notebook, "code"):
            # What is seen in these tests was drawn in them.
            cell.outputs, cell.execution_count = [], None
        nbformat.write(notebook, folder / "notebooks" / name)
    with lab.server(folder) as running:
        yield running
