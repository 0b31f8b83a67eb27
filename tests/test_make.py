"""`make` says in one line what keeps it from setting up."""

import os
import subprocess

import pytest

import committed


@pytest.fixture
def copy(tmp_path):
    """What `make` needs to begin with, without an environment."""
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        (tmp_path / name).write_bytes((committed.ROOT / name).read_bytes())
    return tmp_path


def make(folder, **environment):
    command = ["make", "--no-print-directory", "lab"]
    return subprocess.run(
        command, cwd=folder, env=os.environ | environment, capture_output=True, text=True
    )


def test_a_folder_that_cannot_be_written(copy):
    (copy / ".venv").write_text("a file stands where the environment should be")
    ended = make(copy)
    assert ended.returncode and "This folder cannot be written" in ended.stderr


def test_a_disk_without_room(copy):
    df = copy / "bin" / "df"
    df.parent.mkdir()
    df.write_text("#!/bin/sh\necho head\necho disk 1 1 4000 99% /\n")
    df.chmod(0o755)
    ended = make(copy, PATH=f"{df.parent}:{os.environ['PATH']}")
    assert ended.returncode and "1.5 GB" in ended.stderr and not (copy / ".venv/bin").exists()
