"""Reports that this office sends: asked for by letter, sent, and what it writes into them."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from tiepdan.errors import UsageError
from tiepdan.facts.fact import Fact
from tiepdan.facts.values import (
    DAY,
    DOCUMENT_NUMBER,
    FIRST_DAY,
    LAST_DAY,
    LINES,
    NAME,
    ValueKind,
)
from tiepdan.i18n import N_, _
from tiepdan.text import quoted

# Many commands know every subject; few of them read a period.


def _period(typed: str) -> str:
    from tiepdan.law.reporting.periods import parse_report_period  # noqa: PLC0415 (start-up)

    return str(parse_report_period(typed))


def _shown_period(stored: str) -> str:
    from tiepdan.law.reporting.periods import parse_report_period  # noqa: PLC0415 (start-up)

    return parse_report_period(stored).label


def _frozen(typed: str) -> str:
    """Read as it is: every sign of it was sent."""
    import json  # noqa: PLC0415 (start-up)

    try:
        json.loads(typed)
    except (ValueError, RecursionError) as error:
        raise UsageError(
            _("A report as it was sent is JSON; leave the cell as tiepdan export wrote it.")
        ) from error
    return typed


_FROZEN = ValueKind(_frozen, str, str, N_("TEXT"))
_REPORT_PERIOD = ValueKind(_period, str, _shown_period, N_("PERIOD"), "Q1/2026")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRequest:
    """A letter that asks for a report, such as 758/UBND-TTr of 16/04/2024.

    What it asks for is as open as the title on the list of what an office owes; it names nobody.
    """

    body: Annotated[
        str,
        Fact(
            label=N_("Body that asks"),
            is_secret=False,
            kind=NAME,
            example='"UBND tỉnh"',
            help=N_("Which body asks for it."),
            vietnamese=("cơ quan yêu cầu", "nơi yêu cầu"),
        ),
    ]
    document_number: Annotated[
        str,
        Fact(
            label=N_("Number of the letter"),
            is_secret=False,
            kind=DOCUMENT_NUMBER,
            flag="--document",
            example="758/UBND-TTr",
            help=N_("The number of its letter, for example 758/UBND-TTr."),
            vietnamese=("số văn bản", "số công văn"),
        ),
    ]
    letter_on: Annotated[
        date,
        Fact(
            label=N_("Day of the letter"),
            is_secret=False,
            flag="--on",
            help=N_("The day of the letter."),
            vietnamese=("ngày văn bản", "ngày công văn"),
        ),
    ]
    content: Annotated[
        str,
        Fact(
            label=N_("What it asks for"),
            is_secret=False,
            help=N_("Which report it asks for; name no citizen here."),
            vietnamese=("nội dung", "báo cáo về"),
        ),
    ]
    due_on: Annotated[
        date | None,
        Fact(
            label=N_("To be sent by"),
            is_secret=False,
            kind=DAY,
            flag="--due",
            help=N_("The last day to send it, if the letter names one."),
            vietnamese=("hạn gửi",),
        ),
    ] = None
    period_from: Annotated[
        date | None,
        Fact(
            label=N_("Data from"),
            is_secret=False,
            kind=FIRST_DAY,
            flag="--from",
            help=N_(
                "The first day of the period it asks about, if it names one; or a year, a month."
            ),
            vietnamese=("số liệu từ ngày",),
        ),
    ] = None
    period_to: Annotated[
        date | None,
        Fact(
            label=N_("Data until"),
            is_secret=False,
            kind=LAST_DAY,
            flag="--to",
            help=N_("The last day of that period; or a year, a month."),
            vietnamese=("số liệu đến ngày",),
        ),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentReport:
    """That a report was sent: of a period, by the id of its rule, or one asked for by letter."""

    report: Annotated[
        str | None,
        Fact(
            label=N_("Report"),
            is_secret=False,
            is_asked=False,
            vietnamese=("báo cáo",),
        ),
    ] = None
    period: Annotated[
        str | None,
        Fact(
            label=N_("Period"),
            is_secret=False,
            kind=_REPORT_PERIOD,
            is_asked=False,
            vietnamese=("kỳ báo cáo", "kỳ"),
        ),
    ] = None
    sent_on: Annotated[
        date,
        Fact(
            label=N_("Sent on"),
            is_secret=False,
            flag="--on",
            help=N_("The day on which it was sent."),
            vietnamese=("ngày gửi",),
        ),
    ]
    document_number: Annotated[
        str | None,
        Fact(
            label=N_("Document number"),
            is_secret=False,
            kind=DOCUMENT_NUMBER,
            flag="--document",
            former_flags=("--number",),
            example="45/BC-UBND",
            help=N_("The number of the report, for example 45/BC-UBND."),
            vietnamese=("số báo cáo", "số văn bản"),
        ),
    ] = None
    recipient: Annotated[
        str | None,
        Fact(
            label=N_("Sent to"),
            is_secret=False,
            kind=NAME,
            flag="--recipient",
            example='"UBND tỉnh"',
            help=N_("To which body it was sent."),
            vietnamese=("nơi nhận", "gửi đến"),
        ),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentPart:
    """A form or a report in words as it was sent, so that it stays what it was.

    ``content`` is JSON: every cell or paragraph, and what is needed to print it again.
    """

    name: Annotated[
        str,
        Fact(
            label=N_("What was sent"),
            is_secret=False,
            is_asked=False,
            vietnamese=("biểu, báo cáo",),
        ),
    ]
    circular: Annotated[
        str | None,
        Fact(
            label=N_("Circular"),
            is_secret=False,
            is_asked=False,
            vietnamese=("thông tư",),
        ),
    ] = None
    content: Annotated[
        str,
        Fact(
            label=N_("As it was sent"),
            is_secret=False,
            kind=_FROZEN,
            is_asked=False,
            vietnamese=("nội dung đã gửi",),
        ),
    ]


_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_KEY = 24


def _parse_key(typed: str) -> str:
    if not _KEY.fullmatch(typed) or len(typed) > _LONGEST_KEY:
        raise UsageError(
            _("“{typed}” is no id of a report or section; write for example nhan-xet.").format(
                typed=quoted(typed)
            )
        )
    return typed


def _as_it_is(value: str) -> str:
    return value


_KEY_KIND = ValueKind(_parse_key, _as_it_is, str, N_("ID"), "nhan-xet")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """The text of one section of a report for one period; a line is a paragraph.

    It is as open as the report that it goes into: the help says to name no denouncer. Whether it
    does is not looked into, since a refusal would tell whoever guesses that a name is one.
    """

    report: Annotated[
        str,
        Fact(
            label=N_("Report"),
            is_secret=False,
            kind=_KEY_KIND,
            is_asked=False,
            vietnamese=("báo cáo",),
        ),
    ]
    section: Annotated[
        str,
        Fact(
            label=N_("Section"),
            is_secret=False,
            kind=_KEY_KIND,
            is_asked=False,
            vietnamese=("mục",),
        ),
    ]
    period_from: Annotated[
        date,
        Fact(
            label=N_("Data from"),
            is_secret=False,
            kind=DAY,
            is_asked=False,
            vietnamese=("số liệu từ ngày",),
        ),
    ]
    period_to: Annotated[
        date,
        Fact(
            label=N_("Data until"),
            is_secret=False,
            kind=DAY,
            is_asked=False,
            vietnamese=("số liệu đến ngày",),
        ),
    ]
    content: Annotated[
        str,
        Fact(
            label=N_("Text"),
            is_secret=False,
            kind=LINES,
            is_asked=False,
            help=N_("What the section says; name no denouncer here."),
            vietnamese=("nội dung", "lời"),
        ),
    ]
