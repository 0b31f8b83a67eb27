"""Would the rules have been right before? Plans of the end of 2022 against what became of them.

Rule 1 is asked with the delays known on the day of the test, then with today's. Months late count
from the last day that the planned date may mean, as in model/slips. No input of the model changes.
"""

from dataclasses import replace
from functools import cache

import numpy as np
import pandas as pd

from helpers import dates, draws, rows, tables
from helpers.assumptions import default, stack
from helpers.inputs import ON_TIME_MONTHS, load

TESTS = {"end-2022": "2022-12", "end-2024": "2024-12"}
THEN, TODAY = "delays known then", "delays known today"
MATURITIES = {
    "new": "New designs",
    "running": "Lines already running",
    "plant": "New plants and more output",
    "upgrade": "Upgrades",
}
INSIDE, LATER, OVERDUE = "arrived inside the band", "arrived later", "not seen to arrive, band over"
WAITING = "not decided"
PUBLISHED, QUOTED = "published at the time", "quoted in a later text"
DRAWS, SEED = 20000, 2026
LOW, HIGH = 10, 90


def items(test="end-2022"):
    """Items of one test, a row each, with months late; missing where that is not known.

    `late` is the real delay, negative when early; `so_far` the delay that is certain for an open
    item; `promised` the delay of its newest plan; `seen` the day of arrival;
    `elapsed` the months since the planned date.
    Source: estimates/backtest.
    """
    frame = tables.load("estimates/backtest")
    frame = frame[frame["test"] == test].reset_index(drop=True)
    first, last = dates.first_day(frame["planned"]), _last(frame["planned"], frame["planned_until"])
    seen = _seen(frame["actual"])
    late = dates.months_between(last, seen).clip(lower=0)
    early = dates.months_between(first, seen).clip(upper=0)
    as_of = pd.Series(dates.as_of(), index=frame.index)
    elapsed = dates.months_between(last, as_of)
    published = frame["plan_source_id"].map(_published())
    at_the_time = published.str[:7] <= TESTS[test]
    return frame.assign(
        group=frame["maturity"].map(MATURITIES),
        label=frame["item"] + " (" + frame["planned_until"].fillna(frame["planned"]) + ")",
        seen=seen,
        late=(late + early).where(seen.notna()),
        elapsed=elapsed,
        so_far=elapsed.clip(lower=0).where(frame["state"] == "open"),
        promised=dates.months_between(last, _last(frame["newest"])).where(frame["newest"].notna()),
        sure=at_the_time.map({True: PUBLISHED, False: QUOTED}),
    )


def record(test="end-2022"):
    """Rows of model/slips that were known on the day of the test.

    Known means: announced in delivery/delays by then, or published by then in the row's source, or
    already part of a plan in estimates/backtest.
    """
    slips = tables.load("model/slips")
    delays = tables.load("delivery/delays")[["source_id", "slip_months", "announced"]]
    slips = slips.merge(delays, on=["source_id", "slip_months"], how="left")
    plans = tables.load("estimates/backtest").query("slip_in_plan").set_index("slip_id")
    known = slips["announced"].fillna(slips["source_id"].map(_published()))
    known = known.fillna(slips["slip_id"].map(plans["plan_known"]))
    return slips[known.str[:7] <= TESTS[test]]


@cache
def compare(test="end-2022", when=THEN):
    """Items with the delays that rule 1 gives them: `low`, `middle` and `high` months, `outcome`.

    Low and high are the tenth and ninetieth of a hundred draws; the middle case is the mean, as in
    the projection. `pooled` tells that no delay of its kind was known, so all kinds were used;
    `expected` is the part of the draws inside the band. The delay of the item itself is left out.
    """
    frame = items(test)
    known = record(test) if when == THEN else tables.load("model/slips")
    pools = [_pool(known, row.maturity, row.slip_id) for row in frame.itertuples()]
    drawn = _slips(frame, [months for months, _ in pools], DRAWS)
    middle = _slips(frame, [months for months, _ in pools], 0)[:, 0]
    low, high = np.percentile(drawn, [LOW, HIGH], axis=1, method="inverted_cdf")
    frame = frame.assign(low=low, middle=middle, high=high, pooled=[every for _, every in pools])
    frame["expected"] = ((drawn >= low[:, None]) & (drawn <= high[:, None])).mean(axis=1)
    frame["outcome"] = _outcomes(frame)
    frame["error"] = frame["late"] - frame["middle"]
    frame["promised_error"] = frame["promised"] - frame["middle"]
    rank = frame["maturity"].map(list(MATURITIES).index)
    order = frame["late"].fillna(frame["promised"]).fillna(frame["so_far"])
    frame = frame.assign(rank=rank, order=order)
    return frame.sort_values(["rank", "order", "label"], ignore_index=True)


def coverage(frame):
    """How many of the decided items the band held, in counts, for a frame from `compare`.

    `held` of `decided` by what is known; `past_held` of `past` where the whole band lies in the
    past, so that late items are not missing; `if_kept` of `if_decided` when the newest plans of
    open items are kept; `expected` is what bands drawn from the truth would hold, as a share.
    """
    outcome = frame["outcome"]
    decided = int((outcome != WAITING).sum())
    held = int((outcome == INSIDE).sum())
    promised = frame[(outcome == WAITING) & frame["promised"].notna()]
    kept = int((_counted(promised["promised"]) <= promised["high"]).sum())
    on_time = frame.loc[frame["late"].notna(), "late"] <= ON_TIME_MONTHS
    past = frame["elapsed"] > frame["high"]
    return {
        "items": len(frame),
        "decided": decided,
        "held": held,
        "later": decided - held,
        "waiting": len(frame) - decided,
        "past": int(past.sum()),
        "past_held": int((outcome[past] == INSIDE).sum()),
        "if_decided": decided + len(promised),
        "if_kept": held + kept,
        "expected": float(frame["expected"].mean()),
        "arrived": len(on_time),
        "on_time": int(on_time.sum()),
    }


def coverages():
    """`coverage` of both tests with both records, and of each kind of item in the first test."""
    found = [{"test": test, "when": when} | coverage(compare(test, when)) for test in TESTS
             for when in (THEN, TODAY)]  # fmt: skip
    return pd.DataFrame(found)


def errors(frame):
    """Months between each known date and the middle case, with its place in a histogram.

    `known` tells a real date from the newest plan of an open item; `bin` is the middle of a class
    of BIN_MONTHS. `frame` comes from `compare`.
    """
    real = frame[frame["late"].notna()].assign(known=ARRIVED, months=frame["error"])
    plan = frame[frame["promised"].notna()].assign(known=PROMISED, months=frame["promised_error"])
    found = pd.concat([real, plan], ignore_index=True)
    found["bin"] = BIN_MONTHS * (found["months"] / BIN_MONTHS).round()
    found = found.sort_values(["bin", "known", "rank", "label"], ignore_index=True)
    return found.assign(place=found.groupby("bin").cumcount() + 1)


BIN_MONTHS = 6
ARRIVED, PROMISED = "arrived", "newest plan"


def marks(frame):
    """What the figure draws on each row: label, group, kind of mark and months late."""
    arrived = frame.loc[frame["late"].notna()].assign(mark=frame["outcome"], months=frame["late"])
    due = frame[(frame["state"] == "open") & (frame["so_far"] > 0)]
    due = due.assign(mark=DUE, months=due["so_far"])
    plans = frame[frame["promised"].notna()]
    plans = plans.assign(mark=PLANNED, months=plans["promised"])
    rest = frame[frame["promised"].isna() & (frame["so_far"] <= 0)].assign(mark=NOT_DUE, months=0.0)
    return pd.concat([arrived, due, plans, rest])[["label", "group", "sure", "mark", "months"]]


DUE, PLANNED = "open: at least this late", "open: newest plan"
NOT_DUE = "open: not due, no newer plan"


def _pool(known, maturity, own):
    """Late months of the same kind without the item itself; of all kinds if there are none."""
    late = known[(known["slip_months"] > ON_TIME_MONTHS) & (known["slip_id"] != own)]
    same = late[late["maturity"] == maturity]
    chosen = late if same.empty else same
    return chosen["slip_months"].to_numpy(float), same.empty


def _slips(frame, records, count):
    """(items, draws) months of delay by rule 1 as the projection draws it; count 0 is the mean.

    Each item has a record of its own. The extra wait for US weapons is left out: its reason, a war
    of 2026, was not known.
    """
    asked = replace(
        load(),
        orders=tuple(frame["backtest_id"]),
        order_maturity=np.arange(len(frame)),
        order_origin=np.zeros(len(frame), int),
        complete=np.zeros(len(frame), bool),
        slip_record=tuple(records),
    )
    sample = draws.draw(asked, count, SEED)
    number = np.arange(sample.size)
    block = rows.rows(asked, sample, stack(default(us_export_delay=0)), 0 * number, number)
    return block.order_slip / rows.MONTHS


def _outcomes(frame):
    arrived = frame["late"].notna()
    inside = _counted(frame["late"]).between(frame["low"], frame["high"])
    over = frame["so_far"] > frame["high"]
    outcome = np.select([arrived & inside, arrived, over], [INSIDE, LATER, OVERDUE], WAITING)
    return pd.Series(outcome, index=frame.index)


def _counted(months):
    """Months late as the model counts them: up to three months, or early, is on time."""
    return months.where(~(months <= ON_TIME_MONTHS), 0)


def _last(planned, until=None):
    return dates.last_day(planned if until is None else until.fillna(planned))


def _seen(actual):
    """The day of arrival; the middle of what is possible where only the year is known."""
    first, last = dates.first_day(actual), dates.last_day(actual).clip(upper=dates.as_of())
    return last.where(actual.str.len() != 4, first + (last - first) / 2)


def _published():
    return tables.load("sources").set_index("source_id")["published"]
