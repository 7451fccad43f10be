"""What decisions order and their enforcement achieves: recording it."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session, col, delete, select

from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.law.procedure.decision_measures import WITH_MEASURES, Measures, check_measures
from tiepdan.law.procedure.enforcement import check_steps
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.numbers import PetitionNumber
from tiepdan.records.file.connection import driver_connection
from tiepdan.records.reading.petitions.enforcement import enforcement_of
from tiepdan.records.reading.petitions.events import the_one
from tiepdan.records.schema.tables import DecisionMeasure, Petition, PetitionEvent, row_id


def add_measures(
    session: Session, petition: Petition, event: PetitionEvent, measures: Measures
) -> None:
    """Record the measures of an event just recorded.

    Raises:
        RefusedError: they do not fit it, see ``check_measures``, or are more than what is left of
            what was ordered.
    """
    check_measures(petition.kind, event.kind, measures)
    _insert(session, event, measures)
    if event.kind in WITH_MEASURES | {PetitionEventKind.NOTHING_TO_ENFORCE}:
        _check_enforcement(session, petition)


def replace_measures(session: Session, event: PetitionEvent, measures: Measures) -> list[str]:
    """Give an event these measures and no others; returns the column if they differ.

    The petition's measures are to be checked again afterwards.
    """
    if _of(session, event) == measures:
        return []
    session.exec(delete(DecisionMeasure).where(col(DecisionMeasure.event_id) == row_id(event)))
    _insert(session, event, measures)
    return ["measure"]


def check_measures_again(
    session: Session, petition: Petition, events: Iterable[PetitionEvent]
) -> None:
    """Refuse measures that no longer fit the petition, one of its events or what was ordered.

    Raises:
        RefusedError: see ``add_measures``.
    """
    session.flush()
    for event in events:
        check_measures(petition.kind, event.kind, _of(session, event))
    _check_enforcement(session, petition)


def _check_enforcement(session: Session, petition: Petition) -> None:
    number = PetitionNumber(petition.year, petition.sequence)
    check_steps(enforcement_of(driver_connection(session), number))


def _insert(session: Session, event: PetitionEvent, measures: Measures) -> None:
    for measure, amount in measures.items():
        session.add(
            DecisionMeasure(
                event_id=row_id(event),
                petition_id=event.petition_id,
                measure=measure,
                amount=amount,
            )
        )
    session.flush()


def add_measures_to(
    session: Session,
    petition: Petition,
    kind: PetitionEventKind,
    measures: Measures,
    *,
    of_day: date | None = None,
    place: int | None = None,
    is_as_recorded: bool = False,
) -> None:
    """Record the measures of an event that was recorded without any; of several the one of a day.

    Of several of one day it is the one in a ``place``. Measures of what is void or destroyed are
    kept as they were recorded.

    Raises:
        RefusedError: there is no such event, or several of them, or they do not fit it.
    """
    rows = session.exec(
        select(PetitionEvent)
        .where(PetitionEvent.petition_id == row_id(petition), PetitionEvent.kind == kind)
        .order_by(col(PetitionEvent.id))
    ).all()
    if not rows:
        raise RefusedError(
            _("“{event}” is not recorded of this petition.").format(event=kind.label)
        )
    number = str(PetitionNumber(petition.year, petition.sequence))
    event = the_one(rows, kind.label, number, of_day, place)
    if is_as_recorded:
        _insert(session, event, measures)
    else:
        add_measures(session, petition, event, measures)


def _of(session: Session, event: PetitionEvent) -> Measures:
    rows = session.exec(select(DecisionMeasure).where(DecisionMeasure.event_id == row_id(event)))
    return {row.measure: row.amount for row in rows}
