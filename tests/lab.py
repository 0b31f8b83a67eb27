"""JupyterLab on a free port and a notebook in it, driven as a reader would, for tests and bench."""

import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from jupyter_client import BlockingKernelClient, find_connection_file
from playwright.sync_api import sync_playwright

import find_browser

ROOT = Path(__file__).resolve().parents[1]
# This machine is asked directly, whatever proxy leads to the web.
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab: the folder it serves, its address and its token."""

    folder: Path
    address: str
    token: str

    def get(self, path):
        """The answer of the server to a request, as bytes."""
        with DIRECT.open(f"{self.address}/{path}?token={self.token}") as answer:
            return answer.read()

    def kernels(self):
        """Ids of the running kernels."""
        return [kernel["id"] for kernel in json.loads(self.get("api/kernels"))]

    def widgets(self):
        """How many widgets the only running kernel keeps."""
        (kernel,) = self.kernels()
        client = BlockingKernelClient(connection_file=find_connection_file(kernel))
        client.load_connection_file()
        client.start_channels()
        try:
            return len(client.comm_info(reply=True, timeout=20)["content"]["comms"])
        finally:
            client.stop_channels()

    def restart_kernels(self):
        """Restart every kernel, as their machine might."""
        for kernel in self.kernels():
            self._ask("POST", f"api/kernels/{kernel}/restart")

    def stop_kernels(self):
        """End every kernel, as the lab does when their pages are closed."""
        for kernel in self.kernels():
            self._ask("DELETE", f"api/kernels/{kernel}")

    def _ask(self, method, path):
        headers = {"Authorization": f"token {self.token}"}
        asked = urllib.request.Request(f"{self.address}/{path}", headers=headers, method=method)
        DIRECT.open(asked)


def free_port():
    """A port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def browser():
    """A headless Chromium."""
    with sync_playwright() as playwright:
        chromium = find_browser.launch(playwright)
        yield chromium
        chromium.close()


@contextmanager
def server(folder, live="off"):
    """JupyterLab serving `folder` as `make lab` would, with settings of its own, nothing shared."""
    port = free_port()
    token = secrets.token_hex(16)
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"]
    command += [f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]
    command += [f"--IdentityProvider.token={token}", f"--ServerApp.root_dir={folder}"]
    environment = os.environ | {"JUPYTER_CONFIG_PATH": str(ROOT / ".jupyter")}
    environment |= {"JUPYTER_CONFIG_DIR": str(Path(folder) / ".config")}
    environment |= {"BURDEN_SHIFT_PICTURES": "later", "BURDEN_SHIFT_LIVE": live}
    log = open(Path(folder) / "jupyter.log", "w")  # noqa: SIM115 - closed below
    process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    served = Lab(Path(folder), f"http://127.0.0.1:{port}", token)
    try:
        _wait_for(served, process)
        yield served
    finally:
        process.terminate()
        process.wait(20)
        log.close()


def _wait_for(served, process, seconds=60):
    for _ in range(seconds * 5):
        if process.poll() is not None:
            raise RuntimeError("JupyterLab stopped before it served a page")
        try:
            # Only our own server knows the token: another program on the port answers 403.
            json.loads(served.get("api/status"))
            return
        except (urllib.error.URLError, ValueError):
            time.sleep(0.2)
    raise RuntimeError(f"JupyterLab did not start within {seconds} s")


def open_notebook(page, jupyterlab, name, run=True):
    """Open notebook `name` and, unless told not to, run all its cells."""
    page.goto(f"{jupyterlab.address}/lab/tree/notebooks/{name}?reset&token={jupyterlab.token}")
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
    page.wait_for_selector(".jp-NotebookPanel-toolbar", timeout=60_000)
    if run:
        run_all(page)


def start_all(page):
    """Ask for all cells once the kernel is there."""
    page.wait_for_selector(IDLE, timeout=60_000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.locator("#jp-mainmenu-run").get_by_text("Run All Cells", exact=True).click()


def run_all(page):
    """Run all cells and wait until every code cell has a number and the kernel is idle."""
    start_all(page)
    page.wait_for_function(ALL_RUN, timeout=120_000)
    page.wait_for_selector(IDLE, timeout=60_000)


# The status bar, unlike the toolbar's ring, says Idle only once a kernel has answered.
IDLE = "#jp-main-statusbar >> text=/\\| Idle/"
ALL_RUN = """() => {
  const cells = [...document.querySelectorAll('.jp-Notebook .jp-CodeCell')];
  const done = cell => /\\[\\d+\\]/.test(cell.querySelector('.jp-InputPrompt').textContent);
  const empty = cell => !cell.querySelector('.cm-content').textContent.trim();
  return cells.length && cells.every(cell => empty(cell) || done(cell));
}"""
