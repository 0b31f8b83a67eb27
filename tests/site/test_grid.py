"""Which settings the website stores, and that every stored setting is found where it lies."""

from itertools import product

import pytest

from helpers.site import answers
from helpers.site import grid as grids
from helpers.site.grid import FEWEST, STATES, Dial, grid
from helpers.ui import controls


def dial(total, start=0, kind="number", name="a"):
    stops = tuple(range(total))
    words = tuple(map(str, stops))
    return Dial(name, name, "hint", kind, stops, words, words, start)


@pytest.mark.parametrize("total", [1, 2, 9, 10, 16, 21, 96, 132])
def test_thinned_keeps_ends_and_default_and_nine_stops(total):
    for start, most in product({0, total // 3, total - 1}, (9, 10, 22, 44)):
        thin = dial(total, start).thinned(most)
        assert (
            thin.stops[0] == 0 and thin.stops[-1] == total - 1 and thin.stops[thin.start] == start
        )
        assert min(total, FEWEST) <= len(thin.stops) <= max(most, 1)


@pytest.mark.parametrize("sizes", [(12,), (96, 36, 3), (132, 121), (27, 15, 41, 36, 26, 21)])
def test_a_panel_fits_and_menus_keep_all(sizes):
    dials = [dial(size, size // 2, name=f"d{place}") for place, size in enumerate(sizes)]
    dials.append(dial(3, kind="menu", name="menu"))
    found = grid(dials)
    assert len(found.states) == len(set(found.states)) <= STATES
    assert len(found.dials[-1].stops) == 3
    kept = [len(one.stops) for one in found.dials[:-1]]
    assert all(left >= min(size, FEWEST) for left, size in zip(kept, sizes, strict=True))
    # More stops, or more dials at a time, would not fit.
    together = len(found.blocks[0].free)
    assert together == len(dials) or "at most" in found.note(dials)
    whole = [len(one.stops) for one in found.dials] == [len(one.stops) for one in dials]
    assert whole or "This page holds" in found.note(dials)


def test_the_default_is_in_every_block():
    found = grid([dial(41, 20, name=f"d{place}") for place in range(6)])
    start = tuple(one.start for one in found.dials)
    assert all(start in set(block.settings(found.dials)) for block in found.blocks)
    lying = answers.entries(found)
    every = [one for block in found.blocks for one in block.settings(found.dials)]
    assert [found.states[state] for state in lying] == every


def test_a_refusal_is_an_answer_and_texts_are_stored_once():
    columns = answers.Columns(3)
    columns.put(0, {("sentence",): '"a"', ("rows", "x"): "[1]"})
    columns.put(1, {("refused",): '"no"'})
    columns.put(2, {("sentence",): '"a"', ("rows", "x"): "[2]"})
    held = {tuple(key): (values, at) for key, values, at in answers.json.loads(columns.text())}
    assert held["sentence",] == (["a"], [0, -1, 0]) and held["refused",] == (["no"], [-1, 0, -1])
    assert held["rows", "x"] == ([[1], [2]], [0, -1, 1])


def test_dials_say_what_controls_say():
    made = grids.dial
    number = made(controls.number("n", "Wait", "months", 0, 0.5, 0.1, 0.3, "hint"))
    assert number.tokens == ("0", "0.1", "0.2", "0.3", "0.4", "0.5") and number.start == 3
    month = made(controls.month("m", "From", "2026-01-01", "2026-04-01", "2026-03-01", "hint"))
    assert month.tokens[month.start] == "2026-03" and month.texts[0] == "January 2026"
    menu = made(controls.choice("c", "Count", {"Yes": True, "No": False}, False, "hint"))
    assert (menu.tokens, menu.start, menu.kind) == (("yes", "no"), 1, "menu")
