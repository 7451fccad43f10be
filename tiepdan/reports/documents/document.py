"""A report in words as it is to be read: the value between the outline and the media."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tiepdan.reports.forms.identities import Number
from tiepdan.reports.period import Period


class Origin(StrEnum):
    """Where the text of a section comes from."""

    WRITTEN = "written"
    """It was written for this period."""

    OFFERED = "offered"
    """It was written for another period, and is offered again."""

    MADE = "made"
    """It was made from the register."""

    MISSING = "missing"
    """Nobody has written it yet."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A heading (level 1 to 3) or a sentence (0), with the numbers in it by figure."""

    text: str
    level: int = 0
    figures: Mapping[str, Number | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Block:
    """A section's own text, which the office writes; a line is a paragraph.

    One that is offered has the period ``of`` which it is.
    """

    key: str
    prompt: str
    lead: str
    text: str
    origin: Origin
    of: tuple[date, date] | None = None

    @property
    def gap(self) -> str:
        """What stands where the text is missing."""
        return f"[… chưa có nội dung: {self.prompt} …]"

    @property
    def lines(self) -> list[str]:
        """Its paragraphs as they are to be read."""
        first, *others = (self.text or self.gap).split("\n")
        return [f"{self.lead}{first}", *(line for line in others if line)]


Part = Paragraph | Block


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands above the title (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

    superior: str | None
    issuer: tuple[str, ...]
    number: str
    place_and_day: str


@dataclass(frozen=True, slots=True)
class Signature:
    """The lines above a signature, and the name below it where one is known."""

    lines: tuple[str, ...]
    name: str | None


@dataclass(frozen=True, slots=True)
class Document:
    """A report in words: whose and of which period, and everything that stands in it in order."""

    outline: str
    name: str
    period: Period
    letterhead: Letterhead
    kind: str
    subject: str
    to: tuple[str, ...]
    parts: tuple[Part, ...]
    recipients: tuple[str, ...]
    signature: Signature

    @property
    def blocks(self) -> Iterator[Block]:
        """The texts that the office writes."""
        return (part for part in self.parts if isinstance(part, Block))

    @property
    def figures(self) -> frozenset[str]:
        """The figures and columns of forms that its sentences say."""
        sentences = (part for part in self.parts if isinstance(part, Paragraph))
        return frozenset(figure for sentence in sentences for figure in sentence.figures)

    @property
    def title(self) -> str:
        """Its kind and subject on one line."""
        return f"{self.kind} {self.subject}"
