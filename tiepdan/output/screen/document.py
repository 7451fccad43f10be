"""A report in words as plain text, wrapped where there is a width; else a paragraph is a line."""

import sys
import textwrap
from collections.abc import Iterator
from typing import TextIO

from tiepdan.output.screen.width import columns_of
from tiepdan.reports.documents.document import Block, Document, Part
from tiepdan.text import displayable

_MOST_COLUMNS = 100


def write(document: Document, file: TextIO | None = None) -> None:
    """Print a report, to standard output unless told otherwise."""
    out = file or sys.stdout
    columns = columns_of(out)
    for paragraph in _paragraphs(document):
        text = displayable(paragraph)
        lines = textwrap.wrap(text, min(columns, _MOST_COLUMNS)) if columns else [text]
        out.writelines(f"{line}\n" for line in lines or [""])


def _paragraphs(document: Document) -> Iterator[str]:
    head = document.letterhead
    yield from (*filter(None, (head.superior,)), *head.issuer, head.number, head.place_and_day, "")
    yield from (document.kind, document.subject, "")
    if document.to:
        yield from (f"Kính gửi: {'; '.join(document.to)}.", "")
    for part in document.parts:
        yield from _lines(part)
    yield from ("", "Nơi nhận:", *(f"- {name}" for name in document.recipients), "")
    yield from document.signature.lines
    if document.signature.name:
        yield document.signature.name


def _lines(part: Part) -> Iterator[str]:
    if isinstance(part, Block):
        yield from part.lines
    elif part.level:
        yield from ("", part.text)
    else:
        yield part.text
