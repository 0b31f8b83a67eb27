"""The answers of every panel, made on all cores and kept while data and helpers stay the same."""

import hashlib
import os
import time
from functools import cache
from multiprocessing import get_context

from helpers.data import tables, writing
from helpers.data.tables import ROOT
from helpers.site import answers, laboratory, live, narrow
from helpers.site.grid import FEWEST, STATES, dial, grid
from helpers.ui.laboratory import Laboratory

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


def processes():
    """A pool of as many processes as the machine has cores, up to 16."""
    return get_context("spawn").Pool(min(os.cpu_count() or 1, 16))


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
    print(f"    opening {len(places)} panels", flush=True)
    with processes() as pool:
        making, tasks = {}, []
        for name, *opened in pool.imap_unordered(
            _opened, [(name, place, sample) for name, place in places.items()]
        ):
            one = making[name] = _Making(places[name], *opened)
            if one.whole():
                yield name, making.pop(name).script()
            else:
                rest = range(CHUNK, one.columns.states, CHUNK)
                tasks += [(name, one.place, sample, first) for first in rest]
        # One panel after another, quick ones first: a build that is broken off keeps those made.
        tasks.sort(key=lambda task: making[task[0]].work())
        chunks = pool.imap_unordered(_answered, tasks)
        for name, first, parts in _watched(chunks, dict(making)):
            making[name].put(first, parts)
            if making[name].whole():
                yield name, making.pop(name).script()


def _watched(chunks, making):
    """The chunks, and now and then a line on how far they are.

    How long the rest takes is told by what the first states of each panel took.
    """
    begun = told = time.monotonic()
    states = sum(one.left for one in making.values())
    work = sum(one.work() for one in making.values())
    done = spent = 0
    for chunk in chunks:
        done += len(chunk[-1])
        spent += len(chunk[-1]) * making[chunk[0]].pace
        now = time.monotonic()
        if now - told > EVERY:
            told, rest = now, (now - begun) / spent * (work - spent)
            print(f"    {done:,} of {states:,} states, about {rest:.0f} s left", flush=True)
        yield chunk


class _Making:
    """The script of a panel, half made: its grid, what else it says, and the answers so far.

    `first` are the answers to its first states, `pace` the seconds that each of them took.
    """

    def __init__(self, place, grid, columns, head, first, pace):
        self.place, self.grid, self.columns, self.head = place, grid, columns, head
        self.pace = pace
        self.left = 0 if columns.parts else columns.states
        self.put(0, first)

    def put(self, first, parts):
        for state, found in enumerate(parts, first):
            self.columns.put(state, found)
        self.left -= len(parts)

    def whole(self):
        return not self.left

    def work(self):
        """Seconds that the states still to answer would take one process."""
        return self.left * self.pace

    def script(self):
        return answers.script(self.place, self.grid, self.columns, **self.head)


_panel = cache(live.panel)


@cache
def _grid(place, sample):
    panel = _panel(place)
    dials = [dial(control) for control in panel.controls.values()]
    limit, fewest = _limits(sample)
    if not sample:
        limit = panel.states or limit
    return grid(dials, limit, fewest), dials


def _limits(sample):
    return SAMPLE if sample else (STATES, FEWEST)


def _opened(task):
    """What _Making takes of a panel, with the answers to its first states."""
    name, place, sample = task
    panel = _panel(place)
    figure = panel.figure
    look = " ".join(panel._dom_classes)
    head = {"title": panel.title, "look": look, "embed": figure.embed_options}
    head |= {"short": True} if panel.short else {}
    if figure.spec:
        head["phone"] = narrow.panel(figure.whole[""])
    if isinstance(panel, Laboratory):
        # Its states are projected together, not answered one by one.
        stored, columns, more = laboratory.stored(panel, *_limits(sample))
        return name, stored, columns, head | more, [], 0
    stored, dials = _grid(place, sample)
    head |= {
        "note": stored.note(dials),
        "states": len(stored.states),
        "entries": answers.entries(stored),
        **{name: getattr(figure, name) for name in ("spec", "tabs", "below")},
    }
    columns = answers.Columns(len(stored.states))
    begun = time.process_time()
    first = _answered((*task, 0))[-1]
    pace = (time.process_time() - begun) / len(first)
    return name, stored, columns, head, first, pace


def _answered(task):
    """(name, first, answers) to one chunk of the states of a panel."""
    name, place, sample, first = task
    panel, (stored, _) = _panel(place), _grid(place, sample)
    known, found = {}, []
    for setting in stored.states[first : first + CHUNK]:
        parts = answers.answer(panel, stored.values(setting))
        # The same text is the same object, which is then sent once.
        found.append({key: known.setdefault(text, text) for key, text in parts.items()})
    return name, first, found
