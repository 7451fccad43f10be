"""From ``data/letters/*.toml``, and an office's own folder, to letters; all problems are named.

A file is one kind of letter, its keys are the fields of ``LetterKind``, each ``[[wording]]`` those
of ``Wording``. The Word file of a wording lies beside it. In the folder of the office a file of the
same id stands over that of the program, and a Word file of the same name over the program's.
"""

from functools import lru_cache
from pathlib import Path

from tiepdan import paths
from tiepdan.i18n import _
from tiepdan.law.toml.laws import load_limits
from tiepdan.law.toml.reader import Checks, read_files, unknown_word
from tiepdan.law.toml.state import State, state_of
from tiepdan.law.toml.table import TomlTable, check_wording, overlapping, refuse
from tiepdan.reports.letters.kind import LetterKind, LetterSubject, Wording

OFFICE_FOLDER = "letters"
"""Beside the register: the office's own letters and templates."""

TEMPLATE = ".docx"


def load_letters(database: Path | None = None) -> tuple[LetterKind, ...]:
    """Every kind of letter, in the order of their ids; an office's own stands over another.

    Raises:
        DataFileError: keys are missing, unknown or wrong; every problem of every file is named.
    """
    own = office_folder(database) if database else None
    of_office = own.glob("*.toml") if own and own.is_dir() else ()
    return _read(state_of(official_folder().glob("*.toml")), state_of(of_office))


def official_folder() -> Path:
    """Where the program's own letters are."""
    return paths.data_folder() / "letters"


def office_folder(database: Path) -> Path:
    """Where an office keeps its own."""
    return database.parent / OFFICE_FOLDER


def template_files(wording: Wording, database: Path) -> tuple[Path, ...]:
    """The Word files of a wording that are there, the office's own first."""
    name = f"{wording.template}{TEMPLATE}"
    folders = (office_folder(database), official_folder())
    return tuple(folder / name for folder in folders if (folder / name).is_file())


@lru_cache(maxsize=2)
def _read(*folders: State) -> tuple[LetterKind, ...]:
    """The letters of some folders, of which a later one stands over those before it."""
    problems: list[str] = []
    found = {
        letter.id: letter
        for files in folders
        for _table, letter in read_files((one[0] for one in files), LetterKind, _CHECKS, problems)
        if letter
    }
    refuse(problems)
    return tuple(found[key] for key in sorted(found))


def _check_letter(table: TomlTable, letter: LetterKind) -> None:
    wanted = {LetterSubject.PETITION: "petitions", LetterSubject.MEETING: "meetings"}
    key = wanted.get(letter.subject)
    if key and not table.values.get(key):
        table.note(key, _("is missing"))
    if letter.limit:
        limits = {limit.id for limit in load_limits(paths.data_folder())}
        if letter.limit not in limits:
            table.note("limit", unknown_word(letter.limit, sorted(limits)))
    for later in overlapping(table.tables("wording")):
        later.note("since", _("is in the period of the version before"))


def _check_template(table: TomlTable, wording: Wording) -> None:
    check_wording(table, wording)
    if wording.is_official and not (wording.form and wording.circular):
        table.note("form" if not wording.form else "circular", _("is missing"))
    name = f"{wording.template}{TEMPLATE}"
    if not any((folder / name).is_file() for folder in (table.path.parent, official_folder())):
        table.note("template", _("names no Word file beside it: {name}").format(name=name))


_CHECKS: Checks = {LetterKind: _check_letter, Wording: _check_template}
