"""When who raised an opinion may be told that it takes longer: by which day, and who settles it.

The rule of Hà Tĩnh as the commune Kỳ Châu reports it (section 2.1): of what is complex and touches
several bodies "phải thông báo cho người có ý kiến, kiến nghị biết về thời gian và trách nhiệm của
cơ quan giải quyết". It says nothing of a second notice: the day of the later one is then followed
in the place of the first. It is no answer: the opinion stays open, and its clocks go on
(TCD-10, whose law wants told that the opinion is accepted, delayed for verification, refused or
passed on; TCD-41; DANG-10).
"""

from datetime import date

from tiepdan.dates import show_date
from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.law.limits.case import Case
from tiepdan.law.procedure.meeting_checks import check_in_register
from tiepdan.law.procedure.standing import REPLIES
from tiepdan.law.vocabulary.meeting import MeetingKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

_INTERIM = PetitionEventKind.INTERIM_NOTICE


def is_of_meeting(case: Case) -> bool:
    """Whether it was raised at a dialogue or voters' meeting, of which alone such a notice is."""
    return case.raised_at is not None and not MeetingKind(case.raised_at).is_reception


def check_interim_notice(case: Case, happened_on: date, act_by: date | None) -> None:
    """Refuse an interim notice that promises no day to come, or about what needs none.

    Raises:
        RefusedError: it names no day, or one not after its own; the petition is no opinion of a
            dialogue or voters' meeting, or its result is there already.
    """
    if act_by is None:
        raise RefusedError(
            _("“{event}” needs the day (--act-by); for example --act-by 20/01/2027.").format(
                event=_INTERIM.label
            )
        )
    check_in_register(act_by)
    if act_by <= happened_on:
        raise RefusedError(
            _(
                "The new day, {day}, is not after the notice that names it ({notice}); give a later"
                " one with --act-by."
            ).format(day=show_date(act_by), notice=show_date(happened_on))
        )
    if not is_of_meeting(case):
        raise RefusedError(
            _(
                "“{event}” is for opinions raised at a dialogue or a voters' meeting (--meeting);"
                " this petition comes from none."
            ).format(event=_INTERIM.label)
        )
    replied = [event.day for event in case.events if event.kind in REPLIES]
    if replied and min(replied) <= happened_on:
        raise RefusedError(
            _("The written result is there since {day}; no interim notice follows it.").format(
                day=show_date(min(replied))
            )
        )
