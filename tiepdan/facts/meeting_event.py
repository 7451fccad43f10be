"""What goes before a meeting, and what follows it."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from tiepdan.facts.fact import Fact
from tiepdan.facts.values import DAY, DOCUMENT_NUMBER
from tiepdan.i18n import N_
from tiepdan.law.vocabulary.meeting import Announcements, MeetingEventKind


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingEvent:
    """One event; ``act_by`` is the day by which bodies act, as the conclusion notice names it.

    ``announced_by`` is how the meeting was announced.
    """

    kind: Annotated[
        MeetingEventKind,
        Fact(
            label=N_("Kind"),
            is_secret=False,
            metavar=N_("EVENT"),
            is_asked=False,
            vietnamese=("sự việc",),
        ),
    ]
    announced_by: Annotated[
        Announcements | None,
        Fact(
            label=N_("How it was announced"),
            is_secret=False,
            flag="--how",
            help=N_("How it was announced."),
            vietnamese=("hình thức thông báo", "hình thức công khai"),
        ),
    ] = None
    act_by: Annotated[
        date | None,
        Fact(
            label=N_("To act by"),
            is_secret=False,
            kind=DAY,
            help=N_("The day that a conclusion notice names."),
            vietnamese=("thời hạn thực hiện",),
        ),
    ] = None
    happened_on: Annotated[
        date,
        Fact(
            label=N_("On which day"),
            is_secret=False,
            flag="--on",
            former_headings=("date",),
            help=N_("The day on which it happened (default: today)."),
            vietnamese=("ngày",),
        ),
    ]
    document_number: Annotated[
        str | None,
        Fact(
            label=N_("Document number"),
            is_secret=False,
            kind=DOCUMENT_NUMBER,
            flag="--document",
            help=N_("The number of the document, for example 12/TB-UBND."),
            vietnamese=("số văn bản", "số, ký hiệu văn bản"),
        ),
    ] = None
    note: Annotated[
        str | None,
        Fact(label=N_("Note"), is_secret=False, help=N_("A note."), vietnamese=("ghi chú",)),
    ] = None
