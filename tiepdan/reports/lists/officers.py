"""What each officer has open, due and overdue."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from tiepdan.dates import show_date
from tiepdan.i18n import _
from tiepdan.records.reading.office.officers import Load
from tiepdan.reports.model import Column, Table, Tone

SOON = 5
"""Working days within which a step counts as due soon, as in “tiepdan due”."""


def officers_table(loads: Sequence[Load], *, today: date) -> Table:
    """One row an officer, the most overdue first; the last has what nobody is named for."""
    return Table(
        title=_("By officer, on {today}").format(today=show_date(today)),
        columns=(
            Column(None, _("Officer"), 14, tone=Tone.STRONG),
            Column(None, _("Open petitions"), 6, is_number=True),
            Column(None, None, is_bar=True),
            Column(
                None,
                _("Steps due within {days} working days").format(days=SOON),
                6,
                is_number=True,
                tone=Tone.WARNING,
            ),
            Column(None, _("Steps overdue"), 6, is_number=True, tone=Tone.ALARM),
        ),
        rows=[
            (
                load.officer or _("nobody named"),
                load.open_petitions,
                load.open_petitions,
                load.due_soon,
                load.overdue,
            )
            for load in loads
        ],
        empty=_("By officer, on {today}: nothing is open.").format(today=show_date(today)),
    )


def officers_data(loads: Sequence[Load]) -> list[dict[str, Any]]:
    """As plain data; ``officer`` is empty where nobody is named."""
    return [
        {
            "officer": load.officer,
            "open_petitions": load.open_petitions,
            "due_soon": load.due_soon,
            "overdue": load.overdue,
        }
        for load in loads
    ]
