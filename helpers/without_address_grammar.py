"""Import jsonschema, which altair needs, without the grammar of web addresses that it would read.

The grammar takes a kernel most of a second, for a check that no chart needs, and jsonschema does
without where it finds none. Import this before altair; afterwards everything is as it was, and
whoever wants the grammar can import it.
"""

import sys

_GRAMMAR = "rfc3987_syntax"

if _GRAMMAR not in sys.modules:
    sys.modules[_GRAMMAR] = None
    try:
        import jsonschema  # noqa: F401
    finally:
        del sys.modules[_GRAMMAR]
