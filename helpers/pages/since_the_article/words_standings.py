"""Who said what about the hand-over, and how it stands: the table of notebook 10."""

import pandas as pd

from helpers.data import dates, sources
from helpers.figures.text import Prose, Several, Table, count
from helpers.pages.since_the_article import data
from helpers.pages.since_the_article import data_promises as promises
from helpers.pages.since_the_article.words import months_left


def standings():
    """Who said what, and how it stands: a table, each row computed from claims, dates, events."""
    rows = pd.DataFrame(_told(*row) for row in data.standings())
    columns = {"who": "Who", "said": "Said", "standing": "So far"}
    known = {"said": "Said", "why": "What we know", "sources": "Sources"}
    return Several(
        Prose(f"The Reuters report had {data.unnamed_sources()} unnamed sources."),
        Table(rows, columns),
        Table(rows, known, "What we know of each, with sources"),
    )


def _told(row, about, shown_by):
    """One row: what is looked up, then what the table says itself, then how long is left."""
    told = _LOOKED_UP[row["subject"]](about) | row[row.index.isin(_OWN)].to_dict()
    if shown_by is not None:
        month, detail = _month(shown_by), shown_by["detail"]
        told["why"] = f"{row['why']} ({month})" if "why" in row else f"{month}: {detail}"
    if "too_early_until" in row:
        left = f"{months_left(dates.as_of(), row['too_early_until'])} left"
        due = "due: " if row["subject"] == "date" else ""
        told |= {"standing": "too early", "why": f"{left}; {due}{told['why']}"}
    return told


def _claim(claim):
    who = "The report itself"
    if claim["attribution"] == "anonymous sources":
        who = f"{claim['said_by'].removesuffix(' (unnamed)')}, as told to Reuters"
    elif claim["attribution"] == "official record":
        who = claim["said_by"]
    return {
        "who": who,
        "said": f"{claim['claim']} (claim {claim['number']})",
        "standing": "borne out so far" if claim["verdict"] == "confirmed" else "open",
        "why": claim["note"],
        "sources": claim["sources"],
    }


def _date(date):
    met = date["state"] in ("met", data.OUTCOME_ONLY)
    return {
        "who": date["name"],
        "said": date["label"],
        "standing": "by his own account" if met and date["told_by_owner_alone"] else date["state"],
        "why": date["what_is_due"],
        "sources": date["sources"],
    }


def _event(event):
    said = f"{event['detail']} ({_month(event)})"
    return {"said": said, "sources": sources.links([event["source_id"]])}


def _eu_steps(_):
    """The EU against its own timetable, one status a promise."""
    rows = promises.milestones()
    parts = [f"{many} {state}" for state, many in rows["state"].value_counts(sort=False).items()]
    done = rows["state"].isin(["kept", promises.DONE]).sum()
    return {
        "standing": f"{done} of {len(rows)} kept or done",
        "why": f"{count(len(rows), 'promise or step', 'promises and steps')}: {'; '.join(parts)}",
        "sources": list(dict.fromkeys(sources.links(rows["source_id"]))),
    }


def _month(event):
    return dates.spoken_month(pd.Timestamp(event["date"]))


_OWN = ["who", "said", "standing", "why"]
_LOOKED_UP = {"claim": _claim, "date": _date, "event": _event, "EU steps": _eu_steps}
