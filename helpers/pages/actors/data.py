"""The actors of the story, what they do to each other and what they did when, as tidy frames."""

import pandas as pd

from helpers.data import dates, story, tables

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
# Axes begin here; the few events before it sit at their left end.
START = pd.Timestamp("2024-07-01")

_FAMILY = {relation: family for family, kinds in FAMILIES.items() for relation in kinds}
_LETTER = {relation: letter for kinds in FAMILIES.values() for relation, letter in kinds.items()}
# The name up to its first comma or bracket fits a chart, but for these.
_SHORT = {
    "a-pentagon-nato-policy": "Pentagon NATO policy staff",
    "a-armed-services": "Armed Services Committees",
    "a-european-delegations": "European delegations",
    "a-european-officials": "Unnamed European officials",
    "a-european-intel": "European intelligence",
    "a-us-official": "Unnamed US official",
    "a-nato-official": "Unnamed NATO official",
    "a-anon-sources": "Four anonymous sources",
    "a-saceur": "General Grynkewich (SACEUR)",
    "a-trump": "Donald Trump",
    "a-us-admin": "White House",
}


def actors():
    """One row an actor, by side and name, with a short name and counts of relations and events."""
    frame = tables.load("story/actors").merge(_sources(), on="source_id")
    cut = frame["name"].str.split(r"[,(]", regex=True).str[0].str.strip()
    frame["short"] = frame["actor_id"].map(_SHORT).fillna(cut)
    ends = tables.load("story/relations")[["from_actor", "to_actor"]].stack()
    parts = tables.load("story/event_actors")["actor_id"]
    for column, ids in {"relations": ends, "events": parts}.items():
        frame[column] = frame["actor_id"].map(ids.value_counts()).fillna(0).astype("int64")
    frame["standing"] = frame["position_on_2027"].map(POSITIONS)
    order = frame["side"].map(SIDES.index)
    return frame.assign(order=order).sort_values(["order", "short"], ignore_index=True)


def relations():
    """One row a relation: who, what, whom, its family and letter, what shows it, and its source.

    `slot` counts relations between the same two actors from 0, and `slots` is how many there are.
    """
    frame = tables.load("story/relations").merge(_sources(), on="source_id")
    frame["family"] = frame["relation"].map(_FAMILY)
    frame["letter"] = frame["relation"].map(_LETTER)
    claims = tables.load("story/claims").set_index("claim_id")["claim"]
    facts = tables.load("story/facts").set_index("fact_id")["statement"]
    frame["shown_by"] = frame["claim_id"].map(claims).fillna(frame["fact_id"].map(facts))
    people = actors().set_index("actor_id")
    for end in ["from", "to"]:
        frame[f"{end}_name"] = frame[f"{end}_actor"].map(people["short"])
        frame[f"{end}_side"] = frame[f"{end}_actor"].map(people["side"])
    pairs = frame.groupby(["from_actor", "to_actor"])
    frame["slot"] = pairs.cumcount()
    frame["slots"] = pairs["slot"].transform("size")
    return frame.sort_values("relation_id", ignore_index=True)


def ordered(people, count, among):
    """Actors whose id is in `among`, by side and then by `count`, the largest first."""
    people = people[people["actor_id"].isin(among)]
    return people.sort_values(["order", count, "short"], ascending=[True, False, True])


def events():
    """One row an event and an actor in it.

    `first` and `last` are the days between which it happened, `day` lies midway, `when` is the date
    in words. `period` is before or since the article; empty where the date is too vague to tell.
    """
    frame = tables.load("story/events").merge(tables.load("story/event_actors"), on="event_id")
    frame = frame.merge(_sources(), on="source_id")
    frame["first"], frame["last"] = dates.first_day(frame["date"]), dates.last_day(frame["date"])
    frame["day"] = (frame["first"] + (frame["last"] - frame["first"]) / 2).dt.normalize()
    frame["direction"] = frame["direction"].str.replace("toward ", "towards ")
    frame["when"] = [_when(row.date, row.first) for row in frame.itertuples()]
    frame["period"] = pd.Series(pd.NA, frame.index, dtype="str")
    frame.loc[frame["last"] < story.ARTICLE_DAY, "period"] = "before"
    frame.loc[frame["first"] >= story.ARTICLE_DAY, "period"] = "since"
    people = actors()[["actor_id", "short", "side", "order"]]
    return frame.merge(people, on="actor_id").sort_values(["first", "event_id"], ignore_index=True)


def as_long_before():
    """The day that lies as long before the article as our latest facts lie after it."""
    return story.ARTICLE_DAY - (dates.as_of() - story.ARTICLE_DAY)


def window(frame):
    """The events in two spans of equal length: since the article, and as long before it."""
    return frame[frame["first"] >= as_long_before()]


def by_side(frame):
    """Number of events by side, period and direction; an event counts once for each side in it."""
    index = pd.MultiIndex.from_product(
        [SIDES, PERIODS, DIRECTIONS], names=["side", "period", "direction"]
    )
    counts = frame.groupby(index.names)["event_id"].nunique()
    return counts.reindex(index, fill_value=0).rename("events").reset_index()


def by_period(frame):
    """Number of events before and since the article, one row an actor, most since first."""
    counts = frame.groupby(["short", "period"])["event_id"].nunique().unstack(fill_value=0)
    counts = counts.reindex(columns=PERIODS, fill_value=0).reset_index()
    return counts.sort_values(["since", "before", "short"], ascending=[False, True, True])


def ends(frame):
    """Relations seen from both ends: `actor_id` is in or out, `other` the name at the other end."""
    halves = [("in", "to", "from"), ("out", "from", "to")]
    both = pd.concat(
        frame.assign(end=end, actor_id=frame[f"{own}_actor"], other=frame[f"{other}_name"])
        for end, own, other in halves
    )
    both["order"] = both["family"].map(list(FAMILIES).index)
    columns = ["actor_id", "end", "other", "relation", "family", "letter", "shown_by"]
    both = both.sort_values(["end", "order", "other", "relation_id"], ignore_index=True)
    return both[["relation_id", *columns]]


def links(frame, actor_id, family=ALL):
    """Rows of `ends` for one actor, counted from 0 by `slot` at each end; ALL keeps every kind."""
    kept = frame["actor_id"] == actor_id
    if family != ALL:
        kept &= frame["family"] == family
    frame = frame[kept]
    return frame.assign(slot=frame.groupby("end").cumcount())


def happened(frame, actor_id, period=ALL):
    """Events of one actor in the order of their dates, counted from 0 by `slot`."""
    frame = frame[frame["actor_id"] == actor_id]
    if period != ALL:
        frame = frame[frame["period"] == period]
    columns = ["when", "label", "detail", "direction", "first", "last", "day", "period"]
    return frame[columns].assign(slot=range(len(frame))).reset_index(drop=True)


def room(ends_frame, events_frame):
    """The most relations at one end, and the most events, that any actor has."""
    most = ends_frame.groupby(["actor_id", "end"]).size().max()
    return int(most), int(events_frame["actor_id"].value_counts().max())


def _when(date, first):
    if len(date) == 4:
        return date
    return dates.spoken_month(first) if len(date) == 7 else dates.spoken(first)


def _sources():
    frame = tables.load("sources")
    links = [
        [(publisher, "" if pd.isna(url) else url)]
        for publisher, url in zip(frame["publisher"], frame["url"], strict=True)
    ]
    return pd.DataFrame({"source_id": frame["source_id"], "source": links})
