"""Sentences of notebook 10 on promises, forecasts and statements."""

import pandas as pd

from helpers.data import dates, story
from helpers.data.sources import links
from helpers.figures.premise import premise
from helpers.figures.text import (
    Fold,
    Prose,
    Several,
    Table,
    cap,
    count,
    listing,
    phrases,
    span,
    verb,
)
from helpers.pages.since_the_article import data_promises as data
from helpers.pages.since_the_article.words import checked_sentence


def shells_conflict(rows):
    """What is said of one year by those who disagree."""
    own = rows[(rows["region"] == "Europe") & (rows["what"] != data.PROMISED)]
    year = own.loc[own["what"] == data.MADE, "year"].max()
    own = own[own["year"] == year].sort_values("million")
    low, high = own.iloc[0], own.iloc[-1]
    premise(low["what"] == data.MADE and high["what"] == data.CLAIMED, "The high one is capacity")
    return Several(
        Prose(
            f"For {year} alone the answers run from {low['million']:g} to {high['million']:g} "
            "million. The low one is what an unnamed source says was made, the high one what could "
            "be made. The promise was of capacity, so we cannot say that it was broken. We did "
            f"not find how many shells Europe has made since {year + 1}.",
        ),
        Fold(
            "Who says so",
            Prose(
                f"The low one: our note says “{low['note']}”. The high one: our note says "
                f"“{high['note']}”. We keep both. Europe's promises are the aim of "
                "the EU's ammunition programme, and what NATO's Secretary General expected.",
            ),
        ),
    )


def milestones_sentence(rows):
    kept, done, missed = ((rows["state"] == state).sum() for state in data.STATES[:3])
    return (
        f"{count(len(rows), 'EU step')}: {kept} kept by the date, {done} done, {missed} missed, "
        f"{len(rows) - kept - done - missed} open, late or not found"
    )


def milestones_reading():
    """How the promises of the EU are judged, and what was left unjudged."""
    rows = data.milestones()
    done = rows.loc[rows["state"] == data.DONE, "promise"]
    risky = rows[rows["at_risk"].notna()]
    premise(list(risky["state"]) == ["not found"], "our last text is of …, before the leaders met")
    day = dates.spoken(pd.Timestamp(risky["published"].item()))
    judged = Prose(
        f"{count(len(done), 'step')} were taken without a date that we know of: "
        f"{listing(done)}. They are done, but they are no promises kept by a day.",
        "A promise kept late counts as missed here, even if late was soon enough. On the "
        f"{risky['at_risk'].item()} our last text is of {day}, before the leaders met; it saw them "
        "at risk. How the meeting ended we did not find, so the promise is not called missed.",
    )
    return Fold("How the steps are judged", judged)


def comparisons_sentence(rows):
    """How near the results came to money forecast and to shells promised."""
    shells = rows["unit"] == data.OF_PROMISE
    premise(shells.sum() < 2, "the promised shells to …")
    money = rows.loc[~shells, "percent"]
    told = phrases(rows[shells], "the promised shells to {percent:.0f}")
    if len(money):
        told.insert(0, f"spending came to {span(money)} percent of its forecast")
    return cap(", ".join(told))


def comparisons_limits():
    early, later = data.unlike()
    lost = data.not_found()
    columns = {"name": "Looked for", "link": "Where it could have stood"}
    return Several(
        Prose(
            f"Only {count(len(data.comparisons()), 'pair')} measure the same thing twice. The "
            "forecasts of spending are estimates made during the year itself, so they were easy. "
            f"{checked_sentence(data.published_answers())}",
        ),
        Fold(
            f"What was left out, and {count(len(lost), 'thing')} looked for and not found",
            Prose(
                f"The EU's own forecast of EUR {early['value']:g} bn was in {early['qualifier']}, "
                f"the later EUR {later['value']:g} bn may not be: left out. NATO's tables of "
                "August 2025 and July 2026 define and divide differently: left out. And NATO's "
                "2025 figures are still its own estimates.",
            ),
            Table(lost, columns),
        ),
    )


def verdicts_sentence(rows):
    """How those judge the goal who speak about the same thing since the article."""
    own = rows[rows["on_all"]]
    told = f"{count(len(own), 'statement')} since the report on everything conventional"
    if own.empty:
        told = "since the report on everything conventional"
        return f"{count(len(rows), 'statement')}, {verb(len(rows), 'not', 'none')} {told}"
    if (own["verdict"] == "sets the date").all():
        return f"{told} {verb(len(own), 'sets', 'set')} the date; none judges it"
    number = own["verdict"].value_counts().reindex(data.VERDICTS, fill_value=0)
    limits, unreal = number["conditional"] + number["partly"], number["unrealistic"]
    return (
        f"Of {told}, {number['realistic'] or 'none'} says realistic, "
        f"{limits} {verb(limits, 'names', 'name')} conditions, "
        f"{unreal} {verb(unreal, 'says', 'say')} unrealistic"
    )


def statements_reading(rows):
    named = rows[rows["years"] != ""]
    before = (rows["said"] < story.ARTICLE_DAY).sum()
    own = rows[rows["on_all"]]
    setters = own[own["verdict"] == "sets the date"]
    premise("realistic" not in set(rows["verdict"]), "nobody is quoted … none calls it realistic")
    short = named[named["low"] == named["low"].min()]
    least = phrases(short, "{who} on {subject}")
    groups = rows["group"].value_counts(sort=False)
    # Inside a sentence; US, NATO and European keep their capitals.
    parts = [f"{number} from {group.replace('Res', 'res')}" for group, number in groups.items()]
    columns = {"label": "Who", "subject": "About", "verdict": "The goal is", "years": "Years"}
    told = rows.assign(sources=[links(ids) for ids in rows["source_ids"]])
    return Several(
        Prose(
            f"Only {len(own)} of these {len(rows)} statements are about everything conventional "
            f"and were made since the report: {listing(own['label'])}. {listing(setters['label'])} "
            f"set the date, {listing(setters['role'])}. Nobody is quoted as saying that it can be "
            "met.",
        ),
        Fold(
            f"All {len(rows)} statements, and how they differ",
            Prose(
                "In the whole list none calls its own question realistic. "
                f"{len(named)} name a number of years; the shortest is "
                f"{count(int(short['low'].iloc[0]), 'year')} ({listing(least)}).",
                f"{before} were made before the report, so they were not about its date. They also "
                "speak of different things: some mean everything and nuclear arms, some one kind "
                f"of equipment. The list has {listing(parts)}. It holds those whom our sources "
                "quote, so it is no vote.",
            ),
            Table(told, columns | {"sources": "Source"}),
        ),
    )
