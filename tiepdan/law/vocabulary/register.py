"""What the register holds, and what is shown of a record made by mistake."""

from tiepdan.i18n import N_
from tiepdan.law.vocabulary.terms import Term


class RecordKind(Term):
    """What of the register can be searched."""

    PETITION = "petition", N_("petition"), "đơn", "đơn thư", "vụ việc"
    MEETING = "meeting", N_("meeting"), "buổi", "buổi tiếp", "cuộc họp"
    VISIT = "visit", N_("visit"), "lượt tiếp", "lượt"
    DOCUMENT = "document", N_("document"), "văn bản"


class VoidState(Term):
    """What is shown in the place of a status or state where something was recorded by mistake."""

    VOID = "void", N_("void"), "đã hủy, ghi nhầm", "ghi nhầm", "vô hiệu"

    @classmethod
    def or_state(cls, states: type[Term], code: str) -> Term:
        """The state behind a code, or that it is void."""
        return cls.VOID if code == cls.VOID else states(code)
