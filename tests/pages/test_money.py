"""Notebook 05: one edition at a time, nothing counted twice, and the projection's own money."""

import json
import shutil
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest

import committed
from add_rows import add_goals, add_source, add_spending
from helpers.data import tables
from helpers.figures.premise import Rewrite
from helpers.model import assumptions, bills, inputs, projection, questions
from helpers.pages.method import data_answers, data_published
from helpers.pages.money import (
    charts,
    charts_allies,
    charts_limits,
    data,
    data_limits,
    data_promises,
    words,
)


@pytest.fixture(scope="module")
def frame():
    return data.wide()


def test_every_series_comes_from_one_edition(frame):
    """Only the editions' figure may know that there is more than one."""
    sources = set(tables.load("money/spending")["source_id"])
    told = "where a second source goes is in data/ADDING.md, Spending"
    assert sources == {"mo-nato-defexp-2026", "mo-derived-2026"}, told
    assert set(frame.loc[frame["estimate"], "year"]) == {2025, 2026}


def test_europe_keeps_the_same_allies_and_agrees_with_nato_once_all_are_in(frame):
    own = data.europe(frame).set_index("year")["real"]
    nato = frame[frame["country"] == "NEU"].set_index("year")["real"]
    assert own.loc[2024:].to_numpy() == pytest.approx(nato.loc[2024:].to_numpy(), rel=1e-4)
    assert (own.loc[:2023] > nato.loc[:2023]).all(), "Finland and Sweden are in from the start"


def test_growth_of_the_same_allies_is_smaller_where_somebody_joined(frame):
    rows = data.growth(frame).set_index("year")
    assert rows.at[2024, "alike"] == 16.14 and rows.at[2024, "added"] == pytest.approx(19.28, 0.01)
    assert (rows.loc[[2023, 2024], "added"] > rows.loc[[2023, 2024], "alike"] + 1).all()
    assert "16 percent after inflation in 2024, not by the 19" in repr(words.joined(frame))
    assert rows.loc[2025:, "added"].to_numpy() == pytest.approx(rows.loc[2025:, "alike"], abs=0.01)


def test_lines_join_where_the_estimates_begin(frame):
    lines = data.real_lines(frame)
    for _, own in lines.groupby("who"):
        assert set(own.loc[own["part"] == "reported", "year"]) == set(range(2014, 2025))
        assert set(own.loc[own["part"] == "estimate", "year"]) == {2024, 2025, 2026}
        assert own["point"].sum() == 13


def test_parts_agree_with_the_published_facts(frame):
    """Facts count Canada in; ours do not, and so must be smaller, by Canada's part."""
    part = data.parts_of_nato(frame).set_index(["measure", "year"])["part"]
    facts = tables.load("money/facts").set_index("fact_id")["value"]
    canada = frame[(frame["country"] == "CAN") & (frame["year"] == 2026)]["real"].item()
    whole = frame[(frame["country"] == "NATO") & (frame["year"] == 2026)]["real"].item()
    both = part["Defence spending", 2026] + 100 * canada / whole
    assert both == pytest.approx(facts["mo-f-015"], abs=0.05)


def test_core_goals_are_not_mixed_with_related_security():
    plans = data_promises.plans()
    assert set(plans.loc[plans["share"] >= 5, "name"]) == {"Lithuania"}
    paths = tables.load("money/paths")
    goals = data_promises.goals()["goal"]
    assert goals.is_monotonic_increasing and goals.iloc[1] == data_promises.pledge()[0]
    related = paths[paths["counts"] != data_promises.CORE]
    assert (related["target_share_of_gdp_pct"] == 5).all() and len(related) > 1
    assert related["detail"].str.contains("3.5%").all(), "each of these rows splits five percent"


def test_editions_show_those_that_moved_and_mark_what_was_recalled():
    rows = data.editions()
    assert (rows["moved"].abs() >= 0.1).all()
    assert set(rows.loc[rows["recalled"], "name"]) <= {"Sweden", "Slovenia"}
    assert rows.groupby("name")["edition"].nunique().min() >= 2


def test_no_euro_is_counted_twice():
    rows, table = data_promises.funds(), tables.load("money/funds")
    assert rows["part_of"].isna().all()
    sums = rows.groupby("class")["amount"].sum()
    assert sums[data_promises.ROOM] + sums[data_promises.LOANS] == rows["headline"].iloc[0]
    assert not {"rearm-800", "safe-requests"} & set(rows["fund_id"])
    assert set(table["part_of"].dropna()) <= {"safe", "edip"}
    assert table.loc[table["part_of"].notna(), "counted_as"].isna().all()


def test_loans_as_planned_add_up_to_the_pot():
    pot = data_promises.funds().set_index("class").at[data_promises.LOANS, "amount"]
    assert data_promises.loans()["planned"].sum() == pytest.approx(pot, abs=0.2)


def test_loans_are_decided_adopted_or_waiting():
    """An adopted loan whose amount we did not see is not the same as a plan that still waits."""
    stages = data_promises.loans().set_index("country")["stage"]
    assert set(stages[["LTU", "LVA", "SVK"]]) == {"adopted, final amount not seen"}
    assert set(stages[["CZE", "FRA", "HUN"]]) == {"not yet validated in February 2026"}
    assert (stages == data_promises.DECIDED).sum() == len(stages) - 6


def test_no_law_or_budget_names_the_goal_for_a_year_after_2026():
    """Budgets of 2026 are above the goal already; the title speaks of later years only."""
    rows = tables.load("money/paths")
    firm = rows[rows["firmness"] == data_promises.LAW]
    high = firm[(firm["target_share_of_gdp_pct"] >= 3.5) & (firm["target_year"] <= 2030)]
    assert set(high["target_year"]) <= {2025, 2026} and {"LTU", "LVA", "POL"} <= {*high["country"]}
    plans = data_promises.plans()
    chart = charts_allies.plans(plans, data_promises.planners(data.wide(), plans))
    assert chart.title.text.startswith("For years after 2026, 5 allies")
    assert "none in a law or budget" in chart.title.text


def test_extra_money_is_rule_three():
    """By hand for 2035, at the middle of every slider."""
    scenario = assumptions.default()
    known = inputs.load().constants
    gdp = known["gdp_2026"] * 1.012**9
    bought = gdp * 0.032 * 0.34 - known["equipment_2025_in_2026_prices"]
    frame = data_limits.yearly(scenario).set_index("year")
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
    less, more = (data_limits.yearly(assumptions.default(**{name: value})) for value in (low, high))
    assert (more["gaps_sum"] >= less["gaps_sum"]).all()
    assert more["gaps_sum"].iloc[-1] > less["gaps_sum"].iloc[-1] + 10


def test_the_sweep_passes_through_the_default():
    rows = data_limits.sweep().set_index(["until", "share"])["money"]
    mine = data_limits.yearly(assumptions.default()).set_index("year")["gaps_sum"]
    assert rows["end 2030", 3.2] == pytest.approx(mine[2030])
    assert rows["end 2035", 3.2] == pytest.approx(mine[2035])


def test_reached_is_the_first_year_end_with_enough():
    frame = pd.DataFrame({"year": [2026, 2027, 2028], "gaps_sum": [1.0, 5.0, 9.0]})
    assert words.reached(frame, 5) == "reached in 2027"
    assert words.reached(frame, 9.5) == "not reached by 2035"


def test_bill_lines_are_number_times_price():
    lines = data_limits.bill_lines().set_index("item")
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
    assert data_limits.kind(binds) == kind


def test_limits_are_those_of_the_projection():
    table = data_limits.gains(assumptions.default(), "2030")
    rule = questions.what_binds(inputs.load(), assumptions.default(), "2030")
    assert list(table["binds"]) == list(rule["binds"])
    years = data_limits.by_year()
    own = years[years["year"] == 2030].set_index("area")["binds"]
    assert own.reindex(rule["area"]).tolist() == rule["binds"].tolist()


def test_unlimited_money_adds_what_the_table_says():
    batch = assumptions.stack([assumptions.default()] * 2).set(lift_money=[0, 1])
    share = projection.project(inputs.load(), batch).share[:, -1, :, 0]
    table = data_limits.gains(assumptions.default(), "2035")
    gained = 100 * np.diff(np.nan_to_num(share), axis=1)[:, 0]
    assert table["money"].to_numpy() == pytest.approx(gained, abs=1e-5)


def test_one_bill_for_what_is_missing():
    """Page 11 sets the same number and range beside published ones."""
    ours = bills.of_what_is_missing()
    assert 0 < ours.low < ours.middle < ours.high
    assert data_answers.gap_bill() == ours
    said = f"costs {ours.middle:.0f} bn ({ours.low:.0f} to {ours.high:.0f} in eight of ten"
    assert said in repr(words.answer())
    beside = data_published.compared().query("answer == 'gap_bill'")["ours"]
    assert f"{ours.middle:.0f} ({ours.low:.0f} to {ours.high:.0f})" in set(beside)


def test_sentences_follow_the_settings():
    reported = data_limits.yearly(assumptions.default())
    for changes in ({}, {"spending_share_2035": 5.0}, {"equipment_share": 25, "gap_share": 10}):
        scenario = assumptions.default(**changes)
        mine = data_limits.yearly(scenario)
        said = words.money_sentence(scenario, mine, reported)
        assert f"{mine['gaps_sum'].iloc[-1]:.0f} bn" in said and "nan" not in said
        assert ("on present plans" in said) and (
            (" less " in said) or (" more " in said) or not changes
        )


def test_the_opening_answers_the_question():
    said = repr(words.answer())
    counts = [
        int(data_limits.gains(assumptions.default(), date)["by_money"].sum())
        for date in ("2027", "2030", "2035")
    ]
    assert counts[0] == 0 and said.startswith("For 2027 no")
    assert f"in {counts[1]} at the end of 2030 and in {counts[2]} at the end of 2035" in said


def test_an_answer_that_no_longer_holds_asks_to_be_written_anew(monkeypatch):
    real = data_limits.gains
    monkeypatch.setattr(data_limits, "gains", lambda *_: real(assumptions.default(), "2035"))
    with pytest.raises(Rewrite, match="For 2027 no"):
        words.answer()
    monkeypatch.setattr(data_limits, "gains", real)


def test_headings_hold_only_with_their_premises(frame, monkeypatch):
    now = frame["year"] == data.LATEST
    poor = frame.assign(**{name: frame[name].mask(now, 1.0) for name in ("real", "equipment")})
    with pytest.raises(Rewrite, match="faster than people"):
        words.people(poor)
    few = frame.assign(personnel_thousand=frame["personnel_thousand"].mask(frame["nato_europe"], 1))
    with pytest.raises(Rewrite, match="not the money"):
        words.parts_note(few)
    plans, funds = data_promises.plans(), data_promises.funds()
    with monkeypatch.context() as patch:
        patch.setattr(data_promises, "plans", lambda: plans.assign(kind=data_promises.LAW))
        patch.setattr(data_promises, "funds", lambda: funds.assign(amount=1.0))
        with pytest.raises(Rewrite, match="by law"):
            words.plans()
        with pytest.raises(Rewrite, match="room to borrow"):
            words.loans()
    real, rich = data_limits.yearly, assumptions.default(spending_share_2035=5.0, gap_share=80)
    with monkeypatch.context() as patch:
        patch.setattr(data_limits, "yearly", lambda _: real(rich))
        with pytest.raises(Rewrite, match="pay the bill"):
            words.answer()
    monkeypatch.setattr(data, "wide", lambda: poor)
    with pytest.raises(Rewrite, match="doubled"):
        words.answer()


def test_tables_in_folds_name_every_line():
    lines, told = data_limits.bill_lines(), repr(words.bill_lines())
    assert all(label in told for label in lines["label"]) and "nan" not in told.split()
    moved, told = data.editions(), repr(words.editions())
    assert all(name in told for name in moved["name"]) and "nan" not in told.split()
    assert told.startswith(f"The year 2025 has several values: {moved['name'].nunique()} allies")


def test_the_axis_of_the_past_ends_with_its_rows(frame):
    chart = charts.real(data.real_lines(frame))
    assert '{"values": [], "name": "targets"}' in json.dumps(chart.to_dict())


def test_areas_that_money_never_limits_are_counted_and_not_drawn():
    rows = data_limits.by_year()
    spec = charts_limits.years(rows).to_dict()
    drawn = {row["name"] for row in spec["datasets"]["rows"]}
    assert drawn == set(rows.loc[rows["by_money"], "name"]) and len(drawn) < rows["name"].nunique()
    assert f"{rows['name'].nunique() - len(drawn)} areas" in spec["title"]["subtitle"][1]


def test_the_invitations_to_try_come_true():
    """The page says in words what the reader will see."""
    rich = assumptions.default(spending_share_2035=5.0, gap_share=80)
    early, asked = (
        data_limits.gains(scenario, "2027") for scenario in (assumptions.default(), rich)
    )
    assert list(early["kind"]) == list(asked["kind"])
    assert not data_limits.gains(rich, "2035")["by_money"].any()
    cells = data_limits.areas_by_money("2035", [3.2, 5.0], [35, 65]).set_index(["share", "part"])
    assert cells.at[(3.2, 65), "areas"] == cells.at[(5.0, 35), "areas"] == 1


def test_enough_is_the_lowest_step_that_lifts_the_money_limit():
    enough = data_limits.enough("2035")
    there = enough["gap_share"]
    below = assumptions.default(gap_share=there - 5)
    assert not data_limits.gains(assumptions.default(gap_share=there), "2035")["by_money"].any()
    assert data_limits.gains(below, "2035")["by_money"].any()
    rich = assumptions.default(spending_share_2035=5.0)
    assert enough["spending_share_2035"] is None
    assert data_limits.gains(rich, "2035")["by_money"].any()
    cells = data_limits.areas_by_money("2035", [3.2], [35])
    assert f"{there:g}" in charts_limits.areas(cells, data_limits.enough("2035")).title.text


def test_a_limit_that_no_slider_lifts_asks_for_another_title():
    cells = data_limits.areas_by_money("2035", [3.2], [35])
    with pytest.raises(Rewrite, match="Money stops being"):
        charts_limits.areas(cells, data_limits.enough("2035") | {"gap_share": None})


def figures(frame):
    """Every figure of the page that is not in a panel: how it is drawn, and its rows."""
    history, plans = data.country(frame, data.GROUP), data_promises.plans()
    today = data_promises.planners(frame, plans)
    cells = data_limits.areas_by_money("2035", [2.5, 3.2], [20, 35])
    return [
        (charts.real, data.real_lines(frame)),
        (charts.people, data.europe_index(frame)),
        (charts.pledge, history, data_promises.paths(history)),
        (charts_allies.parts, data.parts_of_nato(frame)),
        (charts_allies.allies, data.allies(frame), data_promises.goals()),
        (charts_allies.plans, plans, today),
        (charts_allies.funds, data_promises.funds()),
        (charts_limits.years, data_limits.by_year()),
        (charts_limits.areas, cells, data_limits.enough("2035")),
    ]


@pytest.mark.parametrize("number", range(9))
def test_figures_hold_for_any_part_of_their_rows(frame, number):
    draw, rows, *others = figures(frame)[number]
    parts = [rows, rows.head(1), rows.tail(1), rows[::2], rows.head(len(rows) // 2), rows.head(0)]
    for part in parts:
        spec = draw(part, *others).to_dict()
        said = f"{spec['title']['text']} {spec['description']}"
        assert "nan" not in said.replace("Finance", "").split() and len(said) > 60
        assert spec["usermeta"]["sources"] or part.empty


@pytest.mark.proof
def test_rows_added_as_the_guide_says_land_in_their_class(tmp_path):
    """A goal with related security is never compared with core spending; Austria is no ally."""
    for name in ("data", "helpers"):
        shutil.copytree(committed.ROOT / name, tmp_path / name)
    source = add_source(tmp_path / "data")
    add_goals(tmp_path / "data", source)
    add_spending(tmp_path / "data", source)
    code = """if True:
        import json
        from helpers.pages.money import charts_allies, data, data_promises
        frame, plans = data.wide(), data_promises.plans()
        table = data_promises.plan_table().set_index("path_row")
        chart = charts_allies.plans(plans, data_promises.planners(frame, plans))
        norway = plans[plans["name"] == "Norway"].set_index("target_year")
        print(json.dumps({
            "core": norway["share"].to_dict(), "kind": norway.at[2031, "kind"],
            "table": table.at["pa-98", "share"], "source": chart.usermeta["sources"],
            "drawn": "Austria" in set(frame["name"]),
            "ally": "Austria" in set(data.allies(frame)["name"]),
            "real": data.europe(frame)["real"].iloc[-1],
        }))
    """
    subprocess.run([sys.executable, "-m", "helpers.data.codebook"], cwd=tmp_path, check=True)
    shown = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, check=True, capture_output=True, text=True
    )
    said = json.loads(shown.stdout)
    assert said["core"] == {"2031": 3.4, "2035": 3.5, "2036": 3.0}
    assert said["kind"] == data_promises.LAW and said["table"] == "5 with related"
    assert source in said["source"] and said["drawn"] and not said["ally"]
    assert said["real"] == pytest.approx(data.europe(data.wide())["real"].iloc[-1])
