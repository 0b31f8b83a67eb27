"""What equipment would cost: what is still missing, and what the US would bring, in USD bn of 2026.

One function and one range for every page: the middle case, and eight draws in ten of counts,
needs, delays and prices. Prices are those of model/supply.
"""

from collections.abc import Callable

import numpy as np

from helpers.data.cached import cached
from helpers.model import batch, cases
from helpers.model.answer import Answer, answer
from helpers.model.assumptions import default, stack
from helpers.model.batch import Rows
from helpers.model.budget import maker_shares
from helpers.model.draws import draw
from helpers.model.holdings import part_left, usable_holdings
from helpers.model.inputs import Inputs, load
from helpers.model.projection import by_area

SEED = 2026


def missing(inputs: Inputs, block: Rows) -> np.ndarray:
    """(A, R) units of the need that the order book alone leaves open at the last quarter."""
    held = usable_holdings(inputs, block, block.group)[:, -1]
    held[inputs.passed_on] *= part_left(inputs, block)[-1]
    return np.maximum(block.need - held * block.ready, 0)


def price(inputs: Inputs, block: Rows) -> np.ndarray:
    """(A, R) USD bn a unit: the mean over an area's makers, by their part of the money."""
    return by_area(inputs, maker_shares(inputs, block) * block.cost)


@cached
def of_what_is_missing() -> Answer:
    """USD bn to buy what is missing in 2035 beyond the order book, in areas that money buys."""
    inputs = load()
    return drawn(lambda block: (missing(inputs, block) * price(inputs, block))[inputs.paid].sum(0))


def drawn(of: Callable[[Rows], np.ndarray]) -> Answer:
    """The answer of a function of rows (R) as reported."""
    return answer(*map(of, blocks()))


@cached
def blocks() -> tuple[Rows, Rows]:
    """The middle case, and its draws, as rows of the model."""
    together = default().errors_together
    samples = [draw(load(), 0, SEED), draw(load(), cases.DRAWS, SEED, together)]
    numbers = [np.arange(sample.size) for sample in samples]
    return tuple(
        batch.rows(load(), sample, stack(default()), 0 * number, number)
        for sample, number in zip(samples, numbers, strict=True)
    )
