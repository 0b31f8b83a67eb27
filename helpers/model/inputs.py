"""The model's inputs as plain arrays, read once from `data/model` and never changed.

Axes: A areas (in the order of model/areas), G groups of allies, M makers (an origin's makers in
one area, by area), N orders, P posture paths, T quarters, K kinds of maturity. Quarters are
numbered from the first one (2025Q4 = 0, the state at the end of 2025). How tables become these
arrays is in `reading`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
import pandas as pd

from helpers.data import tables
from helpers.model import reading
from helpers.model.reading import MATURITIES, ON_TIME_MONTHS, Range, quarter_number  # noqa: F401

TABLES = (
    *("areas", "needs", "readiness", "us_output", "fielding", "supply", "orderbook"),
    *("orderbook_buyers", "retirements", "retirement_orders", "delays", "punctuality"),
    *("europe", "europe_groups", "members", "postures", "posture_steps", "constants", "drawn"),
    "horizon",
)


@dataclass(frozen=True, eq=False)
class Inputs:
    """Everything the projection reads. Units: the area's own, months, USD bn, shares (0 to 1)."""

    quarters: tuple[str, ...]
    years: np.ndarray  # (T)
    areas: tuple[str, ...]
    families: tuple[str, ...]
    weak: np.ndarray  # (A) evidence very weak, or set by the reader
    named: np.ndarray  # (A) named in the article
    europe: Range  # (A) all that all European allies hold
    ready: Range  # (A) part of it that is ready
    us_war: Range  # (A)
    us_worldwide: np.ndarray  # (A) inf where the slider does not scale the US
    us_scaled: np.ndarray  # (A)
    us_output: Range  # (A) US output of 2025 against its middle value; 1 where it is no output
    us_growth: Range  # (A) what it becomes by `us_grown`: a yearly rate, or times that of 2025
    us_compound: np.ndarray  # (A) us_growth is a yearly rate
    us_by_output: np.ndarray  # (A) counted as yearly output, so the one part for Europe applies
    need: Range  # (A) the published need, or what is added to the sum in `need_adds`
    need_adds: np.ndarray  # (A, 2) does the need add Europe's holdings, and the US of 2025?
    need_us: Range  # (A) the US of 2025 that the need adds, whatever US another definition counts
    whole: np.ndarray  # (A) whole posts that change hands on a date
    passed_on: np.ndarray  # (A) part of all output goes to Ukraine
    shared_suppliers: np.ndarray  # (A) missiles and shells: orders wait for the same parts
    gift_area: np.ndarray  # (A)
    paid: np.ndarray  # (A) bought from the equipment pot; elsewhere the rate alone decides
    fielding: Range  # (A) months
    makers: tuple[str, ...]  # area/origin
    maker_area: np.ndarray  # (M)
    maker_origin: np.ndarray  # (M)
    lead: Range  # (M) months
    rate: Range  # (M) a year
    ramp: Range  # (M) share a year
    cost: Range  # (M) USD bn
    earliest: np.ndarray  # (M) quarter, 0 where none
    maker_maturity: np.ndarray  # (M) row of the slip record
    orders: tuple[str, ...]
    order_area: np.ndarray  # (N)
    order_origin: np.ndarray  # (N)
    order_maker: np.ndarray  # (N) whose slots it takes; -1 where no maker's rate includes it
    quantity: np.ndarray  # (N)
    first: np.ndarray  # (N) quarter
    last: np.ndarray  # (N) quarter
    on_its_date: np.ndarray  # (N) no slip: complete, or a whole post handed over
    replanned: np.ndarray  # (N) the dates are the newest re-planned ones
    order_maturity: np.ndarray  # (N) row of the slip record
    replaces: np.ndarray  # (N) old units that leave for each new one
    retired: np.ndarray  # (A, T) fixed retirements so far; shared fleets, so of every group
    maturities: tuple[str, ...]  # (K)
    slip_record: tuple[np.ndarray, ...]  # (K) the late rows, months, shortest first
    on_time: np.ndarray  # (K, 2) rows on time and late, base rate included
    on_time_high: np.ndarray  # (K) ninetieth percentile of the share on time
    groups: tuple[str, ...]  # who is Europe; the first is all allies
    group_holds: np.ndarray  # (G, A) part of Europe's holdings
    group_orders: np.ndarray  # (G, N) part of each order
    group_buys: np.ndarray  # (G, A) part of new orders
    paths: tuple[str, ...]
    posture: np.ndarray  # (P, A, T)
    constants: Mapping[str, float]
    drawn: Mapping[str, Range]  # single numbers, one draw each: model/drawn

    @cached_property
    def makers_in_turn(self) -> list[tuple[np.ndarray, np.ndarray]]:
        """The first makers of the areas that have one, with these areas; the second; and so on."""
        place = np.arange(len(self.makers)) - np.searchsorted(self.maker_area, self.maker_area)
        turns = (np.flatnonzero(place == turn) for turn in range(place.max(initial=-1) + 1))
        return [(makers, self.maker_area[makers]) for makers in turns]

    def years_of(self, numbers: np.ndarray) -> np.ndarray:
        """The year of each quarter number, before the first quarter and after the last one too."""
        return self.years[0] + (int(self.quarters[0][5]) - 1 + numbers) // 4

    @property
    def on_time_share(self) -> np.ndarray:
        """(K) share of orders that arrive on time, middle value."""
        return self.on_time[:, 0] / self.on_time.sum(axis=1)


@cache
def load(firm_only: bool = False) -> Inputs:
    """The collection's inputs; `firm_only` drops the near-firm orders for a strict reading."""
    found = {name: tables.load(f"model/{name}") for name in TABLES}
    if firm_only:
        found["orderbook"] = found["orderbook"].query("firmness == 'firm'")
    return from_tables(found)


def from_tables(found: Mapping[str, pd.DataFrame]) -> Inputs:
    """Inputs from data frames shaped like data/model. DataError names a missing or unknown area."""
    horizon = found["horizon"].set_index("name")["quarter"]
    quarters = reading.quarters(horizon["first_quarter"], horizon["last_quarter"])
    areas = found["areas"].set_index("area_id")
    reading.check_areas(found, areas.index)
    reading.check_orders(found["orderbook"], areas)
    drawn = found["drawn"].set_index("name")
    return Inputs(
        quarters=quarters,
        years=np.array([int(quarter[:4]) for quarter in quarters]),
        **reading.areas(areas),
        **reading.needs(areas, found["needs"]),
        **reading.us_output(areas.index, found["us_output"]),
        ready=reading.by_area(found["readiness"], areas.index, ("ready", "low", "high"), 1),
        fielding=reading.by_area(found["fielding"], areas.index, ("months", "low", "high"), 0),
        **reading.makers(found["supply"], areas.index, quarters[0]),
        **reading.order_book(found, areas, quarters[0]),
        retired=reading.fixed_retirements(found["retirements"], areas.index, quarters),
        **reading.punctuality(found["delays"], found["punctuality"]),
        **reading.groups(found, areas.index),
        paths=tuple(found["postures"]["path_id"]),
        posture=reading.posture(found, areas.index, quarters),
        constants=found["constants"].set_index("name")["value"].astype(float).to_dict(),
        drawn={
            name: Range(*(np.array([row[c]], float) for c in ("low", "value", "high")))
            for name, row in drawn.iterrows()
        },
    )
