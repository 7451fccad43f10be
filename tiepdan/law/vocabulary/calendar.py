"""Weekdays and halves of a day."""

from tiepdan.i18n import N_
from tiepdan.law.vocabulary.terms import Term


class Weekday(Term):
    """A weekday, Monday first; in Vietnamese Monday is *thứ 2*, so that 5 is Thursday."""

    MONDAY = "monday", N_("Monday"), "thứ hai", "thứ 2", "T2", "2"
    TUESDAY = "tuesday", N_("Tuesday"), "thứ ba", "thứ 3", "T3", "3"
    WEDNESDAY = "wednesday", N_("Wednesday"), "thứ tư", "thứ 4", "T4", "4"
    THURSDAY = "thursday", N_("Thursday"), "thứ năm", "thứ 5", "T5", "5"
    FRIDAY = "friday", N_("Friday"), "thứ sáu", "thứ 6", "T6", "6"


class HalfDay(Term):
    """Morning, afternoon or both."""

    MORNING = "morning", N_("morning"), "sáng", "buổi sáng"
    AFTERNOON = "afternoon", N_("afternoon"), "chiều", "buổi chiều"
    WHOLE_DAY = "whole_day", N_("whole day"), "cả ngày"
