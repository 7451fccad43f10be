"""Which letters the file of a petition allows now, and which of them it asks for."""

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tiepdan.facts.fact import COVERED, secret_names
from tiepdan.facts.petition import Petition
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.facts.petitioner import Petitioner
from tiepdan.law.procedure.steps import GOES_TO_BODY
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.records.reading.letters import identity_in_letter
from tiepdan.records.reading.limits import LimitRow, limits_of_petition
from tiepdan.records.reading.petitions.owed.next_steps import NextStep, next_steps
from tiepdan.records.reading.petitions.petitions import (
    Identity,
    PetitionRow,
    petition_events,
)
from tiepdan.reports.letters.choice import Choice, PetitionChoice
from tiepdan.reports.letters.kind import Denouncer, LetterKind, LetterSubject
from tiepdan.reports.letters.matter import PetitionMatter
from tiepdan.text import tells

_TO_SENDER = frozenset({PetitionEventKind.SENDER_ANSWERED, PetitionEventKind.SENDER_INFORMED})


@dataclass(frozen=True, slots=True)
class PetitionCase:
    """The file of a petition, as far as letters are made from it."""

    row: PetitionRow
    identity: Identity
    events: Sequence[PetitionEvent]
    limits: Sequence[LimitRow]
    next_steps: Sequence[NextStep] = ()
    """What may be recorded of it, once ``with_next_steps`` has looked: that takes a while."""

    def last(self, kind: PetitionEventKind) -> PetitionEvent | None:
        """The last event of a kind."""
        return next((one for one in reversed(self.events) if one.kind is kind), None)


def read_case(
    connection: sqlite3.Connection, row: PetitionRow, *, today: date, is_revealed: bool
) -> PetitionCase:
    """The file of a petition, with who petitions as far as may be told."""
    return PetitionCase(
        row,
        identity_in_letter(connection, row.number, is_revealed=is_revealed),
        petition_events(connection, row.number, is_revealed=is_revealed),
        limits_of_petition(connection, row.number, today=today),
    )


def with_next_steps(connection: sqlite3.Connection, case: PetitionCase, day: date) -> PetitionCase:
    """The same case with the steps that it may take on a day."""
    steps = next_steps(connection, case.row.number, case.limits, today=day)
    return replace(case, next_steps=steps)


def choices(
    letters: Iterable[LetterKind], case: PetitionCase, day: date, *, is_anew: bool = False
) -> list[PetitionChoice]:
    """The letters that a case allows, those asked for first, those of recorded steps at the end.

    ``day`` is that of a new step.

    Of a step that is recorded it is the paper, unless the step ``is_anew`` and may be repeated.
    """
    found = [one for letter in letters if (one := _choice(letter, case, day, is_anew=is_anew))]
    asked = _asked(case, [one.kind for one in found], day)
    marked = [replace(one, is_asked=one.kind.step is asked is not None) for one in found]
    return sorted(marked, key=_rank)


def _rank(choice: PetitionChoice) -> int:
    """What is asked for first, then what may come next, at any time, and what was."""
    if choice.is_asked:
        return 0
    return 3 if choice.step else 1 if choice.kind.step else 2


def _choice(
    letter: LetterKind, case: PetitionCase, day: date, *, is_anew: bool
) -> PetitionChoice | None:
    if not fits(letter, case.row) or (letter.after and not case.last(letter.after)):
        return None
    if letter.step in _TO_SENDER and not _has_sender(case):
        return None
    step = case.last(letter.step) if letter.step else None
    is_possible = any(one.step.event is letter.step for one in case.next_steps)
    if step and is_anew and is_possible and step.happened_on < day:
        step = None
    wording = letter.wording_on(step.happened_on if step else day)
    if wording is None or (letter.step and step is None and not is_possible):
        return None
    return Choice(letter, wording, step, _due(letter, case, step))


def _has_sender(case: PetitionCase) -> bool:
    """Whether another body sent it on, named or seen from the limit to tell it."""
    limits = (one.limit for one in case.limits)
    return bool(case.row.facts.sent_by) or any(_TO_SENDER & one.met_by for one in limits)


def _due(letter: LetterKind, case: PetitionCase, step: PetitionEvent | None) -> LimitRow | None:
    """The running limit by which it goes out: one that its step ends, or has begun."""
    running = [one for one in case.limits if one.is_running]
    if step is None:
        met = [one for one in running if letter.step in one.limit.met_by]
    else:
        met = [
            one
            for one in running
            if one.limit.id == letter.limit and one.started_on == step.happened_on
        ]
    own = next((one for one in met if one.limit.id == letter.limit), None)
    return own or min(met, key=lambda one: one.due, default=None)


def _asked(
    case: PetitionCase, letters: Collection[LetterKind], day: date
) -> PetitionEventKind | None:
    """The step whose paper is wanted: the last one while it names none, else the next one due.

    A paper without a number leaves no trace: it is wanted on the day of its step.
    """
    wanted = {one.step: one for one in letters if one.step and not one.is_optional}
    past = (one for one in reversed(case.events) if one.happened_on <= day)
    last = next((one for one in past if one.kind in wanted), None)
    is_without = last is not None and not last.document_number
    if last and is_without and (wanted[last.kind].is_numbered or last.happened_on == day):
        return last.kind
    if case.row.facts.is_anonymous:
        return None  # It may be filed or declined, which takes no paper.
    steps = (one.step.event for one in case.next_steps if one.limit)
    return next((one for one in steps if one in wanted), None)


def fits(letter: LetterKind, row: PetitionRow) -> bool:
    """Whether a letter is for such a petition.

    What is denounced beside something else is handled here as what it was recorded as; it may go
    elsewhere as a denunciation, in a letter that names nobody. Nobody can be written to where
    nobody signed.
    """
    if letter.subject is not LetterSubject.PETITION:
        return False
    if row.facts.is_anonymous and letter.denouncer is Denouncer.REVEALED:
        return False
    if row.facts.kind in letter.petitions:
        return True
    is_denounced = row.facts.denounces and PetitionKind.DENUNCIATION in letter.petitions
    return is_denounced and letter.step in GOES_TO_BODY


def matter_of(letter: LetterKind, case: PetitionCase, step: PetitionEvent | None) -> PetitionMatter:
    """What a letter tells of a petition; one that hides a denouncer knows of none."""
    facts, petitioner, events = case.identity.facts, case.identity.petitioner, case.events
    if _hides(letter, facts):
        telling = _telling(case.identity)
        facts = replace(
            facts, representative=COVERED, summary=_unless_telling(facts.summary, telling)
        )
        petitioner = replace(petitioner, **dict.fromkeys(secret_names(Petitioner), COVERED))
        events = [_without_names(one, telling) for one in events]
        step = _without_names(step, telling) if step else None
    return PetitionMatter(case.row.number, facts, petitioner, events, case.limits, step)


def _hides(letter: LetterKind, facts: Petition) -> bool:
    """Whether a letter must not tell who denounces.

    In one of denunciations also of who waived protection: what it is for needs no name. That of a
    complaint which denounces beside it does.
    """
    if letter.denouncer is Denouncer.REVEALED or not facts.denounces:
        return False
    is_waived = facts.protection_waived_on is not None
    return not is_waived or PetitionKind.DENUNCIATION in letter.petitions


def _telling(identity: Identity) -> list[str]:
    """What would tell who denounces: all that is kept of the person, a given name alone too."""
    kept = [getattr(identity.petitioner, name) for name in secret_names(Petitioner)]
    names = [one for one in (identity.petitioner.name, identity.facts.representative) if one]
    return [one for one in (*kept, *names, *(one.split()[-1] for one in names)) if one]


def _unless_telling(text: str, telling: Collection[str]) -> str:
    return COVERED if any(tells(text, one) for one in telling) else text


def _without_names(event: PetitionEvent, telling: Collection[str]) -> PetitionEvent:
    return replace(event, note=_unless_telling(event.note, telling)) if event.note else event
