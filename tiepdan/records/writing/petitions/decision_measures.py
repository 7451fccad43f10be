"""What decisions order and their enforcement achieves: recording it."""

from collections.abc import Iterable

from sqlmodel import Session, col, delete, select

from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.law.procedure.decision_measures import Measures, check_measures
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.numbers import PetitionNumber
from tiepdan.records.file.connection import driver_connection
from tiepdan.records.reading.petitions.petition_file import ordered_measures
from tiepdan.records.schema.tables import DecisionMeasure, Petition, PetitionEvent, row_id


def add_measures(
    session: Session, petition: Petition, event: PetitionEvent, measures: Measures
) -> None:
    """Record the measures of an event just recorded.

    Raises:
        RefusedError: they do not fit it; see ``check_measures``.
    """
    _check(session, petition, event, measures)
    _insert(session, event, measures)


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
        RefusedError: see ``check_measures``.
    """
    session.flush()
    for event in events:
        _check(session, petition, event, _of(session, event))


def _check(session: Session, petition: Petition, event: PetitionEvent, measures: Measures) -> None:
    is_enforcement = event.kind is PetitionEventKind.ENFORCEMENT_FINISHED
    number = PetitionNumber(petition.year, petition.sequence)
    check_measures(
        petition.kind,
        event.kind,
        measures,
        ordered=ordered_measures(driver_connection(session), number) if is_enforcement else None,
    )


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
    session: Session, petition: Petition, kind: PetitionEventKind, measures: Measures
) -> None:
    """Record the measures of an event that was recorded without any.

    Raises:
        RefusedError: there is no such event, or they do not fit it.
    """
    event = session.exec(
        select(PetitionEvent).where(
            PetitionEvent.petition_id == row_id(petition), PetitionEvent.kind == kind
        )
    ).first()
    if event is None:
        raise RefusedError(
            _("“{event}” is not recorded of this petition.").format(event=kind.label)
        )
    add_measures(session, petition, event, measures)


def _of(session: Session, event: PetitionEvent) -> Measures:
    rows = session.exec(select(DecisionMeasure).where(DecisionMeasure.event_id == row_id(event)))
    return {row.measure: row.amount for row in rows}
