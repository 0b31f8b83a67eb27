"""Rules 1 to 9 by hand, and edges. Toy inputs are in toy.py."""

import numpy as np
import pytest

from helpers.data import tables
from helpers.model import projection
from helpers.model.assumptions import default, presets, sliders, stack
from helpers.model.batch import rows
from helpers.model.budget import contracts, extra_money, maker_shares, split
from helpers.model.draws import draw, triangular
from helpers.model.industry import factory_slots, lead_time
from helpers.model.inputs import Range, load, quarter_number
from helpers.model.projection import project
from helpers.model.result import AXES, two_answers
from toy import AREA, FIELDING, MAKER, ORDER, RETIREMENT, SLIP, calm, toy

ADDED = "output added per year"


def europe(inputs, scenario, draws=0, **lifts):
    """Europe's holdings of the first area, by quarter; draws as columns if any."""
    result = project(inputs, stack(scenario).set(**lifts), draws)
    return result.europe[0, :, 0, 0] if draws == 0 else result.europe[0, :, 0]


def block(inputs, scenario):
    first = np.zeros(1, int)
    return rows(inputs, draw(inputs, 0, 0), stack(scenario), first, first)


def at(quarter):
    return quarter_number(quarter, "2025Q4")


# Rule 1. Twelve tanks over the four quarters of 2026 are three a quarter; fielding 6 x 0.5 = 3
# months = 1 quarter, so the first three count at the end of 2026Q2.


def test_rule_1_an_order_arrives_evenly():
    held = europe(toy(orders=[ORDER]), calm())
    assert held[[0, 1, 2, 3, 4, 5, 6]] == pytest.approx([100, 100, 103, 106, 109, 112, 112])


def test_rule_1_middle_slip_is_the_mean():
    # (1 - 0.25 on time) x 12 months = 9 months = 3 quarters
    held = europe(toy(orders=[ORDER]), calm(slip_factor=1))
    assert held[[4, 5, 8, 9]] == pytest.approx([100, 103, 112, 112])


def test_rule_1_a_slip_is_capped():
    # min(72, 2 x 60) x 0.75 = 54 months = 18 quarters, and one of fielding
    held = europe(toy(orders=[ORDER], slips=[SLIP | {"slip_months": 60}]), calm(slip_factor=2))
    assert held[[19, 20, 23]] == pytest.approx([100, 103, 112])


def test_rule_1_a_part_of_a_quarter_counts_in_both():
    # 0.75 x 10 months = 7.5 months = 2.5 quarters: half of the twelve a quarter earlier
    order = ORDER | {"planned_last": "2026Q1"}
    held = europe(toy(orders=[order], slips=[SLIP | {"slip_months": 10}]), calm(slip_factor=1))
    assert held[[3, 4, 5]] == pytest.approx([100, 106, 112])  # 1 + 2.5 + 1 of fielding


def test_rule_1_complete_orders_do_not_slip_and_us_orders_wait_longer():
    scenario = calm(slip_factor=1, us_export_delay=6)
    done = europe(toy(orders=[ORDER | {"status": "complete"}]), scenario)
    assert done[[2, 5]] == pytest.approx([103, 112])
    from_us = europe(toy(orders=[ORDER | {"origin": "US"}]), scenario)  # 3 + 2 + 1 quarters
    assert from_us[[6, 7, 10]] == pytest.approx([100, 103, 112])


def test_rule_1_without_a_late_case_there_is_no_slip():
    held = europe(toy(orders=[ORDER | {"maturity": "decision"}]), calm(slip_factor=2))
    assert held[2] == pytest.approx(103)


def test_rule_1_drawn_slips_are_on_time_or_late():
    # one slip of 12 months, on time in a quarter of the draws: the four tanks of 2026Q4 after
    # fielding are there in 2027Q1 or not before 2027Q2
    steady = [FIELDING | {"low": 6, "high": 6}]
    held = europe(toy(orders=[ORDER], fielding=steady), calm(slip_factor=1), draws=2000)
    gained = (held[5] - held[0]) > 11.5
    assert gained.mean() == pytest.approx(0.25, abs=0.03)


# Rule 2


def test_rule_2_gifts_and_linked_retirements():
    area = AREA | {"gift_area": True}
    given = europe(toy([area], orders=[ORDER]), calm(ukraine_gifts=40))
    assert given[5] == pytest.approx(100 + 12 * 0.6)
    both = europe(toy([area], orders=[ORDER], retired=[RETIREMENT]), calm(ukraine_gifts=40))
    assert both[5] == pytest.approx(100 + 12 * 0.6 - 0.5 * 12 * 0.6)


def test_rule_2_linked_to_one_order_follows_that_order():
    other = ORDER | {"order_id": "ob-2"}
    one = RETIREMENT | {"linked_to": "orders"}  # toy links it to ob-1
    held = europe(toy(orders=[ORDER, other], retired=[one]), calm())
    assert held[5] == pytest.approx(100 + 12 - 6 + 12)


def test_rule_2_fixed_retirements_run_evenly():
    fixed = dict(quantity=10, first="2027Q1", last="2027Q2", linked_to="none", share_of_linked=None)
    held = europe(toy(retired=[RETIREMENT | fixed]), calm())
    assert held[[4, 5, 6, 40]] == pytest.approx([100, 95, 90, 90])


def test_rule_2_holdings_are_never_below_zero():
    fixed = dict(
        quantity=150, first="2027Q1", last="2027Q1", linked_to="none", share_of_linked=None
    )
    assert europe(toy(retired=[RETIREMENT | fixed]), calm())[40] == 0


# Rule 3. GDP 10000, 2 % of it 200, 30 % of that 60 a year; minus 10 as in 2025 = 50; 10 % = 5.


def test_rule_3_extra_money():
    inputs = toy(equipment_2025_in_2026_prices=10)
    years = np.array([2025, 2026, 2035, 2040])
    money = extra_money(inputs, block(inputs, calm()), years)[:, 0]
    assert money == pytest.approx([0, 5, 0.1 * (10000 * 0.025 * 0.30 - 10), 6.5])


def test_rule_3_growth_inflation_and_the_way_to_the_sliders():
    inputs = toy(equipment_2025_in_2026_prices=10)
    scenario = calm(gdp_growth=2, defence_inflation=4, equipment_share=40, spending_share_2035=2.9)
    money = extra_money(inputs, block(inputs, scenario), np.array([2026, 2027]))[:, 0]
    assert money[0] == pytest.approx(0.1 * (10000 * 0.02 * 0.35 - 10))  # half way from 30 to 40
    assert money[1] == pytest.approx(0.1 * (10200 * 0.021 * 0.40 - 10) / 1.04)  # 2 + 0.9 / 9


def test_rule_3_no_money_below_the_level_of_2025():
    inputs = toy(equipment_2025_in_2026_prices=1000)
    assert not extra_money(inputs, block(inputs, calm()), np.arange(2026, 2036)).any()


# Rule 4. The commitment lead is 12 months here.


@pytest.mark.parametrize(("delay", "ahead"), [(12, 0), (3, 3), (30, -6)])
def test_rule_4_contracts_use_the_money_of_another_quarter(delay, ahead):
    inputs = toy(equipment_2025_in_2026_prices=10)
    scenario = block(inputs, calm(order_delay=delay, spending_share_2035=3))
    money = contracts(inputs, scenario)[:, 0]
    number = np.arange(1, 41) + ahead
    year = 2026 + (number - 1) // 4
    share = 2 + np.clip(year - 2026, 0, 9) / 9
    expected = np.where(number > 0, 0.1 * (10000 * share / 100 * 0.3 - 10) / 4, 0)
    assert money[0] == 0
    assert money[1:] == pytest.approx(expected)


def test_rule_4_what_is_not_placed_rolls_on():
    # 1.25 bn a quarter buys 1.25 tanks at 1 bn; half a slot a quarter until 2027, 50 from 2028
    maker = MAKER | dict(rate_per_year=2, ramp_pct_per_year=100, lead_months=0)
    inputs = toy(makers=[maker], equipment_2025_in_2026_prices=10, fielding=[FIELDING])
    held = europe(inputs, calm(factory_ramp=3, spending_share_2035=2.5))
    # slots: 2026 0.5, 2027 2, 2028 8 a quarter (x 4 a year); money placed by the end of 2028:
    # 5 + 5.17 + 5.33, all of it once slots suffice
    paid = 5 + 0.1 * (10000 * (2 + 0.5 / 9) / 100 * 0.3 - 10)
    paid += 0.1 * (10000 * (2 + 1 / 9) / 100 * 0.3 - 10)
    assert held[at("2029Q1")] == pytest.approx(100 + paid)  # fielding is one quarter
    assert held[at("2027Q1")] == pytest.approx(100 + 4 * 0.5)


# Rule 5


def test_rule_5_split_by_the_root_of_gap_times_cost():
    gap, cost = np.array([[4.0], [9.0], [0.0]]), np.array([[1.0], [1.0], [5.0]])
    assert split(gap, cost, np.array([10.0]))[:, 0] == pytest.approx([4, 6, 0])
    assert split(gap * 0, cost, np.array([10.0]))[:, 0] == pytest.approx([0, 0, 0])


@pytest.mark.parametrize(
    ("origins", "parts"),
    [
        (["European", "US", "other"], [0.6, 0.4 * 0.75, 0.4 * 0.25]),
        (["European", "US"], [0.6, 0.4]),
        (["European", "other"], [0.6, 0.4]),
        (["US", "other"], [0.75, 0.25]),
        (["European"], [1]),
        (["other"], [1]),
    ],
)
def test_rule_5_inside_an_area(origins, parts):
    inputs = toy(makers=[MAKER | {"origin": origin} for origin in origins])
    shares = maker_shares(inputs, block(inputs, calm(european_preference=60)))
    assert shares[:, 0] == pytest.approx(parts)


def test_rule_5_orders_fill_the_gap_and_no_more():
    # gap 200 - 112: makers without limit overfill it together, each delivers its part
    makers = [
        MAKER | {"origin": o, "rate_per_year": 1e6, "lead_months": 0} for o in ("US", "other")
    ]
    inputs = toy(orders=[ORDER], makers=makers)
    assert europe(inputs, calm(), lift_money=1)[-1] == pytest.approx(200)


# Rule 6


def test_rule_6_leads_shrink_and_later_orders_queue():
    maker = MAKER | dict(lead_months=24, ramp_pct_per_year=100)
    inputs = toy(makers=[maker])
    arrival = lead_time(inputs, block(inputs, calm()))[:, 0, 0]
    # growth of factory output shortens lead times too; at 0 it does not
    assert np.diff(arrival[1:]) == pytest.approx(1)
    arrival = lead_time(inputs, block(inputs, calm(factory_ramp=1)))[:, 0, 0]
    # 2026: 8 quarters; 2027: 8 x (0.5 + 0.5 / 2) = 6; 2028: 8 x (0.5 + 0.5 / 4) = 5
    assert arrival[1:5] == pytest.approx([9, 10, 11, 12])
    assert arrival[5:9] == pytest.approx([12, 12, 13, 14])  # 5 + 6 would overtake 4 + 8
    assert arrival[9:11] == pytest.approx([14, 15])


def test_rule_6_us_makers_add_the_export_delay_and_earliest_holds():
    maker = MAKER | dict(origin="US", lead_months=24, earliest="2029Q1")
    inputs = toy(makers=[maker])
    arrival = lead_time(inputs, block(inputs, calm(us_export_delay=6)))[:, 0, 0]
    assert arrival[[1, 3, 4]] == pytest.approx([13, 13, 14])  # 2029Q1 is quarter 13; 4 + 8 + 2


# Rule 7


def test_rule_7_slots_are_what_the_order_book_leaves():
    inputs = toy(makers=[MAKER | {"ramp_pct_per_year": 50}])
    on_order = np.zeros((1, 41, 1))
    on_order[0, 2] = 0.5
    on_order[0, 3] = 3
    slots = factory_slots(inputs, block(inputs, calm(factory_ramp=1)), on_order)[0, :, 0]
    assert slots[[1, 2, 3]] == pytest.approx([2, 1.5, 0])
    assert slots[[5, 9]] == pytest.approx([3, 4.5])


def test_rule_7_added_output_has_nothing_subtracted():
    whole = europe(toy(orders=[ORDER], makers=[MAKER]), calm(), lift_money=1)
    extra = europe(
        toy(orders=[ORDER], makers=[MAKER | {"rate_basis": ADDED}]), calm(), lift_money=1
    )
    # lead 4 quarters: both start in 2027Q1, when the order book is through
    assert whole == pytest.approx(extra)
    quick = MAKER | {"lead_months": 0}
    whole = europe(toy(orders=[ORDER], makers=[quick]), calm(), lift_money=1)
    extra = europe(
        toy(orders=[ORDER], makers=[quick | {"rate_basis": ADDED}]), calm(), lift_money=1
    )
    assert whole[5] == pytest.approx(112)  # 3 a quarter on order, 2 can be made
    assert extra[5] == pytest.approx(112 + 4 * 2)


def test_rule_7_other_origins_keep_their_slots():
    quick = MAKER | {"lead_months": 0, "origin": "US"}
    held = europe(toy(orders=[ORDER], makers=[quick]), calm(), lift_money=1)
    assert held[5] == pytest.approx(112 + 4 * 2)


def test_rule_7_a_slot_is_sold_once():
    # everything ordered until 2028Q1 arrives in 2029Q1 and shares its two slots
    inputs = toy(makers=[MAKER | {"earliest": "2029Q1"}])
    held = europe(inputs, calm(), lift_money=1)
    assert held[at("2029Q1") : at("2029Q4")] == pytest.approx([100, 102, 104])  # fielding 1


def test_rule_7_usable_after_arrival_slip_and_fielding():
    # lead 4, slip 0.75 x 12 = 3, fielding 1 quarter: 2 tanks of 2026Q1 in 2028Q1
    held = europe(toy(makers=[MAKER]), calm(slip_factor=1), lift_money=1)
    assert held[[8, 9, 10]] == pytest.approx([100, 102, 104])


def test_closed_form_without_any_delay():
    # 1.25 bn in each quarter of 2026 at 1 bn each, usable at once
    maker = MAKER | dict(lead_months=0, rate_per_year=1e9)
    inputs = toy(
        makers=[maker], fielding=[FIELDING | {"months": 0}], equipment_2025_in_2026_prices=10
    )
    held = europe(inputs, calm())
    money = np.cumsum(contracts(inputs, block(inputs, calm()))[:, 0])
    assert money[4] == pytest.approx(5)
    assert held == pytest.approx(np.minimum(200, 100 + money))


def test_no_money_and_no_order_book_leave_holdings_flat():
    inputs = toy(makers=[MAKER], equipment_2025_in_2026_prices=1e6)
    assert europe(inputs, calm()) == pytest.approx(np.full(41, 100))


# Rule 8


def test_rule_8_us_forces():
    inputs = toy()
    us = project(inputs, [calm(us_fleet_factor=f) for f in (0.5, 1, 3)]).us[0, 0, :, 0]
    assert us == pytest.approx([50, 100, 250])  # 300 is more than the 250 there are
    fixed = toy([AREA | {"us_scaled_by_slider": False, "us_worldwide": 50}])
    us = project(fixed, calm(us_fleet_factor=3)).us[0, 0, 0, 0]
    assert us == pytest.approx(100)


def test_rule_8_posture_runs_straight_between_its_quarters():
    inputs = toy([AREA | {"area_id": "bmd"}])  # leaves from 2026Q4 to 2027Q4
    us = project(inputs, calm(us_posture="leave_by_2027")).us[0, :, 0, 0]
    assert us[[0, 4, 5, 6, 8, 40]] == pytest.approx([100, 100, 75, 50, 0, 0])


# Rule 9


def test_rule_9_two_answers():
    share, coverage = two_answers(
        np.array([30.0, 0, 0]), np.array([10.0, 5, 0]), np.array([60.0, 0, 9])
    )
    assert share[:2] == pytest.approx([0.75, 0])
    assert np.isnan(share[2])
    assert coverage[[0, 2]] == pytest.approx([0.5, 0])
    assert np.isnan(coverage[1])


def test_rule_9_if_the_us_leaves_coverage_stands_still():
    inputs = load()
    stay, leave = (project(inputs, default(us_posture=p)) for p in ("cut_2026", "leave_by_2030"))
    assert np.array_equal(stay.coverage, leave.coverage)
    assert np.nanmin(leave.share[:, -1]) == 1


# Draws, blocks, axes


def test_triangular_stays_in_its_range_and_rises():
    uniform = np.linspace(0, 1, 101)[None]
    drawn = triangular(Range(*(np.array([v]) for v in (2.0, 3.0, 7.0))), uniform)[0]
    assert (drawn[0], drawn[-1]) == (2, 7)
    assert np.all(np.diff(drawn) > 0)
    assert drawn[20] == pytest.approx(3)  # (3 - 2) / (7 - 2) of the area lies below the peak
    same = triangular(Range(*(np.array([4.0]),) * 3), uniform)
    assert np.all(same == 4)


def test_more_draws_begin_with_the_fewer():
    few, many = (project(load(), default(), n, seed=7).europe for n in (5, 9))
    assert np.array_equal(few, many[..., :5])


def test_seeds_differ_and_repeat():
    a, b, c = (project(load(), default(), 4, seed=s).share for s in (1, 1, 2))
    assert np.array_equal(a, b, equal_nan=True)
    assert not np.array_equal(a, c, equal_nan=True)


def test_a_new_area_leaves_the_other_draws_as_they_were():
    one, two = toy(), toy([AREA | {"area_id": "aaa"}, AREA])
    alone = project(one, calm(), 6).europe[0]
    assert np.array_equal(project(two, calm(), 6).europe[1], alone)


def test_rows_do_not_know_each_other(monkeypatch):
    inputs, batch = load(), list(presets().values())
    together = project(inputs, batch, 7)
    apart = project(inputs, batch[6], 7)
    assert np.allclose(together.europe[:, :, 6], apart.europe[:, :, 0], rtol=1e-12, atol=0)
    monkeypatch.setattr(projection, "BLOCK", 10)
    assert np.allclose(project(inputs, batch, 7).europe, together.europe, rtol=1e-12, atol=0)


def test_rounded_numbers_are_the_same_everywhere():
    inputs = toy(orders=[ORDER], makers=[MAKER])
    tidy = project(inputs, calm(slip_factor=1, spending_share_2035=5), 200, seed=3).tidy()
    found = tidy.query("quarter == '2035Q4'").set_index("quantity")[["p10", "p50", "p90"]]
    assert found.loc["share"].tolist() == SHARE
    assert found.loc["europe"].tolist() == EUROPE


SHARE = [0.4621, 0.5569, 0.6333]
EUROPE = [119.6329, 134.7885, 152.5293]


def test_the_result_has_named_axes():
    result = project(load(), [default(), default()], 3)
    assert AXES == ("area", "quarter", "scenario", "draw")
    for name in ("europe", "us", "need", "share", "coverage"):
        assert getattr(result, name).shape == (len(load().areas), 41, 2, 3)
    assert result.quarter("2027") == result.quarter("2027Q4") == 8
    with pytest.raises(ValueError, match="date: '1999' is not in the projection"):
        result.quarter("1999")


def test_tidy():
    result = project(load(), default(), 20)
    tidy = result.tidy()
    assert list(tidy.columns) == ["area", "quarter", "quantity", "p10", "p50", "p90"]
    assert len(tidy) == len(load().areas) * 41 * 5
    assert ((tidy["p10"] <= tidy["p50"]) & (tidy["p50"] <= tidy["p90"])).all()


def test_the_middle_case_lies_inside_the_draws():
    middle, drawn = project(load(), default()), project(load(), default(), 400)
    # a middle that is also the lowest value (jamming aircraft, commands) is never quite drawn
    for name, nearly in (("share", 0.005), ("coverage", 0.025)):
        one, many = getattr(middle, name), getattr(drawn, name)
        assert np.all(one[..., 0] >= np.nanmin(many, axis=-1) - nearly)
        assert np.all(one[..., 0] <= np.nanmax(many, axis=-1))


# Edges


def test_an_input_that_lacks_an_area():
    with pytest.raises(tables.DataError, match="model/fielding.*'tanks' is missing"):
        toy(fielding=[FIELDING | {"area_id": "ships"}], areas=[AREA, AREA | {"area_id": "ships"}])
    with pytest.raises(tables.DataError, match="model/orderbook.*'ships' is not in model/areas"):
        toy(orders=[ORDER | {"area_id": "ships"}])


@pytest.mark.parametrize("quantity", [0, 450_000_000])
def test_an_order_of_nothing_or_of_money_is_named(quantity):
    with pytest.raises(tables.DataError, match=f"orderbook.*order ob-1: {quantity} cannot be"):
        toy(orders=[ORDER | {"quantity": quantity}])


def test_orders_outside_the_horizon():
    late = ORDER | {"planned_first": "2036Q1", "planned_last": "2037Q4"}
    assert europe(toy(orders=[late]), calm()) == pytest.approx(np.full(41, 100))
    half = ORDER | {"planned_first": "2035Q1", "planned_last": "2036Q4"}
    assert europe(toy(orders=[half]), calm())[-1] == pytest.approx(100 + 12 * 3 / 8)
    early = ORDER | {"planned_first": "2024Q1", "planned_last": "2024Q4"}  # overdue: still to come
    assert europe(toy(orders=[early]), calm())[[0, 1]] == pytest.approx([100, 112])


def test_an_area_without_a_supplier():
    areas = [AREA, AREA | {"area_id": "ships"}]
    inputs = toy(areas, makers=[MAKER | {"area_id": "ships"}], equipment_2025_in_2026_prices=10)
    result = project(inputs, calm(), 3)
    assert np.all(result.europe[0] == result.europe[0, :1])
    assert result.europe[1, -1].min() > result.europe[1, 0].max() - 1e9


def test_no_supplier_and_no_order_at_all():
    result = project(toy(), calm(), 3)
    assert np.all(result.europe == result.europe[:, :1])


def test_zero_need():
    area = AREA | dict(need=0, need_low=0, need_high=0)
    result = project(toy([area], makers=[MAKER]), stack(calm()).set(lift_money=1), 3)
    assert np.isnan(result.coverage).all()
    assert np.all(result.europe == result.europe[:, :1])


def test_undefined_shares_are_left_out_of_the_quantiles():
    area = AREA | dict(europe=0, europe_low=0, europe_high=0, area_id="bmd")
    result = project(toy([area]), calm(us_posture="leave_by_2027"), 4)
    tidy = result.tidy().query("quantity == 'share'").set_index("quarter")
    assert tidy.loc["2026Q4", "p50"] == 0
    assert np.isnan(tidy.loc["2030Q4", "p50"])


def test_firm_orders_only():
    assert len(load(firm_only=True).orders) < len(load().orders)
    assert project(load(firm_only=True), default()).europe.sum() > 0


def test_all_sliders_move_something():
    inputs = load()
    base = project(inputs, default())
    for slider in sliders().values():
        if slider.name == "majority_threshold":
            continue
        one, other = base, default(**{slider.name: slider.high})
        drawn = 5 if slider.name in ("spending_error", "errors_together") else 0
        if drawn:  # these two move the band alone
            assert np.array_equal(project(inputs, other).share, base.share, equal_nan=True)
            one = project(inputs, default(), drawn)
        moved = project(inputs, other, drawn)
        assert not np.array_equal(moved.share, one.share, equal_nan=True), slider.name
