"""The panels of a notebook, made without running its other cells."""

import ast
import re
from dataclasses import dataclass

import nbformat

from helpers.figures.mime import WIDGET
from helpers.ui.controls import Panel


@dataclass(frozen=True)
class Place:
    """Where a panel stands: its notebook, cell and source, and the name that addresses give it."""

    path: object
    cell: str
    source: str
    name: str


def places(path):
    """A Place for each panel that the committed notebook at `path` shows, top to bottom."""
    return [
        Place(path, cell.id, cell.source, _name(cell.source))
        for cell in nbformat.read(path, as_version=4).cells
        if cell.cell_type == "code"
        and any(WIDGET in output.get("data", {}) for output in cell.outputs)
    ]


def panel(place):
    """The panel at a Place, from its cell and from what this needs of the cells before it."""
    cells = nbformat.read(place.path, as_version=4).cells
    code = [cell for cell in cells if cell.cell_type == "code"]
    number = [cell.id for cell in code].index(place.cell)
    *before, last = ast.parse("\n".join(cell.source for cell in code[: number + 1])).body
    names = {}
    kept = ast.Module(_needed(before, last), [])
    exec(compile(kept, place.path.name, "exec"), names)
    made = eval(compile(ast.Expression(last.value), place.path.name, "eval"), names)
    if not isinstance(made, Panel):
        raise TypeError(f"{place.path.name}: cell {place.cell} does not end with a panel")
    return made


def _needed(statements, last):
    """The statements that bind what `last` uses, and what they use in turn."""
    needed, kept = _used(last), []
    for statement in reversed(statements):
        if needed & _bound(statement):
            kept.append(statement)
            needed |= _used(statement)
    return kept[::-1]


def _used(statement):
    return {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}


def _bound(statement):
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return {(alias.asname or alias.name).partition(".")[0] for alias in statement.names}
    if isinstance(statement, ast.FunctionDef):
        return {statement.name}
    stored = (node for node in ast.walk(statement) if isinstance(node, ast.Name))
    return {node.id for node in stored if isinstance(node.ctx, ast.Store)}


def _name(source):
    """The function that makes the panel; where the panel is made in the open, its title."""
    call = ast.parse(source).body[-1].value
    made_by = getattr(call.func, "attr", None) or call.func.id
    return made_by if made_by != "Panel" else slug(call.args[0].value)


def slug(words):
    """Words as a name that an address can carry."""
    return re.sub(r"\W+", "-", words.lower()).strip("-")
