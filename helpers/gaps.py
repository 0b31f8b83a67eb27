"""Capability areas: what Europe holds, what the US would bring, and what counts as a majority."""

import pandas as pd

from helpers import tables

EVIDENCE = ["strong", "medium", "weak", "very weak"]
RULES = {
    "most areas": "Europe leads in more than half of the areas",
    "every area": "Europe leads in every area",
    "areas the article names": "Europe leads in every area that the article names",
    "average share": "Europe's average share over all areas is above a line",
}


def areas():
    """One row an area with Europe's share, in percent, of what Europe and the US would field.

    End of 2025, before the US cut of June 2026; highest share first. Source: `model/areas`.
    """
    frame = tables.load("model/areas")
    frame["share"] = 100 * frame["europe"] / (frame["europe"] + frame["us_war"])
    return frame.sort_values(["share", "name"], ascending=[False, True], ignore_index=True)


def line(threshold):
    """The line that counts as a majority, in percent, as a frame that a figure can draw."""
    return pd.DataFrame({"threshold": [threshold]})


def leads(frame, threshold):
    """Truth values: is Europe's share above the line?"""
    return frame["share"] > threshold


def sweep(frame):
    """Number of areas in which Europe leads, for each line that the assumptions' slider allows."""
    row = tables.load("model/assumptions").set_index("name").loc["majority_threshold"]
    lines = range(int(row["low"]), int(row["high"]) + 1, int(row["step"]))
    counts = [int(leads(frame, line).sum()) for line in lines]
    return pd.DataFrame({"threshold": list(lines), "areas": counts})


def holds_majority(frame, threshold, rule):
    """Does Europe hold the majority of capabilities under that rule of RULES?"""
    ahead = leads(frame, threshold)
    if rule == "most areas":
        return bool(ahead.mean() > 0.5)
    if rule == "every area":
        return bool(ahead.all())
    if rule == "areas the article names":
        return bool(ahead[frame["named_in_article"]].all())
    return bool(frame["share"].mean() > threshold)
