"""How many US troops are in Europe, and the number in the law."""

import pandas as pd

from helpers.data import tables
from helpers.pages.if_it_is_missed.data import findings, month

ALL, STATIONED, IF = "all troops", "stationed, without rotations", "if they went"
SEEN, WEAK = "published number", "weak: a log of press reports"
_COUNTED = {
    "all_us_troops": ALL,
    "all_us_troops_range_low": ALL,
    "active_duty_stationed": STATIONED,
    "permanently_stationed": STATIONED,
}


def floor() -> int:
    """The troops that may not be undercut without a certification. Source: money/us_presence."""
    frame = tables.load("money/us_presence").set_index("measure")
    return int(frame.at["ndaa_floor_fy2026", "value"])


def weighed() -> tuple[float, float]:
    """Troops said to be weighed for withdrawal, and all troops in that report."""
    going = findings("troops weighed to go").iloc[0]
    there = findings("count of all troops").set_index("source_id")["value"]
    return going["value"], there[going["source_id"]]


def troops() -> pd.DataFrame:
    """Published numbers of US troops in Europe, one row a number, oldest first.

    `low` differs from `high` where a range was given. The last row is what would be left if the
    troops that are weighed went: arithmetic on one weak report.
    """
    seen = tables.load("money/us_presence").query("place == 'Europe'")
    high = seen[seen["measure"] == "all_us_troops_range_high"].set_index("date")["value"]
    ranged = seen["measure"] == "all_us_troops_range_low"
    seen = seen.assign(
        low=seen["value"],
        high=seen["value"].where(~ranged, seen["date"].map(high)),
        counted=seen["measure"].map(_COUNTED),
        sure=SEEN,
    ).dropna(subset=["counted"])
    told = findings("count of all troops").assign(counted=ALL)
    told = told.assign(low=told["value"], high=told["value"], date=told["as_of"])
    told["sure"] = (told["confidence"] == "low").map({False: SEEN, True: WEAK})
    going, there = weighed()
    left = told.tail(1).assign(counted=IF, low=there - going, high=there - going)
    columns = ["date", "counted", "low", "high", "sure", "source_id"]
    frame = pd.concat([part[columns] for part in (seen, told, left)], ignore_index=True)
    frame = frame.drop_duplicates(columns[:-1])
    frame = frame.sort_values(["date", "counted", "low"], ignore_index=True)
    low, high = ((frame[end] / 1000).map("{:.0f}".format) for end in ("low", "high"))
    short = frame["counted"].map({ALL: "all", STATIONED: "stationed only"})
    frame["text"] = low.where(low == high, low + "–" + high)
    frame["row"] = frame["date"].map(month) + ", " + short
    frame.loc[frame["counted"] == IF, "row"] = "if the number weighed in Sep 2026 went"
    frame["row"] += frame.groupby("row").cumcount().map(lambda n: ", another report" * bool(n))
    return frame
