"""Rows and sentences of the laboratory on the website, for many scenarios at once."""

import json
from dataclasses import replace
from functools import cache, lru_cache

import numpy as np

from helpers.figures.text import listing, span
from helpers.model import outlook, questions
from helpers.model.assumptions import LINE, presets
from helpers.model.inputs import load
from helpers.model.projection import project


class Found:
    """The middle case of `scenarios`, counted at each of `lines`; of presets, the draws too.

    A place in these lists stands for a scenario, or a line, in every method. Shares in percent.
    """

    def __init__(self, scenarios, lines):
        self.scenarios, self.lines = scenarios, lines
        self.ends = [name for name in load().quarters if name.endswith("Q4")]
        self.years = [name[:4] for name in self.ends]
        middle = project(load(), scenarios)
        self.counted = questions.counted(middle).sum(axis=0)
        self.led = np.stack([self._led(middle, line)[..., 0] for line in lines])
        order = [middle.inputs.areas.index(area) for area in outlook.places()["area"]]
        dates = [middle.quarter(date) for date in outlook.DATES]
        self.share = np.stack([100 * middle.share[order, date, :, 0] for date in dates]).round(1)
        self.ranges = dict(zip(presets().values(), self._ranges(), strict=True))
        self.fixed = _fixed(self.years)
        self._shares = cache(self._shares)

    def _led(self, result, line):
        """(years, scenarios, draws) areas led if the line stood at `line`."""
        moved = replace(result, batch=result.batch.set(**{LINE: line}))
        return np.stack([questions.areas_held(moved, end) for end in self.ends])

    def _ranges(self):
        """(presets, lines, low and high, years) areas led in eight of ten draws."""
        drawn = project(load(), list(presets().values()), outlook.DRAWS)
        # Whole areas, not the fractions between them.
        ends = [
            np.quantile(self._led(drawn, line), (0.1, 0.9), axis=-1, method="nearest")
            for line in self.lines
        ]
        return np.stack(ends).transpose(3, 0, 1, 2).astype(int)

    def frames(self, scenario, line):
        """Columns of rows: areas led by year, and the share of each area at three dates."""
        low, high = self._range(scenario, line)
        led = tuple(int(value) for value in self.led[line, :, scenario])
        half = (float(self.counted[scenario]) / 2,) * len(led)
        counts = {"day": self.fixed["day"], "low": low, "led": led, "high": high, "half": half}
        areas = {name: self.fixed[name] for name in ("name", "group", "date")}
        areas["share"] = self._shares(scenario)
        areas["line"] = (float(self.lines[line]),) * len(areas["name"])
        return {"counts": counts, "areas": areas}

    def parts(self, scenario, line):
        """The same and the sentence as JSON texts for Columns."""
        parts = {
            (name, column): _text(values)
            for name, rows in self.frames(scenario, line).items()
            for column, values in rows.items()
        }
        return parts | {("sentence",): _text(self.sentence(scenario, line))}

    def sentence(self, scenario, line):
        """How many areas Europe leads at each date, and in eight of ten draws of a preset."""
        low, high = self._range(scenario, line)
        told = []
        for date in outlook.DATES:
            year = self.years.index(date)
            part = f"{self.led[line, year, scenario]} at the end of {date}"
            if low[year] is not None:
                part += f" (eight of ten draws: {span((low[year], high[year]))})"
            told.append(part)
        return f"Areas that Europe leads, of {self.counted[scenario]}: {listing(told)}."

    def _shares(self, scenario):
        share = self.share[..., scenario].ravel()
        return tuple(None if np.isnan(value) else float(value) for value in share)

    def _range(self, scenario, line):
        found = self.ranges.get(self.scenarios[scenario])
        if found is None:
            return [(None,) * len(self.years)] * 2
        return [tuple(ends) for ends in found[line].tolist()]


def _fixed(years):
    """The columns that are the same in every scenario."""
    places, dates = outlook.places(), outlook.DATES
    return {
        "day": tuple(outlook.days(years)),
        "name": tuple(places["name"]) * len(dates),
        "group": tuple(places["group"]) * len(dates),
        "date": tuple(date for date in dates for _ in places["name"]),
    }


@lru_cache(maxsize=1 << 14)
def _text(value):
    return json.dumps(value, separators=(",", ":"))
