"""Making a report in words: an outline, the figures of a period, and the office's own texts."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tiepdan.errors import UsageError
from tiepdan.facts.office import Office
from tiepdan.facts.report import TextBlock
from tiepdan.records.reading.office.facts import all_staff, get_office
from tiepdan.records.reading.reports.rules import binding_reports
from tiepdan.records.reading.reports.text_blocks import text_blocks
from tiepdan.reports.documents.contents import made_text
from tiepdan.reports.documents.document import Block, Document, Origin, Paragraph, Part
from tiepdan.reports.documents.letterhead import letterhead, recipients, signature
from tiepdan.reports.documents.outline import Element, Outline
from tiepdan.reports.documents.sentences import Sentences, tidy
from tiepdan.reports.documents.words import words_of
from tiepdan.reports.period import Period
from tiepdan.reports.statistics import statistics
from tiepdan.reports.statistics.statistics import Statistics

if TYPE_CHECKING:
    from tiepdan.reports.forms.filling import FilledForm
    from tiepdan.reports.statistics.comparison import Compared


@dataclass(frozen=True, slots=True)
class Made:
    """A report in words, and the figures and forms that it was made from."""

    document: Document
    statistics: Statistics
    forms: "Sequence[FilledForm]"


def make(
    connection: sqlite3.Connection,
    outline: Outline,
    period: Period,
    database: Path,
    *,
    today: date,
) -> Made:
    """The report of a period as the register is today; beside it lie the office's own forms."""
    counted = statistics.count(connection, period, office="", today=today)
    needs_others = any(element.beside for element in outline.elements)
    office = get_office(connection, on=min(period.last_day, today))
    filled = _filled(connection, outline, period, database, today)
    sentences = Sentences(
        numbers=counted.numbers(),
        words=words_of(office, period),
        columns={
            f"{one.form.form}.{number}": amount
            for one in filled
            for number, amount in one.numbers.items()
        },
        compared=_compared(connection, period, today) if needs_others else None,
    )
    maker = _Maker(connection, outline, period, office, sentences, today)
    return Made(maker.document(), counted, filled)


class _Maker:
    """What the parts of one report are made from."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        outline: Outline,
        period: Period,
        office: Office,
        sentences: Sentences,
        today: date,
    ) -> None:
        self._connection, self._outline, self._period = connection, outline, period
        self._office, self._sentences, self._today = office, sentences, today
        self._texts = text_blocks(connection, outline.id, period.start, period.last_day)

    def document(self) -> Document:
        outline = self._outline
        signers = [
            row.facts for row in all_staff(self._connection) if row.is_in_office(self._today)
        ]
        to = tuple(filter(None, map(self._text, outline.to)))
        named = filter(None, map(self._text, outline.recipients))
        return Document(
            outline=outline.id,
            name=outline.name,
            period=self._period,
            letterhead=letterhead(outline, self._office, self._today),
            kind=outline.kind,
            subject=self._text(outline.subject),
            to=to,
            parts=tuple(self._parts()),
            recipients=recipients(named, self._office, is_addressed=bool(to)),
            signature=signature(outline, signers),
        )

    def _text(self, text: str) -> str:
        return tidy(self._sentences.filled(text).text)

    def _parts(self) -> Iterator[Part]:
        for section in self._outline.sections:
            below = [part for element in section.elements for part in self._element(element)]
            if section.is_optional and not below:
                continue
            if section.heading:
                yield Paragraph(self._text(section.heading), section.level)
            yield from below

    def _element(self, element: Element) -> Iterator[Part]:
        if not element.is_in_force(self._period.last_day):
            return
        if element.block is None:
            for sentence in self._sentences.of(element):
                yield Paragraph(tidy(sentence.text), figures=sentence.figures)
            return
        block = self._block(element.block, element)
        if block.text or not element.is_optional:
            yield block

    def _block(self, key: str, element: Element) -> Block:
        text, origin, of = self._written(self._texts.get(key))
        # What was raised in another period is not what was raised in this one.
        if element.contents and origin is not Origin.WRITTEN:
            text, origin, of = (
                made_text(self._connection, element.contents, self._period),
                Origin.MADE,
                None,
            )
        if not text:
            origin = Origin.MISSING
        lead = self._sentences.filled(element.lead or "").text
        return Block(key, element.prompt or "", lead, text, origin, of)

    def _written(self, found: TextBlock | None) -> tuple[str, Origin, tuple[date, date] | None]:
        if found is None:
            return "", Origin.MISSING, None
        days = (found.period_from, found.period_to)
        if days == (self._period.start, self._period.last_day):
            return found.content, Origin.WRITTEN, None
        return found.content, Origin.OFFERED, days


def _filled(
    connection: sqlite3.Connection,
    outline: Outline,
    period: Period,
    database: Path,
    today: date,
) -> "list[FilledForm]":
    """The forms of the period that sentences of the outline speak of."""
    if not outline.spoken_forms:
        return []
    from tiepdan.reports.forms.choosing import forms_of  # noqa: PLC0415 (start-up)
    from tiepdan.reports.forms.filling import fill  # noqa: PLC0415
    from tiepdan.reports.forms.loading import load_forms  # noqa: PLC0415

    every = forms_of(load_forms(database), period)
    chosen = [form for form in every if form.form in outline.spoken_forms]
    return fill(connection, chosen, every, period, office="", today=today)


def _compared(connection: sqlite3.Connection, period: Period, today: date) -> "Compared | None":
    """The periods beside it; none where it is longer than a year and has no like of it."""
    from tiepdan.reports.statistics import comparison  # noqa: PLC0415 (start-up)

    try:
        return comparison.count(
            connection, period, binding_reports(connection), office="", today=today
        )
    except UsageError:
        return None
