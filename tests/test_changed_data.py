"""Pages whose tables have changed: a sentence may ask to be written anew, and nothing else breaks.

Each page is read under one kind of change in turn, and page 01, the lightest, under all of them;
`python tests/prove_changed_data.py` reads every page under every kind, with as many seeds as asked.
"""

import pandas as pd
import pytest

import changed
import committed
import worlds
from helpers.data import tables
from helpers.figures.text import Prose, Table

LIGHTEST = "01"


@pytest.fixture(scope="module", autouse=True)
def _as_it_was():
    yield
    changed.clear()


@pytest.mark.parametrize(
    "turn, kind",
    [
        pytest.param(turn, kind, marks=[pytest.mark.proof] * (turn > 0))
        for turn, kind in enumerate(worlds.KINDS)
    ],
)
def test_pages_bear_changed_tables(turn, kind):
    pages = [
        path
        for place, path in enumerate(committed.PATHS)
        if place % len(worlds.KINDS) == turn or path.name.startswith(LIGHTEST)
    ]
    found = changed.under(kind, 1, pages)
    told = [f"{name} {cell}: {what}: {where}" for name, cell, what, where in found]
    told = [line for line in told if ": rewrite: " not in line]
    assert not told, f"{kind}:\n" + "\n".join(told)


def test_every_kind_changes_many_tables_in_its_own_way():
    for kind in worlds.KINDS:
        frames, changes = worlds.world(kind, seed=1)
        assert len(changes) > 20, kind
        for name in changes:
            now, before = len(frames[name]), len(tables.load(name))
            assert kind not in ("bound", "leader") or now <= before, name
        again, told = worlds.world(kind, seed=1)
        assert told == changes and all(again[name].equals(frames[name]) for name in frames)


BAD = {
    "one of several": "Europe leads in 1 areas.",
    "several of one": "Of 12 order none came.",
    "one are": "1 are pending.",
    "several is": "3 plans is late.",
    "nothing in brackets": "Late () are these.",
    "a list without items": "They come from .",
    "a sign after a sign": "Tanks, , and guns.",
    "a missing value": "It spends nan percent.",
    "two spaces": "It leads  in all.",
    "none of none": "That is 0 of 0 plans.",
    "a span of one number": "It takes 5 to 5 months.",
    "less than nothing": "That is -0.0 points.",
    "a word twice": "It is in in time.",
    "a hole": "It leads in {led}.",
}


@pytest.mark.parametrize("what, sentence", list(BAD.items()))
def test_a_bad_sentence_is_noticed(what, sentence):
    """In a paragraph, wherever it stands there."""
    shown = Prose("Europe leads in 1 area, and in 12 areas it does not.", sentence)
    found = [what for where, text in changed.texts(shown) for what, _ in changed.faults(text)]
    assert what in found


def test_a_good_sentence_is_no_fault():
    text = (
        "None of the plans is late; of 1.5 years, from 2027 to 2030, 2 to 1 groups remain: tanks."
    )
    assert not changed.faults(text)
    cells = Table(pd.DataFrame({"a": ["seen in 2 area(s)", float("nan")]}), {"a": "A"})
    assert [*changed.texts(cells)] == [("table", ""), ("cell", "seen in 2 area(s)")]


def test_what_stops_a_page_is_told(monkeypatch):
    """A table without a column stops page 01 in a cell that is named."""
    frame = tables.load("story/claims").drop(columns="claim")
    path = next(path for path in committed.PATHS if path.name.startswith("01"))
    with changed.instead({"story/claims": frame}):
        told = [what for _, what, where in changed.page(path) if "KeyError" in where]
    assert "stopped" in told
