"""Sliders tied to number boxes, a panel that answers them, and the figure that moves.

A panel shows a picture of its default answer wherever no kernel runs.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import anywidget
import ipywidgets as widgets
import pandas as pd
import traitlets
import vl_convert

from helpers import dates, tables
from helpers.charts import theme

_CSS = """
.bs-sentence { font-size: 1.15em; line-height: 1.45; margin: 8px 0; min-height: 2.9em;
  max-width: 50em; color: var(--jp-content-font-color1, inherit); }
.bs-error { color: var(--jp-error-color1, #b00020); margin: 8px 0; }
/* Long labels and hints wrap instead of ending in dots. */
.bs-panel .widget-label, .bs-panel .widget-inline-hbox .widget-label {
  white-space: normal; height: auto; line-height: 1.35; }
.bs-panel .widget-inline-hbox { height: auto; align-items: center; }
.bs-panel .widget-dropdown > select { height: var(--jp-widgets-inline-height); }
.bs-chart { overflow-x: auto; min-height: var(--bs-height); }
"""


@dataclass(frozen=True)
class Answer:
    """What a panel shows for one setting: a sentence, and the rows of each named data set."""

    sentence: str
    frames: dict[str, pd.DataFrame]


@dataclass(frozen=True)
class Control:
    """One thing the reader may set. `widgets` share one value; the first one is read.

    `label` names it with its unit, `hint` says in a sentence what it means.
    """

    name: str
    label: str
    hint: str
    default: object
    widgets: tuple = field(repr=False)

    @property
    def value(self):
        return self.widgets[0].value


def number(name, label, unit, low, high, step, default, hint):
    """A slider and a number box with one value between `low` and `high`."""
    whole = all(float(value).is_integer() for value in (low, high, step, default))
    kind = int if whole else float
    bounds = {"min": kind(low), "max": kind(high), "step": kind(step), "value": kind(default)}
    slider_type = widgets.IntSlider if whole else widgets.FloatSlider
    box_type = widgets.BoundedIntText if whole else widgets.BoundedFloatText
    title = f"{label} ({unit})" if unit else label
    slider = slider_type(**bounds, readout=False, layout=_SLIDER)
    # A slider's handle carries no accessible name; the box beside it, with a label, does.
    box = box_type(**bounds, description=title, style=_LABEL, layout=_BOX, tooltip=hint)
    widgets.link((slider, "value"), (box, "value"))
    return Control(name, title, hint, kind(default), (slider, box))


def assumption(assumption_name, name=None):
    """The slider of one row of the assumptions table, under another name where one is given."""
    row = tables.load("model/assumptions").set_index("name").loc[assumption_name]
    bounds = row["low"], row["high"], row["step"], row["default"]
    return number(name or assumption_name, row["label"], row["unit"], *bounds, row["what_it_means"])


def choice(name, label, options, default, hint):
    """A menu; `options` maps what the reader sees to the value it stands for."""
    menu = widgets.Dropdown(
        options=list(options.items()),
        value=default,
        description=label,
        style=_LABEL,
        layout=_MENU,
        tooltip=hint,
    )
    return Control(name, label, hint, default, (menu,))


def month(name, label, first, last, default, hint, every=1):
    """A slider over months and a menu of the same months; the value is the month's first day.

    `every` keeps one month in so many: 3 for the last months of quarters.
    """
    months = pd.date_range(first, last, freq=f"{every}MS")
    options = [(dates.spoken_month(day), day) for day in months]
    start = pd.Timestamp(default)
    slider = widgets.SelectionSlider(options=options, value=start, readout=False, layout=_SLIDER)
    menu = widgets.Dropdown(
        options=options, value=start, description=label, style=_LABEL, layout=_BOX, tooltip=hint
    )
    widgets.link((slider, "index"), (menu, "index"))
    return Control(name, label, hint, start, (slider, menu))


_LABEL = {"description_width": "300px"}
_HINT = {"font_style": "italic"}
_BOX = widgets.Layout(width="440px")
_MENU = widgets.Layout(width="680px")
_SLIDER = widgets.Layout(width="280px")


class LiveFigure(anywidget.AnyWidget):
    """An altair chart that is embedded once; new answers only swap the rows it draws."""

    _css = _CSS
    spec = traitlets.Dict().tag(sync=True)
    embed_options = traitlets.Dict().tag(sync=True)
    answer = traitlets.Dict().tag(sync=True)
    error = traitlets.Unicode("").tag(sync=True)

    def __init__(self, chart, answer):
        spec = chart.to_dict()
        first = _message(answer, spec)
        super().__init__(spec=spec, embed_options=theme.EMBED, answer=first, _esm=_script())

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


class Panel(widgets.VBox):
    """Controls, a button that restores them, and a live figure with its sentence.

    `answer(**values)` turns the controls' values into an Answer; `figure(**frames)` draws it. A
    ValueError of `answer` is shown under the controls, and the last good figure stays.
    """

    def __init__(
        self,
        title: str,
        controls: list[Control],
        answer: Callable[..., Answer],
        figure: Callable,
    ):
        self.title = title
        self.controls = {control.name: control for control in controls}
        self._answer = answer
        self._paused = False
        first = answer(**self.values)
        self._chart = figure(**first.frames)
        self.figure = LiveFigure(self._chart, first)
        self.reset_button = widgets.Button(description="Reset", tooltip="Back to the first setting")
        self.reset_button.on_click(lambda _: self.reset())
        for control in controls:
            control.widgets[0].observe(self._changed, names="value")
        super().__init__([*map(_row, controls), self.reset_button, self.figure])
        self.add_class("bs-panel")

    @property
    def values(self):
        """The value of every control, by name."""
        return {name: control.value for name, control in self.controls.items()}

    def set(self, **values):
        """Set several controls and answer once."""
        self._paused = True
        try:
            for name, value in values.items():
                self.controls[name].widgets[0].value = value
        finally:
            self._paused = False
        self._changed()

    def reset(self):
        """Set every control to its default."""
        self.set(**{name: control.default for name, control in self.controls.items()})

    def _changed(self, _=None):
        if self._paused:
            return
        try:
            self.figure.show(self._answer(**self.values))
        except ValueError as error:
            self.figure.error = str(error)
        except Exception as error:
            self.figure.error = f"This setting has no answer, by a fault of ours: {error!r}"
            raise

    def _repr_mimebundle_(self, **kwargs):
        data, metadata = super()._repr_mimebundle_(**kwargs), {}
        if isinstance(data, tuple):
            data, metadata = data
        sentence = self.figure.answer["sentence"]
        data["text/plain"] = f"{self.title}. {sentence}"
        data["image/png"], shown = theme.png(self._chart.to_dict())
        return data, metadata | {"image/png": shown | {"alt": data["text/plain"]}}


def _row(control):
    hint = widgets.Label(control.hint, style=_HINT, layout=widgets.Layout(margin="0 0 0 308px"))
    return widgets.VBox([widgets.HBox(list(reversed(control.widgets))), hint])
