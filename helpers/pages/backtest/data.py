"""What page 12 shows of the test against the past: errors of the middle, and other months."""

import pandas as pd

from helpers.data import tables
from helpers.model.backtest import TESTS, compare

BIN_MONTHS = 6
ARRIVED, PROMISED = "arrived", "newest plan"
SAME_MONTHS = 1  # smaller differences from model/slips are days of a month
HERE_IN_PLAN = "the plan here already holds that delay"
OTHER_STEP, OTHER_COUNT = "another milestone", "counted from other days, or newer news here"
OVER = "the newest plan has passed without news"
STILL_OPEN = "not seen to arrive here, and no newer plan"
# The words of model/slips for a milestone of estimates/backtest.
_SAME_STEP = {
    "first ship": "first delivery",
    "first vehicles": "first delivery",
    "first vehicles with troops": "first with units",
    "operational use": "first operational status",
    "first aircraft in the country": "first in the country",
}


def errors(frame):
    """Months between each known date and the middle case, with its place in a histogram.

    `known` tells a real date from the newest plan of an open item; `bin` is the middle of a class
    of BIN_MONTHS. `frame` comes from `backtest.compare`.
    """
    known = {ARRIVED: frame["late"], PROMISED: frame["promised"]}
    found = pd.concat(
        frame.assign(known=name, months=months - frame["middle"])[months.notna()]
        for name, months in known.items()
    )
    found["bin"] = BIN_MONTHS * (found["months"] / BIN_MONTHS).round()
    found = found.sort_values(["bin", "known", "rank", "label"], ignore_index=True)
    return found.assign(place=found.groupby("bin").cumcount() + 1)


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
