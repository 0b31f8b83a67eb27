"""Who said what about the hand-over, and how it stands: the table of notebook 10."""

import pandas as pd

from helpers.data import dates, tables
from helpers.figures.text import Table, link
from helpers.pages.since_the_article import data as since
from helpers.pages.since_the_article import data_promises as promises
from helpers.pages.since_the_article.words import months_left


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
    filled, alone, goal = frame.loc["d33"], events.loc["e31"], frame.loc["d02"]
    yield _row(claims, 3, "too early", f"{left}; {silence}")
    measure = "the officials gave no measure; the benchmarks of one outlet stand alone"
    yield _row(claims, 18, "too early", f"{left}; {measure}")
    other = "a cut to the crisis pool came before the date, for other stated reasons or for none"
    yield _row(claims, 11, "too early", f"{left}; the date has not come; {other} ({_month(cut)})")
    yield _row(claims, 16, _standing(claims, 16), claims["note"][16])
    yield _row(claims, 27, _standing(claims, 27), f"{_month(late)}: {late['detail']}")
    told = filled["state"] in ("met", since.OUTCOME_ONLY)
    yield _date(filled, "by his own account" if told else filled["state"])
    yield _said(alone, "NATO Secretary General", "cannot be checked", "the case has not arisen")
    yield _eu()
    left = f"{months_left(dates.as_of(), 2030)} left"
    yield _date(goal, "too early" if goal["state"] == "open" else goal["state"], left)


def _row(claims, number, standing, why):
    claim = claims.loc[number]
    said = f"{claim['claim']} (claim {number})"
    who = "The article itself"
    if claim["attribution"] == "anonymous sources":
        who = f"{claim['said_by'].removesuffix(' (unnamed)')}, {_unnamed()}"
    elif claim["attribution"] == "official record":
        who = claim["said_by"]
    return {"who": who, "said": said, "standing": standing, "why": why} | {
        "sources": claim["sources"]
    }


def _unnamed():
    """On whose word the anonymous claims are reported."""
    number = tables.load("story/facts").set_index("fact_id").at["f002", "value"]
    return f"as told to Reuters; it had {number:.0f} unnamed sources"


def _standing(claims, number):
    confirmed = claims["verdict"][number] == "confirmed"
    return "borne out so far" if confirmed else "open"


def _date(row, standing, left=""):
    cells = {"who": row["name"], "said": row["label"], "standing": standing}
    why = f"{left}; due: {row['what_is_due']}" if left else row["what_is_due"]
    return cells | {"why": why, "sources": row["sources"]}


def _said(event, who, standing, why):
    source = tables.load("sources").set_index("source_id").loc[event["source_id"]]
    said = f"{event['detail']} ({_month(event)})"
    return {"who": who, "said": said, "standing": standing, "why": why} | {
        "sources": [(source["publisher"], link(source)[1])]
    }


def _eu():
    """The EU against its own timetable, one status a promise."""
    rows = promises.milestones()
    number = rows["state"].value_counts()
    parts = [f"{number[state]} {state}" for state in promises.STATES if number.get(state)]
    links = tables.load("estimates/actuals").set_index("actual_id")["source_id"]
    ids = rows["actual_id"].map(links).dropna().unique()
    sources = tables.load("sources").set_index("source_id").loc[ids]
    pairs = [(row.publisher, link(row)[1]) for row in sources.itertuples()]
    said = "Its own timetable of coalitions, projects, loans and shells"
    why = f"{len(rows)} promises and steps: {'; '.join(parts)}"
    good = number.get("kept", 0) + number.get(promises.DONE, 0)
    standing = f"{good} of {len(rows)} kept or done"
    return {"who": "European Union", "said": said, "standing": standing, "why": why} | {
        "sources": list(dict.fromkeys(pairs))
    }


def _month(event):
    return dates.spoken_month(pd.Timestamp(event["date"]))
