"""A closed list of terms: each with its stored code, its label and the words a clerk may type."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Self

from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.text import quoted, word_key


class Term(StrEnum):
    """A closed list of terms: ``code, English label, further accepted words…``.

    The code is what is stored and what ``--json`` gives; the label is what a person reads.
    The further words are Vietnamese terms and initials; accents and case do not matter.
    """

    english: str
    words: frozenset[str]

    def __new__(cls, code: str, english: str = "", *words: str) -> Self:
        """One term of the list."""
        term = str.__new__(cls, code)
        term._value_ = code
        term.english = english
        term.words = frozenset(word_key(word) for word in (code, english, *words))
        return term

    @property
    def label(self) -> str:
        """The term in the reader's language."""
        return _(self.english)

    @classmethod
    def parse(cls, typed: str, among: Mapping[Self, str] | None = None) -> Self:
        """The term meant by an English or Vietnamese word, with or without accents, or initials.

        ``among`` are the terms that fit here, by what they are called, where not all of them do.

        Raises:
            UsageError: no term of the list has this word.
        """
        key = word_key(typed)
        labels = among or {term: term.label for term in cls}
        for term, label in labels.items():
            if key in term.words or key in {word_key(term.label), word_key(label)}:
                return term
        raise UsageError(
            _("“{typed}” is not in the list; choose one of: {choices}.").format(
                typed=quoted(typed), choices=cls.choices(labels)
            )
        )

    @classmethod
    def choices(cls, among: Mapping[Self, str] | None = None) -> str:
        """All terms, or those ``among`` them, for a prompt or a message: label and code."""
        labels = among or {term: term.label for term in cls}
        return ", ".join(f"{label} ({term.value})" for term, label in labels.items())
