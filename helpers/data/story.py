"""The article claim by claim, as several pages read it."""

import pandas as pd

from helpers.data import dates, tables
from helpers.data.sources import links, with_sources

ONLY_ORIGINAL = "only in the report itself"
ARTICLE_DAY = pd.Timestamp("2025-12-05")


def original():
    """The report that the article rewrites, as others do too: a row of sources.csv."""
    told = tables.load("sources").set_index("source_id")
    return told.loc[tables.load("story/retellings")["retells"].mode()[0]]


def claims():
    """One row a claim: number, claim, who is said to have said it, corroboration, source links.

    `sources` holds (publisher, address) pairs; `official` tells whether a corroborating source is
    an official text, `only_original` whether there is none but the report that was rewritten, and
    `verdict` is the corroboration, with confirmed by that report alone kept apart.
    """
    frame = with_sources(tables.load("story/claims"), "story/claims")
    frame["sources"] = frame["source_ids"].map(links)
    frame["number"] = frame["claim_id"].str.lstrip("c0").astype("int64")
    names = tables.load("story/actors").set_index("actor_id")["name"]
    frame["said_by"] = frame["attributed_to"].map(names)
    cited = tables.load("story/claim_sources").merge(tables.load("sources"), on="source_id")
    cited = cited[cited["role"] == "corroborating"]
    frame["official"] = frame["claim_id"].isin(cited.loc[cited["kind"] == "official", "claim_id"])
    elsewhere = cited.loc[cited["source_id"] != original().name, "claim_id"]
    frame["only_original"] = ~frame["claim_id"].isin(elsewhere)
    alone = frame["only_original"] & (frame["corroboration"] == "confirmed")
    frame["verdict"] = frame["corroboration"].mask(alone, ONLY_ORIGINAL)
    return frame.sort_values("number", ignore_index=True)


def since(days):
    """Truth values: is a day later than that of the report? The report is no event since itself."""
    return days > ARTICLE_DAY


def as_long_before():
    """The day that lies as long before the report as our latest facts lie after it."""
    return ARTICLE_DAY - (dates.as_of() - ARTICLE_DAY)
