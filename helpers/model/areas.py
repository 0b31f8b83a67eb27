"""Capability areas: what Europe holds, what the US would bring, and what counts as a majority."""

import pandas as pd

from helpers.data import tables
from helpers.data.cached import cached
from helpers.data.sources import with_sources
from helpers.model import definitions, questions
from helpers.model.assumptions import default, sliders

EVIDENCE = ["strong", "medium", "weak", "very weak"]
FAMILIES = {
    "see": "To see",
    "protect": "To protect",
    "strike": "To strike",
    "hold": "To hold",
    "enable": "To enable",
}
NAMERS = {"the article": "named_in_article", "the EU": "eu_priority"}


@cached
def areas():
    """One row an area with Europe's share, in percent, of what Europe and the US would field.

    End of 2025, before the US cut of June 2026; highest share first; `source_ids` name the sources
    behind each row. Sources: `model/areas` and the projection, as in `definitions.areas`.
    """
    found = definitions.areas(default()).drop(columns=["europe", "need"])
    frame = with_sources(tables.load("model/areas"), "model/areas")
    frame = frame.merge(found, on="area_id", validate="1:1")
    return frame.sort_values(["share", "name"], ascending=[False, True], ignore_index=True)


def by_family(frame):
    """The areas by family in the order of FAMILIES, highest share first in each.

    `group` is the family's name, `place` the row of the area in every figure that has them all.
    """
    family = pd.Categorical(frame["family"], FAMILIES, ordered=True)
    frame = frame.assign(order=family.codes).sort_values(
        ["order", "share", "name"], ascending=[True, False, True], ignore_index=True
    )
    group = frame["family"].map(FAMILIES)
    return frame.assign(group=group, place=range(len(frame))).drop(columns="order")


@cached
def places():
    """Name, group, place and sources of each area, to bring another frame into the same order."""
    return by_family(areas())[["area_id", "name", "group", "place", "evidence", "source_ids"]]


def family_means(frame):
    """Mean share and mean need covered of each family, in percent, in the order of FAMILIES."""
    means = frame.groupby("family")[["share", "coverage"]].mean().loc[list(FAMILIES)]
    return means.assign(group=means.index.map(FAMILIES)).reset_index()


def pairs():
    """Published pairs of numbers: Europe's share in percent. Source: gaps/pairs.

    `kind` says in words what the US number counts.
    """
    frame = tables.load("gaps/pairs").dropna(subset=["europe_share_pct"])
    frame = frame.assign(kind=frame["us_basis"].map(_COUNTED), percent=frame["europe_share_pct"])
    return frame.merge(places(), on="area_id", validate="m:1")


def recommended():
    """The pair to use first in each area, with columns named pair_*. Source: gaps/pairs."""
    frame = tables.load("gaps/pairs")
    columns = {"measure": "pair_measure", "europe_share_pct": "pair_share", "note": "pair_note"}
    return frame[frame["recommended"]].rename(columns=columns)[["area_id", *columns.values()]]


def published():
    """Published shares of one area: Europe's part in percent. Source: gaps/dependence.

    `kind` says whether the share was printed or computed from two printed numbers.
    """
    frame = tables.load("gaps/dependence").dropna(subset=["area_id", "europe_share_pct"])
    frame = frame.assign(kind=frame["how"].map(HOW), percent=frame["europe_share_pct"])
    return frame.merge(places(), on="area_id", validate="m:1")


HOW = {"published": "share as printed", "computed": "share of two printed numbers"}
COUNTED = ["what the US would send", "what it pledged", "its whole fleet", "a share, no count"]
_COUNTED = {
    "IISS 2025 war contribution": COUNTED[0],
    "stationed": COUNTED[0],
    "NATO Force Model before June 2026 cut": COUNTED[1],
    "NATO Force Model after cut": COUNTED[1],
    "global US total": COUNTED[2],
    "published share": COUNTED[3],
}


def alliance():
    """Published shares of the alliance as a whole. Source: gaps/dependence."""
    frame = tables.load("gaps/dependence")
    return frame[frame["area_id"].isna()]


def us_counts():
    """Europe's share of each area for each way to count the US, in percent; one row for each.

    Where a way has no number of its own the row is left out.
    """
    table = tables.load("model/areas").set_index("area_id")
    frames = []
    for column in definitions.US_COUNTS:
        found = definitions.areas(default(), column).set_index("area_id")
        own = table[column].notna()
        if column == "us_after_cut":
            own = table[column] != table["us_war"]
        frames.append(found[own].reset_index().assign(us_count=column))
    return pd.concat(frames, ignore_index=True).merge(places(), on="area_id", validate="m:1")


def line(threshold):
    """The line that counts as a majority, in percent, as a frame that a figure can draw."""
    return pd.DataFrame({"threshold": [threshold]})


def leads(frame, threshold):
    """Truth values: is Europe's share of each area of `frame` above the line?"""
    found = definitions.areas(default(majority_threshold=threshold))
    return frame["area_id"].map(found.set_index("area_id")["leads"])


def sweep(frame):
    """Number of areas of `frame` that Europe leads, for each line that the slider allows."""
    lines = sliders()["majority_threshold"].grid().astype(int)
    counts = [int(leads(frame, line).sum()) for line in lines]
    return pd.DataFrame({"threshold": lines, "areas": counts})


def holds_majority(threshold, rule):
    """Does Europe hold the majority at the end of 2025, under one of questions.RULES?"""
    found = definitions.result(default(majority_threshold=threshold))
    return bool(questions.verdict(found, rule, definitions.TODAY)[0, 0])


def under(threshold, us_count="us_war", factor=1.0, count_weak=True):
    """All areas under the reader's definition, in the order of the figures.

    `side` says whether Europe is above the line, `standard` is the share at the standard setting.
    """
    scenario = default(
        majority_threshold=threshold, us_fleet_factor=factor, count_weak_areas=count_weak
    )
    found = definitions.areas(scenario, us_count).merge(places(), on="area_id")
    standard = definitions.areas(default()).set_index("area_id")["share"]
    side = found["leads"].map({True: "above the line", False: "not above it"})
    return found.assign(
        side=side.where(found["counted"], "left out"),
        standard=found["area_id"].map(standard),
    ).sort_values("place", ignore_index=True)


def own(**estimates):
    """Share and need covered, in percent, in the areas that the reader sets, and our placeholders.

    One row an area and answer. `estimates` are named as in the assumptions: drones_cuas_europe.
    """
    mine = definitions.areas(default(**estimates)).set_index("area_id")
    ours = definitions.areas(default()).set_index("area_id")
    frame = places()
    frame = frame[frame["area_id"].map(lambda area: f"{area}_europe" in sliders())]
    parts = [
        frame.assign(
            answer=answer,
            row=frame["name"] + f": {answer}",
            percent=frame["area_id"].map(mine[column]),
            placeholder=frame["area_id"].map(ours[column]),
        )
        for column, answer in {"share": "share", "coverage": "need covered"}.items()
    ]
    rows = pd.concat(parts).sort_values(["place", "answer"], ascending=[True, False])
    return rows.assign(text=rows["percent"].map("{:.0f}".format)).reset_index(drop=True)


def own_sweep():
    """Europe's share, in percent, at the ends and the middle of what the reader may set.

    One row an area and a pair of settings; `europe` and `us` are ENDS.
    """
    frame = places()
    frame = frame[frame["area_id"].map(lambda area: f"{area}_europe" in sliders())]
    cells = []
    for europe in ENDS:
        for us in ENDS:
            found = definitions.areas(default(**definitions.estimates(europe, us)))
            share = frame["area_id"].map(found.set_index("area_id")["share"])
            cells.append(frame.assign(europe=europe, us=us, share=share))
    return pd.concat(cells, ignore_index=True)


ENDS = ["low", "default", "high"]
