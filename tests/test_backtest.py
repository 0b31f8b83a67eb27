"""The test against the past: its table, the engine behind it, and what its sentences may say."""

import re

import numpy as np
import pandas as pd
import pytest

from helpers import backtest, backtest_rates, dates, inputs, tables
from helpers.narrate import backtest as words

TABLE = tables.load("estimates/backtest")
BOTH = [(test, when) for test in backtest.TESTS for when in (backtest.THEN, backtest.TODAY)]


@pytest.fixture(scope="module")
def past():
    return backtest.compare()


# The table ------------------------------------------------------------------------------------


def test_no_plan_is_from_after_the_day_of_its_test():
    cutoff = TABLE["test"].map(backtest.TESTS)
    assert (TABLE["plan_known"].str[:7] <= cutoff).all()
    second = TABLE[TABLE["test"] == "end-2024"]
    assert (second["plan_known"].str[:4] >= "2023").all()


def test_state_agrees_with_the_dates():
    arrived = TABLE["state"] == "arrived"
    assert (TABLE["actual"].notna() == arrived).all()
    assert not (TABLE["newest"].notna() & arrived).any()
    seen = TABLE.loc[arrived, "actual"]
    assert (dates.first_day(seen) <= dates.as_of()).all()
    assert TABLE.loc[arrived | TABLE["newest"].notna(), "now_source_id"].notna().all()


def test_spans_run_forward():
    spans = TABLE[TABLE["planned_until"].notna()]
    assert (spans["planned"] <= spans["planned_until"]).all()


def test_items_are_listed_once_and_agree_with_the_record_of_delays():
    assert not TABLE.duplicated(["test", "item"]).any()
    both = TABLE.merge(tables.load("model/slips"), on="slip_id", suffixes=("", "_slip"))
    assert (both["origin"] == both["origin_slip"]).all()
    assert (both["maturity"] == both["maturity_slip"]).all()
    differing = both[both["area_id"] != both["area_id_slip"]]
    assert differing["item"].tolist() == []


def test_orders_and_delays_named_are_on_the_same_buyer_and_maker():
    orders = TABLE.merge(tables.load("delivery/orders"), on="order_id", suffixes=("", "_order"))
    us = orders["supplier_country"].str.contains("USA")
    assert (us == (orders["origin"] == "US")).all()
    delays = TABLE.merge(tables.load("delivery/delays"), on="delay_id", suffixes=("", "_delay"))
    assert (delays["origin"] == delays["origin_delay"]).all()


# What was known -------------------------------------------------------------------------------


def test_record_of_a_day_holds_only_what_was_known():
    then, later = backtest.record("end-2022"), backtest.record("end-2024")
    assert set(then["slip_id"]) < set(later["slip_id"]) < set(tables.load("model/slips")["slip_id"])
    assert not then["slip_id"].duplicated().any() and not later["slip_id"].duplicated().any()
    # Announced in March 2026 and in December 2025.
    assert not {"sl-01", "sl-05"} & set(later["slip_id"])


def test_an_item_is_never_judged_by_its_own_delay():
    slips = tables.load("model/slips")
    for row in TABLE[TABLE["slip_id"].notna()].itertuples():
        months, pooled = backtest._pool(slips, row.maturity, row.slip_id)
        others = slips[slips["slip_id"] != row.slip_id]
        late = others[others["slip_months"] > backtest.ON_TIME_MONTHS]
        same = late[late["maturity"] == row.maturity]
        assert pooled == same.empty
        assert sorted(months) == sorted((late if pooled else same)["slip_months"])


# The engine -----------------------------------------------------------------------------------


def test_it_is_the_projections_own_rule():
    """With the whole record of its maturity, an item gets the middle case that orders get."""
    found = inputs.load()
    items = TABLE.head(len(inputs.MATURITIES))
    drawn = backtest._slips(items, list(found.slip_record), 0)[:, 0]
    cap, late = found.constants["max_slip_months"], 1 - found.constants["on_time_share"]
    mean = [late * np.minimum(cap, r).sum() / max(r.size, 1) for r in found.slip_record]
    assert drawn == pytest.approx(mean)
    many = backtest._slips(items, list(found.slip_record), 20000)
    assert many.mean(axis=1) == pytest.approx(mean, rel=0.03)


def test_the_models_inputs_stay_as_they_are():
    before = [record.copy() for record in inputs.load().slip_record]
    backtest.compare()
    for old, new in zip(before, inputs.load().slip_record, strict=True):
        assert np.array_equal(old, new)


@pytest.mark.parametrize(("test", "when"), BOTH)
def test_bands_hold_at_least_what_they_claim(test, when):
    found = backtest.compare(test, when)
    assert (found["low"] <= found["middle"]).all() and (found["middle"] <= found["high"]).all()
    assert (found["expected"] >= 0.8).all()


# Judging --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("item", "months"),
    [
        ("HIMARS, Poland", 0),  # planned 2023, came in May 2023
        ("F-16, Slovakia", 1),  # first half of 2024, July 2024
        ("P-8 patrol aircraft, Germany", 11),  # October 2024, 1 October 2025
        ("155 mm shells, 40000 a month, United States", -3),  # 2025, September 2024
    ],
)
def test_months_late_count_from_the_last_day_of_the_plan(past, item, months):
    assert past.set_index("item").at[item, "late"] == pytest.approx(months, abs=0.2)


def test_outcomes():
    frame = pd.DataFrame(
        {
            "late": [2.9, -4, 10, 30, None, None],
            "so_far": [None, None, None, None, 5, 30],
            "low": 5.0,
            "high": 24.0,
        }
    )
    frame.loc[:1, "low"] = 0.0
    assert backtest._outcomes(frame).tolist() == [
        *[backtest.INSIDE] * 3,
        backtest.LATER,
        backtest.WAITING,
        backtest.OVERDUE,
    ]


@pytest.mark.parametrize(("test", "when"), BOTH)
def test_no_item_is_dropped(test, when):
    found = backtest.compare(test, when)
    counts = backtest.coverage(found)
    assert counts["items"] == (TABLE["test"] == test).sum() == counts["decided"] + counts["waiting"]
    assert counts["held"] + counts["later"] == counts["decided"]
    over = found[found["elapsed"] > found["high"]]
    assert (over["outcome"] != backtest.WAITING).all() and len(over) == counts["past"]
    assert set(backtest.marks(found)["label"]) == set(found["label"])


def test_histogram_counts_every_known_date(past):
    errors = backtest.errors(past)
    assert len(errors) == past["late"].notna().sum() + past["promised"].notna().sum()
    assert not errors.duplicated(["bin", "place"]).any()
    assert ((errors["bin"] - errors["months"]).abs() <= backtest.BIN_MONTHS / 2).all()


# Waits and output -----------------------------------------------------------------------------


def test_output_known_then_is_from_then():
    rates = backtest_rates.rates()
    assert (rates["then_year"] <= backtest_rates.KNOWN_YEAR).all()
    assert (rates["later_year"] > backtest_rates.KNOWN_YEAR).all()
    assert (rates["low"] < rates["high"]).all()
    same = rates["grew"].between(rates["low"], rates["high"])
    assert (same == (rates["verdict"] == backtest_rates.AS_DRAWN)).all()


def test_waits_are_of_new_weapons_that_have_arrived():
    waits = backtest_rates.waits()
    assert len(waits) and (waits["months"] > 0).all() and waits.notna().all(axis=None)


# Words ----------------------------------------------------------------------------------------


def test_titles_follow_the_numbers(past):
    assert words.plans_title(past).startswith("Of 24 plans that can be judged, all")
    worse = past.assign(
        outcome=past["outcome"].where(past["late"] != past["late"].max(), "arrived later")
    )
    assert re.search(r"judged, 23 came", words.plans_title(worse))
    shifted = backtest.errors(past).assign(months=lambda rows: rows["months"] + 40)
    assert "30 months after the middle case" in words.errors_title(shifted)


def test_verdict_follows_the_share():
    frame = pd.DataFrame({"late": [1.0, 40.0], "high": [48.0, 48.0]})
    found = {"decided": 10, "held": 5, "waiting": 0, "expected": 0.93}
    assert words._verdict(frame, found).startswith("The bands were too narrow")
    assert "about right" in words._verdict(frame, found | {"held": 9})
    assert "wide" in words._verdict(frame.head(1), found | {"held": 10})


def test_sentences_say_what_is_weak(past):
    text = "\n".join(map(repr, (words.answer(), words.known(), words.biased())))
    counts = backtest.coverage(past)
    assert f"all {counts['decided']} plans" in text and f"{counts['waiting']} more" in text
    assert f"{counts['past_held']} of {counts['past']}, from" in text
    for duty in (
        "only 5",
        "biased",
        "looked for punctual",
        "was tuned after",
        "set later",
    ):
        assert duty in text
    assert "were set later" in repr(words.factories(backtest_rates.rates()))
