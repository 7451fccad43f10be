"""A whole register from CSV files, one file a table, through the same use-cases as the commands.

A file may be missing (no such rows), and so may a column that may be empty. The numbers in the
files tie the tables together; petitions keep theirs, meetings and visits get new ones where the
register has rows.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from sqlmodel import Session

from tiepdan.dates import parse_date, parse_past_date
from tiepdan.errors import NotFoundError
from tiepdan.i18n import _
from tiepdan.law.duties.capacities import Capacities
from tiepdan.law.limits.extensions import Extension
from tiepdan.law.procedure.decision_measures import Measures, parse_amount
from tiepdan.law.procedure.meeting_checks import Outcome
from tiepdan.law.procedure.steps import PLANNED_AHEAD
from tiepdan.law.vocabulary.calendar import HalfDay, Weekday
from tiepdan.law.vocabulary.decision import Decider, DecisionResult, Measure
from tiepdan.law.vocabulary.document import DocumentType, Issuer, Sanctioned
from tiepdan.law.vocabulary.meeting import (
    MeetingEventKind,
    MeetingKind,
    MeetingStatus,
    NotHeldReason,
)
from tiepdan.law.vocabulary.petition import Addressee, Channel, Field, Level, PetitionKind
from tiepdan.law.vocabulary.petition_event import Complexity, PetitionEventKind, RefusalGround
from tiepdan.law.vocabulary.visit import Matter, Receiver
from tiepdan.numbers import PetitionNumber, parse_meeting_number, parse_petition_number
from tiepdan.parsing import (
    parse_count,
    parse_days,
    parse_people_present,
    parse_row_number,
    parse_text,
    parse_yes_no,
)
from tiepdan.records.importing.csv_rows import CsvRow, csv_rows, is_there, take_over
from tiepdan.records.journal.fact_tables import PERSONAL_COLUMNS
from tiepdan.records.schema.tables import Office, row_id
from tiepdan.records.writing import documents, office
from tiepdan.records.writing.meetings import meetings
from tiepdan.records.writing.petitions import petitions, protection
from tiepdan.records.writing.petitions.measures import add_measures_to

_SKIPPED = False
"""What reading a line gives when nothing came of it: the office is there already."""


def import_register(session: Session, folder: Path, *, today: date) -> dict[str, int]:
    """Add every row of the files in a folder; returns how many lines each file had.

    Raises:
        NotFoundError: the folder holds none of the files.
        DataFileError: a line is wrong; nothing of the whole import should be kept.
    """
    return _RegisterImport(session, folder, today=today).run()


@dataclass(frozen=True, slots=True)
class _MeasuresRead:
    """What one event orders or achieves, and the line that first said so."""

    row: CsvRow
    amounts: dict[Measure, int] = field(default_factory=dict)


class _RegisterImport:
    """One reading of a folder into a session; remembers which number in the files became which."""

    def __init__(self, session: Session, folder: Path, *, today: date) -> None:
        self._session, self._folder, self._today = session, folder, today
        self._meetings: dict[int, int] = {}
        self._visits: dict[int, int] = {}
        self._petitioners: dict[int, int] = {}
        self._measures: dict[tuple[PetitionNumber, PetitionEventKind], _MeasuresRead] = {}
        self._past = partial(parse_past_date, today=today)
        self._day = partial(parse_date, today=today)
        self._number = partial(parse_petition_number, today=today)

    def run(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for name, columns, read_line in self._files():
            path = self._folder / f"{name}.csv"
            if not is_there(path):
                continue
            counts[name] = 0
            # In an import the files are named like their tables, with an s.
            is_personal = name.removesuffix("s") in PERSONAL_COLUMNS
            for row in csv_rows(path, columns, is_personal=is_personal):
                counts[name] += take_over(row, read_line) is not _SKIPPED
        self._add_measures()
        if not counts:
            raise NotFoundError(
                _(
                    "The folder {folder} holds no file of a register, for example petitions.csv."
                ).format(folder=self._folder)
            )
        return counts

    def _files(self) -> Iterator[tuple[str, str, Callable[[CsvRow], object]]]:
        yield (
            "office",
            "name province remote_area reception_weekday reception_half_day |",
            self._office,
        )
        yield (
            "meetings",
            (
                "number kind date status | place chair capacity officer people_present content"
                " not_held_reason not_held_note replacement_date online"
            ),
            self._meeting,
        )
        yield (
            "meeting_events",
            "meeting kind date | act_by document_number note",
            self._meeting_event,
        )
        yield "petitioners", "number name | id_number address hamlet phone", self._petitioner
        yield (
            "visits",
            "number date receiver people_count content | meeting matter petitioner advice",
            self._visit,
        )
        yield (
            "petitions",
            (
                "number received_on channel kind field petitioner summary"
                " | level addressed_to within_competence meeting people_count officer"
                " protection_waived_on protection_waiver"
            ),
            self._petition,
        )
        yield "visit_petitions", "visit petition |", self._visit_petition
        yield (
            "petition_events",
            (
                "petition kind date | result ground officer document_number note extended_days"
                " extended_to complexity decided_by"
            ),
            self._petition_event,
        )
        yield "decision_measures", "petition event measure amount |", self._decision_measure
        yield "documents", "issuer type date title | number petition meeting", self._document
        yield "sanctions", "subject form date | note", self._sanction

    def _office(self, row: CsvRow) -> bool | None:
        if self._session.get(Office, 1) is not None:
            return _SKIPPED
        office.set_up(
            self._session,
            name=row.required("name", parse_text),
            province=row.required("province", parse_text),
            is_remote=row.required("remote_area", parse_yes_no),
            reception_weekday=row.required("reception_weekday", Weekday.parse),
            reception_half_day=row.required("reception_half_day", HalfDay.parse),
        )
        return None

    def _meeting(self, row: CsvRow) -> None:
        number = row.required("number", parse_meeting_number)
        _refuse_second(row, number, self._meetings)
        meeting = meetings.add_meeting(
            self._session,
            kind=row.required("kind", MeetingKind.parse),
            meets_on=row.required("date", self._day),
            told=Outcome(
                row.required("status", MeetingStatus.parse),
                row.optional("people_present", parse_people_present),
                row.optional("not_held_reason", NotHeldReason.parse),
                row.optional("replacement_date", self._day),
            ),
            today=self._today,
            place=row.optional("place", parse_text),
            chair=row.optional("chair", parse_text),
            capacity=row.optional("capacity", Capacities.parse),
            officer=row.optional("officer", parse_text),
            content=row.optional("content", parse_text),
            not_held_note=row.optional("not_held_note", parse_text),
            is_online=row.optional("online", parse_yes_no) or False,
        )
        self._meetings[number] = row_id(meeting)

    def _meeting_event(self, row: CsvRow) -> None:
        meetings.record_meeting_event(
            self._session,
            self._meeting_id(row, row.required("meeting", parse_meeting_number)),
            kind=row.required("kind", MeetingEventKind.parse),
            happened_on=row.required("date", self._past),
            act_by=row.optional("act_by", self._day),
            document_number=row.optional("document_number", parse_text),
            note=row.optional("note", parse_text),
        )

    def _petitioner(self, row: CsvRow) -> None:
        number = row.required("number", parse_row_number)
        _refuse_second(row, number, self._petitioners)
        self._petitioners[number] = petitions.add_petitioner(
            self._session,
            name=row.required("name", parse_text),
            id_number=row.optional("id_number", parse_text),
            address=row.optional("address", parse_text),
            hamlet=row.optional("hamlet", parse_text),
            phone=row.optional("phone", parse_text),
        )

    def _visit(self, row: CsvRow) -> None:
        number = row.required("number", parse_row_number)
        _refuse_second(row, number, self._visits)
        meeting = row.optional("meeting", parse_meeting_number)
        petitioner = row.optional("petitioner", parse_row_number)
        self._visits[number] = meetings.add_visit(
            self._session,
            visited_on=row.required("date", self._past),
            meeting_id=None if meeting is None else self._meeting_id(row, meeting),
            receiver=row.required("receiver", Receiver.parse),
            people_count=row.required("people_count", parse_count),
            matter=row.optional("matter", Matter.parse) or Matter.NONE,
            petitioner_id=None if petitioner is None else self._petitioner_id(row, petitioner),
            content=row.required("content", parse_text),
            advice=row.optional("advice", parse_text),
        )

    def _petition(self, row: CsvRow) -> None:
        meeting = row.optional("meeting", parse_meeting_number)
        level = row.optional("level", Level.parse) or Level.FIRST
        within_competence = row.optional("within_competence", parse_yes_no)
        number = petitions.add_petition(
            self._session,
            number=row.required("number", self._number),
            received_on=row.required("received_on", self._past),
            channel=row.required("channel", Channel.parse),
            kind=row.required("kind", PetitionKind.parse),
            level=level,
            addressed_to=row.optional("addressed_to", Addressee.parse),
            field=row.required("field", Field.parse),
            # What comes again is for the superior (LKN Điều 7, LTC Điều 37).
            is_within_competence=level is Level.FIRST
            if within_competence is None
            else within_competence,
            petitioner_id=self._petitioner_id(row, row.required("petitioner", parse_row_number)),
            meeting_id=None if meeting is None else self._meeting_id(row, meeting),
            people_count=row.optional("people_count", parse_count) or 1,
            officer=row.optional("officer", parse_text),
            summary=row.required("summary", parse_text),
        )
        if any(row.has(column) for column in ("protection_waived_on", "protection_waiver")):
            protection.waive(
                self._session,
                number,
                waived_on=row.required("protection_waived_on", self._past),
                document=row.required("protection_waiver", parse_text),
            )

    def _visit_petition(self, row: CsvRow) -> None:
        petitions.link_visit(
            self._session,
            visit_id=self._visit_id(row, row.required("visit", parse_row_number)),
            number=row.required("petition", self._number),
        )

    def _petition_event(self, row: CsvRow) -> None:
        number = row.required("petition", self._number)
        kind = row.required("kind", PetitionEventKind.parse)
        happened_on = row.required("date", self._day if kind in PLANNED_AHEAD else self._past)
        document_number = row.optional("document_number", parse_text)
        note = row.optional("note", parse_text)
        if kind is PetitionEventKind.EXTENDED:
            extension = Extension(
                happened_on,
                row.optional("extended_days", parse_days),
                row.optional("extended_to", self._day),
                row.required("complexity", Complexity.parse),
                document_number,
            )
            petitions.extend_petition(self._session, number=number, extension=extension, note=note)
            return
        for column in ("extended_days", "extended_to", "complexity"):
            if row.optional(column, parse_text):
                raise row.problem(_("{column} is only for an extension.").format(column=column))
        petitions.record_event(
            self._session,
            number=number,
            kind=kind,
            happened_on=happened_on,
            result=row.optional("result", DecisionResult.parse),
            ground=row.optional("ground", RefusalGround.parse),
            decided_by=row.optional("decided_by", Decider.parse),
            officer=row.optional("officer", parse_text),
            document_number=document_number,
            note=note,
        )

    def _decision_measure(self, row: CsvRow) -> None:
        key = (
            row.required("petition", self._number),
            row.required("event", PetitionEventKind.parse),
        )
        measure = row.required("measure", Measure.parse)
        measures = self._measures.setdefault(key, _MeasuresRead(row))
        if measure in measures.amounts:
            raise row.problem(_("“{measure}” is there twice.").format(measure=measure.label))
        measures.amounts[measure] = row.required("amount", partial(parse_amount, measure))

    def _add_measures(self) -> None:
        """Record the measures event by event, once all of each are known: they must fit together.

        Decisions come before their enforcement, which may not go beyond them.
        """
        order = list(PetitionEventKind)
        for (number, kind), measures in sorted(
            self._measures.items(), key=lambda item: (item[0][0], order.index(item[0][1]))
        ):
            take_over(measures.row, partial(self._add_measures_of, number, kind, measures.amounts))

    def _add_measures_of(
        self, number: PetitionNumber, kind: PetitionEventKind, amounts: Measures, _row: CsvRow
    ) -> None:
        petition = petitions.get_petition(self._session, number)
        add_measures_to(self._session, petition, kind, amounts)

    def _document(self, row: CsvRow) -> None:
        meeting = row.optional("meeting", parse_meeting_number)
        documents.add_document(
            self._session,
            issuer=row.required("issuer", Issuer.parse),
            document_type=row.required("type", DocumentType.parse),
            number=row.optional("number", parse_text),
            issued_on=row.required("date", self._past),
            title=row.required("title", parse_text),
            petition=row.optional("petition", self._number),
            meeting_id=None if meeting is None else self._meeting_id(row, meeting),
        )

    def _sanction(self, row: CsvRow) -> None:
        documents.add_sanction(
            self._session,
            subject=row.required("subject", Sanctioned.parse),
            form=row.required("form", parse_text),
            imposed_on=row.required("date", self._past),
            note=row.optional("note", parse_text),
        )

    def _meeting_id(self, row: CsvRow, number: int) -> int:
        return _known(row, number, self._meetings, "meetings.csv")

    def _visit_id(self, row: CsvRow, number: int) -> int:
        return _known(row, number, self._visits, "visits.csv")

    def _petitioner_id(self, row: CsvRow, number: int) -> int:
        return _known(row, number, self._petitioners, "petitioners.csv")


def _known(row: CsvRow, number: int, known: dict[int, int], file: str) -> int:
    if number not in known:
        raise row.problem(_("number {number} is not in {file}.").format(number=number, file=file))
    return known[number]


def _refuse_second(row: CsvRow, number: int, known: dict[int, int]) -> None:
    if number in known:
        raise row.problem(_("number {number} is used twice.").format(number=number))
