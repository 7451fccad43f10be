"""When files were last written: what was made of them holds good while none changes."""

from collections.abc import Iterable
from pathlib import Path

State = tuple[tuple[Path, int, int], ...]
"""Files, each with when it was last written and how long it is: the same while none changes."""


def state_of(paths: Iterable[Path]) -> State:
    """How these files are now; one command asks for them several times, and parsing takes a while.

    Raises:
        OSError: one of them is not there.
    """
    stamps = ((path, path.stat()) for path in sorted(paths))
    return tuple((path, stamp.st_mtime_ns, stamp.st_size) for path, stamp in stamps)
