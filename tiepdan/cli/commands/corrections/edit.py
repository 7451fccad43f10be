"""``tiepdan edit``: correct what was recorded of a petition."""

from functools import partial
from typing import Annotated

import typer

from tiepdan.cli.asking import facts, options
from tiepdan.cli.asking.corrections import corrected, shown_value, tell
from tiepdan.cli.asking.events import Run, comes_again
from tiepdan.cli.asking.form import Correction, Form, ask
from tiepdan.cli.asking.reasons import check_reason
from tiepdan.cli.running.writing import writing
from tiepdan.dates import parse_past_date
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.law.vocabulary.petition import Addressee, Channel, Field, Level, PetitionKind
from tiepdan.numbers import parse_meeting_number
from tiepdan.parsing import parse_count, parse_text, parse_yes_no
from tiepdan.records.reading.petitions.petitions import PetitionRow
from tiepdan.records.writing.petitions import corrections as records
from tiepdan.records.writing.petitions.petitions import get_petition
from tiepdan.reports.lists.parts import kept_secret

_PERSON = frozenset({"name", "hamlet", "address", "id_number", "phone"})
"""The columns of who petitions."""


def edit(
    petition: options.PetitionArgument,
    *,
    kind: facts.PetitionKindOption = None,
    level: facts.WhichTime = None,
    received: facts.ReceivedOn = None,
    name: facts.PetitionerName = None,
    hamlet: options.Hamlet = None,
    address: facts.Address = None,
    id_number: facts.IdNumber = None,
    phone: facts.Phone = None,
    field: facts.SubjectField = None,
    channel: facts.CameBy = None,
    addressed_to: facts.AddressedTo = None,
    meeting: facts.RaisedAt = None,
    people: facts.PetitionersCount = None,
    summary: facts.Summary = None,
    competent: Annotated[
        options.Text,
        typer.Option(metavar=_("YES/NO"), help=_("Whether it is within our competence.")),
    ] = None,
    reason: Annotated[
        options.Text,
        typer.Option(
            metavar=_("REASON"),
            help=_("Why; needed where a denunciation becomes another kind and is uncovered."),
        ),
    ] = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Correct what was recorded of a petition; an empty value ("") takes away what may be empty."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    case = run.petition(petition)
    past = partial(parse_past_date, today=run.day)
    typed = [
        Correction("kind", "--kind", kind, PetitionKind.parse),
        Correction("level", "--level", level, Level.parse),
        Correction("received_on", "--received", received, past),
        Correction("name", "--name", name, parse_text),
        Correction("hamlet", "--hamlet", hamlet, parse_text, may_be_empty=True),
        Correction("address", "--address", address, parse_text, may_be_empty=True),
        Correction("id_number", "--id-number", id_number, parse_text, may_be_empty=True),
        Correction("phone", "--phone", phone, parse_text, may_be_empty=True),
        Correction("field", "--field", field, Field.parse),
        Correction("channel", "--channel", channel, Channel.parse),
        Correction(
            "addressed_to", "--addressed-to", addressed_to, Addressee.parse, may_be_empty=True
        ),
        Correction("meeting_id", "--meeting", meeting, parse_meeting_number, may_be_empty=True),
        Correction("people_count", "--people", people, parse_count),
        Correction("summary", "--summary", summary, parse_text),
        Correction("is_within_competence", "--competent", competent, parse_yes_no),
    ]
    form = Form([correction.typed for correction in typed] + [reason], no_input=no_input)
    new = corrected(form, typed, {c.column: _shown_of_petition(case, c.column) for c in typed})
    why = options.parse_flag("--reason", reason, parse_text)
    if case.is_protected and new.get("kind", case.kind) is not PetitionKind.DENUNCIATION:
        why = _reason_to_uncover(form, run, case, why)

    with writing(run.path, "edit", no_input=no_input) as register:
        changed = records.correct_petition(
            register.session,
            case.number,
            facts={column: value for column, value in new.items() if column not in _PERSON},
            person={column: value for column, value in new.items() if column in _PERSON},
        )
        register.entry.private_reason = why
        register.entry.petition_id = get_petition(register.session, case.number).id
        tell(register, str(case.number), changed)
        if new.get("level") is Level.AGAIN and "is_within_competence" not in new:
            register.tell(comes_again(case.received_on))
    run.show_petition_limits(case.number, run.day)


def _reason_to_uncover(form: Form, run: Run, case: PetitionRow, reason: str | None) -> str:
    """Why a denunciation becomes something else: from then on who petitions is shown.

    Raises:
        UsageError: there is no reason.
        RefusedError: the reason tells who petitions.
    """
    if reason is None and form.asks:
        reason = ask(_("Why it is no denunciation (kept in the journal)"), parse_text, None)
    if reason is None:
        raise UsageError(
            _(
                "{number} is a denunciation; as another kind it would show who petitions. Say why"
                " it is none, for example --reason “phân loại lại theo Phiếu đề xuất 12”."
            ).format(number=case.number)
        )
    check_reason(run.path, case.number, reason, no_input=run.no_input)
    return reason


def _shown_of_petition(row: PetitionRow, column: str) -> str:
    is_secret = row.is_protected and column in _PERSON | {"summary"}
    return kept_secret() if is_secret else shown_value("petition", column, row)
