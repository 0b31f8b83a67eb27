"""A figure and a slider are added as data/ADDING.md says, on a copy of the project."""

import re
import shutil
import subprocess
import sys
from textwrap import dedent

import pytest

import committed

PAGE = "helpers/pages/since_the_article"
USED = """
from helpers.pages.since_the_article import charts, data, panels

print({cell}.usermeta["sources"] != [])
rows = data.per_year()
for part in (rows, rows.head(1), rows.head(0)):
    print(charts.per_year(part).title.text)
panel = panels.per_year()
panel.set(since=panel.values["since"] + 1)
panel._repr_mimebundle_()
print(panel.figure.answer["sentence"] + panel.figure.error)
"""


@pytest.fixture(scope="module")
def blocks():
    """The pieces of code of the recipe: data, charts, the cell, panels."""
    text = (committed.ROOT / "data" / "ADDING.md").read_text(encoding="utf-8")
    return [dedent(block) for block in re.findall(r" *```python\n(.*?) *```", text, re.S)]


def test_a_figure_and_a_slider(blocks, tmp_path):
    for folder in ("helpers", "data"):
        shutil.copytree(committed.ROOT / folder, tmp_path / folder)
    rows, figure, cell, slider = blocks
    for name, block in {"data": rows, "charts": figure, "panels": slider}.items():
        with open(tmp_path / PAGE / f"{name}.py", "a", encoding="utf-8") as file:
            file.write(f"\n\n{block}")
    ended = subprocess.run(
        [sys.executable, "-c", USED.replace("{cell}", cell.strip())],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert not ended.returncode, ended.stderr
    sources, every, one, none, sentence = ended.stdout.splitlines()
    assert sources == "True" and re.fullmatch(r"\d+ events from \d{4} on\.", sentence)
    assert every.startswith("Most happened in") and one.startswith("Most happened in")
    assert none.startswith("No row is left")
