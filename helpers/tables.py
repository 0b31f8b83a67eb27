"""Load one table of `data/`, typed and checked against `data/datapackage.json`.

A file that still carries the hash written in the package was checked when it was committed, so it
is only read. A file that differs is checked cell by cell first, because that costs a second.
"""

import csv
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
    _decode(name, _read(name, folder), resource)
    if _check_due(name, folder):
        from helpers import checks

        checks.check(name, folder)
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
            if other.endswith("_sources") and _columns_citing(name, other, folder):
                yield other


def _columns_citing(target, name, folder):
    keys = _resource(name, folder)["schema"].get("foreignKeys", [])
    return [k["fields"][0] for k in keys if k["reference"]["resource"] == target]


def _check_due(name, folder):
    keys = _resource(name, folder)["schema"].get("foreignKeys", [])
    referenced = {key["reference"]["resource"] or name for key in keys}
    return any(_changed(table, folder) for table in {name, *referenced})


def _changed(name, folder):
    digest = hashlib.sha256(_read(name, folder)).hexdigest()
    return _resource(name, folder).get("hash") != f"sha256:{digest}"


def _read(name, folder):
    path = Path(folder) / _resource(name, folder)["path"]
    try:
        return path.read_bytes()
    except OSError as error:
        raise DataError(name, f"the file {path.name} cannot be read ({error.strerror})") from None


def _decode(name, content, resource):
    """Raise DataError at the first byte that is not UTF-8 text, and for a file without rows."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row, column = _place(content[: error.start].decode("utf-8"), resource)
        byte = content[error.start]
        raise DataError(name, f"byte 0x{byte:02x} is not UTF-8 text", row, column) from None
    if "\0" in text:
        row, column = _place(text[: text.index("\0")], resource)
        raise DataError(name, "the cell holds a null byte", row, column)
    if text.count("\n") < 2 and not text.partition("\n")[2].strip():
        raise DataError(name, "the file is empty" if not text.strip() else "the table has no rows")


def _place(text_before, resource):
    """Row and column name of the cell that begins or goes on where `text_before` ends."""
    lines = text_before.split("\n")
    cells = next(csv.reader([lines[-1]]), [""])
    fields = resource["schema"]["fields"]
    return len(lines), fields[min(len(cells), len(fields)) - 1]["name"]


def _dtype(field):
    required = field.get("constraints", {}).get("required", False)
    return _DTYPES.get(field["type"]) or _WHOLE[field["type"]][0 if required else 1]


def _resource(name, folder):
    try:
        return _resources(folder)[name]
    except KeyError:
        raise DataError(name, f"no such table; there are {', '.join(names(folder))}") from None


@cache
def package(folder=DATA):
    """The Data Package that describes the tables, as a dictionary."""
    return json.loads((Path(folder) / "datapackage.json").read_text(encoding="utf-8"))


@cache
def _resources(folder):
    return {resource["name"]: resource for resource in package(folder)["resources"]}
