"""Sweeps in blocks, here and on a local Dask cluster."""

from functools import partial

import numpy as np
import pytest

from helpers.model.assumptions import default, presets, stack
from helpers.model.inputs import load
from helpers.model.projection import project
from helpers.model.questions import areas_held, mean_share
from helpers.model.sensitivity import sobol
from helpers.model.sweep import BLOCK_ROWS, sweep

at_2030 = partial(mean_share, date="2030")


def many(count):
    where = np.linspace(0, 1, count)
    batch = stack(default()).take(np.zeros(count, int))
    return batch.set(slip_factor=2 * where, us_fleet_factor=0.4 + 2.6 * where[::-1])


def test_a_sweep_is_a_projection():
    rows = list(presets().values())
    found = sweep(load(), rows, at_2030, draws=3)
    assert np.array_equal(found, mean_share(project(load(), rows, 3), "2030"))


def test_blocks_join_in_order_and_report():
    count = BLOCK_ROWS + 10
    shown = []
    found = sweep(load(), many(count), at_2030, progress=lambda *pair: shown.append(pair))
    assert found.shape == (count, 1)
    assert shown == [(BLOCK_ROWS, count), (count, count)]
    last = project(load(), many(count).take(slice(count - 3, count)))
    assert found[-3:] == pytest.approx(mean_share(last, "2030"), abs=1e-12)


@pytest.mark.proof
def test_two_workers_give_identical_numbers():
    distributed = pytest.importorskip("distributed")
    draws, batch = 60, many(150)  # five blocks
    here = sweep(load(), batch, at_2030, draws=draws)
    design = sobol(load(), default(), "2030", points=16)
    shown = []
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0"
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        assert len(client.scheduler_info()["workers"]) == 2
        there = sweep(
            load(),
            batch,
            at_2030,
            draws=draws,
            client=client,
            progress=lambda *pair: shown.append(pair),
        )
        held = sweep(load(), batch, partial(areas_held, date="2030"), client=client)
        assert sobol(load(), default(), "2030", points=16, client=client).equals(design)
    assert np.array_equal(here, there)
    assert held.shape == (150, 1)
    assert shown[-1] == (150, 150)
