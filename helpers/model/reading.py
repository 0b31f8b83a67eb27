"""How the tables of `data/model` become arrays: one function for each group of `Inputs`' fields.

Axes as in `inputs`. A table that says nothing about an area leaves it alone: without a row of its
own an area is ready, belongs to every group, and has the need that model/areas gives.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from helpers.data import tables

ORIGINS = ("European", "US", "other")
WHOLE_LINE = "total output that European buyers get, order book included"
MATURITIES = ("new", "running", "plant", "decision")
ON_TIME_MONTHS = 3  # a slip up to this long counts as on time
NEED_ADDS = {"fixed": (0, 0), "add": (1, 0), "sum": (1, 1)}  # Europe's holdings, the US of 2025


@dataclass(frozen=True, eq=False)
class Range:
    """A middle value between a low and a high one; three arrays of the same shape."""

    low: np.ndarray
    mid: np.ndarray
    high: np.ndarray


def areas(table: pd.DataFrame) -> dict[str, object]:
    """What model/areas says of each area."""
    scaled = table["us_scaled_by_slider"].to_numpy(bool)
    worldwide = table["us_worldwide"].to_numpy(float, na_value=np.nan)
    us_war = _range(table, "us_war", "us_war_low", "us_war_high")
    return dict(
        areas=tuple(table.index),
        families=tuple(table["family"]),
        weak=((table["evidence"] == "very weak") | (table["method"] == "reader-set")).to_numpy(),
        named=table["named_in_article"].to_numpy(bool),
        europe=_range(table, "europe", "europe_low", "europe_high"),
        us_war=us_war,
        need_us=us_war,
        us_worldwide=np.where(scaled & ~np.isnan(worldwide), worldwide, np.inf),
        us_scaled=scaled,
        whole=table["counted_whole"].to_numpy(bool),
        passed_on=table["passed_on"].to_numpy(bool),
        shared_suppliers=table["shared_suppliers"].to_numpy(bool),
        gift_area=table["gift_area"].to_numpy(bool),
        paid=(table["money_pot"] == "equipment").to_numpy(),
    )


def needs(areas: pd.DataFrame, table: pd.DataFrame) -> dict[str, object]:
    """Rule 9's need. Without a row in model/needs it is the number in model/areas."""
    rule = table.set_index("area_id")["rule"].reindex(areas.index).fillna("fixed")
    published = areas[["need", "need_low", "need_high"]].set_axis(["add", "low", "high"], axis=1)
    added = table.set_index("area_id")[["add", "low", "high"]].reindex(areas.index).fillna(0)
    amount = published.where(rule == "fixed", added)
    return dict(
        need=_range(amount, "add", "low", "high"),
        need_adds=np.array([NEED_ADDS[name] for name in rule], float).reshape(-1, 2),
    )


def us_output(areas: pd.Index, table: pd.DataFrame) -> dict[str, object]:
    """Rule 8's yearly output: 2025 against its middle value, and how it grows."""
    table = table.set_index("area_id")
    compound = (table["path"] == "percent a year").reindex(areas, fill_value=False)
    rate = np.where(table["path"] == "percent a year", 0.01, 1 / table["output"])
    start = table[["output", "low", "high"]].div(table["output"], axis=0)
    later = table[["later", "later_low", "later_high"]].mul(rate, axis=0)
    return dict(
        us_output=_range(start.reindex(areas).fillna(1), "output", "low", "high"),
        us_growth=_range(later.reindex(areas).fillna(1), "later", "later_low", "later_high"),
        us_compound=compound.to_numpy(bool),
        us_by_output=areas.isin(table.index),
    )


def by_area(table: pd.DataFrame, areas: pd.Index, columns: tuple, absent: float) -> Range:
    """A range by area from columns (middle, low, high); `absent` where the table has no row."""
    return _range(table.set_index("area_id").reindex(areas)[list(columns)].fillna(absent), *columns)


def makers(supply: pd.DataFrame, areas: pd.Index, first: str) -> dict:
    """Makers by area and origin, with lead time, rate, ramp and cost. Source: model/supply."""
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


def order_book(found: Mapping, areas: pd.DataFrame, first: str) -> dict[str, object]:
    """Orders with their dates, makers and what they replace. Source: model/orderbook."""
    book = found["orderbook"]
    retirements = found["retirements"]
    whole_line = found["supply"][found["supply"]["rate_basis"] == WHOLE_LINE]
    names = makers(found["supply"], areas.index, first)["makers"]
    netted = whole_line["area_id"] + "/" + whole_line["origin"]
    taker = {name: names.index(name) for name in netted}
    linked = retirements[retirements["linked_to"] == "orders"].merge(found["retirement_orders"])
    whole = retirements[retirements["linked_to"] == "all"]
    replaces = book["order_id"].map(linked.set_index("order_id")["share_of_linked"])
    replaces = replaces.fillna(book["area_id"].map(whole.set_index("area_id")["share_of_linked"]))
    start = np.maximum([quarter_number(q, first) for q in book["planned_first"]], 0)
    end = np.maximum([quarter_number(q, first) for q in book["planned_last"]], start)
    handed_over = book["area_id"].map(areas["counted_whole"]).to_numpy(bool)
    return dict(
        orders=tuple(book["order_id"]),
        order_area=areas.index.get_indexer(book["area_id"]),
        order_origin=np.array([ORIGINS.index(origin) for origin in book["origin"]], int),
        order_maker=(book["area_id"] + "/" + book["origin"]).map(taker).fillna(-1).to_numpy(int),
        quantity=book["quantity"].to_numpy(float),
        first=start.astype(float),
        last=end.astype(float),
        on_its_date=(book["status"] == "complete").to_numpy(bool) | handed_over,
        replanned=book["replanned"].to_numpy(bool),
        order_maturity=np.array([MATURITIES.index(m) for m in book["maturity"]], int),
        replaces=replaces.fillna(0).to_numpy(float),
    )


def fixed_retirements(retirements: pd.DataFrame, areas: pd.Index, quarters: tuple) -> np.ndarray:
    """(A, T) units retired by the end of each quarter whatever is delivered."""
    retired = np.zeros((len(areas), len(quarters)))
    for row in retirements[retirements["linked_to"] == "none"].itertuples(index=False):
        start, end = (quarter_number(q, quarters[0]) for q in (row.first, row.last))
        gone = np.clip((np.arange(len(quarters)) - start + 1) / (end - start + 1), 0, 1)
        retired[areas.get_loc(row.area_id)] += row.quantity * gone
    return retired


def punctuality(delays: pd.DataFrame, table: pd.DataFrame) -> dict[str, object]:
    """Rule 1's record: late rows, and rows on time and late with the base rate as prior rows.

    Only rows that count (model/delays says which and why). `rows_of` in model/punctuality: rows of
    the maturity itself, or all rows.
    """
    table = table.set_index("maturity").loc[list(MATURITIES)]
    counted = delays[delays["counted"]]
    record, on_time = [], []
    for row in table.itertuples():
        mine = counted if row.rows_of == "all" else counted[counted["maturity"] == row.Index]
        months = mine["months"].to_numpy(float)
        record.append(np.sort(months[months > ON_TIME_MONTHS]))
        on_time.append(with_base_rate(months, row))
    return dict(
        maturities=MATURITIES,
        slip_record=tuple(record),
        on_time=np.array(on_time),
        on_time_high=table["share_high"].to_numpy(float),
    )


def with_base_rate(months: np.ndarray, kind) -> np.ndarray:
    """Rows on time and late (2), with the base rate of a row of model/punctuality as prior rows."""
    late = (months > ON_TIME_MONTHS).sum()
    prior = kind.prior_rows * np.array([kind.base_rate, 1 - kind.base_rate])
    return [len(months) - late, late] + prior


def groups(found: Mapping, areas: pd.Index) -> dict[str, object]:
    """Who is Europe: each group's part of holdings, orders and new orders.

    Areas without holdings by country keep everything. What no country outside the group has bought
    (shared fleets, buyers that are not named) counts in every group; new orders go by GDP.
    Source: model/europe, model/europe_groups, model/members, model/orderbook_buyers.
    """
    europe = found["europe"].set_index("group_id")
    factor = found["europe_groups"].pivot(index="group_id", columns="area_id", values="factor")
    factor = factor.reindex(index=europe.index, columns=areas)
    known = factor.notna()
    outside = found["members"].query("not member")[["group_id", "country"]]
    bought = found["orderbook_buyers"].merge(outside, on="country")
    away = bought.pivot_table("part", "order_id", "group_id", aggfunc="sum", observed=True)
    book = found["orderbook"].set_index("order_id")["area_id"]
    away = away.reindex(index=book.index, columns=europe.index).fillna(0)
    counts = known[book].to_numpy() if len(book) else np.zeros((len(europe), 0), bool)
    return dict(
        groups=tuple(europe.index),
        group_holds=factor.fillna(1).to_numpy(float),
        group_orders=np.where(counts, 1 - away.T.to_numpy(float), 1.0),
        group_buys=np.where(known, europe["gdp_part"].to_numpy(float)[:, None], 1.0),
    )


def posture(found: Mapping, areas: pd.Index, quarters: tuple[str, ...]) -> np.ndarray:
    """(P, A, T) part of the US number that is there on each path."""
    paths = list(found["postures"]["path_id"])
    table = np.ones((len(paths), len(areas), len(quarters)))
    for (path, area), rows in found["posture_steps"].groupby(["path_id", "area_id"]):
        at = np.array([quarter_number(quarter, quarters[0]) for quarter in rows["quarter"]])
        order = np.argsort(at)
        table[paths.index(path), areas.get_loc(area)] = np.interp(
            np.arange(len(quarters)), at[order], rows["us_fraction_of_us_war"].to_numpy()[order]
        )
    return table


def check_areas(found: Mapping[str, pd.DataFrame], areas: pd.Index) -> None:
    """DataError where a table names an area that model/areas has not, or fielding lacks one."""
    for name in ("fielding", "supply", "orderbook", "retirements", "posture_steps", "needs"):
        for area in sorted(set(found[name]["area_id"]) - set(areas)):
            raise tables.DataError(f"model/{name}", f"area_id {area!r} is not in model/areas")
    for area in areas.difference(found["fielding"]["area_id"]):
        raise tables.DataError("model/fielding", f"area_id {area!r} is missing")


def check_orders(orders: pd.DataFrame, areas: pd.DataFrame) -> None:
    """DataError where an order brings nothing, or more than both sides and the need have in all."""
    most = orders["area_id"].map(areas[["europe", "us_war", "need"]].sum(axis=1))
    wrong = orders[~orders["quantity"].between(0, most, inclusive="neither")]
    for name, quantity in zip(wrong["order_id"], wrong["quantity"], strict=True):
        told = f"order {name}: {quantity:.10g} cannot be what was ordered; is it money?"
        raise tables.DataError("model/orderbook", told, column="quantity")


def quarter_number(quarter: str, first: str) -> int:
    """Quarters from `first` to `quarter`, both written like 2027Q4."""
    return (int(quarter[:4]) - int(first[:4])) * 4 + int(quarter[5]) - int(first[5])


def quarters(first: str, last: str) -> tuple[str, ...]:
    """All quarters from the first to the last."""
    start = int(first[:4]) * 4 + int(first[5]) - 1
    numbers = range(start, start + quarter_number(last, first) + 1)
    return tuple(f"{n // 4}Q{n % 4 + 1}" for n in numbers)


def _range(frame: pd.DataFrame, mid: str, low: str, high: str) -> Range:
    return Range(*(frame[column].to_numpy(float) for column in (low, mid, high)))
