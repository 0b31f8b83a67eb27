"""One scenario seen whole: every area and year, both answers, the verdicts and what binds.

The middle case is one projection at the middle of every input; the ranges come from DRAWS draws.
"""

from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from itertools import compress

import numpy as np
import pandas as pd

from helpers.data import tables
from helpers.data.cached import cached
from helpers.model import areas as gaps
from helpers.model import headline, questions, result
from helpers.model.assumptions import MENU_LABELS, MENUS, Scenario, choices, default, sliders
from helpers.model.inputs import load
from helpers.model.projection import project

DRAWS = 500
DATES = ("2027", "2030", "2035")
LIMITS = list(questions.LIMITS.values())


@dataclass(frozen=True, eq=False)
class Outlook:
    """What one scenario gives. Shares and coverage in percent, gains in points of share."""

    areas: tuple[str, ...]
    years: tuple[str, ...]
    share: np.ndarray  # (A, Y) the middle case; nan where neither side holds anything
    low: np.ndarray  # (A, Y) one draw in ten is lower
    high: np.ndarray  # (A, Y) one draw in ten is higher
    coverage: np.ndarray  # (A, Y) the middle case
    led: np.ndarray  # (Y) areas that Europe leads, of those that count, in the middle case
    led_low: np.ndarray  # (Y)
    led_high: np.ndarray  # (Y)
    led_told: tuple[str, ...]  # (Y) the range and its middle, as `headline` says it
    near: dict[str, tuple[str, ...]]  # date: areas on the line, in the middle case
    counted: int
    mean_share: np.ndarray  # (Y) over the areas that count and have a share
    mean_coverage: np.ndarray  # (Y) over the areas that count
    holds: dict[tuple[str, str], bool]  # (rule, date) in the middle case
    hangs: dict[tuple[str, str], bool]  # (rule, date) on the line, in the middle case
    chance: dict[tuple[str, str], float]  # (rule, date) part of the draws
    binds: dict[str, pd.DataFrame]  # date: questions.what_binds


@lru_cache(maxsize=64)
def outlook(scenario: Scenario) -> Outlook:
    """The whole answer for one scenario; the last ones asked for are kept."""
    ends = [name for name in load().quarters if name.endswith("Q4")]
    middle, drawn = (_at(project(load(), scenario, draws), ends) for draws in (0, DRAWS))
    limits = questions.lifted(load(), scenario)
    low, _, high = result.quantiles(100 * drawn.share[:, :, 0])
    use = questions.counted(middle)[:, 0]
    led = headline.count_by_year(drawn, middle)
    years = tuple(name[:4] for name in middle.inputs.quarters)
    coverage = 100 * middle.coverage[:, :, 0, 0]
    sliced = {date: [_at(found, [f"{date}Q4"]) for found in (middle, drawn)] for date in DATES}
    verdicts = {
        (rule, date): [questions.verdict(found, rule, date)[0].mean() for found in pair]
        for rule in questions.RULES
        for date, pair in sliced.items()
    }
    return Outlook(
        areas=middle.inputs.areas,
        years=years,
        share=100 * middle.share[:, :, 0, 0],
        low=low,
        high=high,
        coverage=coverage,
        led=led["middle"].to_numpy(),
        led_low=led["low"].to_numpy(),
        led_high=led["high"].to_numpy(),
        led_told=tuple(headline.in_words(*row) for row in led[headline.COUNTS].to_numpy()),
        near={
            date: tuple(compress(middle.inputs.areas, headline.on_the_line(middle, date)[:, 0, 0]))
            for date in DATES
        },
        counted=int(use.sum()),
        mean_share=100 * np.array([questions.mean_share(middle, year)[0, 0] for year in years]),
        mean_coverage=coverage[use].mean(axis=0),
        holds={key: bool(pair[0]) for key, pair in verdicts.items()},
        hangs={key: bool(headline.hangs_on_the_line(middle, *key)[0, 0]) for key in verdicts},
        chance={key: float(pair[1]) for key, pair in verdicts.items()},
        binds={date: questions.binding(limits, date) for date in DATES},
    )


def _at(found, names):
    """The same projection, only in some quarters."""
    quarters = [found.quarter(name) for name in names]
    inputs = replace(found.inputs, quarters=tuple(names), years=found.inputs.years[quarters])
    return replace(found, inputs=inputs, europe=found.europe[:, quarters], us=found.us[:, quarters])


@cached
def places():
    """Name, family, place and evidence of each area, in the order of every figure."""
    return gaps.places().rename(columns={"area_id": "area"})


def shares(found, pinned=None, threshold=50.0):
    """One row an area and year: low, middle and high share, the pinned middle, the line."""
    numbers = [found.areas.index(area) for area in places()["area"]]
    years = len(found.years)
    columns = {"low": found.low, "share": found.share, "high": found.high}
    columns["pinned"] = (pinned or found).share
    return pd.DataFrame(
        {
            "name": np.repeat(places()["name"].to_numpy(), years),
            "evidence": np.repeat(places()["evidence"].to_numpy(), years),
            "day": days(found.years) * len(numbers),
            **{name: values[numbers].ravel().round(2) for name, values in columns.items()},
            "line": float(threshold),
        }
    )


def counts(found, pinned=None):
    """One row a year: areas that Europe leads, in the middle case and in eight of ten draws."""
    other = pinned or found
    columns = {"low": found.led_low, "led": found.led, "high": found.led_high, "pinned": other.led}
    return pd.DataFrame({"day": days(found.years), **columns, "half": found.counted / 2})


def both(found, date):
    """One row an area: share and need covered at a date."""
    at, frame = found.years.index(date), places()[["area", "name", "group", "evidence"]]
    for answer in ("share", "coverage"):
        values = pd.Series(getattr(found, answer)[:, at].round(2), found.areas)
        frame[answer] = frame["area"].map(values)
    return frame


def binds(found):
    """One row a date, area and limit: points gained when it alone is lifted, and if it binds."""
    numbers = [found.areas.index(area) for area in places()["area"]]
    gains = np.stack([found.binds[date][LIMITS].to_numpy()[numbers] for date in DATES])
    told = [
        cell.split(" or ") for date in DATES for cell in found.binds[date]["binds"].iloc[numbers]
    ]
    named = np.array([[limit in cell for limit in LIMITS] for cell in told])
    names = np.repeat(places()["name"].to_numpy(), len(LIMITS))
    return pd.DataFrame(
        {
            "date": np.repeat(DATES, len(names)),
            "name": np.tile(names, len(DATES)),
            "limit": LIMITS * len(told),
            # What is too little to count is not drawn.
            "gain": np.where(gains >= questions.NOTHING_ALONE, gains, 0).round(1).ravel(),
            "state": np.where(named.ravel(), "binds", "gives less"),
        }
    )


def days(years):
    """The last day of each year as UTC milliseconds, which Vega reads the same everywhere."""
    return [int(pd.Timestamp(int(year), 12, 31, tz="UTC").timestamp() * 1000) for year in years]


@cached
def preset_names():
    """Names of the presets by preset_id, the reported one first. Source: model/presets."""
    return tables.load("model/presets").set_index("preset_id")["name"].to_dict()


@cached
def stories():
    """One sentence on each preset, by preset_id. Source: model/presets."""
    return tables.load("model/presets").set_index("preset_id")["story"].to_dict()


def inputs_csv(scenario, code):
    """Every assumption of a scenario with unit, bounds and default; the scenario code first."""
    reported = asdict(default())
    rows = [("scenario_code", "Scenario code", code, "", "", "", "")]
    for name, value in asdict(scenario).items():
        slider = sliders().get(name)
        if slider:
            shown = slider.label, value, slider.unit, slider.low, slider.high
        elif name in MENUS:
            shown = MENU_LABELS[name], choices(name)[value], "choice", "", ""
        elif name == "plan":
            shown = "Plan of the extra money", value, "percent by family or area", "", ""
        else:
            shown = "Areas nobody can count are counted", value, "true or false", "", ""
        rows.append((name, *shown, reported[name]))
    columns = ["name", "label", "value", "unit", "low", "high", "reported"]
    return pd.DataFrame(rows, columns=columns).to_csv(index=False, lineterminator="\n")


_IN_WORDS = {
    "share": "Europe's share",
    "coverage": "part of the need that Europe covers",
    "europe": "Europe",
    "us": "United States",
    "need": "need",
}


def results_csv(scenario, code):
    """One row an area, quarter and quantity, with the scenario code: middle case and draws.

    p10, p50 and p90 are of the draws. Share and coverage in percent, the rest in `unit`, which is
    the area's own.
    """
    drawn = project(load(), scenario, DRAWS).tidy().rename(columns={"area": "area_id"})
    drawn.insert(3, "middle", project(load(), scenario).tidy()["p50"])
    parts = drawn["quantity"].isin(["share", "coverage"])
    levels = ["middle", "p10", "p50", "p90"]
    drawn.loc[parts, levels] = (100 * drawn.loc[parts, levels]).round(2)
    areas = tables.load("model/areas").set_index("area_id")
    found = pd.DataFrame(
        {
            "scenario_code": code,
            "area": drawn["area_id"].map(areas["name"]),
            "quarter": drawn["quarter"],
            "quantity": drawn["quantity"].map(_IN_WORDS),
            "unit": drawn["area_id"].map(areas["unit"]).mask(parts, "percent"),
            **{name: drawn[name] for name in [*levels, "area_id"]},
        }
    )
    return found.to_csv(index=False, lineterminator="\n")
