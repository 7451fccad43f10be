"""From a sentence of an outline to one of the report: what stands in its braces is filled in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tiepdan.reports.documents.outline import FORM_COLUMN, PLACEHOLDER, Element, names
from tiepdan.reports.documents.words import (
    NOT_KNOWN,
    NOTHING,
    amount_words,
    figure_words,
    part_words,
    parts_of,
    period_words,
)
from tiepdan.reports.figures.catalogue import FIGURES
from tiepdan.reports.figures.figure import Figure
from tiepdan.reports.forms.identities import Number
from tiepdan.reports.statistics.caseload import Caseload
from tiepdan.reports.statistics.sections.indicators import INDICATORS, decimal
from tiepdan.reports.vietnamese import number_words

if TYPE_CHECKING:
    from tiepdan.reports.statistics.comparison import Compared

FORMS = ("none", "parts", "list")
"""How a figure may be written otherwise: nothing in words, its parts in two ways."""

_BESIDE = {"before": "kỳ trước", "year_before": "cùng kỳ năm trước"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the report, and the numbers in it by their figures and columns of forms."""

    text: str
    figures: Mapping[str, Number | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sentences:
    """What the sentences of one report are filled with."""

    numbers: Caseload
    words: Mapping[str, str]
    columns: Mapping[str, Number | None] = field(default_factory=dict)
    """Columns of official forms, as ``02/XLD.6``; one that is not kept is empty."""
    compared: "Compared | None" = None

    def filled(self, text: str) -> Sentence:
        """A text with each brace filled in."""
        counted = [name for name, _form in names(text) if name in FIGURES or is_column(name)]
        return Sentence(
            PLACEHOLDER.sub(lambda found: self._value(found["name"], found["form"] or ""), text),
            {name: self._number(name) for name in counted},
        )

    def of(self, element: Element) -> Iterator[Sentence]:
        """The sentence of an element as it is to be said; none where nothing is to be."""
        if element.beside:
            yield from self._comparisons(element)
            return
        sentence = self.filled(element.sentence or "")
        if sentence.figures and not any(sentence.figures.values()):
            if element.is_optional:
                return
            if element.none is not None:
                sentence = Sentence(self.filled(element.none).text, sentence.figures)
        yield sentence

    def _number(self, name: str) -> Number | None:
        return self.columns.get(name) if is_column(name) else self.numbers[name]

    def _value(self, name: str, form: str) -> str:
        if name in self.words:
            return self.words[name]
        if is_column(name):
            amount = self._number(name)
            return NOTHING if form == "none" and not amount else amount_words(amount)
        if name in INDICATORS:
            value = INDICATORS[name].text(self.numbers)
            return NOT_KNOWN if value is None else str(value)
        figure, number = FIGURES[name], self.numbers[name]
        if form == "none" and not number:
            return NOTHING
        if form in {"parts", "list"}:
            return self._parts(figure, form)
        return figure_words(figure, number)

    def _parts(self, figure: Figure, form: str) -> str:
        found = [(self.numbers[part.id], part_words(part)) for part in parts_of(figure)]
        if form == "parts":
            return ", ".join(f"{number_words(n)} {label}" for n, label in found if n) or NOTHING
        return "; ".join(f"{label}: {number_words(n)}" for n, label in found if n) or NOTHING

    def _comparisons(self, element: Element) -> Iterator[Sentence]:
        """A sentence for each period beside; none for one that has no other beside it."""
        for key, (period, then) in (self.compared.beside if self.compared else {}).items():
            changes = "; ".join(
                f"{one.words} {change_words(self.numbers[one.figure], then[one.figure])}"
                for one in element.beside
            )
            yield Sentence(
                f"So với {_BESIDE[key]} ({period_words(period)}): {changes}.",
                {one.figure: self.numbers[one.figure] for one in element.beside},
            )


def is_column(name: str) -> bool:
    """Whether a name in braces is that of a column of a form."""
    return FORM_COLUMN.fullmatch(name) is not None


def change_words(now: int, then: int) -> str:
    """How a number differs from an earlier one: by how many, and per cent unless that was none."""
    if now == then:
        return f"không thay đổi ({number_words(now)})"
    up_or_down = "tăng" if now > then else "giảm"
    by = number_words(abs(now - then))
    if not then:
        return f"{up_or_down} {by} (kỳ so sánh không có)"
    percent = decimal(round(100 * abs(now - then) / then, 1))
    return f"{up_or_down} {by} (từ {number_words(then)} thành {number_words(now)}, {percent}%)"


def tidy(text: str) -> str:
    """A text without the spaces that something empty left in it."""
    return re.sub(r" {2,}", " ", text).strip()
