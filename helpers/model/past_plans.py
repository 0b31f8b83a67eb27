"""Plans of the end of 2022 and of 2024, what became of them, and the delays known by then.

A plan known only by its year may mean any day of it: months late count from the last day (END) or
from the middle (MIDDLE). model/slips has the months that its sources print, so it differs in
places; page 12 lists them.
"""

from helpers.data import dates, tables
from helpers.data.sources import with_sources

TESTS = {"end-2022": "2022-12", "end-2024": "2024-12"}
END, MIDDLE = "its last day", "its middle"
MATURITIES = {
    "new": "New designs",
    "running": "Lines already running",
    "plant": "New plants and more output",
    "upgrade": "Upgrades",
}
PUBLISHED, QUOTED = "published at the time", "quoted in a later text"


def items(test="end-2022", reading=END):
    """Items ordered by the day of a test, a row each, with months late; missing if not known.

    `late` is the real delay, negative when it came before the plan; `early` tells that it came
    before the first day the plan may mean. For open items: `so_far` is the delay that is certain,
    `promised` that of the newest plan (the first if there is no newer one), and no less than
    `so_far`; `newer` tells a newer plan. `seen` is the day of arrival, `elapsed` the months since
    the planned date, `source_ids` those of both dates. Source: estimates/backtest.
    """
    frame = with_sources(ordered(test), "estimates/backtest")
    until = frame["planned_until"].fillna(frame["planned"])
    begin, end = dates.first_day(frame["planned"]), dates.last_day(until)
    newest = dates.last_day(frame["newest"])
    first, last = begin, end
    if reading == MIDDLE:
        first = last = _between(begin, end)
        newest = _between(dates.first_day(frame["newest"]), newest)
    seen = _seen(frame["actual"])
    late = dates.months_between(last, seen).clip(lower=0)
    before = dates.months_between(first, seen).clip(upper=0)
    elapsed, is_open = dates.months_between(last, dates.as_of()), frame["state"] == "open"
    so_far = elapsed.clip(lower=0)
    promised = dates.months_between(last, newest).fillna(0)
    at_the_time = frame["plan_source_id"].map(_published()).str[:7] <= TESTS[test]
    return frame.assign(
        group=frame["maturity"].map(MATURITIES),
        label=frame["item"] + " (" + until + ")",
        seen=seen,
        late=(late + before).where(seen.notna()),
        early=seen < begin,
        elapsed=elapsed,
        so_far=so_far.where(is_open),
        newer=frame["newest"].notna(),
        promised=promised.where(promised > so_far, so_far).where(is_open),
        sure=at_the_time.map({True: PUBLISHED, False: QUOTED}),
    )


def ordered(test, by_then=True):
    """Rows of one test that were orders on its day, or those that were not yet.

    Where no contract was seen, the row counts as an order.
    """
    frame = tables.load("estimates/backtest")
    frame = frame[frame["test"] == test]
    later = frame["contract_date"].str[:7] > TESTS[test]
    return frame[later != by_then].reset_index(drop=True)


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


def _between(first, last):
    return first + (last - first) / 2


def _seen(actual):
    """The day of arrival; the middle of what is possible where only the year is known."""
    first, last = dates.first_day(actual), dates.last_day(actual).clip(upper=dates.as_of())
    return last.where(actual.str.len() != 4, _between(first, last))


def _published():
    return tables.load("sources").set_index("source_id")["published"]
