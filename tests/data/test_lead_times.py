"""Dates of mixed precision, deadlines, waits, and what an order can still meet."""

import pandas as pd

from helpers.data import dates, lead_times, tables

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
    frame = lead_times.deadlines()
    assert len(frame) == len(tables.load("story/deadlines"))
    assert set(frame["group"]) == set(lead_times.GROUPS)
    assert (frame["first"] <= frame["last"]).all()


def test_times_to_build_are_not_waits():
    cases = lead_times.cases()
    assert cases["ordered"].notna().all(), "every class of equipment has a name for readers"
    assert "build time" not in set(cases["what_kind"])
    assert (cases["low"] <= cases["months"]).all() and (cases["months"] <= cases["high"]).all()
    assert len(lead_times.cases("delivered")) + len(lead_times.cases("promised")) == len(cases)


def test_an_order_arrives_after_its_wait_and_a_factor_stretches_it():
    rows = lead_times.arrivals(LEADS, "2026-12-01")
    assert rows["median_day"].dt.strftime("%Y-%m").tolist() == ["2027-12", "2029-12"]
    assert lead_times.in_time(rows, "fastest", 2027) == 1
    assert lead_times.in_time(rows, "median", 2030) == 2
    slow = lead_times.arrivals(LEADS, "2026-12-01", factor=2)
    assert lead_times.in_time(slow, "median", 2027) == 0
