"""Rows of notebook 14 on single leads: their price, what is in the way, what a billion buys.

As reported, and the middle case, where nothing else is said. Money is in billions of US dollars in
prices of 2026, on top of what the model's rule gives an area. Sources: the projection,
model/supply, model/areas.
"""

from itertools import compress

import numpy as np
import pandas as pd

from helpers.data import dates
from helpers.data.cached import cached
from helpers.figures.text import listing
from helpers.model import areas as model_areas
from helpers.model import billion, obstacles, price
from helpers.model.assumptions import default
from helpers.model.inputs import load
from helpers.model.price import DATES, Change

MOST_MONTHS = obstacles.MONTHS[-1]
LEADS, PRICED, NONE = "leads without more money", "has a price", "no price"
STANDINGS = [LEADS, PRICED, NONE]
MONTHS, OUTPUT = "months", "output"
NOTHING = {MONTHS: 0, OUTPUT: 1}  # where they stand today
_SHORT = {
    obstacles.DATE: "date too near",
    obstacles.TOGETHER: "several limits",
    obstacles.NEED: "need covered, no lead",
    obstacles.NOT_BOUGHT: "not bought",
}


@cached
def start() -> str:
    """The first full quarter after the day of collecting: from when money could come."""
    day = dates.as_of() + pd.offsets.QuarterBegin(startingMonth=1)
    return f"{day.year}Q{day.quarter}"


def starts() -> list[str]:
    """Four quarters from which the money may come, the first one `start()`, a year apart."""
    first = _first()
    return list(load().quarters[first : first + 16 : 4])


def _first():
    """Number of the quarter `start()`."""
    return load().quarters.index(start())


@cached
def behind() -> tuple[str, ...]:
    """Areas that Europe does not lead at each of DATES, as reported."""
    leads = (price.priced(default(), _first()).price == 0).all(axis=1)
    return tuple(compress(load().areas, ~leads))


def prices(since: str | None = None, months: float = 0, output: float = 1) -> pd.DataFrame:
    """One row an area of `behind()` and date: what its lead costs, or what is in the way.

    area_id, name, group, place, date, `share` and `best` (with unlimited money) in percent, `price`
    (nan at no price), `standing` of STANDINGS, `obstacle` in words, `text` for a cell, and what was
    asked: `since`, `months` (saved) and `output` (times that of the makers).
    """
    since, change, rows = since or start(), Change(months, output), []
    asked = default(), load().quarters.index(since), change
    found, way = price.priced(*asked), obstacles.in_the_way(*asked)
    for area_id in behind():
        area = load().areas.index(area_id)
        for at, date in enumerate(DATES):
            cost, names = found.price[area, at], way[area, at]
            standing = LEADS if cost == 0 else NONE if np.isnan(cost) else PRICED
            obstacle = listing(names, "or") if standing == NONE else ""
            text = {LEADS: "leads", PRICED: f"USD {cost:.1f} bn", NONE: _in_a_cell(names)}[standing]
            shares = 100 * found.share[area, at], 100 * found.best_share[area, at]
            rows.append((area_id, date, *shares, cost, standing, obstacle, text))
    columns = ["area_id", "date", "share", "best", "price", "standing", "obstacle", "text"]
    frame = pd.DataFrame(rows, columns=columns)
    return _placed(frame.assign(since=since, months=months, output=output))


def _in_a_cell(names):
    """What is in the way, short enough for a cell."""
    if len(names) > 2:
        return f"any of {len(names)} limits"
    return _SHORT.get(listing(names), listing(names, "or"))


def price_range(area_id: str, date: str = "2035") -> dict[str, float]:
    """Percent of the draws in which Europe leads already (`already`) and in which no sum buys it.

    And `low` and `high`, eight draws in ten, of the price in the draws that have one.
    """
    area, at = load().areas.index(area_id), DATES.index(date)
    found = price.by_draw(default(), _first(), area, at)
    low, high = np.quantile(found[found > 0], [0.1, 0.9])
    shares = {"already": 100 * (found == 0).mean(), "at_none": 100 * np.isnan(found).mean()}
    return shares | {"low": low, "high": high}


def latest_start(area_id: str, date: str = "2035") -> str:
    """The last quarter from which money still buys the lead, middle case."""
    area, at = load().areas.index(area_id), DATES.index(date)
    asked = range(_first(), load().quarters.index(f"{date}Q4"))
    found = [q for q in asked if price.priced(default(), q).price[area, at] > 0]
    return load().quarters[max(found)]


def money_opens(date: str) -> float:
    """Percent of the draws in which money without limit opens a lead, in any area."""
    at = DATES.index(date)
    opened = obstacles.months_needed(default(), _first())[:, at] == 0
    return 100 * float((opened & ~obstacles.leads_already(default())[:, at]).any(axis=0).mean())


def needed(date: str = "2030") -> pd.DataFrame:
    """What would have to change before money without limit buys the lead, over all draws.

    One row an area and kind of change (MONTHS saved between order and use, or OUTPUT of makers,
    times today's): `low`, `middle`, `high`, eight draws in ten and the median, `never` in percent
    of the draws, nan where a value is never. `money`: percent of the draws in which money alone is
    enough, `already`: in which not even that is needed. Areas bought with this money only.
    """
    at, rows = DATES.index(date), []
    already = obstacles.leads_already(default())
    kinds = {MONTHS: obstacles.months_needed, OUTPUT: obstacles.output_needed}
    for area_id in behind():
        area = load().areas.index(area_id)
        if not load().paid[area]:
            continue
        for kind, ask in kinds.items():
            found = ask(default(), _first())[area, at]
            levels = np.quantile(found, [0.1, 0.5, 0.9], method="inverted_cdf")
            levels = np.where(np.isinf(levels), np.nan, levels)
            parts = np.isinf(found), found == NOTHING[kind], already[area, at]
            rows.append((area_id, date, kind, *levels, *(100 * part.mean() for part in parts)))
    columns = ["area_id", "date", "kind", "low", "middle", "high", "never", "money", "already"]
    return _placed(pd.DataFrame(rows, columns=columns))


def a_billion(since: str | None = None) -> pd.DataFrame:
    """What more money gains in each area by the end of 2030 and 2035, in points of need covered.

    One row an area and date: `covered` without it, in percent; `first`, what the first billion
    gains; `most`, what any sum gains, for `until` billions; `ends` says what ends it.
    """
    found = billion.bought(default(), load().quarters.index(since or start()))
    rows = []
    for area in np.flatnonzero(load().paid):
        for at in (DATES.index("2030"), DATES.index("2035")):
            gains = 100 * np.array([part[area, at] for part in found[:3]])
            gains = np.where(gains < 100 * billion.LITTLE, 0, gains)
            whole = "need covered" if found.whole[area, at] else "factories full"
            ends = whole if gains[2] else "nothing comes in time"
            until = found.until[area, at]
            rows.append((load().areas[area], DATES[at], *gains, until, ends))
    columns = ["area_id", "date", "covered", "first", "most", "until", "ends"]
    return _placed(pd.DataFrame(rows, columns=columns))


def _placed(frame):
    """With name, group, evidence and place of each area, in the order of the figures."""
    frame = model_areas.places().merge(frame, on="area_id", validate="1:m")
    return frame.sort_values(["place", "date"], kind="stable", ignore_index=True)


def by_money() -> pd.DataFrame:
    """One row a date and sum: no extra money at all (`none`), the `planned`, and `unlimited`.

    `led` areas and `covered`, the mean need covered in percent, middle case.
    """
    whole, rows = price.middle(default()), []
    asked = {
        "none": price.answers(price.middle(default(), 1, gap_share=np.zeros(1))),
        "planned": price.answers(whole),
        "unlimited": price.answers(whole, price.for_all(1, _first())),
    }
    for name, (share, coverage) in asked.items():
        led = price.leads(share, default()).sum(axis=0)[:, 0]
        covered = 100 * coverage.mean(axis=0)[:, 0]
        rows += [(name, *row) for row in zip(DATES, led, covered, strict=True)]
    return pd.DataFrame(rows, columns=["money", "date", "led", "covered"])
