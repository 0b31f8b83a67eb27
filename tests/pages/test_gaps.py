"""Shares of the capability areas, definitions of leading, and what notebook 04 says about them."""

import numpy as np
import pytest

from helpers.data import tables
from helpers.model import areas as gaps
from helpers.model import assumptions, definitions, questions
from helpers.model.assumptions import default
from helpers.model.inputs import load
from helpers.model.projection import project
from helpers.pages.gaps import data_reach as swing
from helpers.pages.gaps import panels, words
from helpers.pages.gaps import words_definition as definition_words
from helpers.pages.start_here import words as start

TABLE = tables.load("model/areas").set_index("area_id")


def test_a_share_is_the_european_part_of_both():
    frame = gaps.areas().set_index("area_id")
    both = frame["europe"] + frame["us_war"]
    assert np.allclose(frame["share"], 100 * frame["europe"] / both)
    assert np.allclose(frame["coverage"], 100 * frame["europe"] / frame["need"])
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


def test_the_cut_is_the_cut_of_the_projection():
    """The table rounds eleven ships; the path of the projection does not."""
    after = definitions.areas(default(us_posture="cut_2026"), "us_after_cut")
    whole = project(load(), default(us_posture="cut_2026"))
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
    tankers, row = gaps.areas().set_index("area_id").loc["aar"], TABLE.loc["aar"]
    low = 100 * row["europe_low"] / (row["europe_low"] + row["us_war_high"])
    high = 100 * row["europe_high"] / (row["europe_high"] + row["us_war_low"])
    assert (tankers["low"], tankers["high"]) == pytest.approx((low, high))


def test_a_share_on_the_line_does_not_lead():
    """Drones stand at exactly 80 percent."""
    frame = gaps.areas().set_index("area_id", drop=False)
    assert frame.loc["drones_cuas", "share"] == pytest.approx(80)
    assert gaps.leads(frame, 75)["drones_cuas"] and not gaps.leads(frame, 80)["drones_cuas"]


def test_a_higher_line_never_helps_europe():
    assert gaps.sweep(gaps.areas())["areas"].is_monotonic_decreasing


def test_the_map_and_the_sweep_agree():
    cells = definitions.fleet_map()
    at_one = cells[cells["factor"] == 1].set_index("threshold")["areas"]
    assert at_one.to_dict() == gaps.sweep(gaps.areas()).set_index("threshold")["areas"].to_dict()


def test_the_meanings_of_a_majority_are_those_of_the_projection():
    assert set(gaps.RULES) == set(questions.RULES)
    whole = project(load(), default(majority_threshold=40))
    for rule in gaps.RULES:
        assert gaps.holds_majority(40, rule) == questions.verdict(whole, rule, "2025")[0, 0]


def test_the_sentence_says_the_verdict_of_the_rule():
    areas = gaps.areas()
    held = start.majority_sentence(areas, 40, "most")
    assert "Europe held it" in held and "it led in 11 of 18" in held
    missed = start.majority_sentence(areas, 40, "every")
    assert "did not hold it" in missed and "it did not lead in 7 of 18" in missed


def test_every_area_has_its_place_once():
    frame = gaps.by_family(gaps.areas())
    assert list(frame["place"]) == list(range(len(TABLE)))
    assert list(frame["group"].unique()) == list(gaps.FAMILIES.values())
    assert all(own["share"].is_monotonic_decreasing for _, own in frame.groupby("family"))


def test_every_pair_says_what_it_counts():
    assert gaps.pairs()["kind"].notna().all() and gaps.published()["kind"].notna().all()
    assert len(gaps.recommended()) == len(TABLE)


def test_a_way_to_count_the_us_is_shown_only_where_it_has_a_number():
    rows = gaps.us_counts()
    number = rows["us_count"].value_counts()
    assert number["us_war"] == len(TABLE)
    assert number["us_worldwide"] == TABLE["us_worldwide"].notna().sum()
    assert number["us_after_cut"] == (TABLE["us_after_cut"] != TABLE["us_war"]).sum()


def test_swing_holds_the_standard_setting_between_its_ends():
    rows = swing.swing()
    assert set(rows["kind"]) == set(swing.KINDS)
    assert rows["standard"].between(rows["low"] - 1e-9, rows["high"] + 1e-9).all()
    low, high = swing.together()
    choices = rows[rows["choice"].str.startswith(("The line", "Which US", "Part of", "Areas nob"))]
    assert low <= choices["low"].min() and choices["high"].max() <= high


def test_both_ends_of_the_reader_set_areas_are_those_of_the_table():
    low = definitions.estimates("low", "high")
    assert set(low) == {n for n, s in assumptions.sliders().items() if s.group == "your estimate"}
    assert low["cyber_europe"] == TABLE.loc["cyber", "europe_low"]
    assert low["cyber_us"] == TABLE.loc["cyber", "us_war_high"]


def test_the_answer_counts_what_the_table_holds():
    said = repr(words.answer())
    led = (TABLE["europe"] > TABLE["us_war"]).sum()
    assert f"more than half in {led} of {len(TABLE)} capability areas" in said
    weak = TABLE["evidence"].isin(["weak", "very weak"]).sum()
    assert f"weak or very weak in {weak}" in said


def test_a_table_explains_every_area_of_its_family():
    for family in gaps.FAMILIES:
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


def test_the_reader_may_overturn_our_placeholders():
    panel = panels.estimates()
    assert "our placeholders" in panel.figure.answer["sentence"]
    panel.set(cyber_europe=50, cyber_us=40)
    said = panel.figure.answer["sentence"]
    assert "Europe now leads in cyber and military cloud" in said and "9 of 18" in said
    panel.set(cyber_europe=15, mobility_europe=20, mobility_us=25)
    assert "no longer leads in moving and supplying forces" in panel.figure.answer["sentence"]


def test_hardware_that_moves_nothing_is_said_to_move_nothing():
    rows = swing.swing()
    row = rows[rows["choice"].str.endswith("2027")].iloc[0]
    still = row["low"] == row["high"]
    assert ("does not move it" in definition_words.decides_sentence()) == still


def test_the_sweep_over_estimates_ends_where_the_ranges_end():
    cells = gaps.own_sweep()
    ends = gaps.areas().set_index("name")
    for name, share in cells.groupby("name")["share"]:
        assert (share.min(), share.max()) == pytest.approx(tuple(ends.loc[name, ["low", "high"]]))
