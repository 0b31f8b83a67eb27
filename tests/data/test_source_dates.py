"""A text cannot tell what came after it: each row against the day of its source."""

import pytest

from helpers.data import tables
from helpers.pages.since_the_article import data

ROWS = [
    ("story/events", "event_id", "date"),
    ("story/coordination", "mechanism_id", "date"),
    ("story/facts", "fact_id", "as_of"),
    ("story/force_model_cuts", "row_id", "reported"),
    ("estimates/statements", "statement_id", "date"),
    ("estimates/actuals", "actual_id", "as_of"),
]
# What was looked for and not found holds for the day of looking, which is later than any text.
KNOWN = {
    "f012": "no text up to October 2026 repeats the year; the speech is the latest text looked at",
    "ac-32": "not found by November 2026",
    "ac-40": "not found by November 2026",
    "ac-63": "how the meeting ended was not found by November 2026",
    "ac-75": "none found by November 2026",
}


def too_old(table, key, column):
    """Rows whose source has a full date before the date of the row."""
    published = tables.load("sources").set_index("source_id")["published"].fillna("")
    frame = tables.load(table).dropna(subset=[column])
    out = frame["source_id"].map(published)
    pairs = zip(frame[key], frame[column], out, strict=True)
    return {row for row, day, text in pairs if len(text) == 10 and text[: len(day)] < day}


def test_no_source_is_older_than_what_it_tells():
    found = set().union(*(too_old(*row) for row in ROWS))
    assert found == set(KNOWN)


@pytest.mark.parametrize("status", ["met", "missed"])
def test_no_outcome_rests_on_a_text_from_before_the_date(status):
    """Except by a week: allies filled the gaps before the summit that they were due at."""
    frame = data.deadlines()
    frame = frame[frame["status"] == status]
    assert ((frame["last"] - frame["told"]).dt.days <= 7).all()
