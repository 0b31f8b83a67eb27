"""Notebook 15: the referee of the challenges, the tasks and their links, the worksheet."""

import re
from dataclasses import replace

import pytest

import committed
from helpers.figures.premise import Rewrite
from helpers.model import price, questions
from helpers.model.assumptions import LINE, default
from helpers.model.inputs import load
from helpers.model.projection import project
from helpers.pages.lesson import charts, data, panels, tasks, words
from helpers.pages.lesson.challenges import CHALLENGES, COVERED, LED
from helpers.pages.lesson.data import BROKEN, IMPOSSIBLE, POSSIBLE, REACHED, START, TRY
from helpers.site import grid as grids
from helpers.site import live

REPORTED = {name: getattr(default(), name) for name in data.MOVES}


def test_the_referee_counts_as_the_projection_does():
    moves = REPORTED | {"us_fleet_factor": 0.4, "spending_share_2035": 5.0, LINE: 60.0}
    found = project(load(), default(**moves))
    for key, asked in CHALLENGES.items():
        held = questions.areas_held(found, asked.date)[0, 0]
        need = 100 * found.coverage[:, found.quarter(asked.date)].mean()
        mine = data.check(key, **moves)
        assert mine.value == pytest.approx(held if asked.measure == LED else need)
        assert mine.covered == pytest.approx(need)


def test_every_standing_of_a_try():
    def standing(key, **moves):
        return data.check(key, **REPORTED | moves).standing

    assert {standing(key) for key in CHALLENGES} == {START}
    assert standing("line", **{LINE: 40.0}) == REACHED
    assert standing("line", **{LINE: 60.0}) == POSSIBLE
    assert standing("line", us_fleet_factor=0.4) == BROKEN
    assert standing("untouched", **{LINE: 40.0}) == BROKEN
    assert standing("europe", slip_factor=0.0) == TRY
    assert standing("europe", slip_factor=0.0, spending_share_2035=5.0) == IMPOSSIBLE
    assert standing("europe", us_posture="leave_by_2027") == BROKEN
    assert standing("later", slip_factor=0.0, spending_share_2035=5.0) == REACHED
    assert standing("need", us_posture="leave_by_2027", slip_factor=0.0) == IMPOSSIBLE


def test_some_challenges_cannot_be_done_and_the_others_can_on_the_page():
    never = {key for key in CHALLENGES if not data.search(key).possible}
    assert never == {"europe", "need"}
    for key in CHALLENGES:
        moves = data.shortest(key)
        assert bool(moves) == (key not in never)
        if moves:
            assert set(moves) <= set(CHALLENGES[key].may)
            assert data.check(key, **REPORTED | moves).standing == REACHED
        assert data.search(key).best >= data.check(key, **REPORTED).value


def test_what_cannot_be_done_stays_so_far_from_what_was_tried():
    """Ends of all sliders at once, and settings by chance: nothing of them comes to the goal."""
    found, asked = data.search("europe"), CHALLENGES["europe"]
    assert found.best < asked.goal and found.tried > data.RANDOM
    assert [share for _, share in found.near] == sorted((s for _, s in found.near), reverse=True)
    said = words.cannot("europe")
    assert f"{found.tried} settings" in said and found.near[0][0].lower() in said
    with pytest.raises(Rewrite):
        words.cannot("line")


def test_the_panel_says_what_the_referee_found():
    panel = panels.challenges()
    assert "Try it" in panel.figure.answer["sentence"]
    panel.set(**{LINE: 40.0})
    said = panel.figure.answer["sentence"]
    meanings = [meaning for _, meaning, _ in panel.figure.answer["numbers"]]
    assert meanings[0].startswith("areas led, end of 2027; 10 asked") and len(meanings) == 2
    assert said.startswith("Reached: 12 areas") and "Europe holds no more" in said
    panel.set(challenge="untouched")
    assert "Put “Line for a majority” back" in panel.figure.answer["sentence"]
    panel.set(**REPORTED | {"us_fleet_factor": 0.4})
    assert "smaller US part is a smaller need" in panel.figure.answer["sentence"]
    panel.set(challenge="need", **REPORTED | {"us_posture": "leave_by_2027", "slip_factor": 0.0})
    said = panel.figure.answer["sentence"]
    assert "cannot be done" in said and "US leaving adds nothing" in said
    assert len(panel.figure.answer["numbers"]) == 1


def test_the_website_holds_every_setting():
    dials = [grids.dial(control) for control in panels.challenges().controls.values()]
    found = grids.grid(dials)
    assert not found.note(dials) and len(found.states) == 6 * 3**5


def test_links_of_the_tasks_open_a_panel_in_a_setting_that_it_has():
    links = [link for task in tasks.TASKS.values() for _, link in task.links]
    assert len(links) >= len(tasks.TASKS)
    for link in links:
        file, _, rest = link.partition("#")
        assert (committed.FOLDER / file).is_file()
        if not rest:
            continue
        name, _, query = rest.partition("?")
        place = next(one for one in live.places(committed.FOLDER / file) if one.name == name)
        panel = live.panel(place)
        for pair in filter(None, query.split("&")):
            dial, token = pair.split("=")
            assert token in grids.dial(panel.controls[dial]).tokens, link


def test_links_with_a_setting_survive_as_links():
    html = tasks.task("wait")._repr_html_()
    assert 'href="14_price_of_a_lead.ipynb#prices?since=2027Q1&amp;months=12"' in html
    assert html.count("<a ") == len(tasks.TASKS["wait"].links)


def test_six_tasks_fill_the_lesson():
    assert len(tasks.TASKS) == 6 and tasks.minutes() == 45
    sheet = tasks.Sheet()
    assert all(task.todo in repr(sheet) for task in tasks.TASKS.values())
    assert sheet._repr_html_().count("border-bottom") == sum(t.lines for t in tasks.TASKS.values())


def test_answers_follow_the_model(monkeypatch):
    for told in (words.guess(), words.counting(), words.waiting(), words.leaving()):
        assert told._repr_html_().startswith("<details><summary>Answer</summary>")
    saved, at = words._saving(), price.DATES.index("2030")
    enough = [months for months, found in saved.items() if (found.price[:, at] > 0).any()]
    assert f"{min(enough)} months sooner" in repr(words.waiting())
    assert "cannot be done" in repr(words.challenges("europe"))
    # The opening leaves to the class what it is to find.
    by_all = data.check("every", **REPORTED | data.shortest("every"))
    found = repr(words.found())
    assert f"need covered is then {by_all.covered:.0f} percent" in found
    assert "Most of the answer" in found and "Most of the answer" not in repr(words.opening())
    assert re.search(
        r"Yes, for example with .*40 percent\. Reached", repr(words.challenges("line"))
    )
    with monkeypatch.context() as patch, pytest.raises(Rewrite, match="only if the US leaves"):
        patch.setattr(data, "ways", lambda key: [{"slip_factor": 0.0}])
        words.found()
    monkeypatch.setattr(words, "_saving", lambda: {0: saved[0]})
    with pytest.raises(Rewrite):
        words.waiting()


def test_the_need_does_not_move_by_a_point_when_the_us_leaves(monkeypatch):
    found = words.outlook.outlook(default())

    def moved(points):
        other = replace(found, mean_coverage=found.mean_coverage + points)
        answers = {default(): found}
        monkeypatch.setattr(words.outlook, "outlook", lambda own: answers.get(own, other))
        return words.leaving()

    assert "does not move" in repr(moved(0.9))
    for points in (1.5, -1.5):
        with pytest.raises(Rewrite):
            moved(points)


def test_a_setting_is_named_with_its_unit():
    """The line's unit is a long phrase in the table of sliders."""
    given = panels.challenges().controls
    options = {name: [label for label, _ in own.options] for name, own in given.items()}
    assert "50 percent of both (as reported)" in options[LINE]
    spent = options["spending_share_2035"]
    assert all("percent of GDP" in label for label in spent)
    assert sum("(as reported)" in label for label in spent) == 1


@pytest.mark.parametrize("part", [slice(0), slice(0, 3)])
def test_the_figure_is_drawn_for_any_part_of_its_rows(part):
    rows = data.areas("need", **REPORTED)
    assert CHALLENGES["need"].measure == COVERED and rows["line"].isna().all()
    assert charts.areas(rows[part]).to_dict()["title"]["text"]
