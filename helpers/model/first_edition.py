"""The first edition of the model: its frozen inputs, with every rule since then neutral.

No code path is kept for it. Tables that it had not are empty, so the areas keep their published
need, are ready, and no US output grows; the share on time is one base rate that no row moves; and
`neutral` sets what is new in a scenario to nothing. Two things differ and cannot be restored by
inputs: growth of factory output now shortens lead times too (the same at factory_ramp 1), and
the bands, whose draws have other streams and reach.
"""

from functools import cache

import pandas as pd

from helpers.data import tables
from helpers.model.assumptions import Scenario
from helpers.model.inputs import MATURITIES, TABLES, Inputs, from_tables
from helpers.model.projection import project
from helpers.model.questions import areas_held

FROZEN = (
    *("areas", "fielding", "supply", "orderbook", "retirements", "retirement_orders"),
    *("postures", "posture_steps", "horizon"),
)
DATES = ("2027", "2030", "2035")
NEVER = dict(counted_whole=False, passed_on=False, shared_suppliers=False)
CERTAIN = 1e12  # prior rows: no row of the record moves the base rate
NEUTRAL = dict(
    shells_passed_on=0, us_output_growth=0, replanned_slip=1, spending_error=0, errors_together=0
)


def neutral(scenario: Scenario) -> Scenario:
    """The scenario with everything that the first edition had not set to nothing."""
    return scenario.but(**NEUTRAL, forces="held", europe_means="all")


def areas_led(scenario: Scenario) -> dict[str, int]:
    """Areas led at the end of each of DATES: what the first edition said of a scenario."""
    found = project(load(), neutral(scenario))
    return {date: int(areas_held(found, date)[0, 0]) for date in DATES}


@cache
def load() -> Inputs:
    """The inputs of the first edition."""
    return from_tables(frozen_tables())


def frozen_tables() -> dict[str, pd.DataFrame]:
    """The tables behind `load`, by the names of TABLES."""
    found = {name: tables.load(f"model/{name}") for name in TABLES}
    empty = ("needs", "readiness", "us_output", "europe_groups", "orderbook_buyers")
    found |= {name: found[name].iloc[:0] for name in empty}
    found |= {name: tables.load(f"first_edition/{name}") for name in FROZEN}
    found["areas"] = found["areas"].assign(**NEVER)
    found["orderbook"] = found["orderbook"].assign(replanned=False)
    constants = tables.load("first_edition/constants")
    share = constants.set_index("name")["value"]["on_time_share"]
    later = found["constants"][~found["constants"]["name"].isin(constants["name"])]
    found["constants"] = pd.concat([constants, later])
    slips = tables.load("first_edition/slips")
    found["delays"] = slips.rename(columns={"slip_months": "months"}).assign(counted=True)
    found["punctuality"] = pd.DataFrame(
        dict(base_rate=share, prior_rows=CERTAIN, rows_of="its own", share_high=share),
        index=pd.Index(MATURITIES, name="maturity"),
    ).reset_index()
    return found
