"""A cell that runs again closes what it made before, so that kernel and page do not grow."""

import sys

_MADE = {}  # cell -> (the request that ran it, the panels it made)


def made(panel):
    """Note that the cell now running made `panel`; close what earlier runs of that cell made.

    Where no cell runs, or a page does not say which, nothing is closed.
    """
    ipython = sys.modules.get("IPython")
    shell = ipython and ipython.get_ipython()
    asked = shell.get_parent() if hasattr(shell, "get_parent") else {}
    cell = asked.get("metadata", {}).get("cellId")
    if not cell:
        return
    run = asked["header"]["msg_id"]
    before, panels = _MADE.get(cell, (run, []))
    if before != run:
        for old in panels:
            _close(old)
        panels = []
    _MADE[cell] = run, [*panels, panel]


def _close(widget):
    """Close a widget with all that it is made of; ipywidgets closes the outermost alone."""
    for child in getattr(widget, "children", ()):
        _close(child)
    for own in (getattr(widget, name, None) for name in ("layout", "style")):
        if own:
            own.close()
    widget.close()
