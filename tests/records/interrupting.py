"""A process that gets Ctrl-C while it takes over one of the lines of an import."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tiepdan.records.importing.files.reading import Reading


@contextmanager
def around(line: str) -> Iterator[None]:
    """Interrupt this process once so many lines are taken over."""
    count, take_over = 0, Reading.take_over

    def counted(reading: Reading, *arguments: Any) -> Any:
        nonlocal count
        came = take_over(reading, *arguments)
        count += 1
        if count == int(line):
            signal.raise_signal(signal.SIGINT)
        return came

    # The process has this one command to run, and nothing to put back.
    Reading.take_over = counted  # type: ignore[assignment, method-assign]
    yield
