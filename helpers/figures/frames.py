"""How a notebook shows a frame of pandas: without row numbers, which have no heading to read out.

Importing this module tells IPython, where it runs.
"""

import sys

import pandas as pd


def html(frame):
    """The frame as an HTML table; an index with a name becomes its first column."""
    shown = frame.reset_index() if frame.index.name else frame
    shown = shown.rename_axis(columns=None)
    style = {"border": 0, "max_rows": 20, "na_rep": "", "float_format": "{:.10g}".format}
    return shown.to_html(index=False, **style)


# Outside a notebook IPython is not loaded, and loading it would cost a third of a second.
if (ipython := sys.modules.get("IPython")) and (shell := ipython.get_ipython()):
    shell.display_formatter.formatters["text/html"].for_type(pd.DataFrame, html)
