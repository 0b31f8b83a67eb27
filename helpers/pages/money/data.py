"""What NATO's allies spend on defence, in one edition at a time, and what they have promised.

Every series here comes from the edition of July 2026 (`money/spending`); `editions` alone looks
across editions. Real terms are USD at the prices and exchange rates of 2021. Years that NATO
itself marks as estimates carry `estimate`. Europe means NATO's allies without the US and Canada.
"""

import pandas as pd

from helpers.data import tables

EUROPE, US = "Europe", "United States"
FIRST, LAST_REPORTED, LATEST, GOAL_YEAR = 2014, 2024, 2026, 2035
# Goals of the Hague summit that count up to 1.5 percent of related security besides core defence.
# Their rows say so in words only; they must never be compared with core spending.
_WITH_RELATED = ["pa-02", "pa-39", "pa-50"]
_BINDING = "enacted|law|bill|budget"
EDITIONS = {"nato_2025_08": "August 2025", "nato_2026_03": "March 2026, rounded"}
EDITIONS |= {"nato_2026_07": "July 2026"}


def wide():
    """One row a country or group and year, one column a measure of the edition of July 2026.

    Adds `real` (bn USD of 2021), `equipment` (the same, spent on equipment) and `name`.
    """
    rows = tables.load("money/spending")
    frame = rows.pivot(index=["country", "year", "estimate"], columns="measure", values="value")
    frame = frame.reset_index().rename_axis(columns=None)
    frame["real"] = frame["defence_expenditure_musd_const2021"] / 1000
    frame["equipment"] = frame["real"] * frame["equipment_share_pct"] / 100
    return frame.merge(tables.load("money/countries"), on="country").sort_values(
        ["country", "year"], ignore_index=True
    )


def europe(frame):
    """Sums over today's European allies, the same ones in every year; one row a year.

    Iceland has no forces and no spending row. NATO's own sums count allies only from accession,
    so they jump when Finland and Sweden join; these do not.
    """
    own = frame[frame["nato_europe"]]
    columns = ["real", "equipment", "personnel_thousand", "gdp_musd_const2021"]
    return own.groupby(["year", "estimate"])[columns].sum().reset_index()


def real_lines(frame):
    """Real spending a year, bn USD of 2021: Europe with the same allies always, and the US."""
    parts = {EUROPE: europe(frame), US: frame[frame["country"] == "USA"]}
    lines = [own[["year", "estimate", "real"]].assign(who=who) for who, own in parts.items()]
    return segments(pd.concat(lines, ignore_index=True), "who")


def growth(frame):
    """Real growth a year of NATO-Europe and Canada in percent, counted in two ways.

    `alike` compares allies that were members in both years (`money/deflators`); `added` takes
    NATO's own sums, which grow when an ally joins.
    """
    alike = tables.load("money/deflators")
    alike = alike[alike["series"] == "real_defence_growth_nec_likeforlike"].set_index("year")
    own = frame[frame["country"] == "NEC"].set_index("year")
    rows = pd.DataFrame({"alike": alike["value"], "estimate": own["estimate"]})
    rows["added"] = 100 * own["real"].pct_change()
    rows = rows.dropna(subset="alike").reset_index()
    rows["start"] = pd.to_datetime(rows["year"].astype(str) + "-02-01").astype("datetime64[s]")
    rows["end"] = pd.to_datetime(rows["year"].astype(str) + "-11-30").astype("datetime64[s]")
    return rows


def europe_index(frame):
    """Europe's spending, equipment spending and soldiers, 2014 = 100, the same allies always."""
    own = europe(frame).set_index("year")
    names = {"equipment": "equipment", "real": "total"}
    names |= {"personnel_thousand": "soldiers"}
    lines = [
        pd.DataFrame(
            {"year": own.index, "estimate": own["estimate"].to_numpy(), "what": name}
            | {"index": (100 * own[column] / own.at[FIRST, column]).to_numpy()}
        )
        for column, name in names.items()
    ]
    return segments(pd.concat(lines, ignore_index=True), "what")


def parts_of_nato(frame):
    """Europe's part, in percent, of what today's allies have together, for four measures."""
    allies = frame[frame["nato"]]
    names = {"gdp_musd_const2021": "Economy", "real": "Defence spending"}
    names |= {"equipment": "Equipment spending", "personnel_thousand": "Soldiers"}
    rows = [
        {"measure": name, "year": year, "part": 100 * own.loc[own["nato_europe"], column].sum()}
        | {"all": own[column].sum(), "estimate": bool(own["estimate"].any())}
        for year, own in allies[allies["year"].isin([FIRST, LAST_REPORTED, LATEST])].groupby("year")
        for column, name in names.items()
    ]
    parts = pd.DataFrame(rows)
    return parts.assign(part=parts["part"] / parts["all"]).drop(columns="all")


def allies(frame):
    """Share of GDP of each ally in 2014 and 2026, and how many times its real spending grew."""
    own = frame[frame["nato"] & frame["real"].notna()]
    first, last = (own[own["year"] == year].set_index("name") for year in (FIRST, LATEST))
    rows = pd.DataFrame(
        {"first": first["share_of_gdp_pct"], "last": last["share_of_gdp_pct"]}
        | {"times": last["real"] / first["real"], "equipment": last["equipment_share_pct"]}
    )
    rows["side"] = rows.index.map({"United States": "US", "Canada": "Canada"}).fillna("Europe")
    return rows.reset_index().sort_values(["last", "name"], ascending=[False, True])


def country(frame, name):
    """Share of GDP of one country or group, 2014 to 2026, in parts for drawing."""
    own = frame[frame["name"] == name].rename(columns={"share_of_gdp_pct": "share"})
    return segments(own[["name", "year", "estimate", "share"]], "name")


def editions():
    """The share of GDP in 2025 as published in three editions, for the allies that moved.

    An ally moved when two editions differ by a tenth of a point or more. `recalled` marks values
    that were not seen in print.
    """
    rows = tables.load("money/share_2025_vintages").merge(tables.load("sources"), on="source_id")
    rows = rows.merge(tables.load("money/countries")[["country", "name", "kind"]], on="country")
    rows = rows[rows["kind_y"] == "country"].rename(columns={"share_of_gdp_pct": "share"})
    rows["edition"] = rows["vintage"].map(EDITIONS)
    rows["recalled"] = rows["kind_x"] == "memory"
    exact = rows.pivot(index="name", columns="vintage", values="share")
    first = exact["nato_2025_08"].fillna(exact["nato_2026_03"])
    moved = (exact["nato_2026_07"] - first).round(2)
    rows["moved"] = rows["name"].map(moved)
    kept = rows[rows["moved"].abs() >= 0.1]
    kept = kept.sort_values(["moved", "name", "vintage"], ignore_index=True)
    return kept[["name", "edition", "share", "recalled", "moved"]]


def path(share_2026, goals):
    """Straight lines from 2026 to a share of GDP in 2035; `goals` maps a name to that share."""
    ends = [(LATEST, share_2026, name) for name in goals]
    ends += [(GOAL_YEAR, share, name) for name, share in goals.items()]
    rows = pd.DataFrame(ends, columns=["year", "share", "what"])
    return rows.assign(day=middle(rows["year"]))


def pledge():
    """The Hague goals for 2035 in percent of GDP: core defence, and with related security."""
    rows = tables.load("money/paths").set_index("path_row")["target_share_of_gdp_pct"]
    return float(rows["pa-01"]), float(rows["pa-02"])


def plans():
    """Announced national shares of GDP for core defence after 2026, one row a country and year.

    `binding` is true for laws and budgets; the rest are plans, pledges and ambitions.
    """
    rows = _named(tables.load("money/paths"))
    rows = rows[(rows["kind"] == "country") & (rows["target_year"] > LATEST)]
    rows = rows[~rows["path_row"].isin(_WITH_RELATED)].dropna(subset="target_share_of_gdp_pct")
    rows["share"] = rows["target_share_of_gdp_pct"]
    rows["binding"] = rows["status"].str.contains(_BINDING) & ~rows["status"].str.contains("draft")
    rows = rows.sort_values(["binding", "path_row"], ascending=[False, True])
    rows = rows.drop_duplicates(["country", "target_year", "share"])
    return rows.assign(day=middle(rows["target_year"])).sort_values(
        ["name", "target_year", "share"], ignore_index=True
    )[["name", "target_year", "day", "share", "binding", "detail", "status"]]


def planners(frame, rows):
    """The share of GDP in 2026 of each ally that has a row in `plans`."""
    now = frame[(frame["year"] == LATEST) & frame["name"].isin(rows["name"])]
    now = now.rename(columns={"share_of_gdp_pct": "share"})[["name", "year", "share"]]
    return now.assign(day=middle(now["year"]))


def plan_table():
    """Every national plan as published: shares and amounts, whose kinds must not be added."""
    rows = _named(tables.load("money/paths"))
    rows = rows[rows["kind"] == "country"].merge(tables.load("sources"), on="source_id")
    amount = rows["target_amount_bn"].map("{:g} bn ".format) + rows["currency"].fillna("")
    kind = rows["amount_kind"].map({"level": "", "increase": " more", "cumulative": " in all"})
    rows["amount"] = (amount + kind.fillna("")).where(rows["target_amount_bn"].notna(), "")
    related = rows["path_row"].isin(_WITH_RELATED).map({True: " with related", False: ""})
    share = rows["target_share_of_gdp_pct"]
    rows["share"] = (share.map("{:g}".format) + related).where(share.notna(), "")
    rows["source"] = [[(row.publisher, _address(row.url))] for row in rows.itertuples()]
    return rows.sort_values(["name", "target_year"], ignore_index=True)


def segments(frame, line):
    """Rows for drawing: the middle day of each year, and which part of the line a row belongs to.

    The last reported year appears twice, as the end of the firm part and as the start of the
    dashed one; `point` is true once only.
    """
    frame = frame.assign(part=frame["estimate"].map({True: "estimate", False: "reported"}))
    joint = frame[frame["year"] == LAST_REPORTED].assign(part="estimate", point=False)
    frame = pd.concat([frame.assign(point=True), joint], ignore_index=True)
    frame["day"] = middle(frame["year"])
    return frame.sort_values([line, "part", "year"], ignore_index=True)


def middle(years):
    """The middle day of each year: where a figure puts what happens all year long."""
    return pd.to_datetime(years.astype(str) + "-07-01").astype("datetime64[s]")


def _named(rows):
    return rows.merge(tables.load("money/countries")[["country", "name", "kind"]], on="country")


def _address(url):
    return "" if pd.isna(url) else url


def people_goals():
    """Active soldiers that governments aim for, thousand: name, last target year, low, high."""
    rows = _named(tables.load("money/people"))
    rows = rows[rows["measure"].str.startswith("target_active")]
    last = rows.groupby("name")["year"].transform("max")
    groups = rows[rows["year"] == last].groupby(["year", "name"])["value"]
    return groups.agg(low="min", high="max").reset_index()


def troops_missing():
    """Soldiers Europe would need without the US, thousand: by Bruegel and Kiel, and by IISS."""
    rows = tables.load("money/people").set_index("measure")["value"]
    return rows["extra_troops_needed_without_us"], rows["troops_to_replace_in_large_war_iiss"]
