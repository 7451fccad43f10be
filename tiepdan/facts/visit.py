"""One turn (lượt tiếp) of a person or a delegation."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from tiepdan.facts.fact import Fact, Searched
from tiepdan.facts.values import DOCUMENT_NUMBER, MEETING_NUMBER, NAME
from tiepdan.i18n import N_
from tiepdan.law.duties.capacities import Capacities
from tiepdan.law.vocabulary.petition import PetitionKind, SubjectField
from tiepdan.law.vocabulary.petition_event import RefusalGround
from tiepdan.law.vocabulary.visit import Matter, Receiver, VisitOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One visit, at a meeting or on any working day; who came stands beside it.

    The facts stand as the columns of the reception book do (Nghị định 154/2026, Mẫu 03/TCD). What
    is empty may follow from something else: see ``records.reading.meetings.visit_facts``.
    """

    meeting_id: Annotated[
        int | None,
        Fact(
            label=N_("Meeting number"),
            is_secret=False,
            kind=MEETING_NUMBER,
            heading="meeting",
            help=N_("The reception it belongs to, for example B12; none for regular reception."),
            vietnamese=("buổi", "buổi tiếp"),
        ),
    ] = None
    visited_on: Annotated[
        date,
        Fact(
            label=N_("Day of the visit"),
            is_secret=False,
            flag="--on",
            former_flags=("--date",),
            former_headings=("date",),
            help=N_("The day of the visit."),
            vietnamese=("ngày", "ngày tiếp", "ngày tháng", "ngày tháng năm", "ngày tiếp công dân"),
        ),
    ]
    receiver: Annotated[
        Receiver,
        Fact(
            label=N_("Received by"),
            is_secret=False,
            metavar=N_("WHO"),
            help=N_("Who received them."),
            vietnamese=("người tiếp",),
        ),
    ]
    capacity: Annotated[
        Capacities | None,
        Fact(
            label=N_("Capacity of the receiver"),
            is_secret=False,
            help=N_(
                "In what capacity the head received, where not in that of the meeting's chair."
            ),
            vietnamese=("chức danh người tiếp", "chức danh"),
        ),
    ] = None
    people_count: Annotated[
        int,
        Fact(
            label=N_("People"),
            is_secret=False,
            flag="--people",
            help=N_("How many people came together."),
            vietnamese=("số người", "số người đến"),
        ),
    ] = 1
    content: Annotated[
        str,
        Fact(
            label=N_("Content"),
            is_secret=True,
            help=N_("What they came about."),
            vietnamese=("nội dung", "nội dung trình bày", "nội dung vụ việc"),
            searched=Searched.WHAT,
        ),
    ]
    matter: Annotated[
        Matter,
        Fact(
            label=N_("Matter"),
            is_secret=False,
            metavar=N_("MATTER"),
            help=N_("Whether there is a matter to follow up, and whether it is a new one."),
            vietnamese=("vụ việc",),
        ),
    ] = Matter.NONE
    kind: Annotated[
        PetitionKind | None,
        Fact(
            label=N_("Kind"),
            is_secret=False,
            metavar=N_("KIND"),
            help=N_("What kind of matter it is; left out, that of its petition."),
            vietnamese=("loại đơn", "phân loại đơn", "loại đơn (KN/TC/KN,PA)"),
        ),
    ] = None
    field: Annotated[
        SubjectField | None,
        Fact(
            label=N_("Field"),
            is_secret=False,
            metavar=N_("FIELD"),
            help=N_("The subject matter; left out, that of its petition."),
            vietnamese=("lĩnh vực",),
        ),
    ] = None
    same_content: Annotated[
        int | None,
        Fact(
            label=N_("People with the same content"),
            is_secret=False,
            help=N_("How many people have the same content; without it, those who came."),
            vietnamese=("số người cùng nội dung",),
        ),
    ] = None
    settled_by: Annotated[
        str | None,
        Fact(
            label=N_("Settled already by"),
            is_secret=False,
            goes_with_secrets=True,
            kind=NAME,
            help=N_("The body that settled it already, as far as it may."),
            example='"UBND tỉnh Hà Tĩnh"',
            vietnamese=("cơ quan đã giải quyết hết thẩm quyền", "cơ quan đã giải quyết"),
        ),
    ] = None
    is_within_competence: Annotated[
        bool | None,
        Fact(
            label=N_("Within competence"),
            is_secret=False,
            flag="--competent",
            heading="within_competence",
            help=N_("Whether we may settle it; without it, as its petition."),
            vietnamese=("thuộc thẩm quyền", "thuộc thẩm quyền (x)"),
        ),
    ] = None
    outcome: Annotated[
        VisitOutcome | None,
        Fact(
            label=N_("What became of it"),
            is_secret=False,
            metavar=N_("OUTCOME"),
            help=N_("What became of it; a petition is then recorded from it."),
            vietnamese=("hướng xử lý", "kết quả xử lý"),
        ),
    ] = None
    ground: Annotated[
        RefusalGround | None,
        Fact(
            label=N_("Ground of the refusal"),
            is_secret=False,
            metavar=N_("GROUND"),
            help=N_("Why nobody was received."),
            vietnamese=("căn cứ từ chối",),
        ),
    ] = None
    body: Annotated[
        str | None,
        Fact(
            label=N_("Body"),
            is_secret=False,
            goes_with_secrets=True,
            kind=NAME,
            help=N_("To which body they were guided, or it was forwarded."),
            example='"UBND tỉnh Hà Tĩnh"',
            vietnamese=("cơ quan", "hướng dẫn đến cơ quan", "cơ quan thụ lý"),
        ),
    ] = None
    document_number: Annotated[
        str | None,
        Fact(
            label=N_("Document number"),
            is_secret=False,
            goes_with_secrets=True,
            kind=DOCUMENT_NUMBER,
            flag="--document",
            help=N_("The number of what was sent: guidance, forwarding slip, notice of refusal."),
            vietnamese=("số văn bản", "số văn bản chuyển đơn"),
        ),
    ] = None
    document_on: Annotated[
        date | None,
        Fact(
            label=N_("Day of the document"),
            is_secret=False,
            flag="--document-on",
            help=N_("The day of that document."),
            vietnamese=("ngày văn bản",),
        ),
    ] = None
    advice: Annotated[
        str | None,
        Fact(
            label=N_("Advice given"),
            is_secret=True,
            help=N_("What they were told."),
            vietnamese=("hướng dẫn", "nội dung hướng dẫn"),
            searched=Searched.WHAT,
        ),
    ] = None
    follow_up: Annotated[
        str | None,
        Fact(
            label=N_("Follow-up"),
            is_secret=True,
            help=N_("What came of it later, where no petition tells."),
            vietnamese=(
                *("theo dõi kết quả", "theo dõi quá trình, kết quả", "kết quả"),
                "kết quả giải quyết",
            ),
        ),
    ] = None
    note: Annotated[
        str | None,
        Fact(label=N_("Note"), is_secret=True, help=N_("A note."), vietnamese=("ghi chú",)),
    ] = None
    entered_on: Annotated[
        date | None,
        Fact(
            label=N_("In the national database"),
            is_secret=False,
            is_asked=False,
            vietnamese=("ngày nhập CSDL quốc gia", "ngày nhập cơ sở dữ liệu quốc gia"),
        ),
    ] = None
