"""Answers kept for later models, and checks as data."""

import numpy as np
import pandas as pd

from helpers.model import frozen
from helpers.model.assumptions import default, sliders
from helpers.model.inputs import load
from helpers.model.projection import project
from helpers.model.questions import mean_share


def test_nothing_moved_since_the_answers_were_kept():
    moved = frozen.compare()
    assert moved.empty, "python -m helpers.model.frozen says what moved; `write` accepts it"


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
