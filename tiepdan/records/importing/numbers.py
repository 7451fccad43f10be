"""By which numbers the rows of files are known in the register: those of the files, where it can.

A number told to a citizen stands on paper. A table in which no row ever was gives its rows the
numbers that they have in the files; where it gave some already, none is given twice. Of meetings,
whose numbers are free again once they were taken back, none need be there now.
"""

from collections.abc import Callable, Iterable, Iterator

from sqlmodel import Session

from tiepdan.i18n import _
from tiepdan.records.file.sqlite.connection import driver_connection
from tiepdan.records.importing.rows import Row
from tiepdan.records.reading.rows import count_rows
from tiepdan.records.schema.counters import count_from, counters

_NOT_NUMBERED = float("inf")


class Numbers:
    """Which number in the files became which one in the register, table by table."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[str, dict[int, int]] = {}
        connection = driver_connection(session)
        self._given = counters(connection)
        if not count_rows(connection, "meeting"):
            self._given.pop("meeting", None)

    def in_order(
        self, table: str, rows: Iterable[Row], number: Callable[[Row], int | None]
    ) -> Iterator[Row]:
        """The lines of a table as they are to be recorded: by their numbers where these are kept.

        Raises:
            DataFileError: a line is wrong.
        """
        if not self.are_kept(table):
            yield from rows
            return
        numbered = [(number(row), row) for row in rows]
        yield from (
            row for _number, row in sorted(numbered, key=lambda one: one[0] or _NOT_NUMBERED)
        )

    def are_kept(self, table: str) -> bool:
        """Whether the rows of a table get the numbers of the files: none of its own was given."""
        return not self._given.get(table)

    def add(self, row: Row, table: str, number: int | None, record: Callable[[], int]) -> int:
        """Record a line under its number, or the next; returns the number given.

        Raises:
            DataFileError: another line has the number.
        """
        known = self._known.setdefault(table, {})
        if number in known:
            raise row.problem(_("number {number} is used twice.").format(number=number))
        if number is not None and self.are_kept(table):
            self._session.flush()
            count_from(driver_connection(self._session), table, number - 1)
        given = record()
        self.note(table, number, given)
        return given

    def note(self, table: str, number: int | None, given: int) -> None:
        """Know which number in the register one of the files is."""
        if number is not None:
            self._known.setdefault(table, {}).setdefault(number, given)

    def known(self, row: Row, table: str, number: int, file: str) -> int:
        """The number that a row of another file has in the register.

        Raises:
            DataFileError: no line has it.
        """
        found = self.found(table, number)
        if found is None:
            raise row.problem(
                _("number {number} is not in {file}.").format(number=number, file=file)
            )
        return found

    def found(self, table: str, number: int) -> int | None:
        """The same, None where no line has it."""
        return self._known.get(table, {}).get(number)

    def skip(self, table: str, number: int) -> None:
        """Give a number to nothing: it is that of a row that the files leave out."""
        if self.are_kept(table):
            count_from(driver_connection(self._session), table, number)
