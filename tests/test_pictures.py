"""Pictures committed are those that the code draws: of every panel, and of one figure of a kind.

nbval compares no pictures, and of a panel only its first sentence. A picture that is another one is
left in build/changed-pictures/, before, after and what differs; `make notebooks` accepts it.
"""

import ast
import base64
import io
import json
import re

import numpy as np
import pytest
import vl_convert
from PIL import Image, ImageChops
from scipy.ndimage import maximum_filter, minimum_filter

import committed
from helpers.figures import kit, mime
from helpers.ui.controls import Panel

CHANGED = committed.ROOT / "build" / "changed-pictures"
# The figure that stands for its kind; the laboratory and all panels are drawn anyway.
KINDS = {
    "stacked shares": "04-04",
    "bars": "10-33",
    "lines": "05-04",
    "lines with bands": "07-07",
    "dots on a time line": "03-04",
    "heat map": "01-17",
    "waterfall": "11-41",
    "table": "09-09",
}
# A pixel differs that is out of all within two pixels of it: letters of another edition of the font
# move by less, those of a moved or another word by more.
NEAR = 2
# How far out of 255, and how many such pixels are too many: a full stop has ten, a pale bar 200.
LIMITS = {64: 8, 32: 150}


def pinned(name):
    """(cell, committed picture, chart or panel by the code as it is now) of what is drawn again."""
    for cell in committed.cells(committed.read(name), "code"):
        for output in committed.figures_of(cell):
            if cell.id in KINDS.values() or mime.LAB_MIME not in output.data:
                before = opened(base64.b64decode(output.data["image/png"]))
                yield cell, before, committed.run(name, *needed(name, cell))


def specification(shown):
    data, metadata = shown._repr_mimebundle_()
    return data.get(mime.LAB_MIME) or metadata[mime.PICTURE_OF]


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


def opened(content):
    return Image.open(io.BytesIO(content)).convert("RGB")


def drawn(spec):
    """As `theme.png` draws it, with as few colours."""
    image = opened(vl_convert.vegalite_to_png(kit.credited(spec), scale=1.75))
    return image.quantize(128, dither=Image.Dither.NONE).convert("RGB")


def padded(*images):
    """The pictures on white, all of the size of the largest."""
    size = tuple(max(image.size[side] for image in images) for side in (0, 1))
    for image in images:
        page = Image.new("RGB", size, "white")
        page.paste(image)
        yield page


def outside(before, after):
    """How far each pixel of one picture is out of those within `NEAR` of it in the other."""
    one, other = (np.asarray(image, np.int16) for image in padded(before, after))
    size, found = (2 * NEAR + 1, 2 * NEAR + 1, 1), []
    for own, its in ((one, other), (other, one)):
        found += [minimum_filter(its, size) - own, own - maximum_filter(its, size)]
    return np.max(found, axis=(0, 3))


def is_other(before, after):
    if before.size == after.size:
        ends = ImageChops.difference(before, after).getextrema()
        if max(high for _, high in ends) <= min(LIMITS):
            return False
    out = outside(before, after)
    return any((out > far).sum() > few for far, few in LIMITS.items())


def kept_aside(name, before, after):
    """The path of one picture of both, and of what differs in red on a pale `after`."""
    before, after = padded(before, after)
    pale = np.asarray(after) // 4 + 191
    pale[outside(before, after) > min(LIMITS)] = (200, 0, 0)
    CHANGED.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.hstack([before, after, pale])).save(CHANGED / name)
    return CHANGED / name


def size(spec):
    """Width and height in pixels, as a panel shows it."""
    svg = vl_convert.vegalite_to_svg(spec)
    return tuple(float(re.search(rf'{side}="([\d.]+)"', svg)[1]) for side in ("width", "height"))


@pytest.mark.parametrize("name", committed.sampled(committed.NAMES))
def test_pictures_are_what_the_code_draws_and_live_figures_fit(name, monkeypatch):
    monkeypatch.setenv("BURDEN_SHIFT_PICTURES", "later")
    others = []
    for cell, before, shown in pinned(name):
        after, aside = drawn(specification(shown)), f"{name[:2]}-{cell.id}.png"
        (CHANGED / aside).unlink(missing_ok=True)
        if is_other(before, after):
            others.append(kept_aside(aside, before, after).relative_to(committed.ROOT))
        if isinstance(shown, Panel) and "bs-wide" not in shown._dom_classes:
            for spec in shown.figure.tabs.values() or [shown.figure.spec]:
                assert np.less_equal(size(spec), (600, 440)).all(), (shown.title, size(spec))
    told = ", ".join(map(str, others))
    assert not others, f"before, after and what differs: {told}; `make notebooks` accepts them"


@pytest.mark.parametrize("name", committed.NAMES)
def test_every_figure_has_a_picture(name):
    for output in committed.figures(committed.read(name)):
        image = opened(base64.b64decode(output.data["image/png"]))
        told = output.metadata["image/png"]
        assert image.size == pytest.approx((1.75 * told["width"], 1.75 * told["height"]), abs=1)
        assert min(image.size) > 200 and len(image.getcolors(256)) > 8


def test_every_kind_is_there():
    ids = {cell.id for name in committed.NAMES for cell in committed.read(name).cells}
    assert set(KINDS.values()) <= ids


@pytest.fixture(scope="module")
def spec():
    """Of a figure with bars, names and numbers, as text."""
    cells = committed.cells(committed.read("10_since_the_article.ipynb"), "code")
    shown = next(cell for cell in cells if cell.id == KINDS["bars"])
    return json.dumps(committed.figures_of(shown)[0].data[mime.LAB_MIME])


@pytest.fixture(scope="module")
def image(spec):
    return drawn(json.loads(spec))


def test_noise_and_other_edges_are_the_same_picture(image):
    noise = np.random.default_rng(5).normal(0, 5, (*image.size[::-1], 3))
    noisy = (np.asarray(image) + noise).clip(0, 255).astype("uint8")
    aside = ImageChops.offset(image, 1, 0)
    for other in (Image.fromarray(noisy), aside, Image.blend(image, aside, 0.25)):
        assert not is_other(image, other)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ('"dy": -8', '"dx": 2, "dy": -8'),
        ("later than July", "later than June"),
        ('"#6f7580"', '"#9aa1ad"'),
    ],
    ids=["numbers moved by two pixels", "a word", "a colour"],
)
def test_what_a_reader_sees_otherwise_is_another_picture(spec, image, was, now):
    assert was in spec
    assert is_other(image, drawn(json.loads(spec.replace(was, now))))


def test_before_after_and_what_differs_stand_side_by_side(image, tmp_path, monkeypatch):
    monkeypatch.setattr("test_pictures.CHANGED", tmp_path / "aside")
    after = image.copy()
    after.paste("black", (20, 20, 40, 40))
    shown = Image.open(kept_aside("one.png", image, after))
    assert shown.size == (3 * image.width, image.height)
    parts = [shown.getpixel((30 + place * image.width, 30)) for place in range(3)]
    assert parts == [image.getpixel((30, 30)), (0, 0, 0), (200, 0, 0)]
