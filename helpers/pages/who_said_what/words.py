"""Sentences and tables of notebook 01: what the Reuters report claims and what holds up."""

from helpers.data import story
from helpers.figures.premise import one, premise
from helpers.figures.text import Prose, Several, Table, cap, count, listing, verb
from helpers.pages import collection
from helpers.pages.who_said_what import data

_CLAIM = {"number": "No.", "claim": "Claim, in our words"}
_PARTS = {
    1: "The demand",
    2: "The impatience and the warning",
    3: "Doubts in Washington",
    4: "What Europe answers and admits",
    5: "What stands in the way",
}


def answer():
    """The answer of the page."""
    claims = data.claims()
    year, aim = (
        one(claims[claims["short_name"] == name], name)
        for name in ("the year 2027", "the aim (Europe leads)")
    )
    premise(aim["corroboration"] == "confirmed", "The aim holds up")
    unproven = (year["attribution"], year["corroboration"])
    premise(unproven == ("anonymous sources", "reported elsewhere"), "the year does not")
    confirmed = (claims["corroboration"] == "confirmed").sum()
    alone = (claims["verdict"] == story.ONLY_ORIGINAL).sum()
    return Prose(
        "The aim holds up, the year does not. That Europe should lead is written US policy, and "
        "the EU admits the gaps. The year 2027 rests on anonymous sources; others report it, "
        "mostly by retelling Reuters.",
        f"The report makes {count(len(claims), 'claim')}. {confirmed} are confirmed, {alone} of "
        f"them {story.ONLY_ORIGINAL}.",
    )


def kept_sentence(claims, attribution, corroboration):
    """What is left of the report when the reader sets both filters."""
    kept = data.kept(claims, attribution, corroboration)
    verdicts = claims["short_name"] + kept.map({True: " stays", False: " falls"})
    passed = (
        f"{kept.sum()} of {count(len(claims), 'claim')} pass: {attribution} or better, "
        f"{corroboration} or better."
    )
    told = listing(verdicts.dropna(), none="")
    return f"{passed} {cap(told)}." if told else passed


def all_claims():
    """All claims by paragraph, folded away, with what independent reporting adds."""
    claims = data.claims().fillna({"hedge": "none"})
    claims["verdict"] = claims["corroboration"] + ". " + claims["note"]
    columns = _CLAIM | {"said_by": "Said by", "attribution": "On whose word"}
    columns |= {"hedge": "How it is limited", "verdict": "What independent reporting adds"}
    columns |= {"sources": "Sources"}
    parts = (
        Table(part, columns, f"{_PARTS[number]}: {count(len(part), 'claim')}")
        for number, part in claims.groupby("paragraph")
    )
    return Several(*parts)


def departures():
    """Where the rewrite departs from the report."""
    columns = {"aspect": "Aspect", "article_says": "The rewrite", "original_says": "The report"}
    columns |= {"why_it_matters": "Why it matters", "source": "Where we read it"}
    return Table(data.departures(), columns)


def departures_sentence():
    """How many departures there are and what they have in common."""
    found = data.departures()["change"].value_counts()
    changed, left = found.get("changed", 0), found.get("left out", 0)
    return Prose(
        f"{count(changed, 'statement')} changed on the way from the report to the rewrite, and "
        f"{left} {verb(left, 'was', 'were')} left out."
    )


def anonymous_sentence():
    """How many claims stand or fall with the anonymous sources."""
    claims = data.claims()
    quoted = claims[claims["attribution"] == "anonymous sources"]
    alone = data.anonymous_alone(claims)
    same = (quoted["verdict"] == story.ONLY_ORIGINAL).sum()
    named = {"the year 2027", "the warning"} <= set(alone["short_name"])
    premise(named, "The year and the warning rest on unnamed people alone")
    return Prose(
        f"{len(quoted)} of {count(len(claims), 'claim')} come from anonymous sources. Nobody has "
        f"confirmed {len(alone)} of them. The other {len(quoted) - len(alone)} count as confirmed, "
        f"but {same} of these {story.ONLY_ORIGINAL}."
    )


def official_sentence():
    """How far the evidence leads to texts that anyone can open."""
    confirmed = data.claims().query("corroboration == 'confirmed'")
    return Prose(
        f"Even confirmed does not mean that we opened a document. Of {len(confirmed)} confirmed "
        f"claims, {confirmed['official'].sum()} cite an official page, "
        f"{confirmed['only_original'].sum()} only the report itself, the others press reports."
    )


opening, sources = collection.ends("01_who_said_what.ipynb", answer)
