"""What an outline is: the sections of a report in words, each with its sentences and texts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tiepdan.dates import is_between, show_date
from tiepdan.errors import NotFoundError, UsageError
from tiepdan.i18n import _
from tiepdan.law.limits.time_limits import Confidence
from tiepdan.law.reporting.periods import PeriodKind
from tiepdan.reports.period import Period
from tiepdan.text import quoted, word_key

PLACEHOLDER = re.compile(r"\{(?P<name>[^{}:]*)(?::(?P<form>[^{}]*))?\}")
"""``{visits}`` in a sentence; after a colon how it is written."""

FORM_COLUMN = re.compile(r"(?P<form>\d+/[A-Z]+)\.(?P<column>\d+)")
"""A column of an official form in such braces: ``02/XLD.6``."""

_ROMAN, _NUMBER = re.compile(r"[IVX]+\. "), re.compile(r"\d+\. ")


class IssuedBy(StrEnum):
    """In whose name a report is issued."""

    COMMITTEE = "committee"
    PARTY = "party"


class Contents(StrEnum):
    """What a text is made from, as long as nobody has written it."""

    DIALOGUES = "dialogues"
    RECEPTIONS = "receptions"
    PETITIONS = "petitions"
    DIALOGUE_OPINIONS = "dialogue_opinions"
    CONFERENCE_OPINIONS = "conference_opinions"
    VOTER_OPINIONS = "voter_opinions"
    COMPLAINT_FIELDS = "complaint_fields"
    DENUNCIATION_FIELDS = "denunciation_fields"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedFigure:
    """A figure of a sentence that compares periods, and what it is called there."""

    figure: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One thing of a section, by exactly one of its keys.

    A ``sentence`` has figures in it, and ``none`` instead where all of them are zero; what was
    counted may stand ``beside`` earlier periods; ``block`` is a text that the office writes, to be
    about what ``prompt`` says, after a ``lead`` and made from ``contents`` until then. It is there
    while the rule it speaks of is in force, ``since`` and ``until``; what is optional is left out
    where there is nothing to say.
    """

    sentence: str | None = None
    none: str | None = None
    beside: tuple[ComparedFigure, ...] = ()
    block: str | None = None
    prompt: str | None = None
    lead: str | None = None
    contents: Contents | None = None
    since: date | None = None
    until: date | None = None
    is_optional: bool = field(default=False, metadata={"key": "optional"})

    def is_in_force(self, day: date) -> bool:
        """Whether the rule that it speaks of is in force on a day."""
        return is_between(day, self.since, self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineSection:
    """A heading as the original has it, and what stands below it; the first one may have none.

    Of an optional one nothing is left where nothing below it is.
    """

    heading: str | None = None
    is_optional: bool = field(default=False, metadata={"key": "optional"})
    elements: tuple[Element, ...] = field(default=(), metadata={"key": "element"})

    @property
    def level(self) -> int:
        """1 of ``I.``, 2 of ``1.``, 3 of anything further in; 0 without a heading."""
        if self.heading is None:
            return 0
        if _ROMAN.match(self.heading):
            return 1
        return 2 if _NUMBER.match(self.heading) else 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A report in words, while it is asked for so.

    ``kind`` and ``subject`` are its title; ``mark`` is that of its kind in its number. ``report``
    is the report of ``data/periods`` whose days its periods have, ``begun_on`` the day of the
    regulation that it reports on.
    """

    id: str
    name: str
    kind: str
    mark: str
    subject: str
    issued_by: IssuedBy
    periods: frozenset[PeriodKind] = frozenset()
    since: date
    until: date | None = None
    report: str | None = None
    begun_on: date | None = None
    to: tuple[str, ...] = ()
    recipients: tuple[str, ...]
    forms: tuple[str, ...] = ()
    article: str
    source: str
    confidence: Confidence
    doubt: str | None = None
    sections: tuple[OutlineSection, ...] = field(metadata={"key": "section"})

    @property
    def elements(self) -> Iterator[Element]:
        """Everything below its headings."""
        for section in self.sections:
            yield from section.elements

    @property
    def spoken_forms(self) -> frozenset[str]:
        """The official forms of which columns stand in its sentences."""
        sentences = (element.sentence or "" for element in self.elements)
        found = (FORM_COLUMN.fullmatch(name) for text in sentences for name, _ in names(text))
        return frozenset(column["form"] for column in found if column)

    @property
    def blocks(self) -> dict[str, Element]:
        """The texts that the office writes, by their ids."""
        return {element.block: element for element in self.elements if element.block}

    def block(self, typed: str) -> Element:
        """The element of the text with this id.

        Raises:
            NotFoundError: there is none.
        """
        known = {word_key(key): element for key, element in self.blocks.items()}
        if found := known.get(word_key(typed)):
            return found
        raise NotFoundError(
            _("The report {report} has no section “{typed}”; its sections are {known}.").format(
                report=self.id, typed=quoted(typed), known=", ".join(self.blocks)
            )
        )


def names(text: str) -> Iterator[tuple[str, str]]:
    """What stands in braces in a text, each with how it is written (empty: as it is)."""
    for found in PLACEHOLDER.finditer(text):
        yield found["name"], found["form"] or ""


def outline_named(outlines: Iterable[Outline], typed: str) -> tuple[Outline, ...]:
    """The wordings of an outline by its id, however it is spelled; none where there is none."""
    return tuple(one for one in outlines if word_key(one.id) == word_key(typed))


def outline_for(wordings: Sequence[Outline], period: Period) -> Outline:
    """The wording that a period is reported by: that in force on its last day.

    Raises:
        UsageError: none was in force then, or the report is not made for such periods.
    """
    found = [one for one in wordings if is_between(period.last_day, one.since, one.until)]
    if not found:
        nearest = wordings[0]
        raise UsageError(
            _("{report} ({article}) is made for periods that end since {since}, not for {period}.")
            .format(
                report=nearest.id,
                article=nearest.article,
                since=show_date(nearest.since),
                period=period,
            )
        )  # fmt: skip
    outline = found[0]
    if period.name and outline.periods and period.name.kind not in outline.periods:
        raise UsageError(
            _("{report} is not made for {period} ({article}); other days with --from and --to.")
            .format(report=outline.id, period=period.name.label, article=outline.article)
        )  # fmt: skip
    return outline
