"""Plans of the extra money: how they are written, that an equal plan is the rule, and the best."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from helpers.model import cases, codes, planned, plans
from helpers.model.assumptions import AssumptionError, default, stack
from helpers.model.inputs import load
from helpers.model.planned import DATES, STEP
from helpers.model.projection import project

FOUR = ("isr_space", "drones_cuas", "sead_ew", "artillery_ammo")
MIXED = "strike40+isr_air20"


def test_a_plan_is_written_one_way():
    assert plans.plan(aar=20, strike=50, see=30) == "see30+strike50+aar20"
    assert plans.check("aar20+strike50+see30") == "see30+strike50+aar20"
    assert plans.plan() == plans.plan(see=0) == plans.THE_RULE
    told = plans.told(MIXED)
    assert "40 percent to strike" in told and "20 percent for radar" in told and "rest" in told
    assert "rest" not in plans.told("see100")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("see", "no family"),
        ("see0", "no family"),
        ("seen30", "no family"),
        ("c2_comms10", "no family"),  # nothing of it is bought from this money
        ("see30+see30", "twice"),
        ("see60+aar50", "110 percent"),
        ("see-30", "no family"),
        (30, "not a plan"),
        ("see1+" * 200, "not a plan"),
    ],
)
def test_no_other_text_is_a_plan(text, fault):
    with pytest.raises(AssumptionError, match=fault):
        default(plan=text)


def test_a_plan_travels_in_the_code():
    scenario = default(plan=MIXED, slip_factor=1.5)
    code = codes.encode(scenario)
    assert MIXED in code and code.startswith("bs2:") and codes.decode(code) == scenario
    assert "plan" not in codes.encode(default(slip_factor=1.5))
    with pytest.raises(AssumptionError, match="no such assumption"):
        codes.decode("bs1:plan=see100#0000")


def test_without_a_plan_nothing_changes():
    first, second = (project(load(), default(**plan), 3) for plan in ({}, {"plan": ""}))
    assert np.array_equal(first.europe, second.europe)


def test_a_plan_equal_to_the_rule_gives_its_answer():
    """One family of all areas; and what the plan names nothing of, beside one that does."""
    one = replace(load(), families=("see",) * len(load().areas))
    for plan in ("see100", "see40"):
        rule, same = (project(one, default(plan=own), 3) for own in ("", plan))
        assert np.abs(rule.europe - same.europe).max() < 1e-9
    batch = stack([default(), default(plan=MIXED)])
    rule = project(load(), default()).europe[..., 0, 0]
    mixed = project(load(), batch).europe[..., 0]
    assert mixed[..., 0] == pytest.approx(rule, abs=1e-9)
    assert np.abs(mixed[..., 1] - rule).max() > 1


def test_the_parts_of_a_plan_are_what_it_says():
    weight = np.array([4.0, 2.0, 0.0, 6.0])[:, None]
    shares = plans.Shares(
        member=np.array([[1, 1, 0, 0], [0, 0, 1, 1.0]]),
        family=np.array([[0.3], [0.1]]),
        area=np.array([0, 0.2, 0.2, 0])[:, None],
        rule=np.array([0.2]),
    )
    # the third area lacks nothing, so its own fifth goes to the others in proportion
    whole = np.array([0.2 + 0.2 / 3, 0.1 + 0.2 / 6 + 0.2, 0, 0.1 + 0.2 / 2]) / 0.8
    assert shares.of(weight)[:, 0] == pytest.approx(whole)
    assert shares.of(weight * 0)[:, 0] == pytest.approx(0)


def test_money_goes_where_the_plan_says():
    rule, strike = (
        project(load(), default(plan=own)).europe[:, -1, 0, 0] for own in ("", "strike100")
    )
    mine = np.array(load().families) == "strike"
    assert (strike[mine] >= rule[mine] - 1e-9).all()
    assert (strike[~mine & load().paid] < rule[~mine & load().paid]).all()
    assert strike[~load().paid] == pytest.approx(rule[~load().paid])


def test_outcomes_are_those_of_the_projection():
    for plan in ("", MIXED):
        result = project(load(), default(plan=plan), cases.DRAWS)
        found, at = planned.drawn(plan), [result.quarter(date) for date in DATES]
        share = np.round(np.nan_to_num(result.share[:, at, 0]), 9)
        assert (found.led == (share > 0.5).sum(axis=0)).all()
        assert found.covered == pytest.approx(result.coverage[:, at, 0].mean(axis=0))
        middle = planned.each([plan, "see100"])
        result = project(load(), default(plan=plan))
        assert middle.covered[:, 0] == pytest.approx(result.coverage[:, at, 0, 0].mean(axis=0))


def grid(areas):
    """Every plan of four areas in steps, the rest by the rule."""
    steps = range(0, plans.ALL + 1, STEP)
    ways = (way for way in product(steps, repeat=len(areas)) if sum(way) <= plans.ALL)
    return [plans.plan(**dict(zip(areas, way, strict=True))) for way in ways]


def test_the_steps_find_the_best_of_a_full_grid():
    """Most need covered, on four areas; and no plan of the grid has more leads than the best."""
    texts = grid(FOUR)
    found = planned.each(texts)
    mine = planned.each([planned.most_covered(areas=FOUR)]).covered[-1, 0]
    assert mine == pytest.approx(found.covered[-1].max(), abs=1e-9)
    texts = grid(planned.movable())
    best = planned.each([planned.most_leads()[0]]).led[-1, 0]
    assert len(planned.movable()) == 4 and planned.each(texts).led[-1].max() == best


@pytest.mark.parametrize("ranked", [planned.most_leads, planned.one_family])
def test_the_best_comes_first(ranked):
    """Most areas led, then most need covered."""
    found = planned.each(ranked())
    order = list(zip(found.led[-1], found.covered[-1].round(6), strict=True))
    assert order == sorted(order, reverse=True) and len(set(order)) > 1


def test_the_last_of_the_money_can_be_moved():
    parts = {"see": STEP, "hold": plans.ALL - 2 * STEP}
    taken = planned._moved(parts, "see", "hold")
    assert taken == {"see": 0, "hold": plans.ALL - STEP}
    assert planned._moved(taken, None, "hold") == {"see": 0, "hold": plans.ALL}
    assert planned._moved(taken, "see", "hold") is None
    assert planned._moved({"see": 0, "hold": plans.ALL}, None, "see") is None


def test_every_way_to_share_among_families():
    texts = planned.family_plans()
    assert len(set(texts)) == len(texts) == 1001
    assert {sum(plans.read(text).values()) for text in texts} == {100}
    assert "see100" in texts and "see20+protect20+strike20+hold20+enable20" in texts


def test_money_moves_no_lead_before_its_time():
    """What `movable` says: no plan of the families changes a lead at a date without any."""
    found = planned.each(planned.family_plans()[::7])
    for row, date in enumerate(DATES):
        changed = (found.leads[:, row] != found.leads[:, row, :1]).any(axis=1)
        names = {area for area, own in zip(load().areas, changed, strict=True) if own}
        assert names <= set(planned.movable(date))
