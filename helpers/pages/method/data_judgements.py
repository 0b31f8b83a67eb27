"""How the headline moves with each judgement: one group of inputs at its low and its high end.

The middle case, all else as reported. Ends are those of the tables; where a table has none, the
comment beside the group says what was taken instead. Sliders that are judgement are groups too.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.data import tables
from helpers.data.cached import cached
from helpers.figures.text import small
from helpers.model import questions, sensitivity
from helpers.model.assumptions import LINE, Scenario, default, sliders
from helpers.model.draws import on_time_shares
from helpers.model.inputs import ON_TIME_MONTHS, TABLES, Inputs, from_tables, load
from helpers.model.projection import project

COUNTED, ASSUMED = "a definition, or a US decision", "an input of ours"
DATES = ("2027", "2030")
ONE_YEAR = 4  # quarters
FLEETS = "US part of its worldwide fleets"
# Fields of the inputs with a range of their own.
RANGES = {
    "What Europe holds today": "europe",
    "What is needed": "need",
    "Lead times": "lead",
    "Output of factories": "rate",
    "Growth of output in the table": "ramp",
    "Prices": "cost",
    "Training and set-up": "fielding",
    "US output of shells and missiles today": "us_output",
    "Growth of US output of shells, missiles": "us_growth",
}


class End(NamedTuple):
    """One end of a group: what it is, and what the projection then runs on."""

    said: str
    inputs: Inputs
    scenario: Scenario


class Judgement(NamedTuple):
    """A group of judgements with its two ends; `kind` is COUNTED or ASSUMED."""

    name: str
    low: End
    high: End
    kind: str


def judgements() -> Iterator[Judgement]:
    """Every group: those on the tables, definitions, then the sliders that are judgement."""
    for name, field in RANGES.items():
        yield _group(name, _range(field))
    scaled = load().us_scaled
    yield _group(FLEETS, _range("us_war", scaled))
    yield _group("US forces in all other areas", _range("us_war", ~scaled))
    yield from _orders()
    yield from _delays()
    yield from _definitions()
    for slider in sensitivity.movable():
        if slider.kind == "judgement":
            values = (slider.low, slider.high)
            ends = {f"{v:g} {slider.unit}": default(**{slider.name: v}) for v in values}
            kind = COUNTED if slider.name == LINE else ASSUMED
            yield _group(slider.short_name, ends, kind)


def _group(name, ends, kind=ASSUMED):
    """A group from its ends by what they are: a scenario, inputs, or changed fields of these."""

    def end(said, moved):
        match moved:
            case Scenario():
                return End(said, load(), moved)
            case Inputs():
                return End(said, moved, default())
        return End(said, replace(load(), **moved), default())

    return Judgement(name, *(end(*own) for own in ends.items()), kind)


def _range(field, chosen=True):
    """A field of the inputs at both ends of its range, in all areas or in the chosen ones."""
    own = getattr(load(), field)
    ends = {"lowest": own.low, "highest": own.high}
    moved = {said: replace(own, mid=np.where(chosen, end, own.mid)) for said, end in ends.items()}
    # The need of some areas adds the US of 2025, which moves with it.
    fields = (field, "need_us") if field == "us_war" else (field,)
    return {said: dict.fromkeys(fields, values) for said, values in moved.items()}


def _orders():
    now, early = load(), load().earliest
    # No range: either nothing is in development, or it stays as it is.
    later = {"earliest": early + ONE_YEAR * (early > 0)}
    ends = {"as fast as others": {"earliest": 0 * early}, "a year later": later}
    yield _group("First deliveries of products in development", ends)
    found = tables.load("model/orderbook").set_index("order_id").loc[list(now.orders)]
    # No range: quarters that are our judgement move by a year.
    year = ONE_YEAR * (found["kind"] == "judgement").to_numpy()
    ends = {
        said: {"first": np.maximum(now.first + by, 0), "last": np.maximum(now.last + by, 0)}
        for said, by in (("a year earlier", -year), ("a year later", year))
    }
    yield _group("Dates of orders that we judged", ends)
    yield _group("Orders that are not yet firm", {"left out": load(firm_only=True), "counted": now})
    table = tables.load("model/retirements")
    own = table["share_of_linked"]
    judged = (table["kind"] == "judgement") & own.notna()
    ends = {
        said: _with_column("retirements", share_of_linked=own.mask(judged, share))
        for said, share in (("none", 0), ("one for one", 1))
    }
    yield _group("Old weapons that new ones replace", ends)


def _delays():
    delays, constants = tables.load("model/delays"), load().constants
    months, late = delays["months"], delays["months"] > ON_TIME_MONTHS
    ranges = tables.load("model/slips").set_index("slip_id")
    ends = {
        said: _with_column(
            "delays", months=delays["delay_id"].map(ranges[column]).where(late).fillna(months)
        )
        for said, column in (("shortest", "slip_low"), ("longest", "slip_high"))
    }
    yield _group("Length of the delays on record", ends)
    # A tenth and nine tenths of what is drawn, of every kind.
    ends = {}
    for said, level in (("a tenth of the draws", 0.1), ("nine tenths of the draws", 0.9)):
        part = on_time_shares(load(), np.full((len(load().maturities), 1), level))
        ends[said] = {"on_time": np.hstack([part, 1 - part])}
    yield _group("Orders that arrive on time", ends)
    # No range: half and double.
    for name, label in (
        ("commitment_lead_months", "Contracts ahead of the money"),
        ("max_slip_months", "Longest delay allowed"),
    ):
        ends = (constants[name] / 2, constants[name] * 2)
        yield _group(label, {f"{value:g} months": _constant(name, value) for value in ends})


def _definitions():
    areas = tables.load("model/areas").query("method == 'reader-set'")["area_id"]
    for side, label in (("europe", "Europe"), ("us", "the US")):
        own = [sliders()[f"{area}_{side}"] for area in areas]
        ends = {
            "lowest": default(**{slider.name: slider.low for slider in own}),
            "highest": default(**{slider.name: slider.high for slider in own}),
        }
        yield _group(f"Areas nobody can count: points of {label}", ends)
    paths = {"no cut": "before_cut", "all leave by 2030": "leave_by_2030"}
    ends = {said: default(us_posture=path) for said, path in paths.items()}
    yield _group("Path of US forces", ends, COUNTED)
    ends = {"left out": default(count_weak_areas=False), "counted": default()}
    yield _group("Areas nobody can count, in or out", ends, COUNTED)


def _constant(name, value):
    return {"constants": {**load().constants, name: float(value)}}


def _with_column(name, **columns):
    """The inputs with another column in one table."""
    found = {table: tables.load(f"model/{table}") for table in TABLES}
    return from_tables(found | {name: found[name].assign(**columns)})


@cached
def moves() -> pd.DataFrame:
    """The headline at both ends of each group, the widest swing of 2030 first: areas, then share.

    Columns: name, kind, date; `now`, `at_low`, `at_high`, `low`, `high` are the mean share in
    percent (low the smaller of the two); `areas_low`, `areas_high` the areas led;
    `from_` and `to` say the ends in words, `said` the name inside a sentence and `led` the areas;
    `swing` is the width of the mean share in 2030, in points, and `areas` that of the areas led.
    """
    rows = []
    now = project(load(), default())
    for group in judgements():
        ends = [now, *(project(end.inputs, end.scenario) for end in (group.low, group.high))]
        said = f"“{group.name if group.name[:2] == 'US' else small(group.name)}”"
        words = {"said": said, "from_": group.low.said, "to": group.high.said}
        for date in DATES:
            share = [round(100 * float(questions.mean_share(r, date)[0, 0]), 1) for r in ends]
            held = [int(questions.areas_held(r, date)[0, 0]) for r in ends]
            rows.append(
                {"name": group.name, "kind": group.kind, "date": date, **words}
                | dict(zip(("now", "at_low", "at_high"), share, strict=True))
                | {"low": min(share), "high": max(share)}
                | {"areas_low": min(held), "areas_high": max(held)}
            )
    frame = pd.DataFrame(rows)
    few, many = frame["areas_low"].astype(str), frame["areas_high"].astype(str)
    frame["led"] = few.where(few == many, few + " to " + many)
    for column, low, high in (("swing", "low", "high"), ("areas", "areas_low", "areas_high")):
        width = (frame[high] - frame[low]).where(frame["date"] == DATES[-1])
        frame[column] = width.groupby(frame["name"]).transform("max")
    order = ["areas", "swing", "name"]
    return frame.sort_values(order, ascending=[False, False, True], ignore_index=True)


def widest(rows: pd.DataFrame, many: int = 10) -> pd.DataFrame:
    """The rows of `moves` of the groups that move the headline of 2030 most."""
    return rows[rows["name"].isin(rows["name"].unique()[:many])]
