"""The reported scenario, and all assumptions at the end that favours or hurts Europe."""

from functools import lru_cache

from helpers.model import headline
from helpers.model.assumptions import LINE, Scenario, default
from helpers.model.inputs import load
from helpers.model.projection import project
from helpers.model.result import Result
from helpers.model.sensitivity import movable

DRAWS = 500
# What is counted and where the line is, not what is bought.
COUNTING = ("us_fleet_factor", LINE)


def extreme(scenario: Scenario, helps: bool = True, definitions: bool = False) -> Scenario:
    """Every slider at the end that favours Europe, or that does not; the posture path stays.

    The sliders of COUNTING move only if `definitions`.
    """
    moved = [s for s in movable() if definitions or s.name not in COUNTING]
    ends = {s.name: s.high if (s.direction == "raises") == helps else s.low for s in moved}
    return scenario.but(**ends)


def cases() -> dict[str, Scenario]:
    """As reported, and all assumptions at the end that favours or hurts Europe."""
    return {
        "everything helps, definitions too": extreme(default(), definitions=True),
        "everything helps": extreme(default()),
        "as reported": default(),
        "everything hurts": extreme(default(), helps=False),
    }


@lru_cache(maxsize=1)
def extremes() -> Result:
    """The projection of `cases`, in their order."""
    return project(load(), list(cases().values()))


def chances() -> Result:
    """As reported, DRAWS draws of all uncertain inputs."""
    return _projected(default(), DRAWS)


def middle() -> Result:
    """As reported, the middle case."""
    return _projected(default(), 0)


def areas_led(date: str, **changed: str | float) -> str:
    """Areas that Europe leads at the end of a year, in words: `headline.areas_led`.

    As reported, but for the assumptions that are `changed`.
    """
    scenario = default(**changed)
    return headline.areas_led(_projected(scenario, DRAWS), _projected(scenario, 0), date)


@lru_cache(maxsize=4)
def _projected(scenario, draws):
    return project(load(), scenario, draws)
