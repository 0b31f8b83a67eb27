"""Grades of evidence follow a written rule."""

import pandas as pd

from helpers.data import evidence, tables


def test_the_grades_in_the_table_are_those_of_the_rule():
    table = tables.load("model/areas").set_index("area_id")["evidence"]
    assert table.to_dict() == evidence.by_rule().to_dict()


def test_a_grade_is_lost_for_each_fault():
    areas = pd.DataFrame(
        [
            ("both", "counted", "sourced"),
            ("sums", "counted", "derived"),
            ("press", "counted", "derived"),
            ("worst", "proxy", "judgement"),
            ("reader", "reader-set", "judgement"),
        ],
        columns=["area_id", "method", "kind"],
    )
    kinds = {"both": "official", "sums": "think-tank", "press": "dataset", "reader": "official"}
    sources = pd.DataFrame(kinds.items(), columns=["area_id", "kind"])
    found = evidence.grades(areas, sources).to_dict()
    assert found == {
        "both": "strong",
        "sums": "medium",
        "press": "weak",
        "worst": "weak",
        "reader": "very weak",
    }
