"""The notebooks in reading order, and what joins them: the map, the opening line, the next page."""

from dataclasses import dataclass
from functools import partial

import pandas as pd

from helpers.data import tables
from helpers.figures.text import Prose, Table, sources, state


@dataclass(frozen=True)
class Notebook:
    """One page: file, question, minutes to read, what the reader can change, tables it rests on."""

    file: str
    question: str
    minutes: int
    change: str
    tables: str


NOTEBOOKS = [Notebook(**row) for row in tables.load("pages").to_dict("records")]

# What to read with so many minutes: after the top of the first page, which takes TOP minutes.
TOP, TOP_END = 3, "Little changes before 2030"
PATHS = {3: [], 15: ["08"], 60: ["01", "04", "06", "08", "09", "10"]}


def paths():
    """What to read by minutes at hand, in order, as (words, page)."""
    named = {page.file[:2]: page for page in NOTEBOOKS}
    top = named["00"]
    start = (f"the first page, down to “{TOP_END}”", top)
    return {
        minutes: [start, *((named[number].question, named[number]) for number in way)]
        for minutes, way in PATHS.items()
    }


def reading():
    """What to read with little time, as links."""
    rows = [
        {"time": f"{minutes} minutes", "pages": [(words, page.file) for words, page in way]}
        for minutes, way in paths().items()
    ]
    return Table(pd.DataFrame(rows), {"time": "If you have", "pages": "read"})


def ends(file, answer):
    """What a page begins and ends with: its opening around `answer()`, and its sources.

    The opening says how long the page takes, how old it is and what the reader can change.
    """
    page = next(notebook for notebook in NOTEBOOKS if notebook.file == file)

    def opening():
        prose = answer()
        small = f"{page.minutes} minutes to read. {state()} You can change {page.change}."
        return Prose(prose.lead, *prose.paragraphs, small=small, large=True)

    return opening, partial(sources, *page.tables.split())


def contents():
    """The map of the collection: every question and how long its page takes."""
    rows = [{"page": [(page.question, page.file)], "minutes": page.minutes} for page in NOTEBOOKS]
    return Table(pd.DataFrame(rows), {"page": "Question", "minutes": "Minutes"})
