"""What stands below a figure: its source line, its rows and words to cite."""

import csv
import io
import json
import re
from html import unescape
from urllib.parse import unquote

import altair as alt
import pandas as pd
import pytest

import committed
from helpers.figures import credit, kit, text, theme
from helpers.figures.figure import figure
from helpers.figures.rows import Rows, tips
from helpers.pages.deadlines import charts as dated
from helpers.pages.deadlines import data as deadlines

FRAME = pd.DataFrame({"name": ["a, b", 'c "d"'], "low": [1.5, 2], "high": [3.0, None]})
FRAME["name_text"], FRAME["slot"] = "x", 0
FRAME["day"] = pd.to_datetime(["2027-12-31", None])


def drawn(ids=("st-reuters",), frame=FRAME):
    rows = Rows("rows", alt.Y("name:N"), axis=alt.Axis(title="months"))
    bar = rows.bar("low", end="high", tooltip=tips({"name:N": "Area"}))
    chart = figure(bar, "Bars", "Number", "2 bars.", sources=ids, rows=frame)
    return kit.credited(chart.to_dict())


def rows_of(html):
    (address,) = re.findall(r'href="(data:text/csv[^"]*)"', html)
    _, _, told = unquote(unescape(address)).partition(",")
    return list(csv.reader(io.StringIO(told.removeprefix("\ufeff"))))


@pytest.fixture
def known(monkeypatch):
    """Four sources of our own: NATO twice, a paper, and an agency that was read elsewhere."""
    columns = ["source_id", "original_publisher", "read_in", "published", "kind", "title", "url"]
    frame = pd.DataFrame(
        [
            [
                "p",
                "Paper (a copy)",
                None,
                "2025-12-05",
                "press",
                "<b>Told</b>",
                "https://p.org/?a&b",
            ],
            ["n1", "NATO", None, "2025", "official", "One", "https://n.org"],
            ["n2", "NATO", None, "2026-03", "official", "Two", "javascript:alert(1)"],
            ["a", "AFP", "Dagens", "2026-03", "press", "Three", None],
        ],
        columns=columns,
    )
    found = {
        row["source_id"]: row | {"who": row["original_publisher"].partition(" (")[0]}
        for row in frame.fillna("").to_dict("records")
    }
    monkeypatch.setattr(credit, "_sources", lambda: found.get)


def test_the_line_names_the_original_and_where_it_was_read(known):
    assert credit.line(["p"]) == "Source: Paper (5 December 2025)"
    assert credit.line(["n1", "n2", "a"]) == (
        "Sources: NATO (2025, 2026); AFP (March 2026, read in Dagens)"
    )
    assert credit.line(["model"]).startswith("Source: own projection") and not credit.line([])


def test_official_comes_before_press_and_what_carries_more_before_less(known):
    assert credit.by_weight(["a", "p", "p", "p", "n2", "n1", "n1", "x"]) == [
        *("n1", "n2", "p", "a", "x")
    ]


def test_a_long_line_ends_in_a_number():
    every = credit.by_weight(text.tables.load("sources")["source_id"])
    line = credit.line(every)
    left = int(re.search(r" and (\d+) more$", line)[1])
    assert len(every) > left > len(every) - 200 and len(credit.wrapped(line)) <= credit.LINES + 1


def test_the_line_is_drawn_once_and_the_figure_stays_inside(known):
    once = drawn(["p"])
    assert kit.credited(once) is once and kit.inner(once)["title"]["text"] == "Bars"
    assert once["title"]["text"] == ["Source: Paper (5 December 2025)"]
    assert once["datasets"]["rows"] and "datasets" not in kit.inner(once)
    alt.Chart.from_dict(once)


def test_rows_come_under_the_words_of_the_page(known):
    assert rows_of(kit.html(drawn(["p"]))) == [
        ["Area", "low (months)", "high (months)", "day"],
        ["a, b", "1.5", "3.0", "2027-12-31"],
        ['c "d"', "2.0", "", ""],
    ]


def test_each_set_of_rows_has_the_units_of_its_own_axis(known):
    def part(rows, title):
        return Rows(rows, alt.Y("name:N"), axis=alt.Axis(title=title)).bar("low")

    parts = [part("a", "months"), part("b", "cost, bn USD of 2025"), part("b", "cost, bn USD")]
    chart = figure(alt.vconcat(*parts), "Bars", "", "Bars.", a=FRAME, b=FRAME)
    heads = kit.headings(kit.credited(chart.to_dict()))
    assert heads["a"]["low"] == "low (months)" and heads["b"]["low"] == "low (cost)"


def test_what_a_legend_names_is_no_layout():
    look = alt.Color("slot:N", legend=alt.Legend(title="Kind"))
    marks = Rows("rows", alt.Y("name:N")).point("low", look)
    heads = kit.headings(figure(marks, "Dots", "", "Dots.", rows=FRAME).to_dict())
    assert heads["rows"]["slot"] == "slot (Kind)" and "name_text" not in heads["rows"]


def test_words_to_cite_are_safe_and_lead_to_the_source(known):
    html = kit.html(drawn(["p", "n2"]))
    assert "“Bars”" in html and "<b>" not in html and "javascript" not in html
    assert 'href="https://p.org/?a&amp;b"' in html


def test_a_figure_without_rows_or_sources_has_no_empty_links():
    bare = kit.credited(figure(alt.Chart().mark_point(), "Bare", "", "Nothing.").to_dict())
    assert "vconcat" not in bare and "href" not in kit.html(bare)


def test_a_live_figure_leaves_its_rows_to_the_script(known):
    told = json.loads(json.dumps(kit.parts(drawn(["p"]))))
    assert told["files"][0]["columns"]["low"] == "low (months)" and "name_text" not in str(told)
    assert told["sources"] == [["Paper (5 December 2025): <b>Told</b>", "https://p.org/?a&b"]]
    assert told["fold"] == "Cite, source" and "1.5" not in str(told)


def test_a_time_axis_keeps_its_parameters_and_a_picture_its_line():
    spec = dated.timeline(deadlines.deadlines()).to_dict()
    tall = [theme.png(part)[1]["height"] for part in (spec, spec | {"usermeta": {}})]
    assert tall[0] > tall[1] + 20


# One figure of ten pages: what its file says is what it draws.
TEN = [name for name in committed.NAMES if name[:2] not in {"07", "08", "12"}]


@pytest.mark.parametrize("name", TEN)
def test_a_committed_file_has_the_rows_of_its_figure(name):
    outputs = committed.outputs(committed.read(name))
    at = next(n for n, output in enumerate(outputs) if theme.LAB_MIME in output.data)
    spec, html = outputs[at].data[theme.LAB_MIME], outputs[at + 1].data["text/html"]
    name = spec["usermeta"]["rows"][0]
    rows, heads = spec["datasets"][name], kit.headings(spec)[name]
    address = re.findall(r'href="(data:text/csv[^"]*)"', html)[0]
    _, _, told = unquote(unescape(address)).partition(",")
    read = pd.read_csv(io.StringIO(told), keep_default_na=False)
    assert len(read) == len(rows)
    assert sorted(read) == sorted(heads.values())
    for column, head in heads.items():
        for row, cell in zip(rows, read[head], strict=True):
            value = "" if row[column] is None else row[column]
            late = isinstance(value, int) and abs(value) > kit.TIMES
            value = str(pd.Timestamp(value, unit="ms").date()) if late else value
            assert value == cell or float(value) == float(cell), (column, row)
