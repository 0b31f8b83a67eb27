"""Questions to a projection: who has the majority, since when, and what stands in the way.

Rules 10 and 11 of the method page are `majority_quarter` and `what_binds`. Dates are written 2027
(its last quarter) or 2027Q3. An undefined share is no majority.

Run `python -m helpers.model.questions` for the shares of every preset.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.model.assumptions import LIFTS, Refused, Scenario, presets, stack
from helpers.model.inputs import Inputs, load
from helpers.model.projection import project
from helpers.model.result import QUANTILES, Result


class Rule(NamedTuple):
    """One meaning of a majority of the whole, in the forms that sentences and axes need."""

    short: str
    clause: str  # a majority means that …
    where: str  # Europe has the majority …
    row: str  # the row of a figure


RULES = {
    "most": Rule(
        "most areas",
        "Europe leads in more than half of the areas",
        "in more than half of the areas",
        "leads in most areas",
    ),
    "every": Rule(
        "every area", "Europe leads in every area", "in every area", "leads in every area"
    ),
    "named": Rule(
        "every area the report names",
        "Europe leads in every area that the report names",
        "in every area that the report names",
        "leads in all the report names",
    ),
    "mean": Rule(
        "the mean share of all areas",
        "Europe's average share over all areas is above a line",
        "on the average of all shares",
        "mean share above the line",
    ),
    "families": Rule(
        "the mean of the five families",
        "the average of the five families' average shares is above a line",
        "on the average of the five families",
        "mean of the families above the line",
    ),
}
DATES = ("2025", "2027", "2030", "2035")
NOTHING_ALONE = 0.4  # points of share; smaller gains, and smaller distances between gains, are ties
LIMITS = dict(zip(LIFTS, ("money", "lead times", "factories", "delays", "training"), strict=True))


def counted(result: Result) -> np.ndarray:
    """(A, S) areas that count: all, or without the weak ones where the scenario says so."""
    return ~(result.inputs.weak[:, None] & ~result.batch.count_weak_areas)


def above(result: Result) -> np.ndarray:
    """(A, T, S, D) True where Europe's share is above the scenario's line for a majority."""
    return _above_line(result, result.share)


def areas_held(result: Result, date: str) -> np.ndarray:
    """(S, D) number of counted areas in which Europe has the majority at a date."""
    held = above(result)[:, result.quarter(date)]
    return (held & counted(result)[..., None]).sum(axis=0)


def mean_share(result: Result, date: str, use: np.ndarray | None = None) -> np.ndarray:
    """(S, D) mean share over the counted areas where it is defined, 0 to 1; nan if nowhere.

    `use` (A, S) picks other areas than those that count.
    """
    share = result.share[:, result.quarter(date)]
    return _mean(share, (counted(result) if use is None else use)[..., None])


def family_share(result: Result, date: str, use: np.ndarray | None = None) -> np.ndarray:
    """(S, D) mean of the families' mean shares, so that each family weighs the same."""
    use = counted(result) if use is None else use
    families = np.array(result.inputs.families)
    means = [
        mean_share(result, date, use & (families == family)[:, None])
        for family in dict.fromkeys(result.inputs.families)
    ]
    return _mean(np.stack(means), True)


# The rules on a mean of shares, and the mean that each asks for.
MEANS = {"mean": mean_share, "families": family_share}


def _mean(share: np.ndarray, use: np.ndarray | bool) -> np.ndarray:
    use = use & ~np.isnan(share)
    number = use.sum(axis=0)
    total = np.where(use, share, 0).sum(axis=0)
    return np.divide(total, number, out=np.full(total.shape, np.nan), where=number > 0)


def verdict(
    result: Result,
    rule: str,
    date: str,
    use: np.ndarray | None = None,
    held: np.ndarray | None = None,
) -> np.ndarray:
    """(S, D) True where Europe has the majority of the whole at a date, under one of RULES.

    `use` (A, S) picks other areas than those that count, `held` (A, S, D) other leads than those
    of the strict comparison.
    """
    if rule not in RULES:
        raise Refused(f"rule: {str(rule)[:20]!r} is not one of {', '.join(RULES)}")
    use = counted(result) if use is None else use
    if rule in MEANS:
        return _above_line(result, MEANS[rule](result, date, use))
    if rule == "named":
        use = use & result.inputs.named[:, None]
    held = above(result)[:, result.quarter(date)] if held is None else held
    held = held & use[..., None]
    number = use.sum(axis=0)[:, None]
    if rule == "most":
        return held.sum(axis=0) * 2 > number
    return (held.sum(axis=0) == number) & (number > 0)


def _above_line(result: Result, share: np.ndarray) -> np.ndarray:
    # rounded, so that the last bit of a sum on another machine cannot turn a verdict
    return np.round(share, 9) > (result.batch["majority_threshold"] / 100)[:, None]


def majority_quarter(held: np.ndarray) -> np.ndarray:
    """Rule 10. First quarter from which `held` (..., T, S, D) stays True; T for never."""
    quarters = held.shape[-3]
    lost = np.flip(~held, axis=-3)
    last_loss = quarters - np.argmax(lost, axis=-3)
    return np.where(lost.any(axis=-3), last_loss, 0)


def majority_years(result: Result) -> pd.DataFrame:
    """area, p10, p50, p90: the year of the first scenario's lasting majority, or "not before 2036".

    p10 is the early end: one draw in ten is no later.
    """
    first = np.sort(majority_quarter(above(result))[:, 0], axis=-1)
    names = [*(q[:4] for q in result.inputs.quarters), f"not before {result.inputs.years[-1] + 1}"]
    rank = {f"p{100 * q:.0f}": int(np.ceil(q * first.shape[-1])) - 1 for q in QUANTILES}
    columns = {name: [names[k] for k in first[:, at]] for name, at in rank.items()}
    return pd.DataFrame({"area": result.inputs.areas, **columns})


def what_binds(inputs: Inputs, scenario: Scenario, date: str) -> pd.DataFrame:
    """Rule 11. Points of share gained in each area when one limit alone is lifted, middle case.

    Columns: area, one per limit in LIMITS, and `binds`: the limit with the largest gain, joined by
    "or" with those within NOTHING_ALONE of it; "nothing alone" where no gain reaches that.
    Lifted: money without limit; lead x 0.25 and earliest by 2027Q4; factories x 5; no slips; no
    fielding time.
    """
    return binding(lifted(inputs, scenario), date)


def lifted(inputs: Inputs, scenario: Scenario) -> Result:
    """The middle case as it is, then with each limit of LIMITS lifted alone: one row each."""
    batch = stack([scenario] * (1 + len(LIFTS)))
    alone = dict(zip(LIFTS, np.eye(batch.size)[1:], strict=True))
    return project(inputs, batch.set(**alone))


def binding(result: Result, date: str) -> pd.DataFrame:
    """`what_binds` at a date, read from a result of `lifted`; several dates share one."""
    share = np.nan_to_num(result.share[:, result.quarter(date), :, 0])
    gain = np.round(100 * (share[:, 1:] - share[:, :1]), 6)
    names = np.array(list(LIMITS.values()))
    binds = []
    for row in gain:
        near = row >= max(row.max() - NOTHING_ALONE, NOTHING_ALONE)
        binds.append(" or ".join(names[near]) if near.any() else "nothing alone")
    table = pd.DataFrame(gain, columns=names)
    return table.assign(binds=binds).set_axis(result.inputs.areas).rename_axis("area").reset_index()


def preset_table() -> pd.DataFrame:
    """Shares in percent of every area, preset and date in DATES, middle case, one row per area.

    Below the areas: the mean share and the number of areas held. Columns: (preset, date).
    """
    result = project(load(), list(presets().values()))
    at = [result.quarter(date) for date in DATES]
    share = np.round(100 * result.share[..., 0][:, at], 1)
    mean = [np.round(100 * mean_share(result, date)[:, 0], 1) for date in DATES]
    held = [areas_held(result, date)[:, 0] for date in DATES]
    cells = np.concatenate([share, [mean], [held]]).swapaxes(1, 2)
    columns = pd.MultiIndex.from_product([presets(), DATES], names=["preset", "end of"])
    rows = [*result.inputs.areas, "mean share", "areas held"]
    return pd.DataFrame(cells.reshape(len(rows), -1), index=rows, columns=columns)


if __name__ == "__main__":
    for name, shares in preset_table().T.groupby(level="preset", sort=False):
        print(f"\n{name}: share in percent\n{shares.droplevel('preset').T.to_string()}")
