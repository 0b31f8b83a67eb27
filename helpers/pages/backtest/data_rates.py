"""Would rules 6 and 7 have been right before? Waits, and output known at the end of 2022.

Lead times and growth rates of model/supply were set later, so this asks whether they fit, not
whether somebody could have known them.
"""

import numpy as np
import pandas as pd

from helpers.data import dates, tables
from helpers.model import draws
from helpers.model.inputs import load
from helpers.pages.backtest.data import DRAWS, HIGH, LOW, SEED, compare

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
# The same output is a plan in delivery/production (pr-72), so the firm's own number is weak.
_CALLED_A_PLAN = {"ac-35": "pr-72"}
FASTER, SLOWER, AS_DRAWN = "grew faster", "grew slower", "inside the band"
UNDECIDED = "depends on the years taken"
SEEN, CLAIMED = "reported as made", "the firm's own number, a plan elsewhere"
AS_RULE, LONGER, SHORTER, STILL = "as drawn", "longer", "shorter", "not decided"


def rates():
    """Yearly output then and later, and how many times it grew, by rule 7 and in fact.

    `low` and `high` are the tenth and ninetieth of a hundred draws of (1 + ramp)^years, over the
    same years as the fact. Where several later years are known `later` is their mean, and
    `verdict` is UNDECIDED if the last of them alone would give another one.
    Sources: delivery/production, estimates/actuals, model/supply.
    """
    inputs, output = load(), _output()
    ramps = draws.draw(inputs, DRAWS, SEED).ramp
    found = []
    for line, then, ids, maker in _LINES:
        row, base, later = inputs.makers.index(maker), output.loc[then], output.loc[ids.split()]

        def grown(end, of, since=base["year"]):
            return of ** (end - since)

        low, high = np.percentile(1 + ramps[row], [LOW, HIGH])
        mean, last = later.mean(), later.iloc[-1]
        said = {
            _verdict(at["rate"] / base["rate"], *(grown(at["year"], end) for end in (low, high)))
            for at in (mean, last)
        }
        found.append(
            {
                "line": line,
                "then": base["rate"],
                "then_year": int(base["year"]),
                "later": mean["rate"],
                "later_year": int(mean["year"]),
                "low": grown(mean["year"], low),
                "middle": grown(mean["year"], 1 + inputs.ramp.mid[row]),
                "high": grown(mean["year"], high),
                "grew": mean["rate"] / base["rate"],
                "last": last["rate"],
                "verdict": said.pop() if len(said) == 1 else UNDECIDED,
                "sure": CLAIMED if ids in _CALLED_A_PLAN else SEEN,
            }
        )
    return pd.DataFrame(found).sort_values("grew", ascending=False, ignore_index=True)


def _verdict(grew, low, high):
    return FASTER if grew > high else SLOWER if grew < low else AS_DRAWN


def waits():
    """Months from contract to first arrival, beside rule 6: lead time and slip of the same maker.

    Items of the first test that were built new in their own place. `months` is the real wait, or
    for open items the wait so far, a floor. `low` and `high` are the tenth and ninetieth of a
    hundred draws, without the extra wait for US weapons, whose reason came later.
    Sources: estimates/backtest, model/supply, model/slips.
    """
    inputs = load()
    drawn = draws.draw(inputs, DRAWS, SEED)
    first = compare().query("own_place and maturity in ['new', 'running']")
    first = first[first["milestone"].isin(["first delivery", "first in the country"])]
    first = first[first["contract_date"].notna()]
    maker = first["area_id"] + "/" + first["origin"]
    first = first.assign(maker=maker)[maker.isin(inputs.makers)].reset_index(drop=True)
    row = [inputs.makers.index(name) for name in first["maker"]]
    wait = drawn.lead[row] + np.minimum(drawn.maker_slip[row], inputs.constants["max_slip_months"])
    low, high = np.percentile(wait, [LOW, HIGH], axis=1)
    # An open item has waited at least since the last day its contract may mean.
    floor = dates.months_between(dates.last_day(first["contract_date"]), dates.as_of())
    real = dates.months_between(dates.first_day(first["contract_date"]), first["seen"])
    arrived = first["seen"].notna()
    months = real.where(arrived, floor)
    verdict = np.select([months > high, ~arrived, months < low], [LONGER, STILL, SHORTER], AS_RULE)
    found = first[["item"]].assign(months=months, low=low, high=high, verdict=verdict)
    return found.assign(arrived=arrived)


def _output():
    """Yearly output by row id: `rate` in units and `year`."""
    made = tables.load("delivery/production").set_index("production_id")
    made = made.rename(columns={"rate_per_year": "rate"})[["rate", "year"]]
    facts = tables.load("estimates/actuals").set_index("actual_id")
    facts = facts.assign(rate=facts["value"], year=facts["as_of"].str[:4].astype(int))
    return pd.concat([made, facts[["rate", "year"]]])
