"""What each ally has ordered, from whom, when it comes, and what slipped."""

import re

import numpy as np
import pandas as pd

from helpers.data import dates, tables
from helpers.data.cached import cached
from helpers.data.sources import sourced
from helpers.model.inputs import ON_TIME_MONTHS

CONTRACTS = ["ordered", "delivering", "delivered", "complete", "delayed", "troubled", "reduced"]
ARRIVED = ["delivered", "complete"]
DONE, PAST, BY_2027, BY_2030, LATER, OPEN = (
    "already complete",
    "with an end that has passed, not seen complete",
    "due in full by the end of 2027",
    "due in full by the end of 2030",
    "due in full after 2030",
    "without a published end date",
)
ELSEWHERE = "makers elsewhere"  # as the figure names makers outside Europe and the US
WHEN = [DONE, PAST, BY_2027, BY_2030, LATER, OPEN]

LONGEST = 52  # letters of a row's name in the figure
PROGRAMME = "programme"  # the scope that counts as one case of a delay


@cached
def orders():
    """One row an order and buyer of delivery/orders and countries/orders.

    `contract`: signed, as the codebook says which states are. `first` and `last` are the newest
    dates, `first_before` and `last_before` what was planned where it changed. `when` is one of
    WHEN for contracts. `origin` is that of the maker: European, US, other or not known. `others`
    names those who share the order; its quantity is that of all of them.
    """
    frames = []
    for folder in ("delivery", "countries"):
        rows, buyers = sourced(f"{folder}/orders"), tables.load(f"{folder}/order_buyers")
        suppliers = tables.load(f"{folder}/order_suppliers")
        for column, links in (("makers", suppliers), ("buyers", buyers)):
            countries = links.groupby("order_id")["country"].agg(tuple)
            rows[column] = rows["order_id"].map(countries)
        frames.append(rows.merge(buyers, on="order_id"))
    # A figure would take the first source of each row before the others.
    rows = pd.concat(frames, ignore_index=True).drop(columns="source_id")
    rows["makers"] = [one if isinstance(one, tuple) else () for one in rows["makers"]]
    known = tables.load("money/countries").set_index("country")
    rows["others"] = [
        tuple(known.loc[[code for code in codes if code != own], "name"])
        for codes, own in zip(rows["buyers"], rows["country"], strict=True)
    ]
    rows["origin"] = [_origin(codes, known) for codes in rows["makers"]]
    rows["made_in"] = [list(known.loc[list(codes), "name"]) for codes in rows["makers"]]
    rows["contract"] = rows["status"].isin(CONTRACTS)
    for end in ("first", "last"):
        planned, revised = (rows[f"{end}_delivery_{kind}"] for kind in ("planned", "revised"))
        rows[end] = revised.fillna(planned)
        rows[f"{end}_before"] = planned.where(revised.notna() & (revised != planned))
    # An end that was planned before the first one is now due is no date any more.
    late = dates.last_day(rows["first"]) > dates.last_day(rows["last"])
    stale = late & rows["last_delivery_revised"].isna()
    rows["last_before"] = rows["last_before"].mask(stale, rows["last"])
    rows["last"] = rows["last"].mask(stale)
    rows["when"] = _when(rows)
    rows["sooner"] = dates.last_day(rows["last"].fillna(rows["first"]))
    order = ["country", "contract", "sooner", "order_id"]
    return rows.sort_values(order, ascending=[True, False, True, True], ignore_index=True)


@cached
def delays():
    """One row a programme and buyer of delivery/delays and evidence/delays_more.

    `counted`: one programme with a slip in months; `late`: more than ON_TIME_MONTHS of it.
    """
    known = sourced("delivery/delays").merge(tables.load("delivery/delay_buyers"), on="delay_id")
    more = sourced("evidence/delays_more")
    more = more.assign(country=more["buyer"].str.split("+")).explode("country")
    rows = pd.concat([known, more], ignore_index=True)
    rows = rows[rows["average_of"].isna()]
    rows["counted"] = (rows["scope"] == PROGRAMME) & rows["slip_months"].notna()
    rows["late"] = rows["counted"] & (rows["slip_months"] > ON_TIME_MONTHS)
    return rows.sort_values(["country", "slip_months"], ascending=[True, False], ignore_index=True)


def contracts(mine):
    """The orders of an ally that are signed."""
    return mine.orders[mine.orders["contract"]].reset_index(drop=True)


def chart(mine):
    """Rows of the figure: a contract a row, from first to last delivery, in days.

    `start` and `end` are the newest dates, `was` the end planned before, or the start where no end
    is known. A row without dates has words instead; so has an ally without contracts.
    """
    rows = contracts(mine)
    end = rows["last"].fillna(rows["first"])
    frame = pd.DataFrame(
        {
            "label": [_label(row) for row in rows.itertuples()],
            "start": dates.first_day(rows["first"].fillna(rows["last"])),
            "end": dates.last_day(end),
            "was": dates.last_day(
                rows["last_before"].fillna(rows["first_before"].where(rows["last"].isna()))
            ),
            "origin": rows["origin"].replace("other", ELSEWHERE),
            "said": end.isna().map({True: "no date published", False: ""}),
            "more": (rows["last"].isna() & end.notna()).map({True: "end not published", False: ""}),
            "status": rows["status"],
        }
    )
    if frame.empty:
        blank = {"label": "no order under contract found", "origin": "not known"}
        blank |= dict.fromkeys(("said", "more", "status"), "")
        types = frame.dtypes[["start", "end", "was"]].to_dict()
        frame = pd.DataFrame([blank]).reindex(columns=frame.columns).astype(types)
    return frame


def counted(quantity, unit):
    """`35 aircraft`, `1 satellite`; empty where no number is published."""
    if pd.isna(quantity) or pd.isna(unit):
        return ""
    if quantity == 1:
        unit = unit.replace("batteries", "battery").removesuffix("s")
    return f"{quantity:,.0f} {unit}"


def _label(row):
    """The system and its number, short enough for a row: what stands in brackets goes first."""
    number = counted(row.quantity, row.unit)
    number += ", shared" if number and row.others else ""
    label = f"{row.system}: {number}" if number else row.system
    return label if len(label) <= LONGEST else re.sub(r" \(.*?\)", "", label)


def _origin(makers, known):
    if not makers:
        return "not known"
    if "USA" in makers:
        return "US"
    near = known.loc[list(makers)]
    european = near["nato_europe"] | near["eu"] | near.index.isin(["CHE", "Europe", "EU"])
    return "European" if european.all() else "other"


def _when(rows):
    last = dates.last_day(rows["last"])
    conditions = [
        rows["status"].isin(ARRIVED),
        last <= dates.as_of(),
        last <= pd.Timestamp(2027, 12, 31),
        last <= pd.Timestamp(2030, 12, 31),
        last.notna(),
    ]
    return np.select(conditions, WHEN[:-1], OPEN)
