"""What became of a step that fell due, and of what a decision orders."""

from tiepdan.i18n import N_
from tiepdan.law.vocabulary.terms import Term


class StepOutcome(Term):
    """Where a step stands whose last day has come; with two texts, the later day.

    ``lapsed`` is what was no longer owed before its day. What was given up only after it, and a
    notice that was not given before its meeting, is late.
    """

    MET = "met", N_("met in time"), "làm đúng hạn"
    MET_LATE = "met_late", N_("met late"), "làm quá hạn"
    LAPSED_LATE = (
        "lapsed_late",
        N_("no longer owed, but only after its day"),
        "thôi phải làm khi đã quá hạn",
    )
    LAPSED = "lapsed", N_("lapsed before its day"), "thôi phải làm trước hạn"
    OPEN_LATE = "open_late", N_("still open and late"), "chưa làm, đã quá hạn"

    @property
    def is_late(self) -> bool:
        """Whether the last day passed before it was done or was no longer owed."""
        return self not in {StepOutcome.MET, StepOutcome.LAPSED}


class OrderOutcome(Term):
    """How a part of what a decision orders ended."""

    CARRIED_OUT = "carried_out", N_("carried out"), "đã thi hành"
    GIVEN_UP = "given_up", N_("left when the enforcement ended"), "còn lại khi kết thúc thi hành"
    CHANGED = (
        "changed",
        N_("set aside by the superior's decision"),
        "thay bằng quyết định của cấp trên",
    )
