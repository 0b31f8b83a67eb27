"""Whatever comes in, it is taken as it stands or refused in one line; nothing is half taken.

`pytest --hypothesis-profile=thorough tests/test_fuzz.py` tries ten times as many cases.
"""

import csv
import io
import json
import math
from dataclasses import asdict

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import committed
from helpers.data import tables
from helpers.model import codes
from helpers.model.assumptions import AssumptionError, Scenario, default, postures, sliders
from helpers.pages.deadlines import panels as deadlines
from helpers.pages.scenarios import panels as outlook

TABLE = "delivery/backlog"
FIELDS = {
    field["name"]: field
    for resource in tables.package()["resources"]
    if resource["name"] == TABLE
    for field in resource["schema"]["fields"]
}


def cases(number):
    """So many cases in everyday tests, ten times as many in the thorough profile."""
    return settings(max_examples=number * settings().max_examples // 100, deadline=None)


def one_line(error):
    text = str(error)
    assert text and "\n" not in text and len(text) < 500
    return text


# --- files ---


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A package of one short table and the sources it cites, so that a check takes little time."""
    folder = tmp_path_factory.mktemp("data")
    package = json.loads((tables.DATA / "datapackage.json").read_text(encoding="utf-8"))
    package["resources"] = [r for r in package["resources"] if r["name"] in (TABLE, "sources")]
    short = rows_of(tables.read(TABLE))[:12]
    cited = {cell for row in short for cell in row}
    kept = {
        TABLE: short,
        "sources": [row for row in rows_of(tables.read("sources")) if row[0] in cited],
    }
    kept["sources"].insert(0, rows_of(tables.read("sources"))[0])
    for resource in package["resources"]:
        path = folder / resource["path"]
        path.parent.mkdir(exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(kept[resource["name"]])
        del resource["hash"]
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    return folder


def rows_of(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


TOKENS = [
    b",",
    b";",
    b'"',
    b"\n",
    b"\r",
    b"\r\n",
    b"\t",
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b" ",
    b"NA",
]
TOKENS += [
    b"nan",
    b"null",
    b"-",
    b"1e400",
    b"0x10",
    b"1_0",
    b"\xe2\x80\x8b",
    b"\xd9\xa3",
    b"=1+1",
    b"#",
]
pieces = st.one_of(st.sampled_from(TOKENS), st.binary(max_size=4))
edits = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), pieces), min_size=1, max_size=3)


def edited(content, changes):
    for place, length, piece in changes:
        at = round(place * len(content))
        content = content[:at] + piece + content[at + length :]
    return content


@given(changes=edits)
@cases(100)
def test_a_damaged_file_is_read_as_it_stands_or_refused(data, changes):
    path = data / tables_path()
    sound = path.read_bytes()
    damaged = edited(sound, changes)
    path.write_bytes(damaged)
    try:
        frame = tables.load(TABLE, data)
    except tables.DataError as error:
        assert one_line(error).startswith(("delivery/backlog", "sources"))
    else:
        header, *rows = rows_of(damaged)
        assert list(frame.columns) == header and len(frame) == len(rows)
        for row, read in zip(rows, frame.itertuples(index=False), strict=True):
            assert all(map(same, row, read)), (row, read)
    finally:
        path.write_bytes(sound)


def tables_path():
    return next(r["path"] for r in tables.package()["resources"] if r["name"] == TABLE)


def same(cell, value):
    """Does a value say what its cell says?"""
    if not cell:
        return pd.isna(value)
    return value == (cell if isinstance(value, str) else float(cell))


# --- scenario codes ---

loose = st.one_of(
    st.text(max_size=12),
    st.floats().map(str),
    st.integers(-99, 99).map(str),
    st.sampled_from(
        ["yes", "no", *postures(), "nan", "inf", "1e400", "٣", "0x2", "1_0", "", " 3.5"]
    ),
)
parts = st.lists(
    st.tuples(st.sampled_from([*codes.SHORT, *codes.SHORT.values(), "x", ""]), loose), max_size=6
)


@given(parts)
@cases(500)
def test_a_code_with_a_right_checksum_is_taken_as_it_stands_or_refused(fields):
    """The checksum is no secret: whoever can compute it may write anything."""
    body = ";".join(f"{name}={value}" for name, value in fields)
    try:
        scenario = codes.decode(f"{codes.VERSION}:{body}#{codes._checksum(body)}")
    except AssumptionError as error:
        one_line(error)
        return
    long = {short: name for name, short in codes.SHORT.items()}
    given_values = {long.get(name, name): value for name, value in fields}
    assert len(given_values) == len(fields)
    for name, value in asdict(scenario).items():
        said = given_values.get(name)
        if said is None:
            assert value == getattr(default(), name)
        elif isinstance(value, float):
            assert math.isclose(float(said), value, abs_tol=1e-6)
        else:
            assert said == (value if isinstance(value, str) else "yes" if value else "no")
    assert codes.decode(codes.encode(scenario)) == scenario


# --- number boxes and menus ---

anything = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.floats(0, 100).map(lambda x: round(x, 3)),
    st.text(max_size=8),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=2), st.integers(), max_size=1),
)
PANELS = {"00": committed.majority, "03": deadlines.orders, "07": outlook.laboratory}


@pytest.fixture(scope="module", params=PANELS)
def panel(request):
    return PANELS[request.param]()


@given(sent=st.lists(st.tuples(st.floats(0, 1), anything), min_size=1, max_size=3))
@cases(100)
def test_what_a_browser_sends_is_answered_or_refused(panel, sent):
    """A message may hold any value; the panel then shows an answer to a legal one, or says why."""
    names = list(panel.controls)
    for place, value in sent:
        name = names[round(place * (len(names) - 1))]
        for state in (panel.settings.state | {name: value}, value):
            before = panel.settings.state
            try:
                panel.settings.set_state({"state": state})
            except Exception:
                assert panel.settings.state == before
    assert set(panel.values) == set(names)
    shown = panel.figure
    assert shown.error or shown.answer["sentence"] == panel._answer(**panel.values).sentence
    panel.reset()
    assert not shown.error


@given(st.sampled_from(list(sliders())), anything)
@cases(500)
def test_an_assumption_is_taken_as_it_stands_or_refused(name, value):
    try:
        scenario = default(**{name: value})
    except AssumptionError as error:
        assert one_line(error).startswith(name)
    else:
        assert not isinstance(value, bool) and math.isclose(
            value, getattr(scenario, name), abs_tol=1e-6
        )
        assert isinstance(scenario, Scenario)
