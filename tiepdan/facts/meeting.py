"""A day of reception, a dialogue or a conference, planned or past."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from tiepdan.facts.fact import Fact, Searched
from tiepdan.facts.values import DAY, MEETING_NUMBER, NAME, PEOPLE_PRESENT
from tiepdan.i18n import N_
from tiepdan.law.duties.capacities import Capacities
from tiepdan.law.vocabulary.calendar import HalfDay
from tiepdan.law.vocabulary.meeting import (
    MeetingKind,
    MeetingRule,
    MeetingStatus,
    NotHeldReason,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting; ``moved_to`` is the day it was put off to, ``replaces_id`` one put off.

    ``held_under`` is the rule where that was said; of some kinds it follows
    (``law.procedure.meeting_rules``). ``session`` is the council's session that a voters' meeting
    prepares.
    """

    kind: Annotated[
        MeetingKind,
        Fact(
            label=N_("Kind"),
            is_secret=False,
            metavar=N_("KIND"),
            help=N_("What kind of meeting it is; initials such as TDĐK will do."),
            vietnamese=("loại buổi", "hình thức"),
        ),
    ]
    meets_on: Annotated[
        date,
        Fact(
            label=N_("Day of the meeting"),
            is_secret=False,
            kind=DAY,
            flag="--on",
            former_flags=("--date",),
            former_headings=("date",),
            example="10/11/2026",
            help=N_("The day of the meeting."),
            vietnamese=("ngày", "ngày tổ chức"),
        ),
    ]
    half_day: Annotated[
        HalfDay | None,
        Fact(
            label=N_("Half of the day"),
            is_secret=False,
            metavar=N_("HALF_DAY"),
            help=N_("When of the day it is."),
            vietnamese=("buổi", "sáng, chiều"),
        ),
    ] = None
    is_online: Annotated[
        bool,
        Fact(
            label=N_("Online"),
            is_secret=False,
            help=N_("Whether it is held online."),
            vietnamese=("trực tuyến",),
        ),
    ] = False
    status: Annotated[
        MeetingStatus,
        Fact(
            label=N_("Status"),
            is_secret=False,
            metavar=N_("STATUS"),
            help=N_(
                "Whether it was held; left out, it was if the day is past, else it is planned."
            ),
            vietnamese=("tình trạng", "trạng thái"),
        ),
    ]
    not_held_reason: Annotated[
        NotHeldReason | None,
        Fact(
            label=N_("Reason it was not held"),
            is_secret=False,
            flag="--reason",
            metavar=N_("REASON"),
            help=N_("Why it was not held, also in your own words."),
            vietnamese=("lý do không tổ chức",),
        ),
    ] = None
    not_held_note: Annotated[
        str | None,
        Fact(
            label=N_("Reason in words"),
            is_secret=False,
            is_asked=False,
            vietnamese=("lý do bằng lời",),
        ),
    ] = None
    moved_to: Annotated[
        date | None,
        Fact(
            label=N_("Moved to (day)"),
            is_secret=False,
            kind=DAY,
            former_headings=("replacement_date",),
            is_asked=False,
            help=N_("The day it is put off to; that meeting is recorded at once."),
            vietnamese=("dời sang ngày",),
        ),
    ] = None
    replaces_id: Annotated[
        int | None,
        Fact(
            label=N_("Instead of meeting"),
            is_secret=False,
            kind=MEETING_NUMBER,
            heading="replaces",
            is_asked=False,
            vietnamese=("thay cho buổi",),
        ),
    ] = None
    chair: Annotated[
        str | None,
        Fact(
            label=N_("Chair"),
            is_secret=False,
            kind=NAME,
            help=N_("Who chairs."),
            vietnamese=("người chủ trì", "chủ trì"),
            searched=Searched.WHO,
        ),
    ] = None
    capacity: Annotated[
        Capacities | None,
        Fact(
            label=N_("Capacity of the chair"),
            is_secret=False,
            help=N_("In what capacity it is chaired; in several if somebody holds several."),
            vietnamese=("chức danh chủ trì", "chức danh"),
        ),
    ] = None
    held_under: Annotated[
        MeetingRule | None,
        Fact(
            label=N_("Held under"),
            is_secret=False,
            flag="--under",
            metavar=N_("RULE"),
            help=N_("Under which rule it is held; of conferences and voters' meetings it follows."),
            vietnamese=("theo quy định", "quy định áp dụng"),
        ),
    ] = None
    session: Annotated[
        str | None,
        Fact(
            label=N_("Session of the council"),
            is_secret=False,
            help=N_("The session of the People's Council that a voters' meeting prepares."),
            example='"Kỳ họp thứ 12"',
            vietnamese=("kỳ họp", "trước kỳ họp"),
        ),
    ] = None
    session_on: Annotated[
        date | None,
        Fact(
            label=N_("Day of the session"),
            is_secret=False,
            kind=DAY,
            help=N_("The first day of that session."),
            vietnamese=("ngày họp", "ngày khai mạc kỳ họp"),
        ),
    ] = None
    place: Annotated[
        str | None,
        Fact(
            label=N_("Place"),
            is_secret=False,
            help=N_("Where it takes place."),
            vietnamese=("địa điểm",),
            searched=Searched.PLACE,
        ),
    ] = None
    officer: Annotated[
        str | None,
        Fact(
            label=N_("Officer"),
            is_secret=False,
            kind=NAME,
            help=N_("The officer responsible."),
            vietnamese=("người phụ trách", "công chức phụ trách"),
            searched=Searched.MARK,
        ),
    ] = None
    people_present: Annotated[
        int | None,
        Fact(
            label=N_("People present"),
            is_secret=False,
            kind=PEOPLE_PRESENT,
            flag="--people",
            help=N_("How many people were present."),
            vietnamese=("số người dự", "số người có mặt"),
        ),
    ] = None
    speakers: Annotated[
        int | None,
        Fact(
            label=N_("Speakers"),
            is_secret=False,
            kind=PEOPLE_PRESENT,
            help=N_("How many of them spoke, at a dialogue, conference or voters' meeting."),
            example="12",
            vietnamese=("số người phát biểu", "số lượt phát biểu"),
        ),
    ] = None
    content: Annotated[
        str | None,
        Fact(
            label=N_("Content"),
            is_secret=False,
            help=N_("What it is about."),
            vietnamese=("nội dung",),
            searched=Searched.WHAT,
        ),
    ] = None
