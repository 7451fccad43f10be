"""The limits of one case, and how limits read in any list."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from tiepdan.dates import show_date
from tiepdan.i18n import _, ngettext
from tiepdan.law.limits.time_limits import Severity
from tiepdan.records.reading.limits import LimitRow
from tiepdan.reports.model import Column, Quantity, Rank, Table, Tone, Unit, Value


def running_limits_table(rows: Sequence[LimitRow]) -> Table:
    """The limits of one case; how late each is, or was when it was met or given up."""
    is_any_late = any(_days_late(row) for row in rows)
    return Table(
        key="deadlines",
        title=_("Time limits"),
        columns=(
            Column("limit", None),
            Column("limit_name", None),
            Column(None, _("Limit"), 20, is_whole=True),
            Column("basis", _("Basis"), 20, tone=Tone.QUIET, rank=Rank.BELOW, is_whole=True),
            *started_columns(Rank.BELOW),
            Column("raw_due", None),
            *due_columns(rows),
            Column("done_on", None),
            Column("done_by", None),
            Column("paused_since", None),
            Column("severity", None),
            Column(None, _("Done"), 10),
            Column("days_late", None),
            Column(None, _("Late") if is_any_late else None, 9, tone=Tone.ALARM),
            Column("provisional", None),
            Column("law_date_passed", None),
            Column("doubt", None),
        ),
        rows=[
            (
                row.limit.id,
                row.limit.name,
                limit_label(row),
                row.version.article,
                *started_values(row),
                row.raw_due,
                *due_values(row),
                row.done_on if row.done_by else None,
                row.done_by,
                row.paused_since,
                row.limit.severity.value,
                _ended(row),
                _days_late(row),
                _late(row),
                row.is_provisional,
                row.is_between_texts,
                row.version.doubt,
            )
            for row in rows
        ],
        empty=_("No time limit is running."),
        # What was done needs no remark any more; “tiepdan explain” has them all.
        notes=limit_notes([row for row in rows if row.is_running]),
        is_list=True,
    )


def limit_label(row: LimitRow) -> str:
    """The name and id of a limit, and what must be noticed of it."""
    label = f"{row.limit.name} ({row.limit.id})"
    # Said in words as well: a colour is no colour in a pipe.
    if is_red_alarm(row):
        return _("Past the threshold of {days} days (discipline possible) ({id})").format(
            days=row.version.amount, id=row.limit.id
        )
    if row.is_between_texts:
        return _("The law's own date has passed: {limit}").format(limit=label)
    if row.limit.severity is Severity.REMINDER:
        return _("Reminder: {limit}").format(limit=label)
    return label


def is_red_alarm(row: LimitRow) -> bool:
    """Whether it is late and past it lies discipline."""
    return row.limit.severity is Severity.DISCIPLINE and row.is_running and row.days_late > 0


def _ended(row: LimitRow) -> Value:
    """The day on which the step was done, or how else its clock stopped."""
    if row.paused_since is not None:
        return _("suspended since {day}").format(day=show_date(row.paused_since))
    if row.done_by is None and row.done_on is not None:
        return None  # a lead time or a milestone, which end by themselves
    return row.done_on


def _days_late(row: LimitRow) -> int:
    """By how many days the step was late when it was done or given up, or is late today."""
    if row.paused_since is not None or not row.limit.severity.is_duty:
        return 0
    if row.is_running:
        return max(row.days_late, 0)
    # What ended by itself, by no event, says nothing of whether it was done.
    ended_on = row.done_on if row.done_by else None
    return max((ended_on - row.late_after).days, 0) if ended_on else 0


def _late(row: LimitRow) -> Value:
    days = _days_late(row)
    return days_between(days) if days else None


def started_columns(rank: Rank = Rank.COLUMN) -> tuple[Column, ...]:
    """The day from which it is counted; that of a lead time, back from which it is."""
    return (
        Column("started_on", None, file_label=_("Since")),
        Column(None, _("Since"), is_for_screen=True, rank=rank),
    )


def started_values(row: LimitRow) -> tuple[Value, ...]:
    """As ``started_columns``."""
    shown: Value = row.started_on
    if row.version.unit.is_lead:
        shown = _("counted back from {day}").format(day=show_date(row.started_on))
    return (row.started_on, shown)


def due_columns(rows: Iterable[LimitRow]) -> tuple[Column, ...]:
    """The last day; where two texts give different ones, both, as late counts from the second."""
    rows = list(rows)
    has_other = any(row.alternative_due for row in rows)
    return (
        Column("due", None, tone=Tone.STRONG, file_label=_("Due")),
        Column(None, _("Due"), tone=Tone.STRONG, is_for_screen=True),
        Column(
            "alternative_due", None, file_label=_("Due by the other text") if has_other else None
        ),
    )


def due_values(row: LimitRow) -> tuple[Value, ...]:
    """As ``due_columns``."""
    both: Value = _both(row) if row.alternative_due else row.due
    return (row.due, both, row.alternative_due)


def _both(row: LimitRow) -> str:
    """The last day, and that of the other text where there is one."""
    due = show_date(row.due)
    if row.alternative_due is None:
        return due
    return _("{due} or {other}").format(due=due, other=show_date(row.alternative_due))


def days_between(days: int) -> Quantity:
    """So many days before the last one or after it; that it is today."""
    days = abs(days)
    words = ngettext("{count} day", "{count} days", days).format(count=days)
    return Quantity(days, words if days else _("due today"), Unit.DAY)


_MOST_NUMBERS = 5

_MOST_NOTES = 2
"""So many remarks of a kind are made one by one: a list has no second list below it."""


def named_or_counted(notes: Sequence[str], counted: Callable[[int], str]) -> Sequence[str]:
    """The remarks of a kind, or where they are many a sentence that says how many."""
    return notes if len(notes) <= _MOST_NOTES else [counted(len(notes))]


def limit_notes(rows: Sequence[LimitRow]) -> tuple[str, ...]:
    """What the reader must know of these dates: conflicting texts, doubts, unconfirmed years."""
    moved = [_moved_note(row) for row in rows if row.raw_due != row.due]
    conflicts = [_conflict_note(row, row.alternative_due) for row in rows if row.alternative_due]
    notes = [
        *named_or_counted(moved, _moved_notes),
        *named_or_counted(conflicts, _conflict_notes),
    ]
    doubts = {
        row.limit.id: row.version.doubt
        for row in rows
        # A conflict is none for a day on which the other text was not yet, or no longer, in force.
        if row.version.doubt and (row.alternative_due or not row.version.alternatives)
    }
    notes += named_or_counted(
        [f"{limit_id}: {doubt}" for limit_id, doubt in doubts.items()],
        lambda _count: _("Not beyond doubt: {limits}; tiepdan limits says why.").format(
            limits=", ".join(doubts)
        ),
    )
    provisional = sorted({row.number for row in rows if row.is_provisional})
    if len(provisional) > _MOST_NUMBERS:
        provisional = [*provisional[:_MOST_NUMBERS], f"… (+{len(provisional) - _MOST_NUMBERS})"]
    if provisional:
        notes.append(
            _(
                "Provisional, because a year's official days off are not confirmed: {numbers}."
            ).format(numbers=", ".join(provisional))
        )
    return tuple(notes)


def _moved_notes(count: int) -> str:
    return _(
        "{count} of these days are not the ones counted to, which are days off: moved to the next"
        " working day by Bộ luật Dân sự 2015, Điều 148 khoản 5, which the law itself does not say;"
        " where it is counted back, to the one before. Each is told by: tiepdan explain NUMBER."
    ).format(count=count)


def _conflict_notes(count: int) -> str:
    return _(
        "{count} of these steps have two days by two texts; late only after both. Each is told by:"
        " tiepdan explain NUMBER."
    ).format(count=count)


def _moved_note(row: LimitRow) -> str:
    if row.version.unit.is_lead:
        return _(
            "{number}, {limit}: counted back to {raw_due}, a day off; to be kept on the working"
            " day before, late only after it."
        ).format(number=row.number, limit=row.limit.id, raw_due=show_date(row.raw_due))
    return _(
        "{number}, {limit}: counted to {raw_due}, a day off; moved to the next working day by"
        " Bộ luật Dân sự 2015, Điều 148 khoản 5, which the law itself does not say."
    ).format(number=row.number, limit=row.limit.id, raw_due=show_date(row.raw_due))


def _conflict_note(row: LimitRow, alternative_due: date) -> str:
    others = row.version.alternatives_on(row.started_on)
    return _(
        "{number}, {limit}: due {due} by {article}; due {other_due} by {other_article};"
        " late only after both."
    ).format(
        number=row.number,
        limit=row.limit.id,
        due=show_date(row.due),
        article=row.version.article,
        other_due=show_date(alternative_due),
        other_article=others[0].article if others else "",
    )
