"""Recording training and dissemination, and the numbers of inspections."""

from sqlmodel import Session

from tiepdan.errors import RefusedError
from tiepdan.facts import subjects as facts
from tiepdan.facts.fact import values_of
from tiepdan.facts.inspection import NUMBERS
from tiepdan.i18n import _
from tiepdan.law.procedure.meeting_checks import check_in_register
from tiepdan.law.vocabulary.document import TrainingKind
from tiepdan.numbers import inspection_not_found, training_not_found
from tiepdan.records.schema.tables import Inspection, Training, save
from tiepdan.records.writing.corrections import Facts, change, check_changed
from tiepdan.records.writing.undoing.void_rows import get_live


def add_training(session: Session, training: facts.Training) -> int:
    """Record a training; returns its number in the list.

    Raises:
        RefusedError: the day is outside the register, or nobody said how many came to a class.
    """
    row = Training(**values_of(training))
    _check_training(row)
    return save(session, row)


def correct_training(session: Session, training_id: int, *, facts: Facts) -> list[str]:
    """Correct facts of a training; returns the columns that changed.

    Raises:
        NotFoundError: there is no such training.
        RefusedError: nothing differs, it is void, or as for ``add_training``.
    """
    row = get_live(session, Training, training_id, training_not_found)
    changed = change(row, facts)
    check_changed(changed)
    _check_training(row)
    session.add(row)
    session.flush()
    return changed


def add_inspection(session: Session, inspection: facts.Inspection) -> int:
    """Record numbers of inspections; returns their place in the list.

    Raises:
        RefusedError: the day is outside the register, there is no number above 0, or there are
            more conclusions than inspections.
    """
    row = Inspection(**values_of(inspection))
    _check_inspection(row)
    return save(session, row)


def correct_inspection(session: Session, inspection_id: int, *, facts: Facts) -> list[str]:
    """Correct numbers of inspections; returns the columns that changed.

    Raises:
        NotFoundError: there are none in this place.
        RefusedError: nothing differs, they are void, or as for ``add_inspection``.
    """
    row = get_live(session, Inspection, inspection_id, inspection_not_found)
    changed = change(row, facts)
    check_changed(changed)
    _check_inspection(row)
    session.add(row)
    session.flush()
    return changed


def _check_training(row: Training) -> None:
    check_in_register(row.held_on)
    if row.kind is TrainingKind.ORGANISED and row.people is None:
        raise RefusedError(
            _("The form counts the people of a class of one's own; say how many: --people 40.")
        )


def _check_inspection(row: Inspection) -> None:
    check_in_register(row.counted_on)
    if not any(getattr(row, name) for name in NUMBERS):
        raise RefusedError(
            _("There is no number above 0, and without an entry the form shows 0 by itself.")
        )
    if row.concluded > row.inspections:
        raise RefusedError(
            _(
                "Conclusions ({concluded}) cannot be more than inspections ({inspections}): column"
                " 8 of form 06/QLKNTC is at most column 6."
            ).format(concluded=row.concluded, inspections=row.inspections)
        )
