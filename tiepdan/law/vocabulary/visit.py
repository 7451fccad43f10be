"""Visits: who received the citizens, whether their matter is new, and what became of it."""

from tiepdan.i18n import N_
from tiepdan.law.vocabulary.terms import NOT_RECORDED, Term


class Receiver(Term):
    """Who received a visitor, as the official form 01/TCD separates it."""

    HEAD = "head", N_("the head"), "thủ trưởng", "người đứng đầu"
    DEPUTY = "deputy", N_("a delegated deputy"), "ủy quyền"
    CLERK = "clerk", N_("the clerk"), "cán bộ thường xuyên", "công chức", "thường xuyên"
    NOT_RECORDED = NOT_RECORDED, N_("not recorded"), "không ghi", "chưa ghi"


class Matter(Term):
    """Whether a visit brings a new matter or one already known (vụ việc mới phát sinh, cũ)."""

    NEW = "new", N_("new matter"), "mới", "vụ việc mới", "mới phát sinh"
    OLD = "old", N_("old matter"), "cũ", "vụ việc cũ"
    NONE = "none", N_("no matter"), "không"


class VisitOutcome(Term):
    """What became of the matter at a visit (Nghị định 154/2026, Mẫu 03/TCD, columns 9–12).

    That it is handled as a petition follows from the petition it led to or was about; a book that
    knows no petitions may say it all the same.
    """

    PETITION = (
        "petition",
        N_("handled as a petition"),
        "tiếp nhận, xử lý theo đơn",
        "tiếp nhận đơn",
        "nhận đơn",
        "thụ lý",
        "ghi thành đơn",
    )
    GUIDED = "guided", N_("guided to another body"), "hướng dẫn đến cơ quan khác", "hướng dẫn"
    FORWARDED = (
        "forwarded",
        N_("forwarded to another body"),
        "chuyển đến cơ quan khác",
        "chuyển đơn",
        "chuyển",
    )
    ANSWERED = (
        "answered",
        N_("answered on the spot"),
        "trả lời tại chỗ",
        "giải thích tại chỗ",
        "trả lời",
    )
    REFUSED = "refused", N_("not received"), "từ chối tiếp", "không tiếp", "từ chối"
    NOTHING = "nothing", N_("nothing to follow up"), "không phải theo dõi", "không có gì", "không"


GOES_ELSEWHERE = frozenset({VisitOutcome.GUIDED, VisitOutcome.FORWARDED})
"""Outcomes of which the book has the body and the number of the document (columns 10 and 11)."""

IN_WRITING = GOES_ELSEWHERE | {VisitOutcome.REFUSED}
"""Outcomes of which a document may tell the citizen."""
