"""A whole register from CSV files, one file a table, through the same use-cases as the commands.

A file may be missing (no such rows), and so may a column that may be empty. The numbers in the
files tie the tables together; petitions keep theirs, meetings and visits get new ones where the
register has rows.
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
from tiepdan.facts.fact import Field, fields_of
from tiepdan.facts.subjects import (
    DecisionMeasure,
    Document,
    Inspection,
    Meeting,
    MeetingEvent,
    Office,
    Opening,
    OpeningLine,
    Petition,
    Petitioner,
    PetitionEvent,
    PetitionLink,
    Protection,
    ReportRequest,
    Sanction,
    SentReport,
    Staff,
    TextBlock,
    Training,
    Visit,
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
from tiepdan.records.importing.csv_rows import Columns, CsvRow, csv_rows, is_there, take_over
from tiepdan.records.journal.fact_tables import PERSONAL_COLUMNS
from tiepdan.records.reading.opening import year_of_reports
from tiepdan.records.reading.reports import rule_meant
from tiepdan.records.schema import tables
from tiepdan.records.writing import documents, office, opening, reports, text_blocks, trainings
from tiepdan.records.writing.meetings import meetings
from tiepdan.records.writing.petitions import links, petitions, protecting, protection
from tiepdan.records.writing.petitions.decision_measures import add_measures_to

AtMeeting = TypeVar("AtMeeting", Visit, Petition, Document)

_SKIPPED = False
"""What reading a line gives when nothing came of it: the office is there already."""


def import_register(session: Session, folder: Path, *, today: date) -> dict[str, int]:
    """Add every row of the files in a folder; returns how many lines each file had.

    Raises:
        NotFoundError: the folder holds none of the files.
        DataFileError: a line is wrong; nothing of the whole import should be kept.
    """
    return _RegisterImport(session, folder, today=today).run()


_MeasuresOf = tuple[PetitionNumber, PetitionEventKind, date | None]
"""Which event measures are of; its day where it was said."""


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
        self._meetings: dict[int, int] = {}
        self._visits: dict[int, int] = {}
        self._petitioners: dict[int, int] = {}
        self._nameless: dict[int, CsvRow] = {}
        self._requests: dict[int, int] = {}
        self._rules = load_reports(paths.data_folder())
        self._measures: dict[_MeasuresOf, _MeasuresRead] = {}
        self._past = partial(parse_past_date, today=today)
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
        self._check_nameless()
        if not counts:
            raise NotFoundError(
                _(
                    "The folder {folder} holds no file of a register, for example petitions.csv."
                ).format(folder=self._folder)
            )
        return counts

    def _files(self) -> Iterator[tuple[str, Columns, Callable[[CsvRow], object]]]:
        yield "office", Columns.of(*_imported(Office)), self._office
        yield "opening", Columns.of(*_imported(Opening)), self._opening
        yield "opening_lines", Columns.of(*_imported(OpeningLine)), self._opening_line
        yield "staff", Columns.of(*_imported(Staff)), self._staff
        yield "meetings", Columns.of(*_imported(Meeting), required=("number",)), self._meeting
        yield (
            "meeting_events",
            Columns.of(*_imported(MeetingEvent), required=("meeting",)),
            self._meeting_event,
        )
        yield (
            "petitioners",
            Columns.of(*_imported(Petitioner), required=("number",)),
            self._petitioner,
        )
        yield (
            "visits",
            Columns.of(*_imported(Visit), required=("number",), optional=("petitioner",)),
            self._visit,
        )
        yield (
            "petitions",
            Columns.of(*_imported(Petition), required=("number", "petitioner")),
            self._petition,
        )
        yield "visit_petitions", Columns.of(required=("visit", "petition")), self._visit_petition
        yield (
            "petition_events",
            Columns.of(*_imported(PetitionEvent), required=("petition",)),
            self._petition_event,
        )
        yield (
            "decision_measures",
            Columns.of(
                *_imported(DecisionMeasure), required=("petition", "event"), optional=("date",)
            ),
            self._decision_measure,
        )
        yield (
            "protections",
            Columns.of(*_imported(Protection), required=("petition",)),
            self._protection,
        )
        yield (
            "petition_links",
            Columns.of(*_imported(PetitionLink), required=("petition",)),
            self._petition_link,
        )
        yield "documents", Columns.of(*_imported(Document)), self._document
        yield "sanctions", Columns.of(*_imported(Sanction)), self._sanction
        yield (
            "report_requests",
            Columns.of(*_imported(ReportRequest), required=("number",)),
            self._report_request,
        )
        yield (
            "sent_reports",
            Columns.of(*_imported(SentReport), optional=("request",)),
            self._sent_report,
        )
        yield "text_blocks", Columns.of(*_imported(TextBlock)), self._text_block
        yield "trainings", Columns.of(*_imported(Training)), self._training
        yield "inspections", Columns.of(*_imported(Inspection)), self._inspection

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

    def _staff(self, row: CsvRow) -> None:
        office.add_staff(self._session, row.facts(Staff, self._today))

    def _meeting(self, row: CsvRow) -> None:
        number = row.required("number", parse_meeting_number)
        _refuse_second(row, number, self._meetings)
        read = row.facts(Meeting, self._today)
        if read.replaces_id is not None:
            read = replace(read, replaces_id=self._meeting_id(row, read.replaces_id))
        meeting = meetings.add_meeting(self._session, read, today=self._today)
        self._meetings[number] = tables.row_id(meeting)

    def _meeting_event(self, row: CsvRow) -> None:
        meetings.record_meeting_event(
            self._session,
            self._meeting_id(row, row.required("meeting", parse_meeting_number)),
            row.facts(MeetingEvent, self._today),
        )

    def _petitioner(self, row: CsvRow) -> None:
        number = row.required("number", parse_row_number)
        _refuse_second(row, number, self._petitioners)
        read = row.facts(Petitioner, self._today)
        if read.name is None:
            self._nameless[number] = row
        self._petitioners[number] = petitions.add_petitioner(self._session, read)

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
        _refuse_second(row, number, self._visits)
        petitioner = row.optional("petitioner", parse_row_number)
        if petitioner in self._nameless:
            raise row.problem(
                _("number {number} has no name; leave out who came.").format(number=petitioner)
            )
        visit = row.facts(Visit, self._today)
        if not row.has("matter") and brings_matter(visit.kind, visit.field, visit.outcome):
            visit = replace(visit, matter=Matter.NEW)
        self._visits[number] = meetings.add_visit(
            self._session,
            self._at_its_meeting(row, visit),
            None if petitioner is None else self._petitioner_id(row, petitioner),
        )

    def _petition(self, row: CsvRow) -> None:
        read = self._at_its_meeting(row, row.facts(Petition, self._today))
        waived_on, waiver = read.protection_waived_on, read.protection_waiver
        number = petitions.add_petition(
            self._session,
            replace(
                read,
                # What comes again is for the superior (LKN Điều 7, LTC Điều 37).
                is_within_competence=read.is_within_competence
                if row.has("within_competence")
                else read.level is Level.FIRST,
                form=read.form if row.has("form") else PetitionForm.usual(read.channel),
                protection_waived_on=None,
                protection_waiver=None,
            ),
            self._sender_id(row, read),
            number=row.required("number", self._number),
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
        petitions.link_visit(
            self._session,
            visit_id=self._visit_id(row, row.required("visit", parse_row_number)),
            number=row.required("petition", self._number),
        )

    def _petition_event(self, row: CsvRow) -> None:
        number = row.required("petition", self._number)
        kind = row.required("kind", PetitionEventKind.parse)
        happened_on = fields_of(PetitionEvent)["happened_on"]
        if kind in PLANNED_AHEAD:
            happened_on = replace(happened_on, kind=DAY)
        event = row.facts(
            PetitionEvent, self._today, kind=kind, happened_on=row.fact(happened_on, self._today)
        )
        if kind is PetitionEventKind.EXTENDED:
            row.required("complexity", Complexity.parse)
            petitions.extend_petition(self._session, number, event)
            return
        for column in ("extended_days", "extended_to", "complexity"):
            if row.has(column):
                raise row.problem(_("{column} is only for an extension.").format(column=column))
        petitions.record_event(self._session, number, event)

    def _protection(self, row: CsvRow) -> None:
        number = row.required("petition", self._number)
        protecting.protect(self._session, number, row.facts(Protection, self._today))

    def _petition_link(self, row: CsvRow) -> None:
        number = row.required("petition", self._number)
        links.link(self._session, number, row.facts(PetitionLink, self._today))

    def _decision_measure(self, row: CsvRow) -> None:
        key = (
            row.required("petition", self._number),
            row.required("event", PetitionEventKind.parse),
            row.optional("date", self._past),
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
        for (number, kind, day), measures in sorted(
            self._measures.items(),
            key=lambda item: (item[0][0], order.index(item[0][1]), item[0][2] or date.min),
        ):
            meant = partial(self._add_measures_of, number, kind, day)
            take_over(measures.row, partial(meant, measures.amounts))

    def _add_measures_of(
        self,
        number: PetitionNumber,
        kind: PetitionEventKind,
        day: date | None,
        amounts: Measures,
        _row: CsvRow,
    ) -> None:
        petition = petitions.get_petition(self._session, number)
        add_measures_to(self._session, petition, kind, amounts, of_day=day)

    def _document(self, row: CsvRow) -> None:
        document = row.facts(Document, self._today)
        documents.add_document(self._session, self._at_its_meeting(row, document))

    def _training(self, row: CsvRow) -> None:
        trainings.add_training(self._session, row.facts(Training, self._today))

    def _inspection(self, row: CsvRow) -> None:
        trainings.add_inspection(self._session, row.facts(Inspection, self._today))

    def _sanction(self, row: CsvRow) -> None:
        documents.add_sanction(self._session, row.facts(Sanction, self._today))

    def _report_request(self, row: CsvRow) -> None:
        number = row.required("number", parse_row_number)
        _refuse_second(row, number, self._requests)
        self._requests[number] = reports.add_request(
            self._session, row.facts(ReportRequest, self._today)
        )

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
            request_id = _known(row, number, self._requests, "report_requests.csv")
        reports.add_sent(self._session, sent, self._rules, request_id)

    def _text_block(self, row: CsvRow) -> None:
        text_blocks.write(self._session, row.facts(TextBlock, self._today))

    def _at_its_meeting(self, row: CsvRow, read: AtMeeting) -> AtMeeting:
        """The same with the number that its meeting has here, which it has not in the files."""
        if read.meeting_id is None:
            return read
        return replace(read, meeting_id=self._meeting_id(row, read.meeting_id))

    def _meeting_id(self, row: CsvRow, number: int) -> int:
        return _known(row, number, self._meetings, "meetings.csv")

    def _visit_id(self, row: CsvRow, number: int) -> int:
        return _known(row, number, self._visits, "visits.csv")

    def _petitioner_id(self, row: CsvRow, number: int) -> int:
        return _known(row, number, self._petitioners, "petitioners.csv")


def _imported(subject: type) -> list[Field]:
    return [field for field in fields_of(subject).values() if field.fact.is_imported]


def _known(row: CsvRow, number: int, known: dict[int, int], file: str) -> int:
    if number not in known:
        raise row.problem(_("number {number} is not in {file}.").format(number=number, file=file))
    return known[number]


def _refuse_second(row: CsvRow, number: int, known: dict[int, int]) -> None:
    if number in known:
        raise row.problem(_("number {number} is used twice.").format(number=number))
