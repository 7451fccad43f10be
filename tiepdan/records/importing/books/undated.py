"""What became of a petition on a day that the book does not say: told, and of old cases recorded.

An old case of which the book tells that it ended, and no day, is settled on an unknown day; of a
case of this year the steps are still to be told, so that it stays open.
"""

from datetime import date

from tiepdan.errors import RefusedError, UsageError
from tiepdan.i18n import _
from tiepdan.law.limits.case import NEEDS_ACCEPTANCE
from tiepdan.law.procedure.petition_checks import check_closed_undated
from tiepdan.law.procedure.standing import CLOSING_EVENTS
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.records.importing.books.book import Book, Line, Remark
from tiepdan.records.importing.books.values import is_cross
from tiepdan.records.importing.sheets.sheet import cell_place, text_of


def settle_undated(book: Book, today: date) -> None:
    """Take out of each line what has no day; what ended an old case is its end all the same."""
    for line in book.lines:
        is_ended = _has_dated_end(book, line)
        for told in book.kind.rows_in("petition_events"):
            said = line.values.get((told, "kind"), "")
            if not line.tells(told) or (said and (told, "happened_on") in line.values):
                continue
            cell = next(cell for target, cell in line.cells.items() if target[0] == told)
            has_day = (told, "happened_on") in line.values
            for target in [one for one in line.values if one[0] == told]:
                del line.values[target], line.cells[target]
            if not (is_ended or has_day) and _ends(line, said) and _is_old(book, line, today):
                _settle(book, line, told, said, cell)
                is_ended = True
                what = _(
                    "it ended on a day that the book does not say: it is recorded as settled, day"
                    " unknown, owes nothing and counts in no “on time”"
                )
            else:
                what = _(
                    "it does not say what was done and on which day, so that it is not recorded"
                )
            book.doubts.append(Remark(line.number, cell, what))


def _settle(book: Book, line: Line, told: str, said: str, cell: str) -> None:
    """Put the end in its place, with what the book says of it as a note."""
    text = text_of(book.sheet.value(*cell_place(cell)))
    values = {
        "kind": PetitionEventKind.CLOSED_UNDATED.value,
        "happened_on": line.values[book.kind.day],
        "note": PetitionEventKind.parse(said).label if is_cross(text) else text,
    }
    for column, value in values.items():
        line.values[told, column], line.cells[told, column] = value, cell


def _has_dated_end(book: Book, line: Line) -> bool:
    return any(
        (told, "happened_on") in line.values and _ends(line, line.values.get((told, "kind"), ""))
        for told in book.kind.rows_in("petition_events")
    )


def _ends(line: Line, said: str) -> bool:
    """Whether such an event ends the petition of a line; a notice about a complaint does not."""
    try:
        event = PetitionEventKind.parse(said)
        kind = PetitionKind.parse(line.values.get(("petitions", "kind"), ""))
    except UsageError:
        return False
    is_answer = event is PetitionEventKind.ANSWERED and kind not in NEEDS_ACCEPTANCE
    return is_answer or event in CLOSING_EVENTS


def _is_old(book: Book, line: Line, today: date) -> bool:
    try:
        received_on = book.kind.field(book.kind.day).kind.reader(today)(line.values[book.kind.day])
        check_closed_undated(received_on, today)
    except (KeyError, UsageError, RefusedError):
        return False
    return True
