"""Verdicts, majority years, what binds, break-even, tornado, Sobol and the best case."""

import subprocess
import sys

import numpy as np
import pytest

from helpers.model import cases, sensitivity
from helpers.model.assumptions import default, presets, sliders, stack
from helpers.model.inputs import load
from helpers.model.projection import project
from helpers.model.questions import (
    LIMITS,
    RULES,
    areas_held,
    majority_quarter,
    majority_years,
    mean_share,
    preset_table,
    verdict,
    what_binds,
)
from toy import AREA, MAKER, ORDER, calm, toy


def areas(*pairs, **more):
    """Areas a, b, ... with Europe's and the US's holdings of today; nothing else happens."""
    return [
        AREA
        | dict(area_id=name, europe=e, europe_low=e, europe_high=e)
        | dict(us_war=u, us_war_low=u, us_war_high=u, us_scaled_by_slider=False)
        | {key: values[k] for key, values in more.items()}
        for k, (name, (e, u)) in enumerate(zip("abcdef", pairs, strict=False))
    ]


def answers(inputs, **changes):
    result = project(inputs, calm(**changes))
    found = {rule: bool(verdict(result, rule, "2030")[0, 0]) for rule in RULES}
    assert found.pop("families") == found["mean"]  # all toy areas are of one family
    return found


def test_five_rules_of_majority():
    # shares 0.6, 0.6 and 0.2: two of three, mean 0.467
    inputs = toy(areas((6, 4), (6, 4), (2, 8), named_in_article=[True, True, False]))
    assert answers(inputs) == dict(most=True, every=False, named=True, mean=False)
    # 0.6, 0.6, 0.4, 0.4: two of four are not most; mean 0.5 is not above 0.5
    inputs = toy(areas((6, 4), (6, 4), (4, 6), (4, 6), named_in_article=[True] * 4))
    assert answers(inputs) == dict(most=False, every=False, named=False, mean=False)
    assert answers(inputs, majority_threshold=40) == dict(
        most=False, every=False, named=False, mean=True
    )
    inputs = toy(areas((9, 1), (6, 4)))
    assert answers(inputs) == dict(most=True, every=True, named=True, mean=True)
    # mean (0.9 + 0.6) / 2 = 0.75 is no more than 75 percent
    assert not answers(inputs, majority_threshold=75)["mean"]


def test_weak_areas_can_be_left_out():
    inputs = toy(areas((6, 4), (2, 8), evidence=["strong", "very weak"]))
    assert answers(inputs)["every"] is False
    assert answers(inputs, count_weak_areas=False)["every"] is True
    result = project(inputs, calm(count_weak_areas=False))
    assert areas_held(result, "2030")[0, 0] == 1
    assert mean_share(result, "2030")[0, 0] == pytest.approx(0.6)


def test_an_undefined_share_is_no_majority():
    inputs = toy(areas((0, 0), (6, 4)))
    assert answers(inputs) == dict(most=False, every=False, named=False, mean=True)
    result = project(toy(areas((0, 0))), calm())
    assert np.isnan(mean_share(result, "2030")[0, 0])
    assert not verdict(result, "mean", "2030")[0, 0]


def test_an_unknown_rule_or_date():
    result = project(toy(), calm())
    with pytest.raises(ValueError, match="rule: 'all' is not one of most, every, named, mean"):
        verdict(result, "all", "2030")
    with pytest.raises(ValueError, match="date: '2050' is not in the projection"):
        verdict(result, "most", "2050")


def test_rule_10_a_majority_has_to_last():
    held = np.array([[0, 1, 0, 1, 1], [1, 1, 1, 1, 1], [1, 1, 1, 1, 0], [0, 0, 0, 0, 1]], bool)
    assert majority_quarter(held[..., None, None])[:, 0, 0].tolist() == [3, 0, 5, 4]


def test_majority_years():
    # Europe 100 of 200: the twelve of 2026, usable from 2026Q2, make it more than half
    years = majority_years(project(toy(orders=[ORDER]), calm()))
    assert years.loc[0, ["p10", "p50", "p90"]].tolist() == ["2026"] * 3
    never = majority_years(project(toy(), calm()))
    assert never.loc[0, "p50"] == "not before 2036"


def test_majority_years_of_draws_are_ordered():
    result = project(load(), default(), 50)
    years = majority_years(result).replace({"not before 2036": "9999"})
    assert (years["p10"] <= years["p50"]).all()
    assert (years["p50"] <= years["p90"]).all()
    first = np.sort(majority_quarter(result.share[:, :, :] > 0.5)[4, 0])
    assert years.loc[4, "p50"] == result.inputs.quarters[first[24]][:4]


# Rule 11. Europe 100, US 100, need 200; slots 2 a quarter from 2027Q1 (lead 4 quarters).


def limits(inputs, date, **changes):
    return what_binds(inputs, calm(**changes), date).iloc[0]


def test_rule_11_factories_bind_when_money_is_plenty():
    # 1.25 bn at 0.1 bn is 12.5 tanks a quarter, slots are 2
    inputs = toy(makers=[MAKER | {"unit_cost_musd": 100}], equipment_2025_in_2026_prices=10)
    row = limits(inputs, "2029")
    assert row["binds"] == "factories"
    # usable from 2027Q2 on: 11 quarters x 2 = 22 against min(100, 11 x 10) = 100
    assert row["factories"] == pytest.approx(100 * (200 / 300 - 122 / 222), abs=0.01)


def test_rule_11_money_binds_when_slots_are_plenty():
    maker = MAKER | {"rate_per_year": 1000}
    row = limits(toy(makers=[maker], equipment_2025_in_2026_prices=10), "2029")
    assert row["binds"] == "money"


def test_rule_11_nothing_alone():
    row = limits(toy(), "2029")
    assert row["binds"] == "nothing alone"
    assert set(LIMITS.values()) <= set(row.index)


def test_rule_11_near_ties_are_ties():
    # nobody waits but for a slip and for training: three months each, an order of one day
    order = ORDER | {"planned_first": "2026Q1", "planned_last": "2026Q1"}
    inputs = toy(orders=[order], slips=[{"maturity": "running", "slip_months": 4}])
    row = limits(inputs, "2026Q1", slip_factor=1)
    assert row["delays"] == pytest.approx(row["training"])
    assert row["binds"] in ("delays or training", "nothing alone")


def test_rule_11_columns_and_areas():
    table = what_binds(load(), default(), "2030")
    assert list(table.columns) == ["area", *LIMITS.values(), "binds"]
    assert list(table["area"]) == list(load().areas)


# Break-even, tornado, Sobol, best case


def break_even(scenario, name, rule, date):
    steps, result = sensitivity.ladder(load(), scenario)
    found = sensitivity.break_evens(scenario, steps, result, rule, date)
    return next(row for row in found if row.name == name)


@pytest.mark.parametrize("name", ["us_fleet_factor", "slip_factor", "majority_threshold"])
@pytest.mark.parametrize("rule", ["most", "mean"])
def test_break_even_agrees_with_brute_force(name, rule):
    inputs, scenario = load(), default()
    found = break_even(scenario, name, rule, "2030")
    one_by_one = [
        bool(verdict(project(inputs, scenario.but(**{name: v})), rule, "2030")[0, 0])
        for v in sliders()[name].grid()
    ]
    assert found.holds.tolist() == one_by_one
    others = [
        v for v, h in zip(sliders()[name].grid(), one_by_one, strict=True) if h != found.holds_now
    ]
    now = getattr(scenario, name)
    nearest = min(others, key=lambda v: abs(v - now)) if others else None
    assert found.value == nearest


def test_break_even_nowhere_in_its_range():
    found = break_even(default(), "factory_ramp", "every", "2027")
    assert found.value is None
    assert not found.holds_now
    table = sensitivity.break_evens(
        default(), *sensitivity.ladder(load(), default()), "every", "2027"
    )
    assert [row.name for row in table] == [s.name for s in sensitivity.movable()]
    assert all(row.value is None for row in table)


def test_tornado_is_the_two_ends_of_each_slider():
    table = sensitivity.tornado(load(), default(), "2030").set_index("name")
    assert set(table.index) == {slider.name for slider in sensitivity.movable()}
    assert table["swing"].is_monotonic_decreasing
    one = table.loc["slip_factor"]
    low = mean_share(project(load(), default(slip_factor=0)), "2030")[0, 0]
    assert one["at_low"] == pytest.approx(low, abs=1e-4)
    assert one["at_low"] > one["now"] > one["at_high"]
    assert table.loc["majority_threshold", "swing"] == 0
    held = sensitivity.tornado(load(), default(), "2030", "areas_held").set_index("name")
    assert held.loc["majority_threshold", "swing"] > 0


def test_sobol_finds_the_largest_and_repeats():
    shown = []
    table = sensitivity.sobol(
        load(), default(), "2030", points=128, progress=lambda *pair: shown.append(pair)
    )
    again = sensitivity.sobol(load(), default(), "2030", points=128)
    assert table.equals(again)
    assert set(table["name"]) == {slider.name for slider in sensitivity.movable()}
    assert table.loc[0, "name"] == "us_fleet_factor"
    assert table["first"].between(-0.2, 1.2).all()
    assert table["total"].between(-0.01, 1.2).all()
    assert shown[-1][0] == shown[-1][1]
    idle = table.set_index("name").loc["majority_threshold"]
    assert idle["total"] == 0  # the mean share does not know the line


def test_the_best_case_beats_every_preset():
    best = cases.extreme(default())
    assert (best.spending_share_2035, best.slip_factor, best.us_fleet_factor) == (5, 0, 1)
    assert cases.extreme(default(), definitions=True).majority_threshold == 40
    rows = [best, *(s for s in presets().values() if s.us_posture == "cut_2026")]
    mean = mean_share(project(load(), rows), "2030")[:, 0]
    assert mean[0] == mean.max()


# The table of presets


def test_preset_table():
    table = preset_table()
    assert table.shape == (len(load().areas) + 2, 8 * 4)
    now = table["as-reported"]
    assert now.loc["deep_strike", "2025"] == 10.0
    assert now.loc["combat_air", "2025"] == pytest.approx(100 * 2046 / 2446, abs=0.05)
    assert (now.loc["areas held"] == [8, 8, 8, 11]).all()


def test_preset_table_is_one_documented_call():
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "helpers.model.questions"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    assert all(preset in done.stdout for preset in presets())
    assert "areas held" in done.stdout


# What the inputs' notes say of the prototype (facts of November 2026)


def test_prototype_sensitivities():
    inputs = load()
    base = default(count_weak_areas=False)
    rows = [base.but(majority_threshold=t) for t in (40, 50, 80)]
    rows += [base.but(us_fleet_factor=0.4)]
    batch = stack([row.but(count_weak_areas=True) for row in rows])
    held = areas_held(project(inputs, batch), "2030")[:, 0]
    assert held.tolist() == [12, 8, 6, 12]

    def swing(name, date):
        ends = [base.but(**{name: end}) for end in (sliders()[name].low, sliders()[name].high)]
        mean = 100 * mean_share(project(inputs, ends), date)[:, 0]
        return mean[1] - mean[0]

    for name in ("spending_share_2035", "gap_share", "equipment_share"):
        assert 0 < swing(name, "2030") < 0.7  # "less than half a point"
    # -4 in the first edition, before running lines and re-planned orders slipped less
    assert swing("slip_factor", "2030") == pytest.approx(-2.8, abs=0.5)
    assert swing("fielding_factor", "2030") == pytest.approx(-2, abs=0.5)
    assert swing("us_export_delay", "2030") == pytest.approx(-1, abs=0.5)
    assert swing("gap_share", "2035") == pytest.approx(6.5, abs=0.6)
    assert swing("spending_share_2035", "2035") == pytest.approx(4, abs=0.5)
