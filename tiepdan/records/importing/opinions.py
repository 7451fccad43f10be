"""The opinions raised at a meeting from one CSV file: a line for each, all of them or none."""

from datetime import date
from pathlib import Path

from sqlmodel import Session, col, select

from tiepdan.errors import DataFileError, RefusedError
from tiepdan.i18n import _
from tiepdan.law.procedure.meeting_checks import Outcome, meeting_outcome
from tiepdan.law.vocabulary.meeting import MeetingStatus
from tiepdan.law.vocabulary.petition import Field, PetitionKind
from tiepdan.numbers import PetitionNumber
from tiepdan.parsing import parse_count, parse_text
from tiepdan.records.importing.csv_rows import CsvRow, csv_rows, take_over
from tiepdan.records.reading.voids import Voidable
from tiepdan.records.schema.tables import Petition, Petitioner
from tiepdan.records.writing.in_force import in_force
from tiepdan.records.writing.meetings.meetings import get_meeting, mark_as_held
from tiepdan.records.writing.petitions.petitions import add_petition, add_petitioner
from tiepdan.text import fold

_COLUMNS = "name summary | kind field hamlet address id_number phone people_count officer"


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
    does not say, an opinion is a proposal on another subject than those listed.

    Raises:
        NotFoundError: there is no such meeting.
        RefusedError: it was not held, or is still to come.
        DataFileError: the file cannot be read or has no line, or a line is wrong or recorded
            already; nothing of it should be kept. No value of it is repeated.
    """
    meeting = get_meeting(session, meeting_id)
    meeting_outcome(meeting.kind, meeting.meets_on, Outcome(MeetingStatus.HELD), today=today)
    mark_as_held(session, meeting)
    numbers: list[PetitionNumber] = []

    recorded = _recorded(session, meeting_id)

    def add(row: CsvRow) -> None:
        name, summary = row.required("name", parse_text), row.required("summary", parse_text)
        if (again := recorded.get((fold(name), fold(summary)))) is not None:
            raise RefusedError(
                _("this opinion is recorded already, as {number}; take the line out.").format(
                    number=again
                )
            )
        numbers.append(
            add_petition(
                session,
                received_on=received_on or meeting.meets_on,
                channel=meeting.kind.channel,
                meeting_id=meeting_id,
                kind=row.optional("kind", PetitionKind.parse) or PetitionKind.PROPOSAL,
                field=row.optional("field", Field.parse) or Field.OTHER,
                people_count=row.optional("people_count", parse_count) or 1,
                officer=row.optional("officer", parse_text),
                summary=summary,
                petitioner_id=add_petitioner(
                    session,
                    name=name,
                    id_number=row.optional("id_number", parse_text),
                    address=row.optional("address", parse_text),
                    hamlet=row.optional("hamlet", parse_text),
                    phone=row.optional("phone", parse_text),
                ),
            )
        )
        recorded[fold(name), fold(summary)] = numbers[-1]

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
        select(Petition, Petitioner)
        .join(Petitioner, col(Petitioner.id) == Petition.petitioner_id)
        .where(
            Petition.meeting_id == meeting_id,
            Petition.kind != PetitionKind.DENUNCIATION,
            in_force(Voidable.PETITION),
        )
    ).all()
    return {
        (fold(person.name), fold(opinion.summary)): PetitionNumber(opinion.year, opinion.sequence)
        for opinion, person in found
    }
