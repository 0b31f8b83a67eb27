"""How well rule 1 forecasts delays, in months, against two rivals: leave-one-out, by kind.

The score is the continuous ranked probability score (CRPS): the area between the forecast's
distribution and the outcome's step, in months; 0 is a certain and right forecast, and for a single
forecast number it is the distance. A row that is only overdue says how late it is at least: its
score is the part of the area up to that bound. Rows are those that count in model/delays. Nothing
is fitted here, and no input of the model depends on a score.

Run `python -m helpers.model.scoring` for the table.
"""

import numpy as np
import pandas as pd

from helpers.data import tables
from helpers.data.cached import cached
from helpers.model.inputs import ON_TIME_MONTHS

PLAN, ONE_SHARE, BY_MATURITY = "believe the plan", "one share for all", "by maturity"
RULES = (PLAN, ONE_SHARE, BY_MATURITY)
SAMPLES = {
    "outcome seen": "outcome == 'seen'",
    "and overdue": "outcome in ('seen', 'overdue')",
    "items of the backtest": "from_table == 'backtest'",
}
KINDS = ("running", "new", "plant")


def crps(values: np.ndarray, weights: np.ndarray, outcome: float) -> float:
    """CRPS of a weighted sample (n) that sums to 1, against a number: E|X - y| - E|X - X'| / 2."""
    spread = weights @ np.abs(values[:, None] - values) @ weights
    return float(weights @ np.abs(values - outcome) - spread / 2)


def censored_crps(values: np.ndarray, weights: np.ndarray, bound: float) -> float:
    """The same where the outcome is only known to lie above `bound`: the area of F^2 below it."""
    order = np.argsort(values)
    ends = np.minimum(np.append(values[order], np.inf), bound)
    return float(np.cumsum(weights[order]) ** 2 @ np.diff(ends))


def forecast(rule: str, row: int, record: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Months and weights that a rule gives for one row, from all others of the record.

    0 with the share on time, else the late rows of the same maturity, all alike. Upgrades have no
    kind of their own in the model: as decisions, they use all rows.
    """
    if rule == PLAN:
        return np.zeros(1), np.ones(1)
    table = _shares()
    maturity = record.at[row, "maturity"]
    kind = table.loc[maturity if maturity in table.index else "decision"]
    others = record.drop(index=row)
    if kind["rows_of"] == "its own":
        others = others[others["maturity"] == maturity]
    late = others.loc[others["months"] > ON_TIME_MONTHS, "months"].to_numpy(float)
    on_time = len(others) - late.size + kind["prior_rows"] * kind["base_rate"]
    share = on_time / (len(others) + kind["prior_rows"])
    if rule == ONE_SHARE:
        share = _one_share()
    return np.append(0, late), np.append(share, np.full(late.size, (1 - share) / late.size))


@cached
def _shares() -> pd.DataFrame:
    return tables.load("model/punctuality").set_index("maturity")


@cached
def _one_share() -> float:
    return tables.load("model/constants").set_index("name").at["on_time_share", "value"]


@cached
def scores() -> pd.DataFrame:
    """One row a counted delay: its score in months under each of RULES, and `error`.

    `error` is the mean delay that the model draws less the outcome: above 0 it is drawn too late;
    for an overdue row the outcome is the delay so far.
    """
    record = tables.load("model/delays").query("counted").reset_index(drop=True)
    record["months"] = record["months"].clip(lower=0)  # early is on time, as in rule 1
    found = {rule: [] for rule in RULES}
    error = []
    for row in record.itertuples():
        score = crps if row.outcome == "seen" else censored_crps
        for rule in RULES:
            found[rule].append(score(*forecast(rule, row.Index, record), row.months))
        months, weights = forecast(BY_MATURITY, row.Index, record)
        error.append(months @ weights - row.months)
    return record.assign(**found, error=error)


def _samples() -> dict[str, pd.DataFrame]:
    """The rows of `scores` in each of SAMPLES."""
    every = scores()
    return {name: every.query(query) for name, query in SAMPLES.items()}


def means() -> pd.DataFrame:
    """Mean score in months: sample, rows, rule, all, running, new, plant."""
    rows = []
    for name, sample in _samples().items():
        for rule in RULES:
            by_kind = sample.groupby("maturity")[rule].mean().reindex(KINDS)
            rows.append((name, len(sample), rule, sample[rule].mean(), *by_kind))
    return pd.DataFrame(rows, columns=["sample", "rows", "rule", "all", *KINDS])


def gains() -> pd.DataFrame:
    """How far the model beats each rival: sample, kind, rows, rival, gain and its standard error.

    Above 0 the model is better. The error is that of a mean of paired differences.
    """
    rows = []
    for name, sample in _samples().items():
        for kind in ("all", *KINDS):
            mine = sample if kind == "all" else sample[sample["maturity"] == kind]
            for rival in (PLAN, ONE_SHARE):
                gain = mine[rival] - mine[BY_MATURITY]
                rows.append((name, kind, len(mine), rival, gain.mean(), gain.sem()))
    return pd.DataFrame(rows, columns=["sample", "kind", "rows", "rival", "gain", "error"])


def drawn_too_late() -> pd.DataFrame:
    """Mean months by which the model draws each kind too late (below 0: too early)."""
    found = {
        name: sample.groupby("maturity")["error"].mean().reindex(KINDS)
        for name, sample in _samples().items()
    }
    return pd.DataFrame(found).rename_axis("kind").reset_index()


if __name__ == "__main__":
    print(means().round(2).to_string(index=False))
    print(gains().query("kind == 'all'").round(2).to_string(index=False))
    print(drawn_too_late().round(1).to_string(index=False))
