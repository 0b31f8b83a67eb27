"""Promises and forecasts against what came, and what was said about 2027 and 2030, as frames.

Only like is compared with like: same measure, same year, same prices. The rest is counted.
"""

import pandas as pd

from helpers.data import dates, sources, story, tables
from helpers.data.fault import DataError
from helpers.figures.text import link

DONE, LATE = "done, no date known", "late or unclear"
STATES = ["kept", DONE, "missed", LATE, "still open", "not found"]
SHELLS, MILESTONE = "155mm shells", "met (1) or missed (0)"
# Units of rows that tell whether something happened, and no number.
ANSWERS = [MILESTONE, "yes (1) or no (0)"]
# The unit of a result that needs no forecast: its promise is 100.
OF_PROMISE = "percent of the promise"
MADE, CLAIMED, PROMISED = "made", "capacity claimed", "promised or planned"
_KIND = {"actual": MADE, "capacity": CLAIMED, "planned": PROMISED, "target": PROMISED}
GROUPS = ["US officials and lawmakers", "NATO officials", "European officials"]
GROUPS += ["Researchers, former officers, press"]
VERDICTS = ["sets the date", "realistic", "partly", "conditional", "unrealistic"]


def shells():
    """Shells of 155 mm a year of whole regions; `sure` is False where a number is in doubt."""
    frame = sources.with_sources(tables.load("delivery/production"), "delivery/production")
    frame = frame[(frame["system_or_product"] == SHELLS) & frame["region"].notna()]
    return frame.assign(
        what=frame["kind"].map(_KIND),
        million=frame["rate_per_year"] / 1e6,
        sure=frame["sure"] == "stated plainly",
    ).reset_index(drop=True)


def milestones():
    """EU promises and steps, one row each with its `state`, and what our sources `found` of it."""
    frame = _actuals().dropna(subset=["promise"]).rename(columns={"promise_state": "state"})
    found = frame["promise_told"].fillna(frame["doubt"]).fillna("")
    frame = frame.assign(found=found, rank=frame["state"].map(STATES.index))
    return frame.sort_values(["rank", "actual_id"], ignore_index=True)


def comparisons():
    """Pairs of a forecast and a result that measure the same: result in percent of the forecast.

    Raises DataError where a pair names no forecast with a number, and is no share of a promise.
    """
    frame = _actuals()
    forecasts = frame["forecast_id"].map(frame.set_index("actual_id")["value"])
    forecasts = forecasts.mask(frame["unit"] == OF_PROMISE, 100)
    paired = frame["pair_name"].notna()
    for row in frame.index[paired & forecasts.isna()]:
        told = f'the pair needs a forecast with a number, or the unit "{OF_PROMISE}"'
        raise DataError("estimates/actuals", told, row + 2, "forecast_id")
    frame = frame.rename(columns={"pair_name": "name", "value": "result"})
    frame = frame.assign(forecast=forecasts, percent=100 * frame["result"] / forecasts)
    return frame[paired].reset_index(drop=True)


def not_found():
    """What was looked for and not found: one row a measure, with a link to its source."""
    frame = _actuals().query("not_found").reset_index(drop=True)
    name = frame["promise"].where(frame["unit"] == MILESTONE, frame["measure"])
    return frame.assign(name=name, link=[[link(row)] for row in frame.itertuples()])


def unlike():
    """A forecast and the later result that it may not be held against, as two rows."""
    frame = _actuals().set_index("actual_id", drop=False)
    early = frame.dropna(subset=["unlike_id"]).iloc[0]
    return early, frame.loc[early["unlike_id"]]


def _actuals():
    frame = sources.with_sources(tables.load("estimates/actuals"), "estimates/actuals")
    return frame.merge(tables.load("sources"), on="source_id")


def published_answers():
    """Published answers on cost, time and need; `result` is the number that measures one."""
    frame = tables.load("estimates/estimates")
    results = tables.load("estimates/actuals").set_index("actual_id")["value"]
    return frame.assign(result=frame["measured_by"].map(results))


def statements():
    """One row a statement on 2027 or 2030: who, group, verdict, and the days its years lead to.

    Open ranges are closed with the one end that was named. Undated statements have no days.
    """
    frame = sources.with_sources(tables.load("estimates/statements"), "estimates/statements")
    said = dates.first_day(frame["date"])
    low, high = (frame[f"years_needed_{end}"].astype("float64") for end in ("low", "high"))
    low, high = low.fillna(high), high.fillna(low)
    # Told apart by the year where somebody spoke twice.
    twice, year = frame["who"].duplicated(keep=False), frame["date"].str[:4].fillna("undated")
    year = " (" + year + ")"
    frame = frame.assign(
        group=frame["speaker_group"],
        said=said,
        low=low,
        from_day=dates.add_months(said, 12 * low),
        to_day=dates.add_months(said, 12 * high),
        on_all=(frame["subject"] == "all") & (said >= story.ARTICLE_DAY),
        subject=frame["subject_short"].fillna(frame["subject"]),
        label=frame["who"].mask(twice, frame["who"] + year),
        years=[_years(row) for row in frame.itertuples()],
        rank=frame["speaker_group"].map(GROUPS.index),
        verdict_rank=frame["verdict"].map(VERDICTS.index),
    )
    return frame.sort_values(["rank", "verdict_rank", "said"], ignore_index=True)


def _years(row):
    low, high = row.years_needed_low, row.years_needed_high
    if pd.isna(low) and pd.isna(high):
        return ""
    if pd.isna(low):
        return f"up to {high} years"
    return f"{low} years or more" if pd.isna(high) else f"{low} to {high} years"
