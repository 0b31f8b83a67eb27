"""Which settings of a panel the website stores: stops of each control, and what moves together."""

from dataclasses import asdict, dataclass
from functools import cached_property
from itertools import combinations, product

import pandas as pd

from helpers.figures.text import listing

STATES = 6000  # a panel
FEWEST = 9  # stops of a slider that has as many


@dataclass(frozen=True)
class Dial:
    """A control as the website draws it: its stops in order, and what each is called.

    `tokens` stand for the stops in addresses.
    """

    name: str
    label: str
    hint: str
    kind: str  # number, month or menu
    stops: tuple
    texts: tuple
    tokens: tuple
    start: int  # place of the default

    def described(self):
        """What the script of the website needs, as plain values."""
        return {key: value for key, value in asdict(self).items() if key != "stops"}

    def thinned(self, most):
        """The same with at most `most` stops over all there is, ends and default kept.

        Every second stop, or third, counted from the default, where that leaves FEWEST or more;
        else spread evenly.
        """
        total = len(self.stops)
        if total <= most:
            return self
        for stride in range(1, total):
            inside = {place for place in range(total) if (place - self.start) % stride == 0}
            places = inside | {0, total - 1}
            if len(places) <= most:
                break
        if len(places) < min(most, FEWEST):
            places = {round(k * (total - 1) / (most - 1)) for k in range(most)}
            if self.start not in places:
                inner = places - {0, total - 1}
                places -= {min(inner, key=lambda place: abs(place - self.start))}
                places |= {self.start}
        return self.kept(sorted(places))

    def kept(self, places):
        """The same with the stops at `places` alone; the default must be among them."""
        part = {key: tuple(getattr(self, key)[place] for place in places) for key in _PARTS}
        return Dial(**(self.__dict__ | part | {"start": places.index(self.start)}))


_PARTS = ("stops", "texts", "tokens")


def dial(control):
    """The Dial of a panel's control, with every stop it has."""
    texts, stops = zip(*control.options, strict=True)
    known = {"name": control.name, "label": control.label, "hint": control.hint}
    tokens, start = tuple(map(token, stops)), control.place(control.default)
    return Dial(**known, kind=control.kind, stops=stops, texts=texts, tokens=tokens, start=start)


def token(value):
    """A value as an address carries it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m}"
    return f"{value:g}" if isinstance(value, float) else str(value)


@dataclass(frozen=True)
class Block:
    """Settings in which the dials at `free` take all of their stops, the others those of `base`."""

    free: tuple
    base: tuple

    def settings(self, dials):
        """Each setting as places of all dials; the last free dial moves fastest."""
        for chosen in product(*(range(len(dials[place].stops)) for place in self.free)):
            setting = list(self.base)
            for place, stop in zip(self.free, chosen, strict=True):
                setting[place] = stop
            yield tuple(setting)


@dataclass(frozen=True)
class Grid:
    """The dials of a panel with the stops that are stored, and the blocks that hold the states."""

    dials: tuple
    blocks: tuple

    @cached_property
    def states(self):
        """Each stored setting once, those that share the stops of sliders beside each other."""
        every = {setting for block in self.blocks for setting in block.settings(self.dials)}
        order = sorted(range(len(self.dials)), key=lambda place: self.dials[place].kind == "menu")
        return sorted(every, key=lambda setting: [setting[place] for place in order])

    def note(self, whole):
        """What is left out of all stops and of all ways to combine them, in a sentence or two.

        `whole` are the dials with every stop they have.
        """
        together, every = len(self.blocks[0].free), len(self.dials)
        kept = [
            f"{len(mine.stops)} of the {len(full.stops)} settings of “{mine.label}”"
            for mine, full in zip(self.dials, whole, strict=True)
            if len(mine.stops) < len(full.stops)
        ]
        told = [f"This page holds {listing(kept)}."] if kept else []
        if together < every:
            several = "1 control" if together == 1 else f"{together} controls"
            told.append(f"Here at most {several} of {every} can be away from the start.")
        return " ".join([*told, "JupyterLab works out every other setting."] if told else [])

    def values(self, setting):
        """The values of all controls in a setting, by name."""
        pairs = zip(self.dials, setting, strict=True)
        return {dial.name: dial.stops[place] for dial, place in pairs}


def grid(dials, limit=STATES, fewest=FEWEST):
    """The Grid of at most `limit` states that lets most dials move together.

    Any `together` of them may be away from their first stops at a time; among grids that allow as
    many, the one with the most stops. A sample, with `fewest` under nine, cuts menus too.
    """
    menus = fewest < FEWEST

    def cut(most):
        return tuple(one.thinned(most) if menus or one.kind != "menu" else one for one in dials)

    most = max(len(one.stops) for one in dials)
    for together in range(len(dials), 0, -1):
        fitting = [n for n in range(fewest, max(most, fewest) + 1)
                   if _count(cut(n), together) <= limit]  # fmt: skip
        if fitting or together == 1:
            return _together(cut(max(fitting, default=fewest)), together)


def _together(dials, together):
    base = tuple(one.start for one in dials)
    chosen = combinations(range(len(dials)), together)
    return Grid(dials, tuple(Block(free, base) for free in chosen))


def _count(dials, together):
    """How many settings have at most `together` dials away from their first stops."""
    counts = [1] + together * [0]  # by how many are away
    for one in dials:
        for size in range(together, 0, -1):
            counts[size] += counts[size - 1] * (len(one.stops) - 1)
    return sum(counts)
