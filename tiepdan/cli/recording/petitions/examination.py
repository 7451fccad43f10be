"""Examining a petition: when, whether it is eligible, and if not why."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from tiepdan.cli.asking.fact_options import TypedFacts
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.asking.prompting.usual import UsualValue
from tiepdan.cli.recording.events import (
    EVERY_EVENT,
    needed,
    record_petition_event,
    refuse_unasked,
)
from tiepdan.cli.recording.petitions.refusal_reasons import (
    REASON,
    ReasonSaid,
    not_eligible_needs_reason,
    proposed,
    say_reason,
    told,
)
from tiepdan.cli.running.run import Run
from tiepdan.errors import UsageError
from tiepdan.facts.fact import fields, made
from tiepdan.facts.petition import Petition
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.i18n import _
from tiepdan.law.procedure.eligibility import is_never_eligible
from tiepdan.law.vocabulary.eligibility import IneligibleReason
from tiepdan.law.vocabulary.petition import PetitionForm, PetitionKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.numbers import PetitionNumber

_ON, *_OTHERS = EVERY_EVENT
[_ELIGIBLE] = fields(PetitionEvent, "is_eligible")
_FINDING = (_ON, replace(_ELIGIBLE, may_be_empty=False), replace(REASON, may_be_empty=False))
ASKED = (*_FINDING, *_OTHERS)
"""In the order in which they are asked for; the reason only of what is not eligible."""


def is_examined(form: PetitionForm) -> bool:
    """Whether what came in this form is a đơn that is examined, and no opinion at a meeting."""
    return form is not PetitionForm.OPINION


def record_examination(
    run: Run, form: Form, typed: TypedFacts, number: PetitionNumber, petition: Petition
) -> None:
    """Take an examination from the flags, or ask, and record it; say what its reason counts as.

    Raises:
        UsageError: something is wrong, or the reason is missing or too much.
        RefusedError: the procedure does not allow it at this point.
    """
    refuse_unasked(run, form, number, PetitionEventKind.EXAMINED)

    def record(values: dict[str, Any]) -> ReasonSaid | None:
        event = made(PetitionEvent, {"kind": PetitionEventKind.EXAMINED, **told(values)})
        record_petition_event(run, number, event)
        reason: ReasonSaid | None = values["ineligible_reason"]
        return reason

    said = form.recorded(
        partial(_ask, form, typed, run.day, petition), record, is_protected=petition.denounces
    )
    say_reason(run, number, PetitionEventKind.EXAMINED, said)


def _ask(form: Form, typed: TypedFacts, today: date, petition: Petition) -> dict[str, Any]:
    """What was found; a reason alone says that it is not eligible.

    At a prompt an anonymous denunciation is eligible only with a word of its evidence.
    """
    has_reason = typed["ineligible_reason"] is not None
    is_nameless = is_never_eligible(petition.kind, is_anonymous=petition.is_anonymous)

    def expected(name: str, so_far: Mapping[str, Any]) -> UsualValue:
        match name:
            case "happened_on":
                return UsualValue(today)
            case "is_eligible":
                return UsualValue(value=not (has_reason or (form.asks and is_nameless)))
            case "ineligible_reason":
                if so_far["is_eligible"]:
                    return UsualValue(is_settled=True)
                return UsualValue(
                    ReasonSaid.of(IneligibleReason.ANONYMOUS) if is_nameless else None
                )
        return UsualValue()

    # Where nobody can be asked, what is missing is told with all that may be chosen.
    reason_asked = replace(REASON, is_required=form.can_ask, may_be_empty=form.can_ask)
    finding = (*_FINDING[:-1], reason_asked)
    values = proposed(form, form.ask(finding, typed, today=today, expected=expected))
    is_anonymous = petition.is_anonymous and petition.kind is PetitionKind.DENUNCIATION
    reason: ReasonSaid | None = values["ineligible_reason"]
    is_unsaid = (is_anonymous and values["is_eligible"]) or (reason and reason.needs_words)
    needs_note = form.asks and is_unsaid  # the evidence, or which other reason it is
    others = [needed(one) if one.name == "note" and needs_note else one for one in _OTHERS]
    values |= form.ask(others, typed, today=today)
    if values["is_eligible"] and has_reason:
        raise UsageError(_("--reason says why it is not eligible; leave out --eligible yes."))
    if not values["is_eligible"] and values["ineligible_reason"] is None:
        raise not_eligible_needs_reason()
    return values
