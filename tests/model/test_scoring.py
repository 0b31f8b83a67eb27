"""The score of rule 1 against its two rivals."""

import numpy as np
import pytest

from helpers.model import scoring


def test_a_certain_forecast_scores_its_distance():
    one = np.ones(1)
    assert scoring.crps(np.array([4.0]), one, 10) == 6
    assert scoring.censored_crps(np.array([4.0]), one, 10) == 6
    assert scoring.censored_crps(np.array([4.0]), one, 3) == 0  # it may still come late enough


def test_two_ways_to_the_same_area():
    random = np.random.default_rng(1)
    values, weights = random.integers(0, 60, 30).astype(float), random.random(30)
    weights /= weights.sum()
    grid = np.linspace(0, 100, 200_001)
    below = (weights[:, None] * (values[:, None] <= grid)).sum(axis=0)
    area = np.trapezoid((below - (grid >= 25)) ** 2, grid)
    assert scoring.crps(values, weights, 25) == pytest.approx(area, abs=2e-3)
    area = np.trapezoid(np.where(grid < 25, below, 0) ** 2, grid)
    assert scoring.censored_crps(values, weights, 25) == pytest.approx(area, abs=2e-3)


def test_a_row_does_not_forecast_itself():
    record = scoring.scores()
    row = record.index[record["months"] == record["months"].max()][0]
    months, weights = scoring.forecast(scoring.BY_MATURITY, row, record)
    assert months.max() < record.at[row, "months"]
    assert weights.sum() == pytest.approx(1)


def test_the_model_beats_believing_the_plan():
    """Beating one share for all is not proven; page 12 says both."""
    gains = scoring.gains().query("kind == 'all' and sample == 'and overdue'").set_index("rival")
    assert gains.at[scoring.PLAN, "gain"] > 3 * gains.at[scoring.PLAN, "error"]
    assert gains.at[scoring.ONE_SHARE, "gain"] < 2 * gains.at[scoring.ONE_SHARE, "error"]
    rows = scoring.means().drop_duplicates("sample").set_index("sample")["rows"]
    assert rows.to_dict() == {"outcome seen": 52, "and overdue": 69, "items of the backtest": 34}
