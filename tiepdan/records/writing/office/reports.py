"""Recording letters that ask for a report, and reports sent."""

from collections.abc import Iterable

from sqlmodel import Session, col, select

from tiepdan.dates import show_date
from tiepdan.errors import RefusedError
from tiepdan.facts import subjects as facts
from tiepdan.facts.fact import values_of
from tiepdan.i18n import _
from tiepdan.law.procedure.meeting_checks import check_in_register
from tiepdan.law.reporting.checks import (
    check_data_closed,
    check_request,
    check_sent,
    check_sent_again,
)
from tiepdan.law.reporting.periods import parse_report_period
from tiepdan.law.reporting.rules import ReportRule, asked_for
from tiepdan.records.reading.reports.reports import request_not_found, rule_meant, sent_not_found
from tiepdan.records.schema.tables import ReportRequest, SentPart, SentReport, save
from tiepdan.records.writing.corrections import Facts, change, check_changed


def add_request(session: Session, request: facts.ReportRequest) -> int:
    """Record a letter that asks for a report; returns its number in the list.

    Raises:
        RefusedError: it is recorded already, or its days are in no order or outside the register.
    """
    row = ReportRequest(**values_of(request))
    _check_request(row)
    found = session.exec(
        select(ReportRequest).where(
            ReportRequest.document_number == row.document_number,
            ReportRequest.letter_on == row.letter_on,
            ReportRequest.body == row.body,
        )
    ).first()
    if found:
        raise RefusedError(
            _(
                "The letter {number} of {day} is recorded already, as {id} of the list; to correct"
                " it: tiepdan edit-report-request {id}"
            ).format(number=row.document_number, day=show_date(row.letter_on), id=found.id)
        )
    return save(session, row)


def correct_request(session: Session, request_id: int, *, facts: Facts) -> list[str]:
    """Correct facts of a letter; returns the columns that changed.

    Raises:
        NotFoundError: there is no such letter.
        RefusedError: nothing differs, its days are in no order, or a report was sent before it.
    """
    row = _get_request(session, request_id)
    changed = change(row, facts)
    check_changed(changed)
    _check_request(row)
    for sent in _answers(session, request_id):
        _check_against_letter(sent, row)
    session.add(row)
    session.flush()
    return changed


def remove_request(session: Session, request_id: int) -> str:
    """Take a letter away that never came; returns its number.

    Raises:
        NotFoundError: there is no such letter.
        RefusedError: a report was sent that it asks for.
    """
    row = _get_request(session, request_id)
    for sent in _answers(session, request_id):
        raise RefusedError(
            _(
                "The report that {number} asks for was sent on {day}; remove that first: tiepdan"
                " edit-sent-report {id} --remove."
            ).format(number=row.document_number, day=show_date(sent.sent_on), id=sent.id)
        )
    session.delete(row)
    session.flush()
    return row.document_number


def add_sent(
    session: Session,
    sent: facts.SentReport,
    rules: tuple[ReportRule, ...],
    request_id: int | None = None,
    *,
    is_again: bool | None = False,
) -> int:
    """Record that a report was sent; returns its number in the list.

    ``is_again`` says whether it was so before; None that nobody was asked.

    Raises:
        NotFoundError: there is no such report or letter.
        UsageError: the report is not asked for of such a period.
        RefusedError: it was sent before its data closed, or is recorded as sent and was not sent
            ``is_again``, or was so without or before the first time.
    """
    row = SentReport(**values_of(sent), request_id=request_id)
    if row.period is not None and row.report is not None:
        row.report = rule_meant(rules, parse_report_period(row.period), row.report).id
    what = _check_sent(session, row, rules)
    earlier = max(_same(session, row), key=lambda one: (one.sent_on, one.id), default=None)
    if earlier and is_again is False:
        raise RefusedError(
            _(
                "{what} is recorded as sent on {day} ({id} of the list); to correct that: tiepdan"
                " edit-sent-report {id}; if it was sent once more, say --again."
            ).format(what=what, day=show_date(earlier.sent_on), id=earlier.id)
        )
    if is_again and not earlier:
        raise RefusedError(
            _("{what} is not recorded as sent yet; record the first time without --again.").format(
                what=what
            )
        )
    return save(session, row)


def add_parts(session: Session, sent_id: int, parts: Iterable[facts.SentPart]) -> None:
    """Keep the forms and reports in words that were sent with it, as they were."""
    for part in parts:
        session.add(SentPart(**values_of(part), sent_report_id=sent_id))
    session.flush()


def correct_sent(
    session: Session, sent_id: int, rules: tuple[ReportRule, ...], *, facts: Facts
) -> list[str]:
    """Correct facts of a report sent; returns the columns that changed.

    Raises:
        NotFoundError: there is no such one.
        RefusedError: nothing differs, it was sent before its data closed, or once more before the
            first time.
    """
    row = _get_sent(session, sent_id)
    changed = change(row, facts)
    check_changed(changed)
    _check_sent(session, row, rules)
    session.add(row)
    session.flush()
    return changed


def remove_sent(session: Session, sent_id: int) -> str:
    """Take away that a report was sent, and what was kept of it; returns what it was.

    Raises:
        NotFoundError: there is no such one.
    """
    row = _get_sent(session, sent_id)
    what = what_was_sent(session, row)
    for part in session.exec(select(SentPart).where(SentPart.sent_report_id == sent_id)):
        session.delete(part)
    session.flush()
    session.delete(row)
    session.flush()
    return what


def what_was_sent(session: Session, row: SentReport) -> str:
    """The period of a report, or the number of the letter that asked for it."""
    if row.request_id is not None:
        return _get_request(session, row.request_id).document_number
    return parse_report_period(row.period or "").label


def _check_request(row: ReportRequest) -> None:
    for day in (row.letter_on, row.due_on, row.period_from, row.period_to):
        if day is not None:
            check_in_register(day)
    check_request(
        letter_on=row.letter_on,
        due_on=row.due_on,
        period_from=row.period_from,
        period_to=row.period_to,
    )


def _check_sent(session: Session, row: SentReport, rules: tuple[ReportRule, ...]) -> str:
    check_in_register(row.sent_on)
    what = what_was_sent(session, row)
    if row.request_id is not None:
        _check_against_letter(row, _get_request(session, row.request_id))
    else:
        period = parse_report_period(row.period or "")
        # Of a circular that nobody has seen no day is known.
        if asked := asked_for(rule_meant(rules, period, row.report), period):
            check_sent(what, sent_on=row.sent_on, not_before=asked.window.first)
            check_data_closed(
                what,
                sent_on=row.sent_on,
                closes_on=asked.closes_on,
                basis=asked.version.article,
            )
    first, *others = [*_same(session, row), row] if row.id is None else _same(session, row)
    for other in others:
        check_sent_again(what, sent_on=other.sent_on, first_on=first.sent_on)
    return what


def _check_against_letter(sent: SentReport, letter: ReportRequest) -> None:
    """The data of a letter close on the last day that it asks about, unless it is due before."""
    what = letter.document_number
    check_sent(what, sent_on=sent.sent_on, not_before=letter.letter_on)
    is_due_before = letter.due_on and letter.period_to and letter.due_on < letter.period_to
    check_data_closed(
        what,
        sent_on=sent.sent_on,
        closes_on=None if is_due_before else letter.period_to,
        basis=letter.document_number,
    )


def _same(session: Session, row: SentReport) -> list[SentReport]:
    """Every time that the same report is recorded as sent, in the order of recording."""
    found = select(SentReport).where(
        SentReport.report == row.report,
        SentReport.period == row.period,
        SentReport.request_id == row.request_id,
    )
    return list(session.exec(found.order_by(col(SentReport.id))))


def _answers(session: Session, request_id: int) -> list[SentReport]:
    found = select(SentReport).where(SentReport.request_id == request_id)
    return list(session.exec(found.order_by(col(SentReport.id))))


def _get_request(session: Session, request_id: int) -> ReportRequest:
    row = session.get(ReportRequest, request_id)
    if row is None:
        raise request_not_found(str(request_id))
    return row


def _get_sent(session: Session, sent_id: int) -> SentReport:
    row = session.get(SentReport, sent_id)
    if row is None:
        raise sent_not_found(sent_id)
    return row
