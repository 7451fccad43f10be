"""The book of receptions: Mẫu 03/TCD with 13 columns (2026), with 12 (2021), and what is near."""

from tiepdan.i18n import N_
from tiepdan.law.vocabulary.terms import NOT_RECORDED
from tiepdan.records.importing.books import splitting
from tiepdan.records.importing.books.kinds import BookKind, kind_and_people, several, who

_SENT = ("outcome", "body", "document_number", "document_on")

VISIT_BOOK = BookKind(
    name="visits",
    english=N_("visit book"),
    file="visits",
    titles=("sổ tiếp công dân", "sổ tiếp dân", "sổ theo dõi tiếp công dân"),
    compound=(
        who("visits"),
        kind_and_people("visits"),
        several(
            "visits",
            "guided",
            N_("Guided to"),
            _SENT,
            splitting.guided,
            N_("body, number and day of the document; a cross: only that it was so"),
            *("Hướng dẫn đến cơ quan, số văn bản", "Trả lại đơn và hướng dẫn"),
            *("Hướng dẫn công dân đến cơ quan có thẩm quyền", "Hướng dẫn đến cơ quan nào"),
            *("Hướng dẫn đến cơ quan", "Trả đơn và hướng dẫn", "Trả đơn, hướng dẫn"),
        ),
        several(
            "visits",
            "forwarded",
            N_("Forwarded to"),
            _SENT,
            splitting.forwarded,
            N_("body, number and day of the document; a cross: only that it was so"),
            *("Cơ quan thụ lý, số văn bản chuyển đơn", "Cơ quan, đơn vị thụ lý"),
            *("Chuyển đơn đến cơ quan", "Cơ quan thụ lý", "Chuyển đến cơ quan", "Chuyển đơn"),
            "Chuyển đơn đến cơ quan, tổ chức, đơn vị có thẩm quyền",
        ),
        several(
            "visits",
            "taken",
            N_("Taken as a petition"),
            ("outcome",),
            splitting.taken,
            N_("a cross where it was taken"),
            *("Thụ lý để giải quyết", "Thụ lý giải quyết", "Thụ lý"),
        ),
    ),
    needed=(("visits", "visited_on"), ("visits", "content")),
    usual={("visits", "receiver"): NOT_RECORDED},
    left_out=frozenset({"meeting"}),
)
