"""Helpers of the notebooks."""

import sys

# altair imports jsonschema, which reads a whole grammar of web addresses where it finds one: a
# second for every kernel, for a check that no chart needs. None makes that import fail, which
# jsonschema allows for.
sys.modules.setdefault("rfc3987_syntax", None)
