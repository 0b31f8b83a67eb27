"""How the headline moves with each judgement: one group of inputs at its low and its high end.

The middle case, all else as reported. The groups are in `judged_groups`.
"""

from functools import lru_cache

import pandas as pd

from helpers.model import questions
from helpers.model.assumptions import default
from helpers.model.inputs import load
from helpers.model.projection import project
from helpers.pages.method.data_groups import ASSUMED, COUNTED, FLEETS, judgements

__all__ = ["ASSUMED", "COUNTED", "DATES", "FLEETS", "judgements", "moves"]

DATES = ("2027", "2030")


@lru_cache(maxsize=1)
def moves() -> pd.DataFrame:
    """The headline at both ends of each group, the widest swing of 2030 first: areas, then share.

    Columns: name, kind, date; `now`, `at_low`, `at_high`, `low`, `high` are the mean share in
    percent (low the smaller of the two); `areas_now`, `areas_low`, `areas_high` the areas led;
    `from_` and `to` say the ends in words; `swing` is the width of the mean share in 2030, in
    points, and `areas` that of the areas led.
    """
    rows = []
    now = project(load(), default())
    for group in judgements():
        ends = [project(end.inputs, end.scenario) for end in (group.low, group.high)]
        for date in DATES:
            share = [_mean(result, date) for result in (now, *ends)]
            held = [int(questions.areas_held(r, date)[0, 0]) for r in (now, *ends)]
            rows.append(
                {"name": group.name, "kind": group.kind, "date": date}
                | {"now": share[0], "at_low": share[1], "at_high": share[2]}
                | {"low": min(share), "high": max(share)}
                | {"areas_now": held[0], "areas_low": min(held), "areas_high": max(held)}
                | {"from_": group.low.said, "to": group.high.said}
            )
    frame = pd.DataFrame(rows)
    for column, low, high in (("swing", "low", "high"), ("areas", "areas_low", "areas_high")):
        width = (frame[high] - frame[low]).where(frame["date"] == DATES[-1])
        frame[column] = width.groupby(frame["name"]).transform("max")
    order = ["areas", "swing", "name"]
    return frame.sort_values(order, ascending=[False, False, True], ignore_index=True)


def _mean(result, date):
    return round(100 * float(questions.mean_share(result, date)[0, 0]), 1)
