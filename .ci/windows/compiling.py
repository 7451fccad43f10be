"""Run by the folder's own Python: compiles its lib, so that a start finds all of it compiled.

What is compiled says that nobody need look whether its source is newer: the same bytes each time,
and a stick that is write-protected costs no second. Others' packages keep the compiled file alone,
as Python's own library in its zip does.
"""

import sys
from pathlib import Path
from py_compile import PycInvalidationMode as Mode
from py_compile import compile as compile_file

WITH_SOURCE = {
    "tiepdan": Mode.UNCHECKED_HASH,  # migrations are read from their source
    "docxtpl": Mode.CHECKED_HASH,  # its licence wants that one may change it, and see that it does
}


def compile_all(lib: Path) -> None:
    """Compile each module of a lib, in one order."""
    for source in sorted(lib.rglob("*.py"), key=Path.as_posix):
        within = source.relative_to(lib)
        mode = WITH_SOURCE.get(within.parts[0])
        compile_file(
            str(source),
            cfile=None if mode else str(source.with_suffix(".pyc")),
            dfile=within.as_posix(),
            doraise=True,
            invalidation_mode=mode or Mode.UNCHECKED_HASH,
        )
        if not mode:
            source.unlink()


if __name__ == "__main__":
    compile_all(Path(sys.argv[1]))
