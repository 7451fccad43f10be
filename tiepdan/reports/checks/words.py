"""What the words of a report contradict: its period, the day of its regulation, bare per cents."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from tiepdan.dates import show_date
from tiepdan.i18n import _
from tiepdan.reports.checks.cut_short import JudgedDuties, days_short
from tiepdan.reports.checks.finding import Finding
from tiepdan.reports.documents.document import Document
from tiepdan.reports.documents.outline import Outline
from tiepdan.reports.period import Period
from tiepdan.reports.statistics.sections.indicators import share
from tiepdan.text import quoted, tells

_SENTENCE = re.compile(r"[^.;\n]+(?:[.,](?=\d)[^.;\n]+)*")
_PERCENT = re.compile(r"(?P<number>\d+(?:[.,]\d+)?)\s*%")
_QUOTIENT = r"(?P<part>\d+)\s*(?:/|trong|trên)\s*(?P<whole>\d+)"
_PER_CENT = r"(?P<number>\d+(?:[.,]\d+)?)\s*%"
_SHARES = (
    re.compile(_QUOTIENT + r"[^\d%)/;,]{0,20}\(?\s*" + _PER_CENT),
    re.compile(_QUOTIENT + r"[^\d%)/;]{0,20},?\s*(?:đạt|bằng|là)\s*" + _PER_CENT),
    re.compile(_PER_CENT + r"[^\d%(/;,]{0,20}\(\s*" + _QUOTIENT + r"\s*\)"),
)
"""A quotient and its per cents in one breath: ``18/20 (90%)``, ``90% (18/20)``."""

_DAYS = re.compile(r"\d+/\d+/\d+|(?<=ngày )\d+/\d+|(?<=tháng )\d+(?:/\d+)?|\b(?:19|20)\d\d\b")
"""Numbers that say when, and not how many."""

_NUMBER = re.compile(r"\d+")
_OUR_WORK = (
    "giải quyết", "trả lời", "xử lý", "tiếp nhận", "tiếp dân", "tiếp công dân", "đối thoại",
    "kiến nghị", "khiếu nại", "tố cáo", "phản ánh", "đơn", "vụ việc", "đúng hạn",
)  # fmt: skip
"""Of what a per cent is looked at: what this register counts, and not of the harvest."""

_DECEMBER = 12


def outline_findings(
    outline: Outline, document: Document, duties: JudgedDuties
) -> Iterator[Finding]:
    """What a reader would ask about the period of a report, and about its texts."""
    yield from _begins_before(outline, document.period)
    if short := days_short(document.period):
        yield _ends_short(document.period.last_day, short, duties)
    for block in document.blocks:
        yield from _percentages(block.key, block.text)


def _begins_before(outline: Outline, period: Period) -> Iterator[Finding]:
    if outline.begun_on and period.start < outline.begun_on:
        days = (outline.begun_on - period.start).days
        yield Finding(
            "begins-before",
            _(
                "The period begins on {first}, {days} days before what is reported on ({article})."
            ).format(first=show_date(period.start), days=days, article=outline.article),
            {"days": days},
        )


def _ends_short(last: date, days: int, duties: JudgedDuties) -> Finding:
    """That somebody cut the period short, and what the days left out do to the duties."""
    sentence = (
        _("The period ends on {last}, {days} day(s) short of the year.")
        if last.month == _DECEMBER
        else _("The period ends on {last}, {days} day(s) short of the month.")
    ).format(last=show_date(last), days=days)
    if changes := list(duties.changes()):
        sentence += " " + _("The duties are judged to {whole}: {changes}.").format(
            whole=show_date(last + timedelta(days=days)),
            changes="; ".join(
                _("{duty}, {required} and not {cut}").format(
                    duty=change.duty, required=change.whole, cut=change.cut
                )
                for change in changes
            ),
        )
    return Finding("ends-short", sentence, {"days": days})


def _percentages(section: str, text: str) -> Iterator[Finding]:
    """Per cents without the numbers behind them, and such that are not their quotient."""
    for sentence in map(_without_days, _SENTENCE.findall(text)):
        yield from _shares(section, sentence)
        for found in _PERCENT.finditer(sentence):
            others = _PERCENT.sub("", sentence)
            if not _NUMBER.search(others) and any(tells(sentence, word) for word in _OUR_WORK):
                yield Finding(
                    "per-cent",
                    _(
                        "Section {section} says {percent}% without the numbers behind it: “{text}”."
                    ).format(
                        section=section,
                        percent=found["number"],
                        text=quoted(sentence.strip()),
                    ),
                )


def _shares(section: str, sentence: str) -> Iterator[Finding]:
    """Per cents that are not their quotient, as precisely as they were written."""
    seen: set[int] = set()
    for pattern in _SHARES:
        for found in pattern.finditer(sentence):
            if found.start("part") in seen:
                continue
            seen.add(found.start("part"))
            part, whole = int(found["part"]), int(found["whole"])
            said = Decimal(found["number"].replace(",", "."))
            if whole and _rounded(part, whole, said) == said and part <= whole:
                continue
            right = share(part, whole) if whole > 0 and part <= whole else "–"
            yield Finding(
                "share",
                _("Section {section} says “{said}”; it is {right}.").format(
                    section=section, said=quoted(found[0]), right=right
                ),
                {"part": part, "whole": whole},
            )


def _rounded(part: int, whole: int, like: Decimal) -> Decimal:
    """A quotient in per cent with as many decimals as the number beside it."""
    step = Decimal(1).scaleb(min(int(like.as_tuple().exponent), 0))
    return (Decimal(100) * part / whole).quantize(step, ROUND_HALF_UP)


def _without_days(sentence: str) -> str:
    return _DAYS.sub("…", sentence)
