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

DATA = Path(__file__).resolve().parents[1] / "data"

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
    referenced = {key["reference"]["resource"] or name for key in _foreign_keys(name, folder)}
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


def sources(*tables, folder=DATA):
    """Return the sources cited by `tables`, each once, by publisher and date.

    Columns are those of `sources.csv` and `verified`: False where the row was recalled from memory
    or has no address. Link tables (a table's key beside a `source_id`) are followed.
    """
    cited = set()
    for name in _with_links(tables, folder):
        frame = load(name, folder)
        for column in _columns_citing("sources", name, folder):
            cited.update(frame[column].dropna())
    frame = load("sources", folder)
    frame = frame[frame["source_id"].isin(cited)].copy()
    frame["verified"] = frame["url"].notna() & (frame["kind"] != "memory")
    return frame.sort_values(["publisher", "published", "source_id"], ignore_index=True)


def _with_links(tables, folder):
    """Tables, and the link tables that give their rows more than one source."""
    for name in tables:
        yield name
        for other in names(folder):
            key = _key(name, folder)
            link = {"fields": key, "reference": {"resource": name, "fields": key}}
            if _key(other, folder) == [*key, "source_id"] and link in _foreign_keys(other, folder):
                yield other


def _key(name, folder):
    return _resource(name, folder)["schema"]["primaryKey"]


def _columns_citing(target, name, folder):
    keys = _foreign_keys(name, folder)
    return [key["fields"][0] for key in keys if key["reference"]["resource"] == target]


def _foreign_keys(name, folder):
    return _resource(name, folder)["schema"].get("foreignKeys", [])


@cache
def _check(name, folder, digests):
    """Check a table once for each state of the files it depends on."""
    from helpers import checks

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
