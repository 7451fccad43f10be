"""``tiepdan decline``: record that a petition was not accepted."""

from dataclasses import replace
from functools import partial
from typing import Any

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.asking.prompting.usual import usually_on
from tiepdan.cli.recording.events import (
    EVERY_EVENT,
    needed,
    record_petition_event,
    refuse_unasked,
)
from tiepdan.cli.recording.petitions.refusal_reasons import REASON, ReasonSaid, proposed, say_reason
from tiepdan.cli.running.run import Run
from tiepdan.errors import UsageError
from tiepdan.facts.fact import Field, made
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.i18n import N_, _
from tiepdan.law.vocabulary.eligibility import IneligibleReason
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.numbers import PetitionNumber
from tiepdan.text import quoted

*_OTHERS, _NOTE = EVERY_EVENT
_REASON = replace(
    REASON,
    fact=replace(
        REASON.fact,
        former_flags=("--note",),
        help=N_('Why, as the citizen is told; for example "hết thời hiệu khiếu nại".'),
    ),
)


@takes([_REASON, *_OTHERS])
def decline(
    petition: options.PetitionArgument,
    typed: TypedFacts,
    *,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record that a petition was not accepted, and why; the citizen is told both."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    case = run.petition(petition)
    form = Form(typed.values(), no_input=no_input)
    refuse_unasked(run, form, case.number, PetitionEventKind.DECLINED)
    # Left out where nobody can be asked, it is refused by what the procedure says of it.
    is_asked = form.can_ask and typed["ineligible_reason"] is None
    asked = [*_OTHERS, _asked_for() if is_asked or form.asks else _REASON]
    usual = usually_on(run.day, "happened_on")
    reason = form.recorded(
        partial(form.ask, asked, typed, today=run.day, expected=usual),
        partial(_record, run, form, case.number),
        is_protected=case.is_protected,
    )
    say_reason(run, case.number, PetitionEventKind.DECLINED, reason)


def _record(
    run: Run, form: Form, number: PetitionNumber, said: dict[str, Any]
) -> ReasonSaid | None:
    """Write it; returns the reason."""
    values = proposed(form, said)
    reason: ReasonSaid | None = values["ineligible_reason"]
    event = made(PetitionEvent, {"kind": PetitionEventKind.DECLINED, **values, **_told(reason)})
    record_petition_event(run, number, event)
    return reason


def _told(said: ReasonSaid | None) -> dict[str, object]:
    """The reason in words, of the list or her own: what the citizen is told, and so the note."""
    if said is None:
        return {}
    if said.reason is IneligibleReason.OTHER:
        return {"ineligible_reason": None, "note": said.in_words}
    return {"ineligible_reason": said.reason, "note": said.as_told}


def _asked_for() -> Field:
    """The reason where somebody can be asked: needed, and in words where it is not of the list."""
    return replace(needed(_REASON), kind=replace(_REASON.kind, read=_read_in_words))


def _read_in_words(typed: str) -> ReasonSaid:
    said: ReasonSaid = _REASON.kind.read(typed)
    if said.needs_words:
        raise UsageError(
            _(
                "“{typed}” tells the citizen nothing; write the reason in your own words, for"
                ' example "hết thời hiệu khiếu nại".'
            ).format(typed=quoted(typed))
        )
    return said
