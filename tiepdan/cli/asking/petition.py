"""What is told of a new petition: from the flags, or asked line by line."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from tiepdan.cli.asking import options
from tiepdan.cli.asking.form import Form
from tiepdan.dates import parse_past_date, show_date
from tiepdan.i18n import _
from tiepdan.law.limits.case import NEEDS_ACCEPTANCE
from tiepdan.law.vocabulary.petition import Addressee, Channel, Field, Level, PetitionKind
from tiepdan.numbers import parse_meeting_number
from tiepdan.parsing import parse_count, parse_row_number, parse_text
from tiepdan.records import database
from tiepdan.records.reading.meetings.meetings import MeetingRow, get_meeting
from tiepdan.records.reading.meetings.visits import Visitor, get_visitor
from tiepdan.records.reading.petitions.duplicates import Brought

_MEETING_CHANNELS = frozenset({Channel.RECEPTION, Channel.DIALOGUE, Channel.VOTER_CONTACT})


@dataclass(frozen=True, slots=True)
class TypedPetition:
    """What was typed after the flags, if anything."""

    kind: options.Text
    level: options.Text
    received: options.Text
    name: options.Text
    hamlet: options.Text
    address: options.Text
    id_number: options.Text
    phone: options.Text
    field: options.Text
    channel: options.Text
    addressed_to: options.Text
    people: options.Text
    summary: options.Text
    officer: options.Text
    meeting: options.Text
    visit: options.Text
    not_competent: bool

    @property
    def own(self) -> tuple[str | None, ...]:
        """What the petition itself says, not only where it comes from and when."""
        return (
            self.kind,
            self.level,
            self.name,
            self.hamlet,
            self.address,
            self.id_number,
            self.phone,
            self.field,
            self.channel,
            self.addressed_to,
            self.people,
            self.summary,
            self.officer,
        )


@dataclass(frozen=True, slots=True)
class _Origin:
    """Of which kind it is, and how, to whom and when it came."""

    kind: PetitionKind
    level: Level
    channel: Channel
    addressed_to: Addressee | None
    received_on: date
    meeting_id: int | None


@dataclass(frozen=True, slots=True)
class _Person:
    """Who petitions."""

    name: str
    hamlet: str | None
    address: str | None
    id_number: str | None
    phone: str | None


@dataclass(frozen=True, slots=True)
class NewPetition:
    """A petition as it is to be recorded."""

    origin: _Origin
    person: _Person
    field: Field
    people_count: int
    summary: str
    officer: str | None
    visit_id: int | None
    is_within_competence: bool

    def brought(self) -> Brought:
        """What of it may be compared with earlier ones."""
        return Brought(
            self.origin.received_on,
            self.field,
            self.person.name,
            self.person.id_number,
            self.person.hamlet,
            self.person.address,
            self.summary,
            self.origin.meeting_id,
        )


def ask_petition(form: Form, typed: TypedPetition, path: Path, today: date) -> NewPetition:
    """Take a new petition from the flags, or ask.

    Raises:
        UsageError: something is missing or wrong.
        NotFoundError: there is no such meeting or visit.
    """
    visit_id = options.parse_flag("--visit", typed.visit, parse_row_number)
    origin = _ask_origin(form, typed, path, today)
    person = _ask_person(form, typed, _visitor(path, visit_id))
    return NewPetition(
        origin,
        person,
        field=form.choice("--field", typed.field, _("Field"), Field),
        people_count=form.required(
            "--people", typed.people, _("How many people"), parse_count, example="1", default="1"
        ),
        summary=form.required("--summary", typed.summary, _("Summary"), parse_text, example="“…”"),
        officer=form.optional("--officer", typed.officer, _("Officer responsible"), parse_text),
        visit_id=visit_id,
        # What comes again is for the superior (LKN Điều 7, LTC Điều 37).
        is_within_competence=not typed.not_competent and origin.level is Level.FIRST,
    )


def _ask_origin(form: Form, typed: TypedPetition, path: Path, today: date) -> _Origin:
    meeting_id = options.parse_flag("--meeting", typed.meeting, parse_meeting_number)
    meeting = _meeting(path, today, meeting_id)
    kind = form.choice("--kind", typed.kind, _("Kind"), PetitionKind)
    level = options.parse_flag("--level", typed.level, Level.parse) or Level.FIRST
    if form.asks and kind in NEEDS_ACCEPTANCE:
        level = form.choice("--level", None, _("Which time"), Level, default=Level.FIRST)
    if meeting and form.asks:
        channel = meeting.kind.channel
    else:
        usual = meeting.kind.channel if meeting else None
        channel = form.choice("--channel", typed.channel, _("Channel"), Channel, default=usual)
    if form.asks and not meeting and channel in _MEETING_CHANNELS:
        meeting_id = form.optional("--meeting", None, _("Meeting number"), parse_meeting_number)
        meeting = _meeting(path, today, meeting_id)
    addressed_to = options.parse_flag("--addressed-to", typed.addressed_to, Addressee.parse)
    if form.asks and channel not in _MEETING_CHANNELS:
        addressed_to = form.optional_choice("--addressed-to", None, _("Addressed to"), Addressee)
    usual_day = show_date(meeting.meets_on if meeting else today)
    received_on = form.required(
        "--received",
        typed.received,
        _("Day of receipt"),
        partial(parse_past_date, today=today),
        example="06/07/2026",
        default=usual_day if form.asks or meeting else None,
    )
    return _Origin(kind, level, channel, addressed_to, received_on, meeting_id)


def _ask_person(form: Form, typed: TypedPetition, visitor: Visitor) -> _Person:
    name = form.required(
        "--name",
        typed.name,
        _("Petitioner's name"),
        parse_text,
        example="“Nguyễn Văn A”",
        default=visitor.name,
    )
    hamlet = form.optional("--hamlet", typed.hamlet, _("Hamlet"), parse_text)
    if hamlet is None and name == visitor.name:
        hamlet = visitor.hamlet
    return _Person(
        name,
        hamlet,
        form.optional("--address", typed.address, _("Address"), parse_text),
        form.optional("--id-number", typed.id_number, _("Identity number"), parse_text),
        form.optional("--phone", typed.phone, _("Telephone"), parse_text),
    )


def _meeting(path: Path, today: date, meeting_id: int | None) -> MeetingRow | None:
    """The meeting a petition was raised at, which says its day and channel."""
    if meeting_id is None:
        return None
    with database.reading(path) as connection:
        return get_meeting(connection, meeting_id, today=today)


def _visitor(path: Path, visit_id: int | None) -> Visitor:
    """Who came at the visit a petition came from; it is not asked again."""
    if visit_id is None:
        return Visitor(None, None)
    with database.reading(path) as connection:
        return get_visitor(connection, visit_id)
