"""What a letter tells of a petition, and what it hides of whoever denounces."""

from collections.abc import Collection
from dataclasses import replace

from tiepdan.facts.fact import COVERED, secret_names
from tiepdan.facts.petition import Petition
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.facts.petitioner import Petitioner
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.records.reading.petitions.petitions import Identity
from tiepdan.reports.letters.kind import Denouncer, LetterKind
from tiepdan.reports.letters.matter import PetitionMatter
from tiepdan.reports.letters.petitions.case import PetitionCase
from tiepdan.text import tells


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
