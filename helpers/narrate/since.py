"""Sentences of notebook 10: what happened since the article, what was known when, who was right."""

from helpers import dates, promises, since, story, tables, timing
from helpers.narrate.text import Prose, Table, count, listing, state

LOOK_AHEAD = ["goal", "warning"]


def answer():
    """The answer of the page."""
    day = dates.as_of()
    claims = since.claims_on(since.claims(), day)
    ahead = claims[claims["kind"].isin(LOOK_AHEAD)]
    firm = ahead[ahead["state"] == "confirmed"]
    wishes = ", and only as a wish" if set(firm["kind"]) == {"goal"} else ""
    days = since.deadlines_on(since.deadlines(), day)
    past = days[days["last"] <= day]
    own, other = _towards(since.events())
    total = len(promises.checkable())
    return Prose(
        f"Nobody has been proved right about 2027 yet: {months_left(day, 2027)} are left, and "
        "no public US text that we found says how a majority would be measured.",
        f"{direction_sentence(since.events())} A US actor takes part in {len(own)} of the "
        f"{len(own) + len(other)}.",
        f"Most cannot be checked yet. {int((claims['state'] == 'confirmed').sum())} of the "
        f"article's {len(claims)} claims are confirmed; of the {len(ahead)} that look ahead it is "
        f"{len(firm)}{wishes}. {len(past)} dates on our list have passed, and for "
        f"{int((past['state'] == 'no outcome').sum())} we know no outcome. Of {total} published "
        "answers on cost, time and need, none can be held against a result we found.",
    )


def months_left(day, year):
    """`13 months` from a day to the end of a year."""
    return count(round(dates.months_between(day, timing.TARGETS[year])), "month")


def direction_sentence(events):
    """How many events moved which way."""
    lanes = events["lane"].value_counts()
    return (
        f"Since the article we count {count(len(events), 'event')}: "
        f"{lanes.get('towards European lead', 0)} moved towards European lead, "
        f"{lanes.get('away', 0)} away from it, {lanes.get('neutral', 0)} neither way."
    )


def timeline_title(events):
    """The finding of the time line."""
    own, other = _towards(events)
    return f"{len(own) + len(other)} of {len(events)} events moved towards European lead"


def timeline_description(events):
    """The time line in words."""
    return f"List by month in three lanes. {direction_sentence(events)} {actors_sentence(events)}"


def actors_sentence(events):
    """Who took part in the moves towards European lead, and how weakly the latest are known."""
    own, other = _towards(events)
    weak = events[events["sure"] == since.WEAK]
    return (
        f"A US actor takes part in {len(own)} of the {len(own) + len(other)} moves towards "
        f"European lead; {len(other)} have none. {count(len(weak), 'event')}, all since "
        f"{dates.spoken_month(weak['first'].min())}, are known only from logs without an address."
    )


def actors_reading():
    """Who took part in the moves, and how weak the latest news is."""
    return Prose(actors_sentence(since.events()))


def events_table(events):
    """The events in words, folded away."""
    columns = {"date": "Date", "label": "What", "detail": "What happened", "lane": "Direction"}
    summary = f"{count(len(events), 'event')} in words, with their sources"
    return Table(events, columns | {"sources": "Source"}, summary)


def confirmed_reading():
    """How much the confirmed claims say about who was right."""
    claims = since.claims()
    firm = claims[claims["corroboration"] == "confirmed"]
    early = firm[firm["settled"] <= since.end(since.months()[0])]
    stood = "" if early["kind"].isin(LOOK_AHEAD).any() else ": none of them looks ahead"
    alone = int(firm["only_original"].sum())
    kinds = firm["kind"].value_counts()
    return Prose(
        f"{len(early)} of the {len(firm)} confirmed claims were so by the end of the month of the "
        f"article{stood}.",
        f"By kind they are {listing(count(n, kind) for kind, n in kinds.items())}. For {alone} "
        "the only text we have is the Reuters report which the article retells.",
    )


def _towards(events):
    toward = events[events["lane"] == "towards European lead"]
    us = toward["who"] == since.WITH_US
    return toward[us], toward[~us]


def claims_sentence(claims):
    """How the claims stand; `claims` comes from `since.claims_on`."""
    number = claims["state"].value_counts()
    return (
        f"Of the article's {len(claims)} claims, {number.get('confirmed', 0)} are confirmed, "
        f"{number.get('disputed', 0)} disputed and {number.get('open', 0)} open."
    )


def dates_sentence(frame):
    """How the dates stand; `frame` comes from `since.deadlines_on`."""
    number = frame["state"].value_counts()
    listed = len(frame) - number.get("not listed", 0)
    return (
        f"Of {listed} dates on our list, {number.get('met', 0)} were met, "
        f"{number.get('missed', 0)} missed and {number.get('replaced', 0)} replaced by others; "
        f"{number.get('no outcome', 0)} passed without an outcome that we know, and "
        f"{number.get('open', 0)} were open."
    )


def known_sentence(day, claims, frame, events):
    """What was known on one day."""
    lanes = events["lane"].value_counts()
    return (
        f"This was known on {dates.spoken(day)}. {claims_sentence(claims)} "
        f"{dates_sentence(frame)} Of {count(len(events), 'event')} since the article, "
        f"{lanes.get('towards European lead', 0)} moved towards European lead and "
        f"{lanes.get('away', 0)} away. Who is right about 2027? Too early: "
        f"{months_left(day, 2027)} were left."
    )


def by_month_title(rows):
    """The finding of the sweep over months."""
    claims = rows[(rows["part"] == rows["part"].iloc[0]) & (rows["state"] == "confirmed")]
    lost = rows[rows["state"] == "no outcome"]["number"]
    last = claims[claims["number"].diff() > 0].iloc[-1]
    return (
        f"No claim was settled after {last['month']}; dates that pass without an outcome rise "
        f"from {lost.iloc[0]} to {lost.iloc[-1]}"
    )


def by_month_description(rows):
    """The sweep in words: first and last month."""
    first, last = since.end(since.months()[0]), dates.as_of()
    claims, frame = since.claims(), since.deadlines()
    parts = [
        f"{dates.spoken(day)}: {claims_sentence(since.claims_on(claims, day))} "
        f"{dates_sentence(since.deadlines_on(frame, day))}"
        for day in (first, last)
    ]
    return f"Stacked columns, one a month. {' '.join(parts)}"


def checkable_sentence():
    """How many published answers can be checked."""
    number = promises.checkable()["state"].value_counts()
    return (
        f"Of {int(number.sum())} published answers on cost, time and need, none can be checked "
        f"against a result we found: {number.get('too early', 0)} are about a later day, "
        f"{number.get('name no date', 0)} name no day, and for {number.get('date has passed', 0)} "
        "the day has passed and no result was found."
    )


def age_title(rows):
    """The finding of the sources by month."""
    month = _quiet()
    late = rows[rows["month"].isin(_after(month))]["number"].sum()
    return (
        f"{int(late)} of {int(rows['number'].sum())} sources since the article are later than "
        f"{dates.spoken_month(month)}"
    )


def age_description(rows):
    """The sources by month in words."""
    total = rows.groupby("month", sort=False)["number"].sum()
    parts = [f"{month} {number}" for month, number in total.items()]
    return f"Columns by month: {listing(parts)}."


def age():
    """How old the information is, and what follows."""
    published = tables.load("sources")["published"]
    length = published.str.len().fillna(0)
    before = dates.last_day(published) < story.ARTICLE_DAY
    month, events = _quiet(), since.events()
    late = events[events["first"] > since.end(month)]
    weak = late[late["sure"] == since.WEAK]
    return Prose(
        f"{state()} After {dates.spoken_month(month)} there is little: of "
        f"{count(len(late), 'event')} that we know of after it, "
        f"{'all' if len(weak) == len(late) else len(weak)} come from logs without an address.",
        f"Of {len(published)} sources, {int(before.sum())} were out before the article. "
        f"{int((length == 4).sum())} give only a year and {int((length == 0).sum())} no day at "
        "all. On this page a source counts from the end of the month or year that it names; one "
        "without a day counts only from the day of our facts.",
        "Silence is not an event. That we know of no outcome for a date in the autumn tells how "
        "far our sources reach. It does not tell that the date was missed.",
    )


def _quiet():
    """The last month with at least ten sources."""
    rows = since.sources_by_month().groupby("month", sort=False)["number"].sum()
    last = [number >= 10 for number in rows][::-1].index(True)
    return since.months()[len(rows) - 1 - last]


def _after(month):
    return [dates.spoken_month(other) for other in since.months() if other > month]
