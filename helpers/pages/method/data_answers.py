"""The projection's own answers to questions that others have answered, as reported.

What each is asked about comes from `asked` and `pledge_id` in estimates/comparisons.
"""

from typing import NamedTuple

import numpy as np

from helpers.data import tables
from helpers.data.cached import cached
from helpers.model import bills, cases, first_edition, questions
from helpers.model.answer import Answer, answer
from helpers.model.assumptions import Scenario, default
from helpers.model.inputs import Inputs, load
from helpers.model.projection import project
from helpers.pages.method import data_by_hand

NEVER = 2036  # the projection ends in 2035
QUARTERS = 4  # in a year
# Sums on plans of spending, which are the same in both editions.
SUMS = ("spending", "spending_rise", "pledge_rise", "pledge_sum")


class Edition(NamedTuple):
    """What the projection runs on."""

    inputs: Inputs
    scenario: Scenario


def now():
    """The inputs of this edition, as reported."""
    return Edition(load(), default())


def first():
    """The inputs of the first edition, with what is new set to nothing; bands as drawn today."""
    return Edition(first_edition.load(), first_edition.neutral(default()))


def majority_year(rule, edition=None):
    """The year of the lasting majority under one of questions.RULES; NEVER for not before 2036."""
    return _year(
        lambda result: np.stack(
            [questions.verdict(result, rule, date)[0] for date in result.inputs.quarters]
        ),
        edition,
    )


def met_year(*areas, edition=None):
    """The year from which the need stays met: in an area, or in more than half of all areas."""
    return _year(lambda result: _met(result, areas)[:, 0], edition)


def best_year():
    """`met_year` with money, industry and delivery all at their best, as on page 08."""
    place, result = list(cases.cases()).index("everything helps"), cases.extremes()
    return _years(result, _met(result, ())[:, place])[0]


def met_today(*areas, edition=None):
    """Percent of the need that Europe met at the end of 2025; each area counts up to its need."""
    results = _results(edition or now())
    today = (np.minimum(result.coverage[_places(areas), 0, 0], 1) for result in results)
    return answer(*(100 * np.nanmean(met, axis=0) for met in today))


def us_bill(*areas, edition=None):
    """USD bn to buy the US contribution once, at the prices of model/supply."""
    inputs, scenario = edition or now()
    bought = [place for place in _places(areas) if inputs.paid[place]]
    cost = (rows.us_war * bills.price(inputs, rows) for rows in bills.blocks(inputs, scenario))
    return answer(*(own[bought].sum(axis=0) for own in cost))


def gap_bill(edition=None):
    """USD bn to buy what is missing in 2035 beyond the order book, as on page 05."""
    return bills.of_what_is_missing(*(edition or now()))


def price(requirement_id, edition=None):
    """USD bn for the units of a row of gaps/requirements."""
    inputs, scenario = edition or now()
    asked = tables.load("gaps/requirements").set_index("requirement_id").loc[requirement_id]
    place = inputs.areas.index(asked["area_id"])
    each = (bills.price(inputs, rows)[place] for rows in bills.blocks(inputs, scenario))
    return answer(*(asked["quantity"] * own for own in each))


def wait(*makers, edition=None):
    """Years from contract to delivery, delays included: one maker, or all of them."""
    inputs, scenario = edition or now()
    at = [inputs.makers.index(name) for name in makers] or slice(None)
    blocks = bills.blocks(inputs, scenario)
    quarters = (rows.lead + rows.maker_slip + rows.export for rows in blocks)
    middle, drawn = (waited[at].ravel() / QUARTERS for waited in quarters)
    return answer(np.median(middle, keepdims=True), drawn)


def spending(year):
    """USD bn of 2026 on defence in a year, as reported."""
    return _sure(_rise(int(year)) + load().constants["defence_2025_in_2026_prices"])


def spending_rise(year):
    """USD bn of 2026 on defence in a year above the level of 2025, as reported."""
    return _sure(_rise(int(year)))


def pledge_rise(year, estimate_id):
    """USD bn of 2026 above the level of 2025 in a year that reaches a published share of GDP."""
    return _sure(_rise(int(year), _published(estimate_id), at_once=True))


def pledge_sum(estimate_id):
    """USD bn of 2026 above the level of 2025, 2026 to 2035, if a published share is reached."""
    return _sure(sum(_rise(year, _published(estimate_id)) for year in range(2026, 2036)))


def _published(estimate_id):
    return tables.load("estimates/estimates").set_index("estimate_id").loc[estimate_id, "value"]


def _rise(year, share_2035=None, at_once=False):
    """USD bn of 2026 above the level of 2025, on a straight line to a share of GDP, or on it."""
    money = data_by_hand.money(year, share_2035)
    share = share_2035 if at_once else money["share"]
    return money["gdp"] * share / 100 - load().constants["defence_2025_in_2026_prices"]


def _sure(value):
    return Answer(*[float(value)] * 3)


@cached
def _results(edition):
    """The middle case, and its draws."""
    if edition == now():
        return project(*edition), cases.chances()
    return tuple(project(*edition, draws) for draws in (0, cases.DRAWS))


def _places(areas):
    return [load().areas.index(area) for area in areas or load().areas]


def _year(holds, edition):
    """The range of the first year from which `holds` of a result, (T, draws), stays true."""
    years = (_years(result, holds(result)) for result in _results(edition or now()))
    return answer(*years, method="inverted_cdf")


def _years(result, holds):
    """First year from which `holds` (T, N) stays true, NEVER where it does not."""
    first = questions.majority_quarter(holds[:, None])[0]
    return np.append(result.inputs.years, NEVER)[first].astype(float)


def _met(result, areas):
    """(T, scenarios, draws) is the need met in these areas, or in more than half of all?"""
    met = np.round(result.coverage[_places(areas)], 9) >= 1
    return met.sum(axis=0) * 2 > len(met)
