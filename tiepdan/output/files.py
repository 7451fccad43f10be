"""An answer as a file: its ending chooses the medium, and it is there whole or not at all."""

import os
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tiepdan.errors import DatabaseError, NotFoundError, RefusedError, UsageError, reason_of
from tiepdan.i18n import _, ngettext
from tiepdan.records.file.location import missing_folder
from tiepdan.records.file.publishing import give_name, sync_file, sync_folder, unfinished
from tiepdan.reports.documents.document import Document
from tiepdan.reports.model import Agenda, Report, Table
from tiepdan.text import quoted

_SQLITE = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file to be written: where, by which ending, and whether it may replace another.

    ``anchor`` stands at the foot of each page of what is printed from it.
    """

    path: Path
    ending: str
    may_replace: bool
    anchor: str = ""


def output_file(path: Path, endings: Sequence[str], *, may_replace: bool) -> OutputFile:
    """The file that was named, if it can be one; ``endings`` are those that the command writes.

    Raises:
        UsageError: the ending is none of these, or it is a folder.
        NotFoundError: its folder is not there.
        RefusedError: something is there already, and may not be replaced.
    """
    if _is_folder(path):
        raise UsageError(
            _("{path} is a folder; name a file in it, for example {example}.").format(
                path=path, example=path / f"tiepdan{endings[0]}"
            )
        )
    ending = path.suffix.lower()
    if ending not in endings:
        raise UsageError(
            _(
                "“{file}” has none of the endings that this command writes: {endings}; for example"
                " -o {example}."
            ).format(
                file=quoted(path.name),
                endings=", ".join(endings),
                example=quoted(f"{path.stem or path.name}{endings[0]}"),
            )
        )
    # Of folders, links are followed; a link under the name itself is what --force replaces, and
    # what it points to stays: who typed the name need not know of that.
    target = path.parent.resolve() / path.name
    if not target.parent.is_dir():
        raise NotFoundError(missing_folder(path.parent))
    if os.path.lexists(target):
        _check_replaceable(target, may_replace=may_replace)
    return OutputFile(target, ending, may_replace)


def _is_folder(path: Path) -> bool:
    """Whether a folder is there.

    Raises:
        UsageError: nothing can have such a name, as it is too long.
    """
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise UsageError(
            _("{path} cannot be used: {reason}.").format(path=path, reason=reason_of(error))
        ) from error


def _check_replaceable(target: Path, *, may_replace: bool) -> None:
    if not may_replace:
        raise RefusedError(
            _(
                "There is a file at {path} already; it was left untouched. Replace it with --force,"
                " or choose another name."
            ).format(path=target)
        )
    if not (target.is_symlink() or target.is_file()) or _is_register(target):
        raise RefusedError(
            _("{path} is no file that may be replaced; choose another name.").format(path=target)
        )


def _is_register(target: Path) -> bool:
    try:
        with target.open("rb") as content:
            return content.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False  # what cannot be read is told when it cannot be replaced


Content = Document | Report | Table
"""What an answer may be."""


def write(
    content: Content, file: OutputFile, *, data: Any = None, agenda: Agenda | None = None
) -> str:
    """Write an answer; tells what was written.

    ``data`` is its JSON, where that has a form of its own, ``agenda`` the days in it.

    Raises:
        RefusedError: something has come to be there meanwhile.
        DatabaseError: it cannot be written; nothing is left of it.
    """

    def write_into(passing: Path) -> None:
        _write_medium(content, file, passing, data=data, agenda=agenda)

    publish(file, write_into)
    return _written(content, agenda).format(path=file.path)


def publish(file: OutputFile, write_into: Callable[[Path], None]) -> None:
    """Have a passing file written, and give it its name once it is whole and on the disk.

    Raises:
        RefusedError: something has come to be there meanwhile.
        DatabaseError: it cannot be written; nothing is left of it.
    """
    with unfinished(file.path) as passing:
        write_into(passing)
        sync_file(passing)
        if file.may_replace:
            _replace(passing, file.path)
        else:
            give_name(passing, file.path)
        sync_folder(file.path.parent)


def _written(content: Content, agenda: Agenda | None) -> str:
    """The sentence for what was written, in which the path is still to be put."""
    if isinstance(content, Document) or (isinstance(content, Report) and _is_of_facts(content)):
        return _("Wrote {path}.")
    if agenda:
        count = len(agenda.appointments)
        words = ngettext("Wrote {count} day to {path}.", "Wrote {count} days to {path}.", count)
    else:
        count = _row_count(content)
        words = ngettext("Wrote {count} row to {path}.", "Wrote {count} rows to {path}.", count)
    return words.format(count=count, path="{path}")


def _write_medium(
    content: Content, file: OutputFile, passing: Path, *, data: Any, agenda: Agenda | None
) -> None:
    """Only the chosen medium, and its library, is imported."""
    match file.ending:
        case ".docx":
            from tiepdan.output import docx  # noqa: PLC0415

            docx.write(content, passing, foot=file.anchor)
        case ".xlsx" if not isinstance(content, Document):
            from tiepdan.output.excel import tables as xlsx  # noqa: PLC0415

            xlsx.write(content, passing, foot=file.anchor)
        case ".csv" if not isinstance(content, Document):
            from tiepdan.output import csv  # noqa: PLC0415

            csv.write(content, passing)
        case ".json":
            from tiepdan.output import json  # noqa: PLC0415

            with passing.open("w", encoding="utf-8", newline="\n") as out:
                json.write(content if data is None else data, out)
        case ".ics" if agenda is not None:
            from tiepdan.output import ics  # noqa: PLC0415

            ics.write(agenda, passing)
        case _:
            raise ValueError(file.ending)


def _replace(passing: Path, target: Path) -> None:
    try:
        passing.replace(target)
    except PermissionError as error:  # on Windows nothing replaces what Excel has open
        raise DatabaseError(
            _("{path} cannot be replaced: {reason}; close it in other programs.").format(
                path=target, reason=reason_of(error)
            )
        ) from error


def _is_of_facts(report: Report) -> bool:
    """Whether what it says first are facts of one thing, and no rows to be counted."""
    return bool(report.tables) and report.tables[0].is_facts


def _row_count(content: Report | Table) -> int:
    tables = content.tables if isinstance(content, Report) else (content,)
    return sum(len(table.rows) for table in tables if not table.is_facts)
