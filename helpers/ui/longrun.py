"""A panel whose answer takes long: a button starts it, a bar shows how far it is, one stops it.

What was worked out once is kept, so that a setting is never worked out twice in one session.
"""

import threading
from collections.abc import Callable

import ipywidgets as widgets

from helpers.ui.controls import Answer, Control, Panel


class Stopped(Exception):
    """The reader stopped the work."""


class LongPanel(Panel):
    """A panel that works in a thread, so that its controls stay alive meanwhile.

    `work(report, **values)` does the work and calls report(done, all) now and then;
    `answer(found, **values)` tells what was found, with None for what is not worked out yet.
    """

    def __init__(
        self,
        title: str,
        controls: list[Control],
        work: Callable,
        answer: Callable[..., Answer],
        figure: Callable,
    ):
        self._work, self._kept, self._stop = work, {}, threading.Event()
        self._thread: threading.Thread | None = None
        defaults = {control.name: control.default for control in controls}
        self._kept[_key(defaults)] = work(_silent, **defaults)
        super().__init__(
            title,
            controls,
            lambda **values: answer(self._kept.get(_key(values)), **values),
            figure,
        )
        self.start_button = widgets.Button(description="Work it out", tooltip="For this setting")
        self.stop_button = widgets.Button(description="Stop", tooltip="Stop working it out")
        self.bar = widgets.FloatProgress(min=0, max=1, description="Worked out")
        # Out of sight rather than switched off: the Tab key stops at what can be used.
        for part in (self.stop_button, self.bar):
            part.layout.display = "none"
        self.start_button.on_click(lambda _: self.start())
        self.stop_button.on_click(lambda _: self.stop())
        row = widgets.HBox([self.start_button, self.stop_button, self.bar])
        self.children = (*self.children[:-1], row, self.children[-1])

    def start(self):
        """Work out the present setting, unless that is done or under way."""
        if self._thread and self._thread.is_alive() or _key(self.values) in self._kept:
            return
        self._stop.clear()
        self._show_progress(True)
        self._thread = threading.Thread(target=self._run, args=(self.values,), daemon=True)
        self._thread.start()

    def stop(self):
        """Ask the work to end at its next report; nothing is kept of it."""
        self._stop.set()

    def wait(self, seconds=None):
        """Wait for the work under way; for tests and scripts."""
        if self._thread:
            self._thread.join(seconds)

    def _run(self, values):
        try:
            found = self._work(self._report, **values)
        except Stopped:
            pass
        except Exception as error:
            self.figure.error = f"This could not be worked out, by a fault of ours: {error!r}"
        else:
            self._kept[_key(values)] = found
            # The reader may have moved on; what is on the controls now is what is shown.
            self._changed()
        finally:
            self._show_progress(False)

    def _report(self, done, total):
        if self._stop.is_set():
            raise Stopped
        self.bar.value = done / total

    def _show_progress(self, working):
        self.bar.value = 0
        self.start_button.layout.display = "none" if working else ""
        for part in (self.stop_button, self.bar):
            part.layout.display = "" if working else "none"


def _key(values):
    return tuple(sorted(values.items()))


def _silent(done, total):
    pass
