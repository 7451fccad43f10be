"""From ``data/periods/*.toml`` to the reports asked for; all problems of a file are named.

``[[report]]``, each with its ``[[report.version]]`` wordings:

- ``id``, ``name`` (Vietnamese)
- version: in force from ``since`` up to and including ``until``; which periods it asks for, and
  what of each: ``month``, ``quarter1`` … ``quarter4``, ``six_months``, ``nine_months``, ``year`` =
  forms, text, text_and_forms, unseen; ``data_day``: the data go up to this day of the last month,
  or ``whole_months``; without either nobody has seen the days; ``due_day`` of the last month;
  ``recipient``; ``article``, ``source``, ``confidence``, ``doubt``

``province`` on top of a file makes it a local pack, named by the file: its wordings of the same
ids stand over the national ones.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from tiepdan.i18n import _
from tiepdan.law.limits.time_limits import LocalPack
from tiepdan.law.reporting.rules import ReportRule, ReportVersion
from tiepdan.law.toml.reader import Checks, read_files
from tiepdan.law.toml.state import State, state_of
from tiepdan.law.toml.table import TomlTable, check_wording, has_repeated, refuse

_LAST_DAY_OF_EVERY_MONTH = 28


@dataclass(frozen=True, slots=True)
class _File:
    """A file of reports."""

    province: str | None = None
    reports: tuple[ReportRule, ...] = field(default=(), metadata={"key": "report"})


def load_reports(folder: Path) -> tuple[ReportRule, ...]:
    """Every report of ``periods/*.toml`` and the provinces' own ``periods/local/*.toml``.

    They are in the order of the files: of two for a period the first is meant by its name alone.

    Raises:
        DataFileError: keys are missing, unknown or wrong; every problem of every file is named.
    """
    return _read(state_of((folder / "periods").rglob("*.toml")))


@lru_cache(maxsize=1)
def _read(state: State) -> tuple[ReportRule, ...]:
    problems: list[str] = []
    national: list[ReportRule] = []
    local: list[ReportRule] = []
    tables: list[tuple[TomlTable, bool]] = []
    for table, file in read_files((path for path, *_stamps in state), _File, _CHECKS, problems):
        is_local = "province" in table.values
        tables += ((report, is_local) for report in table.tables("report"))
        if file and file.province:
            pack = LocalPack(table.path.stem, file.province)
            local += (replace(rule, pack=pack) for rule in file.reports)
        elif file:
            national += file.reports
    _check_ids(tables)
    refuse(problems)
    return (*national, *local)


def _check_ids(tables: Iterable[tuple[TomlTable, bool]]) -> None:
    known: set[object] = set()
    for table, is_local in tables:
        if not is_local and (rule_id := table.values.get("id")):
            if rule_id in known:
                table.note("id", _("is used twice"))
            known.add(rule_id)
    for table, is_local in tables:
        if is_local and table.values.get("id", "") not in {*known, ""}:
            value = table.values["id"]
            table.note("id", _("has the unknown value “{value}”").format(value=value))


def _check_report(table: TomlTable, report: ReportRule) -> None:
    if has_repeated(table.tables("version"), "id"):
        table.note("id", _("is used twice"))
    for earlier, later in pairwise(report.versions):
        if earlier.until is None or later.since <= earlier.until:
            table.note("since", _("is in the period of the version before"))


def _check_version(table: TomlTable, version: ReportVersion) -> None:
    check_wording(table, version)
    if version.counts_whole_months and version.data_day is not None:
        table.note("data_day", _("is not a known key"))
    for key in ("data_day", "due_day"):
        day = getattr(version, key)
        if day is not None and day > _LAST_DAY_OF_EVERY_MONTH:
            table.note(key, _("must be at most {most}").format(most=_LAST_DAY_OF_EVERY_MONTH))


_CHECKS: Checks = {ReportRule: _check_report, ReportVersion: _check_version}
