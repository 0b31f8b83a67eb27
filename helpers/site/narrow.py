"""A figure as a phone shows it: whole, in letters that can be read.

Words are wrapped and plots give way until all fits. Where they would have to shrink too far,
there is no narrow figure, and the wide one is moved sideways.
"""

import re
import textwrap

import vl_convert

from helpers.figures import credit, kit

# Pixels of a phone beside the margins of the page; parts of their width that plots may keep.
WIDE, PARTS = 366, (0.8, 0.6, 0.45, 0.34, 0.25)
# Letters in a line of title, subtitle, source line, name of a row, and title of an axis or part.
TITLE, SUBTITLE, LINE, NAME, PART = 40, 60, 62, 24, 26
# Longer words than these stand upright below an axis, or one below the other in a legend.
SHORT, TWO = 6, 14
# Rows are higher where their names take several lines.
TALLER = 1.25
_CAPS = {"fontSize": 11, "labelFontSize": 10, "titleFontSize": 10}
_CAPS |= {"labelLimit": 200, "minExtent": 90, "spacing": 12, "labelPadding": 22, "size": 80}
_ACROSS, _DOWN = {"width", "x", "xOffset"}, {"height", "y"}
_SIZE = re.compile(r' (?:width|height)="([\d.]+)"')
# Names of rows in several lines, in the language of Vega.
_LINES = f"regexp('(.{{1,{NAME}}})( |$)', 'g')"
_NAMES = {
    "labelExpr": f"split(trim(replace(datum.label, {_LINES}, '$1\\n')), '\\n')",
    "labelLineHeight": 9,
}


def narrow(spec):
    """(SVG, width, height) of a credited specification for a phone; None where it cannot fit."""
    found = _fitting(spec)
    return found and found[1:]


def panel(spec):
    """The specification of a panel for a phone, without its title and its rows, or None.

    `spec` is the whole one, credited; the heading of the panel says the title.
    """
    found = _fitting(spec)
    if not found:
        return None
    small = {name: part for name, part in found[0].items() if name != "datasets"}
    title = kit.inner(small)["title"]
    look = {"fontSize": 11, "fontWeight": "normal", "anchor": "start"}
    kit.inner(small)["title"] = {"text": title["subtitle"], **look}
    return small


def _fitting(spec):
    """(specification, SVG, width, height) with the widest plots that fit, or None."""
    fits, first, last = None, 0, len(PARTS) - 1
    while first <= last:
        at = (first + last) // 2
        small = _figure(spec, PARTS[at])
        svg = vl_convert.vegalite_to_svg(small)
        width, height = (round(float(size)) for size in _SIZE.findall(svg)[:2])
        if width <= WIDE:
            fits, last = (small, svg, width, height), at - 1
        else:
            first = at + 1
    return fits


def _figure(spec, part):
    """The specification with plots of a `part` of their width and every line of words wrapped."""
    kept = {name: spec[name] for name in ("datasets", "usermeta") if name in spec}
    plots = {name: own for name, own in spec.items() if name not in {*kept, "$schema"}}
    small = _Smaller(part, kept["datasets"]).scaled(plots) | kept
    title = kit.inner(spec)["title"]
    kit.inner(small)["title"] = {
        "text": _wrapped(title["text"], TITLE),
        "subtitle": _wrapped(title.get("subtitle"), SUBTITLE),
        "fontSize": 14,
        "subtitleFontSize": 11,
    }
    if line := kept["usermeta"].get("line"):
        small["title"] = small["title"] | {"text": _wrapped(line, LINE), "fontSize": 10}
    # Legends one below the other.
    legend = small["config"]["legend"] | {
        "layout": {"bottom": {"direction": "vertical", "bounds": "full"}}
    }
    return small | {"padding": 4, "config": small["config"] | {"legend": legend}}


def _wrapped(words, letters):
    lines = [words] if isinstance(words, str) else words or []
    return [line for long in lines for line in credit.wrapped(long, letters)]


class _Smaller:
    """A specification with its plots a `part` as wide, and rows higher where they have names."""

    def __init__(self, part, datasets):
        self._part, self._named = part, False
        # The longest word or number of each column, in letters.
        self._long = {}
        for row in (row for rows in datasets.values() for row in rows):
            for name, value in row.items():
                self._long[name] = max(self._long.get(name, 0), len(str(value)))

    def scaled(self, plots):
        self._named = '"nominal"' in str(plots).replace("'", '"')
        return self._scaled(plots)

    def _scaled(self, node):
        if isinstance(node, list):
            return [self._scaled(one) for one in node]
        if not isinstance(node, dict):
            return node
        made = {name: self._value(name, value) for name, value in node.items()}
        if len(made.get("hconcat", [])) > 3:
            made |= {"concat": made.pop("hconcat"), "columns": 9}
        if made.get("columns", 0) > 2 and ("facet" in made or "concat" in made):
            made["columns"] = 2
        return made

    def _value(self, name, value):
        if name == "values":
            return value
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return min(value, _CAPS[name]) if name in _CAPS else value * self._by(name)
        if not isinstance(value, dict):
            return self._scaled(value)
        made = self._scaled(value)
        for own in {"step", "value"} & {*value}:
            if isinstance(value[own], (int, float)):
                made[own] = value[own] * self._by(name)
        if value.get("type") == "nominal" and value.get("axis", {}) is not None:
            if name == "y":
                made["axis"] = made.get("axis", {}) | _NAMES
            if name == "x" and self._longest(value) > (SHORT if self._part > PARTS[-1] else 3):
                made["axis"] = made.get("axis", {}) | {"labelAngle": -90, "labelLimit": 90}
        if made.get("legend"):
            made["legend"]["columns"] = 2 if self._longest(value) <= TWO else 1
        if name == "axis" and isinstance(value.get("title"), str):
            made["title"] = textwrap.wrap(value["title"], PART)
        if name == "title" and isinstance(value.get("text"), str) and "subtitle" not in value:
            made["text"] = textwrap.wrap(value["text"], PART)
        return made

    def _longest(self, channel):
        return self._long.get(channel.get("field"), 0)

    def _by(self, name):
        if name in _ACROSS:
            return self._part
        return TALLER if name in _DOWN and self._named else 1
