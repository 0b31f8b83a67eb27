"""Controls as data, and a panel that answers them.

A panel shows a picture of its default answer wherever no kernel runs.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import anywidget
import ipywidgets as widgets
import pandas as pd
import traitlets

from helpers.data import dates
from helpers.figures import kit, theme
from helpers.model.assumptions import MENU_LABELS, Refused, choices, default, sliders
from helpers.ui import again
from helpers.ui.live_figure import CSS, Answer, LiveFigure, Note, Number  # noqa: F401


@dataclass(frozen=True)
class Control:
    """One thing the reader may set: what it may be, in the order of its positions.

    `label` names it with its unit, `hint` says in a sentence what it means. `options` are what
    the reader sees and the value it stands for. `kind` is "number" (a slider and a box), "month"
    (a slider and a menu) or "menu".
    """

    name: str
    label: str
    hint: str
    default: object
    kind: str
    options: tuple[tuple[str, object], ...]

    @property
    def values(self):
        """Every value it may take, in order."""
        return [value for _, value in self.options]

    def place(self, value):
        """The place of a value among the options; Refused for any other value."""
        if value in self.values:
            return self.values.index(value)
        ends = f"{self.options[0][0]} to {self.options[-1][0]}"
        raise Refused(f"{self.name}: {str(value)[:40]} is none of the settings from {ends}")

    def drawn(self):
        """What a page needs to draw it."""
        shown = [label for label, _ in self.options]
        words = {"name": self.name, "label": self.label, "hint": self.hint, "kind": self.kind}
        return words | {"options": shown, "first": self.place(self.default)}


def number(name, label, unit, low, high, step, default, hint):
    """A slider and a number box with one value between `low` and `high`."""
    whole = all(float(value).is_integer() for value in (low, high, step, default))
    kind = int if whole else float
    steps = round((high - low) / step)
    values = [kind(round(low + place * step, 6)) for place in range(steps + 1)]
    title = f"{label} ({unit})" if unit else label
    options = tuple((f"{value:.10g}", value) for value in values)
    return Control(name, title, hint, kind(default), "number", options)


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
    return Control(name, label, hint, default, "menu", tuple(options.items()))


def menu(name, hint):
    """One menu of the scenario, by the names of its choices."""
    options = {label: value for value, label in choices(name).items()}
    return choice(name, MENU_LABELS[name], options, getattr(default(), name), hint)


def month(name, label, first, last, default, hint, every=1):
    """A slider over months and a menu of the same months; the value is the month's first day.

    `every` keeps one month in so many: 3 for the last months of quarters.
    """
    months = pd.date_range(first, last, freq=f"{every}MS")
    options = tuple((dates.spoken_month(day), day) for day in months)
    return Control(name, label, hint, pd.Timestamp(default), "month", options)


class Controls(anywidget.AnyWidget):
    """The controls on the page. `state` is the place of each among its options, by name."""

    _esm = Path(__file__).with_name("controls.js")
    _css = CSS
    title = traitlets.Unicode().tag(sync=True)
    controls = traitlets.List().tag(sync=True)
    presets = traitlets.List().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    @traitlets.validate("state")
    def _validate_state(self, proposal):
        """Whatever a browser sends: a place that exists for every control, or nothing changes."""
        places = {control["name"]: len(control["options"]) for control in self.controls}
        state = proposal.value
        if set(state) != set(places):
            raise traitlets.TraitError("a setting names every control")
        for name, place in state.items():
            if type(place) is not int or not 0 <= place < places[name]:
                raise traitlets.TraitError(f"{name}: no such place")
        return state


class Panel(widgets.VBox):
    """Controls with a button that restores them, and a live figure with its sentence.

    `answer(**values)` turns the controls' values into an Answer; `figure(**frames)` draws it, as
    one chart or as several by the name of their tab. A Refused of `answer` is shown above the
    sentence, and the last good answer stays. `fit` scales the plots of the figure, across and
    down, so that it is at most 600 by 400 pixels; without it the figure stands in full width
    below the controls. With `short`, the value of its one menu alone is its address on the
    website.
    """

    # How many settings the website may hold, where that is more than of other panels.
    states = None

    def __init__(
        self,
        title: str,
        controls: list[Control],
        answer: Callable[..., Answer],
        figure: Callable,
        groups: dict[str, str] | None = None,
        presets: list[dict] = (),
        fit: tuple[float, float] | None = (0.8, 0.8),
        short: bool = False,
    ):
        self.title, self.short = title, short
        self.controls = {control.name: control for control in controls}
        self._answer = answer
        groups = groups or {}
        drawn = [own.drawn() | {"group": groups.get(own.name, "")} for own in controls]
        first = {own.name: own.place(own.default) for own in controls}
        given = {"controls": drawn, "presets": list(presets), "state": first}
        self.settings = Controls(title=title, **given)
        shown = answer(**self.values)
        self.figure = LiveFigure(figure(**shown.frames), shown, fit or (1, 1))
        self.settings.observe(self._changed, names="state")
        super().__init__([self.settings, self.figure])
        self.add_class("bs-panel")
        if not fit:
            self.add_class("bs-wide")
        again.made(self)

    @property
    def values(self):
        """The value of every control, by name."""
        state = self.settings.state
        # A browser's 1.0 equals the 1 before it, so traitlets takes it without a check.
        return {name: own.options[int(state[name])][1] for name, own in self.controls.items()}

    def set(self, **values):
        """Set several controls and answer once; Refused where a value is no setting of its own."""
        places = {name: self.controls[name].place(value) for name, value in values.items()}
        self.settings.state = self.settings.state | places

    def message(self, **values):
        """What the figure is sent for these values, and nothing moves; may raise Refused."""
        return self.figure.message(self._answer(**values))

    def reset(self):
        """Set every control to its default."""
        self.set(**{name: control.default for name, control in self.controls.items()})

    def _changed(self, _=None):
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
        stop = "" if self.title.endswith("?") else "."
        data["text/plain"] = f"{self.title}{stop} {sentence}"
        first, *_ = whole = list(self.figure.whole.values())
        for spec in whole:
            kit.note(spec)
        image, shown = theme.picture(first, data["text/plain"])
        return data | image, metadata | shown
