"""The files that commands write with -o: which each of them can, and all text that is in one."""

from pathlib import Path
from zipfile import ZipFile, is_zipfile

from tests.commands import COMMANDS


def endings_of(command: str) -> list[str]:
    """The endings of the files that a command writes; none where it has no -o for its list."""
    found = [one for one in COMMANDS[command].params if one.name == "output"]
    help_text = getattr(found[0], "help", None) if found else None
    listed = (help_text or "").partition(": ")[2].removesuffix(".")
    return [ending for ending in listed.split(", ") if ending.startswith(".")]


def text_in(file: Path) -> str:
    """Everything in a file that could be read, whatever it is packed in."""
    if not is_zipfile(file):
        # A calendar folds its lines.
        return file.read_text(encoding="utf-8").replace("\r\n ", "")
    with ZipFile(file) as parts:
        return "\n".join(parts.read(name).decode(errors="replace") for name in parts.namelist())
