"""The files of the office: itself, its staff, days off, local rules, the opening balance."""

from dataclasses import replace

from sqlmodel import Session

from tiepdan.facts.subjects import (
    CalendarOverride,
    Office,
    Opening,
    OpeningLine,
    PackSwitch,
    Staff,
)
from tiepdan.records.file.sqlite.connection import driver_connection
from tiepdan.records.importing.files.reading import Files, Readers, Reading, Unadded
from tiepdan.records.importing.rows import Row
from tiepdan.records.reading.office.opening import year_of_reports
from tiepdan.records.schema import tables
from tiepdan.records.writing.corrections import Facts as NewFacts
from tiepdan.records.writing.office import days_off, office, opening


class OfficeFiles(Files):
    """What is kept of the office; one that is there already stays as it is."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self._has_new_office = False

    @property
    def readers(self) -> Readers:
        """What reads a line of each file."""
        return {
            "office": self._office,
            "pack_switches": self._pack_switch,
            "calendar_overrides": self._calendar_override,
            "opening": self._opening,
            "opening_lines": self._opening_line,
            "staff": self._staff,
        }

    def _pack_switch(self, row: Row) -> Unadded | None:
        def record(session: Session, switch: PackSwitch) -> int:
            office.switch_pack(session, switch.pack, is_on=switch.is_on)
            return 0

        read = row.facts(PackSwitch, self._today)

        def correct(session: Session, _number: int, /, **_facts: NewFacts) -> None:
            record(session, read)  # a line says all of it

        return self._reading.add(row, "pack_switch", read, record, correct)

    def _calendar_override(self, row: Row) -> Unadded | None:
        def record(session: Session, override: CalendarOverride) -> int:
            days_off.add_override(session, override)
            return 0

        read = row.facts(CalendarOverride, self._today)

        def correct(session: Session, _number: int, /, *, facts: NewFacts) -> None:
            days_off.correct_override(session, read.day, facts=facts)

        return self._reading.add(row, "calendar_override", read, record, correct)

    def _office(self, row: Row) -> Unadded | None:
        if self._session.get(tables.Office, 1) is None:
            office.set_up(self._session, row.facts(Office, self._today))
            self._has_new_office = True
        elif self._has_new_office:
            office.add_version(self._session, row.facts(Office, self._today))
        else:
            return Unadded.SKIPPED
        return None

    def _opening(self, row: Row) -> Unadded | None:
        read = row.facts(Opening, self._today)
        if read.counted_from is None:
            connection = driver_connection(self._session)
            read = replace(read, counted_from=year_of_reports(connection, read.begins_on))

        def record(session: Session, balance: Opening) -> int:
            opening.open_register(session, balance)
            return 0

        def correct(session: Session, _number: int, /, *, facts: NewFacts) -> None:
            opening.correct_opening(session, facts)

        return self._reading.add(row, "opening", read, record, correct)

    def _opening_line(self, row: Row) -> Unadded | None:
        def record(session: Session, line: OpeningLine) -> int:
            opening.add_line(session, line)
            return 0

        read = row.facts(OpeningLine, self._today)

        def correct(session: Session, _number: int, /, **_facts: NewFacts) -> None:
            opening.set_line(session, read)  # a line says all of it

        return self._reading.add(row, "opening_line", read, record, correct)

    def _staff(self, row: Row) -> Unadded | None:
        return self._reading.add(
            row, "staff", row.facts(Staff, self._today), office.add_staff, office.correct_staff
        )
