"""What the method page shows: the assumptions, how much of the inputs is judgement, the presets."""

import numpy as np
import pandas as pd

from helpers.data import tables
from helpers.data.sources import links, with_sources
from helpers.model.assumptions import presets
from helpers.model.inputs import load
from helpers.model.projection import project
from helpers.model.questions import DATES, areas_held

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
    """The sliders' table, with (publisher, address) pairs of the sources behind each default."""
    frame = with_sources(tables.load("model/assumptions"), "model/assumptions")
    low, high, start = (frame[end].map("{:g}".format) for end in ("low", "high", "default"))
    pairs = frame["source_ids"].map(links)
    return frame.assign(range=low + " to " + high, start=start, sources=pairs)


def preset_answers():
    """Both answers for each preset and year's end, middle case.

    Columns: preset, year, `areas` in which Europe leads of `total`, `coverage`, the mean part of
    the need that Europe meets over all areas, in percent, and whether `us_left` by then.
    """
    result = project(load(), list(presets().values()))
    names = tables.load("model/presets").set_index("preset_id")["name"]
    rows = []
    for date in DATES:
        at = result.quarter(date)
        met = np.nanmean(np.minimum(result.coverage[:, at, :, 0], 1), axis=0)
        frame = pd.DataFrame({"preset": names[list(presets())], "year": date})
        frame["areas"], frame["total"] = areas_held(result, date)[:, 0], len(load().areas)
        frame["coverage"] = np.round(100 * met).astype(int)
        rows.append(frame.assign(us_left=(result.us[:, at, :, 0] == 0).all(axis=0)))
    return pd.concat(rows, ignore_index=True)


def without_reason():
    """Number of judgement rows of the posture paths whose note is empty."""
    steps = tables.load("model/posture_steps")
    return int(steps.loc[steps["kind"] == "judgement", "note"].isna().sum())
