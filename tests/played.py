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
        """Tokens by name, sentence, fault, numbers, rows by data set, and what was said."""
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
        if seen["numbers"] != expected["numbers"]:
            found.append(f"numbers: {seen['numbers']!r}, not {expected['numbers']!r}")
        for name, rows in expected["rows"].items():
            if seen["tabs"] and name not in seen["rows"]:
                continue  # of another tab
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
        sentence = seen["sentence"] if fits else f"one with {dates}"
        # The change is that against what is pinned, which only the page knows.
        numbers = [
            [str(led), f"areas led, end of {date}", change]
            for led, date, (*_, change) in zip(dates, outlook.DATES, seen["numbers"], strict=True)
        ]
        return {
            "sentence": sentence,
            "numbers": numbers,
            "rows": {"counts": counts, "areas": share},
        }


def _area(name):
    places = outlook.places()
    return places.loc[places["name"] == name, "area"].item()


@contextmanager
def playing(chromium, site, place, address):
    """A Played in front of a page of the site, from its folder, with the page's logs."""
    with reader.offline(chromium, site / address) as opened:
        yield Played(opened.page, place).wake(), opened


MOVE = """async (root, [which, where, how]) => {
  const { held } = await burdenShift.players[root.id];
  const controls = [...root.querySelectorAll('.bs-control:has(.bs-hint)')];
  const control = controls[Math.floor(which * controls.length)];
  const slider = control.querySelector('[type=range]');
  const box = control.querySelector('[type=text]'), menu = control.querySelector('select');
  const send = (element, kind) => element.dispatchEvent(new Event(kind, { bubbles: true }));
  if (box && how > 0.6) {
    const label = control.querySelector('label').textContent;
    const { tokens } = held.dials.find(dial => dial.label === label);
    const low = Number(tokens[0]), high = Number(tokens.at(-1));
    box.value = Math.round(100 * (low + where * (high - low))) / 100;
    const typed = [label, box.value];
    send(box, 'change');
    return typed;
  }
  if (slider) slider.value = Math.round(where * slider.max);
  else menu.selectedIndex = Math.floor(where * menu.length);
  slider ? send(slider, 'input') : send(menu, 'change');
  return null;
}"""
SEEN = """async root => {
  const { held } = await burdenShift.players[root.id];
  const { view } = root.querySelector('.bs-chart');
  await view.runAsync();
  await new Promise(done => setTimeout(done));
  const controls = [...root.querySelectorAll('.bs-control:has(.bs-hint)')];
  const tokens = held.dials.map(({ name, label, tokens }) => {
    const control = controls.find(one => one.querySelector('label').textContent === label);
    const box = control.querySelector('[type=text]'), menu = control.querySelector('select');
    return [name, box ? box.value : tokens[menu.selectedIndex]];
  });
  const names = new Set(held.columns.map(([key]) => key).filter(key => key[1]).map(key => key[0]));
  const open = held.spec?.datasets ? held.spec : Object.values(held.tabs)[0];
  const drawn = [...names].filter(name => name in open.datasets);
  const numbers = [...root.querySelectorAll('.bs-number')].map(number =>
    ['value', 'meaning', 'change'].map(part =>
      number.querySelector(`.bs-${part}`)?.textContent ?? ''));
  return {
    tokens: Object.fromEntries(tokens),
    sentence: root.querySelector('.bs-sentence').textContent,
    fault: root.querySelector('.bs-error').textContent,
    said: root.querySelector('.bs-said').textContent,
    rows: Object.fromEntries(drawn.map(name => [name, view.data(name)])),
    numbers,
    ...held.lab && { lab: true },
    tabs: open !== held.spec,
  };
}"""
