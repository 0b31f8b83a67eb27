"""Check one table of `data/` against the Data Package with frictionless, and say what is wrong.

Imported only when a check is due: frictionless costs a second.
"""

import csv
import re
from datetime import date
from math import isfinite
from pathlib import Path

from frictionless import Check, Checklist, Dialect, Package, errors, system
from frictionless.formats import CsvControl

from helpers.data.fault import DataError

# A row that is too short or too long explains the faults of its cells.
_FIRST = ["source-error", "blank-row", "extra-cell", "missing-cell"]
# The library takes more spellings of a value than pandas does, and than a reader expects.
_SPELLING = {
    "integer": re.compile(r"-?\d+", re.ASCII),
    "number": re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?", re.ASCII),
    "boolean": re.compile("true|false"),
}
# What a column of dates, quarters or periods allows; a slip of the hand still fits it.
_DATES, _YEARS = r"^\d{4}", (1990, 2050)


def check(name, folder, content):
    """Raise DataError for the first fault of table `name`: encoding, columns, cell, key or link.

    `content` are the bytes of its file.
    """
    with system.use_context(trusted=True):
        resource = Package(str(Path(folder) / "datapackage.json")).get_resource(name)
        fields = resource.schema.field_names
        _check_header(name, _text(name, content, fields), fields)
        # Left to itself the library guesses the delimiter, and a stray one goes unnoticed.
        resource.dialect = Dialect(controls=[CsvControl(delimiter=",")])
        resource.hash = resource.bytes = None
        report = resource.validate(Checklist(checks=[_Cells()]))
    faults = [error for task in report.tasks for error in task.errors]
    if faults:
        raise _data_error(name, resource, min(faults, key=_rank))


def _text(name, content, fields):
    """The file as text; DataError at the first byte that is not UTF-8, or without rows."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # Both as the error counts them: without the byte order mark.
        before, after = error.object[: error.start], error.object[error.start :]
        place, byte = _place(bytes(before).decode(), fields), f"byte 0x{after[0]:02x}"
        raise DataError(name, f"{byte} is not UTF-8 text", *place) from None
    if "\0" in text:
        place = _place(text[: text.index("\0")], fields)
        raise DataError(name, "the cell holds a null byte", *place)
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 2:
        raise DataError(name, "the table has no rows" if lines else "the file is empty")
    return text


def _place(text_before, fields):
    """Row and column name of the cell that begins or goes on where `text_before` ends."""
    lines = re.split(r"\r\n|\r|\n", text_before.replace("\0", ""))
    cells = next(csv.reader([lines[-1]]), [])
    return len(lines), fields[min(max(len(cells), 1), len(fields)) - 1]


def _check_header(name, text, fields):
    header = next(csv.reader(text.splitlines()[:1]))
    if len(header) == 1 and (stray := re.search(r"[;|\t]", header[0])):
        mark = "a tab" if stray[0] == "\t" else f'"{stray[0]}"'
        raise DataError(name, f"the columns are separated by {mark}, not by a comma", row=1)
    for column in fields:
        if column not in header:
            raise DataError(name, "the column is missing", column=column)
    for place, column in enumerate(header, start=1):
        if column not in fields:
            raise DataError(name, "the column is not in the schema", column=column or f"{place}")
        if column in header[: place - 1]:
            raise DataError(name, "the column stands twice", column=column)
        if column != fields[place - 1]:
            problem = f'this column stands where "{fields[place - 1]}" belongs'
            raise DataError(name, problem, column=column)


class _Cells(Check):
    """Cells that the library takes, but a reader would not."""

    Errors = [errors.TypeError]

    def validate_row(self, row):
        for field, cell in zip(row.fields, row.cells, strict=False):
            if cell and field.name not in row.errors and not _plain(field, cell):
                error = errors.TypeError.from_row(row, note="", field_name=field.name)
                error.cell = cell
                yield error


def _plain(field, cell):
    """Is a cell in the one spelling that every program reads alike, and a date one that exists?"""
    if _dated(field):
        return _exist(cell)
    pattern = _SPELLING.get(field.type)
    if pattern and not pattern.fullmatch(cell):
        return False
    return field.type != "number" or isfinite(float(cell))


def _dated(field):
    return field.constraints.get("pattern", "").startswith(_DATES)


def _exist(cell):
    """Does every date exist, in years that the collection is about? 2027Q4, 2026-09/2027-03-31."""
    for year, month, day in re.findall(r"(\d{4})(?:-(\d\d)(?!\d)(?:-(\d\d))?)?", cell):
        try:
            date(int(year), int(month or 1), int(day or 1))
        except ValueError:
            return False
        if not _YEARS[0] <= int(year) <= _YEARS[1]:
            return False
    return True


def _rank(error):
    order = _FIRST.index(error.type) if error.type in _FIRST else len(_FIRST)
    return order, getattr(error, "row_number", 0)


def _data_error(name, resource, error):
    row = getattr(error, "row_number", None)
    column = getattr(error, "field_name", None)
    match error.type:
        case "blank-row":
            return DataError(name, "the row is empty", row)
        case "extra-cell":
            return DataError(name, "more cells than columns; is a comma not quoted?", row)
        case "missing-cell":
            doubt = "; is a quote not closed?" if any("\n" in cell for cell in error.cells) else ""
            return DataError(name, f"the row ends before this column{doubt}", row, column)
        case "type-error":
            field = resource.schema.get_field(column)
            told = f"is not of type {field.type}"
            if _dated(field):
                told = f"is no date between {_YEARS[0]} and {_YEARS[1]}"
            return DataError(name, f'"{error.cell}" {told}', row, column)
        case "constraint-error":
            return DataError(name, _broken(resource.schema.get_field(column), error), row, column)
        case "foreign-key":
            problem = f'"{error.field_cells[0]}" is not in table {error.reference_name or name}'
            return DataError(name, problem, row, error.field_names[0])
        case "primary-key":
            keys = "+".join(resource.schema.primary_key)
            told = f"not unique: {error.note}; where a second source goes is in data/ADDING.md"
            return DataError(name, told, row, keys)
    return DataError(name, error.note or error.title, row, column)


def _broken(field, error):
    """Which constraint of a field a cell breaks, in words."""
    rule = re.match(r'constraint "(\w+)"', error.note)[1]
    limit = field.constraints[rule]
    if rule == "pattern" and _dated(field):
        return f'"{error.cell}" is no date as this column has them, for example 2027 or 2027-03'
    if rule == "required":
        return "the cell is empty but must not be"
    if rule == "unique":
        return f'"{error.cell}" stands in another row too'
    if rule == "enum":
        listed = ", ".join(map(str, limit[:8])) + (", …" if len(limit) > 8 else "")
        return f'"{error.cell}" is not one of: {listed}'
    words = {"minimum": "is below", "maximum": "is above", "pattern": "does not match"}
    return f'"{error.cell}" {words.get(rule, f"breaks the rule {rule}")} {limit}'
