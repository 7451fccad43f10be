"""Recording an event of a petition or a meeting: asking for it, writing it, showing what runs."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from tiepdan.cli.asking import options
from tiepdan.cli.asking.form import Form
from tiepdan.cli.running.limits import show_limits
from tiepdan.cli.running.printing import say
from tiepdan.cli.running.writing import writing
from tiepdan.dates import parse_date, parse_past_date, show_date
from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.law.procedure.decision_measures import Measures
from tiepdan.law.procedure.superior import superior_on
from tiepdan.law.vocabulary.decision import Decider, DecisionResult, Measure
from tiepdan.law.vocabulary.meeting import MeetingEventKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind, RefusalGround
from tiepdan.numbers import PetitionNumber, parse_petition_number, show_meeting_number
from tiepdan.parsing import parse_text
from tiepdan.records import database
from tiepdan.records.reading import limits
from tiepdan.records.reading.meetings import meetings as meeting_rows
from tiepdan.records.reading.meetings import owed
from tiepdan.records.reading.petitions.decisions import taken_as_superiors
from tiepdan.records.reading.petitions.next_steps import steps_possible
from tiepdan.records.reading.petitions.petition_file import ordered_measures
from tiepdan.records.reading.petitions.petitions import PetitionRow, get_petition
from tiepdan.records.reading.petitions.withdrawals import withdrawals
from tiepdan.records.reading.voids import Voidable, refused_as_void
from tiepdan.reports.lists.petitions.withdrawals import asked_of


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of a command works on, and how it shows the outcome."""

    path: Path
    day: date
    as_json: bool
    no_color: bool
    no_input: bool

    @classmethod
    def of(
        cls,
        db: str | None,
        today: str | None,
        *,
        as_json: bool,
        no_color: bool,
        no_input: bool = False,
    ) -> "Run":
        """From the common options.

        Raises:
            UsageError: one of them is wrong.
        """
        day = options.as_of(today)
        return cls(options.database_path(db), day, as_json, no_color, no_input)

    def parse_day(self, typed: str) -> date:
        """A day, gone by or still to come.

        Raises:
            UsageError: it is none.
        """
        return parse_date(typed, today=self.day)

    def petition(self, typed: str) -> PetitionRow:
        """The petition meant; asking about one that cannot be worked with would be a waste.

        Raises:
            NotFoundError: there is none.
            RefusedError: it is void.
        """
        number = parse_petition_number(typed, today=self.day)
        with database.reading(self.path) as connection:
            found = get_petition(connection, number, today=self.day)
        if found.voided_on:
            raise refused_as_void(Voidable.PETITION, str(number), found.voided_on)
        return found

    def measures_ordered(self, number: PetitionNumber) -> list[Measure]:
        """What is to be carried out of the decisions on a petition."""
        with database.reading(self.path) as connection:
            return list(ordered_measures(connection, number))

    def meeting(self, meeting_id: int) -> meeting_rows.MeetingRow:
        """The meeting meant.

        Raises:
            NotFoundError: there is none.
            RefusedError: it is void.
        """
        with database.reading(self.path) as connection:
            found = meeting_rows.get_meeting(connection, meeting_id, today=self.day)
        if found.voided_on:
            number = show_meeting_number(meeting_id)
            raise refused_as_void(Voidable.MEETING, number, found.voided_on)
        return found

    def show_petition_limits(self, number: PetitionNumber, ended_on: date) -> None:
        """Show the limits of a petition that run now, or ended on the day of the event."""
        with database.reading(self.path) as connection:
            rows = limits.limits_of_petition(connection, number, today=self.day)
        show_limits(
            str(number), rows, ended_on=ended_on, as_json=self.as_json, no_color=self.no_color
        )

    def asked_after_withdrawal(self, number: PetitionNumber) -> tuple[str, ...]:
        """What is still to be done of a petition that was withdrawn, and is open all the same."""
        with database.reading(self.path) as connection:
            return asked_of(withdrawals(connection, today=self.day, number=number))

    @contextmanager
    def telling_whose_decision(self, number: PetitionNumber) -> Iterator[None]:
        """Name each decision that what is written inside makes the superior's, unless it was said.

        Taken for the superior's it runs, meets and ends nothing of ours.
        """
        with database.reading(self.path) as connection:
            before = taken_as_superiors(connection, number)
        yield
        with database.reading(self.path) as connection:
            after = taken_as_superiors(connection, number)
        for event, day in after.items():
            if event not in before:
                say(_taken_as_superiors(number, event, day))

    def owed_of_meeting(self, meeting_id: int) -> list[owed.Owed]:
        """What is still owed for a meeting, the next first."""
        with database.reading(self.path) as connection:
            return owed.owed_of_meeting(connection, meeting_id, today=self.day)

    def show_meeting_limits(
        self,
        meeting_id: int,
        ended_on: date | None = None,
        *,
        more: Mapping[str, str | None] | None = None,
    ) -> None:
        """Show the limits of a meeting; after an event those that run, or ended on its day.

        As JSON with ``more`` to tell.
        """
        with database.reading(self.path) as connection:
            rows = limits.limits_of_meeting(connection, meeting_id, today=self.day)
        show_limits(
            show_meeting_number(meeting_id),
            rows,
            ended_on=ended_on,
            as_json=self.as_json,
            no_color=self.no_color,
            more=more,
        )


@dataclass(frozen=True, slots=True)
class Typed:
    """What the clerk typed of an event."""

    on: str | None
    document: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of an event, by flags or at the prompt."""

    happened_on: date
    document_number: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Decision:
    """What was told of a decision or conclusion: what it found, whose it is, what it orders."""

    result: DecisionResult | None
    decided_by: Decider | None
    measures: Measures


def ask(
    form: Form,
    typed: Typed,
    today: date,
    *,
    may_be_planned: bool = False,
    needs_note: bool = False,
    note_is: str | None = None,
    note_flag: str = "--note",
) -> Told:
    """Take the day, document and note of an event from the flags, or ask.

    ``note_is`` is what the note of such an event says, without which it will not be recorded,
    ``note_flag`` the flag it was typed with.

    Raises:
        UsageError: one of them is wrong; a future day where it may not be planned; no note where
            there must be one.
    """
    happened_on = form.required(
        "--on",
        typed.on,
        _("On which day"),
        partial(parse_date if may_be_planned else parse_past_date, today=today),
        example="06/07/2026",
        default=show_date(today),
    )
    document_number = form.optional("--document", typed.document, _("Document number"), parse_text)
    if needs_note or (note_is and form.asks):
        question = note_is or _("Note")
        note: str | None = form.required(note_flag, typed.note, question, parse_text, example="“…”")
    else:
        note = form.optional(note_flag, typed.note, _("Note"), parse_text)
    return Told(happened_on, document_number, note)


def record_petition_event(
    run: Run,
    number: PetitionNumber,
    kind: PetitionEventKind,
    told: Told,
    *,
    decision: Decision | None = None,
    ground: RefusalGround | None = None,
    measures: Measures | None = None,
    officer: str | None = None,
) -> None:
    """Write an event of a petition, and show the limits that run now.

    Raises:
        RefusedError: the procedure does not allow it at this point.
    """
    from tiepdan.records.writing.petitions import petitions as records  # noqa: PLC0415 (SQLModel, only to write)

    with (
        naming_what_is_possible(run, number, kind, told.happened_on),
        run.telling_whose_decision(number),
        writing(run.path, kind.value, no_input=run.no_input) as register,
    ):
        records.record_event(
            register.session,
            number=number,
            kind=kind,
            happened_on=told.happened_on,
            result=decision.result if decision else None,
            decided_by=decision.decided_by if decision else None,
            ground=ground,
            measures=decision.measures if decision else measures,
            officer=officer,
            document_number=told.document_number,
            note=told.note,
        )
        register.tell(recorded(number, kind.label, told.happened_on))
        if kind is PetitionEventKind.APPEALED:
            register.tell(
                _("The second instance is {superior}.").format(
                    superior=superior_on(told.happened_on)
                )
            )
    run.show_petition_limits(number, told.happened_on)


@contextmanager
def naming_what_is_possible(
    run: Run, number: PetitionNumber, event: PetitionEventKind, day: date
) -> Iterator[None]:
    """To the refusal of an event that cannot be at this point, add which can.

    Raises:
        RefusedError: as it was raised inside, with the commands possible on that day.
    """
    try:
        yield
    except RefusedError as refused:
        with database.reading(run.path) as connection:
            steps = steps_possible(connection, number, on=day)
        # What was refused for another reason than its place in the procedure needs no list.
        if not steps or event in {step.event for step in steps}:
            raise
        named = [step for step in steps if not step.is_rare] or steps
        possible = _("Possible on {day}: tiepdan {verbs}.").format(
            day=show_date(day), verbs=", ".join(dict.fromkeys(step.verb for step in named))
        )
        raise RefusedError(f"{refused} {possible}") from refused


def record_meeting_event(
    run: Run,
    meeting_id: int,
    kind: MeetingEventKind,
    told: Told,
    *,
    act_by: date | None = None,
) -> None:
    """Write an event of a meeting, and show the limits that run now.

    Raises:
        RefusedError: the event cannot be at this point.
    """
    from tiepdan.records.writing.meetings import meetings as records  # noqa: PLC0415 (SQLModel, only to write)

    with writing(run.path, kind.value, no_input=run.no_input) as register:
        records.record_meeting_event(
            register.session,
            meeting_id,
            kind=kind,
            happened_on=told.happened_on,
            act_by=act_by,
            document_number=told.document_number,
            note=told.note,
        )
        register.tell(
            _("Meeting {number}: recorded “{event}” on {day}.").format(
                number=show_meeting_number(meeting_id),
                event=kind.label,
                day=show_date(told.happened_on),
            )
        )
    run.show_meeting_limits(meeting_id, told.happened_on)


def recorded(number: PetitionNumber, event: str, happened_on: date) -> str:
    """What was recorded of a petition, in words."""
    return _("Petition {number}: recorded “{event}” on {day}.").format(
        number=number, event=event, day=show_date(happened_on)
    )


def _taken_as_superiors(number: PetitionNumber, event: PetitionEventKind, day: date) -> str:
    return _(
        "{number}: “{event}” on {day} is taken as the superior's ({superior}); if it is ours:"
        " tiepdan edit-event {number} {code} --by office."
    ).format(
        number=number,
        event=event.label,
        day=show_date(day),
        superior=superior_on(day),
        code=event.value,
    )


def comes_again(day: date) -> str:
    """Whom a second complaint or a continued denunciation of that day is for, in words."""
    return _(
        "It comes again, so it is for the superior, {superior}: outside our competence."
    ).format(superior=superior_on(day))
