"""Scenarios of the wider space, and what must never happen in any of them."""

import numpy as np

from helpers.model.assumptions import LIFTS, MENUS, choices, default, sliders, stack

WHOLE = "c2_comms"


def random_batch(count, seed=1):
    """Scenarios of the wider space: every slider, menu, switch and lifted limit at random."""
    random = np.random.default_rng(seed)
    where = random.random((len(sliders()), count))
    where[:, ::2] = where[:, ::2] > 0.5  # every other one is a corner
    values = {
        name: s.low + (s.high - s.low) * w
        for (name, s), w in zip(sliders().items(), where, strict=True)
    }
    values |= {lift: random.random(count) < 0.1 for lift in LIFTS}
    rows = stack(default()).take(np.zeros(count, int)).set(**values)
    menus = dict(zip(MENUS, ("posture", "forces", "europe_means"), strict=True))
    chosen = {field: random.integers(0, len(choices(menu)), count) for menu, field in menus.items()}
    return rows._replace(**chosen, count_weak_areas=random.random(count) < 0.5)


def faults(result):
    """(S, 4) numbers that are no numbers, shares out of bounds, needs too small, posts in parts."""
    share, held = result.share, result.europe
    odd = np.isnan(share) & (held + result.us > 0)
    odd |= np.isnan(held) | np.isnan(result.us) | np.isnan(result.need)
    out = (share < 0) | (share > 1) | (held < -1e-9) | (result.us < 0)
    posts = result.inputs.areas.index(WHOLE)
    parts = np.stack([held[posts], result.us[posts]])
    return np.stack(
        [
            odd.sum(axis=(0, 1, 3)),
            out.sum(axis=(0, 1, 3)),
            (result.need_level < 0).sum(axis=(0, 2)),
            (parts != np.round(parts)).sum(axis=(0, 1, 3)),
        ],
        axis=1,
    )
