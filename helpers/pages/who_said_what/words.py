"""Sentences and tables of notebook 01: what the article claims and what holds up."""

from helpers.data import story
from helpers.figures.premise import premise
from helpers.figures.text import Prose, Table, cap, count, listing
from helpers.pages import collection
from helpers.pages.who_said_what import data


def answer():
    """The answer of the page."""
    claims = data.claims()
    alone = data.anonymous_alone(claims)
    key = claims.dropna(subset=["short_name"]).set_index("short_name")
    year, aim = key.loc["the year 2027"], key.loc["the aim (Europe leads)"]
    premise(aim["corroboration"] == "confirmed", "The direction is official US policy")
    premise(year["corroboration"] != "confirmed", "The year 2027 is not among them")
    premise(len(set(key.index) - set(alone["short_name"])) == 1, "among them the meeting, the year")
    confirmed = (claims["corroboration"] == "confirmed").sum()
    retold = (claims["verdict"] == story.ONLY_ORIGINAL).sum()
    return Prose(
        f"The article makes {count(len(claims), 'claim')}; {confirmed} are confirmed, {retold} of "
        f"these {story.ONLY_ORIGINAL}. The direction is official US policy, and the EU admits the "
        f"gaps. The year 2027 is not among them: it rests on {year['attribution']}, and is "
        f"{year['corroboration']}, mostly in stories that retell the same report.",
        f"{count(len(alone), 'claim')} in all stand on the word of anonymous sources and on "
        "nothing else: among them the meeting, the year, the warning and the European reply.",
    )


def kept_sentence(claims, attribution, corroboration):
    """What is left of the article when the reader sets both filters."""
    kept = data.kept(claims, attribution, corroboration)
    verdicts = claims["short_name"] + kept.map({True: " stays", False: " falls"})
    passed = (
        f"{kept.sum()} of {count(len(claims), 'claim')} pass: {attribution} or better, "
        f"{corroboration} or better."
    )
    return " ".join([passed, *(f"{cap(told)}." for told in [listing(verdicts.dropna())] if told)])


def paragraph(number):
    """All claims of one paragraph of the article, with what independent reporting adds."""
    claims = data.claims().fillna({"hedge": "none"})
    claims["verdict"] = claims["corroboration"] + ". " + claims["note"]
    columns = {"number": "No.", "claim": "Claim, in our words", "said_by": "Said by"}
    columns |= {"attribution": "On whose word", "hedge": "How the article limits it"}
    columns |= {"verdict": "What independent reporting adds", "sources": "Sources"}
    return Table(claims[claims["paragraph"] == number], columns)


def departures():
    """Where the article departs from the report it rewrites."""
    columns = {"aspect": "Aspect", "article_says": "The article", "original_says": "The original"}
    columns |= {"why_it_matters": "Why it matters", "source": "Source of the original"}
    return Table(data.departures(), columns)


def departures_sentence():
    """How many departures there are and what they have in common."""
    found = data.departures()["change"].value_counts()
    return Prose(
        f"{count(found['changed'], 'statement')} changed on the way from the original report to "
        f"the article, and {found['left out']} were left out."
    )


def anonymous():
    """The claims that stand or fall with the anonymous sources."""
    frame = data.anonymous_alone(data.claims()).fillna({"hedge": "none"})
    columns = {"number": "No.", "claim": "Claim, in our words", "kind": "Kind"}
    return Table(frame, columns | {"hedge": "How the article limits it", "corroboration": "Status"})


def anonymous_sentence():
    """How many claims stand or fall with the anonymous sources."""
    claims = data.claims()
    quoted = claims[claims["attribution"] == "anonymous sources"]
    alone = len(data.anonymous_alone(claims))
    same = (quoted["verdict"] == story.ONLY_ORIGINAL).sum()
    return Prose(
        f"{len(quoted)} of {count(len(claims), 'claim')} come from anonymous sources. {alone} of "
        f"these nobody has confirmed. The other {len(quoted) - alone} count as confirmed, but "
        f"{same} of them only by the original report itself."
    )


def official_sentence():
    """How far the evidence leads to texts that anyone can open."""
    confirmed = data.claims().query("corroboration == 'confirmed'")
    return Prose(
        f"Even confirmed does not mean that we opened a document. Of {len(confirmed)} confirmed "
        f"claims, {confirmed['official'].sum()} cite an official page, "
        f"{confirmed['only_original'].sum()} cite only the original report, and the others "
        "cite press reports."
    )


opening, sources = collection.ends("01_who_said_what.ipynb", answer)
