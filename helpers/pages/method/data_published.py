"""Published answers beside ours: theirs on our scale, and whether the two agree.

Nothing here changes an input. What stands beside which answer of ours, and why the two may differ,
is in estimates/comparisons. `INPUTS_WHEN_COMPARED` is the fingerprint of the model's numbers at the
time of the comparison.
"""

import hashlib
import json
from dataclasses import asdict
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.data import tables
from helpers.data.cached import cached
from helpers.model.assumptions import default
from helpers.model.inputs import load
from helpers.pages.method import data_answers as answers

# The second edition, whose reasons were read again; the first was edd8cbacf4c663d1.
INPUTS_WHEN_COMPARED = "b39e38caaa2d24a3"
SCALES = ["year", "bn USD", "percent of the need", "years from order to delivery"]
YEARS, MONEY, MET, WAIT = SCALES
CLOSE = {YEARS: 1, MONEY: 0.1, MET: 0.1, WAIT: 0.1}  # a year, or a tenth of the larger
AGREE, NEAR, OPEN, LIMIT = "agrees", "close", "open", "keeps the limit"
WORDS = {YEARS: ("sooner", "later"), WAIT: ("shorter", "longer")}
WORDS |= dict.fromkeys((MONEY, MET), ("lower", "higher"))
UP_TO, AT_LEAST, IMPLIED = "up to", "at least", "implied"


class Columns(NamedTuple):
    """Where a table keeps a published answer: the number or its ends, who, since when, source."""

    ends: list
    who: str
    since: str
    source: str = "source_id"


TABLES = {
    "estimates/estimates": Columns(["low", "value", "high"], "who", "published"),
    "gaps/replacement_time": Columns(["years_low", "years_high"], "who_says", "counted_from"),
    "gaps/us_contribution": Columns(["cost_low_busd", "cost_high_busd"], "basis", "as_of"),
    "gaps/pairs": Columns(["requirement_met_pct"], "requirement_basis", "as_of", "req_source_id"),
}


class Span(NamedTuple):
    """A published answer on our scale: low and high (the same where one number was given).

    `limit` is UP_TO or AT_LEAST where the number was given as a limit.
    """

    low: float
    high: float
    limit: str = ""


def fingerprint(inputs=None):
    """One hash of every number that the projection reads; no words, no unread columns."""
    reported = asdict(default())
    del reported["plan"]  # no number: how the reader shares out the money
    numbers = asdict(inputs or load()) | reported
    told = json.dumps(
        numbers, sort_keys=True, default=lambda own: np.asarray(own, float).round(9).tolist()
    )
    return hashlib.sha256(told.encode()).hexdigest()[:16]


@cached
def compared(edition=None):
    """Rows of estimates/comparisons with both answers, in the order of SCALES.

    Ours are those of this edition, or of an `answers.Edition`.

    who, low, high, limit, source_id (theirs); our_low, our_middle, our_high, our_median,
    our_stretched; verdict; `theirs` and `ours` in words. Years from 2036 on mean not before.
    """
    frame = tables.load("estimates/comparisons")
    rows = []
    for pair in frame.to_dict("records"):
        who, source, theirs = _published(pair)
        asked = " ".join(pair[name] for name in ("asked", "pledge_id") if not pd.isna(pair[name]))
        of = {} if pair["answer"] in answers.SUMS else {"edition": edition}
        own = getattr(answers, pair["answer"])(*asked.split(), **of)
        row = {"who": who, "source_id": source, "verdict": verdict(pair["scale"], theirs, own)}
        row |= {"theirs": _their_words(theirs), "ours": _our_words(pair["scale"], own)}
        rows.append(row | theirs._asdict() | {f"our_{k}": v for k, v in own._asdict().items()})
    frame = frame.join(pd.DataFrame(rows))
    rank = frame["scale"].map(SCALES.index)
    return frame.assign(rank=rank).sort_values("rank", kind="stable", ignore_index=True)


def agreeing():
    """In how many comparisons ours agreed with theirs: in the first edition, and now."""
    return tuple(
        int((compared(edition)["verdict"] == AGREE).sum()) for edition in (answers.first(), None)
    )


def _published(pair):
    """Who says it, on what source, and what, on our scale, of one row of estimates/comparisons."""
    name = next(name for name in TABLES if not pd.isna(pair[tables.key(name)[0]]))
    key, columns = tables.key(name)[0], TABLES[name]
    row = tables.load(name).set_index(key).loc[pair[key]]
    numbers = row[columns.ends].astype(float)
    if pair["read_as"] == "years from publication":
        numbers = numbers + int(row[columns.since][:4])
    if "EUR" in row.get("unit", ""):
        numbers = numbers * load().constants["usd_per_eur"]
    limit = row.get("limit", UP_TO if pd.isna(numbers.iloc[0]) else "")
    limit = "" if pd.isna(limit) or name == "gaps/replacement_time" else limit
    return row[columns.who], row[columns.source], Span(numbers.min(), numbers.max(), limit)


def verdict(scale, theirs, answer):
    """AGREE where the ranges overlap, NEAR where they nearly do, else on which side ours lies.

    An answer of ours that is not before the end of the projection is later than any year before
    it, and OPEN beside one that reaches so far. Beside a limit our middle case must keep it to
    agree; far inside a limit it only keeps it (LIMIT).
    """
    if scale == YEARS and answer.low >= answers.NEVER:
        return OPEN if theirs.high >= answers.NEVER else "ours is later"
    # Our middle case keeps a published limit; anything keeps a number that is none.
    broken = {UP_TO: answer.middle > theirs.high, AT_LEAST: answer.middle < theirs.low}
    if theirs.low <= answer.high and answer.low <= theirs.high:
        return NEAR if broken.get(theirs.limit) else AGREE
    if not broken.get(theirs.limit, True):
        return LIMIT
    below = answer.high < theirs.low
    near, far = (answer.high, theirs.low) if below else (theirs.high, answer.low)
    allowed = CLOSE[scale] * (1 if scale == YEARS else far)
    return NEAR if far - near <= allowed else f"ours is {WORDS[scale][not below]}"


def not_compared():
    """Rows of estimates/estimates without a counterpart here, and `given`: the number in words."""
    frame = tables.load("estimates/estimates")
    frame = frame[frame["not_compared"].notna()]
    return frame.assign(given=[_given(row) for row in frame.itertuples()])


def _given(row):
    ends = [row.low, row.high] if pd.isna(row.value) else [row.value]
    said = (f"{v:,.0f}" if v >= 10_000 else f"{v:g}" for v in ends if not pd.isna(v))
    return " to ".join(said) + (f" {row.unit}" if row.unit != "year" else "")


def _their_words(span):
    low, high = _said(span.low), _said(span.high)
    said = low if low == high else f"{low} to {high}"
    return f"{said} (implied)" if span.limit == IMPLIED else f"{span.limit} {said}".strip()


def _our_words(scale, answer):
    """The middle case with its range; the median too where the middle is in its outer tenth."""
    low, middle, high, median = (v if v is None else _said(v, scale) for v in answer[:4])
    if low == high:
        return middle
    width, up = answer.high - answer.low, answer.middle - answer.low
    at_an_end = width > 0 and not 0.1 <= up / width <= 0.9
    return f"{middle} ({low} to {high}{f', median {median}' if at_an_end else ''})"


def _said(value, scale=""):
    if scale == YEARS and value >= answers.NEVER:
        return f"not before {answers.NEVER}"
    return f"{value:.1f}" if value < 10 and value % 1 else f"{value:.0f}"
