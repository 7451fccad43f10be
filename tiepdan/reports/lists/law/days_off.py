"""The days off of a year."""

from collections.abc import Sequence

from tiepdan.i18n import N_, _
from tiepdan.law.counting.calendar import DayKind, DayStatus
from tiepdan.reports.lists.parts import weekday_label
from tiepdan.reports.model import Column, Rank, Table, Tone

_KINDS = {
    DayKind.HOLIDAY: N_("day off"),
    DayKind.COMPENSATORY: N_("substitute day"),
    DayKind.SWAPPED_OFF: N_("swapped, off"),
    DayKind.SWAPPED_WORK: N_("make-up day, worked"),
    DayKind.OFFICE_OFF: N_("added by the office, off"),
    DayKind.OFFICE_WORK: N_("worked by the office's decision"),
}


def holidays_table(statuses: Sequence[DayStatus], *, year: int) -> Table:
    """The days of a year that differ from their weekday, each with its authority."""
    special = [status for status in statuses if status.name and status.day.year == year]
    is_confirmed = all(status.is_confirmed for status in statuses if status.day.year == year)
    standing = _("confirmed") if is_confirmed else _("provisional")
    return Table(
        title=_("Days off and make-up days of {year} ({standing})").format(
            year=year, standing=standing
        ),
        columns=(
            Column("date", _("Date")),
            Column(None, _("Weekday")),
            Column("is_worked", None),
            Column("kind", None),
            Column(None, _("Kind"), 14),
            Column("name", _("Occasion"), 20, is_whole=True),
            Column(
                "authority", _("Authority"), 20, tone=Tone.QUIET, rank=Rank.BELOW, is_whole=True
            ),
            Column("confirmed", None),
        ),
        rows=[
            (
                status.day,
                weekday_label(status.day),
                status.is_worked,
                status.kind,
                _(_KINDS[status.kind]) if status.kind else None,
                status.name,
                status.authority,
                status.is_confirmed,
            )
            for status in special
        ],
        is_list=True,
        empty=_("No special day of {year} is known.").format(year=year),
    )
