"""The answers of a panel as one script file: each distinct text and column of rows once.

The file is a classic script with base64 of gzip inside, which a browser also reads from a folder.
"""

import base64
import gzip
import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import vl_convert

from helpers.model.assumptions import Refused
from helpers.ui import live_figure


def answer(panel, values):
    """A panel's answer as JSON texts, by (part,) or (data set, column); a refusal is one too."""
    try:
        told = panel.message(**values)
    except Refused as refusal:
        return {("refused",): json.dumps(str(refusal))}
    words = ("sentence", "numbers", "notes")
    parts = {(name,): json.dumps(told[name]) for name in words if name in told}
    for name, rows in told["rows"].items():
        for column in rows[0] if rows else ():
            parts[name, column] = json.dumps([row[column] for row in rows], separators=_TIGHT)
    return parts


_TIGHT = (",", ":")


@dataclass
class Columns:
    """What states share: the distinct texts of each part, and where each state finds its own."""

    states: int
    parts: dict = field(default_factory=dict)

    def put(self, state, parts):
        """Store the parts of one state; what it has not stays marked as missing."""
        for key, text in parts.items():
            if key not in self.parts:
                self.parts[key] = {}, [-1] * self.states
            known, places = self.parts[key]
            places[state] = known.setdefault(text, len(known))

    def text(self):
        """All of it as JSON: [key, distinct values, places], places null where all are the same."""
        written = []
        for key, (known, places) in self.parts.items():
            same = len(known) == 1 and -1 not in places
            at = "null" if same else json.dumps(places, separators=_TIGHT)
            written.append(f"[{json.dumps(key)},[{','.join(known)}],{at}]")
        return f"[{','.join(written)}]"


@cache
def drawing():
    """The script that draws, as JupyterLab does: Vega, the live figure and the controls.

    They are `burdenShift.render` and `burdenShift.controls`.
    """
    figure = vl_convert.javascript_bundle(_classic("live_figure.js", "render"))
    parts = (figure, _classic("controls.js", "controls"))
    # A classic script must keep its names to itself.
    return "".join(f"(() => {{{part}}})();\n" for part in parts)


def _classic(file, name):
    """The source of a widget's script, a module, as one that a browser reads from a folder."""
    source = Path(live_figure.__file__).with_name(file).read_text(encoding="utf-8")
    shared = "export default { render };"
    if shared not in source:
        raise ValueError(f"{file} does not end with {shared}")
    return source.replace(shared, f"burdenShift.{name} = render;")


def script(place, grid, columns, **head):
    """The script file of the panel at a Place: `burdenShift.stored(name, packed)`."""
    head |= {
        "dials": [dial.described() for dial in grid.dials],
        "blocks": [[block.free, block.base] for block in grid.blocks],
    }
    written = json.dumps(head, separators=_TIGHT)[:-1] + f',"columns":{columns.text()}}}'
    return packed(place.name, written)


def packed(name, written):
    """The text of a script file that hands over the JSON text `written` as panel `name`."""
    content = base64.b64encode(gzip.compress(written.encode(), 9, mtime=0)).decode()
    return f'burdenShift.stored("{name}","{content}");\n'


def entries(grid):
    """The state of each entry of a grid, block by block; None where each is its own."""
    states = {setting: number for number, setting in enumerate(grid.states)}
    found = [states[one] for block in grid.blocks for one in block.settings(grid.dials)]
    return None if found == list(range(len(found))) else found


def unpacked(text):
    """What a script file holds, and the name of its panel."""
    _, name, _, content, _ = text.split('"')
    return name, json.loads(gzip.decompress(base64.b64decode(content)))
