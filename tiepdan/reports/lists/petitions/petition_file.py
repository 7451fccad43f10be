"""Everything about one petition: the whole file."""

from collections.abc import Sequence
from dataclasses import dataclass

from tiepdan.i18n import _
from tiepdan.law.procedure.decision_measures import show_amount
from tiepdan.law.procedure.superior import superior_on
from tiepdan.law.vocabulary.decision import Decider
from tiepdan.law.vocabulary.petition import Level, LinkKind, PetitionKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.records.reading.documents import DocumentRow
from tiepdan.records.reading.limits import LimitRow
from tiepdan.records.reading.petitions.next_steps import NextStep
from tiepdan.records.reading.petitions.petition_file import LinkedVisit, LinkRow, MeasureRow
from tiepdan.records.reading.petitions.petitions import Identity, PetitionEventRow, PetitionRow
from tiepdan.records.reading.petitions.withdrawals import Withdrawal
from tiepdan.reports.lists.limits import running_limits_table
from tiepdan.reports.lists.parts import (
    Fact,
    facts_table,
    kept_secret,
    meeting_number,
    void_columns,
    void_facts,
    void_values,
)
from tiepdan.reports.lists.petitions.withdrawals import asked_of
from tiepdan.reports.model import Column, Report, Table, Tone


@dataclass(frozen=True, slots=True)
class PetitionFile:
    """What the register holds of one petition.

    ``withdrawals`` is its own, where it is open all the same; ``identity`` says who petitions,
    which is shown with a reason on record only.
    """

    petition: PetitionRow
    events: Sequence[PetitionEventRow]
    measures: Sequence[MeasureRow]
    limits: Sequence[LimitRow]
    links: Sequence[LinkRow]
    visits: Sequence[LinkedVisit]
    documents: Sequence[DocumentRow]
    next_steps: Sequence[NextStep]
    withdrawals: Sequence[Withdrawal]
    identity: Identity | None = None

    @property
    def is_covered(self) -> bool:
        """Whether a denouncer's identity and words stay covered."""
        return self.petition.is_protected and self.identity is None


def petition_file(file: PetitionFile) -> Report:
    """The whole file, in the order in which it is read: who, what happened, what is owed."""
    return Report(
        title=_("Petition {number}").format(number=file.petition.number),
        heading="",
        tables=(
            _facts(file),
            _events(file.events, file.petition.kind),
            _measures(file.measures),
            running_limits_table(file.limits),
            _links(file.links),
            _visits(file),
            _documents(file),
            _next_steps(file),
            _rare_steps(file),
        ),
    )


def _facts(file: PetitionFile) -> Table:
    petition = file.petition
    shown = file.identity or petition
    comes_again = petition.level is Level.AGAIN
    facts: tuple[Fact, ...] = (
        ("number", _("No."), str(petition.number)),
        ("kind", _("Kind"), petition.kind),
        ("level", None, petition.level),
        (None, _("Which time"), petition.level if comes_again else None),
        ("superior", _("For the superior"), _superior(file)),
        ("state", None, petition.state),
        (None, _("State"), petition.standing),
        ("ended_by", None, petition.ended_by),
        *void_facts(petition.voided_on, petition.void_reason),
        ("received_on", _("Received"), petition.received_on),
        ("channel", _("Channel"), petition.channel),
        ("addressed_to", _("Addressed to"), petition.addressed_to),
        ("field", _("Field"), petition.field),
        ("within_competence", _("Within competence"), petition.is_within_competence),
        ("name", None, shown.name),
        (None, _("Petitioner"), kept_secret() if file.is_covered else shown.name),
        ("id_number", _("Identity number"), shown.id_number),
        ("address", _("Address"), shown.address),
        ("hamlet", _("Hamlet"), shown.hamlet),
        ("phone", _("Telephone"), shown.phone),
        ("people_count", _("People"), petition.people_count),
        ("summary", None, shown.summary),
        (None, _("Summary"), kept_secret() if file.is_covered else shown.summary),
        ("officer", _("Responsible"), petition.officer),
        ("meeting", _("Meeting"), meeting_number(petition.meeting_id)),
        ("protection_waived_on", _("Protection waived on"), petition.protection_waived_on),
        ("protection_waiver", _("Document of the waiver"), petition.protection_waiver),
        ("purged_on", _("Personal data destroyed on"), petition.purged_on),
    )
    return facts_table(facts)


def _superior(file: PetitionFile) -> str | None:
    """Who decides what comes again, or was taken to second instance; None where we do."""
    taken_on = (e.happened_on for e in file.events if e.kind is PetitionEventKind.APPEALED)
    is_again = file.petition.level is Level.AGAIN
    since = file.petition.received_on if is_again else min(taken_on, default=None)
    return superior_on(since) if since else None


def _events(rows: Sequence[PetitionEventRow], kind: PetitionKind) -> Table:
    has_officers = any(row.officer for row in rows)
    has_grounds = any(row.ground for row in rows)
    has_superiors = any(row.decided_by is Decider.SUPERIOR for row in rows)
    return Table(
        key="events",
        title=_("Events"),
        columns=(
            Column("date", _("Date")),
            Column("event", _("Event"), 14),
            Column("result", None),
            Column("ground" if has_grounds else None, None),
            Column(None, _("Result")),
            Column("decided_by", _("Whose decision") if has_superiors else None, 10),
            Column("officer", _("Officer") if has_officers else None, 10),
            Column("document_number", _("Document"), 10),
            Column("note", _("Note"), 20),
        ),
        rows=[
            (
                row.happened_on,
                row.kind,
                row.result,
                row.ground,
                _found(row, kind),
                row.decided_by,
                row.officer,
                row.document_number,
                row.note,
            )
            for row in rows
        ],
        empty=_("No event is recorded yet."),
    )


def _found(row: PetitionEventRow, kind: PetitionKind) -> str | None:
    """What an event found: the result of a decision, the ground of a refusal."""
    if row.result:
        return row.result.label_for(kind)
    return row.ground.label if row.ground else None


def _measures(rows: Sequence[MeasureRow]) -> Table:
    return Table(
        key="measures",
        title=_("Measures"),
        columns=(
            Column("date", _("Date")),
            Column("event", _("Event"), 14),
            Column("measure", _("Measure"), 20),
            Column("amount", None),
            Column(None, _("Amount"), is_number=True),
        ),
        rows=[
            (
                row.happened_on,
                row.event,
                row.measure,
                row.amount,
                show_amount(row.measure, row.amount),
            )
            for row in rows
        ],
    )


def _links(rows: Sequence[LinkRow]) -> Table:
    return Table(
        key="links",
        title=_("Other petitions"),
        columns=(
            Column("link", None),
            Column("is_earlier", None),
            Column(None, _("This petition")),
            Column("number", _("No."), 9, tone=Tone.STRONG),
            Column("kind", _("Kind"), 10),
            Column("state", _("State"), 10),
            Column("linked_on", _("Linked on")),
            Column("document_number", _("Document"), 10),
        ),
        rows=[
            (
                row.kind,
                row.is_earlier,
                _direction(row),
                str(row.number),
                row.petition_kind,
                row.state,
                row.linked_on,
                row.document_number,
            )
            for row in rows
        ],
    )


def _direction(row: LinkRow) -> str:
    if row.is_earlier:
        return row.kind.label
    return _("has the duplicate") if row.kind is LinkKind.DUPLICATE else _("is continued by")


def _visits(file: PetitionFile) -> Table:
    return Table(
        key="visits",
        title=_("Visits"),
        columns=(
            Column("number", _("No.")),
            Column("date", _("Date")),
            Column("receiver", _("Received by"), 10),
            Column("people_count", _("People"), is_number=True),
            Column("meeting", _("Meeting")),
            Column("content", None),
            Column(None, _("Content"), 20),
            Column("advice", _("Advice given"), 20),
            *void_columns(file.visits),
        ),
        rows=[
            (
                visit.id,
                visit.visited_on,
                visit.receiver,
                visit.people_count,
                meeting_number(visit.meeting_id),
                visit.content,
                kept_secret() if visit.content is None else visit.content,
                visit.advice,
                *void_values(visit),
            )
            for visit in file.visits
        ],
    )


def _documents(file: PetitionFile) -> Table:
    return Table(
        key="documents",
        title=_("Documents"),
        columns=(
            Column("date", _("Date")),
            Column("issuer", _("Issuer"), 10),
            Column("type", _("Type"), 10),
            Column("number", _("Number"), 10),
            Column("title", None),
            Column(None, _("Title"), 20),
            *void_columns(file.documents),
        ),
        rows=[
            (
                document.issued_on,
                document.issuer,
                document.type,
                document.number,
                document.title,
                kept_secret() if document.title is None else document.title,
                *void_values(document),
            )
            for document in file.documents
        ],
    )


def _next_steps(file: PetitionFile) -> Table:
    number = str(file.petition.number)
    return Table(
        key="next",
        title=_("What can be done next"),
        columns=(
            Column("event", None),
            Column("command", _("Command"), 20, tone=Tone.STRONG),
            Column(None, _("To record"), 14),
            Column("due", _("Due")),
            Column("limit", _("Limit")),
            Column("basis", None),
        ),
        rows=[
            (
                one.step.event,
                one.step.command_for(number),
                one.step.event,
                one.limit.due if one.limit else None,
                one.limit.limit.id if one.limit else None,
                one.step.article,
            )
            for one in file.next_steps
            if not one.is_rare
        ],
        notes=asked_of(file.withdrawals),
    )


def _rare_steps(file: PetitionFile) -> Table:
    """To people in one line: what is possible nearly always, or is seldom wanted."""
    number = str(file.petition.number)
    rare = [one.step for one in file.next_steps if one.is_rare]
    line = _("Also possible: tiepdan {verbs}.").format(verbs=", ".join(step.verb for step in rare))
    return Table(
        key="also_possible",
        title="",
        columns=(Column("event", None), Column("command", None), Column("basis", None)),
        rows=[(step.event, step.command_for(number), step.article) for step in rare],
        notes=(line,) if rare else (),
    )
