"""Sentences of notebook 10: what happened since the article, what was known when, how old it is."""

from helpers.data import dates, lead_times, story
from helpers.figures.premise import premise
from helpers.figures.text import Prose, Table, count, listing, state
from helpers.pages import collection
from helpers.pages.since_the_article import data
from helpers.pages.since_the_article import data_promises as promises


def answer():
    """The answer of the page."""
    day, events = dates.as_of(), data.events()
    claims = data.claims_on(data.claims(), day)
    ahead = claims[claims["kind"].isin(["goal", "warning"])]
    firm = ahead[ahead["state"] == "confirmed"]
    premise(list(firm["kind"]) == ["goal"], "1 is confirmed, and only as a wish")
    days = data.deadlines_on(data.deadlines(), day)
    past = days[(days["last"] <= day) & (days["state"] != data.TOO_NEW)]
    return Prose(
        f"Nobody has been proved right about 2027 yet: {months_left(day, 2027)} are left, and "
        "no public US text that we found says how a majority would be measured.",
        f"{direction_sentence(events)} {movers_sentence(events)}",
        f"Most cannot be checked yet. Of the article's {len(claims)} claims, "
        f"{(claims['state'] == 'confirmed').sum()} are confirmed by another text, and "
        f"{(claims['state'] == story.ONLY_ORIGINAL).sum()} stand {story.ONLY_ORIGINAL}; of "
        f"the {len(ahead)} that look ahead, 1 is confirmed, and only as a wish. {len(past)} dates "
        "on our list passed by the day of our newest source; for "
        f"{(past['state'] == data.UNCLEAR).sum()} we know no clear outcome. "
        f"{checked_sentence(promises.published_answers())}",
    )


def checked_sentence(answers):
    """How many of `promises.published_answers` can be held against a result."""
    told = "none can be held against a result in our tables."
    premise(answers["result"].isna().all(), told)
    return f"Of {len(answers)} published answers on cost, time and need, {told}"


def months_left(day, year):
    """`13 months` from a day to the end of a year."""
    return count(round(dates.months_between(day, lead_times.TARGETS[year])), "month")


def direction_sentence(events):
    """How many events moved which way."""
    lanes = events["lane"].value_counts().reindex(data.LANES, fill_value=0)
    return (
        f"Since the article we count {count(len(events), 'event')}. By our rule "
        f"{lanes[data.LANES[-1]]} moved towards European lead, "
        f"{lanes['away']} away from it, {lanes['neutral']} neither way."
    )


def moves(events):
    """Number of moves towards European lead by what moves."""
    toward = events[events["lane"] == data.LANES[-1]]
    return toward["mover"].value_counts().reindex([data.MORE, data.LESS], fill_value=0)


def movers_sentence(events):
    """What moved in the moves towards European lead, and how many events are words."""
    toward, talk = moves(events), (events["mover"] == data.WORDS).sum()
    told = f"{talk} {'event is' if talk == 1 else 'events are'} words, plans, reviews or counts."
    told = told if talk else "No event is words, a plan, a review or a count."
    if not toward.sum():
        return told
    return (
        f"Of the {toward.sum()}, in {toward[data.MORE]} Europe does more, in "
        f"{toward[data.LESS]} the US does less. {told}"
    )


def weak_sentence(events):
    """How weakly the latest events are known."""
    weak = events[events["sure"] == data.WEAK]
    if weak.empty:
        return "0 events are known only from logs without an address."
    since = dates.spoken_month(weak["first"].min())
    told = (
        f"1 event, of {since}, is"
        if len(weak) == 1
        else f"{len(weak)} events, all since {since}, are"
    )
    return f"{told} known only from logs without an address."


def movers_reading():
    """What moved, and how weak the latest news is."""
    events = data.events()
    return Prose(
        f"{movers_sentence(events)} Both kinds of move shift the lead. Only Europe doing more adds "
        "forces, and even that is mostly money and pledges so far. What moves is our reading of "
        "each row.",
        weak_sentence(events),
    )


def events_table(events):
    """The events in words, folded away."""
    columns = {"date": "Date", "label": "What", "detail": "What happened", "lane": "Direction"}
    columns |= {"mover": "What moves", "sources": "Source"}
    return Table(events, columns, f"{count(len(events), 'event')} in words, with their sources")


def confirmed_reading():
    """How much the confirmed claims say about who was right."""
    claims = data.claims()
    firm = claims[claims["verdict"] == "confirmed"]
    early = (firm["settled"] <= data.end(data.months()[0])).sum()
    alone = (claims["verdict"] == story.ONLY_ORIGINAL).sum()
    kinds = firm["kind"].value_counts()
    return Prose(
        f"For {early} of the {len(firm)} confirmed claims a text to confirm them was out by "
        "the end of the month of the article.",
        f"By kind they are {listing(count(n, kind) for kind, n in kinds.items())}. "
        f"{alone} more stand {story.ONLY_ORIGINAL}, so nothing else bears them out. The page about "
        "the article counts these as confirmed, and says so.",
    )


def claims_sentence(claims):
    """How the claims stand; `claims` comes from `data.states`."""
    parts = [f"{row.number} {row.state}" for row in claims.itertuples() if row.number]
    total = claims["number"].sum()
    if not total:
        return "No claim of the article is among them."
    return f"The article's {count(total, 'claim')}: {listing(parts)}."


def dates_sentence(days):
    """How the dates stand; `days` comes from `data.states`."""
    number = days.groupby("state")["number"].sum().reindex(data.DATE_STATES, fill_value=0)
    owner = days["owner"].sum()
    account = f" (of these {owner} by the commander's own account)" if owner else ""
    return (
        f"Of {count(number.sum(), 'date')} on our list, {number['met']} met, "
        f"{number['missed']} missed, {number['replaced']} replaced by others; "
        f"{number[data.OUTCOME_ONLY]} {data.OUTCOME_ONLY}{account}; "
        f"{number[data.UNCLEAR]} passed with {data.UNCLEAR}, "
        f"{number[data.TOO_NEW]} fell due {data.TOO_NEW}, and "
        f"{number['open']} open."
    )


def known_sentence(day, claims, days, events):
    """What was known on one day; `claims` and `days` come from `data.states`."""
    lanes = events["lane"].value_counts().reindex(data.LANES, fill_value=0)
    return (
        f"This was known on {dates.spoken(day)}. {claims_sentence(claims)} "
        f"{dates_sentence(days)} Of {count(len(events), 'event')} since the article, "
        f"{lanes[data.LANES[-1]]} moved towards European lead and "
        f"{lanes['away']} away. Who is right about 2027? Too early: "
        f"{months_left(day, 2027)} were left."
    )


def by_month_sentence(rows):
    """The sweep over months: how claims and dates stood in the first month and in the last."""
    told = {data.CLAIMS: claims_sentence, data.DATES: dates_sentence}
    parts = [
        " ".join(
            [f"{dates.spoken(day)}:"]
            + [told[part](own) for part, own in rows[rows["day"] == day].groupby("part")]
        )
        for day in dict.fromkeys([rows["day"].min(), rows["day"].max()])
    ]
    return f"Stacked columns, one a month. {' '.join(parts)}"


def last_busy_month(rows):
    """The first day of the last month with at least ten sources, else of the first month."""
    total = rows.groupby("first")["number"].sum()
    return max(total.index[total >= 10], default=total.index[0])


def age():
    """How old the information is, and what follows."""
    month, events = last_busy_month(data.sources_by_month()), data.events()
    late = events[events["first"] > data.end(month)]
    premise((late["sure"] == data.WEAK).all(), "all come from logs without an address")
    published = data.published()
    before = dates.last_day(published.dropna()) < story.ARTICLE_DAY
    return Prose(
        f"{state()} After {dates.spoken_month(month)} there is little: of "
        f"{count(len(late), 'event')} that we know of after it, "
        "all come from logs without an address.",
        f"Of {len(published)} sources, {before.sum()} were out before the article. "
        f"{(published.str.len() == 4).sum()} give only a year and {published.isna().sum()} no day "
        "at all. On this page a source counts from the end of the month or year that it names; one "
        "without a day counts only from the day of our facts.",
    )


opening, sources = collection.ends("10_since_the_article.ipynb", answer)
