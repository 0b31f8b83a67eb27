"""A reader with a notebook open in JupyterLab, and a panel under the reader's hands."""

import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlparse

from playwright.sync_api import Locator, Page

import committed
import lab
from helpers.figures import theme
from helpers.model import assumptions, codes


@dataclass
class Reader:
    """A page on which notebook `name` has run, with what it logged and what it tried to fetch."""

    page: Page
    name: str
    logged: list = field(default_factory=list)
    fetched: list = field(default_factory=list)

    def faults(self):
        """What cells wrote to stderr, or raised."""
        return self.page.locator(FAULTS).all_inner_texts()

    def drawn(self, place):
        """How many marks code cell `place` drew, and how large; waits for the first."""
        self.page.locator(".jp-Notebook .jp-CodeCell").nth(place).scroll_into_view_if_needed()
        return self.page.wait_for_function(DRAWN, arg=place, timeout=30_000).json_value()

    def pictures(self):
        """Alt text and size of every picture, once all are decoded."""
        return self.page.evaluate(PICTURES)

    def panels(self):
        """The panels on the page, top to bottom."""
        found = self.page.locator(".bs-panel:has(.bs-sentence)")
        return [Panel(found.nth(number)) for number in range(found.count())]


@dataclass
class Panel:
    """One panel: its controls, its sentence and its figure."""

    root: Locator

    def state(self):
        """Sentence and drawing as they are now."""
        return self.root.evaluate(STATE)

    def controls(self):
        """What can be moved: handles, boxes and menus, without the buttons.

        Where a panel shows one group of controls at a time, those of the other groups too.
        """
        found = self.root.locator("input[type=range], select, input[type=text]")
        every = [found.nth(place) for place in range(found.count())]
        return [one for one in every if one.is_visible() or self._group(one) is not None]

    def move(self, control):
        """Move a control by keyboard until something changes; False if nothing ever does."""
        if not control.is_visible():
            switch = self.root.locator(".bs-controls > .bs-tabs > button")
            switch.nth(self._group(control)).press("Enter")
        before = self.state()
        moves = self._moves(control)
        return any(self._within(1.5, lambda now: now != before) for _ in moves)

    def drag(self, half_way=None):
        """Pull the first handle to the right; `half_way` is called with the button down."""
        handle, mouse = self.root.locator("input[type=range]").first, self.root.page.mouse
        handle.scroll_into_view_if_needed()
        box = handle.bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        mouse.move(x, y)
        mouse.down()
        for step in range(30):
            if half_way and step == 15:
                half_way()
            mouse.move(x + 2 * step, y)
            self.root.page.wait_for_timeout(20)
        mouse.up()

    def reset(self):
        """Press Reset once the panel stands still, as a reader would who waits for the answer."""
        for _ in range(20):
            before = self.state()
            self.root.page.wait_for_timeout(300)
            if self.state() == before:
                break
        self.root.get_by_role("button", name="Reset").press("Enter")

    def settles_at(self, state, seconds=10):
        """Whether the panel comes to look as it did."""
        return self._within(seconds, lambda now: now == state)

    def nameless(self):
        """Controls that a screen reader could not name."""
        kinds = "spinbutton|combobox|slider|button|checkbox|textbox|radio"
        for _ in range(40):
            lines = self.root.aria_snapshot().splitlines()
            bare = [line for line in lines if re.match(rf' *- (?:{kinds})(?! ")', line)]
            if not bare:
                break
            # A panel may still be on its way.
            self.root.page.wait_for_timeout(250)
        return bare

    def unreached(self):
        """Controls and buttons that the Tab key passes by."""
        total = self.root.evaluate(NUMBER)
        self.root.locator("[data-stop='0']").focus()
        reached = []
        # Between them stand links and folds of the figure; outside the panel the walk ends.
        while (stop := self.root.evaluate(STOP)) is not None and len(reached) < 2 * total + 20:
            reached.append(int(stop))
            self.root.page.keyboard.press("Tab")
        return sorted(set(range(total)) - set(reached))

    def colours(self):
        """Text and ground of the sentence."""
        return self.root.evaluate(COLOURS)

    def _group(self, control):
        """The place of the group that a control belongs to, if it belongs to one."""
        return control.evaluate(GROUP)

    def _moves(self, control):
        """Move step by step, a bit further each time."""
        if control.evaluate("e => e.type") == "select-one":
            chosen, total = control.evaluate("e => [e.selectedIndex, e.length]")
            for place in set(range(total)) - {chosen}:
                yield control.select_option(index=place)
        elif control.evaluate("e => !!e.closest('.bs-exchange')"):
            control.fill(codes.encode(assumptions.preset("us-leaves-2027")))
            yield control.press("Enter")
        else:
            keys = ["ArrowUp", "ArrowDown"]
            control.focus()
            for key in [*keys, *keys[:1] * 6, *keys[1:] * 12]:
                yield control.press(key)

    def _within(self, seconds, becomes):
        for _ in range(int(seconds * 50)):
            if becomes(self.state()):
                return True
            self.root.page.wait_for_timeout(20)
        return False


@contextmanager
def reading(jupyterlab, chromium, name):
    """A Reader in front of notebook `name`, all cells run, and no way to any other machine."""
    with _watching(chromium, name) as reader:
        lab.open_notebook(reader.page, jupyterlab, name)
        yield reader


@contextmanager
def offline(chromium, saved):
    """A Reader in front of a page saved as a file."""
    with _watching(chromium, saved.name) as reader:
        reader.page.goto(saved.as_uri())
        yield reader


@contextmanager
def _watching(chromium, name):
    context = chromium.new_context(viewport={"width": 1280, "height": 1000})
    context.route(_elsewhere, lambda route: route.abort())
    page = context.new_page()
    reader = Reader(page, name)
    page.on("request", lambda sent: _elsewhere(sent.url) and reader.fetched.append(sent.url))
    page.on("console", lambda said: said.type == "error" and reader.logged.append(said.text))
    page.on("pageerror", lambda error: reader.logged.append(str(error)))
    yield reader
    context.close()


@contextmanager
def dark(jupyterlab):
    """JupyterLab's dark theme for pages opened meanwhile."""
    settings = jupyterlab.folder / ".config/lab/user-settings/@jupyterlab/apputils-extension"
    settings.mkdir(parents=True, exist_ok=True)
    chosen = settings / "themes.jupyterlab-settings"
    chosen.write_text('{"theme": "JupyterLab Dark"}')
    yield
    chosen.unlink()


def figure_cells(name):
    """Places among the code cells of those that draw something."""
    code = committed.cells(committed.read(name), "code")
    drawn = {theme.LAB_MIME, committed.WIDGET}
    return [
        place
        for place, cell in enumerate(code)
        if any(drawn & set(output.get("data", {})) for output in cell.outputs)
    ]


def _elsewhere(address):
    return urlparse(address).hostname not in {"127.0.0.1", None}


OWN = [".jp-Notebook .jp-OutputArea-output", ".jp-Notebook .jp-MarkdownOutput"]
FAULTS = ".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.stderr'], "
FAULTS += ".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.error']"
DRAWN = """place => {
  const cell = document.querySelectorAll('.jp-Notebook .jp-CodeCell')[place];
  const drawing = cell.querySelector('svg.marks');
  const marks = drawing?.querySelectorAll('[class*=mark-] > *').length;
  const { width, height } = drawing?.getBoundingClientRect() ?? {};
  return marks && { marks, width, height };
}"""
PICTURES = """() => Promise.all([...document.images].map(async image => {
  await image.decode();
  return { alt: image.alt, width: image.offsetWidth, height: image.offsetHeight };
}))"""
# Vega numbers its clips and gradients anew whenever it draws.
STATE = r"""panel => ({
  sentence: panel.querySelector('.bs-sentence').textContent,
  fault: panel.querySelector('.bs-error').textContent,
  drawing: [...panel.querySelectorAll('svg.marks')].map(drawn => drawn.outerHTML).join()
    .replace(/(clip|gradient)_?\d+/g, '$1'),
})"""
GROUP = """control => {
  const group = control.closest('.bs-group');
  return group && [...group.parentElement.querySelectorAll('.bs-group')].indexOf(group);
}"""
STOP = """panel => {
  const now = document.activeElement;
  return panel.contains(now) ? now.dataset.stop ?? -1 : null;
}"""
NUMBER = """panel => {
  const stops = [...panel.querySelectorAll('input, select, button, a[href], [tabindex="0"]')];
  const shown = stops.filter(stop => stop.checkVisibility());
  shown.forEach((stop, place) => stop.dataset.stop = place);
  return shown.length;
}"""
COLOURS = r"""panel => {
  const sentence = panel.querySelector('.bs-sentence');
  let ground = sentence;
  const see = element => getComputedStyle(element).backgroundColor;
  while (/, 0\)|transparent/.test(see(ground))) ground = ground.parentElement;
  return [getComputedStyle(sentence).color, see(ground)];
}"""
