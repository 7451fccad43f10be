"""The opinions raised at a meeting from one CSV file: a line for each, all of them or none."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlmodel import Session, col, select

from tiepdan.errors import DataFileError, RefusedError
from tiepdan.facts.fact import fields, fields_of
from tiepdan.facts.petition import Petition
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.facts.petitioner import Petitioner
from tiepdan.i18n import _
from tiepdan.law.procedure.meeting_checks import MeetingOutcome, meeting_outcome
from tiepdan.law.vocabulary.meeting import MeetingStatus
from tiepdan.law.vocabulary.petition import (
    Level,
    OpinionOutcome,
    PetitionForm,
    PetitionKind,
    SubjectField,
)
from tiepdan.numbers import PetitionNumber
from tiepdan.records.importing.csv_rows import csv_rows
from tiepdan.records.importing.rows import Columns, Row, take_over
from tiepdan.records.reading.voids import Voidable
from tiepdan.records.schema import tables
from tiepdan.records.writing.meetings.meetings import get_meeting, mark_as_held
from tiepdan.records.writing.meetings.opinions import settle_opinion
from tiepdan.records.writing.petitions.petitions import add_petition, add_petitioner
from tiepdan.records.writing.undoing.void_rows import is_live
from tiepdan.text import fold, word_key

_OF_THE_MEETING = frozenset(
    {"level", "is_within_competence", "channel", "form", "meeting_id", "received_on"}
)
"""Facts of an opinion that follow from where it was raised."""

_SENT = ("sent_by", "sent_document", "sent_on")
_OF_NO_OPINION = ("addressed_to", *_SENT, "protection_waived_on", "protection_waiver")

_BODY = fields_of(PetitionEvent)["body"]

_FACTS = Columns.of(
    *fields(Petitioner),
    *(
        replace(field, is_required=field.name == "summary")
        for field in fields(Petition)
        if field.name not in _OF_THE_MEETING | {*_OF_NO_OPINION}
    ),
    _BODY,
    optional=("outcome",),
)
_COLUMNS = replace(
    _FACTS,
    others={
        **_FACTS.others,
        **dict.fromkeys(map(word_key, ("kết quả trả lời", "trả lời")), "outcome"),
    },
)
"""Where the file does not say, an opinion is a proposal on another subject than those listed."""


def add_opinions(
    session: Session,
    meeting_id: int,
    path: Path,
    *,
    today: date,
    received_on: date | None = None,
) -> list[PetitionNumber]:
    """Record each line of the file as a petition from this meeting; returns their numbers.

    They come on the day of the meeting unless told otherwise, and by its channel. Where the file
    does not say, an opinion is a proposal on another subject than those listed. ``outcome`` in it
    is kept as events (``settle_opinion``).

    Raises:
        NotFoundError: there is no such meeting.
        RefusedError: it was not held, or is still to come.
        DataFileError: the file cannot be read or has no line, or a line is wrong or recorded
            already; nothing of it should be kept. No value of it is repeated.
    """
    meeting = get_meeting(session, meeting_id)
    meeting_outcome(meeting.kind, meeting.meets_on, MeetingOutcome(MeetingStatus.HELD), today=today)
    mark_as_held(session, meeting)
    numbers: list[PetitionNumber] = []

    recorded = _recorded(session, meeting_id)

    def add(row: Row) -> None:
        petitioner = row.facts(Petitioner, today)
        kind = row.optional("kind", PetitionKind.parse) or PetitionKind.PROPOSAL
        opinion = row.facts(
            Petition,
            today,
            **dict.fromkeys(_OF_NO_OPINION),
            level=Level.FIRST,
            is_within_competence=True,
            channel=meeting.kind.channel,
            form=PetitionForm.usual(meeting.kind.channel),
            meeting_id=meeting_id,
            received_on=received_on or meeting.meets_on,
            kind=kind,
            field=row.optional("field", SubjectField.parse) or SubjectField.OTHER,
        )
        said = (fold(petitioner.name or ""), fold(opinion.summary))
        if (again := recorded.get(said)) is not None:
            raise RefusedError(
                _(
                    "this opinion is recorded already, as {number}: take the line out, or correct"
                    " it with tiepdan edit {number}."
                ).format(number=again)
            )
        who = add_petitioner(session, petitioner)
        recorded[said] = add_petition(session, opinion, who)
        settle_opinion(
            session,
            recorded[said],
            row.optional("outcome", OpinionOutcome.parse),
            row.fact(_BODY, today),
        )
        numbers.append(recorded[said])

    for row in csv_rows(path, _COLUMNS, is_personal=True):
        take_over(row, add)
    if not numbers:
        raise DataFileError(
            _("{file} has no line below its first one; write an opinion on each.").format(file=path)
        )
    return numbers


def _recorded(session: Session, meeting_id: int) -> dict[tuple[str, str], PetitionNumber]:
    """The opinions of a meeting by who raised them and what they say, but for denunciations."""
    found = session.exec(
        select(tables.Petition, tables.Petitioner)
        .join(tables.Petitioner, col(tables.Petitioner.id) == tables.Petition.petitioner_id)
        .where(
            tables.Petition.meeting_id == meeting_id,
            tables.Petition.kind != PetitionKind.DENUNCIATION,
            col(tables.Petition.contains_denunciation).is_(False),
            is_live(Voidable.PETITION),
        )
    ).all()
    return {
        (fold(person.name or ""), fold(opinion.summary)): PetitionNumber(
            opinion.year, opinion.sequence
        )
        for opinion, person in found
    }
