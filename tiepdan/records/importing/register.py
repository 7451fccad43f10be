"""A whole register from CSV files, one file a table, through the same use-cases as the commands.

A file may be missing (no such rows), and so may a column that may be empty. The numbers in the
files tie the tables together; petitions keep theirs, and so does what else people know by its
number, where the register gave none before (``numbers.py``).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from sqlmodel import Session

from tiepdan import paths
from tiepdan.dates import parse_past_date
from tiepdan.errors import NotFoundError
from tiepdan.facts.fact import fields_of
from tiepdan.facts.subjects import (
    CalendarOverride,
    Document,
    Inspection,
    Meeting,
    MeetingEvent,
    Office,
    Opening,
    OpeningLine,
    PackSwitch,
    Petition,
    Petitioner,
    PetitionEvent,
    PetitionLink,
    Protection,
    ReportRequest,
    Sanction,
    SentPart,
    SentReport,
    Staff,
    TextBlock,
    Training,
    Visit,
    Void,
)
from tiepdan.facts.values import DAY
from tiepdan.i18n import _
from tiepdan.law.duties.visits import brings_matter
from tiepdan.law.procedure.decision_measures import Measures, parse_amount
from tiepdan.law.procedure.steps import PLANNED_AHEAD
from tiepdan.law.reporting.periods import parse_report_period
from tiepdan.law.toml.reports import load_reports
from tiepdan.law.vocabulary.decision import Measure
from tiepdan.law.vocabulary.petition import Level, PetitionForm
from tiepdan.law.vocabulary.petition_event import Complexity, PetitionEventKind
from tiepdan.law.vocabulary.visit import Matter
from tiepdan.numbers import PetitionNumber, parse_meeting_number, parse_petition_number
from tiepdan.parsing import parse_row_number, parse_text
from tiepdan.records.file.connection import driver_connection
from tiepdan.records.importing.csv_rows import CsvRow, csv_rows, is_there, take_over
from tiepdan.records.importing.layout import (
    FILES,
    LEFT_OUT,
    LEFT_OUT_COLUMNS,
    LIST_NUMBER,
    RegisterFile,
)
from tiepdan.records.importing.numbers import Numbers
from tiepdan.records.reading.opening import year_of_reports
from tiepdan.records.reading.reports import rule_meant
from tiepdan.records.reading.voids import RecordMeant, Voidable, parse_voidable
from tiepdan.records.schema import tables
from tiepdan.records.writing import (
    days_off,
    documents,
    office,
    opening,
    reports,
    text_blocks,
    trainings,
    voiding,
)
from tiepdan.records.writing.meetings import meetings
from tiepdan.records.writing.petitions import links, petitions, protecting, protection
from tiepdan.records.writing.petitions.decision_measures import add_measures_to

AtMeeting = TypeVar("AtMeeting", Visit, Petition, Document)
Facts = TypeVar("Facts")

_SKIPPED = False
"""What reading a line gives when nothing came of it: the office is there already."""


def import_register(session: Session, folder: Path, *, today: date) -> dict[str, int]:
    """Add every row of the files in a folder; returns how many lines each file had.

    Raises:
        NotFoundError: the folder holds none of the files.
        DataFileError: a line is wrong; nothing of the whole import should be kept.
    """
    return _RegisterImport(session, folder, today=today).run()


_MeasuresOf = tuple[PetitionNumber, PetitionEventKind, tuple[date, int | None] | None]
"""Which event measures are of; its day where it was said, and which of that day."""


@dataclass(frozen=True, slots=True)
class _MeasuresRead:
    """What one event orders or achieves, and the line that first said so."""

    row: CsvRow
    amounts: dict[Measure, int] = field(default_factory=dict)


class _RegisterImport:
    """One reading of a folder into a session; remembers which number in the files became which."""

    def __init__(self, session: Session, folder: Path, *, today: date) -> None:
        self._session, self._folder, self._today = session, folder, today
        self._has_new_office = False
        self._numbers = Numbers(session)
        self._nameless: dict[int, CsvRow] = {}
        self._settled: set[PetitionNumber] = set()
        self._void_visits: set[int] = set()
        self._replacing: list[tuple[CsvRow, int, int]] = []
        self._rules = load_reports(paths.data_folder())
        self._measures: dict[_MeasuresOf, _MeasuresRead] = {}
        self._past = partial(parse_past_date, today=today)
        self._number = partial(parse_petition_number, today=today)
        self._readers: dict[str, Callable[[CsvRow], object]] = {
            "office": self._office,
            "pack_switches": self._pack_switch,
            "calendar_overrides": self._calendar_override,
            "opening": self._opening,
            "opening_lines": self._opening_line,
            "staff": self._staff,
            "meetings": self._meeting,
            "meeting_events": self._meeting_event,
            "petitioners": self._petitioner,
            "visits": self._visit,
            "petitions": self._petition,
            "visit_petitions": self._visit_petition,
            "petition_events": self._petition_event,
            "decision_measures": self._decision_measure,
            "protections": self._protection,
            "petition_links": self._petition_link,
            "documents": self._document,
            "sanctions": self._sanction,
            "report_requests": self._report_request,
            "sent_reports": self._sent_report,
            "sent_parts": self._sent_part,
            "text_blocks": self._text_block,
            "trainings": self._training,
            "inspections": self._inspection,
            "voids": self._void,
        }

    def run(self) -> dict[str, int]:
        self._look_ahead()
        counts: dict[str, int] = {}
        for file in FILES.values():
            if not is_there(self._folder / file.file_name):
                continue
            counts[file.name] = 0
            for row in self._in_order(file):
                counts[file.name] += take_over(row, self._readers[file.name]) is not _SKIPPED
            if file.name == "meetings":
                self._replace_meetings()
        self._add_measures()
        self._check_nameless()
        if not counts:
            raise NotFoundError(
                _(
                    "The folder {folder} holds no file of a register, for example petitions.csv."
                ).format(folder=self._folder)
            )
        self._skip_left_out()
        return counts

    def _rows(self, name: str) -> Iterator[CsvRow]:
        file = FILES[name]
        path = self._folder / file.file_name
        if is_there(path):
            yield from csv_rows(path, file.columns, is_personal=file.is_personal)

    def _in_order(self, file: RegisterFile) -> Iterator[CsvRow]:
        rows = self._rows(file.name)
        number: Callable[[CsvRow], int | None]
        if file.name == "meetings":
            number = partial(CsvRow.required, column="number", parse=parse_meeting_number)
        elif file.name in {"visits", "report_requests"}:
            number = partial(CsvRow.required, column="number", parse=parse_row_number)
        elif LIST_NUMBER in file.optional:
            number = _list_number
        else:
            return rows
        return self._numbers.in_order(file.table, rows, number)

    def _look_ahead(self) -> None:
        """Note what is void or destroyed: that was judged, and can be put right no more.

        It is taken as it is recorded: a void visit stays beside a meeting that was not held after
        all, and an event keeps its day where the note that it needed is destroyed.
        """
        for row in self._rows("voids"):
            take_over(row, self._note_void)
        for row in self._rows("petitions"):
            if row.has("purged_on"):
                self._settled.add(take_over(row, self._petition_number))

    def _petition_number(self, row: CsvRow, column: str = "number") -> PetitionNumber:
        return row.required(column, self._number)

    def _note_void(self, row: CsvRow) -> None:
        meant = self._meant(row)
        if isinstance(meant.number, PetitionNumber):
            self._settled.add(meant.number)
        elif meant.kind is Voidable.VISIT:
            self._void_visits.add(meant.number)

    def _meant(self, row: CsvRow) -> RecordMeant:
        """What a line says to be void, by its number in the files."""
        kind = row.required("record", parse_voidable)
        if kind is Voidable.PETITION:
            return RecordMeant(kind, self._petition_number(row))
        is_meeting = kind is Voidable.MEETING
        return RecordMeant(
            kind, row.required("number", parse_meeting_number if is_meeting else parse_row_number)
        )

    def _void(self, row: CsvRow) -> None:
        meant, facts = self._meant(row), row.facts(Void, self._today)
        if not isinstance(meant.number, PetitionNumber):
            file = next(file for file in FILES.values() if file.table == meant.kind.value)
            number = self._numbers.known(row, file.table, meant.number, file.file_name)
            meant = replace(meant, number=number)
        voiding.void(self._session, meant, voided_on=facts.voided_on, reason=facts.reason)

    def _skip_left_out(self) -> None:
        """What the files leave out keeps its number to itself, as far as numbers are counted."""
        path = self._folder / f"{LEFT_OUT}.csv"
        if not is_there(path):
            return
        for row in csv_rows(path, LEFT_OUT_COLUMNS, is_personal=True):
            take_over(row, self._skip)

    def _skip(self, row: CsvRow) -> None:
        meant = self._meant(row)
        if not isinstance(meant.number, PetitionNumber):
            self._numbers.skip(meant.kind.value, meant.number)

    def _pack_switch(self, row: CsvRow) -> None:
        switch = row.facts(PackSwitch, self._today)
        office.switch_pack(self._session, switch.pack, is_on=switch.is_on)

    def _calendar_override(self, row: CsvRow) -> None:
        days_off.add_override(self._session, row.facts(CalendarOverride, self._today))

    def _sent_part(self, row: CsvRow) -> None:
        sent = row.required("sent_report", parse_row_number)
        sent_id = self._numbers.known(row, "sent_report", sent, "sent_reports.csv")
        reports.add_parts(self._session, sent_id, (row.facts(SentPart, self._today),))

    def _office(self, row: CsvRow) -> bool | None:
        if self._session.get(tables.Office, 1) is None:
            office.set_up(self._session, row.facts(Office, self._today))
            self._has_new_office = True
        elif self._has_new_office:
            office.add_version(self._session, row.facts(Office, self._today))
        else:
            return _SKIPPED
        return None

    def _opening(self, row: CsvRow) -> bool | None:
        read = row.facts(Opening, self._today)
        if read.counted_from is None:
            connection = driver_connection(self._session)
            read = replace(read, counted_from=year_of_reports(connection, read.begins_on))
        opening.open_register(self._session, read)
        return None

    def _opening_line(self, row: CsvRow) -> None:
        opening.add_line(self._session, row.facts(OpeningLine, self._today))

    def _add(
        self, row: CsvRow, table: str, facts: Facts, record: Callable[[Session, Facts], int]
    ) -> None:
        """Record a line under the number that it has in its list, if it says one."""
        self._numbers.add(row, table, _list_number(row), partial(record, self._session, facts))

    def _staff(self, row: CsvRow) -> None:
        self._add(row, "staff", row.facts(Staff, self._today), office.add_staff)

    def _meeting(self, row: CsvRow) -> None:
        number = row.required("number", parse_meeting_number)
        read = row.facts(Meeting, self._today)
        if read.replaces_id is not None:
            replaced = self._numbers.found("meeting", read.replaces_id)
            if replaced is None:  # it may be told later
                self._replacing.append((row, number, read.replaces_id))
            read = replace(read, replaces_id=replaced)

        def record() -> int:
            return tables.row_id(meetings.add_meeting(self._session, read, today=self._today))

        self._numbers.add(row, "meeting", number, record)

    def _replace_meetings(self) -> None:
        for row, number, replaced in self._replacing:
            meeting = self._session.get_one(tables.Meeting, self._meeting_id(row, number))
            meeting.replaces_id = self._meeting_id(row, replaced)
            self._session.add(meeting)
        self._session.flush()

    def _meeting_event(self, row: CsvRow) -> None:
        meetings.record_meeting_event(
            self._session,
            self._meeting_id(row, row.required("meeting", parse_meeting_number)),
            row.facts(MeetingEvent, self._today),
            is_told_later=True,
        )

    def _petitioner(self, row: CsvRow) -> None:
        number = row.required("number", parse_row_number)
        read = row.facts(Petitioner, self._today)
        if read.name is None:
            self._nameless[number] = row
        record = partial(petitions.add_petitioner, self._session, read)
        self._numbers.add(row, "petitioner", number, record)

    def _check_nameless(self) -> None:
        """Refuse somebody without a name who sent nothing: only what is anonymous has none."""
        for row in self._nameless.values():
            raise row.problem(
                _(
                    "column “name” is empty; only who sent an anonymous petition has no name"
                    " (petitions.csv, column anonymous)."
                )
            )

    def _visit(self, row: CsvRow) -> None:
        number = row.required("number", parse_row_number)
        petitioner = row.optional("petitioner", parse_row_number)
        if petitioner in self._nameless:
            raise row.problem(
                _("number {number} has no name; leave out who came.").format(number=petitioner)
            )
        visit = row.facts(Visit, self._today)
        if not row.has("matter") and brings_matter(visit.kind, visit.field, visit.outcome):
            visit = replace(visit, matter=Matter.NEW)
        add = meetings.add_visit_as_recorded if number in self._void_visits else meetings.add_visit
        record = partial(
            add,
            self._session,
            self._at_its_meeting(row, visit),
            None if petitioner is None else self._petitioner_id(row, petitioner),
        )
        self._numbers.add(row, "visit", number, record)

    def _petition(self, row: CsvRow) -> None:
        read = self._at_its_meeting(row, row.facts(Petition, self._today))
        read = replace(
            read,
            # What comes again is for the superior (LKN Điều 7, LTC Điều 37).
            is_within_competence=read.is_within_competence
            if row.has("within_competence")
            else read.level is Level.FIRST,
            form=read.form if row.has("form") else PetitionForm.usual(read.channel),
        )
        number, sender = self._petition_number(row), self._sender_id(row, read)
        if number in self._settled:
            petitions.add_as_recorded(self._session, read, sender, number=number)
            return
        waived_on, waiver = read.protection_waived_on, read.protection_waiver
        petitions.add_petition(
            self._session,
            replace(read, protection_waived_on=None, protection_waiver=None),
            sender,
            number=number,
        )
        if waived_on is None and waiver is None:
            return
        protection.waive(
            self._session,
            number,
            waived_on=row.required("protection_waived_on", self._past),
            document=row.required("protection_waiver", parse_text),
        )

    def _sender_id(self, row: CsvRow, read: Petition) -> int:
        """Who petitions; of what is anonymous nobody, or what else is known of the sender."""
        if read.is_anonymous and not row.has("petitioner"):
            return petitions.add_petitioner(self._session, Petitioner(name=None))
        number = row.required("petitioner", parse_row_number)
        if read.is_anonymous:
            self._nameless.pop(number, None)
        return self._petitioner_id(row, number)

    def _visit_petition(self, row: CsvRow) -> None:
        visit, number = (
            row.required("visit", parse_row_number),
            self._petition_number(row, "petition"),
        )
        is_settled = visit in self._void_visits or number in self._settled
        petitions.link_visit(
            self._session,
            visit_id=self._numbers.known(row, "visit", visit, "visits.csv"),
            number=number,
            is_as_recorded=is_settled,
        )

    def _petition_event(self, row: CsvRow) -> None:
        number = self._petition_number(row, "petition")
        kind = row.required("kind", PetitionEventKind.parse)
        happened_on = fields_of(PetitionEvent)["happened_on"]
        if kind in PLANNED_AHEAD:
            happened_on = replace(happened_on, kind=DAY)
        event = row.facts(
            PetitionEvent, self._today, kind=kind, happened_on=row.fact(happened_on, self._today)
        )
        if number in self._settled:
            petitions.add_event_as_recorded(self._session, number, event)
            return
        if kind is PetitionEventKind.EXTENDED:
            row.required("complexity", Complexity.parse)
            petitions.extend_petition(self._session, number, event)
            return
        for column in ("extended_days", "extended_to", "complexity"):
            if row.has(column):
                raise row.problem(_("{column} is only for an extension.").format(column=column))
        petitions.record_event(self._session, number, event)

    def _protection(self, row: CsvRow) -> None:
        number = self._petition_number(row, "petition")
        protect = protecting.add_as_recorded if number in self._settled else protecting.protect

        def record(session: Session, protection: Protection) -> int:
            return protect(session, number, protection)

        self._add(row, "protection", row.facts(Protection, self._today), record)

    def _petition_link(self, row: CsvRow) -> None:
        number = self._petition_number(row, "petition")
        to = row.facts(PetitionLink, self._today)
        if {number, to.earlier_id} & self._settled:
            links.add_as_recorded(self._session, number, to)
        else:
            links.link(self._session, number, to)

    def _decision_measure(self, row: CsvRow) -> None:
        key = (
            self._petition_number(row, "petition"),
            row.required("event", PetitionEventKind.parse),
            row.optional("date", self._day_and_place),
        )
        measure = row.required("measure", Measure.parse)
        measures = self._measures.setdefault(key, _MeasuresRead(row))
        if measure in measures.amounts:
            raise row.problem(_("“{measure}” is there twice.").format(measure=measure.label))
        measures.amounts[measure] = row.required("amount", partial(parse_amount, measure))

    def _day_and_place(self, typed: str) -> tuple[date, int | None]:
        """The day of an event, and of several of that day which one: 10/03/2026#2."""
        day, _sign, place = typed.partition("#")
        return self._past(day), parse_row_number(place) if place else None

    def _add_measures(self) -> None:
        """Record the measures event by event, once all of each are known: they must fit together.

        Decisions come before their enforcement, which may not go beyond them.
        """
        order = list(PetitionEventKind)
        for (number, kind, day), measures in sorted(
            self._measures.items(),
            key=lambda item: (
                item[0][0],
                order.index(item[0][1]),
                item[0][2][0] if item[0][2] else date.min,
                item[0][2][1] or 0 if item[0][2] else 0,
            ),
        ):
            meant = partial(self._add_measures_of, number, kind, day)
            take_over(measures.row, partial(meant, measures.amounts))

    def _add_measures_of(
        self,
        number: PetitionNumber,
        kind: PetitionEventKind,
        day: tuple[date, int | None] | None,
        amounts: Measures,
        _row: CsvRow,
    ) -> None:
        petition = petitions.get_petition(self._session, number)
        of_day, place = day or (None, None)
        add_measures_to(
            self._session,
            petition,
            kind,
            amounts,
            of_day=of_day,
            place=place,
            is_as_recorded=number in self._settled,
        )

    def _document(self, row: CsvRow) -> None:
        document = row.facts(Document, self._today)
        self._add(row, "document", self._at_its_meeting(row, document), documents.add_document)

    def _training(self, row: CsvRow) -> None:
        self._add(row, "training", row.facts(Training, self._today), trainings.add_training)

    def _inspection(self, row: CsvRow) -> None:
        self._add(row, "inspection", row.facts(Inspection, self._today), trainings.add_inspection)

    def _sanction(self, row: CsvRow) -> None:
        self._add(row, "sanction", row.facts(Sanction, self._today), documents.add_sanction)

    def _report_request(self, row: CsvRow) -> None:
        number = row.required("number", parse_row_number)
        request = row.facts(ReportRequest, self._today)
        record = partial(reports.add_request, self._session, request)
        self._numbers.add(row, "report_request", number, record)

    def _sent_report(self, row: CsvRow) -> None:
        sent = row.facts(SentReport, self._today)
        number = row.optional("request", parse_row_number)
        if (number is None) is (sent.period is None):
            raise row.problem(_("write either the period of the report or the request."))
        if sent.period is not None and sent.report is None:
            period = parse_report_period(sent.period)
            sent = replace(sent, report=rule_meant(self._rules, period, None).id)
        request_id = None
        if number is not None:
            sent = replace(sent, report=None)
            request_id = self._numbers.known(row, "report_request", number, "report_requests.csv")
        # Two with numbers of their own were sent, one after the other.
        list_number = _list_number(row)
        record = partial(
            reports.add_sent,
            self._session,
            sent,
            self._rules,
            request_id,
            is_again=False if list_number is None else None,
        )
        self._numbers.add(row, "sent_report", list_number, record)

    def _text_block(self, row: CsvRow) -> None:
        text_blocks.write(self._session, row.facts(TextBlock, self._today))

    def _at_its_meeting(self, row: CsvRow, read: AtMeeting) -> AtMeeting:
        """The same with the number that its meeting has here, which it has not in the files."""
        if read.meeting_id is None:
            return read
        return replace(read, meeting_id=self._meeting_id(row, read.meeting_id))

    def _meeting_id(self, row: CsvRow, number: int) -> int:
        return self._numbers.known(row, "meeting", number, "meetings.csv")

    def _petitioner_id(self, row: CsvRow, number: int) -> int:
        return self._numbers.known(row, "petitioner", number, "petitioners.csv")


def _list_number(row: CsvRow) -> int | None:
    return row.optional(LIST_NUMBER, parse_row_number)
