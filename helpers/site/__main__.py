"""Write the website into a folder: `python -m helpers.site FOLDER [--sample]`.

A sample stores a few states of each panel and no pictures for phones, for a quick look; all of
them take minutes.
"""

import shutil
import sys
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader

from helpers.data import tables, writing
from helpers.figures.text import state
from helpers.pages import collection
from helpers.site import answers, build, downloads, pages
from helpers.ui.live_figure import CSS

HERE = Path(__file__).resolve().parent


class Link(NamedTuple):
    """A page of the site: its address and its title."""

    address: str
    title: str


def write(folder, sample=False):
    """Write every page, picture, table, script and answer into `folder`.

    Return the pages' names, and (name, states, bytes) of each panel.
    """
    # First, so that a folder that cannot be written is told before the work is done.
    for file in ("style.css", "player.js", "laboratory.js"):
        writing.write(folder / file, (HERE / file).read_bytes())
    writing.write(folder / CSS.name, CSS.read_bytes())
    writing.write(folder / "vega.js", answers.drawing())
    menu = [Link(pages.address(page.file), page.question) for page in collection.NOTEBOOKS]
    notebooks = [tables.ROOT / "notebooks" / page.file for page in collection.NOTEBOOKS]
    with build.processes() as pool:
        made = pool.starmap(pages.from_notebook, [(path, not sample) for path in notebooks], 1)
    texts = {downloads.PAGE: downloads.text(tables.package())}
    for name, address in pages.TEXTS.items():
        texts[address] = (tables.DATA / name).read_text(encoding="utf-8")
    for address, text in texts.items():
        made.append(pages.from_markdown(text))
        menu.append(Link(address, made[-1].title))
    for place, (link, page) in enumerate(zip(menu, made, strict=True)):
        writing.write(folder / link.address, _framed(menu, place, page))
        for address, content in page.pictures.items():
            writing.write(folder / address, content)
    for address, content in downloads.files(tables.package()).items():
        writing.write(folder / address, content)
    stored = build.write(folder / "answers", notebooks, sample)
    return [link.address for link in menu], stored


def _framed(menu, place, page):
    link, neighbours = menu[place], dict(enumerate(menu))
    return _TEMPLATES.get_template("frame.html.j2").render(
        name="Burden Shift",
        title=link.title,
        address=link.address,
        menu=menu,
        sections=page.sections,
        body=page.body,
        before=neighbours.get(place - 1),
        after=neighbours.get(place + 1),
        state=state(),
        live="data-answers=" in page.body,
    )


_TEMPLATES = Environment(loader=FileSystemLoader(HERE), autoescape=True)


def replace(target, sample):
    """Write the site beside `target` and put it there when it is whole; say what it holds."""
    if target.exists() and not target.is_dir():
        sys.exit(f"{target} is a file; name a folder")
    if target.is_dir() and any(target.iterdir()) and not (target / "player.js").is_file():
        sys.exit(f"{target} holds something that is not this website; name another folder")
    part = target.with_name(f".{target.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    made, stored = write(part, sample)
    shutil.rmtree(target, ignore_errors=True)
    part.rename(target)
    for name, states, size in stored:
        print(f"    {name:36} {states:6,} states {size / 1000:8,.0f} kB")
    states, size = (sum(column) for column in list(zip(*stored, strict=True))[1:])
    print(f"    {len(stored)} panels: {states:,} states, {size / 1e6:.1f} MB")
    print(f"    {len(made)} pages; open {target / 'index.html'}")


if __name__ == "__main__":
    sample = "--sample" in sys.argv
    (target,) = (Path(word) for word in sys.argv[1:] if word != "--sample")
    with writing.told():
        replace(target, sample)
