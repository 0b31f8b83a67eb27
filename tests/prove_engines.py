"""The website in Firefox and WebKit, and pages in JupyterLab in Firefox.

`python tests/prove_engines.py FOLDER` opens every page of the site in FOLDER from the disk. Every
panel there comes live, is moved by keyboard and has to say what the kernel says. The last line
names the engines that could not be had. Ends with an error where something is wrong.
"""

import shutil
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import committed
import engines
import lab
import played
import reader
from helpers.site import downloads, live, pages

IN_JUPYTERLAB = [name for name in committed.NAMES if name[:2] in {"00", "04", "07", "13"}]


def prove(site):
    """Print what was found page by page; return (what is wrong, which engines are missing)."""
    faults, missing = [], []
    for kind in engines.ALL:
        try:
            with engines.running(kind) as engine:
                faults += _site(engine, site)
                if kind is engines.Firefox:
                    faults += _jupyterlab(engine)
        except engines.Missing as reason:
            print(f"    {reason}", flush=True)
            missing.append(kind.__name__)
    return faults, missing


def _site(engine, site):
    places = {pages.address(path.name): live.places(path) for path in committed.PATHS}
    faults = []
    for name in [*places, downloads.PAGE, *pages.TEXTS.values()]:
        with _told(engine, name, faults) as found:
            engine.goto((site / name).as_uri())
            for place in places.get(name, []):
                panel = played.Played(engine, place).wake()
                found += panel.wrong()[0] + _unmoved(panel.root) + panel.wrong()[0]
            shown = [picture for picture in engine.ask(reader.PICTURES) if picture["width"]]
            found += [f"{one} is small" for one in shown if min(one["width"], one["height"]) < 80]
    return faults


def _jupyterlab(engine):
    """Pages as `make lab` shows them: they run when opened, and reading them raises nothing."""
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(committed.FOLDER, Path(folder) / "notebooks")
        with lab.server(folder, live="on") as served:
            for name in IN_JUPYTERLAB:
                with _told(engine, name, faults) as found:
                    there = f"{served.address}/lab/tree/notebooks/{name}"
                    engine.goto(f"{there}?reset&token={served.token}")
                    engine.wait(LIVE, seconds=2 * engines.MINUTE)
                    engine.wait_for_selector(PANEL, 60_000)
                    found += _unmoved(engine.locator(PANEL))
                    found += engine.ask(RAISED, reader.FAULTS)
                served.stop_kernels()
    return faults


def _unmoved(root):
    """What to say of a panel whose sentence stays, wherever its first slider is moved; else []."""
    before = root.evaluate(SENTENCE)
    for key in ["ArrowRight"] * 6 + ["ArrowLeft"] * 12:
        if root.evaluate(FOCUS):
            root.page.press(key)
        with suppress(TimeoutError):
            root.page.wait(CHANGED, root.selector, before, seconds=1)
            return []
    return [f"it still says {before!r}"]


@contextmanager
def _told(engine, name, faults):
    """A list for what is wrong on a page; prints it with the seconds and adds it to `faults`."""
    found, begun = [], time.monotonic()
    try:
        yield found
        found += engine.logged()
    except engines.FAULTS as fault:
        found.append(str(fault))
    took = f"{time.monotonic() - begun:.1f} s"
    print(f"    {engine.name:16} {name:28} {took:>7}", *found, flush=True)
    faults += [f"{engine.name}, {name}: {fault}" for fault in found]


PANEL = ".bs-panel:has(.bs-sentence)"
LIVE = "() => document.body.innerText.includes('This page is live')"
SENTENCE = "root => root.querySelector('.bs-sentence').textContent"
CHANGED = f"(selector, before) => ({SENTENCE})(document.querySelector(selector)) !== before"
RAISED = "selector => [...document.querySelectorAll(selector)].map(output => output.innerText)"
# The first slider gets the keys. A menu gets its next entry: some engines open it on a key.
FOCUS = """root => {
  const slider = root.querySelector('[type=range]'), menu = root.querySelector('select');
  if (slider) {
    slider.focus();
    return true;
  }
  menu.selectedIndex = (menu.selectedIndex + 1) % menu.length;
  menu.dispatchEvent(new Event('change', { bubbles: true }));
}"""


if __name__ == "__main__":
    broken, missing = prove(Path(sys.argv[1]).resolve())
    if broken:
        sys.exit("\n".join(broken))
    lacking = f", but not in {' or '.join(missing)}, which could not be had" if missing else ""
    print(f"==> All proved{lacking}")
