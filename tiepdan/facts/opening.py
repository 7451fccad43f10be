"""The opening balance of an office that starts in the middle: totals of before its first day."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from tiepdan.facts.fact import Fact
from tiepdan.facts.values import DOCUMENT_NUMBER, NUMBER_FROM_NONE
from tiepdan.i18n import N_
from tiepdan.law.vocabulary.petition import PetitionKind, SubjectField


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """From which day on this register is kept, and what is known of the receptions before it.

    The totals count from ``counted_from`` up to but not including ``begins_on``.
    """

    begins_on: Annotated[
        date,
        Fact(
            label=N_("The register begins on"),
            is_secret=False,
            flag="--on",
            help=N_("The first day that is kept in this register, for example 01/07/2026."),
            vietnamese=("ngày mở sổ", "ngày bắt đầu"),
        ),
    ]
    counted_from: Annotated[
        date | None,
        Fact(
            label=N_("Totals since"),
            is_secret=False,
            help=N_("The day since which the totals count; left out, since the year of reports."),
            vietnamese=("tính từ ngày", "số liệu từ ngày"),
        ),
    ] = None
    visits: Annotated[
        int | None,
        Fact(
            label=N_("Visits"),
            is_secret=False,
            kind=NUMBER_FROM_NONE,
            help=N_("Visits before that day."),
            vietnamese=("lượt tiếp", "số lượt tiếp"),
        ),
    ] = None
    visitors: Annotated[
        int | None,
        Fact(
            label=N_("People received"),
            is_secret=False,
            kind=NUMBER_FROM_NONE,
            help=N_("People received at these visits."),
            vietnamese=("số người được tiếp", "số người"),
        ),
    ] = None
    basis: Annotated[
        str | None,
        Fact(
            label=N_("Basis"),
            is_secret=False,
            kind=DOCUMENT_NUMBER,
            example="45/BC-UBND",
            help=N_("The report that the totals are from."),
            vietnamese=("căn cứ", "báo cáo"),
        ),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningLine:
    """The petitions of one kind (and field) before the register begins, as the old book has them.

    What was carried over into the time counted follows: resolved + closed + carried forward, less
    what was received.
    """

    kind: Annotated[
        PetitionKind,
        Fact(
            label=N_("Kind"),
            is_secret=False,
            metavar=N_("KIND"),
            help=N_("What kind of petition it is: KN, TC, KNPA or PA will do."),
            vietnamese=("loại đơn",),
        ),
    ]
    field: Annotated[
        SubjectField | None,
        Fact(
            label=N_("Field"),
            is_secret=False,
            metavar=N_("FIELD"),
            help=N_("The subject matter, where the totals are known by it."),
            vietnamese=("lĩnh vực",),
        ),
    ] = None
    received: Annotated[
        int,
        Fact(
            label=N_("Received"),
            is_secret=False,
            kind=NUMBER_FROM_NONE,
            help=N_("Petitions received in the time counted."),
            vietnamese=("tiếp nhận", "đã nhận", "nhận trong kỳ"),
        ),
    ]
    resolved: Annotated[
        int,
        Fact(
            label=N_("Resolved"),
            is_secret=False,
            kind=NUMBER_FROM_NONE,
            help=N_("Petitions resolved in the time counted."),
            vietnamese=("đã giải quyết",),
        ),
    ]
    closed: Annotated[
        int,
        Fact(
            label=N_("Closed otherwise"),
            is_secret=False,
            kind=NUMBER_FROM_NONE,
            help=N_("Petitions that ended otherwise in the time counted."),
            vietnamese=("kết thúc khác",),
        ),
    ]
    carried_forward: Annotated[
        int,
        Fact(
            label=N_("Carried forward"),
            is_secret=False,
            kind=NUMBER_FROM_NONE,
            help=N_("Petitions still open on the day on which the register begins."),
            vietnamese=("chuyển kỳ sau", "chuyển sang", "còn lại"),
        ),
    ]

    @property
    def carried_over(self) -> int:
        """What was open when the time counted began."""
        return self.resolved + self.closed + self.carried_forward - self.received
