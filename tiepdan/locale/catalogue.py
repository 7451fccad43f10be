"""A catalogue compiled: only developers and the build need this, and only they have Babel."""

import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def compile_catalogue(written: Path) -> None:
    """Make the ``.mo`` file beside a ``.po`` file, at once for whoever reads it meanwhile.

    Raises:
        OSError: the folder cannot be written to.
        ValueError: the file is no catalogue.
    """
    with written.open("rb") as file:
        catalogue = read_po(file, abort_invalid=True)
    part = written.with_suffix(f".{os.getpid()}.mo.part")
    with part.open("wb") as compiled:
        write_mo(compiled, catalogue)
    part.replace(written.with_suffix(".mo"))
