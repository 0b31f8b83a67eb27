"""Sentences and tables of notebook 02: who wants what, and who depends on whom."""

from typing import NamedTuple

import pandas as pd

from helpers.data import dates
from helpers.figures.text import Prose, Table, cap, count, listing, state
from helpers.pages.actors import data as actors


class Caption(NamedTuple):
    """What a figure says: the claim, then measure, unit and date, then the finding in words."""

    title: str
    subtitle: str | list[str]
    description: str


def answer():
    """The answer of the page in a few sentences."""
    people, frame = actors.actors(), actors.relations()
    happened = actors.events().drop_duplicates("event_id")
    since = happened[happened["period"] == "since"]["direction"].value_counts()
    silent = int((people["position_on_2027"] == "not stated").sum())
    return Prose(
        f"{_nobody_else(people)}; {silent} of {count(len(people), 'actor')} have stated no "
        f"position on it. {_starting(frame)}.",
        f"By our rule, {count(int(since[actors.DIRECTIONS[0]]), 'event')} since the article "
        f"moved towards European lead and {since['away']} away from it; {since['neutral']} moved "
        "neither way, most of them words, plans or reviews. US strategy asks for the direction in "
        "writing, and a NATO official said that allies accept it. No public US text that we saw "
        "names the year, and we found no named European minister who rejects it.",
    )


# Positions ------------------------------------------------------------------------------------


def positions(people):
    """Caption of the tiles."""
    counts = people["standing"].value_counts()
    silent = counts[actors.POSITIONS["not stated"]]
    rows = [
        f"{standing}: {_sides(people[people['standing'] == standing])}"
        for standing in actors.POSITIONS.values()
    ]
    return Caption(
        f"{_nobody_else(people)}; {silent} of {len(people)} have not said",
        f"Position on the date 2027. One tile is one actor, its letter the side. {state()}",
        f"Tiles for {count(len(people), 'actor')} by position on 2027. {'; '.join(rows)}.",
    )


def positions_table():
    """Everybody, with role, position and source, folded away."""
    people = actors.actors()
    people["named"] = people["in_article"].map({True: "yes", False: "no"})
    columns = {"name": "Actor", "side": "Side", "role_in_story": "Role in the story"}
    columns |= {"standing": "Position on 2027", "named": "In the article", "source": "Source"}
    return Table(people, columns, f"All {len(people)} actors, with role, position and source")


def _nobody_else(people):
    backers = people[people["position_on_2027"] == "supports"]
    if backers["name"].str.contains("Pentagon").all():
        return "Only the Pentagon is counted as supporting the date 2027"
    return f"{cap(count(len(backers), 'actor'))} are known to support the date 2027"


def _sides(people):
    counts = people["side"].value_counts()
    return listing(f"{counts[side]} {side}" for side in actors.SIDES if side in counts)


# Relations ------------------------------------------------------------------------------------

_MEANING = {
    "tells": "gives information or a message to",
    "reports": "writes about, or answers to",
    "negotiates with": "talks with, to settle something",
    "warns": "says that something bad may follow",
    "threatens": "says or shows that it may do harm, or leave",
    "oversees": "directs, or holds to account",
    "member of": "belongs to, or works for",
    "depends on": "needs what the other has",
    "supplies": "gives weapons, money, loans or commanders to",
}


def families():
    """What the letters mean, and how often each occurs."""
    counts = actors.relations()["relation"].value_counts()
    rows = [
        {"family": family, "letter": letter, "relation": kind, "meaning": _MEANING[kind]}
        | {"number": int(counts.get(kind, 0))}
        for family, kinds in actors.FAMILIES.items()
        for kind, letter in kinds.items()
    ]
    columns = {"family": "Family", "letter": "Letter", "relation": "Relation"}
    return Table(pd.DataFrame(rows), columns | {"meaning": "Meaning", "number": "Number"})


def matrix(frame):
    """Caption of the matrix."""
    press = frame[frame["family"] == "press"]
    on_europe = int((press["to_side"] == "Europe").sum())
    busiest = frame["to_name"].value_counts()
    counts = frame["family"].value_counts()
    return Caption(
        _starting(frame),
        f"{count(len(frame), 'relation')}, read from the row to the column: the actor in the row "
        f"acts on the actor in the column. {state()}",
        f"Matrix of {count(len(frame), 'relation')}: "
        + listing(f"{counts[family]} {family}" for family in actors.FAMILIES)
        + f". {_starting(frame)}. {on_europe} of {len(press)} warnings and threats go to Europe. "
        f"The busiest column is {the(busiest.index[0])}, with {busiest.iloc[0]}.",
    )


def matrix_sentence():
    """What the matrix shows beyond its title."""
    frame = actors.relations()
    press = frame[frame["family"] == "press"]
    on_europe = press[press["to_side"] == "Europe"]
    supplies = frame[frame["relation"] == "supplies"]
    to_nato = supplies.loc[supplies["to_side"] == "NATO", "from_name"]
    needs = frame.loc[frame["relation"] == "depends on", "to_name"]
    return Prose(
        f"{len(on_europe)} of {len(press)} warnings and threats go to Europe. They come from "
        f"{listing(the(name) for name in on_europe['from_name'])}.",
        f"{len(to_nato)} of {len(supplies)} “supplies” go to NATO, from "
        f"{listing(the(name) for name in to_nato)}. These are commanders for the joint commands, "
        "not weapons.",
        f"{count(len(needs), 'relation')} of dependence name {listing(map(the, needs.unique()))}. "
        "We coded them from what the article itself says, not from a study.",
    )


def relations_table():
    """Every relation with what shows it and its source, folded away."""
    frame = actors.relations()
    columns = {"from_name": "Who", "relation": "does what", "to_name": "to whom"}
    columns |= {"shown_by": "Shown by", "source": "Source"}
    return Table(frame, columns, f"All {len(frame)} relations, with what shows them and the source")


def _starting(frame):
    sides = frame["from_side"].value_counts()
    return (
        f"{sides['US']} of {len(frame)} recorded relations start on the US side, "
        f"{sides['Europe']} on the European"
    )


def the(name):
    """The name of an actor inside a sentence."""
    return f"the {name}" if name in _WITH_ARTICLE else name


_WITH_ARTICLE = {"Pentagon", "White House", "United States", "United Kingdom", "Netherlands"}
_WITH_ARTICLE |= {"European Union", "European Commission", "European Council", "Council of the EU"}
_WITH_ARTICLE |= {"US Congress", "US State Department", "European Defence Agency"}
_WITH_ARTICLE |= {"US arms industry", "European arms industry", "Pentagon NATO policy staff"}
_WITH_ARTICLE |= {"Armed Services Committees", "Nordic and Baltic states"}


# Events ---------------------------------------------------------------------------------------


def timeline(frame):
    """Caption of the events over time."""
    most = actors.by_period(actors.window(frame)).iloc[0]
    happened = frame.drop_duplicates("event_id")
    early = int((happened["first"] < actors.START).sum())
    periods = happened["period"].value_counts()
    before, since = count(most["before"], "event"), most["since"]
    older = f"{count(early, 'older event')} stand at the left edge"
    return Caption(
        f"{cap(the(most['short']))} moved to the front: {before} before the article, {since} since",
        [
            f"Events by actor and day; {older}. An event with two actors is in both rows.",
            f"The title counts equal spans, from {_start()}. {state()}",
        ],
        f"{count(len(happened), 'event')} on a time line by actor, {periods['before']} before the "
        f"article and {periods['since']} since. {_busiest(actors.window(frame))}.",
    )


def changed():
    """For whom the article marks a change, in two spans of equal length."""
    frame = actors.window(actors.events())
    counts = actors.by_period(frame)
    new = counts[(counts["before"] == 0) & (counts["since"] > 2)]
    away = frame[(frame["direction"] == "away") & (frame["period"] == "since")]
    labels = away.drop_duplicates("event_id")["label"]
    return Prose(
        f"{_busiest(frame)}.",
        f"Between {_start()} and the article no event names "
        f"{listing(new['short'].map(the), 'or')}; since then each appears at least "
        f"{new['since'].min()} times.",
        f"{count(len(labels), 'event')} since the article moved away from European lead: "
        f"{listing(f'“{label}”' for label in labels)}.",
    )


def events_table():
    """Every event with who took part and its source, folded away."""
    frame = actors.events()
    names = frame.groupby("event_id")["short"].agg(", ".join)
    frame = frame.drop_duplicates("event_id").assign(who=lambda rows: rows["event_id"].map(names))
    columns = {"when": "When", "label": "What", "detail": "In our words", "who": "Who"}
    columns |= {"direction": "Direction", "source": "Source"}
    return Table(frame, columns, f"All {len(frame)} events, with who took part and the source")


def sweep(counts):
    """Caption of the events by side, period and direction."""
    frame = actors.window(actors.events()).drop_duplicates("event_id")
    shares = [_towards(frame[frame["period"] == period]) for period in actors.PERIODS]
    rows = [
        f"{side}: "
        + listing(f"{group[group['period'] == p]['events'].sum()} {p}" for p in actors.PERIODS)
        for side, group in counts.groupby("side", sort=False)
    ]
    return Caption(
        f"Moves towards European lead: {shares[0]} events before the article, {shares[1]} since",
        f"Events by side, since {_start()}: equal spans before and "
        f"since. Events with two sides count for both. {state()}",
        f"Towards European lead: {shares[0]} events before the article, {shares[1]} since. Events "
        f"by side, all directions: {'; '.join(rows)}.",
    )


def _start():
    return dates.spoken(actors.as_long_before())


def _towards(frame):
    return f"{int((frame['direction'] == actors.DIRECTIONS[0]).sum())} of {len(frame)}"


def _busiest(frame):
    top = actors.by_period(frame).head(3)
    parts = [f"{the(row.short)} in {row.since} (before: {row.before})" for row in top.itertuples()]
    return cap(f"most events since the article involve {listing(parts)}, in equal spans of time")
