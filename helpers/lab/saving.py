"""Saving in the lab that `make lab` opens, where kernels leave no pictures of figures.

What did not change stays as it lies on disk, picture and alt text included; what is new is drawn
now. JupyterLab calls `keep` before it writes a file.
"""

import json
import subprocess
import sys
from pathlib import Path

import nbformat

from helpers.figures.mime import LAB_MIME, PICTURE_OF, WIDGET


def keep(model, path, contents_manager, **_):
    """Put the pictures into the notebook `model` that is about to be written to `path`."""
    if model["type"] != "notebook":
        return
    new = model["content"]
    file = Path(contents_manager.root_dir, path)
    if file.exists():
        _keep_old(new, nbformat.read(file, as_version=4))
    _draw([output for cell in new["cells"] for output in cell.get("outputs", [])])


def _keep_old(new, old):
    """Cells that say and show the same stay as they are on disk."""
    before = {cell.get("id"): cell for cell in old.cells if cell.cell_type == "code"}
    for cell in new["cells"]:
        then = before.get(cell.get("id"))
        if cell["cell_type"] != "code" or not then:
            continue
        pairs = list(zip(cell["outputs"], then.outputs, strict=False))
        same = [_same(output, earlier) for output, earlier in pairs]
        for place, (_, earlier) in enumerate(pairs):
            if same[place]:
                cell["outputs"][place] = earlier
        if all(same) and len(cell["outputs"]) == len(then.outputs):
            cell["execution_count"] = then.execution_count
    # Pages name kernel and language and no more, so that they are the same on every machine.
    then = old.metadata
    if set(then) == {"kernelspec", "language_info"} and "version" not in then["language_info"]:
        new["metadata"].pop("widgets", None)
        if new["metadata"].get("kernelspec", {}).get("name") == then["kernelspec"]["name"]:
            new["metadata"] |= then


def _same(output, earlier):
    """Whether two outputs say and draw the same; pictures and the numbers of widgets aside."""
    mine, other = _told(output), _told(earlier)
    return output["output_type"] == earlier["output_type"] and mine == other


def _told(output):
    if "data" not in output:
        return {key: value for key, value in output.items() if key != "execution_count"}
    told = {kind: data for kind, data in output["data"].items() if kind != "image/png"}
    return told | {WIDGET: None} if WIDGET in told else told


def _draw(outputs):
    """Draw what has no picture yet, in a process of its own: drawing holds a lot of memory."""
    asked = []
    for output in outputs:
        spec = output.get("metadata", {}).pop(PICTURE_OF, None)
        spec = spec or output.get("data", {}).get(LAB_MIME)
        # A picture without its words is the one pixel, or JupyterLab's own.
        if spec and "alt" not in output["metadata"].get("image/png", {}):
            asked.append((output, spec))
    if not asked:
        return
    specs = json.dumps([spec for _, spec in asked])
    command = [sys.executable, "-m", "helpers.lab.drawing"]
    drawn = subprocess.run(command, input=specs.encode(), capture_output=True, check=True)
    for (output, _), (image, shown) in zip(asked, json.loads(drawn.stdout), strict=True):
        words = output["data"].get("text/plain", "")
        output["data"]["image/png"] = image
        output["metadata"]["image/png"] = shown | {"alt": "".join(words)}
