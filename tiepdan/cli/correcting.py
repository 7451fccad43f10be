"""Correcting what was recorded wrongly; the journal keeps what stood there before."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Annotated

import typer

from tiepdan.cli import facts, options
from tiepdan.cli.events import Run
from tiepdan.cli.form import Correction, Form, ask
from tiepdan.cli.help_pages import add
from tiepdan.cli.secrecy import check_reason
from tiepdan.cli.writing import Writing, writing
from tiepdan.dates import parse_past_date, show_date
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.law.vocabulary import (
    Capacity,
    Channel,
    Complexity,
    DecisionResult,
    Field,
    HalfDay,
    Level,
    Matter,
    MeetingEventKind,
    MeetingKind,
    MeetingStatus,
    NotHeldReason,
    PetitionEventKind,
    PetitionKind,
    Receiver,
)
from tiepdan.numbers import (
    PetitionNumber,
    is_meeting_number,
    parse_meeting_number,
    show_meeting_number,
)
from tiepdan.records import database
from tiepdan.records.reading.events import the_one
from tiepdan.records.reading.meetings import meeting_events
from tiepdan.records.reading.petitions import PetitionRow, petition_events
from tiepdan.records.reading.visits import get_visit
from tiepdan.reports.lists.parts import kept_secret
from tiepdan.reports.lists.rows import column_label, value_label
from tiepdan.typed import (
    parse_count,
    parse_days,
    parse_people_present,
    parse_row_number,
    parse_text,
    parse_yes_no,
)

_PERSON = frozenset({"name", "hamlet", "address", "id_number", "phone"})
"""The columns of who petitions."""

_OF_EVERY_EVENT = ("happened_on", "document_number", "note")
_OF_SOME_EVENTS: Mapping[str, tuple[str, ...]] = {
    PetitionEventKind.DECIDED: ("result",),
    PetitionEventKind.SECOND_DECIDED: ("result",),
    PetitionEventKind.EXTENDED: ("extended_days", "extended_to", "complexity"),
}
"""The columns of an event that may be corrected."""


def register(app: typer.Typer) -> None:
    """Add the commands of this panel."""
    add(
        app,
        _("Corrections"),
        ("edit", edit, _("Correct what was recorded of a petition.")),
        ("edit-event", edit_event, _("Correct an event of a petition or meeting, or remove it.")),
        ("edit-meeting", edit_meeting, _("Correct what was recorded of a meeting.")),
        ("edit-visit", edit_visit, _("Correct what was recorded of a visit.")),
    )


def edit(
    petition: options.PetitionArgument,
    *,
    kind: facts.PetitionKindOption = None,
    level: facts.WhichTime = None,
    received: facts.ReceivedOn = None,
    name: facts.PetitionerName = None,
    hamlet: options.Hamlet = None,
    address: facts.Address = None,
    id_number: facts.IdNumber = None,
    phone: facts.Phone = None,
    field: facts.SubjectField = None,
    channel: facts.CameBy = None,
    meeting: facts.RaisedAt = None,
    people: facts.PetitionersCount = None,
    summary: facts.Summary = None,
    competent: Annotated[
        options.Text,
        typer.Option(metavar=_("YES/NO"), help=_("Whether it is within our competence.")),
    ] = None,
    reason: Annotated[
        options.Text,
        typer.Option(
            metavar=_("REASON"),
            help=_("Why; needed where a denunciation becomes another kind and is uncovered."),
        ),
    ] = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Correct what was recorded of a petition; an empty value ("") takes away what may be empty."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    case = run.petition(petition)
    past = partial(parse_past_date, today=run.day)
    typed = [
        Correction("kind", "--kind", kind, PetitionKind.parse),
        Correction("level", "--level", level, Level.parse),
        Correction("received_on", "--received", received, past),
        Correction("name", "--name", name, parse_text),
        Correction("hamlet", "--hamlet", hamlet, parse_text, may_be_empty=True),
        Correction("address", "--address", address, parse_text, may_be_empty=True),
        Correction("id_number", "--id-number", id_number, parse_text, may_be_empty=True),
        Correction("phone", "--phone", phone, parse_text, may_be_empty=True),
        Correction("field", "--field", field, Field.parse),
        Correction("channel", "--channel", channel, Channel.parse),
        Correction("meeting_id", "--meeting", meeting, parse_meeting_number, may_be_empty=True),
        Correction("people_count", "--people", people, parse_count),
        Correction("summary", "--summary", summary, parse_text),
        Correction("is_within_competence", "--competent", competent, parse_yes_no),
    ]
    form = Form([correction.typed for correction in typed] + [reason], no_input=no_input)
    new = _corrected(form, typed, {c.column: _shown_of_petition(case, c.column) for c in typed})
    why = options.parse_flag("--reason", reason, parse_text)
    if case.is_protected and new.get("kind", case.kind) is not PetitionKind.DENUNCIATION:
        why = _reason_to_uncover(form, run, case, why)

    from tiepdan.records import correcting as records  # noqa: PLC0415 (SQLModel, only to write)

    with writing(run.path, "edit", no_input=no_input) as register:
        changed = records.correct_petition(
            register.session,
            case.number,
            facts={column: value for column, value in new.items() if column not in _PERSON},
            person={column: value for column, value in new.items() if column in _PERSON},
        )
        register.entry.reason = why
        _tell(register, str(case.number), changed)
    run.show_petition_limits(case.number, run.day)


def edit_event(
    number: Annotated[
        str,
        typer.Argument(
            metavar=_("PETITION/MEETING"),
            help=_("A petition (2026-0012, or 12) or a meeting (B12)."),
        ),
    ],
    event: Annotated[
        str,
        typer.Argument(metavar=_("EVENT"), help=_("Which event; a wrong word shows the list.")),
    ],
    *,
    of: Annotated[
        options.Text,
        typer.Option(metavar=_("DATE"), help=_("The day it is recorded on, if there are several.")),
    ] = None,
    on: options.OnDay = None,
    document: options.DocumentNumber = None,
    note: options.Note = None,
    result: Annotated[
        options.Text,
        typer.Option(metavar=_("RESULT"), help=_("The result of a decision or conclusion.")),
    ] = None,
    days: Annotated[
        options.Text,
        typer.Option(metavar=_("DAYS"), help=_("By how many days it was extended.")),
    ] = None,
    to: Annotated[
        options.Text, typer.Option(metavar=_("DATE"), help=_("Or to which day, as decided."))
    ] = None,
    complexity: Annotated[
        options.Text,
        typer.Option(metavar=_("COMPLEXITY"), help=_("complex or specially_complex.")),
    ] = None,
    remove: Annotated[
        bool,
        typer.Option(
            "--remove", metavar="", help=_("It never happened; the journal still keeps it.")
        ),
    ] = False,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Correct an event of a petition or meeting, or remove one that never happened."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    of_day = options.parse_flag("--of", of, run.parse_day)
    found = _recorded_event(run, number, event, of_day)
    corrections = found.possible(
        Correction("happened_on", "--on", on, found.day_parser(run)),
        Correction("document_number", "--document", document, parse_text, may_be_empty=True),
        Correction("note", "--note", note, parse_text, may_be_empty=True),
        Correction("result", "--result", result, DecisionResult.parse),
        Correction("extended_days", "--days", days, parse_days),
        Correction("extended_to", "--to", to, run.parse_day, may_be_empty=True),
        Correction("complexity", "--complexity", complexity, Complexity.parse),
    )
    typed = [correction.typed for correction in corrections]
    if remove and any(value is not None for value in typed):
        raise UsageError(_("--remove goes alone: what never happened need not be corrected."))
    new = {}
    if not remove:
        new = _corrected(Form(typed, no_input=no_input), corrections, found.shown)

    from tiepdan.records import correcting as records  # noqa: PLC0415 (SQLModel, only to write)

    with writing(run.path, "edit-event", no_input=no_input) as register:
        meant = register.session, found.subject, found.kind, found.happened_on
        if remove:
            records.remove_event(*meant)
            register.tell(
                _("{what} on {day} was removed; it stays in the journal.").format(
                    what=found.label, day=show_date(found.happened_on)
                )
            )
        else:
            _tell(register, found.label, records.correct_event(*meant, facts=new))
    if isinstance(found.subject, PetitionNumber):
        run.show_petition_limits(found.subject, run.day)
    else:
        run.show_meeting_limits(found.subject, run.day)


def edit_meeting(
    meeting: options.MeetingArgument,
    *,
    kind: facts.MeetingKindOption = None,
    on: facts.MeetsOn = None,
    half_day: facts.HalfDayOption = None,
    status: Annotated[
        options.Text,
        typer.Option(metavar=_("STATUS"), help=_("planned, held, nobody_came or not_held.")),
    ] = None,
    reason: facts.NotHeldReasonOption = None,
    chair: facts.Chair = None,
    capacity: facts.CapacityOption = None,
    place: facts.Place = None,
    officer: options.Officer = None,
    people: facts.PeoplePresent = None,
    content: facts.MeetingContent = None,
    online: Annotated[
        options.Text, typer.Option(metavar=_("YES/NO"), help=_("Whether it is held online."))
    ] = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Correct what was recorded of a meeting; an empty value ("") takes away what may be empty."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    meeting_id = parse_meeting_number(meeting)
    row = run.meeting(meeting_id)
    corrections = (
        Correction("kind", "--kind", kind, MeetingKind.parse),
        Correction("meets_on", "--on", on, run.parse_day),
        Correction("half_day", "--half-day", half_day, HalfDay.parse, may_be_empty=True),
        Correction("status", "--status", status, MeetingStatus.parse),
        Correction("not_held_reason", "--reason", reason, NotHeldReason.parse, may_be_empty=True),
        Correction("chair", "--chair", chair, parse_text, may_be_empty=True),
        Correction("capacity", "--capacity", capacity, Capacity.parse, may_be_empty=True),
        Correction("place", "--place", place, parse_text, may_be_empty=True),
        Correction("officer", "--officer", officer, parse_text, may_be_empty=True),
        Correction("people_present", "--people", people, parse_people_present, may_be_empty=True),
        Correction("content", "--content", content, parse_text, may_be_empty=True),
        Correction("is_online", "--online", online, parse_yes_no),
    )
    form = Form([correction.typed for correction in corrections], no_input=no_input)
    shown = {c.column: _shown("meeting", c.column, row) for c in corrections}
    new = _corrected(form, corrections, shown)

    from tiepdan.records import correcting as records  # noqa: PLC0415 (SQLModel, only to write)

    with writing(run.path, "edit-meeting", no_input=no_input) as register:
        changed = records.correct_meeting(register.session, meeting_id, facts=new, today=run.day)
        _tell(register, show_meeting_number(meeting_id), changed)
    run.show_meeting_limits(meeting_id, run.day)


def edit_visit(
    visit: Annotated[
        str, typer.Argument(metavar=_("VISIT"), help=_("The visit's number, as “visits” lists it."))
    ],
    *,
    on: facts.VisitedOn = None,
    meeting: facts.ReceptionOfVisit = None,
    people: facts.VisitorsCount = None,
    content: facts.VisitContent = None,
    advice: facts.Advice = None,
    receiver: facts.ReceiverOption = None,
    matter: facts.MatterOption = None,
    db: options.Database = None,
    today: options.Today = None,
    no_input: options.NoInput = False,
) -> None:
    """Correct what was recorded of a visit; an empty value ("") takes away what may be empty."""
    run = Run.of(db, today, as_json=False, no_color=True, no_input=no_input)
    visit_id = parse_row_number(visit)
    with database.reading(run.path) as connection:
        row = get_visit(connection, visit_id)
    corrections = (
        Correction("visited_on", "--on", on, partial(parse_past_date, today=run.day)),
        Correction("meeting_id", "--meeting", meeting, parse_meeting_number, may_be_empty=True),
        Correction("people_count", "--people", people, parse_count),
        Correction("content", "--content", content, parse_text),
        Correction("advice", "--advice", advice, parse_text, may_be_empty=True),
        Correction("receiver", "--receiver", receiver, Receiver.parse),
        Correction("matter", "--matter", matter, Matter.parse),
    )
    form = Form([correction.typed for correction in corrections], no_input=no_input)
    shown = {c.column: _shown("visit", c.column, row) for c in corrections}
    if row.is_protected:
        shown |= dict.fromkeys(("content", "advice"), kept_secret())
    new = _corrected(form, corrections, shown)

    from tiepdan.records import correcting as records  # noqa: PLC0415 (SQLModel, only to write)

    with writing(run.path, "edit-visit", no_input=no_input) as register:
        changed = records.correct_visit(register.session, visit_id, facts=new)
        _tell(register, _("Visit {number}").format(number=visit_id), changed)


def _corrected(
    form: Form, corrections: Iterable[Correction], shown: Mapping[str, str]
) -> dict[str, object]:
    """The new values by column, from the flags or asked one after the other.

    Raises:
        UsageError: a value is wrong, or nothing was given.
    """
    new: dict[str, object] = {}
    for correction in corrections:
        new |= form.corrected(
            correction, column_label(correction.column), shown.get(correction.column, "–")
        )
    if not new:
        flags = ", ".join(correction.flag for correction in corrections)
        raise UsageError(
            _("There is nothing to correct; say what it should be: {flags}.").format(flags=flags)
        )
    return new


def _tell(register: Writing, what: str, changed: Iterable[str]) -> None:
    """Which facts were corrected; their values are for the journal's own columns alone."""
    register.tell(
        _("{what}: corrected {facts}.").format(
            what=what, facts=", ".join(column_label(column).lower() for column in changed)
        )
    )


def _reason_to_uncover(form: Form, run: Run, case: PetitionRow, reason: str | None) -> str:
    """Why a denunciation becomes something else: from then on who petitions is shown.

    Raises:
        UsageError: there is no reason.
        RefusedError: the reason tells who petitions.
    """
    if reason is None and form.asks:
        reason = ask(_("Why it is no denunciation (kept in the journal)"), parse_text, None)
    if reason is None:
        raise UsageError(
            _(
                "{number} is a denunciation; as another kind it would show who petitions. Say why"
                " it is none, for example --reason “phân loại lại theo Phiếu đề xuất 12”."
            ).format(number=case.number)
        )
    check_reason(run.path, case.number, reason)
    return reason


def _shown(table: str, column: str, row: object) -> str:
    """The present value of a fact in words."""
    return value_label(table, column, getattr(row, column), {})


def _shown_of_petition(row: PetitionRow, column: str) -> str:
    is_secret = row.is_protected and column in _PERSON | {"summary"}
    return kept_secret() if is_secret else _shown("petition", column, row)


@dataclass(frozen=True, slots=True)
class _RecordedEvent:
    """An event that may be corrected, and its facts in words."""

    subject: PetitionNumber | int
    kind: PetitionEventKind | MeetingEventKind
    happened_on: date
    label: str
    shown: Mapping[str, str]

    def possible(self, *corrections: Correction) -> list[Correction]:
        """The corrections that such an event knows.

        Raises:
            UsageError: another one was typed.
        """
        columns = (*_OF_EVERY_EVENT, *_OF_SOME_EVENTS.get(self.kind, ()))
        for correction in corrections:
            if correction.typed is not None and correction.column not in columns:
                raise UsageError(
                    _("{flag} says nothing about “{event}”.").format(
                        flag=correction.flag, event=self.kind.label
                    )
                )
        return [correction for correction in corrections if correction.column in columns]

    def day_parser(self, run: Run) -> Callable[[str], date]:
        """A day gone by; the day of a dialogue is fixed before it comes."""
        if self.kind is PetitionEventKind.DIALOGUE:
            return run.parse_day
        return partial(parse_past_date, today=run.day)


def _recorded_event(run: Run, number: str, event: str, of_day: date | None) -> _RecordedEvent:
    """The event meant.

    Raises:
        UsageError: there is no such kind of event.
        NotFoundError: the petition or meeting has none, or several and no day was said.
    """
    if is_meeting_number(number):
        meeting_id, meeting_kind = parse_meeting_number(number), MeetingEventKind.parse(event)
        run.meeting(meeting_id)
        with database.reading(run.path) as connection:
            of_meeting = [
                row for row in meeting_events(connection, meeting_id) if row.kind is meeting_kind
            ]
        shown_number = show_meeting_number(meeting_id)
        found = the_one(of_meeting, meeting_kind.label, shown_number, of_day)
        shown = {column: _shown("meeting_event", column, found) for column in _OF_EVERY_EVENT}
        label = f"{shown_number}: “{meeting_kind.label}”"
        return _RecordedEvent(meeting_id, meeting_kind, found.happened_on, label, shown)
    kind, case = PetitionEventKind.parse(event), run.petition(number)
    with database.reading(run.path) as connection:
        of_petition = [row for row in petition_events(connection, case.number) if row.kind is kind]
    row = the_one(of_petition, kind.label, str(case.number), of_day)
    columns = (*_OF_EVERY_EVENT, *_OF_SOME_EVENTS.get(kind, ()))
    shown = {column: _shown("petition_event", column, row) for column in columns}
    if case.is_protected:
        shown["note"] = kept_secret()
    label = f"{case.number}: “{kind.label}”"
    return _RecordedEvent(case.number, kind, row.happened_on, label, shown)
