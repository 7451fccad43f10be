"""Recording the opening balance: its days once, its lines one by one or from a file, corrected."""

from datetime import date, timedelta

from sqlmodel import Session, col, select

from tiepdan.dates import show_date
from tiepdan.errors import NotFoundError, RefusedError
from tiepdan.facts import opening as facts
from tiepdan.facts.fact import values_of
from tiepdan.i18n import _
from tiepdan.law.procedure.meeting_checks import check_in_register
from tiepdan.law.vocabulary.petition import PetitionKind, SubjectField
from tiepdan.records.reading.office.opening import line_label
from tiepdan.records.schema.tables import Opening, OpeningLine
from tiepdan.records.writing.corrections import Facts, change, check_changed

_LONGEST = timedelta(days=366)
"""The totals are of one year at most: those before are in its reports."""


def open_register(session: Session, opening: facts.Opening) -> None:
    """Record from which day on the register is kept, and what is known of before.

    Raises:
        RefusedError: that is recorded already, or the days or the receptions do not fit.
    """
    present = session.get(Opening, 1)
    if present is not None:
        raise RefusedError(
            _(
                "The register begins on {day} already, and has only one beginning; to correct it:"
                " tiepdan opening-balance --on …"
            ).format(day=show_date(present.begins_on))
        )
    _check_days(opening.begins_on, opening.counted_from)
    _check_receptions(opening.visits, opening.visitors)
    session.add(Opening(**values_of(opening)))
    session.flush()


def correct_opening(session: Session, new: Facts) -> list[str]:
    """Correct the days, or what is known of receptions; returns the columns that changed.

    Raises:
        NotFoundError: there is no opening balance.
        RefusedError: nothing differs, or the days or the receptions do not fit.
    """
    opening = session.get(Opening, 1)
    if opening is None:
        raise no_opening()
    changed = change(opening, new)
    check_changed(changed)
    _check_days(opening.begins_on, opening.counted_from)
    _check_receptions(opening.visits, opening.visitors)
    session.add(opening)
    session.flush()
    return changed


def set_line(session: Session, line: facts.OpeningLine) -> list[str]:
    """Record the totals of a kind (and field), or correct them; returns the columns that changed.

    Of a new line none has.

    Raises:
        NotFoundError: no day is recorded on which the register begins.
        RefusedError: nothing differs, the totals cannot be, or the kind is there otherwise divided.
    """
    if session.get(Opening, 1) is None:
        raise no_opening()
    _check_totals(line)
    same_kind = session.exec(select(OpeningLine).where(OpeningLine.kind == line.kind)).all()
    _check_division(line, [one.field for one in same_kind])
    present = next((one for one in same_kind if one.field == line.field), None)
    if present is None:
        session.add(OpeningLine(**values_of(line)))
        session.flush()
        return []
    changed = change(present, values_of(line))
    check_changed(changed)
    session.add(present)
    session.flush()
    return changed


def add_line(session: Session, line: facts.OpeningLine) -> None:
    """Record a line of a file, which corrects nothing.

    Raises:
        NotFoundError: no day is recorded on which the register begins.
        RefusedError: it is recorded already, or the totals cannot be.
    """
    if _line(session, line.kind, line.field) is not None:
        raise RefusedError(
            _(
                "the totals of “{what}” are recorded already: take the line out, or correct them"
                " with tiepdan opening-balance."
            ).format(what=line_label(line.kind, line.field))
        )
    set_line(session, line)


def remove_line(session: Session, kind: PetitionKind, field: SubjectField | None) -> None:
    """Take a line out of the balance.

    Raises:
        NotFoundError: there is no such line.
    """
    line = _line(session, kind, field)
    if line is None:
        raise NotFoundError(
            _(
                "The opening balance has no line “{what}”; tiepdan opening-balance lists them."
            ).format(what=line_label(kind, field))
        )
    session.delete(line)
    session.flush()


def no_opening() -> NotFoundError:
    """The refusal of what needs an opening balance."""
    return NotFoundError(
        _(
            "It is not recorded on which day this register begins; say it first, for example:"
            " tiepdan opening-balance --on 01/07/2026"
        )
    )


def _line(session: Session, kind: PetitionKind, field: SubjectField | None) -> OpeningLine | None:
    return session.exec(
        select(OpeningLine).where(OpeningLine.kind == kind, col(OpeningLine.field).is_(field))
        if field is None
        else select(OpeningLine).where(OpeningLine.kind == kind, OpeningLine.field == field)
    ).first()


def _check_days(begins_on: date, counted_from: date | None) -> None:
    if counted_from is None:
        raise AssertionError("whoever records it says since when the totals count")
    for day in (begins_on, counted_from):
        check_in_register(day)
    if not counted_from < begins_on <= counted_from + _LONGEST:
        raise RefusedError(
            _(
                "The totals count from {first} up to the day before {begin}; that must be a day or"
                " more, and a year at most: say another --counted-from."
            ).format(first=show_date(counted_from), begin=show_date(begins_on))
        )


def _check_receptions(visits: int | None, visitors: int | None) -> None:
    """At each visit at least one person is received, and nobody without a visit."""
    if visits is None or visitors is None:
        return
    if visitors < visits or (visitors and not visits):
        raise RefusedError(
            _(
                "{visitors} people received at {visits} visits cannot be: at each visit came at"
                " least one; put --visits or --visitors right."
            ).format(visitors=visitors, visits=visits)
        )


def _check_totals(line: facts.OpeningLine) -> None:
    if line.carried_over < 0:
        raise RefusedError(
            _(
                "“{what}”: received {received} is more than resolved {resolved} + closed {closed} +"
                " carried forward {forward}; every petition received has ended or is still open."
            ).format(
                what=line_label(line.kind, line.field),
                received=line.received,
                resolved=line.resolved,
                closed=line.closed,
                forward=line.carried_forward,
            )
        )


def _check_division(line: facts.OpeningLine, present: list[SubjectField | None]) -> None:
    """A kind is one line, or has lines by field: else its totals would be there twice."""
    others = [field for field in present if field != line.field]
    if others and (line.field is None or None in others):
        raise RefusedError(
            _(
                "“{kind}” is in the balance {how} already, and cannot be there both ways; take that"
                " out first with --remove."
            ).format(
                kind=line.kind.label,
                how=_("as a whole") if None in others else _("by field"),
            )
        )
