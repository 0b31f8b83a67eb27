"""Rows of notebook 04: areas by family, other counts and shares, and the reader's estimates."""

import pandas as pd

from helpers.data import tables
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
    """The pair to use first in each area, with columns named pair_*. Source: gaps/pairs."""
    frame = tables.load("gaps/pairs")
    columns = {"measure": "pair_measure", "europe_share_pct": "pair_share", "note": "pair_note"}
    return frame[frame["recommended"]].rename(columns=columns)[["area_id", *columns.values()]]


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
    own = model.areas().query("method == 'reader-set'").set_index("area_id")
    frame = model.places().merge(found[["area_id", "share", "coverage", "leads"]], on="area_id")
    frame = frame[frame["area_id"].isin(own.index)]
    parts = [
        frame.assign(
            answer=answer,
            row=frame["name"] + f": {answer}",
            percent=frame[column],
            placeholder=frame["area_id"].map(own[column]),
            led=frame["area_id"].map(own["leads"]),
            text=frame[column].map("{:.0f}".format),
        )
        for column, answer in {"share": "share", "coverage": "need covered"}.items()
    ]
    order = {"by": ["place", "answer"], "ascending": [True, False]}
    return pd.concat(parts).sort_values(**order, ignore_index=True)


def estimate_grid():
    """Europe's share, in percent, at the ends and the middle of what the reader may set.

    One row an area and a pair of settings; `europe` and `us` are ENDS.
    """
    cells = []
    for europe in ENDS:
        for us in ENDS:
            found = definitions.areas(default(**definitions.estimates(europe, us)))
            shares = estimated(found).query("answer == 'share'")
            cells.append(shares.assign(europe=europe, us=us))
    return pd.concat(cells, ignore_index=True)
