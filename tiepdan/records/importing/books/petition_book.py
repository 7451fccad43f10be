"""The book of petitions received; there is no official one, so every office has its own columns."""

from tiepdan.i18n import N_
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.law.vocabulary.terms import NOT_RECORDED
from tiepdan.records.importing.books import splitting
from tiepdan.records.importing.books.kinds import BookKind, kind_and_people, several, who

_EVENT = ("kind", "body", "document_number", "happened_on")
_RULE = N_("body, number and day of the document; without a day it is not recorded")

PETITION_BOOK = BookKind(
    name="petitions",
    english=N_("petition book"),
    file="petitions",
    titles=("sổ theo dõi đơn", "sổ đơn", "sổ tiếp nhận đơn", "sổ theo dõi tiếp nhận, xử lý đơn"),
    compound=(
        several(
            "petitions",
            "number",
            N_("Number in the book"),
            ("former_number",),
            splitting.old_number,
            N_("our own is kept, another one is the former number"),
            *("Số đơn", "Số vào sổ", "Số đến", "Số thụ lý", "Số hồ sơ", "Số ký hiệu"),
        ),
        who("petitions", splitting.sender),
        kind_and_people("petitions"),
        several(
            f"petition_events/{PetitionEventKind.GUIDED}",
            "guided",
            N_("Guided to"),
            _EVENT,
            splitting.guiding,
            _RULE,
            *("Hướng dẫn đến cơ quan", "Hướng dẫn", "Trả lại đơn và hướng dẫn"),
        ),
        several(
            f"petition_events/{PetitionEventKind.FORWARDED}",
            "forwarded",
            N_("Forwarded to"),
            _EVENT,
            splitting.forwarding,
            _RULE,
            *("Chuyển đến cơ quan", "Chuyển đơn đến cơ quan", "Chuyển đơn", "Cơ quan thụ lý"),
            "Chuyển đơn đến cơ quan, tổ chức, đơn vị có thẩm quyền",
        ),
        several(
            "petition_events/result",
            "result",
            N_("What came of it"),
            ("kind", "document_number", "happened_on", "note"),
            splitting.result,
            N_("what was done, its day and document; without a day it is not recorded"),
            *("Kết quả", "Kết quả giải quyết", "Theo dõi kết quả giải quyết", "Kết quả xử lý"),
        ),
    ),
    needed=(("petitions", "received_on"), ("petitions", "summary")),
    usual={("petitions", "channel"): NOT_RECORDED, ("petitions", "field"): NOT_RECORDED},
    left_out=frozenset({"meeting", "protection_waived_on", "protection_waiver", "purged_on"}),
)
