"""What would have to be true, and which assumption matters: break-even, tornado, Sobol.

All of them are rows of one projection of the middle case: an assumption's whole grid is tried, so
a break-even is exact and needs no search.
"""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.model.assumptions import Scenario, sliders, stack
from helpers.model.inputs import Inputs
from helpers.model.projection import project
from helpers.model.questions import areas_held, mean_share, verdict
from helpers.model.result import Result
from helpers.model.sliders import Slider
from helpers.model.sweep import sweep

# They move the bands alone: the middle case has no errors to scale or to tie together.
BANDS_ONLY = ("spending_error", "errors_together")
SEED = 2026
OUTCOMES: dict[str, Callable[[Result, str], np.ndarray]] = {
    "mean_share": mean_share,
    "areas_held": areas_held,
}


class BreakEven(NamedTuple):
    """Where the verdict on one assumption's grid differs from the verdict at its present value."""

    name: str
    now: float
    holds_now: bool
    value: float | None  # nearest value with the other verdict; None = nowhere in its range
    grid: np.ndarray  # all values tried
    holds: np.ndarray  # the verdict at each


def movable() -> list[Slider]:
    """The sliders that move the middle case, without the areas that only the reader sets."""
    every = sliders().values()
    return [s for s in every if s.name not in BANDS_ONLY and s.group != "your estimate"]


def ladder(inputs: Inputs, scenario: Scenario) -> tuple[pd.DataFrame, Result]:
    """Every position of every slider alone, as `assumption` and `value`; and their result.

    The first scenario of the result is the one given, the others follow in the order of the rows.
    """
    steps = [(s.name, value) for s in movable() for value in s.grid()]
    rows = [scenario, *(scenario.but(**{name: value}) for name, value in steps)]
    return pd.DataFrame(steps, columns=["assumption", "value"]), project(inputs, rows)


def break_evens(
    scenario: Scenario, steps: pd.DataFrame, result: Result, rule: str, date: str
) -> list[BreakEven]:
    """Where the verdict for a date flips on each slider of a `ladder`, others as they are."""
    holds = verdict(result, rule, date)[:, 0]
    found = []
    for name in steps["assumption"].unique():
        own, now = (steps["assumption"] == name).to_numpy(), getattr(scenario, name)
        grid, held = steps["value"].to_numpy()[own], holds[1:][own]
        flips = grid[held != holds[0]]
        value = float(flips[np.argmin(np.abs(flips - now))]) if flips.size else None
        found.append(BreakEven(name, now, bool(holds[0]), value, grid, held))
    return found


def tornado(
    inputs: Inputs, scenario: Scenario, date: str, outcome: str = "mean_share"
) -> pd.DataFrame:
    """Outcome with each slider alone at its low and high end, widest swing first.

    Columns: name, low, high (slider), at_low, at_high, now (outcome), swing.
    """
    moved = movable()
    ends = [scenario.but(**{s.name: end}) for s in moved for end in (s.low, s.high)]
    answer = np.round(OUTCOMES[outcome](project(inputs, [scenario, *ends]), date)[:, 0], 4)
    table = pd.DataFrame([(s.name, s.low, s.high) for s in moved], columns=["name", "low", "high"])
    table["at_low"], table["at_high"], table["now"] = answer[1::2], answer[2::2], answer[0]
    table["swing"] = (table["at_high"] - table["at_low"]).abs()
    return table.sort_values("swing", ascending=False, kind="stable", ignore_index=True)


def sobol(
    inputs: Inputs,
    scenario: Scenario,
    date: str,
    outcome: str = "mean_share",
    points: int = 1024,
    client=None,
    progress: Callable[[int, int], None] | None = None,
) -> pd.DataFrame:
    """name, first, total: each slider's part of the outcome's variance over all ranges.

    `points` is a power of two; the design has points x (sliders + 2) scenarios. Sliders are
    uniform between their bounds. Design and indices are scipy.stats.sobol_indices.
    """
    from scipy import stats  # half a second that no other question needs

    moved = movable()
    reduce = partial(_middle, OUTCOMES[outcome], date)

    def run(values: np.ndarray) -> np.ndarray:
        columns = values.reshape(len(moved), -1)
        batch = stack(scenario).take(np.zeros(columns.shape[1], int))
        batch = batch.set(**{s.name: column for s, column in zip(moved, columns, strict=True)})
        answer = sweep(inputs, batch, reduce, client=client, progress=progress)
        return answer.reshape(values.shape[1:])

    found = stats.sobol_indices(
        func=run,
        n=points,
        dists=[stats.uniform(s.low, s.high - s.low) for s in moved],
        rng=np.random.Generator(np.random.PCG64(SEED)),
    )
    parts = {"first": found.first_order.round(3), "total": found.total_order.round(3)}
    table = pd.DataFrame({"name": [s.name for s in moved]} | parts)
    return table.sort_values("total", ascending=False, kind="stable", ignore_index=True)


def _middle(outcome: Callable, date: str, result: Result) -> np.ndarray:
    return outcome(result, date)[:, 0].astype(float)
