"""The zip: the same bytes for the same files, whoever builds it and when."""

import hashlib
import zipfile
from datetime import UTC, datetime
from pathlib import Path

_WANTED = "name a zip that .ci/build-windows made, or none, and one is built"


def write_sums(folder: Path) -> None:
    """Write SHA256SUMS for every other file of a folder: ``sha256sum -c`` reads it."""
    lines = [
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(folder).as_posix()}\n"
        for file in _files(folder)
    ]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8", newline="\n")


def write_zip(folder: Path, target: Path, moment: datetime) -> None:
    """Pack a folder, under its own name, every file as of one moment."""
    local = moment.astimezone(UTC).timetuple()[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in _files(folder):
            entry = zipfile.ZipInfo(file.relative_to(folder.parent).as_posix(), local)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = (
                0  # as Windows writes them: rights are those of where it is unpacked
            )
            archive.writestr(entry, file.read_bytes())


def _files(folder: Path) -> list[Path]:
    """All files in it, in an order that depends on their names alone."""
    return sorted((one for one in folder.rglob("*") if one.is_file()), key=Path.as_posix)


def unpacked(zipped: Path, folder: Path) -> Path:
    """The program's folder, unpacked from a zip into a folder.

    Raises:
        SystemExit: there is no such zip, or the program is not in it.
    """
    try:
        with zipfile.ZipFile(zipped) as archive:
            archive.extractall(folder)
    except (OSError, zipfile.BadZipFile) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or error
        raise SystemExit(f"{zipped} cannot be unpacked ({reason}): {_WANTED}") from error
    programs = [launcher.parent for launcher in folder.glob("*/tiepdan.cmd")]
    if len(programs) != 1:
        raise SystemExit(f"{zipped} has no folder of the program in it: {_WANTED}")
    return programs[0]
