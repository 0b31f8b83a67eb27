"""What NATO's allies spend on defence, in one edition at a time.

Every series here comes from the edition of July 2026 (`money/spending`); `editions` alone looks
across editions. Real terms are USD at the prices and exchange rates of 2021. Years that NATO
itself marks as estimates carry `estimate`. Europe means NATO's allies without the US and Canada.
"""

import pandas as pd

from helpers.data import tables
from helpers.data.sources import with_sources

EUROPE, US, GROUP = "Europe", "United States", "NATO-Europe without Canada"
FIRST, LAST_REPORTED, LATEST, GOAL_YEAR = 2014, 2024, 2026, 2035
EDITIONS = {
    "nato_2025_08": "August 2025",
    "nato_2026_03": "March 2026, rounded",
    "nato_2026_07": "July 2026",
}
_BY_YEAR = ["country", "year", "estimate"]


def wide():
    """One row a country and year, a column a measure; `real`, `equipment` in bn USD of 2021."""
    rows = with_sources(tables.load("money/spending"), "money/spending")
    frame = rows.pivot(index=_BY_YEAR, columns="measure", values="value")
    frame["source_ids"] = rows.groupby(_BY_YEAR)["source_ids"].agg(_cited)
    frame = frame.reset_index().rename_axis(columns=None)
    frame["real"] = frame["defence_expenditure_musd_const2021"] / 1000
    frame["equipment"] = frame["real"] * frame["equipment_share_pct"] / 100
    return frame.merge(tables.load("money/countries"), on="country").sort_values(
        ["country", "year"], ignore_index=True
    )


def europe(frame):
    """Sums over today's European allies, the same ones in every year; one row a year.

    NATO's own sums count allies from accession on, so they jump when Finland and Sweden join.
    """
    sums = dict.fromkeys(["real", "equipment", "personnel_thousand"], "sum")
    own = frame[frame["nato_europe"]].groupby(["year", "estimate"])
    return own.agg(sums | {"source_ids": _cited}).reset_index()


def real_lines(frame):
    """Real spending a year, bn USD of 2021: Europe with the same allies always, and the US."""
    parts = {EUROPE: europe(frame), US: frame[frame["country"] == "USA"]}
    lines = pd.concat(parts, names=["who"]).reset_index("who")
    return segments(lines[["who", "year", "estimate", "real", "source_ids"]], "who")


def growth(frame):
    """Real growth of Europe and Canada, percent: `alike` of the same allies, `added` by NATO."""
    alike = tables.load("money/deflators")
    alike = alike[alike["series"] == "real_defence_growth_nec_likeforlike"].set_index("year")
    own = frame[frame["country"] == "NEC"].set_index("year")
    rows = pd.DataFrame({"alike": alike["value"], "added": 100 * own["real"].pct_change()})
    return rows.dropna().reset_index()


def europe_index(frame):
    """Europe's spending, equipment spending and soldiers, 2014 = 100, the same allies always."""
    names = {"real": "total", "personnel_thousand": "soldiers"}
    lines = europe(frame).rename(columns=names)
    lines = lines.melt(["year", "estimate", "source_ids"], var_name="what", value_name="index")
    start = lines[lines["year"] == FIRST].set_index("what")["index"]
    lines["index"] *= 100 / lines["what"].map(start)
    return segments(lines, "what")


def parts_of_nato(frame):
    """Europe's part, in percent, of what today's allies have together, for four measures."""
    names = {
        "gdp_musd_const2021": "Economy",
        "real": "Defence spending",
        "equipment": "Equipment spending",
        "personnel_thousand": "Soldiers",
    }
    allies = frame[frame["nato"] & frame["year"].isin([FIRST, LAST_REPORTED, LATEST])]
    return pd.DataFrame(
        {
            "measure": name,
            "year": year,
            "part": 100 * own.loc[own["nato_europe"], column].sum() / own[column].sum(),
            "estimate": bool(own["estimate"].any()),
            "source_ids": _cited(own["source_ids"]),
        }
        for year, own in allies.groupby("year")
        for column, name in names.items()
    )


def allies(frame):
    """Share of GDP of each ally in 2014 and 2026, and how many times its real spending grew."""
    own = frame[frame["nato"] & frame["real"].notna()]
    first, last = (own[own["year"] == year].set_index("name") for year in (FIRST, LATEST))
    rows = last.assign(
        first=first["share_of_gdp_pct"],
        last=last["share_of_gdp_pct"],
        times=last["real"] / first["real"],
        side=last.index.to_series().replace(US, "US").mask(last["nato_europe"], EUROPE),
    )
    rows = rows[["first", "last", "times", "side", "source_ids"]].reset_index()
    return rows.sort_values(["last", "name"], ascending=[False, True])


def country(frame, name):
    """Share of GDP of one country or group, 2014 to 2026, in parts for drawing."""
    own = frame[frame["name"] == name].rename(columns={"share_of_gdp_pct": "share"})
    columns = ["name", "year", "estimate", "share", "gdp_busd_current", "source_ids"]
    return segments(own[columns], "name")


def editions():
    """Shares of GDP in 2025 by edition, where they moved by 0.1; `recalled`: not seen in print."""
    rows = tables.load("money/share_2025_vintages").rename(columns={"share_of_gdp_pct": "share"})
    rows = rows.merge(tables.load("money/countries").query("kind == 'country'"), on="country")
    kinds = tables.load("sources").set_index("source_id")["kind"]
    rows["edition"] = rows["vintage"].map(EDITIONS)
    rows["recalled"] = rows["source_id"].map(kinds) == "memory"
    by_edition = rows.sort_values("vintage").groupby("name")["share"]
    rows["moved"] = (by_edition.transform("last") - by_edition.transform("first")).round(2)
    rows = rows[rows["moved"].abs() >= 0.1]
    return rows.sort_values(["moved", "name", "vintage"], ignore_index=True)


def segments(frame, line):
    """Rows for drawing, with the middle day of each year and the part of the line they belong to.

    The last reported year ends the firm part and begins the dashed one; `point` is true once.
    """
    frame = frame.assign(part=frame["estimate"].map({True: "estimate", False: "reported"}))
    joint = frame[frame["year"] == LAST_REPORTED].assign(part="estimate", point=False)
    frame = pd.concat([frame.assign(point=True), joint], ignore_index=True)
    frame["day"] = days(frame["year"])
    return frame.sort_values([line, "part", "year"], ignore_index=True)


def days(years, day="07-01"):
    """A day of each year; the middle one is where a figure puts what happens all year long."""
    return pd.to_datetime(years.astype(str) + f"-{day}").astype("datetime64[s]")


def _cited(ids):
    """The sources of several rows, each once."""
    return tuple(sorted({key for keys in ids for key in keys}))
