"""What a published row says, on our scale: low and high, calendar years or USD bn of 2026."""

from collections.abc import Callable
from typing import NamedTuple

import pandas as pd

from helpers.data import tables

YEARS, MONEY, MET = "year", "bn USD", "percent of the need"
WAIT = "years from order to delivery"
LIMITS = UP_TO, AT_LEAST, IMPLIED = "up to", "at least", "implied"
EST, TIME, COST = "estimates/estimates", "gaps/replacement_time", "gaps/us_contribution"


class Pair(NamedTuple):
    """One comparison.

    `row` is table and key, `theirs` reads the published range from that row, `ours` names a
    function of `data_ours`, `about` what it is asked. `reason` is what explains a difference,
    or why an agreement proves little.
    """

    row: str
    label: str
    scale: str
    theirs: Callable
    ours: str
    about: tuple
    reason: str
    why: str


def _either(row, low, value, high):
    """Low and high of a row, the value where one of them is missing."""
    ends = [row[low], row[high]]
    given = [row[value]] if value and not pd.isna(row[value]) else []
    known = [*given, *(end for end in ends if not pd.isna(end))]
    return min(known), max(known)


def amount(row):
    """A published amount or percentage; euros become dollars of 2026."""
    rate = 1.0
    if "EUR" in row["unit"]:
        constants = tables.load("model/constants").set_index("name")["value"]
        rate = float(constants["usd_per_eur"])
    return tuple(float(end) * rate for end in _either(row, "low", "value", "high"))


def years_from_publication(row):
    """A published number of years as calendar years, counted from the year it was published."""
    begin = int(row["published"][:4])
    return tuple(begin + float(end) for end in _either(row, "low", "value", "high"))


def replacement_years(row):
    """Years of gaps/replacement_time as calendar years; one number of years is one year."""
    begin = int(row["counted_from"][:4])
    low, high = _either(row, "years_low", None, "years_high")
    return begin + float(low), begin + float(high)


def replacement_wait(row):
    """Years from order to delivery of gaps/replacement_time."""
    ends = _either(row, "years_low", None, "years_high")
    return float(ends[0]), float(ends[1])


def cost(row):
    """A published cost of gaps/us_contribution, USD bn; an upper end alone is that number."""
    ends = _either(row, "cost_low_busd", None, "cost_high_busd")
    return float(ends[0]), float(ends[1])


def bound(row):
    """Whether a published number is a limit (UP_TO, AT_LEAST), IMPLIED by a text, or plain "".

    In estimates/estimates the remark leads the assumptions or stands in `qualifier`; a cost that
    has only an upper end in gaps/us_contribution was given as up to that.
    """
    if "assumptions" in row:
        said = [str(row["qualifier"]), str(row["assumptions"])]
        given = (mark for mark in LIMITS for text in said if text.lower().startswith(mark))
        return next(given, "")
    if "cost_high_busd" in row and pd.isna(row["cost_low_busd"]):
        return UP_TO
    return ""


def met(row):
    """A published percentage of a requirement that is met."""
    return (float(row["requirement_met_pct"]),) * 2
