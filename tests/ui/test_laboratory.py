"""The laboratory: a scenario seen whole, its panel, codes and files; what notebook 07 says."""

import io
import json
import re
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from helpers.data import tables
from helpers.figures import theme
from helpers.figures.premise import Rewrite
from helpers.figures.text import small
from helpers.model import codes, outlook, questions, steps
from helpers.model.assumptions import Scenario, default, preset, presets, sliders
from helpers.model.inputs import load
from helpers.model.projection import project
from helpers.pages.scenarios import (
    charts_changes,
    charts_presets,
    data,
    panels,
    report,
    words,
    words_presets,
)
from helpers.ui.laboratory import GROUPS


@pytest.fixture
def panel():
    return panels.laboratory()


@pytest.fixture
def answers(panel):
    """Every answer the panel shows from now on."""
    seen = []
    panel.figure.observe(lambda change: seen.append(change.new), names="answer")
    return seen


@pytest.mark.parametrize("name", ["as-reported", "us-leaves-2027", "war-economy"])
def test_an_outlook_is_what_the_projection_says(name):
    found = outlook.outlook(preset(name))
    middle, drawn = (project(load(), preset(name), draws) for draws in (0, outlook.DRAWS))
    for date in outlook.DATES:
        at, quarter = found.years.index(date), middle.quarter(date)
        assert np.allclose(found.share[:, at], 100 * middle.share[:, quarter, 0, 0], equal_nan=True)
        assert found.led[at] == questions.areas_held(middle, date)[0, 0]
        assert found.mean_share[at] == pytest.approx(100 * questions.mean_share(middle, date)[0, 0])
        led = questions.areas_held(drawn, date)[0]
        assert (led < found.led_low[at]).mean() <= 0.1 and (led > found.led_high[at]).mean() <= 0.1
        for rule in questions.RULES:
            assert found.holds[rule, date] == questions.verdict(middle, rule, date)[0, 0]
            chance = questions.verdict(drawn, rule, date)[0].mean()
            assert found.chance[rule, date] == pytest.approx(chance)


def test_frames_have_a_row_for_every_area_and_stay_on_their_axes():
    found = outlook.outlook(preset("war-economy"))
    shares, counts = outlook.shares(found), outlook.counts(found)
    assert len(shares) == len(load().areas) * len(found.years) and len(counts) == len(found.years)
    assert list(shares["name"].unique()) == list(outlook.places()["name"])
    assert (shares["low"] <= shares["high"]).all() and (counts["low"] <= counts["high"]).all()
    assert shares[["low", "share", "high"]].stack().between(0, 100).all()
    assert len(outlook.both(found, "2030")) == len(load().areas)
    assert outlook.both(found, "2035")["coverage"].max() <= 120
    assert len(outlook.binds(found)) == len(load().areas) * 3 * 5


def test_left_out_areas_do_not_count():
    found = outlook.outlook(default(count_weak_areas=False))
    assert found.counted < len(load().areas) and found.led.max() <= found.counted
    told = words.sentence(default(count_weak_areas=False), found, default())
    assert "left out" in told and f"of {found.counted}" in words.numbers(found, found)[0].value


def test_every_assumption_is_in_the_panel(panel):
    """All but the plan of the money, which comes with a code."""
    assert set(panel.controls) == set(Scenario.__dataclass_fields__) - {"plan"}
    assert panel.scenario == default()


def test_a_plan_of_the_money_comes_and_goes_with_a_code(panel):
    plan = "see30+strike50"
    panel.use_code(codes.encode(default(plan=plan)))
    assert panel.scenario == default(plan=plan) and plan in panel.exchange.code
    assert "30 percent to see, 50 percent to strike" in panel.figure.answer["sentence"]
    panel.set(slip_factor=0.5)
    assert panel.scenario == default(plan=plan, slip_factor=0.5)
    found = steps.steps(panel.scenario)
    assert found["label"].str.contains("by plan").sum() == len(outlook.DATES)
    assert plan in outlook.inputs_csv(panel.scenario, panel.exchange.code)
    panel.use_code(codes.encode(default()))
    assert panel.scenario == default() and "plan" not in panel.exchange.code


def test_a_preset_is_one_message_with_every_control(panel, answers):
    """As the menu sends it: the page knows from the places which preset is on screen."""
    known = {row["name"]: row for row in panel.settings.presets}
    row = known[outlook.preset_names()["us-leaves-2027"]]
    assert row["story"] == outlook.stories()["us-leaves-2027"]
    panel.settings.set_state({"state": row["places"]})
    assert len(answers) == 1 and panel.scenario == preset("us-leaves-2027")
    panel.reset()
    reported = known[outlook.preset_names()["as-reported"]]
    assert len(answers) == 2 and panel.settings.state == reported["places"]


def test_every_control_stands_in_a_tab(panel):
    shown = [control["group"] for control in panel.settings.controls]
    assert list(dict.fromkeys(shown)) == list(GROUPS.values())


def test_three_numbers_with_their_change_against_the_pinned(panel):
    assert [len(number) for number in panel.figure.answer["numbers"]] == [3, 3, 3]
    assert not any(change for *_, change in panel.figure.answer["numbers"])
    panel.use(preset("us-leaves-2027"))
    left, was = (outlook.outlook(preset(key)).led for key in ("us-leaves-2027", "as-reported"))
    at = outlook.outlook(default()).years.index("2027")
    assert panel.figure.answer["numbers"][0] == [
        f"{left[at]} of 18",
        "areas led, end of 2027\neight of ten draws: 18",
        f"{left[at] - was[at]:+d}",
    ]


def test_what_is_undefined_is_named(panel):
    assert "no share is defined" not in panel.figure.answer["sentence"]
    panel.use(preset("us-leaves-2027"))
    found = outlook.outlook(preset("us-leaves-2027"))
    at = found.years.index("2027")
    bare = [
        area for area, share in zip(found.areas, found.share[:, at], strict=True) if share != share
    ]
    names = outlook.places().set_index("area")["name"]
    assert bare and all(small(names[area]) in panel.figure.answer["sentence"] for area in bare)


def test_steps_add_up_from_the_reported_scenario_to_any_other():
    for scenario in (default(), preset("war-economy"), preset("europe-2030", us_posture="return")):
        for date, rows in steps.steps(scenario).groupby("date"):
            first, *between, last = rows.itertuples()
            assert first.end == outlook.outlook(default()).led[_year(date)]
            assert last.end == outlook.outlook(scenario).led[_year(date)]
            reached = first.end
            for row in between:
                assert row.start == reached
                reached = row.end
            assert reached == last.end
            kinds = [row.kind for row in between]
            assert kinds == sorted(kinds, key=[steps.COUNTS, steps.BELIEF, steps.POLICY].index)


def _year(date):
    return outlook.outlook(default()).years.index(date)


def test_many_changes_become_one_last_step_and_fit_the_figure():
    every = {key: own.grid()[0] for key, own in sliders().items()}
    rows = steps.steps(default(**every))
    own = rows[rows["date"] == "2030"]
    assert len(own) == steps.MOST + 2 and "more changes" in own["label"].iloc[-2]
    assert charts_changes.placed(rows)["place"].max() < charts_changes.SLOTS


def test_the_first_changes_are_named_and_the_others_counted():
    every = {key: own.grid()[0] for key, own in sliders().items()}
    names = list(default(**every).differences())
    for number, rest in {1: None, 4: None, 5: "1 more change", 7: "3 more changes"}.items():
        said = words.changed(default(**{name: every[name] for name in names[:number]}))
        assert ("more change" in said) == bool(rest) and (not rest or f"and {rest}." in said)


@pytest.mark.parametrize("scenario", presets().values(), ids=presets())
def test_a_code_restores_the_picture(panel, scenario):
    panel.use(scenario)
    code, seen = panel.exchange.code, panel.figure.answer
    panel.reset()
    panel.use_code(f"  {code}\n")
    assert panel.scenario == scenario and panel.figure.answer == seen and not panel.figure.error


def test_a_code_gives_the_same_picture_in_another_kernel(panel):
    panel.use(preset("europe-2030"))
    program = (
        "import json, sys; from helpers.pages.scenarios import panels; p = panels.laboratory(); "
        f"p.use_code({panel.exchange.code!r}); json.dump(p.figure.answer, sys.stdout)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert json.loads(run.stdout) == json.loads(json.dumps(panel.figure.answer))


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("bs1:gap_share=60#0000", "Checksum"),
        ("bs0:gap_share=60#1234", "Version"),
        (
            "bs1:gap_share=900#1234",
            "Part of the extra equipment money that goes to these gaps: 900 is outside",
        ),
        ("bs1:us_posture=<b>#1234", ""),
        ("<img src=x onerror=alert(1)>", "Scenario code"),
        ("", "Scenario code"),
        (None, "Scenario code"),
    ],
)
def test_a_bad_code_is_told_and_changes_nothing(panel, answers, code, told):
    panel.set(gap_share=50)
    values, seen = panel.values, len(answers)
    panel._asked(None, {"use": code}, None)
    assert panel.figure.error.startswith("This code was not used.")
    assert told.lower() in panel.figure.error.lower()
    assert panel.values == values and len(answers) == seen
    panel.reset()
    assert not panel.figure.error


def test_a_code_of_the_first_edition_says_what_it_answered(panel, monkeypatch):
    sent = []
    monkeypatch.setattr(panel.exchange, "send", sent.append)
    panel.use_code("bs1:#e89d")
    assert "made under the first edition; its answer was" in sent[-1]["told"]
    assert "8 at the end of 2027, 8 at the end of 2030 and 11 at the end" in sent[-1]["told"]
    panel.use_code(panel.exchange.code)
    assert "first edition" not in sent[-1]["told"]
    panel.reset()


def test_a_pinned_scenario_stays_through_a_reset(panel):
    panel.use(preset("war-economy"))
    panel._asked(None, {"pin": "this"}, None)
    panel.reset()
    pinned = outlook.outlook(preset("war-economy"))
    rows = pd.DataFrame(panel.figure.answer["rows"]["counts"])
    assert list(rows["pinned"]) == list(pinned.led)
    assert "Pinned: war economy." in panel.figure.answer["sentence"]
    panel._asked(None, {"pin": "reported"}, None)
    assert "Pinned" not in panel.figure.answer["sentence"]


def test_files_hold_inputs_and_results(panel, monkeypatch):
    sent = []
    monkeypatch.setattr(panel.exchange, "send", sent.append)
    panel.use(preset("war-economy"))
    for what in ("inputs", "results", "nonsense"):
        panel._asked(None, {"save": what}, None)
    inputs, results = (pd.read_csv(io.StringIO(message["text"])) for message in sent)
    assert list(inputs)[0] == "name" and list(results)[0] == "scenario_code"
    values = inputs.set_index("name")["value"]
    assert codes.decode(values["scenario_code"]) == preset("war-economy")
    assert float(values["spending_share_2035"]) == 5 and len(inputs) == len(values)
    assert set(values.index) == {*Scenario.__dataclass_fields__, "scenario_code"}
    assert {codes.decode(code) for code in results["scenario_code"].unique()} == {
        preset("war-economy")
    }
    keys = ["area", "quarter", "quantity"]
    row = results.set_index(keys).loc[("Tankers in the air", "2030Q4", "Europe's share")]
    assert row["p10"] <= row["p50"] <= row["p90"] and row["unit"] == "percent"
    shown = outlook.outlook(preset("war-economy"))
    at = shown.areas.index("aar"), shown.years.index("2030")
    assert row["middle"] == pytest.approx(shown.share[at], abs=0.02)
    assert not results.duplicated(keys).any() and results["unit"].notna().all()


def test_the_report_is_one_page_with_nothing_to_load(panel, monkeypatch):
    sent, own = [], {"us_posture": "return", "gdp_growth": 2.0, "majority_threshold": 55.0}
    monkeypatch.setattr(panel.exchange, "send", sent.append)
    panel.use(default(**own, plan="see30+strike50"))
    panel._asked(None, {"save": "report"}, None)
    page, found = sent[-1]["text"], outlook.outlook(panel.scenario)
    assert sent[-1]["name"] == "scenario_report.html" and panel.exchange.code in page
    order = [page.index(words) for words in (steps.COUNTS, steps.BELIEF, steps.POLICY)]
    assert order == sorted(order) and "30 percent to see" in page
    assert all(led in page for led in found.led_told[found.years.index("2027") :: 8])
    assert page.count("<svg") == 3 and "From the reported scenario to yours" in page
    assert not re.search(r"<script|<link|<img|src=", page)
    addresses = re.findall(r'<li>.*?<a href="([^"]*)"', page)
    assert len(addresses) >= 3 and all(address.startswith("http") for address in addresses)


def test_a_report_tells_each_change_once(panel):
    told = report.changes(preset("war-economy")).frame
    assert len(told) == len(preset("war-economy").differences())
    assert list(told["kind"][told["kind"] != ""]) == [steps.BELIEF, steps.POLICY]
    row = told.set_index("label").loc["Defence spending in 2035"]
    assert (row["reported"], row["yours"]) == ("3.2", "5")
    assert "as reported" in repr(report.changes(default()))
    assert "left out" in repr(report.changes(default(count_weak_areas=False)))
    now, then = (outlook.outlook(own) for own in (preset("war-economy"), default()))
    cells = report.numbers(now, then).frame.set_index("what")
    at = now.years.index("2035")
    covered = f"{now.mean_coverage[at]:.0f} (as reported {then.mean_coverage[at]:.0f})"
    assert cells.loc["Need covered, percent", "2035"] == covered


def test_axes_hold_still_whatever_the_scenario(panel):
    def drawn():
        tabs = panel.figure.tabs.items()
        return json.dumps({name: spec | {"datasets": {}} for name, spec in tabs})

    before = drawn()
    panel.use(preset("us-leaves-2027"))
    panel.pin(preset("slow-europe"))
    assert drawn() == before and theme.EUROPE in before
    assert list(panel.figure.tabs) == ["Count by year", "Areas", "What binds", "What you changed"]


def test_what_is_kept_is_bounded():
    assert outlook.outlook.cache_info().maxsize == 64


def test_what_the_tours_promise():
    base, tours = data.reported(), data.tours()
    scenarios = [codes.decode(row.code) for row, _ in tours]
    assert [codes.encode(scenario) for scenario in scenarios] == [row.code for row, _ in tours]
    assert scenarios[0] in presets().values() and data.us_leaves(scenarios[0])
    _, *definitions, money, procedures = (found for _, found in tours)
    sums = set(tables.load("model/needs").query("rule == 'sum'")["area_id"])
    others = [place for place, area in enumerate(base.areas) if area not in sums]
    for found in definitions:
        # later on, money follows the gaps: a need that moves elsewhere moves these too
        assert np.array_equal(found.coverage[others, 0], base.coverage[others, 0])
    assert definitions[0].holds["most", "2027"] and not definitions[1].holds["most", "2035"]
    for found in (money, procedures):
        assert (found.binds["2035"]["binds"] != base.binds["2035"]["binds"]).any()
        assert (found.mean_coverage >= base.mean_coverage - 1e-9).all()


def test_the_opening_says_what_the_presets_do():
    led = words.led(data.reported(), "2027")
    said = f"no preset changes the end of 2027: Europe leads in {led} of {len(load().areas)} areas"
    assert said in words.answer().lead


def test_a_preset_is_one_in_which_the_us_leaves_by_its_posture():
    for path in ("leave_by_2027", "leave_by_2030"):
        assert data.us_leaves(default(us_posture=path))
    assert not data.us_leaves(default())


def test_every_tour_says_what_to_look_for():
    """A new kind of tour in the schema needs words on the page."""
    schema = next(r for r in tables.package()["resources"] if r["name"] == "model/tours")["schema"]
    shows = next(field for field in schema["fields"] if field["name"] == "shows")
    assert set(shows["constraints"]["enum"]) == set(words_presets._LOOK)


def test_the_opening_needs_new_sentences_when_the_presets_part_early(monkeypatch):
    counts = data.preset_counts()
    late = counts["preset_id"] == "war-economy"
    monkeypatch.setattr(data, "preset_counts", lambda: counts.assign(led=counts["led"] + 3 * late))
    with pytest.raises(Rewrite, match="no preset changes"):
        words.answer()
    two = counts["us_leaves"] | (counts["preset_id"] == "us-returns")
    monkeypatch.setattr(data, "preset_counts", lambda: counts.assign(us_leaves=two))
    with pytest.raises(Rewrite, match="one preset"):
        words.answer()
    more = counts["coverage"] + 20 * counts["us_leaves"]
    monkeypatch.setattr(data, "preset_counts", lambda: counts.assign(coverage=more))
    with pytest.raises(Rewrite, match="that it covers stays"):
        words.answer()
    monkeypatch.setattr(data, "preset_counts", lambda: counts)
    near = replace(data.reported(), near=data.reported().near | {"2030": ("aar",)})
    monkeypatch.setattr(data, "reported", lambda: near)
    with pytest.raises(Rewrite, match="on the line"):
        words.answer()


def test_headings_stop_where_the_presets_no_longer_carry_them(monkeypatch):
    shares, rows = data.preset_shares("2035"), data.by_preset()
    split = shares.assign(leads=shares["preset_id"] == "war-economy")
    with pytest.raises(Rewrite, match="only a few areas"):
        words_presets.areas_sentence(split)
    same = {name: replace(own, holds=dict.fromkeys(own.holds, True)) for name, own in rows.items()}
    monkeypatch.setattr(data, "by_preset", lambda: same)
    with pytest.raises(Rewrite, match="some rule says yes"):
        words_presets.areas_sentence(shares)
    monkeypatch.setattr(data, "preset_shares", lambda date: split)
    with pytest.raises(Rewrite, match="over the line"):
        words_presets.areas_sentence(shares)


def test_the_grid_fills_what_a_preset_changes():
    frame = data.preset_grid()
    names = outlook.preset_names()
    for name, scenario in presets().items():
        filled = (frame[names[name]] != "").sum()
        assert filled == (len(frame) if scenario == default() else len(scenario.differences()))
    row = frame.set_index("assumption").loc["Delays against the record (times)"]
    assert (row["As reported"], row["Slow Europe"], row["Faster factories"]) == ("1", "1.5", "")
    assert frame.set_index("assumption").at["US forces", "Without the cut of 2026"]


def test_a_share_that_has_no_value_is_told_as_undefined():
    bare = {name: words.undefined(found) for name, found in data.by_preset().items()}
    leaving = [name for name in bare if data.us_leaves(presets()[name])]
    assert all("in jamming aircraft at the end of 2027" in bare[name] for name in leaving)
    assert not any(bare[name] for name in bare if name not in leaving)


DRAWN = {
    charts_presets.by_year: data.preset_counts,
    charts_presets.by_area: lambda: data.preset_shares("2035"),
    charts_presets.two_answers: lambda: data.preset_counts().query("year == '2035'"),
}


@pytest.mark.parametrize("draw", DRAWN, ids=lambda draw: draw.__name__)
def test_a_figure_can_be_drawn_for_any_of_its_rows(draw):
    rows = DRAWN[draw]()
    for part in (rows[:1], rows[1::2], rows[rows["us_leaves"]], rows[:0]):
        drawn = draw(part).to_dict()
        assert drawn["title"]["text"] and drawn["description"]
    assert draw(rows).to_dict()["usermeta"]["sources"] == ["model"]
