"""Everything about one petition: the whole file."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tiepdan.facts.document import Document
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.facts.petitioner import Petitioner
from tiepdan.facts.visit import Visit
from tiepdan.i18n import _
from tiepdan.law.limits.case import why_not_counted
from tiepdan.law.procedure.decision_measures import CARRYING_OUT, show_amount
from tiepdan.law.procedure.enforcement import Enforcement
from tiepdan.law.procedure.steps import GOES_TO_BODY
from tiepdan.law.procedure.superior import superior_on
from tiepdan.law.vocabulary.decision import Decider
from tiepdan.law.vocabulary.petition import Level, LinkKind, PetitionForm, PetitionKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.records.reading.limits import LimitRow
from tiepdan.records.reading.office.documents import DocumentRow
from tiepdan.records.reading.petitions.cases import CaseFile
from tiepdan.records.reading.petitions.owed.next_steps import NextStep
from tiepdan.records.reading.petitions.owed.withdrawals import Withdrawal
from tiepdan.records.reading.petitions.petition_file import LinkedVisit, LinkRow, MeasureRow
from tiepdan.records.reading.petitions.petitions import Identity, PetitionRow
from tiepdan.records.reading.petitions.protections import ProtectionRow
from tiepdan.reports.lists.documents import DOCUMENT_PLACED, effect_columns, effect_values
from tiepdan.reports.lists.limits import running_limits_table
from tiepdan.reports.lists.meetings.visits import VISIT_PLACED
from tiepdan.reports.lists.parts import (
    Fact,
    fact_lines,
    facts_table,
    further_columns,
    further_values,
    known,
    label,
    meeting_number,
    no_body,
    or_secret,
    void_columns,
    void_facts,
    void_values,
    who_petitions,
)
from tiepdan.reports.lists.petitions.cases import case_facts, case_table
from tiepdan.reports.lists.petitions.enforcement import enforcement_table
from tiepdan.reports.lists.petitions.protections import protections_table
from tiepdan.reports.lists.petitions.withdrawals import asked_of
from tiepdan.reports.model import Column, Rank, Report, Table, Tone


@dataclass(frozen=True, slots=True)
class PetitionFile:
    """What the register holds of one petition.

    ``withdrawals`` is its own, where it is open all the same; ``identity`` says who petitions,
    which is shown with a reason on record only.
    """

    petition: PetitionRow
    events: Sequence[PetitionEvent]
    measures: Sequence[MeasureRow]
    enforcement: Enforcement
    limits: Sequence[LimitRow]
    links: Sequence[LinkRow]
    visits: Sequence[LinkedVisit]
    documents: Sequence[DocumentRow]
    protections: Sequence[ProtectionRow]
    next_steps: Sequence[NextStep]
    withdrawals: Sequence[Withdrawal]
    case: CaseFile | None
    identity: Identity | None = None


def petition_file(file: PetitionFile) -> Report:
    """The whole file, in the order in which it is read: who, what happened, what is owed."""
    return Report(
        title=_("Petition {number}").format(number=file.petition.number),
        heading="",
        tables=(
            _facts(file),
            _events(file.events, file.petition.facts.kind),
            _measures(file.measures),
            enforcement_table(file.enforcement, file.petition.number),
            running_limits_table(file.limits),
            _links(file.links),
            case_table(file.case, file.petition.number),
            _visits(file),
            _documents(file),
            protections_table(file.protections),
            _next_steps(file),
            _rare_steps(file),
        ),
    )


_SENT = ("sent_by", "sent_document", "sent_on")


def _facts(file: PetitionFile) -> Table:
    row, petition = file.petition, file.petition.facts
    whose = file.identity or row
    lines, who = fact_lines(whose.facts), fact_lines(whose.petitioner)
    if petition.level is Level.FIRST:  # nearly always so, and for data alone
        lines["level"] = (("level", None, petition.level),)
    if petition.form is PetitionForm.usual(petition.channel):
        lines["form"] = (("form", None, petition.form),)
    lines["is_anonymous"] = (("anonymous", None, petition.is_anonymous),)
    if petition.is_anonymous:
        name = who_petitions(whose.facts, whose.petitioner)
        who["name"] = (("name", None, None), (None, label(Petitioner, "name"), name))
    if not petition.is_mixed:
        lines["is_mixed"] = (("mixed", None, petition.is_mixed),)
    if not petition.contains_denunciation:
        lines["contains_denunciation"] = (("contains_denunciation", None, False),)
    facts: tuple[Fact, ...] = (
        ("number", _("No."), str(row.number)),
        *_taken(lines, "kind", "level"),
        ("superior", _("For the superior"), _superior(file)),
        ("state", None, row.state),
        (None, _("State"), row.standing),
        ("ended_by", None, row.ended_by),
        (None, _("Time limits"), why_not_counted(petition.received_on, _kinds(file))),
        *void_facts(row.voided_on, row.void_reason),
        *_taken(
            lines,
            "received_on",
            "channel",
            "form",
            *_SENT,
            "addressed_to",
            "field",
            "is_within_competence",
        ),
        *_taken(who, *who),
        *_taken(
            lines,
            "people_count",
            "representative",
            "represents",
            "is_mixed",
            "contains_denunciation",
            "summary",
            "officer",
            "meeting_id",
        ),
        *_taken(lines, *lines),
        *case_facts(file.case),
    )
    return facts_table(facts)


def _kinds(file: PetitionFile) -> list[str]:
    return [event.kind for event in file.events]


def _taken(lines: dict[str, tuple[Fact, ...]], *names: str) -> list[Fact]:
    """Some of the facts, taken out of those that are still to be shown."""
    return [line for name in names for line in lines.pop(name)]


def _superior(file: PetitionFile) -> str | None:
    """Who decides what comes again, or was taken to second instance; None where we do."""
    taken_on = (e.happened_on for e in file.events if e.kind is PetitionEventKind.APPEALED)
    is_again = file.petition.facts.level is Level.AGAIN
    since = file.petition.facts.received_on if is_again else min(taken_on, default=None)
    return superior_on(since) if since else None


_EVENT_PLACED = frozenset(
    {
        "kind",
        "result",
        "ground",
        "is_eligible",
        "ineligible_reason",
        "decided_by",
        "body",
        "extended_days",
        "extended_to",
        "complexity",
        "officer",
        "happened_on",
        "document_number",
        "note",
    }
)
"""The facts of an event that its table places itself, or leaves out."""


def _events(recorded: Sequence[PetitionEvent], kind: PetitionKind) -> Table:
    rows = [_fitting(row) for row in recorded]
    has_officers = any(row.officer for row in rows)
    has_grounds = any(row.ground for row in rows)
    has_examinations = any(row.is_eligible is not None or row.ineligible_reason for row in rows)
    has_bodies = any(map(_body, rows))
    has_superiors = any(row.decided_by is Decider.SUPERIOR for row in rows)
    return Table(
        key="events",
        title=_("Events"),
        columns=(
            Column("date", _("Date")),
            Column("event", _("Event"), 14),
            Column("result", None),
            Column("ground" if has_grounds else None, None),
            Column("eligible" if has_examinations else None, None),
            Column("ineligible_reason" if has_examinations else None, None),
            Column(None, _("Result")),
            Column("decided_by", _("Whose decision") if has_superiors else None, 10),
            Column("body", None),
            Column(None, label(PetitionEvent, "body") if has_bodies else None, 14),
            Column("officer", label(PetitionEvent, "officer") if has_officers else None, 10),
            Column("document_number", _("Document"), 10),
            Column("note", _("Note"), 20),
            *further_columns(PetitionEvent, _EVENT_PLACED, rows),
        ),
        rows=[
            (
                row.happened_on,
                row.kind,
                row.result,
                row.ground,
                row.is_eligible,
                row.ineligible_reason,
                _found(row, kind),
                row.decided_by,
                row.body,
                _body(row),
                row.officer,
                row.document_number,
                known(row.note),
                *further_values(row, _EVENT_PLACED),
            )
            for row in rows
        ],
        empty=_("No event is recorded yet."),
    )


def _fitting(row: PetitionEvent) -> PetitionEvent:
    """The event without a covered fact that no event of its kind has."""
    return row if row.kind in CARRYING_OUT else replace(row, more_than_ordered=None)


def _body(row: PetitionEvent) -> str | None:
    """The body that an event names; a gap where one took or decided it and nobody said which."""
    is_of_another = row.kind in GOES_TO_BODY or row.decided_by is Decider.SUPERIOR
    return row.body or (no_body() if is_of_another else None)


def _found(row: PetitionEvent, kind: PetitionKind) -> str | None:
    """What an event found: the result of a decision, the ground of a refusal, whether eligible."""
    if row.result:
        return row.result.label_for(kind)
    if row.is_eligible is not None and row.ineligible_reason is None:
        return _("eligible")
    if row.kind is PetitionEventKind.EXAMINED and row.ineligible_reason:
        return _("not eligible: {reason}").format(reason=row.ineligible_reason.label)
    if row.ineligible_reason:
        return row.ineligible_reason.label
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
    match row.kind:
        case LinkKind.DUPLICATE:
            return _("has the duplicate")
        case LinkKind.CONTINUATION:
            return _("is continued by")
        case LinkKind.SPLIT:
            return _("was split into")
        case LinkKind.SAME_CASE:
            return row.kind.label


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
            *further_columns(Visit, VISIT_PLACED, (visit.facts for visit in file.visits)),
            *void_columns(file.visits),
        ),
        rows=[
            (
                visit.id,
                visit.facts.visited_on,
                visit.facts.receiver,
                visit.facts.people_count,
                meeting_number(visit.facts.meeting_id),
                known(visit.facts.content),
                or_secret(visit.facts.content),
                known(visit.facts.advice),
                *further_values(visit.facts, VISIT_PLACED),
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
            *effect_columns(file.documents),
            Column("number", _("Number"), 10),
            Column("title", None),
            Column(None, _("Title"), 20),
            *further_columns(Document, DOCUMENT_PLACED, (one.facts for one in file.documents)),
            *void_columns(file.documents),
        ),
        rows=[
            (
                document.facts.issued_on,
                document.facts.issuer,
                document.facts.type,
                *effect_values(document),
                document.facts.number,
                known(document.facts.title),
                or_secret(document.facts.title),
                *further_values(document.facts, DOCUMENT_PLACED),
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
            Column("command", None),
            Column(None, _("Command"), tone=Tone.STRONG),
            Column(None, _("To record"), 14, rank=Rank.BELOW),
            Column("due", _("Due")),
            Column("limit", _("Limit"), rank=Rank.SPARE),
            Column("basis", None),
        ),
        rows=[
            (
                one.step.event,
                one.step.data_command_for(number),
                one.step.command_for(number),
                # The words of a step that “record” takes stand in its command.
                None if one.step.is_of_record else one.step.event,
                one.limit.due if one.limit else None,
                one.limit.limit.id if one.limit else None,
                one.step.article,
            )
            for one in file.next_steps
            if not one.is_rare
        ],
        notes=asked_of(file.withdrawals),
        is_list=True,
    )


def _rare_steps(file: PetitionFile) -> Table:
    """To people in one sentence: what is possible nearly always, or is seldom wanted."""
    number = str(file.petition.number)
    rare = [one.step for one in file.next_steps if one.is_rare]
    own = ", ".join(one.named(number) for one in rare if not one.is_of_record)
    recorded = ", ".join(one.event.label for one in rare if one.is_of_record)
    if recorded:
        recorded = _("{event} ({typed})").format(event=recorded, typed=f"record {number}")
    line = _("Also possible: {steps}.").format(steps="; ".join(filter(None, (own, recorded))))
    return Table(
        key="also_possible",
        title="",
        columns=(Column("event", None), Column("command", None), Column("basis", None)),
        rows=[(step.event, step.data_command_for(number), step.article) for step in rare],
        notes=(line,) if rare else (),
    )
