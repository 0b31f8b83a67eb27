"""Rules every figure keeps: those in the committed notebooks, and those that panels draw live.

`make test` runs every notebook and compares what it draws with what is committed, so the rules
hold for the code as well.
"""

import csv
import inspect
import io
import json
import math
import re
from functools import cache
from html import unescape
from importlib import import_module
from pkgutil import walk_packages
from urllib.parse import unquote

import altair as alt
import pandas as pd
import pytest
from altair.utils.schemapi import validate_jsonschema

import committed
from helpers import pages
from helpers.data import tables
from helpers.figures import kit, theme
from helpers.ui.controls import Panel

# Modules and functions that hold parts of figures.
SHARED = {
    "actors.charts_parts",
    "gaps.charts_definition.ways",
    "scenarios.charts_changes",
    "scenarios.charts.over_years",
}
# Channels that take scale and type from the one they end.
ENDS = {"x2", "y2", "xError", "xError2", "yError", "yError2"}


def functions(part):
    """Public functions of `part` (charts, panels) of every page, as {"page.module.name": f}."""
    found = {}
    for module in walk_packages(pages.__path__, f"{pages.__name__}."):
        page, _, name = module.name.removeprefix(f"{pages.__name__}.").partition(".")
        if name.partition("_")[0] == part:
            own = import_module(module.name)
            found |= {
                f"{page}.{name}.{word}": function
                for word, function in inspect.getmembers(own, inspect.isfunction)
                if function.__module__ == own.__name__ and word[0] != "_"
            }
    return found


PANELS = functions("panels") | {"start_here.notebook.majority": committed.majority}
DRAWN = [
    f"{name} figure {number}"
    for name in committed.NAMES
    for number, output in enumerate(committed.figures(committed.read(name)))
    if theme.LAB_MIME in output.data
]


TABS = ["Count by year", "Areas", "What binds", "What you changed"]  # of the laboratory


@cache
def panel(name):
    return PANELS[name]()


def _tab(name):
    return panel("scenarios.panels.laboratory").figure.tabs[name]


@pytest.fixture(scope="module", params=[*DRAWN, *PANELS, *TABS[1:]])
def spec(request):
    if request.param in PANELS:
        return panel(request.param).figure.spec or _tab(TABS[0])
    if request.param in TABS:
        return _tab(request.param)
    name, _, number = request.param.split()
    return committed.figures(committed.read(name))[int(number)].data[theme.LAB_MIME]


def walk(node, path=()):
    """Every dictionary inside `node` with the keys that lead to it."""
    if isinstance(node, dict):
        yield path, node
    children = node.items() if isinstance(node, dict) else enumerate(node)
    for key, child in children:
        if isinstance(child, dict | list):
            yield from walk(child, (*path, key))


def channels(spec):
    """(channel, definition) of all that a figure encodes, conditions and tooltips included."""
    for path, node in walk(spec):
        if path[-1:] == ("encoding",):
            for channel, definitions in node.items():
                for definition in definitions if isinstance(definitions, list) else [definitions]:
                    yield channel, definition
                    condition = definition.get("condition", [])
                    for branch in condition if isinstance(condition, list) else [condition]:
                        yield channel, branch


def test_says_its_claim_its_measure_and_its_finding(spec):
    title = kit.inner(spec)["title"]
    # The heading of a panel makes the claim; its figure keeps the measure.
    assert title["text"] and (title.get("subtitle") or isinstance(title["text"], list))
    assert re.search(r"\d", spec["description"]) and len(spec["description"]) > 40


def test_shows_its_source_and_gives_its_rows(spec):
    """The line is drawn into the figure; the links below have every row of every frame."""
    assert spec["usermeta"]["line"].startswith("Source")
    assert " ".join(spec["title"]["text"]) == spec["usermeta"]["line"]
    html = kit.html(spec)
    for name in spec["usermeta"]["rows"]:
        if rows := spec["datasets"][name]:
            words = f"Data (CSV): {name}" if len(links(html)) > 1 else "Data (CSV)"
            assert len(csv_of(html, words)) == len(rows)


def links(html):
    """{words: address} of the files of rows that a figure gives away."""
    return {words: unescape(at) for at, words in re.findall(r'href="(data:[^"]*)">([^<]*)<', html)}


def csv_of(html, words):
    _, _, text = unquote(links(html)[words]).partition(",")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_every_channel_states_its_type(spec):
    for channel, definition in channels(spec):
        if {"field", "aggregate", "timeUnit"} & set(definition) and channel not in ENDS:
            assert "type" in definition, (channel, definition)


def test_time_is_the_same_everywhere(spec):
    for channel, definition in channels(spec):
        if definition.get("type") == "temporal":
            scale = definition.get("scale") or {}
            unit = definition.get("timeUnit", "")
            unit = unit if isinstance(unit, str) else unit.get("unit", "")
            assert scale.get("type") == "utc" or unit.startswith("utc"), (channel, definition)


def test_time_axis_marks_both_targets(spec):
    times = [d for _, d in channels(spec) if d.get("type") == "temporal"]
    scales = [d.get("scale") or {} for d in times]
    ends = [s["domain"][-1] for s in scales if isinstance(s.get("domain"), list)]
    # An axis that is not made nice ends with its rows; others are drawn to the targets.
    ends += [0 for s in scales if s.get("nice") is False]
    reached = max((end for end in ends if isinstance(end, (int, float))), default=math.inf)
    for year, label in theme.TARGETS.items() if times else ():
        beyond = pd.Timestamp(year, 12, 31).timestamp() * 1000 > reached
        assert beyond or label in json.dumps(spec), label


def test_parameters_are_named(spec):
    named = [p["name"] for _, node in walk(spec) for p in node.get("params", [])]
    assert not [name for name in named if re.match(r"(param|view|selector)_?[0-9a-f]+$", name)]


def test_is_small_plain_json(spec):
    text = json.dumps(spec, allow_nan=False)
    assert len(text.encode()) < 100_000
    assert json.loads(text) == spec


def test_is_valid_vega_lite(spec):
    validate_jsonschema(spec, alt.load_schema())


def test_data_is_rounded(spec):
    for path, node in walk(spec.get("datasets", {})):
        for column, value in node.items():
            if isinstance(value, float):
                assert value == float(f"{value:.6g}"), (path, column)


def test_background_is_its_own(spec):
    assert spec["config"]["background"] == theme.PAPER


def test_fetches_nothing(spec):
    assert not [node for _, node in walk(spec) if "url" in node and "href" not in node]


@pytest.mark.parametrize("name", PANELS)
def test_panel_can_be_made_alone(name):
    made = panel(name)
    assert isinstance(made, Panel) and made.controls and made.title
    assert made.figure.answer["sentence"]
    specs = list(made.figure.tabs.values()) or [made.figure.spec]
    assert set(made.figure.answer["rows"]) <= {name for own in specs for name in own["datasets"]}


def moved(control):
    """Another value of a control: the one before its default, or the last."""
    return control.values[control.place(control.default) - 1]


@pytest.mark.parametrize("name", PANELS)
def test_a_panel_that_moves_reads_no_table_again(name, monkeypatch):
    """The first move may read what only answers need; after that all is at hand."""
    made, control = panel(name), next(iter(panel(name).controls.values()))
    made.set(**{control.name: moved(control)})
    monkeypatch.setattr(tables, "pd", None)
    monkeypatch.setattr(tables, "hashlib", None)
    made.set(**{control.name: moved(control)})
    assert not made.figure.error
    made.reset()


def test_every_figure_function_is_used():
    """A figure nobody shows is not tested by the rules above."""
    shown = "\n".join(
        cell.source
        for name in committed.NAMES
        for cell in committed.cells(committed.read(name), "code")
    )
    shown += "".join(map(inspect.getsource, PANELS.values()))
    for name in functions("charts"):
        module, _, function = name.rpartition(".")
        assert {module, name} & SHARED or re.search(rf"\.{function}\b", shown), name
