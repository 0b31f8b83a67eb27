"""Figures of a committed notebook as files beside its page."""

import base64
import io
from dataclasses import dataclass
from html import escape

import pandas as pd
import vl_convert

from helpers.figures import kit
from helpers.figures.mime import LAB_MIME, WIDGET
from helpers.figures.text import Fold, Table
from helpers.site.narrow import narrow


@dataclass(frozen=True)
class Picture:
    """A picture file: its content, size in CSS pixels, words, and whether sliders move it.

    `phone` is what `narrow` gives of the figure: None where a phone moves the picture sideways,
    and has its rows in `tables` as well.
    """

    content: bytes
    kind: str  # svg or png
    width: int
    height: int
    alt: str
    live: bool
    phone: tuple | None = None
    tables: str = ""

    def html(self, address, phone=""):
        """The figure as it stands in a page: its picture at `address`, for phones at `phone`."""
        size = f'width="{self.width}" height="{self.height}"'
        image = f'<img src="{address}" alt="{escape(self.alt)}" {size}>'
        if self.phone:
            _, width, height = self.phone
            source = f'<source media="(max-width: 40rem)" srcset="{phone}"'
            source += f' width="{width}" height="{height}">'
            image = f'<picture class="fits">{source}{image}</picture>'
        # On its own the picture can be enlarged, which a phone needs.
        linked = f'<a href="{address}">{image}</a>'
        return f"<figure>{linked}{self._caption()}</figure>{self.tables}"

    def _caption(self):
        """What a panel answers at its first setting, and where its sliders work."""
        if not self.live:
            return ""
        said = escape(self.alt.partition(". ")[2])
        moved = "This is the first setting. Its sliders need a browser with scripts, or JupyterLab."
        return f"<figcaption><p>{said}</p><p>{moved}</p></figcaption>"


def picture(output, phones=True):
    """The picture in one output of a notebook, or None. A chart is drawn anew, sharp at any size.

    A panel keeps the picture that it left in the notebook. What `phones` show takes a second.
    """
    data = output.get("data", {})
    if "image/png" not in data:
        return None
    content = base64.b64decode(data["image/png"])
    shown = output.metadata.get("image/png", {})
    # A picture that is none of ours tells its size in its first bytes, and has what words it has.
    width, height = (int.from_bytes(content[place : place + 4]) for place in (16, 20))
    words = shown.get("alt", data.get("text/plain", ""))
    size = shown.get("width", width), shown.get("height", height), words
    if LAB_MIME not in data:
        return Picture(content, "png", *size, WIDGET in data)
    # The schema named for JupyterLab is older than the one the chart was written for.
    spec = {name: part for name, part in data[LAB_MIME].items() if name != "$schema"}
    drawn = vl_convert.vegalite_to_svg(spec)
    if not phones:
        return Picture(drawn.encode(), "svg", *size, False)
    phone = narrow(spec)
    rows = "" if phone else f'<div class="rows">{tables(spec)._repr_html_()}</div>'
    return Picture(drawn.encode(), "svg", *size, False, phone, rows)


def tables(spec):
    """The rows of a figure as in its files, with numbers in three digits at least, in a fold."""
    found = []
    for file in kit.parts(spec)["files"]:
        text = kit.table(spec["datasets"][file["rows"]], file["columns"])
        frame = pd.read_csv(io.StringIO(text), dtype_backend="numpy_nullable")
        shown = frame.map(_short, na_action="ignore").astype("string").fillna("")
        found.append(Table(shown, {head: head for head in frame}))
    return Fold("The rows of this figure as a table", *found)


def _short(value):
    if not isinstance(value, float):
        return str(value)
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
