"""Files that are written whole or not at all, for the commands that make some."""

import os
import sys
from contextlib import contextmanager
from pathlib import Path

from helpers.data.fault import DataError


def write(path: Path, content: bytes | str) -> None:
    """Put `content` into the file `path`, text as UTF-8; on OSError the old file stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content.encode() if isinstance(content, str) else content)
        os.replace(part, path)
    except OSError:
        part.unlink(missing_ok=True)
        raise


@contextmanager
def told():
    """End a command with one line where a table is at fault, or a file cannot be written."""
    try:
        yield
    except DataError as error:
        sys.exit(f"Nothing was written. {error}")
    except OSError as error:
        place = error.filename or "a file"
        sys.exit(f"Nothing was lost, but {place} could not be written: {error.strerror}.")
