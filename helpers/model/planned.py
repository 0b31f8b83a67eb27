"""What plans of the extra money give, beside the rule, and which do well: always several.

Reported assumptions. Areas led and need covered, the mean over all areas, at the end of DATES.
"""

from itertools import combinations, product
from typing import NamedTuple

import numpy as np

from helpers.data.cached import cached
from helpers.model import cases, plans, price
from helpers.model.assumptions import default
from helpers.model.batch import Rows
from helpers.model.budget import extra_money
from helpers.model.holdings import us_forces
from helpers.model.industry import usable_from
from helpers.model.inputs import load
from helpers.model.price import DATES
from helpers.model.projection import Market, by_area, market, place_orders, with_new_orders
from helpers.model.result import two_answers

STEP = 10  # percent
FAMILIES = tuple(dict.fromkeys(plans.areas()["family"]))


class Outcome(NamedTuple):
    """One column a row: a plan or a draw."""

    led: np.ndarray  # (dates, R) areas that Europe leads
    covered: np.ndarray  # (dates, R) mean need covered, 0 to 1
    leads: np.ndarray  # (A, dates, R)


class Ground(NamedTuple):
    """R rows, and all that is the same under every plan; dates are those of DATES."""

    block: Rows
    met: Market
    held: np.ndarray  # (A, dates, R) of the order book, as far as it counts
    usable: np.ndarray  # (dates, T, M, R) part of each order that is usable and counts
    us: np.ndarray  # (A, dates, R)


def ground(block: Rows) -> Ground:
    """Holdings are a sum over orders, so each order's part at each date is worked out once."""
    inputs, met = load(), market(load(), block)
    at = [inputs.quarters.index(f"{date}Q4") for date in DATES]
    nothing = np.zeros_like(met.slots)
    time = usable_from(inputs, block, met.arrival)
    held = with_new_orders(inputs, block, met, nothing, time)[:, at]
    counts = np.ones_like(held)
    counts[inputs.passed_on] *= met.left[at]
    kept = block.ready * (1 - block.gift) * inputs.group_buys.T.take(block.group, axis=1)
    counts *= kept[:, None]
    part = [np.clip(quarter + 1 - time, 0, 1) for quarter in at]
    usable = np.stack(part) * counts[inputs.maker_area].swapaxes(0, 1)[:, None]
    return Ground(block, met, held, usable, us_forces(inputs, block)[:, at])


def outcome(on: Ground, texts: np.ndarray) -> Outcome:
    """What the plans of its rows (R) give."""
    inputs = load()
    block = on.block._replace(plan=plans.shares(texts, inputs.areas, inputs.families))
    orders = place_orders(inputs, block, on.met)
    new = [by_area(inputs, (orders * part).sum(axis=0)) for part in on.usable]
    europe = on.held + np.stack(new, axis=1)
    need = np.broadcast_to(block.need[:, None], europe.shape)
    share, coverage = two_answers(europe, on.us, need)
    leads = price.leads(np.nan_to_num(share), default())
    return Outcome(leads.sum(axis=0), coverage.mean(axis=0), leads)


def each(texts: list[str]) -> Outcome:
    """The middle case of many plans, one column each."""
    some = np.array_split(np.array(texts), -(-len(texts) // cases.DRAWS))
    return _joined([outcome(ground(price.middle(default(), own.size)), own) for own in some])


@cached(maxsize=2048)
def drawn(text: str) -> Outcome:
    """One plan in cases.DRAWS draws, one column each."""
    return outcome(_draws(), np.full(cases.DRAWS, text))


@cached
def _draws() -> Ground:
    return ground(price.drawn(default(), price.sample(default())))


def _joined(parts):
    return Outcome(*(np.concatenate(own, axis=-1) for own in zip(*parts, strict=True)))


@cached
def pot() -> float:
    """USD bn that contracts may use until the last quarter, middle case."""
    return float(market(load(), price.middle(default())).money.sum())


@cached
def paid() -> float:
    """USD bn of extra money that budgets of the model's years hold for these areas, middle case."""
    inputs = load()
    return float(extra_money(inputs, price.middle(default()), np.unique(inputs.years)).sum())


@cached
def ahead() -> float:
    """Months that a contract is signed before its money is paid, reported assumptions."""
    return load().constants["commitment_lead_months"] - default().order_delay


@cached
def rule_shares() -> dict[str, float]:
    """Percent of all that the rule spends on each family, middle case."""
    inputs, on = load(), ground(price.middle(default()))
    units = place_orders(inputs, on.block, on.met).sum(axis=0)
    spent = by_area(inputs, units * on.block.cost)[:, 0] * inputs.paid
    families = np.array(inputs.families)
    return {own: 100 * spent[families == own].sum() / spent.sum() for own in FAMILIES}


def family_plans() -> list[str]:
    """Every way to share all of the money among the families in steps of STEP percent."""
    tenths = range(plans.ALL // STEP + 1)
    ways = (way for way in product(tenths, repeat=len(FAMILIES) - 1) if sum(way) <= tenths[-1])
    shares = ((*way, tenths[-1] - sum(way)) for way in ways)
    return [
        plans.plan(**{family: STEP * part for family, part in zip(FAMILIES, own, strict=True)})
        for own in shares
    ]


@cached
def movable(date: str = "2035") -> tuple[str, ...]:
    """Areas whose lead hangs on the extra money: none at all, or without limit."""
    none = price.middle(default(), 1, gap_share=np.zeros(1))
    ends = [price.answers(none)[0], price.answers(price.middle(default()), price.for_all(1, 1))[0]]
    led = [price.leads(share, default())[:, DATES.index(date), 0] for share in ends]
    return tuple(area for area, *ends in zip(load().areas, *led, strict=True) if ends[0] != ends[1])


@cached
def lead_plans(date: str = "2035") -> list[str]:
    """Every set of the `movable` areas with a part of the money in equal shares."""
    sets = [
        own
        for size in range(1, len(movable(date)) + 1)
        for own in combinations(movable(date), size)
    ]
    parts = range(STEP, plans.ALL + 1, STEP)
    return [plans.plan(**dict.fromkeys(own, part // len(own))) for own in sets for part in parts]


@cached
def most_leads(date: str = "2035") -> tuple[str, ...]:
    """The `lead_plans` with the most areas led at a date, those that cover more need first."""
    led = _best_first(lead_plans(date), date)
    best = max(led.values())
    return tuple(text for text, areas in led.items() if areas == best)


@cached
def most_covered(date: str = "2035", areas: tuple[str, ...] | None = None) -> str:
    """The plan with the most need covered, by steps of STEP percent away from the rule.

    Each step gives an area more, or moves it from one area to another, whichever covers most; it
    ends where no step covers more. `areas` are those that it may choose from.
    """
    names, at = areas or tuple(plans.areas()["area_id"]), DATES.index(date)
    parts, best = dict.fromkeys(names, 0), each([plans.THE_RULE]).covered[at, 0]
    while True:
        tried = [_moved(parts, *move) for move in product((None, *names), names)]
        tried = [own for own in tried if own]
        covered = each([plans.plan(**own) for own in tried]).covered[at].round(9)
        if covered.max(initial=0) <= round(best, 9):
            return plans.plan(**parts)
        parts, best = tried[covered.argmax()], covered.max()


def _moved(parts, giver, taker):
    """Parts with STEP percent more for `taker`, from `giver` or the rule; None if it has none."""
    left = plans.ALL - sum(parts.values()) if giver is None else parts[giver]
    if left < STEP or giver == taker:
        return None
    return parts | ({giver: left - STEP} if giver else {}) | {taker: parts[taker] + STEP}


@cached
def one_family(date: str = "2035") -> tuple[str, ...]:
    """All of the money for one family, the one with the most areas led first, then need covered."""
    return tuple(_best_first([plans.plan(**{family: plans.ALL}) for family in FAMILIES], date))


def _best_first(texts, date):
    """Areas led at a date by plan, the most first, and then those that cover more need."""
    found, at = each(texts), DATES.index(date)
    order = np.lexsort([-found.covered[at].round(6), -found.led[at]])
    return {texts[row]: found.led[at, row] for row in order}
