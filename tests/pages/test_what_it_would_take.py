"""What would have to be true: break-evens, maps, areas, the best case, and notebook 08's words."""

import numpy as np
import pytest

from helpers.figures.premise import Rewrite
from helpers.figures.text import small
from helpers.model import areas as model_areas
from helpers.model import cases, questions, sensitivity
from helpers.model.assumptions import LINE, default, postures, preset, short_names, sliders
from helpers.model.inputs import load
from helpers.model.projection import project
from helpers.pages.what_it_would_take import (
    charts,
    charts_together,
    data,
    data_together,
    panels,
    words,
    words_cases,
)

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
    rows = data.break_evens(rule, date, start)[0].set_index("assumption")
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
    counted = data.overview(start).set_index(["rule", "date"]).loc[(rule, date)]
    assert (counted["holds"], counted["turns"]) == (now, rows["value"].notna().sum())


def test_the_stretches_tell_the_verdict_of_every_position(start):
    _, stretches = data.break_evens("most", "2033", start)
    for found in sensitivity.break_evens(start, *data.alone(start), "most", "2033"):
        own = stretches[stretches["name"] == short_names()[found.name]]
        assert own["start"].iloc[0] == 0 and own["end"].iloc[-1] == 1
        assert (own["end"].to_numpy()[:-1] == own["start"].to_numpy()[1:]).all()
        for place, holds in zip(np.linspace(0, 1, len(found.grid)), found.holds, strict=True):
            here = own[(own["start"] <= place) & (place <= own["end"])]
            assert set(here["verdict"]) == {data.HELD if holds else data.MISSED}


def test_one_area_decides_where_its_absence_turns_the_verdict():
    rows = data.deciding().set_index(["rule", "date"])
    shown, result = data.overview().set_index(["rule", "date"]), project(load(), default())
    assert (rows["holds"] == shown["holds"]).all()
    names = model_areas.places().set_index("area_id")["name"].map(small)
    for (rule, date), row in rows.iterrows():
        for place, area in enumerate(load().areas):
            rest = np.ones((len(load().areas), 1), bool)
            rest[place] = False
            turned = questions.verdict(result, rule, date, rest)[0, 0] != row["holds"]
            assert (names[area] in row["decide"]) == turned, (rule, date, area)


def test_the_table_of_deciding_areas_has_only_pairs_with_one():
    rows = data.deciding()
    pairs = int((rows["decide"].map(len) > 0).sum())
    assert len(words_cases.deciding(rows).frame) == pairs > 0
    assert f"verdict in {pairs} of {len(rows)} cells" in charts.deciding(rows).title.text
    with pytest.raises(Rewrite):
        words_cases.deciding_sentence(rows.assign(decide=[["guns"]] * len(rows)))


def test_every_assumption_has_a_short_name():
    """Those that move only the bands have one too; the middle case does not know them."""
    middle = [name for name in short_names() if name not in sensitivity.BANDS_ONLY]
    assert middle == [slider.name for slider in sensitivity.movable()]
    assert set(sensitivity.BANDS_ONLY) < set(short_names())
    assert len(set(short_names().values())) == len(short_names())


def test_the_map_is_the_projection_at_every_pair():
    pair = "slip_factor", "us_fleet_factor"
    held, verdicts = data_together.plane_values(*pair, "most", "2030")
    across, down = (sliders()[name].grid() for name in pair)
    for row in range(0, len(down), 4):
        pairs = [default(slip_factor=x, us_fleet_factor=down[row]) for x in across]
        result = project(load(), pairs)
        assert held[row].tolist() == questions.areas_held(result, "2030")[:, 0].tolist()
        assert verdicts[row].tolist() == questions.verdict(result, "most", "2030")[:, 0].tolist()
    assert np.array_equal(verdicts, held > len(load().areas) / 2)


@pytest.mark.parametrize("rule", questions.RULES)
def test_the_map_draws_every_turn_once(rule):
    frames = data_together.plane("majority_threshold", "gap_share", rule, "2033")
    _, verdicts = data_together.plane_values("majority_threshold", "gap_share", rule, "2033")
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
    frames = data_together.plane("slip_factor", "us_fleet_factor", "most", "2030")
    held, _ = data_together.plane_values("slip_factor", "us_fleet_factor", "most", "2030")
    column = int(frames["now"]["across_at"].iloc[0] * held.shape[1])
    row = int(frames["now"]["down_at"].iloc[0] * held.shape[0])
    assert held[row, column] == data.at("as reported", "2030")["areas"]


@pytest.mark.parametrize("outcome", data_together.OUTCOMES)
@pytest.mark.parametrize("date", data.DATES)
def test_the_tornado_fits_its_axis(date, outcome):
    rows = data_together.tornado(date, outcome)
    assert len(rows) == 2 * len(sensitivity.movable()) and rows["change"].abs().max() < 12


def test_best_and_worst_enclose_what_is_reported():
    for date in DATES:
        order = [data.at(case, date)["areas"] for case in cases.cases()]
        assert order == sorted(order, reverse=True)
    best, worst = cases.cases()["everything helps"], cases.cases()["everything hurts"]
    for slider in sensitivity.movable():
        ends = {getattr(best, slider.name), getattr(worst, slider.name)}
        fixed = slider.name in ("us_fleet_factor", LINE)
        assert ends == ({slider.default} if fixed else {slider.low, slider.high})


def test_years_are_those_of_the_verdict():
    table, result = data.years(), cases.extremes()
    for place, case in enumerate(cases.cases()):
        for rule in questions.RULES:
            year = table.loc[case, rule]
            last = questions.verdict(result, rule, "2035")[place, 0]
            assert last == year.isdigit()
            if last:
                assert questions.verdict(result, rule, year)[place, 0]


@pytest.mark.parametrize("path", ["cut_2026", "leave_by_2027"])
@pytest.mark.parametrize("line", [40, 50, 80])
def test_areas_agree_with_brute_force(path, line):
    found = data.areas("2030", line, path).set_index("area_id").loc[list(load().areas)]
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
    found = data.areas("2027", 50, "leave_by_2027").set_index("area_id")
    assert not found.loc["sead_ew", "leads"] and found.loc["sead_ew", "share"] == 0


def test_the_switches_are_the_verdicts_on_other_paths():
    paths, weak = data.switches("most", "2027")
    for path, name in postures().items():
        result = project(load(), default(us_posture=path))
        holds = bool(questions.verdict(result, "most", "2027")[0, 0])
        assert holds == (f"“{name}”" in paths)
    without = project(load(), default(count_weak_areas=False))
    assert weak == bool(questions.verdict(without, "most", "2027")[0, 0])


def test_nowhere_is_said_plainly():
    rows, _ = data.break_evens("every", "2027")
    said = words.verdict_sentence(rows, "As reported", [], False)
    assert f"None of the {len(rows)} assumptions alone" in said and "whole range" in said
    assert rows["value"].isna().all()


def test_both_sides_get_their_case_from_the_same_numbers():
    for_it, against = repr(words_cases.case_for()), repr(words_cases.case_against())
    now, best = data.at("as reported", "2027"), data.at("everything helps", "2027")
    assert f"{now['mean_share']:.1f} at the end of 2027" in for_it
    assert f"at their best lead to {best['areas']} areas" in against
    assert f"in {data.chance('mean', '2027'):.0f} percent" in for_it
    assert f"In {data.chance('most', '2027'):.0f} percent" in against


def test_the_sentence_on_areas_names_each_area_in_its_place():
    rows = data.areas("2030")
    said = words.areas_sentence(rows)
    assert f"leads in {int(rows['leads'].sum())} of {len(load().areas)}" in said
    one = rows[rows["standing"] == "with one assumption"]
    assert all(name[1:] in said for name in one["name"])


def test_the_parts_of_the_variance_are_those_of_the_sensitivity_module():
    found = data_together.sobol("2030", "areas_held", 64)
    table = sensitivity.sobol(load(), default(), "2030", "areas_held", points=64)
    assert found["first"].tolist() == (100 * table["first"]).tolist()
    assert found["name"].tolist() == table["name"].map(short_names()).tolist()


def test_the_variance_is_worked_out_once_for_a_setting():
    panel = panels.variance()
    first, worked = panel.figure.answer, data_together.sobol.cache_info().misses
    panel.set(date="2031")
    other = panel.figure.answer
    assert "end of 2031" in other["sentence"] and other["rows"] != first["rows"]
    panel.reset()
    assert panel.figure.answer == first
    panel.set(date="2031")
    assert panel.figure.answer == other
    assert data_together.sobol.cache_info().misses <= worked + 1


def test_a_kept_answer_cannot_be_changed():
    changed = data_together.tornado()
    changed["change"] = 0
    assert data_together.tornado()["change"].any()


# Titles and premises


def test_titles_say_what_the_rows_say():
    verdicts = data.overview()
    title = charts.overview(verdicts).title.text
    by_rule = verdicts.groupby("rule")["holds"].agg(list)
    assert f"every date by {by_rule.map(all).sum()} of {len(by_rule)} rules" in title
    assert title.endswith(f"at no date by {(~by_rule.map(any)).sum()}")
    rows, stretches = data.break_evens("most", "2027")
    turning = int(rows["value"].notna().sum())
    title = charts.break_evens(**data_together.turning(rows, stretches)).title.text
    assert title.startswith("End of 2027, most areas") and f"; {turning} of {len(rows)} " in title
    title = charts.extremes(data.by_quarter()).title.text
    assert f"gives {data.at('everything helps', '2030')['areas']}" in title


def test_a_figure_shows_the_nearest_that_turn_the_verdict_and_counts_the_rest():
    rows, stretches = data.break_evens("most", "2033")
    found = data_together.turning(rows, stretches)
    near = (found["rows"]["at_value"] - found["rows"]["at_now"]).abs()
    left = rows[rows["value"].notna() & ~rows["name"].isin(found["rows"]["name"])]
    assert len(near) == data_together.TURNING and near.is_monotonic_increasing
    assert near.max() <= (left["at_value"] - left["at_now"]).abs().min()
    nowhere = rows["value"].isna().sum()
    said = f"{len(left)} others turn it too; {nowhere} others turn it nowhere in their range"
    assert found["rest"]["text"].item() == said and (found["rest"]["place"] == len(near)).all()
    assert set(found["stretches"]["place"]) == set(found["rows"]["place"])
    none = data_together.turning(*data.break_evens("every", "2027"))
    assert none["rows"].empty and none["rest"]["text"].item().startswith(f"{len(rows)} others")
    assert "none of" in charts.break_evens(**none).title.text


def test_the_others_move_less_than_their_line_says():
    rows = data_together.tornado()
    line = data_together.widest(rows).iloc[-1]["name"]
    rest = rows[rows["place"] >= data_together.WIDEST]["change"].abs().max()
    assert rest <= float(line.split("at most ")[1].split()[0]) < rest + 0.1
    parts = data_together.sobol()
    line = data_together.blamed(parts).iloc[-1]["name"]
    rest = parts[parts["place"] >= data_together.BLAMED]
    assert line.startswith(f"{len(rest)} others")
    assert rest[["alone", "all"]].max().max() < float(line.split("under ")[1].split()[0])


def test_headings_stop_where_their_rows_no_longer_carry_them(monkeypatch):
    rows = data.overview()
    with pytest.raises(Rewrite, match="The rule decides"):
        words.overview(rows.assign(holds=[place % 2 == 0 for place in range(len(rows))]))
    turned, sobol = sensitivity.tornado(load(), default(), "2030")[::-1], data_together.sobol
    monkeypatch.setattr(sensitivity, "tornado", lambda *_: turned)
    with pytest.raises(Rewrite, match="moves … most"):
        words.us_reading()
    for changed in (sobol()[::-1], sobol().assign(first=50)):
        monkeypatch.setattr(data_together, "sobol", lambda *_, rows=changed: rows)
        with pytest.raises(Rewrite, match="where the line lies"):
            words.sobol_reading()


def drawn():
    rows, stretches = data.break_evens()
    yield data.overview(), charts.overview
    yield data.deciding(), charts.deciding
    yield rows, lambda part: charts.break_evens(**data_together.turning(part, stretches))
    yield data.areas(), lambda part: charts.areas(part, model_areas.line(50))
    yield data.by_quarter(), charts.extremes
    yield data_together.tornado(), lambda part: charts_together.tornado(data_together.widest(part))
    yield data_together.sobol(), lambda part: charts_together.sobol(data_together.blamed(part))


def test_every_figure_can_be_asked_for_any_part_of_its_rows():
    for rows, draw in drawn():
        for part in (rows, rows[:1], rows[: len(rows) // 2], rows[len(rows) // 2 :]):
            spec = draw(part).to_dict()
            assert spec["usermeta"]["sources"] == ["model"]
            assert spec["title"]["text"] and "nan" not in spec["title"]["text"]
            assert " 1 areas" not in spec["title"]["text"]
        assert "No row is left" in draw(rows[:0]).title.text


@pytest.mark.parametrize(
    "sentence, case, other",
    [
        (words.answer, "everything helps", "everything helps, definitions too"),
        (words.answer, "as reported", "everything helps, definitions too"),
        (words.answer, "everything helps", "everything hurts"),
        (words_cases.case_for, "as reported", "everything helps, definitions too"),
        (words_cases.case_against, "everything helps, definitions too", "as reported"),
        (words_cases.case_against, "everything helps", "everything helps, definitions too"),
        (words_cases.case_2030, "everything helps", "everything hurts"),
    ],
)
def test_sentences_stop_where_the_rows_no_longer_carry_them(monkeypatch, sentence, case, other):
    at = data.at
    monkeypatch.setattr(data, "at", lambda name, date: at(other if name == case else name, date))
    with pytest.raises(Rewrite):
        sentence()


@pytest.mark.parametrize("sentence", [words.answer, words_cases.case_against, words_cases.case_for])
def test_sentences_stop_where_other_assumptions_turn_the_verdict(monkeypatch, sentence):
    rows, stretches = data.break_evens()
    money = [slider.name for slider in sliders().values() if slider.group == "money"]
    turned = rows.assign(value=rows["now"].where(rows["assumption"].isin(money)))
    monkeypatch.setattr(data, "break_evens", lambda *_: (turned, stretches))
    with pytest.raises(Rewrite):
        sentence()


def test_a_title_stops_where_the_worst_case_no_longer_gives_as_many_areas():
    rows = data.by_quarter()
    worst = (rows["case"] == "everything hurts") & (rows["quarter"] == "2027Q4")
    with pytest.raises(Rewrite):
        charts.extremes(rows.assign(areas=rows["areas"] - worst))
