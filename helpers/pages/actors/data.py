"""The actors of the story, what they do to each other and what they did when, as tidy frames."""

import numpy as np
import pandas as pd

from helpers.data import dates, story, tables
from helpers.data.sources import with_sources

SIDES = ["US", "NATO", "Europe", "EU", "other"]
# From agreement to refusal; silence, which is none of these, comes last.
POSITIONS = {
    "supports": "supports it",
    "neutral": "neutral",
    "unclear": "unclear",
    "concerned": "concerned",
    "warns unrealistic": "warns it is unrealistic",
    "not stated": "no stated position",
}
# Each family with its relations, and the letter that stands for each.
FAMILIES = {
    "speak": {"tells": "T", "reports": "R", "negotiates with": "N"},
    "press": {"warns": "W", "threatens": "!"},
    "command": {"oversees": "O", "member of": "M"},
    "depend": {"depends on": "D", "supplies": "S"},
}
DIRECTIONS = ["towards European lead", "neutral", "away"]
PERIODS = ["before", "since"]
# A menu that leaves everything in.
ALL = "all"


def actors():
    """One row an actor; `told` is its name in a sentence, `voice` that of whom it speaks for."""
    frame = with_sources(tables.load("story/actors"), "story/actors")
    frame = frame.rename(columns={"short_name": "short"})
    frame["told"] = ("the " + frame["short"]).where(frame["takes_article"], frame["short"])
    voice = frame["speaks_for"].fillna(frame["actor_id"])
    frame["voice"] = voice.map(frame.set_index("actor_id")["told"])
    ends = tables.load("story/relations")[["from_actor", "to_actor"]].stack()
    parts = tables.load("story/event_actors")["actor_id"]
    for column, ids in {"relations": ends, "events": parts}.items():
        frame[column] = frame["actor_id"].map(ids.value_counts()).fillna(0).astype("int64")
    frame["standing"] = frame["position_on_2027"].map(POSITIONS)
    frame["order"] = frame["side"].map(SIDES.index)
    return frame.sort_values(["order", "short"], ignore_index=True)


def relations():
    """One row a relation: who, what, whom, its family and letter, what shows it, its source."""
    frame = with_sources(tables.load("story/relations"), "story/relations")
    kinds = [(kind, family, own[kind]) for family, own in FAMILIES.items() for kind in own]
    kinds = pd.DataFrame(kinds, columns=["relation", "family", "letter"])
    frame = frame.merge(kinds, on="relation", how="left")
    claims = tables.load("story/claims").set_index("claim_id")["claim"]
    facts = tables.load("story/facts").set_index("fact_id")["statement"]
    frame["shown_by"] = frame["claim_id"].map(claims).fillna(frame["fact_id"].map(facts))
    people = actors().set_index("actor_id")[["short", "told", "side"]]
    people = people.rename(columns={"short": "name"})
    for end in ["from_", "to_"]:
        frame = frame.join(people.add_prefix(end), on=f"{end}actor")
    return frame


def events():
    """One row an event and an actor in it.

    It happened from `first` to `last`; `day` lies midway, `when` is the date in words. `period` is
    before or since the report; empty for the report itself and for dates too vague to tell. `near`
    are two equal spans before and since it, from `near_from` to `known_until`.
    """
    frame = with_sources(tables.load("story/events"), "story/events")
    frame["first"], frame["last"] = dates.first_day(frame["date"]), dates.last_day(frame["date"])
    frame["day"] = (frame["first"] + (frame["last"] - frame["first"]) / 2).dt.normalize()
    frame["direction"] = frame["direction"].str.replace("toward ", "towards ")
    frame["when"] = [_when(row.date, row.first) for row in frame.itertuples()]
    spans = [frame["last"] < story.ARTICLE_DAY, story.since(frame["first"])]
    frame["period"] = pd.Series(np.select(spans, PERIODS, None), dtype="str")
    frame["known_until"], frame["near_from"] = dates.as_of(), story.as_long_before()
    frame["near"] = frame["first"] >= frame["near_from"]
    people = actors()[["actor_id", "short", "told", "side", "order"]]
    frame = frame.merge(tables.load("story/event_actors"), on="event_id")
    return frame.merge(people, on="actor_id").sort_values(["first", "event_id"], ignore_index=True)


def by_period(events):
    """Number of near events before and since the article, one row an actor, most since first."""
    near = events[events["near"]]
    counts = pd.crosstab([near["short"], near["told"]], near["period"])
    counts = counts.reindex(columns=PERIODS, fill_value=0).reset_index()
    order = ["since", "before", "short"]
    return counts.sort_values(order, ascending=[False, True, True], ignore_index=True)


def ends(relations):
    """Relations seen from both ends: `actor_id` is in or out, `other` the name at the other end."""
    names = {"in": ("to_actor", "from_name"), "out": ("from_actor", "to_name")}
    both = pd.concat(
        relations.assign(end=end, actor_id=relations[own], other=relations[other])
        for end, (own, other) in names.items()
    )
    both["order"] = both["family"].map(list(FAMILIES).index)
    return both.sort_values(["end", "order", "other", "relation_id"], ignore_index=True)


def of_actor(frame, actor_id, column, choice=ALL):
    """Rows of one actor; those with one value in a column, unless the choice is ALL."""
    frame = frame[frame["actor_id"] == actor_id]
    return frame if choice == ALL else frame[frame[column] == choice]


def _when(date, first):
    if len(date) == 4:
        return date
    return dates.spoken_month(first) if len(date) == 7 else dates.spoken(first)
