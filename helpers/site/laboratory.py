"""What the website holds of the laboratory: the settings that matter most, all together.

Every other control moves alone, from each preset. The line for a majority moves with all of them:
it changes what is counted, not what is projected. All numbers are the middle case; only presets
have the range of their draws.
"""

from dataclasses import asdict
from math import prod

import numpy as np
import pandas as pd

from helpers.figures import kit, theme
from helpers.figures.text import listing
from helpers.model import codes, outlook, questions
from helpers.model.assumptions import LINE, default, presets, sliders
from helpers.model.inputs import load
from helpers.model.projection import project
from helpers.site import laboratory_chart as chart
from helpers.site.answers import Columns
from helpers.site.grid import FEWEST, STATES, Block, Grid, dial
from helpers.site.laboratory_rows import Found
from helpers.ui.fit import fitted
from helpers.ui.laboratory import GROUPS

JOINT = ("us_posture", "us_fleet_factor", "slip_factor", "forces", "europe_means")
TOGETHER = "Together"


def stored(panel, limit=STATES, fewest=FEWEST):
    """The Grid, the Columns, and what else the script is told, of a Laboratory."""
    known = set(asdict(default()))
    whole = [dial(control) for name, control in panel.controls.items() if name in known]
    still = _still(whole)
    dials = _dials([one for one in whole if one.name not in still], limit, fewest)
    held = Grid(dials, _blocks(dials))
    settings = [one for block in held.blocks for one in block.settings(dials)]
    # The dials but the line say what is projected.
    line = [one.name for one in dials].index(LINE)
    bare = {setting: setting[:line] + setting[line + 1 :] for setting in settings}
    number = {one: place for place, one in enumerate(dict.fromkeys(bare.values()))}
    first = {bare[setting]: setting for setting in reversed(settings)}
    usual = {LINE: sliders()[LINE].default}
    scenarios = [default(**held.values(first[one]) | usual) for one in number]
    found = Found(scenarios, dials[line].stops)
    columns = Columns(len(settings))
    for entry, setting in enumerate(settings):
        columns.put(entry, found.parts(number[bare[setting]], setting[line]))
    start = settings.index(tuple(one.start for one in dials))
    place = number[bare[settings[start]]], dials[line].start
    pinned = {"counts": "led", "areas": "share"}
    frames = {
        name: pd.DataFrame(rows).assign(pinned=rows[pinned[name]])
        for name, rows in found.frames(*place).items()
    }
    whole_spec = kit.credited(theme.spec(chart.whole(**frames)))
    lab = {
        "presets": _presets(dials),
        "groups": _groups(dials),
        "dates": [[date, found.years.index(date)] for date in outlook.DATES],
        "codes": {"version": codes.VERSION, "most": codes.MAX_LENGTH, "names": _names(dials)},
        "pinned": pinned,
    }
    return (
        held,
        columns,
        {
            "note": _note(whole, still),
            "states": len(scenarios),
            "entries": None,
            "spec": fitted(whole_spec, 1, 1),
            "below": kit.parts(whole_spec),
            "lab": lab,
        },
    )


def _dials(whole, limit, fewest):
    """Every dial with nine stops or all it has, and those of presets; the joint ones with more."""
    wanted = {one.name: {getattr(preset, one.name) for preset in presets().values()}
              for one in whole}  # fmt: skip

    def cut(one, most):
        stops = set(one.thinned(most).stops if one.kind != "menu" else one.stops)
        stops |= wanted[one.name]
        return one.kept([place for place, stop in enumerate(one.stops) if stop in stops])

    joint = [one for one in whole if one.name in JOINT]
    for most in range(max(len(one.stops) for one in joint), fewest - 1, -1):
        sizes = {one.name: most for one in joint} | {LINE: len(sliders()[LINE].grid())}
        if prod(len(cut(one, most).stops) for one in joint) <= limit:
            break
    if fewest < FEWEST:
        sizes[LINE] = fewest
    return tuple(cut(one, sizes.get(one.name, fewest)) for one in whole)


def _blocks(dials):
    names = [one.name for one in dials]
    line, base = names.index(LINE), tuple(one.start for one in dials)
    joint = [place for place, name in enumerate(names) if name in JOINT]
    blocks = [Block((*joint, line), base)]
    for preset in presets().values():
        start = _places(dials, preset)
        alone = (place for place in range(len(dials)) if place != line)
        blocks += [Block((place, line), start) for place in alone]
    return tuple(blocks)


def _places(dials, scenario):
    return tuple(one.stops.index(getattr(scenario, one.name)) for one in dials)


def _still(dials):
    """Names of the dials that move nothing in the middle case, whatever the preset."""
    ends = {
        one.name: [preset.but(**{one.name: stop})
                   for preset in presets().values() for stop in (one.stops[0], one.stops[-1])]
        for one in dials
    }  # fmt: skip
    base = [preset for preset in presets().values() for _ in range(2)]
    found = project(load(), [*base, *(one for own in ends.values() for one in own)])
    share, above = found.share[..., 0], questions.above(found)[..., 0]
    counted = np.broadcast_to(questions.counted(found)[:, None], share.shape)
    seen = np.nan_to_num(np.stack([share, above, counted]))
    size = len(base)
    parts = {name: seen[..., size * (n + 1) : size * (n + 2)] for n, name in enumerate(ends)}
    return {name for name, part in parts.items() if np.array_equal(part, seen[..., :size])}


def _presets(dials):
    names, stories = outlook.preset_names(), outlook.stories()
    return [[names[key], stories[key], _places(dials, own)] for key, own in presets().items()]


def _groups(dials):
    """(heading, dials) of each tab; the controls that move together come first."""
    found = {TOGETHER: []} | {heading: [] for heading in GROUPS.values()}
    for place, one in enumerate(dials):
        group = sliders()[one.name].group if one.name in sliders() else "definition"
        joint = one.name in (*JOINT, LINE)
        found[TOGETHER if joint else GROUPS[group]].append(place)
    return [[heading, own] for heading, own in found.items() if own]


def _names(dials):
    """(name, short name, dial or None) of each assumption in the order of scenario codes."""
    at = {one.name: place for place, one in enumerate(dials)}
    return [[name, codes.SHORT[name], at.get(name)] for name in asdict(default())]


def _note(whole, still):
    label = {one.name: one.label for one in whole}
    joint = listing([f"“{label[name]}”" for name in (*JOINT, LINE)])
    alone = listing(sorted(f"“{label[name]}”" for name in still))
    return (
        f"On this page {joint} move together; every other control moves alone, from each preset. "
        "The lines are the middle case. Presets also show, pale, eight of ten draws. JupyterLab "
        "alone has all other settings, their draws, verdicts and what binds, files to save"
        + (f", and {alone}, which move only the draws." if still else ".")
    )
