"""The office's own texts in a Word file: each is marked with its section, to be read back.

A content control holds its paragraphs, which Word keeps whatever is typed; a bookmark stands at its
beginning, and one after its end, since LibreOffice keeps no such controls. Both also say what the
text was: so one that was edited is known, and one changed in the register meanwhile is not lost.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from tiepdan.reports.documents.document import Block, Document

_IDENTITY = re.compile(r"tiepdan (?P<report>[a-z0-9-]+) (?P<first>[\d-]{10}) (?P<last>[\d-]{10})")
_MARK = re.compile(r"td_(?P<section>[a-z0-9_]+)_(?P<digest>[0-9a-f]{8})")
_END = "td_end"
_LONGEST_TITLE = 64
"""Word refuses a longer one; of a bookmark's name 40 letters, which every mark is within."""


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text as it stands in a file: of which section, and the mark of what it was."""

    section: str
    digest: str
    text: str


@dataclass(frozen=True, slots=True)
class MarkedFile:
    """The marked texts of a file by their sections, of which report and of which days."""

    report: str
    first: date
    last: date
    texts: Sequence[MarkedText]


def digest_of(block: Block) -> str:
    """What tells one text of a section from another."""
    return hashlib.sha256("\n".join(block.lines).encode()).hexdigest()[:8]


def identify(file: WordDocument, document: Document) -> None:
    """Note in a file of which report and period it is."""
    period = document.period
    file.core_properties.keywords = f"tiepdan {document.outline} {period.start} {period.last_day}"


class Marker:
    """Marks the texts of one file."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._is_open = False

    def mark(self, paragraphs: Sequence[Paragraph], block: Block) -> None:
        """Mark the paragraphs of a text, which follow what was written so far."""
        name = f"td_{block.key.replace('-', '_')}_{digest_of(block)}"
        _bookmark(paragraphs[0], name, next(self._numbers))
        _control(paragraphs, name, block.prompt[:_LONGEST_TITLE])
        self._is_open = True

    def end(self, paragraph: Paragraph) -> None:
        """Where a paragraph that is none of the office's follows, the text before it ends."""
        if self._is_open:
            number = next(self._numbers)
            _bookmark(paragraph, f"{_END}_{number}", number)
        self._is_open = False


def _bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    first = next(iter(paragraph._p.r_lst))  # noqa: SLF001 (python-docx has no bookmarks)
    first.addprevious(start)
    first.addprevious(end)


def _control(paragraphs: Sequence[Paragraph], name: str, title: str) -> None:
    control, properties, content = map(OxmlElement, ("w:sdt", "w:sdtPr", "w:sdtContent"))
    for key, value in (("alias", title), ("tag", name), ("lock", "sdtLocked")):
        element = OxmlElement(f"w:{key}")
        element.set(qn("w:val"), value)
        properties.append(element)
    control.extend((properties, content))
    paragraphs[0]._p.addprevious(control)  # noqa: SLF001 (python-docx has no content controls)
    for paragraph in paragraphs:
        content.append(paragraph._p)  # noqa: SLF001


def read_marked(path: Path) -> MarkedFile | None:
    """The texts of a file that are marked, in order; None of one that was not made by ``report``.

    Raises:
        ValueError: it is no Word file.
        OSError: it cannot be read.
    """
    try:
        with path.open("rb") as content:
            file = docx.Document(content)
    # Whatever XML and archives may hold that no Word file does.
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise ValueError(str(error)) from error
    identity = _IDENTITY.fullmatch(file.core_properties.keywords or "")
    if identity is None:
        return None
    first, last = (date.fromisoformat(identity[name]) for name in ("first", "last"))
    body = file.element.body
    texts = [*_controlled(body)]
    known = {text.section for text in texts}
    texts += (text for text in _bookmarked(body) if text.section not in known)
    return MarkedFile(identity["report"], first, last, texts)


def _controlled(body: Any) -> Iterator[MarkedText]:
    for control in body.iter(qn("w:sdt")):
        tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
        if tag is not None and (found := _MARK.fullmatch(tag.get(qn("w:val"), ""))):
            yield _marked(found, control.iter(qn("w:p")))


def _bookmarked(body: Any) -> Iterator[MarkedText]:
    """Paragraphs from a bookmark of ours to before the next one, or to a table."""
    found: re.Match[str] | None = None
    own: list[Any] = []
    for element in _elements(body):
        names = [mark.get(qn("w:name"), "") for mark in element.iter(qn("w:bookmarkStart"))]
        ours = [name for name in names if name.startswith("td_")]
        if ours or element.tag != qn("w:p"):
            if found:
                yield _marked(found, own)
            found, own = next(filter(None, map(_MARK.fullmatch, ours)), None), []
        own.append(element)
    if found:
        yield _marked(found, own)


def _elements(body: Any) -> Iterator[Any]:
    """Paragraphs and tables in order, also those in controls."""
    for element in body:
        if element.tag == qn("w:sdt"):
            yield from element.find(qn("w:sdtContent"))
        else:
            yield element


def _marked(found: re.Match[str], paragraphs: Iterable[Any]) -> MarkedText:
    lines = (line.strip() for one in paragraphs for line in _text(one).split("\n"))
    section = found["section"].replace("_", "-")
    return MarkedText(section, found["digest"], "\n".join(filter(None, lines)))


def _text(paragraph: Any) -> str:
    """The text of a paragraph: what was inserted under revision is in it, what was deleted not."""
    words = []
    for element in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr")):
        if element.tag == qn("w:t"):
            words.append(element.text or "")
        elif element.getparent().tag == qn("w:r"):  # and not a tab stop of the paragraph
            words.append(" " if element.tag == qn("w:tab") else "\n")
    return "".join(words)
