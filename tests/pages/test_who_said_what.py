"""Claims: order of evidence, filters, departures, and sentences that must follow the data."""

import pytest

from add_rows import CLAIM, add_claim, add_departure, add_source, copied, told
from helpers.figures.premise import Rewrite
from helpers.pages.who_said_what import charts, data, words


@pytest.fixture(scope="module")
def claims():
    return data.claims()


def test_every_claim_is_there_once_in_order(claims):
    assert claims["number"].is_monotonic_increasing and claims["number"].is_unique
    assert claims["said_by"].notna().all() and claims["sources"].map(len).all()


def test_notes_for_readers_hold_no_source_ids(claims):
    assert not claims["note"].str.contains("st-").any()


def test_the_loosest_filter_keeps_all_and_each_step_keeps_at_most_the_next(claims):
    counts = data.kept_counts(claims).pivot(index="attribution", columns="corroboration")
    grid = counts["claims"].loc[data.ATTRIBUTION, list(data.CORROBORATION)].to_numpy()
    assert grid[-1, -1] == len(claims)
    assert (grid[1:] >= grid[:-1]).all() and (grid[:, 1:] >= grid[:, :-1]).all()


def test_tiles_fill_each_row_from_the_left_best_corroborated_first(claims):
    tiles = data.tiles(claims)
    for _, row in tiles.groupby("attribution"):
        assert sorted(row["place"]) == list(range(len(row)))
        assert row.sort_values("place")["order"].is_monotonic_increasing


def test_the_opening_says_what_the_claims_say(claims):
    """The words name claims without numbers, so the claims must still deserve the words."""
    status = claims.set_index("claim_id")["corroboration"]
    assert status["c02"] == "confirmed", "the direction is official US policy"
    assert (status[["c21", "c22", "c23", "c24", "c25"]] == "confirmed").all(), "admitted gaps"
    alone = set(data.anonymous_alone(claims)["claim_id"])
    assert alone >= {"c01", "c03", "c11", "c18"}, "the meeting, the year, the warning, the reply"
    assert f"confirmed {len(alone)} of them" in repr(words.anonymous_sentence())


@pytest.mark.parametrize(
    ("say", "name", "corroboration", "sentence"),
    [
        (words.answer, "the aim (Europe leads)", "disputed", "The aim holds up"),
        (words.answer, "the year 2027", "confirmed", "the year does not"),
        (words.anonymous_sentence, "the warning", "confirmed", "The year and the warning"),
    ],
)
def test_the_findings_are_written_anew_when_a_claim_changes(
    claims, monkeypatch, say, name, corroboration, sentence
):
    changed = claims.copy()
    changed.loc[changed["short_name"] == name, "corroboration"] = corroboration
    monkeypatch.setattr(data, "claims", lambda: changed)
    with pytest.raises(Rewrite, match=sentence):
        say()


def test_every_claim_stands_in_a_fold(claims):
    folds = words.all_claims().parts
    assert sum(len(fold.frame) for fold in folds) == len(claims)
    assert all(fold.summary.endswith(f": {len(fold.frame)} claims") for fold in folds)


def test_the_sentence_follows_the_filters(claims):
    strict = words.kept_sentence(claims, "official record", "confirmed")
    loose = words.kept_sentence(claims, "narration", "not confirmed")
    total = len(claims)
    assert strict.startswith(f"6 of {total}") and "the year 2027 falls" in strict
    assert loose.startswith(f"{total} of {total}") and "the year 2027 stays" in loose


def test_departures_name_a_claim_or_a_finding_and_link_their_source():
    frame = data.departures()
    assert (frame["claim_id"].notna() | frame["fact_id"].notna()).all()
    assert all(address.startswith("http") for [(_, address)] in frame["source"])


@pytest.mark.parametrize("part", [1, 0.5, 0])
def test_figures_are_drawn_for_any_part_of_their_rows(claims, part):
    some = claims.head(1) if part == 1 else claims.sample(frac=part, random_state=1)
    counts = data.kept_counts(claims)
    for chart in (
        charts.tiles(data.tiles(some)),
        charts.kept_counts(data.kept_counts(some).head(1 if part else 0), some),
        charts.kept_counts(counts.head(round(part * len(counts))), claims),
    ):
        spec = chart.to_dict()
        assert spec["title"]["text"] and spec["description"]
        assert spec["usermeta"]["sources"] or not part


def test_a_new_row_lands_in_its_class(tmp_path, claims):
    copy = copied(tmp_path)
    source = add_source(copy / "data")
    add_claim(copy / "data", source)
    add_departure(copy / "data", source)
    code = (
        "from helpers.pages.who_said_what import charts, data, words;"
        "frame = data.claims(); chart = charts.tiles(data.tiles(frame));"
        f"print(frame.set_index('claim_id').loc['{CLAIM}', 'official']);"
        f"print('{source}' in chart.usermeta['sources'], chart.title.text);"
        "print(words.kept_sentence(frame, 'official record', 'confirmed'));"
        "print(words.departures_sentence())"
    )
    official, figure, kept, departed = told(copy, code).splitlines()
    assert official == "False"  # confirmed by the press, not by an official page
    assert figure == "True 7 of 8 claims on the official record are confirmed, 4 of 13 from " + (
        "anonymous sources"
    )
    assert kept.startswith(f"7 of {len(claims) + 1} claims pass") and "the firmness stays" in kept
    assert departed.endswith("and 3 were left out.")


def test_the_tiles_say_only_what_their_rows_hold(claims):
    title = {
        name: charts.tiles(data.tiles(claims[claims["attribution"] == name].head(1))).title.text
        for name in data.ATTRIBUTION
    }
    assert all(text.count("1 claim ") == 1 and "of 0" not in text for text in title.values())
    assert "official" not in title["anonymous sources"]
    nameless = claims[claims["short_name"].isna()]
    said = words.kept_sentence(nameless, "official record", "disputed")
    assert said.endswith("disputed or better.")
