"""Numbers for what an expert would attack first: each objection tried on the model.

The middle case, as reported. Sources: the tables named in each function.
"""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from helpers.data import tables
from helpers.model import questions
from helpers.model.assumptions import default
from helpers.model.inputs import load
from helpers.model.projection import project

MUNITIONS = ("precision_munitions", "artillery_ammo")


@lru_cache(maxsize=1)
def as_reported():
    """The projection that all others are set against."""
    return project(load(), default())


def led(inputs, date):
    """Areas that Europe leads with other inputs."""
    return int(questions.areas_held(project(inputs, default()), date)[0, 0])


def half_ready():
    """Areas led today if half of what Europe holds, and all that the US holds, were ready."""
    europe = load().europe
    halved = replace(europe, mid=europe.mid / 2)
    return led(replace(load(), europe=halved), "2025")


def us_numbers():
    """How many areas rest on the IISS list, on a fraction of ours, and on something else."""
    areas = tables.load("model/areas")
    listed = areas["us_basis"].str.contains("IISS")
    return {
        "listed": int(listed.sum()),
        "fraction": int(areas["us_fraction"].notna().sum()),
        "total": len(areas),
    }


def us_doubles():
    """Share in percent of the munitions areas at the end of 2030, now and with twice the US."""
    war = load().us_war
    more = np.where([area in MUNITIONS for area in load().areas], 2, 1)
    doubled = project(replace(load(), us_war=replace(war, mid=war.mid * more)), default())
    return {area: (share(area), share(area, doubled)) for area in MUNITIONS}


def share(area, result=None, date="2030"):
    """Europe's share of an area in percent."""
    result = result or as_reported()
    return 100 * float(result.share[load().areas.index(area), result.quarter(date), 0, 0])


def deep_strike_today():
    """Lowest and highest share in percent that the table's own range allows today."""
    row = tables.load("model/areas").set_index("area_id").loc["deep_strike"]
    low = row["europe_low"] / (row["europe_low"] + row["us_war_high"])
    high = row["europe_high"] / (row["europe_high"] + row["us_war_low"])
    return 100 * low, 100 * high


def us_made():
    """Percent of the long-range missiles on order that are made in the US."""
    book = tables.load("model/orderbook").query("area_id == 'deep_strike'")
    return 100 * book.loc[book["origin"] == "US", "quantity"].sum() / book["quantity"].sum()


def orders():
    """Orders, those that are not yet firm, and those whose dates or numbers we judged."""
    book = tables.load("model/orderbook")
    return (
        len(book),
        int((book["firmness"] != "firm").sum()),
        int((book["kind"] == "judgement").sum()),
    )


def near_the_line(points, date="2030"):
    """Areas within some points of half at a date."""
    result = as_reported()
    share = 100 * result.share[:, result.quarter(date), 0, 0]
    return int((np.abs(share - default().majority_threshold) < points).sum())


def price_factor():
    """Median of highest over lowest price among the makers with a price."""
    supply = tables.load("model/supply").query("cost_low > 0")
    return float((supply["cost_high"] / supply["cost_low"]).median())


def record():
    """Rows of the record of delays, those on time, and those found by looking for them."""
    slips = tables.load("model/slips")
    return len(slips), int((slips["slip_months"] <= 3).sum())
