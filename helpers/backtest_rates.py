"""Would rules 6 and 7 have been right before? Waits, and output known at the end of 2022.

Lead times and growth rates of model/supply were set later, so this asks whether they fit, not
whether somebody could have known them.
"""

import numpy as np
import pandas as pd

from helpers import dates, draws, tables
from helpers.backtest import DRAWS, HIGH, LOW, SEED, compare
from helpers.inputs import load

KNOWN_YEAR = 2022
# (line, row of delivery/production known by then, rows of later years, maker of model/supply).
# F-35 are a mean of three years: aircraft built in the first two were parked and delivered later.
_LINES = [
    ("155 mm shells, Rheinmetall", "pr-69", "ac-35", "artillery_ammo/European"),
    ("Caesar howitzers", "pr-34", "pr-35", "artillery/European"),
    ("Howitzers, all European makers", "pr-38", "pr-39", "artillery/European"),
    ("Mistral missiles", "pr-17", "pr-18", "iamd/European"),
    ("PAC-3 MSE interceptors", "pr-01", "pr-04", "iamd/US"),
    ("F-35 fighters", "pr-44", "pr-45 pr-46 pr-47", "combat_air/US"),
    ("A330 MRTT tankers", "pr-50", "pr-51", "aar/European"),
]


def rates():
    """Yearly output then and later, and how many times it grew, by rule 7 and in fact.

    `low` and `high` are the tenth and ninetieth of a hundred draws of (1 + ramp)^years.
    Sources: delivery/production, estimates/actuals, model/supply.
    """
    inputs = load()
    output = _output()
    ramps = draws.draw(inputs, DRAWS, SEED).ramp
    found = []
    for line, then, ids, maker in _LINES:
        row = inputs.makers.index(maker)
        later = output.loc[ids.split()].mean()
        years = later["year"] - KNOWN_YEAR
        low, high = np.percentile(1 + ramps[row], [LOW, HIGH]) ** years
        found.append(
            {
                "line": line,
                "then": output.loc[then, "rate"],
                "then_year": int(output.loc[then, "year"]),
                "later": later["rate"],
                "later_year": int(later["year"]),
                "low": low,
                "middle": (1 + inputs.ramp.mid[row]) ** years,
                "high": high,
            }
        )
    frame = pd.DataFrame(found)
    frame["grew"] = frame["later"] / frame["then"]
    above, below = frame["grew"] > frame["high"], frame["grew"] < frame["low"]
    frame["verdict"] = np.select([above, below], [FASTER, SLOWER], AS_DRAWN)
    return frame.sort_values("grew", ascending=False, ignore_index=True)


def waits():
    """Months from contract to first arrival, beside rule 6: lead time and slip of the same maker.

    Items of the first test that have arrived; `low` and `high` are the tenth and ninetieth of a
    hundred draws. Sources: estimates/backtest, model/supply, model/slips.
    """
    inputs = load()
    drawn = draws.draw(inputs, DRAWS, SEED)
    first = compare()[
        lambda rows: rows["milestone"].isin(["first delivery", "first in the country"])
    ]
    first = first[first["late"].notna() & first["contract_date"].notna()]
    first = first[first["maturity"].isin(["new", "running"])]
    maker = first["area_id"] + "/" + first["origin"]
    first = first.assign(maker=maker)[maker.isin(inputs.makers)].reset_index(drop=True)
    row = [inputs.makers.index(name) for name in first["maker"]]
    wait = drawn.lead[row] + np.minimum(drawn.maker_slip[row], inputs.constants["max_slip_months"])
    low, high = np.percentile(wait, [LOW, HIGH], axis=1)
    real = dates.months_between(dates.first_day(first["contract_date"]), first["seen"])
    return first[["item"]].assign(months=real, low=low, high=high)


FASTER, SLOWER, AS_DRAWN = "grew faster", "grew slower", "inside the band"


def _output():
    """Yearly output by row id: `rate` in units and `year`."""
    made = tables.load("delivery/production").set_index("production_id")
    made = made.rename(columns={"rate_per_year": "rate"})[["rate", "year"]]
    facts = tables.load("estimates/actuals").set_index("actual_id")
    facts = facts.assign(rate=facts["value"], year=facts["as_of"].str[:4].astype(int))
    return pd.concat([made, facts[["rate", "year"]]])
