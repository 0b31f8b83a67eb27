"""Would the rules have been right before? Plans of the end of 2022 against what became of them.

Rule 1 is asked with the delays known on the day of the test (model/slips), then with those that
count today (model/delays). No input of the model changes. The plans are those of `past_plans`.
"""

from dataclasses import replace

import numpy as np
import pandas as pd

from helpers.data import tables
from helpers.data.cached import cached
from helpers.model import batch, draws
from helpers.model.assumptions import default
from helpers.model.inputs import ON_TIME_MONTHS, load
from helpers.model.past_plans import END, MATURITIES, items, record
from helpers.model.reading import with_base_rate

THEN, TODAY = "delays known then", "delays known today"
INSIDE, LATER, OVERDUE = "arrived inside the range", "arrived later", "not seen, range over"
EARLY, WAITING = "earlier than planned", "not decided"
DRAWS, SEED = 5000, 2026
LOW, HIGH = 10, 90


@cached
def compare(test="end-2022", when=THEN, reading=END):
    """Items with the delays that rule 1 gives them: `low`, `middle` and `high` months, `outcome`.

    Low and high are the tenth and ninetieth percentiles of the draws; the middle case is the mean,
    as in the projection. Where no delay of its kind was known, all kinds are used. `expected` is
    the part of the draws inside the range, `past` tells that the whole range is over: only then can
    an item fail. The delay of the item itself is left out.
    """
    frame = items(test, reading)
    known = record(test) if when == THEN else _delays()
    rates = tables.load("model/punctuality").set_index("maturity")
    pools = [_pool(known, rates, row) for row in frame.itertuples()]
    drawn, middle = _slips(frame, pools, DRAWS), _slips(frame, pools, 0)[:, 0]
    low, high = np.percentile(drawn, [LOW, HIGH], axis=1, method="inverted_cdf")
    inside = (drawn >= low[:, None]) & (drawn <= high[:, None])
    frame = frame.assign(low=low, middle=middle, high=high, past=frame["elapsed"] > high)
    frame = frame.assign(
        expected=inside.mean(axis=1),
        outcome=_outcomes(frame),
        rank=frame["maturity"].map(list(MATURITIES).index),
        order=frame["late"].fillna(frame["promised"]),
    )
    return frame.sort_values(["rank", "order", "label"], ignore_index=True)


def coverage(frame):
    """How many items the band held, in counts, for a frame from `compare`.

    `past_held` of `past` where the whole band lies in the past: only there can an item fail, and
    late items are not missing. `held` of `decided` by what is known; `early` came before their
    plan, `later` after the band or not within it. `if_kept` of `items` when the newest plans of
    open items are kept; `expected` is what bands drawn from the truth would hold, as a share;
    `certain` tells that every draw lies on the band of every item.
    """
    waiting, arrived = frame[frame["outcome"] == WAITING], frame["late"].dropna()
    held, early = (int((frame["outcome"] == name).sum()) for name in (INSIDE, EARLY))
    decided = len(frame) - len(waiting)
    return {
        "items": len(frame),
        "decided": decided,
        "held": held,
        "early": early,
        "later": decided - held - early,
        "waiting": len(waiting),
        "past": int(frame["past"].sum()),
        "past_held": int((frame["past"] & (frame["outcome"] == INSIDE)).sum()),
        "if_kept": held + int((counted(waiting["promised"]) <= waiting["high"]).sum()),
        "expected": float(frame["expected"].mean()),
        "certain": bool((frame["expected"] == 1).all()),
        "arrived": len(arrived),
        "on_time": int((arrived <= ON_TIME_MONTHS).sum()),
    }


def found(when=THEN, reading=END):
    """`coverage` of the first test."""
    return coverage(compare(when=when, reading=reading))


def past_groups(frame):
    """The groups, in words, of the items whose whole band is past."""
    return frame.loc[frame["past"], "group"].str.lower().unique()


def kinds(frame):
    """Mean months late by group, new designs and running lines: `drawn`, `real`, `items`, `open`.

    `real` takes arrivals as they were (early ones as on time) and open items by their newest plan.
    """
    own = frame[frame["maturity"].isin(["new", "running"])]
    own = own.assign(months=own["order"].clip(lower=0))
    return own.groupby("group", sort=False, as_index=False).agg(
        drawn=("middle", "mean"),
        real=("months", "mean"),
        items=("item", "size"),
        open=("promised", "count"),
    )


def by_kind():
    """The record's rows of each kind: `rows`, `on_time`, `mean` months, and the model's `drawn`.

    `mean` has the rows on time in it, early ones as on time; `share` is the model's share on time.
    Sources: model/delays, model/punctuality, model/constants.
    """
    slips, inputs = _delays(), load()
    prompt, months = slips["slip_months"] <= ON_TIME_MONTHS, slips["slip_months"]
    slips = slips.assign(prompt=prompt, months=months.clip(lower=0))
    slips["late"] = months.where(~prompt).clip(upper=inputs.constants["max_slip_months"])
    found = slips.groupby("maturity").agg(
        rows=("slip_id", "size"),
        on_time=("prompt", "sum"),
        mean=("months", "mean"),
        drawn=("late", "mean"),
    )
    found = found.assign(share=pd.Series(inputs.on_time_share, inputs.maturities))
    return found.assign(drawn=(1 - found["share"]) * found["drawn"])


def _delays():
    """Rows of model/delays that count, with the names of model/slips."""
    counted_rows = tables.load("model/delays").query("counted")
    return counted_rows.rename(columns={"delay_id": "slip_id", "months": "slip_months"})


def _pool(known, rates, item):
    """Late months, and rows on time and late with the base rate, without the item itself.

    Rows of the same kind; all of them for upgrades, which are no kind of the model's, and for the
    late months where no delay of the kind is known. `rates` is model/punctuality by maturity.
    """
    kind = rates.loc[item.maturity if item.maturity in rates.index else "decision"]
    other = ~known["slip_id"].isin([item.slip_id, item.backtest_id]).to_numpy()
    same = other & (known["maturity"] == item.maturity).to_numpy()
    months = known["slip_months"].to_numpy(float)
    late = months > ON_TIME_MONTHS
    drawn = same & late if (same & late).any() else other & late
    rows = other if kind["rows_of"] == "all" else same
    return np.sort(months[drawn]), with_base_rate(months[rows], kind)


def _slips(frame, pools, count):
    """(items, draws) months of delay by rule 1 as the projection draws it; count 0 is the mean.

    Items have a record from `_pool`, of their own where they are in it themselves; the projection
    knows each record once. The extra wait for US weapons is left out: its reason, a war of 2026,
    was not known.
    """
    from scipy.special import betaincinv  # a third of a second that no other answer needs

    keys = [(*late, *on_time) for late, on_time in pools]
    records = dict(zip(keys, pools, strict=True))
    late, on_time = zip(*records.values(), strict=True)
    none = np.zeros(len(frame), int)
    asked = replace(
        load(),
        orders=tuple(frame["backtest_id"]),
        order_area=none,
        order_maturity=np.array([list(records).index(key) for key in keys]),
        order_origin=none,
        on_its_date=none > 0,
        replanned=none > 0,
        maturities=tuple(f"record {number}" for number in range(len(records))),
        slip_record=late,
        on_time=np.array(on_time),
        on_time_high=betaincinv(*np.transpose(on_time), draws.NINETIETH),  # not stretched
    )
    # Drawn once and not kept: nobody asks for the same record again, and it is 40 MB.
    sample = draws.draw.__wrapped__(asked, count, SEED)
    return batch.of_one(asked, sample, default(us_export_delay=0)).order_slip / batch.MONTHS


def _outcomes(frame):
    arrived = frame["late"].notna()
    inside = counted(frame["late"]).between(frame["low"], frame["high"])
    over = frame["so_far"] > frame["high"]
    cases = {EARLY: frame["early"], INSIDE: arrived & inside, LATER: arrived, OVERDUE: over}
    return pd.Series(np.select(list(cases.values()), list(cases), WAITING), index=frame.index)


def counted(months):
    """Months late as the model counts them: up to three months, or early, is on time."""
    return months.where(~(months <= ON_TIME_MONTHS), 0)
