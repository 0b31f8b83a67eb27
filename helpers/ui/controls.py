"""Sliders tied to number boxes, and a panel that answers them.

A panel shows a picture of its default answer wherever no kernel runs.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from math import isfinite

import ipywidgets as widgets
import pandas as pd
import traitlets

from helpers.data import dates
from helpers.figures import kit, theme
from helpers.model.assumptions import MENU_LABELS, Refused, choices, default, sliders
from helpers.ui.live_figure import Answer, LiveFigure


class _Finite:
    """A number between its bounds, whatever a browser sends."""

    @traitlets.validate("value")
    def _validate_value(self, proposal):
        if not isfinite(proposal.value):
            raise traitlets.TraitError("not a number")
        return min(max(proposal.value, self.min), self.max)


class _Slider(_Finite, widgets.FloatSlider):
    pass


class _Box(_Finite, widgets.BoundedFloatText):
    pass


class _Menu(widgets.Dropdown):
    """A menu that always has a choice, whatever a browser sends."""

    @traitlets.validate("index")
    def _validate_index(self, proposal):
        if proposal.value is None or not 0 <= proposal.value < len(self.options):
            raise traitlets.TraitError("a menu has one of its choices")
        return proposal.value


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
    slider_type = widgets.IntSlider if whole else _Slider
    box_type = widgets.BoundedIntText if whole else _Box
    title = f"{label} ({unit})" if unit else label
    slider = slider_type(**bounds, readout=False, layout=_SLIDER)
    # A slider's handle carries no accessible name; the box beside it, with a label, does.
    box = box_type(**bounds, description=title, style=_LABEL, layout=_BOX, tooltip=hint)
    widgets.link((slider, "value"), (box, "value"))
    return Control(name, title, hint, kind(default), (slider, box))


def assumption(assumption_name, name=None, label="", hint=""):
    """The slider of one assumption, under another name, label or hint where one is given.

    The label of an area that the reader sets names no unit: its hint says what is counted.
    """
    slider = sliders()[assumption_name]
    own = slider.group == "your estimate"
    words = (slider.label.removesuffix(" today"), "") if own else (slider.label, slider.unit)
    bounds = slider.low, slider.high, slider.step, slider.default
    shown = label or words[0], words[1], *bounds, hint or slider.what_it_means
    return number(name or assumption_name, *shown)


def choice(name, label, options, default, hint):
    """A menu; `options` maps what the reader sees to the value it stands for."""
    menu = _Menu(
        options=list(options.items()),
        value=default,
        description=label,
        style=_LABEL,
        layout=_MENU,
        tooltip=hint,
    )
    return Control(name, label, hint, default, (menu,))


def menu(name, hint):
    """One menu of the scenario, by the names of its choices."""
    options = {label: value for value, label in choices(name).items()}
    return choice(name, MENU_LABELS[name], options, getattr(default(), name), hint)


def month(name, label, first, last, default, hint, every=1):
    """A slider over months and a menu of the same months; the value is the month's first day.

    `every` keeps one month in so many: 3 for the last months of quarters.
    """
    months = pd.date_range(first, last, freq=f"{every}MS")
    options = [(dates.spoken_month(day), day) for day in months]
    start = pd.Timestamp(default)
    slider = widgets.SelectionSlider(options=options, value=start, readout=False, layout=_SLIDER)
    menu = _Menu(
        options=options, value=start, description=label, style=_LABEL, layout=_BOX, tooltip=hint
    )
    widgets.link((slider, "index"), (menu, "index"))
    return Control(name, label, hint, start, (slider, menu))


_LABEL = {"description_width": "300px"}
_HINT = {"font_style": "italic"}
_BOX = widgets.Layout(width="440px")
_MENU = widgets.Layout(width="680px")
_SLIDER = widgets.Layout(width="280px")


class Panel(widgets.VBox):
    """Controls, a button that restores them, and a live figure with its sentence.

    `answer(**values)` turns the controls' values into an Answer; `figure(**frames)` draws it. A
    A Refused of `answer` is shown under the controls, and the last good figure stays.
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
        except Refused as error:
            self.figure.error = str(error)
        except Exception as error:
            self.figure.error = f"This setting has no answer, by a fault of ours: {error!r}"
            raise

    def _repr_mimebundle_(self, **kwargs):
        data, metadata = super()._repr_mimebundle_(**kwargs), {}
        if isinstance(data, tuple):
            data, metadata = data
        sentence = self.figure.answer["sentence"]
        kit.note(self.figure.spec)
        data["text/plain"] = f"{self.title}. {sentence}"
        data["image/png"], shown = theme.png(self._chart.to_dict())
        return data, metadata | {"image/png": shown | {"alt": data["text/plain"]}}


def _row(control):
    hint = widgets.Label(control.hint, style=_HINT, layout=widgets.Layout(margin="0 0 0 308px"))
    return widgets.VBox([widgets.HBox(list(reversed(control.widgets))), hint])
