"""The model against the plain loop: an independent second reading of the rules, cell by cell."""

from dataclasses import asdict

import numpy as np
import pytest

from helpers.data import tables
from helpers.model import frozen
from helpers.model.assumptions import LIFTS, default, preset, presets, sliders, stack
from helpers.model.batch import Extra, rows
from helpers.model.draws import draw, triangular
from helpers.model.inputs import Range, load
from helpers.model.projection import europe_holds, project
from plain_loop import LIMITS, PlainLoop

RHO = 0.3
# what the model keeps in other units than the tables
SCALE = dict(ramp=100, cost=1000, ready=1, passed_on_today=100, passed_on_later=100)
KEPT_AS = dict(
    equipment_error="equipment", passed_on_today="passed_today", passed_on_later="passed_later"
)


@pytest.fixture(scope="module")
def loop():
    return PlainLoop()


class Drawn:
    """Gives the plain loop the numbers of one of the model's draws."""

    def __init__(self, sample, number):
        self.inputs, self.one = load(), sample.take(np.array([number]))
        self.deviate = self.one.spending[0]

    def value(self, name, key, low, mid, high):
        """Where a reader's slider moves the middle, the model keeps the uniform number."""
        uniform = dict(europe="europe_level", us_war="us_level", replanned_slip="replanned")
        if name in uniform:
            level = np.atleast_2d(getattr(self.one, uniform[name]).T).T
            row = self.inputs.areas.index(key) if name != "replanned_slip" else 0
            ends = Range(*(np.array([float(end)]) for end in (low, mid, high)))
            return triangular(ends, level[row : row + 1])[0, 0]
        if name == "us_output_part":
            return self.one.us_part[0] * mid
        drawn = getattr(self.one, KEPT_AS.get(name, name))
        if drawn.ndim > 1:
            drawn = drawn[(self.inputs.makers if "/" in key else self.inputs.areas).index(key)]
        scale = SCALE.get(name, 1)
        if name == "us_output" or (name == "us_growth" and key == "artillery_ammo"):
            scale = self.output_of_2025(key)
        return drawn[0] * (100 if name == "us_growth" and scale == 1 else scale)

    def output_of_2025(self, area):
        """The model keeps output, and a level it grows to, against the middle value of 2025."""
        return tables.load("model/us_output").set_index("area_id")["output"][area]

    def slip(self, key, late, on_time, times, cap):
        keys, drawn = self.inputs.orders, self.one.order_slip
        if "/" in key:
            keys, drawn = self.inputs.makers, self.one.maker_slip
        return min(cap, times * drawn[keys.index(key), 0])


def check(loop, found, scenario, row=0, draw=0, numbers=None):
    expected = loop.project(scenario, numbers)
    for place, area in enumerate(found.inputs.areas):
        wanted = np.array([expected[area, quarter] for quarter in found.inputs.quarters]).T
        for name, want in zip(("europe", "us", "need"), wanted, strict=True):
            got = getattr(found, name)[place, :, row, draw]
            assert got == pytest.approx(want, rel=1e-8, abs=1e-8), (area, name)


def test_every_preset(loop):
    found = project(load(), list(presets().values()))
    for row, scenario in enumerate(presets().values()):
        check(loop, found, asdict(scenario), row)


def test_every_lifted_limit(loop):
    assert LIMITS == LIFTS
    found = project(
        load(), stack([default()] * len(LIFTS)).set(**dict(zip(LIFTS, np.eye(5), strict=True)))
    )
    for row, lift in enumerate(LIFTS):
        check(loop, found, asdict(default()) | {lift: 1}, row)


def test_random_scenarios(loop):
    """Every slider, menu and estimate; half of them as reported in each scenario."""
    scenarios = frozen.scenarios(16)
    assert {scenario.europe_means for scenario in scenarios} == {"all", "without_turkiye", "eu"}
    moved = {name for scenario in scenarios for name in scenario.differences()}
    assert set(sliders()) <= moved
    found = project(load(), scenarios)
    for row, scenario in enumerate(scenarios):
        check(loop, found, asdict(scenario), row)


def test_draws(loop):
    """Everything that is drawn is read by both, whatever is chosen."""
    sample = draw(load(), 4, 1, RHO)
    changes = dict(forces="ready", us_output_growth=0.5, shells_passed_on=30, cyber_europe=40)
    for scenario in (default(), preset("europe-2030", replanned_slip=0.8, **changes)):
        found = project(load(), scenario, sample)
        for number in range(sample.size):
            check(loop, found, asdict(scenario), 0, number, Drawn(sample, number))


PLANS = (
    "see30+protect20+strike30+hold10+enable10",
    "aar40+isr_air20",
    "enable100",
    "hold50+sead_ew30",
)


def test_plans_of_the_money(loop):
    """Families and areas, all or a part of the money, in the middle case and in a draw."""
    scenarios = [default(plan=plan, gap_share=40) for plan in PLANS]
    found = project(load(), scenarios)
    assert len({found.europe[:, -1, row, 0].tobytes() for row in range(len(PLANS))}) == len(PLANS)
    for row, scenario in enumerate(scenarios):
        check(loop, found, asdict(scenario), row)
    sample = draw(load(), 2, 3, RHO)
    found = project(load(), scenarios[1], sample)
    check(loop, found, asdict(scenarios[1]), 0, 1, Drawn(sample, 1))


@pytest.mark.parametrize("months", [0, 9, 40, 200])
def test_an_areas_own_money_and_time_saved(loop, months):
    """What the price of a lead rests on: money beside the pot, and a shorter way to use."""
    inputs, area, start, amount = load(), "isr_air", 5, 6.0
    scenario = default(gap_share=20, factory_ramp=1.5)
    block = rows(inputs, draw(inputs, 0, 1), stack(scenario), np.zeros(1, int), np.zeros(1, int))
    own = np.zeros((len(inputs.areas), 1))
    own[inputs.areas.index(area)] = amount
    saved = np.full(1, months / 3) if months else None
    block = block._replace(extra=Extra(own, np.full(1, start)), saved=saved)
    found = europe_holds(inputs, block)[..., 0]
    extra = {"own_money": (area, start, amount), "months_saved": months}
    wanted = loop.project(asdict(scenario) | extra)
    for place, name in enumerate(inputs.areas):
        europe = [wanted[name, quarter][0] for quarter in inputs.quarters]
        assert found[place] == pytest.approx(np.array(europe), rel=1e-8, abs=1e-8), name
