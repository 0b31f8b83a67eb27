"""The files that say what to install agree with each other, and name no machine."""

import os
import re
import shutil
import subprocess
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PYTHONS = SpecifierSet(PROJECT["requires-python"])
MINORS = [f"3.{minor}" for minor in range(8, 30) if f"3.{minor}" in PYTHONS]


def read(path):
    return (ROOT / path).read_text(encoding="utf-8")


def declared():
    extras = PROJECT["optional-dependencies"].values()
    return [Requirement(text) for texts in (PROJECT["dependencies"], *extras) for text in texts]


def pinned():
    """Versions in the lock by name; a package may have one per Python version."""
    pins = {}
    for line in read("requirements.lock").splitlines():
        pin = Requirement(line)
        (exact,) = pin.specifier
        assert exact.operator == "==", line
        pins.setdefault(canonicalize_name(pin.name), []).append(exact.version)
    return pins


def test_lock_pins_what_the_project_declares():
    pins = pinned()
    for wanted in declared():
        versions = pins[canonicalize_name(wanted.name)]
        assert all(version in wanted.specifier for version in versions), str(wanted)


def test_what_is_declared_is_what_is_tried():
    """Tests run with the versions of the lock, so that the oldest version declared is theirs."""
    for wanted in declared():
        oldest = min(map(Version, pinned()[canonicalize_name(wanted.name)]))
        (low,) = (Version(one.version) for one in wanted.specifier if one.operator == ">=")
        assert low.release[:2] == oldest.release[:2], wanted


def test_conda_installs_the_lock_and_the_project():
    environment = yaml.safe_load(read("environment.yml"))
    python, pip, installed = environment["dependencies"]
    assert environment["name"] == PROJECT["name"]
    assert environment["channels"] == ["conda-forge"]
    # Binder takes the version only in this form, and any other as its own default.
    assert re.fullmatch(r"python=3\.\d+", python) and python.partition("=")[2] in PYTHONS
    assert pip == "pip" and installed == {"pip": ["-r requirements.lock", "-e ."]}


def test_workflow_covers_the_declared_pythons():
    jobs = yaml.safe_load(read(".github/workflows/test.yml"))["jobs"]
    assert jobs["make-test"]["strategy"]["matrix"]["python"] == MINORS
    uses = [step["uses"] for job in jobs.values() for step in job["steps"] if "uses" in step]
    assert all(re.fullmatch(r"[\w./-]+@v\d+", action) for action in uses), uses


def test_make_tries_the_declared_pythons():
    names = re.search(r"^PYTHONS := (.*)$", read("Makefile"), re.M)[1].split()
    assert sorted(names) == ["python3", *(f"python{minor}" for minor in MINORS)]
    assert f"(3, {MINORS[0][2:]}) <= sys.version_info[:2] <= (3, {MINORS[-1][2:]})" in read(
        "Makefile"
    )


def test_readme_names_every_verb():
    verbs = re.search(r"^\.PHONY: (.*)$", read("Makefile"), re.M)[1].split()
    targets = re.findall(r"^(\w+):.*## ", read("Makefile"), re.M)
    assert verbs == targets and len(verbs) <= 7
    named = set(re.findall(r"`?make (\w+)", read("README.md")))
    assert named == set(verbs)


@pytest.mark.parametrize("name", ["README.md", "data/ADDING.md"])
def test_every_place_that_a_text_names_is_there(name):
    for place in re.findall(r"`((?:helpers|data|tests|notebooks)/[\w/.]*\w/?)[`_*]", read(name)):
        assert (ROOT / place).exists(), place


def test_proof_is_what_a_reader_runs():
    first, *_, test, proof = [
        line for line in read(".ci/run").splitlines() if line and line[0] != "#"
    ]
    assert first == "set -euo pipefail"
    assert (test, proof) == ("make test </dev/null", "make proof </dev/null")


def tracked(root=ROOT):
    """The files of the project: as git knows them, or all in a download without git's own."""
    if (root / ".git").exists():
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True
        )
        return [root / name for name in listed.stdout.decode().split("\0") if name]
    ignored, found = [line.strip("/") for line in (root / ".gitignore").read_text().split()], []
    for folder, inside, names in os.walk(root):
        inside[:] = [part for part in inside if not any(fnmatch(part, one) for one in ignored)]
        found += [Path(folder, name) for name in names]
    return found


def test_a_download_without_git_is_searched_like_a_clone(tmp_path):
    shutil.copy(ROOT / ".gitignore", tmp_path)
    for name in ("helpers/a.py", ".venv/b.py", "made.egg-info/c.txt", "helpers/__pycache__/d.pyc"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    found = {path.relative_to(tmp_path).as_posix() for path in tracked(tmp_path)}
    assert found == {".gitignore", "helpers/a.py"}


def test_line_ends_are_the_same_in_every_clone(tmp_path):
    """Also where git is told to turn them, as on Windows."""
    one, other = tmp_path / "one", tmp_path / "other"
    names = [".gitattributes", "data/sources.csv", "Makefile", "helpers/site/style.css"]
    names += ["notebooks/15_lesson.ipynb", ".github/answer.png", "requirements.lock"]
    for name in names:
        (one / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, one / name)
    author = ["-c", "user.name=reader", "-c", "user.email=reader@example.org"]
    for command in (["init", "-q"], ["add", "-f", "."], [*author, "commit", "-qm", "all"]):
        subprocess.run(["git", *command], cwd=one, check=True)
    turned = ["git", "-c", "core.autocrlf=true", "clone", "-q", one, other]
    subprocess.run(turned, check=True, capture_output=True)
    for name in names:
        assert (other / name).read_bytes() == (ROOT / name).read_bytes(), name


def test_no_file_names_a_registry_or_a_machine():
    """Whoever installs decides where from, and no output shows where it was made."""
    # Written in pieces, so that this file does not hold what it forbids.
    hosts = ["py" + "pi.org", "python" + "hosted", "regis" + "try.npm", "extra-" + "index-url"]
    folders = ["/ho" + "me/", "/ro" + "ot/", "/Us" + "ers/", "/tm" + "p/", "C:" + "\\"]
    # Addresses of the web have such parts too; there a host or a folder stands before them.
    own = [rf"(?<![\w.]){re.escape(folder)}(?=[\w\\])" for folder in folders]
    forbidden = re.compile("|".join([*map(re.escape, hosts), *own]))
    for path in tracked():
        if path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace")
            found = any(mark in text for mark in hosts + folders) and forbidden.search(text)
            assert not found, f"{path.relative_to(ROOT)}: {found[0]}"
