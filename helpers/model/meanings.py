"""Who is Europe, and what is ready: the same day counted under each of these definitions."""

from dataclasses import replace

import numpy as np
import pandas as pd

from helpers.data import tables
from helpers.data.cached import cached
from helpers.model import cases, definitions, headline, questions
from helpers.model.assumptions import Scenario, choices, default
from helpers.model.inputs import Range, load
from helpers.model.projection import project
from helpers.model.result import Result

DATES = ("2025", "2030", "2035")


def each() -> list[Scenario]:
    """As reported, once for each meaning of Europe in the order of model/europe."""
    return [default(europe_means=group) for group in choices("europe_means")]


@cached
def europe() -> pd.DataFrame:
    """Areas that Europe leads at the end of DATES under each meaning of Europe, one row for each.

    group_id, name, date; `led` of `of` areas and `mean_share` in percent in the middle case;
    `drawn`, the range in words, of cases.DRAWS draws; `loses` and `gains`, area_ids against all
    allies. Sources: the projection, model/europe, model/europe_groups.
    """
    middle, drawn = (project(load(), each(), draws) for draws in (0, cases.DRAWS))
    rows = leads(middle, DATES)
    told = [headline.areas_led(drawn, middle, row.date, row.group) for row in rows.itertuples()]
    names = pd.DataFrame(choices("europe_means").items(), columns=["group_id", "name"])
    return names.loc[rows["group"]].reset_index(drop=True).join(rows.assign(drawn=told))


def leads(found: Result, dates: tuple[str, ...]) -> pd.DataFrame:
    """Areas led at the end of dates by each group, the scenarios of `found`, in the middle case.

    date, `group` (its place), `led` of `of` areas and `mean_share` in percent; `loses` and `gains`,
    area_ids against the first group.
    """
    areas, rows = np.array(found.inputs.areas), []
    for date in dates:
        held = questions.above(found)[:, found.quarter(date), :, 0].T
        shares = 100 * questions.mean_share(found, date)[:, 0]
        for group, (mine, share) in enumerate(zip(held, shares, strict=True)):
            changed = tuple(areas[held[0] & ~mine]), tuple(areas[mine & ~held[0]])
            rows.append((date, group, mine.sum(), len(areas), share, *changed))
    columns = ["date", "group", "led", "of", "mean_share", "loses", "gains"]
    return pd.DataFrame(rows, columns=columns)


@cached
def shares(dates: tuple[str, ...]) -> pd.DataFrame:
    """Europe's share, in percent, by area, date and meaning of Europe: a row of model/europe."""
    found = project(load(), each())
    at = [found.quarter(date) for date in dates]
    index = [found.inputs.areas, dates, range(len(found.inputs.groups))]
    rows = pd.MultiIndex.from_product(index, names=["area_id", "date", "meaning"])
    return pd.Series(100 * found.share[..., 0][:, at].ravel(), rows, name="share").reset_index()


@cached
def splits() -> dict[str, bool]:
    """Areas whose holdings are known by country: all of them (True) or a part (False)."""
    return tables.load("model/europe_groups").groupby("area_id")["complete"].all().to_dict()


@cached
def ready() -> pd.DataFrame:
    """One row an area at the end of 2025, all that is held beside the part that is ready.

    `held`, `ready`, `ready_low` and `ready_high` are shares in percent, `covers` and
    `covers_ready` percent of the need; `known`: model/readiness has a row. The ends move how much
    is ready and leave the counts. Sources: model/areas, model/readiness, the projection.
    """
    inputs, scenario = definitions.today(), default(forces="ready")
    part = inputs.ready
    ends = (replace(inputs, ready=Range(end, end, end)) for end in (part.low, part.high))
    held, mine, low, high = (
        project(given, chosen)
        for given, chosen in ((inputs, default()), *((now, scenario) for now in (inputs, *ends)))
    )
    share = {"held": held, "ready": mine, "ready_low": low, "ready_high": high}
    known = set(tables.load("model/readiness")["area_id"])
    return pd.DataFrame(
        {
            "area_id": inputs.areas,
            **{name: 100 * found.share[:, 0, 0, 0] for name, found in share.items()},
            "covers": 100 * held.coverage[:, 0, 0, 0],
            "covers_ready": 100 * mine.coverage[:, 0, 0, 0],
            "known": [area in known for area in inputs.areas],
        }
    )
