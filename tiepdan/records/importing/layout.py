"""The files of a register: one a table, what its columns are called, and what ties them together.

What ``import`` reads and ``export`` writes. A file has the facts of its subject; the other columns
are ties: the number by which other files name a row, and the rows that it belongs to.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from tiepdan.facts.fact import Field
from tiepdan.facts.subjects import SUBJECTS
from tiepdan.records.importing.rows import Columns

LIST_NUMBER = "list_number"
"""The number of a row in its list, where a column ``number`` would mean that of a document."""


@dataclass(frozen=True)
class RegisterFile:
    """One file: its name without the ending, the table that it is of, its ties."""

    name: str
    table: str
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """The facts in it by their headings."""
        return {
            field.heading: field
            for field in SUBJECTS[self.table].fields.values()
            if field.fact.is_imported
        }

    @cached_property
    def columns(self) -> Columns:
        """All of its columns."""
        return Columns.of(*self.fields.values(), required=self.required, optional=self.optional)

    @property
    def file_name(self) -> str:
        """The name of the file."""
        return f"{self.name}.csv"

    @property
    def is_personal(self) -> bool:
        """Whether it could tell who somebody is."""
        return bool(SUBJECTS[self.table].secrets)


FILES = {
    file.name: file
    for file in (
        RegisterFile("office", "office"),
        RegisterFile("pack_switches", "pack_switch"),
        RegisterFile("calendar_overrides", "calendar_override"),
        RegisterFile("opening", "opening"),
        RegisterFile("opening_lines", "opening_line"),
        RegisterFile("staff", "staff", optional=(LIST_NUMBER,)),
        RegisterFile("meetings", "meeting", ("number",)),
        RegisterFile("meeting_events", "meeting_event", ("meeting",)),
        RegisterFile("petitioners", "petitioner", ("number",)),
        RegisterFile("visits", "visit", ("number",), ("petitioner",)),
        RegisterFile("petitions", "petition", ("number", "petitioner")),
        RegisterFile("visit_petitions", "visit_petition", ("visit", "petition")),
        RegisterFile("petition_events", "petition_event", ("petition",)),
        RegisterFile("decision_measures", "decision_measure", ("petition", "event"), ("date",)),
        RegisterFile("protections", "protection", ("petition",), (LIST_NUMBER,)),
        RegisterFile("petition_links", "petition_link", ("petition",)),
        RegisterFile("documents", "document", optional=(LIST_NUMBER,)),
        RegisterFile("sanctions", "sanction", optional=(LIST_NUMBER,)),
        RegisterFile("report_requests", "report_request", ("number",)),
        RegisterFile("sent_reports", "sent_report", optional=("request", LIST_NUMBER)),
        RegisterFile("sent_parts", "sent_part", ("sent_report",)),
        RegisterFile("text_blocks", "text_block"),
        RegisterFile("trainings", "training", optional=(LIST_NUMBER,)),
        RegisterFile("inspections", "inspection", optional=(LIST_NUMBER,)),
        RegisterFile("voids", "void", ("record", "number")),
    )
}
"""Every file by its name, each after those that it names rows of.

Of the tables of facts one has none: the id of the register itself. A register made from files is
another one, whatever it was made from, and has its own.
"""

PLACE_IN_BOOK = "#"
"""Before the place of a petition in a book that gives it no number of ours: #12."""

LEFT_OUT = "left_out"
"""The file that names what is not in the others: it would tell who is protected."""

LEFT_OUT_COLUMNS = Columns(("record", "number"))
