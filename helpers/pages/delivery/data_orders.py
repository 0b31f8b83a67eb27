"""The order book by the projection's own rules: what has arrived and can be used by a date."""

import numpy as np
import pandas as pd

from helpers.data import tables
from helpers.data.cached import cached
from helpers.model.assumptions import Scenario, default, short_names, sliders, stack
from helpers.model.batch import rows
from helpers.model.draws import draw
from helpers.model.holdings import arrived
from helpers.model.inputs import Inputs, load
from helpers.model.projection import project
from helpers.model.questions import mean_share
from helpers.model.result import Result, quantiles

DRAWS, SEED = 500, 2026
DATES = ("2027", "2030")
AVERAGE = "Average of these areas"
LEVERS = ("slip_factor", "us_export_delay", "fielding_factor", "factory_ramp")


def part(inputs: Inputs, scenario: Scenario, draws: int = DRAWS, fielded: bool = True):
    """(areas with orders, T, draws) percent of each order book arrived, or usable if `fielded`.

    draws=0 is the middle case, in which every order takes the mean delay.
    """
    sample = draw(inputs, draws, SEED, scenario.errors_together)
    number = np.arange(sample.size)
    block = rows(inputs, sample, stack(scenario), np.zeros_like(number), number)
    ordered = np.bincount(inputs.order_area, inputs.quantity, len(inputs.areas))
    on_order = ordered > 0
    return 100 * arrived(inputs, block, fielded)[on_order] / ordered[on_order, None, None]


def parts(scenario: Scenario) -> pd.DataFrame:
    """Percent of the order book usable by the ends of 2027 and 2030: an area and date a row.

    `planned` is delivered on paper; `low`, `mid` and `high` are p10, p50 and p90 of the draws. The
    first area is the average, an area counting as one whatever its size.
    """
    found, frames = part(load(), scenario), []
    for date in DATES:
        values = found[:, _quarter(date)]
        levels = quantiles(np.vstack([values.mean(axis=0), values]), digits=2)
        frame = pd.DataFrame(dict(zip(("low", "mid", "high"), levels, strict=True)))
        frames.append(frame.assign(area=names(), date=date, planned=on_paper(date)))
    return pd.concat(frames, ignore_index=True)


def drawn(rows: pd.DataFrame) -> pd.DataFrame:
    """The columns of `parts` that the figure draws, with the heading of each date."""
    return rows.assign(by="usable by the end of " + rows["date"]).drop(columns="date")


@cached
def names() -> list[str]:
    """The average, then the areas with something on order, in the order of model/areas."""
    inputs = load()
    known = tables.load("model/areas").set_index("area_id")["name"]
    return [AVERAGE, *(known[inputs.areas[row]] for row in np.unique(inputs.order_area))]


@cached
def on_paper(date: str) -> np.ndarray:
    """Percent delivered by the end of `date` if all came as planned: average, then areas."""
    plan = part(load(), default(slip_factor=0, us_export_delay=0), 0, fielded=False)
    values = plan[:, _quarter(date), 0]
    return np.round([values.mean(), *values], 2)


@cached(maxsize=2)
def future(scenario: Scenario) -> Result:
    """The projection with the draws of this page; the last ones are kept, a few MB each."""
    return project(load(), scenario, DRAWS, SEED)


@cached
def sweep() -> pd.DataFrame:
    """A row a lever, end and measure: the median in percent, and its `change` in points."""
    frames, start = [], _measures(default())
    for lever in map(sliders().get, LEVERS):
        told = {"lever": short_names()[lever.name], "name": lever.name}
        for end, position in (("lowest", lever.low), ("highest", lever.high)):
            values = _measures(default(**{lever.name: position}))
            frame = pd.DataFrame({"measure": MEASURES, "value": values, "change": values - start})
            frames.append(frame.assign(**told, end=end, position=position))
    return pd.concat(frames, ignore_index=True)


MEASURES = [f"order book usable by end {date}" for date in DATES]
MEASURES += ["Europe's mean share, end 2030"]


def _measures(scenario):
    usable = np.median(part(load(), scenario).mean(axis=0), axis=-1)
    share = 100 * np.median(mean_share(future(scenario), DATES[-1])[0])
    return np.round([*(usable[_quarter(date)] for date in DATES), share], 2)


def _quarter(date):
    return load().quarters.index(f"{date}Q4")
