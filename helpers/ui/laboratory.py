"""The whole panel: every assumption in its group, presets, a pinned scenario, codes and files."""

from dataclasses import asdict
from pathlib import Path

import anywidget
import ipywidgets as widgets
import traitlets

from helpers.data import tables
from helpers.figures.text import cap, listing
from helpers.model import codes, first_edition, outlook
from helpers.model.assumptions import MENUS, AssumptionError, default, presets, sliders
from helpers.ui import controls

# Heading of each group of the assumptions table, in the order of the model's steps.
GROUPS = {
    "money": "Money",
    "industry": "Factories",
    "delivery": "Delivery",
    "US posture": "The US",
    "definition": "What counts",
    "your estimate": "Your estimates",
}
OWN = "Your own"


class Exchange(anywidget.AnyWidget):
    """The scenario code as a field, and buttons to use and copy it and to save two CSV files."""

    _esm = Path(__file__).with_name("exchange.js")
    _css = Path(__file__).with_name("exchange.css")
    code = traitlets.Unicode("").tag(sync=True)


class Laboratory(controls.Panel):
    """A panel over whole scenarios. `answer(scenario, pinned, date)` gives an Answer.

    Pinned is the scenario to compare with, at first the reported one; it outlives a reset.
    """

    def __init__(self, title, answer, figure):
        self.pinned = self.scenario = default()
        groups = {heading: _group(name) for name, heading in GROUPS.items()}
        date = controls.choice(
            "date",
            "Share against need at the end of",
            {date: date for date in outlook.DATES},
            outlook.DATES[1],
            "The year of the lower left figure. It changes nothing in the scenario.",
        )

        def answered(date, **values):
            self.scenario = default(**values)
            return answer(self.scenario, self.pinned, date)

        every = [control for group in groups.values() for control in group]
        super().__init__(title, [*every, date], answered, figure)
        self._arrange(groups)
        self._tell()

    def use(self, scenario):
        """Move every control to a scenario and answer once."""
        self.set(**asdict(scenario))

    def use_code(self, code):
        """The scenario of a code; a bad code is told, and everything stays as it was."""
        try:
            scenario, edition = codes.read(code)
        except AssumptionError as error:
            told = f"This code was not used. {cap(_named(str(error)))}."
            self.figure.error = told
            self.exchange.send({"told": told})
            return
        self.use(scenario)
        told = "This code is used now; see the sentence above the figures."
        if edition < codes.EDITION:
            led = first_edition.areas_led(scenario)
            parts = (f"{areas} at the end of {date}" for date, areas in led.items())
            told += (
                " It was made under the first edition; its answer was: areas that Europe leads, "
                f"{listing(parts)}."
            )
        self.exchange.send({"told": told})

    def pin(self, scenario):
        """Compare with a scenario from now on."""
        self.pinned = scenario
        self._changed()

    def _changed(self, change=None):
        super()._changed(change)
        if not self._paused and not self.figure.error:
            self._tell()

    def _tell(self):
        """Preset menu, its story and the code say which scenario is on screen."""
        same = [name for name, known in presets().items() if known == self.scenario]
        self._telling = True
        self.preset.value = same[0] if same else OWN
        self._telling = False
        self.story.value = outlook.stories().get(self.preset.value, "You have moved something.")
        self.exchange.code = codes.encode(self.scenario)

    def _chosen(self, change):
        if not self._telling:
            self.use(presets().get(change.new, self.scenario))

    def _asked(self, _, content, __):
        """What the buttons of the exchange send; it comes from a browser, so it is input."""
        if not isinstance(content, dict):
            return
        if "use" in content:
            self.use_code(content["use"])
        elif content.get("save") == "inputs":
            text = outlook.inputs_csv(self.scenario, codes.encode(self.scenario))
            self.exchange.send({"name": "scenario_inputs.csv", "text": text})
        elif content.get("save") == "results":
            text = outlook.results_csv(self.scenario)
            self.exchange.send({"name": "scenario_results.csv", "text": text})

    def _arrange(self, groups):
        names = {name: preset_id for preset_id, name in outlook.preset_names().items()}
        self.preset = widgets.Dropdown(
            options=[*names.items(), (OWN, OWN)],
            description="Start from",
            style={"description_width": "300px"},
            layout=widgets.Layout(width="560px"),
        )
        place = {"margin": "0 0 0 308px", "min_height": "34px"}
        self.story = widgets.Label(style={"font_style": "italic"}, layout=place)
        self.preset.observe(self._chosen, names="value")
        self.exchange = Exchange()
        self.exchange.on_msg(self._asked)
        self.pin_button = widgets.Button(
            description="Pin this scenario", tooltip="Keep it in grey, to compare with the next"
        )
        self.unpin_button = widgets.Button(
            description="Unpin", tooltip="Compare with the reported scenario again"
        )
        self.pin_button.on_click(lambda _: self.pin(self.scenario))
        self.unpin_button.on_click(lambda _: self.pin(default()))
        buttons = widgets.HBox([self.reset_button, self.pin_button, self.unpin_button])
        buttons.layout.margin = "0 0 0 305px"
        # The panel has made a row for each control, in their order.
        rows = dict(zip(self.controls, self.children, strict=False))
        boxes = {
            heading: widgets.VBox([rows[control.name] for control in group])
            for heading, group in groups.items()
        }
        self.children = [
            *(self.preset, self.story, buttons, rows["date"], *_switch(boxes)),
            *(self.figure, self.exchange),
        ]
        self.add_class("bs-laboratory")


def _named(fault):
    """A fault with the label of its slider, where it begins with a slider's name."""
    name, colon, rest = fault.partition(":")
    return f"{sliders()[name].label}{colon}{rest}" if name in sliders() else fault


def _switch(boxes):
    """Buttons that show one box of controls at a time, in a box that keeps its height."""
    shown = widgets.VBox(list(boxes.values()), layout=widgets.Layout(min_height="434px"))
    shown.add_class("bs-groups")
    switch = widgets.ToggleButtons(options=list(boxes))
    switch.style.button_width = "auto"

    def show(_=None):
        for heading, box in boxes.items():
            box.layout.display = None if heading == switch.value else "none"

    switch.observe(show, names="value")
    show()
    return switch, shown


def _group(name):
    """The controls of one group; the choices that are no numbers go where they belong."""
    found = [controls.assumption(key) for key, own in sliders().items() if own.group == name]
    if name == "US posture":
        hint = "What the US does with the forces it would bring."
        found.insert(0, controls.menu("us_posture", hint))
    if name == "definition":
        for menu in ("forces", "europe_means"):
            means = tables.load(f"model/{MENUS[menu]}")["what_it_means"]
            found.append(controls.menu(menu, " Or: ".join(means)))
        options = {"Count them": True, "Leave them out": False}
        hint = "Areas with very weak evidence, and those that you set yourself."
        label = "Areas nobody can count"
        found.append(controls.choice("count_weak_areas", label, options, True, hint))
    return found
