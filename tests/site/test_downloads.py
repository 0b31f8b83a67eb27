"""The page "The data": tables, archive, licences and the recipe for a chart."""

import ast
import io
import json
import re
import zipfile
from html import escape
from pathlib import Path
from urllib.parse import unquote

import altair as alt
import pytest
import vl_convert

import committed
from helpers.data import tables
from helpers.figures import kit
from helpers.pages.start_here import charts, data
from helpers.site import downloads, pages

PACKAGE = tables.package()
RECIPE = (tables.DATA / "CHART.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", RECIPE, re.S)


@pytest.fixture(scope="module")
def page():
    return pages.from_markdown(downloads.text(PACKAGE)).body


def unpacked(files):
    return zipfile.ZipFile(io.BytesIO(files[downloads.ARCHIVE]))


def test_every_table_is_given_alone_and_in_the_archive(page):
    files = downloads.files(PACKAGE)
    inside = unpacked(files)
    for name in tables.names():
        content = tables.read(name)
        assert files[f"data/{name}.csv"] == content
        assert inside.read(f"burden-shift-data/{name}.csv") == content
        assert f'href="data/{name}.csv"' in page
    assert {"README.md", "LICENSE-TEXT.md", "datapackage.json"} <= {
        Path(name).name for name in inside.namelist()
    }
    assert f'href="{downloads.ARCHIVE}"' in page and f'href="{downloads.LICENCES}"' in page
    cells = re.findall(r'<td style="text-align:right">([\d,]+)</td>', page)
    rows = sum(int(cell.replace(",", "")) for cell in cells)
    assert f"{len(tables.names())} tables with {rows:,} rows" in page


def test_the_archive_has_the_same_bytes_each_time():
    first, again = ({"b.csv": b"2", "a.csv": b"1"}, {"a.csv": b"1", "b.csv": b"2"})
    assert downloads.packed(first) == downloads.packed(again)
    inside = zipfile.ZipFile(io.BytesIO(downloads.packed(first)))
    assert {one.date_time[0] for one in inside.infolist()} == {1980}


def test_a_table_that_may_not_be_passed_on_is_named_and_given_nowhere():
    package = json.loads(json.dumps(PACKAGE))
    (resource,) = (one for one in package["resources"] if one["name"] == "story/claims")
    resource["terms"] = {"redistribution": "forbidden", "said": "no copies of the table"}
    files = downloads.files(package)
    inside = unpacked(files)
    assert "data/story/claims.csv" not in files
    assert "burden-shift-data/story/claims.csv" not in inside.namelist()
    described = json.loads(inside.read("burden-shift-data/datapackage.json"))["resources"]
    assert "story/claims" not in [one["name"] for one in described]
    named = [
        link["reference"]["resource"]
        for one in described
        for link in one["schema"].get("foreignKeys", [])
    ]
    assert "story/claims" not in named
    told = downloads.text(package)
    assert "except story/claims" in told and "| claims |" in told
    assert "story/claims.csv" not in told and "no copies of the table" in told


def test_a_table_says_whose_figures_it_has(page):
    told = downloads.text(PACKAGE)
    assert re.search(r"^\| \[presets\].* \| ours \|$", told, re.M)
    assert re.search(r"^\| \[orders\].* \| \d+ publishers \|$", told, re.M)
    assert "`money/spending` (NATO)" in told


def test_every_package_inside_vega_js_has_its_licence():
    """The list is that of the installed vl-convert: one that is newer needs a new list."""
    (library,) = Path(vl_convert.__file__).parent.glob("vl_convert*.so")
    held = re.findall(rb"Original file: /npm/([\w.-]+)@([\d.]+)/", library.read_bytes())
    held = {f"{name.decode()} {version.decode()}" for name, version in held}
    # It holds older versions of Vega-Lite too, which a bundle leaves out.
    newest = f"vega-lite {vl_convert.get_vegalite_versions()[-1]}."
    listed = {one for _, packages in downloads.in_scripts() for one in packages}
    inside = {one for one in listed if one.endswith("(inside vega-embed)")}
    named = {one for one in held if not one.startswith("vega-lite ")}
    assert {one for one in listed - inside if not one.startswith("vega-lite ")} == named
    (lite,) = (one for one in listed if one.startswith("vega-lite "))
    assert lite in held and lite.startswith(newest)
    kinds = {kind for kind, _ in downloads.in_scripts()}
    assert kinds == {"BSD-3-Clause", "ISC", "MIT", "Unlicense"}


def ran(code, names):
    """What the last line of some code gives, as in a cell."""
    *before, last = ast.parse(code).body
    exec(compile(ast.Module(before, []), "recipe", "exec"), names)
    return eval(compile(ast.Expression(last.value), "recipe", "eval"), names)


def test_recipe_from_a_cell():
    cells = {cell.id: cell.source for cell in committed.read(pages.START).cells}
    head, chart, _ = BLOCKS
    names = {}
    ran(cells["00-01"], names)
    ran(cells["00-91"], names)
    assert list(ran(head, names).columns) == ["name", "date", "share"]
    drawn = ran(chart, names)
    assert isinstance(drawn, alt.Chart) and len(drawn.data) == 4


def test_recipe_from_the_file_of_a_figure(tmp_path, monkeypatch):
    shown = kit.html(kit.credited(charts.shares(data.areas()).to_dict()))
    (rows,) = re.findall(r'href="data:text/csv[^,]*,([^"]*)">Data \(CSV\): areas<', shown)
    (tmp_path / "areas.csv").write_text(unquote(rows), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    names = {}
    ran(BLOCKS[2], names)
    assert (tmp_path / "chart.png").stat().st_size > 5000
    assert names["share"].startswith("share (percent") and len(names["rows"]) == 18


def test_the_recipe_stands_on_the_page(page):
    assert all(escape(block.splitlines()[0]) in page for block in BLOCKS)
    assert 'href="index.html"' in page
