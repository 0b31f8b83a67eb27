"""Rows of notebook 04: areas by family, other counts and shares, and the reader's estimates."""

import pandas as pd

from helpers.data import tables
from helpers.data.cached import cached
from helpers.data.sources import with_sources
from helpers.model import areas as model
from helpers.model import definitions
from helpers.model.assumptions import default

NAMERS = {"the article": "named_in_article", "the EU": "eu_priority"}
US_KINDS = {
    "IISS 2025 war contribution": "what the US would send",
    "stationed": "what the US would send",
    "NATO Force Model before June 2026 cut": "what it pledged",
    "NATO Force Model after cut": "what it pledged",
    "global US total": "its whole fleet",
    "published share": "a share, no count",
}
HOW = {"published": "share as printed", "computed": "share of two printed numbers"}
ENDS = ["low", "default", "high"]


def areas():
    """One row an area, by family, with share, range and need covered in percent, and sources.

    `need_is_both`: the need was set at what Europe and the US hold together, so that share and
    need covered are one number. Sources: model/areas, the projection.
    """
    frame = model.by_family(model.areas())
    return frame.assign(need_is_both=(frame["share"] - frame["coverage"]).abs() < 1e-9)


def family_means(areas):
    """Mean share and mean need covered of each family, in percent, in the order of `areas`."""
    return (
        areas.groupby(["family", "group"], sort=False)[["share", "coverage"]].mean().reset_index()
    )


def pairs():
    """Published pairs of numbers: Europe's share in percent. Source: gaps/pairs.

    `kind` says in words what the US number counts.
    """
    return _other_shares("gaps/pairs", "us_basis", US_KINDS)


def published():
    """Published shares of one area: Europe's part in percent. Source: gaps/dependence.

    `kind` says whether the share was printed or computed from two printed numbers.
    """
    return _other_shares("gaps/dependence", "how", HOW)


def _other_shares(name, column, kinds):
    frame = with_sources(tables.load(name), name).dropna(subset=["area_id", "europe_share_pct"])
    frame = frame.assign(kind=frame[column].map(kinds), percent=frame["europe_share_pct"])
    return frame.merge(model.places().drop(columns="source_ids"), on="area_id", validate="m:1")


def recommended():
    """The pair to use first in each area. Source: gaps/pairs."""
    return tables.load("gaps/pairs").query("recommended")


def alliance():
    """The newest published split of the capabilities of the whole alliance, a row of
    gaps/dependence."""
    frame = tables.load("gaps/dependence")
    whole = frame[frame["area_id"].isna() & (frame["share_of"] == "capabilities")]
    return whole.sort_values("as_of").iloc[-1]


def estimated(found):
    """Share and need covered, in percent, in the areas that the reader sets, and our placeholders.

    One row an area and answer; `found` comes from `definitions.areas`. `leads` and `led` are the
    reader's lead and ours.
    """
    ours = _placeholders()
    own = found.set_index("area_id").loc[ours["area_id"]].reset_index()
    percent = own["share"].where(ours["answer"] == "share", own["coverage"])
    return ours.assign(
        percent=percent, leads=own["leads"], text=[f"{value:.0f}" for value in percent]
    )


@cached
def _placeholders():
    answers = {"share": "share", "coverage": "need covered"}
    own = model.by_family(model.areas()).query("method == 'reader-set'")
    own = own.rename(columns={"leads": "led"})
    kept = ["area_id", "name", "place", "led", "source_ids"]
    rows = own.melt(kept, list(answers), "answer", "placeholder").replace({"answer": answers})
    rows = rows.assign(row=rows["name"] + ": " + rows["answer"])
    return rows.sort_values(["place", "answer"], ascending=[True, False], ignore_index=True)


def estimate_grid():
    """Europe's share, in percent, at the ends and the middle of what the reader may set.

    One row an area and a pair of settings; `europe` and `us` are ENDS.
    """
    cells = [
        estimated(definitions.areas(default(**definitions.estimates(europe, us)))).assign(
            europe=europe, us=us
        )
        for europe in ENDS
        for us in ENDS
    ]
    return pd.concat(cells).query("answer == 'share'").reset_index(drop=True)
