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
from helpers.model.assumptions import LINE, Scenario, default, short_names, sliders
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
    kind: str = ASSUMED


def judgements() -> Iterator[Judgement]:
    """Every group, those on the tables first, then the sliders that are judgement."""
    for name, field in RANGES.items():
        yield Judgement(name, *_ends(field))
    scaled = load().us_scaled
    yield Judgement(FLEETS, *_ends("us_war", scaled))
    yield Judgement("US forces in all other areas", *_ends("us_war", ~scaled))
    yield from _orders()
    yield from _delays()
    yield from _definitions()
    for slider in sensitivity.movable():
        if slider.kind == "judgement":
            low, high = (
                End(f"{value:g} {slider.unit}", load(), default(**{slider.name: value}))
                for value in (slider.low, slider.high)
            )
            kind = COUNTED if slider.name == LINE else ASSUMED
            yield Judgement(short_names()[slider.name], low, high, kind)


def _ends(field, chosen=True):
    """A field of the inputs at both ends of its range, in all areas or in the chosen ones."""
    own = getattr(load(), field)
    for said, end in (("lowest", own.low), ("highest", own.high)):
        yield _end(said, **{field: replace(own, mid=np.where(chosen, end, own.mid))})


def _orders():
    now, early = load(), load().earliest
    # No range: either nothing is in development, or it stays as it is.
    yield Judgement(
        "First deliveries of products in development",
        _end("as fast as others", earliest=np.zeros_like(early)),
        _end("a year later", earliest=early + ONE_YEAR * (early > 0)),
    )
    found = tables.load("model/orderbook").set_index("order_id").loc[list(now.orders)]
    # No range: quarters that are our judgement move by a year.
    year = ONE_YEAR * (found["kind"] == "judgement").to_numpy()
    moved = (
        {"first": np.maximum(now.first + by, 0), "last": np.maximum(now.last + by, 0)}
        for by in (-year, year)
    )
    yield Judgement(
        "Dates of orders that we judged",
        _end("a year earlier", **next(moved)),
        _end("a year later", **next(moved)),
    )
    yield Judgement(
        "Orders that are not yet firm",
        End("left out", load(firm_only=True), default()),
        _end("counted"),
    )
    old = tables.load("model/retirements")
    judged = (old["kind"] == "judgement") & old["share_of_linked"].notna()
    low, high = (
        _with_table("retirements", old, share_of_linked=old["share_of_linked"].mask(judged, share))
        for share in (0, 1)
    )
    yield Judgement(
        "Old weapons that new ones replace",
        End("none", low, default()),
        End("one for one", high, default()),
    )


def _delays():
    slips, constants = tables.load("model/slips"), load().constants
    late = slips["slip_months"] > ON_TIME_MONTHS
    low, high = (
        _with_table("slips", slips, slip_months=slips["slip_months"].where(~late, slips[column]))
        for column in ("slip_low", "slip_high")
    )
    yield Judgement(
        "Length of the delays on record",
        End("shortest", low, default()),
        End("longest", high, default()),
    )
    # No range in the table: the part on time among running lines, and among new designs.
    prompt = (~late).groupby(slips["maturity"]).mean()
    spans = {"on_time_share": ("Orders that arrive on time", prompt["running"], prompt["new"])}
    # No range: half and double.
    for name, label in (
        ("commitment_lead_months", "Contracts ahead of the money"),
        ("max_slip_months", "Longest delay allowed"),
    ):
        spans[name] = (label, constants[name] / 2, constants[name] * 2)
    for name, (label, *ends) in spans.items():
        shown = "{:.0%}" if name == "on_time_share" else "{:g} months"
        low, high = (
            _end(
                shown.format(end).replace("%", " percent"),
                constants={**constants, name: float(end)},
            )
            for end in ends
        )
        yield Judgement(label, low, high)


def _definitions():
    areas = tables.load("model/areas").query("method == 'reader-set'")["area_id"]
    for side, label in (("europe", "Europe"), ("us", "the US")):
        names = [f"{area}_{side}" for area in areas]
        low, high = (
            End(said, load(), default(**{name: getattr(sliders()[name], end) for name in names}))
            for said, end in (("lowest", "low"), ("highest", "high"))
        )
        yield Judgement(f"Areas nobody can count: points of {label}", low, high)
    yield Judgement(
        "Path of US forces",
        End("no cut", load(), default(us_posture="before_cut")),
        End("all leave by 2030", load(), default(us_posture="leave_by_2030")),
        COUNTED,
    )
    yield Judgement(
        "Areas nobody can count, in or out",
        End("left out", load(), default(count_weak_areas=False)),
        _end("counted"),
        COUNTED,
    )


def _end(said, **fields):
    return End(said, replace(load(), **fields) if fields else load(), default())


def _with_table(name, table, **columns):
    """The inputs with other columns in one table."""
    found = {name: tables.load(f"model/{name}") for name in TABLES}
    return from_tables(found | {name: table.assign(**columns)})


@cached
def moves() -> pd.DataFrame:
    """The headline at both ends of each group, the widest swing of 2030 first: areas, then share.

    Columns: name, kind, date; `now`, `at_low`, `at_high`, `low`, `high` are the mean share in
    percent (low the smaller of the two); `areas_now`, `areas_low`, `areas_high` the areas led;
    `from_` and `to` say the ends in words, `said` the name inside a sentence and `led` the areas;
    `swing` is the width of the mean share in 2030, in points, and `areas` that of the areas led.
    """
    rows = []
    now = project(load(), default())
    for group in judgements():
        ends = [project(end.inputs, end.scenario) for end in (group.low, group.high)]
        for date in DATES:
            share = [
                round(100 * float(questions.mean_share(result, date)[0, 0]), 1)
                for result in (now, *ends)
            ]
            held = [int(questions.areas_held(result, date)[0, 0]) for result in (now, *ends)]
            rows.append(
                {"name": group.name, "kind": group.kind, "date": date}
                | {"now": share[0], "at_low": share[1], "at_high": share[2]}
                | {"low": min(share), "high": max(share)}
                | {"areas_now": held[0], "areas_low": min(held), "areas_high": max(held)}
                | {"from_": group.low.said, "to": group.high.said, "said": _quoted(group.name)}
            )
    frame = pd.DataFrame(rows)
    few, many = frame["areas_low"].astype(str), frame["areas_high"].astype(str)
    frame["led"] = few.where(few == many, few + " to " + many)
    for column, low, high in (("swing", "low", "high"), ("areas", "areas_low", "areas_high")):
        width = (frame[high] - frame[low]).where(frame["date"] == DATES[-1])
        frame[column] = width.groupby(frame["name"]).transform("max")
    order = ["areas", "swing", "name"]
    return frame.sort_values(order, ascending=[False, False, True], ignore_index=True)


def _quoted(name):
    return f"“{name if name[:2] == 'US' else small(name)}”"
