"""The model's inputs as plain arrays, read once from `data/model` and never changed.

Axes: A areas (in the order of model/areas), M makers (an origin's makers in one area, by area),
N orders, P posture paths, T quarters. Quarters are numbered from the first one (2025Q4 = 0, the
state at the end of 2025).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from helpers.data import tables

ORIGINS = ("European", "US", "other")
TABLES = (
    *("areas", "fielding", "supply", "orderbook", "retirements", "retirement_orders"),
    *("slips", "postures", "posture_steps", "constants", "horizon"),
)
WHOLE_LINE = "total output that European buyers get, order book included"
MATURITIES = ("new", "running", "plant", "decision")
ON_TIME_MONTHS = 3  # a slip up to this long counts as on time


@dataclass(frozen=True, eq=False)
class Range:
    """A middle value between a low and a high one; three arrays of the same shape."""

    low: np.ndarray
    mid: np.ndarray
    high: np.ndarray


@dataclass(frozen=True, eq=False)
class Inputs:
    """Everything the projection reads. Units: the area's own, months, USD bn, shares (0 to 1)."""

    quarters: tuple[str, ...]
    years: np.ndarray  # (T)
    areas: tuple[str, ...]
    families: tuple[str, ...]
    weak: np.ndarray  # (A) evidence very weak, or set by the reader
    named: np.ndarray  # (A) named in the article
    europe: Range  # (A)
    us_war: Range  # (A)
    us_worldwide: np.ndarray  # (A) inf where the slider does not scale the US
    us_scaled: np.ndarray  # (A)
    need: Range  # (A)
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
    complete: np.ndarray  # (N)
    order_maturity: np.ndarray  # (N) row of the slip record
    replaces: np.ndarray  # (N) old units that leave for each new one
    retired: np.ndarray  # (A, T) fixed retirements so far
    slip_record: tuple[np.ndarray, ...]  # per maturity the late rows, months
    paths: tuple[str, ...]
    posture: np.ndarray  # (P, A, T)
    constants: Mapping[str, float]


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
    quarters = _quarters(horizon["first_quarter"], horizon["last_quarter"])
    areas = found["areas"].set_index("area_id")
    constants = found["constants"].set_index("name")["value"].astype(float).to_dict()
    _check_areas(found, areas.index)
    scaled = areas["us_scaled_by_slider"].to_numpy(bool)
    worldwide = areas["us_worldwide"].to_numpy(float, na_value=np.nan)
    return Inputs(
        quarters=quarters,
        years=np.array([int(quarter[:4]) for quarter in quarters]),
        areas=tuple(areas.index),
        families=tuple(areas["family"]),
        weak=((areas["evidence"] == "very weak") | (areas["method"] == "reader-set")).to_numpy(),
        named=areas["named_in_article"].to_numpy(bool),
        europe=_range(areas, "europe", "europe_low", "europe_high"),
        us_war=_range(areas, "us_war", "us_war_low", "us_war_high"),
        us_worldwide=np.where(scaled & ~np.isnan(worldwide), worldwide, np.inf),
        us_scaled=scaled,
        need=_range(areas, "need", "need_low", "need_high"),
        gift_area=areas["gift_area"].to_numpy(bool),
        paid=(areas["money_pot"] == "equipment").to_numpy(),
        fielding=_range(
            found["fielding"].set_index("area_id").loc[areas.index], "months", "low", "high"
        ),
        **_makers(found["supply"], areas.index, quarters[0]),
        **_order_book(found, areas.index, quarters[0]),
        retired=_fixed_retirements(found["retirements"], areas.index, quarters),
        slip_record=_slip_record(found["slips"]),
        paths=tuple(found["postures"]["path_id"]),
        posture=_posture(found, areas.index, quarters),
        constants=constants,
    )


def _makers(supply: pd.DataFrame, areas: pd.Index, first: str) -> dict:
    area = areas.get_indexer(supply["area_id"])
    origin = np.array([ORIGINS.index(name) for name in supply["origin"]], int)
    order = np.lexsort((origin, area))
    lines = supply.iloc[order]
    earliest = lines["earliest"].map(lambda q: quarter_number(q, first), na_action="ignore")

    def scaled(by: float, *columns: str) -> Range:
        return Range(*(lines[column].to_numpy(float) * by for column in columns))

    return dict(
        makers=tuple(lines["area_id"] + "/" + lines["origin"]),
        maker_area=area[order],
        maker_origin=origin[order],
        lead=scaled(1, "lead_low", "lead_months", "lead_high"),
        rate=scaled(1, "rate_low", "rate_per_year", "rate_high"),
        ramp=scaled(0.01, "ramp_low", "ramp_pct_per_year", "ramp_high"),
        cost=scaled(0.001, "cost_low", "unit_cost_musd", "cost_high"),
        earliest=earliest.fillna(0).to_numpy(float),
        maker_maturity=np.where(
            earliest.notna(), MATURITIES.index("new"), MATURITIES.index("running")
        ),
    )


def _order_book(found: Mapping, areas: pd.Index, first: str) -> dict[str, np.ndarray]:
    book = found["orderbook"]
    retirements = found["retirements"]
    whole_line = found["supply"][found["supply"]["rate_basis"] == WHOLE_LINE]
    makers = {
        name: row for row, name in enumerate(_makers(found["supply"], areas, first)["makers"])
    }
    netted = whole_line["area_id"] + "/" + whole_line["origin"]
    taker = {name: makers[name] for name in netted}
    linked = retirements[retirements["linked_to"] == "orders"].merge(found["retirement_orders"])
    whole = retirements[retirements["linked_to"] == "all"]
    replaces = book["order_id"].map(linked.set_index("order_id")["share_of_linked"])
    replaces = replaces.fillna(book["area_id"].map(whole.set_index("area_id")["share_of_linked"]))
    start = np.maximum([quarter_number(q, first) for q in book["planned_first"]], 0)
    end = np.maximum([quarter_number(q, first) for q in book["planned_last"]], start)
    return dict(
        orders=tuple(book["order_id"]),
        order_area=areas.get_indexer(book["area_id"]),
        order_origin=np.array([ORIGINS.index(origin) for origin in book["origin"]], int),
        order_maker=np.array(
            [taker.get(m, -1) for m in book["area_id"] + "/" + book["origin"]], int
        ),
        quantity=book["quantity"].to_numpy(float),
        first=start.astype(float),
        last=end.astype(float),
        complete=(book["status"] == "complete").to_numpy(bool),
        order_maturity=np.array([MATURITIES.index(m) for m in book["maturity"]], int),
        replaces=replaces.fillna(0).to_numpy(float),
    )


def _fixed_retirements(retirements: pd.DataFrame, areas: pd.Index, quarters: tuple) -> np.ndarray:
    retired = np.zeros((len(areas), len(quarters)))
    for row in retirements[retirements["linked_to"] == "none"].itertuples(index=False):
        start, end = (quarter_number(q, quarters[0]) for q in (row.first, row.last))
        gone = np.clip((np.arange(len(quarters)) - start + 1) / (end - start + 1), 0, 1)
        retired[areas.get_loc(row.area_id)] += row.quantity * gone
    return retired


def _slip_record(slips: pd.DataFrame) -> tuple[np.ndarray, ...]:
    late = slips[slips["slip_months"] > ON_TIME_MONTHS]
    return tuple(
        late.loc[late["maturity"] == maturity, "slip_months"].to_numpy(float)
        for maturity in MATURITIES
    )


def _posture(found: Mapping, areas: pd.Index, quarters: tuple[str, ...]) -> np.ndarray:
    steps = found["posture_steps"]
    paths = list(found["postures"]["path_id"])
    posture = np.ones((len(paths), len(areas), len(quarters)))
    for (path, area), rows in steps.groupby(["path_id", "area_id"]):
        at = np.array([quarter_number(quarter, quarters[0]) for quarter in rows["quarter"]])
        order = np.argsort(at)
        posture[paths.index(path), areas.get_loc(area)] = np.interp(
            np.arange(len(quarters)), at[order], rows["us_fraction_of_us_war"].to_numpy()[order]
        )
    return posture


def _check_areas(found: Mapping[str, pd.DataFrame], areas: pd.Index) -> None:
    for name in ("fielding", "supply", "orderbook", "retirements", "posture_steps"):
        for area in sorted(set(found[name]["area_id"]) - set(areas)):
            raise tables.DataError(f"model/{name}", f"area_id {area!r} is not in model/areas")
    for area in areas.difference(found["fielding"]["area_id"]):
        raise tables.DataError("model/fielding", f"area_id {area!r} is missing")


def quarter_number(quarter: str, first: str) -> int:
    """Quarters from `first` to `quarter`, both written like 2027Q4."""
    return (int(quarter[:4]) - int(first[:4])) * 4 + int(quarter[5]) - int(first[5])


def _quarters(first: str, last: str) -> tuple[str, ...]:
    start = int(first[:4]) * 4 + int(first[5]) - 1
    numbers = range(start, start + quarter_number(last, first) + 1)
    return tuple(f"{n // 4}Q{n % 4 + 1}" for n in numbers)


def _range(frame: pd.DataFrame, mid: str, low: str, high: str) -> Range:
    return Range(*(frame[column].to_numpy(float) for column in (low, mid, high)))
