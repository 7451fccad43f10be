"""A closed list of terms: each with its stored code, its label and the words a clerk may type."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from itertools import combinations
from typing import Generic, Self, TypeVar

from tiepdan.errors import ChoiceError
from tiepdan.i18n import _
from tiepdan.text import begins_with, quoted, quoted_for_shell, word_key

_LEAST_LETTERS = 2
"""Of a word that is not typed to its end."""

_FEW_TERMS = 6
"""Of so short a list one letter will do."""


NOT_RECORDED = "not_recorded"
"""The code of what an older book does not say: a group of its own wherever it is counted."""


class Term(StrEnum):
    """A closed list of terms: ``code, English label, further accepted words…``.

    The code is what is stored and what ``--json`` gives; the label is what a person reads.
    The further words are Vietnamese terms and initials; accents and case do not matter. Of what
    people read the first words or letters will do, where no other term of the list begins so.
    """

    english: str
    words: frozenset[str]
    phrases: tuple[str, ...]
    """All that may be typed for it, but for the label, as it is written."""

    def __new__(cls, code: str, english: str = "", *words: str) -> Self:
        """One term of the list."""
        term = str.__new__(cls, code)
        term._value_ = code
        term.english = english
        term.phrases = (code, english, *words)
        term.words = frozenset(map(word_key, term.phrases))
        return term

    @property
    def label(self) -> str:
        """The term in the reader's language."""
        return _(self.english)

    @property
    def as_typed(self) -> str:
        """The label as it stands in a command that is advised, ready to be pasted."""
        return quoted_for_shell(self.label)

    @property
    def in_vietnamese(self) -> tuple[str, ...]:
        """The further words that may be typed for it."""
        _code, _english, *words = self.phrases
        return tuple(words)

    @classmethod
    def offered(cls) -> list[Self]:
        """Those to choose from; that it is not recorded comes from a book, and is no choice."""
        return [term for term in cls if term.value != NOT_RECORDED]

    @classmethod
    def parse(cls, typed: str, among: Mapping[Self, str] | None = None) -> Self:
        """The term meant by an English or Vietnamese word, with or without accents, or initials.

        What only one of them begins with means it as well. ``among`` are the terms that fit here,
        by what they are called, where not all of them do.

        Raises:
            UsageError: no term of the list has this word.
        """
        key = word_key(typed)
        # Words before labels, which are looked up in a catalogue; none of one term is another's.
        meant: Self | None = _by_word(cls).get(key) if typed.strip() else None
        if meant is not None and (not among or meant in among):
            return meant
        labels = among or {term: term.label for term in cls.offered()}
        if not typed.strip():
            raise ChoiceError(
                _("One of these must be chosen: {choices}.").format(choices=cls.choices(labels)),
                _("One of these must be chosen:"),
                [*labels.values()],
            )
        for term, label in labels.items():
            if key in {word_key(term.label), word_key(label)}:
                return term
        begun = [
            term
            for term, label in labels.items()
            if any(begins_with(said, typed) for said in (label, term.label, *term.phrases))
        ]
        is_enough = len(key) >= _LEAST_LETTERS or len(labels) <= _FEW_TERMS
        if not begun and is_enough:
            begun = [
                term
                for term, label in labels.items()
                if any(word_key(said).startswith(key) for said in (label, *term.in_vietnamese))
            ]
        # Where there is but one term, not every beginning of it is meant.
        if len(begun) == 1 < len(labels):
            return begun[0]
        sentence = _("“{typed}” is not in the list; choose one of: {choices}.")
        raise ChoiceError(
            sentence.format(typed=quoted(typed), choices=cls.choices(labels)),
            _("“{typed}” is not in the list; choose one of:").format(typed=quoted(typed)),
            [*labels.values()],
        )

    @classmethod
    def choices(cls, among: Mapping[Self, str] | None = None) -> str:
        """All terms, or those ``among`` them, as people read and type them.

        They may hold commas.
        """
        labels = among or {term: term.label for term in cls.offered()}
        return "; ".join(labels.values())


One = TypeVar("One", bound=Term)


@cache
def _by_word(terms: type[One]) -> Mapping[str, One]:
    """Each term of a list by the words for it."""
    return {word: term for term in reversed([*terms]) for word in term.words}


_BETWEEN = re.compile(r"\s*(?:[,;+/&]|\s[-–—]\s|\bvà\b|\bkiêm\b|\band\b)\s*", re.IGNORECASE)


class Several(str, Generic[One]):
    """One term of a list or several at once: their codes, with commas, as stored."""

    __slots__ = ()

    @classmethod
    def terms(cls) -> type[One]:
        """The list they are of."""
        raise NotImplementedError

    @classmethod
    def of(cls, some: Iterable[One]) -> Self:
        """In the order of the list."""
        given = frozenset(some)
        return cls(",".join(term for term in cls.terms() if term in given))

    @classmethod
    def parse(cls, typed: str) -> Self:
        """Each as its list takes it, with commas, “-”, “và”, “kiêm” between.

        Raises:
            UsageError: one of them is not in the list.
        """
        return cls.of(cls.terms().parse(one) for one in _BETWEEN.split(typed.strip()))

    @classmethod
    def every(cls) -> list[str]:
        """Every value that may be stored."""
        terms = list(cls.terms())
        return [
            cls.of(some) for size in range(1, len(terms) + 1) for some in combinations(terms, size)
        ]

    @property
    def each(self) -> tuple[One, ...]:
        """One by one."""
        return tuple(map(self.terms(), self.split(",")))

    @property
    def label(self) -> str:
        """All of them in the reader's language."""
        return ", ".join(term.label for term in self.each)
