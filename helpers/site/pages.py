"""A notebook, or a text in Markdown, as the inner HTML of a page."""

import base64
import re
from dataclasses import dataclass
from html import escape, unescape

import mistune
import nbformat

from helpers.figures import kit
from helpers.site import build, live
from helpers.site.figures import picture

START = "00_start_here.ipynb"
# Texts of data/ that become pages too.
TEXTS = {"README.md": "codebook.html", "ADDING.md": "adding.html"}


@dataclass(frozen=True)
class Page:
    """Title and inner HTML of a page, sections as (id, heading), pictures by address."""

    title: str
    body: str
    sections: list
    pictures: dict


def address(file):
    """The address of the page made from notebook `file`."""
    return "index.html" if file == START else file.replace(".ipynb", ".html")


def from_notebook(path, phones=True):
    """The page of a committed notebook, with its outputs as they were committed.

    Without `phones` a narrow screen has the wide pictures only.
    """
    parts, pictures, saved = [], {}, ""
    panels = {place.cell: place for place in live.places(path)}
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "markdown":
            parts.append(_text(cell.source))
            continue
        for output in cell.outputs:
            drawn = picture(output, phones)
            if drawn:
                # Each drawing has one file of this kind, whatever else it has.
                number = sum(name.endswith(".png") for name in pictures) + 1
                stem = f"figures/{path.stem}-{number}"
                place = f"{stem}.{drawn.kind}"
                pictures[place] = drawn.content
                pictures[f"{stem}.png"] = base64.b64decode(output.data["image/png"])
                saved = _saved(stem)
                if drawn.phone:
                    pictures[f"{stem}-narrow.svg"] = drawn.phone[0].encode()
                shown = drawn.html(place, f"{stem}-narrow.svg")
            else:
                shown = _words(output).replace(kit.PICTURES, saved)
            parts.append(f'<div class="output"{_answered(panels, cell, drawn)}>{shown}</div>')
        parts.append(f"{_FOLD}<pre tabindex=0><code>{escape(cell.source)}</code></pre></details>")
    return _page("\n".join(parts), pictures)


def from_markdown(text):
    """The page of a text in Markdown."""
    return _page(_text(text).replace("<pre>", "<pre tabindex=0>"), {})


_FOLD = '<details class="code"><summary>Code</summary>'
_text = mistune.create_markdown(plugins=["table"])


def _saved(stem):
    """Links to the files of a figure, to save."""
    links = (f'<a href="{stem}.{kind}" download>{kind.upper()}</a>' for kind in ("svg", "png"))
    return f"<span>Picture: {', '.join(links)}</span>"


def _answered(panels, cell, drawn):
    """What tells the website's script that sliders move this picture, and where the answers are."""
    if not (drawn and drawn.live and cell.id in panels):
        return ""
    place = panels[cell.id]
    return f' id="{place.name}" data-answers="answers/{build.script_name(place)}.js"'


def _words(output):
    """An output that is not a picture: a table, a text, or what a cell printed or raised."""
    data = output.get("data", {})
    if "text/html" in data:
        return data["text/html"]
    raised = f"{output.get('ename')}: {output.get('evalue')}"
    text = data.get("text/plain", output.get("text", raised))
    return f"<pre tabindex=0>{escape(text)}</pre>"


def _page(body, pictures):
    sections = []

    def named(found):
        sections.append((live.slug(found[1]), found[1]))
        return f'<h2 id="{sections[-1][0]}">{found[1]}</h2>'

    body = re.sub(r"<h2>(.*?)</h2>", named, body)
    title = unescape(re.search(r"<h1>(.*?)</h1>", body)[1])
    return Page(title, _relinked(_scrollable(body)), sections, pictures)


def _scrollable(body):
    """Tables in a frame that a narrow screen can scroll, by keyboard too."""
    frame = '<div class="wide" role="group" aria-label="Table" tabindex="0"><table'
    return body.replace("<table", frame).replace("</table>", "</table></div>")


def _relinked(body):
    """Links from notebook to notebook, to the tables and to the codebook, as they are here."""
    body = re.sub(
        r'href="(?:\.\./notebooks/)?(\w+\.ipynb)',
        lambda found: f'href="{address(found[1])}',
        body,
    )
    for text, place in TEXTS.items():
        # From a notebook, and from the neighbour in data/.
        body = re.sub(rf'href="(?:\.\./data/)?{text}([#"])', rf'href="{place}\1', body)
    # The neighbours of a text in data/ that are no pages.
    body = re.sub(r'href="([\w/]+\.csv")', r'href="data/\1', body)
    return body.replace('href="../', 'href="')
