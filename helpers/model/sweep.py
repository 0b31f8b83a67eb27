"""Any number of scenarios, in blocks, in this process or on a Dask cluster.

The answer of each block is made small by `reduce` before it is kept, so a sweep of millions needs
the memory of one block. Dask is optional: without a client nothing of it is imported.
"""

from collections.abc import Callable, Iterable, Iterator

import numpy as np

from helpers.model.assumptions import Batch, Scenario, stack
from helpers.model.inputs import Inputs
from helpers.model.projection import project
from helpers.model.result import Result

BLOCK_ROWS = 2048


def sweep(
    inputs: Inputs,
    scenarios: Batch | Iterable[Scenario],
    reduce: Callable[[Result], np.ndarray],
    draws: int = 0,
    client=None,
    progress: Callable[[int, int], None] | None = None,
) -> np.ndarray:
    """`reduce(project(...))` of all scenarios, joined along the first axis.

    reduce takes a Result of S scenarios to an array (S, ...); with a client it must be importable
    by the workers. client is a `distributed.Client`. progress(done, all) is called after each
    block with numbers of scenarios. The blocks, and so the numbers, are the same either way.
    """
    batch = stack(scenarios)
    size = max(1, BLOCK_ROWS // max(draws, 1))
    blocks = [batch.take(slice(start, start + size)) for start in range(0, batch.size, size)]
    tasks = ((block, reduce, draws) for block in blocks)
    answers: list[np.ndarray | None] = [None] * len(blocks)
    done = 0
    for number, answer in _on_cluster(client, inputs, tasks) if client else _here(inputs, tasks):
        answers[number] = answer
        done += blocks[number].size
        if progress:
            progress(done, batch.size)
    return np.concatenate(answers)


def _one(inputs: Inputs, block: Batch, reduce: Callable, draws: int) -> np.ndarray:
    return reduce(project(inputs, block, draws))


def _here(inputs: Inputs, tasks: Iterable[tuple]) -> Iterator[tuple[int, np.ndarray]]:
    for number, task in enumerate(tasks):
        yield number, _one(inputs, *task)


def _on_cluster(client, inputs: Inputs, tasks: Iterable[tuple]) -> Iterator[tuple[int, np.ndarray]]:
    from distributed import as_completed

    # hash=False: a sweep that follows at once must not share data that this one is letting go
    there = client.scatter(inputs, broadcast=True, hash=False)
    numbers = {
        client.submit(_one, there, *task, pure=False): number for number, task in enumerate(tasks)
    }
    for future in as_completed(numbers):
        yield numbers[future], future.result()
