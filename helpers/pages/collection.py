"""The notebooks in reading order, and what joins them: map, opening line, sources, glossary."""

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


NOTEBOOKS = [
    Notebook(**row) for row in tables.load("pages").merge(tables.load("minutes")).to_dict("records")
]

# The top of the first page takes TOP minutes. Then come pages in this order, as far as time goes.
TOP, TOP_END = 3, "Little changes before 2030"
FIRST = ["08", "04", "10", "06", "01", "09", "14", "05", "02", "03"]
TIMES = [3, 15, 60]


def paths():
    """What to read by minutes at hand, in order, as (words, page)."""
    top = NOTEBOOKS[0]
    start = (f"the first page, down to “{TOP_END}”", top)
    return {
        minutes: [start, *((page.question, page) for page in _within(minutes - TOP))]
        for minutes in TIMES
    }


def _within(minutes):
    """The pages that matter most and fit together into so many minutes, in reading order."""
    named, chosen = {page.file[:2]: page for page in NOTEBOOKS}, []
    for page in map(named.get, FIRST):
        if page.minutes <= minutes:
            chosen.append(page)
            minutes -= page.minutes
    return sorted(chosen, key=NOTEBOOKS.index)


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
        still = page.change.startswith("nothing")
        where = "You" if still else "On the website and in JupyterLab you"
        small = f"{page.minutes} minutes to read. {state()} {where} can change {page.change}."
        return Prose(prose.lead, *prose.paragraphs, small=small, large=True)

    return opening, partial(sources, *page.tables.split())


def contents():
    """The map of the collection: every question and how long its page takes."""
    rows = [{"page": [(page.question, page.file)], "minutes": page.minutes} for page in NOTEBOOKS]
    return Table(pd.DataFrame(rows), {"page": "Question", "minutes": "Minutes"})


def glossary():
    """The words of the collection from A to Z, each with its meaning and its page, in a fold."""
    frame = tables.load("story/glossary").sort_values("term", key=lambda terms: terms.str.lower())
    asked = {page.file: page.question for page in NOTEBOOKS}
    frame["page"] = [[(asked[file], file)] for file in frame["file"]]
    columns = {"term": "Word", "meaning": "Meaning", "page": "Page"}
    return Table(frame, columns, f"Glossary: {len(frame)} words and what they mean here")
