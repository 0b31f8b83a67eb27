"""Claims: order of evidence, filters, departures, and sentences that must follow the data."""

import pytest

from helpers.data import story
from helpers.pages.who_said_what import words


@pytest.fixture(scope="module")
def claims():
    return story.claims()


def test_every_claim_is_there_once_in_order(claims):
    assert list(claims["number"]) == list(range(1, 33))
    assert claims["said_by"].notna().all() and claims["sources"].notna().all()


def test_notes_for_readers_hold_no_source_ids(claims):
    assert not claims["note"].str.contains("st-").any()


def test_the_loosest_filter_keeps_all_and_each_step_keeps_at_most_the_next(claims):
    counts = story.kept_counts(claims).pivot(index="attribution", columns="corroboration")
    grid = counts["claims"].loc[story.ATTRIBUTION, story.CORROBORATION].to_numpy()
    assert grid[-1, -1] == len(claims)
    assert (grid[1:] >= grid[:-1]).all() and (grid[:, 1:] >= grid[:, :-1]).all()


def test_tiles_fill_each_row_from_the_left_best_corroborated_first(claims):
    tiles = story.tiles(claims)
    for _, row in tiles.groupby("attribution"):
        assert sorted(row["place"]) == list(range(len(row)))
        assert row.sort_values("place")["order"].is_monotonic_increasing


def test_the_opening_says_what_the_claims_say(claims):
    """The words name claims without numbers, so the claims must still deserve the words."""
    status = claims.set_index("claim_id")["corroboration"]
    assert status["c02"] == "confirmed", "the direction is official US policy"
    assert (status[["c21", "c22", "c23", "c24", "c25"]] == "confirmed").all(), "admitted gaps"
    alone = set(story.anonymous_alone(claims)["claim_id"])
    assert alone == {"c01", "c03", "c04", "c05", "c09", "c11", "c12", "c18", "c19"}
    assert f"{len(alone)} claims in all" in repr(words.answer())


def test_the_sentence_follows_the_filters(claims):
    strict = words.kept_sentence(claims, "official record", "confirmed")
    loose = words.kept_sentence(claims, "article narration", "not confirmed")
    assert strict.startswith("6 of 32") and "the year 2027 falls" in strict
    assert loose.startswith("32 of 32") and "the year 2027 stays" in loose


def test_departures_name_a_claim_or_a_finding_and_link_their_source():
    frame = story.departures()
    assert len(frame) == 6
    assert (frame["claim_id"].notna() | frame["fact_id"].notna()).all()
    assert all(address.startswith("http") for [(_, address)] in frame["source"])
