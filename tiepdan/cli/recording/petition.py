"""A new petition and who petitions: what they usually are, from where they come."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from tiepdan.cli.asking.fact_options import TypedFacts
from tiepdan.cli.asking.form import Form, UsualValue
from tiepdan.facts.fact import fields, made
from tiepdan.facts.petition import Petition
from tiepdan.facts.petitioner import Petitioner
from tiepdan.law.limits.case import NEEDS_ACCEPTANCE
from tiepdan.law.vocabulary.petition import Channel, Level
from tiepdan.records import database
from tiepdan.records.reading.meetings.meetings import MeetingRow, get_meeting
from tiepdan.records.reading.meetings.visits import Visitor, get_visitor

_MEETING_CHANNELS = frozenset({Channel.RECEPTION, Channel.DIALOGUE, Channel.VOTER_CONTACT})

_ORIGIN = fields(Petition, "kind", "level", "channel", "meeting_id", "addressed_to", "received_on")
ASKED = (*_ORIGIN, *fields(Petitioner), *(f for f in fields(Petition) if f not in _ORIGIN))
"""Whence it came, who petitions, and what for: the order in which a clerk is told."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The meeting or visit a petition came from, which say its day and who petitions."""

    path: Path
    today: date
    meeting: MeetingRow | None
    visitor: Visitor
    asks: bool

    @classmethod
    def of(
        cls, path: Path, today: date, meeting_id: int | None, visit_id: int | None, *, asks: bool
    ) -> "Origin":
        """As the register has them.

        Raises:
            NotFoundError: there is no such meeting or visit.
        """
        visitor = Visitor(None, None)
        if visit_id is not None:
            with database.reading(path) as connection:
                visitor = get_visitor(connection, visit_id)
        return cls(path, today, _meeting(path, today, meeting_id), visitor, asks)

    def expected(self, name: str, so_far: Mapping[str, Any]) -> UsualValue:
        """What a fact usually is, and whether it need not be asked for."""
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
            case "received_on":
                usual = UsualValue(self._usual_day(so_far["meeting_id"]))
            case "name":
                usual = UsualValue(self.visitor.name)
            case "former_number" | "origin":
                usual = UsualValue(is_settled=True)
            case "is_within_competence":
                # What comes again is for the superior (LKN Điều 7, LTC Điều 37).
                usual = UsualValue(so_far["level"] is Level.FIRST, is_settled=True)
        return usual

    def _usual_day(self, meeting_id: int | None) -> date | None:
        meeting = _meeting(self.path, self.today, meeting_id)
        if meeting:
            return meeting.facts.meets_on
        return self.today if self.asks else None


def ask_petition(form: Form, typed: TypedFacts, origin: Origin) -> tuple[Petition, Petitioner]:
    """Take a petition and who petitions from the flags, or ask, in the order of ``ASKED``.

    Raises:
        UsageError: something is missing or wrong.
        NotFoundError: there is no such meeting.
    """
    values = form.ask(ASKED, typed, today=origin.today, expected=origin.expected)
    petitioner = made(Petitioner, values)
    if petitioner.hamlet is None and petitioner.name == origin.visitor.name:
        petitioner = replace(petitioner, hamlet=origin.visitor.hamlet)
    petition = made(Petition, values)
    if petition.level is Level.AGAIN:
        petition = replace(petition, is_within_competence=False)
    return petition, petitioner


def _meeting(path: Path, today: date, meeting_id: int | None) -> MeetingRow | None:
    """The meeting a petition was raised at, which says its day and channel."""
    if meeting_id is None:
        return None
    with database.reading(path) as connection:
        return get_meeting(connection, meeting_id, today=today)
