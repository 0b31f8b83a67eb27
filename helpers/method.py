"""What the method page shows: the assumptions, how much of the inputs is judgement, the presets."""

import pandas as pd

from helpers import tables
from helpers.assumptions import presets
from helpers.inputs import Inputs, load
from helpers.projection import project
from helpers.questions import DATES, areas_held

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


def preset_counts(inputs: Inputs | None = None):
    """Areas in which Europe leads, by preset and year's end, middle case: preset, year, areas."""
    result = project(inputs or load(), list(presets().values()))
    names = tables.load("model/presets").set_index("preset_id")["name"]
    rows = [
        {"preset": names[preset], "year": date, "areas": int(count)}
        for date in DATES
        for preset, count in zip(presets(), areas_held(result, date)[:, 0], strict=True)
    ]
    return pd.DataFrame(rows)
