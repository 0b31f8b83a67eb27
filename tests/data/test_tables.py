"""Every fault of a table is told in one line that names table, row and column."""

import shutil

import pandas as pd
import pytest
from IPython.core.interactiveshell import InteractiveShell

from helpers.data import checks, sources, tables

TABLE = "money/spending"
FIELDS = ["country", "year", "measure", "value", "estimate", "source_id"]
GOOD = ["ALB", "2015", "defence_expenditure_musd_current", "132", "false", "mo-nato-defexp-2026"]


@pytest.fixture
def data(tmp_path):
    return shutil.copytree(tables.DATA, tmp_path / "data")


def rewrite(data, change, name=TABLE):
    """Let `change` turn the lines of a table's file into other lines."""
    path = data / f"{name}.csv"
    lines = path.read_bytes().removesuffix(b"\n").split(b"\n")
    path.write_bytes(b"\n".join(change(lines)) + b"\n")


def fault(data, name=TABLE):
    with pytest.raises(tables.DataError) as caught:
        tables.load(name, data)
    line = str(caught.value)
    assert "\n" not in line and len(line) < 300
    return line


def row_3(**cells):
    """Replace row 3 by a sound row with some cells changed."""
    line = ",".join(cells.get(field, good) for field, good in zip(FIELDS, GOOD, strict=True))
    return lambda lines: [*lines[:2], line.encode(), *lines[3:]]


def columns(choose):
    """Rewrite each row by a function of its cells."""
    return lambda lines: [b",".join(choose(line.split(b","))) for line in lines]


def swap(old, new):
    return lambda lines: [line.replace(old, new) for line in lines]


FAULTS = {
    "missing column": (
        columns(lambda cells: cells[:4] + cells[5:]),
        "column estimate: the column is missing",
    ),
    "missing last column": (
        columns(lambda cells: cells[:-1]),
        "column source_id: the column is missing",
    ),
    "renamed column": (
        lambda lines: [lines[0].replace(b"year", b"when"), *lines[1:]],
        "column year: the column is missing",
    ),
    "extra column": (
        columns(lambda cells: [*cells, b"remark"]),
        "column remark: the column is not in the schema",
    ),
    "column twice": (
        columns(lambda cells: [*cells, cells[1]]),
        "column year: the column stands twice",
    ),
    "columns reordered": (
        columns(lambda cells: [cells[1], cells[0], *cells[2:]]),
        'column year: this column stands where "country" belongs',
    ),
    "text for a number": (
        row_3(value="many"),
        'row 3, column value: "many" is not of type number',
    ),
    "thousands separator": (
        row_3(value='"1,320"'),
        'row 3, column value: "1,320" is not of type number',
    ),
    "underscore": (row_3(value="1_320"), 'row 3, column value: "1_320" is not of type number'),
    "infinity": (row_3(value="INF"), 'row 3, column value: "INF" is not of type number'),
    "too large": (row_3(value="1e999"), 'row 3, column value: "1e999" is not of type number'),
    "decimals": (row_3(year="2015.0"), 'row 3, column year: "2015.0" is not of type integer'),
    "other digits": (
        row_3(year="２０１５"),
        'row 3, column year: "２０１５" is not of type integer',
    ),
    "spelling": (row_3(estimate="False"), 'row 3, column estimate: "False" is not of type boolean'),
    "empty cell": (row_3(country=""), "row 3, column country: the cell is empty but must not be"),
    "out of range": (row_3(year="20150"), 'row 3, column year: "20150" is above 2026'),
    "not in the list": (row_3(measure="tea"), 'row 3, column measure: "tea" is not one of: '),
    "unknown source": (
        row_3(source_id="mo-nowhere"),
        'row 3, column source_id: "mo-nowhere" is not in table sources',
    ),
    "space": (row_3(country=" ALB"), 'row 3, column country: " ALB" is not in table money/'),
    "duplicate key": (
        lambda lines: [*lines[:3], lines[2], *lines[3:]],
        "row 4, column country+year+measure: not unique",
    ),
    "extra comma": (row_3(value="1,320"), "row 3: more cells than columns; is a comma not quoted?"),
    "semicolons": (swap(b",", b";"), 'row 1: the columns are separated by ";", not by a comma'),
    "tabs": (swap(b",", b"\t"), "row 1: the columns are separated by a tab, not by a comma"),
    "semicolons in a row": (
        lambda lines: [*lines[:2], lines[2].replace(b",", b";"), *lines[3:]],
        "row 3, column year: the row ends before this column",
    ),
    "open quote": (
        row_3(country='"ALB'),
        "row 3, column year: the row ends before this column; is a quote not closed?",
    ),
    "quote inside": (row_3(country='A"LB'), 'row 3, column country: "A"LB" is not in table'),
    "empty row": (lambda lines: [*lines[:3], b"", *lines[3:]], "row 4: the row is empty"),
    "not UTF-8": (
        lambda lines: [*lines[:2], lines[2].replace(b"ALB", b"\xc5LB"), *lines[3:]],
        "row 3, column country: byte 0xc5 is not UTF-8 text",
    ),
    "null byte": (row_3(value="\0"), "row 3, column value: the cell holds a null byte"),
    "empty file": (lambda lines: [], ": the file is empty"),
    "header only": (lambda lines: lines[:1], ": the table has no rows"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_fault_is_one_line(data, name):
    change, told = FAULTS[name]
    rewrite(data, change)
    assert fault(data).startswith(f"{TABLE}{told}" if told[0] == ":" else f"{TABLE}, {told}")


def test_missing_file(data):
    (data / "money" / "spending.csv").unlink()
    assert (
        fault(data) == f"{TABLE}: the file spending.csv cannot be read (No such file or directory)"
    )


def test_unknown_table(data):
    told = fault(data, "money/spendings")
    assert told.startswith("money/spendings: no such table; see money/spending or ")
    assert fault(data, "xyz") == "xyz: no such table; see tables.names()"


@pytest.mark.parametrize("content", [None, "{"])
def test_package_unreadable(data, content):
    (data / "datapackage.json").unlink()
    if content:
        (data / "datapackage.json").write_text(content)
    assert fault(data).startswith("datapackage.json: the file cannot be read")


def test_source_removed(data):
    rewrite(
        data,
        lambda lines: [line for line in lines if not line.startswith(b"mo-nato-defexp-2026,")],
        "sources",
    )
    assert fault(data).endswith('source_id: "mo-nato-defexp-2026" is not in table sources')


def test_fault_in_a_table_pointed_to_is_told_there(data):
    rewrite(data, swap(b",", b";"), "sources")
    assert fault(data).startswith("sources, row 1")


def test_link_within_a_table(data):
    broken = pd.read_csv(data / "money/funds.csv", dtype=str, keep_default_na=False)
    broken.loc[4, "part_of"] = "no-such-fund"
    broken.to_csv(data / "money/funds.csv", index=False)
    told = 'money/funds, row 6, column part_of: "no-such-fund" is not in table money/funds'
    assert fault(data, "money/funds") == told


def test_a_mended_file_loads_again(data):
    before = (data / "money" / "spending.csv").read_bytes()
    rewrite(data, row_3(value="many"))
    fault(data)
    (data / "money" / "spending.csv").write_bytes(before)
    assert len(tables.load(TABLE, data)) == before.count(b"\n") - 1


def test_a_table_is_read_once_and_every_caller_gets_their_own(data, monkeypatch):
    first = tables.load(TABLE, data)
    first.loc[0, "country"] = "changed"
    first["more"] = 1
    for name in ("pd", "hashlib", "json"):
        monkeypatch.setattr(tables, name, None)
    again = tables.load(TABLE, str(data))
    assert "more" not in again and again.at[0, "country"] != "changed"


@pytest.mark.parametrize("name", [TABLE, "sources"])
def test_a_changed_file_is_read_and_checked_again(data, name):
    tables.load(TABLE, data)
    rewrite(data, swap(b"mo-nato-defexp-2026", b"mo-nato-defexp-2099"), name)
    assert fault(data).endswith('"mo-nato-defexp-2026" is not in table sources') or name == TABLE


def test_a_package_that_changes_is_read_again(data):
    assert "sources" in tables.names(data)
    path = data / "datapackage.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"name": "sources"', '"name": "s"'))
    assert "sources" not in tables.names(data)


def test_harmless_bytes_change_nothing(data):
    """A byte order mark and Windows line ends, as a spreadsheet leaves them."""
    path = data / "money" / "spending.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    pd.testing.assert_frame_equal(tables.load(TABLE, str(data)), tables.load(TABLE))


def test_line_ends_alone_are_no_change(data, monkeypatch):
    """A table whose line ends another program turned is read at once, and keeps its hash."""
    path = data / "money" / "spending.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    monkeypatch.setattr(tables, "_check", None)
    pd.testing.assert_frame_equal(tables.load(TABLE, data), tables.load(TABLE))


def test_a_date_that_cannot_be_is_told(data):
    frame = pd.read_csv(data / "story/force_model_cuts.csv", dtype=str, keep_default_na=False)
    for wrong in ("2062-01", "04/2026"):
        frame.loc[3, "reported"] = wrong
        frame.to_csv(data / "story/force_model_cuts.csv", index=False)
        told = fault(data, "story/force_model_cuts")
        place = "story/force_model_cuts, row 5, column reported"
        assert told.startswith(f'{place}: "{wrong}" is no date '), told
    assert not any(map(checks._exist, ["2026-13", "2026-02-30", "2062Q1", "2026-09/2062", "1026"]))
    assert all(map(checks._exist, ["2027", "2027Q4", "2024-02-29", "2014-2024", "2026-09/2027"]))


def test_a_second_source_for_the_same_row_is_told_where_to_go(data):
    rewrite(
        data, lambda lines: [*lines, lines[1].replace(b"mo-nato-defexp-2026", b"mo-derived-2026")]
    )
    assert fault(data).endswith("where a second source goes is in data/ADDING.md")


@pytest.mark.parametrize("quantity", ["0", "450000000"])
def test_an_order_of_nothing_or_of_money_is_told(data, quantity):
    orders = pd.read_csv(data / "delivery/orders.csv", dtype=str, keep_default_na=False)
    orders.loc[2, "quantity"] = quantity
    orders.to_csv(data / "delivery/orders.csv", index=False)
    told = fault(data, "delivery/orders")
    assert told.startswith(f'delivery/orders, row 4, column quantity: "{quantity}" is ')


def test_reader_sees_the_line_alone(capsys):
    shell = InteractiveShell.instance()
    shell.run_cell("from helpers.data import tables; tables.load('money/spendings')")
    shown = capsys.readouterr()
    assert shown.out.startswith("DataError: money/spendings: no such table")
    assert "Traceback" not in shown.out + shown.err and "File" not in shown.out


@pytest.mark.parametrize("name", tables.names())
def test_every_table_loads_typed(name):
    frame = tables.load(name)
    resource = next(r for r in tables.package()["resources"] if r["name"] == name)
    allowed = {
        "string": {"str"},
        "number": {"float64"},
        "integer": {"int64", "Int64"},
        "boolean": {"bool", "boolean"},
    }
    assert len(frame)
    for field in resource["schema"]["fields"]:
        assert str(frame[field["name"]].dtype) in allowed[field["type"]], field["name"]
        if field.get("constraints", {}).get("required"):
            assert frame[field["name"]].notna().all(), field["name"]


def test_sources_follow_link_tables():
    claims = tables.load("story/claim_sources")
    shown = sources.sources("story/claims")
    assert set(claims["source_id"]) == set(shown["source_id"])
    assert shown["source_id"].is_unique
    assert list(shown["publisher"]) == sorted(shown["publisher"])


def test_sources_of_one_table_are_not_those_of_its_neighbours():
    """supply_sources also has an area_id, and says nothing about model/areas."""
    linked = tables.load("model/area_sources")["source_id"]
    assert set(sources.sources("model/areas")["source_id"]) == set(linked)


def test_sources_read_every_column_of_ids():
    both = tables.load("delivery/lead_times")
    ids = set(both["source_id"].dropna()) | set(both["second_source_id"].dropna())
    assert set(sources.sources("delivery/lead_times")["source_id"]) == ids


def test_unverified_sources_are_marked():
    every = sources.sources(*tables.names())
    doubtful = every["url"].isna() | (every["kind"] == "memory")
    assert (every["verified"] == ~doubtful).all() and doubtful.any() and not doubtful.all()
