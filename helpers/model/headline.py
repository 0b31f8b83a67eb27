"""What every page says first: areas led by year, which stand on the line, whether one decides.

One function each, so that two pages cannot disagree.
"""

from dataclasses import replace

import numpy as np
import pandas as pd

from helpers.data.cached import cached
from helpers.model.assumptions import default
from helpers.model.inputs import Range, load
from helpers.model.projection import project
from helpers.model.questions import above, areas_held, counted, verdict
from helpers.model.result import Result


def count_by_year(result: Result, scenario: int = 0) -> pd.DataFrame:
    """Areas led at the end of each year: year, low, often, high, one row a year.

    low and high are the tenth and ninetieth percentile of the draws, a whole number that was
    drawn; often is the count seen most often (the lower one of two seen as often).
    """
    rows = []
    for year in sorted(set(result.inputs.years)):
        held = np.sort(areas_held(result, str(year))[scenario])
        seen, times = np.unique(held, return_counts=True)
        low, high = (held[int(np.ceil(level * held.size)) - 1] for level in (0.1, 0.9))
        rows.append((year, low, seen[times.argmax()], high))
    return pd.DataFrame(rows, columns=["year", "low", "often", "high"])


def areas_led(result: Result, date: str, scenario: int = 0) -> str:
    """The row of `count_by_year` for the end of a year in words: "8 to 9, most often 8"."""
    rows = count_by_year(result, scenario).set_index("year")
    return in_words(*rows.loc[int(date), ["low", "often", "high"]])


def in_words(low: int, often: int, high: int) -> str:
    """A row of `count_by_year`: "8 to 9, most often 8"."""
    return f"{often}" if low == high else f"{low} to {high}, most often {often}"


def on_the_line(result: Result, date: str) -> np.ndarray:
    """(A, S, D) areas that count with a share within half a point of the line for a majority.

    Such an area counts as the strict comparison says and is named beside the count.
    """
    share = result.share[:, result.quarter(date)]
    away = np.abs(100 * share - result.batch["majority_threshold"][:, None])
    near = np.round(away, 9) <= result.inputs.constants["on_the_line"]
    return near & counted(result)[..., None]


def hangs_on_the_line(result: Result, rule: str, date: str) -> np.ndarray:
    """(S, D) True where the verdict would turn if every area on the line fell to one side.

    A rule on a mean hangs on the line itself where the mean is that near; it has no such areas.
    """
    near = on_the_line(result, date)
    share = result.share[:, result.quarter(date)]
    held = share > (result.batch["majority_threshold"] / 100)[:, None]
    return verdict(result, rule, date, held=held | near) != verdict(
        result, rule, date, held=held & ~near
    )


def deciding_areas(result: Result, rule: str, date: str) -> np.ndarray:
    """(A, S, D) True where leaving out that one area turns the verdict."""
    now = verdict(result, rule, date)
    use = counted(result)
    turned = []
    for area in range(len(result.inputs.areas)):
        rest = use.copy()
        rest[area] = False
        turned.append((verdict(result, rule, date, rest) != now) & use[area][:, None])
    return np.stack(turned)


@cached
def us_numbers(rule: str, date: str) -> pd.DataFrame:
    """Leads of the middle case that Europe loses where the US number stands at its high end.

    One row an area: area_id, `us` and `us_high` (for a war, in the area's unit), `alone` and
    `together` (would the verdict turn without this lead, or without all of these?), `led_then`
    (areas led without all of them). Europe's own forces do not depend on it.
    Sources: model/areas, the projection.
    """
    inputs, war = load(), load().us_war
    most = replace(inputs, us_war=Range(war.low, war.high, war.high))
    result, against = (project(given, default()) for given in (inputs, most))
    held, then = (above(found)[:, found.quarter(date)] for found in (result, against))
    now, lost = verdict(result, rule, date), held & ~then
    rows = np.flatnonzero(lost[:, 0, 0])

    def turns(gone: np.ndarray) -> bool:
        return bool((verdict(result, rule, date, held=held & ~gone) != now)[0, 0])

    single = np.eye(len(held), dtype=bool)[..., None, None]
    return pd.DataFrame(
        {
            "area_id": np.array(inputs.areas)[rows],
            "us": war.mid[rows],
            "us_high": war.high[rows],
            "alone": [turns(single[row]) for row in rows],
            "together": turns(lost),
            "led_then": int((held & ~lost & counted(result)[..., None]).sum()),
        }
    )
