"""Capability areas: what Europe holds, what the US would bring, and what counts as a majority."""

import pandas as pd

from helpers.data import tables
from helpers.data.cached import cached
from helpers.data.sources import with_sources
from helpers.model import definitions
from helpers.model.assumptions import default

EVIDENCE = ["strong", "medium", "weak", "very weak"]
FAMILIES = {
    "see": "To see",
    "protect": "To protect",
    "strike": "To strike",
    "hold": "To hold",
    "enable": "To enable",
}


@cached
def areas():
    """One row an area with Europe's share, in percent, of what Europe and the US would field.

    End of 2025, before the US cut of June 2026; highest share first; `source_ids` name the sources
    behind each row. `europe` is what Europe would field: of shells, what it does not pass on.
    Sources: `model/areas` and the projection, as in `definitions.areas`.
    """
    found = definitions.areas(default()).drop(columns="need")
    frame = with_sources(tables.load("model/areas").drop(columns="europe"), "model/areas")
    frame = frame.merge(found, on="area_id", validate="1:1")
    return frame.sort_values(["share", "name"], ascending=[False, True], ignore_index=True)


def by_family(frame):
    """The areas by family in the order of FAMILIES, highest share first in each.

    `group` is the family's name, `place` the row of the area in every figure that has them all.
    """
    order = frame["family"].map(list(FAMILIES).index)
    frame = frame.assign(group=frame["family"].map(FAMILIES), place=order)
    by = {"by": ["place", "share", "name"], "ascending": [True, False, True]}
    return frame.sort_values(**by, ignore_index=True).assign(place=range(len(frame)))


@cached
def places():
    """Name, group, place and sources of each area, to bring another frame into the same order."""
    return by_family(areas())[["area_id", "name", "group", "place", "evidence", "source_ids"]]


def line(threshold):
    """The line that counts as a majority, in percent, as a frame that a figure can draw."""
    return pd.DataFrame({"threshold": [threshold]})
