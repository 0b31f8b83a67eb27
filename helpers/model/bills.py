"""What equipment would cost: what is still missing, and what the US would bring, in USD bn of 2026.

One function and one range for every page: the middle case, and eight draws in ten of counts,
needs, delays and prices. Prices are those of model/supply.
"""

import numpy as np

from helpers.data.cached import cached
from helpers.model import batch, cases
from helpers.model.answer import Answer, answer
from helpers.model.assumptions import Scenario, default
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


def of_what_is_missing(inputs: Inputs | None = None, scenario: Scenario | None = None) -> Answer:
    """USD bn to buy what is missing in 2035 beyond the order book, in areas that money buys.

    As reported, or for other inputs and a scenario.
    """
    inputs = inputs or load()
    bills = (missing(inputs, rows) * price(inputs, rows) for rows in blocks(inputs, scenario))
    return answer(*(bill[inputs.paid].sum(axis=0) for bill in bills))


@cached
def blocks(inputs: Inputs, scenario: Scenario | None = None) -> tuple[Rows, Rows]:
    """The middle case of a scenario (as reported), and its draws, as rows of the model."""
    scenario = scenario or default()
    samples = draw(inputs, 0, SEED), draw(inputs, cases.DRAWS, SEED, scenario.errors_together)
    return tuple(batch.of_one(inputs, sample, scenario) for sample in samples)
