"""Sentences of notebook 00: the question, the first answer, what stands in the way."""

import pandas as pd

from helpers.data import dates, story
from helpers.figures import sentences
from helpers.figures.premise import premise
from helpers.figures.text import Prose, Table, count, listing, phrases, small
from helpers.pages import collection
from helpers.pages.start_here import data

# The map of the collection and its glossary stand on this page.
reading, contents, glossary = collection.reading, collection.contents, collection.glossary


def answer():
    """The first answer: what is held today, and what can still arrive."""
    areas = data.areas()
    ahead = data.leads(areas, 50)
    sure = areas["evidence"].isin(["strong", "medium"])
    met = (areas["coverage"] >= 100).sum()
    own = (ahead & (areas["method"] == "reader-set")).sum()
    fewest, most = (areas[["low", "high"]] > 50).sum()
    led, (ready, least) = data.counts()["told"].iloc[0], data.ready()
    premise(ready == led, "If only what is ready counts, it led in … too")
    return Prose(
        "It depends on what one counts, and nobody has said what to count. By our count Europe "
        f"held the larger part in {led} of {count(len(areas), 'capability area')} at "
        f"the end of 2025. All that a war is thought to need it held alone in {met or 'none'}.",
        f"If only what is ready counts, it led in {ready} too, but of the need in "
        f"{small(least['name'])} it covered {least['ready']:.0f} percent, not "
        f"{least['coverage']:.0f}.",
        "Where the evidence is at least medium, Europe leads most clearly in "
        f"{_some(areas[ahead & sure])}, the US in {_some(areas[~ahead & sure][::-1])}. {own} of "
        f"Europe's {ahead.sum()} areas rest on placeholders of ours. If all our counts err one "
        f"way, Europe could lead in as few as {fewest} or as many as {most}.",
        f"{sentences.reach_sentence()} So what is bought now changes little by 2027; "
        "what one counts, and what the US withdraws, changes more.",
    )


def report():
    """Where the story comes from, as a link, and how sure it is."""
    source = story.original()
    row = {
        "The first report": [(source["title"], source["url"])],
        "Publisher": source["publisher"],
        "Day": dates.spoken(pd.Timestamp(source["published"])),
        "How sure": "weaker: unnamed people told it",
    }
    return Table(pd.DataFrame([row]), dict(zip(row, row, strict=True)))


def counted():
    """What stands behind each bar, folded away."""
    frame = data.areas()
    frame["both"] = phrases(frame, "{europe:g} : {us:g}")
    frame["percent"] = phrases(frame, "{share:.0f}")
    columns = {"name": "Area", "measure": "What is counted", "both": "Europe : US"}
    columns |= {"unit": "Unit", "percent": "Europe's share, percent", "evidence": "Evidence"}
    return Table(frame, columns, f"What is counted in the {len(frame)} areas")


def by_year():
    """What the projection says of the dates, how wide its range is, and what is a toss-up."""
    counts = data.counts().set_index("date")
    led, of = counts["told"], counts["of"].iloc[0]
    near, points = data.on_the_line()
    return Prose(
        f"If things go as reported, Europe leads in {led['2027']} of {of} areas by the end of "
        f"2027, by 2030 in {led['2030']} and by 2035 in {led['2035']}. A range holds eight of ten "
        "random runs; the middle case has every input at its middle. On the line, within "
        f"{points:g} points of it: {listing(map(small, near)) or 'no area'}.",
    )


def holds_back():
    """What stands in the way by 2030, and what would move the count most."""
    found, behind = data.limits("2030")
    premise("nothing alone" in found, "In 1 area nothing helps alone")
    alone = found.pop("nothing alone")
    helped = listing(f"in {number} {_LIMITS[limit]}" for limit, number in found.items())
    levers, lifted = data.levers("2030"), data.lifted("2030")
    line, fleet = list(levers.itertuples())[:2]
    hard = levers[levers["group"].isin(["money", "industry"])]
    premise(alone + found.sum() > behind, "Areas count twice where two limits are level")
    premise((line.name, fleet.name) == data.LARGEST_LEVERS, "What would move that count most?")
    premise((hard["swing"] == 0).all(), "No assumption on money or factories moves it alone")
    return Prose(
        f"In the middle case Europe would not lead {behind} areas at the end of 2030. In each, "
        f"lift one limit at a time and see which gives the largest gain in share: {helped}. Areas "
        f"count twice where two limits are level. In {count(alone, 'area')} nothing helps alone. "
        f"With no delay, no wait and no training time at all, Europe would lead in {lifted} areas "
        f"then, not in {line.now:.0f}.",
        f"What would move that count most? A line at {line.low:g} percent: {line.at_low:.0f} "
        f"areas; at {line.high:g} percent: {line.at_high:.0f}. If {fleet.low:g} times the US fleet "
        f"that we assume came: {fleet.at_low:.0f} areas; if {fleet.high:g} times: "
        f"{fleet.at_high:.0f}. No assumption on money or factories moves it alone by then: in this "
        "model, by its rules, which know no leasing, second-hand equipment or upkeep.",
    )


_LIMITS = {
    "delays": "fewer delays",
    "lead times": "a shorter time from order to delivery",
    "training": "shorter training",
    "money": "more money",
    "factories": "more factories",
}


def verdicts():
    """Yes or no for each rule, which is how much hangs on the word majority."""
    frame = data.verdicts()
    chance = (100 * frame["chance"]).map(" ({:.0f} of 100 random runs say yes)".format)
    line = frame["hangs"].map({True: ", but on the line", False: ""})
    told = (frame["holds"].map({True: "yes", False: "no"}) + line + chance).unstack()
    told["rule"] = [data.RULES[rule].clause for rule in told.index]
    dates = {date: f"By the end of {date}" for date in ("2027", "2030")}
    return Table(told.loc[list(data.RULES)], {"rule": "If a majority means that"} | dates)


def majority_sentence(areas, threshold, rule):
    """Does Europe hold the majority under the reader's definition, and where?"""
    ahead, named = data.leads(areas, threshold), areas["named_in_article"]
    told = {
        "most": f"it led in {ahead.sum()} of {len(areas)}",
        "every": f"it did not lead in {(~ahead).sum()} of {len(areas)}",
        "named": f"it led in {(ahead & named).sum()} of {named.sum()} areas that are named",
        "mean": f"its average share was {areas['share'].mean():.1f} percent",
        "families": "the average of the five families was "
        f"{areas.groupby('family')['share'].mean().mean():.1f} percent",
    }[rule]
    verdict = "held" if data.holds_majority(threshold, rule) else "did not hold"
    return (
        f"If a majority means that {data.RULES[rule].clause}, and the line is {threshold} "
        f"percent, Europe {verdict} it at the end of 2025: {told}."
    )


def _some(areas):
    return listing(map(small, areas["name"].head(4)))


opening, sources = collection.ends("00_start_here.ipynb", answer)
