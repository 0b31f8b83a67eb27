"""How well the bands of the test against the past held, in counts, and their middles in months."""

import pandas as pd

from helpers.data import tables
from helpers.model.backtest import (
    EARLY,
    END,
    INSIDE,
    MIDDLE,
    TESTS,
    THEN,
    TODAY,
    WAITING,
    compare,
    counted,
)
from helpers.model.inputs import ON_TIME_MONTHS, load


def coverage(frame):
    """How many items the band held, in counts, for a frame from `compare`.

    `past_held` of `past` where the whole band lies in the past: only there can an item fail, and
    late items are not missing. `held` of `decided` by what is known; `early` came before their
    plan, `later` after the band or not within it. `if_kept` of `items` when the newest plans of
    open items are kept; `expected` is what bands drawn from the truth would hold, as a share;
    `certain` tells that every draw lies on the band of every item.
    """
    said = {name: int((frame["outcome"] == name).sum()) for name in (INSIDE, EARLY, WAITING)}
    decided, waiting = len(frame) - said[WAITING], frame[frame["outcome"] == WAITING]
    arrived = frame["late"].dropna()
    return {
        "items": len(frame),
        "decided": decided,
        "held": said[INSIDE],
        "early": said[EARLY],
        "later": decided - said[INSIDE] - said[EARLY],
        "waiting": len(waiting),
        "past": int(frame["past"].sum()),
        "past_held": int((frame["past"] & (frame["outcome"] == INSIDE)).sum()),
        "if_kept": said[INSIDE] + int((counted(waiting["promised"]) <= waiting["high"]).sum()),
        "expected": float(frame["expected"].mean()),
        "certain": bool((frame["expected"] == 1).all()),
        "arrived": len(arrived),
        "on_time": int((arrived <= ON_TIME_MONTHS).sum()),
    }


def found(when=THEN, reading=END):
    """`coverage` of the first test."""
    return coverage(compare(when=when, reading=reading))


def past_groups(frame):
    """The groups, in words, of the items whose whole band is past."""
    return frame.loc[frame["past"], "group"].str.lower().unique()


def coverages():
    """`coverage` of both tests with both records, and the first also from the middle of plans."""
    cases = [(test, when, END) for test in TESTS for when in (THEN, TODAY)]
    cases[2:2] = [("end-2022", when, MIDDLE) for when in (THEN, TODAY)]
    names = ("test", "when", "reading")
    return pd.DataFrame(
        [dict(zip(names, case, strict=True)) | coverage(compare(*case)) for case in cases]
    )


def kinds(frame):
    """Mean months late by group, new designs and running lines: `drawn`, `real`, `items`, `open`.

    `real` takes arrivals as they were (early ones as on time) and open items by their newest plan.
    """
    months = frame["late"].fillna(frame["promised"]).clip(lower=0)
    own = frame.assign(months=months)[frame["maturity"].isin(["new", "running"])]
    return own.groupby("group", sort=False, as_index=False).agg(
        drawn=("middle", "mean"),
        real=("months", "mean"),
        items=("item", "size"),
        open=("promised", "count"),
    )


def by_kind():
    """The record's rows of each kind: `rows`, `on_time`, `mean` months, and the model's `drawn`.

    The model has one share on time for all kinds. `mean` has the rows on time in it, early ones
    as on time. Sources: model/slips, model/constants.
    """
    slips, constants = tables.load("model/slips"), load().constants
    prompt, months = slips["slip_months"] <= ON_TIME_MONTHS, slips["slip_months"]
    slips = slips.assign(prompt=prompt, months=months.clip(lower=0))
    slips["late"] = months.where(~prompt).clip(upper=constants["max_slip_months"])
    found = slips.groupby("maturity").agg(
        rows=("slip_id", "size"),
        on_time=("prompt", "sum"),
        mean=("months", "mean"),
        drawn=("late", "mean"),
    )
    return found.assign(drawn=(1 - constants["on_time_share"]) * found["drawn"])
