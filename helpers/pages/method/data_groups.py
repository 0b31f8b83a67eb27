"""The groups of inputs that are judged: each with its low and its high end.

Ends are those of the tables; where a table has none, the comment beside the group says what was
taken instead. Sliders that are judgement are groups too.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from helpers.data import tables
from helpers.model import sensitivity
from helpers.model.assumptions import LINE, Scenario, default, short_names, sliders
from helpers.model.inputs import ON_TIME_MONTHS, TABLES, Inputs, Range, from_tables, load

COUNTED, ASSUMED = "a definition, or a US decision", "an input of ours"
ONE_YEAR = 4  # quarters
FLEETS = "US part of its worldwide fleets"


class End(NamedTuple):
    """One end of a group: what it is, and what the projection then runs on."""

    said: str
    inputs: Inputs
    scenario: Scenario


class Judgement(NamedTuple):
    """A group of judgements with its two ends; `kind` is COUNTED or ASSUMED."""

    name: str
    kind: str
    low: End
    high: End


def judgements() -> Iterator[Judgement]:
    """Every group, those on the tables first, then the sliders that are judgement."""
    yield from _holdings()
    yield from _industry()
    yield from _orders()
    yield from _delays()
    yield from _constants()
    yield from _definitions()
    for slider in sensitivity.movable():
        if slider.kind == "judgement":
            kind = COUNTED if slider.name == LINE else ASSUMED
            ends = (
                End(f"{value:g} {slider.unit}", load(), default(**{slider.name: value}))
                for value in (slider.low, slider.high)
            )
            yield Judgement(short_names()[slider.name], kind, *ends)


def _holdings():
    areas = tables.load("model/areas").set_index("area_id")
    own, scaled = load().us_war, load().us_scaled
    for name, chosen in (
        (FLEETS, scaled),
        ("US forces in all other areas", ~scaled),
    ):
        low, high = (
            _with(us_war=replace(own, mid=np.where(chosen, end, own.mid)))
            for end in (own.low, own.high)
        )
        yield Judgement(name, ASSUMED, _said("lowest", low), _said("highest", high))
    yield _range("What Europe holds today", "europe")
    yield _range("What is needed", "need")
    names = [area for area in areas.index if areas.loc[area, "method"] == "reader-set"]
    for side, label in (("europe", "Europe"), ("us", "the US")):
        keys = [f"{area}_{side}" for area in names]
        ends = ({key: getattr(sliders()[key], end) for key in keys} for end in ("low", "high"))
        low, high = (default(**end) for end in ends)
        yield Judgement(
            f"Areas nobody can count: points of {label}",
            ASSUMED,
            End("lowest", load(), low),
            End("highest", load(), high),
        )


def _industry():
    yield _range("Lead times", "lead")
    yield _range("Output of factories", "rate")
    yield _range("Growth of output in the table", "ramp")
    yield _range("Prices", "cost")
    yield _range("Training and set-up", "fielding")
    # No range: either nothing is in development, or it stays as it is.
    yield Judgement(
        "First deliveries of products in development",
        ASSUMED,
        _said("as fast as others", _with(earliest=np.zeros_like(load().earliest))),
        _said("a year later", _with(earliest=load().earliest + ONE_YEAR * (load().earliest > 0))),
    )


def _orders():
    found = tables.load("model/orderbook").set_index("order_id").loc[list(load().orders)]
    judged = (found["kind"] == "judgement").to_numpy()
    # No range: quarters that are our judgement move by a year.
    first, last = load().first, load().last
    ends = [
        _with(
            first=np.maximum(first + shift * judged, 0), last=np.maximum(last + shift * judged, 0)
        )
        for shift in (-ONE_YEAR, ONE_YEAR)
    ]
    yield Judgement(
        "Dates of orders that we judged",
        ASSUMED,
        _said("a year earlier", ends[0]),
        _said("a year later", ends[1]),
    )
    yield Judgement(
        "Orders that are not yet firm",
        ASSUMED,
        _said("left out", load(firm_only=True)),
        _said("counted", load()),
    )
    low, high = (_retiring(share) for share in (0, 1))
    yield Judgement(
        "Old weapons that new ones replace", ASSUMED, _said("none", low), _said("one for one", high)
    )


def _delays():
    low, high = (_slips(column) for column in ("slip_low", "slip_high"))
    yield Judgement(
        "Length of the delays on record", ASSUMED, _said("shortest", low), _said("longest", high)
    )
    # No range in the table: the part on time among new designs, and among running lines.
    slips = tables.load("model/slips")
    prompt = slips["slip_months"] <= ON_TIME_MONTHS
    part = prompt.groupby(slips["maturity"]).mean()
    ends = [part["running"], part["new"]]
    yield Judgement(
        "Orders that arrive on time",
        ASSUMED,
        *(
            _said(f"{100 * end:.0f} percent", _constant("on_time_share", float(end)))
            for end in ends
        ),
    )


def _constants():
    # No range: half and double.
    for name, label, unit in (
        ("commitment_lead_months", "Contracts ahead of the money", "months"),
        ("max_slip_months", "Longest delay allowed", "months"),
    ):
        value = load().constants[name]
        ends = (_said(f"{v:g} {unit}", _constant(name, v)) for v in (value / 2, value * 2))
        yield Judgement(label, ASSUMED, *ends)


def _definitions():
    def path(name):
        return default(us_posture=name)

    yield Judgement(
        "Path of US forces",
        COUNTED,
        End("no cut", load(), path("before_cut")),
        End("all leave by 2030", load(), path("leave_by_2030")),
    )
    yield Judgement(
        "Areas nobody can count, in or out",
        COUNTED,
        End("left out", load(), default(count_weak_areas=False)),
        End("counted", load(), default()),
    )


def _range(name, field):
    own: Range = getattr(load(), field)
    low, high = (_with(**{field: replace(own, mid=end)}) for end in (own.low, own.high))
    return Judgement(name, ASSUMED, _said("lowest", low), _said("highest", high))


def _said(words, inputs):
    return End(words, inputs, default())


def _with(**fields):
    return replace(load(), **fields)


def _constant(name, value):
    return _with(constants={**load().constants, name: value})


def _tables(**changed):
    return from_tables({name: tables.load(f"model/{name}") for name in TABLES} | changed)


def _retiring(share):
    table = tables.load("model/retirements")
    judged = (table["kind"] == "judgement") & table["share_of_linked"].notna()
    return _tables(
        retirements=table.assign(share_of_linked=table["share_of_linked"].mask(judged, share))
    )


def _slips(column):
    table = tables.load("model/slips")
    late = table["slip_months"] > ON_TIME_MONTHS
    moved = table["slip_months"].where(~late, table[column])
    return _tables(slips=table.assign(slip_months=moved))
