"""The journal as lists: operations, and what each changed, column by column."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tiepdan.facts.subjects import SUBJECTS
from tiepdan.i18n import _
from tiepdan.records.journal.fact_tables import NUMBER_COLUMNS
from tiepdan.records.reading.journal.changes import ChangeRow
from tiepdan.records.reading.journal.operations import OperationRow
from tiepdan.reports.lists.labels import column_label, is_fact, row_label, value_label
from tiepdan.reports.lists.parts import cut_note, kept_secret
from tiepdan.reports.model import Column, Rank, Report, Table, Tone, Value

if TYPE_CHECKING:
    from tiepdan.records.reading.journal.sources import SourceRow


def operations_table(
    rows: Sequence[OperationRow], *, total: int | None = None, title: str = ""
) -> Table:
    """Operations in order: when, who, what in words, and whether it still holds."""
    return Table(
        key="operations",
        title=title or _("Operations: {count}").format(count=len(rows) if total is None else total),
        columns=(
            Column("operation", _("No."), is_number=True, tone=Tone.STRONG),
            Column("recorded_at", None),
            Column(None, _("When"), 16),
            Column("clerk", _("Who"), 12),
            Column("command", None),
            Column("words", None),
            Column("reason", None),
            Column(None, _("What"), 30, rank=Rank.BELOW),
            Column("undoes", None),
            Column("undone_by", None),
            Column("changes", _("Rows"), is_number=True, tone=Tone.QUIET, rank=Rank.SPARE),
        ),
        rows=[
            (
                row.id,
                row.recorded_at.isoformat(),
                # By the PC's own clock, as the clerk remembers it.
                row.recorded_at.astimezone().strftime("%d/%m/%Y %H:%M"),
                row.clerk,
                row.command,
                row.words,
                _reason(row),
                _in_words(row),
                row.undoes,
                row.undone_by,
                row.change_count,
            )
            for row in rows
        ],
        empty=_("The journal is empty."),
        notes=() if total is None else cut_note(len(rows), total),
        is_list=total is not None,
    )


def changes_table(changes: Sequence[ChangeRow], *, total: int | None = None) -> Table:
    """What each operation did to each row; nothing by which a denouncer could be known."""
    lines = [line for change in changes for line in _lines(change)]
    missing = 0 if total is None else total - len(changes)
    return Table(
        key="changes",
        title=_("Rows before and after"),
        columns=(
            Column("operation", _("No."), is_number=True, tone=Tone.STRONG),
            Column("table", None),
            Column("row", None),
            Column(None, _("Row of"), 12),
            Column("column", None),
            Column(None, _("Column"), 12),
            Column("before", None),
            Column(None, _("Before"), 10),
            Column("after", None),
            Column(None, _("After"), 10),
        ),
        rows=lines,
        empty=_("No row was changed."),
        notes=(_("… and {count} more rows.").format(count=missing),) if missing > 0 else (),
    )


def history_report(
    heading: str,
    operations: Sequence[OperationRow],
    changes: Sequence[ChangeRow],
    sources: Sequence["SourceRow"] = (),
) -> Report:
    """Everything that was done about one petition or meeting, and from which files it came."""
    tables = [operations_table(operations), changes_table(changes)]
    if sources:
        tables.append(_sources_table(sources))
    return Report(title=_("History"), heading=heading, tables=tuple(tables))


def _sources_table(sources: Sequence["SourceRow"]) -> Table:
    """From which line of which file rows came, and where it has cells, from which."""
    return Table(
        key="sources",
        title=_("Taken from files"),
        columns=(
            Column("operation", _("No."), is_number=True, tone=Tone.STRONG),
            Column("table", None),
            Column("row", None),
            Column(None, _("Row of"), 12),
            Column("file", _("File"), 12),
            Column("line", _("Line"), is_number=True),
            Column("cells", _("Cells"), 12),
        ),
        rows=[
            (
                one.change.operation_id,
                one.change.table,
                one.change.key,
                row_label(
                    one.change.table, one.change.key, one.change.after or one.change.before or {}
                ),
                one.file,
                one.line,
                _cells(one),
            )
            for one in sources
        ],
    )


def _cells(source: "SourceRow") -> str | None:
    known = SUBJECTS[source.change.table].fields.values()
    cells = [
        f"{field.label} {source.cells[field.heading]}"
        for field in known
        if field.heading in source.cells
    ]
    return "; ".join(cells) or None


def _reason(row: OperationRow) -> str | None:
    return kept_secret() if row.is_reason_secret else row.reason


def _in_words(row: OperationRow) -> str:
    words = [row.words]
    if reason := _reason(row):
        words.append(_("Reason: {reason}.").format(reason=reason))
    if row.undone_by is not None:
        words.append(_("(Taken back by operation {number}.)").format(number=row.undone_by))
    return " ".join(words)


def _lines(change: ChangeRow) -> Iterator[tuple[Value, ...]]:
    """One line for each column that changed; personal ones only where they harm nobody."""
    row = change.after or change.before or {}
    for column, before, after in _columns(change):
        yield (
            change.operation_id,
            change.table,
            change.key,
            row_label(change.table, ", ".join(change.linked) or change.key, row),
            column,
            column_label(change.table, column, row),
            before,
            before,
            after,
            after,
        )


def _columns(change: ChangeRow) -> Iterator[tuple[str, str, str]]:
    for is_personal, before, after in (
        (False, change.before, change.after),
        (True, change.personal_before, change.personal_after),
    ):
        row = after or before or {}
        for column in row:
            old = (before or {}).get(column)
            new = (after or {}).get(column)
            if not is_fact(change.table, column):
                continue
            if change.is_secret and _is_covered(change.table, column, is_personal=is_personal):
                # Whether it changed is a secret too: it would tell whether a guess was right.
                if old is not None or new is not None:
                    yield column, _hidden(old), _hidden(new)
            elif old != new:
                yield (
                    column,
                    value_label(change.table, column, old, row),
                    value_label(change.table, column, new, row),
                )


def _is_covered(table: str, column: str, *, is_personal: bool) -> bool:
    """Whether a column of a secret row is not shown; numbers of documents mostly are."""
    field = SUBJECTS[table].fields.get(column)
    if field and field.fact.goes_with_secrets:
        return True
    return is_personal and column not in NUMBER_COLUMNS.get(table, frozenset())


def _hidden(value: object) -> str:
    return "–" if value is None else kept_secret()
