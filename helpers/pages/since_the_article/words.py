"""Sentences of notebook 10: what happened since the article, what was known when, who was right."""

from helpers.data import dates, story
from helpers.data import lead_times as timing
from helpers.figures.text import Prose, Table, count, listing
from helpers.pages.since_the_article import data as since
from helpers.pages.since_the_article import data_promises as promises

LOOK_AHEAD = ["goal", "warning"]
RULE = (
    "The rule, ours: a decision or a deed moves. A decision is a law, an order, or a budget, "
    "pledge or strategy once adopted. Words, plans under discussion, reviews ordered, votes on "
    "what is not yet law, and counts printed do not move. One cut counts once."
)


def answer():
    """The answer of the page."""
    day = dates.as_of()
    claims = since.claims_on(since.claims(), day)
    ahead = claims[claims["kind"].isin(LOOK_AHEAD)]
    firm = ahead[ahead["state"] == "confirmed"]
    wishes = ", and only as a wish" if set(firm["kind"]) == {"goal"} else ""
    days = since.deadlines_on(since.deadlines(), day)
    past = days[(days["last"] <= day) & (days["state"] != since.TOO_NEW)]
    checks = promises.checkable()
    return Prose(
        f"Nobody has been proved right about 2027 yet: {months_left(day, 2027)} are left, and "
        "no public US text that we found says how a majority would be measured.",
        f"{direction_sentence(since.events())} {movers_sentence(since.events())}",
        f"Most cannot be checked yet. Of the article's {len(claims)} claims, "
        f"{int((claims['state'] == 'confirmed').sum())} are confirmed by another text, and "
        f"{int((claims['state'] == story.ONLY_ORIGINAL).sum())} stand {story.ONLY_ORIGINAL}; of "
        f"the {len(ahead)} that look ahead, {len(firm)} is confirmed{wishes}. {len(past)} dates on "
        f"our list passed by the day of our newest source; for "
        f"{int((past['state'] == since.UNCLEAR).sum())} we know no clear outcome. "
        f"{checked_sentence(checks)}",
    )


def checked_sentence(checks):
    """How many published answers can be held against a result; from `promises.checkable`."""
    found = int((checks["state"] == promises.CHECKED).sum())
    return (
        f"Of {len(checks)} published answers on cost, time and need, {found or 'none'} can be held "
        "against a result in our tables."
    )


def months_left(day, year):
    """`13 months` from a day to the end of a year."""
    return count(round(dates.months_between(day, timing.TARGETS[year])), "month")


def direction_sentence(events):
    """How many events moved which way."""
    lanes = events["lane"].value_counts()
    return (
        f"Since the article we count {count(len(events), 'event')}. By our rule "
        f"{lanes.get('towards European lead', 0)} moved towards European lead, "
        f"{lanes.get('away', 0)} away from it, {lanes.get('neutral', 0)} neither way."
    )


def timeline_title(events):
    """The finding of the time line."""
    toward = _movers(events)
    total = int(toward.sum())
    return (
        f"{total} of {len(events)} events moved towards European lead: Europe does more in "
        f"{toward[since.MORE]}, the US less in {toward[since.LESS]}"
    )


def timeline_description(events):
    """The time line in words."""
    return (
        f"List by month in three lanes. {direction_sentence(events)} {movers_sentence(events)} "
        f"{weak_sentence(events)}"
    )


def movers_sentence(events):
    """What moved in the moves towards European lead, and how many events are words."""
    toward = _movers(events)
    words = int((events["mover"] == since.WORDS).sum())
    return (
        f"Of the {int(toward.sum())}, in {toward[since.MORE]} Europe does more, in "
        f"{toward[since.LESS]} the US does less. {words} events are words, plans, reviews or "
        "counts."
    )


def weak_sentence(events):
    """How weakly the latest events are known."""
    weak = events[events["sure"] == since.WEAK]
    return (
        f"{count(len(weak), 'event')}, all since {dates.spoken_month(weak['first'].min())}, are "
        "known only from logs without an address."
    )


def movers_reading():
    """The rule, what moved, and how weak the latest news is."""
    events = since.events()
    return Prose(
        RULE,
        f"{movers_sentence(events)} Both kinds of move shift the lead. Only Europe doing more adds "
        "forces, and even that is mostly money and pledges so far. What moves is our reading of "
        "each row.",
        weak_sentence(events),
    )


def events_table(events):
    """The events in words, folded away."""
    columns = {"date": "Date", "label": "What", "detail": "What happened", "lane": "Direction"}
    columns |= {"mover": "What moves"}
    summary = f"{count(len(events), 'event')} in words, with their sources"
    return Table(events, columns | {"sources": "Source"}, summary)


def confirmed_reading():
    """How much the confirmed claims say about who was right."""
    claims = since.claims()
    firm = claims[claims["verdict"] == "confirmed"]
    early = firm[firm["settled"] <= since.end(since.months()[0])]
    stood = "" if early["kind"].isin(LOOK_AHEAD).any() else ": none of them looks ahead"
    alone = int((claims["verdict"] == story.ONLY_ORIGINAL).sum())
    kinds = firm["kind"].value_counts()
    return Prose(
        f"For {len(early)} of the {len(firm)} confirmed claims a text to confirm them was out by "
        f"the end of the month of the article{stood}.",
        f"By kind they are {listing(count(n, kind) for kind, n in kinds.items())}. "
        f"{alone} more stand {story.ONLY_ORIGINAL}, so nothing else bears them out. The page about "
        "the article counts these as confirmed, and says so.",
    )


def _movers(events):
    """Number of moves towards European lead by what moves."""
    toward = events[events["lane"] == since.LANES[-1]]
    return toward["mover"].value_counts().reindex([since.MORE, since.LESS], fill_value=0)


def claims_sentence(claims):
    """How the claims stand; `claims` comes from `since.claims_on`."""
    number = claims["state"].value_counts()
    parts = [f"{number[state]} {state}" for state in since.CLAIM_STATES if number.get(state)]
    return f"The article's {len(claims)} claims: {listing(parts)}."


def dates_sentence(frame):
    """How the dates stand; `frame` comes from `since.deadlines_on`."""
    number = frame["state"].value_counts()
    listed = len(frame) - number.get("not listed", 0)
    return (
        f"Of {listed} dates on our list, {number.get('met', 0)} met, "
        f"{number.get('missed', 0)} missed, {number.get('replaced', 0)} replaced by others; "
        f"{number.get(since.OUTCOME_ONLY, 0)} {since.OUTCOME_ONLY}{_own_account(frame)}; "
        f"{number.get(since.UNCLEAR, 0)} passed with {since.UNCLEAR}, "
        f"{number.get(since.TOO_NEW, 0)} fell due {since.TOO_NEW}, and "
        f"{number.get('open', 0)} open."
    )


def _own_account(frame):
    """Outcomes that only the one who had to bring them about has told."""
    told = frame["state"].isin(["met", since.OUTCOME_ONLY])
    own = told & frame["what_is_due"].str.contains("own account")
    return f" (of these {int(own.sum())} by the commander's own account)" if own.any() else ""


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
    claims = since.claims()
    early = int((claims["settled"] <= since.end(since.months()[0])).sum())
    lost = rows[rows["state"] == since.UNCLEAR]["number"]
    return (
        f"{early} of {len(claims)} claims could be judged by a text out in the month of the "
        f"article; {lost.iloc[-1]} dates passed with {since.UNCLEAR}"
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
