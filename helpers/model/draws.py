"""Uncertain inputs, drawn once per seed and kept: what depends on no slider.

Every uncertain input has a random stream of its own, keyed by its name, so a new input leaves the
others as they were and the first hundred of a thousand draws are the hundred of a hundred.
"""

from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np

from helpers.model.inputs import Inputs, Range


@dataclass(frozen=True, eq=False)
class Draws:
    """D draws of every uncertain input; the middle case is one draw, with `middle` set.

    Holdings are kept as uniform numbers because the reader may move their middle value.
    """

    middle: bool
    europe_level: np.ndarray  # (A, D) uniform, 0 to 1
    us_level: np.ndarray  # (A, D) uniform, 0 to 1
    need: np.ndarray  # (A, D)
    fielding: np.ndarray  # (A, D) months
    lead: np.ndarray  # (M, D) months
    rate: np.ndarray  # (M, D) a year
    ramp: np.ndarray  # (M, D) share a year
    cost: np.ndarray  # (M, D) USD bn
    order_slip: np.ndarray  # (N, D) months before slip_factor, 0 = on time
    maker_slip: np.ndarray  # (M, D) months before slip_factor, 0 = on time

    @property
    def size(self) -> int:
        return self.need.shape[-1]


@lru_cache(maxsize=8)
def draw(inputs: Inputs, count: int, seed: int) -> Draws:
    """`count` draws of all inputs; count 0 is the middle case. Same seed, same draws."""

    def of_area(name: str, values: Range) -> np.ndarray:
        return triangular(values, _uniform(name, inputs.areas, count, seed))

    def of_maker(name: str, values: Range) -> np.ndarray:
        return triangular(values, _uniform(name, inputs.makers, count, seed))

    return Draws(
        middle=count == 0,
        europe_level=_uniform("europe", inputs.areas, count, seed),
        us_level=_uniform("us_war", inputs.areas, count, seed),
        need=of_area("need", inputs.need),
        fielding=of_area("fielding", inputs.fielding),
        lead=of_maker("lead", inputs.lead),
        rate=of_maker("rate", inputs.rate),
        ramp=of_maker("ramp", inputs.ramp),
        cost=of_maker("cost", inputs.cost),
        order_slip=_slips(inputs, inputs.orders, inputs.order_maturity, count, seed),
        maker_slip=_slips(inputs, inputs.makers, inputs.maker_maturity, count, seed),
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


def _uniform(name: str, keys: tuple[str, ...], count: int, seed: int) -> np.ndarray:
    """(keys, draws) uniform numbers, one stream per key; one column of nan for the middle case."""
    if count == 0:
        return np.full((len(keys), 1), np.nan)
    drawn = [_stream(f"{name}/{key}", seed).random(count) for key in keys]
    return np.array(drawn).reshape(len(keys), count)


def _slips(
    inputs: Inputs, keys: tuple[str, ...], maturity: np.ndarray, count: int, seed: int
) -> np.ndarray:
    """(keys, draws) months: 0 with the on-time share, else a late row of the same maturity."""
    drawn = np.zeros((len(keys), max(count, 1)))
    for row, (key, kind) in enumerate(zip(keys, maturity, strict=True)):
        late = inputs.slip_record[kind]
        if count and late.size:
            uniform = _stream(f"slip/{key}", seed).random((count, 2))
            picked = late[(uniform[:, 1] * late.size).astype(int)]
            drawn[row] = np.where(uniform[:, 0] < inputs.constants["on_time_share"], 0, picked)
    return drawn


def _stream(name: str, seed: int) -> np.random.Generator:
    key = np.random.SeedSequence([seed, crc32(name.encode())])
    return np.random.Generator(np.random.PCG64(key))
