"""What an office writes of its own into a report: one section of it, for one period."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from tiepdan.errors import UsageError
from tiepdan.facts.fact import Fact
from tiepdan.facts.values import DAY, ValueKind
from tiepdan.i18n import N_, _
from tiepdan.parsing import parse_optional_text
from tiepdan.text import quoted

MOST_LETTERS = 20_000
"""Of one section; some ten pages."""

_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_KEY = 24
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


def _parse_key(typed: str) -> str:
    if not _KEY.fullmatch(typed) or len(typed) > _LONGEST_KEY:
        raise UsageError(
            _("“{typed}” is no id of a report or section; write for example nhan-xet.").format(
                typed=quoted(typed)
            )
        )
    return typed


def _as_it_is(value: str) -> str:
    return value


_LINES = ValueKind(parse_lines, _as_it_is, str, N_("TEXT"), "“…”")
_KEY_KIND = ValueKind(_parse_key, _as_it_is, str, N_("ID"), "nhan-xet")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """The text of one section of a report for one period; a line is a paragraph.

    It is as open as the report that it goes into: the help says to name no denouncer. Whether it
    does is not looked into, since a refusal would tell whoever guesses that a name is one.
    """

    report: Annotated[
        str,
        Fact(
            label=N_("Report"),
            is_secret=False,
            kind=_KEY_KIND,
            is_asked=False,
            vietnamese=("báo cáo",),
        ),
    ]
    section: Annotated[
        str,
        Fact(
            label=N_("Section"),
            is_secret=False,
            kind=_KEY_KIND,
            is_asked=False,
            vietnamese=("mục",),
        ),
    ]
    period_from: Annotated[
        date,
        Fact(
            label=N_("Data from"),
            is_secret=False,
            kind=DAY,
            is_asked=False,
            vietnamese=("số liệu từ ngày",),
        ),
    ]
    period_to: Annotated[
        date,
        Fact(
            label=N_("Data until"),
            is_secret=False,
            kind=DAY,
            is_asked=False,
            vietnamese=("số liệu đến ngày",),
        ),
    ]
    content: Annotated[
        str,
        Fact(
            label=N_("Text"),
            is_secret=False,
            kind=_LINES,
            is_asked=False,
            help=N_("What the section says; name no denouncer here."),
            vietnamese=("nội dung", "lời"),
        ),
    ]
