"""The actors: tidy frames, captions and sentences, and the panel that shows one of them."""

import json
from itertools import product

import pytest

from helpers.data import story
from helpers.figures import theme
from helpers.pages.actors import charts, panels, words
from helpers.pages.actors import charts_one as one_actor
from helpers.pages.actors import data as actors
from helpers.pages.actors import words_one as actor_words

PEOPLE, RELATIONS, EVENTS = actors.actors(), actors.relations(), actors.events()
ENDS = actors.ends(RELATIONS)
COUNTS = actors.by_side(actors.window(EVENTS))


def by_name(frame):
    return frame.set_index("short")


# Tidy frames ----------------------------------------------------------------------------------


def test_every_actor_has_a_name_a_side_and_a_position_of_its_own():
    assert len(PEOPLE) == 51
    assert PEOPLE["short"].is_unique
    assert PEOPLE["short"].str.len().max() <= 28
    assert list(PEOPLE["side"].unique()) == actors.SIDES
    assert PEOPLE["standing"].notna().all()
    assert PEOPLE["source"].map(len).eq(1).all()


def test_positions_match_a_count_by_hand():
    counts = PEOPLE["position_on_2027"].value_counts()
    assert counts.to_dict() == {
        "not stated": 36,
        "neutral": 6,
        "supports": 3,
        "unclear": 3,
        "concerned": 2,
        "warns unrealistic": 1,
    }


def test_relations_have_a_family_a_letter_and_a_proof():
    assert RELATIONS["relation_id"].is_unique
    assert len(RELATIONS) == 50
    assert RELATIONS[["family", "letter", "shown_by", "from_name", "to_name"]].notna().all().all()
    letters = [letter for kinds in actors.FAMILIES.values() for letter in kinds.values()]
    assert len(set(letters)) == len(letters) == 9
    assert RELATIONS["family"].value_counts().to_dict() == {
        "speak": 18,
        "command": 12,
        "depend": 11,
        "press": 9,
    }


def test_counts_of_an_actor_match_the_rows():
    people = by_name(PEOPLE)
    assert people.loc["European NATO members", "relations"] == 11
    assert people.loc["Pentagon", ["relations", "events"]].tolist() == [7, 9]
    assert people.loc["China", ["relations", "events"]].tolist() == [0, 0]
    assert PEOPLE["relations"].sum() == 2 * len(RELATIONS)
    assert PEOPLE["events"].sum() == len(EVENTS) == 123


def test_events_know_whether_they_lie_before_or_since_the_article():
    happened = EVENTS.drop_duplicates("event_id").set_index("event_id")
    assert happened["period"].value_counts().to_dict() == {"since": 37, "before": 23}
    assert happened.loc["e23", "period"] == "before"
    assert happened.loc["e24", "period"] == "since"
    assert happened.loc["e24", "first"] == story.ARTICLE_DAY
    assert (happened["first"] <= happened["day"]).all()
    assert (happened["day"] <= happened["last"]).all()


def test_a_month_stays_a_month():
    month = EVENTS[EVENTS["event_id"] == "e39"].iloc[0]
    assert month["when"] == "April 2026"
    assert (month["last"] - month["first"]).days == 29
    day = EVENTS[EVENTS["event_id"] == "e26"].iloc[0]
    assert day["when"] == "18 December 2025"
    assert day["first"] == day["last"] == day["day"]


def test_the_window_holds_equal_spans():
    start = actors.as_long_before()
    near = actors.window(EVENTS)
    assert near["first"].min() >= start
    assert near[near["period"] == "since"]["event_id"].nunique() == 37
    assert near[near["period"] == "before"]["event_id"].nunique() == 18


def test_counts_by_side_and_by_period():
    us = COUNTS[(COUNTS["side"] == "US") & (COUNTS["period"] == "since")]
    assert dict(zip(us["direction"], us["events"], strict=True)) == {
        "towards European lead": 6,
        "neutral": 15,
        "away": 3,
    }
    assert len(COUNTS) == len(actors.SIDES) * len(actors.PERIODS) * len(actors.DIRECTIONS)
    poland = by_name(actors.by_period(EVENTS)).loc["Poland"]
    assert poland.tolist() == [0, 5]


def test_links_of_one_actor_point_both_ways():
    links = actors.links(ENDS, "a-poland")
    found = set(zip(links["end"], links["relation"], links["other"], strict=True))
    assert found == {
        ("in", "supplies", "European Commission"),
        ("in", "negotiates with", "United States"),
        ("out", "supplies", "NATO"),
    }
    assert len(actors.links(ENDS, "a-poland", "depend")) == 2
    assert actors.links(ENDS, "a-china").empty


def test_links_of_all_actors_show_each_relation_twice():
    shown = [actors.links(ENDS, actor)["relation_id"] for actor in PEOPLE["actor_id"]]
    assert sorted(sum(map(list, shown), [])) == sorted(list(RELATIONS["relation_id"]) * 2)


# Figures --------------------------------------------------------------------------------------

FIGURES = {
    "positions": lambda: charts.positions(PEOPLE, words.positions(PEOPLE)),
    "matrix": lambda: charts.matrix(RELATIONS, PEOPLE, words.matrix(RELATIONS)),
    "timeline": lambda: charts.timeline(EVENTS, PEOPLE, words.timeline(EVENTS)),
    "sweep": lambda: charts.sweep(COUNTS, words.sweep(COUNTS)),
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_says_its_finding_and_stays_small(name):
    spec = FIGURES[name]().to_dict()
    assert len(json.dumps(spec)) < 100_000
    assert spec["title"]["text"] and spec["title"]["subtitle"]
    assert any(character.isdigit() for character in spec["description"])


def test_the_matrix_has_each_relation_once_and_no_field_twice():
    cells = FIGURES["matrix"]().to_dict()["datasets"]["relations"]
    triples = [(cell["from_name"], cell["relation"], cell["to_name"]) for cell in cells]
    rows = zip(RELATIONS["from_name"], RELATIONS["relation"], RELATIONS["to_name"], strict=True)
    assert sorted(triples) == sorted(rows)
    assert len({(cell["left"], cell["top"]) for cell in cells}) == len(cells) == 50


def test_the_matrix_is_ordered_by_side_and_number():
    sets = FIGURES["matrix"]().to_dict()["datasets"]
    for name in ("rows", "columns"):
        sides = [row["side"] for row in sets[name]]
        assert sides == sorted(sides, key=actors.SIDES.index)
    numbers = by_name(PEOPLE)["relations"]
    us = [numbers[row["name"]] for row in sets["rows"] if row["side"] == "US"]
    assert us == sorted(us, reverse=True)


def test_the_tiles_show_everybody_once():
    people = FIGURES["positions"]().to_dict()["datasets"]["people"]
    assert {row["short"] for row in people} == set(PEOPLE["short"])
    assert len({(row["standing"], row["place"]) for row in people}) == len(people)


def test_the_sweep_draws_one_sign_per_event():
    assert len(FIGURES["sweep"]().to_dict()["datasets"]["units"]) == COUNTS["events"].sum()


# Words ----------------------------------------------------------------------------------------


def test_the_answer_names_the_finding():
    answer = repr(words.answer())
    assert "Only the Pentagon is counted as supporting the date 2027" in answer
    assert "36 of 51 actors" in answer
    assert "of 50 recorded relations start on the US side" in answer


def test_the_claim_about_the_pentagon_follows_the_data():
    changed = PEOPLE.copy()
    changed.loc[changed["short"] == "Poland", "position_on_2027"] = "supports"
    assert words.positions(changed).title.startswith("4 actors are known to support")


def test_the_claim_about_relations_follows_the_data():
    changed = RELATIONS.copy()
    ours = int((changed["from_side"] == "US").sum())
    changed.loc[changed["from_side"] == "US", "from_side"] = "NATO"
    changed.loc[changed.index[:2], "from_side"] = "US"
    assert f"{ours} of 50 recorded" in words.matrix(RELATIONS).title
    assert "2 of 50 recorded" in words.matrix(changed).title


def test_tables_list_everything():
    assert len(words.positions_table().frame) == 51
    assert len(words.relations_table().frame) == 50
    assert len(words.events_table().frame) == 60
    assert words.families().frame["number"].sum() == 50


# The panel ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def panel():
    return panels.one_actor()


def test_every_actor_answers_for_each_kind_and_period(panel):
    ends, most = actors.room(ENDS, EVENTS)
    families, periods = [actors.ALL, *actors.FAMILIES], [actors.ALL, *actors.PERIODS]
    for actor, family, period in product(PEOPLE["actor_id"], families, periods):
        links = actors.links(ENDS, actor, family)
        happened = actors.happened(EVENTS, actor, period)
        answer = panel._answer(actor, family, period)
        rows = {name: theme.records(frame) for name, frame in answer.frames.items()}
        assert set(rows) == {"links", "gaps", "card", "happened", "blank"}
        assert len(rows["links"]) == len(links)
        assert len(rows["happened"]) == len(happened)
        assert bool(rows["blank"][0]["text"]) == happened.empty
        assert sum(bool(gap["text"]) for gap in rows["gaps"]) == 2 - links["end"].nunique()
        assert all(row["slot"] < ends for row in rows["links"])
        assert all(row["slot"] < most for row in rows["happened"])
        assert len(answer.sentence) < 200


def test_the_sentence_of_the_panel_follows_the_menus(panel):
    assert panel.figure.answer["sentence"] == (
        "The Pentagon. On 2027: supports it. 7 relations (speak 1, press 2, command 4). "
        "1 event before the article (1 towards), 8 since (3 towards, 4 neutral, 1 away)."
    )
    panel.set(actor="a-pentagon", family="press", period="before")
    assert panel.figure.answer["sentence"] == (
        "The Pentagon. On 2027: supports it. 2 relations of the kind “press”. "
        "1 event before the article (1 towards)."
    )
    panel.set(actor="a-china", family=actors.ALL, period=actors.ALL)
    assert panel.figure.answer["sentence"] == (
        "China. On 2027: no stated position. No relations. No events before the article, "
        "none since."
    )
    panel.reset()
    assert panel.figure.answer["sentence"].startswith("The Pentagon.")


def test_the_menu_offers_every_actor_by_name(panel):
    options = panel.controls["actor"].widgets[0].options
    assert [value for _, value in options] != list(PEOPLE["actor_id"])
    assert {value for _, value in options} == set(PEOPLE["actor_id"])
    names = [label.split(" · ")[0].casefold() for label, _ in options]
    assert names == sorted(names)


def test_the_figure_of_one_actor_has_the_same_size_for_everybody(panel):
    room = actors.room(ENDS, EVENTS)
    assert room == (9, 12)
    sizes = set()
    for actor in ("a-china", "a-nato"):
        answer = panel._answer(actor, actors.ALL, actors.ALL)
        spec = one_actor.figure(actor_words.caption(PEOPLE), room, **answer.frames).to_dict()
        assert len(json.dumps(spec)) < 100_000
        sizes.add(theme.png(spec, scale=1)[1]["height"])
    assert len(sizes) == 1
