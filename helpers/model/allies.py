"""Europe without one ally: the same projection without what it holds, has ordered and buys.

Each ally becomes a group of its own beside those of model/europe; the rules are the model's.
"""

import numpy as np
import pandas as pd

from helpers.data import tables
from helpers.data.cached import cached
from helpers.model import meanings
from helpers.model.assumptions import default, stack
from helpers.model.inputs import TABLES, Inputs, from_tables
from helpers.model.projection import project

EVERYONE, GDP_YEAR = "all", 2026
SPLIT_FLEET = "MMF"  # counted by the shares of its members


@cached
def allies() -> dict[str, str]:
    """Names of the European allies by code, in the order of their names."""
    frame = tables.load("money/countries").query("nato_europe and kind == 'country'")
    return frame.sort_values("name").set_index("country")["name"].to_dict()


@cached
def parts() -> pd.DataFrame:
    """Part (0 to 1) of what Europe holds: an area that is counted by country a row, an ally a
    column. Shared fleets count in the whole. Sources: countries/holdings, model/europe_others.
    """
    held = tables.load("countries/holdings").query("holder != @SPLIT_FLEET")
    held = held.rename(columns={"holder": "country"}).drop(columns="area_id")
    held = held.merge(tables.load("model/europe_items"), on="item")
    held["quantity"] *= held["weight"]
    held = pd.concat([held, tables.load("model/europe_others")])
    wide = held.pivot_table("quantity", "area_id", "country", aggfunc="sum", observed=True)
    wide = wide.fillna(0).div(wide.sum(axis=1), axis=0)
    areas = tables.load("model/europe_groups")["area_id"].unique()
    return wide.reindex(index=areas, columns=list(allies())).fillna(0.0)


@cached
def gdp_parts() -> pd.Series:
    """Part of the GDP of all European allies by code: who buys what Europe orders anew."""
    rows = tables.load("money/spending").query(
        "measure == 'gdp_busd_current' and year == @GDP_YEAR"
    )
    own = rows.set_index("country")["value"].reindex(list(allies())).fillna(0.0)
    return own / own.sum()


def inputs() -> Inputs:
    """The model's inputs with a group for everyone and one without each ally, in that order."""
    found = {name: tables.load(f"model/{name}") for name in TABLES}
    held, codes = parts(), list(allies())
    rest = (1 - held).stack().rename("factor").rename_axis(["area_id", "group_id"]).reset_index()
    whole = pd.DataFrame({"area_id": held.index, "group_id": EVERYONE, "factor": 1.0})
    found["europe_groups"] = pd.concat([whole, rest], ignore_index=True)
    parts_of_gdp = [1.0, *(1 - gdp_parts()[codes])]
    found["europe"] = pd.DataFrame({"group_id": [EVERYONE, *codes], "gdp_part": parts_of_gdp})
    found["members"] = pd.DataFrame({"group_id": codes, "country": codes, "member": False})
    return from_tables(found)


@cached
def lead(dates: tuple[str, ...]) -> pd.DataFrame:
    """Europe's lead with everyone and without each ally, in the middle case: a row each and date.

    `country` is the ally left out, or EVERYONE where none is; the others as in `meanings.leads`.
    """
    given = inputs()
    groups = np.arange(len(given.groups))
    batch = stack([default()] * len(groups))._replace(europe_means=groups)
    rows = meanings.leads(project(given, batch), dates)
    return rows.assign(country=np.array(given.groups)[rows["group"]])
