"""A letter as a Word file: a template, ours or an office's own, with its fields filled.

The templates are rendered by docxtpl. What is not known stands there in yellow; a paragraph that
has nothing but what this letter does not need is left out. Of a field of several lines each is a
paragraph of its own, or a row of the table that it stands in.
"""

import copy
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2.sandbox import SandboxedEnvironment

from tiepdan.output.word.spreading import MARKS, marked, spread
from tiepdan.reports.letters.field import BLANK, Lines
from tiepdan.reports.letters.filling import Filled, Gap

# Of the private use area: no text of the register has any of them, see ``characters``.
_GAP, _END, _NOTHING = "\ue0f0", "\ue0f1", "\ue0f2"
_ALONE = re.compile(f"\\s*{_GAP}([^{_END}]*){_END}\\s*")
_MARKS = str.maketrans("", "", _GAP + _END + _NOTHING + MARKS)
_TEXT, _RUN, _PARAGRAPH, _CELL = qn("w:t"), qn("w:r"), qn("w:p"), qn("w:tc")


def write_letter(template: Path, filled: Filled, file: Path) -> tuple[str, ...]:
    """Write a letter; tells which of its fields are gaps, in the order in which they stand there.

    Raises:
        OSError: it cannot be written.
    """
    made = DocxTemplate(template)
    made.render({name: _written(name, text) for name, text in filled.items()}, environment())
    gaps: dict[str, None] = {}
    for part in parts_of(made):
        spread(part)
        for paragraph in [*part.iter(_PARAGRAPH)]:
            _finish(paragraph, filled, gaps)
    written = BytesIO()
    made.save(written)
    file.write_bytes(written.getbuffer())
    return tuple(gaps)


@cache
def environment() -> SandboxedEnvironment:
    """How templates are understood; what citizens wrote is text, whatever signs are in it."""
    return SandboxedEnvironment(autoescape=True)


def _written(name: str, text: str | Lines | Gap) -> str:
    """A text with what is not known in it marked, and what begins a paragraph or row of its own."""
    gap = f"{_GAP}{name}{_END}"
    if isinstance(text, Gap):
        return gap
    texts = text.texts if isinstance(text, Lines) else (text,)
    written = [one.translate(_MARKS).replace(BLANK, gap) for one in texts]
    return marked(written) if isinstance(text, Lines) else written[0] or _NOTHING


def parts_of(made: DocxTemplate) -> Iterator[Any]:
    """The text of the file, and what stands at the head and foot of its pages."""
    yield made.docx.element.body
    for section in made.docx.sections:
        for part in (
            section.header, section.first_page_header, section.even_page_header,
            section.footer, section.first_page_footer, section.even_page_footer,
        ):  # fmt: skip
            if not part.is_linked_to_previous:
                yield part._element  # noqa: SLF001 (python-docx shows paragraphs of tables apart)


def _finish(paragraph: Any, filled: Filled, gaps: dict[str, None]) -> None:
    """Mark the gaps of a paragraph; leave it out where it says nothing."""
    texts = [one for one in paragraph.iter(_TEXT) if one.text]
    words = "".join(one.text for one in texts)
    if _NOTHING in words:
        if not words.replace(_NOTHING, "").strip() and _may_go(paragraph):
            paragraph.getparent().remove(paragraph)
            return
        for one in texts:
            one.text = one.text.replace(_NOTHING, "")
    if _GAP in words:
        for block, blanks in _lines_of(paragraph, words, filled):
            for run in [*block.iter(_RUN)]:
                if any(_GAP in (one.text or "") for one in run.findall(_TEXT)):
                    _mark(run, blanks, gaps)


def _lines_of(paragraph: Any, words: str, filled: Filled) -> list[tuple[Any, Filled]]:
    """A gap of several lines to write on that stands alone, each line in a paragraph of its own."""
    alone = _ALONE.fullmatch(words)
    gap = filled[alone[1]] if alone else None
    if alone is None or not isinstance(gap, Gap) or "\n" not in gap.blank:
        return [(paragraph, filled)]
    lines: list[tuple[Any, Filled]] = []
    for line in gap.blank.split("\n"):
        made = copy.deepcopy(paragraph)
        paragraph.addprevious(made)
        lines.append((made, {alone[1]: replace(gap, blank=line)}))
    paragraph.getparent().remove(paragraph)
    return lines


def _may_go(paragraph: Any) -> bool:
    """Whether a paragraph may be left out: a cell must have one."""
    parent = paragraph.getparent()
    return parent.tag != _CELL or len(parent.findall(_PARAGRAPH)) > 1


def _mark(run: Any, filled: Filled, gaps: dict[str, None]) -> None:
    """Put in the place of a run the same with its gaps in yellow."""
    for child in [*run]:
        if child.tag == qn("w:rPr"):
            continue
        pieces = _pieces(child.text or "") if child.tag == _TEXT else [("", child)]
        for name, piece in pieces:
            made = _run_like(run)
            if name:
                gaps[name] = None
                gap = filled[name]
                _write(made, gap.blank if isinstance(gap, Gap) else BLANK)
                made.get_or_add_rPr().highlight_val = WD_COLOR_INDEX.YELLOW
            elif isinstance(piece, str):
                _write(made, piece)
            else:
                made.append(piece)
            run.addprevious(made)
    run.getparent().remove(run)


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """A text cut at its gaps: the name of one, or what stands between them."""
    before, *others = text.split(_GAP)
    yield "", before
    for other in others:
        name, _end, after = other.partition(_END)
        yield name, ""
        yield "", after


def _run_like(run: Any) -> Any:
    made = OxmlElement("w:r")
    properties = run.find(qn("w:rPr"))
    if properties is not None:
        made.append(copy.deepcopy(properties))
    return made


def _write(run: Any, text: str) -> None:
    for place, line in enumerate(text.split("\n")):
        if place:
            run.append(OxmlElement("w:br"))
        run.add_t(line)
