"""How long a committed page takes to read: its words outside folds and code, and its figures."""

from html.parser import HTMLParser

import mistune

# Words a minute, and minutes a figure or panel, its title and sentence included.
PROSE, TABLE, FIGURE = 230, 460, 0.4
_HTML = mistune.create_markdown(plugins=["table"])


class _Shown(HTMLParser):
    """Counts the words that are seen without opening a fold, in tables and elsewhere."""

    def __init__(self):
        super().__init__()
        self.inside = {"details": 0, "table": 0}
        self.prose = self.table = 0

    def handle_starttag(self, tag, attrs):
        if tag in self.inside:
            self.inside[tag] += 1

    def handle_endtag(self, tag):
        if tag in self.inside:
            self.inside[tag] -= 1

    def handle_data(self, data):
        if not self.inside["details"]:
            place = "table" if self.inside["table"] else "prose"
            setattr(self, place, getattr(self, place) + len(data.split()))


def minutes(notebook):
    """Minutes to read a notebook with its outputs."""
    shown, figures = _Shown(), 0
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            shown.feed(_HTML(cell.source))
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            figures += "image/png" in data
            if "image/png" not in data:
                shown.feed(data.get("text/html") or data.get("text/plain", ""))
    return shown.prose / PROSE + shown.table / TABLE + figures * FIGURE
