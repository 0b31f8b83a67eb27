"""One area followed by hand, from the rows of the tables to the answer, in plain arithmetic.

Nothing here calls the projection: a test holds both to the same answer. The middle case, as
reported. Months are counted from the end of 2025, when the holdings of model/areas were counted.
"""

from typing import NamedTuple

import pandas as pd

from helpers.data import tables
from helpers.model.assumptions import default
from helpers.model.inputs import ON_TIME_MONTHS, quarter_number

AREA = "aar"
DATES = ("2027", "2030")
MONTHS = 3  # in a quarter


class Arriving(NamedTuple):
    """An order and what is usable of it at a date; months since the end of 2025, units kept."""

    order: object
    start: int  # months to the first delivery planned
    length: int  # months from the first to the last
    late: float  # slip, months
    crews: float  # training, months
    done: float  # months of delivery that are usable by the date, 0 to `length`
    units: float  # usable by the date, gifts taken out
    leaving: float  # old units that these replace


def row(name, key, value):
    """The row of a table under its key."""
    frame = tables.load(name)
    return frame[frame[key] == value].iloc[0]


def constant(name):
    """A number of model/constants."""
    return float(row("model/constants", "name", name)["value"])


def late_rows(maturity):
    """Months late of the record's rows that count as late. Source: model/slips."""
    record = tables.load("model/slips")
    late = record[(record["maturity"] == maturity) & (record["slip_months"] > ON_TIME_MONTHS)]
    return late["slip_months"]


def slip(maturity):
    """Mean slip in months: part that is late x mean of the late rows, each up to a cap."""
    late = (default().slip_factor * late_rows(maturity)).clip(upper=constant("max_slip_months"))
    return (1 - constant("on_time_share")) * late.mean() if len(late) else 0.0


def record_mean(maturity):
    """Mean months late of all rows of a kind, those on time among them. Source: model/slips."""
    record = tables.load("model/slips")
    return record.loc[record["maturity"] == maturity, "slip_months"].clip(lower=0).mean()


def own_record(area=AREA):
    """Rows of the record of delays on this area. Source: model/slips."""
    record = tables.load("model/slips")
    return record[record["area_id"] == area]


def crews(area=AREA):
    """Months to train and set up. Source: model/fielding, times its slider."""
    return float(row("model/fielding", "area_id", area)["months"]) * default().fielding_factor


def orders(area=AREA):
    """The order book of an area. Source: model/orderbook."""
    book = tables.load("model/orderbook")
    return book[book["area_id"] == area]


def replaced(order):
    """Old units that leave for each new one of an order. Source: model/retirements."""
    found = tables.load("model/retirements").merge(
        tables.load("model/retirement_orders"), how="left"
    )
    by_order = found[found["order_id"] == order.order_id]
    by_area = found[(found["linked_to"] == "all") & (found["area_id"] == order.area_id)]
    linked = by_order if len(by_order) else by_area
    return float(linked["share_of_linked"].iloc[0]) if len(linked) else 0.0


def months(date):
    """Months from the end of 2025 to the end of a year."""
    return 12 * (int(date) - 2025)


def arriving(order, date, late=None):
    """Rules 1 and 2: the part of an order that is usable by the end of a year.

    `late` is another slip in months for all orders that are not complete.
    """
    start = MONTHS * max(quarter_number(order.planned_first, "2026Q1"), -1)
    end = MONTHS * max(quarter_number(order.planned_last, "2026Q1"), -1) + MONTHS
    late = slip(order.maturity) if late is None else late
    late = 0.0 if order.status == "complete" else late
    if order.origin == "US" and order.status != "complete":
        late += default().us_export_delay
    wait = crews(order.area_id)
    done = min(max(months(date) - start - late - wait, 0), end - start)
    gift = default().ukraine_gifts / 100 * bool(row_of_area(order.area_id)["gift_area"])
    units = order.quantity * done / (end - start) * (1 - gift)
    return Arriving(order, start, end - start, late, wait, done, units, units * replaced(order))


def row_of_area(area=AREA):
    """The row of model/areas."""
    return row("model/areas", "area_id", area)


def book(date, area=AREA, late=None):
    """Every order of an area as it stands at the end of a year."""
    return [arriving(order, date, late) for order in orders(area).itertuples()]


def europe(date, area=AREA, late=None):
    """Europe's usable units at the end of a year, new orders left out."""
    found = book(date, area, late)
    gained = sum(a.units for a in found) - sum(a.leaving for a in found)
    return float(row_of_area(area)["europe"]) + gained


def posture(date, area=AREA):
    """Part of the US number that is there at a date. Source: model/posture_steps."""
    steps = tables.load("model/posture_steps")
    own = steps[(steps["path_id"] == default().us_posture) & (steps["area_id"] == area)]
    before = own[own["quarter"] <= f"{date}Q4"].sort_values("quarter").iloc[-1]
    return before


def us(date, area=AREA):
    """Rule 8, for areas and dates whose path no longer moves."""
    return float(row_of_area(area)["us_war"]) * float(posture(date, area)["us_fraction_of_us_war"])


def answers(date, area=AREA, late=None):
    """Rule 9: share and coverage in percent at the end of a year."""
    own, other = europe(date, area, late), us(date, area)
    return 100 * own / (own + other), 100 * own / float(row_of_area(area)["need"])


def makers(area=AREA):
    """Months from the first possible contract to a usable unit, by maker, soonest first.

    Rule 6 in the first year, when lead times have not shrunk. Source: model/supply. Columns:
    origin, lead, late, crews, total; a maker whose product is in development takes its own slip.
    """
    supply = tables.load("model/supply")
    own = supply[supply["area_id"] == area].reset_index(drop=True)
    new = own["earliest"].notna()
    late = new.map({True: slip("new"), False: slip("running")})
    late += (own["origin"] == "US") * default().us_export_delay
    found = pd.DataFrame({"origin": own["origin"], "lead": own["lead_months"], "late": late})
    found = found.assign(crews=crews(area), source=own["note"])
    found["total"] = found["lead"] + found["late"] + found["crews"]
    return found.sort_values("total", ignore_index=True)


def money(year):
    """Rule 3, step by step: extra money for these gaps in a year, bn USD of 2026.

    Returns each number of the sum by name. Source: model/constants and the sliders.
    """
    lever, since = default(), year - 2026
    begin, grown = constant("spending_share_2026"), (1 + lever.gdp_growth / 100) ** since
    share = begin + (lever.spending_share_2035 - begin) * min(since / 9, 1)
    begin = constant("equipment_share_2025")
    equipment = begin + (lever.equipment_share - begin) * min((since + 1) / 2, 1)
    gdp, known = constant("gdp_2026") * grown, constant("equipment_2025_in_2026_prices")
    bought = gdp * share / 100 * equipment / 100
    prices = (1 + lever.defence_inflation / 100) ** since
    extra = max(bought - known, 0) * lever.gap_share / 100 / prices
    return {"gdp": gdp, "share": share, "equipment": equipment, "bought": bought} | {
        "known": known,
        "part": lever.gap_share,
        "prices": prices,
        "extra": extra,
    }
