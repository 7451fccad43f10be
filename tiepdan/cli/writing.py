"""A command that writes: one transaction, one entry of the journal, its words on the screen."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tiepdan.cli.clerk import clerk_name
from tiepdan.cli.show import say

if TYPE_CHECKING:
    from sqlmodel import Session

    from tiepdan.records.journal import Entry


@dataclass(frozen=True, slots=True)
class Writing:
    """A transaction under way, and what the journal will say of it."""

    session: "Session"
    entry: "Entry"
    sentences: list[str] = field(default_factory=list)

    def tell(self, words: str) -> None:
        """Say what is done; it is printed once that is written, and kept in the journal.

        No word may name a person: the journal is for every eye.
        """
        self.sentences.append(words)
        self.entry.words = " ".join(self.sentences)


@contextmanager
def writing(path: Path, command: str, *, no_input: bool = False) -> Iterator[Writing]:
    """Write to the register in one transaction; afterwards its words are printed.

    Raises:
        DatabaseError: it cannot be written; see ``session.writing``.
    """
    from tiepdan.records import session as sessions  # noqa: PLC0415 (SQLModel, only to write)
    from tiepdan.records.journal import Entry  # noqa: PLC0415

    entry = Entry(clerk_name(may_ask=not no_input), command)
    with sessions.writing(path, entry) as session:
        written = Writing(session, entry)
        yield written
    for sentence in written.sentences:
        say(sentence)
