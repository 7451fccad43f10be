"""Word files: a report in words by Nghị định 30/2020/NĐ-CP, or the tables of a list."""

from pathlib import Path

from tiepdan.output.word.layout import add_foot
from tiepdan.output.word.report import add_report
from tiepdan.output.word.tables import add_tables
from tiepdan.reports.documents.document import Document
from tiepdan.reports.model import Report, Table


def write(content: Document | Report | Table, file: Path, *, foot: str = "") -> None:
    """Write a report or a list as a Word file; ``foot`` stands small on every page.

    Raises:
        OSError: it cannot be written.
    """
    made = add_report(content) if isinstance(content, Document) else add_tables(content)
    add_foot(made, foot)
    made.save(str(file))
