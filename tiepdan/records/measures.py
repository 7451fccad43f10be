"""What decisions order and their enforcement achieves: recording it."""

from sqlmodel import Session, col, delete, select

from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.law.measures import Measures, check_measures, in_force
from tiepdan.law.vocabulary import PetitionEventKind
from tiepdan.records.tables import DecisionMeasure, Petition, PetitionEvent, row_id


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


def check_measures_again(session: Session, petition: Petition) -> None:
    """Refuse measures that no longer fit the petition, their event or what was ordered.

    Raises:
        RefusedError: see ``check_measures``.
    """
    session.flush()
    events = session.exec(
        select(PetitionEvent)
        .where(PetitionEvent.petition_id == row_id(petition))
        .order_by(col(PetitionEvent.id))
    ).all()
    for event in events:
        _check(session, petition, event, _of(session, event))


def _check(session: Session, petition: Petition, event: PetitionEvent, measures: Measures) -> None:
    is_enforcement = event.kind is PetitionEventKind.ENFORCEMENT_FINISHED
    check_measures(
        petition.kind,
        event.kind,
        measures,
        ordered=_ordered(session, petition) if is_enforcement else None,
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
    event = _event(session, petition, kind)
    if event is None:
        raise RefusedError(
            _("“{event}” is not recorded of this petition.").format(event=kind.label)
        )
    add_measures(session, petition, event, measures)


def _ordered(session: Session, petition: Petition) -> Measures:
    """What is to be carried out of the decisions recorded."""
    first = _event(session, petition, PetitionEventKind.DECIDED)
    second = _event(session, petition, PetitionEventKind.SECOND_DECIDED)
    return in_force(_of(session, first), _of(session, second), second.result if second else None)


def _event(session: Session, petition: Petition, kind: PetitionEventKind) -> PetitionEvent | None:
    return session.exec(
        select(PetitionEvent).where(
            PetitionEvent.petition_id == row_id(petition), PetitionEvent.kind == kind
        )
    ).first()


def _of(session: Session, event: PetitionEvent | None) -> Measures:
    if event is None:
        return {}
    rows = session.exec(select(DecisionMeasure).where(DecisionMeasure.event_id == row_id(event)))
    return {row.measure: row.amount for row in rows}
