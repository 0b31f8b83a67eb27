"""Write the website into a folder: `python -m helpers.site FOLDER`."""

import sys
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from helpers.data import tables, writing
from helpers.figures.text import state
from helpers.pages import collection
from helpers.site import pages

HERE = Path(__file__).resolve().parent
NOTEBOOKS = HERE.parents[1] / "notebooks"


@dataclass(frozen=True)
class Link:
    """A page of the site: its address and its title."""

    address: str
    title: str


def write(folder):
    """Write every page, picture, table and the style into `folder`; return the pages' names."""
    # First, so that a folder that cannot be written is told before the work is done.
    writing.write(folder / "style.css", (HERE / "style.css").read_bytes())
    menu = [Link(pages.address(page.file), page.question) for page in collection.NOTEBOOKS]
    made = [pages.from_notebook(NOTEBOOKS / page.file) for page in collection.NOTEBOOKS]
    for text, address in pages.TEXTS.items():
        made.append(pages.from_markdown((tables.DATA / text).read_text(encoding="utf-8")))
        menu.append(Link(address, made[-1].title))
    for place, (link, page) in enumerate(zip(menu, made, strict=True)):
        html = _framed(menu, place, page)
        writing.write(folder / link.address, html)
        for address, content in page.pictures.items():
            writing.write(folder / address, content)
    _copy_tables(folder / "data")
    return [link.address for link in menu]


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
    )


_TEMPLATES = Environment(loader=FileSystemLoader(HERE), autoescape=True)


def _copy_tables(folder):
    for table in sorted(tables.DATA.rglob("*.csv")):
        writing.write(folder / table.relative_to(tables.DATA), table.read_bytes())
    package = (tables.DATA / "datapackage.json").read_bytes()
    writing.write(folder / "datapackage.json", package)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    with writing.told():
        print(f"    {len(write(target))} pages; open {target / 'index.html'}")
