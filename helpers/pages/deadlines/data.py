"""Open dates against one wait, and the last day to sign, as frames."""

import pandas as pd

from helpers.data import dates
from helpers.data.lead_times import TARGETS, arrivals, cases, deadlines, lead_times

__all__ = ["cases", "deadlines", "lead_times", "sign_by", "slack"]


def slack(frame, today, lead_months):
    """Dates open on `today`, months left, and `slack` after one lead time, below 0 if late."""
    day = pd.Timestamp(today)
    ahead = frame[frame["status"].isin(["pending", "unclear"]) & (frame["last"] >= dates.as_of())]
    left = dates.months_between(day, ahead["last"]).clip(lower=0)
    ahead = ahead.assign(months_left=left, slack=left - lead_months, today=day)
    ahead["outcome"] = "an order today is in time"
    ahead.loc[ahead["slack"] < 0, "outcome"] = "an order today is too late"
    ahead.loc[ahead["last"] < day, "outcome"] = "date has passed"
    return ahead.sort_values(["last", "label"], ignore_index=True)


def sign_by(leads):
    """The last day to sign for the end of 2027 and of 2030, per kind; `today` is our latest day."""
    frames = [
        arrivals(leads, day, -1).assign(target=f"for the end of {year}", year=year)
        for year, day in TARGETS.items()
    ]
    return pd.concat(frames, ignore_index=True).assign(today=dates.as_of())
