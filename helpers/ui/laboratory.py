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
from helpers.ui.live_figure import CSS

# Heading of each group of the assumptions table, in the order of the model's steps.
GROUPS = {
    "money": "Money",
    "industry": "Factories",
    "delivery": "Delivery",
    "US posture": "The US",
    "definition": "What counts",
    "your estimate": "Your estimates",
}


class Exchange(anywidget.AnyWidget):
    """Buttons that pin, the scenario code to copy and use, files and a report to save."""

    _esm = Path(__file__).with_name("exchange.js")
    _css = CSS
    code = traitlets.Unicode("").tag(sync=True)


class Laboratory(controls.Panel):
    """A panel over whole scenarios. `answer(scenario, pinned)` gives an Answer.

    Pinned is the scenario to compare with, at first the reported one; it outlives a reset.
    `report(scenario)` gives a page of HTML to save.
    """

    def __init__(self, title, answer, figure, report):
        self._report = report
        self.pinned = self.scenario = default()
        self._plan = self.scenario.plan  # comes with a code; there is no control for it
        groups = {heading: _group(name) for name, heading in GROUPS.items()}
        every = [control for group in groups.values() for control in group]
        headings = {own.name: heading for heading, group in groups.items() for own in group}

        def answered(**values):
            self.scenario = default(**values, plan=self._plan)
            return answer(self.scenario, self.pinned)

        super().__init__(title, every, answered, figure, headings, _presets(every), fit=(1, 1))
        self.exchange = Exchange(code=codes.encode(self.scenario))
        self.exchange.on_msg(self._asked)
        left = widgets.VBox([self.settings, self.exchange])
        left.add_class("bs-left")
        self.children = [left, self.figure]
        self.add_class("bs-laboratory")

    def use(self, scenario):
        """Move every control to a scenario, and share out the money as it says."""
        values = asdict(scenario)
        self._plan = values.pop("plan")
        self.set(**values)
        if self.scenario != scenario:  # only the plan is another one
            self._changed()

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
        self.figure.error = ""
        told = "This code is used now."
        if scenario.plan:
            told += " It shares out the extra money by a plan; a code without one drops the plan."
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
        if not self.figure.error:
            self.exchange.code = codes.encode(self.scenario)

    def _asked(self, _, content, __):
        """What the buttons of the exchange send; it comes from a browser, so it is input."""
        if not isinstance(content, dict):
            return
        code = codes.encode(self.scenario)
        if "use" in content:
            self.use_code(content["use"])
        elif content.get("pin") == "this":
            self.pin(self.scenario)
        elif content.get("pin") == "reported":
            self.pin(default())
        elif content.get("save") == "inputs":
            self._save("inputs.csv", outlook.inputs_csv(self.scenario, code))
        elif content.get("save") == "results":
            self._save("results.csv", outlook.results_csv(self.scenario, code))
        elif content.get("save") == "report":
            self._save("report.html", self._report(self.scenario))

    def _save(self, name, text):
        self.exchange.send({"name": f"scenario_{name}", "text": text})


def _presets(every):
    """Name, story and the place of every control under each preset."""
    return [
        {
            "name": outlook.preset_names()[key],
            "story": outlook.stories()[key],
            "places": {own.name: own.place(getattr(scenario, own.name)) for own in every},
        }
        for key, scenario in presets().items()
    ]


def _named(fault):
    """A fault with the label of its slider, where it begins with a slider's name."""
    name, colon, rest = fault.partition(":")
    return f"{sliders()[name].label}{colon}{rest}" if name in sliders() else fault


def _group(name):
    """The controls of one group; the choices that are no numbers go where they belong."""
    found = [
        controls.assumption(key, label=own.short_name)
        for key, own in sliders().items()
        if own.group == name
    ]
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
