"""What the US could step out of, its troops, and what is on record: reported facts as frames."""

import pandas as pd

from helpers.data import dates, sources, tables
from helpers.figures.premise import one

# Classes of a reported change, in the order of the figure.
LESS, MIXED, EUROPEAN, MORE, SAME, NONE = CHANGES = (
    "the US does less",
    "cancelled, then promised again",
    "led or shared by Europeans",
    "the US takes it over",
    "said to stay as it is",
    "no change reported or decided",
)
OFFICIAL, PRESS = "official text", "press or second hand"
FOR, AGAINST, BOTH = "those for a smaller US part", "those who warn", "both"
# What is counted of the troops in Europe, and how sure that is.
ALL, STATIONED, IF = "all troops", "stationed, without rotations", "if they went"
SEEN, WEAK = "published number", "weak: a log of press reports"
_COUNTED = {
    "all_us_troops": ALL,
    "all_us_troops_range_low": ALL,
    "active_duty_stationed": STATIONED,
    "permanently_stationed": STATIONED,
}


def cited(use: str) -> pd.Series:
    """The row that the sentences cite for a use. Source: story/exit_citations."""
    rows = tables.load("story/exit_citations").set_index("used_as")
    row = one(rows[rows.index == use], use)
    column = row.first_valid_index()
    links = tables.foreign_keys("story/exit_citations")
    table = next(link["reference"]["resource"] for link in links if link["fields"] == [column])
    return tables.load(table).set_index(column).loc[row[column]]


def day(use: str) -> str:
    """The day of a cited row, as a reader says it."""
    return dates.spoken(pd.Timestamp(cited(use)["date"]))


def publisher(use: str) -> str:
    """Who published the source of a cited row."""
    return sources.links([cited(use)["source_id"]])[0][0]


def mechanisms() -> pd.DataFrame:
    """One row a mechanism in the order of CHANGES; `sure` says whether the source is official.

    Source: story/coordination.
    """
    frame = tables.load("story/coordination")
    kinds = tables.load("sources").set_index("source_id")["kind"]
    frame["change"] = pd.Categorical(frame["change"], CHANGES, ordered=True)
    frame["day"], frame["when"] = dates.first_day(frame["date"]), frame["date"].map(month)
    official = frame["source_id"].map(kinds) == "official"
    frame["sure"] = official.map({True: OFFICIAL, False: PRESS})
    return frame.sort_values(["change", "day", "name"], ignore_index=True)


def month(date: str) -> str:
    """The month of a date in short: Jun 2026; a year stays a year."""
    day = pd.Timestamp(date)
    return f"{dates.MONTHS[day.month - 1][:3]} {day.year}" if len(date) > 4 else date


def findings(*uses: str) -> pd.DataFrame:
    """The findings that this page uses in one of these ways. Source: story/exit_findings."""
    frame = tables.load("story/exit_findings")
    return frame[frame["used_as"].isin(uses)].merge(tables.load("story/facts"), on="fact_id")


def statements() -> pd.DataFrame:
    """What officials and papers say, with the side that uses it and links to the source."""
    frame = findings(FOR, AGAINST, BOTH)
    frame["statement"] = [_told(said) for said in frame.itertuples()]
    return frame.assign(sources=[sources.links([key]) for key in frame["source_id"]])


def _told(said):
    """A statement with its number, or the part of it that one side uses."""
    if said.part:
        who, _, words = said.statement.partition(": ")
        return f"{who}: {words.split('; ')[said.part - 1]}"
    if said.tells_amount:
        return said.statement
    span = f"{said.low:g} to {said.high:g}" if pd.isna(said.value) else f"{said.value:g}"
    how = "" if pd.isna(said.qualifier) else f" ({said.qualifier})"
    return f"{said.statement}: {span} {said.unit}{how}"


def beside_us() -> dict[str, float]:
    """The European allies beside the US, in percent: gdp, spending; and the growth of spending.

    Estimates for 2025, in constant prices. Source: money/spending.
    """
    frame = tables.load("money/spending").set_index(["country", "year", "measure"])["value"]
    frame = frame.unstack()
    europe, us, before = (frame.loc[key] for key in (("NEU", 2025), ("USA", 2025), ("NEU", 2024)))
    paid, wealth = "defence_expenditure_musd_const2021", "gdp_musd_const2021"
    return {
        "gdp": 100 * europe[wealth] / us[wealth],
        "spending": 100 * europe[paid] / us[paid],
        "growth": 100 * europe[paid] / before[paid] - 100,
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
    columns = ["date", "counted", "low", "high", "sure"]
    frame = pd.concat([part[columns] for part in (seen, told, left)]).drop_duplicates()
    frame = frame.sort_values(["date", "counted", "low"], ignore_index=True)
    low, high = ((frame[end] / 1000).map("{:.0f}".format) for end in ("low", "high"))
    short = frame["counted"].map({ALL: "all", STATIONED: "stationed only"})
    frame["text"] = low.where(low == high, low + "–" + high)
    frame["row"] = frame["date"].map(month) + ", " + short
    frame.loc[frame["counted"] == IF, "row"] = "if the number weighed in Sep 2026 went"
    frame["row"] += frame.groupby("row").cumcount().map(lambda n: ", another report" * bool(n))
    return frame
