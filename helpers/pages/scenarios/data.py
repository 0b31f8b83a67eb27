"""Rows of notebook 07: every preset by year and area, and five scenarios to try."""

from dataclasses import asdict
from itertools import compress

import numpy as np
import pandas as pd

from helpers.data import tables
from helpers.figures.text import small
from helpers.model import assumptions, codes, outlook
from helpers.model.assumptions import DEFAULT_PRESET, MENUS, choices, default, presets
from helpers.model.inputs import load


def by_preset():
    """The outlook of every preset, by preset_id, the reported one first."""
    return {name: outlook.outlook(scenario) for name, scenario in presets().items()}


def reported():
    """The outlook as reported."""
    return outlook.outlook(default())


def name(scenario, other):
    """The name of a preset; `other` for any other scenario."""
    known = {own: outlook.preset_names()[name] for name, own in presets().items()}
    return known.get(scenario, other)


def us_leaves(scenario):
    """Have all US forces left at the end of the projection?"""
    path = list(assumptions.postures()).index(scenario.us_posture)
    return not load().posture[path, :, -1].any()


def preset_counts():
    """Areas that Europe leads by year, one row a preset and year; `pinned` is as reported.

    `share` and `coverage` are the means over all areas that count, in percent.
    """
    base = reported()
    return _presets(
        lambda found: outlook.counts(found, base).assign(
            year=found.years, share=found.mean_share, coverage=found.mean_coverage
        )
    )


def preset_shares(date):
    """Europe's share of every area at the end of a year, one row an area and preset, in percent."""
    shares = _presets(lambda found: outlook.both(found, date).assign(year=date))
    lines = {name: own.majority_threshold for name, own in presets().items()}
    text = shares["share"].map("{:.0f}".format, na_action="ignore").fillna("none")
    return shares.assign(leads=shares["share"] > shares["preset_id"].map(lines), text=text)


def _presets(rows):
    """`rows(outlook)` of every preset; `reported` and `us_leaves` say what kind of preset it is."""
    frames = [
        rows(found).assign(
            preset_id=name,
            preset=outlook.preset_names()[name],
            reported=name == DEFAULT_PRESET,
            us_leaves=us_leaves(presets()[name]),
        )
        for name, found in by_preset().items()
    ]
    return pd.concat(frames, ignore_index=True)


def preset_grid():
    """What presets change against the reported one: an assumption a row, a preset a column.

    `assumption` with its unit, the value as reported, and in each other column the value where it
    differs, else nothing. Only assumptions that some preset changes. Source: model/preset_values.
    """
    names, base, rows = outlook.preset_names(), default(), []
    known = {name: own.differences() for name, own in presets().items()}
    for name in asdict(base):
        cells = {
            names[preset]: _value(name, changes[name]) if name in changes else ""
            for preset, changes in known.items()
        }
        if any(cells.values()):
            cells[names[DEFAULT_PRESET]] = _value(name, getattr(base, name))
            rows.append({"assumption": _assumption(name)} | cells)
    return pd.DataFrame(rows)


def _assumption(name):
    if name in MENUS:
        return assumptions.MENU_LABELS[name]
    return f"{assumptions.short_names()[name]} ({assumptions.sliders()[name].unit})"


def _value(name, value):
    return small(choices(name)[value]) if name in MENUS else f"{value:g}"


def undefined(found, date):
    """Names, inside a sentence, of areas of which neither side holds anything at a date."""
    bare = np.isnan(found.share[:, found.years.index(date)])
    names = outlook.places().set_index("area")["name"]
    return [small(names[area]) for area in compress(found.areas, bare)]


def leaning():
    """Names of areas whose middle case leaves the middle eight of ten draws at one of DATES."""
    found = reported()
    at = [found.years.index(date) for date in outlook.DATES]
    low, high = found.low[:, at] - 0.05, found.high[:, at] + 0.05
    outside = ((found.share[:, at] < low) | (found.share[:, at] > high)).any(axis=1)
    places = outlook.places()
    return list(places.loc[places["area"].isin(compress(found.areas, outside)), "name"])


def tours():
    """Five things to try, each as (row, outlook), in the order of the page. Source: model/tours."""
    rows = tables.load("model/tours").itertuples(index=False)
    return [(row, outlook.outlook(codes.decode(row.code))) for row in rows]
