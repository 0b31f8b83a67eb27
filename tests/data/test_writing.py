"""A file that cannot be written is told in one line, and what was there stays."""

import resource
import signal
import subprocess
import sys

import pytest

import committed
from helpers.data import writing
from helpers.data.fault import DataError


def test_a_table_at_fault_ends_a_command_with_one_line():
    told = pytest.raises(SystemExit, match="^Nothing was written. sources, row 4: wrong$")
    with told, writing.told():
        raise DataError("sources", "wrong", row=4)


def test_a_file_is_written_whole(tmp_path):
    writing.write(tmp_path / "new" / "a.txt", "Türkiye")
    writing.write(tmp_path / "new" / "a.txt", b"two")
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["a.txt"]
    assert (tmp_path / "new" / "a.txt").read_bytes() == b"two"


def test_a_failed_write_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text("old")

    def full(*_):
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(writing.os, "replace", full)
    told = pytest.raises(SystemExit, match="could not be written: No space left on device")
    with told, writing.told():
        writing.write(path, "new")
    assert [p.read_text() for p in tmp_path.iterdir()] == ["old"]


def small_files_only():
    """As on a disk that fills up: no file may grow beyond two kilobytes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048))


def test_the_website_on_a_disk_that_is_full(tmp_path):
    ended = subprocess.run(
        [sys.executable, "-m", "helpers.site", str(tmp_path / "site")],
        cwd=committed.ROOT,
        preexec_fn=small_files_only,
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 1 and len(ended.stderr.strip().splitlines()) == 1
    assert ended.stderr.startswith("Nothing was lost, but ")


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "site").write_text("a file stands where the folder should be")
    command = [sys.executable, "-m", "helpers.site", str(tmp_path / "site")]
    # The answers of every panel take minutes: a refusal must come before them.
    ended = subprocess.run(command, cwd=committed.ROOT, capture_output=True, text=True, timeout=60)
    assert ended.returncode == 1 and ended.stderr.strip().endswith("is a file; name a folder")
