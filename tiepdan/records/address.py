"""Where a database file is, in the words of SQLite."""

from pathlib import PurePath
from urllib.parse import quote


def read_only_address(path: PurePath, *, is_still: bool = False) -> str:
    """The URI by which SQLite opens a file for reading only, on a network share as well.

    ``is_still`` promises that nobody can write it meanwhile, as on a medium that is read-only.
    """
    location = quote(path.as_posix().encode(errors="surrogateescape"), safe="/:")
    # A share begins with //server; SQLite wants an empty authority before it.
    authority = "//" if location.startswith("//") else ""
    return f"file:{authority}{location}?mode=ro{'&immutable=1' if is_still else ''}"
