"""The panels of the website under a reader's hands, and what the kernel answers to the same."""

import json
import random
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache

import reader
from helpers.model import outlook
from helpers.model.assumptions import Refused, default
from helpers.site import live
from helpers.site.grid import dial


@cache
def kernel(place):
    """The panel of a Place in this process, and every stop of its controls by name and token."""
    panel = live.panel(place)
    dials = map(dial, panel.controls.values())
    return panel, {one.name: dict(zip(one.tokens, one.stops, strict=True)) for one in dials}


@dataclass
class Played:
    """A live panel of the website; `place` is where its notebook makes it."""

    page: object
    place: live.Place
    chance: random.Random = field(default_factory=lambda: random.Random(1))

    @property
    def root(self):
        return self.page.locator(f"#{self.place.name}")

    def wake(self):
        """Bring the panel into view and wait until its sliders are there."""
        self.root.scroll_into_view_if_needed()
        self.page.wait_for_selector(f"#{self.place.name}.is-live", timeout=60_000)
        return self

    def move(self):
        """Move one control anywhere, by slider, by menu, or by a typed number off the stops.

        Return what was typed, as (label, text), or None.
        """
        return self.root.evaluate(MOVE, [self.chance.random() for _ in range(3)])

    def seen(self):
        """Tokens of all controls by name, sentence, fault, rows by data set, and what was said."""
        return self.root.evaluate(SEEN)

    def wrong(self):
        """What the page shows otherwise than the kernel answers to the same setting; [] if all fit.

        Return (differences, what was seen).
        """
        seen = self.seen()
        expected = self._laboratory(seen) if "lab" in seen else self._panel(seen)
        if isinstance(expected, str):
            return [] if seen["fault"] == expected else [f"not refused: {expected}"], seen
        found = [] if seen["fault"] == "" else [f"refused: {seen['fault']}"]
        if seen["sentence"] != expected["sentence"]:
            found.append(f"sentence: {seen['sentence']!r}, not {expected['sentence']!r}")
        for name, rows in expected["rows"].items():
            fields = list(rows[0]) if rows else []
            shown = [{key: row.get(key) for key in fields} for row in seen["rows"].get(name, [])]
            if shown != json.loads(json.dumps(rows)):
                found.append(f"rows of {name} at {seen['tokens']}")
        return found, seen

    def _panel(self, seen):
        panel, stops = kernel(self.place)
        values = {name: stops[name][token] for name, token in seen["tokens"].items()}
        try:
            return panel.message(**values)
        except Refused as refused:
            return str(refused)

    def _laboratory(self, seen):
        """Rows that the whole model gives for the scenario shown; its sentence must fit them."""
        _, stops = kernel(self.place)
        values = {name: stops[name][token] for name, token in seen["tokens"].items()}
        found = outlook.outlook(default(**values))
        counts = outlook.counts(found)[["day", "led", "half"]].to_dict("records")
        share = [
            {"date": date, "name": row.name, "share": None if row.share != row.share else row.share}
            for date in outlook.DATES
            for row in outlook.both(found, date).itertuples()
        ]
        for row in share:
            if row["share"] is not None:
                at = found.areas.index(_area(row["name"])), found.years.index(row["date"])
                row["share"] = round(float(found.share[at]), 1)
        dates = [int(found.led[found.years.index(date)]) for date in outlook.DATES]
        fits = all(f"{led} at the end of {date}" in seen["sentence"]
                   for led, date in zip(dates, outlook.DATES, strict=True))  # fmt: skip
        fits &= seen["numbers"] == dates
        sentence = seen["sentence"] if fits else f"one with {dates}"
        return {"sentence": sentence, "rows": {"counts": counts, "areas": share}}


def _area(name):
    places = outlook.places()
    return places.loc[places["name"] == name, "area"].item()


@contextmanager
def playing(chromium, site, place, address):
    """A Played in front of a page of the site, from its folder, with the page's logs."""
    with reader.offline(chromium, site / address) as opened:
        yield Played(opened.page, place).wake(), opened


MOVE = """(root, [which, where, how]) => {
  const controls = [...root.querySelectorAll('.control:has(.hint[id])')];
  const control = controls[Math.floor(which * controls.length)];
  const slider = control.querySelector('[type=range]');
  const box = control.querySelector('[type=number]'), menu = control.querySelector('select');
  const send = (element, kind) => element.dispatchEvent(new Event(kind, { bubbles: true }));
  if (box && how > 0.6) {
    box.value = Math.round(100 * (Number(box.min) + where * (box.max - box.min))) / 100;
    const typed = [control.querySelector('label').textContent, box.value];
    send(box, 'change');
    return typed;
  }
  if (slider) slider.value = Math.round(where * slider.max);
  else menu.selectedIndex = Math.floor(where * menu.length);
  send(slider ?? menu, 'input');
  return null;
}"""
SEEN = """async root => {
  const { held, places } = await burdenShift.players[root.id];
  const { view } = root.querySelector('.bs-chart');
  await view.runAsync();
  await new Promise(done => setTimeout(done));
  const controls = [...root.querySelectorAll('.control:has(.hint[id])')];
  const tokens = held.dials.map((dial, number) => {
    const box = controls[number].querySelector('[type=number]');
    const menu = controls[number].querySelector('select');
    return [dial.name, box ? box.value : dial.tokens[menu.selectedIndex]];
  });
  const names = new Set(held.columns.map(([key]) => key).filter(key => key[1]).map(key => key[0]));
  return {
    tokens: Object.fromEntries(tokens),
    sentence: root.querySelector('.bs-sentence').textContent,
    fault: root.querySelector('.bs-error').textContent,
    said: root.querySelector('.said').textContent,
    rows: Object.fromEntries([...names].map(name => [name, view.data(name)])),
    ...held.lab && {
      lab: true,
      numbers: [...root.querySelectorAll('.numbers dd')].map(dd => parseInt(dd.textContent)),
    },
  };
}"""
