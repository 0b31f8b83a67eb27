"""Sentences of notebook 05 on allies and funds side by side: shares, editions, plans, EU money."""

from helpers.figures.text import Table, count, listing
from helpers.pages.money import data as spending
from helpers.pages.money import data_allies as funds


def allies_title(rows):
    """The finding of the allies side by side."""
    own = rows[rows["side"] == "Europe"]
    return (
        f"{int((own['last'] >= 2).sum())} of {len(own)} European allies with forces are at the old "
        f"goal or above, {int((own['last'] >= 3.5).sum())} at the new one"
    )


def allies_description(rows):
    """The allies in words, from the highest to the lowest."""
    parts = (f"{row.name} {row.last:.2f}" for row in rows.itertuples(index=False))
    return f"Defence spending in percent of GDP, 2026 (estimate): {listing(parts)}."


def editions_title(rows):
    """The finding of the three editions."""
    moved = rows.drop_duplicates("name").set_index("name")["moved"]
    low, high = moved.idxmin(), moved.idxmax()
    return (
        f"{len(moved)} allies moved by a tenth of a point or more: {low} down by "
        f"{-moved[low]:.2f}, {high} up by {moved[high]:.2f}"
    )


def editions_description(rows):
    """The editions in words."""
    moved = rows.drop_duplicates("name")
    parts = (f"{row.name} {row.moved:+.2f}" for row in moved.itertuples(index=False))
    return (
        "Change of the share of GDP in 2025 from the first edition with a value to that of July "
        f"2026, in points: {listing(parts)}."
    )


def plans_title(rows):
    """The finding of the national plans."""
    core, _ = spending.pledge()
    soon = rows[(rows["share"] >= core) & (rows["target_year"] <= 2030)]
    firm = soon.loc[soon["binding"], "name"].nunique()
    allies = count(soon["name"].nunique(), "ally", "allies")
    return (
        f"For years after {spending.LATEST}, {allies} name {core:g} percent or more by 2030, "
        f"{firm or 'none'} in a law or budget that we found"
    )


def plans_description(rows):
    """The plans in words."""
    parts = (f"{r.name} {r.share:g} in {r.target_year}" for r in rows.itertuples(index=False))
    return (
        f"Shares of GDP for core defence announced for years after {spending.LATEST}, in percent: "
        f"{listing(parts)}."
    )


def plan_table():
    """All national plans with amounts, folded away."""
    rows = spending.plan_table()
    columns = {"name": "Country", "target_year": "Year", "share": "Percent of GDP"}
    columns |= {"amount": "Amount", "detail": "What it says", "status": "Status"}
    summary = f"{count(len(rows), 'plan')} as published; never add amounts of different kinds"
    return Table(rows, columns | {"source": "Source"}, summary)


def funds_title(rows):
    """The finding of the funds."""
    room, loans = (funds.amount(name) for name in ("escape-clause", "safe"))
    return (
        f"Of the EUR {funds.amount('rearm-800'):.0f} bn headline, {loans:.0f} are loans and "
        f"{room:.0f} are room to borrow"
    )


def funds_description(rows):
    """The funds in words."""
    parts = (f"{row.name} {row.amount:.3g}" for row in rows.itertuples(index=False))
    return f"EU funds in bn EUR, none inside another: {listing(parts)}."


def safe_table():
    """The loans by country, folded away."""
    rows = funds.safe()
    stages = rows.groupby("stage", sort=False)["amount"].agg(["sum", "count"])
    decided = stages.loc[funds.DECIDED]
    others = [
        f"{row['count']:.0f} more {stage} ({row['sum']:.0f} planned)"
        for stage, row in stages.drop(funds.DECIDED).sort_index().iterrows()
    ]
    rows["decided"] = rows["decided"].map("{:.2f}".format).replace("nan", "not seen")
    rows["planned"] = rows["planned"].map("{:.2f}".format)
    columns = {"name": "Country", "planned": "Planned in September 2025, bn EUR"}
    columns |= {"decided": "Ceiling decided in 2026, bn EUR", "status": "Status"}
    summary = (
        f"EU loans of {len(rows)} countries in bn EUR: {decided['count']:.0f} with a ceiling "
        f"decided ({decided['sum']:.0f} together), {listing(others)}"
    )
    return Table(rows, columns | {"source": "Source"}, summary)
