"""Rows of notebook 14 on single leads: their price, what is in the way, what a billion buys.

As reported, and the middle case, where nothing else is said. Money is in billions of US dollars in
prices of 2026, on top of what the model's rule gives an area. Sources: the projection,
model/supply, model/areas.
"""

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
    obstacles.NEED: "need met, no lead",
    obstacles.NOT_BOUGHT: "not bought",
}
AGAIN = 4  # quarters between two starts on offer
STARTS = 4


@cached
def start() -> str:
    """The first full quarter after the day of collecting: from when money could come."""
    day = dates.as_of() + pd.offsets.QuarterBegin(startingMonth=1)
    return f"{day.year}Q{day.quarter}"


def starts() -> list[str]:
    """Quarters from which the money may come, the first one `start()`, a year apart."""
    first = load().quarters.index(start())
    return list(load().quarters[first : first + AGAIN * STARTS : AGAIN])


@cached
def behind() -> tuple[str, ...]:
    """Areas that Europe does not lead at each of DATES, as reported."""
    found = price.priced(default(), load().quarters.index(start()))
    rows = zip(load().areas, (found.price == 0).all(axis=1), strict=True)
    return tuple(area for area, leads in rows if not leads)


def prices(since: str | None = None, months: float = 0, output: float = 1) -> pd.DataFrame:
    """One row an area of `behind()` and date: what its lead costs, or what is in the way.

    area_id, name, group, place, date, `share` and `best` (with unlimited money) in percent, `price`
    (nan at no price), `standing` of STANDINGS, `obstacle` in words, `text` for a cell, and what was
    asked: `since`, `months` (saved) and `output` (times that of the makers).
    """
    since = since or start()
    quarter, change = load().quarters.index(since), Change(months, output)
    found = price.priced(default(), quarter, change)
    way = obstacles.in_the_way(default(), quarter, change)
    rows = []
    for area_id in behind():
        area = load().areas.index(area_id)
        for at, date in enumerate(DATES):
            cost, names = found.price[area, at], way[area, at]
            standing = LEADS if cost == 0 else NONE if np.isnan(cost) else PRICED
            obstacle = listing(names, "or") if standing == NONE else ""
            text = {LEADS: "leads", PRICED: f"${cost:.1f} bn", NONE: _in_a_cell(names)}[standing]
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
    """Percent of the draws in which Europe leads already (`already`), at a price and at none.

    And `low`, `middle` and `high` of the price, in the draws that have one.
    """
    quarter, area = load().quarters.index(start()), load().areas.index(area_id)
    found = price.by_draw(default(), quarter, area, DATES.index(date))
    priced = found[found > 0]
    low, middle, high = np.quantile(priced, [0.1, 0.5, 0.9])
    parts = {"already": found == 0, "at_a_price": found > 0, "at_none": np.isnan(found)}
    shares = {name: 100 * part.mean() for name, part in parts.items()}
    return shares | {"low": low, "middle": middle, "high": high}


def latest_start(area_id: str, date: str = "2035") -> str:
    """The last quarter from which money still buys the lead, middle case."""
    area, at = load().areas.index(area_id), DATES.index(date)
    first = load().quarters.index(start())
    until = load().quarters.index(f"{date}Q4")
    found = [q for q in range(first, until) if price.priced(default(), q).price[area, at] > 0]
    return load().quarters[max(found)]


def money_opens(date: str) -> float:
    """Percent of the draws in which money without limit opens a lead, in any area."""
    at, quarter = DATES.index(date), load().quarters.index(start())
    opened = obstacles.months_needed(default(), quarter)[:, at] == 0
    return 100 * float((opened & ~obstacles.leads_already(default())[:, at]).any(axis=0).mean())


def needed(date: str = "2030") -> pd.DataFrame:
    """What would have to change before money without limit buys the lead, over all draws.

    One row an area and kind of change (MONTHS saved between order and use, or OUTPUT of makers,
    times today's): `low`, `middle`, `high`, eight draws in ten and the median, `never` in percent
    of the draws, nan where a value is never. `money`: percent of the draws in which money alone is
    enough, `already`: in which not even that is needed. Areas bought with this money only.
    """
    quarter, at = load().quarters.index(start()), DATES.index(date)
    already = obstacles.leads_already(default())
    kinds = {MONTHS: obstacles.months_needed, OUTPUT: obstacles.output_needed}
    rows = []
    for area_id in behind():
        area = load().areas.index(area_id)
        if not load().paid[area]:
            continue
        for kind, ask in kinds.items():
            found = ask(default(), quarter)[area, at]
            levels = np.quantile(found, [0.1, 0.5, 0.9], method="inverted_cdf")
            levels = np.where(np.isinf(levels), np.nan, levels)
            never = 100 * np.isinf(found).mean()
            money = 100 * (found == NOTHING[kind]).mean()
            led = 100 * already[area, at].mean()
            rows.append((area_id, date, kind, *levels, never, money, led))
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
    quarter = load().quarters.index(start())
    none = price.middle(default(), 1, gap_share=np.zeros(1))
    whole = price.middle(default())
    asked = {
        "none": price.answers(none),
        "planned": price.answers(whole),
        "unlimited": price.answers(whole, price.for_all(1, quarter)),
    }
    rows = []
    for name, (share, coverage) in asked.items():
        led = price.leads(share, default()).sum(axis=0)[:, 0]
        covered = 100 * coverage.mean(axis=0)[:, 0]
        rows += [(name, *row) for row in zip(DATES, led, covered, strict=True)]
    return pd.DataFrame(rows, columns=["money", "date", "led", "covered"])
