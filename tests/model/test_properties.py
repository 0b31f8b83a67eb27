"""What holds for any slider position; see data/model/notes.csv."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.data import tables
from helpers.model import projection
from helpers.model.assumptions import default, sliders, stack
from helpers.model.inputs import load
from helpers.model.projection import project
from toy import AREA, MAKER, ORDER, toy

NUMBERS = {name: s for name, s in sliders().items() if s.group != "your estimate"}
MONEY = ("spending_share_2035", "gdp_growth", "equipment_share", "gap_share")
DELAYS = ("slip_factor", "us_export_delay", "fielding_factor", "ukraine_gifts")
positions = st.fixed_dictionaries({n: st.floats(s.low, s.high) for n, s in NUMBERS.items()})
slow = settings(max_examples=20, deadline=None)
makers = st.builds(
    lambda lead, rate, ramp, cost, earliest, basis: (
        MAKER
        | dict(lead_months=lead, lead_low=lead / 2, lead_high=2 * lead)
        | dict(rate_per_year=rate, rate_low=rate / 2, rate_high=2 * rate)
        | dict(ramp_pct_per_year=ramp, ramp_low=0, ramp_high=80)
        | dict(unit_cost_musd=cost, cost_low=cost / 2, cost_high=2 * cost)
        | dict(earliest=earliest, rate_basis=basis)
    ),
    st.floats(1, 110),
    st.floats(0.1, 40),
    st.floats(0, 60),
    st.floats(1, 2000),
    st.sampled_from([None, "2029Q1"]),
    st.sampled_from([MAKER["rate_basis"], "output added per year"]),
)


def batch(values, **more):
    return stack(default()).set(**(values | more))


def holds(inputs, before, after, draws=4):
    """The second batch nowhere has less than the first."""
    low, high = (project(inputs, b, draws, seed=5).europe for b in (before, after))
    assert np.all(high >= low - 1e-7)


def moved(values, name, to):
    return values | {name: values[name] + (to - values[name]) * 0.8}


def extremes(result):
    """(S, 6): lowest and highest share, undefined shares without cause, lowest E, coverage, US."""
    share, coverage = result.share, result.coverage
    undefined = np.isnan(share)
    odd = undefined & (result.europe + result.us > 0)
    worst = [
        np.where(undefined, 0.5, share).min(axis=(0, 1, 3)),
        np.where(undefined, 0.5, share).max(axis=(0, 1, 3)),
        odd.sum(axis=(0, 1, 3)),
        result.europe.min(axis=(0, 1, 3)),
        coverage.min(axis=(0, 1, 3)),
        result.us.min(axis=(0, 1, 3)),
    ]
    return np.stack(worst, axis=1)


def test_draws_at_corners():
    ends = [{n: (s.low, s.high)[k] for n, s in sliders().items()} for k in (0, 1)]
    for values in ends:
        found = extremes(project(load(), batch(values), 300))
        assert not np.isnan(found).any()
        assert 0 <= found[0, 0] <= found[0, 1] <= 1


@slow
@given(positions, makers, st.integers(1, 40))
def test_nothing_is_delivered_that_was_not_ordered(values, maker, quarter):
    inputs = toy(makers=[maker])
    ordered = []
    place = projection.place_orders

    def kept(*given_):
        ordered.append(place(*given_))
        return ordered[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(projection, "place_orders", kept)
        result = project(inputs, batch(values), 4)
    gained = result.europe[0, quarter, 0] - result.europe[0, 0, 0]
    assert np.all(gained <= ordered[0][: quarter + 1, 0].sum(axis=0) + 1e-7)
    gap = np.maximum(0, result.need_level[0, 0] - result.europe[0, 0, 0])
    assert np.all(ordered[0][:, 0].sum(axis=0) <= gap + 1e-7)


@slow
@given(positions)
def test_no_money_and_no_order_book_leave_holdings_flat(values):
    inputs = toy(makers=[MAKER], equipment_2025_in_2026_prices=1e9)
    europe = project(inputs, batch(values), 4).europe
    assert np.all(europe == europe[:, :1])


@slow
@given(positions, st.sampled_from(DELAYS))
def test_an_order_book_by_itself(values, name):
    own = load()
    whole = own.replaces <= 1
    areas = np.unique(own.order_area[~whole])
    fewer = moved(values, name, NUMBERS[name].low)
    quiet = dict(gap_share=0)  # no new orders
    low, high = (project(own, batch(v, **quiet), 3).europe for v in (values, fewer))
    use = np.ones(len(own.areas), bool)
    use[areas] = False  # two new aircraft replace four old ones
    use &= own.paid  # elsewhere the rate alone decides, without money
    assert np.all(high[use] >= low[use] - 1e-7)


@slow
@given(positions, makers, st.sampled_from([*MONEY, "factory_ramp"]), st.booleans())
def test_an_area_by_itself_more_money_or_faster_factories(values, maker, name, with_orders):
    inputs = toy(orders=[ORDER] if with_orders else (), makers=[maker])
    holds(inputs, batch(values), batch(moved(values, name, NUMBERS[name].high)))


@slow
@given(positions, makers)
def test_an_area_by_itself_more_slots(values, maker):
    inputs = toy(orders=[ORDER], makers=[maker])
    for lift in ("lift_money", "lift_factories"):
        holds(inputs, batch(values), batch(values, **{lift: 1}))


@slow
@given(positions, makers, st.sampled_from([*DELAYS, "defence_inflation"]))
def test_an_area_by_itself_shorter_delays(values, maker, name):
    inputs = toy(makers=[maker])
    holds(inputs, batch(values), batch(moved(values, name, NUMBERS[name].low)))


@slow
@given(positions, makers)
def test_an_area_by_itself_shorter_lead(values, maker):
    # factories stand still: where output jumps at a turn of the year, a delivery between two
    # quarters is smeared over both, by less than a quarter of the jump
    inputs = toy(makers=[maker])
    steady = values | {"factory_ramp": 0}
    holds(inputs, batch(steady), batch(steady, lift_lead=1))


@slow
@given(positions)
def test_a_smaller_us_fleet_brings_less_and_lowers_only_the_needs_that_hold_it(values):
    """Orders follow the need, so Europe's own forces may move; the US and the need only fall."""
    inputs = load()
    fewer = moved(values, "us_fleet_factor", 0.4)
    low, high = (project(inputs, batch(v)) for v in (values, fewer))
    assert np.all(high.us <= low.us + 1e-12)
    holds_it = inputs.need_adds[:, 1] > 0
    assert np.all(high.need_level <= low.need_level + 1e-12)
    assert np.array_equal(low.need_level[~holds_it], high.need_level[~holds_it])
    assert np.all(high.share[:, 0] >= low.share[:, 0] - 1e-12, where=~np.isnan(low.share[:, 0]))


def test_all_areas_together_money_is_not_lost():
    """One pot: faster factories move money between areas and may lower one; never all of them."""
    inputs = load()
    for name in (*MONEY, "factory_ramp"):
        grid = sliders()[name].grid()
        result = project(inputs, [default(**{name: value}) for value in grid])
        mean = np.nanmean(result.share[:, -1, :, 0], axis=0)
        assert np.all(np.diff(mean) > -0.001), name


def test_two_for_four_is_why_the_order_book_property_leaves_an_area_out():
    area = AREA | {"area_id": "tanks"}
    inputs = toy([area], orders=[ORDER], retired=[])
    object.__setattr__(inputs, "replaces", np.array([2.0]))
    held = project(inputs, batch(dict(slip_factor=0))).europe[0, -1, 0, 0]
    assert held < 100


def test_the_notes_are_sentences():
    for text in tables.load("model/notes")["note"]:
        assert text[0].isupper()
        assert text.endswith(".")
