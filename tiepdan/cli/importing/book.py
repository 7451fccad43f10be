"""An office's own book: a look first, then all of its lines, or those that are right."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tiepdan.cli.asking.prompts import check_can_confirm, confirm
from tiepdan.cli.importing.marking import marked_file, write_errors, write_rest
from tiepdan.cli.importing.outcome import show_outcome, words
from tiepdan.cli.importing.own_words import (
    ask_for_words,
    ask_for_zeros,
    keep_words,
    known_words,
    with_words,
)
from tiepdan.cli.running import writes
from tiepdan.cli.running.printing import say, show
from tiepdan.cli.running.progress import working
from tiepdan.cli.running.trying import say_dry
from tiepdan.cli.running.writing import writing
from tiepdan.errors import DataFileError, NotFoundError, UsageError
from tiepdan.i18n import _, ngettext
from tiepdan.records.file import state
from tiepdan.records.importing.books.book import Book, Remark
from tiepdan.records.importing.books.choices import Choices
from tiepdan.records.importing.books.headings import find_heading
from tiepdan.records.importing.books.known import KINDS
from tiepdan.records.importing.books.lines import read_book
from tiepdan.records.importing.register import import_lines
from tiepdan.records.importing.rows import RowError
from tiepdan.records.importing.sheets.lettering import Lettering
from tiepdan.records.importing.sheets.reading import read_sheets
from tiepdan.records.importing.sheets.sheet import Sheet
from tiepdan.records.importing.trial import problems_in
from tiepdan.reports.lists.register.import_look import import_look
from tiepdan.text import word_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What was said of the import besides the file: how to look at it, and what to write."""

    sheet: str | None
    lettering: Lettering | None
    choices: Choices
    mapping: str | None
    errors: str | None
    skip_bad: str | None
    is_update: bool
    force: bool
    yes: bool
    no_input: bool
    no_color: bool


def import_book(register: Path, file: Path, wishes: Wishes, *, today: date) -> None:
    """Show what is recognised and what is wrong; after a yes, record it.

    Raises:
        DataFileError: a line is wrong, and nobody said to leave it out; nothing is written.
    """
    state.check_exists(register)
    errors = marked_file(wishes.errors, force=wishes.force)
    rest = marked_file(wishes.skip_bad, force=wishes.force)
    book = _read_with_answers(register, file, wishes, today)
    with working(_("Trying the lines")):
        wrong = _wrong(register, book, today)
    show(import_look(book, wrong, today=today), as_json=False, no_color=wishes.no_color)
    if errors is not None:
        write_errors(book, wrong, errors)
    if wrong and rest is None:
        raise DataFileError(_refused(book, wrong))
    _check_zeros(book)
    count = len(book.lines) - len(book.without)
    if writes.is_dry():
        say_dry()
        return
    if not count:
        raise DataFileError(_("{file} has no line that can go in.").format(file=file))
    check_can_confirm(yes=wishes.yes, no_input=wishes.no_input)
    question = ngettext(
        "Add {count} line to the register?", "Add {count} lines to the register?", count
    )
    confirm(question.format(count=count), yes=wishes.yes)
    _record(register, book, wishes, today=today)
    if wrong and rest is not None:
        write_rest(book, wrong, rest)


def _read_with_answers(register: Path, file: Path, wishes: Wishes, today: date) -> Book:
    """The book, read once more where somebody said what is not known in it."""
    kept_in, words = known_words(register, wishes.mapping)
    choices = with_words(wishes.choices, words)
    with working(_("Reading the file")):
        sheets = _wanted(read_sheets(file, wishes.lettering), wishes.sheet)
        book = _read(sheets, choices, today)
    _tell_other_sheets(book, sheets)
    answers = ask_for_words(book, no_input=wishes.no_input)
    if answers:
        if not writes.is_dry():
            keep_words(kept_in, [*words, *answers])
        choices = with_words(choices, [*words, *answers])
    if zeros := ask_for_zeros(book, no_input=wishes.no_input):
        choices = replace(choices, zeros=zeros)
    return book if choices == book.choices else _read(sheets, choices, today)


def _wanted(sheets: Sequence[Sheet], name: str | None) -> Sequence[Sheet]:
    """The sheet that was named, or all of them."""
    if name is None:
        return sheets
    named = [sheet for sheet in sheets if word_key(sheet.name) == word_key(name)]
    if not named:
        raise NotFoundError(
            _("{file} has no sheet “{sheet}”; its sheets are: {sheets}.").format(
                file=sheets[0].file, sheet=name, sheets=", ".join(one.name for one in sheets)
            )
        )
    return named


def _tell_other_sheets(book: Book, sheets: Sequence[Sheet]) -> None:
    """Say which sheets are not read: one book is one sheet."""
    if others := [one.name for one in sheets if one is not book.original]:
        say(
            _("Sheet “{sheet}” is read; not these: {others}. Another one: --sheet NAME.").format(
                sheet=book.sheet.name, others=", ".join(others)
            )
        )


def _read(sheets: Sequence[Sheet], choices: Choices, today: date) -> Book:
    sheet, heading = find_heading(sheets, KINDS, choices.headings)
    return read_book(sheet, heading, choices, today=today)


def _wrong(register: Path, book: Book, today: date) -> list[Remark]:
    """What single cells and, of the lines that have none such, the rules refuse."""
    book.without = frozenset(remark.row for remark in book.wrong)
    refused = [_remark(error) for error in problems_in(register, book, today=today)]
    book.without |= {remark.row for remark in refused}
    return [*book.wrong, *refused]


def _remark(error: RowError) -> Remark:
    return Remark(error.line, error.cell or "", error.what)


def _refused(book: Book, wrong: Sequence[Remark]) -> str:
    count = len({remark.row for remark in wrong})
    return ngettext(
        "{count} line of {file} is wrong, so nothing was written; mend the cells named above"
        " (--errors FILE.xlsx marks them), or leave it out with --skip-bad REST.xlsx.",
        "{count} lines of {file} are wrong, so nothing was written; mend the cells named above"
        " (--errors FILE.xlsx marks them), or leave them out with --skip-bad REST.xlsx.",
        count,
    ).format(count=count, file=book.sheet.file)


def _check_zeros(book: Book) -> None:
    if not book.lost_zeros:
        return
    raise UsageError(
        ngettext(
            "In {count} cell the first zero of an identity number or telephone seems to be lost;"
            " say --zeros add to put it back, or --zeros keep if it is right as it is.",
            "In {count} cells the first zero of an identity number or telephone seems to be lost;"
            " say --zeros add to put it back, or --zeros keep if they are right as they are.",
            len(book.lost_zeros),
        ).format(count=len(book.lost_zeros))
    )


def _record(register: Path, book: Book, wishes: Wishes, *, today: date) -> None:
    is_update = wishes.is_update
    with writing(register, "import", no_input=wishes.no_input, may_change_nothing=True) as written:
        with working(_("Recording the lines")) as work:
            so_far = work.so_far if work.is_watched else None
            imported = import_lines(
                written.session, book, today=today, is_update=is_update, so_far=so_far
            )
        file = book.sheet.file
        written.tell(words(file, imported, is_update=is_update, lines_of=book.kind.file))
    show_outcome(imported, is_update=is_update, no_color=wishes.no_color)
