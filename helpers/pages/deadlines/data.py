"""Open dates against one wait, and the last day to sign, as frames."""

import pandas as pd

from helpers.data import dates
from helpers.data.lead_times import CASES, TARGETS, cases, deadlines, lead_times

__all__ = ["cases", "deadlines", "lead_times", "sign_by", "slack"]


def slack(frame, today, lead_months):
    """Deadlines still open, with months left from `today` and slack after one lead time.

    Slack is negative where an order signed today would arrive after the date.
    """
    ahead = frame[frame["status"].isin(["pending", "unclear"]) & (frame["last"] >= dates.as_of())]
    left = dates.months_between(pd.Timestamp(today), ahead["last"]).clip(lower=0)
    outcome = pd.Series("an order today is in time", index=ahead.index)
    outcome = outcome.mask(left < lead_months, "an order today is too late")
    outcome = outcome.mask(ahead["last"] < pd.Timestamp(today), "date has passed")
    ahead = ahead.assign(months_left=left, slack=left - lead_months, today=pd.Timestamp(today))
    return ahead.assign(outcome=outcome).sort_values(["last", "label"], ignore_index=True)


def sign_by(leads):
    """The last day to sign for a first delivery by the end of 2027 and of 2030, per kind.

    `today` is the day of our facts, against which a day to sign lies behind or ahead.
    """
    frames = [
        leads.assign(
            target=f"for the end of {year}",
            year=year,
            today=dates.as_of(),
            **{f"{case}_day": dates.add_months(day, -leads[case]) for case in CASES},
        )
        for year, day in TARGETS.items()
    ]
    return pd.concat(frames, ignore_index=True)
