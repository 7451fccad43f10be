"""Kinds of values: how each is read from what people write and from the database, and shown."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from tiepdan.dates import parse_date, parse_first_day, parse_last_day, parse_past_date, show_date
from tiepdan.errors import UsageError
from tiepdan.i18n import N_, _
from tiepdan.identity_numbers import (
    doubt_of_paper,
    doubt_of_phone,
    parse_identity_number,
    parse_phone,
)
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
    parse_optional_text,
    parse_people_present,
    parse_text,
    parse_text_list,
    parse_yes_no,
)
from tiepdan.text import masked, quoted_for_shell

Reader = Callable[..., Any]


def no_doubt(_value: Any) -> str:
    """Of most values nothing is unusual."""
    return ""


def doubt_of_name(name: str) -> str:
    """What is unusual of a name, in words without it: that it is nothing but digits."""
    if any(letter.isalpha() for letter in name):
        return ""
    return _("The name has no letter: is it the answer to another question?")


MOST_LETTERS = 20_000
"""Of one section; some ten pages."""

_LINE_END = re.compile(r"\r\n?|\n")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_BLANK_LINES = re.compile(r"\n{3,}")


def parse_lines(typed: str) -> str:
    """A text of several lines, in the form in which it is stored: one line a paragraph.

    Raises:
        UsageError: it is empty or too long, or holds control characters or bytes that are no text.
    """
    if found := _CONTROLS.search(typed):
        raise UsageError(
            _(
                "The text holds the control character {code}; save it as plain text in UTF-8."
            ).format(code=f"U+{ord(found[0]):04X}")
        )
    lines = (parse_optional_text(line) or "" for line in _LINE_END.split(typed.lstrip("\ufeff")))
    text = _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()
    if not text:
        raise UsageError(_("The text is empty; write at least a word."))
    if len(text) > MOST_LETTERS:
        raise UsageError(
            _(
                "The text has {count} letters; write at most {most}, and keep the rest on file."
            ).format(count=len(text), most=MOST_LETTERS)
        )
    return text


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
    parts: type[Term] | None = None
    """The list of which a value may be several terms at once."""
    likely: tuple[Term, ...] = ()
    """Terms that a value often is, where it may also be own words."""
    choices: Callable[[], str] | None = None
    """What may be written, where that is a list and not terms alone."""
    doubt: Callable[[Any], str] = no_doubt
    """What is unusual of a value, so that it may be mistyped, in words without it."""

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


TEXT = ValueKind(parse_text, _as_it_is, str, N_("TEXT"), '"…"')
NAME = ValueKind(parse_text, _as_it_is, str, N_("NAME"), '"Nguyễn Văn A"', doubt=doubt_of_name)
NUMBER = ValueKind(parse_text, _as_it_is, str, N_("NUMBER"))
DOCUMENT_NUMBER = ValueKind(parse_text, _as_it_is, str, N_("NUMBER"), "12/TB-UBND")
"""The number of a document, and no more: what says more is kept like a secret."""
TEXT_LIST = ValueKind(parse_text_list, _as_it_is, str, N_("TEXT"), '"…; …"')
"""Several texts in one, with semicolons between them; none is empty."""
IDENTITY_NUMBER = ValueKind(
    parse_identity_number, _as_it_is, masked, N_("NUMBER"), "042190001234", doubt=doubt_of_paper
)
PHONE = ValueKind(parse_phone, _as_it_is, str, N_("NUMBER"), "0912345678", doubt=doubt_of_phone)
COUNT = ValueKind(parse_count, int, str, N_("COUNT"), "1")
PEOPLE_PRESENT = ValueKind(parse_people_present, int, str, N_("COUNT"), "40")
TIMES = ValueKind(parse_number, int, str, N_("COUNT"), "2")
NUMBER_FROM_NONE = ValueKind(parse_number_from_none, int, str, N_("COUNT"), "0")
LINES = ValueKind(parse_lines, _as_it_is, str, N_("TEXT"), '"…"')
"""A text of several lines."""
DAYS = ValueKind(parse_days, int, str, N_("DAYS"), "30")
YES_NO = ValueKind(
    parse_yes_no, bool, _yes_or_no, N_("YES/NO"), "no", choices=lambda: f"{_('yes')}/{_('no')}"
)
DAY = ValueKind(
    parse_date, date.fromisoformat, show_date, N_("DATE"), "06/07/2026", needs_today=True
)
FIRST_DAY = ValueKind(
    parse_first_day, date.fromisoformat, show_date, N_("PERIOD"), "01/01/2026", needs_today=True
)
"""A day that opens a period; of a year or a month its first."""
LAST_DAY = ValueKind(
    parse_last_day, date.fromisoformat, show_date, N_("PERIOD"), "31/12/2026", needs_today=True
)
"""A day that closes a period; of a year or a month its last."""
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
    '"chủ tịch UBND"',
    parts=Capacity,
    choices=_several(Capacity),
)
ANNOUNCEMENTS = ValueKind(
    Announcements.parse,
    Announcements,
    lambda announcements: announcements.label,
    N_("HOW"),
    "notice_board,loudspeaker",
    parts=Announcement,
    choices=_several(Announcement),
)

PROTECTION = ValueKind(
    ProtectionMeasures.parse,
    ProtectionMeasures,
    lambda measures: measures.label,
    N_("MEASURE"),
    "secrecy",
    parts=ProtectionMeasure,
    choices=lambda: _("{choices}; several with commas").format(
        choices="; ".join(one.label for one in ProtectionMeasure)
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
            quoted_for_shell(next(iter(values)).label),
            terms=values,
        )
    return _KINDS[values]
