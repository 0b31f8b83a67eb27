"""Rules every committed notebook keeps, so that it reads the same everywhere."""

import ast
import base64
import re

import nbformat
import pytest

import committed
from committed import FOLDER, NAMES, PATHS, ROOT
from helpers.lab import same
from helpers.pages import collection
from helpers.site import minutes

# Years that name the question and the dates it is about; every other figure is computed.
YEARS = "2022|2025|2026|2027|2030|2035"
# What the rule gave when length was last judged; the pages up to 12 take 100 minutes at most.
MINUTES = {"00": 6.0, "01": 5.7, "02": 5.6, "03": 6.0, "04": 10.1, "05": 10.2, "06": 10.0}
MINUTES |= {"07": 6.9, "08": 10.4, "09": 8.7, "10": 8.0, "11": 8.3, "12": 3.6, "13": 6.0}
MINUTES |= {"14": 9.6, "15": 3.6}
FIRST_PAGE = 900  # words of prose outside folds and code


@pytest.fixture(scope="module", params=NAMES)
def name(request):
    return request.param


@pytest.fixture(scope="module")
def notebook(name):
    return committed.read(name)


def prose(notebook):
    """The markdown cells without addresses and code."""
    texts = [cell.source for cell in committed.cells(notebook, "markdown")]
    texts = [re.sub(r"\]\([^)]*\)", "]", text) for text in texts]
    return [re.sub(r"`[^`]*`", "", text) for text in texts]


def test_every_page_that_the_collection_lists_is_there():
    assert all(path.is_file() for path in PATHS) and sorted(NAMES) == NAMES


def test_format_is_valid(notebook):
    nbformat.validate(notebook)
    assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)


def test_metadata_is_the_same_on_every_machine(notebook):
    kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    expected = {"kernelspec": kernel, "language_info": same.LANGUAGE}
    assert notebook.metadata == expected, "run make notebooks"
    assert all(set(cell.metadata) <= {"tags"} for cell in notebook.cells)


def test_every_cell_ran_in_order_without_a_fault(notebook):
    code = committed.cells(notebook, "code")
    assert [cell.execution_count for cell in code] == [*range(1, len(code) + 1)]
    for output in committed.outputs(notebook):
        assert output.output_type in {"display_data", "execute_result"}, output


def test_sizes(name, notebook):
    assert (FOLDER / name).stat().st_size < 3_000_000
    for cell in notebook.cells:
        assert 1 <= len(cell.source.splitlines()) <= 10, cell.source


def test_takes_no_longer_to_read(name, notebook):
    """With a twentieth to spare."""
    assert minutes.minutes(notebook) <= 1.05 * MINUTES[name[:2]]


def test_all_take_a_hundred_minutes_and_the_first_page_is_short():
    pages = [committed.read(name) for name in NAMES if name < "13"]
    assert sum(map(minutes.minutes, pages)) <= 100
    assert minutes.counted(pages[0])[0] <= FIRST_PAGE


def test_says_how_long_it_takes(name, notebook):
    told = next(page.minutes for page in collection.NOTEBOOKS if page.file == name)
    assert abs(told - minutes.minutes(notebook)) <= 1, "run make notebooks"
    assert f"{told} minutes to read." in notebook.cells[1].outputs[0].data["text/plain"]


def test_outputs_name_no_machine(name):
    content = (FOLDER / name).read_text(encoding="utf-8")
    folders = r"(?<![\w.])/(home|root|Users|tmp)/|site-packages|[A-Z]:\\"
    assert not re.search(rf"{folders}|object at 0x|[ \"(]0x[0-9a-f]{{6}}", content)


def test_figures_are_pictures_with_words_elsewhere(notebook):
    shown = committed.figures(notebook)
    assert shown
    for output in shown:
        picture = base64.b64decode(output.data["image/png"])
        assert picture.startswith(b"\x89PNG\r\n\x1a\n") and len(picture) < 150_000
        alt = output.metadata["image/png"]["alt"]
        assert alt == output.data["text/plain"] and len(alt) > 40


def imports(cell):
    """The modules that a cell imports, in order."""
    for node in ast.walk(ast.parse(cell.source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module


def test_code_imports_helpers_first_and_little_else(notebook):
    """Helpers before altair, which they spare a second; cells to change use pandas and altair."""
    found = [name for cell in committed.cells(notebook, "code") for name in imports(cell)]
    packages = [name.partition(".")[0] for name in found]
    assert packages[0] == "helpers" and set(packages) <= {"helpers", "pandas", "altair"}


def test_title_asks_and_first_cell_answers(name, notebook):
    title, answer = notebook.cells[:2]
    asked = next(page.question for page in collection.NOTEBOOKS if page.file == name)
    assert title.source.splitlines()[0] == f"# {asked}" and asked.endswith("?")
    assert answer.cell_type == "code" and len(answer.outputs[0].data["text/plain"]) > 100


def test_ends_with_limits_sources_and_the_next_page(name, notebook):
    headings = re.findall(r"^## (.*)$", "\n".join(prose(notebook)), re.M)
    assert headings[-2:] == ["What this cannot tell you", "Sources"]
    onward = NAMES[NAMES.index(name) + 1 :][:1] + ["00_start_here.ipynb"]
    assert any(f"]({page})" in notebook.cells[-1].source for page in onward)


def test_links_lead_somewhere(notebook):
    for cell in committed.cells(notebook, "markdown"):
        for address in re.findall(r"\]\(([^)\s]+)\)", cell.source):
            if not re.match(r"https?://|#|mailto:", address):
                assert (FOLDER / address.partition("#")[0]).exists(), address


def test_no_figure_is_typed(notebook):
    """Numbers in prose come from the data. Names keep theirs: years, claim 3, notebook 04."""
    named = rf"\b(?:{YEARS})\b|\b(?:claim|claims|notebook|notebooks|paragraph) \d+\b|^ *\d+\. "
    for text in prose(notebook):
        left = re.sub(named, "", text, flags=re.M | re.I)
        assert not re.search(r"\d", left), re.findall(r".{0,30}\d.{0,30}", left)


def test_readme_lists_the_notebooks():
    rows = re.findall(
        r"^\| \[(\w+)\]\(notebooks/(\w+\.ipynb)\) \| (.*) \|$",
        (ROOT / "README.md").read_text(encoding="utf-8"),
        re.M,
    )
    told = [
        (page.file.removesuffix(".ipynb"), page.file, page.question)
        for page in collection.NOTEBOOKS
    ]
    assert rows == told


def test_nothing_else_lies_beside_the_notebooks():
    extra = {path.name for path in FOLDER.iterdir() if path.name[0] != "."} - set(NAMES)
    assert not extra, f"of no page that the collection lists; keep it elsewhere: {extra}"
