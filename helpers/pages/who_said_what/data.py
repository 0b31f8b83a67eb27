"""The claims of the Reuters report by the evidence for them, and what a rewrite of it changed."""

import pandas as pd

from helpers.data import story
from helpers.data.sources import links, sourced

# Strongest first. The order is ours: a text that anyone can open, then people who spoke to a
# reporter, then the text speaking for itself without naming anybody.
ATTRIBUTION = ["official record", "anonymous sources", "narration"]
# Best first, each with its letter on a tile.
CORROBORATION = {"confirmed": "C", "reported elsewhere": "R", "disputed": "D", "not confirmed": "N"}


def claims():
    """The rows of `story.claims`, with `attribution` as one of ATTRIBUTION."""
    return story.claims().replace({"attribution": {"article narration": "narration"}})


def tiles(claims):
    """Claims with their place in a row of tiles: one row an attribution, best corroborated left.

    `mark` is the letter of the corroboration; a claim that is not `kept` turns pale.
    """
    order = claims["corroboration"].map(list(CORROBORATION).index)
    mark = claims["corroboration"].map(CORROBORATION)
    frame = claims.assign(order=order, mark=mark, kept=True).sort_values(["order", "number"])
    return frame.assign(place=frame.groupby("attribution").cumcount())


def kept(claims, attribution, corroboration):
    """Truth values: is a claim at least as well attributed and corroborated as named?"""
    level, best = claims["corroboration"], list(CORROBORATION)
    attributed = claims["attribution"].map(ATTRIBUTION.index) <= ATTRIBUTION.index(attribution)
    return attributed & (level.map(best.index) <= best.index(corroboration))


def kept_counts(claims):
    """Number of claims that survive each pair of lowest attribution and lowest corroboration."""
    pairs = [(lowest, level) for lowest in ATTRIBUTION for level in CORROBORATION]
    rows = [(*pair, int(kept(claims, *pair).sum())) for pair in pairs]
    return pd.DataFrame(rows, columns=["attribution", "corroboration", "claims"])


def anonymous_alone(claims):
    """Claims that rest on anonymous sources and were not confirmed by anyone on the record."""
    return claims.query("attribution == 'anonymous sources' and corroboration != 'confirmed'")


def departures():
    """Where the rewrite departs from the report, one row an aspect, with its source."""
    frame = sourced("story/departures")
    return frame.assign(source=frame["source_ids"].map(links))
