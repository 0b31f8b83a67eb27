"""One area followed by hand, from the rows of the tables to the answer, in plain arithmetic.

Nothing here calls the projection but `projected`: a test holds both to the same answer. The middle
case, as reported. Months are counted from the end of 2025, when the holdings of model/areas were
counted.
"""

import numpy as np
import pandas as pd

from helpers.data import dates, tables
from helpers.data.cached import cached
from helpers.data.sources import sourced
from helpers.model.assumptions import default
from helpers.model.inputs import ON_TIME_MONTHS, load, quarter_number
from helpers.model.projection import project

AREA = "aar"
DATES = ("2027", "2030")
MONTHS = 3  # in a quarter


@cached
def rows(table, /, **cells):
    """Rows of a table of data/model with these cells, with their `source_ids`."""
    frame = sourced(f"model/{table}")
    for column, value in cells.items():
        frame = frame[frame[column] == value]
    return frame


def area(area_id=AREA):
    """The row of model/areas."""
    return rows("areas", area_id=area_id).iloc[0]


def late_rows(maturity):
    """Rows of the record of delays that count as late."""
    record = rows("delays", maturity=maturity, counted=True)
    return record[record["months"] > ON_TIME_MONTHS]


def on_time(maturity):
    """Rule 1: part on time among rows of a kind that count, with its base rate as ten rows."""
    (table,) = rows("punctuality", maturity=maturity).itertuples()
    kinds = {} if table.rows_of == "all" else {"maturity": maturity}
    record = rows("delays", counted=True, **kinds)
    prompt = (record["months"] <= ON_TIME_MONTHS).sum()
    return (prompt + table.prior_rows * table.base_rate) / (len(record) + table.prior_rows)


def slip(maturity):
    """Mean slip in months: part that is late x mean of the late rows, each up to a cap."""
    late, known = late_rows(maturity)["months"], load().constants
    late = (late * default().slip_factor).clip(upper=known["max_slip_months"])
    return (1 - on_time(maturity)) * late.mean() if len(late) else 0.0


def record_mean(maturity):
    """Mean months late of all rows of a kind, those on time among them."""
    return rows("delays", maturity=maturity, counted=True)["months"].clip(lower=0).mean()


def crews(area_id=AREA):
    """Months to train and set up, times its slider."""
    return float(rows("fielding", area_id=area_id)["months"].iloc[0]) * default().fielding_factor


def replaced(order):
    """Old units that leave for each new one of an order."""
    found = rows("retirements", area_id=order.area_id)
    links = rows("retirement_orders", order_id=order.order_id)["retirement_id"]
    by_order = found[found["retirement_id"].isin(links)]
    linked = found[found["linked_to"] == "all"] if by_order.empty else by_order
    return float(linked["share_of_linked"].iloc[0]) if len(linked) else 0.0


def months(date):
    """Months from the end of 2025 to the end of a year."""
    return 12 * (int(date) - 2025)


def book(date, area_id=AREA, late=None):
    """Rules 1 and 2: the orders of an area, and what of each is usable by the end of a year.

    Columns beside those of model/orderbook, in months: `start`, from the end of 2025 to the first
    delivery planned; `length`, from the first to the last; `late`, the slip; `done`, the part of
    `length` that is usable by the date. In units: `units`, usable by the date, gifts taken out;
    `replaced`, old ones that leave for each of these. `late` as an argument is another slip for
    all orders that are not complete. What counts whole is handed over on its date.
    """
    orders = rows("orderbook", area_id=area_id)
    ends = (orders[end].map(_quarter).astype(int) for end in ("planned_first", "planned_last"))
    start, end = (MONTHS * quarters for quarters in ends)
    length = end + MONTHS - start
    less = np.where(orders["replanned"], default().replanned_slip, 1)
    slips = less * orders["maturity"].map(slip).astype(float) if late is None else late
    slips = slips + (orders["origin"] == "US") * default().us_export_delay
    on_its_date = (orders["status"] == "complete") | area(area_id)["counted_whole"]
    slips = slips.where(~on_its_date, 0.0)
    done = (months(date) - start - slips - crews(area_id)).clip(0, length)
    kept = 1 - default().ukraine_gifts / 100 * bool(area(area_id)["gift_area"])
    return orders.assign(
        start=start,
        length=length,
        late=slips,
        done=done,
        units=orders["quantity"] * done / length * kept,
        replaced=[replaced(order) for order in orders.itertuples()],
    )


def _quarter(name):
    """Quarters from the first of 2026; what came before counts from the end of 2025."""
    return max(quarter_number(name, "2026Q1"), -1)


def europe(date, area_id=AREA, late=None):
    """Europe's usable units at the end of a year, new orders left out."""
    orders = book(date, area_id, late)
    gained = orders["units"] * (1 - orders["replaced"])
    return float(area(area_id)["europe"]) + gained.sum()


def posture(date):
    """The step of the US path that holds at a date."""
    steps = rows("posture_steps", path_id=default().us_posture, area_id=AREA)
    return steps[steps["quarter"] <= f"{date}Q4"].sort_values("quarter").iloc[-1]


def us(date):
    """Rule 8, for dates at which the path no longer moves."""
    return float(area()["us_war"]) * float(posture(date)["us_fraction_of_us_war"])


def answers(date, late=None):
    """Rule 9: share and coverage in percent at the end of a year."""
    own, other = europe(date, late=late), us(date)
    return 100 * own / (own + other), 100 * own / float(area()["need"])


def countries():
    """Names of countries by their code."""
    return tables.load("money/countries").set_index("country")["name"].to_dict()


def makers():
    """Months from the first possible contract to a usable unit, by maker, soonest first.

    Rule 6 in the first year, when lead times have not shrunk. Columns: origin, lead, late, crews,
    total; a maker whose product is in development takes its own slip.
    """
    found = rows("supply", area_id=AREA)
    new = found["earliest"].notna()
    late = new.map({True: slip("new"), False: slip("running")})
    late += (found["origin"] == "US") * default().us_export_delay
    found = found.assign(lead=found["lead_months"], late=late, crews=crews())
    found["total"] = found["lead"] + found["late"] + found["crews"]
    return found.sort_values("total", ignore_index=True)


def money(year, share_2035=None):
    """Rule 3, step by step: extra money for these gaps in a year, bn USD of 2026.

    `share_2035` is another share of GDP for 2035. Returns each number of the sum by name. Source:
    model/constants and the sliders.
    """
    lever, known, since = default(), load().constants, year - 2026
    gdp = known["gdp_2026"] * (1 + lever.gdp_growth / 100) ** since
    begin, end = known["spending_share_2026"], share_2035 or lever.spending_share_2035
    share = begin + (end - begin) * min(since / 9, 1)
    begin, before = known["equipment_share_2025"], known["equipment_2025_in_2026_prices"]
    equipment = begin + (lever.equipment_share - begin) * min((since + 1) / 2, 1)
    prices, part = (1 + lever.defence_inflation / 100) ** since, lever.gap_share
    extra = max(gdp * share / 100 * equipment / 100 - before, 0) * part / 100 / prices
    found = {"gdp": gdp, "share": share, "equipment": equipment, "known": before, "part": part}
    return found | {"prices": prices, "extra": extra}


def projected():
    """The area in the projection, a row a quarter: day, Europe, US, need, and share in percent."""
    result, place = project(load(), default()), load().areas.index(AREA)
    values = {"Europe": result.europe, "US": result.us, "need": result.need}
    values = {name: own[place, :, 0, 0] for name, own in values.items()}
    share = 100 * result.share[place, :, 0, 0]
    day = dates.quarter_end(load().quarters)
    return pd.DataFrame({"quarter": load().quarters, "day": day, **values, "share": share})


def points():
    """The sums at both dates, a row a side: side, day, units, and Europe's share in percent."""
    found = [
        (side, pd.Timestamp(int(date), 12, 31), units, answers(date)[0])
        for date in DATES
        for side, units in (("Europe", europe(date)), ("US", us(date)))
    ]
    return pd.DataFrame(found, columns=["side", "day", "units", "share"])
