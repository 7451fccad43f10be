"""Which letters the file of a petition allows now, and which of them it asks for."""

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tiepdan.facts.fact import COVERED, secret_names
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.facts.petitioner import Petitioner
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.numbers import PetitionNumber
from tiepdan.records.reading.letters import identity_in_letter
from tiepdan.records.reading.limits import LimitRow, limits_of_petition
from tiepdan.records.reading.petitions.next_steps import NextStep, next_steps
from tiepdan.records.reading.petitions.petitions import (
    Identity,
    PetitionRow,
    get_petition,
    petition_events,
)
from tiepdan.reports.letters.choice import Choice, PetitionChoice
from tiepdan.reports.letters.kind import Denouncer, LetterKind, LetterSubject
from tiepdan.reports.letters.matter import PetitionMatter
from tiepdan.text import tells


@dataclass(frozen=True, slots=True)
class PetitionCase:
    """The file of a petition, as far as letters are made from it."""

    row: PetitionRow
    identity: Identity
    events: Sequence[PetitionEvent]
    limits: Sequence[LimitRow]
    next_steps: Sequence[NextStep]

    def last(self, kind: PetitionEventKind) -> PetitionEvent | None:
        """The last event of a kind."""
        return next((one for one in reversed(self.events) if one.kind is kind), None)


def read_case(
    connection: sqlite3.Connection, number: PetitionNumber, *, today: date, is_revealed: bool
) -> PetitionCase:
    """The file of a petition, with who petitions as far as may be told.

    Raises:
        NotFoundError: there is none.
    """
    limits = limits_of_petition(connection, number, today=today)
    return PetitionCase(
        get_petition(connection, number, today=today),
        identity_in_letter(connection, number, is_revealed=is_revealed),
        petition_events(connection, number, is_revealed=is_revealed),
        limits,
        next_steps(connection, number, limits, today=today),
    )


def choices(letters: Iterable[LetterKind], case: PetitionCase, day: date) -> list[PetitionChoice]:
    """The letters that a case allows, those asked for first; ``day`` is that of a new step."""
    found = [one for letter in letters if (one := _choice(letter, case, day))]
    asked = _asked(case, {one.kind.step for one in found})
    marked = [replace(one, is_asked=one.kind.step is asked is not None) for one in found]
    return sorted(marked, key=lambda one: not one.is_asked)


def _choice(letter: LetterKind, case: PetitionCase, day: date) -> PetitionChoice | None:
    step = case.last(letter.step) if letter.step else None
    wording = letter.wording_on(step.happened_on if step else day)
    if wording is None or not _fits(letter, case.row):
        return None
    possible = {one.step.event: one for one in case.next_steps}
    if letter.step and step is None and letter.step not in possible:
        return None
    due = next((one for one in case.limits if one.limit.id == letter.limit), None)
    return Choice(letter, wording, step, due)


def _asked(
    case: PetitionCase, with_letter: Collection[PetitionEventKind | None]
) -> PetitionEventKind | None:
    """The step whose paper is wanted: the last one while it names none, else the next one due."""
    last = next((one for one in reversed(case.events) if one.kind in with_letter), None)
    if last and not last.document_number:
        return last.kind
    steps = (one.step.event for one in case.next_steps if one.limit)
    return next((one for one in steps if one in with_letter), None)


def _fits(letter: LetterKind, row: PetitionRow) -> bool:
    """Whether a letter is for such a petition; one that hides a denouncer names nobody there."""
    if letter.subject is not LetterSubject.PETITION:
        return False
    kinds = {row.facts.kind, *([PetitionKind.DENUNCIATION] if row.facts.denounces else [])}
    return bool(kinds & letter.petitions)


def matter_of(letter: LetterKind, case: PetitionCase, step: PetitionEvent | None) -> PetitionMatter:
    """What a letter tells of a petition; one that hides a denouncer knows of none.

    Also of one who waived protection: what such a letter is for needs no name.
    """
    facts, petitioner = case.identity.facts, case.identity.petitioner
    if letter.denouncer is Denouncer.HIDDEN and facts.denounces:
        names = dict.fromkeys(secret_names(Petitioner), COVERED)
        told = [one for one in (petitioner.name, facts.representative) if one]
        given = [one.split()[-1] for one in told if one.strip()]
        is_told = any(tells(facts.summary, one) for one in (*told, *given))
        summary = COVERED if is_told else facts.summary
        petitioner = replace(petitioner, **names)
        facts = replace(facts, representative=COVERED, summary=summary)
    return PetitionMatter(case.row.number, facts, petitioner, case.events, case.limits, step)
