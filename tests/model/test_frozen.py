"""Answers kept for later models, and checks as data."""

import numpy as np
import pandas as pd

from helpers.model import frozen
from helpers.model.assumptions import default, sliders
from helpers.model.inputs import load
from helpers.model.projection import project
from helpers.model.questions import mean_share


def test_nothing_moved_since_the_answers_were_kept():
    moved = frozen.compare(every=10)
    assert moved.empty, "python -m helpers.model.frozen says what moved; `write` accepts it"
    assert len(np.load(frozen.ANSWERS)["codes"]) == frozen.COUNT == 2000


def test_what_moves_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(frozen, "ANSWERS", tmp_path / "answers.npz")
    frozen.write(10)
    assert frozen.compare().empty
    kept = dict(np.load(frozen.ANSWERS))
    kept["answers"][3, 2, 5, 0] += 0.02
    np.savez(frozen.ANSWERS, **kept)
    (row,) = frozen.compare().itertuples()
    assert (row.area, row.answer, row.date) == (load().areas[5], "share", "2030")
    assert (row.scenarios, row.most, row.code) == (1, 2, kept["codes"][3])
    assert frozen.compare(every=2).empty


def test_the_ends_are_those_of_this_edition():
    kept = pd.read_csv(frozen.ENDS, dtype={"date": str})
    pd.testing.assert_frame_equal(kept, frozen.ends(), atol=1e-4, check_dtype=False)


def test_answers_lie_between_those_at_the_ends_of_an_assumption():
    """One assumption anywhere on its grid; a tenth of a point for what is not quite monotone."""
    table = pd.read_csv(frozen.ENDS, dtype={"date": str})
    for name, rows in table.groupby("assumption"):
        grid = sliders()[name].grid()[:: max(1, len(sliders()[name].grid()) // 6)]
        found = project(load(), [default(**{name: value}) for value in grid])
        for row in rows.itertuples():
            mean = 100 * mean_share(found, row.date)[:, 0]
            ends = sorted((row.mean_low, row.mean_high))
            assert np.all(mean >= ends[0] - 0.1) and np.all(mean <= ends[1] + 0.1), (name, row.date)
