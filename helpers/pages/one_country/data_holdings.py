"""What each ally holds by kind, with its part of Europe's total and how good the count is."""

import pandas as pd

from helpers.data import tables
from helpers.data.sources import with_sources

# Plain names. A part of the shared tankers, by flying hours, is no tanker of its own.
NAMES = {
    "share of the MMF tanker fleet": "shared tanker fleet",
    "medium-range SAM fire units": "medium-range air defence units",
    "armed MALE drones": "large armed drones",
}


def holdings():
    """One row an ally and kind: quantity, low, high, `part` of Europe's total in percent.

    The total of a kind counts shared fleets too; `doubtful` is the part of it, in percent, that
    rests on counts of low reliability. Source: countries/holdings.
    """
    rows = with_sources(tables.load("countries/holdings"), "countries/holdings")
    low = rows["quantity"].where(rows["reliability"] == "low", 0)
    of = rows.groupby("item")["quantity"].transform("sum")
    rows = rows.assign(total=of, part=100 * rows["quantity"] / of)
    rows["doubtful"] = 100 * low.groupby(rows["item"]).transform("sum") / of
    rows = rows.rename(columns={"holder": "country"}).replace({"item": NAMES})
    return rows.sort_values(["country", "part", "item"], ascending=[True, False, True])


def totals():
    """Kinds by which an area is counted: `total` of all allies, `europe` in the table of areas.

    Sources: countries/holdings, model/areas.
    """
    areas = tables.load("model/areas")[["measure", "europe"]].rename(columns={"measure": "item"})
    return holdings().groupby("item", as_index=False)["total"].first().merge(areas, on="item")


def held(mine):
    """The kinds of which an ally has at least one, largest part first."""
    return mine.holdings[mine.holdings["quantity"] > 0].reset_index(drop=True)


def chart(mine):
    """Rows of the figure: a kind a row with words; one row that says so where there is none."""
    rows = held(mine)[["item", "part", "reliability"]]
    rows["said"] = [_said(row) for row in held(mine).itertuples()]
    if rows.empty:
        blank = {"item": "no count above zero was found", "part": 0.0}
        return pd.DataFrame([blank | {"reliability": "low", "said": ""}])
    return rows


def _said(row):
    span = "" if row.low == row.high else f" ({row.low:g} to {row.high:g} in other counts)"
    return f"{row.quantity:g} of {row.total:g}{span}"
