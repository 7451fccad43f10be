"""A command that writes: one transaction, one entry of the journal, its words on the screen."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tiepdan import paths
from tiepdan.cli.running.screen.printing import say
from tiepdan.cli.running.writing import writes
from tiepdan.cli.running.writing.clerk import clerk_name
from tiepdan.errors import DatabaseError, RefusedError
from tiepdan.i18n import _
from tiepdan.records.file import state

if TYPE_CHECKING:
    from tiepdan.records.file.sqlite.connection import RegisterSession
    from tiepdan.records.journal.operations import Entry


@dataclass(frozen=True, slots=True)
class Writing:
    """A transaction under way, and what the journal will say of it."""

    session: "RegisterSession"
    entry: "Entry"
    sentences: list[str]

    def tell(self, words: str) -> None:
        """Say what is done; it is printed once that is written, and kept in the journal.

        No word may name a person: the journal is for every eye.
        """
        self.sentences.append(words)
        self.entry.words = " ".join(self.sentences)


@contextmanager
def writing(
    path: Path, command: str, *, no_input: bool = False, may_change_nothing: bool = False
) -> Iterator[Writing]:
    """Write to the register in one transaction; afterwards its words are printed.

    Only what the journal has is said to be done: no command can claim what was not written. A dry
    run ends here: it shows what would be written, and none of it is. What ``may_change_nothing``
    says its words all the same.

    Raises:
        DatabaseError: it cannot be written; see ``session.writing``.
        RefusedError: nothing differs from what is recorded, so that nothing was written.
    """
    if (dry := writes.dry_run()) is not None:
        from tiepdan.cli.running.writing.trying import trying  # noqa: PLC0415 (start-up: seldom asked)

        with trying(path, command, dry) as (session, entry):
            yield Writing(session, entry, [])
        raise typer.Exit  # whatever would come after it, speaks of what is there
    from tiepdan.records.journal.operations import Entry  # noqa: PLC0415
    from tiepdan.records.writing import session as sessions  # noqa: PLC0415 (SQLModel, only to write)

    sentences: list[str] = []
    with writes.at_work():
        state.check_exists(path)
        warnings = _precautions(path)
        entry = Entry(clerk_name(may_ask=not no_input), command)
        try:
            with sessions.writing(path, entry) as session:
                yield Writing(session, entry, sentences)
        finally:
            if entry.is_written:
                writes.note(*sentences)
                writes.end_work()
    for sentence in (*writes.unsaid(), *warnings):
        say(sentence)
    writes.note_said()
    if entry.is_written:
        return
    if not may_change_nothing:
        raise nothing_differs()
    for sentence in sentences:
        say(sentence)


def create(path: Path, entry: "Entry", *, fill: Callable[["RegisterSession"], object]) -> None:
    """Make a new register and fill it; a dry run ends here, and leaves nothing of it.

    Raises:
        RefusedError: something stands at ``path`` already.
        DatabaseError: the folder cannot be written.
    """
    from tiepdan.records.writing import session as sessions  # noqa: PLC0415 (SQLModel, only to write)

    if writes.is_dry():
        from tiepdan.cli.running.writing.trying import try_creating  # noqa: PLC0415 (start-up: seldom asked)

        try_creating(path, entry, fill)
        raise typer.Exit
    sessions.create(path, entry, fill=fill)


def nothing_differs() -> RefusedError:
    """The sentence for a command that would write what is there already."""
    return RefusedError(_("Nothing was written: it is recorded like that already."))


def _precautions(path: Path) -> list[str]:
    """Before the first change of a day a copy; once, a word about a place that is not safe.

    Neither may keep the clerk from her work: what failed is told when that is done.
    """
    from tiepdan.records.copies import destroyed_data  # noqa: PLC0415 (only to write)
    from tiepdan.records.file import drafts, location  # noqa: PLC0415 (only to write)

    destroyed_data.remove_abandoned_copies(path)
    drafts.remove_old_drafts(path)

    warning = location.warn_once(path, paths.user_folder())
    warnings = [warning] if warning else []
    return [*warnings, *_copies_of_day(path, date.today())]  # noqa: DTZ011 (the PC's own day names them)


def _copies_of_day(path: Path, today: date) -> Iterator[str]:
    """Make the automatic copies; what of them could not be made.

    That a drive is not plugged in is told once a day; meanwhile the morning's picture knows.
    """
    from tiepdan.records.copies import elsewhere, rotation  # noqa: PLC0415 (only to write)

    is_first = False
    try:
        is_first = rotation.daily_copy(path, today) is not None
    except DatabaseError as error:
        yield _("No automatic copy could be made today: {reason}").format(reason=error)
    if is_first or elsewhere.is_reached(path):
        try:
            elsewhere.copy_of_day(path, today)
        except DatabaseError as error:
            yield _("No copy could be made on the other drive: {reason}").format(reason=error)
