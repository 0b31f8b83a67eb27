"""The sliders' table: bounds, steps, units, meaning and default of every number a reader may set.

They come from `data/model/assumptions`, those of the areas that the reader sets from
`data/model/areas`.
"""

from math import isfinite
from typing import NamedTuple

import numpy as np

from helpers.data import tables
from helpers.data.cached import cached

_NUMBERS = ("default", "low", "high", "step")


class Refused(ValueError):
    """What was asked cannot be answered; one line that tells the reader why."""


class AssumptionError(Refused):
    """A value that the model does not take; the line names the field, value and bounds."""


class Slider(NamedTuple):
    """One number the reader may set. `direction`: does a higher value raise or lower the answer?"""

    name: str
    label: str
    short_name: str
    unit: str
    default: float
    low: float
    high: float
    step: float
    group: str
    what_it_means: str
    why_this_default: str
    direction: str
    kind: str

    def grid(self) -> np.ndarray:
        """All positions of the slider, lowest first."""
        steps = round((self.high - self.low) / self.step)
        return np.array([self.check(self.low + k * self.step) for k in range(steps + 1)])

    def check(self, value: object) -> float:
        """The value put exactly on the slider's grid, or AssumptionError."""
        if isinstance(value, bool) or not isinstance(value, (int, float, np.number)):
            raise AssumptionError(f"{self.name}: {str(value)[:40]!r} is not a number")
        if not isfinite(value) or not self.low - 1e-9 <= value <= self.high + 1e-9:
            raise AssumptionError(
                f"{self.name}: {value:g} is outside {self.low:g} to {self.high:g} {self.unit}"
            )
        steps = (value - self.low) / self.step
        if abs(steps - round(steps)) > 1e-6:
            raise AssumptionError(
                f"{self.name}: {value:g} is not on the grid of {self.step:g} from {self.low:g} "
                f"to {self.high:g} {self.unit}"
            )
        return round(self.low + round(steps) * self.step, 6)


@cached
def sliders() -> dict[str, Slider]:
    """Every number the reader may set, by name: the table's rows, then the reader-set areas."""
    table = tables.load("model/assumptions")
    rows = [Slider(*row) for row in table[list(Slider._fields)].itertuples(index=False)]
    rows = [row._replace(**{k: float(getattr(row, k)) for k in _NUMBERS}) for row in rows]
    return {row.name: row for row in rows + _estimates()}


def _estimates() -> list[Slider]:
    areas = tables.load("model/areas")
    return [
        Slider(
            f"{area.area_id}_{key}",
            f"{area.name}: {side} today",
            f"{area.name}: {side}",
            area.unit,
            *(float(getattr(area, column + end)) for end in ("", "_low", "_high")),
            1.0,
            "your estimate",
            f"Your own estimate for {side}. Measure: {area.measure}.",
            area.note if key == "europe" else area.us_basis,
            "raises" if key == "europe" else "lowers",
            area.kind,
        )
        for area in areas[areas["method"] == "reader-set"].itertuples(index=False)
        for key, side, column in (("europe", "Europe", "europe"), ("us", "the US", "us_war"))
    ]


@cached
def short_names() -> dict[str, str]:
    """Each assumption of the table in few words. Source: model/assumptions."""
    table = tables.load("model/assumptions")
    return dict(zip(table["name"], table["short_name"], strict=True))
