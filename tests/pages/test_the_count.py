"""Every page that tells how many areas Europe leads tells the range of `headline.areas_led`."""

from dataclasses import replace

import pytest

from helpers.model import headline, outlook
from helpers.model.assumptions import default
from helpers.model.inputs import load
from helpers.model.projection import project
from helpers.pages.method import words_bands as method
from helpers.pages.scenarios import panels as scenarios
from helpers.pages.scenarios import words as scenario_words
from helpers.pages.start_here import charts, data
from helpers.pages.start_here import words as start_here
from helpers.pages.what_it_would_take import words as what_it_would_take
from helpers.pages.what_it_would_take import words_cases
from helpers.site import first_screen

OURS = f"{default().errors_together:g} |"  # the row of a table that is our standard case
TOLD = {
    "00": (lambda: repr(start_here.answer()) + repr(start_here.by_year()), "2025 2027 2030"),
    "00, figure": (
        lambda: charts.leads(data.shares(), data.years(), data.counts()).description,
        "2027",
    ),
    "README": (lambda: first_screen.README.read_text(encoding="utf-8"), "2025 2027 2030"),
    "07": (lambda: repr(scenario_words.answer()), "2027 2030 2035"),
    "08": (lambda: repr(what_it_would_take.answer()), "2030"),
    "08, cases": (
        lambda: repr(words_cases.case_against()) + repr(words_cases.case_2030()),
        "2027 2030",
    ),
    "11": (
        lambda: next(row for row in repr(method.bands()).splitlines() if row.startswith(OURS)),
        "2027 2030 2035",
    ),
}


@pytest.fixture(scope="module")
def counts():
    drawn, middle = (project(load(), default(), draws) for draws in (outlook.DRAWS, 0))
    return {
        date: headline.areas_led(drawn, middle, date) for date in ("2025", "2027", "2030", "2035")
    }


@pytest.mark.parametrize("page", TOLD)
def test_pages_tell_the_same_count(page, counts):
    told, dates = TOLD[page]
    said = told()
    for date in dates.split():
        assert any(
            f"{word} {counts[date]}" in said
            for word in ("in", "is", "draws:", "2030:", "and", ",", "|")
        ), date


def test_the_laboratory_shows_the_same_middle_and_range():
    rows = headline.count_by_year(
        *(project(load(), default(), draws) for draws in (outlook.DRAWS, 0))
    ).set_index("year")
    shown = scenarios.laboratory().figure.answer["numbers"]
    for (value, meaning, _), date in zip(shown, outlook.DATES, strict=True):
        low, _, high, middle = rows.loc[int(date)]
        ends = f"{low}" if low == high else f"{low} to {high}"
        assert value == f"{middle} of 18"
        assert meaning == f"areas led, end of {date}\neight of ten draws: {ends}"


def test_the_laboratory_names_what_stands_on_the_line():
    found = outlook.outlook(default())
    near = dict.fromkeys(outlook.DATES, ()) | {"2030": ("aar",)}
    assert scenario_words.on_the_line(replace(found, near=near)).endswith(
        "tankers in the air at the end of 2030."
    )
    assert not scenario_words.on_the_line(replace(found, near=dict.fromkeys(outlook.DATES, ())))
    hangs = replace(found, hangs={key: key == ("most", "2035") for key in found.hangs})
    said = scenario_words.sentence(default(), hangs, default())
    assert said.count("on the line") == 1 and ") on the line" in said
