"""Load one table of `data/`, typed and checked against `data/datapackage.json`.

A file that still carries the hash written in the package was checked when it was committed, so it
is only read. A file that differs is checked cell by cell first, which costs a second. Both happen
once for each state of the files on disk; whoever loads a table again gets a copy.
"""

import difflib
import hashlib
import json
from functools import cache, lru_cache
from pathlib import Path

import pandas as pd

from helpers.data.cached import cached
from helpers.data.fault import DataError

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"

_DTYPES = {"string": "str", "number": "float64"}
_WHOLE = {"integer": ("int64", "Int64"), "boolean": ("bool", "boolean")}


def names(folder=DATA):
    """Names of all tables, for example `story/claims`, in the order of the package."""
    return list(_described(folder)[1])


def load(name, folder=DATA):
    """Return table `name` as a DataFrame without object columns.

    Text is `str`, whole numbers `int64` (`Int64` where cells may be empty), other numbers
    `float64`, truth values `bool` (`boolean` where cells may be empty); an empty cell is missing.

    Raises DataError when the table is unknown, its file unreadable, or a cell breaks the schema.
    """
    referenced = {link["reference"]["resource"] or name for link in foreign_keys(name, folder)}
    involved = sorted({name, *referenced})
    states = tuple((table, _of_file(_state, table, folder)) for table in involved)
    return _loaded(name, Path(folder), states)


def key(name, folder=DATA):
    """The columns that name a row of table `name`."""
    return _resource(name, folder)["schema"]["primaryKey"]


def foreign_keys(name, folder=DATA):
    """Which columns of table `name` point to which table."""
    return _resource(name, folder)["schema"].get("foreignKeys", [])


def read(name, folder=DATA):
    """The bytes of the file of table `name`."""
    return _of_file(Path.read_bytes, name, folder)


def digest(content):
    """What the package keeps of a table's bytes; line ends are no part of it."""
    return "sha256:" + hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def package(folder=DATA):
    """The Data Package that describes the tables, as a dictionary."""
    return _described(folder)[0]


@cached
def _loaded(name, folder, states):
    """A table, for one state of the files it depends on."""
    digests = {table: _digest(table, folder, state) for table, state in states}
    changed = [table for table in digests if _resource(table, folder).get("hash") != digests[table]]
    # A fault in a table that this one points to is told first: it explains the others.
    for table in dict.fromkeys([*changed, name] if changed else []):
        _check(table, folder, tuple(digests.values()))
    resource = _resource(name, folder)
    return pd.read_csv(
        folder / resource["path"],
        dtype={field["name"]: _dtype(field) for field in resource["schema"]["fields"]},
        keep_default_na=False,
        na_values=[""],
        true_values=["true"],
        false_values=["false"],
    )


@lru_cache
def _check(name, folder, digests):
    from helpers.data import checks

    checks.check(name, folder, read(name, folder))


@cache
def _digest(name, folder, state):
    return digest(read(name, folder))


def _described(folder):
    """The package, and its resources by name."""
    path = Path(folder) / "datapackage.json"
    try:
        return _parsed(path, _state(path))
    except (OSError, ValueError) as error:
        raise DataError("datapackage.json", f"the file cannot be read ({error})") from None


@cache
def _parsed(path, state):
    found = json.loads(path.read_bytes())
    return found, {resource["name"]: resource for resource in found["resources"]}


def _state(path):
    """What tells one state of a file from the next without reading it."""
    found = path.stat()
    return found.st_mtime_ns, found.st_size, found.st_ino


def _of_file(act, name, folder):
    path = Path(folder) / _resource(name, folder)["path"]
    try:
        return act(path)
    except OSError as error:
        raise DataError(name, f"the file {path.name} cannot be read ({error.strerror})") from None


def _dtype(field):
    required = field.get("constraints", {}).get("required", False)
    return _DTYPES.get(field["type"]) or _WHOLE[field["type"]][0 if required else 1]


def _resource(name, folder):
    known = _described(folder)[1]
    if name not in known:
        near = difflib.get_close_matches(name, known, cutoff=0.4) or ["tables.names()"]
        raise DataError(name, f"no such table; see {' or '.join(near)}")
    return known[name]
