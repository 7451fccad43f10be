"""What is late and what falls due: limits of petitions and meetings, and the office's reports."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tiepdan.alphabet import sort_key
from tiepdan.dates import show_date
from tiepdan.i18n import _
from tiepdan.law.limits.time_limits import Severity
from tiepdan.records.reading.limits import LimitRow
from tiepdan.reports.lists.limits import (
    days_between,
    due_columns,
    due_values,
    is_red_alarm,
    limit_label,
    limit_notes,
    named_or_counted,
    started_columns,
    started_values,
)
from tiepdan.reports.model import Column, Rank, Table, Tone, Value

if TYPE_CHECKING:
    from tiepdan.records.reading.reports.owed import DueReport


def overdue_table(
    rows: Sequence[LimitRow],
    *,
    today: date,
    office: str,
    officers: Iterable[str] = (),
    between_texts: Iterable[LimitRow] = (),
    reports: "Sequence[DueReport]" = (),
) -> Table:
    """What is late, the worst first; ``officers`` are those whose work alone is listed.

    What is late by the law itself, but not yet by a conflicting text, is told beside it.
    """
    worst_first: list[LimitRow | DueReport] = [*rows, *reports]
    worst_first.sort(key=_discipline_first)
    worst_first = _case_by_case(worst_first)
    table = _limits_table(
        worst_first,
        title=_("Overdue on {today}, {office}: {count}").format(
            today=show_date(today), office=_whose(office, officers), count=len(worst_first)
        ),
        empty=_for_officers(
            _("Nothing is overdue on {today}.").format(today=show_date(today)), officers
        ),
        lateness=Column(None, _("Late"), tone=Tone.ALARM),
    )
    between = [*map(_between_note, between_texts)]
    return replace(table, notes=(*table.notes, *named_or_counted(between, _between_notes)))


def _between_notes(count: int) -> str:
    return _(
        "{count} steps are not yet late, but the law's own date has passed; late only after the"
        " other text's: tiepdan due."
    ).format(count=count)


def _between_note(row: LimitRow) -> str:
    return _(
        "{number}, {limit}: not yet late, but the law's own date, {due}, has passed; late after"
        " {late_after}."
    ).format(
        number=row.number,
        limit=row.limit.id,
        due=show_date(row.due),
        late_after=show_date(row.late_after),
    )


def due_table(
    rows: Sequence[LimitRow],
    *,
    today: date,
    office: str,
    working_days: int,
    officers: Iterable[str] = (),
    reports: "Sequence[DueReport]" = (),
) -> Table:
    """What falls due soon, the next first; ``officers`` as for what is late."""
    next_first: list[LimitRow | DueReport] = [*rows, *reports]
    next_first.sort(key=_last_day)
    next_first = _case_by_case(next_first)
    return _limits_table(
        next_first,
        title=_("Due from {today} within {days} working days, {office}: {count}").format(
            today=show_date(today),
            days=working_days,
            office=_whose(office, officers),
            count=len(next_first),
        ),
        empty=_for_officers(
            _("Nothing falls due from {today} within {days} working days.").format(
                today=show_date(today), days=working_days
            ),
            officers,
        ),
        lateness=Column(None, _("Left"), tone=Tone.WARNING),
    )


def _whose(office: str, officers: Iterable[str]) -> str:
    return ", ".join((office, *sorted(officers, key=sort_key)))


def _for_officers(sentence: str, officers: Iterable[str]) -> str:
    names = ", ".join(sorted(officers, key=sort_key))
    return f"{names}: {sentence}" if names else sentence


def _discipline_first(row: "LimitRow | DueReport") -> tuple[bool, date]:
    """Sorts what is late: a report is sent by a day, and past it lies no discipline of its own."""
    if isinstance(row, LimitRow):
        return row.limit.severity is not Severity.DISCIPLINE, row.late_after
    return True, row.day


def _case_by_case(
    rows: "Sequence[LimitRow | DueReport]",
) -> "list[LimitRow | DueReport]":
    """The steps of one petition or meeting together, where its first one stands."""
    places: dict[str | int, int] = {}
    for row in rows:
        places.setdefault(_case(row), len(places))
    return sorted(rows, key=lambda row: places[_case(row)])


def _case(row: "LimitRow | DueReport") -> str | int:
    return row.number if isinstance(row, LimitRow) else id(row)


def _last_day(row: "LimitRow | DueReport") -> date:
    return row.due if isinstance(row, LimitRow) else row.day


def _limits_table(
    rows: "Sequence[LimitRow | DueReport]", *, title: str, empty: str, lateness: Column
) -> Table:
    return Table(
        title=title,
        columns=(
            Column("subject", None),
            Column("number", _("No."), 9, tone=Tone.STRONG, is_once=True),
            Column("kind", None),
            Column("summary", None),
            Column(None, _("What"), 15, rank=Rank.BELOW, is_once=True),
            Column("officer", _("Officer"), 16, rank=Rank.BELOW, is_once=True),
            Column("limit", None),
            Column("limit_name", None),
            Column(None, _("Limit"), 36, is_whole=True),
            Column("basis", None),
            Column("raw_due", None),
            *due_columns(row for row in rows if isinstance(row, LimitRow)),
            Column("days_late", None),
            Column("working_days_late", None),
            lateness,
            Column(None, _("Working days"), is_number=True, rank=Rank.SPARE),
            *started_columns(Rank.SPARE),
            Column("severity", None),
            Column("provisional", None),
            Column("law_date_passed", None),
        ),
        rows=[
            _limit_cells(row) if isinstance(row, LimitRow) else _report_cells(row) for row in rows
        ],
        empty=empty,
        is_list=True,
        notes=(
            *limit_notes([row for row in rows if isinstance(row, LimitRow)]),
            *_report_notes([row for row in rows if not isinstance(row, LimitRow)]),
        ),
        alarms=frozenset(
            number
            for number, row in enumerate(rows)
            if isinstance(row, LimitRow) and is_red_alarm(row)
        ),
    )


def _limit_cells(row: LimitRow) -> tuple[Value, ...]:
    return (
        row.subject.value,
        row.number,
        row.kind,
        row.summary,
        row.kind.label if row.summary is None else f"{row.kind.label}: {row.summary}",
        row.officer,
        row.limit.id,
        row.limit.name,
        limit_label(row),
        row.version.article,
        row.raw_due,
        *due_values(row),
        row.days_late,
        row.working_days_late,
        days_between(row.days_late),
        abs(row.working_days_late),
        *started_values(row),
        row.limit.severity.value,
        row.is_provisional,
        row.is_between_texts,
    )


def _report_notes(rows: "Sequence[DueReport]") -> tuple[str, ...]:
    if not rows:
        return ()
    from tiepdan.reports.lists.reports import due_notes  # noqa: PLC0415 (start-up)

    return tuple(due_notes(rows))


def _report_cells(row: "DueReport") -> tuple[Value, ...]:
    """As of a limit; the day since when is the one on which the data ended, or of the letter."""
    from tiepdan.reports.lists import reports as owed  # noqa: PLC0415 (start-up)

    first = row.reports[0]
    name = owed.due_name(row)
    started = first.data_from if row.is_data_day else first.asked_on or first.data_until
    return (
        owed.SUBJECT,
        owed.due_numbers(row),
        first.kind or owed.LETTER,
        first.name,
        owed.due_what(row),
        None,
        first.report,
        name,
        f"{name} ({first.report})",
        first.basis,
        row.day,
        row.day,
        row.day,
        None,
        row.days_late,
        row.working_days_late,
        days_between(row.days_late),
        abs(row.working_days_late),
        started,
        started,
        (Severity.REMINDER if row.is_data_day else Severity.DUTY).value,
        False,
        False,
    )
