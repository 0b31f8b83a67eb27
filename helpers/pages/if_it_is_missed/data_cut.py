"""The cut of June 2026 line by line, and what Europe gains in the kinds of forces it touched."""

import numpy as np
import pandas as pd

from helpers.data import tables
from helpers.figures.text import small
from helpers.model.assumptions import default, stack
from helpers.model.batch import rows
from helpers.model.draws import draw
from helpers.model.holdings import arrived
from helpers.model.inputs import load
from helpers.model.projection import project
from helpers.pages.if_it_is_missed.data_paths import BEFORE, REPORTED, moved, on_path, today, whole

# The cut is known through unnamed officials, and was read at second hand: never better than fair.
FAIR, POOR = "medium: two accounts or one in detail", "low: rounded, or perhaps another pool"


def cuts() -> pd.DataFrame:
    """One row a line of the reported cut; rival accounts stay apart.

    `left` in percent of what was offered before; `text` says the numbers.
    Source: story/force_model_cuts.
    """
    frame = tables.load("story/force_model_cuts")
    rival = frame.duplicated("capability")
    frame["row"] = frame["capability"].where(~rival, frame["capability"] + ", other account")
    frame["left"] = 100 * frame["us_after"] / frame["us_before"]
    frame["text"] = [f"{row.us_before} to {row.us_after} {row.unit}" for row in frame.itertuples()]
    frame["sure"] = np.where(frame["confidence"] == "low", POOR, FAIR)
    return frame


def kinds() -> dict[str, str]:
    """The areas that the cut touched, by area_id, in the words of the cut where it counts them."""
    counted = cuts().drop_duplicates("area_id").set_index("area_id")["capability"]
    names = tables.load("model/areas").set_index("area_id")["name"].map(small)
    less = moved(BEFORE)[:, today()] > moved(REPORTED)[:, today()]
    touched = [area for area, cut in zip(load().areas, less, strict=True) if cut]
    touched.sort(key=lambda area: area not in counted)
    return {area: counted.get(area, names[area]) for area in touched}


def fill_in(*dates: str) -> pd.DataFrame:
    """What the cut took from an area of the projection, and what Europe gains there by a date.

    One row an area and date, gains counted from the end of 2025; `made_good` in percent of what
    was taken. `delivered` is gross: what makers hand over by then on orders so far, before
    training, gifts and retirement. `us` is what the US would have brought.
    Sources: model/areas, model/posture_steps, model/orderbook, the projection.
    """
    gross, found, full, lines = _delivered(), on_path(REPORTED), whole(), []
    for area, name in kinds().items():
        number = found.inputs.areas.index(area)
        us, europe = full.us[number, today(), 0, 0], found.europe[number, :, 0, 0]
        taken = us - found.us[number, today(), 0, 0]
        for date in dates or ("2027", "2030", "2035"):
            quarter = found.quarter(date)
            gained = europe[quarter] - europe[0]
            text = f"{date}: +{_number(gained)} net, {_number(taken)} taken"
            made_good, new = 100 * gained / taken, gross[number, quarter]
            lines.append((area, name, date, us, taken, gained, made_good, new, text))
    columns = ["area_id", "name", "date", "us", "taken", "gained", "made_good", "delivered", "text"]
    return pd.DataFrame(lines, columns=columns)


def quick_gains() -> dict[str, float]:
    """Units Europe gains by the end of 2027 if nothing were late and training half as long."""
    found = project(load(), default(slip_factor=0, fielding_factor=0.5))
    gains = (found.europe[:, found.quarter("2027")] - found.europe[:, 0])[:, 0, 0]
    return {name: float(gains[load().areas.index(area)]) for area, name in kinds().items()}


def _delivered():
    """(A, T) units of the order book handed over by the end of each quarter, middle case."""
    inputs = load()
    block = rows(inputs, draw(inputs, 0, 0), stack(default()), np.zeros(1, int), np.zeros(1, int))
    return arrived(inputs, block, fielded=False)[..., 0]


def _number(value):
    return f"{value:.0f}" if round(value) or value < 0.05 else f"{value:.1f}"
