"""Sentences and tables of the method page."""

from helpers.data.sources import links
from helpers.figures.premise import premise
from helpers.figures.text import Fold, Prose, Several, Table, cap, count, listing, small
from helpers.model.assumptions import short_names
from helpers.pages import collection
from helpers.pages.method import data
from helpers.pages.method import data_answers as answers
from helpers.pages.method import data_editions as editions
from helpers.pages.method import data_published as published
from helpers.pages.method.data_judgements import ASSUMED, COUNTED, DATES, FLEETS, moves

_OPEN = "open: the projection ends first"
_UNITS = {published.YEARS: "", published.MET: " percent", published.WAIT: " years"}


def answer():
    """How far to trust the projection, how much of it is judgement, and two of its terms."""
    rows = data.kinds().groupby("kind")["rows"].sum()
    # Which groups of our inputs the headline survives, and which it does not.
    own = moves().query("kind == @ASSUMED")
    shaken = (own["areas_low"] != own["areas_high"]).groupby(own["date"]).sum()
    last = own[own["date"] == "2030"]
    widest = last.iloc[0]
    premise(2 * rows["judgement"] > rows.sum(), "Most rows are our judgement")
    return Prose(
        "Trust the direction of the projection more than its count. We moved "
        f"{count(len(last), 'group')} of our inputs from low to high, one at a time. "
        f"{shaken['2027']} change the number of areas led at the end of 2027, {shaken['2030']} "
        f"that of 2030. The widest swing comes from “{widest['name']}”: {widest['led']} areas at "
        "the end of 2030.",
        f"Of {rows.sum()} rows that feed it, {rows['sourced']} are as published, "
        f"{rows['derived']} are arithmetic on published numbers and {rows['judgement']} are our "
        "judgement.",
        "The numbers are those of present plans (“as reported” in figures). The middle case takes "
        "every input at its middle. A range holds eight of ten draws of the uncertain inputs.",
    )


def rules():
    """The rules: words, formula, and where they are in the code."""
    columns = {"rule": "Rule", "words": "In words", "formula": "Formula", "code": "In the code"}
    rows = data.rules()
    return Table(rows, columns, f"The {len(rows)} rules: words, formula, code")


def assumptions():
    """Every slider with default, range, meaning, reason and sources."""
    columns = {
        "label": "Assumption",
        "unit": "Unit",
        "start": "Default",
        "range": "Range",
        "what_it_means": "Meaning",
        "why_this_default": "Why",
        "kind": "Kind",
        "sources": "Sources",
    }
    rows = data.assumptions()
    return Table(rows, columns, f"{count(len(rows), 'assumption')}: default, range, reason, source")


def notes():
    """The choices that the rules left open, and what the tests hold, folded away."""
    rows = data.notes()
    summary = f"For modellers: {count(len(rows), 'note')}"
    return Table(rows, {"kind": "Kind", "note": "Note"}, summary)


def editions_sentence(rows):
    """What changed between the two editions, and what that does to the answer of 2030."""
    first, *_, second = rows.to_dict("records")
    moved = (rows["share"] - rows["share_from"])[1:-1]
    premise(moved.max() > 0 > moved.min(), "Most of the gain … most of the loss")
    up, down = rows.loc[moved.idxmax()], rows.loc[moved.idxmin()]
    return Several(
        Prose(
            f"Most of the gain: {small(up['change'])} ({up['share_text']} points). Most of the "
            f"loss: {small(down['change'])} ({down['share_text']}). What changed most is not here: "
            "errors that hang together, uncertain money and inputs with wider limits widen the "
            "ranges and leave the middle."
        ),
        Fold(
            "How to read the changes",
            Prose(
                f"At the end of {editions.DATE} the first edition had "
                f"{count(first['led'], 'area')} led in the middle case, the second has "
                f"{second['led']}. The changes come one after another. In another order single "
                "bars differ; both ends stay."
            ),
        ),
    )


def judged(moves):
    """The sentence, and the two ends of every group; `moves` from `data_judgements.moves`."""
    return Several(judged_sentence(moves), _ends(moves))


def judged_sentence(moves):
    """What the judgements on money and industry do, against those on what is counted."""
    ours, others = (moves[moves["kind"] == kind] for kind in (ASSUMED, COUNTED))
    early, last = (ours[ours["date"] == date] for date in DATES)
    widest = others[others["date"] == DATES[-1]].iloc[0]
    premise(widest["areas"] > last["areas"].max(), "Definitions and US decisions move it more")
    scaled, fleets = last.iloc[0], last[last["name"] == FLEETS].iloc[0]
    most = scaled["name"] == short_names()["us_fleet_factor"]
    premise(most, "The US fleet … move the count most")
    moving = early.loc[early["areas_low"] != early["areas_high"], "said"]
    return Prose(
        f"At the end of 2027 only {listing(moving)} change the number of areas led. At the end of "
        f"2030 {(last['areas'] == 0).sum()} of {count(len(last), 'group')} of our inputs leave it "
        "as it is, wherever in their range they stand. "
        f"{cap(scaled['said'])} and {fleets['said']} move the same number, through two ranges.",
        f"Definitions and US decisions move it more: {widest['said']} takes it from "
        f"{widest['areas_low']} to {widest['areas_high']}.",
    )


def _ends(moves):
    """What low and high mean for every group, folded away."""
    last = moves[moves["date"] == DATES[-1]]
    low, high = (last[end].map("{:.1f}".format) for end in ("at_low", "at_high"))
    columns = {
        "name": "Judgement",
        "kind": "Kind",
        "from_": "One end",
        "to": "Other end",
        "share": "Mean share 2030 at each end, percent",
    }
    summary = f"The two ends of {count(len(last), 'judgement')}"
    return Table(last.assign(share=low + " / " + high), columns, summary)


def reasons(rows):
    """What the differences come from; when two agree, every comparison and the rest in folds."""
    return Several(
        compared_sentence(rows), Fold("When two agree", when(rows)), table(rows), left(rows)
    )


def table(rows):
    """Theirs, ours, the verdict and the reason for each."""
    addresses = [address for _, address in links(rows["source_id"])]
    frame = rows.assign(
        who=[[pair] for pair in zip(rows["who"], addresses, strict=True)],
        theirs=rows["theirs"] + rows["scale"].map(lambda scale: _UNITS.get(scale, f" {scale}")),
        verdict=rows["verdict"].replace(published.OPEN, _OPEN),
        why=rows["difference"].map(cap) + ". " + rows["reason"],
    )
    columns = {
        "label": "Question",
        "who": "Who",
        "theirs": "Theirs",
        "ours": "Ours",
        "verdict": "Ours against theirs",
        "why": "Why, or what to make of it",
    }
    return Table(frame, columns, f"{count(len(frame), 'comparison')}, each with its reason")


def compared_sentence(rows):
    """What the differences come from, what would bring ours to theirs, and when two agree."""
    years = rows[rows["scale"] == published.YEARS]
    late = int((years["verdict"] == "ours is later").sum())
    apart = rows[rows["verdict"].str.startswith("ours is")]
    parts = (f"{why} in {number}" for why, number in apart["difference"].value_counts().items())
    best = answers.best_year()
    premise(2 * late > len(years), "Others expect it sooner")
    premise(best < answers.NEVER, "With money, industry and delivery all at their best")
    return Prose(
        f"On {late} of {count(len(years), 'question')} about a year ours is later than theirs. "
        "Ours follows what is planned and ordered today; they say what is demanded, or what "
        "political priority could do. With money, industry and delivery all at their best, ours "
        f"would have the need covered in most areas in {best:.0f}.",
        f"Where the two differ, {len(apart)} times, the reason is {listing(parts)}. An agreement "
        f"is no proof: several rest on the same published counts. {before_and_after(len(rows))}",
    )


def when(rows):
    """When two answers agree, and that nothing was fitted."""
    premise(not rows["our_stretched"].any(), "Two answers agree if their ranges overlap")
    return Prose(
        "Two answers agree if their ranges overlap, be it by an end; that is a low bar. They are "
        "close if the nearest ends lie within a year or a tenth of the larger. A number given as "
        f"“{published.UP_TO}” or “{published.AT_LEAST}” is a limit: our middle case must keep it "
        "to agree. The median is given where the middle case lies near an end.",
        untouched(),
    )


def before_and_after(number):
    """How many of `number` published answers lie inside our range, in both editions."""
    then, now = published.agreeing()
    return (
        f"With the inputs of the first edition {then} of the {number} published answers agreed "
        f"with ours; with those of the second {now} do. No input was chosen for that."
    )


def left(rows):
    """Published estimates that stand beside none of ours, with the reason, folded away."""
    frame = published.not_compared()
    columns = {"question": "Estimate", "who": "Who", "given": "Value", "not_compared": "It"}
    of = f"{len(frame)} of {len(frame) + rows['estimate_id'].count()} estimates"
    return Table(frame, columns, f"{of} that cannot be compared, and why")


def untouched(inputs=None):
    """The fingerprint of the inputs, when they were compared and now."""
    return (
        "The estimates were compared, not fitted. When they were set side by side, the "
        f"fingerprint of all numbers of the model was {published.INPUTS_WHEN_COMPARED}; now it is "
        f"{published.fingerprint(inputs)}. If the two differ, git log of data/model says why."
    )


opening, sources = collection.ends("11_method.ipynb", answer)
