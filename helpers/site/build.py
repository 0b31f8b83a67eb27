"""The answers of every panel, made on all cores and kept while data and helpers stay the same."""

import hashlib
import os
import time
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from random import Random

from helpers.data import tables, writing
from helpers.site import answers, laboratory, live
from helpers.site.grid import FEWEST, STATES, dial, grid
from helpers.ui.laboratory import Laboratory

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
    for name, script in _made(missing, sample):
        for old in kept.glob(f"{name}-{_kind(sample)}-*") if kept.is_dir() else ():
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


def _kind(sample):
    return "sample" if sample else "whole"


def _key(place, sample):
    digest = hashlib.sha256(f"{place.source} {sample} {ground()}".encode()).hexdigest()
    return f"{script_name(place)}-{_kind(sample)}-{digest[:16]}.js"


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
    """(name, script) of each panel in `places`, as each gets whole."""
    if not places:
        return
    with get_context("spawn").Pool(min(os.cpu_count() or 1, 16)) as pool:
        sizes = dict(pool.imap_unordered(_size, [(n, p, sample) for n, p in places.items()]))
        whole = {name: places[name] for name, states in sizes.items() if not states}
        scripts = [pool.apply_async(_laboratory, (n, p, sample)) for n, p in whole.items()]
        tasks = [
            (name, places[name], sample, first)
            for name, states in sizes.items()
            for first in range(0, states, CHUNK)
        ]
        # Mixed, so that what has been done tells how long the rest takes.
        Random(0).shuffle(tasks)
        sizes = {name: states for name, states in sizes.items() if states}
        yield from _gathered(places, sizes, pool.imap_unordered(_answered, tasks), sample)
        yield from (script.get() for script in scripts)


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
            yield name, _script(places[name], sample, columns.pop(name))


def _script(place, sample, columns):
    panel, stored = _panel(place), _grid(place, sample)
    return answers.script(
        place,
        stored,
        columns,
        title=panel.title,
        note=stored.note(_dials(panel)),
        states=columns.states,
        entries=answers.entries(stored),
        spec=panel.figure.spec,
        embed=panel.figure.embed_options,
    )


def _limits(sample):
    return SAMPLE if sample else (STATES, FEWEST)


def _laboratory(name, place, sample):
    """(name, script) of the laboratory, whose states are projected together."""
    panel = live.panel(place)
    stored, columns, head = laboratory.stored(panel, *_limits(sample))
    embed = panel.figure.embed_options
    return name, answers.script(place, stored, columns, title=panel.title, embed=embed, **head)


_panel = cache(live.panel)


@cache
def _grid(place, sample):
    return grid(_dials(_panel(place)), *_limits(sample))


def _dials(panel):
    return [dial(control) for control in panel.controls.values()]


def _size(task):
    """(name, states) of a panel; none for a laboratory, which is made in one go."""
    name, place, sample = task
    whole = isinstance(_panel(place), Laboratory)
    return name, 0 if whole else len(_grid(place, sample).states)


def _answered(task):
    """The answers to one chunk of the states of a panel."""
    name, place, sample, first = task
    panel, stored = _panel(place), _grid(place, sample)
    known, found = {}, []
    for setting in stored.states[first : first + CHUNK]:
        parts = answers.answer(panel, stored.values(setting))
        # The same text is the same object, which is then sent once.
        found.append({key: known.setdefault(text, text) for key, text in parts.items()})
    return name, first, found
