"""Shares of the capability areas and the meanings of a majority."""

import pandas as pd

from helpers import gaps
from helpers.narrate import start as words

AREAS = pd.DataFrame(
    {"name": list("abc"), "share": [90.0, 60.0, 30.0], "named_in_article": [True, True, False]}
)


def test_a_share_is_the_european_part_of_both():
    frame = gaps.areas().set_index("area_id")
    tanks = frame.loc["land_manoeuvre"]
    assert tanks["share"] == 100 * tanks["europe"] / (tanks["europe"] + tanks["us_war"])
    assert frame["share"].between(0, 100).all() and len(frame) == 18


def test_a_share_on_the_line_does_not_lead():
    assert gaps.leads(AREAS, 60).tolist() == [True, False, False]


def test_each_meaning_of_a_majority():
    holds = {rule: gaps.holds_majority(AREAS, 50, rule) for rule in gaps.RULES}
    assert holds == {
        "most areas": True,
        "every area": False,
        "areas the article names": True,
        "average share": True,
    }
    assert not gaps.holds_majority(AREAS, 60, "average share"), "60 is not above 60"


def test_a_higher_line_never_helps_europe():
    assert gaps.sweep(gaps.areas())["areas"].is_monotonic_decreasing


def test_the_sentence_says_the_verdict_of_the_rule():
    held = words.majority_sentence(AREAS, 50, "most areas")
    assert "Europe held it" in held and "it led in 2 of 3" in held
    missed = words.majority_sentence(AREAS, 50, "every area")
    assert "did not hold it" in missed and "it did not lead in 1 of 3" in missed
