"""Load one table of `data/`, typed and checked against `data/datapackage.json`.

A file that still carries the hash written in the package was checked when it was committed, so it
is only read. A file that differs is checked cell by cell first, which costs a second.
"""

import difflib
import hashlib
import json
from functools import cache
from pathlib import Path

import pandas as pd

DATA = Path(__file__).resolve().parents[2] / "data"

_DTYPES = {"string": "str", "number": "float64"}
_WHOLE = {"integer": ("int64", "Int64"), "boolean": ("bool", "boolean")}


class DataError(ValueError):
    """One line that names the table and, where there is one, the row and the column.

    Rows are counted as a spreadsheet shows them: the header is row 1.
    """

    def __init__(self, table, problem, row=None, column=None):
        place = [table]
        if row is not None:
            place.append(f"row {row}")
        if column:
            place.append(f"column {column}")
        super().__init__(" ".join(f"{', '.join(place)}: {problem}".split()))

    def _render_traceback_(self):
        # Readers of a notebook get the sentence, not the frames of the library that noticed it.
        return [f"{type(self).__name__}: {self}"]


def names(folder=DATA):
    """Names of all tables, for example `story/claims`, in the order of the package."""
    return list(_resources(folder))


def load(name, folder=DATA):
    """Return table `name` as a DataFrame without object columns.

    Text is `str`, whole numbers `int64` (`Int64` where cells may be empty), other numbers
    `float64`, truth values `bool` (`boolean` where cells may be empty); an empty cell is missing.

    Raises DataError when the table is unknown, its file unreadable, or a cell breaks the schema.
    """
    resource = _resource(name, folder)
    referenced = {link["reference"]["resource"] or name for link in foreign_keys(name, folder)}
    digests = {table: _digest(table, folder) for table in sorted({name, *referenced})}
    changed = [table for table in digests if _resource(table, folder).get("hash") != digests[table]]
    # A fault in a table that this one points to is told first: it explains the others.
    for table in dict.fromkeys([*changed, name] if changed else []):
        _check(table, Path(folder), tuple(digests.values()))
    return pd.read_csv(
        Path(folder) / resource["path"],
        dtype={field["name"]: _dtype(field) for field in resource["schema"]["fields"]},
        keep_default_na=False,
        na_values=[""],
        true_values=["true"],
        false_values=["false"],
    )


def key(name, folder=DATA):
    """The columns that name a row of table `name`."""
    return _resource(name, folder)["schema"]["primaryKey"]


def foreign_keys(name, folder=DATA):
    """Which columns of table `name` point to which table."""
    return _resource(name, folder)["schema"].get("foreignKeys", [])


@cache
def _check(name, folder, digests):
    """Check a table once for each state of the files it depends on."""
    from helpers.data import checks

    checks.check(name, folder)


def _digest(name, folder):
    return "sha256:" + hashlib.sha256(read(name, folder)).hexdigest()


def read(name, folder=DATA):
    """The bytes of the file of table `name`."""
    path = Path(folder) / _resource(name, folder)["path"]
    try:
        return path.read_bytes()
    except OSError as error:
        raise DataError(name, f"the file {path.name} cannot be read ({error.strerror})") from None


def _dtype(field):
    required = field.get("constraints", {}).get("required", False)
    return _DTYPES.get(field["type"]) or _WHOLE[field["type"]][0 if required else 1]


def _resource(name, folder):
    try:
        return _resources(folder)[name]
    except KeyError:
        near = difflib.get_close_matches(name, names(folder), cutoff=0.4) or ["tables.names()"]
        raise DataError(name, f"no such table; see {' or '.join(near)}") from None


@cache
def package(folder=DATA):
    """The Data Package that describes the tables, as a dictionary."""
    try:
        return json.loads((Path(folder) / "datapackage.json").read_bytes())
    except (OSError, ValueError) as error:
        raise DataError("datapackage.json", f"the file cannot be read ({error})") from None


@cache
def _resources(folder):
    return {resource["name"]: resource for resource in package(folder)["resources"]}
