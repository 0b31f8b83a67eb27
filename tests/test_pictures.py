"""Every committed picture shows the figure that its page draws, panels included.

nbval compares no pictures: a missing or broken one passes there.
"""

import ast
import base64
import io

import numpy as np
import pytest
import vl_convert
from PIL import Image

import committed
from helpers.figures import mime

# Greys of 255 that two drawings of one figure may be apart on average: fonts differ a little.
APART = 6


def pictures(name):
    """(committed picture, specification) of every figure.

    A panel's comes from its code, where pictures are left for later.
    """
    for cell in committed.cells(committed.read(name), "code"):
        for output in committed.figures_of(cell):
            spec = output.data.get(mime.LAB_MIME)
            yield output.data["image/png"], spec or panel_spec(name, cell)


def panel_spec(name, cell):
    _, metadata = committed.run(name, *needed(name, cell))._repr_mimebundle_()
    return metadata[mime.PICTURE_OF]


def needed(name, last):
    """Ids of the code cells that give `last` its names, then that of `last`."""
    code = committed.cells(committed.read(name), "code")
    before = code[: [cell.id for cell in code].index(last.id)]
    wanted, found = names(last, ast.Load), [last.id]
    for cell in reversed(before):
        if names(cell, ast.Store) & wanted:
            wanted |= names(cell, ast.Load)
            found.insert(0, cell.id)
    return found


def names(cell, context):
    """The names that a cell reads (ast.Load) or gives (ast.Store)."""
    found = set()
    for node in ast.walk(ast.parse(cell.source)):
        match node:
            case ast.Name(id=word, ctx=used) if isinstance(used, context):
                found.add(word)
            case ast.alias(name=word, asname=other) if context is ast.Store:
                found.add(other or word.partition(".")[0])
            case ast.FunctionDef(name=word) if context is ast.Store:
                found.add(word)
    return found


def redrawn(spec):
    plain = {key: part for key, part in spec.items() if key != "$schema"}
    return Image.open(io.BytesIO(vl_convert.vegalite_to_png(plain, scale=0.5)))


def apart(one, other):
    """Mean distance of two pictures in greys, at the size of the smaller."""
    small = [np.asarray(image.convert("L").resize(other.size), float) for image in (one, other)]
    return float(abs(small[0] - small[1]).mean())


@pytest.mark.parametrize("name", committed.NAMES)
def test_committed_pictures_are_the_figures(name, monkeypatch):
    monkeypatch.setenv("BURDEN_SHIFT_PICTURES", "later")
    for content, spec in pictures(name):
        kept, drawn = Image.open(io.BytesIO(base64.b64decode(content))), redrawn(spec)
        for mine, its in zip(kept.size, drawn.size, strict=True):
            assert abs(mine / 1.75 - its / 0.5) < 12
        assert apart(kept, drawn) < APART, f"run make notebooks: {spec.get('description')}"


def test_another_figure_would_be_noticed():
    shown = committed.figures(committed.read(committed.NAMES[4]))[:2]
    contents = [base64.b64decode(output.data["image/png"]) for output in shown]
    one, other = (Image.open(io.BytesIO(content)) for content in contents)
    assert apart(one, other) > 2 * APART
