"""EU money for defence, without counting anything twice."""

import pandas as pd

from helpers.data import tables

LOANS, GRANTS, AID = "loans to members", "grants", "aid for Ukraine"
PROPOSED, ROOM = "proposed, not agreed", "room to borrow, not money"
CLASSES = [LOANS, GRANTS, AID, PROPOSED, ROOM]
# The table says in words what each row is. Rows that are part of another (`part_of`), the headline
# that adds up two other rows, and requests are not here: each would count money twice.
_CLASS = {"safe": LOANS, "edf": GRANTS, "edip": GRANTS, "asap": GRANTS, "edirpa": GRANTS}
_CLASS |= {"ua-loan": AID, "epf": AID, "mff-2028": PROPOSED, "milmob-2028": PROPOSED}
_CLASS |= {"escape-clause": ROOM}
DECIDED = "decided"


def funds():
    """EU funds that do not contain each other: name, years, EUR bn, class; largest first."""
    rows = tables.load("money/funds")
    rows["class"] = rows["fund_id"].map(_CLASS)
    rows = rows.dropna(subset="class").sort_values("amount_eur_bn", ascending=False)
    rows["years"] = rows["period"].str.rstrip("-")
    return rows.rename(columns={"amount_eur_bn": "amount"}).reset_index(drop=True)


def amount(fund_id):
    """EUR bn of one row of the table of funds."""
    return float(tables.load("money/funds").set_index("fund_id").at[fund_id, "amount_eur_bn"])


def safe():
    """EU loans by country in EUR bn: the ceiling where the Council decided one, else the plan.

    `stage` says how far a loan is: DECIDED where the ceiling was seen, else the table's own words.
    """
    rows = tables.load("money/safe_allocations")
    rows = rows.merge(tables.load("money/countries")[["country", "name"]], on="country")
    rows = rows.merge(tables.load("sources"), on="source_id")
    rows["decided"] = rows["max_loan_2026_eur_m"] / 1000
    rows["planned"] = rows["tentative_2025_09_eur_m"] / 1000
    rows["amount"] = rows["decided"].fillna(rows["planned"])
    words = rows["status"].str.removeprefix("plan ").str.replace(r" \(.*\)", "", regex=True)
    rows["stage"] = words.where(rows["decided"].isna(), DECIDED)
    rows["source"] = [
        [(row.publisher, "" if pd.isna(row.url) else row.url)] for row in rows.itertuples()
    ]
    return rows.sort_values(["amount", "name"], ascending=[False, True], ignore_index=True)
