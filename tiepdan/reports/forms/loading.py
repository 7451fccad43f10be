"""From ``data/forms/*/*.toml``, and an office's own folder, to forms; all problems are named.

A file is one form. Keys: ``form`` (its official id, ``01/TCD``), ``circular``, ``title``, in force
for periods whose last day lies from ``since`` up to and including ``until``; ``note`` (the number
of the line under the table) and ``notes`` (what the program says there); ``unit_heading``;
``checks``; ``article``, ``source``, ``confidence``, ``doubt``; and its ``[[column]]``, see
``form.FormColumn``. What can be counted, and which words narrow it, say ``words`` and
``countables``; README, "How to add a form", has it in a table.
"""

from functools import lru_cache
from pathlib import Path

from tiepdan import paths
from tiepdan.facts.inspection import NUMBERS
from tiepdan.i18n import _
from tiepdan.law.toml.reader import Checks, read_files, unknown_word
from tiepdan.law.toml.state import State, state_of
from tiepdan.law.toml.table import TomlTable, check_wording, overlapping, refuse
from tiepdan.reports.forms.conditions import fitting, narrowed_by, source_of
from tiepdan.reports.forms.countables import COUNTABLES
from tiepdan.reports.forms.form import Form, FormColumn
from tiepdan.reports.forms.identities import parse_identity
from tiepdan.reports.forms.words import When

OFFICE_FOLDER = "forms"
"""Beside the register: the office's own forms."""


def load_forms(database: Path | None = None) -> tuple[Form, ...]:
    """Every form of the program, then those in the folder beside a register.

    Raises:
        DataFileError: keys are missing, unknown or wrong; every problem of every file is named.
    """
    own = database.parent / OFFICE_FOLDER if database else None
    files = [*(paths.data_folder() / "forms").rglob("*.toml")]
    if own is None or not own.is_dir():
        return _read(state_of(files), None)
    return _read(state_of([*files, *own.rglob("*.toml")]), own)


@lru_cache(maxsize=2)
def _read(state: State, own: Path | None) -> tuple[Form, ...]:
    problems: list[str] = []
    found: list[tuple[TomlTable, Form]] = []
    tables: list[TomlTable] = []
    for table, form in read_files((path for path, *_stamps in state), Form, _CHECKS, problems):
        tables.append(table)
        if form:
            found.append((table, form))
    for table in overlapping(tables, "form", "circular"):
        table.note("form", _("is used twice"))
    refuse(problems)
    national = [form for table, form in found if not _is_in(table.path, own)]
    local = [form for table, form in found if _is_in(table.path, own)]
    return (*national, *local)


def _is_in(path: Path, folder: Path | None) -> bool:
    return folder is not None and path.is_relative_to(folder)


def _check_form(table: TomlTable, form: Form) -> None:
    """Whether every sum and check speaks of columns that are there."""
    check_wording(table, form)
    columns = table.tables("column")
    # A column with a problem of its own is left out of the form, and yet it is there.
    numbers = [column.values.get("number") for column in columns]
    for number, column in zip(numbers, columns, strict=True):
        if number is not None and numbers.count(number) > 1:
            column.note("number", _("is used twice"))
        wanted = column.values.get("sum")
        for part in wanted if isinstance(wanted, list) else ():
            if type(part) is int and (part not in numbers or part == number):
                column.note("sum", _("has the unknown value “{value}”").format(value=part))
    for check in form.checks:
        try:
            terms = list(parse_identity(check).terms)
        except ValueError:
            table.note("checks", _("has the unknown value “{value}”").format(value=check))
            continue
        if any(term.form is None and term.column not in numbers for term in terms):
            table.note("checks", _("has the unknown value “{value}”").format(value=check))


def _check_column(table: TomlTable, column: FormColumn) -> None:
    if "count" in table.wrong:
        return
    if column.count is None:
        if not column.sum and not column.not_kept:
            table.note("count", _("is missing"))
        for name in sorted(narrowed_by(column)):
            table.note(name, _("goes with “count” alone"))
        return
    if column.not_kept:
        table.note("not_kept", _("does not go with “count”"))
    fits = fitting(column.count)
    for name in sorted(narrowed_by(column) - fits):
        table.note(
            name,
            _("does not fit {count}; what does: {fitting}").format(
                count=column.count.value, fitting=", ".join(sorted(fits)) or "-"
            ),
        )
    for name in sorted(COUNTABLES[column.count].needs - narrowed_by(column)):
        table.note(name, _("is missing"))
    if column.when is not When.WITHIN and not source_of(column).ends:
        table.note("when", _("does not fit {count}, which does not end").format(count=column.count))
    if column.inspection and column.inspection not in NUMBERS:
        table.note("inspection", unknown_word(column.inspection, NUMBERS))
    _check_unit(table, column)


def _check_unit(table: TomlTable, column: FormColumn) -> None:
    """Money and land have a unit, everything else none; one column adds up one kind of thing."""
    kinds = {(measure.is_money, measure.is_land) for measure in column.measure}
    if len(kinds) > 1:
        table.note("measure", _("mixes money, land and numbers"))
    elif kinds and not any(next(iter(kinds))):
        kinds.clear()
    is_amount = bool(kinds)
    if is_amount and column.unit is None:
        table.note("unit", _("is missing"))
    elif column.unit and (not is_amount or column.unit.is_of_land is not next(iter(kinds))[1]):
        table.note("unit", _("does not fit what is counted"))


_CHECKS: Checks = {Form: _check_form, FormColumn: _check_column}
