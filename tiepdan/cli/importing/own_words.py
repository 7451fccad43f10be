"""What an office's own words and headings mean: read from a file, asked once, and kept."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from tiepdan.cli.asking.prompting.prompts import ask, can_ask
from tiepdan.cli.running.screen.printing import say
from tiepdan.errors import DataFileError, UsageError, reason_of
from tiepdan.i18n import _, ngettext
from tiepdan.parsing import parse_yes_no
from tiepdan.records.importing.books.book import Book
from tiepdan.records.importing.books.choices import Choices, Zeros
from tiepdan.records.importing.books.kinds import BookKind
from tiepdan.records.importing.books.own_words import (
    NOT_READ,
    OwnWord,
    UnknownWord,
    read_own_words,
    unknown_columns,
    unknown_words,
    write_own_words,
)
from tiepdan.text import quoted, word_key

KEPT = "import-words.csv"
"""The file beside the register in which answers are kept."""


def known_words(register: Path, named: str | None) -> tuple[Path, list[OwnWord]]:
    """The mapping file that was named, or the one beside the register, and what it says."""
    path = Path(named) if named else register.with_name(KEPT)
    if named is None and not path.exists():
        return path, []
    words = read_own_words(path)
    say(
        ngettext(
            "Read by {count} line of {file}.", "Read by {count} lines of {file}.", len(words)
        ).format(count=len(words), file=path)
    )
    return path, words


def with_words(choices: Choices, words: Sequence[OwnWord]) -> Choices:
    """The choices with what own words and headings mean."""
    return replace(
        choices,
        headings={word_key(one.column): one.meaning for one in words if not one.word},
        words={
            (word_key(one.column), word_key(one.word)): one.meaning for one in words if one.word
        },
    )


def ask_for_words(book: Book, *, no_input: bool) -> list[OwnWord]:
    """Ask what unknown columns and words mean; none where nobody can be asked."""
    if not can_ask(no_input=no_input):
        return []
    columns = [
        OwnWord(
            column.heading,
            "",
            ask(
                _(
                    "Column {letter} “{heading}” is not known; which fact is it? (- not read)"
                ).format(letter=column.letter, heading=quoted(column.heading)),
                partial(_fact, book.kind),
                NOT_READ,
            ),
        )
        for column in unknown_columns(book)
    ]
    return [*columns, *filter(None, (_asked(book, one) for one in unknown_words(book)))]


def _fact(kind: BookKind, answer: str) -> str:
    if answer.strip() in {"", NOT_READ}:
        return NOT_READ
    meaning = kind.meant(answer)
    if meaning is None:
        raise UsageError(
            _("“{typed}” is not in the list; choose one of: {choices}.").format(
                typed=quoted(answer), choices=", ".join(_(one.label) for one in kind.meanings)
            )
        )
    return meaning.name


def _asked(book: Book, unknown: UnknownWord) -> OwnWord | None:
    terms = book.kind.field(unknown.target).kind.terms
    if terms is None:
        return None

    def meant(answer: str) -> str:
        return terms.parse(answer).value if answer.strip() else ""

    meaning = ask(
        ngettext(
            "“{word}” in column {letter} ({count} line) means: {choices}",
            "“{word}” in column {letter} ({count} lines) means: {choices}",
            unknown.count,
        ).format(
            word=quoted(unknown.word),
            letter=unknown.column.letter,
            count=unknown.count,
            choices=terms.choices(),
        ),
        meant,
        None,
    )
    return OwnWord(unknown.column.heading, unknown.word, meaning) if meaning else None


def keep_words(path: Path, words: Sequence[OwnWord]) -> None:
    """Write what was answered beside what was known, for the next book.

    Raises:
        DataFileError: the file cannot be written.
    """
    kept = path if path.suffix.lower() == ".csv" else path.with_name(KEPT)
    try:
        write_own_words(kept, words)
    except OSError as error:
        raise DataFileError(
            _("{file} cannot be written: {reason}.").format(file=kept, reason=reason_of(error))
        ) from error
    say(_("What you answered is kept in {file}, and used for the next book.").format(file=kept))


def ask_for_zeros(lost: Sequence[str], *, no_input: bool) -> Zeros | None:
    """Ask whether zeros ``lost`` in cells are to be put back; None where nobody can be asked."""
    if not lost or not can_ask(no_input=no_input):
        return None
    question = ngettext(
        "In {count} cell ({cells}) the first zero seems to be lost; put it back? (yes/no)",
        "In {count} cells ({cells}) the first zero seems to be lost; put it back? (yes/no)",
        len(lost),
    )
    cells = ", ".join(lost[:_SHOWN]) + (", …" if lost[_SHOWN:] else "")
    is_wanted = ask(question.format(count=len(lost), cells=cells), parse_yes_no, _("yes"))
    return Zeros.ADD if is_wanted else Zeros.KEEP


_SHOWN = 8
