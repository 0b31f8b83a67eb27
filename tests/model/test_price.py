"""The price of a lead: what the search finds is what a grid finds, and what is in the way."""

import numpy as np
import pytest

from helpers.model import billion, cases, obstacles, price
from helpers.model.assumptions import LIFTS, default, stack
from helpers.model.draws import draw
from helpers.model.inputs import load
from helpers.model.price import DATES, Change
from helpers.model.projection import project
from helpers.model.questions import above

START = 5
SUMS = np.array([0, 1, 2, 3, 4, 6, 8, 10, 14, 18, 24, 32, 64, 200])
AREAS = np.arange(len(load().areas))
CHANGES = [Change(), Change(months=36, output=3), Change(output=2)]


def by_grid(scenario, change):
    """Share and coverage with each of SUMS for each area alone: two of (A, dates, sums)."""
    area, amount = np.repeat(AREAS, SUMS.size), np.tile(SUMS, AREAS.size)
    block = price.middle(scenario, area.size)
    found = price.answers(block, price.for_one(area, amount, START), change)
    own = (part[area, :, np.arange(area.size)] for part in found)
    return [part.reshape(AREAS.size, SUMS.size, -1).swapaxes(1, 2) for part in own]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("scenario", [default(), default(majority_threshold=40, gap_share=20)])
def test_the_price_agrees_with_a_grid_for_every_area_and_date(scenario, change):
    found = price.priced(scenario, START, change)
    share, _ = by_grid(scenario, change)
    over = price.leads(share, scenario)
    assert not (over[..., :-1] & ~over[..., 1:]).any(), "more money may not lose a lead"
    # where makers together overfill a gap, a slower one takes its part of it
    assert np.diff(share, axis=-1).min() > -0.003
    for area, date in np.ndindex(found.price.shape):
        sums, told = SUMS[over[area, date]], found.price[area, date]
        assert (sums.size > 0) == (not np.isnan(told))
        if sums.size and sums[0]:
            below = SUMS[~over[area, date]].max()
            assert below < told <= sums[0] + price.EXACT
        elif sums.size:
            assert told == 0


def test_the_least_sum_is_found_anywhere():
    aims = np.array([0.001, 3.3, 100, price.MOST])
    found = price.least(lambda tried: tried >= aims[:, None], aims.size)
    assert ((aims <= found) & (found <= aims + price.EXACT)).all()
    assert price.least(lambda tried: tried > 0, 0).size == 0


def test_without_more_money_it_is_the_projection():
    result = project(load(), default())
    at = [result.quarter(date) for date in DATES]
    found = price.priced(default(), START)
    assert found.share == pytest.approx(np.nan_to_num(result.share[:, at, 0, 0]), abs=1e-9)
    assert ((found.price == 0) == above(result)[:, at, 0, 0]).all()


def test_unlimited_money_is_the_lifted_limit():
    """One area alone gains what all gain together when money has no limit."""
    lifted = project(load(), stack(default()).set(lift_money=1))
    at = [lifted.quarter(date) for date in DATES]
    best = price.priced(default(), 1).best_share
    assert best == pytest.approx(np.nan_to_num(lifted.share[:, at, 0, 0]), abs=1e-6)
    alone = price.for_one(AREAS, np.full(AREAS.size, price.UNLIMITED), 1)
    share = price.answers(price.middle(default(), AREAS.size), alone)[0]
    assert share[AREAS, :, AREAS] == pytest.approx(best, abs=2e-3)


def test_later_money_never_reaches_further():
    best = [price.priced(default(), start).best_share for start in (1, 5, 13, 21)]
    for earlier, later in zip(best, best[1:], strict=False):
        assert (later <= earlier + 5e-3).all()


def test_what_is_in_the_way_is_what_the_model_lifts():
    """Each name against a projection of its own, with money lifted beside it from the start."""
    found, date = obstacles.in_the_way(default(), 1), len(DATES) - 1
    lifts = [lift for lift in LIFTS if lift != "lift_money"]
    for lift in lifts:
        both = stack(default()).set(lift_money=1, **{lift: 1})
        over = above(project(load(), both))[:, -1, 0, 0]
        for area, names in enumerate(found[:, date]):
            told = obstacles.LIMITS[lift] in names
            named = {obstacles.LIMITS[one] for one in lifts} & set(names)
            if named or told:
                assert told == over[area], (load().areas[area], lift)
    paid = load().paid
    assert all(names == [obstacles.NOT_BOUGHT] or paid[area] or not names
               for area, names in enumerate(found[:, date]))  # fmt: skip
    assert not found[load().areas.index("combat_air"), date]


def test_where_the_need_is_in_the_way_it_is_covered():
    found = obstacles.in_the_way(default(), START)
    free = price.middle(default(), 1, **dict.fromkeys(obstacles.LIFTED, np.ones(1)))
    coverage = price.answers(free, price.for_all(1, START))[1][..., 0]
    for area, date in np.ndindex(found.shape):
        if obstacles.NEED in found[area, date]:
            assert coverage[area, date] == pytest.approx(1, abs=obstacles.WHOLE)
        if obstacles.DATE in found[area, date]:
            assert coverage[area, date] < 1 - obstacles.WHOLE


def test_time_saved_brings_more_by_a_date():
    block, money = price.middle(default()), price.for_all(1, START)
    found = [price.answers(block, money, Change(months=own)) for own in (0, 12, 36)]
    for at in (DATES.index("2030"), DATES.index("2035")):
        share, covered = ([answer[part][:, at].sum() for answer in found] for part in (0, 1))
        assert share == sorted(set(share)) and covered == sorted(set(covered))


def test_what_must_change_is_the_least_that_does(monkeypatch):
    """In a few draws, each position by a projection of its own."""
    monkeypatch.setattr(cases, "DRAWS", 6)
    needed = obstacles.months_needed.__wrapped__(default(), START)
    block = price.drawn(default(), draw(load(), 6, price.SEED, default().errors_together))
    money = price.for_all(6, START)
    over = [price.leads(price.answers(block, money, Change(months=own))[0], default())
            for own in obstacles.MONTHS]  # fmt: skip
    first = np.where(np.any(over, axis=0), np.argmax(over, axis=0), -1)
    months = np.append(obstacles.MONTHS, obstacles.NEVER)
    assert (needed == months[first]).all()
    assert np.isfinite(needed).any() and (needed == obstacles.NEVER).any()


def test_a_billion_buys_what_the_grid_says():
    found = billion.bought(default(), START)
    _, coverage = by_grid(default(), Change())
    paid = load().paid
    gained = coverage - coverage[..., :1]
    assert found.first[paid] == pytest.approx(gained[paid][..., 1])
    assert found.most[paid] == pytest.approx(gained[paid][..., -1], abs=2e-3)
    assert np.isnan(found.first[~paid]).all() and not found.whole[~paid].any()
    for area, date in zip(*np.nonzero(found.until > 0), strict=True):
        enough = gained[area, date] >= found.most[area, date] - billion.LITTLE
        assert SUMS[~enough].max() <= found.until[area, date] + price.EXACT
        assert found.until[area, date] <= SUMS[enough].min() + price.EXACT


def test_the_price_in_each_draw():
    """Some lead already, some at no price; the others cross at theirs and not a little below."""
    area = load().areas.index("isr_air")
    found = price.by_draw(default(), START, area, 2)
    sample = draw(load(), cases.DRAWS, price.SEED, default().errors_together)
    own = np.flatnonzero(found > 0)[:12]
    assert (found == 0).any() and np.isnan(found).any() and own.size == 12
    block = price.drawn(default(), sample.take(own))
    for less, leads in ((0, True), (2 * price.EXACT, False)):
        money = price.for_one(np.full(12, area), np.maximum(found[own] - less, 0), START)
        share = price.answers(block, money)[0][area, 2]
        assert (price.leads(share, default()) == leads).all()
