"""What the US could step out of: groups, the cut, moved paths, and notebook 09's words."""

import json
import re
import shutil

import numpy as np
import pytest

from add_rows import add
from helpers.data import tables
from helpers.figures.premise import Rewrite
from helpers.figures.text import cap
from helpers.model import questions
from helpers.model.assumptions import default, postures, preset
from helpers.model.inputs import load
from helpers.model.projection import project
from helpers.pages.if_it_is_missed import (
    charts,
    charts_paths,
    data,
    data_cut,
    data_paths,
    panels,
    words,
    words_cases,
    words_cut,
    words_paths,
)

PATHS = list(postures())
WHAT_IFS = [path for path in PATHS if data_paths.span(path)]
ENDS = ("2027Q1", "2027Q4", "2029Q2", "2032Q3", "2035Q4")


@pytest.mark.parametrize("path", PATHS)
def test_one_projection_gives_every_path(path):
    theirs, ours = project(load(), default(us_posture=path)), data_paths.on_path(path)
    assert np.array_equal(theirs.europe, ours.europe)
    assert np.allclose(theirs.us, ours.us)
    held = questions.areas_held(theirs, "2030")[0, 0]
    assert data_paths.at(path, "2030")["led"] == held
    share = 100 * questions.mean_share(theirs, "2030")[0, 0]
    assert data_paths.at(path, "2030")["share"] == pytest.approx(share)


@pytest.mark.parametrize("path", WHAT_IFS)
def test_a_path_moved_to_its_own_date_stays(path):
    end = load().quarters[data_paths.span(path)[1]]
    assert np.allclose(data_paths.moved(path, end), data_paths.moved(path))


@pytest.mark.parametrize("path", WHAT_IFS)
@pytest.mark.parametrize("end", ENDS)
def test_a_moved_path_keeps_what_was_reported_and_ends_on_its_day(path, end):
    moved, inputs = data_paths.moved(path, end), load()
    number, now = inputs.quarters.index(end), data_paths.today()
    reported = inputs.posture[inputs.paths.index(data_paths.REPORTED)]
    assert moved.min() >= 0 and moved.max() <= 1 + 1e-12
    assert np.allclose(moved[:, : now + 1], data_paths.moved(path)[:, : now + 1])
    table = data_paths.moved(path)
    last = reported * (table[:, -1] / reported[:, -1])[:, None]
    assert np.allclose(moved[:, number:], last[:, number:])
    assert not np.allclose(moved[:, number - 1], last[:, number - 1])
    begins, ends = data_paths.span(path)
    start = max(begins, number - (ends - begins))
    assert np.allclose(moved[:, : start + 1], reported[:, : start + 1])


@pytest.mark.parametrize("path", sorted(set(PATHS) - set(WHAT_IFS)))
def test_a_path_with_nothing_to_come_has_no_date(path):
    assert np.array_equal(data_paths.moved(path, "2031Q1"), data_paths.moved(path))


@pytest.mark.parametrize("end", ["2026Q4", "2025Q4", "2036Q1", "soon"])
def test_a_date_outside_the_projection_is_refused(end):
    with pytest.raises(ValueError, match="date"):
        data_paths.moved(data_paths.LEAVING, end)


def test_the_later_the_exit_the_more_is_on_hand():
    held = [data_paths.at("leave_by_2030", "2031", end)["together"] for end in ENDS]
    assert held == sorted(held) and held[-1] > held[0]


def test_the_need_covered_is_the_same_on_every_path_and_date():
    found = {data_paths.at(path, "2030", "2028Q2")["coverage"] for path in PATHS}
    assert len(found) == 1
    for end in ENDS:
        gone = data_paths.at(data_paths.LEAVING, end, end)
        assert gone["share"] == 100 and gone["coverage"] == pytest.approx(gone["together"])


def test_areas_add_up():
    rows = data_paths.by_area(data_paths.on_path("cut_2026"), "2027")
    assert (rows["europe"] <= rows["both"] + 0.01).all()
    assert (rows["both"] <= rows["before"] + 0.01).all() and (rows["before"] <= 100).all()
    touched = set(rows.loc[rows["lost"] > 0.5, "area_id"])
    assert touched == set(data_cut.kinds())
    posts = rows.set_index("area_id").loc["c2_comms"]
    assert posts["lost"] == 0  # a hand-over changes both sides on its date


def test_every_mechanism_is_in_the_group_a_reader_would_choose():
    rows = data.mechanisms()
    own = rows.groupby("change", observed=True)["mechanism_id"].apply(set).to_dict()
    less, mixed, europeans, more, same, none = (own[change] for change in data.CHANGES)
    assert mixed == {"m22"} and {"m10", "m11", "m12", "m13"} <= less
    assert europeans == {"m03", "m04", "m05", "m15"} and more == {"m06"}
    assert same == {"m07", "m08", "m09", "m20"} and none == {"m02", "m17", "m18"}
    assert len(less) + 13 == len(rows) == len(tables.load("story/coordination"))


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """A copy of the tables to which rows may be added; every page reads it."""
    folder, load_from = tmp_path / "data", tables.load
    shutil.copytree(tables.DATA, folder)
    path = folder / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    for resource in package["resources"]:
        del resource["hash"], resource["bytes"]
    path.write_text(json.dumps(package), encoding="utf-8")
    monkeypatch.setattr(tables, "load", lambda name, _=None: load_from(name, folder))
    return folder


@pytest.mark.parametrize("change", data.CHANGES)
def test_a_new_mechanism_lands_in_its_group(copy, change):
    row = dict(name="Test centre", what_it_does="Tests.", us_role="Member.", date="2026-10")
    row |= dict(reported_change="Stays, though led by nobody.", source_id="st-nato-jfc")
    row |= dict(change=change, kind="mechanism", named_in_warning="false")
    before = data.mechanisms()
    add(copy, "story/coordination", mechanism_id="m99", **row)
    rows = data.mechanisms()
    new = rows[rows["mechanism_id"] == "m99"].iloc[0]
    assert (new["change"], new["when"], new["sure"]) == (change, "Oct 2026", data.OFFICIAL)
    number = rows["change"].value_counts() - before["change"].value_counts()
    assert number[change] == 1 and number.abs().sum() == 1
    assert f"{cap(change)}, " in charts.mechanisms(rows).description


def test_a_mechanism_of_no_known_group_is_refused(copy):
    row = dict(name="Test centre", what_it_does="Tests.", us_role="Member.", date="2026-10")
    row |= dict(reported_change="Stays.", source_id="st-nato-jfc", kind="mechanism")
    add(
        copy,
        "story/coordination",
        mechanism_id="m99",
        change="odd",
        named_in_warning="false",
        **row,
    )
    with pytest.raises(tables.DataError, match="story/coordination.*change"):
        data.mechanisms()


def test_a_new_line_of_the_cut_is_another_account_and_counts_in_its_area(copy):
    line = dict(unit="aircraft", us_before=150, us_after=90, reported="2026-10")
    line |= dict(source_id="st-nfm-gbnews", confidence="low")
    add(
        copy,
        "story/force_model_cuts",
        row_id="n98",
        capability="destroyers",
        area_id="maritime",
        **line,
    )
    new = data_cut.cuts().set_index("row_id").loc["n98"]
    assert new["row"] == "destroyers, other account" and new["sure"] == data_cut.POOR
    assert data_cut.kinds()["maritime"] == "destroyers"


def test_a_new_finding_is_on_the_side_that_uses_it(copy):
    add(
        copy,
        "story/exit_findings",
        fact_id="f001",
        part=0,
        used_as=data.AGAINST,
        tells_amount="true",
    )
    said = data.statements()
    assert said["used_as"].tolist()[-1] == data.AGAINST and len(said) == 14


def test_both_accounts_of_the_cut_are_kept_and_the_weak_one_is_marked():
    rows = data_cut.cuts().set_index("row_id")
    assert rows.at["n03", "text"] == "79 to 63 aircraft"
    assert rows.at["n04", "text"] == "8 to 0 aircraft"
    assert rows.at["n04", "sure"] == data_cut.POOR and rows.at["n03", "sure"] == data_cut.FAIR
    assert rows["row"].is_unique


def test_the_tables_agree_on_the_cut():
    rows = data_cut.cuts().set_index("row_id")
    actuals = tables.load("estimates/actuals").set_index("actual_id")["value"]
    assert rows.at["n01", "us_before"] == actuals["ac-44"]
    assert rows.at["n01", "us_after"] == actuals["ac-45"]
    assert rows.at["n10", "us_after"] == actuals["ac-46"]
    assert rows.at["n05", "us_after"] == actuals["ac-47"]
    assert 100 - rows.at["n08", "left"] == actuals["ac-48"]
    assert data.floor() == actuals["ac-55"]


def test_new_means_are_counted_against_what_was_taken():
    rows = data_cut.fill_in().set_index(["area_id", "date"])
    taken = rows["taken"].groupby("area_id").first()
    assert taken["combat_air"] == pytest.approx(400 * (1 - 0.664))
    found = project(load(), default())
    area = load().areas.index("aar")
    gained = found.europe[area, found.quarter("2030"), 0, 0] - found.europe[area, 0, 0, 0]
    assert rows.at[("aar", "2030"), "gained"] == pytest.approx(gained)
    assert rows.at[("combat_air", "2027"), "delivered"] > rows.at[("combat_air", "2027"), "gained"]
    assert all(gain >= 0 for gain in data_cut.quick_gains().values())


def test_the_cut_is_split_by_area_and_the_judged_part_is_named():
    points = data_paths.cut_points().set_index("area_id")["points"]
    before, after = (data_paths.at(path, "2027")["together"] for path in ("before_cut", "cut_2026"))
    assert points.sum() == pytest.approx(before - after)
    steps = tables.load("model/posture_steps").query("path_id == 'cut_2026'")
    kinds = steps.groupby("area_id")["kind"].agg(set)
    assert points.idxmax() == "deep_strike" and kinds["deep_strike"] == {"judgement"}
    others = points[points > 0.05].index.drop("deep_strike")
    assert all("derived" in kinds[area] for area in others)
    assert "our judgement" in repr(words_paths.us_sentence())


def test_the_floor_is_told_with_its_end():
    said = repr(words_cut.floor())
    assert "set a floor" in said and "30 September 2026" in said and "not confirmed" in said
    assert "still holds is not known" in repr(words_cut.floor().parts[0])


def test_troops_keep_their_conflict_and_the_floor():
    rows = data.troops()
    assert data.floor() == tables.load("story/facts").set_index("fact_id").at["f014", "value"]
    december = rows[rows["date"] == "2025-12"]
    assert sorted(december["low"]) == [68000, 85000, 100000]
    assert rows["row"].is_unique
    assert set(rows.loc[rows["counted"] == data.IF, "sure"]) == {data.WEAK}


def test_the_answer_says_shifted_and_not_met():
    said = repr(words.answer())
    goes = data_paths.at(data_paths.LEAVING, "2027")
    assert f"to {goes['share']:.0f} percent" in said and "shifted is not burden met" in said
    assert f"would stay at {goes['coverage']:.0f} percent" in said


def test_both_sides_are_heard():
    table = words_cases.statements().frame
    sides = table["used_as"].value_counts()
    assert min(sides[data.FOR], sides[data.AGAINST]) >= 5
    assert all(links[0][0] for links in table["sources"])


def test_the_panel_follows_path_date_and_effort():
    panel = panels.path()
    first = panel.figure.answer
    panel.set(path="cut_2026")
    assert "date does not count" in panel.figure.answer["sentence"]
    assert panel.figure.answer["rows"]["marks"] == []
    panel.set(path="return", end=panel.controls["end"].options[-1][1])
    assert "complete in December 2035" in panel.figure.answer["sentence"]
    panel.set(builds="war-economy", date="2030")
    said = panel.figure.answer["sentence"]
    best = project(load(), preset("war-economy"))
    cover = 100 * best.coverage[:, best.quarter("2030"), 0, 0].mean()
    assert f"covers is {cover:.0f} percent on every path" in said
    panel.reset()
    assert panel.figure.answer == first and not panel.figure.error


def test_the_panel_offers_quarters_after_today():
    options = panels.path().controls["end"].options
    assert len(options) == len(load().quarters) - data_paths.today() - 1
    assert {day.month for _, day in options} == {3, 6, 9, 12}


# Titles and premises


def drawn():
    paths = data_paths.by_path()
    yield data.mechanisms(), charts.mechanisms
    yield data_cut.cuts(), charts.cuts
    yield data_cut.fill_in(), charts.fill_in
    yield paths, charts_paths.remember
    yield paths, charts_paths.on_hand


def test_every_figure_can_be_asked_for_any_part_of_its_rows():
    for rows, draw in drawn():
        for part in (rows, rows[:1], rows[: len(rows) // 2], rows[len(rows) // 2 :]):
            spec = draw(part).to_dict()
            assert spec["usermeta"]["sources"]
            assert spec["title"]["text"] and "nan" not in spec["title"]["text"]
            assert not re.search(r"\b1 (areas|kinds|mechanisms)\b", spec["title"]["text"])
        assert "No row is left" in draw(rows[:0]).title.text


def test_figures_name_their_sources():
    cited = charts.cuts(data_cut.cuts()).to_dict()["usermeta"]["sources"]
    assert set(cited) == {"st-nfm-foxwatchdog", "st-nfm-watchboard", "st-nfm-gbnews"}
    drawn = charts_paths.on_hand(data_paths.by_path()).to_dict()
    assert drawn["usermeta"]["sources"] == ["model"]


def test_titles_say_what_the_rows_say():
    rows = data.mechanisms()
    less = int((rows["change"] == data.LESS).sum())
    assert f"less in {less} of {len(rows)} mechanisms" in charts.mechanisms(rows).title.text
    goes = data_paths.at(data_paths.LEAVING, "2027")
    title = charts_paths.remember(data_paths.by_path()).title.text
    assert f"jumps to {goes['share']:.0f} percent" in title and "stays at" in title


@pytest.mark.parametrize(
    "sentence",
    [
        words.answer,
        words_cases.case_for,
        words_cases.case_against,
        words_paths.remember_sentence,
        words_paths.us_sentence,
        panels.path,
    ],
)
def test_sentences_stop_where_the_rows_no_longer_carry_them(monkeypatch, sentence):
    def at(path, date, end=None, preset_id="as-reported"):
        far = 100 if path == data_paths.LEAVING and preset_id == "as-reported" else 0
        return {"share": 0, "coverage": far, "together": 0, "led": 0}

    for module in (data_paths, words_cases, words_paths):
        monkeypatch.setattr(module, "at", at)
    with pytest.raises(Rewrite):
        sentence()


@pytest.mark.proof
def test_sentences_on_rows_stop_where_these_no_longer_carry_them(monkeypatch, copy):
    row = dict(what_it_does="Tests.", us_role="Member.", source_id="st-nato-jfc")
    row |= dict(reported_change="Stays.", named_in_warning="false", date="2028")
    change = "the US takes it over"
    add(
        copy,
        "story/coordination",
        mechanism_id="m99",
        name="Test",
        change=change,
        kind="mechanism",
        **row,
    )
    for sentence in (words.threat, words.mechanisms_sentence):
        with pytest.raises(Rewrite):
            sentence()
    with monkeypatch.context() as patch, pytest.raises(Rewrite, match="If all of them went"):
        patch.setattr(data, "weighed", lambda: (1000, 80000))
        words_cut.floor()
    with monkeypatch.context() as patch, pytest.raises(Rewrite, match="all troops lie above"):
        patch.setattr(data, "floor", lambda: 90000)
        words_cut.floor()
    made = data_cut.fill_in("2027")
    with monkeypatch.context() as patch, pytest.raises(Rewrite, match="not replaced"):
        patch.setattr(data_cut, "fill_in", lambda *dates: made.assign(made_good=50))
        words_cut.filled()
    kept = data.mechanisms()
    posts = kept.assign(name=kept["name"].replace("SACEUR post", "A post"))
    with monkeypatch.context() as patch, pytest.raises(Rewrite, match="keeps the top post"):
        patch.setattr(data, "mechanisms", lambda: posts[posts["mechanism_id"] != "m99"])
        words.mechanisms_sentence()
    with monkeypatch.context() as patch, pytest.raises(Rewrite, match="promised again"):
        own = kept.assign(kind=kept["kind"].replace("rotation", "post"))
        patch.setattr(data, "mechanisms", lambda: own[own["mechanism_id"] != "m99"])
        words.mechanisms_sentence()
    points = data_paths.cut_points()
    monkeypatch.setattr(data_paths, "cut_points", lambda: points.assign(judged=False))
    with pytest.raises(Rewrite):
        words_paths.us_sentence()
    with pytest.raises(Rewrite):
        rows = data_paths.by_area(data_paths.on_path(data_paths.LEAVING), "2027")
        words_paths.areas_sentence(rows[rows["before"] >= 25])
    with pytest.raises(Rewrite, match="felt most in jamming"):
        words_paths.areas_sentence(rows.assign(lost=rows["lost"].where(rows["lost"] < 50, 9)))


def test_the_cut_is_told_with_both_accounts():
    said = repr(words_cut.cuts_sentence())
    assert "fighter aircraft from 150 to 100" in said and "tanker aircraft from 8 to 0" in said
    assert "from 149 to 99 fighters" in repr(words_cut.filled())


def test_every_citation_is_of_one_row():
    rows = tables.load("story/exit_citations").set_index("used_as")
    assert (rows.notna().sum(axis=1) == 1).all()
    for use, row in rows.iterrows():
        assert data.cited(use).name == row.dropna().iloc[0]


def test_the_figure_to_remember_stops_where_a_path_moves_the_need_covered():
    rows = data_paths.by_path()
    leaving = rows["path"] == data_paths.LEAVING
    with pytest.raises(Rewrite):
        charts_paths.remember(rows.assign(coverage=rows["coverage"] + leaving))
