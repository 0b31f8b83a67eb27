"""Keep the answer on the first screen of README.md current: `python -m helpers.site.first_screen`.

The picture carries a digest of what was drawn, so that a test can tell whether it is current on a
machine with other fonts.
"""

import base64
import hashlib
import io
import json
import re

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from helpers.data import writing
from helpers.data.tables import ROOT
from helpers.figures import kit, theme
from helpers.pages import collection
from helpers.pages.start_here import charts, data, words

README, PICTURE = ROOT / "README.md", ROOT / ".github" / "answer.png"


def chart():
    """The figure that answers the question of the collection."""
    return charts.leads(data.shares(), data.years(), data.counts())


def digest():
    """A digest of the figure as it would be drawn now."""
    drawn = json.dumps(kit.credited(theme.spec(chart())), sort_keys=True)
    return hashlib.sha256(drawn.encode()).hexdigest()


def readme(text):
    """README.md with the answer and the reading order as they are now."""
    for name, part in {"answer": _answer(), "reading": _reading()}.items():
        place = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.S)
        text = place.sub(lambda found, part=part: f"{found[1]}{part}\n{found[2]}", text)
    return text


def _answer():
    picture = f"![{chart().description}]({PICTURE.relative_to(ROOT).as_posix()})"
    return "\n\n".join([f"**{words.answer().lead}**", picture, f"*{collection.state()}*"])


def _reading():
    return "\n".join(
        f"- **{minutes} minutes:** "
        + " → ".join(f"[{words}](notebooks/{page.file})" for words, page in way)
        for minutes, way in collection.paths().items()
    )


def refresh():
    """Draw the picture and write README.md anew."""
    image, _ = theme.png(theme.spec(chart()))
    told, drawn = PngInfo(), io.BytesIO()
    told.add_text("digest", digest())
    with Image.open(io.BytesIO(base64.b64decode(image))) as picture:
        picture.save(drawn, "PNG", optimize=True, pnginfo=told)
    writing.write(PICTURE, drawn.getvalue())
    writing.write(README, readme(README.read_text(encoding="utf-8")))


if __name__ == "__main__":
    with writing.told():
        refresh()
