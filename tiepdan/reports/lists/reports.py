"""The reports of this office: those owed in the lists of the morning, and the list of all."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tiepdan.dates import show_date
from tiepdan.i18n import N_, _
from tiepdan.law.reporting.rules import Content
from tiepdan.records.reading.reports.owed import DueReport, OfficeReport
from tiepdan.reports.model import Column, Rank, Table, Tone, Value

SUBJECT = "report"
"""What stands for petition and meeting in the lists of the morning."""

LETTER = "request"
"""The kind of a report that a letter asks for; others have that of their period."""

_CONTENTS = {
    Content.FORMS: N_("forms only"),
    Content.TEXT: N_("text"),
    Content.TEXT_AND_FORMS: N_("text and forms"),
}


def due_name(row: DueReport) -> str:
    """What is to be done on its day."""
    return _("Data of the report end") if row.is_data_day else _("Send the report")


def due_numbers(row: DueReport) -> str:
    """The periods, or the number of the letter."""
    return ", ".join(report.number for report in row.reports)


def due_what(row: DueReport) -> str:
    """What people read of the reports of a day."""
    periods = ", ".join(report.period for report in row.reports if report.period)
    named = f"{periods}: {row.reports[0].name}" if periods else row.reports[0].name
    content = row.reports[0].content
    if row.is_data_day or content not in _CONTENTS:
        return named
    return f"{named} ({_(_CONTENTS[content])})"


def due_notes(rows: Iterable[DueReport]) -> Iterator[str]:
    """The doubts about these days, and how a report is recorded as sent."""
    rows = list(rows)
    doubts = {report.report: report.doubt for row in rows for report in row.reports if report.doubt}
    yield from (f"{report}: {doubt}" for report, doubt in doubts.items())
    to_send = [row for row in rows if not row.is_data_day]
    if to_send:
        yield _("Once sent: tiepdan sent-report {report}.").format(
            report=to_send[0].reports[0].typed
        )


def asked_of(reports: Iterable[OfficeReport]) -> Iterator[str]:
    """A sentence for each report to be sent of which nobody has said by when."""
    for report in reports:
        if report.request_id is None:
            yield _(
                "{period}: {name} ({id}) is not recorded as sent; by when it is to be sent no text"
                " seen says: tiepdan sent-report {report}."
            ).format(
                period=_capitalized(report.period or report.number),
                name=report.name,
                id=report.report,
                report=report.typed,
            )
        else:
            yield _(
                "{basis} asks for a report and names no day: {name}; once sent: tiepdan"
                " sent-report {report}."
            ).format(basis=report.basis, name=report.name, report=report.typed)


def reports_table(
    reports: Sequence[OfficeReport], *, office: str, today: date, is_owed_only: bool
) -> Table:
    """The reports in the order in which they are due."""
    return Table(
        title=_("Reports of {office} on {today}: {count} not sent").format(
            office=office,
            today=show_date(today),
            count=sum(report.sent is None for report in reports),
        ),
        columns=(
            Column("number", _("No."), 10, tone=Tone.STRONG),
            Column("report", _("Report"), 8),
            Column("period", None),
            Column("kind", None),
            Column("name", None),
            Column(None, _("What"), 18, is_whole=True),
            Column("content", None),
            Column("recipient", _("To"), 10, rank=Rank.BELOW),
            Column("basis", None),
            Column("asked_on", None),
            Column("data_from", None),
            Column("data_until", _("Data until"), rank=Rank.SPARE),
            Column("due", _("Due"), tone=Tone.STRONG),
            Column("days_late", None),
            Column("state", None),
            Column(None, _("State"), 12),
            Column("sent_on", None),
            Column("document_number", None),
            Column("sent_to", None),
            Column("request", None),
            Column("sent", None),
            Column("doubt", None),
        ),
        rows=[_cells(report, today) for report in reports],
        empty=_("No report is owed.") if is_owed_only else _("No report is owed or was sent."),
        is_list=True,
        notes=tuple(_notes(reports)),
    )


def _cells(report: OfficeReport, today: date) -> tuple[Value, ...]:
    sent = report.sent
    content = None if report.content in {None, Content.UNSEEN} else report.content
    return (
        report.number,
        report.report,
        report.period,
        report.kind or LETTER,
        report.name,
        _capitalized(report.period) if report.period else report.name,
        content.value if content else None,
        report.recipient,
        report.basis,
        report.asked_on,
        report.data_from,
        report.data_until,
        report.due,
        None if sent or report.due is None else (today - report.due).days,
        _state(report, today),
        _state_text(report, today),
        sent.sent_on if sent else None,
        sent.document_number if sent else None,
        sent.recipient if sent else None,
        report.request_id,
        sent.id if sent else None,
        report.doubt,
    )


def _state(report: OfficeReport, today: date) -> str:
    """How a report stands, as plain data; sent once more it is no later than it was at first."""
    if report.sent:
        is_late = report.due is not None and report.sent.first_on > report.due
        return "sent_late" if is_late else "sent"
    if report.due is not None and report.due < today:
        return "overdue"
    if report.request_id is None and report.data_until and report.data_until >= today:
        return "running"
    return "owed"


def _state_text(report: OfficeReport, today: date) -> str:
    state = _state(report, today)
    if report.sent:
        sentence = (
            _("{id}. sent on {day}, late") if state == "sent_late" else _("{id}. sent on {day}")
        )
        words = sentence.format(id=report.sent.id, day=show_date(report.sent.sent_on))
        number = report.sent.document_number
        return f"{words} ({number})" if number else words
    return {
        "overdue": _("overdue"),
        "running": _("data still come in"),
        "owed": _("to be sent"),
    }[state]


def _notes(reports: Sequence[OfficeReport]) -> Iterator[str]:
    names = {report.report: report.name for report in reports if report.request_id is None}
    yield from (f"{rule_id}: {name}." for rule_id, name in names.items())
    yield from dict.fromkeys(
        f"{report.report}: {report.doubt}" for report in reports if report.doubt and not report.sent
    )


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]
