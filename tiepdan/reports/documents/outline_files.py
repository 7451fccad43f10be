"""Where outlines are: shipped ones in ``data/reports``, an office's own beside its register."""

from pathlib import Path

from tiepdan import paths
from tiepdan.text import word_key


def own_folder(database: Path) -> Path:
    """The folder of the office's own outlines, which need not be there."""
    return database.parent / "reports"


def outline_files(database: Path, typed: str = "") -> list[Path]:
    """The files of outlines; of one that was typed those that are named so, or so and more."""
    key = word_key(typed)
    files = (
        file
        for folder in (own_folder(database), paths.data_folder() / "reports")
        for file in sorted(folder.glob("*.toml"))
    )
    return [file for file in files if word_key(file.stem).startswith(key)]


def is_outline_name(typed: str, database: Path) -> bool:
    """Whether a name is that of an outline's file, as far as the folders tell."""
    key = word_key(typed)
    return bool(key) and any(word_key(file.stem) == key for file in outline_files(database, typed))
