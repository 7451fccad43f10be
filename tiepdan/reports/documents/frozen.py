"""A report in words as it was sent: kept as JSON, printed again as it was, compared with today."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from tiepdan.reports.documents.document import (
    Block,
    Document,
    Letterhead,
    Origin,
    Paragraph,
    Part,
    Signature,
)
from tiepdan.reports.period import Period

if TYPE_CHECKING:
    from tiepdan.reports.forms.identities import Number


def as_issued(document: Document, *, number: str | None, day: date) -> Document:
    """A report with the number and the day with which it goes out, where they are known."""
    head = document.letterhead
    place, _comma, _open = head.place_and_day.partition(",")
    issued = replace(
        head,
        number=f"Số: {number}" if number else head.number,
        # The first months have two digits as well (Nghị định 30/2020/NĐ-CP, Phụ lục I).
        place_and_day=f"{place}, ngày {day.day:02d} tháng {_month(day)} năm {day.year}",
    )
    return replace(document, letterhead=issued)


def _month(day: date) -> str:
    return f"{day.month:02d}" if day.month <= _WITH_A_ZERO else str(day.month)


_WITH_A_ZERO = 2


def freeze(document: Document) -> str:
    """Everything that stands in a report, as JSON."""
    head = document.letterhead
    return json.dumps(
        {
            "outline": document.outline,
            "name": document.name,
            "from": str(document.period.start),
            "to": str(document.period.last_day),
            "head": [head.superior, head.issuer, head.number, head.place_and_day],
            "kind": document.kind,
            "subject": document.subject,
            "addressed_to": document.to,
            "parts": [_frozen(part) for part in document.parts],
            "recipients": document.recipients,
            "signature": [document.signature.lines, document.signature.name],
        },
        ensure_ascii=False,
    )


def _frozen(part: Part) -> dict[str, Any]:
    if isinstance(part, Block):
        return {
            "section": part.key,
            "prompt": part.prompt,
            "lead": part.lead,
            "text": part.text,
            "origin": part.origin,
        }
    figures = {
        name: None if number is None else str(number) for name, number in part.figures.items()
    }
    return {"paragraph": part.text, "level": part.level, "figures": figures}


def thaw(content: str) -> Document:
    """The report as it was sent."""
    kept = json.loads(content)
    superior, issuer, number, place_and_day = kept["head"]
    lines, name = kept["signature"]
    return Document(
        outline=kept["outline"],
        name=kept["name"],
        period=Period(
            date.fromisoformat(kept["from"]), date.fromisoformat(kept["to"]) + timedelta(days=1)
        ),
        letterhead=Letterhead(superior, tuple(issuer), number, place_and_day),
        kind=kept["kind"],
        subject=kept["subject"],
        to=tuple(kept["addressed_to"]),
        parts=tuple(_part(part) for part in kept["parts"]),
        recipients=tuple(kept["recipients"]),
        signature=Signature(tuple(lines), name),
    )


def _part(kept: Mapping[str, Any]) -> Part:
    if "section" in kept:
        return Block(
            kept["section"], kept["prompt"], kept["lead"], kept["text"], Origin(kept["origin"])
        )
    figures: dict[str, Number | None] = {
        name: None if number is None else Decimal(number)
        for name, number in kept["figures"].items()
    }
    return Paragraph(kept["paragraph"], kept["level"], figures)


def differences(sent: Document, today: Document) -> Iterator[tuple[str, str]]:
    """What would read otherwise today: each time what was sent and what would stand there now."""
    before, now = _lines(sent), _lines(today)
    matcher = SequenceMatcher(None, before, now, autojunk=False)
    for change, first, last, first_now, last_now in matcher.get_opcodes():
        if change != "equal":
            yield "\n".join(before[first:last]), "\n".join(now[first_now:last_now])


def _lines(document: Document) -> list[str]:
    found: list[str] = []
    for part in document.parts:
        found += part.lines if isinstance(part, Block) else [part.text]
    return found
