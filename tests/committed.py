"""What the tests read from the committed notebooks."""

import ast
from pathlib import Path

import nbformat
import pytest

from helpers.figures import theme
from helpers.pages import collection

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "notebooks"
# As the collection lists them: a copy that lies beside them is told by the test that looks for one.
NAMES = [page.file for page in collection.NOTEBOOKS]
PATHS = [FOLDER / name for name in NAMES]
WIDGET = "application/vnd.jupyter.widget-view+json"


# One page of each kind: answers, a heat map and menus, the laboratory, a page of one's own country.
KINDS = ("00", "04", "07", "13")


def sampled(names, kinds=KINDS):
    """All names; those of no kind above are for `make proof`, as `make test` has ten minutes."""
    long = {name for name in names if not name.startswith(kinds)}
    return [pytest.param(name, marks=[pytest.mark.proof] * (name in long)) for name in names]


def read(name):
    return nbformat.read(FOLDER / name, as_version=4)


def without_outputs(name):
    """A notebook as before its first run: what is seen then was drawn then."""
    notebook = read(name)
    for cell in cells(notebook, "code"):
        cell.outputs, cell.execution_count = [], None
    return notebook


def cells(notebook, kind):
    return [cell for cell in notebook.cells if cell.cell_type == kind]


def outputs(notebook):
    return [output for cell in cells(notebook, "code") for output in cell.outputs]


def figures(notebook):
    """Outputs that draw something: a chart, or a panel with its live figure."""
    return [output for cell in cells(notebook, "code") for output in figures_of(cell)]


def figures_of(cell):
    """The outputs of one code cell that draw something."""
    drawn = {theme.LAB_MIME, WIDGET}
    return [output for output in cell.outputs if drawn & set(output.get("data", {}))]


def run(name, *ids):
    """Run code cells of a notebook one after another; the value that the last one ends with."""
    source = {cell.id: cell.source for cell in read(name).cells}
    *before, last = ast.parse("\n".join(source[cell] for cell in ids)).body
    names = {}
    exec(compile(ast.Module(before, []), name, "exec"), names)
    return eval(compile(ast.Expression(last.value), name, "eval"), names)


def majority():
    """The panel that notebook 00 builds in the open."""
    return run("00_start_here.ipynb", "00-01", "00-04a", "00-09b", "00-11")
