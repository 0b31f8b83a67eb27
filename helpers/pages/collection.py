"""The notebooks in reading order, and what joins them: the map, the opening line, the next page."""

from dataclasses import dataclass

import pandas as pd

from helpers.figures.text import Prose, Table, state


@dataclass(frozen=True)
class Notebook:
    """One page: its file, the question it answers, minutes to read, what the reader can change."""

    file: str
    question: str
    minutes: int
    change: str


NOTEBOOKS = [
    Notebook(
        "00_start_here.ipynb",
        "Can Europe lead NATO's conventional defence by 2027?",
        5,
        "what counts as a majority",
    ),
    Notebook(
        "01_who_said_what.ipynb",
        "What does the article claim, on whose word, and what holds up?",
        8,
        "which evidence is good enough",
    ),
    Notebook(
        "02_actors.ipynb",
        "Who wants what, and who depends on whom?",
        6,
        "the actor, the kind of relation, before or after the article",
    ),
    Notebook(
        "03_deadlines.ipynb",
        "Which dates matter, and which can still be met?",
        8,
        "today's date, the day of an order, the lead time",
    ),
    Notebook(
        "04_gaps.ipynb",
        "Where does Europe lead, where not, and how good is the evidence?",
        10,
        "which US counts and how much of it comes, the line, weak areas, your own estimates",
    ),
    Notebook(
        "05_money.ipynb",
        "Is it the money?",
        10,
        "the spending path, growth, equipment share, inflation, the share for these gaps, the ally",
    ),
    Notebook(
        "06_delivery.ipynb",
        "When do orders arrive?",
        9,
        "delays, the wait for US-made weapons, factory growth, training time",
    ),
    Notebook(
        "07_scenarios.ipynb",
        "What if every assumption were yours to set?",
        12,
        "every assumption; you can pin a scenario, compare, copy its code and save the results",
    ),
    Notebook(
        "08_what_it_would_take.ipynb",
        "What would have to be true for 2027 or 2030?",
        11,
        "the date, the rule, the starting point, any assumption or pair of them, the area",
    ),
    Notebook(
        "09_if_it_is_missed.ipynb",
        "If the date is missed, what could the US step out of, and what would that change?",
        9,
        "the path of US forces, its date, what Europe does meanwhile",
    ),
    Notebook(
        "10_since_the_article.ipynb",
        "What has happened since the article, and who was right so far?",
        8,
        "the day up to which things count as known",
    ),
    Notebook(
        "11_method.ipynb",
        "How does the projection work, and how far can you trust it?",
        13,
        "nothing: the sliders are on the other pages; the tables are yours to extend",
    ),
    Notebook(
        "12_backtest.ipynb",
        "Would the projection have been right before?",
        5,
        "nothing: the past stays as it was",
    ),
]


# What to read with so many minutes: after the top of the first page, which takes TOP minutes.
TOP, TOP_END = 3, "By when?"
PATHS = {3: [], 15: ["08"], 60: ["01", "04", "06", "08", "09", "10"]}


def paths():
    """What to read by minutes at hand, in order, as (words, page)."""
    named = {page.file[:2]: page for page in NOTEBOOKS}
    top = named["00"]
    start = (f"{top.question} (down to “{TOP_END}”)", top)
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


def opening(file, answer):
    """The answer of a page, how long it takes, how old it is and what the reader can change."""
    page = next(notebook for notebook in NOTEBOOKS if notebook.file == file)
    small = f"{page.minutes} minutes to read. {state()} You can change {page.change}."
    return Prose(answer.lead, *answer.paragraphs, small=small, large=True)


def contents():
    """The map of the collection: question, minutes, what can be changed."""
    rows = [
        {"page": [(page.question, page.file)], "minutes": page.minutes, "change": page.change}
        for page in NOTEBOOKS
    ]
    columns = {"page": "Question", "minutes": "Minutes", "change": "What you can change"}
    return Table(pd.DataFrame(rows), columns)
