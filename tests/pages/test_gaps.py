"""Shares of the capability areas, definitions of leading, and what notebook 04 says about them."""

import re
import shutil

import numpy as np
import pandas as pd
import pytest

from add_rows import add, add_area, add_source
from helpers.data import tables
from helpers.figures.premise import Rewrite
from helpers.model import areas as model
from helpers.model import assumptions, definitions, meanings, projection, questions
from helpers.model.assumptions import default
from helpers.model.inputs import load
from helpers.model.projection import project
from helpers.pages.gaps import (
    charts,
    charts_counting,
    charts_definition,
    charts_evidence,
    data,
    data_counting,
    panels,
    words,
    words_counting,
)
from helpers.pages.start_here import words as start

TABLE = tables.load("model/areas").set_index("area_id")


def test_a_share_is_the_european_part_of_both():
    """Of shells, the part that goes on to Ukraine is not left for Europe."""
    frame = model.areas().set_index("area_id")
    left = 1 - frame["passed_on"] * default().shells_passed_on / 100
    europe = left * TABLE["europe"]
    assert (left < 1).sum() == 1 and np.allclose(frame["europe"], europe[frame.index])
    europe = frame["europe"]
    assert np.allclose(frame["share"], 100 * europe / (europe + frame["us_war"]))
    assert np.allclose(frame["coverage"], 100 * europe / frame["need"])
    assert frame["share"].between(0, 100).all() and len(frame) == len(TABLE)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"us_fleet_factor": 0.4},
        {"us_fleet_factor": 3.0, "majority_threshold": 65.0},
        {"count_weak_areas": False, "cyber_europe": 50.0, "mobility_us": 25.0},
    ],
)
def test_page_and_projection_agree(changes):
    """What the page shows is what the whole projection says for its first quarter."""
    scenario = default(**changes)
    whole, page = project(load(), scenario), definitions.areas(scenario)
    assert list(page["area_id"]) == list(whole.inputs.areas)
    assert np.array_equal(page["share"], 100 * whole.share[:, 0, 0, 0])
    assert np.array_equal(page["coverage"], 100 * whole.coverage[:, 0, 0, 0])
    held = (page["leads"] & page["counted"]).sum()
    assert held == questions.areas_held(whole, "2025Q4")[0, 0]


def test_today_is_the_first_quarter_alone():
    first = definitions.today()
    assert first.quarters == load().quarters[:1] and first.years == load().years[:1]
    assert first.retired.shape[1] == first.posture.shape[2] == 1


def test_the_cut_is_the_cut_of_the_projection():
    """The table rounds eleven ships; the path of the projection does not. No output grows here."""
    after = definitions.areas(default(us_posture="cut_2026"), "us_after_cut")
    whole = project(load(), default(us_posture="cut_2026", us_output_growth=0))
    assert np.allclose(after["us"], whole.us[:, whole.quarter("2027"), 0, 0], atol=0.5)


def test_the_fleet_slider_follows_rule_8():
    one, many = (definitions.areas(default(us_fleet_factor=f)).set_index("area_id") for f in (1, 3))
    scaled = TABLE["us_scaled_by_slider"]
    assert (one["us"][~scaled] == many["us"][~scaled]).all()
    assert (many["us"][scaled] == np.minimum(3 * one["us"], TABLE["us_worldwide"])[scaled]).all()


def test_a_whole_fleet_is_whole_whatever_the_slider():
    frames = [definitions.areas(default(us_fleet_factor=f), "us_worldwide") for f in (0.4, 3)]
    assert frames[0].equals(frames[1])
    us, known = frames[0].set_index("area_id")["us"], TABLE["us_worldwide"].notna()
    assert (us[known] == TABLE["us_worldwide"][known]).all()
    assert (us[~known] == TABLE["us_war"][~known]).all()


@pytest.mark.parametrize("us_count", definitions.US_COUNTS)
@pytest.mark.parametrize("factor", [0.4, 1, 3])
def test_a_share_lies_inside_its_range(us_count, factor):
    frame = definitions.areas(default(us_fleet_factor=factor), us_count)
    assert (frame["low"] <= frame["share"] + 1e-9).all()
    assert (frame["share"] <= frame["high"] + 1e-9).all()


def test_a_range_uses_both_ends_of_both_counts():
    tankers, row = model.areas().set_index("area_id").loc["aar"], TABLE.loc["aar"]
    low = 100 * row["europe_low"] / (row["europe_low"] + row["us_war_high"])
    high = 100 * row["europe_high"] / (row["europe_high"] + row["us_war_low"])
    assert (tankers["low"], tankers["high"]) == pytest.approx((low, high))


def test_a_share_on_the_line_does_not_lead():
    """Drones stand at exactly 80 percent."""
    frame = model.areas().set_index("area_id", drop=False)
    assert frame.loc["drones_cuas", "share"] == pytest.approx(80)
    assert leads(75)["drones_cuas"] and not leads(80)["drones_cuas"]


def leads(line):
    """Does Europe lead, by area, with the line at so many percent?"""
    found = definitions.areas(default(majority_threshold=line))
    return found.set_index("area_id")["leads"]


def test_a_higher_line_never_helps_europe():
    lines = assumptions.sliders()["majority_threshold"].grid()
    assert (np.diff([leads(line).sum() for line in lines]) <= 0).all()


def test_the_lines_and_the_definitions_agree():
    rows = data.fleet_lines()
    assert rows["factor"].nunique() == 3 and len(rows) == 27
    at_one = rows[rows["factor"] == 1].set_index("threshold")["areas"]
    assert at_one.to_dict() == {line: leads(line).sum() for line in at_one.index}


def test_the_meanings_of_a_majority_are_those_of_the_projection():
    scenario = default(majority_threshold=40)
    whole, today = project(load(), scenario), definitions.result(scenario)
    for rule in questions.RULES:
        held = questions.verdict(today, rule, definitions.TODAY)[0, 0]
        assert held == questions.verdict(whole, rule, "2025")[0, 0]


def test_the_sentence_says_the_verdict_of_the_rule():
    areas = model.areas()
    held = start.majority_sentence(areas, 40, "most")
    led = (areas["share"] > 40).sum()
    assert "Europe held it" in held and f"it led in {led} of 18" in held
    missed = start.majority_sentence(areas, 40, "every")
    assert "did not hold it" in missed and f"it did not lead in {18 - led} of 18" in missed


def test_every_area_has_its_place_once():
    frame = model.by_family(model.areas())
    assert list(frame["place"]) == list(range(len(TABLE)))
    assert list(frame["group"].unique()) == list(model.FAMILIES.values())
    assert all(own["share"].is_monotonic_decreasing for _, own in frame.groupby("family"))


def test_every_pair_says_what_it_counts():
    others = data.others()
    assert set(others["kind"]) == {data.SENT, data.FLEETS, data.SHARE}
    assert not others.duplicated(["area_id", "percent"]).any()
    assert len(data.recommended()) == len(TABLE)


def test_a_way_to_count_the_us_is_shown_only_where_it_has_a_number():
    rows = data.us_counts()
    number = rows["us_count"].value_counts()
    assert number["us_war"] == len(TABLE)
    assert number["us_worldwide"] == TABLE["us_worldwide"].notna().sum()
    assert number["us_after_cut"] == (TABLE["us_after_cut"] != TABLE["us_war"]).sum()


def test_swing_holds_the_standard_setting_between_its_ends():
    rows = data.reach()
    assert set(rows["kind"]) == {"definition", "counting", "hardware", "together"}
    assert rows["standard"].between(rows["low"] - 1e-9, rows["high"] + 1e-9).all()
    low, high = rows.set_index("kind").loc["together", ["low", "high"]]
    own = rows[rows["kind"] == "definition"]
    choices = own[~own["choice"].str.startswith("Areas: all")]
    assert low <= choices["low"].min() and choices["high"].max() <= high
    # What the title tells is seen as a bar.
    drawn = charts_definition.reach(rows).to_dict()["datasets"]["rows"]
    assert [row["name"] for row in drawn] == list(rows["choice"])


def test_both_ends_of_the_reader_set_areas_are_those_of_the_table():
    low = definitions.estimates("low", "high")
    assert set(low) == {n for n, s in assumptions.sliders().items() if s.group == "your estimate"}
    assert low["cyber_europe"] == TABLE.loc["cyber", "europe_low"]
    assert low["cyber_us"] == TABLE.loc["cyber", "us_war_high"]


def test_the_answer_counts_what_the_table_holds():
    said = repr(words.answer())
    led = (TABLE["europe"] > TABLE["us_war"]).sum()
    assert f"Europe led in {led} of {len(TABLE)} areas" in said
    weak = TABLE["evidence"].isin(["weak", "very weak"]).sum()
    assert f"weak or very weak in {weak}" in said
    ends = data.reach().set_index("kind").loc["together"]
    assert f"{ends['high_led']} of {ends['high_of']}, depending on the choices" in said


def test_a_table_explains_every_area_of_its_family():
    for family in model.FAMILIES:
        said = repr(words.table(family))
        for row in TABLE[TABLE["family"] == family].itertuples():
            assert row.measure in said and row.note in said and "nan" not in said.split()


def test_the_panel_says_which_leads_change():
    panel = panels.definition()
    assert "No lead changes hands" in panel.figure.answer["sentence"]
    panel.set(us_count="us_worldwide", factor=2)
    assert "loses long-range air defence" in panel.figure.answer["sentence"]
    assert "fleet slider idle" in panel.figure.answer["sentence"]
    panel.set(us_count="us_war", factor=0.4)
    assert "gains radar and listening aircraft" in panel.figure.answer["sentence"]
    panel.reset()
    panel.set(count_weak=False)
    assert "6 of 15 areas" in panel.figure.answer["sentence"]
    assert "loses" not in panel.figure.answer["sentence"], "left out is not lost"


def test_the_ready_part_is_that_of_the_projection():
    rows = data_counting.held_and_ready().set_index("area_id").loc[list(load().areas)]
    whole = project(load(), default(forces="ready"))
    assert np.allclose(rows["ready"], 100 * whole.share[:, 0, 0, 0])
    assert np.allclose(rows["covers_ready"], 100 * whole.coverage[:, 0, 0, 0])
    assert (rows["ready_low"] <= rows["ready"]).all() and (rows["ready"] <= rows["held"]).all()
    moved = rows["ready"] < rows["held"]
    assert set(rows.index[rows["known"]]) == set(tables.load("model/readiness")["area_id"])
    assert (moved == rows["known"]).all()
    assert (rows.loc[~moved, "note"] == data_counting.UNKNOWN).all()
    said = repr(words_counting.ready_sentence(rows.reset_index()))
    tanks = rows.loc["land_manoeuvre"]
    assert f"{tanks['covers_ready']:.0f} percent of it, not {tanks['covers']:.0f}." in said


def test_the_same_tanks_are_counted_twice():
    rows = data_counting.tanks_counted()
    assert list(rows["part"]) == [44, 70] and rows["source_id"].nunique() == 1
    said = repr(words_counting.conflict())
    assert "44 percent of the whole stock" in said and "above 70 percent of those" in said


def test_each_europe_is_that_of_the_projection():
    rows = data_counting.by_europe()
    groups = list(assumptions.choices("europe_means"))
    for place, group in enumerate(groups):
        whole = project(load(), default(europe_means=group))
        own = rows[rows["meaning"] == place]
        for date in ("2025", "2030"):
            share = own[own["date"] == date].set_index("area_id")["share"].loc[list(load().areas)]
            assert np.allclose(share, 100 * whole.share[:, whole.quarter(date), 0, 0])
            told = meanings.europe().set_index(["group_id", "date"]).loc[(group, date)]
            assert told["led"] == questions.areas_held(whole, date)[0, 0]
    split = set(tables.load("model/europe_groups")["area_id"])
    unknown = rows[~rows["area_id"].isin(split)]
    assert set(unknown["note"]) == {data_counting.UNSPLIT}
    assert (unknown.groupby(["area_id", "date"])["share"].nunique() == 1).all()


def test_who_loses_a_lead_is_named_with_its_europe():
    rows = meanings.europe().set_index(["group_id", "date"])
    held = {}
    for group in ("all", "eu"):
        whole = project(load(), default(europe_means=group))
        held[group] = questions.above(whole)[:, whole.quarter("2035"), 0, 0]
    lost = np.array(load().areas)[held["all"] & ~held["eu"]]
    assert set(rows.loc[("eu", "2035"), "loses"]) == set(lost) and len(lost)
    said = repr(words_counting.europe_sentence())
    names = model.places().set_index("area_id")["name"]
    assert all(names[area][1:] in said for area in lost)


def test_the_panel_marks_what_a_definition_cannot_leave_out():
    panel = panels.definition()
    panel.set(europe_means="eu", forces="ready")
    said, rows = panel.figure.answer["sentence"], panel.figure.answer["rows"]["rows"]
    assert "EU members only and the part that is ready" in said
    assert "of its need in the average area, instead of" in said
    notes = {row["name"]: row["note"] for row in rows}
    assert notes["Tankers in the air"] == "" and notes["Artillery shells"] == "all allies, all held"
    assert notes["Missiles that reach 1000 km"] == "allies in part, all held"
    panel.reset()
    assert not any(row["note"] for row in panel.figure.answer["rows"]["rows"])
    assert "stays the same" in panel.figure.answer["sentence"]


def test_the_reader_may_overturn_our_placeholders():
    panel = panels.estimates()
    assert "our placeholders" in panel.figure.answer["sentence"]
    panel.set(cyber_europe=50, cyber_us=40)
    said = panel.figure.answer["sentence"]
    assert "Europe now leads in cyber and military cloud" in said and "9 of 18" in said
    panel.set(cyber_europe=15, mobility_europe=20, mobility_us=25)
    assert "no longer leads in moving and supplying forces" in panel.figure.answer["sentence"]


def test_hardware_that_moves_nothing_is_said_to_move_nothing():
    rows = data.reach()
    row = rows[rows["until"] == "2027"].iloc[0]
    still = row["low"] == row["high"]
    assert ("moves nothing" in words.decides_sentence(rows)) == still
    rows = rows.assign(high=rows["high"] + 10, told="8 to 10 of 18")
    assert "2027 moves it from 8 to 10 of 18." in words.decides_sentence(rows)
    assert charts_definition.reach(rows).title.text.endswith("moves it from 8 to 10 of 18")


@pytest.fixture
def projections(monkeypatch):
    """Every call of `project` from now on, wherever a module has taken it from."""
    calls = []

    def counted(*args, **options):
        calls.append(args)
        return projection_of_the_model(*args, **options)

    projection_of_the_model = projection.project
    for module in (projection, definitions, data):
        monkeypatch.setattr(module, "project", counted)
    return calls


@pytest.fixture
def no_table(monkeypatch):
    """From the call of this on, a table that is read is a fault."""

    def closed(*_, **__):
        raise AssertionError("a table was read while a slider moved")

    def close():
        for name in ("load", "read"):
            monkeypatch.setattr(tables, name, closed)
        monkeypatch.setattr(pd, "read_csv", closed)

    return close


@pytest.mark.parametrize(
    ("name", "most"),
    [("us_count", 2), ("factor", 2), ("threshold", 0), ("count_weak", 0), ("europe_means", 2)],
)
def test_a_definition_runs_the_model_only_where_forces_change(projections, no_table, name, most):
    panel = panels.definition()
    panel.set(factor=2)
    panel.set(factor=1.5, us_count="us_after_cut")
    no_table()
    for value in panel.controls[name].values:
        projections.clear()
        panel.set(**{name: value})
        assert len(projections) <= most and not panel.figure.error, value


def test_an_estimate_runs_the_model_once_and_reads_no_table(projections, no_table):
    panel = panels.estimates()
    no_table()
    for value in panel.controls["cyber_europe"].values:
        projections.clear()
        panel.set(cyber_europe=value)
        assert len(projections) <= 1 and not panel.figure.error


def test_the_first_page_runs_no_model_for_its_line(projections):
    definitions.areas(default())
    projections.clear()
    found = definitions.result(default(majority_threshold=55))
    assert leads(55).any() and not questions.verdict(found, "mean", definitions.TODAY)[0, 0]
    assert not projections


AREAS = data.areas()
DRAWN = {
    "both": (charts.both, AREAS, ()),
    "ranges": (charts_evidence.ranges, AREAS, (data.others(),)),
    "us_counts": (charts_definition.us_counts, data.us_counts(), ()),
    "fleet_lines": (charts_definition.fleet_lines, data.fleet_lines(), ()),
    "reach": (charts_definition.reach, data.reach(), ()),
    "held_and_ready": (charts_counting.held_and_ready, data_counting.held_and_ready(), ()),
    "by_europe": (charts_counting.by_europe, data_counting.by_europe(), ()),
}


@pytest.mark.parametrize("name", DRAWN)
def test_a_figure_can_be_drawn_for_any_of_its_rows(name):
    draw, rows, more = DRAWN[name]
    for part in (rows[:1], rows[1::2], rows[::2], rows[:0], rows):
        drawn = draw(part, *more).to_dict()
        assert drawn["title"]["text"] and drawn["description"]
        assert not re.search(r"\b1 areas", drawn["title"]["text"])
        assert not len(part) or drawn["usermeta"]["sources"]


def test_a_figure_names_the_sources_of_its_rows():
    one = AREAS[AREAS["area_id"] == "iamd"]
    said = charts.both(one).to_dict()["usermeta"]["sources"]
    assert said == sorted(one["source_ids"].iloc[0])
    others = data.others().query("area_id == 'iamd'")
    beside = charts_evidence.ranges(one, others).to_dict()["usermeta"]["sources"]
    assert set(beside) == {*said, *(key for ids in others["source_ids"] for key in ids)}


def test_every_way_to_count_has_its_words():
    """A new kind of count in the schema needs words on the page."""
    schema = {"gaps/pairs": ("us_basis", data.US_KINDS), "gaps/dependence": ("how", data.HOW)}
    for name, (column, kinds) in schema.items():
        fields = next(r for r in tables.package()["resources"] if r["name"] == name)["schema"]
        field = next(field for field in fields["fields"] if field["name"] == column)
        assert set(field["constraints"]["enum"]) == set(kinds)


def test_new_rows_land_where_they_belong(tmp_path, monkeypatch):
    folder = shutil.copytree(tables.DATA, tmp_path / "data")
    source = add_source(folder)
    area = add_area(folder, source)
    row = dict(area_id=area, measure="icebreakers", us_share_pct=10, europe_share_pct=90)
    row |= dict(as_of="2026-11", who_says="CSIS", source_id=source, how="published")
    add(folder, "gaps/dependence", dependence_id="dp-98", share_of="capabilities", **row)
    whole = row | dict(area_id="", europe_share_pct=60, us_share_pct=40)
    add(folder, "gaps/dependence", dependence_id="dp-99", share_of="capabilities", **whole)
    add(folder, "gaps/dependence", dependence_id="dp-97", share_of="purchases", **whole)
    real = tables.load
    monkeypatch.setattr(tables, "load", lambda name, _=None: real(name, folder))
    known = model.places()
    frame = pd.DataFrame({"area_id": [area], "name": ["Icebreakers"], "group": ["To hold"]})
    places = pd.concat([known, frame.assign(place=len(known), evidence="weak", source_ids=[()])])
    monkeypatch.setattr(model, "places", lambda: places)
    found = data.others().set_index("area_id").loc[area]
    assert set(found["kind"]) == {data.SENT, data.SHARE}
    assert area in set(data.recommended()["area_id"])
    assert data.alliance()["dependence_id"] == "dp-99"


def test_what_lowered_the_us_number_is_in_the_table():
    changed = TABLE["us_after_cut"] != TABLE["us_war"]
    reasons = tables.load("gaps/areas").set_index("area_id")["us_fell_by"]
    assert set(reasons.dropna().index) == set(TABLE.index[changed])


def test_fixed_sentences_hold_only_with_their_premises():
    counts, reported = data.us_counts(), data.as_reported()
    with pytest.raises(Rewrite, match="command posts"):
        words.us_sentence(counts.assign(us_fell_by="cut of June 2026"))
    narrow = data.reach()
    narrow.loc[narrow["kind"] == "counting", "high"] = narrow["low"]
    with pytest.raises(Rewrite, match="weighs more"):
        words.reach_sentence(reported, narrow)
    with pytest.raises(Rewrite, match="late"):
        words.reach_sentence(reported.assign(led=9), data.reach())
    fleet = counts["us_count"] == "us_worldwide"
    with pytest.raises(Rewrite, match="few leads"):
        words.us_sentence(counts.assign(leads=counts["leads"].mask(fleet, ~counts["leads"])))
    ready = data_counting.held_and_ready()
    with pytest.raises(Rewrite, match="no lead"):
        words_counting.ready_sentence(ready.assign(ready=0))
    with pytest.raises(Rewrite, match="mass of an army"):
        words.families_sentence(
            AREAS.assign(share=AREAS["share"].where(AREAS["family"] == "see", 0))
        )


def test_the_answer_needs_new_sentences_when_a_need_is_covered_or_all_is_sure(monkeypatch):
    monkeypatch.setattr(data, "areas", lambda: AREAS.assign(coverage=100.0))
    with pytest.raises(Rewrite, match="In none of them"):
        words.answer()
    monkeypatch.setattr(data, "areas", lambda: AREAS.assign(evidence="strong"))
    with pytest.raises(Rewrite, match="Few numbers"):
        words.answer()
