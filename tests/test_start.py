"""A kernel starts quickly: what a page loads, and what it does not."""

import subprocess
import sys
from importlib.util import find_spec

import pytest

import committed

# Each takes a kernel a good part of a second, and no page needs it.
UNWANTED = {"rfc3987_syntax", "lark", "scipy", "frictionless", "jupyterlab", "jupyter_server"}
UNWANTED |= {"nbformat", "distributed", "dask", "mistune", "matplotlib", "hypothesis"}
# What draws pictures holds 70 MB once it has drawn one.
UNWANTED |= {"vl_convert", "PIL"}
# Pandas and altair alone load about 900.
AT_MOST = 1250
PAGES = sorted(path.parent.name for path in committed.ROOT.glob("helpers/pages/*/__init__.py"))


def loaded(program):
    """The names of the modules that a fresh Python holds after `program`."""
    program += "\nimport sys; print(*sorted(sys.modules), sep='\\n')"
    ended = subprocess.run(
        [sys.executable, "-c", program],
        cwd=committed.ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return ended.stdout.splitlines()


def test_all_pages_together_load_little():
    names = [
        f"helpers.pages.{page}.{path.stem}"
        for page in PAGES
        for path in (committed.ROOT / "helpers/pages" / page).glob("[a-z]*.py")
    ]
    found = loaded("\n".join(f"import {name}" for name in names))
    assert set(names) <= set(found)
    assert not UNWANTED & set(found)
    assert len(found) <= AT_MOST


@pytest.mark.proof
@pytest.mark.skipif(not find_spec("rfc3987_syntax"), reason="jsonschema finds no grammar anyway")
def test_the_grammar_of_addresses_is_spared_and_stays_there_for_others():
    assert not {"lark", "rfc3987_syntax"} & set(loaded("import helpers, altair"))
    assert "lark" in loaded("import helpers, altair, rfc3987_syntax")
    # Without helpers it is read: when this fails, the switch has become needless.
    assert "lark" in loaded("import altair")


@pytest.mark.proof
def test_a_grammar_that_is_there_already_stays():
    assert "rfc3987_syntax" in loaded("import rfc3987_syntax, helpers")
