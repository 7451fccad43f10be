"""Visits: who received the citizens, and whether their matter is new."""

from tiepdan.i18n import N_
from tiepdan.law.vocabulary.terms import Term


class Receiver(Term):
    """Who received a visitor, as the official form 01/TCD separates it."""

    HEAD = "head", N_("the head"), "thủ trưởng", "người đứng đầu"
    DEPUTY = "deputy", N_("a delegated deputy"), "ủy quyền"
    CLERK = "clerk", N_("the clerk"), "cán bộ thường xuyên", "công chức", "thường xuyên"


class Matter(Term):
    """Whether a visit brings a new matter or one already known (vụ việc mới phát sinh, cũ)."""

    NEW = "new", N_("new matter"), "mới", "vụ việc mới", "mới phát sinh"
    OLD = "old", N_("old matter"), "cũ", "vụ việc cũ"
    NONE = "none", N_("no matter"), "không"
