"""A new petition and who petitions: what they usually are, from where they come."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from tiepdan.cli.asking.fact_options import TypedFacts
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.asking.prompting.usual import UsualValue
from tiepdan.cli.recording.petitions.representatives import is_represented
from tiepdan.cli.recording.places import of_meeting_there, place_of
from tiepdan.errors import UsageError
from tiepdan.facts.fact import Field, fields, made, secret_names
from tiepdan.facts.petition import Petition
from tiepdan.facts.petitioner import Petitioner
from tiepdan.i18n import N_, _
from tiepdan.law.limits.case import NEEDS_ACCEPTANCE
from tiepdan.law.vocabulary.petition import (
    SENT_ON,
    Channel,
    Level,
    PetitionForm,
    PetitionKind,
    Represents,
)
from tiepdan.records import database
from tiepdan.records.reading.bodies import bodies_named
from tiepdan.records.reading.meetings.meetings import MeetingRow, get_meeting
from tiepdan.records.reading.meetings.visits import ToldVisit, get_told_visit
from tiepdan.records.reading.petitions.usual import Usual, meeting_on, usual_values
from tiepdan.records.writing.petitions.anonymity import anonymity_problem

_MEETING_CHANNELS = frozenset({Channel.RECEPTION, Channel.DIALOGUE, Channel.VOTER_CONTACT})

_SENT = ("sent_by", "sent_document", "sent_on")
_ORIGIN = fields(
    Petition, "kind", "level", "received_on", "channel", "form", *_SENT, "meeting_id",
    "addressed_to", "is_anonymous",
)  # fmt: skip
ASKED = (*_ORIGIN, *fields(Petitioner), *(f for f in fields(Petition) if f not in _ORIGIN))
"""Whence it came, who petitions, and what for: the order in which a clerk is told."""

SELDOM = frozenset(
    {"form", *_SENT, "representative", "represents", "is_mixed", "former_number", "origin"}
    | {"contains_denunciation"}
    | {"entered_on", "is_anonymous"}
)
"""Facts that a correction takes by their flags, and does not ask for line by line."""

_LATER = frozenset({"level", "addressed_to", "address", "id_number", "people_count"})
_SAID_LAST = frozenset(
    {"form", "is_within_competence", "is_mixed", "contains_denunciation", "entered_on"}
    | {"former_number", "origin"}
)
"""Facts that recording does not ask for, but offers when the petition is shown.

The former only where they apply, and no visit has told them.
"""


@dataclass(frozen=True)
class Origin:
    """The meeting or visit a petition came from, which say its day, and of a visit all it told.

    ``is_told_now`` is a visit told just before, of which nothing is asked once more.
    """

    path: Path
    today: date
    meeting: MeetingRow | None
    visit: ToldVisit | None
    form: Form
    is_told_now: bool = False

    @classmethod
    def of(
        cls, path: Path, today: date, meeting_id: int | None, visit_id: int | None, form: Form
    ) -> "Origin":
        """As the register has them.

        Raises:
            NotFoundError: there is no such meeting or visit.
        """
        visit = None
        if visit_id is not None:
            with database.reading(path) as connection:
                visit = get_told_visit(connection, visit_id)
        return cls(path, today, _meeting(path, today, meeting_id), visit, form)

    @cached_property
    def usual(self) -> Usual:
        """What petitions of this register usually have."""
        with database.reading(self.path) as connection:
            return usual_values(connection)

    def expected(self, name: str, so_far: Mapping[str, Any]) -> UsualValue:
        """What a fact usually is, and whether it need not be asked for."""
        if name in _OF_SOMEBODY_KNOWN and _is_unknown(name, so_far):
            return UsualValue(is_settled=True)
        usual = self._seldom(name, so_far) if name in SELDOM else self._usual(name, so_far)
        if name not in SELDOM and self.visit is not None:
            usual = self._of_visit(self.visit, name, so_far, usual)
        return self._at_prompt(name, so_far, usual) if self.form.asks else usual

    def _at_prompt(self, name: str, so_far: Mapping[str, Any], usual: UsualValue) -> UsualValue:
        """The same where it is asked for: what is seldom said is offered at the end alone."""
        match name:
            case "channel" if usual.value is None:
                usual = replace(usual, value=self.usual.channel)
            case "meeting_id" if not usual.is_settled:
                with database.reading(self.path) as connection:
                    there = meeting_on(connection, so_far["channel"], so_far["received_on"])
                usual = UsualValue(there, is_settled=there is None, is_offered=there is None)
            case "hamlet":
                usual = _offering(usual, self.usual.hamlets)
            case "officer":
                own = self.usual.officer_of.get(so_far["field"])
                usual = replace(_offering(usual, self.usual.officers), value=own)
            case "represents" if so_far["representative"] is not None:
                usual = replace(usual, is_offered=True)
            case _ if name in _SAID_LAST or (name in _LATER and not usual.is_settled):
                usual = replace(usual, is_settled=True, is_offered=not self.is_told_now)
        return usual

    def _usual(self, name: str, so_far: Mapping[str, Any]) -> UsualValue:
        """As ``expected``, of what is asked for mostly, whatever a visit tells."""
        usual = UsualValue()
        match name:
            case "level":
                usual = UsualValue(Level.FIRST, is_settled=so_far["kind"] not in NEEDS_ACCEPTANCE)
            case "channel" if self.meeting:
                usual = UsualValue(self.meeting.facts.kind.channel, is_settled=True)
            case "meeting_id":
                may_be_of_one = so_far["channel"] in _MEETING_CHANNELS and not self.meeting
                usual = UsualValue(self.meeting and self.meeting.id, is_settled=not may_be_of_one)
            case "addressed_to":
                usual = UsualValue(is_settled=so_far["channel"] in _MEETING_CHANNELS)
            case "name":
                is_possible = _may_be_anonymous(so_far)
                question = _("Nobody says who it is from: is it anonymous?") if is_possible else ""
                # Who came to a reception is known, and named there.
                instead = "" if self.is_told_now else _("if nobody says who it is from: {flag}")
                usual = UsualValue(
                    if_left_out=question, instead=instead.format(flag="--anonymous yes")
                )
            case "committee":
                usual = UsualValue(is_settled=so_far["channel"] is not Channel.VOTER_CONTACT)
            case "received_on":
                usual = UsualValue(self._usual_day())
            case "is_within_competence":
                # What comes again is for the superior (LKN Điều 7, LTC Điều 37).
                usual = UsualValue(so_far["level"] is Level.FIRST, is_settled=True)
        return usual

    def person_of_visit(
        self, petitioner: Petitioner, kind: PetitionKind, *, is_typed: bool
    ) -> int | None:
        """Who petitions, where that is the very person who came, so that they are one.

        Of a secret visit only where nothing was typed: else a right guess would differ from a
        wrong one.
        """
        visit = self.visit
        if visit is None or visit.visitor is None:
            return None
        if visit.is_secret and (is_typed or kind is not PetitionKind.DENUNCIATION):
            return None
        return visit.petitioner_id if petitioner == visit.visitor else None

    def _of_visit(
        self, visit: ToldVisit, name: str, so_far: Mapping[str, Any], usual: UsualValue
    ) -> UsualValue:
        """The same where the visit tells it; what is secret goes on unseen, or not at all."""
        if name == "meeting_id" and so_far["channel"] is Channel.RECEPTION:
            return UsualValue(visit.facts.meeting_id, is_settled=True)
        is_secret = name in _SECRETS
        if is_secret and visit.is_secret and so_far["kind"] is not PetitionKind.DENUNCIATION:
            return usual
        told = _told(visit, name, so_far)
        if told is None:
            is_asked_before = self.is_told_now and name in _ASKED_WITH_NAME
            return replace(usual, is_settled=True) if is_asked_before else usual
        is_unseen = is_secret and (visit.is_secret or name in _ASKED_WITH_NAME)
        return UsualValue(told, is_settled=usual.is_settled or self.is_told_now or is_unseen)

    def _seldom(self, name: str, so_far: Mapping[str, Any]) -> UsualValue:
        """As ``expected``, of what is asked for only where it applies: else it has its flag."""
        match name:
            case "form":
                return UsualValue(PetitionForm.usual(so_far["channel"]), is_settled=True)
            case "sent_by" | "sent_document" | "sent_on":
                was_sent = so_far["channel"] in SENT_ON
                return UsualValue(is_settled=not was_sent, offered=self._bodies(name))
            case "representative":
                return UsualValue(is_settled=not self._is_group(so_far))
            case "represents":
                is_of_group = so_far["representative"] is not None and self._is_group(so_far)
                return UsualValue(Represents.GROUP if is_of_group else None, is_settled=True)
        return UsualValue(is_settled=True)

    def _bodies(self, name: str) -> dict[str, str]:
        """Who sent something on before, or had something forwarded to them."""
        if name != "sent_by" or not self.form.asks:
            return {}
        with database.reading(self.path) as connection:
            return {body: body for body in bodies_named(connection)}

    def _is_group(self, so_far: Mapping[str, Any]) -> bool:
        """Whether so many petition together that they send representatives."""
        day = so_far["received_on"]
        return day is not None and is_represented(so_far["people_count"], day)

    def _usual_day(self) -> date | None:
        if self.meeting:
            return self.meeting.facts.meets_on
        return self.today if self.form.asks else None


def _offering(usual: UsualValue, values: Iterable[str]) -> UsualValue:
    return replace(usual, offered={value: value for value in values}, is_begun=True)


_SECRETS = frozenset({*secret_names(Petitioner), *secret_names(Petition)})
_ASKED_WITH_NAME = frozenset(secret_names(Petitioner)) - {"name"}
"""What comes with the name, and is corrected afterwards where it is another."""


_OF_SOMEBODY_KNOWN = frozenset({"name", "id_number", "address", "phone", "representative"})
"""What is not asked for where nobody knows who petitions; the hamlet may be told by the letter."""


def _is_unknown(name: str, so_far: Mapping[str, Any]) -> bool:
    return bool(so_far["is_anonymous"] if name == "name" else so_far["name"] is None)


def _may_be_anonymous(so_far: Mapping[str, Any]) -> bool:
    """Whether the one who petitions may be unknown: a denouncer, or who was not there in person."""
    is_denunciation = so_far["kind"] is PetitionKind.DENUNCIATION
    return is_denunciation or so_far["channel"] not in _MEETING_CHANNELS


def _told(visit: ToldVisit, name: str, so_far: Mapping[str, Any]) -> Any:
    """What a visit tells of a fact of the petition; None where it does not."""
    facts, who = visit.facts, visit.visitor
    told: Any = None
    match name:
        case "kind" | "field":
            told = getattr(facts, name)
        case "channel":
            told = Channel.RECEPTION
        case "received_on":
            told = facts.visited_on
        case "people_count":
            told = facts.same_content or facts.people_count
        case "summary":
            told = facts.content
        case "is_within_competence" if so_far["level"] is Level.FIRST:
            told = facts.is_within_competence
        case _ if who is not None and name in _SECRETS:
            is_same = name == "name" or so_far["name"] == who.name
            told = getattr(who, name, None) if is_same else None
    return told


def ask_petition(form: Form, typed: TypedFacts, origin: Origin) -> tuple[Petition, Petitioner]:
    """Take a petition and who petitions from the flags, or ask, in the order of ``ASKED``.

    Raises:
        UsageError: something is missing or wrong.
        NotFoundError: there is no such meeting.
    """
    values = form.ask(
        [_at_one_place(field, origin) for field in ASKED],
        typed,
        today=origin.today,
        expected=origin.expected,
    )
    if form.asks:
        values["is_anonymous"] = values["name"] is None
        if values["address"] is None:
            values |= place_of(values["hamlet"])
    petition, petitioner = made(Petition, values), made(Petitioner, values)
    if problem := anonymity_problem(petition, petitioner):
        raise UsageError(problem)
    if petition.level is Level.AGAIN:
        petition = replace(petition, is_within_competence=False)
    return petition, petitioner


def _at_one_place(field: Field, origin: Origin) -> Field:
    """A fact as it is asked for: whose name, one question for the place, a meeting there is."""
    if field.name == "name" and origin.form.asks:
        return called_for_petitioner(field)
    if field.name == "hamlet" and origin.form.asks:
        return replace(field, fact=replace(field.fact, label=N_("Hamlet or address")))
    if field.name == "meeting_id":
        return of_meeting_there(field, origin.path, origin.today)
    return field


def called_for_petitioner(field: Field) -> Field:
    """The name, where it could be somebody else's beside the petition."""
    return replace(field, fact=replace(field.fact, label=N_("Name of the petitioner")))


def _meeting(path: Path, today: date, meeting_id: int | None) -> MeetingRow | None:
    """The meeting a petition was raised at, which says its day and channel."""
    if meeting_id is None:
        return None
    with database.reading(path) as connection:
        return get_meeting(connection, meeting_id, today=today)
