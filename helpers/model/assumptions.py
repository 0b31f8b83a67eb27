"""The reader's assumptions: scenarios as immutable records, presets as data.

Its numbers are those of `sliders`. A `Scenario` checks itself when it is made, so a scenario that
exists is valid. `stack` turns scenarios into arrays for the projection.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from typing import NamedTuple

import numpy as np

from helpers.data import tables
from helpers.data.cached import cached
from helpers.model import plans
from helpers.model.sliders import AssumptionError, Refused, short_names, sliders  # noqa: F401

DEFAULT_PRESET = "as-reported"
LINE = "majority_threshold"
MENUS = {"us_posture": "postures", "forces": "forces", "europe_means": "europe"}  # tables
MENU_LABELS = {"us_posture": "US forces", "forces": "What counts", "europe_means": "Europe means"}
HELD, READY = 0, 1  # rows of model/forces
ALLIES = 0  # row of model/europe
LIFTS = ("lift_money", "lift_lead", "lift_factories", "lift_slips", "lift_fielding")


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """One complete set of assumptions; units and bounds are those of `sliders()`."""

    spending_share_2035: float
    gdp_growth: float
    equipment_share: float
    gap_share: float
    defence_inflation: float
    european_preference: float
    factory_ramp: float
    order_delay: float
    slip_factor: float
    us_export_delay: float
    fielding_factor: float
    ukraine_gifts: float
    us_fleet_factor: float
    shells_passed_on: float
    us_output_growth: float
    replanned_slip: float
    spending_error: float
    errors_together: float
    majority_threshold: float
    drones_cuas_europe: float
    drones_cuas_us: float
    cyber_europe: float
    cyber_us: float
    mobility_europe: float
    mobility_us: float
    us_posture: str
    forces: str
    europe_means: str
    count_weak_areas: bool
    plan: str = plans.THE_RULE

    def __post_init__(self) -> None:
        for name, slider in sliders().items():
            object.__setattr__(self, name, slider.check(getattr(self, name)))
        for name in MENUS:
            chosen = getattr(self, name)
            if chosen not in choices(name):
                known = ", ".join(choices(name))
                raise AssumptionError(f"{name}: {str(chosen)[:40]!r} is not one of {known}")
        if not isinstance(self.count_weak_areas, (bool, np.bool_)):
            raise AssumptionError("count_weak_areas: only True or False")
        object.__setattr__(self, "plan", plans.check(self.plan))

    def but(self, **changes: object) -> "Scenario":
        """The same scenario with some assumptions changed."""
        known = {field.name for field in fields(self)}
        for name in changes.keys() - known:
            raise AssumptionError(f"{name[:40]}: no such assumption")
        return replace(self, **changes)

    def differences(self) -> dict[str, object]:
        """Fields that differ from the default scenario, with this scenario's value."""
        reference = asdict(default())
        return {name: value for name, value in asdict(self).items() if value != reference[name]}


class Batch(NamedTuple):
    """Many scenarios as arrays of shape (scenarios,), one per slider, lift and switch.

    Made by `stack`. A sweep may also build one from arrays; values then need not be on the grid.
    `lift_*` are the lifted limits of rule 11 (0 or 1). Menus are row numbers of their tables.
    """

    values: dict[str, np.ndarray]
    posture: np.ndarray
    forces: np.ndarray
    europe_means: np.ndarray
    count_weak_areas: np.ndarray
    plan: np.ndarray

    def __getitem__(self, name: str) -> np.ndarray:
        return self.values[name]

    @property
    def size(self) -> int:
        return len(self.posture)

    def take(self, index: slice | np.ndarray) -> "Batch":
        """The scenarios at `index`, in that order."""
        picked = {name: array[index] for name, array in self.values.items()}
        _, *menus = self
        return Batch(picked, *(array[index] for array in menus))

    def set(self, **arrays: object) -> "Batch":
        """The same scenarios with whole columns replaced (broadcast to all scenarios)."""
        columns = {k: np.broadcast_to(np.asarray(v, float), self.size) for k, v in arrays.items()}
        return self._replace(values={**self.values, **columns})


@cached
def choices(menu: str) -> dict[str, str]:
    """Names of what a menu of MENUS offers, by id; the first is the default."""
    table = tables.load(f"model/{MENUS[menu]}")
    return dict(zip(table.iloc[:, 0], table["name"], strict=True))


@cached
def postures() -> dict[str, str]:
    """Names of the US posture paths by path_id."""
    return choices("us_posture")


@cached
def presets() -> dict[str, Scenario]:
    """All presets by preset_id, the default first."""
    table = tables.load("model/presets")
    values = tables.load("model/preset_values")
    estimates = {s.name: s.default for s in sliders().values() if s.group == "your estimate"}
    found = {}
    for row in table.itertuples(index=False):
        mine = values[values["preset_id"] == row.preset_id]
        numbers = dict(zip(mine["assumption"], mine["value"], strict=True))
        found[row.preset_id] = Scenario(
            **estimates,
            **numbers,
            us_posture=row.us_posture,
            forces=list(choices("forces"))[HELD],
            europe_means=list(choices("europe_means"))[ALLIES],
            count_weak_areas=True,
        )
    return found


def preset(preset_id: str, **changes: object) -> Scenario:
    """A preset, with some assumptions changed; AssumptionError for an unknown preset."""
    if preset_id not in presets():
        raise AssumptionError(f"preset: {preset_id[:40]!r} is not one of {', '.join(presets())}")
    return presets()[preset_id].but(**changes)


def default(**changes: object) -> Scenario:
    """The as-reported scenario, with some assumptions changed."""
    return preset(DEFAULT_PRESET, **changes)


def stack(scenarios: "Batch | Scenario | Iterable[Scenario]") -> Batch:
    """Scenarios as arrays, in the order given; a Batch is handed back as it is."""
    if isinstance(scenarios, Batch):
        return scenarios
    rows = [scenarios] if isinstance(scenarios, Scenario) else list(scenarios)
    values = {name: np.array([getattr(row, name) for row in rows], float) for name in sliders()}
    values |= {name: np.zeros(len(rows)) for name in LIFTS}
    places = {menu: {name: place for place, name in enumerate(choices(menu))} for menu in MENUS}
    chosen = (
        np.array([at[getattr(row, menu)] for row in rows], int) for menu, at in places.items()
    )
    counted = np.array([row.count_weak_areas for row in rows], bool)
    return Batch(values, *chosen, counted, np.array([row.plan for row in rows], str))
