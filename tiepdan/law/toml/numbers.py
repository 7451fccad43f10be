"""From ``data/numbers.toml`` to the numbers of the law; problems are refused, naming all.

``[[number]]``: ``id`` (one of ``NumberId``; each must be there), ``name`` (Vietnamese) and its
``[[number.version]]``: ``id``, ``amount``, in force from ``since`` up to and including ``until``,
``article``, ``source``, ``confidence``, ``doubt``. A version begins the day after the one before
ended: no day is without a number.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from tiepdan.i18n import _
from tiepdan.law.dated_numbers import DatedNumber, NumberId, NumberVersion
from tiepdan.law.toml.reader import Checks, read_files
from tiepdan.law.toml.table import TomlTable, check_wording, has_repeated, refuse


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The file."""

    numbers: tuple[DatedNumber, ...] = field(default=(), metadata={"key": "number"})


@lru_cache(maxsize=1)
def load_numbers(folder: Path) -> Mapping[NumberId, DatedNumber]:
    """The numbers of the law by their ids, in the order of the file.

    Raises:
        DataFileError: keys are missing, unknown or wrong, a number is missing or there twice, or
            its wordings overlap or leave a day out.
    """
    problems: list[str] = []
    found: Mapping[NumberId, DatedNumber] = {}
    for table, file in read_files([folder / "numbers.toml"], _Numbers, _CHECKS, problems):
        if file is None:
            continue
        found = {number.id: number for number in file.numbers}
        if has_repeated(table.tables("number"), "id"):
            table.note("id", _("is used twice"))
        written = {one.values.get("id") for one in table.tables("number")}
        for missing in (number_id for number_id in NumberId if number_id not in written):
            table.note(missing, _("is missing"))
    refuse(problems)
    return found


def _check_number(table: TomlTable, number: DatedNumber) -> None:
    if has_repeated(table.tables("version"), "id"):
        table.note("id", _("is used twice"))
    for earlier, later in pairwise(number.versions):
        if earlier.until is None or later.since <= earlier.until:
            table.note("since", _("is in the period of the version before"))
        elif later.since != earlier.until + timedelta(days=1):
            table.note("since", _("leaves days without a number after the version before"))
    if number.versions and number.versions[-1].until is not None:
        table.note("until", _("leaves the days after the last version without a number"))


_CHECKS: Checks = {DatedNumber: _check_number, NumberVersion: check_wording}
