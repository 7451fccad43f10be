"""Whether a Word file can be the template of a letter: each fault with the paragraph it is in.

Word cuts a field into pieces as one types and corrects; docxtpl joins those of a paragraph again.
What it cannot join, what is no field of that letter and whatever is more than ``{{ name }}`` is
named. Of the last nothing is ever run.
"""

import re
import zipfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import TemplateError, nodes

from tiepdan.errors import DataFileError, NotFoundError, reason_of
from tiepdan.i18n import _
from tiepdan.output.word.letters import environment, parts_of
from tiepdan.text import quoted

_FIELD = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_ONE_BRACE = re.compile(r"(?<!\{)\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*\}(?!\})")
_QUOTES = re.compile("[“”‘’\"'«»]")
_PARAGRAPH, _TEXT = qn("w:p"), qn("w:t")
_PLAIN = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name)


@dataclass(frozen=True, slots=True)
class TemplateCheck:
    """What stands in a template: its fields in their order, and what is wrong, a sentence each."""

    fields: tuple[str, ...]
    problems: tuple[str, ...]


def check_template(file: Path, known: Collection[str]) -> TemplateCheck:
    """Look at a template; ``known`` are the fields of its letter.

    Raises:
        NotFoundError: there is no such file.
        DataFileError: it is no Word file (.docx).
    """
    made = _opened(file)
    fields: dict[str, None] = {}
    problems: list[str] = []
    for place, text in enumerate(_paragraphs(made), start=1):
        found = [one.strip() for one in _FIELD.findall(text)]
        fields |= dict.fromkeys(name for name in found if name in known)
        problems += [
            _("Paragraph {place} (“{text}”): {problem}.").format(
                place=place, text=quoted(text.strip()), problem=problem
            )
            for problem in _problems(text, found, known)
        ]
    if not problems and (reason := _refused(made, known)):
        problems.append(reason)
    return TemplateCheck(tuple(fields), tuple(problems))


def _opened(file: Path) -> DocxTemplate:
    made = DocxTemplate(file)
    try:
        made.init_docx()
    except FileNotFoundError as error:
        raise NotFoundError(_("There is no file {file}.").format(file=file)) from error
    except OSError as error:
        raise DataFileError(
            _("{path} cannot be read: {reason}.").format(path=file, reason=reason_of(error))
        ) from error
    # Whatever a zip archive may hold instead: no parts, no text, half of a file.
    except (
        PackageNotFoundError,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        AttributeError,
        SyntaxError,
    ) as error:
        raise _no_word_file(file) from error
    return made


def _no_word_file(file: Path) -> DataFileError:
    return DataFileError(
        _("{path} is no Word file; save it in Word as .docx, or begin anew from: {command}").format(
            path=file, command=_("tiepdan letters --edit KIND")
        )
    )


def _paragraphs(made: DocxTemplate) -> Iterator[str]:
    """The text of each paragraph in the order of the file, head and foot of pages at the end."""
    for part in parts_of(made):
        for paragraph in part.iter(_PARAGRAPH):
            yield "".join(one.text or "" for one in paragraph.iter(_TEXT) if _is_in(one, paragraph))


def _is_in(text: Any, paragraph: Any) -> bool:
    """Whether a text stands in a paragraph itself, and not in a box that hangs on it."""
    return next(text.iterancestors(_PARAGRAPH)) is paragraph


def _problems(text: str, found: list[str], known: Collection[str]) -> Iterator[str]:
    for name in found:
        yield from _problem_of(name, known)
    rest = _FIELD.sub("", text)
    if "{%" in rest or "%}" in rest or "{#" in rest:
        yield _("only fields such as {example} can stand here, no commands").format(
            example="{{ petitioner }}"
        )
    if "{{" in rest or "}}" in rest:
        yield _(
            "a field is broken: its two opening and two closing braces must stand in one paragraph"
        )
    for name in _ONE_BRACE.findall(rest):
        if name in known:
            yield _("“{name}” has one brace, and needs two: {field}").format(
                name=name, field=_field(name)
            )


def _problem_of(name: str, known: Collection[str]) -> Iterator[str]:
    """What is wrong with what stands between the braces of one field."""
    if name in known:
        return
    bare = _QUOTES.sub("", name).strip()
    if bare != name and bare in known:
        yield _("“{name}” has quotation marks in its braces: {field}").format(
            name=quoted(name), field=_field(bare)
        )
    elif _NAME.fullmatch(name):
        meant = get_close_matches(name, known, n=1)
        yield _("there is no field “{name}”").format(name=quoted(name)) + (
            "; " + _("perhaps {field}").format(field=_field(meant[0])) if meant else ""
        )
    else:
        yield _("“{name}” is no plain name of a field").format(name=quoted(name))


def _field(name: str) -> str:
    return f"{{{{ {name} }}}}"


def _refused(made: DocxTemplate, known: Collection[str]) -> str | None:
    """What docxtpl would find that no paragraph shows: notes, properties, deleted text."""
    properties = made.docx.core_properties
    sources = [
        *(made.patch_xml(made.xml_to_string(part)) for part in parts_of(made)),
        *(properties.title, properties.subject, properties.author, properties.comments),
        *(properties.identifier, properties.language),
        *_footnotes(made),
    ]
    try:
        found = [node for one in sources for node in environment().parse(one).find_all(nodes.Node)]
    except TemplateError as error:
        return _("A field in it is broken: {reason}.").format(reason=error)
    strange = [one for one in found if not isinstance(one, _PLAIN)]
    unknown = [one.name for one in found if isinstance(one, nodes.Name) and one.name not in known]
    if strange or unknown:
        return _(
            "Deleted text, a note or the properties of the file hold something in braces: {what}."
        ).format(what=", ".join(unknown) or type(strange[0]).__name__)
    return None


def _footnotes(made: DocxTemplate) -> Iterator[str]:
    for part in made.docx.part.package.iter_parts():
        if part.partname.endswith("footnotes.xml"):
            yield made.patch_xml(part.blob.decode("utf-8", "replace"))
