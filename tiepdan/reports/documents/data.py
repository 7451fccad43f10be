"""A report in words as plain data, with stable keys."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from tiepdan.reports.checks.finding import Finding
from tiepdan.reports.documents.document import Block, Document, Origin, Part
from tiepdan.reports.forms.identities import Number
from tiepdan.reports.statistics.notes.period import period_data


def as_mapping(document: Document, findings: Iterable[Finding]) -> dict[str, Any]:
    """Each part in order, what is missing of it, and what was found out about it."""
    head = document.letterhead
    return {
        "report": document.outline,
        "name": document.name,
        **period_data(document.period),
        "issuer": " ".join(head.issuer),
        "number": head.number,
        "title": document.title,
        "addressed_to": document.to,
        "parts": [_part(part) for part in document.parts],
        "recipients": document.recipients,
        "signature": {"lines": document.signature.lines, "name": document.signature.name},
        "gaps": [block.key for block in document.blocks if block.origin is Origin.MISSING],
        "findings": [finding.data for finding in findings],
    }


def _part(part: Part) -> dict[str, Any]:
    if isinstance(part, Block):
        offered = {"offered_from": part.of[0], "offered_to": part.of[1]} if part.of else {}
        return {
            "section": part.key,
            "prompt": part.prompt,
            "lead": part.lead,
            "text": part.text or None,
            "origin": part.origin,
            **offered,
        }
    if part.level:
        return {"heading": part.text, "level": part.level}
    figures = {name: _plain(number) for name, number in part.figures.items()}
    return {"text": part.text, "figures": figures}


def _plain(number: Number | None) -> int | float | None:
    return float(number) if isinstance(number, Decimal) else number
