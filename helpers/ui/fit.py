"""Make the specification of a figure as small as a panel needs it: 600 by 400 pixels."""

import textwrap

from helpers.figures import kit

FONT, SMALL, ROOM = 11, 10, 230  # largest letters, those of many rows, names of rows, in pixels
LINE = 104  # letters in a line of the subtitle
_ACROSS, _DOWN = {"width", "x"}, {"height", "y", "gradientLength"}
_LETTERS = {"fontSize", "labelFontSize", "titleFontSize"}
_CAPS = {"labelLimit": ROOM, "minExtent": 150, "limit": 560}


def fitted(spec, across, down):
    """A credited specification with its plots scaled, and without its title.

    The heading of the panel says the title; measure and unit, the subtitle, stay. Bars keep their
    part of a row, letters and names of rows are at most FONT and ROOM. Rows of data stay.
    """
    data = {name: spec[name] for name in ("datasets", "usermeta") if name in spec}
    plots = {name: part for name, part in spec.items() if name not in data}
    small = _scaled(plots, (across, down)) | data | {"padding": 4}
    if line := data.get("usermeta", {}).get("line"):
        small["title"] = small["title"] | {
            "text": textwrap.wrap(line, LINE, break_on_hyphens=False)
        }
    own = kit.inner(small)
    told = own.pop("title", {}).get("subtitle")
    if told:
        lines = [told] if isinstance(told, str) else told
        look = {"fontSize": FONT, "fontWeight": "normal", "color": "#555b66", "offset": 8}
        wrapped = [line for long in lines for line in textwrap.wrap(long, LINE)]
        own["title"] = {"text": wrapped, "anchor": "start", **look}
    return small


def _scaled(part, by):
    if isinstance(part, list):
        return [_scaled(one, by) for one in part]
    if not isinstance(part, dict):
        return part
    return {key: _value(key, value, part, by) for key, value in part.items()}


def _value(key, value, part, by):
    if key == "values":
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _number(key, value, part, by)
    factor = by[key in _DOWN]
    if key in _ACROSS | _DOWN and isinstance(value, dict) and value.keys() & {"step", "value"}:
        # Steps of a band, and places in pixels.
        own = next(iter(value.keys() & {"step", "value"}))
        if isinstance(value[own], (int, float)):
            return value | {own: round(value[own] * factor, 1)}
    return _scaled(value, by)


def _number(key, value, part, by):
    if key in _CAPS:
        return min(value, _CAPS[key])
    if key in _LETTERS:
        return min(value, FONT if by[1] > 0.65 else SMALL)
    if key in _ACROSS or key in _DOWN:
        return round(value * by[key in _DOWN], 1)
    if key == "size" and part.get("type") in ("bar", "tick"):
        return round(value * by[1], 1)
    return value
