"""Sentences and tables of notebook 01: what the article claims and what holds up."""

from helpers.data import story
from helpers.figures.text import Prose, Table, cap, count, listing


def answer():
    """The answer of the page in three sentences."""
    claims = story.claims()
    alone = story.anonymous_alone(claims)
    year = _claim(claims, "c03")
    confirmed = int((claims["corroboration"] == "confirmed").sum())
    retold = int((claims["verdict"] == story.ONLY_ORIGINAL).sum())
    among = "is" if year.corroboration == "confirmed" else "is not"
    return Prose(
        f"The article makes {count(len(claims), 'claim')}; {confirmed} are confirmed, {retold} of "
        f"these {story.ONLY_ORIGINAL}. The direction is official US policy, and the EU admits the "
        f"gaps. The year 2027 {among} among them: it rests on {year.attribution}, and is "
        f"{year.corroboration}, mostly in stories that retell the same report.",
        f"{count(len(alone), 'claim')} in all stand on the word of anonymous sources and on "
        "nothing else: among them the meeting, the year, the warning and the European reply.",
    )


def kept_sentence(claims, attribution, corroboration):
    """What is left of the article when the reader sets both filters."""
    left = claims[story.kept(claims, attribution, corroboration)]
    fate = ["stays" if claim in set(left["claim_id"]) else "falls" for claim in _KEY]
    verdicts = [f"{name} {verb}" for name, verb in zip(_KEY.values(), fate, strict=True)]
    return (
        f"{len(left)} of {count(len(claims), 'claim')} pass: {attribution} or better, "
        f"{corroboration} or better. {cap(listing(verdicts))}."
    )


# The four claims that make the story; the rest is its background.
_KEY = {
    "c02": "the aim (Europe leads)",
    "c03": "the year 2027",
    "c11": "the warning",
    "c18": "the European reply (unrealistic)",
}


def kept_title(counts):
    """The finding of the sweep over both filters."""
    strict = counts.iloc[0]["claims"]
    loose = counts.iloc[-1]["claims"]
    return f"From {strict} claims to {loose}: how much you believe depends on what you accept"


def kept_description(counts):
    """The sweep in words."""
    rows = [
        f"{attribution}: "
        + listing(f"{row.claims} {row.corroboration}" for row in group.itertuples())
        for attribution, group in counts.groupby("attribution", sort=False)
    ]
    return f"Claims that survive, by lowest attribution and corroboration. {'; '.join(rows)}."


def unit_title(claims):
    """The finding of the tiles."""
    record = claims[claims["attribution"] == "official record"]
    anonymous = claims[claims["attribution"] == "anonymous sources"]
    return (
        f"{_share(record)} claims on the official record are confirmed, "
        f"{_share(anonymous)} from anonymous sources"
    )


def unit_description(claims):
    """The tiles in words, for readers who do not see them."""
    table = claims.groupby(["attribution", "corroboration"]).size()
    parts = [
        f"{attribution}: "
        + listing(
            f"{table.get((attribution, level), 0)} {level}"
            for level in story.CORROBORATION
            if table.get((attribution, level), 0)
        )
        for attribution in story.ATTRIBUTION
    ]
    return f"Tiles for {count(len(claims), 'claim')} in three rows. {'; '.join(parts)}."


def paragraph(number):
    """All claims of one paragraph of the article, with what independent reporting adds."""
    claims = story.claims()
    claims = claims[claims["paragraph"] == number].assign(
        verdict=lambda frame: frame["corroboration"] + ". " + frame["note"].fillna("")
    )
    return Table(
        claims.fillna({"hedge": "none"}),
        {
            "number": "No.",
            "claim": "Claim, in our words",
            "said_by": "Said by",
            "attribution": "On whose word",
            "hedge": "How the article limits it",
            "verdict": "What independent reporting adds",
            "sources": "Sources",
        },
    )


def departures():
    """Where the article departs from the report it rewrites."""
    columns = {"aspect": "Aspect", "article_says": "The article", "original_says": "The original"}
    columns |= {"why_it_matters": "Why it matters", "source": "Source of the original"}
    return Table(story.departures(), columns)


def departures_sentence():
    """How many departures there are and what they have in common."""
    frame = story.departures()
    silent = int((frame["article_says"] == "Nothing.").sum())
    changed = len(frame) - silent
    return Prose(
        f"{count(changed, 'statement')} changed on the way from the original report to the "
        f"article, and {silent} were left out."
    )


def anonymous():
    """The claims that stand or fall with the anonymous sources."""
    frame = story.anonymous_alone(story.claims()).fillna({"hedge": "none"})
    columns = {"number": "No.", "claim": "Claim, in our words", "kind": "Kind"}
    return Table(frame, columns | {"hedge": "How the article limits it", "corroboration": "Status"})


def anonymous_sentence():
    """How many claims stand or fall with the anonymous sources."""
    claims = story.claims()
    alone = story.anonymous_alone(claims)
    from_them = claims["attribution"] == "anonymous sources"
    quoted = int(from_them.sum())
    same = from_them & (claims["corroboration"] == "confirmed") & claims["only_original"]
    return Prose(
        f"{quoted} of {count(len(claims), 'claim')} come from anonymous sources. {len(alone)} of "
        f"these nobody has confirmed. The other {quoted - len(alone)} count as confirmed, but "
        f"{int(same.sum())} of them only by the original report itself."
    )


def official_sentence():
    """How far the evidence leads to texts that anyone can open."""
    claims = story.claims()
    confirmed = claims[claims["corroboration"] == "confirmed"]
    return Prose(
        f"Even confirmed does not mean that we opened a document. Of {len(confirmed)} confirmed "
        f"claims, {int(confirmed['official'].sum())} cite an official page, "
        f"{int(confirmed['only_original'].sum())} cite only the original report, and the others "
        "cite press reports."
    )


def _claim(claims, claim_id):
    return claims.set_index("claim_id").loc[claim_id]


def _share(claims):
    confirmed = int((claims["corroboration"] == "confirmed").sum())
    return f"{confirmed} of {len(claims)}"
