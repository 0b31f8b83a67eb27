"""The figure that moves: altair charts embedded once, and the answers that swap their rows."""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import anywidget
import pandas as pd
import traitlets

from helpers.figures import kit, theme
from helpers.ui.bundle import script as _script
from helpers.ui.fit import fitted

CSS = Path(__file__).with_name("panel.css")


class Number(NamedTuple):
    """A number that matters, as it is shown; `change` is that against something pinned."""

    value: str
    meaning: str
    change: str = ""


class Note(NamedTuple):
    """Lines under a heading, below the figure; each is words and its sources as (who, address)."""

    heading: str
    lines: tuple[tuple[str, list[tuple[str, str]]], ...]


@dataclass(frozen=True)
class Answer:
    """What a panel shows for one setting: a sentence, the rows of each data set, big numbers.

    `notes` are lines with their sources below the figure.
    """

    sentence: str
    frames: dict[str, pd.DataFrame]
    numbers: tuple[Number, ...] = ()
    notes: tuple[Note, ...] = ()


class LiveFigure(anywidget.AnyWidget):
    """Charts that are embedded once; new answers only swap the rows they draw.

    `charts` is one altair chart, or several by the name of their tab; `fit` scales their plots.
    `whole` are the specifications before that, with their titles.
    """

    _css = CSS
    spec = traitlets.Dict().tag(sync=True)
    tabs = traitlets.Dict().tag(sync=True)
    embed_options = traitlets.Dict().tag(sync=True)
    answer = traitlets.Dict().tag(sync=True)
    error = traitlets.Unicode("").tag(sync=True)
    below = traitlets.Dict().tag(sync=True)

    def __init__(self, charts, answer, fit=(1, 1)):
        several = isinstance(charts, dict)
        named = charts if several else {"": charts}
        self.whole = {name: kit.credited(theme.spec(chart)) for name, chart in named.items()}
        specs = {name: fitted(spec, *fit) for name, spec in self.whole.items()}
        below = {name: kit.parts(spec) for name, spec in self.whole.items()}
        self._drawn = {
            name: list(rows[0])
            for spec in specs.values()
            for name, rows in spec["datasets"].items()
            if rows
        }
        super().__init__(
            spec={} if several else specs[""],
            tabs=specs if several else {},
            below=below if several else below[""],
            embed_options=theme.embed(next(iter(self.whole.values()))),
            answer=self.message(answer),
            _esm=_script(),
        )

    def show(self, answer):
        """Swap rows and words in one message, so that they never disagree on screen."""
        self.answer = self.message(answer)
        self.error = ""

    def message(self, answer):
        """What the script is sent for an Answer: sentence, rows by data set, numbers, notes."""
        rows = {
            name: theme.records(frame[self._drawn.get(name, list(frame))])
            for name, frame in answer.frames.items()
        }
        numbers = [list(number) for number in answer.numbers]
        notes = {"notes": [list(note) for note in answer.notes]} if answer.notes else {}
        return {"sentence": answer.sentence, "rows": rows, "numbers": numbers} | notes
