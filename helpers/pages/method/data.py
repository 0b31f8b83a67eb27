"""What the method page shows: the assumptions, how much of the inputs is judgement, the presets."""

import numpy as np
import pandas as pd

from helpers.data import tables
from helpers.model.assumptions import presets
from helpers.model.inputs import Inputs, load
from helpers.model.projection import project
from helpers.model.questions import DATES, areas_held

KINDS = ["sourced", "derived", "judgement"]
INPUTS = {
    "model/areas": "holdings and needs",
    "model/orderbook": "orders already placed",
    "model/supply": "makers: lead time, output, price",
    "model/slips": "record of delays",
    "model/fielding": "training and set-up",
    "model/retirements": "retirements",
    "model/posture_steps": "US posture paths",
    "model/constants": "constants",
    "model/assumptions": "slider defaults",
}


def kinds():
    """Rows of each input table by kind: as published, arithmetic on that, or our judgement."""
    frames = [
        tables.load(name)["kind"].value_counts().rename("rows").reset_index().assign(inputs=label)
        for name, label in INPUTS.items()
    ]
    return pd.concat(frames, ignore_index=True)


def assumptions():
    """The sliders' table, with (title, address) pairs of the sources behind each default."""
    frame = tables.load("model/assumptions")
    links = tables.load("model/assumption_sources").merge(tables.load("sources"), on="source_id")
    links["url"] = links["url"].fillna("")
    pairs = links.groupby("name")[["publisher", "url"]].apply(
        lambda own: list(own.itertuples(index=False, name=None))
    )
    frame["sources"] = [pairs.get(name, []) for name in frame["name"]]
    frame["range"] = frame["low"].map("{:g}".format) + " to " + frame["high"].map("{:g}".format)
    frame["start"] = frame["default"].map("{:g}".format)
    return frame


def preset_answers(inputs: Inputs | None = None):
    """Both answers for each preset and year's end, middle case.

    Columns: preset, year, `areas` in which Europe leads, and `coverage`, the mean part of the need
    that Europe meets over all areas, in percent.
    """
    result = project(inputs or load(), list(presets().values()))
    names = tables.load("model/presets").set_index("preset_id")["name"]
    rows = []
    for date in DATES:
        covered = np.minimum(result.coverage[:, result.quarter(date), :, 0], 1)
        mean = np.round(100 * np.nanmean(covered, axis=0))
        held = areas_held(result, date)[:, 0]
        for preset, areas, met in zip(presets(), held, mean, strict=True):
            row = {"preset": names[preset], "year": date, "areas": int(areas), "coverage": int(met)}
            rows.append(row)
    return pd.DataFrame(rows)


def without_reason():
    """Number of judgement rows of the posture paths whose note is empty."""
    steps = tables.load("model/posture_steps")
    return int(steps.loc[steps["kind"] == "judgement", "note"].isna().sum())
