"""The files of reports: asked for by letter, sent, what was in them, texts."""

from dataclasses import replace
from functools import partial

from sqlmodel import Session

from tiepdan import paths
from tiepdan.facts.fact import values_of
from tiepdan.facts.subjects import ReportRequest, SentPart, SentReport, TextBlock
from tiepdan.i18n import _
from tiepdan.law.reporting.periods import parse_report_period
from tiepdan.law.toml.reports import load_reports
from tiepdan.parsing import parse_row_number
from tiepdan.records.importing.files.reading import (
    Files,
    Readers,
    Reading,
    Unadded,
    list_number,
)
from tiepdan.records.importing.recorded import identity
from tiepdan.records.importing.rows import Row
from tiepdan.records.reading.reports.reports import rule_meant
from tiepdan.records.writing.corrections import Facts as NewFacts
from tiepdan.records.writing.office import reports, text_blocks


class ReportFiles(Files):
    """What was asked for and sent, cell by cell."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self._rules = load_reports(paths.data_folder())

    @property
    def readers(self) -> Readers:
        """What reads a line of each file."""
        return {
            "report_requests": self._report_request,
            "sent_reports": self._sent_report,
            "sent_parts": self._sent_part,
            "text_blocks": self._text_block,
        }

    def _sent_part(self, row: Row) -> Unadded | None:
        sent = row.required("sent_report", parse_row_number)
        sent_id = self._numbers.known(row, "sent_report", sent, "sent_reports.csv")

        def record(session: Session, part: SentPart) -> int:
            reports.add_parts(session, sent_id, (part,))
            return 0

        part = row.facts(SentPart, self._today)
        return self._reading.add(row, "sent_part", part, record, sent_report_id=sent_id)

    def _report_request(self, row: Row) -> Unadded | None:
        number = row.required("number", parse_row_number)
        request = row.facts(ReportRequest, self._today)
        known_by = identity("report_request", values_of(request))
        if found := self._reading.recorded.find("report_request", known_by):
            self._numbers.note("report_request", number, found.id)
            return self._reading.there(
                row, "report_request", found, request, reports.correct_request
            )
        record = partial(reports.add_request, self._session, request)
        self._numbers.add(row, "report_request", number, record)
        return None

    def _sent_report(self, row: Row) -> Unadded | None:
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
        number_in_list = list_number(row)
        known_by = identity("sent_report", {**values_of(sent), "request_id": request_id})
        if found := self._reading.recorded.find("sent_report", known_by):
            self._numbers.note("sent_report", number_in_list, found.id)
            return self._reading.there(row, "sent_report", found, sent, self._correct_sent)
        record = partial(
            reports.add_sent,
            self._session,
            sent,
            self._rules,
            request_id,
            is_again=False if number_in_list is None else None,
        )
        self._numbers.add(row, "sent_report", number_in_list, record)
        return None

    def _correct_sent(self, session: Session, sent_id: int, /, *, facts: NewFacts) -> None:
        reports.correct_sent(session, sent_id, self._rules, facts=facts)

    def _text_block(self, row: Row) -> Unadded | None:
        block = row.facts(TextBlock, self._today)

        def record(session: Session, written: TextBlock) -> int:
            text_blocks.write(session, written)
            return 0

        def correct(session: Session, _number: int, /, *, facts: NewFacts) -> None:
            text_blocks.write(session, replace(block, content=str(facts["content"])))

        return self._reading.add(row, "text_block", block, record, correct)
