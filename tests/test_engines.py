"""`make proof` where there is no other engine; with them it is its own test."""

import os
import subprocess
import sys

import pytest

import committed


def run(name, *words):
    """The lines that a script of the tests prints where no program is found."""
    command = [sys.executable, committed.ROOT / "tests" / name, *words]
    environment = os.environ | {"PATH": "", "PYTHONPATH": str(committed.ROOT)}
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return ran.stdout.splitlines()


def test_what_cannot_be_had_is_no_fault():
    said = run("find_engines.py")
    assert [line.strip() for line in said if line.endswith("could not be had")] == [
        "Firefox could not be had",
        "WebKit could not be had",
    ]


@pytest.mark.proof
def test_the_last_line_names_what_could_not_be_had(tmp_path):
    *_, last = run("prove_engines.py", tmp_path)
    assert last == "==> All proved, but not in Firefox or WebKit, which could not be had"
