"""What is counted in the test against the past: bands, errors, marks, and other tables' months."""

import pandas as pd

from helpers.data import tables
from helpers.model.inputs import ON_TIME_MONTHS, load
from helpers.pages.backtest.data import (
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

BIN_MONTHS = 6
ARRIVED, PROMISED = "arrived", "newest plan"
DUE, PLANNED = "open: at least this late", "open: newest plan"
NOT_DUE = "open: not due, no newer plan"
SAME_MONTHS = 1  # smaller differences from model/slips are days of a month
HERE_IN_PLAN = "the plan here already holds that delay"
OTHER_STEP, OTHER_COUNT = "another milestone", "counted from other days, or newer news here"
OVER = "the newest plan has passed without news"
# The words of model/slips for a milestone of this table.
_SAME_STEP = {
    "first ship": "first delivery",
    "first vehicles": "first delivery",
    "first vehicles with troops": "first with units",
    "operational use": "first operational status",
    "first aircraft in the country": "first in the country",
}
STILL_OPEN = "not seen to arrive here, and no newer plan"


def coverage(frame):
    """How many items the band held, in counts, for a frame from `compare`.

    `past_held` of `past` where the whole band lies in the past: only there can an item fail, and
    late items are not missing. `held` of `decided` by what is known; `early` came before their
    plan, `later` after the band or not within it. `if_kept` of `items` when the newest plans of
    open items are kept; `expected` is what bands drawn from the truth would hold, as a share;
    `certain` tells that every draw lies on the band of every item.
    """
    outcome = frame["outcome"]
    decided, held = int((outcome != WAITING).sum()), int((outcome == INSIDE).sum())
    early = int((outcome == EARLY).sum())
    waiting = frame[outcome == WAITING]
    kept = int((counted(waiting["promised"]) <= waiting["high"]).sum())
    on_time = frame.loc[frame["late"].notna(), "late"] <= ON_TIME_MONTHS
    past = frame["elapsed"] > frame["high"]
    return {
        "items": len(frame),
        "decided": decided,
        "held": held,
        "early": early,
        "later": decided - held - early,
        "waiting": len(waiting),
        "past": int(past.sum()),
        "past_held": int((outcome[past] == INSIDE).sum()),
        "if_kept": held + kept,
        "expected": float(frame["expected"].mean()),
        "certain": bool((frame["expected"] == 1).all()),
        "arrived": len(on_time),
        "on_time": int(on_time.sum()),
    }


def found(when=THEN, reading=END):
    """`coverage` of the first test."""
    return coverage(compare(when=when, reading=reading))


def past_groups(frame):
    """The groups, in words, of the items whose whole band is past."""
    return frame.loc[frame["elapsed"] > frame["high"], "group"].str.lower().unique()


def coverages():
    """`coverage` of both tests with both records, and the first also from the middle of plans."""
    cases = [(test, when, END) for test in TESTS for when in (THEN, TODAY)]
    cases[2:2] = [("end-2022", when, MIDDLE) for when in (THEN, TODAY)]
    names = ("test", "when", "reading")
    return pd.DataFrame(
        [dict(zip(names, case, strict=True)) | coverage(compare(*case)) for case in cases]
    )


def errors(frame):
    """Months between each known date and the middle case, with its place in a histogram.

    `known` tells a real date from the newest plan of an open item; `bin` is the middle of a class
    of BIN_MONTHS. `frame` comes from `compare`.
    """
    real = frame[frame["late"].notna()].assign(known=ARRIVED, months=frame["error"])
    plan = frame[frame["promised"].notna()].assign(known=PROMISED, months=frame["promised_error"])
    found = pd.concat([real, plan], ignore_index=True)
    found["bin"] = BIN_MONTHS * (found["months"] / BIN_MONTHS).round()
    found = found.sort_values(["bin", "known", "rank", "label"], ignore_index=True)
    return found.assign(place=found.groupby("bin").cumcount() + 1)


def marks(frame):
    """What the figure draws on each row: label, group, kind of mark and months late."""
    arrived = frame.loc[frame["late"].notna()].assign(mark=frame["outcome"], months=frame["late"])
    due = frame[(frame["state"] == "open") & (frame["so_far"] > 0)]
    due = due.assign(mark=DUE, months=due["so_far"])
    plans = frame[frame["newer"] & (frame["promised"] > frame["so_far"])]
    plans = plans.assign(mark=PLANNED, months=plans["promised"])
    rest = frame[~frame["newer"] & (frame["so_far"] <= 0)].assign(mark=NOT_DUE, months=0.0)
    return pd.concat([arrived, due, plans, rest])[["label", "group", "sure", "mark", "months"]]


def kinds(frame):
    """Mean months late by group, new designs and running lines: `drawn`, `real`, `items`, `open`.

    `real` takes arrivals as they were (early ones as on time) and open items by their newest plan.
    """
    months = frame["late"].fillna(frame["promised"]).clip(lower=0)
    own = frame.assign(months=months)[frame["maturity"].isin(["new", "running"])]
    found = own.groupby("group", sort=False).agg(
        drawn=("middle", "mean"),
        real=("months", "mean"),
        items=("item", "size"),
        open=("promised", "count"),
    )
    return found.reset_index()


def by_kind():
    """The record's rows of each kind: `rows`, `on_time`, `mean` months, and the model's `drawn`.

    The model has one share on time for all kinds. `mean` has the rows on time in it, early ones
    as on time. Sources: model/slips, model/constants.
    """
    slips, constants = tables.load("model/slips"), load().constants
    slips = slips.assign(
        prompt=slips["slip_months"] <= ON_TIME_MONTHS, months=slips["slip_months"].clip(lower=0)
    )
    found = slips.groupby("maturity").agg(
        rows=("slip_id", "size"), on_time=("prompt", "sum"), mean=("months", "mean")
    )
    late = slips.loc[~slips["prompt"]].set_index("maturity")["slip_months"]
    late = late.clip(upper=constants["max_slip_months"]).groupby("maturity").mean()
    return found.assign(drawn=(1 - constants["on_time_share"]) * late)


def differing():
    """Items whose months late differ from their row of model/slips: both, and why."""
    frame = pd.concat([compare(test) for test in TESTS])
    frame = frame.merge(tables.load("model/slips")[["slip_id", "slip_months", "what_slipped"]])
    frame = frame.assign(here=frame["late"].fillna(frame["promised"]))
    frame = frame[(frame["here"] - frame["slip_months"]).abs() > SAME_MONTHS]
    there = frame["what_slipped"].replace(_SAME_STEP)
    why = (frame["milestone"] == there).map({True: OTHER_COUNT, False: OTHER_STEP})
    why = why.mask(frame["newer"] & (frame["promised"] == frame["so_far"]), OVER)
    why = why.mask(frame["late"].isna() & ~frame["newer"], STILL_OPEN)
    frame = frame.assign(why=why.mask(frame["slip_in_plan"], HERE_IN_PLAN))
    columns = ["item", "milestone", "here", "what_slipped", "slip_months", "why"]
    return frame[columns].sort_values("item", ignore_index=True)
