"""The article claim by claim, and the actors in it, as tidy frames."""

import pandas as pd

from helpers.data import tables

# Strongest first. The order is ours: a text that anyone can open, then people who spoke to a
# reporter, then the article speaking for itself without naming anybody.
ATTRIBUTION = ["official record", "anonymous sources", "article narration"]
CORROBORATION = ["confirmed", "reported elsewhere", "disputed", "not confirmed"]
# Notes cite ids in brackets; readers get the same sources as links.
_SOURCE_IDS = r" \(st-[\w-]+(?:[;,] ?st-[\w-]+)*\)"
ORIGINAL = "st-reuters-20251205"
ONLY_ORIGINAL = "only in the report it retells"
ARTICLE_DAY = pd.Timestamp("2025-12-05")


def claims():
    """One row a claim: number, claim, who is said to have said it, corroboration, source links.

    `sources` holds (publisher, address) pairs; `official` tells whether a corroborating source is
    an official text, `only_original` whether there is none but the report that was rewritten, and
    `verdict` is the corroboration, with confirmed by that report alone kept apart.
    """
    frame = tables.load("story/claims")
    frame["note"] = frame["note"].str.replace(_SOURCE_IDS, "", regex=True)
    frame["number"] = frame["claim_id"].str.lstrip("c0").astype("int64")
    frame["said_by"] = frame["attributed_to"].map(_names())
    links = tables.load("story/claim_sources").merge(tables.load("sources"), on="source_id")
    pairs = links.groupby("claim_id").apply(_pairs, include_groups=False)
    frame["sources"] = frame["claim_id"].map(pairs)
    links = links[links["role"] == "corroborating"]
    frame["official"] = frame["claim_id"].isin(links.loc[links["kind"] == "official", "claim_id"])
    elsewhere = links.loc[links["source_id"] != ORIGINAL, "claim_id"]
    frame["only_original"] = ~frame["claim_id"].isin(elsewhere)
    alone = frame["only_original"] & (frame["corroboration"] == "confirmed")
    frame["verdict"] = frame["corroboration"].mask(alone, ONLY_ORIGINAL)
    return frame.sort_values("number", ignore_index=True)


def kept(frame, attribution, corroboration):
    """Truth values: is a claim at least as well attributed and corroborated as named?"""
    return _rank(frame["attribution"], ATTRIBUTION, attribution) & _rank(
        frame["corroboration"], CORROBORATION, corroboration
    )


def kept_counts(frame):
    """Number of claims that survive each pair of lowest attribution and lowest corroboration."""
    rows = [
        {"attribution": a, "corroboration": c, "claims": int(kept(frame, a, c).sum())}
        for a in ATTRIBUTION
        for c in CORROBORATION
    ]
    return pd.DataFrame(rows)


def tiles(frame):
    """Claims with their place in a row of tiles: one row an attribution, best corroborated left."""
    order = frame["corroboration"].map(CORROBORATION.index)
    frame = frame.assign(order=order).sort_values(["order", "number"])
    return frame.assign(place=frame.groupby("attribution").cumcount())


def departures():
    """Where the article departs from the report it rewrites, one row an aspect, with its source."""
    frame = tables.load("story/departures")
    frame = frame.merge(tables.load("sources"), on="source_id")
    frame["source"] = [_pairs(frame.iloc[[row]]) for row in range(len(frame))]
    return frame.sort_values("departure_id", ignore_index=True)


def anonymous_alone(frame):
    """Claims that rest on anonymous sources and were not confirmed by anyone on the record."""
    return frame[
        (frame["attribution"] == "anonymous sources") & (frame["corroboration"] != "confirmed")
    ]


def _rank(values, order, lowest):
    return values.map(order.index) <= order.index(lowest)


def _names():
    return tables.load("story/actors").set_index("actor_id")["name"]


def _pairs(group):
    return [
        (row.publisher, "" if pd.isna(row.url) else row.url)
        for row in group.itertuples(index=False)
    ]
