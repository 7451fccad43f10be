"""An office's own books: a look first, then all of their lines, or those that are right."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tiepdan.cli.asking.prompting.prompts import check_can_confirm, confirm
from tiepdan.cli.importing.looking import Look, show_look
from tiepdan.cli.importing.marking import marked_file, write_errors, write_rest
from tiepdan.cli.importing.outcome import words
from tiepdan.cli.importing.reading import read_books
from tiepdan.cli.importing.wishes import Wishes
from tiepdan.cli.running.screen.printing import say
from tiepdan.cli.running.screen.progress import working
from tiepdan.cli.running.writing import writes
from tiepdan.cli.running.writing.trying import say_dry
from tiepdan.cli.running.writing.writing import writing
from tiepdan.errors import DataFileError, UsageError
from tiepdan.i18n import _, ngettext
from tiepdan.records.file import state
from tiepdan.records.importing.books.books import Books
from tiepdan.records.importing.register import import_lines


def import_book(register: Path, file: Path, wishes: Wishes, *, today: date) -> None:
    """Show what is recognised, there already and wrong; after a yes, record it.

    Raises:
        DataFileError: a line is wrong, and nobody said to leave it out; nothing is written.
    """
    state.check_exists(register)
    errors = marked_file(wishes.errors, force=wishes.force)
    rest = marked_file(wishes.skip_bad, force=wishes.force)
    books = read_books(register, file, wishes, today)
    look = Look.of(register, books, is_update=wishes.is_update, today=today)
    show_look(look, no_color=wishes.no_color, today=today)
    if errors is not None:
        write_errors(books, look.wrong, errors)
    if look.wrong_count and rest is None:
        raise DataFileError(_refused(books, look.wrong_count))
    _check_zeros(books.lost_zeros)
    if writes.is_dry():
        say_dry()
        return
    if not look.line_count:
        raise DataFileError(_("{file} has no line that can go in.").format(file=file))
    if look.is_news:
        check_can_confirm(yes=wishes.yes, no_input=wishes.no_input)
        confirm(_question(look), yes=wishes.yes)
        _record(register, books, wishes, today=today)
    else:
        say(words(file, look.nothing_added, is_update=wishes.is_update))
    if look.wrong_count and rest is not None:
        write_rest(books, look.wrong, rest)


def _refused(books: Books, count: int) -> str:
    return ngettext(
        "{count} line of {file} is wrong, so nothing was written; mend the cells named above"
        " (--errors FILE.xlsx marks them), or leave it out with --skip-bad REST.xlsx.",
        "{count} lines of {file} are wrong, so nothing was written; mend the cells named above"
        " (--errors FILE.xlsx marks them), or leave them out with --skip-bad REST.xlsx.",
        count,
    ).format(count=count, file=books.file)


def _check_zeros(lost: Sequence[str]) -> None:
    if not lost:
        return
    raise UsageError(
        ngettext(
            "In {count} cell the first zero of an identity number or telephone seems to be lost;"
            " say --zeros add to put it back, or --zeros keep if it is right as it is.",
            "In {count} cells the first zero of an identity number or telephone seems to be lost;"
            " say --zeros add to put it back, or --zeros keep if they are right as they are.",
            len(lost),
        ).format(count=len(lost))
    )


def _question(look: Look) -> str:
    """What a yes would record; of lines that are there no more than what is new of them."""
    if not look.new_count:
        return _("Record what is new of the lines that are there already?")
    return ngettext(
        "Add {count} line to the register?", "Add {count} lines to the register?", look.new_count
    ).format(count=look.new_count)


def _record(register: Path, books: Books, wishes: Wishes, *, today: date) -> None:
    is_update = wishes.is_update
    with writing(register, "import", no_input=wishes.no_input, may_change_nothing=True) as written:
        with working(_("Recording the lines")) as work:
            so_far = work.so_far if work.is_watched else None
            imported = import_lines(
                written.session, books, today=today, is_update=is_update, so_far=so_far
            )
        written.tell(words(books.file, imported, is_update=is_update, lines_of=books.files))
