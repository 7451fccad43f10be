"""What the facts of a visit must say together, whoever records or corrects them."""

from dataclasses import dataclass
from datetime import date

from tiepdan.dates import show_date
from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.law.duties.capacities import Capacities
from tiepdan.law.vocabulary.meeting import Capacity
from tiepdan.law.vocabulary.petition import PetitionKind, SubjectField
from tiepdan.law.vocabulary.petition_event import RefusalGround
from tiepdan.law.vocabulary.visit import (
    GOES_ELSEWHERE,
    IN_WRITING,
    Matter,
    Receiver,
    VisitOutcome,
)

_NEEDS_MATTER = GOES_ELSEWHERE | {VisitOutcome.PETITION}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reception:
    """What is judged of a visit."""

    visited_on: date
    receiver: Receiver
    capacity: Capacities | None
    matter: Matter
    people_count: int
    same_content: int | None
    kind: PetitionKind | None
    field: SubjectField | None
    settled_by: str | None
    outcome: VisitOutcome | None
    ground: RefusalGround | None
    body: str | None
    document_number: str | None
    document_on: date | None


def brings_matter(
    kind: PetitionKind | None, field: SubjectField | None, outcome: VisitOutcome | None
) -> bool:
    """Whether a visit brought a matter, by what else was said of it, where nobody said that."""
    return kind is not None or field is not None or outcome in _NEEDS_MATTER


def check_reception(visit: Reception) -> None:
    """Refuse a visit whose facts do not go together.

    Raises:
        RefusedError: the sentence says which, and what would.
    """
    if visit.capacity is not None:
        _check_capacity(visit.receiver, visit.capacity)
    if visit.outcome in _NEEDS_MATTER and visit.matter is Matter.NONE:
        raise RefusedError(
            _(
                "“{outcome}” needs a matter: --matter none does not go with it;"
                " write --matter new or --matter old."
            ).format(outcome=visit.outcome.label)
        )
    _check_matter(visit)
    _check_ground(visit)
    if visit.body is not None and visit.outcome not in GOES_ELSEWHERE:
        raise RefusedError(
            _(
                "A body goes with what was guided or forwarded there: --outcome guided or"
                " --outcome forwarded."
            )
        )
    is_written = visit.document_number is not None or visit.document_on is not None
    if is_written and visit.outcome not in IN_WRITING:
        raise RefusedError(
            _(
                "A document goes with what was guided, forwarded or refused; say which"
                " with --outcome."
            )
        )
    if visit.document_on is not None and visit.document_on < visit.visited_on:
        raise RefusedError(
            _("The document is of {day}, before the visit on {visited}.").format(
                day=show_date(visit.document_on), visited=show_date(visit.visited_on)
            )
        )


def _check_matter(visit: Reception) -> None:
    of_a_matter = {"--kind": visit.kind, "--field": visit.field, "--settled-by": visit.settled_by}
    said = [flag for flag, value in of_a_matter.items() if value is not None]
    if said and visit.matter is Matter.NONE:
        raise RefusedError(
            _(
                "{flags} is said of a matter, and --matter none says that there is none: write"
                " --matter new or --matter old, or leave it out; what is recorded goes with {empty}"
            ).format(flags=", ".join(said), empty=" ".join(f'{flag} ""' for flag in said))
        )
    if visit.same_content is not None and visit.same_content < visit.people_count:
        raise RefusedError(fewer_than_came(visit.same_content, visit.people_count))


def fewer_than_came(same_content: int, people_count: int) -> str:
    """The sentence for fewer people with the same content than came with it."""
    return _(
        "{same} people with the same content are fewer than the {people} who came with it; put"
        " --same-content or --people right (the former counts them all, also who did not come)."
    ).format(same=same_content, people=people_count)


def _check_ground(visit: Reception) -> None:
    is_refused = visit.outcome is VisitOutcome.REFUSED
    if is_refused and visit.ground is None:
        raise RefusedError(
            _(
                "“{event}” needs its ground (--ground, in a file the column ground): {choices}."
            ).format(event=VisitOutcome.REFUSED.label, choices=RefusalGround.choices())
        )
    if visit.ground is not None and not is_refused:
        raise RefusedError(
            _("A ground goes with a refusal to receive: --outcome refused --ground {ground}.")
            .format(ground=visit.ground.value)
        )  # fmt: skip


def _check_capacity(receiver: Receiver, capacity: Capacities) -> None:
    is_deputy = set(capacity.each) == {Capacity.DEPUTY}
    fitting = Receiver.DEPUTY if is_deputy else Receiver.HEAD
    if receiver is not fitting:
        raise RefusedError(
            _(
                "Who receives as “{capacity}” is {right}, not {receiver}; correct --capacity or"
                " --receiver."
            ).format(capacity=capacity.label, right=fitting.label, receiver=receiver.label)
        )
