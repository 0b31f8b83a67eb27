"""Draw specifications: a JSON list of them on stdin, a JSON list of (PNG, metadata) on stdout."""

import json
import sys

from helpers.figures import theme

if __name__ == "__main__":
    specs = json.load(sys.stdin)
    for spec in specs:
        # The schema named for JupyterLab is older than the one the chart was written for.
        spec.pop("$schema", None)
    json.dump([theme.png(spec) for spec in specs], sys.stdout)
