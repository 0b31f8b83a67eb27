"""Answers of this edition, frozen: what does a later model say differently, and where?

`python -m helpers.model.frozen` compares the present model with `tests/frozen/second_edition.npz`
and says what moved; `write` writes that file; `ends` writes `tests/frozen/ends.csv`, checks as
data: one assumption at its ends, and the answers between. 2,000 random scenarios, middle case.
"""

import random
import sys

import numpy as np
import pandas as pd

from helpers.data.tables import ROOT
from helpers.model import codes
from helpers.model.assumptions import MENUS, choices, default, sliders
from helpers.model.inputs import load
from helpers.model.projection import project
from helpers.model.questions import areas_held, mean_share

FOLDER = ROOT / "tests" / "frozen"
ANSWERS, ENDS = FOLDER / "second_edition.npz", FOLDER / "ends.csv"
COUNT, SEED = 2000, 2026
DATES = ("2025", "2027", "2030", "2035")
NEAR = 1e-6  # shares are kept with seven digits


def scenarios(count: int = COUNT) -> list:
    """Random scenarios: each assumption moved in half of them, to any place of its grid."""
    pick = random.Random(SEED)
    grids = {name: list(map(float, slider.grid())) for name, slider in sliders().items()}
    rows = []
    for _ in range(count):
        moved = {name: pick.choice(grid) for name, grid in grids.items() if pick.random() < 0.5}
        menus = {name: pick.choice(list(choices(name))) for name in MENUS}
        rows.append(default(**moved, **menus))
    return rows


def answers(rows: list) -> np.ndarray:
    """(S, dates, areas, 2) share and coverage of the middle case; nan where undefined."""
    result = project(load(), rows)
    at = [result.quarter(date) for date in DATES]
    both = np.stack([result.share[..., 0][:, at], result.coverage[..., 0][:, at]], axis=-1)
    return both.transpose(2, 1, 0, 3).astype(np.float32)


def write(count: int = COUNT) -> None:
    """Keep the present answers, with the scenarios as codes."""
    rows = scenarios(count)
    np.savez_compressed(
        ANSWERS,
        codes=np.array([codes.encode(row) for row in rows]),
        areas=np.array(load().areas),
        answers=answers(rows),
    )


def compare(every: int = 1) -> pd.DataFrame:
    """What moved: area, answer, date, scenarios (how many), mean and most (in points); worst first.

    `code` is a scenario where it moved most. `every` third or tenth scenario is enough for a look.
    """
    kept = np.load(ANSWERS)
    areas = [str(area) for area in kept["areas"]]
    texts, before = kept["codes"][::every], np.nan_to_num(kept["answers"][::every])
    here = list(load().areas)
    now = answers([codes.decode(str(code)) for code in texts])
    gap = np.abs(np.nan_to_num(now[:, :, [here.index(area) for area in areas]]) - before)
    moved = gap > NEAR * np.maximum(1, before)
    rows = []
    for date, area, answer in np.argwhere(moved.any(axis=0)):
        far = 100 * gap[:, date, area, answer]
        place = areas[area], ("share", "coverage")[answer], DATES[date]
        size = int(moved[:, date, area, answer].sum()), far.mean().round(3), far.max().round(3)
        rows.append((*place, *size, str(texts[far.argmax()])))
    columns = ["area", "answer", "date", "scenarios", "mean", "most", "code"]
    return pd.DataFrame(rows, columns=columns).sort_values("most", ascending=False)


def ends() -> pd.DataFrame:
    """Mean share (percent) and areas led with one assumption at its ends, others as reported."""
    rows = []
    for slider in sliders().values():
        pair = [default(**{slider.name: end}) for end in (slider.low, slider.high)]
        result = project(load(), pair)
        for date in DATES:
            mean = (100 * mean_share(result, date)[:, 0]).round(4)
            held = areas_held(result, date)[:, 0]
            rows.append((slider.name, slider.low, slider.high, date, *mean, *held))
    columns = ["assumption", "low", "high", "date", "mean_low", "mean_high", "led_low", "led_high"]
    return pd.DataFrame(rows, columns=columns)


if __name__ == "__main__":
    if "write" in sys.argv:
        write()
    elif "ends" in sys.argv:
        ends().to_csv(ENDS, index=False, lineterminator="\n")
    else:
        found = compare()
        print(found.to_string(index=False) if len(found) else "nothing moved")
        sys.exit(bool(len(found)))
