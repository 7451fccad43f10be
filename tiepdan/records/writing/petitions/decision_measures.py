"""What decisions order and their enforcement achieves: recording it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, delete, select

from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.law.procedure.decision_measures import WITH_MEASURES, Measures, check_measures
from tiepdan.law.procedure.enforcement import check_steps
from tiepdan.law.vocabulary.decision import Measure
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.numbers import PetitionNumber
from tiepdan.records.file.sqlite.connection import driver_connection
from tiepdan.records.reading.petitions.events import the_one
from tiepdan.records.reading.petitions.outcomes.enforcement import enforcement_of
from tiepdan.records.schema.tables import (
    DecisionMeasure,
    Petition,
    PetitionEvent,
    insert,
    row_id,
)
from tiepdan.records.writing.petitions.event_checks import EventChecks


def add_measures(
    session: Session,
    petition: EventChecks,
    event_id: int,
    kind: PetitionEventKind,
    measures: Measures,
) -> None:
    """Record the measures of an event just recorded.

    Raises:
        RefusedError: they do not fit it, see ``check_measures``, or are more than what is left of
            what was ordered.
    """
    check_measures(petition.petition.kind, kind, measures)
    _insert(session, petition.petition_id, event_id, measures)
    if kind in WITH_MEASURES | {PetitionEventKind.NOTHING_TO_ENFORCE}:
        _check_enforcement(session, petition.number)


def replace_measures(session: Session, event: PetitionEvent, measures: Measures) -> list[str]:
    """Give an event these measures and no others; returns the column if they differ.

    The petition's measures are to be checked again afterwards.
    """
    if _of(session, event) == measures:
        return []
    session.exec(delete(DecisionMeasure).where(col(DecisionMeasure.event_id) == row_id(event)))
    _insert(session, event.petition_id, row_id(event), measures)
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
    _check_enforcement(session, PetitionNumber(petition.year, petition.sequence))


def _check_enforcement(session: Session, number: PetitionNumber) -> None:
    check_steps(enforcement_of(driver_connection(session), number))


def _insert(session: Session, petition_id: int, event_id: int, measures: Measures) -> None:
    for measure, amount in measures.items():
        values = {"event_id": event_id, "measure": measure, "petition_id": petition_id}
        insert(session, DecisionMeasure, {**values, "amount": amount})


@dataclass(frozen=True, slots=True)
class _Recorded:
    """An event by its number and day."""

    id: int
    happened_on: date


def add_measures_to(
    session: Session,
    petition: EventChecks,
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
    event = _event_meant(session, petition, kind, of_day, place)
    if is_as_recorded:
        _insert(session, petition.petition_id, event.id, measures)
    else:
        add_measures(session, petition, event.id, kind, measures)


def measures_of(
    session: Session,
    petition: EventChecks,
    kind: PetitionEventKind,
    *,
    of_day: date | None = None,
    place: int | None = None,
) -> Measures:
    """The measures of an event; of several of a kind that of a day, and there that in a place.

    Raises:
        RefusedError: there is no such event, or several of them.
    """
    event = _event_meant(session, petition, kind, of_day, place)
    rows = driver_connection(session).execute(
        "SELECT measure, amount FROM decision_measure WHERE event_id = ?", (event.id,)
    )
    return {Measure(measure): int(amount) for measure, amount in rows}


def _event_meant(
    session: Session,
    petition: EventChecks,
    kind: PetitionEventKind,
    of_day: date | None,
    place: int | None,
) -> _Recorded:
    events = [
        _Recorded(event_id, date.fromisoformat(day))
        for event_id, day in driver_connection(session).execute(
            "SELECT id, happened_on FROM petition_event WHERE petition_id = ? AND kind = ?"
            " ORDER BY id",
            (petition.petition_id, kind),
        )
    ]
    if not events:
        raise RefusedError(
            _("“{event}” is not recorded of this petition.").format(event=kind.label)
        )
    return the_one(events, kind.label, str(petition.number), of_day, place)


def _of(session: Session, event: PetitionEvent) -> Measures:
    rows = session.exec(select(DecisionMeasure).where(DecisionMeasure.event_id == row_id(event)))
    return {row.measure: row.amount for row in rows}
