"""The answers of every panel, made on all cores and kept while data and helpers stay the same."""

import hashlib
import os
import time
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from random import Random

from helpers.data import tables, writing
from helpers.site import answers, live
from helpers.site.grid import FEWEST, STATES, dial, grid

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "build" / "answers"
CHUNK = 25  # states that one process answers at a time
SAMPLE = 12, 3  # states a panel and stops a slider, for a quick site
EVERY = 10  # seconds between two lines of progress


def write(folder, notebooks, sample=False, kept=KEPT):
    """Write a script of answers for each panel of `notebooks` into `folder`.

    Scripts of an earlier build lie in `kept` and are used again where nothing they rest on has
    changed. Return (name of the script, states, bytes) of each.
    """
    every = {script_name(place): place for path in notebooks for place in live.places(path)}
    keys = {name: _key(place, sample) for name, place in every.items()}
    missing = {name: place for name, place in every.items() if not (kept / keys[name]).is_file()}
    for name, (states, script) in _made(missing, sample):
        for old in kept.glob(f"{name}-{states}-*") if kept.is_dir() else ():
            old.unlink()
        writing.write(kept / keys[name], script)
    found = []
    for name, key in keys.items():
        script = (kept / key).read_bytes()
        writing.write(folder / f"{name}.js", script)
        held = answers.unpacked(script.decode())[1]
        found.append((name, held["states"], len(script)))
    return found


def script_name(place):
    """The name of the script of a panel, without its ending."""
    return f"{place.path.stem[:2]}-{place.name}"


def _key(place, sample):
    digest = hashlib.sha256(f"{place.source} {sample} {ground()}".encode()).hexdigest()
    return f"{script_name(place)}-{'sample' if sample else 'whole'}-{digest[:16]}.js"


@cache
def ground():
    """A digest of what answers rest on: data/ and the Python of helpers/. Line ends are no part."""
    digest = hashlib.sha256()
    files = [*tables.DATA.rglob("*.csv"), *tables.DATA.rglob("*.json")]
    for path in sorted([*files, *(ROOT / "helpers").rglob("*.py")]):
        digest.update(path.relative_to(ROOT).as_posix().encode())
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def _made(places, sample):
    """(name, (kind, script)) of each panel in `places`, as each gets whole."""
    if not places:
        return
    with get_context("spawn").Pool(min(os.cpu_count() or 1, 16)) as pool:
        sizes = dict(pool.imap_unordered(_size, [(n, p, sample) for n, p in places.items()]))
        tasks = [
            (name, places[name], sample, first)
            for name, states in sizes.items()
            for first in range(0, states, CHUNK)
        ]
        # Mixed, so that what has been done tells how long the rest takes.
        Random(0).shuffle(tasks)
        yield from _gathered(places, sizes, pool.imap_unordered(_answered, tasks), sample)


def _gathered(places, sizes, chunks, sample):
    columns = {name: answers.Columns(states) for name, states in sizes.items()}
    left, total = dict(sizes), sum(sizes.values())
    begun = told = time.monotonic()
    for name, first, parts in chunks:
        for state, found in enumerate(parts, first):
            columns[name].put(state, found)
        left[name] -= len(parts)
        done, now = total - sum(left.values()), time.monotonic()
        if now - told > EVERY:
            told, rest = now, (now - begun) / done * (total - done)
            print(f"    {done:,} of {total:,} states, about {rest:.0f} s left", flush=True)
        if not left[name]:
            panel, stored = _panel(places[name], sample)
            script = answers.script(places[name].name, panel, stored, columns.pop(name))
            yield name, ("sample" if sample else "whole", script)


@cache
def _panel(place, sample):
    panel = live.panel(place)
    dials = [dial(control) for control in panel.controls.values()]
    return panel, grid(dials, *(SAMPLE if sample else (STATES, FEWEST)))


def _size(task):
    name, place, sample = task
    return name, len(_panel(place, sample)[1].states)


def _answered(task):
    """The answers to one chunk of the states of a panel."""
    name, place, sample, first = task
    panel, stored = _panel(place, sample)
    known, found = {}, []
    for setting in stored.states[first : first + CHUNK]:
        parts = answers.answer(panel, stored.values(setting))
        # The same text is the same object, which is then sent once.
        found.append({key: known.setdefault(text, text) for key, text in parts.items()})
    return name, first, found
