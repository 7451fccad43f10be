"""What a letter says of a petition, in words, as ``field.Told`` says."""

from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.records.reading.limits import LimitRow
from tiepdan.reports.letters.field import unless_empty
from tiepdan.reports.letters.matter import PetitionMatter
from tiepdan.reports.letters.people import UNNAMED, lives_at, without_end
from tiepdan.reports.letters.words import day_in_words
from tiepdan.reports.vietnamese import number_words, vietnamese
from tiepdan.text import within_sentence

_MOVING = frozenset(
    {
        PetitionEventKind.ACCEPTED,
        PetitionEventKind.COMPLEX,
        PetitionEventKind.EXTENDED,
        PetitionEventKind.SUSPENDED,
        PetitionEventKind.RESUMED,
    }
)
"""Steps from which the time to resolve it runs, or by which it is another one."""


def address(matter: PetitionMatter) -> str | None:
    """Where they live."""
    return lives_at(matter.petitioner)


def name(matter: PetitionMatter) -> str | None:
    """Who petitions."""
    return UNNAMED if matter.facts.is_anonymous else unless_empty(matter.petitioner.name)


def with_others(matter: PetitionMatter) -> str | None:
    """Who petitions, and how many people the petition is of."""
    who = name(matter)
    if not who or matter.facts.people_count == 1:
        return who
    return f"{who} (đơn có {number_words(matter.facts.people_count)} người)"


def summary(matter: PetitionMatter) -> str | None:
    """What it is about, as it was written: a small letter may spoil a name."""
    return without_end(matter.facts.summary)


def reason(matter: PetitionMatter) -> str | None:
    """Why it was not taken up, in words, else by the reason of the list."""
    step = matter.step
    if step is None:
        return None
    words = without_end(step.note)
    if words or step.ineligible_reason is None:
        return words
    return within_sentence(vietnamese(step.ineligible_reason.english))


def answer(matter: PetitionMatter) -> str | None:
    """What is answered: what was noted of the step, else of the decision."""
    decided = matter.last(PetitionEventKind.DECIDED)
    notes = [without_end(one.note) for one in (matter.step, decided) if one]
    kept = [words for words in notes if words is not None]
    return next((words for words in kept if words), next(iter(kept), None))


def ground(matter: PetitionMatter) -> str | None:
    """Why somebody is not received, by the list."""
    refused = matter.last(PetitionEventKind.RECEPTION_REFUSED)
    return (
        within_sentence(vietnamese(refused.ground.english)) if refused and refused.ground else None
    )


def _resolved_by(matter: PetitionMatter) -> LimitRow | None:
    """The limit to resolve it that began last; a step still to be recorded may move it."""
    step = matter.step
    if step is not None and step.kind in _MOVING and step not in matter.events:
        return None
    rows = [one for one in matter.limits if PetitionEventKind.DECIDED in one.limit.met_by]
    return max(rows, key=lambda one: one.started_on, default=None)


def resolution_due(matter: PetitionMatter) -> str | None:
    """The day by which it is to be resolved, in words."""
    found = _resolved_by(matter)
    return day_in_words(found.due) if found else None


def resolution_article(matter: PetitionMatter) -> str | None:
    """The article of that."""
    found = _resolved_by(matter)
    return found.version.article if found else None
