"""The digest of the code of every page: only a page with that code runs when it is opened.

Run `python -m helpers.lab.digests` to list the pages as they are now; `make notebooks` does it.
"""

import hashlib
import json
from pathlib import Path

from helpers.data import tables, writing

NOTEBOOKS = tables.ROOT / "notebooks"
LISTED = Path(__file__).parent / "labextensions/burden-shift/static/pages.json"


def digests(folder=NOTEBOOKS):
    """The SHA-256 of the code cells of each page of the collection in `folder`, by file name."""
    return {file: digest(folder / file) for file in sorted(tables.load("pages")["file"])}


def digest(path):
    """The SHA-256 of the code cells of one notebook, joined by null bytes."""
    cells = json.loads(path.read_bytes())["cells"]
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    return hashlib.sha256("\0".join(code).encode()).hexdigest()


if __name__ == "__main__":
    with writing.told():
        writing.write(LISTED, json.dumps(digests(), indent=1) + "\n")
