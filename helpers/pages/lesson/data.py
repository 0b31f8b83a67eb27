"""What a setting of the lesson's panel reaches, and whether any setting reaches a challenge.

Middle case throughout: every input at its middle. Source: the projection.
"""

from collections import Counter
from itertools import product
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.data.cached import cached
from helpers.model import outlook, questions
from helpers.model.assumptions import LINE, MENUS, Scenario, choices, default, sliders
from helpers.model.inputs import load
from helpers.model.projection import project
from helpers.model.result import Result
from helpers.pages.lesson.challenges import CHALLENGES, EUROPE, LED, Challenge

# What the panel lets the class move, and the few settings of each, the reported one among them.
MOVES = {
    "us_posture": ("cut_2026", "leave_by_2027", "return"),
    "us_fleet_factor": (0.4, 1.0, 1.6),
    "spending_share_2035": (3.2, 4.1, 5.0),
    "slip_factor": (0.0, 0.5, 1.0),
    LINE: (40.0, 50.0, 60.0),
}
RANDOM, SEED = 200, 2026
# Moved at once, or as many as may be moved: who got so far has tried.
TRIED = 2
MISSING = 3  # areas nearest to the line that are named

BROKEN, REACHED, START, TRY, POSSIBLE, IMPOSSIBLE = (
    "rule broken",
    "reached",
    "as reported",
    "not yet",
    "not yet, but it can be done",
    "cannot be done",
)


class Check(NamedTuple):
    """How a setting stands to a challenge; `value` in areas or percent, `covered` in percent."""

    standing: str
    value: float
    covered: float
    reported_covered: float
    broken: tuple[str, ...]
    builds: bool  # something was moved that Europe does


class Found(NamedTuple):
    """The best of the settings `tried` within the rule of a challenge."""

    tried: int
    possible: bool
    best: float
    near: tuple[tuple[str, float], ...]  # (area, share in percent) short of the line, nearest first
    limits: tuple[str, ...]  # what binds the nearest MISSING of them, the most frequent first


@cached
def _panel() -> tuple[list[Scenario], Result]:
    """Every setting of the panel, projected at once; the same order as `_number`."""
    settings = [dict(zip(MOVES, values, strict=True)) for values in product(*MOVES.values())]
    scenarios = [default(**one) for one in settings]
    return scenarios, project(load(), scenarios)


def _number(moves):
    """The place of a setting of the panel."""
    places = [MOVES[name].index(value) for name, value in moves.items()]
    return int(np.ravel_multi_index(places, [len(own) for own in MOVES.values()]))


def reached(found: Result, challenge: Challenge) -> np.ndarray:
    """(S) what scenarios give in the measure of a challenge: areas led, or percent of the need."""
    if challenge.measure == LED:
        return questions.areas_held(found, challenge.date)[:, 0].astype(float)
    return covered(found, challenge.date)


def covered(found: Result, date: str) -> np.ndarray:
    """(S) the need covered at the end of a date, in percent, on average over the areas."""
    return 100 * found.coverage[:, found.quarter(date), :, 0].mean(axis=0)


def setting(**moves) -> dict[str, object]:
    """Every control of the panel, as reported but for `moves`."""
    return {name: getattr(default(), name) for name in MOVES} | moves


def check(key: str, **moves) -> Check:
    """How a setting of the panel stands to the challenge `key`."""
    challenge, (_, result) = CHALLENGES[key], _panel()
    at, start = _number(moves), _number(setting())
    value = float(reached(result, challenge)[at])
    need = covered(result, challenge.date)
    changed = [name for name, value in setting().items() if moves[name] != value]
    broken = tuple(name for name in changed if name not in challenge.may)
    builds = bool(set(changed) & set(EUROPE))
    enough = min(TRIED, len(set(MOVES) & set(challenge.may)))
    if broken:
        standing = BROKEN
    elif value >= challenge.goal:
        standing = REACHED
    elif not changed:
        standing = START
    elif len(changed) < enough:
        standing = TRY
    else:
        standing = POSSIBLE if search(key).possible else IMPOSSIBLE
    return Check(standing, value, float(need[at]), float(need[start]), broken, builds)


def areas(key: str, **moves) -> pd.DataFrame:
    """One row an area: `value` and `reported` in percent at the challenge's date, and `line`.

    The share, or the need covered where that is asked, then without a line; nan is a share of
    nothing. `leads` in words.
    """
    challenge, (_, result) = CHALLENGES[key], _panel()
    quarter = result.quarter(challenge.date)
    part = result.share if challenge.measure == LED else result.coverage
    at = [_number(moves), _number(setting())]
    mine, reported = 100 * part[:, quarter, at, 0].T
    leads = questions.above(result)[:, quarter, at[0], 0]
    frame = pd.DataFrame(
        {
            "area": result.inputs.areas,
            "value": np.minimum(mine, 100).round(1),
            "reported": np.minimum(reported, 100).round(1),
            "leads": np.where(leads, "leads", "does not lead"),
        }
    )
    line = moves[LINE] if challenge.measure == LED else np.nan
    names = outlook.places()[["area", "name"]]
    return names.merge(frame, on="area", validate="1:1").assign(line=line).drop(columns="area")


@cached
def search(key: str) -> Found:
    """The best that was found within the rule of a challenge.

    Tried: every setting of the panel, all that may be moved at the end that helps Europe, each
    end of what helps one area and hurts another, under every choice of the menus, and RANDOM
    settings by chance.
    """
    challenge, (own, _) = CHALLENGES[key], _panel()
    inside = [one for one in own if set(one.differences()) <= set(challenge.may)]
    tried = [*inside, *_ends(challenge.may), *_by_chance(challenge.may)]
    result = project(load(), tried)
    values = reached(result, challenge)
    best = int(values.argmax())
    quarter = result.quarter(challenge.date)
    short = ~questions.above(result)[:, quarter, best, 0]
    share = 100 * np.nan_to_num(result.share[:, quarter, best, 0])
    names = outlook.places().set_index("area")["name"]
    near = sorted(((share[k], result.inputs.areas[k]) for k in np.flatnonzero(short)), reverse=True)
    binds = questions.what_binds(load(), tried[best], challenge.date).set_index("area")["binds"]
    told = (binds[area].split(" or ") for _, area in near[:MISSING])
    limits = Counter(limit for cell in told for limit in cell)
    return Found(
        len(tried),
        bool(values[best] >= challenge.goal),
        float(values[best]),
        tuple((names[area], float(value)) for value, area in near),
        tuple(limit for limit, _ in limits.most_common()),
    )


def _ends(may):
    """All that may be moved at the end that helps Europe, under every choice of the menus."""
    ends = {
        name: own.high if own.direction == "raises" else own.low
        for name, own in sliders().items()
        if name in may
    }
    menus = {name: list(choices(name)) for name in MENUS if name in may}
    # European makers are slower in some areas and have free slots in others.
    if "european_preference" in may:
        own = sliders()["european_preference"]
        menus["european_preference"] = [own.low, own.high]
    for chosen in product(*menus.values()):
        yield default(**ends | dict(zip(menus, chosen, strict=True)))


def _by_chance(may):
    random = np.random.default_rng(SEED)
    grids = {name: own.grid() for name, own in sliders().items() if name in may}
    grids |= {name: list(choices(name)) for name in MENUS if name in may}
    for _ in range(RANDOM):
        yield default(**{name: random.choice(grid).item() for name, grid in grids.items()})


def ways(key: str) -> list[dict[str, object]]:
    """The moves of each setting of the panel that reaches a challenge within its rule."""
    challenge, (own, result) = CHALLENGES[key], _panel()
    enough = reached(result, challenge) >= challenge.goal
    return [
        one.differences()
        for one, good in zip(own, enough, strict=True)
        if good and set(one.differences()) <= set(challenge.may)
    ]


def shortest(key: str) -> dict[str, object]:
    """The fewest moves of the panel that reach a challenge; empty where none does."""
    return min(ways(key), key=len, default={})
