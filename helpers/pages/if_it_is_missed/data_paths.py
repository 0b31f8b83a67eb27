"""Paths of the US forces at the reader's date, and what each does to burden shifted and burden met.

What Europe holds does not depend on the path: `project` reads it in rule 8 alone, for the US. So
one projection serves every path and every date. Sources: the projection, model/posture_steps.
"""

from dataclasses import replace
from functools import cache

import numpy as np
import pandas as pd

from helpers.data import dates, tables
from helpers.data.cached import cached
from helpers.model import areas, cases, questions
from helpers.model.assumptions import DEFAULT_PRESET, Refused, postures, preset
from helpers.model.inputs import load, quarter_number
from helpers.model.projection import project
from helpers.model.result import Result, quantiles

REPORTED, BEFORE, LEAVING = "cut_2026", "before_cut", "leave_by_2027"
# Presets that differ in what Europe does.
EFFORTS = (DEFAULT_PRESET, "europe-2030", "war-economy", "slow-europe")


def moved(path: str, end: str | None = None) -> np.ndarray:
    """(A, T) part of its contribution that the US keeps, with the path complete at quarter `end`.

    Up to today the path is what was reported. What comes after lasts as long as in the table and
    ends at `end`; where it would have begun in the past, it begins now and goes faster. Without
    `end`, or on a path that has nothing to come, the table's own steps.
    """
    inputs = load()
    table, reported = (inputs.posture[inputs.paths.index(name)] for name in (path, REPORTED))
    if end is None or span(path) is None:
        return table
    begins, ends = span(path)
    if end not in inputs.quarters[today() + 1 :]:
        first = inputs.quarters[today() + 1]
        raise Refused(f"date: {end[:20]!r} is not between {first} and the end")
    target, now = inputs.quarters.index(end), np.arange(len(inputs.quarters))
    start = max(begins, target - (ends - begins))
    # Where in the table each quarter reads how much of the reported forces is left.
    at = np.interp(now, [0, begins, start, target], [0, begins, begins, ends])
    left = [np.interp(at, now, row) for row in table / reported]
    return reported * np.array(left)


@cache
def span(path: str) -> tuple[int, int] | None:
    """First and last quarter number of what a path does from today on; None where nothing."""
    left = moved(path) / moved(REPORTED)
    moves = np.flatnonzero((np.abs(np.diff(left, axis=1)) > 1e-9).any(axis=0))
    moves = moves[moves >= today()]
    return (int(moves[0]), int(moves[-1]) + 1) if len(moves) else None


@cache
def today() -> int:
    """Number of the quarter up to which the tables know what happened."""
    day = dates.as_of()
    return quarter_number(f"{day.year}Q{day.quarter}", load().quarters[0])


def ordered() -> dict[str, str]:
    """The names of the paths by path_id, from staying to leaving."""
    return dict(sorted(postures().items(), key=lambda path: -moved(path[0]).mean()))


def names() -> dict[str, str]:
    """The paths in words that leave the date open, by path_id; the reported one first."""
    found = {REPORTED: postures()[REPORTED]} | postures()
    for path in filter(span, found):
        begins, ends = span(path)
        years = (ends - begins) / 4
        verb = "The US takes the cut back" if moved(path)[:, -1].any() else "All US forces leave"
        found[path] = f"{verb}, in {years:g} year{'s' * (years != 1)}"
    return found


@cached(maxsize=8)
def whole(preset_id: str = DEFAULT_PRESET, draws: int = 0) -> Result:
    """What Europe does in a preset, beside all that the US would bring had it changed nothing."""
    unchanged = replace(load(), posture=np.ones_like(load().posture))
    return project(unchanged, preset(preset_id), draws)


def on_path(
    path: str, end: str | None = None, preset_id: str = DEFAULT_PRESET, draws: int = 0
) -> Result:
    """The projection of a preset with the US on a path that is complete at quarter `end`.

    Command posts are whole, as in rule 8.
    """
    found = whole(preset_id, draws)
    us, posts = found.us * moved(path, end)[:, :, None, None], found.inputs.whole
    us[posts] = np.floor(us[posts] + 0.5)
    return replace(found, us=us)


def together(found: Result) -> np.ndarray:
    """(A, T, S, D) what both sides hold against the need, 0 to 1; more than enough counts as 1."""
    return np.minimum((found.europe + found.us) / found.need, 1)


def means(found: Result) -> dict[str, np.ndarray]:
    """(T, D) means of all areas in percent: share, coverage, and what both hold together.

    The share leaves out areas where neither side has any.
    """
    return {
        "share": 100 * np.nanmean(found.share[:, :, 0], axis=0),
        "coverage": 100 * found.coverage[:, :, 0].mean(axis=0),
        "together": 100 * together(found)[:, :, 0].mean(axis=0),
    }


def over_time(found: Result) -> pd.DataFrame:
    """One row a quarter: its name, its last day, and the three means in percent, middle case."""
    quarters = load().quarters
    columns = {name: values[:, 0].round(2) for name, values in means(found).items()}
    return pd.DataFrame({"quarter": quarters, "day": dates.quarter_end(quarters), **columns})


def by_path() -> pd.DataFrame:
    """`over_time` of every path at the date of the table, with `place` from staying to leaving.

    `share_text` and `coverage_text` are the numbers to show at the ends of 2027 and 2030.
    """
    order = list(ordered())
    frames = [
        over_time(on_path(path)).assign(path=path, name=name, place=order.index(path))
        for path, name in postures().items()
    ]
    frame = pd.concat(frames, ignore_index=True)
    told = frame["quarter"].isin(["2027Q4", "2030Q4"])
    for name in ("share", "coverage"):
        frame[f"{name}_text"] = frame[name].map("{:.0f}".format).where(told, "")
    return frame


def at(path: str, date: str, end: str | None = None, preset_id: str = DEFAULT_PRESET) -> dict:
    """The three means in percent and the number of areas led at the end of a year or quarter."""
    found = on_path(path, end, preset_id)
    quarter = found.quarter(date)
    row = {name: values[quarter, 0] for name, values in means(found).items()}
    return row | {"led": int(questions.areas_held(found, date)[0, 0])}


def spread(date: str, path: str = LEAVING) -> dict[str, np.ndarray]:
    """p10, p50, p90 of the three means at a date, in percent, over draws of all inputs."""
    found = on_path(path, draws=cases.DRAWS)
    quarter = found.quarter(date)
    return {name: quantiles(values[quarter]) for name, values in means(found).items()}


def by_area(found: Result, date: str) -> pd.DataFrame:
    """One row an area in the order of the figures, in percent of the need at the end of `date`.

    `europe` alone, `both` together and not above 100, `before` with the US as before June 2026;
    `lost` is what went with the US, in words `text`.
    """
    quarter = found.quarter(date)
    columns = {
        "europe": found.coverage,
        "both": together(found),
        "before": together(replace(found, us=whole().us)),
        "share": found.share,
    }
    values = {name: (100 * array[:, quarter, 0, 0]).round(2) for name, array in columns.items()}
    frame = pd.DataFrame({"area_id": found.inputs.areas, "date": date, **values})
    frame["lost"] = frame["before"] - frame["both"]
    frame["text"] = frame["lost"].map("−{:.0f}".format).where(frame["lost"] >= 0.5, "")
    frame = areas.places().merge(frame, on="area_id", validate="1:1")
    return frame.sort_values("place", ignore_index=True)


def cut_points() -> pd.DataFrame:
    """Points of the mean on hand that the reported cut takes off by the end of 2027, by area.

    `area_id`, `name`, `points`, and `judged`: is a step of the area our judgement, from the cut on?
    """
    quarter = whole().quarter("2027")
    both = [100 * together(on_path(path))[:, quarter, 0, 0] for path in (BEFORE, REPORTED)]
    points = pd.Series((both[0] - both[1]) / len(both[0]), load().areas)
    counted = reported_steps().query("kind == 'derived'")["area_id"]
    frame = areas.places()
    frame["points"] = frame["area_id"].map(points)
    frame["judged"] = ~frame["area_id"].isin(counted)
    return frame.sort_values("points", ascending=False, ignore_index=True)


def reported_steps() -> pd.DataFrame:
    """The steps of the reported path, one row an area and date. Source: model/posture_steps."""
    return tables.load("model/posture_steps").query("path_id == @REPORTED")


def needs_held_together() -> set[str]:
    """The areas, by area_id, whose need was set at what both sides held at the end of 2025."""
    own = areas.areas()
    return set(own.loc[(own["share"] - own["coverage"]).abs() < 1e-9, "area_id"])
