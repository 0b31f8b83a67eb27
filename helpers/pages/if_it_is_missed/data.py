"""What the US could step out of, what it has cut, and who is left: the reported facts as frames."""

import numpy as np
import pandas as pd

from helpers.data import dates, story, tables
from helpers.model.assumptions import DEFAULT_PRESET, default, stack
from helpers.model.batch import rows
from helpers.model.draws import draw
from helpers.model.holdings import arrived
from helpers.model.inputs import load
from helpers.model.projection import project
from helpers.pages.if_it_is_missed import data_paths as missed_paths

# What is reported of a mechanism, read from the words of its row; each row fits one pattern.
GROUPS = {
    "The US does less": r"cut:|US posts|without US|US left|absent|No new|stopped",
    "Cancelled, then promised again": r"cancelled and then",
    "Led or shared by Europeans": r"[Ll]ed by|shared by|^Chair with",
    "The US takes it over": r"newly takes",
    "Said to stay as it is": r"^Stays|^Unchanged",
    "No change reported or decided": r"no exit|no decision|^To be held",
}
OFFICIAL, PRESS = "official text", "press or second hand"
SEEN, WEAK = "published number", "weak: a log of press reports"
# The cut is known through unnamed officials, and was read at second hand: never better than fair.
FAIR, POOR = "medium: two accounts or one in detail", "low: rounded, or perhaps another pool"
# Areas of the projection that the cut touched, and what was counted there.
CUT_AREAS = {
    "combat_air": "fighter aircraft",
    "maritime": "destroyers",
    "aar": "tanker aircraft",
    "deep_strike": "missiles that reach 1000 km",
}
FILL_DATES = ("2027", "2030", "2035")
COUNTED = {
    "all_us_troops": "all troops",
    "all_us_troops_range_low": "all troops",
    "active_duty_stationed": "stationed, without rotations",
    "permanently_stationed": "stationed, without rotations",
}


def mechanisms() -> pd.DataFrame:
    """One row a mechanism, by group of GROUPS; `sure` says whether the source is official.

    Source: story/coordination.
    """
    frame = tables.load("story/coordination")
    found = pd.DataFrame(
        {group: frame["reported_change"].str.contains(words) for group, words in GROUPS.items()}
    )
    if not (found.sum(axis=1) == 1).all():
        odd = list(frame.loc[found.sum(axis=1) != 1, "mechanism_id"])
        raise tables.DataError("story/coordination", f"reported_change fits no one group: {odd}")
    group = pd.Categorical(found.idxmax(axis=1), list(GROUPS), ordered=True)
    frame = frame.assign(group=group, day=dates.first_day(frame["date"]))
    frame["when"] = [_when(date) for date in frame["date"]]
    frame["sources"] = _links(frame["source_id"])
    kinds = tables.load("sources").set_index("source_id")["kind"]
    official = frame["source_id"].map(kinds) == "official"
    frame["sure"] = official.map({True: OFFICIAL, False: PRESS})
    return frame.sort_values(["group", "day", "name"], ignore_index=True)


def _when(date):
    month = pd.Timestamp(date)
    return f"{dates.MONTHS[month.month - 1][:3]} {month.year}"


def facts(*ids: str) -> pd.DataFrame:
    """Findings in the order named, with links to their source. Source: story/facts."""
    frame = tables.load("story/facts").set_index("fact_id", drop=False).loc[list(ids)]
    return frame.assign(sources=_links(frame["source_id"])).reset_index(drop=True)


def _links(ids):
    sources = tables.load("sources").set_index("source_id")
    urls = sources["url"].fillna("")
    return [[(sources.at[key, "publisher"], urls[key])] for key in ids]


def cuts() -> pd.DataFrame:
    """One row a line of the reported cut; rival accounts stay apart.

    `left` in percent of what was offered before; `text` says the numbers.
    Source: story/force_model_cuts.
    """
    frame = tables.load("story/force_model_cuts")
    rival = frame.duplicated("capability")
    frame["row"] = frame["capability"].where(~rival, frame["capability"] + ", other account")
    frame["left"] = 100 * frame["us_after"] / frame["us_before"]
    frame["text"] = [f"{row.us_before} to {row.us_after} {row.unit}" for row in frame.itertuples()]
    frame["sure"] = (frame["confidence"] == "low").map({False: FAIR, True: POOR})
    return frame


def fill_in() -> pd.DataFrame:
    """What the cut took from an area of the projection, and what Europe gains there by a date.

    One row an area and date of FILL_DATES, gains counted from the end of 2025; `made_good` in
    percent of what was taken. `delivered` is gross: what makers hand over by then on orders so far,
    before training, gifts and retirement.
    Sources: model/areas, model/posture_steps, model/orderbook, the projection.
    """
    gross = _delivered()
    found = missed_paths.on_path(missed_paths.REPORTED, preset_id=DEFAULT_PRESET)
    full = missed_paths.whole()
    lines = []
    for area, name in CUT_AREAS.items():
        number = found.inputs.areas.index(area)
        last = missed_paths.today()
        taken = float((full.us - found.us)[number, last, 0, 0])
        for date in FILL_DATES:
            quarter = found.quarter(date)
            gained = float(found.europe[number, quarter, 0, 0] - found.europe[number, 0, 0, 0])
            made_good, new = 100 * gained / taken, float(gross[number, quarter])
            lines.append((area, name, date, taken, gained, made_good, new))
    columns = ["area_id", "name", "date", "taken", "gained", "made_good", "delivered"]
    return pd.DataFrame(lines, columns=columns)


def quick_gains(date: str = "2027") -> dict[str, float]:
    """Units Europe gains by a date if no order were late and training took half the time."""
    found = project(load(), default(slip_factor=0, fielding_factor=0.5))
    gains = (found.europe[:, found.quarter(date)] - found.europe[:, 0])[:, 0, 0]
    return {name: float(gains[load().areas.index(area)]) for area, name in CUT_AREAS.items()}


def _delivered():
    """(A, T) units of the order book handed over by the end of each quarter, middle case."""
    inputs = load()
    block = rows(inputs, draw(inputs, 0, 0), stack(default()), np.zeros(1, int), np.zeros(1, int))
    return arrived(inputs, block, fielded=False)[..., 0]


def decisions() -> dict[str, int]:
    """What the rows on which the US does less have in common, in numbers.

    `posts` rest on one decision on posts, `early` came before the article, `arms` are a deployment.
    """
    own = mechanisms()
    own = own[own["group"] == next(iter(GROUPS))]
    return {
        "posts": int(own["reported_change"].str.contains("US posts").sum()),
        "early": int((own["day"] < story.ARTICLE_DAY).sum()),
        "arms": int(own["name"].str.contains("missiles").sum()),
    }


def floor() -> int:
    """The troops that may not be undercut without a certification. Source: money/us_presence."""
    frame = tables.load("money/us_presence")
    return int(frame.loc[frame["measure"] == "ndaa_floor_fy2026", "value"].iloc[0])


def troops() -> pd.DataFrame:
    """Published numbers of US troops in Europe, one row a number, oldest first.

    `low` differs from `high` where a range was given. Sources: money/us_presence, story/facts.
    """
    seen = tables.load("money/us_presence").query("place == 'Europe' and measure in @COUNTED")
    high = tables.load("money/us_presence").query("measure == 'all_us_troops_range_high'")
    high = high.set_index("date")["value"]
    ranged = seen["measure"] == "all_us_troops_range_low"
    seen = seen.assign(
        low=seen["value"],
        high=seen["value"].where(~ranged, seen["date"].map(high)),
        counted=seen["measure"].map(COUNTED),
        sure=SEEN,
    )
    told = facts(*TOLD).assign(counted="all troops")
    told = told.assign(low=told["value"], high=told["value"], date=told["as_of"])
    told["sure"] = (told["confidence"] == "low").map({False: SEEN, True: WEAK})
    columns = ["date", "counted", "low", "high", "sure"]
    frame = pd.concat([seen[columns], told[columns]], ignore_index=True)
    frame = pd.concat([frame, _if_they_go()[columns]], ignore_index=True)
    frame = frame.drop_duplicates().sort_values(["date", "counted", "low"], ignore_index=True)
    short = frame["counted"].map({"all troops": "all"}).fillna("stationed only")
    numbers = (frame["low"] / 1000).map("{:.0f}".format)
    ranges = numbers + "–" + (frame["high"] / 1000).map("{:.0f}".format)
    frame["text"] = numbers.where(frame["low"] == frame["high"], ranges)
    frame["row"] = [
        f"{_when(date) if len(date) > 4 else date}, {kind}"
        for date, kind in zip(frame["date"], short, strict=True)
    ]
    frame.loc[frame["counted"] == IF, "row"] = "if the number weighed in Sep 2026 went"
    again = frame.groupby("row").cumcount()
    frame["row"] += again.map(lambda number: ", another report" * bool(number))
    return frame


IF = "if they went"
TOLD = ("f022", "f023", "f046")
_AS_REPORTED, _WEIGHED = "f046", "f045"


def _if_they_go():
    """What would be left if the troops under discussion went: arithmetic on one weak report."""
    there, weighed = facts(_AS_REPORTED, _WEIGHED)["value"]
    date = facts(_AS_REPORTED)["as_of"].iloc[0]
    left = there - weighed
    return pd.DataFrame(
        {"date": [date], "counted": [IF], "low": [left], "high": [left], "sure": [WEAK]}
    )


def steps() -> pd.DataFrame:
    """Number of steps by path and kind, for areas with any number behind the path at all.

    Source: model/posture_steps.
    """
    frame = tables.load("model/posture_steps")
    return frame.groupby(["path_id", "kind"]).size().unstack(fill_value=0)
