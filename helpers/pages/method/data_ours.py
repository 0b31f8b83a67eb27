"""The projection's own answers to questions that others have answered, as reported.

Each gives a low, a middle and a high: the middle case, and the range of eight draws in ten. Sums
of prices that can only surprise upwards lie above the sum of their middles; the range then
reaches down to the middle case and is called stretched. The median of the draws is kept beside it.
"""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from helpers.data import tables
from helpers.model import cases, questions
from helpers.model.assumptions import default, stack
from helpers.model.batch import Rows, rows
from helpers.model.budget import maker_shares
from helpers.model.draws import draw
from helpers.model.holdings import usable_holdings
from helpers.model.inputs import load
from helpers.model.projection import by_area, project

NEVER = 2036  # the projection ends in 2035
QUARTERS = 4  # in a year


class Ours(NamedTuple):
    """Low, middle and high of one answer; the median of the draws where there are any."""

    low: float
    middle: float
    high: float
    median: float | None = None
    stretched: bool = False  # the middle case lies outside eight draws in ten


def majority_year(rule):
    """The year of the lasting majority under one of questions.RULES; NEVER for not before 2036."""
    return _of_years(lambda result: _verdicts(result, rule))


def met_year(*areas):
    """The year from which the need stays met: in an area, or in more than half of all areas."""
    return _of_years(lambda result: _met(result, areas))


def best_year(*areas):
    """`met_year` with money, industry and delivery all at their best, as on page 08."""
    place = list(cases.cases()).index("everything helps")
    return _years(cases.extremes(), _met(cases.extremes(), areas)[:, place : place + 1])[0]


def met_today(*areas):
    """Percent of the need that Europe met at the end of 2025; each area counts up to its need."""

    def of(result):
        met = np.minimum(result.coverage[_places(areas), 0, 0], 1)
        return 100 * np.nanmean(met, axis=0)

    return _span(of(_middle()), of(cases.chances()))


def us_bill(*areas):
    """USD bn to buy the US contribution once, at the prices of model/supply."""

    def of(block):
        return (block.us_war * _price(block))[_bought(areas)].sum(axis=0)

    return _span(of(_rows(0)), of(_rows(cases.DRAWS)))


def gap_bill():
    """USD bn to buy what is missing in 2035 beyond the order book, in the areas that money buys."""

    def of(block):
        missing = np.maximum(block.need - usable_holdings(load(), block)[:, -1], 0)
        return (missing * _price(block))[_bought(())].sum(axis=0)

    return _span(of(_rows(0)), of(_rows(cases.DRAWS)))


def price(area, requirement_id):
    """USD bn for the units of a row of gaps/requirements."""
    units = _value("gaps/requirements", requirement_id, "quantity")
    place = load().areas.index(area)
    return _span(units * _price(_rows(0))[place], units * _price(_rows(cases.DRAWS))[place])


def wait(*makers):
    """Years from contract to delivery, delays included: one maker, or all of them."""

    def of(block):
        at = [load().makers.index(name) for name in makers] or slice(None)
        return ((block.lead + block.maker_slip + block.export)[at] / QUARTERS).ravel()

    middle, drawn = of(_rows(0)), of(_rows(cases.DRAWS))
    return _span(np.median(middle, keepdims=True), drawn)


def spending(year, estimate_id=None, above_2025=True):
    """USD bn of 2026 on defence in a year, or its rise: as reported, or at a published share."""
    share = _published(estimate_id) if estimate_id else _on_path(year)
    return Ours(*[_spent(year, share) - above_2025 * _known("defence_2025_in_2026_prices")] * 3)


def spending_sum(estimate_id):
    """USD bn of 2026 above the level of 2025, 2026 to 2035, if a published share is reached."""
    before = _known("defence_2025_in_2026_prices")
    paths = (_on_path(year, _published(estimate_id)) for year in range(2026, 2036))
    total = sum(_spent(2026 + k, share) - before for k, share in enumerate(paths))
    return Ours(total, total, total)


def _published(estimate_id):
    return _value("estimates/estimates", estimate_id, "value")


def _value(table, key, column):
    frame = tables.load(table)
    return float(frame.loc[frame[frame.columns[0]] == key, column].iloc[0])


def _spent(year, share):
    grown = (1 + default().gdp_growth / 100) ** (year - 2026)
    return _known("gdp_2026") * grown * share / 100


def _on_path(year, share_2035=None):
    begin, end = _known("spending_share_2026"), share_2035 or default().spending_share_2035
    return begin + (end - begin) * min((year - 2026) / 9, 1)


def _known(name):
    return load().constants[name]


@lru_cache(maxsize=1)
def _middle():
    return project(load(), default())


@lru_cache(maxsize=2)
def _rows(draws) -> Rows:
    number = np.arange(max(draws, 1))
    sample = draw(load(), draws, 2026)
    return rows(load(), sample, stack(default()), np.zeros_like(number), number)


def _price(block):
    """Mean unit cost of an area over its makers, by their part of the money: (A, R), USD bn."""
    return by_area(load(), maker_shares(load(), block) * block.cost)


def _places(areas):
    return [load().areas.index(area) for area in areas or load().areas]


def _bought(areas):
    return [place for place in _places(areas) if load().paid[place]]


def _span(middle, drawn):
    return _answer(float(middle[0]), *(float(end) for end in np.quantile(drawn, [0.1, 0.9, 0.5])))


def _answer(middle, low, high, median):
    inside = low <= middle <= high
    return Ours(min(low, middle), middle, max(high, middle), median, not inside)


def _of_years(holds):
    middle, drawn = (_years(r, holds(r)) for r in (_middle(), cases.chances()))
    drawn = np.sort(drawn)
    ends = (float(drawn[int(np.ceil(part * len(drawn))) - 1]) for part in (0.1, 0.9, 0.5))
    return _answer(float(middle[0]), *ends)


def _years(result, holds):
    """First year from which `holds` (T, N) stays true, NEVER where it does not."""
    first = questions.majority_quarter(holds[:, None])[0]
    return np.append(result.inputs.years, NEVER)[first].astype(float)


def _verdicts(result, rule):
    by_quarter = [questions.verdict(result, rule, q) for q in result.inputs.quarters]
    return np.stack(by_quarter)[:, 0]


def _met(result, areas):
    """(T, scenarios x draws) is the need met in these areas, or in more than half of all?"""
    met = np.round(result.coverage[_places(areas)], 9) >= 1
    met = met.reshape(*met.shape[:2], -1)
    return met.sum(axis=0) * 2 > len(met)
