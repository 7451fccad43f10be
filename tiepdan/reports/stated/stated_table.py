"""Figures as they were written, as a table and as data."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from tiepdan.i18n import _
from tiepdan.reports.model import Column, Table, Tone
from tiepdan.reports.period import Period
from tiepdan.reports.stated.judging import Judged, Verdict, show


def stated_table(judged: Sequence[Judged], *, office: str, period: Period) -> Table:
    """Each line of the file, what the register says, and what to say of it."""
    counts = {verdict: sum(one.verdict is verdict for one in judged) for verdict in Verdict}
    title = _("Figures as they were written")
    return Table(
        title=f"{title}. {office}, {period}",
        columns=(
            Column("line", _("Line"), is_number=True),
            Column("figure", _("Figure"), 14),
            Column("label", _("What it is"), 16),
            Column("stated", _("Written"), is_number=True),
            Column("register", _("Register"), is_number=True),
            Column("verdict", _("Verdict"), 8, tone=Tone.STRONG),
            Column(None, _("Remarks"), 24),
        ),
        rows=[
            (
                one.stated.line,
                one.stated.key,
                one.stated.label,
                show(one.stated.number),
                None if one.register is None else show(one.register),
                one.verdict,
                " ".join(one.remarks) or None,
            )
            for one in judged
        ],
        notes=(
            _("Right: {right}; different: {different}; impossible: {impossible}.").format(
                right=counts[Verdict.RIGHT],
                different=counts[Verdict.DIFFERENT],
                impossible=counts[Verdict.IMPOSSIBLE],
            ),
        ),
        alarms=frozenset(
            place for place, one in enumerate(judged) if one.verdict is Verdict.IMPOSSIBLE
        ),
    )


def stated_data(judged: Sequence[Judged]) -> list[dict[str, Any]]:
    """The same as plain data."""
    return [
        {
            "line": one.stated.line,
            "figure": one.stated.key,
            "label": one.stated.label,
            "stated": _plain(one.stated.number),
            "register": _plain(one.register),
            "verdict": one.verdict,
            "difference": _plain(
                None if one.register is None else one.stated.number - one.register
            ),
            "remarks": list(one.remarks),
        }
        for one in judged
    ]


def _plain(number: Decimal | None) -> int | float | None:
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)
