"""Sentences of notebook 10 on promises, forecasts and statements."""

import pandas as pd

from helpers.data import dates, story, tables
from helpers.figures.text import Prose, Table, count, link, listing, small
from helpers.pages.since_the_article import data_promises as promises


def shells_title(rows, gaps):
    """The finding of the shells."""
    europe = gaps.set_index("region").loc["Europe"]
    goal = rows[(rows["region"] == "Europe") & (rows["what"] == promises.PROMISED)]
    return (
        f"Europe set out to be able to make {goal['million'].max():g} million shells a year by "
        f"{goal.loc[goal['million'].idxmax(), 'year']}; how many it made since "
        f"{europe['first_year']} was not found"
    )


def shells_description(rows, gaps):
    """The shells in words."""
    parts = []
    for region in promises.REGIONS:
        own = rows[rows["region"] == region]
        made, goal = own[own["what"] == promises.MADE], own[own["what"] == promises.PROMISED]
        parts.append(
            f"{region}: made {_points(made)}; promised {_points(goal)}; "
            f"made since {gaps.set_index('region')['first_year'][region]}: not found"
        )
    return f"Million shells a year. {'. '.join(parts)}."


def _points(rows):
    rows = rows.drop_duplicates(["year", "million"])
    return listing(f"{row.million:g} in {row.year}" for row in rows.itertuples())


def shells_conflict(rows):
    """What is said of one year by those who disagree."""
    own = rows[(rows["region"] == "Europe") & (rows["what"] != promises.PROMISED)]
    year = own.loc[own["what"] == promises.MADE, "year"].max()
    own = own[own["year"] == year].sort_values("million")
    low, high = own.iloc[0], own.iloc[-1]
    return Prose(
        f"For {year} alone the answers run from {low['million']:g} to {high['million']:g} million.",
        f"The low one is what one unnamed source says was made ({_noted(low)}). The high one is "
        f"capacity ({_noted(high)}). Capacity is what factories could make, not what they did. We "
        "keep both.",
        "Europe's promises and forecasts in this figure speak of capacity: the aim of the EU's "
        "ammunition programme, and what NATO's Secretary General expected. “Not found” is about "
        "output. So the figure cannot say that the promise was broken, only that we "
        "found nothing published on what was made.",
    )


def _noted(row):
    return f"our note: “{row['note']}”"


def milestones_title(rows):
    """The finding of the promises."""
    number = rows["state"].value_counts()
    late = number.get("missed", 0)
    return (
        f"{len(rows)} EU steps: {number.get('kept', 0)} kept by the date, "
        f"{number.get(promises.DONE, 0)} done, {late} missed, "
        f"{len(rows) - number.get('kept', 0) - number.get(promises.DONE, 0) - late} open, late or "
        "not found"
    )


def milestones_description(rows):
    """The promises in words."""
    parts = [f"{state}: {listing(own['promise'])}" for state, own in rows.groupby("state")]
    return f"{milestones_title(rows)}. {'; '.join(parts)}."


def milestones_reading():
    """How promises are judged, and what was left unjudged."""
    rows = promises.milestones()
    done = rows.loc[rows["state"] == promises.DONE, "promise"]
    source = tables.load("estimates/actuals").merge(tables.load("sources"), on="source_id")
    flagships = source.set_index("actual_id").loc["ac-63"]
    day = dates.spoken(pd.Timestamp(flagships["published"]))
    return Prose(
        f"{count(len(done), 'step')} were taken without a date that we know of: "
        f"{listing(done)}. They are done, but they are no promises kept by a day.",
        "A promise kept late counts as missed here, even if late was soon enough. On the drone and "
        f"eastern-flank flagships our last text is of {day}, before the leaders met; it saw them "
        "at risk. How the meeting ended we did not find, so the promise is not called missed.",
    )


def comparisons_title(rows):
    """The finding of the comparisons."""
    money = rows[rows["name"].str.startswith("Spending")]
    low, high = money["percent"].min(), money["percent"].max()
    late = rows["percent"].min()
    return (
        f"Spending came to {low:.0f} to {high:.0f} percent of its forecast, the promised shells "
        f"to {late:.0f}"
    )


def comparisons_description(rows, lost):
    """The comparisons in words."""
    lost = lost[lost["unit"].isin(promises.QUANTITIES)]
    pairs = zip(rows["name"], rows["percent"], strict=True)
    parts = [f"{name} {percent:.0f} percent" for name, percent in pairs]
    gone = "; ".join(lost["name"])
    return f"Result in percent of the forecast: {listing(parts)}. Not found: {gone}."


def comparisons_limits():
    """What was left out, and why."""
    actuals = tables.load("estimates/actuals").set_index("actual_id")
    early, later = actuals.loc["ac-19"], actuals.loc["ac-21"]
    return Prose(
        f"Only {count(len(promises.comparisons()), 'pair')} measure the same thing twice. The "
        "forecasts of spending are estimates made during the year itself, so they were easy.",
        f"The EU's own forecast of {early['value']:g} bn EUR was in {early['qualifier']}, the "
        f"later {later['value']:g} bn may not be: left out. NATO's tables of August 2025 and July "
        "2026 define and divide differently: left out. And NATO's 2025 figures are still its own "
        "estimates.",
    )


def not_found():
    """What was looked for and not found, as a table."""
    frame = promises.not_found()
    frame["link"] = [[link(row)] for row in frame.itertuples()]
    columns = {"name": "Looked for", "link": "Where it could have stood"}
    return Table(frame, columns, f"{count(len(frame), 'thing')} looked for and not found")


def statements_title(rows):
    """The finding of the statements that are about the same thing."""
    own = rows[rows["on_all"]]
    number = own["verdict"].value_counts()
    conditions = number.get("conditional", 0) + number.get("partly", 0)
    return (
        f"Of {len(own)} statements since the article on everything conventional, "
        f"{number.get('realistic', 0) or 'none'} says realistic, {conditions} name conditions, "
        f"{number.get('unrealistic', 0)} say unrealistic"
    )


def statements_description(rows):
    """The statements in words."""
    dated = rows[rows["to_day"].notna()]
    pairs = zip(dated["label"], dated["years"], strict=True)
    years = [f"{label} {years}" for label, years in pairs]
    return f"{statements_title(rows)}. Years named: {listing(years)}."


def statements_reading(rows):
    """What to make of the statements."""
    named = rows[rows["years"] != ""]
    before = int((rows["said"] < story.ARTICLE_DAY).sum())
    own = rows[rows["on_all"]]
    setters = own.loc[own["verdict"] == promises.VERDICTS[0], "label"]
    roles = listing(own.loc[own["verdict"] == promises.VERDICTS[0], "role"])
    realistic = int((rows["verdict"] == "realistic").sum())
    short = named[named["low"] == named["low"].min()]
    least = [f"{who} on {what}" for who, what in zip(short["who"], short["subject"], strict=True)]
    groups = rows.groupby("group", sort=False).size()
    parts = [f"{number} from {_group(group)}" for group, number in groups.items()]
    return Prose(
        f"There is no one goal behind these {len(rows)} statements. {len(own)} are about "
        f"everything conventional and were made since the article: {listing(own['label'])}. The "
        f"other {len(rows) - len(own)} are on other questions or older.",
        f"{listing(setters)} set the date, {roles}; nobody is quoted as saying that it can be met. "
        f"In the whole list {realistic or 'none'} calls its own question realistic.",
        f"{len(named)} of {len(rows)} name a number of years; the shortest is "
        f"{count(int(short['low'].iloc[0]), 'year')} ({listing(least)}).",
        f"{before} were made before the article, so they were not about its date. They also speak "
        "of different things: some mean everything and nuclear arms, some one kind of equipment. "
        f"The list has {listing(parts)}. It holds those whom our sources quote, so it is no vote.",
    )


def _group(name):
    """The name of a group inside a sentence; US, NATO and European keep their capitals."""
    return small(name) if name == promises.GROUPS[-1] else name
