"""README.md opens with the answer of today, and its picture shows what the code would draw."""

import re
import struct

import distributed
from PIL import Image

import committed
from helpers.pages import collection
from helpers.site import first_screen, minutes


def drawn_digest():
    """The digest of the figure that the picture shows."""
    with Image.open(first_screen.PICTURE) as picture:
        return picture.text["digest"]


def test_words_are_current():
    text = first_screen.README.read_text(encoding="utf-8")
    assert first_screen.readme(text) == text, "run python -m helpers.site.first_screen"
    # What is compared is there at all.
    assert all(f"<!-- {name} -->\n<!--" not in text for name in ("answer", "reading"))


def test_picture_is_current():
    assert drawn_digest() == first_screen.digest(), "run helpers.site.first_screen"


def test_a_change_of_the_answer_is_noticed(monkeypatch):
    shares = first_screen.data.shares().assign(share=75.0)
    monkeypatch.setattr(first_screen.data, "shares", lambda: shares)
    assert drawn_digest() != first_screen.digest()
    text = first_screen.README.read_text(encoding="utf-8")
    changed = first_screen.readme(text.replace("it leads in", "it led in"))
    assert changed != text.replace("it leads in", "it led in")


def test_picture_is_sharp_and_small():
    content = first_screen.PICTURE.read_bytes()
    width, _ = struct.unpack(">II", content[16:24])
    assert width > 1000 and len(content) < 150_000


def test_reading_order_fits_the_time():
    for time, way in collection.paths().items():
        pages = [page for _, page in way]
        assert time - 6 <= collection.TOP + sum(page.minutes for page in pages[1:]) <= time
        assert pages == sorted(pages, key=collection.NOTEBOOKS.index)
    first = committed.read(pages[0].file)
    assert minutes.minutes(first, collection.TOP_END) <= collection.TOP + 0.5
    headings = [cell.source for cell in committed.cells(first, "markdown")]
    assert any(text.startswith(f"## {collection.TOP_END}") for text in headings)


def test_readme_runs_as_it_says(capsys, monkeypatch):
    """The example for a cluster, on a cluster of threads."""
    readme = first_screen.README.read_text(encoding="utf-8")
    (block,) = re.findall(r"```python\n(.*?)```", readme, re.S)
    code = "\n".join(line[2:] for line in block.splitlines())
    real = distributed.Client
    monkeypatch.setattr(
        distributed, "Client", lambda: real(processes=False, dashboard_address=None)
    )
    exec(compile(code, "README.md", "exec"), {"__name__": "__main__"})
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 5 and lines[0].startswith("line at 40 percent: ")
