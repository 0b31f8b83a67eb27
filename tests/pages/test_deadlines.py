"""Notebook 03: deadlines, waits, days to sign, and what an order can still meet."""

import pandas as pd
import pytest

from add_rows import add, add_source
from copied_data import copied
from helpers.data import dates, lead_times, tables
from helpers.figures.premise import Rewrite
from helpers.pages.deadlines import charts, data, words

LEADS = pd.DataFrame(
    {"kind": ["a", "b"], "ordered": ["A", "B"], "origin": ["US", "other"]}
    | {"fastest": [6.0, 30.0], "median": [12.0, 36.0], "slowest": [24.0, 60.0], "cases": [2, 1]}
)


def test_slack_is_what_is_left_minus_the_wait():
    frame = data.deadlines()
    rows = data.slack(frame, "2026-12-31", 12).set_index("deadline_id")
    assert rows.at["d01", "months_left"] == pytest.approx(12, abs=0.1)
    assert rows.at["d01", "slack"] == pytest.approx(0, abs=0.1)
    assert rows.at["d02", "outcome"] == "an order today is in time"
    assert data.slack(frame, "2026-12-31", 60).set_index("deadline_id").at["d02", "slack"] < 0
    late = data.slack(frame, "2028-02-01", 0).set_index("deadline_id")
    assert late.at["d01", "outcome"] == "date has passed" and late.at["d01", "months_left"] == 0


def test_signing_by_the_last_day_arrives_on_the_target():
    rows = data.sign_by(LEADS)
    for year, own in rows.groupby("year"):
        for _, row in own.iterrows():
            leads = LEADS[LEADS["kind"] == row["kind"]]
            arrival = lead_times.arrivals(leads, row["median_day"])["median_day"].iloc[0]
            assert abs((arrival - lead_times.TARGETS[year]).days) <= 1


def test_the_sentence_of_an_order_follows_the_arrivals():
    rows = lead_times.arrivals(LEADS, "2026-12-01")
    sentence = words.order_sentence(rows, "2026-12-01", "all")
    assert "December 2026" in sentence
    assert "by the end of 2027 in 1 of 2 kinds at the typical wait (1 at the fastest)" in sentence


def test_the_sentence_of_the_slack_survives_any_day():
    frame = data.deadlines()
    for today in ["2025-01-01", "2026-11-01", "2035-12-01"]:
        for wait in [0, 36, 120]:
            sentence = words.slack_sentence(data.slack(frame, today, wait), today, wait)
            assert "nan" not in sentence.lower()


def test_headings_hold_only_with_their_premises(monkeypatch):
    cases = data.cases()
    with pytest.raises(Rewrite, match="takes years"):
        words.waits_bias(cases.assign(months=6.0 + cases["months"] / 100))
    slow = cases["months"].mask(cases["basis"] == "actual", 100)
    with pytest.raises(Rewrite, match="Only for US makers"):
        words.waits_bias(cases.assign(months=slow))
    quick = LEADS.assign(median=1.0)
    monkeypatch.setattr(data, "lead_times", lambda: quick)
    with pytest.raises(Rewrite, match="too late"):
        words.answer()


# Figures --------------------------------------------------------------------------------------


def static():
    """Each figure that a cell draws, with the rows it is drawn from."""
    return {
        charts.timeline: data.deadlines(),
        charts.waits: data.cases(),
        charts.sign_by: data.sign_by(data.lead_times()),
    }


@pytest.mark.parametrize("draw", static())
def test_a_figure_holds_for_any_part_of_its_rows(draw):
    rows = static()[draw]
    for part in (rows, rows.iloc[::2], rows.tail(1), rows.head(1), rows.head(0)):
        told = draw(part).to_dict()
        assert "nan" not in str([told["title"], told["description"]]).lower()
        assert bool(told["usermeta"]["sources"]) == bool(len(part))


def test_the_time_line_names_the_three_dates_and_else_counts():
    rows = data.deadlines()
    years = rows.dropna(subset=["yardstick"]).set_index("yardstick")["last"].dt.year
    title = charts.timeline(rows).title.text
    assert title.startswith(f"The reported US goal is {years['US goal']}, the EU's is")
    few = rows[rows["group"] == "Threat estimates"]
    assert charts.timeline(few).title.text.startswith(f"{len(few)} dates that somebody ")
    assert "Time line in one group. Threat estimates: " in charts.timeline(few).description


def test_the_figure_of_the_days_to_sign_counts_kinds_that_are_too_late():
    rows = data.sign_by(LEADS.assign(source_ids=[("model",)] * 2))
    late = (rows["median_day"] < dates.as_of()).groupby(rows["year"]).sum()
    assert charts.sign_by(rows).title.text == (
        f"The typical order for 2027 is already too late in {late[2027]} of 2 kinds, "
        f"for 2030 in {late[2030]}"
    )
    assert "for 2027" not in charts.sign_by(rows.query("year == 2030")).title.text


# Adding rows ----------------------------------------------------------------------------------


@pytest.mark.proof
def test_a_new_date_lands_in_its_group_with_its_status(tmp_path, monkeypatch):
    row = dict(label="A test", date="2028-05", date_precision="month", in_article="false")
    row |= dict(what_is_due="a test", told_by_owner_alone="false")
    with copied(tmp_path, monkeypatch) as folder:
        row |= dict(source_id=add_source(folder))
        new = dict(owner="a-nato", kind="milestone", status_as_of_2026_11="pending")
        add(folder, "story/deadlines", deadline_id="d98", **row, **new)
        feared = dict(owner="a-nato", kind="intelligence estimate", status_as_of_2026_11="unclear")
        add(folder, "story/deadlines", deadline_id="d99", **row | feared)
        frame = data.deadlines().set_index("deadline_id")
        assert frame["group"][["d98", "d99"]].to_list() == ["NATO", "Threat estimates"]
        assert frame["source_ids"]["d98"] == (row["source_id"],)
        assert row["source_id"] in charts.timeline(data.deadlines()).usermeta["sources"]
        assert {"d98", "d99"} <= set(data.slack(data.deadlines(), "2026-11-01", 1)["deadline_id"])


def test_each_yardstick_is_one_date():
    assert not tables.load("story/deadlines")["yardstick"].dropna().duplicated().any()
