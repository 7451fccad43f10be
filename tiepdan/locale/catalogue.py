"""A catalogue compiled: only developers and the build need this, and only they have Babel."""

import os
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

_NO_MOMENT = datetime(1970, 1, 1, tzinfo=UTC)
"""Instead of now, so that the same text gives the same bytes."""


def compile_catalogue(written: Path) -> None:
    """Make the ``.mo`` file beside a ``.po`` file, at once for whoever reads it meanwhile.

    Raises:
        OSError: the folder cannot be written to.
        ValueError: the file is no catalogue.
    """
    with written.open("rb") as file:
        catalogue = read_po(file, abort_invalid=True)
    catalogue.creation_date = _NO_MOMENT
    part = written.with_suffix(f".{os.getpid()}.mo.part")
    with part.open("wb") as compiled:
        write_mo(compiled, catalogue)
    part.replace(written.with_suffix(".mo"))
