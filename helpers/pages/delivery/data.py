"""Orders and what became of them: plans, new dates, waits, slips, queues and factory output."""

import numpy as np
import pandas as pd

from helpers.data import dates, tables
from helpers.data.lead_times import TARGETS
from helpers.data.sources import with_sources
from helpers.figures.premise import one
from helpers.model.inputs import ON_TIME_MONTHS, load

FAMILIES = ["see", "protect", "strike", "hold", "enable"]
# Signed contracts; the rest are approvals, frameworks, plans and requests (delivery/orders).
CONTRACTS = ["ordered", "delivering", "delivered", "complete", "delayed", "troubled", "reduced"]
DONE = ["by the end of 2027", "2028 to 2030", "after 2030"]
FIRMNESS = {"firm": "firm", "near-firm": "expected, contract not seen"}
PUBLISHED, JUDGED = "published, or worked out", "partly our judgement"
MATURITIES = {
    "new": "new design",
    "running": "line already running",
    "plant": "new plant or more output",
    "upgrade": "upgrade",
}
REPORTED, SEARCHED = "reported by press or auditors", "found by looking for punctual cases"

VERDICTS = ["later than planned", "in the planned month or year", "earlier than planned"]
GERMAN = "German major projects, first plan", "German major projects, contract in force"


def order_book():
    """The projection's order book, a row an order, by family, area and first planned delivery.

    `first` and `last` are days, `sure` is PUBLISHED or JUDGED. Source: model/orderbook.
    """
    frame = with_sources(tables.load("model/orderbook"), "model/orderbook")
    areas = tables.load("model/areas")
    areas["place"] = areas.index
    areas = areas.rename(columns={"name": "area"})
    frame = frame.merge(areas[["area_id", "area", "family", "place"]], on="area_id")
    frame["label"] = _labels(frame, "model/orderbook_buyers")
    first = pd.PeriodIndex(frame["planned_first"], freq="Q").start_time
    frame["first"] = first.astype("datetime64[s]")
    frame["last"] = dates.quarter_end(frame["planned_last"])
    frame["firm"] = frame["firmness"].map(FIRMNESS)
    frame["sure"] = (frame["kind"] == "judgement").map({True: JUDGED, False: PUBLISHED})
    frame["amount"] = frame["original_quantity"].map("{:g} ".format, na_action="ignore").fillna("")
    frame["amount"] += frame["original_unit"]
    frame["rank"] = frame["family"].map(FAMILIES.index)
    return frame.sort_values(["rank", "place", "first", "last", "label"], ignore_index=True)


def by_family(book):
    """Orders of `order_book` by family and by when they are complete on paper, one of DONE."""
    done = [book["last"] <= day for day in TARGETS.values()]
    frame = book.assign(done=np.select(done, DONE[:2], DONE[2]), orders=1)
    columns = {"orders": ("orders", "sum"), "source_ids": ("source_ids", "sum")}
    frame = frame.groupby(["family", "done"], as_index=False).agg(**columns)
    rank, place = frame["family"].map(FAMILIES.index), frame["done"].map(DONE.index)
    frame = frame.assign(rank=rank, place=place).sort_values(["rank", "place"], ignore_index=True)
    return frame.assign(end=frame.groupby("family")["orders"].cumsum())


def revised():
    """First and last deliveries of signed contracts that have a plan and a new or real date.

    `planned_from` to `planned_to`, and `now_from` to `now_to`, hold all days that a date may mean;
    `earliest` and `latest` are the ends of the slip, in months. Source: delivery/orders.
    """
    orders = with_sources(contracts(), "delivery/orders")
    orders["who"] = _labels(orders, "delivery/order_buyers")
    frame = pd.concat([_milestone(orders, end) for end in ("first", "last")], ignore_index=True)
    frame["earliest"] = dates.months_between(frame["planned_to"], frame["now_from"])
    frame["latest"] = dates.months_between(frame["planned_from"], frame["now_to"])
    (later, kept, earlier), moved = VERDICTS, [frame["earliest"] > 0, frame["latest"] < 0]
    frame["verdict"] = np.select(moved, [later, earlier], kept)
    return frame.sort_values(["planned_from", "label"], ignore_index=True)


def stopped(system):
    """Month and year in which an order was cancelled: "June 2026". Source: delivery/orders."""
    orders = tables.load("delivery/orders")
    own = orders[orders["system"].str.startswith(system) & (orders["status"] == "cancelled")]
    return dates.spoken_month(pd.Timestamp(one(own["status_as_of"], f"{system} was cancelled")))


def contracts():
    """Orders that were signed. Source: delivery/orders."""
    orders = tables.load("delivery/orders")
    return orders[orders["status"].isin(CONTRACTS)]


def slips():
    """Observed slips by `bin`, the lower end of six months, 0 if punctual. Source: model/slips."""
    frame = with_sources(tables.load("model/slips"), "model/slips")
    frame["found"] = frame["how_found"]
    frame["stage"] = frame["maturity"].map(MATURITIES)
    frame["on_time"] = frame["slip_months"] <= ON_TIME_MONTHS
    frame["who"] = _labels(frame, "model/slip_buyers", "programme")
    late = frame["slip_months"] - ON_TIME_MONTHS
    frame["bin"] = 6 * -(-late // 6).where(~frame["on_time"], 0)
    frame["rank"] = frame["stage"].map(list(MATURITIES.values()).index)
    return frame.sort_values(["bin", "rank", "found", "slip_id"], ignore_index=True)


def on_time_shares():
    """Percent on time in the projection, by maturity. Sources: model/delays, model/punctuality."""
    return pd.Series(100 * load().on_time_share, load().maturities)


def averages():
    """Mean delays of many projects, months, by `kind`. Sources: delivery/delays, delivery/facts."""
    facts = tables.load("delivery/facts").rename(columns={"value": "slip_months"})
    frame = pd.concat([tables.load("delivery/delays"), facts]).dropna(subset="average_of")
    frame = frame.rename(columns={"average_of": "kind"})
    return frame.sort_values(["slip_months", "kind"], ignore_index=True)


def us_delays():
    """Slips of US-made programmes for others, in months where known. Source: delivery/delays."""
    frame = with_sources(tables.load("delivery/delays"), "delivery/delays")
    ours = (frame["origin"] == "US") & (frame["scope"] == "programme") & (frame["buyer"] != "USA")
    frame = frame[ours].assign(label=_labels(frame, "delivery/delay_buyers", "programme"))
    return frame.sort_values(["slip_months", "label"], ascending=[False, True], ignore_index=True)


def _milestone(orders, end):
    both = {"planned": f"{end}_delivery_planned", "now": f"{end}_delivery_revised"}
    known, spans = orders.dropna(subset=list(both.values())), {}
    for name, column in both.items():
        days = known[column].str[:7]  # a month is exact enough to be seen
        spans[f"{name}_from"], spans[f"{name}_to"] = dates.first_day(days), dates.last_day(days)
    return known.assign(label=known["who"] + f": {end} date", **spans)


def _labels(frame, links, what="system"):
    """`what` and who buys it, in words; `links` holds the buyers of each row one by one."""
    key = frame.columns[0]
    countries = tables.load("money/countries").set_index("country")
    names = countries["short_name"].fillna(countries["name"])
    bought = tables.load(links).assign(name=lambda rows: rows["country"].map(names))
    buyers = bought.groupby(key)["name"].agg(
        lambda who: " and ".join(who) if len(who) < 3 else "several states"
    )
    start = frame[what].str[:1].str.upper() + frame[what].str[1:]
    return start + ", " + frame[key].map(buyers).fillna(frame["buyer"])
