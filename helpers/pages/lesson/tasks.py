"""The tasks of the lesson: minutes, what to do, where; and the sheet that prints on one page."""

from dataclasses import dataclass
from html import escape

import pandas as pd

from helpers.data import dates
from helpers.figures.text import Table
from helpers.pages.lesson.challenges import CHALLENGES

HERE = "15_lesson.ipynb#challenges"
START = "2027Q1"  # from when the third task has its money


@dataclass(frozen=True)
class Task:
    """One task; `links` are (words, address), `lines` the lines to write on."""

    name: str
    minutes: int
    todo: str
    links: tuple[tuple[str, str], ...]
    lines: int


_SINCE = dates.spoken_month(pd.Period(START, freq="Q").start_time)


TASKS = {
    "guess": Task(
        "Guess before you look",
        5,
        "Write down in how many of all areas Europe leads today, and in how many at the end of "
        "2030 and of 2035. Then open the first page and compare.",
        (("the first page", "00_start_here.ipynb"),),
        2,
    ),
    "count": Task(
        "Change what counts",
        7,
        "Move only the line for a majority. From where on does Europe lead in most areas? Put it "
        "back, then count only what is ready. What has changed in the real world?",
        (
            ("the line", "04_gaps.ipynb#definition"),
            ("only what is ready", "04_gaps.ipynb#definition?forces=ready"),
        ),
        3,
    ),
    "wait": Task(
        "Buy a lead",
        8,
        f"Money without limit is yours from {_SINCE}. Can it buy a lead by the end of 2030? "
        "If not: how many months must every order save before a price appears?",
        (
            ("as it is", f"14_price_of_a_lead.ipynb#prices?since={START}"),
            ("a year sooner", f"14_price_of_a_lead.ipynb#prices?since={START}&months=12"),
        ),
        3,
    ),
    "first": Task(
        "Two challenges to begin with",
        8,
        f"Reach {CHALLENGES['line'].goal} areas by the line alone. Then reach "
        f"{CHALLENGES['untouched'].goal} without "
        "touching a definition. Note what you moved, and what became of the need covered.",
        (
            ("by the line alone", f"{HERE}?challenge=line"),
            ("no definition touched", f"{HERE}?challenge=untouched"),
        ),
        3,
    ),
    "hard": Task(
        "Four hard ones",
        10,
        "Each group takes one or two. Some cannot be done. Try at least two settings before you "
        "believe that, and note what the page says stands in the way.",
        (
            ("what Europe does, by 2030", f"{HERE}?challenge=europe"),
            ("what Europe does, by 2035", f"{HERE}?challenge=later"),
            ("every area", f"{HERE}?challenge=every"),
            ("the need covered", f"{HERE}?challenge=need"),
        ),
        4,
    ),
    "sides": Task(
        "Shifted or met?",
        7,
        "The US leaves by the end of 2027. Watch the share and the need covered. One half of the "
        "class writes a headline for it, the other half one against it. Both must be true.",
        (("the US leaves", "09_if_it_is_missed.ipynb#path?path=leave_by_2027"),),
        3,
    ),
}


def minutes():
    """Minutes of the whole lesson."""
    return sum(task.minutes for task in TASKS.values())


def plan():
    """The tasks with their minutes."""
    rows = [{"name": task.name, "minutes": task.minutes} for task in TASKS.values()]
    return Table(pd.DataFrame(rows), {"name": "Task", "minutes": "Minutes"})


def task(key):
    """One task: minutes, what to do, and the panels that it uses as links."""
    own = TASKS[key]
    frame = pd.DataFrame([{"minutes": own.minutes, "todo": own.todo, "open": list(own.links)}])
    return Table(frame, {"minutes": "Minutes", "todo": "What to do", "open": "Open"})


class Sheet:
    """The worksheet, in a fold; a page that has one prints it alone, on one sheet."""

    def __repr__(self):
        told = (f"{task.name} ({task.minutes} minutes). {task.todo}" for task in TASKS.values())
        return "\n\n".join([self._head(), *told])

    def _repr_html_(self):
        parts = "".join(map(_part, TASKS.values()))
        sheet = f'<div class="bs-sheet"><p><b>{escape(self._head())}</b></p>{parts}</div>'
        summary = "The worksheet (printing this page of the website prints it alone)"
        return f"<details><summary>{summary}</summary>{sheet}</details>"

    def _head(self):
        blank = "_" * 24
        return f"Can Europe lead? {minutes()} minutes. Name: {blank} Address of the page: {blank}"


def _part(task):
    line = '<div style="border-bottom: 1px solid #767c88; height: 2.3em"></div>'
    head = f"<p><b>{escape(task.name)}</b> ({task.minutes} minutes). {escape(task.todo)}</p>"
    return f"{head}{line * task.lines}"
