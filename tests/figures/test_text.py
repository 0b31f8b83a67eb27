"""Prose and tables: computed, and safe against markup in the data."""

import pandas as pd
import pytest

from helpers.figures import credit, premise, text

EVIL = "<script>alert(1)</script> & *stars*"


def test_markup_in_data_is_shown_not_run():
    table = text.Table(pd.DataFrame({"a": [EVIL]}), {"a": EVIL}, EVIL)._repr_html_()
    prose = text.Prose(EVIL, EVIL, small=EVIL)._repr_html_()
    fold = text.Fold(EVIL, text.Prose(EVIL))._repr_html_()
    assert fold.startswith("<details><summary>&lt;script")
    for html in (table, prose, fold):
        assert "<script" not in html and "&lt;script&gt;" in html and "&amp;" in html


@pytest.mark.parametrize("address", ["javascript:alert(1)", "", "data:text/html,x", '" onclick="x'])
def test_only_web_addresses_and_own_pages_become_links(address):
    html = text.Table(pd.DataFrame({"a": [[("x", address)]]}), {"a": "A"})._repr_html_()
    assert "<a" not in html
    good = pd.DataFrame({"a": [[("x", "https://example.org/?a=1&b=2"), ("y", "02_actors.ipynb")]]})
    assert text.Table(good, {"a": "A"})._repr_html_().count("<a href") == 2


def test_counts_and_lists_read_as_english():
    assert [text.count(n, "claim") for n in (0, 1, 2)] == ["no claims", "1 claim", "2 claims"]
    assert text.listing("a") == "a" and text.listing(iter("ab"), "or") == "a or b"
    assert text.listing("abc") == "a, b and c"
    assert [*map(text.small, ["Guns of NATO", "US fleet", ""])] == ["guns of NATO", "US fleet", ""]


def test_what_is_empty_or_alone_is_said():
    """No sentence ends in the air, and no span has two ends that read alike."""
    none = pd.DataFrame({"a": []})
    assert text.listing([]) == text.each(none, "{a}") == "none"
    assert text.listing([], none="no area") == "no area" and text.each(none, "{a}", "") == ""
    assert text.by_row(pd.Series(dtype=int), ["US"], ["before"]) == "none"
    assert text.span([7.6, 8.4]) == "8" and text.span([7.6, 8.4], ".1f") == "7.6 to 8.4"
    assert [text.verb(n) for n in (0, 1, 2)] == ["are", "is", "are"]


def test_a_row_that_a_sentence_is_about_is_there_once_or_the_sentence_goes(monkeypatch):
    monkeypatch.delenv("BURDEN_SHIFT_STRICT", raising=False)
    rows = pd.DataFrame({"a": [1, 2]})
    assert premise.one(rows.head(1), "x")["a"] == 1 and premise.one(rows["a"].head(1), "x") == 1
    for part in (rows, rows.head(0)):
        with pytest.raises(premise.Rewrite, match="rewrite this sentence: x") as told:
            premise.one(part, "x")
        assert told.value._render_traceback_() == [
            "[The data have changed; rewrite this sentence: x]"
        ]


def test_a_missing_cell_stays_empty():
    table = text.Table(pd.DataFrame({"a": [None, float("nan"), "x"]}), {"a": "A"})
    assert repr(table).splitlines() == ["A", "", "", "x"]
    assert table._repr_html_().count("></td>") == 2


def test_sources_say_what_was_not_verified(monkeypatch):
    monkeypatch.setattr(credit, "SHOWN", {})  # figures of other tests carry sources too
    table = text.sources("story/deadlines")
    assert "not verified" in set(table.frame["standing"])
    assert table.summary.startswith(f"{len(table.frame)} sources")
