"""The script of the live figure with Vega inside, so that it draws without a network.

Making it takes a second and 90 MB, so no kernel does: `python -m helpers.ui.bundle`, a step of the
set-up, leaves it in `build/`. Where it is missing or old, another process makes it.
"""

import hashlib
import subprocess
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

from helpers.data import writing

SOURCE = Path(__file__).with_name("live_figure.js")
MADE = Path(__file__).resolve().parents[2] / "build" / SOURCE.name


@cache
def script():
    """The bundled script, as text."""
    try:
        kept = MADE.read_text(encoding="utf-8")
    except OSError:
        kept = ""
    if kept.startswith(_made_from()):
        return kept
    command = [sys.executable, "-m", __spec__.name]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def make():
    """Bundle the script, and keep it where this folder can be written."""
    import vl_convert

    made = _made_from() + vl_convert.javascript_bundle(SOURCE.read_text(encoding="utf-8"))
    try:
        MADE.parent.mkdir(exist_ok=True)
        writing.write(MADE, made)
    except OSError:
        pass
    return made


def _made_from():
    """The first line: what the bundle was made from."""
    made_from = SOURCE.read_bytes() + version("vl-convert-python").encode()
    return f"// {hashlib.sha256(made_from).hexdigest()}\n"


if __name__ == "__main__":
    sys.stdout.buffer.write(make().encode())
