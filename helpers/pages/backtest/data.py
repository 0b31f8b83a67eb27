"""What page 12 shows of the test against the past: strips, other months, waits and output.

Lead times and growth rates of model/supply were set later, so waits and output show whether they
fit, not whether somebody could have known them.
"""

import numpy as np
import pandas as pd

from helpers.data import dates, tables
from helpers.data.cached import cached
from helpers.data.sources import with_sources
from helpers.model import batch, draws, scoring
from helpers.model.assumptions import default, stack
from helpers.model.backtest import DRAWS, HIGH, LOW, SEED, THEN, TODAY, compare, coverage
from helpers.model.holdings import arrived
from helpers.model.inputs import load
from helpers.model.past_plans import END, MIDDLE, TESTS

BIN_MONTHS = 3
STRIPS = {"new": "New designs", "running": "Lines already running"}
OTHERS = "New plants and upgrades"
DUE, PLANNED = "open: at least this late", "open: newest plan"
NOT_DUE = "open: not due, no newer plan"
SAME_MONTHS = 1  # smaller differences from model/slips are days of a month
OTHER_STEP = "another milestone"
KNOWN_YEAR = 2022
FASTER, SLOWER, AS_DRAWN = "grew faster", "grew slower", "inside the range"
UNDECIDED = "depends on the years taken"
SEEN, CLAIMED = "reported as made", "the firm's own number, a plan elsewhere"
AS_RULE, LONGER, SHORTER, STILL = "as drawn", "longer", "shorter", "not decided"
SEEN_ONLY, SCORED, ITEMS = scoring.SAMPLES
PLANNED_YEAR = 2026  # the one whose plans are the newest, as in a plan renewed each year
REALISED = "share of the year s plan realised"
BY_VALUE = "share of the planned value delivered in the year"
SAMPLES = {
    SEEN_ONLY: "outcome seen",
    SCORED: "outcome seen, or overdue",
    ITEMS: "items of this page",
}
RULES = {
    scoring.BY_MATURITY: "the model: a share for each kind",
    scoring.ONE_SHARE: "one share for all kinds",
    scoring.PLAN: "believe the plan",
}
KINDS = {"running": "Lines already running", "new": "New designs", "plant": "New plants"}
# The words of model/slips for a milestone of estimates/backtest.
_SAME_STEP = {
    "first ship": "first delivery",
    "first vehicles": "first delivery",
    "first vehicles with troops": "first with units",
    "operational use": "first operational status",
    "first aircraft in the country": "first in the country",
}


def coverages():
    """`coverage` of both tests with both records, and the first also from the middle of plans."""
    cases = [(test, when, END) for test in TESTS for when in (THEN, TODAY)]
    cases[2:2] = [("end-2022", when, MIDDLE) for when in (THEN, TODAY)]
    found = pd.DataFrame([coverage(compare(*case)) for case in cases])
    return found.join(pd.DataFrame(cases, columns=["test", "when", "reading"]))


def strips(frame):
    """One mark an item on the strip of its kind, with the band that most items of the kind have.

    `strip`, `mark` (the outcome, or how an open item stands), `months` after the plan (open items
    by their newest plan), its class `bin` with the `place` in it, `told` (the item, where it lies
    beyond its own band), `band_low` and `band_high`. `frame` comes from `backtest.compare`.
    """
    is_open = frame["state"] == "open"
    planned = frame["newer"] & (frame["promised"] > frame["so_far"])
    marks = [~is_open, planned, frame["so_far"] > 0]
    found = frame.assign(
        strip=frame["maturity"].map(STRIPS).fillna(OTHERS),
        mark=np.select(marks, [frame["outcome"], PLANNED, DUE], NOT_DUE),
        months=frame["late"].fillna(frame["promised"]),
    )
    found["bin"] = BIN_MONTHS * (found["months"] / BIN_MONTHS).round()
    found["told"] = found["item"].where(found["months"] > found["high"], "")
    found = found.sort_values(["strip", "bin", "mark", "label"], ignore_index=True)
    own = found.groupby("strip")
    for end in ("low", "high"):
        found[f"band_{end}"] = own[end].transform(lambda values: values.mode().iloc[0])
    return found.assign(place=found.groupby(["strip", "bin"]).cumcount() + 1)


def scores():
    """Mean score in months of the model and both rivals: kind, name, rule, forecast, months.

    Rows whose outcome was seen or that are overdue, leave-one-out. Beside a rival: `gain`, by how
    many months the model is nearer, and its standard `error`. Source: model/delays.
    """
    names = KINDS | {"all": "All rows"}
    own = scoring.means().query("sample == @SCORED").melt("rule", list(names), "kind", "months")
    gains = scoring.gains().query("sample == @SCORED").rename(columns={"rival": "rule"})
    own = own.merge(gains[["rule", "kind", "gain", "error"]], how="left", on=["rule", "kind"])
    return own.assign(name=own["kind"].map(names), forecast=own["rule"].map(RULES))


@cached
def year_of_plan():
    """Percent of what is planned for PLANNED_YEAR that comes in that year: (low, middle, high).

    The mean over the areas with something planned; of DRAWS draws the tenth percentile, the mean
    and the ninetieth. Sources: model/orderbook, rule 1.
    """
    inputs = load()
    at = [inputs.quarters.index(f"{year}Q4") for year in (PLANNED_YEAR - 1, PLANNED_YEAR)]

    def came(sample, scenario):
        number = np.arange(sample.size)
        rows = batch.rows(inputs, sample, stack(scenario), 0 * number, number)
        return np.diff(arrived(inputs, rows, fielded=False)[:, at], axis=1)[:, 0]

    plan = came(draws.draw(inputs, 0, SEED), default(slip_factor=0, us_export_delay=0))[:, 0]
    together = default().errors_together
    part = came(draws.draw(inputs, 500, SEED, together), default())[plan > 0]
    part = 100 * (part / plan[plan > 0, None]).mean(axis=0)
    low, high = np.percentile(part, [LOW, HIGH])
    return float(low), float(part.mean()), float(high)


@cached
def french_plans():
    """What France received of each year's plan, in percent: first and last year, mean, low, high.

    The mean is that of REALISED; the ends are those of any year and both measures.
    Source: evidence/base_rates.
    """
    rows = tables.load("evidence/base_rates")
    rows = rows[rows["measure"].isin([REALISED, BY_VALUE])]
    years, values = rows["as_of"].astype(int), rows["value"]
    return {
        "first": int(years.min()),
        "last": int(years.max()),
        "mean": float(values[rows["measure"] == REALISED].mean()),
        "low": float(values.min()),
        "high": float(values.max()),
    }


def replanned():
    """Orders of the book that stand with a date planned anew, of all: "15 of 84"."""
    book = tables.load("model/orderbook")
    return f"{book['replanned'].sum()} of {len(book)}"


def differing():
    """Items whose months late differ from their row of model/slips: both, and why."""
    frame = pd.concat([compare(test) for test in TESTS])
    frame = frame.merge(tables.load("model/slips")[["slip_id", "slip_months", "what_slipped"]])
    frame = frame.assign(here=frame["late"].fillna(frame["promised"]))
    frame = frame[(frame["here"] - frame["slip_months"]).abs() > SAME_MONTHS]
    there = frame["what_slipped"].replace(_SAME_STEP)
    reasons = {
        "the plan here already holds that delay": frame["slip_in_plan"],
        "not seen to arrive here, and no newer plan": frame["late"].isna() & ~frame["newer"],
        "the newest plan has passed without news": frame["promised"] == frame["so_far"],
        OTHER_STEP: frame["milestone"] != there,
    }
    other = "counted from other days, or newer news here"
    frame = frame.assign(why=np.select(list(reasons.values()), list(reasons), other))
    columns = ["item", "milestone", "here", "what_slipped", "slip_months", "why"]
    return frame[columns].sort_values("item", ignore_index=True)


def outputs():
    """Rows of estimates/output_tests with `rate`, units a year, `year`, `maker`, `source_ids`.

    Sources: delivery/production, estimates/actuals.
    """
    made = with_sources(tables.load("delivery/production"), "delivery/production")
    facts = with_sources(tables.load("estimates/actuals"), "estimates/actuals")
    facts = facts.assign(rate_per_year=facts["value"], year=facts["as_of"].str[:4].astype(int))
    columns = ["rate_per_year", "year", "source_ids"]
    known = [made.set_index("production_id")[columns], facts.set_index("actual_id")[columns]]
    known = pd.concat(known).rename(columns={"rate_per_year": "rate"})
    frame = tables.load("estimates/output_tests")
    frame["maker"] = frame["area_id"] + "/" + frame["origin"]
    return frame.join(known, on=frame["production_id"].fillna(frame["actual_id"]).rename("row"))


def growth():
    """Yearly output then and later, and how many times it grew, by rule 7 and in fact.

    `low` and `high` leave out a tenth of the draws at each end of (1 + ramp)^years, over the
    same years as the fact. Where several later years are known `later` is their mean, and
    `verdict` is UNDECIDED if the last of them alone would give another one.
    Sources: those of `outputs`, and model/supply.
    """
    inputs = load()
    ramps = draws.draw(inputs, DRAWS, SEED).ramp
    found = []
    # A line grows between two years; one of them alone says nothing.
    both = outputs().groupby("line", sort=False).filter(lambda own: own["known"].nunique() == 2)
    for line, own in both.groupby("line", sort=False):
        then, later = own[own["known"] == "then"].iloc[0], own[own["known"] == "later"]
        maker = inputs.makers.index(then["maker"])
        rule = dict(zip(("low", "high"), np.percentile(1 + ramps[maker], [LOW, HIGH]), strict=True))
        rule["middle"] = 1 + inputs.ramp.mid[maker]
        last, mean = later.iloc[-1], later[["rate", "year"]].mean()
        said = {_verdict(then, at, rule) for at in (mean, last)}
        row = {"line": line, "then": then["rate"], "then_year": int(then["year"])}
        row |= {"later": mean["rate"], "last": last["rate"]}
        row |= {end: rate ** (mean["year"] - then["year"]) for end, rate in rule.items()}
        row |= {"grew": mean["rate"] / then["rate"], "source_ids": own["source_ids"].sum()}
        row["verdict"] = said.pop() if len(said) == 1 else UNDECIDED
        row["sure"] = CLAIMED if later["plan_production_id"].notna().any() else SEEN
        found.append(row)
    return pd.DataFrame(found).sort_values("grew", ascending=False, ignore_index=True)


def _verdict(then, at, rule):
    grew, years = at["rate"] / then["rate"], at["year"] - then["year"]
    low, high = rule["low"] ** years, rule["high"] ** years
    return FASTER if grew > high else SLOWER if grew < low else AS_DRAWN


def waits():
    """Months from contract to first arrival, beside rule 6: lead time and slip of the same maker.

    Items of the first test that were built new in their own place. `months` is the real wait, or
    for open items the wait so far, a floor. `low` and `high` leave out a tenth of the
    draws at each end, without the extra wait for US weapons, whose reason came later.
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
