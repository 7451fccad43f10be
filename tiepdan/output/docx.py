"""Word files: a report in words by Nghị định 30/2020/NĐ-CP, or the tables of a list."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from docx.document import Document as WordDocument

from tiepdan.output.word.forms import add_forms
from tiepdan.output.word.layout import add_foot
from tiepdan.output.word.report import add_report
from tiepdan.output.word.tables import add_tables
from tiepdan.reports.documents.document import Document
from tiepdan.reports.forms.filling import FilledForm
from tiepdan.reports.model import Report, Table


def write(content: Document | Report | Table, file: Path, *, foot: str = "") -> None:
    """Write a report or a list as a Word file; ``foot`` stands small on every page.

    Raises:
        OSError: it cannot be written.
    """
    made = add_report(content) if isinstance(content, Document) else add_tables(content)
    _save(made, file, foot)


def write_forms(forms: Sequence[FilledForm], file: Path, *, foot: str = "") -> None:
    """Write official forms as a Word file.

    Raises:
        OSError: it cannot be written.
    """
    _save(add_forms(forms), file, foot)


def _save(made: WordDocument, file: Path, foot: str) -> None:
    add_foot(made, foot)
    # A zip archive that cannot be written complains once more when it is thrown away.
    written = BytesIO()
    made.save(written)
    file.write_bytes(written.getbuffer())
