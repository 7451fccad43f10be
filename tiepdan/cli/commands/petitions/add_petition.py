"""``tiepdan add-petition``: record a petition or an opinion."""

from dataclasses import dataclass
from functools import partial
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.drafts import kept_as_draft
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.recording.identity import say_unusual
from tiepdan.cli.recording.meetings.opinions import SAID_AT_ONCE, Became, add_from_file, ask_outcome
from tiepdan.cli.recording.petitions.links import (
    Continues,
    DuplicateOf,
    SplitFrom,
    typed_link,
)
from tiepdan.cli.recording.petitions.new_petition import (
    NewPetition,
    compared,
    say_if_after_meeting,
    say_what_follows,
    show_limits_of,
    tell_led_to,
    write_petition,
)
from tiepdan.cli.recording.petitions.petition import ASKED, Origin, ask_petition
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.writing.writing import writing
from tiepdan.errors import UsageError
from tiepdan.facts.link import PetitionLink
from tiepdan.i18n import _
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.numbers import PetitionNumber, parse_meeting_number
from tiepdan.parsing import parse_row_number, parse_yes_no
from tiepdan.records.file import state
from tiepdan.records.reading.petitions.duplicates import Compared
from tiepdan.records.writing.meetings.opinions import settle_opinion

_WHENCE = frozenset({"meeting_id", "received_on"})
"""What says no more than where a petition comes from and when: the rest is asked all the same."""


@takes(ASKED)
def add_petition(
    typed: TypedFacts,
    *,
    file: Annotated[
        options.Text,
        typer.Option(
            metavar=_("FILE"),
            help=_("With --meeting: a CSV file with a line for each opinion raised there."),
        ),
    ] = None,
    visit: Annotated[
        options.Text, typer.Option(metavar=_("NUMBER"), help=_("The visit it came from."))
    ] = None,
    not_competent: Annotated[
        bool, typer.Option("--not-competent", metavar="", hidden=True)
    ] = False,
    outcome: Annotated[
        options.Text,
        typer.Option(
            metavar=_("OUTCOME"),
            help=options.among(
                _("Of an opinion of a meeting."), *(one.label for one in SAID_AT_ONCE)
            ),
        ),
    ] = None,
    body: Annotated[
        options.Text,
        typer.Option(metavar=_("NAME"), help=_("To which body it was forwarded at once.")),
    ] = None,
    duplicate_of: DuplicateOf = None,
    continues: Continues = None,
    split_from: SplitFrom = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record a petition or an opinion, and say which deadlines now run."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    state.check_exists(run.path)
    typed = _with_former_flag(typed, not_competent=not_competent)
    of_its_own = [text for name, text in typed.items() if name not in _WHENCE]
    if file is not None:
        others = (*of_its_own, visit, outcome, body, duplicate_of, continues, split_from)
        add_from_file(run, file, typed, others, is_by_clock=today is None)
        return
    form = Form(
        (typed["received_on"], *of_its_own, outcome, body, duplicate_of, continues, split_from),
        no_input=no_input,
    )
    to = typed_link(run.path, duplicate_of, continues, split_from, day=run.day)
    visit_id = options.parse_flag("--visit", visit, parse_row_number)
    meeting_id = options.parse_flag("--meeting", typed["meeting_id"], parse_meeting_number)
    origin = Origin.of(run.path, run.day, meeting_id, visit_id, form)
    if origin.visit is not None and origin.visit.petitions and typed["kind"] is None:
        tell_led_to(form, visit_id, origin.visit.petitions)
    new = _New(run, form, typed, origin, visit_id, to, is_by_clock=today is None)
    with kept_as_draft(run.path, "add-petition", form, may_be_kept=new.may_be_kept):
        number, recorded = form.recorded(
            partial(new.tell, outcome, body),
            new.record,
            is_protected=lambda said: said[0].facts.denounces,
        )
    # What a visit told may be secret; whoever was asked was told then.
    if not form.asks and (visit_id is None or typed["id_number"] is not None):
        who = recorded.told.petitioner
        told = {"name": typed["name"], "id_number": who.id_number, "phone": who.phone}
        say_unusual(told, f"tiepdan edit {number}")
    show_limits_of(run, number)
    say_if_after_meeting(number, recorded.told.facts, origin)
    say_what_follows(run, form, number, recorded)


@dataclass(frozen=True, slots=True)
class _New:
    """The petition that is told, and from where it comes."""

    run: Run
    form: Form
    typed: TypedFacts
    origin: Origin
    visit_id: int | None
    to: PetitionLink | None
    is_by_clock: bool

    def tell(self, outcome: str | None, body: str | None) -> tuple[Compared, Became]:
        """It and what became of it at its meeting, from the flags or asked."""
        told = ask_petition(self.form, self.typed, self.origin)
        return Compared(*told), ask_outcome(self.form, told[0], outcome, body)

    def record(self, said: tuple[Compared, Became]) -> tuple[PetitionNumber, NewPetition]:
        """Write it, after a look at what it may repeat."""
        told, became = said
        run, is_typed = self.run, self.typed["name"] is not None
        new = compared(run, self.form, told, self.to, is_by_clock=self.is_by_clock)
        who = self.origin.person_of_visit(told.petitioner, told.facts.kind, is_typed=is_typed)
        with writing(run.path, "add-petition", no_input=run.no_input) as register:
            number = write_petition(register, new, who, self.visit_id)
            settle_opinion(register.session, number, *became)
        return number, new

    def may_be_kept(self) -> bool:
        """Whether what was typed can be of no denunciation: not before its kind is known."""
        said = {**self.form.dialogue.answers, **{n: t for n, t in self.typed.items() if t}}
        if self.to or self.origin.visit or not said.get("kind"):
            return False
        contains = said.get("contains_denunciation")
        is_pure = PetitionKind.parse(said["kind"]) is not PetitionKind.DENUNCIATION
        return is_pure and not (contains and parse_yes_no(contains))


def _with_former_flag(typed: TypedFacts, *, not_competent: bool) -> TypedFacts:
    """What was typed, with ``--competent no`` where an earlier program's flag says it."""
    if not not_competent:
        return typed
    if typed["is_within_competence"] is not None:
        raise UsageError(_("{flag} is there twice; say it once.").format(flag="--competent"))
    return {**typed, "is_within_competence": _("no")}
