"""CHANGELOG.md names the version that is declared, and its numbers are those of the model.

A model that answers otherwise is another version: give it an entry, and let this test read it.
"""

import re
import subprocess
import tomllib

import pandas as pd
import pytest
import yaml

from committed import ROOT
from helpers.data import dates, tables
from helpers.model import first_edition, headline, outlook
from helpers.model.assumptions import default
from helpers.model.inputs import load
from helpers.model.projection import project
from helpers.model.questions import above, areas_held, mean_share
from helpers.pages.method import data_editions

TEXT = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
ENTRIES = re.findall(r"^## ([\d.]+), .* edition \((.*)\)$", TEXT, re.M)
ENTRY, FIRST = TEXT.split("\n## ")[1:3]
DATES = ("2025", "2027", "2030", "2035")


@pytest.fixture(scope="module")
def editions():
    """The middle cases of both editions, and the draws of the second."""
    first = project(first_edition.load(), first_edition.neutral(default()))
    return first, project(load(), default()), project(load(), default(), outlook.DRAWS)


def rows(head):
    """The cells of the table of the entry under this head."""
    (found,) = re.findall(rf"^\| {re.escape(head)} \|\n\| [-| ]+\|\n((?:\|.*\n)+)", ENTRY, re.M)
    return [line.strip("| ").split(" | ") for line in found.splitlines()]


def test_version_is_the_same_everywhere():
    version, day = ENTRIES[0]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert project["version"] == citation["version"] == version
    assert dates.spoken(pd.Timestamp(citation["date-released"])) == day
    if (ROOT / ".git").exists():  # a download has none
        command = ["git", "tag", "--points-at", "HEAD"]
        tags = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
        assert set(tags.split()) <= {f"v{version}"}


def test_areas_led(editions):
    first, middle, drawn = editions
    told = [
        [
            date,
            *(str(areas_held(found, date)[0, 0]) for found in (first, middle)),
            headline.areas_led(drawn, middle, date),
        ]
        for date in DATES
    ]
    assert rows("end of | first edition | second edition, middle | second edition, range") == told
    assert (areas_held(drawn, "2035")[0] < areas_held(first, "2035")[0]).mean() > 0.5
    now, *_, last = [led for _, led, *_ in told]
    assert f"Europe led in {now}\nof 18 areas, at the end of 2035 in {last}." in FIRST


def test_mean_share(editions):
    told = [
        [date, *(f"{100 * mean_share(found, date)[0, 0]:.1f}" for found in editions[:2])]
        for date in DATES
    ]
    assert rows("end of | first edition | second edition") == told


def test_leads_that_moved(editions):
    found = [first_leads(edition) for edition in editions[:2]]
    moved = [(area, was, found[1][area]) for area, was in found[0].items()]
    moved = [(area, was, now) for area, was, now in moved if was != now]
    names = tables.load("model/areas").set_index("area_id")["name"]
    assert len(moved) == 2 and "Two leads moved" in ENTRY
    for area, was, now in moved:
        assert f"{names[area]}: from {now}, not {was}." in ENTRY.replace("\n", " ")


def first_leads(found):
    """The first year at whose end Europe leads in an area."""
    ends = [name for name in found.inputs.quarters if name.endswith("Q4")]
    at = [found.quarter(name) for name in ends]
    led = above(found)[:, at, 0, 0]
    return {
        area: ends[row.argmax()][:4] if row.any() else None
        for area, row in zip(found.inputs.areas, led, strict=True)
    }


def test_what_each_change_does():
    steps = data_editions.changes().iloc[1:-1]
    told = steps[["change", "share_text", "led_text"]].to_numpy().tolist()
    assert rows("change | mean share | areas led") == told


def test_data_are_counted():
    counted = f"{len(tables.names())} tables and {len(tables.load('sources')):,} sources"
    assert counted in ENTRY.replace("\n", " ")
