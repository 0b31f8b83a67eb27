"""What is still missing beyond the order book, in units: the start of every bill."""

import numpy as np

from helpers.model.batch import Rows
from helpers.model.holdings import part_left, usable_holdings
from helpers.model.inputs import Inputs


def missing(inputs: Inputs, block: Rows) -> np.ndarray:
    """(A, R) units of the need that the order book alone leaves open at the last quarter."""
    held = usable_holdings(inputs, block, block.group)[:, -1]
    held[inputs.passed_on] *= part_left(inputs, block)[-1]
    return np.maximum(block.need - held * block.ready, 0)
