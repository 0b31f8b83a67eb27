"""The website as built against the kernel, and its speed: `python tests/prove_site.py FOLDER [N]`.

N random states (1,000 unless told) over all panels are set in a browser, from the folder, by events
on the controls themselves, some of them numbers off the stored stops. Ends with an error where the
page shows what the kernel does not say, or where the site is slower or heavier than promised.
"""

import random
import statistics
import sys
import time
from pathlib import Path

import committed
import lab
import played
import reader
from helpers.site import build, live, pages

SLOWEST = {"panels": (8, 20), "laboratory": (20, 40)}  # ms: median and 95th percentile
ALL_ANSWERS, UNUSED, USED = 8e6, 3e6, 5e6  # bytes
READABLE, LIVE = 1, 2  # seconds


def prove(site, total):
    """Print what was found page by page; return what broke a promise."""
    paths = [path for path in committed.PATHS if live.places(path)]
    places = [place for path in paths for place in live.places(path)]
    each, faults, times, off = -(-total // len(places)), [], {"panels": [], "laboratory": []}, 0
    with lab.browser() as chromium:
        for path in paths:
            name = pages.address(path.name)
            with reader.offline(chromium, site / name) as opened:
                faults += _weights(opened.page, site, name, path)
                for number, place in enumerate(live.places(path)):
                    chance = random.Random(f"{place.name} {number}")
                    panel = played.Played(opened.page, place, chance).wake()
                    for _ in range(each):
                        off += bool(panel.move())
                        found = panel.wrong()[0]
                        faults += [f"{build.script_name(place)}: {fault}" for fault in found]
                    kind = "laboratory" if panel.seen().get("lab") else "panels"
                    took = panel.root.evaluate(TIMED)
                    times[kind] += took
                    print(
                        f"    {build.script_name(place):32} {each} states, {_told(took)}",
                        flush=True,
                    )
                faults += [f"{name}: {said}" for said in opened.logged + opened.fetched]
        faults += _speed(chromium, site, paths)
    print(f"    {each * len(places)} states, {off} typed off the stops, {len(faults)} faults")
    for kind, took in times.items():
        print(f"    {kind}: input event to last change, {_told(took)}")
        for limit, value in zip(SLOWEST[kind], _spread(took), strict=True):
            if value > limit:
                faults.append(f"{kind}: {value:.1f} ms, more than {limit}")
    return faults


def _weights(page, site, name, path):
    """What is too heavy: a page before and with all of its panels, all answers together."""
    seen = page.evaluate(
        "[...document.images].map(image => image.src.split('/').slice(-2).join('/'))"
    )
    unused = [name, "panel.css", "style.css", "player.js", *seen]
    answers = [f"answers/{build.script_name(place)}.js" for place in live.places(path)]
    used = [*unused, "vega.js", *answers]
    before, after = (
        sum((site / file).stat().st_size for file in files) for files in (unused, used)
    )
    every = sum(file.stat().st_size for file in (site / "answers").iterdir())
    print(f"{name}: {before / 1e6:.2f} MB, with its panels {after / 1e6:.2f} MB")
    limits = {f"{name} unused": (before, UNUSED), f"{name} used": (after, USED)}
    limits["answers"] = every, ALL_ANSWERS
    return [f"{what}: {size / 1e6:.2f} MB" for what, (size, most) in limits.items() if size > most]


def _speed(chromium, site, paths):
    """Seconds until a page can be read, and until its first panel is live when asked for."""
    faults = []
    for path in paths:
        name, place = pages.address(path.name), live.places(path)[0]
        address = f"{(site / name).as_uri()}#{place.name}"
        # What else the machine does may slow a page once or twice: the promise is the page's.
        for _ in range(3):
            painted, alive = _opened(chromium, address, f"#{place.name}.is-live")
            if painted <= READABLE and alive <= LIVE:
                break
        print(f"    {name}: readable in {painted:.2f} s, first panel live in {alive:.2f} s")
        faults += [f"{name}: readable in {painted:.2f} s"] if painted > READABLE else []
        faults += [f"{name}: live in {alive:.2f} s"] if alive > LIVE else []
    return faults


def _opened(chromium, address, selector):
    """Seconds until an address is painted, and until a selector finds something."""
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    begun = time.monotonic()
    page.goto(address, wait_until="commit")
    page.wait_for_selector(selector, timeout=60_000)
    alive = time.monotonic() - begun
    painted = page.evaluate(PAINTED) / 1000
    context.close()
    return painted, alive


def _spread(took):
    return statistics.median(took), statistics.quantiles(took, n=20, method="inclusive")[-1]


def _told(took):
    return "median {:.1f} ms, 95th percentile {:.1f} ms".format(*_spread(took))


IMAGES = "[...document.images].map(image => image.src.split('/').slice(-2).join('/'))"
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
# From the event to the last change of the page, of forty settings of the controls in turn.
TIMED = """async root => {
  let last = 0;
  const watch = new MutationObserver(() => last = performance.now());
  watch.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  const inputs = [...root.querySelectorAll('.bs-control:has(.bs-hint)')].map(control =>
    control.querySelector('[type=range]') ?? control.querySelector('select'));
  const took = [];
  for (let turn = 0; turn < 40; turn++) {
    const input = inputs[turn % inputs.length], step = Math.floor(turn / inputs.length) + 1;
    const total = input.length ?? Number(input.max) + 1;
    if (input.length) input.selectedIndex = (input.selectedIndex + step) % total;
    else input.value = (Number(input.value) + step) % total;
    const begun = last = performance.now();
    input.dispatchEvent(new Event(input.length ? 'change' : 'input', { bubbles: true }));
    await new Promise(done => setTimeout(done, 120));
    took.push(last - begun);
  }
  watch.disconnect();
  return took;
}"""


if __name__ == "__main__":
    site, total = Path(sys.argv[1]).resolve(), int([*sys.argv, 1000][2])
    broken = prove(site, total)
    sys.exit("\n".join(broken) or None)
