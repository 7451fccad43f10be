"""Which letter is meant, and whether the case allows it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from tiepdan.errors import RefusedError, UsageError
from tiepdan.i18n import _
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.reports.letters.choice import MeetingChoice, PetitionChoice
from tiepdan.reports.letters.kind import LetterKind, LetterSubject
from tiepdan.reports.letters.loading import load_letters
from tiepdan.text import quoted, word_key

ChoiceT = TypeVar("ChoiceT", PetitionChoice, MeetingChoice)


def kind_named(typed: str, letters: Sequence[LetterKind]) -> LetterKind:
    """The kind of letter that is meant by its id, a name or its title.

    Raises:
        UsageError: there is none; those there are are named.
    """
    for letter in letters:
        if _is_named(letter, typed):
            return letter
    raise UsageError(
        _("There is no letter “{typed}”; there are {known}. tiepdan letters tells of each.").format(
            typed=quoted(typed), known=", ".join(one.id for one in letters)
        )
    )


def letters_meant(typed: str, letters: Sequence[LetterKind]) -> list[LetterKind]:
    """The kinds of letter that may be meant by an id, a name, a title or the number of a form."""
    return [
        one
        for one in letters
        if _is_named(one, typed)
        or any(wording.form and _is(wording.form, typed) for wording in one.wordings)
    ]


def letters_of(typed: str, letters: Sequence[LetterKind]) -> list[LetterKind]:
    """The letters that are meant by a name, or by the kind of petition that they are about.

    Raises:
        UsageError: it is neither; the letters there are are named.
    """
    try:
        of_petition = PetitionKind.parse(typed)
    except UsageError:
        own = [one for one in letters if _is(one.id, typed)]
        return own or letters_meant(typed, letters) or [kind_named(typed, letters)]
    return [one for one in letters if of_petition in one.petitions]


def letter_of_month(typed: str, database: Path) -> LetterKind | None:
    """The letter of a month that stands where the number of a case does, if one does."""
    if any(one.isdigit() for one in typed):
        return None
    of_months = (one for one in load_letters(database) if one.subject is LetterSubject.MONTH)
    return next((one for one in of_months if _is_named(one, typed)), None)


def choice_of(
    typed: str, letters: Sequence[LetterKind], allowed: Sequence[ChoiceT], subject: str
) -> ChoiceT:
    """The letter that is meant, among those that the case allows; by its id first.

    Then by the number of its form, by a name, by its step. What is said of several is not enough.

    Raises:
        UsageError: there is no such letter, or several may be meant.
        RefusedError: the case does not allow it; those that it does are named.
    """
    by_id = [one for one in allowed if _is(one.kind.id, typed)]
    by_form = [one for one in allowed if one.wording.form and _is(one.wording.form, typed)]
    by_name = [one for one in allowed if _is_named(one.kind, typed)]
    by_step = [one for one in allowed if _is_of_step(one.kind, typed)]
    for found in (by_id, by_form, by_name, by_step):
        if len(found) == 1:
            return found[0]
        if len(found) > 1:
            raise UsageError(
                _("“{typed}” is said of several letters; say which: {kinds}.").format(
                    typed=quoted(typed), kinds=", ".join(one.kind.id for one in found)
                )
            )
    named = [one for one in letters if _is_named(one, typed) or _is_of_step(one, typed)]
    kinds = ", ".join(one.kind.id for one in allowed) or _("none")
    if not named:
        raise UsageError(
            _(
                "There is no letter “{typed}”; {subject} allows: {allowed}. tiepdan letters tells"
                " of each."
            ).format(typed=quoted(typed), subject=subject, allowed=kinds)
        )
    raise RefusedError(
        _("{subject} asks for no letter “{kind}” now; it allows: {allowed}.").format(
            subject=subject, kind=named[0].id, allowed=kinds
        )
    )


def _is_of_step(kind: LetterKind, typed: str) -> bool:
    """Whether a word is that of its step, as events are typed."""
    return kind.step is not None and word_key(typed) in kind.step.words


def _is_named(kind: LetterKind, typed: str) -> bool:
    return any(_is(one, typed) for one in (kind.id, kind.name, *kind.names))


def _is(form: str, typed: str) -> bool:
    return word_key(form) == word_key(typed)
