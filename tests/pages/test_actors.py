"""The actors: tidy frames, figures and sentences, and the panel that shows one of them."""

import json
from itertools import product, zip_longest

import pandas as pd
import pytest

from add_rows import ACTOR, add_actor, add_source, copied, told
from helpers.data import story
from helpers.figures import theme
from helpers.figures.premise import Rewrite
from helpers.pages.actors import charts, charts_one, panels, words
from helpers.pages.actors import data as actors
from helpers.pages.since_the_article import data as since_the_report

PEOPLE, RELATIONS, EVENTS = actors.actors(), actors.relations(), actors.events()
ENDS = actors.ends(RELATIONS)
NEAR = EVENTS[EVENTS["near"]]
COUNTS = actors.by_period(EVENTS)


def by_name(frame):
    return frame.set_index("short")


# Tidy frames ----------------------------------------------------------------------------------


def test_every_actor_has_a_name_a_side_and_a_position_of_its_own():
    assert PEOPLE["short"].is_unique
    assert PEOPLE["short"].str.len().max() <= 28
    assert list(PEOPLE["side"].unique()) == actors.SIDES
    assert PEOPLE["standing"].notna().all()
    assert PEOPLE["source_ids"].map(len).eq(1).all()
    assert PEOPLE["voice"].isin(PEOPLE["told"]).all()


def test_the_tiles_of_a_position_are_its_actors():
    table = words.positions_table().frame
    people = charts.positions(PEOPLE).to_dict()["datasets"]["people"]
    for standing, number in table["standing"].value_counts().items():
        assert sum(row["standing"] == standing for row in people) == number


def test_relations_have_a_family_a_letter_and_a_proof():
    assert RELATIONS["relation_id"].is_unique
    assert RELATIONS[["family", "letter", "shown_by", "from_name", "to_name"]].notna().all().all()
    letters = [letter for kinds in actors.FAMILIES.values() for letter in kinds.values()]
    assert len(set(letters)) == len(letters)


def test_counts_of_an_actor_match_the_rows():
    people = by_name(PEOPLE)
    for name, actor in people["actor_id"].items():
        assert people.loc[name, "relations"] == (ENDS["actor_id"] == actor).sum()
        assert people.loc[name, "events"] == (EVENTS["actor_id"] == actor).sum()
    assert people.loc["China", ["relations", "events"]].tolist() == [0, 0]
    assert PEOPLE["relations"].sum() == 2 * len(RELATIONS)
    assert PEOPLE["events"].sum() == len(EVENTS)


def test_events_know_whether_they_lie_before_or_since_the_report():
    happened = EVENTS.drop_duplicates("event_id").set_index("event_id")
    assert happened["period"].drop("e24").isin(actors.PERIODS).all()
    assert happened.loc["e23", "period"] == "before"
    assert pd.isna(happened.loc["e24", "period"])  # the report itself
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
    start = story.as_long_before()
    assert NEAR["first"].min() >= start > EVENTS.loc[~EVENTS["near"], "first"].max()
    assert set(EVENTS.loc[EVENTS["period"] == "since", "event_id"]) <= set(NEAR["event_id"])


def test_links_of_one_actor_point_both_ways():
    links = actors.of_actor(ENDS, "a-poland", "family")
    found = set(zip(links["end"], links["relation"], links["other"], strict=True))
    assert found == {
        ("in", "supplies", "European Commission"),
        ("in", "negotiates with", "United States"),
        ("out", "supplies", "NATO"),
    }
    assert len(actors.of_actor(ENDS, "a-poland", "family", "depend")) == 2
    assert actors.of_actor(ENDS, "a-china", "family").empty


def test_links_of_all_actors_show_each_relation_twice():
    shown = [
        relation
        for actor in PEOPLE["actor_id"]
        for relation in actors.of_actor(ENDS, actor, "family")["relation_id"]
    ]
    assert sorted(shown) == sorted(list(RELATIONS["relation_id"]) * 2)


def test_moves_towards_european_lead_are_counted_in_equal_spans():
    near = NEAR.dropna(subset="period").drop_duplicates("event_id")
    towards = near["direction"] == actors.DIRECTIONS[0]
    before, since = (towards[near["period"] == period] for period in actors.PERIODS)
    said = repr(words.changed())
    assert f"{before.sum()} of {len(before)} events before" in said
    assert f"{since.sum()} of {len(since)} since" in said
    told = since_the_report.events()
    assert (
        len(told) == len(since) and (told["lane"] == "towards European lead").sum() == since.sum()
    )
    assert by_name(COUNTS).loc["Poland", actors.PERIODS].tolist() == [0, 5]


# Figures --------------------------------------------------------------------------------------

FIGURES = {
    "positions": (PEOPLE, charts.positions),
    "grid": (RELATIONS, charts.grid),
    "timeline": (EVENTS, lambda rows: charts.timeline(rows, PEOPLE)),
}


def drawn(name):
    rows, draw = FIGURES[name]
    return draw(rows).to_dict()


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_says_its_finding_and_stays_small(name):
    spec = drawn(name)
    assert len(json.dumps(spec)) < 100_000
    assert spec["title"]["text"] and spec["title"]["subtitle"]
    assert any(character.isdigit() for character in spec["description"])
    assert spec["usermeta"]["sources"]


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("part", ["first", "half", "oldest", "none"])
def test_a_figure_is_drawn_for_any_part_of_its_rows(name, part):
    rows, draw = FIGURES[name]
    some = {
        "first": rows.head(1),
        "half": rows.sample(frac=0.5, random_state=1),
        "oldest": rows[rows["near"].eq(False)] if "near" in rows else rows.tail(1),
        "none": rows.head(0),
    }[part]
    spec = draw(some).to_dict()
    assert spec["title"]["text"] and spec["description"]
    assert "1 actors" not in spec["description"] and "1 relations" not in spec["description"]


def test_the_timeline_says_who_moved_to_the_front_only_where_one_did():
    def title(events):
        return charts.timeline(events, PEOPLE).title.text

    assert title(EVENTS).startswith("The Pentagon moved to the front: 1 event before")
    assert " moved" not in title(EVENTS[EVENTS["period"] == "before"])
    assert title(EVENTS[~EVENTS["near"]]) == "No event lies near the report"


def test_the_grid_counts_each_relation_once_and_lists_it_in_its_field():
    sets = drawn("grid")["datasets"]
    fields = {(cell["from_side"], cell["to_side"]): cell["number"] for cell in sets["cells"]}
    assert len(fields) == len(actors.SIDES) ** 2 and sum(fields.values()) == len(RELATIONS)
    for (start, end), number in fields.items():
        listed = RELATIONS[(RELATIONS["from_side"] == start) & (RELATIONS["to_side"] == end)]
        own = [row for row in sets["listed"] if (row["from_side"], row["to_side"]) == (start, end)]
        assert number == len(listed) == len(own)
        assert sorted(row["place"] for row in own) == [at + 0.5 for at in range(number)]


def test_the_grid_opens_on_the_fullest_field_between_two_sides():
    params = drawn("grid")["params"]
    assert params[0]["value"] == [{"from_side": "US", "to_side": "Europe"}]
    within = RELATIONS[RELATIONS["from_side"] == RELATIONS["to_side"]]
    (shown,) = charts.grid(within).to_dict()["params"][0]["value"]
    assert shown["from_side"] == shown["to_side"] == "US"


def test_the_timeline_shows_the_actors_with_most_events():
    sets = drawn("timeline")["datasets"]
    shown = by_name(PEOPLE)["events"][[row["name"] for row in sets["rows"]]]
    hidden = by_name(PEOPLE)["events"].drop(shown.index)
    assert len(shown) == charts.ROWS and shown.min() >= hidden.max()
    assert len(sets["events"]) == shown.sum()


def test_the_tiles_show_everybody_once():
    people = drawn("positions")["datasets"]["people"]
    assert {row["short"] for row in people} == set(PEOPLE["short"])
    assert len({(row["standing"], row["place"]) for row in people}) == len(people)


# Words ----------------------------------------------------------------------------------------


def test_the_answer_names_the_finding():
    answer = repr(words.answer())
    assert "Only the Pentagon is counted as supporting the date 2027" in answer
    silent = int((PEOPLE["position_on_2027"] == "not stated").sum())
    assert f"{silent} of {len(PEOPLE)} actors" in answer
    assert f"of {len(RELATIONS)} recorded relations start on the US side" in answer


def test_findings_are_written_anew_when_the_rows_change(monkeypatch):
    def rewritten(say, match, **found):
        with monkeypatch.context() as patch:
            for name, frame in found.items():
                patch.setattr(actors, name, lambda *_, frame=frame: frame)
            with pytest.raises(Rewrite, match=match):
                say()

    supports = PEOPLE["position_on_2027"].mask(PEOPLE["short"] == "Poland", "supports")
    everyone = PEOPLE.assign(position_on_2027=supports)
    rewritten(words.answer, "Only the Pentagon", actors=everyone)
    rewritten(words.answer, "The US side", relations=RELATIONS.assign(from_side="NATO"))
    rewritten(words.changed, "moved to the front", by_period=COUNTS[COUNTS["short"] != "Pentagon"])


def test_the_claim_about_the_pentagon_follows_the_data():
    changed = PEOPLE.copy()
    changed.loc[changed["short"] == "Poland", "position_on_2027"] = "supports"
    backers = int((changed["position_on_2027"] == "supports").sum())
    title = charts.positions(changed).title.text
    assert title.startswith(f"{backers} actors are known to support")
    assert charts.positions(changed[changed["side"] == "EU"]).title.text.startswith(
        "No actors are known to support"
    )


def test_the_claim_about_relations_follows_the_data():
    changed = RELATIONS.copy()
    ours = int((changed["from_side"] == "US").sum())
    changed.loc[changed["from_side"] == "US", "from_side"] = "NATO"
    changed.loc[changed.index[:2], "from_side"] = "US"
    total = len(RELATIONS)
    assert f"{ours} of {total} recorded" in charts.grid(RELATIONS).title.text
    assert f"2 of {total} recorded" in charts.grid(changed).title.text


def test_tables_list_everything():
    assert len(words.positions_table().frame) == len(PEOPLE)
    assert len(words.relations_table().frame) == len(RELATIONS)
    assert len(words.events_table().frame) == EVENTS["event_id"].nunique()
    assert words.families().frame["Number"].sum() == len(RELATIONS)


@pytest.mark.proof
def test_a_new_row_lands_in_its_class(tmp_path):
    copy = copied(tmp_path)
    source = add_source(copy / "data")
    actor = add_actor(copy / "data", source)
    code = (
        "from helpers.pages.actors import charts, data, panels, words;"
        "people, relations = data.actors(), data.relations();"
        f"new = people.set_index('actor_id').loc['{ACTOR}'];"
        "print(*new[['told', 'voice', 'standing', 'relations', 'events']], sep=';');"
        "print(charts.positions(people).title.text);"
        "print(charts.grid(relations).description);"
        f"panel = panels.one_actor(); panel.set(actor='{actor}');"
        "print(panel.figure.answer['sentence'])"
    )
    new, positions, grid, sentence = told(copy, code).splitlines()
    assert new == "Test Spokesman;the Pentagon;supports it;1;1"
    assert positions.startswith("Only the Pentagon is counted as supporting the date 2027")
    pressed = RELATIONS[RELATIONS["family"] == "press"]
    on_europe = int((pressed["to_side"] == "Europe").sum()) + 1
    assert f"{on_europe} of {len(pressed) + 1} warnings and threats go to Europe" in grid
    assert sentence.startswith("Test Spokesman. On 2027: supports it. 1 relation (press 1).")


# The panel ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def panel():
    return panels.one_actor()


def test_every_actor_answers_for_each_kind_and_period(panel):
    ends = ENDS.groupby(["actor_id", "end"]).size().max()
    most = EVENTS["actor_id"].value_counts().max()
    families, periods = [actors.ALL, *actors.FAMILIES], [actors.ALL, *actors.PERIODS]
    both = list(zip_longest(families, periods, fillvalue=actors.ALL))
    for actor, (family, period) in product(PEOPLE["actor_id"], both):
        links = actors.of_actor(ENDS, actor, "family", family)
        happened = actors.of_actor(EVENTS, actor, "period", period)
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
        "1 event before the report (1 towards), 8 since (3 towards, 4 neutral, 1 away)."
    )
    panel.set(actor="a-pentagon", family="press", period="before")
    assert panel.figure.answer["sentence"] == (
        "The Pentagon. On 2027: supports it. 2 relations of the kind “press”. "
        "1 event before the report (1 towards)."
    )
    panel.set(actor="a-china", family=actors.ALL, period=actors.ALL)
    assert panel.figure.answer["sentence"] == (
        "China. On 2027: no stated position. No relations. No events before the report, none since."
    )
    panel.reset()
    assert panel.figure.answer["sentence"].startswith("The Pentagon.")


def test_the_menu_offers_every_actor_by_name(panel):
    options = panel.controls["actor"].options
    assert [value for _, value in options] != list(PEOPLE["actor_id"])
    assert {value for _, value in options} == set(PEOPLE["actor_id"])
    names = [label.split(" · ")[0].casefold() for label, _ in options]
    assert names == sorted(names)


def test_the_figure_of_one_actor_has_the_same_size_for_everybody(panel):
    sizes = set()
    for actor in ("a-china", "a-nato"):
        answer = panel._answer(actor, actors.ALL, actors.ALL)
        spec = charts_one.one_actor(PEOPLE, ENDS, EVENTS, **answer.frames).to_dict()
        assert len(json.dumps(spec)) < 100_000
        sizes.add(theme.png(spec, scale=1)[1]["height"])
    assert len(sizes) == 1
