"""What happens to a petition after it was recorded: one verb for each event."""

from collections.abc import Callable
from functools import partial
from typing import Annotated

import typer

from tiepdan.cli.asking import facts, options
from tiepdan.cli.asking.events import (
    Run,
    Typed,
    ask,
    naming_what_is_possible,
    record_meeting_event,
    record_petition_event,
    recorded,
)
from tiepdan.cli.asking.form import Form
from tiepdan.cli.decisions import MeasureOption, ask_measures, decide
from tiepdan.cli.running.help_pages import add
from tiepdan.cli.running.printing import say
from tiepdan.cli.running.writing import writing
from tiepdan.dates import parse_date, show_date
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.law.procedure.case import NEEDS_NOTE, NEEDS_REASON, PLANNED_AHEAD
from tiepdan.law.vocabulary.meeting import MeetingEventKind
from tiepdan.law.vocabulary.petition_event import Complexity, PetitionEventKind, RefusalGround
from tiepdan.numbers import is_meeting_number, parse_meeting_number
from tiepdan.parsing import parse_days, parse_text, parse_yes_no

_Kind = PetitionEventKind

_WITH_MORE = {
    _Kind.EXTENDED: "extend",
    _Kind.ASSIGNED: "assign",
    _Kind.SECOND_DECIDED: "decide",
}
"""Events that are more than a day, a document and a note."""


def register(app: typer.Typer) -> None:
    """Add the commands of this panel."""
    add(
        app,
        _("Petitions"),
        ("accept", _verb(_Kind.ACCEPTED), _("Record that a petition was accepted.")),
        ("decline", decline, _("Record that a petition was not accepted.")),
        ("forward", _verb(_Kind.FORWARDED), _("Record that it was forwarded to another body.")),
        ("guide", _verb(_Kind.GUIDED), _("Record that the citizen was guided elsewhere.")),
        ("return", _verb(_Kind.RETURNED), _("Record that the petition was returned.")),
        ("file", _verb(_Kind.FILED), _("Record that it was filed without further handling.")),
        ("answer", _verb(_Kind.ANSWERED), _("Record the answer to the citizen.")),
        ("complex", _verb(_Kind.COMPLEX), _("Record in writing that a complaint is complex.")),
        ("extend", extend, _("Record a decision to extend the time to resolve.")),
        ("suspend", _verb(_Kind.SUSPENDED), _("Record a suspension; the clock stops.")),
        ("resume", _verb(_Kind.RESUMED), _("Record that a suspended case goes on.")),
        ("withdraw", withdraw, _("Record that the petition was withdrawn, wholly or in part.")),
        ("terminate", _verb(_Kind.TERMINATED), _("Record that the handling was terminated.")),
        ("decide", decide, _("Record the decision or conclusion that resolves a petition.")),
        ("assign", assign, _("Record to which officer a petition was assigned.")),
        ("note", write_note, _("Write a note into a petition's file.")),
        ("record", record, _("Record any other event of a petition or meeting.")),
    )


def _verb(kind: PetitionEventKind) -> Callable[..., None]:
    """The command that records an event which needs no more than its day."""

    def record_event(
        petition: options.PetitionArgument,
        *,
        on: options.OnDay = None,
        document: options.DocumentNumber = None,
        note: options.Note = None,
        db: options.Database = None,
        today: options.Today = None,
        as_json: options.AsJson = False,
        no_input: options.NoInput = False,
        no_color: options.NoColor = False,
    ) -> None:
        run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
        case = run.petition(petition)
        form = Form((on, document, note), no_input=no_input)
        told = ask(form, Typed(on, document, note), run.day)
        record_petition_event(run, case.number, kind, told)

    return record_event


def decline(
    petition: options.PetitionArgument,
    *,
    reason: Annotated[
        options.Text,
        typer.Option(
            "--reason",
            "--note",
            metavar=_("REASON"),
            help=_("Why, as the citizen is told; for example “hết thời hiệu khiếu nại”."),
        ),
    ] = None,
    on: options.OnDay = None,
    document: options.DocumentNumber = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record that a petition was not accepted, and why; the citizen is told both."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    case = run.petition(petition)
    form = Form((on, document, reason), no_input=no_input)
    told = ask(
        form,
        Typed(on, document, reason),
        run.day,
        note_is=_("Reason"),
        note_flag="--reason",
    )
    record_petition_event(run, case.number, _Kind.DECLINED, told)


def withdraw(
    petition: options.PetitionArgument,
    *,
    partly: Annotated[
        bool,
        typer.Option(
            "--partly", metavar="", help=_("Only a part, which --note names; the rest goes on.")
        ),
    ] = False,
    on: options.OnDay = None,
    document: options.DocumentNumber = None,
    note: options.Note = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record that the petition was withdrawn, wholly or in part."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    case = run.petition(petition)
    form = Form((on, document, note, "--partly" if partly else None), no_input=no_input)
    if form.asks:
        partly = form.required(
            "--partly",
            None,
            _("Only in part (yes/no)"),
            parse_yes_no,
            example=_("yes"),
            default=_("no"),
        )
    kind = _Kind.WITHDRAWN_PARTLY if partly else _Kind.WITHDRAWN
    told = ask(form, Typed(on, document, note), run.day, needs_note=kind in NEEDS_NOTE)
    record_petition_event(run, case.number, kind, told)
    for sentence in run.asked_after_withdrawal(case.number):
        say(sentence)


def assign(
    petition: options.PetitionArgument,
    name: Annotated[
        str | None, typer.Argument(metavar=_("[OFFICER]"), help=_("The officer responsible."))
    ] = None,
    *,
    officer: options.Officer = None,
    on: options.OnDay = None,
    document: options.DocumentNumber = None,
    note: options.Note = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record to which officer a petition was assigned."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    case = run.petition(petition)
    if name is not None and officer is not None:
        raise UsageError(_("Give the officer once: after the petition, or with --officer."))
    typed = officer if name is None else name
    form = Form((typed, on, document, note), no_input=no_input)
    responsible = form.required(
        "--officer", typed, _("Officer responsible"), parse_text, example="“Trần Văn B”"
    )
    told = ask(form, Typed(on, document, note), run.day)
    record_petition_event(run, case.number, _Kind.ASSIGNED, told, officer=responsible)


def write_note(
    petition: options.PetitionArgument,
    text: Annotated[
        str | None,
        typer.Argument(metavar=_("[TEXT]"), help=_("What is to be remembered; or --note.")),
    ] = None,
    *,
    on: options.OnDay = None,
    document: options.DocumentNumber = None,
    note: options.Note = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Write a note into a petition's file; asked for, it stays out of the shell's history."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    case = run.petition(petition)
    if text is not None and note is not None:
        raise UsageError(_("Give the note once: after the petition, or with --note."))
    typed = Typed(on, document, note if text is None else text)
    form = Form((typed.on, typed.document, typed.note), no_input=no_input)
    record_petition_event(run, case.number, _Kind.NOTED, ask(form, typed, run.day, needs_note=True))


def extend(
    petition: options.PetitionArgument,
    *,
    days: Annotated[
        str | None,
        typer.Option(metavar=_("DAYS"), help=_("By how many days, within what the law allows.")),
    ] = None,
    to: Annotated[
        str | None, typer.Option(metavar=_("DATE"), help=_("Or to which day, as decided."))
    ] = None,
    complexity: Annotated[
        str | None,
        typer.Option(
            metavar=_("COMPLEXITY"),
            help=_("complex (once) or specially_complex (twice, LTC Điều 30)."),
        ),
    ] = None,
    on: options.OnDay = None,
    document: options.DocumentNumber = None,
    note: options.Note = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record a decision to extend the time to resolve a denunciation."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    case = run.petition(petition)
    form = Form((days, to, complexity, on, document, note), no_input=no_input)
    if days is not None and to is not None:
        raise UsageError(_("Give --days or --to, not both."))
    until = options.parse_flag("--to", to, partial(parse_date, today=run.day))
    by_days = None
    if until is None:
        by_days = form.required("--days", days, _("By how many days"), parse_days, example="30")
    how_complex = form.choice("--complexity", complexity, _("How complex"), Complexity)
    told = ask(form, Typed(on, document, note), run.day)

    from tiepdan.law.limits.extensions import Extension  # noqa: PLC0415 (only to write)
    from tiepdan.records.writing.petitions import petitions as records  # noqa: PLC0415 (SQLModel, only to write)

    extension = Extension(told.happened_on, by_days, until, how_complex, told.document_number)
    with (
        naming_what_is_possible(run, case.number, _Kind.EXTENDED, told.happened_on),
        writing(run.path, "extend", no_input=no_input) as register,
    ):
        due = records.extend_petition(
            register.session, number=case.number, extension=extension, note=told.note
        )
        register.tell(recorded(case.number, _Kind.EXTENDED.label, told.happened_on))
        register.tell(_("The time to resolve now ends on {due}.").format(due=show_date(due)))
        register.tell(
            _(
                "Send the decision to the denounced and the denouncer (Nghị định 31/2019/NĐ-CP,"
                " Điều 3 khoản 4; no number of days is given). Then: tiepdan record {number}"
                " extension_sent"
            ).format(number=case.number)
        )
    run.show_petition_limits(case.number, told.happened_on)


def record(
    number: options.CaseArgument,
    event: Annotated[
        str,
        typer.Argument(
            metavar=_("EVENT"), help=_("What happened; a wrong word shows the whole list.")
        ),
    ],
    *,
    measure: MeasureOption = None,
    ground: facts.GroundOption = None,
    on: options.OnDay = None,
    document: options.DocumentNumber = None,
    note: options.Note = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record any other event that starts or ends a limit: sent, published, announced, enforced."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    typed = Typed(on, document, note)
    form = Form((on, document, note, ground, *(measure or ())), no_input=no_input)
    if is_meeting_number(number):
        meeting_id, meeting_kind = parse_meeting_number(number), MeetingEventKind.parse(event)
        if measure:
            raise UsageError(_("--measure goes with a petition; a meeting orders nothing."))
        if ground:
            raise UsageError(_("--ground goes with a refusal to receive, of a petition."))
        run.meeting(meeting_id)
        record_meeting_event(run, meeting_id, meeting_kind, ask(form, typed, run.day))
        return
    kind = PetitionEventKind.parse(event)
    if kind in _WITH_MORE:
        raise UsageError(
            _("Record “{event}” with “tiepdan {command}”, which asks what else it needs.").format(
                event=kind.label, command=_WITH_MORE[kind]
            )
        )
    case = run.petition(number)
    is_enforcement = kind is _Kind.ENFORCEMENT_FINISHED
    achieved = ask_measures(
        form, measure, run.measures_ordered(case.number) if is_enforcement else ()
    )
    why = options.parse_flag("--ground", ground, RefusalGround.parse)
    if form.asks and kind is _Kind.RECEPTION_REFUSED:
        why = form.choice("--ground", None, _("Ground"), RefusalGround)
    told = ask(
        form,
        typed,
        run.day,
        may_be_planned=kind in PLANNED_AHEAD,
        needs_note=kind in NEEDS_NOTE,
        note_is=_("Reason") if kind in NEEDS_REASON else None,
    )
    record_petition_event(run, case.number, kind, told, ground=why, measures=achieved)
    if why is RefusalGround.OTHER:
        say(
            _(
                "Explain the refusal at once, orally (Nghị định 154/2026/NĐ-CP, Điều 4 khoản 2);"
                " no notice in writing is owed. Then: tiepdan answer {number}"
            ).format(number=case.number)
        )
