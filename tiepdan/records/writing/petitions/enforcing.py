"""Recording a step of the enforcement of a decision, its end, or that there is nothing to do."""

from sqlmodel import Session

from tiepdan.errors import RefusedError
from tiepdan.facts import subjects as facts
from tiepdan.i18n import _
from tiepdan.law.procedure.decision_measures import Measures
from tiepdan.law.procedure.enforcement import Enforcement, listed
from tiepdan.law.vocabulary.decision import Measure
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.numbers import PetitionNumber
from tiepdan.records.file.sqlite.connection import driver_connection
from tiepdan.records.reading.petitions.outcomes.enforcement import enforcement_of
from tiepdan.records.writing.petitions.petitions import record_event


def enforce(
    session: Session, number: PetitionNumber, step: facts.PetitionEvent, measures: Measures
) -> Enforcement:
    """Record a step with what it carried out; returns how the enforcement then stands.

    Raises:
        NotFoundError: there is no such petition.
        RefusedError: the procedure does not allow it at this point, it carries out nothing or more
            than is left, or it is the last one, something is left, and no note says why.
    """
    if step.kind is PetitionEventKind.ENFORCEMENT_STEP and not (measures or step.note):
        raise RefusedError(
            _(
                "A step carries something out (--measure), or says in a note (--note) what was"
                ' done; for example --measure "{money}=9.000.000".'
            ).format(money=Measure.RETURNED_MONEY.label)
        )
    record_event(session, number, step, measures)
    reached = enforcement_of(driver_connection(session), number)
    undone = reached.undone()
    is_last = step.kind is PetitionEventKind.ENFORCEMENT_FINISHED
    if is_last and undone and not step.note:
        raise RefusedError(
            _(
                "Not all that was ordered is carried out; left is {measures}. Record the step"
                " that did it, or say why it ends all the same: --finished --note REASON."
            ).format(measures=listed(undone))
        )
    return reached
