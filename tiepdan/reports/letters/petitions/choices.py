"""Which letters the file of a petition allows now, and which of them it asks for."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.law.procedure.steps import GOES_TO_BODY
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.records.reading.limits import LimitRow
from tiepdan.records.reading.petitions.petitions import PetitionRow
from tiepdan.reports.letters.choice import Choice, PetitionChoice
from tiepdan.reports.letters.kind import Denouncer, LetterKind, LetterSubject
from tiepdan.reports.letters.petitions.case import PetitionCase

_TO_SENDER = frozenset({PetitionEventKind.SENDER_ANSWERED, PetitionEventKind.SENDER_INFORMED})


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
