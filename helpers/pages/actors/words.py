"""Sentences and tables of notebook 02: who wants what, and who depends on whom."""

import pandas as pd

from helpers.data import dates, story
from helpers.data.sources import links
from helpers.figures.premise import premise
from helpers.figures.text import Prose, Table, cap, count, listing
from helpers.pages import collection
from helpers.pages.actors import data


def answer():

    people, relations = data.actors(), data.relations()
    silent = (people["position_on_2027"] == "not stated").sum()
    sides = relations["from_side"].value_counts()
    premise(supporters(people).startswith("Only the Pentagon"), "Only the Pentagon is known")
    premise(sides.idxmax() == "US", "The US side acts most")
    return Prose(
        f"{supporters(people)}; {silent} of {count(len(people), 'actor')} have stated no "
        f"position on it. {starting(relations)}.",
        "No public US text that we saw names the year, and we found no named European minister "
        "who rejects it.",
    )


def supporters(people):
    """Who supports the date 2027; those who speak for one actor are one voice."""
    backers = people[people["position_on_2027"] == "supports"]
    voices = backers["voice"].unique()
    if len(voices) == 1:
        return f"Only {voices[0]} is counted as supporting the date 2027"
    return f"{cap(count(len(backers), 'actor'))} are known to support the date 2027"


def starting(relations):
    us, europe = ((relations["from_side"] == side).sum() for side in ("US", "Europe"))
    start = f"{us} of {len(relations)} recorded relations start on the US side"
    return f"{start}, {europe} on the European"


def pressing(relations):
    to_side = relations.loc[relations["family"] == "press", "to_side"]
    return f"{(to_side == 'Europe').sum()} of {len(to_side)} warnings and threats go to Europe"


def moved(events):
    """Who is named most since the report, and how often before."""
    counts = data.by_period(events)
    if counts.empty:
        return "No event lies near the report"
    most = counts.iloc[0]
    front = " moved to the front" if most["since"] > most["before"] else ""
    before = count(most["before"], "event")
    return f"{cap(most['told'])}{front}: {before} before the report, {most['since']} since"


def busiest(events):
    """The three that are named most since the report, and how often before."""
    top = data.by_period(events).head(3).itertuples()
    told = [f"{row.told} in {row.since} (before: {row.before})" for row in top]
    return f"Most events since the report involve {listing(told)}, in equal spans of time"


def positions_table():
    people = data.actors().replace({"in_article": {True: "yes", False: "no"}})
    columns = {"name": "Actor", "side": "Side", "role_in_story": "Role in the story"}
    columns |= {"standing": "Position on 2027", "in_article": "In the report"}
    return _all(people, columns, "actors, with role, position and source")


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
    """What the letters mean, and how often each occurs, folded away."""
    counts = data.relations()["relation"].value_counts()
    rows = [
        (family, letter, kind, _MEANING[kind], int(counts.get(kind, 0)))
        for family, kinds in data.FAMILIES.items()
        for kind, letter in kinds.items()
    ]
    frame = pd.DataFrame(rows, columns=["Family", "Letter", "Relation", "Meaning", "Number"])
    summary = f"What the {len(rows)} kinds of relation mean, and how often each occurs"
    return Table(frame, {name: name for name in frame}, summary)


def grid_sentence():
    """What the grid shows beyond its title."""
    frame = data.relations()
    on_europe = frame.query("family == 'press' and to_side == 'Europe'")
    supplies, needs = (frame[frame["relation"] == kind] for kind in ("supplies", "depends on"))
    to_nato = supplies[supplies["to_side"] == "NATO"]
    return Prose(
        f"{pressing(frame)}. They come from {listing(on_europe['from_told'])}.",
        f"{len(to_nato)} of {len(supplies)} “supplies” go to NATO, from "
        f"{listing(to_nato['from_told'])}. These are commanders for the joint commands, "
        "not weapons.",
        f"{count(len(needs), 'relation')} of dependence name {listing(needs['to_told'].unique())}. "
        "We coded them from what the report itself says, not from a study.",
    )


def relations_table():
    columns = {"from_name": "Who", "relation": "does what", "to_name": "to whom"}
    columns["shown_by"] = "Shown by"
    return _all(data.relations(), columns, "relations, with what shows them and the source")


def changed():
    """How many events moved towards European lead, and for whom the report marks a change."""
    events = data.events()
    counts = data.by_period(events)
    premise(counts["told"].iloc[0] == "the Pentagon", "The Pentagon moved to the front")
    new = counts[(counts["before"] == 0) & (counts["since"] > 2)]
    near = events[events["near"]].drop_duplicates("event_id")
    towards = (near["direction"] == data.DIRECTIONS[0]).groupby(near["period"]).agg(["sum", "size"])
    before, since = (f"{moved} of {all}" for moved, all in towards.loc[data.PERIODS].values)
    return Prose(
        f"In two equal spans, {before} events before the report moved towards European lead, and "
        f"{since} since.",
        f"Between {dates.spoken(story.as_long_before())} and the report no "
        f"event names {listing(new['told'], 'or')}; since then each appears at least "
        f"{new['since'].min()} times.",
    )


def events_table():
    frame = data.events()
    frame["who"] = frame.groupby("event_id")["short"].transform(", ".join)
    columns = {"when": "When", "label": "What", "detail": "In our words", "who": "Who"}
    columns |= {"direction": "Direction"}
    frame = frame.drop_duplicates("event_id")
    return _all(frame, columns, "events, with who took part and the source")


def one_actor(actor, ends, happened, family, period):
    """Position, relations and events of one actor, as far as the menus let them through."""
    kinds = ends["family"].value_counts()
    kinds = _bracket(f"{name} {kinds[name]}" for name in data.FAMILIES if name in kinds)
    kinds = kinds if family == data.ALL else f" of the kind “{family}”"
    said = []
    for span in data.PERIODS if period == data.ALL else [period]:
        own = happened[happened["period"] == span]
        first = f"{count(len(own), 'event')} {span} the report"
        ways = own["direction"].value_counts()
        ways = [f"{ways[way]} {way.split()[0]}" for way in data.DIRECTIONS if way in ways]
        said.append((f"{len(own) or 'none'} {span}" if said else first) + _bracket(ways))
    return (
        f"{cap(actor['told'])}. On 2027: {actor['standing']}. "
        f"{cap(count(len(ends), 'relation'))}{kinds}. {cap(', '.join(said))}."
    )


def _all(frame, columns, what):
    """Every row with its sources as links, folded away."""
    frame = frame.assign(source=frame["source_ids"].map(links))
    return Table(frame, columns | {"source": "Source"}, f"All {len(frame)} {what}")


def _bracket(parts):
    told = ", ".join(parts)
    return f" ({told})" if told else ""


opening, sources = collection.ends("02_actors.ipynb", answer)
