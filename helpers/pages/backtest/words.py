"""Sentences and tables of the test against the past: what a range is worth, how many held."""

from helpers.figures.premise import premise
from helpers.figures.text import Fold, Prose, Several, Table, cap, count, listing
from helpers.model import backtest, past_plans
from helpers.model.inputs import ON_TIME_MONTHS, load
from helpers.pages import collection
from helpers.pages.backtest import data
from helpers.pages.backtest.words_answer import answer

_OLD_PLAN = 2020
_TESTS = {"end-2022": "end of 2022", "end-2024": "2023 and 2024, as known at the end of 2024"}


def counted():
    """The counts behind the figure: what a range is worth, each way to count, what was left out."""
    return Several(
        Fold("What a range is worth, and each way to count", bar(), known(), coverage()),
        Fold("Why this is no fair sample", biased()),
        differing(),
    )


def bar():
    """What a range is worth: how much of the draws lies on it, and how few delays it rests on."""
    late = _late()
    ends = (
        f"for {name.lower()} "
        + ("the only one known" if len(own) == 1 else f"the longest of {len(own)}")
        + f" ({own.max():.0f} months)"
        for kind, name in past_plans.MATURITIES.items()
        if len(own := late.loc[late["maturity"] == kind, "slip_months"])
    )
    premise(backtest.found()["certain"], "every draw lies on it")
    return Prose(
        "A range leaves out the lowest tenth of the draws and the highest. With so few delays "
        "known, every draw lies on it. It can hardly be too narrow. What came earlier than planned "
        "counts as on time: nothing is drawn before the plan. The far end of the range "
        f"is {listing(ends)}, and the longest delay of any kind where none of the same kind was "
        "known.",
    )


def coverage():
    """Both tests with both records, as a table."""
    rows = data.coverages()
    rows["test"] = rows["test"].map(_TESTS)
    for column, of in (("past_held", "past"), ("held", "decided"), ("if_kept", "items")):
        rows[column] = rows[column].astype(str) + " of " + rows[of].astype(str)
    rows["perfect"] = (100 * rows["expected"]).map("{:.0f} percent".format)
    columns = {
        "test": "Plans known",
        "when": "Range drawn from",
        "reading": "A planned year counts from",
        "items": "Items",
        "past_held": "Inside the range, where the whole range is past",
        "held": "Inside, of all that can be judged",
        "early": "Earlier than planned",
        "if_kept": "Inside, if newest plans are kept",
        "waiting": "Not decided",
        "perfect": "A perfect range would hold",
    }
    return Table(rows, columns)


def known():
    """How little was known on the day of the test, and what each way to count gives."""
    then, half = backtest.compare(), backtest.compare(reading=past_plans.MIDDLE)
    found = backtest.coverage(then)
    now = backtest.found(backtest.TODAY)
    late = _late()
    parts = (
        f"{(late['maturity'] == kind).sum() or 'none'} for {name.lower()}"
        for kind, name in past_plans.MATURITIES.items()
    )
    beyond = then[(then["outcome"] == backtest.WAITING) & (then["promised"] > then["high"])]
    premise(found["past"] and found["past_held"] < found["past"], "Beyond its range")
    premise(len(beyond), "If the newest plans are kept")
    return Prose(
        f"Of the rows of our record as they now stand, {len(late)} were known at the end of 2022: "
        f"{listing(parts)}. Delays announced by then but since replaced by longer ones are not "
        "counted. Where none of a kind was known, or only the item's own, all kinds were used "
        "together.",
        "The fairest count takes only plans whose whole range lies in the past, because only there "
        f"a plan can fail, and an item that never came counts too. These plans are all "
        f"{listing(backtest.past_groups(then))}. Beyond its range: {_missed(then)}. A plan that "
        "names only a year is late after its last day. Counted from the middle of the year, beyond "
        f"the range would be {_missed(half)}.",
        f"If the newest plans are kept, {count(len(beyond), 'open item')} will land beyond the "
        f"range: {_ranges(beyond, 'promised')}. An open item counts with its newest plan, or with "
        "its first where none newer was found. That flatters the plans, for plans slip again; to "
        "leave those items out would do the reverse: what is very late is still open.",
        f"With {backtest.TODAY}, each item's own left out, a perfect range would hold "
        f"{100 * now['expected']:.0f} percent, more than eight of ten, because nothing is drawn "
        "earlier than planned.",
    )


def _missed(frame):
    return _ranges(frame[frame["past"] & (frame["outcome"] != backtest.INSIDE)], "late")


def _ranges(rows, column):
    """Items with the months of a column and the far end of their ranges."""
    months = rows[column].map("{:.0f} months".format, na_action="ignore")
    said = months.fillna("no arrival found")
    return listing(
        f"{item} ({words}, range up to {high:.0f})"
        for item, words, high in zip(rows["item"], said, rows["high"], strict=True)
    )


def biased():
    """Why this is no fair sample."""
    then, share = backtest.compare(), load().on_time_share
    found = backtest.coverage(then)
    due = found["arrived"] + int((then["so_far"] > 0).sum())
    old = then[then["plan_known"].str[:4].astype(int) <= _OLD_PLAN]
    later = listing(past_plans.ordered("end-2022", by_then=False)["item"])
    return Prose(
        f"Of {due} items that have arrived or are overdue, {found['on_time']} came on time, within "
        f"three months: {100 * found['on_time'] / due:.0f} percent. The model assumes "
        f"{100 * share.min():.0f} to {100 * share.max():.0f}, by kind. The base rates of auditors "
        "in it were set later, and were used here all the same. Where no arrival was found, it may "
        "have come unseen.",
        f"{cap(count(len(old), 'plan'))} were published in {_OLD_PLAN} or before "
        f"({listing(old['item'])}). Newer plans may have been known by the end of 2022.",
        small=f"Left out because they were no orders yet at the end of 2022: {later}. Left out "
        "because no date planned for them was seen to be valid then: Ajax, SARah satellites 2 and "
        "3, German army radios, the second lot of K130 corvettes and the Glascoed shell plant.",
    )


def differing():
    """Where the months of this page differ from model/slips, folded away."""
    rows = data.differing()
    rows["here"] = rows["here"].map("{:.0f}, ".format) + rows["milestone"]
    rows["there"] = rows["slip_months"].map("{:g}, ".format) + rows["what_slipped"]
    columns = {"item": "Item", "here": "Months late here", "there": "In the record of delays"}
    summary = f"{count(len(rows), 'item')} with other months than the record of delays, and why"
    return Table(rows, columns | {"why": "Why"}, summary)


def factories(rows):
    """Rules 6 and 7 against the past; `rows` comes from `data.growth`."""
    waits = data.waits()
    inside, longer, shorter, still = (
        int((waits["verdict"] == name).sum())
        for name in (data.AS_RULE, data.LONGER, data.SHORTER, data.STILL)
    )
    late = waits[(waits["verdict"] == data.LONGER) & ~waits["arrived"]]
    names = listing(f"{row.item}, at least {row.months:.0f} months" for row in late.itertuples())
    old = rows[rows["then_year"] < data.KNOWN_YEAR]
    aged = listing(f"{row.line} ({row.then_year})" for row in old.itertuples())
    claimed = listing(rows.loc[rows["sure"] == data.CLAIMED, "line"])
    torn = rows[rows["verdict"] == data.UNDECIDED]
    every = len(late) and len(old) and (rows["sure"] == data.CLAIMED).any() and len(torn) == 1
    premise(every, "Of … items with a contract date")
    ways = {data.FASTER, data.SLOWER} <= set(rows["verdict"])
    premise(ways, "Factories do not grow at one rate")
    torn = torn.iloc[0]
    return Several(
        Prose(
            f"How long did a new order take? Of {count(len(waits), 'item')} with a contract date "
            f"{inside} waited as long as the model draws, {shorter} less, "
            f"{longer} longer, and {still} cannot be told yet. Lead times and growth "
            "rates were set later, partly from the same cases. This shows whether they fit, not "
            "whether they could have been known.",
        ),
        Fold(
            "What was counted, and what is weak",
            Prose(
                "Where no date is planned, the projection takes a lead time and a delay (rule 6). "
                f"Longer and still open: {names}. Used equipment, and places in the line taken "
                "over from another buyer, are left out. So is the extra wait for US weapons, whose "
                "reason came later.",
                "Factories grow by a steady yearly rate (rule 7). For shells the projection also "
                f"adds new plants. Pale: {claimed}, {data.CLAIMED}. {torn['line']}: on the mean of "
                f"the years {torn['grew']:.1f} times, in the last year alone "
                f"{torn['last'] / torn['then']:.1f}, when many that had been parked were handed "
                "over. That is no verdict. The last output known then was older for "
                f"{aged}; there the model starts in that year too.",
            ),
        ),
    )


def _late():
    """Delays that were known at the end of 2022."""
    record = past_plans.record()
    return record[record["slip_months"] > ON_TIME_MONTHS]


opening, sources = collection.ends("12_backtest.ipynb", answer)
