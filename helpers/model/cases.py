"""The reported scenario, and all assumptions at the end that favours or hurts Europe."""

from functools import lru_cache

from helpers.model import sensitivity
from helpers.model.assumptions import LINE, Scenario, default
from helpers.model.inputs import load
from helpers.model.projection import project
from helpers.model.result import Result

DRAWS = 500
# What is counted and where the line is, not what is bought; `sensitivity.best_case` leaves them.
COUNTING = ("us_fleet_factor", LINE)


def worst_case(scenario: Scenario) -> Scenario:
    """Every slider at the end that does not favour Europe, definitions and posture as they are."""
    best = sensitivity.best_case(scenario)
    moved = [s for s in sensitivity.movable() if s.name not in COUNTING]
    ends = {s.name: s.low + s.high - getattr(best, s.name) for s in moved}
    return scenario.but(**ends)


def cases() -> dict[str, Scenario]:
    """As reported, and all assumptions at the end that favours or hurts Europe."""
    return {
        "everything helps, definitions too": sensitivity.best_case(default(), definitions=True),
        "everything helps": sensitivity.best_case(default()),
        "as reported": default(),
        "everything hurts": worst_case(default()),
    }


@lru_cache(maxsize=1)
def extremes() -> Result:
    """The projection of `cases`, in their order."""
    return project(load(), list(cases().values()))


@lru_cache(maxsize=1)
def chances() -> Result:
    """As reported, DRAWS draws of all uncertain inputs."""
    return project(load(), default(), DRAWS)
