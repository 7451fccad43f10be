"""A visit: what the reception book asks for, in its order, and only where it applies."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts
from tiepdan.cli.asking.flags import missing_fact
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.asking.prompting.usual import UsualValue
from tiepdan.cli.recording.events import needed
from tiepdan.cli.recording.places import of_meeting_there
from tiepdan.cli.running.run import Run
from tiepdan.errors import UsageError
from tiepdan.facts.fact import Field, fields, made
from tiepdan.facts.petitioner import Petitioner
from tiepdan.facts.visit import Visit
from tiepdan.i18n import _
from tiepdan.law.duties.capacities import usual_receiver
from tiepdan.law.duties.visits import brings_matter, fewer_than_came
from tiepdan.law.vocabulary.petition import PetitionKind, SubjectField
from tiepdan.law.vocabulary.petition_event import TOLD_IN_WRITING
from tiepdan.law.vocabulary.visit import GOES_ELSEWHERE, Matter, Receiver, VisitOutcome
from tiepdan.numbers import PetitionNumber

_WHO = tuple(replace(one, is_required=False, may_be_empty=True) for one in fields(Petitioner))
_CAME = (
    *fields(Visit, "meeting_id", "visited_on", "receiver", "capacity"),
    *_WHO,
    *fields(Visit, "people_count", "content", "matter"),
)
_MATTER = fields(Visit, "kind", "field", "same_content", "settled_by", "is_within_competence")
_OUTCOME = fields(Visit, "outcome")
_HANDLED = tuple(one for one in fields(Visit) if one not in {*_CAME, *_MATTER, *_OUTCOME})
ASKED = (*_CAME, *_MATTER, *_OUTCOME, *_HANDLED)
"""Who came and what for, what kind of matter it is, what became of it: as the book's columns."""

_OF_NO_MATTER = (VisitOutcome.ANSWERED, VisitOutcome.REFUSED, VisitOutcome.NOTHING)


@dataclass(frozen=True, slots=True)
class VisitSaid:
    """A visit as it was told; ``is_petition`` is where a petition is to be recorded from it."""

    facts: Visit
    visitor: Petitioner | None
    numbers: Sequence[PetitionNumber]
    is_petition: bool


@dataclass(slots=True)
class _Telling:
    """A visit being told: what was said of it so far, and of which petitions it is."""

    run: Run
    form: Form
    typed: TypedFacts
    numbers: list[PetitionNumber]
    values: dict[str, Any] = field(default_factory=dict)

    def ask(self, asked: Iterable[Field], *, only: Iterable[str] | None = None) -> None:
        """Take some facts from the flags, or ask; at a prompt ``only`` those of these names."""
        names = None if only is None else frozenset(only)
        there = (self._of_meeting_there(one) for one in asked)
        self.values |= self.form.ask(
            there, self.typed, today=self.run.day, expected=partial(self._expected, names)
        )

    def _of_meeting_there(self, one: Field) -> Field:
        is_meeting = one.name == "meeting_id"
        return of_meeting_there(one, self.run.path, self.run.day) if is_meeting else one

    def _expected(
        self, asked: frozenset[str] | None, name: str, so_far: Mapping[str, Any]
    ) -> UsualValue:
        usual = self._usual(name, {**self.values, **so_far})
        return usual if asked is None or name in asked else replace(usual, is_settled=True)

    def _usual(self, name: str, so_far: Mapping[str, Any]) -> UsualValue:
        usual = UsualValue()
        match name:
            case "visited_on":
                usual = UsualValue(self._day(so_far["meeting_id"]))
            case "receiver":
                usual = UsualValue(self._receiver(so_far["meeting_id"]))
            case "capacity":
                usual = UsualValue(is_settled=not self._may_have_any_capacity(so_far))
            case "matter":
                usual = UsualValue(Matter.NEW if self._brings_matter() else Matter.NONE)
            case "is_within_competence" if self.form.asks and not self.numbers:
                usual = UsualValue(True if so_far["matter"] is not Matter.NONE else None)
            case "body" | "settled_by" if self.form.asks:
                usual = UsualValue(offered={body: body for body in self.run.bodies()})
            case "outcome" if self.form.asks:
                usual = self._usual_outcome(so_far["matter"])
            case _ if name in _NAMES_OF_WHO:
                usual = UsualValue(is_settled=_is_settled_of_who(name, so_far))
        return usual

    def _day(self, meeting_id: int | None) -> Any:
        return self.run.day if meeting_id is None else self.run.meeting(meeting_id).facts.meets_on

    def _receiver(self, meeting_id: int | None) -> Receiver:
        if meeting_id is None:
            return Receiver.CLERK
        reception = self.run.meeting(meeting_id).facts
        return usual_receiver(reception.kind, reception.capacity)

    def _may_have_any_capacity(self, so_far: Mapping[str, Any]) -> bool:
        """Whether the head received where no meeting says in what capacity."""
        if so_far["receiver"] is not Receiver.HEAD:
            return False
        meeting_id = so_far["meeting_id"]
        return meeting_id is None or self.run.meeting(meeting_id).facts.capacity is None

    def _brings_matter(self) -> bool:
        typed = {name: text for name, text in self.typed.items() if text and text.strip()}
        return bool(self.numbers) or brings_matter(
            options.parse_flag("--kind", typed.get("kind"), PetitionKind.parse),
            options.parse_flag("--field", typed.get("field"), SubjectField.parse),
            options.parse_flag("--outcome", typed.get("outcome"), VisitOutcome.parse),
        )

    def _usual_outcome(self, matter: Matter) -> UsualValue:
        if matter is Matter.NONE:
            return UsualValue(
                VisitOutcome.ANSWERED, offered={one: one.label for one in _OF_NO_MATTER}
            )
        fitting = [one for one in VisitOutcome if not self.numbers or one in _OF_A_PETITION]
        return UsualValue(VisitOutcome.PETITION, offered={one: one.label for one in fitting})


_NAMES_OF_WHO = frozenset(one.name for one in _WHO)
_OF_A_PETITION = frozenset(VisitOutcome) - {VisitOutcome.NOTHING}


def _is_settled_of_who(name: str, so_far: Mapping[str, Any]) -> bool:
    """Who it was is asked for, the place once, and the paper (column 4); the rest by its flag."""
    if name == "name":
        return False
    is_known = so_far["name"] is not None
    match name:
        case "hamlet" | "id_number":
            return not is_known
        case "address":
            return not is_known or so_far["hamlet"] is not None
    return True


def ask_visit(run: Run, form: Form, typed: TypedFacts, numbers: list[PetitionNumber]) -> VisitSaid:
    """Take a visit from the flags, or ask, in the order of ``ASKED``.

    Raises:
        UsageError: something is missing or wrong, or said of somebody without a name.
        NotFoundError: there is no such meeting.
    """
    told = _Telling(run, form, typed, numbers)
    told.ask(_CAME)
    matter = told.values["matter"]
    if form.asks and matter is Matter.OLD:
        number = form.optional(
            "--petition", None, _("Petition that it is about"), lambda one: run.petition(one).number
        )
        numbers += [number] if number else []
    _ask_matter(told, matter)
    told.ask(_needed(told, _OUTCOME, "outcome"))
    _ask_handled(told)
    visit = made(Visit, told.values)
    if numbers and visit.matter is Matter.NONE:
        raise UsageError(
            _("--matter none does not go with --petition; write --matter new or --matter old.")
        )
    is_petition = visit.outcome is VisitOutcome.PETITION
    if is_petition:  # it follows from its petition, there or still to be recorded
        visit = replace(visit, outcome=None)
    return VisitSaid(visit, _visitor(told.values), numbers, is_petition and not numbers)


def _ask_matter(told: _Telling, matter: Matter) -> None:
    asked = set()
    if matter is not Matter.NONE:
        asked = {"same_content"} if told.numbers else {one.name for one in _MATTER}
        if matter is Matter.NEW:  # what is new nobody has settled
            asked -= {"settled_by"}
    asked_of_it = _needed(told, _MATTER, *({"kind", "field"} & asked))
    came = told.values["people_count"]
    told.ask([_from(came, one) if one.name == "same_content" else one for one in asked_of_it],
             only=asked)  # fmt: skip


def _from(came: int, same_content: Field) -> Field:
    """How many have the same content, at least those who came with it."""

    def read(typed: str) -> int:
        count: int = same_content.kind.read(typed)
        if count < came:
            raise UsageError(fewer_than_came(count, came))
        return count

    return replace(same_content, kind=replace(same_content.kind, read=read))


def _ask_handled(told: _Telling) -> None:
    outcome, ground = told.values["outcome"], None
    before = fields(Visit, "ground")
    told.ask(
        _needed(told, before, *(["ground"] if outcome is VisitOutcome.REFUSED else [])),
        only=["ground"] if outcome is VisitOutcome.REFUSED else [],
    )
    ground = told.values["ground"]
    asked = {"note"}
    must: list[str] = []
    if outcome in GOES_ELSEWHERE:
        asked |= {"body", "document_number"}
        must = ["body"]
    if ground in TOLD_IN_WRITING:
        asked |= {"document_number"}
    if outcome in {VisitOutcome.ANSWERED, VisitOutcome.REFUSED}:
        asked |= {"advice"}
    rest = tuple(one for one in _HANDLED if one not in before)
    told.ask(_needed(told, rest, *must), only=asked)


def _needed(told: _Telling, asked: Iterable[Field], *names: str) -> tuple[Field, ...]:
    """The facts, those of these names to be insisted on where somebody can be asked."""
    must = names if told.form.asks else ()
    return tuple(needed(one) if one.name in must else one for one in asked)


def _visitor(values: Mapping[str, Any]) -> Petitioner | None:
    """Who came, where somebody said so.

    Raises:
        UsageError: something is said of somebody without a name.
    """
    said = {one.name for one in _WHO if values[one.name] is not None}
    if said and "name" not in said:
        raise missing_fact(_WHO[0])
    return made(Petitioner, values) if said else None
