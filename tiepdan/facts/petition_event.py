"""Something that happened to a petition on a day."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from tiepdan.facts.fact import Fact
from tiepdan.facts.values import DAY, DAYS, DOCUMENT_NUMBER, NAME
from tiepdan.i18n import N_
from tiepdan.law.vocabulary.decision import Decider, DecisionResult
from tiepdan.law.vocabulary.eligibility import IneligibleReason
from tiepdan.law.vocabulary.petition_event import Complexity, PetitionEventKind, RefusalGround


@dataclass(frozen=True, slots=True, kw_only=True)
class PetitionEvent:
    """What happened; ``decided_by`` is whose decision it is, where that was said.

    ``act_by`` is the day by which an interim notice promises the result.
    """

    kind: Annotated[
        PetitionEventKind,
        Fact(
            label=N_("Kind"),
            is_secret=False,
            metavar=N_("EVENT"),
            is_asked=False,
            vietnamese=("sự việc",),
        ),
    ]
    result: Annotated[
        DecisionResult | None,
        Fact(
            label=N_("Result"),
            is_secret=False,
            metavar=N_("RESULT"),
            help=N_(
                "How a complaint or denunciation was decided; the last two at second instance."
            ),
            vietnamese=("kết quả", "kết quả giải quyết"),
        ),
    ] = None
    ground: Annotated[
        RefusalGround | None,
        Fact(
            label=N_("Ground"),
            is_secret=False,
            metavar=N_("GROUND"),
            help=N_("Why somebody is not received."),
            vietnamese=("căn cứ", "căn cứ từ chối"),
        ),
    ] = None
    is_eligible: Annotated[
        bool | None,
        Fact(
            label=N_("Eligible"),
            is_secret=False,
            help=N_("Whether it meets the conditions to be dealt with."),
            vietnamese=("đủ điều kiện xử lý", "đủ điều kiện"),
        ),
    ] = None
    ineligible_reason: Annotated[
        IneligibleReason | None,
        Fact(
            label=N_("Reason"),
            is_secret=False,
            flag="--reason",
            metavar=N_("REASON"),
            help=N_("Why it is not eligible or not taken up."),
            vietnamese=("lý do không đủ điều kiện", "lý do không đủ điều kiện xử lý"),
        ),
    ] = None
    decided_by: Annotated[
        Decider | None,
        Fact(
            label=N_("Whose decision"),
            is_secret=False,
            flag="--by",
            metavar=N_("WHOSE"),
            help=N_("Whose decision it is; left out, the superior's once appealed, else ours."),
            vietnamese=("cơ quan quyết định",),
        ),
    ] = None
    body: Annotated[
        str | None,
        Fact(
            label=N_("Body"),
            is_secret=False,
            kind=NAME,
            help=N_("To which body it went, which body answered, or whose body decided."),
            example='"UBND tỉnh Hà Tĩnh"',
            vietnamese=("cơ quan",),
        ),
    ] = None
    more_than_ordered: Annotated[
        str | None,
        Fact(
            label=N_("Why more than was ordered"),
            is_secret=True,
            metavar=N_("REASON"),
            help=N_("Why more is carried out than the decision ordered, where it is so."),
            example='"trả cả lãi chậm trả"',
            vietnamese=("lý do thi hành vượt",),
        ),
    ] = None
    extended_days: Annotated[
        int | None,
        Fact(
            label=N_("Extended by days"),
            is_secret=False,
            kind=DAYS,
            flag="--days",
            help=N_("By how many days, within what the law allows."),
            vietnamese=("số ngày gia hạn",),
        ),
    ] = None
    extended_to: Annotated[
        date | None,
        Fact(
            label=N_("Extended to"),
            is_secret=False,
            kind=DAY,
            flag="--to",
            help=N_("Or to which day, as decided."),
            vietnamese=("gia hạn đến",),
        ),
    ] = None
    act_by: Annotated[
        date | None,
        Fact(
            label=N_("To act by"),
            is_secret=False,
            kind=DAY,
            help=N_("The day by which an interim notice says that it will be settled."),
            vietnamese=("thời hạn thực hiện",),
        ),
    ] = None
    complexity: Annotated[
        Complexity | None,
        Fact(
            label=N_("How complex"),
            is_secret=False,
            metavar=N_("COMPLEXITY"),
            help=N_("How complex it is: once, or twice for specially complex (LTC Điều 30)."),
            vietnamese=("mức độ phức tạp",),
        ),
    ] = None
    officer: Annotated[
        str | None,
        Fact(
            label=N_("Officer"),
            is_secret=False,
            kind=NAME,
            help=N_("The officer responsible."),
            example='"Trần Văn B"',
            vietnamese=("người được giao",),
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
        Fact(label=N_("Note"), is_secret=True, help=N_("A note."), vietnamese=("ghi chú",)),
    ] = None
