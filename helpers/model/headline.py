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
from helpers.model.questions import MEANS, above, counted, verdict
from helpers.model.result import Result

COUNTS = ["low", "often", "high", "middle"]


def count_by_year(drawn: Result, middle: Result, scenario: int = 0) -> pd.DataFrame:
    """Areas led at the end of each year: year and COUNTS, one row a year.

    `drawn` and `middle` are one scenario with draws and without. low and high are the tenth and
    ninetieth percentile of the draws, a whole number that was drawn; often is the count seen most
    often (the lower one of two seen as often); middle is that of the middle case.
    """
    # all years at once: a share is worked out anew each time it is asked for
    now, draws = (
        (above(found)[:, :, scenario] & counted(found)[:, None, scenario, None]).sum(axis=0)
        for found in (middle, drawn)
    )
    rows = []
    for year in sorted(set(drawn.inputs.years)):
        quarter = drawn.quarter(str(year))
        held = np.sort(draws[quarter])
        seen, times = np.unique(held, return_counts=True)
        low, high = (held[int(np.ceil(level * held.size)) - 1] for level in (0.1, 0.9))
        rows.append((year, low, seen[times.argmax()], high, now[quarter, 0]))
    return pd.DataFrame(rows, columns=["year", *COUNTS])


def areas_led(drawn: Result, middle: Result, date: str, scenario: int = 0) -> str:
    """The row of `count_by_year` for the end of a year, as `in_words` says it."""
    rows = count_by_year(drawn, middle, scenario).set_index("year")
    return in_words(*rows.loc[int(date), COUNTS])


def in_words(low: int, often: int, high: int, middle: int) -> str:
    """A row of `count_by_year`: "8 to 9 (most often 8)".

    The middle case is named where it is another number than the one seen most often.
    """
    told = f"{often}" if low == high else f"{low} to {high}"
    parts = [f"most often {often}"] if low < high else []
    parts += [f"in the middle case {middle}"] if middle != often else []
    return f"{told} ({', '.join(parts)})" if parts else told


def on_the_line(result: Result, date: str) -> np.ndarray:
    """(A, S, D) areas that count with a share within half a point of the line for a majority.

    Such an area counts as the strict comparison says and is named beside the count.
    """
    near = _near(result, result.share[:, result.quarter(date)])
    return near & counted(result)[..., None]


def _near(result, share):
    away = np.abs(100 * share - result.batch["majority_threshold"][:, None])
    return np.round(away, 9) <= result.inputs.constants["on_the_line"]


def hangs_on_the_line(result: Result, rule: str, date: str) -> np.ndarray:
    """(S, D) True where the verdict would turn if every area on the line fell to one side.

    A rule on a mean counts no areas: it hangs on the line where the mean itself is that near.
    """
    if rule in MEANS:
        return _near(result, MEANS[rule](result, date))
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
