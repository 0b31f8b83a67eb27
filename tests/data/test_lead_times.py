"""Dates of mixed precision, deadlines, waits, and what an order can still meet."""

import pandas as pd
import pytest

from helpers.data import dates
from helpers.data import lead_times as timing
from helpers.pages.deadlines import words

LEADS = pd.DataFrame(
    {"kind": ["a", "b"], "ordered": ["A", "B"], "origin": ["US", "other"]}
    | {"fastest": [6.0, 30.0], "median": [12.0, 36.0], "slowest": [24.0, 60.0], "cases": [2, 1]}
)


def test_a_year_or_a_month_spans_all_its_days():
    texts = pd.Series(["2027", "2024-02", "2026-06-18"])
    assert list(dates.first_day(texts).dt.strftime("%F")) == ["2027-01-01", "2024-02-01", texts[2]]
    assert list(dates.last_day(texts).dt.strftime("%F")) == ["2027-12-31", "2024-02-29", texts[2]]


def test_months_there_and_back_are_the_same():
    start = pd.Series([pd.Timestamp("2026-11-22")] * 3)
    months = pd.Series([0.0, 13.0, 96.5])
    there = dates.add_months(start, months)
    assert (dates.months_between(start, there) - months).abs().max() < 0.02


def test_days_are_spoken_in_english_whatever_the_locale():
    assert dates.spoken(pd.Timestamp("2026-03-01")) == "1 March 2026"
    assert dates.spoken_month(pd.Timestamp("2027-12-31")) == "December 2027"


def test_every_deadline_has_a_group_and_ends_after_it_begins():
    frame = timing.deadlines()
    assert len(frame) == 51 and set(frame["group"]) == set(timing.GROUPS)
    assert (frame["first"] <= frame["last"]).all()


def test_slack_is_what_is_left_minus_the_wait():
    frame = timing.deadlines()
    rows = timing.slack(frame, "2026-12-31", 12).set_index("deadline_id")
    assert rows.at["d01", "months_left"] == pytest.approx(12, abs=0.1)
    assert rows.at["d01", "slack"] == pytest.approx(0, abs=0.1)
    assert rows.at["d02", "outcome"] == "an order today is in time"
    assert timing.slack(frame, "2026-12-31", 60).set_index("deadline_id").at["d02", "slack"] < 0
    late = timing.slack(frame, "2028-02-01", 0).set_index("deadline_id")
    assert late.at["d01", "outcome"] == "date has passed" and late.at["d01", "months_left"] == 0


def test_times_to_build_are_not_waits():
    cases = timing.cases()
    assert cases["ordered"].notna().all(), "every class of equipment has a name for readers"
    assert "build time" not in set(cases["what_kind"])
    assert (cases["low"] <= cases["months"]).all() and (cases["months"] <= cases["high"]).all()
    assert len(timing.cases("delivered")) + len(timing.cases("promised")) == len(cases)


def test_an_order_arrives_after_its_wait_and_a_factor_stretches_it():
    rows = timing.arrivals(LEADS, "2026-12-01")
    assert rows["median_day"].dt.strftime("%Y-%m").tolist() == ["2027-12", "2029-12"]
    assert timing.in_time(rows, "fastest", 2027) == 1
    assert timing.in_time(rows, "median", 2030) == 2
    slow = timing.arrivals(LEADS, "2026-12-01", factor=2)
    assert timing.in_time(slow, "median", 2027) == 0


def test_signing_by_the_last_day_arrives_on_the_target():
    rows = timing.sign_by(LEADS)
    for year, own in rows.groupby("year"):
        for _, row in own.iterrows():
            leads = LEADS[LEADS["kind"] == row["kind"]]
            arrival = timing.arrivals(leads, row["median_day"])["median_day"].iloc[0]
            assert abs((arrival - timing.TARGETS[year]).days) <= 1


def test_the_sentence_of_an_order_follows_the_arrivals():
    rows = timing.arrivals(LEADS, "2026-12-01")
    sentence = words.order_sentence(rows, "2026-12-01", "all")
    assert "December 2026" in sentence
    assert "by the end of 2027 in 1 of 2 kinds at the typical wait (1 at the fastest)" in sentence
    assert "no published wait" in words.order_sentence(rows.head(0), "2026-12-01", "all")


def test_the_sentence_of_the_slack_survives_any_day():
    frame = timing.deadlines()
    for today in ["2025-01-01", "2026-11-01", "2035-12-01"]:
        for wait in [0, 36, 120]:
            sentence = words.slack_sentence(timing.slack(frame, today, wait), today, wait)
            assert "nan" not in sentence.lower()
