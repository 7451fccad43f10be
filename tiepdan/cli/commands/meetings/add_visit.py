"""``tiepdan add-visit``: record a visit of citizens."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.drafts import kept_as_draft
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.recording.identity import say_unusual
from tiepdan.cli.recording.meetings.visit import ASKED, VisitSaid, ask_visit
from tiepdan.cli.recording.meetings.visit_ways import say_way_out
from tiepdan.cli.recording.petitions.duplicates import say_alike
from tiepdan.cli.recording.petitions.new_petition import (
    NewPetition,
    compared,
    say_what_follows,
    show_limits_of,
    write_petition,
)
from tiepdan.cli.recording.petitions.petition import Origin, ask_petition
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.screen.printing import say
from tiepdan.cli.running.writing.writing import Writing, writing
from tiepdan.dates import show_date
from tiepdan.i18n import _
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.law.vocabulary.petition_event import TOLD_IN_WRITING
from tiepdan.law.vocabulary.visit import Matter, VisitOutcome
from tiepdan.numbers import PetitionNumber
from tiepdan.output import json
from tiepdan.records import database
from tiepdan.records.file import state
from tiepdan.records.reading.meetings.alike import visits_alike
from tiepdan.records.reading.meetings.refusals import refusals
from tiepdan.records.reading.meetings.visits import ToldVisit, large_group
from tiepdan.records.reading.petitions.duplicates import Compared
from tiepdan.records.writing.meetings import meetings as records
from tiepdan.records.writing.petitions import petitions
from tiepdan.reports.lists.meetings.refusals import asked_of

_WHENCE = frozenset({"meeting_id", "visited_on", "receiver"})
"""What says no more than at which reception it was: the rest is asked all the same."""


@takes(ASKED)
def add_visit(
    typed: TypedFacts,
    *,
    petition: Annotated[
        list[str] | None,
        typer.Option(
            "--petition",
            metavar=_("PETITION"),
            help=_("A petition it led to or was about; may be repeated."),
        ),
    ] = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
) -> None:
    """Record one visit (lượt tiếp) of a person or delegation."""
    run = Run.of(db, today, as_json=as_json, no_color=True, no_input=no_input)
    state.check_exists(run.path)
    numbers = [options.parse_typed("--petition", one, run.number) for one in petition or ()]
    of_its_own = (text for name, text in typed.items() if name not in _WHENCE)
    form = Form((*of_its_own, *(petition or ())), no_input=no_input)
    new = _New(run, form, typed, numbers, is_by_clock=today is None)
    with kept_as_draft(run.path, "add-visit", form, may_be_kept=new.may_be_kept):
        said, visit_id, recorded = form.recorded(
            new.tell, new.record, is_protected=new.is_protected
        )
    number = recorded[0] if recorded else None
    _say_owed(run, visit_id, said)
    say_way_out(run.path, visit_id)
    if (who := said.visitor) and not form.asks:
        told = {"name": who.name, "id_number": who.id_number, "phone": who.phone}
        say_unusual(told, f"tiepdan edit-visit {visit_id}")
    say_alike(
        [*map(str, new.alike)],
        lambda earlier: _(
            "Visit {new} looks like visit {earlier}, of the same person and day. If it is the"
            " same: tiepdan void --visit {new}"
        ).format(new=visit_id, earlier=earlier),
    )
    if recorded:
        if not as_json:
            show_limits_of(run, recorded[0])
        say_what_follows(run, form, *recorded)
    if as_json:
        json.write(
            {
                "number": visit_id,
                "date": said.facts.visited_on,
                "people_count": said.facts.people_count,
                "large_group": _is_large(said),
                "petitions": [str(one) for one in (*said.numbers, *([number] if number else []))],
            }
        )


@dataclass(frozen=True, slots=True)
class _New:
    """The visit that is told, and the petitions it is known to be about."""

    run: Run
    form: Form
    typed: TypedFacts
    numbers: Sequence[PetitionNumber]
    is_by_clock: bool
    alike: list[int] = field(default_factory=list)
    """The turns that it may repeat, once it is recorded."""

    def tell(self) -> tuple[VisitSaid, Compared | None]:
        """The visit, and the petition that comes of it: only what it did not tell is asked for.

        Raises:
            UsageError: something is missing, such as who it was.
        """
        said = ask_visit(self.run, self.form, self.typed, [*self.numbers])
        if not said.is_petition:
            return said, None
        told = ToldVisit(said.facts, said.visitor, None, is_secret=False, petitions=())
        form = self.form.part("petition")
        origin = Origin(self.run.path, self.run.day, None, told, form, is_told_now=True)
        return said, Compared(*ask_petition(form, {}, origin))

    def record(self, told: tuple[VisitSaid, Compared | None]) -> "_Recorded":
        """Write the visit, and in the same operation the petition that comes of it."""
        said, petition = told
        new = None
        if said.facts.kind is not PetitionKind.DENUNCIATION:  # of one not even a guess is answered
            with database.reading(self.run.path) as connection:
                self.alike[:] = visits_alike(connection, said.facts, said.visitor)
        if petition:
            new = compared(self.run, self.form, petition, None, is_by_clock=self.is_by_clock)
        with writing(self.run.path, "add-visit", no_input=self.run.no_input) as register:
            session = register.session
            who = petitions.add_petitioner(session, said.visitor) if said.visitor else None
            visit_id = records.add_visit(session, said.facts, who)
            for one in said.numbers:
                petitions.link_visit(session, visit_id=visit_id, number=one)
            _tell(register, visit_id, said)
            if new is None:
                return said, visit_id, None
            is_visitor = new.told.petitioner == said.visitor
            number = write_petition(register, new, who if is_visitor else None, visit_id)
        return said, visit_id, (number, new)

    def is_protected(self, told: tuple[VisitSaid, Compared | None]) -> bool:
        """Whether it is of a denunciation, by itself or by what it led to or was about."""
        said, petition = told
        is_of_one = said.facts.kind is PetitionKind.DENUNCIATION
        is_of_one = is_of_one or (petition is not None and petition.facts.denounces)
        return is_of_one or any(self.run.petition(str(one)).is_protected for one in said.numbers)

    def may_be_kept(self) -> bool:
        """Whether what was typed can be of no denunciation: not before its kind is known."""
        said = {**self.form.dialogue.answers, **{n: t for n, t in self.typed.items() if t}}
        is_of_one = any(t for key, t in said.items() if key.startswith("--petition"))
        if self.numbers or is_of_one:
            return False
        if kind := said.get("kind"):
            return PetitionKind.parse(kind) is not PetitionKind.DENUNCIATION
        matter = said.get("matter")
        return matter is not None and Matter.parse(matter) is Matter.NONE


_Recorded = tuple[VisitSaid, int, tuple[PetitionNumber, NewPetition] | None]
"""A visit, its number, and the petition that came of it with its own."""


def _tell(register: Writing, visit_id: int, said: VisitSaid) -> None:
    register.tell(
        _("Recorded visit {number} on {day}, {people} people.").format(
            number=visit_id,
            day=show_date(said.facts.visited_on),
            people=said.facts.people_count,
        )
    )
    if _is_large(said):
        register.tell(_large_group_by_law(said.facts.visited_on))


def _is_large(said: VisitSaid) -> bool:
    return said.facts.people_count >= large_group().on(said.facts.visited_on)


def _large_group_by_law(day: date) -> str:
    """From how many people on a group was a large one on a day, and which text said so."""
    number = large_group()
    version = number.version_on(day)
    if not number.is_known_on(day):
        return _(
            "How many people made a large group on {day} is not known; counted from {count} people"
            " on, as by {article}, in force since {since}."
        ).format(
            day=show_date(day),
            count=version.amount,
            since=show_date(version.since),
            article=version.article,
        )
    sentence = _("By {article}, from {count} people on it is a large group.").format(
        count=version.amount, article=version.article
    )
    return f"{sentence} {_doubtful(day)}" if version.doubt else sentence


def _doubtful(day: date) -> str:
    return _("That is doubtful: tiepdan limits --on {day}.").format(day=show_date(day))


def _say_owed(run: Run, visit_id: int, said: VisitSaid) -> None:
    """What is owed to somebody who was not received: a notice in writing, or words at once."""
    if said.facts.outcome is not VisitOutcome.REFUSED:
        return
    if said.facts.ground not in TOLD_IN_WRITING:
        say(
            _(
                "Explain the refusal at once, orally (Nghị định 154/2026/NĐ-CP, Điều 4 khoản 2);"
                " no notice in writing is owed."
            )
        )
        return
    with database.reading(run.path) as connection:
        owed = refusals(connection, today=run.day)
    for sentence in asked_of((one for one in owed if one.visit_id == visit_id), today=run.day):
        say(sentence)
