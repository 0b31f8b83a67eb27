"""The figure that moves: an altair chart embedded once, and the answers that swap its rows."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import anywidget
import pandas as pd
import traitlets
import vl_convert

from helpers.figures import kit, theme

_CSS = """
.bs-sentence { font-size: 1.15em; line-height: 1.45; margin: 8px 0; min-height: 2.9em;
  max-width: 50em; color: var(--jp-content-font-color1, inherit); }
.bs-error { color: var(--jp-error-color1, #b00020); margin: 8px 0; }
/* Long labels and hints wrap instead of ending in dots. */
.bs-panel .widget-label, .bs-panel .widget-inline-hbox .widget-label {
  white-space: normal; height: auto; line-height: 1.35; }
.bs-panel .widget-inline-hbox { height: auto; align-items: center; }
.bs-panel .widget-dropdown > select { height: var(--jp-widgets-inline-height); }
.bs-below { display: flex; flex-wrap: wrap; gap: 0 1.2em; margin: 0 12px; font-size: 0.85em; }
.bs-below p { user-select: all; }
.bs-below a { color: var(--jp-content-link-color, #0b5cad); }
.bs-chart { overflow-x: auto; min-height: var(--bs-height); }
"""


@dataclass(frozen=True)
class Answer:
    """What a panel shows for one setting: a sentence, and the rows of each named data set."""

    sentence: str
    frames: dict[str, pd.DataFrame]


class LiveFigure(anywidget.AnyWidget):
    """An altair chart that is embedded once; new answers only swap the rows it draws."""

    _css = _CSS
    spec = traitlets.Dict().tag(sync=True)
    embed_options = traitlets.Dict().tag(sync=True)
    answer = traitlets.Dict().tag(sync=True)
    error = traitlets.Unicode("").tag(sync=True)
    below = traitlets.Dict().tag(sync=True)

    def __init__(self, chart, answer):
        spec = kit.credited(chart.to_dict())
        first = _message(answer, spec)
        super().__init__(
            spec=spec,
            embed_options=theme.embed(spec),
            answer=first,
            below=kit.parts(spec),
            _esm=_script(),
        )

    def show(self, answer):
        """Swap rows and sentence in one message, so that they never disagree on screen."""
        self.answer = _message(answer, self.spec)
        self.error = ""


def _message(answer, spec):
    drawn = {name: list(rows[0]) for name, rows in spec["datasets"].items() if rows}
    rows = {
        name: theme.records(frame[drawn.get(name, list(frame))])
        for name, frame in answer.frames.items()
    }
    alt = f"{answer.sentence} {spec.get('description', '')}".strip()
    return {"sentence": answer.sentence, "alt": alt, "rows": rows}


@cache
def _script():
    """The widget's script with Vega inside, so that it draws without a network."""
    source = Path(__file__).with_name("live_figure.js").read_text(encoding="utf-8")
    return vl_convert.javascript_bundle(source)
