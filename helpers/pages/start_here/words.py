"""Sentences of notebook 00: the question, the first answer, what stands in the way."""

import pandas as pd

from helpers.data import dates, story
from helpers.figures import sentences
from helpers.figures.premise import premise
from helpers.figures.text import Prose, Table, count, listing, small
from helpers.pages import collection
from helpers.pages.start_here import data

# The map of the collection and its glossary stand on this page.
reading, contents, glossary = collection.reading, collection.contents, collection.glossary


def answer():
    """The first answer: what is led today and by the dates, what is ready, and what can arrive."""
    areas, counts = data.areas(), data.counts().set_index("date")
    led, of = counts["told"], counts["of"].iloc[0]
    ahead = data.leads(areas, 50)
    guessed = (ahead & (areas["method"] == "reader-set")).sum()
    fewest, most = (areas[["low", "high"]] > 50).sum()
    ready, least = data.ready()
    holds = data.verdicts()["holds"].unstack()[["2027", "2030"]]
    premise(not holds.loc["most"].any(), "Count areas, and Europe has none")
    passes = holds.loc["mean"].all() and not data.holds_majority(50, "mean")
    premise(passes, "Average its shares, and it passes half by the end of 2027")
    premise((areas["coverage"] < 100).all(), "In none of the areas did Europe alone hold")
    premise(ready == led["2025"], "If only what is ready counts, it leads in as many")
    return Prose(
        "It depends on what counts as a majority, and nobody has said. Count areas, and Europe "
        f"has none at the end of 2027 or of 2030: it leads in {led['2025']} of {of} at the end of "
        f"2025, in {led['2027']} at the end of 2027 and in {led['2030']} at the end of 2030. "
        "Average its shares, and it passes half by the end of 2027.",
        "A range holds eight of ten draws, which are runs of our model in which chance picks every "
        "uncertain input. In none of the areas did Europe alone hold what a war is thought to "
        "need. If only what is ready counts, it leads in as many, but of the need for "
        f"{small(least['name'])} it covers {least['ready']:.0f} percent, not "
        f"{least['coverage']:.0f}.",
        f"In {guessed} of Europe's {ahead.sum()} areas nobody publishes a "
        "number, so we guessed one. If all our counts err one way, Europe could lead in as few as "
        f"{fewest} or as many as {most}.",
        sentences.reach_sentence(),
    )


def both_ends():
    """Where each side leads most clearly, by evidence that is at least medium."""
    areas = data.areas()
    ahead, sure = data.leads(areas, 50), areas["evidence"].isin(["strong", "medium"])
    mass, reach = areas[ahead & sure].head(4), areas[~ahead & sure][::-1].head(4)
    premise("Tanks and heavy brigades" in set(mass["name"]), "Europe holds the mass")
    premise("Intelligence from space" in set(reach["name"]), "the US the means to see")
    return Prose(
        "Where the evidence is at least medium, Europe leads most clearly in "
        f"{listing(map(small, mass['name']))}; the US in {listing(map(small, reach['name']))}."
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


def by_year():
    """Where the mean share and the leads go, and what is a toss-up."""
    led, (cut, own) = data.counts().set_index("date")["middle"], data.rise("2027")
    near, points = data.on_the_line()
    premise(led["2025":"2030"].nunique() == 1, "Little changes before 2030")
    premise(cut > own > 0, "its larger part comes from the US cut")
    cut, own = round(cut, 1), round(own, 1)  # so that the parts add up to what is printed
    return Prose(
        f"Europe's mean share rises by {cut + own:.1f} points by the end of 2027: {cut:.1f} of "
        f"them come from the US cut of June 2026, {own:.1f} from what Europe adds.",
        f"On the line, within {points:g} points of it: "
        f"{listing(map(small, near), none='no area')}.",
    )


def holds_back():
    """What stands in the way of leads at the end of 2030, and what would move the count most."""
    found, behind = data.limits("2030")
    levers, lifted = data.levers("2030"), data.lifted("2030")
    line, fleet = list(levers.itertuples())[:2]
    hard = levers[levers["group"].isin(["money", "industry"])]
    premise("money" not in found and set(_TIME) <= set(found.index), "Time holds back most")
    premise(found.sum() > behind, "some have two causes")
    premise((line.name, fleet.name) == data.LARGEST_LEVERS, "Two choices move the count most")
    premise((hard["swing"] == 0).all(), "No assumption on money or factories moves it alone")
    causes = listing(f"{cause} in {found[limit]}" for limit, cause in _TIME.items())
    return Prose(
        f"Time holds back most of the {behind} areas that Europe would not lead at the end of "
        f"2030: {causes} (some have two causes). Money comes first in none. Without any delay, "
        f"wait or training time Europe would lead in {count(lifted, 'area')}, not in "
        f"{line.now:.0f}.",
        f"Two choices move the count most: where the line lies ({line.at_low:.0f} areas at "
        f"{line.low:g} percent, {line.at_high:.0f} at {line.high:g}), and how much of its fleet "
        f"the US would send ({fleet.at_low:.0f} if {fleet.low:g} times what we assume, "
        f"{fleet.at_high:.0f} if {fleet.high:g} times). No assumption on money or factories moves "
        "it alone by then.",
    )


_TIME = {
    "lead times": "long waits for what is ordered",
    "delays": "late deliveries",
    "training": "training",
}


def verdicts():
    """Yes or no for each rule, which is how much hangs on the word majority."""
    frame = data.verdicts()
    chance = (100 * frame["chance"]).map(" ({:.0f} percent of the draws say yes)".format)
    line = frame["hangs"].map({True: ", but on the line", False: ""})
    told = (frame["holds"].map({True: "yes", False: "no"}) + line + chance).unstack()
    told["rule"] = [data.RULES[rule].clause for rule in told.index]
    dates = {date: f"At the end of {date}" for date in ("2027", "2030")}
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


opening, sources = collection.ends("00_start_here.ipynb", answer)
