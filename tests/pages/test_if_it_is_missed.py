"""What the US could step out of: groups, the cut, moved paths, and notebook 09's words."""

import numpy as np
import pytest

from helpers.data import tables
from helpers.model import questions
from helpers.model.assumptions import default, postures, preset
from helpers.model.inputs import load
from helpers.model.projection import project
from helpers.pages.if_it_is_missed import data as missed
from helpers.pages.if_it_is_missed import data_paths as missed_paths
from helpers.pages.if_it_is_missed import panels
from helpers.pages.if_it_is_missed import words_cases as case_words
from helpers.pages.if_it_is_missed import words_floor as floor_words
from helpers.pages.if_it_is_missed import words_paths as path_words

PATHS = list(postures())
WHAT_IFS = [path for path in PATHS if missed_paths.span(path)]
ENDS = ("2027Q1", "2027Q4", "2029Q2", "2032Q3", "2035Q4")


@pytest.mark.parametrize("path", PATHS)
def test_one_projection_gives_every_path(path):
    theirs, ours = project(load(), default(us_posture=path)), missed_paths.on_path(path)
    assert np.array_equal(theirs.europe, ours.europe)
    assert np.allclose(theirs.us, ours.us)
    held = questions.areas_held(theirs, "2030")[0, 0]
    assert missed_paths.at(path, "2030")["led"] == held
    share = 100 * questions.mean_share(theirs, "2030")[0, 0]
    assert missed_paths.at(path, "2030")["share"] == pytest.approx(share)


@pytest.mark.parametrize("path", WHAT_IFS)
def test_a_path_moved_to_its_own_date_stays(path):
    end = load().quarters[missed_paths.span(path)[1]]
    assert np.allclose(missed_paths.moved(path, end), missed_paths.moved(path))


@pytest.mark.parametrize("path", WHAT_IFS)
@pytest.mark.parametrize("end", ENDS)
def test_a_moved_path_keeps_what_was_reported_and_ends_on_its_day(path, end):
    moved, inputs = missed_paths.moved(path, end), load()
    number, now = inputs.quarters.index(end), missed_paths.today()
    reported = inputs.posture[inputs.paths.index(missed_paths.REPORTED)]
    assert moved.min() >= 0 and moved.max() <= 1 + 1e-12
    assert np.allclose(moved[:, : now + 1], missed_paths.moved(path)[:, : now + 1])
    table = missed_paths.moved(path)
    last = reported * (table[:, -1] / reported[:, -1])[:, None]
    assert np.allclose(moved[:, number:], last[:, number:])
    assert not np.allclose(moved[:, number - 1], last[:, number - 1])
    begins, ends = missed_paths.span(path)
    start = max(begins, number - (ends - begins))
    assert np.allclose(moved[:, : start + 1], reported[:, : start + 1])


@pytest.mark.parametrize("path", sorted(set(PATHS) - set(WHAT_IFS)))
def test_a_path_with_nothing_to_come_has_no_date(path):
    assert np.array_equal(missed_paths.moved(path, "2031Q1"), missed_paths.moved(path))


@pytest.mark.parametrize("end", ["2026Q4", "2025Q4", "2036Q1", "soon"])
def test_a_date_outside_the_projection_is_refused(end):
    with pytest.raises(ValueError, match="date"):
        missed_paths.moved(missed_paths.LEAVING, end)


def test_the_later_the_exit_the_more_is_on_hand():
    held = [missed_paths.at("leave_by_2030", "2031", end)["together"] for end in ENDS]
    assert held == sorted(held) and held[-1] > held[0]


def test_the_need_covered_is_the_same_on_every_path_and_date():
    found = {missed_paths.at(path, "2030", "2028Q2")["coverage"] for path in PATHS}
    assert len(found) == 1
    rows = missed_paths.by_exit()
    assert (rows["share"] == 100).all()
    assert rows["coverage"].tolist() == rows["together"].tolist()


def test_areas_add_up():
    rows = missed_paths.by_area(missed_paths.on_path("cut_2026"), "2027")
    assert (rows["europe"] <= rows["both"] + 0.01).all()
    assert (rows["both"] <= rows["before"] + 0.01).all() and (rows["before"] <= 100).all()
    touched = set(rows.loc[rows["lost"] > 0.5, "area_id"])
    assert touched == {*missed.CUT_AREAS, "c2_comms"}


def test_every_mechanism_is_in_the_group_a_reader_would_choose():
    rows = missed.mechanisms()
    own = rows.groupby("group", observed=True)["mechanism_id"].apply(set).to_dict()
    less, mixed, europeans, more, same, none = (own[group] for group in missed.GROUPS)
    assert mixed == {"m22"} and {"m10", "m11", "m12", "m13"} <= less
    assert europeans == {"m03", "m04", "m05", "m15"} and more == {"m06"}
    assert same == {"m07", "m08", "m09", "m20"} and none == {"m02", "m17", "m18"}
    assert len(less) + 13 == len(rows) == len(tables.load("story/coordination"))


def test_words_that_fit_no_group_are_refused(monkeypatch):
    monkeypatch.setattr(missed, "GROUPS", {"one": "^Stays", "two": "^Stays"})
    with pytest.raises(tables.DataError, match="m09"):
        missed.mechanisms()


def test_both_accounts_of_the_cut_are_kept_and_the_weak_one_is_marked():
    rows = missed.cuts().set_index("row_id")
    assert rows.at["n03", "text"] == "79 to 63 aircraft"
    assert rows.at["n04", "text"] == "8 to 0 aircraft"
    assert rows.at["n04", "sure"] == missed.POOR and rows.at["n03", "sure"] == missed.FAIR
    assert rows["row"].is_unique


def test_the_tables_agree_on_the_cut():
    rows = missed.cuts().set_index("row_id")
    actuals = tables.load("estimates/actuals").set_index("actual_id")["value"]
    assert rows.at["n01", "us_before"] == actuals["ac-44"]
    assert rows.at["n01", "us_after"] == actuals["ac-45"]
    assert rows.at["n10", "us_after"] == actuals["ac-46"]
    assert rows.at["n05", "us_after"] == actuals["ac-47"]
    assert 100 - rows.at["n08", "left"] == actuals["ac-48"]
    assert missed.floor() == actuals["ac-55"]


def test_new_means_are_counted_against_what_was_taken():
    rows = missed.fill_in().set_index(["area_id", "date"])
    taken = rows["taken"].groupby("area_id").first()
    assert taken["combat_air"] == pytest.approx(400 * (1 - 0.664))
    found = project(load(), default())
    area = load().areas.index("aar")
    gained = found.europe[area, found.quarter("2030"), 0, 0] - found.europe[area, 0, 0, 0]
    assert rows.at[("aar", "2030"), "gained"] == pytest.approx(gained)
    assert rows.at[("combat_air", "2027"), "delivered"] > rows.at[("combat_air", "2027"), "gained"]
    assert all(gain >= 0 for gain in missed.quick_gains().values())


def test_the_cut_is_split_by_area_and_the_judged_part_is_named():
    points = missed_paths.cut_points()
    before, after = (
        missed_paths.at(path, "2027")["together"] for path in ("before_cut", "cut_2026")
    )
    assert points.sum() == pytest.approx(before - after)
    steps = tables.load("model/posture_steps").query("path_id == 'cut_2026'")
    kinds = steps.groupby("area_id")["kind"].agg(set)
    assert points.idxmax() == "deep_strike" and kinds["deep_strike"] == {"judgement"}
    others = points[points > 0.05].index.drop("deep_strike")
    assert all("derived" in kinds[area] for area in others)
    assert "our judgement" in repr(path_words.us_sentence())


def test_the_floor_is_told_with_its_end():
    said = repr(floor_words.floor_sentence())
    assert "set a floor" in said and "30 September 2026" in said and "not confirmed" in said


def test_troops_keep_their_conflict_and_the_floor():
    rows = missed.troops()
    assert missed.floor() == tables.load("story/facts").set_index("fact_id").at["f014", "value"]
    december = rows[rows["date"] == "2025-12"]
    assert sorted(december["low"]) == [68000, 85000, 100000]
    assert rows["row"].is_unique
    assert set(rows.loc[rows["counted"] == missed.IF, "sure"]) == {missed.WEAK}


def test_the_answer_says_shifted_and_not_met():
    said = repr(path_words.answer())
    goes = missed_paths.at(missed_paths.LEAVING, "2027")
    assert f"to {goes['share']:.0f} percent" in said and "shifted, not met" in said
    assert f"{goes['coverage']:.0f} percent with or without it" in said


def test_both_sides_are_heard():
    table = case_words.statements().frame
    sides = table["side"].value_counts()
    assert min(sides[case_words.FOR], sides[case_words.AGAINST]) >= 5
    assert all(links[0][0] for links in table["sources"])


def test_the_panel_follows_path_date_and_effort():
    panel = panels.path()
    first = panel.figure.answer
    panel.set(path="cut_2026")
    assert "date does not count" in panel.figure.answer["sentence"]
    assert panel.figure.answer["rows"]["marks"] == []
    panel.set(path="return", end=panel.controls["end"].widgets[0].options[-1][1])
    assert "complete in December 2035" in panel.figure.answer["sentence"]
    panel.set(builds="war-economy", date="2030")
    said = panel.figure.answer["sentence"]
    best = project(load(), preset("war-economy"))
    cover = 100 * best.coverage[:, best.quarter("2030"), 0, 0].mean()
    assert f"covers is {cover:.0f} percent on every path" in said
    panel.reset()
    assert panel.figure.answer == first and not panel.figure.error


def test_the_panel_offers_quarters_after_today():
    options = panels.path().controls["end"].widgets[0].options
    assert len(options) == len(load().quarters) - missed_paths.today() - 1
    assert {day.month for _, day in options} == {3, 6, 9, 12}
