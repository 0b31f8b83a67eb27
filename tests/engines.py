"""Firefox and WebKit as tests drive them, each by the standard protocol that it speaks itself.

Both open a page, run a function in it and press keys. Enough of Playwright's page is there for
`played.Played`; Playwright drives no Firefox or WebKit but builds of its own.
"""

import http.client
import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import websocket

import lab

KEYS = {"ArrowLeft": "\ue012", "ArrowRight": "\ue014"}
MINUTE = 60
WIDTH, HEIGHT = 1366, 768
# MiniBrowser is the window that WebKitWebDriver opens; it stands beside its library.
WINDOWS = ["/usr/lib/*/webkit2gtk-4.*/MiniBrowser", "/usr/libexec/webkit2gtk-4.*/MiniBrowser"]


class Engine:
    """A page in a browser that runs."""

    def ask(self, function, *values):
        """What a JavaScript function answers to `values` in the page, both of them as JSON."""
        listed = ", ".join(map(json.dumps, values))
        asked = f"(async () => JSON.stringify(await ({function})({listed})) ?? 'null')()"
        return json.loads(self._evaluate(asked))

    def wait(self, function, *values, seconds=MINUTE):
        """The first answer of a function that is not nothing; TimeoutError if none is in time."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            # What is asked about may not be there yet.
            with suppress(RuntimeError):
                if answer := self.ask(function, *values):
                    return answer
            time.sleep(0.05)
        raise TimeoutError(f"{seconds:g} s without {function} {values}")

    def press(self, key):
        """Press and release a key where the focus is."""
        strokes = [{"type": kind, "value": KEYS[key]} for kind in ("keyDown", "keyUp")]
        self._act([{"type": "key", "id": "keyboard", "actions": strokes}])

    def locator(self, selector):
        return Element(self, selector)

    def wait_for_selector(self, selector, timeout):
        """Wait `timeout` milliseconds at most."""
        self.wait("one => !!document.querySelector(one)", selector, seconds=timeout / 1000)


@dataclass
class Element:
    """The first element on the page that a selector finds."""

    page: Engine
    selector: str

    def evaluate(self, function, *values):
        """What a JavaScript function answers to this element and `values`."""
        asked = f"(one, ...values) => ({function})(document.querySelector(one), ...values)"
        return self.page.ask(asked, self.selector, *values)

    def scroll_into_view_if_needed(self):
        self.evaluate("element => element.scrollIntoView({ block: 'center' })")


class Firefox(Engine):
    """Firefox by WebDriver BiDi, which it speaks without a driver."""

    def __init__(self, stack):
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        command = [_program("firefox-esr", "firefox"), "--headless", "--no-remote"]
        command += ["--profile", str(folder), "--remote-debugging-port=0"]
        stack.enter_context(_running(command))
        told = folder / "WebDriverBiDiServer.json"
        _wait_for(lambda: told.exists() and told.read_text().rstrip().endswith("}"))
        address = f"ws://127.0.0.1:{json.loads(told.read_bytes())['ws_port']}/session"
        self._socket = websocket.create_connection(address, 2 * MINUTE, suppress_origin=True)
        stack.callback(self._socket.close)
        self._sent, self._logged = 0, []
        began = self._send("session.new", capabilities={})
        self.name = f"Firefox {began['capabilities']['browserVersion']}"
        self._send("session.subscribe", events=["log.entryAdded"])
        # The first tab leaves the focus to the address bar, and JupyterLab waits for the focus.
        self._tab = self._send("browsingContext.create", type="tab")["context"]
        size = {"width": WIDTH, "height": HEIGHT}
        self._send("browsingContext.setViewport", context=self._tab, viewport=size)

    def goto(self, address):
        """Open an address, with nothing logged so far."""
        self._logged = []
        self._send("browsingContext.navigate", context=self._tab, url=address, wait="complete")

    def logged(self):
        """The errors that the page raised or logged since it was opened."""
        return [entry["text"] for entry in self._logged if entry["level"] == "error"]

    def _evaluate(self, asked):
        there = {"target": {"context": self._tab}, "awaitPromise": True}
        answer = self._send("script.evaluate", expression=asked, **there)
        if answer["type"] == "exception":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return answer["result"]["value"]

    def _act(self, actions):
        self._send("input.performActions", context=self._tab, actions=actions)

    def _send(self, method, **values):
        self._sent += 1
        self._socket.send(json.dumps({"id": self._sent, "method": method, "params": values}))
        while (answer := json.loads(self._socket.recv())).get("id") != self._sent:
            if answer.get("method") == "log.entryAdded":
                self._logged.append(answer["params"])
        if answer["type"] == "error":
            raise RuntimeError(f"{method}: {answer['message']}")
        return answer["result"]


class WebKit(Engine):
    """WebKit by WebDriver, in a window on a screen that nobody sees."""

    def __init__(self, stack):
        driver, screen = _program("WebKitWebDriver"), _program("Xvfb")
        windows = [path for where in WINDOWS for path in Path("/").glob(where[1:])]
        if not windows:
            raise FileNotFoundError("no MiniBrowser")
        display = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "display"
        shown = [screen, "-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]
        with display.open("w") as told:
            stack.enter_context(_running(shown, stdout=told))
        _wait_for(lambda: display.read_text().endswith("\n"))
        self._port = lab.free_port()
        there = {"DISPLAY": f":{display.read_text().strip()}", "GDK_BACKEND": "x11"}
        stack.enter_context(_running([driver, f"--port={self._port}"], env=os.environ | there))
        _wait_for(self._ready)
        options = {"binary": str(windows[0]), "args": ["--automation"]}
        limits = {"script": 120_000, "pageLoad": 120_000}
        wanted = {"webkitgtk:browserOptions": options, "timeouts": limits}
        self._path = "/session"
        began = self._send("", capabilities={"alwaysMatch": wanted})
        self._path += f"/{began['sessionId']}"
        stack.callback(self._quit)
        self.name = f"WebKit {began['capabilities']['browserVersion']}"
        self._send("/window/rect", width=WIDTH, height=HEIGHT)

    def goto(self, address):
        """Open an address. What it logs is kept once it has loaded: the driver cannot before."""
        self._send("/url", url=address)
        self.ask(LISTEN)

    def logged(self):
        """The errors that the page raised or logged since it had loaded."""
        return self.ask("() => window.errorsLogged")

    def _evaluate(self, asked):
        script = f"const done = arguments[0]; {asked}.then(value => done([value]), "
        (answer, *fault) = self._send("/execute/async", script=f"{script}{FAILED})", args=[])
        if fault:
            raise RuntimeError(fault[0])
        return answer

    def _act(self, actions):
        self._send("/actions", actions=actions)

    def _ready(self):
        with suppress(OSError):
            return self._call("GET", "/status")["ready"]

    def _quit(self):
        with suppress(*FAULTS):
            self._call("DELETE", self._path)

    def _send(self, command, **values):
        return self._call("POST", self._path + command, json.dumps(values).encode())

    def _call(self, method, path, sent=None):
        asked = http.client.HTTPConnection("127.0.0.1", self._port, timeout=2 * MINUTE)
        asked.request(method, path, sent, {"Content-Type": "application/json"})
        answer = asked.getresponse()
        value = json.loads(answer.read())["value"]
        asked.close()
        if answer.status != 200:
            raise RuntimeError(f"{path}: {value['message'] or value['error']}")
        return value


ALL = [Firefox, WebKit]


@contextmanager
def running(kind):
    """A Firefox or WebKit, by its class; Missing if it starts neither at once nor again."""
    for more in (True, False):
        with ExitStack() as stack:
            try:
                engine = kind(stack)
            except FAULTS as fault:
                if more and not isinstance(fault, FileNotFoundError):
                    continue
                raise Missing(f"{kind.__name__} does not start: {fault}") from fault
            yield engine
            return


class Missing(Exception):
    """There is no such engine here, or none that starts."""


FAULTS = (OSError, RuntimeError, http.client.HTTPException, websocket.WebSocketException)


def _program(*names):
    found = [path for path in map(shutil.which, names) if path]
    if not found:
        raise FileNotFoundError(f"no {names[0]}")
    return found[0]


@contextmanager
def _running(command, stdout=subprocess.DEVNULL, env=None):
    """A program in the background, ended with all that it started."""
    silent = {"stdin": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, stdout=stdout, env=env, start_new_session=True, **silent)
    try:
        yield
    finally:
        for kill in (signal.SIGTERM, signal.SIGKILL):
            with suppress(ProcessLookupError, subprocess.TimeoutExpired):
                os.killpg(process.pid, kill)
                process.wait(10)


def _wait_for(there):
    until = time.monotonic() + MINUTE
    while not there():
        if time.monotonic() > until:
            raise TimeoutError("no answer within a minute")
        time.sleep(0.05)


FAILED = "error => done([null, String(error)])"
LISTEN = """() => {
  const told = window.errorsLogged = [], said = console.error;
  addEventListener('error', event => told.push(event.message));
  addEventListener('unhandledrejection', event => told.push(String(event.reason)));
  console.error = (...words) => told.push(words.join(' ')) && said(...words);
}"""
