"""How the house is built: imports run one way, and rows are told by columns, not by their ids."""

import ast
from functools import cache

from committed import ROOT
from helpers.data import tables

HELPERS = ROOT / "helpers"
# A floor stands on those before it.
FLOORS = ["data", "model", "figures", "ui", "pages", "site", "lab"]
# Ids that stand in the model's own terms: areas, paths of the US, presets.
TERMS = {"area_id", "path_id", "preset_id"}

MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(HELPERS.rglob("*.py"))
}
PAGES = {name: path for name, path in MODULES.items() if name.count(".") == 3}


@cache
def tree(name):
    return ast.parse(MODULES[name].read_text(encoding="utf-8"))


@cache
def imports(name):
    """(module, word) of each thing that a module takes from helpers, wherever it does so."""
    found = set()
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Import):
            found |= {(alias.name, "") for alias in node.names if alias.name in MODULES}
        elif isinstance(node, ast.ImportFrom) and node.module in MODULES:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                found.add((inner, "") if inner in MODULES else (node.module, alias.name))
    return found


def uses(name):
    """(module, word) of each word of helpers that a module takes or names, as in module.word."""
    found, known = set(), {}
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.ImportFrom) and node.module in MODULES:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                if inner in MODULES:
                    known[alias.asname or alias.name] = inner
                else:
                    found.add((node.module, alias.name))
    for node in ast.walk(tree(name)):
        match node:
            case ast.Attribute(value=ast.Name(id=word)) if word in known:
                found.add((known[word], node.attr))
    return found


def floor(name):
    part = [*name.split("."), ""][1]
    return FLOORS.index(part) if part in FLOORS else -1


def test_imports_run_one_way():
    pairs = [(name, module) for name in MODULES for module, _ in imports(name)]
    assert not [(name, other) for name, other in pairs if floor(other) > floor(name) >= 0]


def test_no_page_imports_another():
    pairs = [(name, module) for name in PAGES for module, _ in imports(name) if module in PAGES]
    assert not [(own, other) for own, other in pairs if page(own) != page(other)]


def page(name):
    return name.rpartition(".")[0]


def test_there_is_no_circle():
    """Modules that import nothing still there can go; what cannot go is a circle."""
    left = {name: {module for module, _ in imports(name)} - {name} for name in MODULES}
    while free := [name for name, needed in left.items() if not needed & left.keys()]:
        for name in free:
            del left[name]
    assert not left, "a circle: " + ", ".join(left)


def part(kind):
    return [name for name in PAGES if name.rpartition(".")[2].partition("_")[0] == kind]


def test_charts_get_their_rows_from_others():
    """They may take constants, and do sums with days."""
    asked = [
        f"{name}: {module}.{word}"
        for name in part("charts")
        for module, word in uses(name)
        if module.startswith(("helpers.data", "helpers.model", page(name) + ".data"))
        if not word.isupper() and (module != "helpers.data.dates" or word == "as_of")
    ]
    assert not asked


def test_words_read_no_table_and_run_no_model():
    pairs = [(name, module) for name in part("words") for module, _ in imports(name)]
    assert not [pair for pair in pairs if pair[1].endswith((".data.tables", ".model.projection"))]


def test_a_module_can_be_read_at_a_sitting():
    lines = {name: path.read_text(encoding="utf-8").count("\n") for name, path in MODULES.items()}
    assert not {name: count for name, count in lines.items() if count > 250}


@cache
def ids():
    """Every id of a row, of any table, that has a digit."""
    return {
        str(key)
        for table in tables.names()
        for column in tables.key(table)
        if (column.endswith("_id") or column == "path_row") and column not in TERMS
        for key in tables.load(table)[column].dropna()
        if len(str(key)) > 2 and any(map(str.isdigit, str(key)))
    }


def test_ids_are_known_by_their_columns():
    assert {"st-ap-poland-0522", "or-12", "sl-32", "va-e001", "dp-47", "c01"} & ids() and ids()


def test_no_row_is_told_by_its_id():
    """What a row means is a column of its table, so that a new row lands in its class by itself."""
    told = [
        f"{name}: {node.value}"
        for name in MODULES
        for node in ast.walk(tree(name))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in ids()
    ]
    assert not told
