"""The first answer agrees with the questions asked elsewhere, and its panel runs no model."""

import re

import pytest

import committed
from helpers.data import story, tables
from helpers.figures import text
from helpers.figures.premise import Rewrite
from helpers.model import definitions, projection, questions
from helpers.model.assumptions import LINE, default, sliders
from helpers.model.inputs import load
from helpers.model.projection import project
from helpers.pages.start_here import charts, words
from helpers.pages.start_here import data as answer

AREAS = answer.areas()
LINES = sliders()[LINE].grid()


def test_areas_led_are_those_of_the_model():
    shares = answer.shares()
    found = project(load(), default())
    for date, own in shares.groupby("date"):
        assert (own["share"] > 50).sum() == questions.areas_held(found, date)[0, 0]
    assert len(shares) == len(load().areas) * len(questions.DATES)


def test_the_ready_part_is_told_beside_what_is_held():
    led, least = answer.ready()
    ready = project(load(), default(forces="ready"))
    assert str(questions.areas_held(ready, "2025")[0, 0]) in led
    row = ready.inputs.areas.index(AREAS.set_index("name").loc[least["name"], "area_id"])
    assert least["ready"] == pytest.approx(100 * ready.coverage[row, 0, 0, 0])
    told = f"{least['ready']:.0f} percent, not {least['coverage']:.0f}"
    assert told in words.answer().paragraphs[0]


def test_what_stands_on_the_line_is_named(monkeypatch):
    assert "within 0.5 points of it: no area." in repr(words.by_year())
    monkeypatch.setattr(answer, "on_the_line", lambda: (["Tankers in the air"], 0.5))
    assert "within 0.5 points of it: tankers in the air." in repr(words.by_year())
    said = repr(words.verdicts()).splitlines()
    assert [", but on the line" in line for line in said[1:]] == list(
        answer.verdicts()["hangs"].unstack().loc[list(answer.RULES), ["2027", "2030"]].any(axis=1)
    )


def test_the_title_counts_all_areas_or_none():
    shares, years, counts = answer.shares(), answer.years(), answer.counts()
    whole = charts.leads(shares, years, counts).to_dict()["title"]["text"]
    assert all(f"{low} to {high}" in whole for low, high in [(7, 8), (8, 9), (8, 12)])
    part = charts.leads(shares[shares["name"] != "Combat aircraft"], years, counts).to_dict()[
        "title"
    ]["text"]
    assert part.startswith("Europe's share of 17 areas")


def test_an_area_leads_from_its_year_on():
    years = answer.years().set_index("name")
    shares = answer.shares()
    for row in shares.itertuples():
        since = years.loc[row.name, "middle"]
        leads = since == answer.NOW or (since != answer.NEVER and since <= row.date)
        assert leads == (row.share > 50), row


def test_years_in_words():
    assert answer._told("2031", "2026", answer.NEVER) == "2031 (2026 or later)"
    assert answer._told(answer.NOW, answer.NOW, answer.NOW) == "already"
    assert answer._told(answer.NOW, answer.NOW, "2027") == "already (by 2027 at the latest)"
    assert answer._told("2031", "2030", "2033") == "2031 (2030 to 2033)"
    assert answer._told("2031", "2032", "2032") == "2031 (2032)"


def test_limits_count_every_area_behind():
    found, behind = answer.limits("2030")
    led = questions.areas_held(project(load(), default()), "2030")[0, 0]
    assert behind == len(load().areas) - led <= found.sum()


def rewritten(monkeypatch, say, match, **answers):
    """Does `say` ask for a new sentence once functions of the page's data answer otherwise?"""
    with monkeypatch.context() as patch:
        for name, found in answers.items():
            patch.setattr(answer, name, lambda *_, found=found: found)
        with pytest.raises(Rewrite, match=match):
            say()


def test_the_opening_is_written_anew_when_the_answer_changes(monkeypatch):
    verdicts, areas, ready = answer.verdicts(), AREAS.copy(), answer.ready()
    for rule, sentence in {"most": "Europe has none", "mean": "it passes half"}.items():
        turned = verdicts.assign(
            holds=verdicts["holds"] ^ (verdicts.index.get_level_values(0) == rule)
        )
        rewritten(monkeypatch, words.answer, sentence, verdicts=turned)
    areas.loc[0, "coverage"] = 100
    rewritten(monkeypatch, words.answer, "Europe alone hold", areas=areas)
    rewritten(monkeypatch, words.answer, "only what is ready", ready=("3", ready[1]))


def test_headings_are_written_anew_when_the_numbers_change(monkeypatch):
    strong = AREAS["evidence"].mask(AREAS["name"] == "Tanks and heavy brigades", "weak")
    areas = AREAS.assign(evidence=strong)
    rewritten(monkeypatch, words.both_ends, "holds the mass", areas=areas)
    areas = AREAS[AREAS["name"] != "Intelligence from space"]
    rewritten(monkeypatch, words.both_ends, "means to see", areas=areas)
    counts = answer.counts()
    counts = counts.assign(middle=range(len(counts)))
    rewritten(monkeypatch, words.by_year, "Little changes", counts=counts)
    rewritten(monkeypatch, words.by_year, "comes from the US cut", rise=(0.4, 0.5))


def test_the_rise_is_that_of_two_projections():
    cut, own = answer.rise("2027")
    runs = [project(load(), default()), project(load(), default(us_posture="before_cut"))]
    now, without = (100 * questions.mean_share(found, "2027")[0, 0] for found in runs)
    start = 100 * questions.mean_share(runs[0], "2025")[0, 0]
    assert (cut, own) == pytest.approx((now - without, without - start))
    said = words.by_year().lead
    assert f"by {round(cut, 1) + round(own, 1):.1f} points" in said and f"{cut:.1f} of them" in said


def test_sentences_on_limits_follow_the_numbers(monkeypatch):
    assert "No assumption on money" in repr(words.holds_back())
    levers, (found, behind) = answer.levers("2030"), answer.limits("2030")
    say = words.holds_back
    rewritten(monkeypatch, say, "No assumption on money", levers=levers.assign(swing=1.0))
    rewritten(monkeypatch, say, "Two choices move the count most", levers=levers[::-1])
    money = found.rename({"factories": "money"})
    rewritten(monkeypatch, say, "Time holds back", limits=(money, behind))
    rewritten(monkeypatch, say, "two causes", limits=(found, found.sum()))


def test_a_half_is_rounded_as_figures_round_it():
    assert [text.whole(value) for value in (12.5, 13.5, 12.499, 0)] == ["13", "14", "12", "0"]


def test_the_first_report_is_the_one_that_the_claims_retell():
    original = story.original().name
    assert story.claims()["source_ids"].map(lambda ids: original in ids).any()
    assert set(tables.load("story/retellings")["retells"]) == {original}
    assert "Reuters" in repr(words.report())


# The panel ------------------------------------------------------------------------------------


def test_a_line_gives_what_a_projection_gives():
    for line in LINES:
        found = definitions.result(default(majority_threshold=line))
        led = answer.leads(AREAS, line)
        assert led.sum() == questions.areas_held(found, "2025")[0, 0]
        for rule in answer.RULES:
            held = questions.verdict(found, rule, "2025")[0, 0]
            assert answer.holds_majority(line, rule) == held, (line, rule)


def test_moving_the_line_runs_no_projection(monkeypatch):
    panel = committed.majority()
    runs = []
    for module in (definitions, answer, projection):
        monkeypatch.setattr(module, "project", lambda *_, **__: runs.append(1))
    for line in (40, 65, 80):
        for rule in answer.RULES:
            panel.set(threshold=line, rule=rule)
            said = panel.figure.answer
            assert said["rows"]["line"] == [{"threshold": line}] and not panel.figure.error
            assert f"the line is {line} percent" in said["sentence"]
            assert answer.RULES[rule].clause in said["sentence"]
    assert not runs


def test_the_panel_is_made_in_cells_that_can_be_read():
    source = {cell.id: cell.source for cell in committed.read("00_start_here.ipynb").cells}
    assert all(len(source[cell].splitlines()) <= 10 for cell in ("00-09b", "00-11"))
    assert re.search(r"controls\.Panel\(.*answer, figure\)$", source["00-11"])


# Figures --------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", [0, 0.1, 0.5, 1])
def test_figures_are_drawn_for_any_part_of_their_rows(part):
    some = AREAS.head(round(part * len(AREAS)))
    shares, led = answer.shares(), answer.counts()
    for chart in (
        charts.shares(some),
        charts.leads(shares.head(round(part * len(shares))), answer.years(), led),
        charts.leads(shares[shares["date"] == "2030"].head(round(18 * part)), answer.years(), led),
    ):
        spec = chart.to_dict()
        assert spec["title"]["text"] and spec["description"]
        assert not re.search(r"\b1 areas", spec["title"]["text"])
        assert spec["usermeta"]["sources"] or not part
