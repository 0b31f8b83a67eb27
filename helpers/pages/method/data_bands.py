"""How wide the bands are and what they rest on: errors that hang together, skewed ranges.

Draws as on every page. Sources: the tables of data/model.
"""

import numpy as np
import pandas as pd

from helpers.data import tables
from helpers.data.cached import cached
from helpers.figures.text import span
from helpers.model import cases, headline
from helpers.model.assumptions import default
from helpers.model.inputs import load
from helpers.model.projection import project
from helpers.model.questions import DATES, mean_share, verdict
from helpers.pages.method import data

TOGETHER = (0, 0.3, 0.6)


@cached
def together() -> pd.DataFrame:
    """The headline for each of TOGETHER: `together`, `2027`, `2030`, `2035` (areas led, in words).

    Also the mean share at the end of 2030 in words, `share`, its `width` in points, and `chance`,
    in how many of 100 draws Europe leads in most areas by then.
    """
    scenarios = [default(errors_together=value) for value in TOGETHER]
    found, sure = project(load(), scenarios, cases.DRAWS), project(load(), scenarios)
    rows = []
    for place, value in enumerate(TOGETHER):
        low, middle, high = 100 * np.quantile(mean_share(found, "2030")[place], [0.1, 0.5, 0.9])
        led = {date: headline.areas_led(found, sure, date, place) for date in DATES[1:]}
        chance = 100 * verdict(found, "most", "2030")[place].mean()
        share = f"{middle:.0f} ({span([low, high])})"
        rows.append(
            {"together": value, **led, "share": share, "width": high - low, "chance": chance}
        )
    return pd.DataFrame(rows)


@cached
def outside() -> pd.DataFrame:
    """Areas whose middle case lies outside eight draws in ten at the end of 2030.

    Columns: name, share (the middle case), low and high, in percent.
    """
    drawn, at = cases.chances(), data.as_reported().quarter("2030")
    low, high = 100 * np.nanquantile(drawn.share[:, at, 0], [0.1, 0.9], axis=1)
    middle = 100 * data.as_reported().share[:, at, 0, 0]
    frame = pd.DataFrame({"share": middle, "low": low, "high": high})
    frame.insert(0, "name", tables.load("model/areas")["name"])
    return frame[(middle < low) | (middle > high)]
