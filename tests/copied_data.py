"""A copy of data/ that a test adds rows to, read by the pages in place of the tables."""

import shutil
from contextlib import contextmanager

from helpers.data import sources, tables


@contextmanager
def copied(tmp_path, monkeypatch):
    """The folder of the copy; what was kept of the tables is read again, then and afterwards."""
    data, load = shutil.copytree(tables.DATA, tmp_path / "data"), tables.load
    kept = (sources._cited, sources._links)
    with monkeypatch.context() as patch:
        patch.setattr(tables, "load", lambda name, folder=None: load(name, data))
        for answer in kept:
            answer.cache_clear()
        yield data
    for answer in kept:
        answer.cache_clear()
