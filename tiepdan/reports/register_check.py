"""Everything that ``check`` looks at: the file, its rows, what is derived, and the figures."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tiepdan.dates import LAST_DAY, show_date
from tiepdan.i18n import N_, _
from tiepdan.numbers import PetitionNumber
from tiepdan.records.checking import copies, register
from tiepdan.records.reading.office.opening import opening_balance
from tiepdan.records.reading.petitions.numbers import numbers_taken_back
from tiepdan.records.reading.source_views import add_views
from tiepdan.reports.lists.register.opening import differences
from tiepdan.reports.lists.register.wrong_clock import wrong_moments
from tiepdan.reports.model import Column, Table, Tone
from tiepdan.reports.statistics.sum_checks import disagreements


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: what it is about, and a sentence for each thing that is wrong."""

    name: str
    problems: list[str]


def examine(
    connection: sqlite3.Connection,
    *,
    today: date,
    so_far: Callable[[int, int], None] = lambda _done, _total: None,
) -> list[Finding]:
    """Run every check; once the file itself is damaged, the others would say nothing more.

    ``so_far`` is told how many of how many are done.
    """
    findings = [
        Finding(name, register.found_by(check, connection))
        for name, check in register.file_checks().items()
    ]
    if problems_of(findings):
        return findings
    if not register.is_own_schema(connection):
        mislabelled = register.found_by(register.mislabelled, connection)
        rows = register.found_by(register.earlier_rows, connection)
        return [
            *findings,
            Finding(N_("schema"), mislabelled),
            Finding(N_("rows as the journal has them"), rows),
        ]
    is_current = register.is_derived_from_current_data(connection)

    def figures(connection: sqlite3.Connection) -> Iterator[str]:
        if not is_current:
            return  # killed between an upgrade and what follows from it; the next command goes on
        add_views(connection)
        yield from disagreements(connection, today=today)

    checks = register.content_checks()
    if is_current:
        checks |= register.derived_checks()
    checks[N_("figures")] = figures
    for place, (name, check) in enumerate(checks.items()):
        so_far(place, len(checks))
        findings.append(Finding(name, register.found_by(check, connection)))
    return findings


def examine_seal(connection: sqlite3.Connection, operation_id: int, beginning: str) -> Finding:
    """Compare a seal that was noted elsewhere."""

    def seal(connection: sqlite3.Connection) -> Iterator[str]:
        yield from register.check_seal(connection, operation_id, beginning)

    return Finding(N_("seal of the journal"), register.found_by(seal, connection))


def examine_copies(connection: sqlite3.Connection, database: Path) -> tuple[Finding, list[str]]:
    """Compare the copies beside a register whose file can be read; and what is to be known."""
    found = copies.compare(connection, database)
    return Finding(N_("copies beside the database"), found.problems), found.notes


def examine_log(*, is_damaged: bool, kept: Sequence[Path]) -> Finding:
    """The log in which SQLite keeps what is not yet in the file; damaged ones are ``kept``."""
    lost = [_("It is damaged: what was written last is lost.")] if is_damaged and not kept else []
    lost += [
        _(
            "It was damaged: what was written last then is lost. Record it again, and remove"
            " {path}; or put back a copy that has it."
        ).format(path=path)
        for path in kept
    ]
    return Finding(N_("log beside the database"), lost)


def problems_of(findings: list[Finding]) -> list[str]:
    """Every sentence about something wrong."""
    return [problem for finding in findings for problem in finding.problems]


def remarks(connection: sqlite3.Connection, *, today: date) -> list[str]:
    """What is no damage, but the clerk should know."""
    if not register.is_own_schema(connection):
        return [
            _(
                "The database was written by an earlier program; the next command brings it up to"
                " date, after a copy. Check again then."
            )
        ]
    found = []
    if not register.is_derived_from_current_data(connection):
        found.append(
            _("The law or calendar data were updated; the next command counts all deadlines anew.")
        )
    provisional = connection.execute(
        "SELECT min(day) FROM calendar_day WHERE NOT is_confirmed AND day >= ?", (str(today),)
    ).fetchone()[0]
    if provisional:
        found.append(
            _(
                "From {day} on the official days off are not confirmed; dates there are"
                " provisional."
            ).format(day=show_date(date.fromisoformat(provisional)))
        )
    balance = opening_balance(connection)
    if balance:
        found += [
            _("Opening balance: {sentence}").format(sentence=sentence)
            for sentence in differences(balance)
        ]
    found += wrong_moments(connection, today=today)
    if (LAST_DAY - today).days < _LITTLE_CALENDAR_LEFT:
        found.append(_("The calendar ends on {day}.").format(day=show_date(LAST_DAY)))
    found += _missing_numbers(connection)
    return found


def _missing_numbers(connection: sqlite3.Connection) -> Iterator[str]:
    """A sentence for each year in which numbers are missing; those taken back are named."""
    for year, count, last in connection.execute(
        "SELECT year, count(*), max(sequence) FROM petition GROUP BY year"
        " HAVING count(*) <> max(sequence) ORDER BY year"
    ):
        gone = sorted(one for one in numbers_taken_back(connection, year) if one < last)
        if count + len(gone) == last:
            yield _(
                "Numbers of {year} that were taken back, and are not given again: {gone}."
            ).format(year=year, gone=", ".join(str(PetitionNumber(year, one)) for one in gone))
        else:
            yield _("Numbers of {year}: {count} petitions, the last is {last}.").format(
                year=year, count=count, last=last
            )


_LITTLE_CALENDAR_LEFT = 2 * 365
"""Days of calendar ahead below which a long limit could not be counted."""


def findings_table(findings: list[Finding], notes: list[str]) -> Table:
    """One line for each check, with what it found."""
    lines = [
        (finding.name, problem) for finding in findings for problem in finding.problems or [""]
    ]
    return Table(
        title=_("Check of the database"),
        columns=(
            Column("check", None),
            Column(None, _("What is checked"), 20, tone=Tone.STRONG),
            Column("ok", None),
            Column("problem", None),
            Column(None, _("Outcome"), 30),
        ),
        rows=[
            (name, _(name), not problem, problem or None, problem or _("in order"))
            for name, problem in lines
        ],
        alarms=frozenset(place for place, (_name, problem) in enumerate(lines) if problem),
        notes=tuple(notes),
    )
