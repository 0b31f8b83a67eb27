"""Notebook 05: one edition at a time, nothing counted twice, and the projection's own money."""

import numpy as np
import pandas as pd
import pytest

from helpers.data import tables
from helpers.model import assumptions, inputs, projection, questions
from helpers.pages.money import data as spending
from helpers.pages.money import data_allies as funds
from helpers.pages.money import data_limits as extra
from helpers.pages.money import words
from helpers.pages.money import words_allies as ally_words
from helpers.pages.money import words_limits as limit_words


@pytest.fixture(scope="module")
def frame():
    return spending.wide()


def test_every_series_comes_from_one_edition(frame):
    """Only the editions' figure may know that there is more than one."""
    sources = set(tables.load("money/spending")["source_id"])
    assert sources == {"mo-nato-defexp-2026", "mo-derived-2026"}
    assert set(frame.loc[frame["estimate"], "year"]) == {2025, 2026}


def test_europe_keeps_the_same_allies_and_agrees_with_nato_once_all_are_in(frame):
    own = spending.europe(frame).set_index("year")["real"]
    nato = frame[frame["country"] == "NEU"].set_index("year")["real"]
    assert own.loc[2024:].to_numpy() == pytest.approx(nato.loc[2024:].to_numpy(), rel=1e-4)
    assert (own.loc[:2023] > nato.loc[:2023]).all(), "Finland and Sweden are in from the start"


def test_growth_of_the_same_allies_is_smaller_where_somebody_joined(frame):
    rows = spending.growth(frame).set_index("year")
    assert rows.at[2024, "alike"] == 16.14 and rows.at[2024, "added"] == pytest.approx(19.28, 0.01)
    assert (rows.loc[[2023, 2024], "added"] > rows.loc[[2023, 2024], "alike"] + 1).all()
    assert rows.loc[2025:, "added"].to_numpy() == pytest.approx(rows.loc[2025:, "alike"], abs=0.01)


def test_lines_join_where_the_estimates_begin(frame):
    lines = spending.real_lines(frame)
    for _, own in lines.groupby("who"):
        assert set(own.loc[own["part"] == "reported", "year"]) == set(range(2014, 2025))
        assert set(own.loc[own["part"] == "estimate", "year"]) == {2024, 2025, 2026}
        assert own["point"].sum() == 13


def test_parts_agree_with_the_published_facts(frame):
    """Facts count Canada in; ours do not, and so must be smaller, by Canada's part."""
    part = spending.parts_of_nato(frame).set_index(["measure", "year"])["part"]
    facts = tables.load("money/facts").set_index("fact_id")["value"]
    canada = frame[(frame["country"] == "CAN") & (frame["year"] == 2026)]["real"].item()
    whole = frame[(frame["country"] == "NATO") & (frame["year"] == 2026)]["real"].item()
    both = part["Defence spending", 2026] + 100 * canada / whole
    assert both == pytest.approx(facts["mo-f-015"], abs=0.05)


def test_core_goals_are_not_mixed_with_related_security():
    plans = spending.plans()
    assert set(plans.loc[plans["share"] >= 5, "name"]) == {"Lithuania"}
    paths = tables.load("money/paths").set_index("path_row")
    for row in spending._WITH_RELATED:
        assert "3.5%" in paths.at[row, "detail"], "each of these rows splits five percent"


def test_editions_show_those_that_moved_and_mark_what_was_recalled():
    rows = spending.editions()
    assert (rows["moved"].abs() >= 0.1).all()
    assert set(rows.loc[rows["recalled"], "name"]) <= {"Sweden", "Slovenia"}
    assert rows.groupby("name")["edition"].nunique().min() >= 2


def test_no_euro_is_counted_twice():
    rows, table = funds.funds(), tables.load("money/funds")
    assert rows["part_of"].isna().all()
    headline = funds.amount("escape-clause") + funds.amount("safe")
    assert headline == funds.amount("rearm-800")
    assert not {"rearm-800", "safe-requests"} & set(rows["fund_id"])
    assert set(table["part_of"].dropna()) <= {"safe", "edip"}


def test_loans_as_planned_add_up_to_the_pot():
    assert funds.safe()["planned"].sum() == pytest.approx(funds.amount("safe"), abs=0.2)


def test_loans_are_decided_adopted_or_waiting():
    """An adopted loan whose amount we did not see is not the same as a plan that still waits."""
    stages = funds.safe().set_index("country")["stage"]
    assert set(stages[["LTU", "LVA", "SVK"]]) == {"adopted, final amount not seen"}
    assert set(stages[["CZE", "FRA", "HUN"]]) == {"not yet validated in February 2026"}
    assert (stages == funds.DECIDED).sum() == len(stages) - 6


def test_no_law_or_budget_names_the_goal_for_a_year_after_2026():
    """Budgets of 2026 are above the goal already; the title speaks of later years only."""
    rows = tables.load("money/paths")
    firm = rows[rows["status"].str.contains("enacted|law|bill|budget")]
    high = firm[(firm["target_share_of_gdp_pct"] >= 3.5) & (firm["target_year"] <= 2030)]
    assert set(high["target_year"]) <= {2025, 2026} and {"LTU", "LVA", "POL"} <= {*high["country"]}
    assert ally_words.plans_title(spending.plans()).startswith("For years after 2026, 5 allies")


def test_extra_money_is_rule_three():
    """By hand for 2035, at the middle of every slider."""
    scenario = assumptions.default()
    known = inputs.load().constants
    gdp = known["gdp_2026"] * 1.012**9
    bought = gdp * 0.032 * 0.34 - known["equipment_2025_in_2026_prices"]
    frame = extra.yearly(scenario).set_index("year")
    assert frame.at[2035, "all"] == pytest.approx(bought / 1.02**9)
    assert frame.at[2035, "gaps"] == pytest.approx(0.35 * bought / 1.02**9)
    assert frame.at[2035, "gaps_sum"] == pytest.approx(frame["gaps"].sum())


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("spending_share_2035", 2.5, 5.0),
        ("gdp_growth", 0, 2.5),
        ("equipment_share", 30, 42),
        ("gap_share", 10, 80),
        ("defence_inflation", 6, 0),
    ],
)
def test_each_slider_moves_the_money_its_way(name, low, high):
    less, more = (extra.yearly(assumptions.default(**{name: value})) for value in (low, high))
    assert (more["gaps_sum"] >= less["gaps_sum"]).all()
    assert more["gaps_sum"].iloc[-1] > less["gaps_sum"].iloc[-1] + 10


def test_the_sweep_passes_through_the_default():
    rows = extra.sweep().set_index(["until", "share"])["money"]
    mine = extra.yearly(assumptions.default()).set_index("year")["gaps_sum"]
    assert rows["end 2030", 3.2] == pytest.approx(mine[2030])
    assert rows["end 2035", 3.2] == pytest.approx(mine[2035])


def test_reached_is_the_first_year_end_with_enough():
    frame = pd.DataFrame({"year": [2026, 2027, 2028], "gaps_sum": [1.0, 5.0, 9.0]})
    assert extra.reached(frame, 5) == 2027 and extra.reached(frame, 9.5) is None


def test_bill_lines_are_number_times_price():
    lines = extra.bill_lines().set_index("item")
    assert lines.at["Tanks", "low"] == pytest.approx(600 * 29.9 / 1000)
    assert lines.at["Destroyers", "high"] == pytest.approx(20 * 2700 / 1000)
    assert lines.at["Infantry fighting vehicles", "label"].endswith("800 or 2400")
    assert (lines["low"] <= lines["high"]).all()


@pytest.mark.parametrize(
    ("binds", "kind"),
    [
        ("money", "money"),
        ("money or delays", "money and others alike"),
        ("lead times or training", "time"),
        ("factories or delays", "time"),
        ("factories", "factories"),
        ("nothing alone", "nothing alone"),
    ],
)
def test_kind_of_a_limit(binds, kind):
    assert extra.kind(binds) == kind


def test_limits_are_those_of_the_projection():
    table = extra.gains(assumptions.default(), "2030")
    rule = questions.what_binds(inputs.load(), assumptions.default(), "2030")
    assert list(table["binds"]) == list(rule["binds"])
    years = extra.by_year()
    own = years[years["year"] == 2030].set_index("area")["binds"]
    assert own.reindex(rule["area"]).tolist() == rule["binds"].tolist()


def test_unlimited_money_adds_what_the_table_says():
    batch = assumptions.stack([assumptions.default()] * 2).set(lift_money=[0, 1])
    share = projection.project(inputs.load(), batch).share[:, -1, :, 0]
    table = extra.gains(assumptions.default(), "2035")
    gained = 100 * np.diff(np.nan_to_num(share), axis=1)[:, 0]
    assert table["money"].to_numpy() == pytest.approx(gained, abs=1e-5)


def test_what_is_missing_costs_more_at_dear_makers():
    low, high = extra.missing_cost()
    assert 0 < low < high


def test_sentences_follow_the_settings():
    reported = extra.yearly(assumptions.default())
    for changes in ({}, {"spending_share_2035": 5.0}, {"equipment_share": 25, "gap_share": 10}):
        scenario = assumptions.default(**changes)
        mine = extra.yearly(scenario)
        said = limit_words.money_sentence(scenario, mine, reported)
        assert f"{mine['gaps_sum'].iloc[-1]:.0f} bn" in said and "nan" not in said
        assert ("on reported plans" in said) and (
            (" less " in said) or (" more " in said) or not changes
        )


def test_every_ally_has_a_sentence(frame):
    plans = spending.plans()
    for name in spending.allies(frame)["name"]:
        said = words.country_sentence(name, frame, plans)
        assert said.startswith(name) and "nan" not in said
    assert "We found no announced share" in words.country_sentence("Italy", frame, plans)


def test_the_opening_answers_the_question():
    said = repr(limit_words.answer())
    counts = [
        int(extra.limited_by_money(extra.gains(assumptions.default(), date)).sum())
        for date in ("2027", "2030", "2035")
    ]
    assert counts[0] == 0 and said.startswith("For 2027 no")
    assert f"in {counts[1]} at the end of 2030 and in {counts[2]} at the end of 2035" in said


def test_the_invitations_to_try_come_true():
    """The page says in words what the reader will see."""
    rich = assumptions.default(spending_share_2035=5.0, gap_share=80)
    early, asked = (extra.gains(scenario, "2027") for scenario in (assumptions.default(), rich))
    assert list(early["kind"]) == list(asked["kind"])
    assert not extra.limited_by_money(extra.gains(rich, "2035")).any()
    cells = extra.areas_by_money("2035", [3.2, 5.0], [35, 65]).set_index(["share", "part"])
    assert cells.at[(3.2, 65), "areas"] == cells.at[(5.0, 35), "areas"] == 0


@pytest.mark.parametrize(("lever", "step"), [("gap_share", 5), ("spending_share_2035", 0.1)])
def test_enough_is_the_lowest_step_that_lifts_the_money_limit(lever, step):
    there = extra.enough("2035", lever)
    below = assumptions.default(**{lever: round(there - step, 6)})
    assert not extra.limited_by_money(
        extra.gains(assumptions.default(**{lever: there}), "2035")
    ).any()
    assert extra.limited_by_money(extra.gains(below, "2035")).any()
    assert f"{there:g}" in limit_words.areas_title()
