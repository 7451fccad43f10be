"""What the clerk says of a book before it goes in: how to read it where it does not say itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tiepdan.text import word_key


class Zeros(StrEnum):
    """What to do with the noughts that a spreadsheet took from the front of numbers."""

    ADD = "add"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Choices:
    """How a book is to be read.

    ``headings`` says what columns mean whose headings are not known, ``words`` what an office's
    own words mean, by the column of the register's file; both by ``word_key``. ``usual`` is what
    is recorded where the book says nothing. ``zeros`` is None where nobody was asked.
    """

    headings: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[tuple[str, str], str] = field(default_factory=dict)
    usual: Mapping[str, str] = field(default_factory=dict)
    zeros: Zeros | None = None

    def word(self, columns: Iterable[str], text: str) -> str:
        """The word of the register for one of the book's own, or the same.

        ``columns`` is what the column is called: by the book, by the program.
        """
        key = word_key(text)
        found = (self.words.get((word_key(column), key)) for column in columns)
        return next(filter(None, found), text)
