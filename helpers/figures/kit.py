"""What every figure gives away: its source line, its rows, its picture, and how to cite it.

The source line is drawn into the figure, so that a picture that travels takes it along. Data and
words to cite stand below as plain HTML without scripts; the picture comes from the menu of
vega-embed, and on the website from the files beside the page, linked at PICTURES.
"""

import csv
import io
import os
import re
from html import escape
from urllib.parse import quote

import pandas as pd

from helpers.data import dates
from helpers.figures import credit
from helpers.figures.text import anchor

# The website puts links to its files here; JupyterLab has a menu in the figure.
PICTURES = '<span class="bs-pictures"></span>'
# No figure has an amount as large as a time in milliseconds.
TIMES = 100_000_000_000
# Sources that the fold names, with their address; the end of the page has all of them.
NAMED = 12
# Columns that say where or how a mark is drawn, unless a legend or the pointer names them.
LAYOUT = {"at", "at_now", "at_value", "bin", "head", "letter", "light", "mark"}
LAYOUT |= {"place", "point", "rank", "shade", "slot", "x"}
# Signs that a data address may have as they are; all others but letters are escaped.
_PLAIN = ",;:/()'!?*=+@$"
_TOP = {"$schema", "config", "datasets", "usermeta", "description", "background", "padding"}
_TOP |= {"autosize"}


def credited(spec):
    """The specification with its source line below; one that has its line stays as it is."""
    meta = spec.get("usermeta", {})
    line = credit.line(meta.get("sources", []))
    if not line or "line" in meta:
        return spec
    top = {name: part for name, part in spec.items() if name in _TOP}
    inner = {name: part for name, part in spec.items() if name not in _TOP}
    # Parameters that name their views belong to the whole.
    if any("views" in parameter for parameter in inner.get("params", [])):
        top["params"] = inner.pop("params")
    title = {"text": credit.wrapped(line), "orient": "bottom", "anchor": "start", "offset": 10}
    title |= {"frame": "bounds", "fontSize": 11, "fontWeight": "normal", "color": "#555b66"}
    return top | {"usermeta": meta | {"line": line}, "vconcat": [inner], "title": title}


def inner(spec):
    """The figure inside a credited specification."""
    return spec["vconcat"][0] if "line" in spec.get("usermeta", {}) else spec


def parts(spec):
    """What stands below a credited figure, as plain values; a panel's script shows the same.

    `files` are its sets of rows: name, file, and heading of each column. `cite` are words to copy,
    `sources` (words, address) of those that stand behind it, `fold` the line that opens both.
    """
    frames, heads = _frames(spec), headings(spec)
    files = [
        {
            "rows": name,
            "words": "Data (CSV)" if len(frames) == 1 else f"Data (CSV): {name}",
            "file": file_name(spec) + ("" if len(frames) == 1 else f"-{name}") + ".csv",
            "columns": heads[name],
        }
        for name in frames
    ]
    sources = credit.entries(spec.get("usermeta", {}).get("sources", []))
    # Only web addresses become links: data must not smuggle in a script.
    listed = [
        (f"{source['said']}: {source['title']}", source["url"] * source["url"].startswith("http"))
        for source in sources[:NAMED]
    ]
    if len(sources) > NAMED:
        listed.append((f"and {len(sources) - NAMED} more, at the end of the page", ""))
    fold = {0: "Cite", 1: "Cite, source"}.get(len(sources), f"Cite, {len(sources)} sources")
    return {"files": files, "fold": fold, "cite": _cite(spec), "sources": listed}


def html(spec):
    """The parts below a credited figure as HTML, with its rows in the links."""
    told = parts(spec)
    links = [
        f'<a download="{file["file"]}" href="{_address(spec, file)}">{escape(file["words"])}</a>'
        for file in told["files"]
    ]
    items = "".join(f"<li>{anchor(*source)}</li>" for source in told["sources"])
    listed = f"<ul>{items}</ul>" if items else ""
    cite = f'<p style="user-select: all">{escape(told["cite"])}</p>{listed}'
    summary = f'<summary style="cursor: pointer">{told["fold"]}</summary>'
    style = "display: flex; flex-wrap: wrap; gap: 0 1.2em; margin: 0 12px; font-size: 0.85em"
    inside = f"{''.join(links)}{PICTURES}<details>{summary}{cite}</details>"
    return f'<div class="bs-kit" style="{style}">{inside}</div>'


def note(spec):
    """Remember that a page shows this figure, for the list of sources at its end."""
    credit.SHOWN[_title(spec)] = spec.get("usermeta", {}).get("sources", [])


def file_name(spec):
    """A name for files of a figure, after its title."""
    words = re.sub(r"[^a-z0-9]+", "-", _title(spec).lower())[:50].strip("-")
    return f"burden-shift-{words}"


def table(rows, heads):
    """Rows as the text of a CSV file, the columns that have heads; times become days."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(heads.values())
    writer.writerows([_cell(row[name]) for name in heads] for row in rows)
    return out.getvalue()


def headings(spec):
    """What each column of a set of rows is called on the page: {rows: {column: heading}}.

    The words under the pointer come first, then those of axis and legend beside the column's name.
    What only says where or how a mark is drawn is left out.
    """
    told, legends, axes = {}, {}, {}
    for views in _views(spec):
        titles = {}
        for rows, channel, part in views:
            field, title = part.get("field"), _heading(part)
            if title and channel in {"x", "y"}:
                titles.setdefault(channel, title)
            elif field and title:
                (told if channel == "tooltip" else legends).setdefault((rows, field), title)
        # All that lies along an axis is counted in its unit.
        for rows, channel, part in views:
            if part.get("field") and channel.rstrip("2") in titles:
                axes.setdefault((rows, part["field"]), []).append(titles[channel.rstrip("2")])
    units = {key: _shared(found) for key, found in axes.items()} | legends
    return {
        name: _heads(name, _facts(name, rows[0], {*told, *legends}), told, units)
        for name, rows in _frames(spec).items()
    }


def _facts(rows, columns, named):
    """The columns that tell something, not only where or how a mark is drawn; first of what."""
    # A number as text stands beside itself, only to be drawn.
    told = [name for name in columns if name not in LAYOUT or (rows, name) in named]
    return sorted((name for name in told if name[-5:] != "_text"), key=lambda name: name != "name")


def _heads(rows, columns, told, units):
    """The headings of one set of rows, whose words must be unlike each other."""
    words = [told.get((rows, name)) for name in columns]
    return {
        name: word if word and words.count(word) == 1 else _named(name, units.get((rows, name)))
        for name, word in zip(columns, words, strict=True)
    }


def _shared(titles):
    """What the titles of several axes have in common, up to a comma."""
    return ", ".join(os.path.commonprefix([title.split(", ") for title in titles]))


def _address(spec, file):
    """The rows themselves as an address; the mark at their start tells spreadsheets it is UTF-8."""
    text = quote(chr(0xFEFF) + table(spec["datasets"][file["rows"]], file["columns"]), safe=_PLAIN)
    return escape(f"data:text/csv;charset=utf-8,{text}", quote=True)


def _cite(spec):
    today, line = dates.as_of(), spec.get("usermeta", {}).get("line", "")
    text = f"The Burden Shift developers ({today.year}): “{_title(spec)}”. Figure, Burden Shift, "
    return f"{text}facts as of {dates.spoken(today)}. {line}".rstrip(". ") + "."


def _title(spec):
    title = inner(spec).get("title", "")
    title = title["text"] if isinstance(title, dict) else title
    return " ".join(title) if isinstance(title, list) else title


def _frames(spec):
    """The sets of rows that the figure was given, without empty ones and helper lines."""
    given = spec.get("usermeta", {}).get("rows", [])
    return {name: spec["datasets"][name] for name in given if spec["datasets"].get(name)}


def _views(node, rows=None):
    """The channels of each single view or stack of layers: lists of (rows, channel, definition)."""
    if isinstance(node, list):
        for part in node:
            yield from _views(part, rows)
    elif isinstance(node, dict):
        rows = (node.get("data") or {}).get("name", rows)
        own = [(rows, *pair) for pair in _channels(node.get("encoding", {}))]
        for layer in node.get("layer", []):
            own += [found for view in _views(layer, rows) for found in view]
        yield own
        for name, part in node.items():
            if name not in {"layer", "encoding", "datasets", "config", "usermeta"}:
                yield from _views(part, rows)


def _channels(encoding):
    for channel, parts in encoding.items():
        for part in parts if isinstance(parts, list) else [parts]:
            yield channel, part
            condition = part.get("condition")
            if isinstance(condition, dict) and "field" in condition:
                yield channel, condition


def _heading(part):
    """The title of a channel, of its axis, legend or header, where one is said."""
    owners = [part, *(part.get(name) or {} for name in ("axis", "legend", "header"))]
    title = next((owner["title"] for owner in owners if owner.get("title")), "")
    return " ".join(title) if isinstance(title, list) else title


def _named(column, title):
    words = column.replace("_", " ")
    return words if not title or title.lower() == words else f"{words} ({title})"


def _cell(value):
    if isinstance(value, int) and abs(value) > TIMES:
        return pd.Timestamp(value, unit="ms").date().isoformat()
    return value
