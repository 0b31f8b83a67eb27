"""Uncertain inputs, drawn once per seed and kept: what depends on no slider but one.

Every uncertain input has a random stream of its own, keyed by its name, so a new input leaves the
others as they were and the first hundred of a thousand draws are the hundred of a hundred.

Errors of one kind hang together: a Gaussian copula. The uniform number of an input is
Phi(sqrt(rho) x common + sqrt(1 - rho) x own), one `common` for a kind. rho is the reader's
("how far errors hang together"); no source gives a coefficient.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from zlib import crc32

import numpy as np

from helpers.model.inputs import Inputs, Range
from helpers.model.reading import ORIGINS

US = ORIGINS.index("US")
MEDIAN, NINETIETH = 0.5, 0.9


@dataclass(frozen=True, eq=False)
class Draws:
    """D draws of every uncertain input; the middle case is one draw, with `middle` set.

    What the reader's own sliders move is kept as uniform numbers (0 to 1, nan in the middle).
    """

    middle: bool
    europe_level: np.ndarray  # (A, D) uniform
    us_level: np.ndarray  # (A, D) uniform
    need: np.ndarray  # (A, D) published, or what is added to the sum
    ready: np.ndarray  # (A, D) part of Europe's holdings
    us_output: np.ndarray  # (A, D) of 2025, against its middle value
    us_growth: np.ndarray  # (A, D) see Inputs.us_growth
    us_part: np.ndarray  # (D) part of US output for Europe, against its middle value
    passed_today: np.ndarray  # (D) part of European output passed on, 0 to 1
    passed_later: np.ndarray  # (D)
    fielding: np.ndarray  # (A, D) months
    lead: np.ndarray  # (M, D) months
    rate: np.ndarray  # (M, D) a year
    ramp: np.ndarray  # (M, D) share a year
    cost: np.ndarray  # (M, D) USD bn
    order_slip: np.ndarray  # (N, D) months before slip_factor, 0 = on time
    maker_slip: np.ndarray  # (M, D) months before slip_factor, 0 = on time
    replanned: np.ndarray  # (D) uniform: how far re-planned orders slip less
    spending: np.ndarray  # (D) normal: error of the level of spending
    equipment: np.ndarray  # (D) points added to the share of equipment

    @property
    def size(self) -> int:
        return self.need.shape[-1]

    def take(self, at: np.ndarray) -> "Draws":
        """The draws numbered `at`, next to each other in memory: all sums with them go faster."""
        return replace(self, **{name: own.take(at, axis=-1) for name, own in self.arrays().items()})

    def arrays(self) -> dict[str, np.ndarray]:
        """All that was drawn, by name."""
        return {name: own for name, own in vars(self).items() if name != "middle"}


@lru_cache(maxsize=8)
def draw(inputs: Inputs, count: int, seed: int, together: float = 0) -> Draws:
    """`count` draws of all inputs; count 0 is the middle case. Same arguments, same draws.

    `together` is rho, 0 to below 1: how far the errors of one kind hang together.
    """
    kind = _Copula(count, seed, together)

    def of(keys: tuple[str, ...], name: str) -> np.ndarray:
        return triangular(getattr(inputs, name), kind.uniform(name, keys))

    us_level = kind.uniform("us_war", inputs.areas)
    passed = kind.alone("passed_on")  # one draw for both ends
    part = inputs.drawn["us_output_part"]
    order_slip, maker_slip = _slips(inputs, kind)
    return Draws(
        middle=count == 0,
        europe_level=kind.uniform("europe", inputs.areas),
        us_level=us_level,
        need=of(inputs.areas, "need"),
        ready=triangular(inputs.ready, kind.alone("ready")),  # one draw for all areas
        us_output=triangular(inputs.us_output, us_level),
        us_growth=triangular(inputs.us_growth, us_level),
        us_part=triangular(part, kind.uniform("us_war", ("part",)))[0] / part.mid,
        passed_today=triangular(inputs.drawn["passed_on_today"], passed)[0] / 100,
        passed_later=triangular(inputs.drawn["passed_on_later"], passed)[0] / 100,
        fielding=of(inputs.areas, "fielding"),
        lead=of(inputs.makers, "lead"),
        rate=of(inputs.makers, "rate"),
        ramp=of(inputs.makers, "ramp"),
        cost=of(inputs.makers, "cost"),
        order_slip=order_slip,
        maker_slip=maker_slip,
        replanned=kind.alone("replanned_slip")[0],
        spending=np.nan_to_num(kind.normal("spending")),
        equipment=triangular(inputs.drawn["equipment_error"], kind.alone("equipment_error"))[0],
    )


def triangular(values: Range, uniform: np.ndarray) -> np.ndarray:
    """Triangular numbers from uniform ones (last axis: draws); nan in `uniform` gives the middle.

    Inverse of the distribution function, so a higher uniform number never gives a lower result.
    """
    low, mid, high = (
        v if v.ndim > 1 else v[:, None] for v in (values.low, values.mid, values.high)
    )
    width = high - low
    rising = low + np.sqrt(uniform * width * (mid - low))
    falling = high - np.sqrt((1 - uniform) * width * (high - mid))
    drawn = np.where(uniform * width <= mid - low, rising, falling)
    return np.where(np.isnan(uniform), mid, drawn)


@dataclass(frozen=True)
class _Copula:
    """Numbers that hang together inside each kind; nan, one column, for the middle case."""

    count: int
    seed: int
    together: float

    def normal(self, name: str) -> np.ndarray:
        """(D) normal numbers of one stream."""
        if not self.count:
            return np.full(1, np.nan)
        key = np.random.SeedSequence([self.seed, crc32(name.encode())])
        return np.random.Generator(np.random.PCG64(key)).standard_normal(self.count)

    def uniform(
        self, kind: str, keys: tuple[str, ...], shared: dict[str, np.ndarray] | None = None
    ) -> np.ndarray:
        """(keys, D) uniform numbers with a common part for the kind.

        `shared` names further common parts, each with a mask of the keys (keys) that take it:
        one after the other takes `together` of what is left.
        """
        left = np.ones(len(keys))
        total = np.zeros((len(keys), max(self.count, 1)))
        for name, mask in {"common": np.ones(len(keys), bool), **(shared or {})}.items():
            taken = left * np.where(mask, self.together, 0)
            total += np.sqrt(taken)[:, None] * self.normal(f"{kind}/{name}")
            left = left - taken
        if keys:
            own = np.stack([self.normal(f"{kind}/{key}") for key in keys])
            total += np.sqrt(left)[:, None] * own
        return _phi(total)

    def alone(self, name: str) -> np.ndarray:
        """(1, D) uniform numbers of an input that hangs together with nothing else."""
        return _phi(self.normal(name)[None])


def _slips(inputs: Inputs, kind: _Copula) -> tuple[np.ndarray, np.ndarray]:
    """(N, D) and (M, D) months: 0 with the share on time, else a late row of the same maturity.

    Whether late and how late are two kinds. Orders with US makers share one more common part, and
    those for missiles and shells, which wait for the same parts, another.
    """
    keys = tuple(f"order/{name}" for name in inputs.orders)
    keys += tuple(f"maker/{name}" for name in inputs.makers)
    drawn = np.zeros((len(keys), max(kind.count, 1)))
    if kind.count:
        maturity = np.concatenate([inputs.order_maturity, inputs.maker_maturity])
        area = np.concatenate([inputs.order_area, inputs.maker_area])
        shared = {
            "US makers": np.concatenate([inputs.order_origin, inputs.maker_origin]) == US,
            "missiles and shells": inputs.shared_suppliers[area],
        }
        whether = kind.uniform("late", keys, shared)
        months = kind.uniform("months", keys, shared)
        on_time = on_time_shares(inputs, kind.uniform("on_time", inputs.maturities))
        for row, record in enumerate(inputs.slip_record):
            mine = maturity == row
            if record.size:
                at = np.minimum((months[mine] * record.size).astype(int), record.size - 1)
                drawn[mine] = np.where(whether[mine] < on_time[row], 0, record[at])
    return drawn[: len(inputs.orders)], drawn[len(inputs.orders) :]


def on_time_shares(inputs: Inputs, uniform: np.ndarray) -> np.ndarray:
    """(K, D) shares on time: beta distributed, by rows on time and late with the base rate.

    Above the median the distribution is stretched to reach the ninetieth percentile of
    model/punctuality: leaving out rows found by looking for punctual cases leans late.
    """
    from scipy.special import betaincinv  # a third of a second that the middle case does not need

    on_time, late = inputs.on_time[:, :1], inputs.on_time[:, 1:]
    drawn = betaincinv(on_time, late, uniform)
    median, ninetieth = (betaincinv(on_time, late, level) for level in (MEDIAN, NINETIETH))
    stretch = (inputs.on_time_high[:, None] - median) / (ninetieth - median)
    return np.minimum(np.where(drawn > median, median + (drawn - median) * stretch, drawn), 1)


def _phi(normal: np.ndarray) -> np.ndarray:
    """The normal distribution function."""
    if np.isnan(normal).any():
        return normal
    from scipy.special import ndtr

    return ndtr(normal)
