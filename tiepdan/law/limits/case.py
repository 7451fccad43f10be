"""A petition or meeting and what happened to it, as far as time limits look at it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tiepdan.dates import FIRST_DAY, show_date
from tiepdan.i18n import _
from tiepdan.law.limits.time_limits import Subject
from tiepdan.law.vocabulary.petition import Level, PetitionKind
from tiepdan.law.vocabulary.petition_event import Complexity, PetitionEventKind

NEEDS_ACCEPTANCE = frozenset({PetitionKind.COMPLAINT, PetitionKind.DENUNCIATION})
"""Kinds that are decided only after they were accepted (LKN Đ28, LTC Đ30); no decision follows
an answer to a proposal or feedback, for which the answer itself is the end."""

LENGTHENING_EVENTS = frozenset({PetitionEventKind.COMPLEX, PetitionEventKind.SEVERAL_PLACES})
"""What is found of a case and makes some of its periods longer."""


class Event(NamedTuple):
    """Something that happened on a day; an extension says by how many days or up to which day.

    ``act_by`` is the day that a conclusion or interim notice names, ``ground`` that of a refusal to
    receive; an examination says whether it found the petition ``is_eligible``.
    A named tuple like ``Clock`` and ``Deadline``: a rebuild makes them by the hundred thousand.
    """

    kind: str
    day: date
    extended_days: int | None = None
    extended_to: date | None = None
    complexity: Complexity | None = None
    document_number: str | None = None
    act_by: date | None = None
    ground: str | None = None
    is_eligible: bool | None = None
    ineligible_reason: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """What decides which limits concern a petition or a meeting.

    ``chaired_by`` are the capacities in which the meeting was chaired, or the one that a petition
    came from; none where that is not recorded. ``raised_at`` is the kind of that meeting.
    """

    subject: Subject
    kind: str
    events: Sequence[Event]
    is_within_competence: bool = True
    channel: str | None = None
    chaired_by: frozenset[str] = frozenset()
    is_online: bool = False
    level: Level = Level.FIRST
    addressed_to: str | None = None
    raised_at: str | None = None
    is_anonymous: bool = False


def goes_on_when_withdrawn(kind: str, events: Iterable[Event], withdrawal: Event) -> bool:
    """Whether a case stays open although it was withdrawn: its withdrawal is no end of its own.

    An accepted complaint ends by the decision to terminate it (LKN Đ10, Đ11a.2), an accepted
    denunciation by its conclusion or a decision to terminate it (LTC Đ33.3; Nghị định
    156/2026/NĐ-CP, Điều 4 khoản 4). Whatever was not accepted, and a proposal or feedback always,
    ends with the withdrawal.
    """
    return kind in NEEDS_ACCEPTANCE and any(
        event.kind == PetitionEventKind.ACCEPTED and event.day <= withdrawal.day for event in events
    )


def is_decided(events: Iterable[Event]) -> bool:
    """Whether this office decided: the superior's decision is no end of what ended by ours."""
    return any(event.kind == PetitionEventKind.DECIDED for event in events)


def why_not_counted(received_on: date, happened: Collection[str]) -> str | None:
    """Why no limit is counted of a petition to which this happened; None where they are."""
    if PetitionEventKind.CLOSED_UNDATED in happened:
        return _("Settled on a day that nobody knows: no time limit is counted, nothing is owed.")
    if received_on < FIRST_DAY:
        return _(
            "Received before {first}, where the calendar begins: a time limit that began before"
            " that day is not counted."
        ).format(first=show_date(FIRST_DAY))
    return None
