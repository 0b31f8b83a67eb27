"""Sentences and tables on our answers beside published ones."""

from helpers.data.sources import links
from helpers.figures.text import Prose, Several, Table, cap, count, listing
from helpers.pages.method import data_answers as answers
from helpers.pages.method import data_published as published

_OPEN = "open: the projection ends first"
_UNITS = {published.YEARS: "", published.MET: " percent", published.WAIT: " years"}


def reasons(rows):
    """What the differences come from, every comparison, and what cannot be compared."""
    return Several(sentence(rows), table(rows), left())


def table(rows):
    """Theirs, ours, the verdict and the reason for each."""
    addresses = [address for _, address in links(rows["source_id"])]
    frame = rows.assign(
        who=[[pair] for pair in zip(rows["who"], addresses, strict=True)],
        theirs=rows["theirs"] + rows["scale"].map(lambda scale: _UNITS.get(scale, f" {scale}")),
        verdict=rows["verdict"].replace(published.OPEN, _OPEN),
        why=rows["difference"].map(cap) + ". " + rows["reason"],
    )
    columns = {"label": "Question", "who": "Who", "theirs": "Theirs", "ours": "Ours"}
    columns |= {"verdict": "Ours against theirs", "why": "Why, or what to make of it"}
    return Table(frame, columns, f"{count(len(frame), 'comparison')}, each with its reason")


def sentence(rows):
    """What the differences come from, what would bring ours to theirs, and when two agree."""
    years = rows[rows["scale"] == published.YEARS]
    late = int((years["verdict"] == "ours is later").sum())
    apart = rows[rows["verdict"].str.startswith("ours is")]
    parts = (f"{why} in {number}" for why, number in apart["difference"].value_counts().items())
    best = answers.best_year()
    reach = "not before the projection ends" if best >= answers.NEVER else f"in {best:.0f}"
    pulled = listing(rows.loc[rows["our_stretched"], "label"])
    stretched = (
        "Where our middle case lies outside eight draws in ten the range is stretched to it: "
        f"{pulled}. "
    )
    return Prose(
        f"On {late} of {count(len(years), 'question')} about a year ours is later than theirs. "
        "Ours follows what is planned and ordered today; they say what is demanded, or what "
        "political priority could do. With money, industry and delivery all at their best, ours "
        f"would have the need met in most areas {reach}.",
        f"Where the two differ, {len(apart)} times, the reason is {listing(parts)}. An agreement "
        "is no proof: several rest on the same published counts.",
        "Two answers agree if their ranges overlap, be it by an end; that is a low bar. They are "
        "close if the nearest ends lie within a year or a tenth of the larger. A number given as "
        f"“{published.UP_TO}” or “{published.AT_LEAST}” is a limit: our middle case must keep it "
        f"to agree. {stretched if pulled else ''}The median is given where the middle case lies "
        "near an end.",
        untouched(),
    )


def left():
    """Published estimates that stand beside none of ours, with the reason, folded away."""
    frame = published.not_compared()
    columns = {"question": "Estimate", "who": "Who", "given": "Value", "not_compared": "It"}
    total = published.estimates()
    return Table(
        frame, columns, f"{len(frame)} of {total} estimates that cannot be compared, and why"
    )


def untouched(inputs=None):
    """Whether the inputs are those that were compared."""
    before, now = published.INPUTS_WHEN_COMPARED, published.fingerprint(inputs)
    if published.unchanged(inputs):
        return (
            "The estimates were compared, not fitted. The inputs are unchanged by this comparison: "
            f"the fingerprint of all numbers of the model is {before}, as recorded when the two "
            "were set side by side."
        )
    return (
        "The estimates were compared, not fitted. The inputs have changed since, for reasons that "
        f"git log of data/model gives: their fingerprint was {before} and is now {now}."
    )
