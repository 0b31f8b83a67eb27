"""The page "The data": every table as a CSV file, all in one archive, and what may be done with it.

A table whose `terms` in datapackage.json forbid to pass it on is named there and given nowhere.
"""

import io
import json
import re
import zipfile
from collections import Counter
from pathlib import Path

from helpers.data import codebook, sources, tables
from helpers.data.tables import ROOT
from helpers.figures.text import cap, count, listing

PAGE, ARCHIVE, LICENCES = "data.html", "burden-shift-data.zip", "licences.txt"
IN_SCRIPTS = Path(__file__).with_name("vega-licences.txt")
OURS = "Own calculation"  # as `original_publisher` calls us
MOST = 0.5  # who stands behind more than this part of a table's citations is named
LONG = 500  # citations of a table that nearly is its publisher's own
FOLDERS = {
    "tables": "sources of all tables, and the pages",
    "story": "the report, its claims, the actors, dates and events",
    "money": "spending, funds, people and paths",
    "gaps": "what Europe and the United States have in each area, and what is needed",
    "delivery": "orders, lead times, delays and factories",
    "model": "the inputs of the projection",
    "estimates": "what others have estimated, and what happened since",
    "evidence": "what the model's newer inputs rest on",
    "countries": "what single allies hold, ordered, promised and said",
    "first_edition": "the inputs of the first edition, for its scenario codes",
}


def files(package):
    """What the site gives away beside its pages, by address: tables, archive, licences."""
    given = _given(package)
    found = {one["path"]: tables.read(one["name"]) for one in given["resources"]}
    found["datapackage.json"] = codebook.as_json(given).encode()
    texts = (tables.DATA / "README.md", ROOT / "LICENSE-TEXT.md")
    archive = packed(found | {path.name: path.read_bytes() for path in texts})
    licences = b"\n\n".join(
        path.read_bytes() for path in (ROOT / "LICENSE", ROOT / "LICENSE-TEXT.md", IN_SCRIPTS)
    )
    found = {f"data/{name}": content for name, content in found.items()}
    return found | {ARCHIVE: archive, LICENCES: licences}


def _given(package):
    """The description of the tables that may be passed on, without links to any other."""
    kept = json.loads(json.dumps(package))
    kept["resources"] = [one for one in kept["resources"] if not forbidden(one)]
    names = {"", *(one["name"] for one in kept["resources"])}
    for schema in (one["schema"] for one in kept["resources"]):
        if links := schema.get("foreignKeys"):
            schema["foreignKeys"] = [k for k in links if k["reference"]["resource"] in names]
    return kept


def packed(contents):
    """A zip archive of files by name: the same bytes whenever it is made."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in sorted(contents.items()):
            # Its date is the first that a zip can hold; whoever unpacks it may read and write it.
            one = zipfile.ZipInfo(f"burden-shift-data/{name}")
            one.compress_type, one.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(one, content, compresslevel=9)
    return out.getvalue()


def forbidden(resource):
    """Do the terms of a table's publisher forbid to pass the table on?"""
    return resource.get("terms", {}).get("redistribution") == "forbidden"


def text(package):
    """The page in Markdown, with links as from a text in data/."""
    resources = package["resources"]
    behind = {one["name"]: _behind(one["name"]) for one in resources}
    size = len(files(package)[ARCHIVE]) / 1e6
    kept = [one["name"] for one in resources if forbidden(one)]
    but = f" except {listing(kept)}, which may not be passed on" if kept else ""
    rows = sum(len(tables.load(one["name"])) for one in resources)
    parts = [
        "# The data",
        f"{len(resources)} tables with {rows:,} rows. "
        f"**[All tables in one archive](../{ARCHIVE})** ({size:.1f} MB){but}. It also holds "
        "the [meaning, unit and limits of every column](README.md) and the licence. A `source_id` "
        "leads to its line in [sources](sources.csv).",
        _recipe(),
        "## What you may do with them",
        _licences(behind),
    ]
    for folder, group in codebook.by_folder(resources).items():
        folder = folder or "tables"
        meaning = f"{cap(FOLDERS[folder])}. [What the columns mean](README.md#{folder})"
        lines = ["| table | one row … | rows | whose figures |", "| --- | --- | ---: | --- |"]
        lines += [_line(one, behind[one["name"]]) for one in group]
        parts += [f"## {folder}", meaning, "\n".join(lines)]
    return "\n\n".join(parts) + "\n"


def _line(resource, publishers):
    name, short = resource["name"], resource["name"].rpartition("/")[2]
    told = short if forbidden(resource) else f"[{short}]({resource['path']})"
    row = re.sub(r"^.*?\bOne row (is )?", "", resource["description"])
    whose = ": ".join([_whose(publishers), *resource.get("terms", {}).get("said", "").splitlines()])
    return f"| {told} | {row} | {len(tables.load(name)):,} | {whose} |"


def _behind(name):
    """How often each publisher is cited by the rows of a table, us included."""
    frame = sources.with_sources(tables.load(name), name)
    named = tables.load("sources").set_index("source_id")["original_publisher"]
    # What stands in brackets says where it was read.
    named = named.str.partition(" (")[0]
    return Counter(named[key] for ids in frame["source_ids"] for key in ids)


def _whose(publishers):
    """Whose figures a table has, in a cell."""
    others = len([name for name in publishers if name != OURS])
    first = _first(publishers)
    if not first:
        return count(others, "publisher") if others else "ours"
    return f"{first} and {count(others - 1, 'other')}" if others > 1 else first


def _first(publishers):
    """Who stands behind most of a table's citations, if one does who is not us."""
    (name, times) = publishers.most_common(1)[0] if publishers else ("", 0)
    return name if name != OURS and times > MOST * publishers.total() else ""


def _recipe():
    """The recipe for a chart, its headings one level down."""
    recipe = (tables.DATA / "CHART.md").read_text(encoding="utf-8")
    return re.sub(r"^#", "##", recipe, flags=re.M).rstrip()


def in_scripts():
    """(licence, packages) of each licence text of what `vega.js` holds."""
    texts = re.split(r"^-{80}\n", IN_SCRIPTS.read_text(encoding="utf-8"), flags=re.M)[1:]
    heads = (text.strip().partition("\n")[0].partition(": ") for text in texts)
    return [(kind, packages.split(", ")) for kind, _, packages in heads]


def _licences(behind):
    large = [
        f"`{name}` ({_first(cited)})"
        for name, cited in behind.items()
        if _first(cited) and cited.total() > LONG
    ]
    kinds = in_scripts()
    number = sum(len(packages) for _, packages in kinds)
    return "\n".join(
        [
            "- **Ours:** selection, coding, estimates, descriptions, texts and figures. "
            "[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/legalcode): name “The Burden "
            "Shift developers”, link to the licence, say what you changed.",
            "- **Figures of others stay theirs.** On what terms their publishers let tables of "
            "them be passed on is not known to us, unless a line below says it. Long tables that "
            f"follow one publisher: {listing(large)}. For many figures of one publisher, go to it.",
            "- **Scripts:** ours under the MIT licence. `vega.js`, which draws, holds "
            f"{number} packages under {listing(sorted({kind for kind, _ in kinds}))}: "
            f"[names and full texts](../{LICENCES}). Nothing is fetched from elsewhere.",
        ]
    )
