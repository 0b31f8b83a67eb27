"""Promises and forecasts against what came, and what was said about 2027 and 2030, as frames.

Only like is compared with like: same measure, same year, same prices. The rest is counted.
"""

import pandas as pd

from helpers.data import dates, story, tables

DONE, LATE = "done, no date known", "late or unclear"
STATES = ["kept", DONE, "missed", LATE, "still open", "not found"]
# The same promise in story/deadlines, so that one promise has one status.
SAME = {"ac-64": "d10", "ac-65": "d11", "ac-67": "d12", "ac-32": "d18", "ac-70": "d23"}
SHELLS, MILESTONE = "155mm shells", "met (1) or missed (0)"
# Makers that stand for all of Europe or all of the US; single firms are left out.
MAKERS = {
    "European producers": "Europe",
    "European Union": "Europe",
    "European allies": "Europe",
    "US Army suppliers": "United States",
}
REGIONS = list(dict.fromkeys(MAKERS.values()))
QUANTITIES = ["percent", "rounds per year"]
MADE, CLAIMED, PROMISED = "made", "capacity claimed", "promised or planned"
_KIND = {"actual": MADE, "capacity": CLAIMED, "planned": PROMISED, "target": PROMISED}
# Forecast, result, name, and why the pair is weak; all of the same year, measure and prices.
_PAIRS = [
    ("ac-01", "ac-02", "Spending 2025, NATO Europe and Canada", ""),
    ("ac-03", "ac-04", "Spending 2025, United States", ""),
    ("ac-20", "ac-21", "Spending 2025, EU members", "prices not stated"),
]
GROUPS = ["US officials and lawmakers", "NATO officials", "European officials"]
GROUPS += ["Researchers, former officers, press"]
_SPEAKERS = {0: ["sm-01", "sm-05", "sm-25"], 1: ["sm-03", "sm-04", "sm-10"]}
_SPEAKERS |= {2: ["sm-02", "sm-07", "sm-08", "sm-09", "sm-11", "sm-12"]}
# Abbreviations of the table in words.
_PLAIN = {r"^all \((gaps.*)\)$": r"\1"}
_PLAIN |= {"^all$": "everything conventional", "^all incl. nuclear$": "everything and nuclear arms"}
_PLAIN |= {"^ISR$": "intelligence and reconnaissance", "IFVs": "infantry vehicles"}
_PLAIN |= {"^all ": "everything ", "^dynamic long-range": "long-range"}
_PLAIN |= {"ISR, satcom, refuelling, logistics, C2.*": "watch, refuelling and more"}
VERDICTS = ["sets the date", "realistic", "partly", "conditional", "unrealistic"]
CHECKED = "has a result"


def shells():
    """Shells of 155 mm a year, Europe and the US: promised, claimed as capacity, made.

    `sure` is False where the row's note says the number is disputed, internal or the press's.
    """
    frame = tables.load("delivery/production")
    frame = frame[(frame["system_or_product"] == SHELLS) & frame["producer"].isin(MAKERS)].copy()
    frame["region"], frame["what"] = frame["producer"].map(MAKERS), frame["kind"].map(_KIND)
    weak = frame["note"].str.contains("disput|unnamed|internal|press figure", na=False)
    frame["million"] = frame["rate_per_year"] / 1e6
    frame["day"] = pd.to_datetime(frame["year"].astype(str) + "-07-01")
    return frame.assign(sure=~weak).reset_index(drop=True)


def shell_gaps(frame):
    """Years up to now for which no output was found, one row a region."""
    last = frame[frame["what"] == MADE].groupby("region")["year"].max()
    rows = [
        {"region": region, "first_year": int(year) + 1, "last_year": dates.as_of().year}
        for region, year in last.items()
        if year < dates.as_of().year
    ]
    frame = pd.DataFrame(rows)
    first, last = frame["first_year"].astype(str), frame["last_year"].astype(str)
    return frame.assign(first=dates.first_day(first), last=dates.last_day(last))


def milestones():
    """EU promises with a date, one row each: kept, missed, still open or not found."""
    frame = tables.load("estimates/actuals").set_index("actual_id")
    goals = tables.load("estimates/estimates").set_index("estimate_id")["value"]
    # The work programme of EDIP is an EU step as well, though its row does not say so.
    own = frame[frame["measure"].str.startswith("EU milestone") | (frame.index == "ac-72")]
    rows = [(key, _short(row.measure), _state(row), _found(row)) for key, row in own.iterrows()]
    late = frame.loc["ac-34"]
    goal = late["measure"].partition(":")[0].removeprefix("Earlier EU goal of ")
    rows.append(
        (
            "ac-34",
            goal[:1].upper() + goal[1:],
            "missed",
            f"about {late['value']:.0f} % came on time",
        )
    )
    goal = f"{goals['va-e088'] / 1e6:.0f} million shells a year by end 2025"
    rows.append(("ac-40", goal, "not found", "capacity was announced; no output was found"))
    goal = f"{goals['va-e099']:.0f} % of EU purchases made jointly by end 2027"
    share = f"under {frame['value']['ac-31']:.0f} % at the start, nothing found for 2026"
    rows.append(("ac-32", goal, "still open", share))
    rows.append(_plans())
    rows = pd.DataFrame(rows, columns=["actual_id", "promise", "state", "found"])
    rows["found"] = rows["found"].mask(rows["actual_id"] == "ac-65", _projects())
    rows["found"] = rows["found"].mask(rows["actual_id"] == "ac-63", _at_risk(frame.loc["ac-63"]))
    rank = rows["state"].map(STATES.index)
    return rows.assign(rank=rank).sort_values(["rank", "actual_id"], ignore_index=True)


def _plans():
    """The plans for SAFE loans, a date that only the list of dates holds."""
    row = tables.load("story/deadlines").set_index("deadline_id").loc["d22"]
    state = {"met": "kept", "missed": "missed"}.get(row["status_as_of_2026_11"], "not found")
    day = dates.spoken(pd.Timestamp(row["date"]))
    return "d22", f"{row['label']} by {day}", state, _first_result(row)


def _first_result(row):
    """The first clause after what is due: what the row tells of the end."""
    return row["what_is_due"].partition("; ")[2].partition(", ")[0]


def _at_risk(row):
    """The last text on the flagships, which is older than the meeting that had to decide."""
    published = tables.load("sources").set_index("source_id").at[row["source_id"], "published"]
    return f"last text {dates.spoken(pd.Timestamp(published))}: at risk; the end was not found"


def _projects():
    """What came instead of projects in the first half of 2026, from the list of events."""
    event = tables.load("story/events").set_index("event_id").loc["e59"]
    day = dates.spoken(pd.Timestamp(event["date"]))
    return f"{event['label'][:1].lower()}{event['label'][1:]} approved on {day}"


def _short(measure):
    text = measure.removeprefix("EU milestone: ").partition(" (")[0]
    return text[:1].upper() + text[1:]


def _state(row):
    if pd.isna(row.value):
        return row.qualifier
    if row.unit != MILESTONE:
        return DONE
    return "kept" if row.value else "missed"


def _found(row):
    """What the row adds in brackets or as its qualifier; empty if nothing."""
    remark = row.measure.partition(" (")[2].rstrip(")")
    if row.unit != MILESTONE:
        day = dates.spoken_month(pd.Timestamp(row.as_of))
        return f"{day}: {row.value:g} {row.unit}"
    return remark or ("" if pd.isna(row.value) or pd.isna(row.qualifier) else row.qualifier)


def comparisons():
    """Pairs of a forecast and a result that measure the same: result in percent of the forecast."""
    actuals = tables.load("estimates/actuals").set_index("actual_id")
    rows = [
        {
            "name": name,
            "forecast": actuals["value"][before],
            "result": actuals["value"][after],
            "unit": actuals["unit"][after],
            "percent": 100 * actuals["value"][after] / actuals["value"][before],
            "weak": weak,
        }
        for before, after, name, weak in _PAIRS
    ]
    share = actuals["value"]["ac-34"]
    pair = {"forecast": 100.0, "result": share, "percent": share, "unit": "percent", "weak": ""}
    rows.append({"name": "Shells for Ukraine by March 2024, EU"} | pair)
    return pd.DataFrame(rows)


def not_found():
    """What was looked for by our day and not found: one row a measure."""
    frame = tables.load("estimates/actuals").merge(tables.load("sources"), on="source_id")
    lost = frame["qualifier"].fillna("").isin(["not found", "none found"])
    frame = frame[lost & frame["value"].isna()]
    return frame.assign(name=[_short(text) for text in frame["measure"]]).reset_index(drop=True)


def checkable():
    """Published answers by whether they can be checked by now: a result, or the date they name.

    The result is the row of estimates/actuals that `measured_by` names, if it holds a number.
    """
    frame = tables.load("estimates/estimates")
    results = tables.load("estimates/actuals").set_index("actual_id")["value"]
    found = frame["measured_by"].map(results).notna()
    last = dates.last_day(frame["target_date"].dropna()).reindex(frame.index)
    state = pd.Series("name no date", index=frame.index)
    state = state.mask(last > dates.as_of(), "too early")
    state = state.mask(last <= dates.as_of(), "date has passed")
    return frame.assign(state=state.mask(found, CHECKED))


def statements():
    """One row a statement on 2027 or 2030: who, group, verdict, and the days its years lead to.

    Open ranges are closed with the one end that was named. Undated statements have no days.
    """
    frame = tables.load("estimates/statements")
    groups = {key: GROUPS[number] for number, keys in _SPEAKERS.items() for key in keys}
    frame["group"] = frame["statement_id"].map(groups).fillna(GROUPS[-1])
    frame["said"] = dates.first_day(frame["date"])
    low = frame["years_needed_low"].fillna(frame["years_needed_high"]).astype("Float64")
    high = frame["years_needed_high"].fillna(frame["years_needed_low"]).astype("Float64")
    frame["low"], frame["high"] = low, high
    for name, years in [("from_day", low), ("to_day", high)]:
        months = (12 * years).astype("float64")
        frame[name] = dates.add_months(frame["said"], months)
    frame["once"] = ~frame["who"].duplicated(keep=False)
    frame["on_all"] = (frame["subject"] == "all") & (frame["said"] >= story.ARTICLE_DAY)
    frame["subject"] = frame["subject"].replace(_PLAIN, regex=True)
    frame["label"] = [_speaker(row) for row in frame.itertuples()]
    frame["years"] = [_years(row) for row in frame.itertuples()]
    rank = frame["group"].map(GROUPS.index)
    order = frame.assign(rank=rank, verdict_rank=frame["verdict"].map(VERDICTS.index))
    return order.sort_values(["rank", "verdict_rank", "said"], ignore_index=True)


def _speaker(row):
    """The name, told apart by the year where somebody spoke twice."""
    return row.who if row.once else f"{row.who} ({row.date[:4]})"


def _years(row):
    low, high = row.years_needed_low, row.years_needed_high
    if pd.isna(low) and pd.isna(high):
        return ""
    if pd.isna(low):
        return f"up to {high} years"
    return f"{low} years or more" if pd.isna(high) else f"{low} to {high} years"
