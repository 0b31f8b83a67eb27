"""How long each page takes to read: its words outside folds and code, and its figures.

`python -m helpers.site.minutes` counts the committed notebooks, writes `data/minutes.csv` and
prints the pages that must run again, because they say another number.
"""

import csv
import io
from html.parser import HTMLParser

import mistune
import nbformat

from helpers.data import tables, writing
from helpers.pages import collection

# Words a minute, and minutes a figure or panel, its title and sentence included.
PROSE, TABLE, FIGURE = 230, 460, 0.4
# A page says a new number when the old one is further off than this: half is rounding.
SLACK = 0.75
NOTEBOOKS = tables.ROOT / "notebooks"
_HTML = mistune.create_markdown(plugins=["table"])


class _Shown(HTMLParser):
    """Counts the words that are seen without opening a fold, in tables and elsewhere.

    What stands below every figure, its data and picture, is not read.
    """

    def __init__(self):
        super().__init__()
        self.inside = {"details": 0, "table": 0, "kit": 0}
        self.prose = self.table = 0

    def handle_starttag(self, tag, attrs):
        if ("class", "bs-kit") in attrs or tag == "div" and self.inside["kit"]:
            self.inside["kit"] += 1
        elif tag in self.inside:
            self.inside[tag] += 1

    def handle_endtag(self, tag):
        name = "kit" if tag == "div" and self.inside["kit"] else tag
        if name in self.inside:
            self.inside[name] -= 1

    def handle_data(self, data):
        if not self.inside["details"] and not self.inside["kit"]:
            place = "table" if self.inside["table"] else "prose"
            setattr(self, place, getattr(self, place) + len(data.split()))


def minutes(notebook, until=None):
    """Minutes to read a notebook with its outputs, or what stands before the heading `until`."""
    prose, table, figures = counted(notebook, until)
    return prose / PROSE + table / TABLE + figures * FIGURE


def counted(notebook, until=None):
    """The same as words of prose, words in tables, and figures."""
    shown, figures = _Shown(), 0
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            if until and cell.source.startswith(f"## {until}"):
                break
            shown.feed(_HTML(cell.source))
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            figures += "image/png" in data
            if "image/png" not in data:
                shown.feed(data.get("text/html") or data.get("text/plain", ""))
    return shown.prose, shown.table, figures


def measured():
    """Minutes of each committed page, by file."""
    files = [page.file for page in collection.NOTEBOOKS]
    return {file: minutes(nbformat.read(NOTEBOOKS / file, as_version=4)) for file in files}


def told(found, before):
    """Whole minutes by file: those said `before` where they are still near what was `found`."""
    near = {file for file, long in found.items() if abs(before.get(file, -9) - long) <= SLACK}
    return {
        file: before[file] if file in near else max(round(long), 1) for file, long in found.items()
    }


def refresh():
    """Write the table anew where a page changed; return the pages that say another number."""
    before = tables.load("minutes").set_index("file")["minutes"].to_dict()
    after = told(measured(), before)
    changed = [file for file in after if after[file] != before.get(file)]
    if not changed:
        return []
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([("file", "minutes"), *after.items()])
    writing.write(tables.DATA / "minutes.csv", out.getvalue())
    # The first page has the map with the minutes of all.
    return sorted({*changed, collection.NOTEBOOKS[0].file})


if __name__ == "__main__":
    with writing.told():
        print(*(f"notebooks/{file}" for file in refresh()))
