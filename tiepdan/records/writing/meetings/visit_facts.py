"""What the facts of a visit say together, and what a petition that it leads to makes of them."""

from typing import cast

from sqlmodel import Session, select

from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.law.duties.capacities import Capacities
from tiepdan.law.duties.visits import Reception, check_reception
from tiepdan.law.vocabulary.visit import GOES_ELSEWHERE, IN_WRITING, Matter, VisitOutcome
from tiepdan.records.schema.tables import Petition, Visit, VisitPetition, row_id
from tiepdan.records.writing.corrections import Facts

_OF_THE_PETITION = ("kind", "field", "is_within_competence")


def check_facts(visit: Visit) -> None:
    """Refuse a visit whose facts do not go together.

    Raises:
        RefusedError: they do not.
    """
    check_reception(
        Reception(
            visited_on=visit.visited_on,
            receiver=visit.receiver,
            capacity=None if visit.capacity is None else Capacities(visit.capacity),
            matter=visit.matter,
            people_count=visit.people_count,
            same_content=visit.same_content,
            kind=visit.kind,
            field=visit.field,
            settled_by=visit.settled_by,
            outcome=visit.outcome,
            ground=visit.ground,
            body=visit.body,
            document_number=visit.document_number,
            document_on=visit.document_on,
        )
    )


def link_follows(session: Session, visit: Visit, petition: Petition) -> None:
    """A visit that leads to a petition, or is about one, leaves to it what it tells as well.

    So a correction of the petition is one of the visit. What was said otherwise of the visit, which
    may be about another matter than the petition is, stays. A second petition changes nothing more.
    """
    if visit.matter is Matter.NONE:
        # A visit that leads to a petition brings a matter, whatever was said before.
        visit.matter = Matter.NEW
    if visit.outcome in {VisitOutcome.PETITION, VisitOutcome.NOTHING}:
        visit.outcome = None
    if not _petition_ids(session, visit):
        for name in _OF_THE_PETITION:
            if getattr(visit, name) == getattr(petition, name):
                setattr(visit, name, None)
    session.add(visit)


def with_outcome(session: Session, visit: Visit, facts: Facts) -> Facts:
    """New facts of a visit, with what no longer goes with a new outcome taken away.

    Raises:
        RefusedError: it is to be handled as a petition that is not there, or not where one is.
    """
    if "outcome" not in facts:
        return facts
    outcome = cast("VisitOutcome | None", facts["outcome"])
    has_petition = bool(_petition_ids(session, visit))
    if outcome is VisitOutcome.PETITION:
        if not has_petition:
            raise RefusedError(
                _(
                    "Visit {number} led to no petition yet; record it with"
                    " tiepdan add-petition --visit {number}."
                ).format(number=row_id(visit))
            )
        facts = {**facts, "outcome": None}  # it follows from the petition
    if outcome is VisitOutcome.NOTHING and has_petition:
        raise RefusedError(is_of_a_petition(row_id(visit)))
    gone = {
        "ground": outcome is not VisitOutcome.REFUSED,
        "body": outcome not in GOES_ELSEWHERE,
        "document_number": outcome not in IN_WRITING,
        "document_on": outcome not in IN_WRITING,
    }
    return {
        **{name: None for name, is_gone in gone.items() if is_gone and getattr(visit, name)},
        **facts,
    }


def is_of_a_petition(visit_id: int) -> str:
    """The sentence for a visit that is to bring no matter, and led to a petition or is about one.

    Which one is not said: it may be of a denouncer.
    """
    return _(
        "The visit is linked to a petition, so it brought a matter; if it is not about that one:"
        " tiepdan separate … --visit {visit}"
    ).format(visit=visit_id)


def _petition_ids(session: Session, visit: Visit) -> list[int]:
    return list(
        session.exec(
            select(VisitPetition.petition_id).where(VisitPetition.visit_id == row_id(visit))
        ).all()
    )
