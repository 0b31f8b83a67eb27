"""What each ally holds by kind, with its part of Europe's total and how good the count is."""

import pandas as pd

from helpers.data import tables
from helpers.data.sources import sourced
from helpers.figures.text import span

# Plain names. A part of the shared tankers, by flying hours, is no tanker of its own.
NAMES = {
    "share of the MMF tanker fleet": "shared tanker fleet",
    "medium-range SAM fire units": "medium-range air defence units",
    "armed MALE drones": "large armed drones",
}


def holdings():
    """One row an ally and kind: quantity, low, high, `part` of Europe's total in percent.

    The `total` of a kind counts shared fleets too. Source: countries/holdings.
    """
    rows = sourced("countries/holdings")
    of = rows.groupby("item")["quantity"].transform("sum")
    rows = rows.assign(total=of, part=100 * rows["quantity"] / of)
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


def others(row):
    """What other counts of a kind give: `8 to 11 in other counts`; empty where all agree."""
    return "" if row.low == row.high else f"{span([row.low, row.high], 'g')} in other counts"


def chart(mine):
    """Rows of the figure: a kind a row with words; one row that says so where there is none."""
    own = held(mine)
    if own.empty:
        blank = {"item": "no count above zero was found", "part": 0.0}
        return pd.DataFrame([blank | {"reliability": "low", "said": ""}])
    own["said"] = [_said(row) for row in own.itertuples()]
    return own[["item", "part", "reliability", "said"]]


def _said(row):
    more = others(row)
    return f"{row.quantity:g} of {row.total:g}" + (f" ({more})" if more else "")
