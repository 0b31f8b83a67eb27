"""How good the numbers of an area are: a grade by a written rule, from its sources and its method.

The grades stand in model/areas; a test holds them to this rule.
"""

import pandas as pd

from helpers.data import tables

GRADES = ("strong", "medium", "weak", "very weak")
RELIABLE = ("official", "think-tank")  # kinds of sources; fleet lists are copied from one another
RULE = (
    "An area starts as strong. It loses a grade if it counts a stand-in, one if a number in its "
    "row is our arithmetic or judgement, and one if no official text and no research institute is "
    "among its sources. Where nobody can count and the reader sets the number, it is very weak."
)


def grades(areas: pd.DataFrame, sources: pd.DataFrame) -> pd.Series:
    """The grade of each area, by area_id, as RULE says.

    `areas` has area_id, method and kind as in model/areas; `sources` a row a source of an area,
    with area_id and kind as in sources.
    """
    areas = areas.set_index("area_id")
    firm = sources.loc[sources["kind"].isin(RELIABLE), "area_id"]
    lost = (areas["method"] == "proxy").astype(int)
    lost += areas["kind"] != "sourced"
    lost += ~areas.index.isin(firm)
    found = lost.clip(upper=2).map(dict(enumerate(GRADES)))
    return found.mask(areas["method"] == "reader-set", GRADES[-1]).rename("evidence")


def by_rule() -> pd.Series:
    """The grades of the areas of the collection. Sources: model/areas, model/area_sources."""
    kinds = tables.load("sources")[["source_id", "kind"]]
    return grades(tables.load("model/areas"), tables.load("model/area_sources").merge(kinds))
