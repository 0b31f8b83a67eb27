"""The figure that moves: altair charts embedded once, and the answers that swap their rows."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import anywidget
import pandas as pd
import traitlets
import vl_convert

from helpers.figures import theme
from helpers.ui.fit import fitted

CSS = Path(__file__).with_name("panel.css")


class Number(NamedTuple):
    """A number that matters, as it is shown; `change` is that against something pinned."""

    value: str
    meaning: str
    change: str = ""


@dataclass(frozen=True)
class Answer:
    """What a panel shows for one setting: a sentence, the rows of each data set, big numbers."""

    sentence: str
    frames: dict[str, pd.DataFrame]
    numbers: tuple[Number, ...] = ()


class LiveFigure(anywidget.AnyWidget):
    """Charts that are embedded once; new answers only swap the rows they draw.

    `charts` is one altair chart, or several by the name of their tab; `fit` scales their plots.
    """

    _css = CSS
    spec = traitlets.Dict().tag(sync=True)
    tabs = traitlets.Dict().tag(sync=True)
    embed_options = traitlets.Dict().tag(sync=True)
    answer = traitlets.Dict().tag(sync=True)
    error = traitlets.Unicode("").tag(sync=True)

    def __init__(self, charts, answer, fit=(1, 1)):
        several = isinstance(charts, dict)
        tabs = {name: fitted(chart, *fit) for name, chart in charts.items()} if several else {}
        spec = {} if several else fitted(charts, *fit)
        self._drawn = {
            name: list(rows[0])
            for own in (tabs.values() if several else [spec])
            for name, rows in own["datasets"].items()
            if rows
        }
        shown = {"answer": self.message(answer), "embed_options": theme.EMBED}
        super().__init__(spec=spec, tabs=tabs, **shown, _esm=_script())

    def show(self, answer):
        """Swap rows and words in one message, so that they never disagree on screen."""
        self.answer = self.message(answer)
        self.error = ""

    def message(self, answer):
        """What the script is sent for an Answer: sentence, rows by data set, numbers."""
        rows = {
            name: theme.records(frame[self._drawn.get(name, list(frame))])
            for name, frame in answer.frames.items()
        }
        numbers = [list(number) for number in answer.numbers]
        return {"sentence": answer.sentence, "rows": rows, "numbers": numbers}


@cache
def _script():
    """The widget's script with Vega inside, so that it draws without a network."""
    source = Path(__file__).with_name("live_figure.js").read_text(encoding="utf-8")
    return vl_convert.javascript_bundle(source)
