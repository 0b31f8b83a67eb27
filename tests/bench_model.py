"""Speed of the model, printed beside a plain NumPy write of the result and the plain loop.

python tests/bench_model.py
"""

import os
import platform
import resource
import time
from dataclasses import asdict
from functools import partial

import numpy as np

from helpers.model import planned, plans
from helpers.model.assumptions import default
from helpers.model.draws import draw
from helpers.model.inputs import load
from helpers.model.projection import project
from helpers.model.sensitivity import movable, sobol
from helpers.model.sweep import sweep
from helpers.pages.lesson import data as lesson
from plain_loop import PlainLoop
from wider_space import faults, random_batch

LINE = "{:<44}{:>12}{:>12}{:>14}{:>12}"


def best(task, repeat, clock=time.perf_counter):
    """Shortest time of several runs, in seconds: the machine may be busy."""
    times = []
    for _ in range(repeat):
        start = clock()
        task()
        times.append(clock() - start)
    return min(times)


def written(rows):
    """Write the two arrays that a result of so many rows holds."""

    def write():
        for _ in range(2):
            np.empty((18, 41, rows)).fill(1.0)

    return write


def main():
    inputs, scenario = load(), default()
    tables = PlainLoop()
    loop = best(lambda: tables.project(asdict(scenario)), 5)
    drawing = best(partial(draw.__wrapped__, inputs, 1000, 2026, scenario.errors_together), 5)

    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(
        f"plain loop: {1000 * loop:.0f} ms a scenario; 1,000 inputs drawn: {1000 * drawing:.0f} ms"
    )
    found = []
    print(LINE.format("", "ms", "ms a row", "x plain write", "x faster"))
    for label, draws in (
        ("middle case", 0),
        ("a slider position, 500 draws", 500),
        ("1,000 draws", 1000),
        ("2,000 draws", 2000),
        ("4,000 draws", 4000),
    ):
        rows = max(draws, 1)
        taken = best(lambda n=draws: project(inputs, scenario, n), 9 if draws < 2000 else 4)
        plain = best(written(rows), 9)
        print(row(label, taken, rows, plain, loop))
    own = best(lambda: project(inputs, scenario, 1000), 9, time.process_time)
    print(f"    1,000 draws, time of the processor: {1000 * own:.0f} ms;", end=" ")
    print(f"target 120 ms: {'met' if own <= 0.12 else 'missed'}")
    planned.drawn(plans.THE_RULE)
    taken = best(lambda: planned.drawn.__wrapped__("see50+hold50"), 9)
    print(row("a plan of the money, 500 draws", taken, 500, best(written(500), 9), loop))
    tried = lesson.search("europe").tried
    taken = best(lambda: lesson.search.__wrapped__("europe"), 4)
    print(row(f"a challenge, {tried} settings", taken, tried, best(written(tried), 9), loop))
    wide = random_batch(10_000)
    taken = best(lambda: found.append(sweep(inputs, wide, faults).sum()), 1)
    print(row("10,000 scenarios of the wider space", taken, 10_000, best(written(2048), 5), loop))
    print(f"    faults in them: {found[0]}")
    points = 2048
    rows = points * (len(movable()) + 2)
    taken = best(lambda: sobol(inputs, scenario, "2030", points=points), 1)
    print(row(f"Sobol design of {rows:,} scenarios", taken, rows, best(written(2048), 5), loop))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"most memory: {peak:.0f} MB (the Sobol design is held against a write of one block)")


def row(label, taken, rows, plain, loop):
    ms, each = f"{1000 * taken:.1f}", f"{1000 * taken / rows:.3f}"
    return LINE.format(label, ms, each, f"{taken / plain:.0f}", f"{loop * rows / taken:.0f}")


if __name__ == "__main__":
    main()
