"""Writing the texts of a report: in an editor, from a file, from an edited Word file."""

import os
import shlex
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from tiepdan.cli.asking import options
from tiepdan.cli.asking.prompting.prompts import can_ask
from tiepdan.cli.reporting.days import Days
from tiepdan.cli.reporting.edited import Edited
from tiepdan.cli.reporting.words import ReportMade, make_report
from tiepdan.cli.running.writing.writing import writing
from tiepdan.dates import show_date
from tiepdan.errors import DataFileError, RefusedError, UsageError, reason_of
from tiepdan.facts.report import TextBlock
from tiepdan.facts.values import MOST_LETTERS, parse_lines
from tiepdan.i18n import _
from tiepdan.reports.documents.document import Block, Document, Origin
from tiepdan.reports.documents.outline import Outline
from tiepdan.text import quoted

_MOST_BYTES = 4 * MOST_LETTERS
_REMARK = "#"
"""A line that begins so is for the eye of whoever writes, and not kept."""


def keep_edited(path: Path, wordings: Sequence[Outline], days: Days, edited: Edited) -> None:
    """Write the texts of sections of a report for its period: all of them, or none.

    Raises:
        NotFoundError: there is no such section.
        UsageError: there is no text, or nobody to write it.
        DataFileError: the file cannot be read, or is not what it should be.
        RefusedError: no text is new, or one was changed in the register since.
    """
    made = make_report(path, wordings, days)
    if edited.word_file is not None:
        file = options.file_path(edited.word_file)
        texts = _edited_in(file, made)
        if not texts:
            raise RefusedError(
                _("No text was edited in {file}; nothing was written.").format(file=file)
            )
    else:
        texts = _section(made, edited.section or "", edited.text_file, no_input=edited.no_input)
    _keep(path, made.document, texts, no_input=edited.no_input)


def _section(
    made: ReportMade, typed: str, text_file: str | None, *, no_input: bool
) -> Mapping[str, str]:
    element = made.outline.block(typed)
    block = _block(made.document, element.block or "", element.prompt or "")
    if text_file is not None:
        return {block.key: _text_of(options.file_path(text_file))}
    if can_ask(no_input=no_input):
        return {block.key: parse_lines(_edited(block))}
    raise UsageError(
        _(
            "Nobody can write here; take the text from a file: --write {section} --text"
            " noi-dung.txt."
        ).format(section=block.key)
    )


def _keep(path: Path, document: Document, texts: Mapping[str, str], *, no_input: bool) -> None:
    period = document.period
    with writing(path, "report", no_input=no_input) as register:
        from tiepdan.records.writing.office import text_blocks  # noqa: PLC0415 (SQLModel, only to write)

        for section, text in texts.items():
            text_blocks.write(
                register.session,
                TextBlock(
                    report=document.outline,
                    section=section,
                    period_from=period.start,
                    period_to=period.last_day,
                    content=text,
                ),
            )
        register.tell(
            _("Wrote into {report}, {first} to {last}: {sections}.").format(
                report=document.outline,
                first=show_date(period.start),
                last=show_date(period.last_day),
                sections=", ".join(texts),
            )
        )


def _block(document: Document, key: str, prompt: str) -> Block:
    """The text of a section as it is now; also of one that is left out since nobody wrote it."""
    found = next((block for block in document.blocks if block.key == key), None)
    return found or Block(key, prompt, "", "", Origin.MISSING)


# --- From a text file, or an editor ---------------------------------------------------------------


def _text_of(file: Path) -> str:
    """The text of a file.

    Raises:
        DataFileError: it cannot be read, or is no text in UTF-8, or too long.
    """
    try:
        with file.open("rb") as content:
            found = content.read(_MOST_BYTES + 1)
        text = found.decode("utf-8-sig")
    except OSError as error:
        raise DataFileError(
            _("{file} cannot be read: {reason}.").format(file=file, reason=reason_of(error))
        ) from error
    except UnicodeDecodeError as error:
        if len(found) > _MOST_BYTES:
            raise _too_long(file) from error
        raise DataFileError(
            _("{file} is not text in UTF-8; save it as plain text in UTF-8.").format(file=file)
        ) from error
    if len(found) > _MOST_BYTES:
        raise _too_long(file)
    try:
        return parse_lines(text)
    except UsageError as error:
        raise DataFileError(f"{file}: {error}") from error


def _too_long(file: Path) -> DataFileError:
    return DataFileError(
        _("{file} is longer than a section may be, {most} letters.").format(
            file=file, most=MOST_LETTERS
        )
    )


def _edited(block: Block) -> str:
    """The text of a section after the office's editor was closed.

    Raises:
        UsageError: there is no editor, or it failed.
    """
    command = _editor()
    with tempfile.TemporaryDirectory(prefix="tiepdan-") as folder:
        file = Path(folder) / f"{block.key}.txt"
        file.write_text(f"{_REMARK} {block.prompt}\n{block.text}\n", encoding="utf-8")
        try:
            code = subprocess.call([*command, str(file)])  # noqa: S603 (the user's own editor)
        except OSError as error:
            raise UsageError(
                _(
                    "The editor “{command}” cannot be started: {reason}; set EDITOR, or use --text"
                    " FILE."
                ).format(command=quoted(command[0]), reason=reason_of(error))
            ) from error
        if code:
            raise UsageError(
                _("The editor “{command}” ended with code {code}; nothing was written.").format(
                    command=quoted(command[0]), code=code
                )
            )
        try:
            text = file.read_text(encoding="utf-8-sig", errors="surrogateescape")
        except OSError as error:
            raise DataFileError(
                _("{file} cannot be read: {reason}.").format(file=file, reason=reason_of(error))
            ) from error
    return "\n".join(line for line in text.split("\n") if not line.startswith(_REMARK))


def editor_named() -> str | None:
    """The office's editor, as its variables name it, or the one that Windows always has."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    return "notepad.exe" if named is None and os.name == "nt" else named


def _editor() -> list[str]:
    named = editor_named()
    try:
        words = shlex.split(named or "", posix=os.name != "nt")
    except ValueError:
        words = []
    if not words:
        raise UsageError(
            _(
                "Which editor is yours is not known; set VISUAL or EDITOR, for example"
                " EDITOR=nano, or use --text FILE."
            )
        )
    return words


# --- From a Word file -----------------------------------------------------------------------------


def _edited_in(file: Path, made: ReportMade) -> Mapping[str, str]:
    """The texts that were edited in a file, by their sections."""
    from tiepdan.output.word import texts  # noqa: PLC0415 (start-up: python-docx)

    try:
        marked = texts.read_marked(file)
    except OSError as error:
        raise DataFileError(
            _("{file} cannot be read: {reason}.").format(file=file, reason=reason_of(error))
        ) from error
    except ValueError as error:
        raise DataFileError(_("{file} is no Word file (.docx).").format(file=file)) from error
    document = made.document
    period = document.period
    asked = (document.outline, period.start, period.last_day)
    if marked is None or (marked.report, marked.first, marked.last) != asked:
        raise DataFileError(
            _("{file} is not the report {report} of {first} to {last} made by this program.")
            .format(
                file=file,
                report=document.outline,
                first=show_date(period.start),
                last=show_date(period.last_day),
            )
        )  # fmt: skip
    found: dict[str, str] = {}
    for text in marked.texts:
        element = made.outline.block(text.section)
        block = _block(document, text.section, element.prompt or "")
        shown = replace(block, text=text.text.removeprefix(block.lead))
        if text.section in found:
            raise DataFileError(
                _("{file} has section {section} twice.").format(file=file, section=text.section)
            )
        if texts.digest_of(shown) != text.digest and _is_new(file, block, shown, text.digest):
            found[text.section] = _checked(file, shown)
    return found


def _is_new(file: Path, block: Block, shown: Block, digest: str) -> bool:
    """Whether an edited text says other than the register does.

    Raises:
        RefusedError: the register says other than when the file was made.
    """
    from tiepdan.output.word.texts import digest_of  # noqa: PLC0415 (start-up: python-docx)

    if digest_of(block) == digest_of(shown):
        return False
    if digest_of(block) != digest:
        raise RefusedError(
            _(
                "Section {section} was edited in {file}, and changed in the register since the file"
                " was made; nothing was taken over. Make the file anew, or use --write {section}."
            ).format(section=block.key, file=file)
        )
    return True


def _checked(file: Path, shown: Block) -> str:
    try:
        text = parse_lines(shown.text)
    except UsageError as error:
        raise DataFileError(
            _("{file}, section {section}: {reason}").format(
                file=file, section=shown.key, reason=error
            )
        ) from error
    if shown.gap in text:
        raise DataFileError(
            _("{file}, section {section}: take away “[… …]”, which marks the gap.").format(
                file=file, section=shown.key
            )
        )
    return text
