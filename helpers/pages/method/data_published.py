"""Our answers beside published ones: which can be compared, how they differ, and why.

Nothing here changes an input. `INPUTS_WHEN_COMPARED` is the fingerprint of the model's tables at
the time of the comparison; `unchanged` says whether they are still the same.
"""

import hashlib
from typing import NamedTuple

import pandas as pd

from helpers.data import tables
from helpers.pages.method import data_ours as ours
from helpers.pages.method.data_left import NOT_COMPARED
from helpers.pages.method.data_pairs import PAIRS
from helpers.pages.method.data_read import AT_LEAST, MET, MONEY, UP_TO, WAIT, YEARS, bound

INPUTS_WHEN_COMPARED = "d0ce748785e9a7d0"
TABLES = ("estimates/estimates", "gaps/replacement_time", "gaps/us_contribution", "gaps/pairs")
SCALES = (YEARS, MONEY, MET, WAIT)
CLOSE = {YEARS: 1, MONEY: 0.1, MET: 0.1, WAIT: 0.1}  # a year, or a tenth of the larger
AGREE, NEAR, OPEN, LIMIT = "agrees", "close", "open", "keeps the limit"
WORDS = {YEARS: ("sooner", "later")} | dict.fromkeys((MONEY, MET), ("lower", "higher"))
WORDS[WAIT] = ("shorter", "longer")


class Span(NamedTuple):
    """A published answer on our scale: low and high (the same where one number was given).

    `bound` is UP_TO or AT_LEAST where the number was given as a limit.
    """

    low: float
    high: float
    bound: str = ""


def fingerprint(folder=tables.DATA):
    """One hash of all tables that feed the projection, from the hashes in datapackage.json."""
    resources = tables.package(folder)["resources"]
    hashes = sorted(r["name"] + r["hash"] for r in resources if r["name"].startswith("model/"))
    return hashlib.sha256("\n".join(hashes).encode()).hexdigest()[:16]


def unchanged(folder=tables.DATA):
    """True while the inputs are those that were compared."""
    return fingerprint(folder) == INPUTS_WHEN_COMPARED


def compared():
    """One row a comparison, in the order of SCALES.

    label, who, scale, low, high, bound (theirs), our_low, our_middle, our_high, our_median,
    stretched, verdict, reason, why, source_id. Years from 2036 on mean not before.
    """
    rows = []
    for pair in PAIRS:
        table, _, key = pair.row.partition(":")
        found = tables.load(table)
        own = found[found[found.columns[0]] == key].iloc[0]
        theirs = Span(*pair.theirs(own), bound(own))
        answer = getattr(ours, pair.ours)(*pair.about)
        rows.append(
            {"label": pair.label, "who": _who(own), "scale": pair.scale, "reason": pair.reason}
            | {"why": pair.why, "row": pair.row, "low": theirs.low, "high": theirs.high}
            | {"bound": theirs.bound, "our_median": answer.median, "stretched": answer.stretched}
            | {"our_low": answer.low, "our_middle": answer.middle, "our_high": answer.high}
            | {"verdict": verdict(pair.scale, theirs, answer), "source_id": _source(own)}
        )
    frame = pd.DataFrame(rows)
    rank = frame["scale"].map({scale: place for place, scale in enumerate(SCALES)})
    return frame.assign(rank=rank).sort_values("rank", kind="stable", ignore_index=True)


def verdict(scale, theirs, answer):
    """AGREE where the ranges overlap, NEAR where they nearly do, else on which side ours lies.

    An answer of ours that is not before the end of the projection is later than any year before
    it, and OPEN beside one that reaches so far. Beside a limit our middle case must keep it to
    agree; far inside a limit it only keeps it (LIMIT).
    """
    if scale == YEARS and answer.low >= ours.NEVER:
        return OPEN if theirs.high >= ours.NEVER else "ours is later"
    overlap = theirs.low <= answer.high and answer.low <= theirs.high
    kept = _keeps(theirs, answer)
    if overlap:
        return AGREE if kept else NEAR
    if kept and theirs.bound in (UP_TO, AT_LEAST):
        return LIMIT
    below = answer.high < theirs.low
    near, far = (answer.high, theirs.low) if below else (theirs.high, answer.low)
    apart, allowed = far - near, CLOSE[scale] * (1 if scale == YEARS else far)
    return NEAR if apart <= allowed else f"ours is {WORDS[scale][not below]}"


def _keeps(theirs, answer):
    """Does our middle case keep a published limit? Anything keeps a number that is none."""
    above = theirs.bound == UP_TO and answer.middle > theirs.high
    below = theirs.bound == AT_LEAST and answer.middle < theirs.low
    return not (above or below)


def not_compared():
    """Rows of estimates/estimates without a counterpart here: question, who, why."""
    frame = tables.load("estimates/estimates")
    used = {pair.row.partition(":")[2] for pair in PAIRS}
    left = frame[~frame["estimate_id"].isin(used)]
    return left.assign(why=left["estimate_id"].map(NOT_COMPARED))


def _who(row):
    for column in ("who", "who_says", "basis"):
        if column in row:
            return row[column]
    return row["requirement_basis"]


def _source(row):
    return row["source_id"] if "source_id" in row else row["req_source_id"]
