"""Who said what about the hand-over, and how it stands: the table of notebook 10."""

import pandas as pd

from helpers import dates, since, tables
from helpers.narrate.since import months_left
from helpers.narrate.text import Table, link, listing


def standings():
    """Who said what, and how it stands: a table, each row computed from claims, dates, events."""
    rows = pd.DataFrame(_rows())
    columns = {"who": "Who", "said": "Said", "standing": "So far", "why": "What we know"}
    return Table(rows, columns | {"sources": "Sources"})


def _rows():
    claims = since.claims().set_index("number")
    frame = since.deadlines().set_index("deadline_id")
    frame = since.deadlines_on(frame, dates.as_of())
    events = tables.load("story/events").set_index("event_id")
    left = f"{months_left(dates.as_of(), 2027)} left"
    silence = "no public US text was found that repeats the year"
    cut, late = events.loc["e48"], events.loc["e39"]
    early = "a cut came, before the date" if cut["date"] < "2027" else "open"
    filled, alone, goal = frame.loc["d33"], events.loc["e31"], frame.loc["d02"]
    yield _row(claims, 3, "too early", f"{left}; {silence}")
    measure = "the officials gave no measure; the benchmarks of one outlet stand alone"
    yield _row(claims, 18, "too early", f"{left}; {measure}")
    yield _row(claims, 11, early, f"{_month(cut)}: {cut['detail']}")
    yield _row(claims, 16, _standing(claims, 16), claims["note"][16])
    yield _row(claims, 27, _standing(claims, 27), f"{_month(late)}: {late['detail']}")
    yield _date(filled, "by his own account" if filled["state"] == "met" else filled["state"])
    yield _said(alone, "NATO Secretary General", "cannot be checked", "the case has not arisen")
    yield _eu(frame)
    left = f"{months_left(dates.as_of(), 2030)} left"
    yield _date(goal, "too early" if goal["state"] == "open" else goal["state"], left)


def _row(claims, number, standing, why):
    claim = claims.loc[number]
    said = f"{claim['claim']} (claim {number})"
    who = claim["said_by"] if claim["attribution"] != "article narration" else "The article itself"
    return {"who": who, "said": said, "standing": standing, "why": why} | {
        "sources": claim["sources"]
    }


def _standing(claims, number):
    confirmed = claims["corroboration"][number] == "confirmed"
    return "borne out so far" if confirmed else "open"


def _date(row, standing, left=""):
    cells = {"who": row["name"], "said": row["label"], "standing": standing}
    why = f"{left}; due: {row['what_is_due']}" if left else row["what_is_due"]
    return cells | {"why": why, "sources": row["sources"]}


def _said(event, who, standing, why):
    source = tables.load("sources").set_index("source_id").loc[event["source_id"]]
    said = f"{event['detail']} ({_month(event)})"
    return {"who": who, "said": said, "standing": standing, "why": why} | {
        "sources": [link(source)]
    }


def _eu(frame):
    """The EU against its own timetable, of the dates that have passed."""
    own = frame[(frame["group"] == "EU") & (frame["last"] <= dates.as_of())]
    number = own["state"].value_counts()
    parts = [f"{number.get(state, 0) or 'none'} {state}" for state in ["met", "missed"]]
    unknown = number.get("no outcome", 0)
    standing = "mostly unknown" if unknown > len(own) / 2 else listing(parts)
    why = f"{len(own)} dates have passed: {listing(parts)}, {unknown} without an outcome we know"
    links = [pair for pairs in own["sources"] for pair in pairs]
    said = "Its own timetable of coalitions, projects, loans and reports"
    return {"who": "European Union", "said": said, "standing": standing, "why": why} | {
        "sources": list(dict.fromkeys(links))
    }


def _month(event):
    return dates.spoken_month(pd.Timestamp(event["date"]))
