"""Sentences of notebook 10: what happened since the report, what was known when, how old it is."""

import pandas as pd

from helpers.data import dates, story
from helpers.figures.premise import premise
from helpers.figures.text import Fold, Prose, Several, Table, cap, count, listing, state, verb
from helpers.pages import collection
from helpers.pages.since_the_article import data


def answer():

    day, events = dates.as_of(), data.events()
    claims = data.claims_on(data.claims(), day)
    ahead = claims[claims["kind"].isin(["goal", "warning"])]
    firm = ahead[ahead["state"] == "confirmed"]
    premise(list(firm["kind"]) == ["goal"], "it confirms 1, and only as a wish")
    days = data.deadlines_on(data.deadlines(), day)
    past = days[(days["last"] <= day) & (days["state"] != data.TOO_NEW)]
    return Prose(
        f"Nobody has been proved right about 2027 yet: {months_left(day, 2027)} are left, and "
        "no public US text that we found says how a majority would be measured.",
        f"{direction_sentence(events)} {movers_sentence(events)}",
        f"Most of what was said cannot be checked yet. The Reuters report makes "
        f"{count(len(claims), 'claim')}. Another text confirms "
        f"{(claims['state'] == 'confirmed').sum()} of them; of the {len(ahead)} that look ahead it "
        f"confirms 1, and only as a wish. {len(past)} dates on our list have passed by the day of "
        f"our newest source. For {(past['state'] == data.UNCLEAR).sum()} of them we know no clear "
        "outcome.",
    )


def checked_sentence(answers):
    """How many of `promises.published_answers` can be held against a result."""
    told = "none can be held against a result yet."
    premise(answers["result"].isna().all(), told)
    return f"Of {len(answers)} published answers on cost, time and need {told}"


def months_left(day, year):
    """`13 months` from a day to the end of a year; `no months` where that is past."""
    left = round(dates.months_between(day, dates.last_day(pd.Series([str(year)]))[0]))
    return count(max(left, 0), "month")


def direction_sentence(events):
    lanes = events["lane"].value_counts().reindex(data.LANES, fill_value=0)
    return (
        f"Since the Reuters report we count {count(len(events), 'event')}. "
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
    told = f"{cap(count(talk, 'event'))} {verb(talk)} words, plans, reviews or counts."
    if not toward.sum():
        return told
    return (
        f"Of the {toward.sum()}, in {toward[data.MORE]} Europe does more, in "
        f"{toward[data.LESS]} the US does less. {told}"
    )


def weak_sentence(events):
    weak = events.loc[events["sure"] == data.WEAK, "first"]
    if weak.empty:
        return "No events are known only from logs without an address."
    since = f"{verb(len(weak), 'of', 'all since')} {dates.spoken_month(weak.min())}"
    told = f"{count(len(weak), 'event')}, {since}, {verb(len(weak))}"
    return f"{told} known only from logs without an address."


def movers_reading(events):
    """What moves and what not, how weak the latest news is, and the events, folded away."""
    told = "Most of what was said moved nothing yet"
    premise((events["lane"] == "neutral").mean() > 0.5, told)
    columns = {"date": "Date", "label": "What", "detail": "What happened", "lane": "Direction"}
    columns |= {"mover": "What moves", "sources": "Source"}
    return Several(
        Prose(
            "Both kinds of move shift the lead. Only Europe doing more adds forces, and even that "
            "is mostly money and pledges so far.",
        ),
        Fold(
            f"The rule, and {count(len(events), 'event')} in words, with their sources",
            Prose(
                "The rule is ours: a decision or a deed moves. A decision is a law, an order, or a "
                "budget, pledge or strategy once adopted. Words, plans under discussion, reviews "
                "ordered, votes on what is not yet law, and counts printed do not move. One cut "
                "counts once.",
                weak_sentence(events),
            ),
            Table(events, columns),
        ),
    )


def confirmed_reading():
    """How much the confirmed claims say about who was right, and what the words mean."""
    claims = data.claims()
    firm = claims[claims["verdict"] == "confirmed"]
    alone = (claims["verdict"] == story.ONLY_ORIGINAL).sum()
    kinds = firm["kind"].value_counts()
    early = claims["settled"] <= data.end(data.months()[0])
    premise(early.all(), "no later month changed them")
    days = data.deadlines()
    late, met, unclear = (
        (days[column] == state).sum()
        for column, state in [
            ("ended", data.OUTCOME_ONLY),
            ("status", "met"),
            ("status", "unclear"),
        ]
    )
    dated = data.due(data.by_month()).iloc[-1]
    premise(dated["known"] < dated["due"], "The claims were settled at once, the dates were not")
    return Several(
        Prose(
            f"The {len(firm)} claims that another text confirms are "
            f"{listing(count(n, kind) for kind, n in kinds.items())}.",
        ),
        Fold(
            "What the words mean",
            Prose(
                "Confirmed: another text than the Reuters report says "
                f"the same. {cap(story.ONLY_ORIGINAL)}: no other text does "
                f"({count(alone, 'claim')}; the page about the report counts these as confirmed, "
                "and says so). Reported elsewhere: often by those who retell the same report. "
                "Disputed: Reuters or the EU's own text says something else.",
                "A verdict counts from the day on which the first text that suffices was out. A "
                "date known only from its outcome is one of which we read first when it was over: "
                "that is no promise kept.",
                f"The page about dates counts by outcome: {met} met, {unclear} without a clear "
                f"one. Here {late} of the {met} are known only from their outcome, and a date "
                "is open until it has passed.",
            ),
        ),
    )


def claims_sentence(claims):
    """How the claims stand; `claims` comes from `data.states`."""
    parts = [f"{row.number} {row.state}" for row in claims.itertuples() if row.number]
    if not parts:
        return "No claim is among them."
    return f"{count(claims['number'].sum(), 'claim')}: {listing(parts)}."


def dates_sentence(days):
    """How the dates stand; `days` comes from `data.states`."""
    number = days.groupby("state")["number"].sum().reindex(data.DATE_STATES, fill_value=0)
    owner = days["owner"].sum()
    account = f" (of these {owner} by the commander's own account)" if owner else ""
    met, replaced, alone = (number[s] for s in ("met", "replaced", data.OUTCOME_ONLY))
    return (
        f"Of {count(number.sum(), 'date')} on our list {met} {verb(met, 'was', 'were')} met, "
        f"{number['missed']} missed, {replaced} {verb(replaced, 'was', 'were')} replaced; {alone} "
        f"{verb(alone)} known only from {verb(alone, 'its', 'their')} outcome{account}; "
        f"{number[data.UNCLEAR]} passed with {data.UNCLEAR}, {number[data.TOO_NEW]} fell due "
        f"{data.TOO_NEW}, and {number['open']} {verb(number['open'])} open."
    )


def known_sentence(day, claims, days, events):
    """What was known on one day; `claims` and `days` come from `data.states`."""
    lanes = events["lane"].value_counts().reindex(data.LANES, fill_value=0)
    return (
        f"This was known on {dates.spoken(day)}. {claims_sentence(claims)} {dates_sentence(days)} "
        f"Of {count(len(events), 'event')} since the report, {lanes[data.LANES[-1]]} moved towards "
        f"European lead and {lanes['away']} away. Too early to say who is right about 2027: "
        f"{months_left(day, 2027)} were left."
    )


def by_month_sentence(rows):
    """The sweep over months: how the claims stand, and the dates in the first and last month."""
    told = [
        f"{dates.spoken(day)}: {dates_sentence(own)}"
        for day, own in rows[rows["part"] == data.DATES].groupby("day")
    ]
    claims = claims_sentence(last_claims(rows))
    return " ".join(["One bar for", claims, *dict.fromkeys(told[:1] + told[-1:])])


def last_claims(rows):
    return rows[(rows["part"] == data.CLAIMS) & (rows["day"] == rows["day"].max())]


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
    return Several(
        Prose(
            f"After {dates.spoken_month(month)} there is little. {count(len(late), 'event')} that "
            "we know of from later months all come from logs without an address. Silence is not an "
            "event: that we know of no outcome for a date in the autumn does not tell that it was "
            "missed.",
        ),
        Fold(
            "From which day a source counts",
            Prose(
                f"{state()} Of {count(len(published), 'source')}, {before.sum()} were out before "
                f"the report. {(published.str.len() == 4).sum()} give only a year and "
                f"{published.isna().sum()} no day at all. On this page a source counts from the "
                "end of the month or year that it names; one without a day counts only from the "
                "day of our facts.",
            ),
        ),
    )


opening, sources = collection.ends("10_since_the_article.ipynb", answer)
