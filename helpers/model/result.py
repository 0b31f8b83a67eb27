"""What a projection gives back: arrays with named axes, and a tidy table for people."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from helpers.model.assumptions import Batch, Refused
from helpers.model.inputs import Inputs

AXES = ("area", "quarter", "scenario", "draw")
QUANTILES = (0.1, 0.5, 0.9)


@dataclass(frozen=True, eq=False)
class Result:
    """E, US and need of S scenarios with D draws, on the axes AXES.

    Units are the area's own (model/areas, unit). Rows are quarters' ends.
    """

    inputs: Inputs
    batch: Batch
    europe: np.ndarray  # (A, T, S, D)
    us: np.ndarray  # (A, T, S, D)
    need_level: np.ndarray  # (A, S, D)
    draws: int  # 0 = the middle case

    @property
    def need(self) -> np.ndarray:
        """(A, T, S, D); the need does not change over time."""
        return np.broadcast_to(self.need_level[:, None], self.europe.shape)

    @property
    def share(self) -> np.ndarray:
        return two_answers(self.europe, self.us, self.need)[0]

    @property
    def coverage(self) -> np.ndarray:
        return two_answers(self.europe, self.us, self.need)[1]

    def quarter(self, date: str) -> int:
        """Number of a quarter written 2027Q4, or of a year's last quarter written 2027."""
        name = date if "Q" in date else f"{date}Q4"
        if name not in self.inputs.quarters:
            raise Refused(f"date: {date[:20]!r} is not in the projection")
        return self.inputs.quarters.index(name)

    def tidy(self, scenario: int = 0) -> pd.DataFrame:
        """area, quarter, quantity, p10, p50, p90 of one scenario; rounded, nan where undefined."""
        europe, us, need = (own[:, :, scenario] for own in (self.europe, self.us, self.need))
        share, coverage = two_answers(europe, us, need)
        found = {"share": share, "coverage": coverage, "europe": europe, "us": us, "need": need}
        names = [f"p{100 * level:.0f}" for level in QUANTILES]
        rows = pd.MultiIndex.from_product(
            [found, self.inputs.areas, self.inputs.quarters], names=["quantity", "area", "quarter"]
        )
        levels = np.concatenate([quantiles(values).reshape(3, -1) for values in found.values()], 1)
        table = pd.DataFrame(levels.T, rows, names).reset_index()
        return table[["area", "quarter", "quantity", *names]]


def two_answers(
    europe: np.ndarray, us: np.ndarray, need: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Rule 9, always together. share = E / (E + US), coverage = E / need.

    nan means undefined: the share where both sides hold nothing, the coverage where nothing is
    needed. If the US leaves, the share goes to 1 while coverage stands still.
    """
    both = europe + us
    share = np.divide(europe, both, out=np.full_like(both, np.nan), where=both > 0)
    coverage = np.divide(europe, need, out=np.full_like(both, np.nan), where=need > 0)
    return share, coverage


def quantiles(values: np.ndarray, digits: int = 4) -> np.ndarray:
    """p10, p50, p90 over the last axis, first axis of the answer; undefined draws are left out."""
    if values.shape[-1] == 1:
        return np.round(np.repeat(values[None, ..., 0], 3, axis=0), digits)
    levels = np.quantile(values, QUANTILES, axis=-1)
    partly = np.isnan(values).any(axis=-1) & ~np.isnan(values).all(axis=-1)
    if partly.any():
        levels[:, partly] = np.nanquantile(values[partly], QUANTILES, axis=-1)
    return np.round(levels, digits)
