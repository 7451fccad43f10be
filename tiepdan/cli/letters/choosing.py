"""Which letter is meant, and whether the case allows it."""

from collections.abc import Sequence

from tiepdan.errors import RefusedError, UsageError
from tiepdan.i18n import _
from tiepdan.reports.letters.kind import LetterKind
from tiepdan.reports.letters.petition_letters import Choice
from tiepdan.text import quoted, word_key


def kind_named(typed: str, letters: Sequence[LetterKind]) -> LetterKind:
    """The kind of letter that is meant by its id, a name or its title.

    Raises:
        UsageError: there is none; those there are are named.
    """
    for letter in letters:
        if word_key(typed) in {word_key(one) for one in (letter.id, letter.name, *letter.names)}:
            return letter
    raise UsageError(
        _("There is no letter “{typed}”; there are {known}. tiepdan letters tells of each.").format(
            typed=quoted(typed), known=", ".join(one.id for one in letters)
        )
    )


def choice_of(
    typed: str, letters: Sequence[LetterKind], allowed: Sequence[Choice], subject: str
) -> Choice:
    """The letter that is meant, among those that the case allows; also by the number of its form.

    Raises:
        UsageError: there is no such letter.
        RefusedError: the case does not allow it; those that it does are named.
    """
    by_form = [one for one in allowed if one.wording.form and _is(one.wording.form, typed)]
    if len(by_form) == 1:
        return by_form[0]
    kind = kind_named(typed, letters)
    for one in allowed:
        if one.kind.id == kind.id:
            return one
    raise RefusedError(
        _("{subject} asks for no letter “{kind}” now; it allows: {allowed}.").format(
            subject=subject,
            kind=kind.id,
            allowed=", ".join(one.kind.id for one in allowed) or _("none"),
        )
    )


def _is(form: str, typed: str) -> bool:
    return word_key(form) == word_key(typed)
