"""How fast the collection is on this machine: `make bench`. Ratios travel, seconds do not."""

import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import nbformat
import psutil
from nbclient import NotebookClient

import committed
import lab
import played
import prove_site
import reader
from helpers.site import live as live_panels
from helpers.site import pages

SLIDER_RUNS, PROCESS_RUNS = 30, 7

# Twelve small figures, as on the pages about areas, and one slider.
PROBE = """
import altair as alt
import pandas as pd
from helpers.figures import theme

def rows(k):
    areas, years = [f"area {n}" for n in range(12)], range(2026, 2036)
    values = [(a, y, (k * n + y) % 97 / 97) for n, a in enumerate(areas) for y in years]
    return pd.DataFrame(values, columns=["area", "year", "share"])

def figure(rows):
    line = alt.Chart(alt.NamedData("rows")).mark_line().encode(
        alt.X("year:O"), alt.Y("share:Q", scale=alt.Scale(domain=[0, 1]))
    ).properties(width=120, height=60)
    chart = line.facet(facet="area:N", columns=4).properties(description="Shares of 12 areas")
    return chart.properties(datasets={"rows": theme.records(rows)})
"""
LIVE = """
from helpers.ui import controls
controls.Panel(
    "Probe", [controls.number("k", "Factor", "", 0, 100, 1, 50, "A factor.")],
    lambda k: controls.Answer(f"The factor is {k}.", {"rows": rows(k)}), figure,
)
"""
# The usual way; the figure as JupyterLab wants it, without the PNG that would slow it further.
USUAL = """
import ipywidgets
from IPython.display import display

def show(k):
    schema = {"$schema": "https://vega.github.io/schema/vega-lite/v5.json"}
    options = {theme.LAB_MIME: {"embed_options": theme.EMBED}}
    display({theme.LAB_MIME: figure(rows(k)).to_dict() | schema}, metadata=options, raw=True)

slider = ipywidgets.IntSlider(value=50, min=0, max=100)
ipywidgets.VBox([slider, ipywidgets.interactive_output(show, {"k": slider})])
"""
# The laboratory of notebook 07; it may keep only the pinned scenario and one more, so that every
# press of a key is computed anew.
LABORATORY = """
from functools import lru_cache
from helpers.model import outlook
from helpers.pages.scenarios import panels
outlook.outlook = lru_cache(maxsize=2)(outlook.outlook.__wrapped__)
panel = panels.laboratory()
panel.pin(panel.scenario.but(gap_share=50))
panel
"""
USUAL_LABORATORY = (
    LABORATORY.removesuffix("panel\n")
    + """
import ipywidgets
from IPython.display import display
from helpers.pages.scenarios import charts

def show(spending):
    answer = panel._answer(**panel.values | {"spending_share_2035": spending})
    chart = charts.tabs(**answer.frames)["Count by year"]
    schema = {"$schema": "https://vega.github.io/schema/vega-lite/v5.json"}
    options = {theme.LAB_MIME: {"embed_options": theme.EMBED}}
    display({theme.LAB_MIME: chart.to_dict() | schema}, metadata=options, raw=True)

slider = ipywidgets.FloatSlider(value=3.2, min=2.5, max=5, step=0.1)
ipywidgets.VBox([slider, ipywidgets.interactive_output(show, {"spending": slider})])
"""
)
# Ours are native sliders, the usual ones are not.
HANDLES = "input[type=range], .noUi-handle"
# From the key press to the last change inside the figure.
WATCH = """figure => {
  window.seen = { down: 0, last: 0 };
  const start = () => Object.assign(seen, { down: performance.now(), last: 0 });
  addEventListener('keydown', start, true);
  new MutationObserver(() => seen.last = performance.now())
    .observe(figure, { subtree: true, childList: true, attributes: true, characterData: true });
}"""
AT_END = "h => Number(h.value ?? h.ariaValueNow) >= Number(h.max ?? h.ariaValueMax)"
QUIET = "() => seen.last && performance.now() - seen.last > 300 && seen.last - seen.down"

TABLES = "from helpers.data import tables\nfor name in tables.names(): tables.load(name)"
CSV = "import pandas\nfor path in {paths}: pandas.read_csv(path)"
OURS = PROBE + "figure(rows(1))._repr_mimebundle_()"
# The same figure and picture without anything of ours.
BARE = """
import altair as alt
import pandas as pd
import vl_convert

values = [(f"area {n}", y, (n + y) % 97 / 97) for n in range(12) for y in range(2026, 2036)]
frame = pd.DataFrame(values, columns=["area", "year", "share"])
line = alt.Chart(frame).mark_line().encode(alt.X("year:O"), alt.Y("share:Q"))
spec = line.properties(width=120, height=60).facet(facet="area:N", columns=4).to_dict()
vl_convert.vegalite_to_png(spec, scale=1.75)
"""


def main():
    print(f"{processor()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(f"{'':44}{'ours':>10}{'compared':>10}{'ratio':>8}  target")
    with tempfile.TemporaryDirectory() as folder, lab.browser() as chromium:
        probes = {"live": LIVE, "usual": USUAL, "lab": LABORATORY, "lab_usual": USUAL_LABORATORY}
        for name, code in probes.items():
            write_probe(Path(folder) / "notebooks" / f"{name}.ipynb", code)
        with lab.server(folder) as jupyterlab:
            live = slider_times(chromium, jupyterlab, "live.ipynb", ".bs-chart")
            usual = slider_times(chromium, jupyterlab, "usual.ipynb", ".widget-output")
            ours = slider_times(chromium, jupyterlab, "lab.ipynb", ".bs-chart")
            theirs = slider_times(chromium, jupyterlab, "lab_usual.ipynb", ".widget-output")
    middle = statistics.median(live), statistics.median(usual)
    quick = middle[0] <= 50 and 3 * middle[0] <= middle[1]
    line("slider to figure, median, ms", *middle, "50 ms and 0.33", quick)
    line("slider to figure, 95th percentile, ms", p95(live), p95(usual))
    middle = statistics.median(ours), statistics.median(theirs)
    quick = middle[0] <= 150 and 3 * middle[0] <= middle[1]
    line("laboratory, slider to figure, median, ms", *middle, "150 ms and 0.33", quick)
    ends = p95(ours), p95(theirs)
    line("laboratory, 95th percentile, ms", *ends, "250 ms", ends[0] <= 250)
    with tempfile.TemporaryDirectory() as folder, lab.browser() as chromium:
        write_probe(Path(folder) / "notebooks" / "usual.ipynb", USUAL)
        name = committed.NAMES[0]
        nbformat.write(committed.without_outputs(name), Path(folder) / "notebooks" / name)
        ours = cold_start(chromium, folder, name, live="on")
        line(
            "make lab to the first live figure, ms",
            ours,
            cold_start(chromium, folder, "usual.ipynb"),
        )
    paths = [str(path) for path in sorted(committed.ROOT.glob("data/**/*.csv"))]
    ours, csv = together(TABLES, CSV.format(paths=paths))
    line("every table checked and loaded, ms", ours, csv, "1.5", ours <= 1.5 * csv)
    line("imports and first figure, ms", *together(OURS, BARE))
    print(f"\n{'slider to figure, panels of the pages, ms':44}{'median':>10}{'p95':>10}")
    with tempfile.TemporaryDirectory() as folder, lab.browser() as chromium:
        shutil.copytree(committed.FOLDER, Path(folder) / "notebooks")
        with lab.server(folder) as jupyterlab:
            for name in committed.NAMES:
                panel_times(chromium, jupyterlab, name)
    website()
    print(f"\n{'':44}{'nbval, s':>10}{'kernel, MB':>12}")
    for name in committed.NAMES:
        print(f"{name:44}{nbval(name):10.1f}{memory(name):12.0f}")


def website():
    """Print how fast the panels of the website are, from a sample of states where it is not built.

    How long a panel takes does not hang on how many states are stored.
    """
    print(
        f"\n{'the same on the website, ms':44}{'median':>10}{'p95':>10}{'readable':>10}{'live':>8}"
    )
    with tempfile.TemporaryDirectory() as folder, lab.browser() as chromium:
        site = committed.ROOT / "site"
        if not site.is_dir():
            site = Path(folder) / "site"
            command = [sys.executable, "-m", "helpers.site", str(site), "--sample"]
            subprocess.run(command, check=True, cwd=committed.ROOT, stdout=subprocess.DEVNULL)
        times = {}
        for path in filter(live_panels.places, committed.PATHS):
            took = prove_site.seconds(chromium, site, path)
            more = "".join(f"{1000 * found:10.0f}" for found in took)
            with reader.offline(chromium, site / pages.address(path.name)) as opened:
                for number, place in enumerate(live_panels.places(path), start=1):
                    kind, took = prove_site.timed(played.Played(opened.page, place).wake())
                    times.setdefault(kind, []).extend(took)
                    label = f"{path.name}, panel {number}"
                    middle, end = prove_site.spread(took)
                    print(f"{label:44}{middle:10.1f}{end:10.1f}{more}", flush=True)
                    more = ""
    for kind, limits in {"panels": (8, 20), "laboratory": (20, 40)}.items():
        found = prove_site.spread(times[kind])
        met = "met" if all(map(float.__le__, found, map(float, limits))) else "missed"
        print(f"{kind:44}{found[0]:10.1f}{found[1]:10.1f}  {limits[0]} and {limits[1]} ms: {met}")


def line(what, ours, compared, target="", met=True):
    verdict = f"{target}: {'met' if met else 'missed'}" if target else ""
    print(f"{what:44}{ours:10.0f}{compared:10.0f}{ours / compared:8.2f}  {verdict}", flush=True)


def processor():
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        return next(x.partition(": ")[2] for x in lines if x.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def write_probe(path, code):
    path.parent.mkdir(exist_ok=True)
    cells = [nbformat.v4.new_code_cell(part.strip()) for part in (PROBE, code)]
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=metadata), path)


def cold_start(chromium, folder, name, live="off"):
    """Milliseconds from the start of JupyterLab to the first figure that a notebook draws."""
    start = time.perf_counter()
    with lab.server(folder, live) as jupyterlab:
        page = chromium.new_page(viewport={"width": 1280, "height": 1000})
        lab.open_notebook(page, jupyterlab, name, run=False)
        if live == "off":
            lab.start_all(page)
        page.wait_for_selector("svg.marks")
        taken = 1000 * (time.perf_counter() - start)
        page.close()
    return taken


def slider_times(chromium, jupyterlab, name, figure):
    """Milliseconds from key press to the last change, one figure for each press."""
    page = chromium.new_page(viewport={"width": 1280, "height": 1000})
    lab.open_notebook(page, jupyterlab, name)
    page.wait_for_selector(f"{figure} svg.marks")
    times = pressed(page, page.locator(figure).first, page.locator(HANDLES).first)
    page.close()
    return times


def panel_times(chromium, jupyterlab, name):
    """Print how fast the first slider of each panel of a notebook is."""
    page = chromium.new_page(viewport={"width": 1280, "height": 1000})
    lab.open_notebook(page, jupyterlab, name)
    for number, panel in enumerate(reader.Reader(page, name).panels(), start=1):
        handles = panel.root.locator("input[type=range]")
        if handles.count():
            times = pressed(page, panel.root.locator(".bs-chart").first, handles.first)
            label = f"{name}, panel {number}"
            print(f"{label:44}{statistics.median(times):10.0f}{p95(times):10.0f}", flush=True)
    page.close()


def pressed(page, figure, handle):
    """Milliseconds from each of many key presses on `handle` to the last change in `figure`."""
    figure.locator("svg.marks").first.wait_for()
    figure.evaluate(WATCH)
    handle.focus()
    there, back = (
        ("ArrowLeft", "ArrowRight") if handle.evaluate(AT_END) else ("ArrowRight", "ArrowLeft")
    )
    times = []
    for number in range(SLIDER_RUNS + 3):
        # Six steps up, six down: a setting that was only just answered might be remembered.
        page.keyboard.press(there if number % 12 < 6 else back)
        times.append(page.wait_for_function(QUIET, timeout=20_000).json_value())
    return times[3:]


def p95(times):
    return statistics.quantiles(times, n=20)[-1]


def together(ours, other):
    """Milliseconds that two programs take from a cold start, in turns."""
    pairs = [(process(ours), process(other)) for _ in range(PROCESS_RUNS)]
    return [statistics.median(times) for times in zip(*pairs, strict=True)]


def process(code):
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return 1000 * (time.perf_counter() - start)


def nbval(name):
    """Seconds to run a notebook and compare its outputs."""
    start = time.perf_counter()
    options = ["-q", "--nbval", "--nbval-current-env", str(committed.FOLDER / name)]
    subprocess.run([sys.executable, "-m", "pytest", *options], stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def memory(name):
    """Megabytes a kernel of the lab holds once it has run a notebook."""
    client = NotebookClient(committed.read(name))
    environment = os.environ | {"BURDEN_SHIFT_PICTURES": "later"}
    with client.setup_kernel(stderr=subprocess.DEVNULL, env=environment):
        for place, cell in enumerate(client.nb.cells):
            client.execute_cell(cell, place)
        held = psutil.Process(client.km.provisioner.pid).memory_info().rss
    return held / 1e6


if __name__ == "__main__":
    main()
