"""What would have to be true: break-evens, maps, areas, the best case, and notebook 08's words."""

import threading

import altair as alt
import numpy as np
import pandas as pd
import pytest

from helpers.figures import theme
from helpers.model import cases, questions, sensitivity
from helpers.model.assumptions import LINE, default, postures, preset, short_names, sliders
from helpers.model.inputs import load
from helpers.model.projection import project
from helpers.pages.what_it_would_take import data as take
from helpers.pages.what_it_would_take import data_areas as take_areas
from helpers.pages.what_it_would_take import data_together as take_together
from helpers.pages.what_it_would_take import panels, words
from helpers.pages.what_it_would_take import words_cases as case_words
from helpers.ui import controls
from helpers.ui.longrun import LongPanel

DATES = ("2027", "2030", "2033", "2035")


@pytest.fixture(scope="module", params=["as-reported", "europe-2030"])
def start(request):
    return preset(request.param)


@pytest.fixture(scope="module")
def one_by_one(start):
    """A projection of its own for every position of every slider."""
    return {
        s.name: [(v, project(load(), start.but(**{s.name: v}))) for v in s.grid()]
        for s in sensitivity.movable()
    }


@pytest.mark.parametrize("date", DATES)
@pytest.mark.parametrize("rule", questions.RULES)
def test_every_break_even_agrees_with_brute_force(start, one_by_one, rule, date):
    rows = take.strips(start, rule, date)[0].set_index("assumption")
    assert list(rows.index) == list(one_by_one)
    now = bool(questions.verdict(project(load(), start), rule, date)[0, 0])
    for name, results in one_by_one.items():
        turned = [v for v, r in results if questions.verdict(r, rule, date)[0, 0] != now]
        here = getattr(start, name)
        if turned:
            assert abs(rows["value"][name] - here) == min(abs(v - here) for v in turned)
            assert rows["value"][name] in turned
        else:
            assert np.isnan(rows["value"][name]), name
        assert rows["holds_now"][name] == now
    counted = take.overview(start).set_index(["rule", "date"]).loc[(rule, date)]
    assert (counted["holds"], counted["turns"]) == (now, rows["value"].notna().sum())


def test_the_stretches_tell_the_verdict_of_every_position(start):
    _, stretches = take.strips(start, "most", "2033")
    for found in take.break_evens(start, "most", "2033"):
        own = stretches[stretches["name"] == short_names()[found.name]]
        assert own["start"].iloc[0] == 0 and own["end"].iloc[-1] == 1
        assert (own["end"].to_numpy()[:-1] == own["start"].to_numpy()[1:]).all()
        for place, holds in zip(np.linspace(0, 1, len(found.grid)), found.holds, strict=True):
            here = own[(own["start"] <= place) & (place <= own["end"])]
            assert set(here["verdict"]) == {take.HELD if holds else take.MISSED}


def test_every_assumption_has_a_short_name():
    assert list(short_names()) == [s.name for s in sensitivity.movable()]
    assert len(set(short_names().values())) == len(short_names())


def test_the_map_is_the_one_of_the_sensitivity_module():
    pair = "slip_factor", "us_fleet_factor"
    held, verdicts = take_together.plane_values(*pair, "most", "2030")
    table = sensitivity.two_way(load(), default(), *pair, "2030", "areas_held")
    assert held.ravel().tolist() == table["areas_held"].tolist()
    assert np.array_equal(verdicts, held > 9)


@pytest.mark.parametrize("rule", questions.RULES)
def test_the_map_draws_every_turn_once(rule):
    frames = take_together.plane("majority_threshold", "gap_share", rule, "2033")
    _, verdicts = take_together.plane_values("majority_threshold", "gap_share", rule, "2033")
    turns = np.abs(np.diff(verdicts.astype(int), axis=0)).sum()
    turns += np.abs(np.diff(verdicts.astype(int), axis=1)).sum()
    assert len(frames["edges"]) == turns
    cells = frames["cells"]
    area = ((cells["right"] - cells["left"]) * (cells["top"] - cells["bottom"])).sum()
    assert area == pytest.approx(1)


def test_one_assumption_against_itself_is_refused():
    panel = panels.plane()
    before = panel.figure.answer
    panel.set(down="slip_factor")
    assert "two different" in panel.figure.error and panel.figure.answer == before
    panel.reset()
    assert not panel.figure.error


def test_the_present_setting_lies_where_the_verdict_says():
    frames = take_together.plane("slip_factor", "us_fleet_factor", "most", "2030")
    held, _ = take_together.plane_values("slip_factor", "us_fleet_factor", "most", "2030")
    column = int(frames["now"]["across_at"].iloc[0] * held.shape[1])
    row = int(frames["now"]["down_at"].iloc[0] * held.shape[0])
    assert held[row, column] == take.at("as reported", "2030")["areas"]


@pytest.mark.parametrize("outcome", take_together.OUTCOMES)
@pytest.mark.parametrize("date", take.DATES)
def test_the_tornado_fits_its_axis(date, outcome):
    rows = take_together.tornado(date, outcome)
    assert len(rows) == 28 and rows["change"].abs().max() < 12


def test_best_and_worst_enclose_what_is_reported():
    for date in DATES:
        order = [take.at(case, date)["areas"] for case in cases.cases()]
        assert order == sorted(order, reverse=True)
    best, worst = cases.cases()["everything helps"], cases.cases()["everything hurts"]
    for slider in sensitivity.movable():
        ends = {getattr(best, slider.name), getattr(worst, slider.name)}
        fixed = slider.name in ("us_fleet_factor", LINE)
        assert ends == ({slider.default} if fixed else {slider.low, slider.high})


def test_years_are_those_of_the_verdict():
    table, result = take.years(), cases.extremes()
    for place, case in enumerate(cases.cases()):
        for rule in questions.RULES:
            year = table.loc[case, rule]
            last = questions.verdict(result, rule, "2035")[place, 0]
            assert last == isinstance(year, str)
            if last:
                assert questions.verdict(result, rule, year)[place, 0]


@pytest.mark.parametrize("path", ["cut_2026", "leave_by_2027"])
@pytest.mark.parametrize("line", [40, 50, 80])
def test_areas_agree_with_brute_force(path, line):
    found = take_areas.areas("2030", line, path).set_index("area_id").loc[list(load().areas)]
    scenario = default(us_posture=path, majority_threshold=line)
    now = project(load(), scenario)
    quarter = now.quarter("2030")
    leads = questions.above(now)[:, quarter, 0, 0]
    assert found["leads"].tolist() == leads.tolist()
    turned = np.zeros(len(leads), bool)
    for slider in sensitivity.movable():
        if slider.name != LINE:
            rows = [scenario.but(**{slider.name: v}) for v in slider.grid()]
            held = questions.above(project(load(), rows))[:, quarter, :, 0]
            turned |= (held != leads[:, None]).any(axis=1)
    assert (found["assumption"] != "").tolist() == turned.tolist()
    for row in found[found["assumption"] != ""].itertuples():
        step = project(load(), scenario.but(**{row.assumption: row.value}))
        assert questions.above(step)[load().areas.index(row.Index), quarter, 0, 0] != row.leads


def test_an_area_that_neither_side_holds_is_not_led():
    found = take_areas.areas("2027", 50, "leave_by_2027").set_index("area_id")
    assert not found.loc["sead_ew", "leads"] and found.loc["sead_ew", "share"] == 0


def test_the_switches_are_the_verdicts_on_other_paths():
    found = take.switches(default(), "most", "2027")
    for path, name in postures().items():
        result = project(load(), default(us_posture=path))
        holds = bool(questions.verdict(result, "most", "2027")[0, 0])
        assert holds == any(name in turned for turned in found)
    assert (take.WEAK_OUT in found) == bool(
        questions.verdict(project(load(), default(count_weak_areas=False)), "most", "2027")[0, 0]
    )


def test_nowhere_is_said_plainly():
    rows, _ = take.strips(default(), "every", "2027")
    said = words.strips_sentence(rows, "every", "2027", "As reported")
    assert "None of the 14 assumptions alone" in said and "whole range" in said
    assert all(text.startswith("nowhere from") for text in words.with_text(rows)["text"])


def test_both_sides_get_their_case_from_the_same_numbers():
    for_it, against = repr(case_words.case_for()), repr(case_words.case_against())
    now, best = take.at("as reported", "2027"), take.at("everything helps", "2027")
    assert f"{now['mean_share']:.1f} at the end of 2027" in for_it
    assert f"at their best lead to {best['areas']} areas" in against
    chance = f"{take.chance('most', '2027'):.0f}"
    assert f"led in {chance}" in for_it and f"in {chance} percent" in against


def test_the_sentence_on_areas_names_each_area_in_its_place():
    rows = take_areas.areas("2030")
    said = words.areas_sentence(rows, "2030", 50)
    assert f"leads in {int(rows['leads'].sum())} of {len(load().areas)}" in said
    one = rows[rows["standing"] == "with one assumption"]
    assert all(name[1:] in said for name in one["name"])


# The long run


def slow_panel(gate, worked):
    def work(report, size):
        worked.append(size)
        for step in range(3):
            if size > 1:
                assert gate.wait(10)
            report(step + 1, 3)
        if size == 3:
            raise RuntimeError("broken")
        return size

    def answer(found, size):
        return controls.Answer(f"{size}: {found}", {"rows": pd.DataFrame({"n": [size]})})

    def figure(rows):
        return theme.named(alt.Chart(alt.NamedData("rows")).mark_point().encode(x="n:Q"), rows=rows)

    sizes = controls.choice("size", "Size", {"1": 1, "2": 2, "3": 3}, 1, "How much.")
    return LongPanel("Slow", [sizes], work, answer, figure)


def test_a_long_run_is_started_once_and_kept():
    gate, worked = threading.Event(), []
    panel = slow_panel(gate, worked)
    assert panel.figure.answer["sentence"] == "1: 1"
    panel.set(size=2)
    assert panel.figure.answer["sentence"] == "2: None"
    panel.start_button.click()
    panel.start_button.click()
    assert panel.bar.layout.display == "" and panel.start_button.layout.display == "none"
    gate.set()
    panel.wait(10)
    assert panel.figure.answer["sentence"] == "2: 2"
    assert panel.bar.layout.display == "none" and panel.start_button.layout.display == ""
    panel.reset()
    panel.set(size=2)
    panel.start()
    assert panel.figure.answer["sentence"] == "2: 2" and worked == [1, 2]


def test_a_long_run_can_be_stopped_and_the_panel_stays_alive():
    gate, worked = threading.Event(), []
    panel = slow_panel(gate, worked)
    panel.set(size=2)
    panel.start()
    panel.reset()
    assert panel.figure.answer["sentence"] == "1: 1"
    panel.stop_button.click()
    gate.set()
    panel.wait(10)
    panel.set(size=2)
    assert panel.figure.answer["sentence"] == "2: None" and not panel.figure.error


def test_a_fault_of_a_long_run_is_shown():
    gate = threading.Event()
    gate.set()
    panel = slow_panel(gate, [])
    panel.set(size=3)
    panel.start()
    panel.wait(10)
    assert "broken" in panel.figure.error
    panel.reset()
    assert not panel.figure.error


def test_the_parts_of_the_variance_are_those_of_the_sensitivity_module():
    found = take_together.sobol("2030", "areas_held", 64)
    table = sensitivity.sobol(load(), default(), "2030", "areas_held", points=64)
    assert found["first"].tolist() == (100 * table["first"]).tolist()
    assert found["name"].tolist() == table["name"].map(short_names()).tolist()
    assert len(take_together.no_parts()) == len(found)
    assert set(sliders()) >= set(table["name"])
