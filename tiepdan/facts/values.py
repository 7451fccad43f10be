"""Kinds of values: how each is read from what people write and from the database, and shown."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from tiepdan.dates import parse_date, parse_past_date, show_date
from tiepdan.i18n import N_, _
from tiepdan.identity_numbers import parse_identity_number
from tiepdan.law.duties.capacities import Capacities
from tiepdan.law.vocabulary.meeting import Announcement, Announcements, Capacity
from tiepdan.law.vocabulary.protection import ProtectionMeasure, ProtectionMeasures
from tiepdan.law.vocabulary.terms import Term
from tiepdan.numbers import parse_meeting_number, parse_petition_number, show_meeting_number
from tiepdan.parsing import (
    parse_count,
    parse_days,
    parse_number,
    parse_number_from_none,
    parse_people_present,
    parse_text,
    parse_text_list,
    parse_yes_no,
)
from tiepdan.text import masked

Reader = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class ValueKind:
    """How the values of a fact are read and shown.

    ``read`` takes what was written, and where it ``needs_today`` the day it is; it raises
    ``UsageError``. ``stored`` takes what SQLite gives. ``show`` gives a value in the reader's
    language; of an identity number the end only.
    """

    read: Reader
    stored: Reader
    show: Callable[[Any], str]
    metavar: str
    example: str = ""
    needs_today: bool = False
    terms: type[Term] | None = None
    choices: Callable[[], str] | None = None
    """What may be written, where that is a list and not terms alone."""

    def reader(self, today: date) -> Callable[[str], Any]:
        """How what is written on a day is read."""
        return partial(self.read, today=today) if self.needs_today else self.read


def _as_it_is(value: Any) -> Any:
    return value


def _several(terms: type[Term]) -> Callable[[], str]:
    return lambda: _("{choices}; several with commas").format(
        choices=", ".join(term.label for term in terms)
    )


def _yes_or_no(value: bool) -> str:
    return _("yes") if value else _("no")


TEXT = ValueKind(parse_text, _as_it_is, str, N_("TEXT"), "“…”")
NAME = ValueKind(parse_text, _as_it_is, str, N_("NAME"), "“Nguyễn Văn A”")
NUMBER = ValueKind(parse_text, _as_it_is, str, N_("NUMBER"))
DOCUMENT_NUMBER = ValueKind(parse_text, _as_it_is, str, N_("NUMBER"), "12/TB-UBND")
"""The number of a document, and no more: what says more is kept like a secret."""
TEXT_LIST = ValueKind(parse_text_list, _as_it_is, str, N_("TEXT"), "“…; …”")
"""Several texts in one, with semicolons between them; none is empty."""
IDENTITY_NUMBER = ValueKind(parse_identity_number, _as_it_is, masked, N_("NUMBER"), "042190001234")
COUNT = ValueKind(parse_count, int, str, N_("COUNT"), "1")
PEOPLE_PRESENT = ValueKind(parse_people_present, int, str, N_("COUNT"), "40")
TIMES = ValueKind(parse_number, int, str, N_("COUNT"), "2")
NUMBER_FROM_NONE = ValueKind(parse_number_from_none, int, str, N_("COUNT"), "0")
DAYS = ValueKind(parse_days, int, str, N_("DAYS"), "30")
YES_NO = ValueKind(
    parse_yes_no, bool, _yes_or_no, N_("YES/NO"), "no", choices=lambda: f"{_('yes')}/{_('no')}"
)
DAY = ValueKind(
    parse_date, date.fromisoformat, show_date, N_("DATE"), "06/07/2026", needs_today=True
)
DAY_GONE_BY = ValueKind(
    parse_past_date, date.fromisoformat, show_date, N_("DATE"), "06/07/2026", needs_today=True
)
MEETING_NUMBER = ValueKind(parse_meeting_number, int, show_meeting_number, N_("MEETING"), "B12")
PETITION_NUMBER = ValueKind(
    parse_petition_number, _as_it_is, str, N_("PETITION"), "2026-0012", needs_today=True
)
CAPACITIES = ValueKind(
    Capacities.parse,
    Capacities,
    lambda capacities: capacities.label,
    N_("CAPACITY"),
    "committee_chair",
    choices=_several(Capacity),
)
ANNOUNCEMENTS = ValueKind(
    Announcements.parse,
    Announcements,
    lambda announcements: announcements.label,
    N_("HOW"),
    "notice_board,loudspeaker",
    choices=_several(Announcement),
)

PROTECTION = ValueKind(
    ProtectionMeasures.parse,
    ProtectionMeasures,
    lambda measures: measures.label,
    N_("MEASURE"),
    "secrecy",
    choices=lambda: _("{choices}; several with commas").format(
        choices=", ".join(f"{one.label} ({one.value})" for one in ProtectionMeasure)
    ),
)

_KINDS: dict[type, ValueKind] = {
    str: TEXT, int: COUNT, bool: YES_NO, date: DAY_GONE_BY, Capacities: CAPACITIES,
    Announcements: ANNOUNCEMENTS,
    ProtectionMeasures: PROTECTION,
}  # fmt: skip


def kind_of(values: type) -> ValueKind:
    """The kind of value of a type, where a fact does not name another one."""
    if issubclass(values, Term):
        return ValueKind(
            values.parse,
            values,
            lambda term: term.label,
            N_("WORD"),
            next(iter(values)).value,
            terms=values,
        )
    return _KINDS[values]
