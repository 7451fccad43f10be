"""Why a petition is not eligible or not taken up: a word of the list, or the clerk's own words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from tiepdan.errors import UsageError
from tiepdan.facts.fact import fields
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.facts.values import ValueKind
from tiepdan.i18n import N_, _
from tiepdan.law.vocabulary.eligibility import IneligibleReason
from tiepdan.parsing import parse_text

[_REASON] = fields(PetitionEvent, "ineligible_reason")


@dataclass(frozen=True, slots=True)
class ReasonSaid:
    """The reason as figures group it, and the clerk's own words where she used some.

    ``as_told`` is the reason in words, hers where that is no code.
    """

    reason: IneligibleReason
    in_words: str | None
    as_told: str


def _parse(typed: str) -> ReasonSaid:
    try:
        reason = IneligibleReason.parse(typed)
    except UsageError:
        words = parse_text(typed)
        return ReasonSaid(IneligibleReason.spoken_of_in(words), words, words)
    return ReasonSaid(reason, None, reason.label if typed == reason.value else parse_text(typed))


def _choices() -> str:
    return ", ".join(reason.label for reason in IneligibleReason)


REASON = replace(
    _REASON,
    kind=ValueKind(_parse, _parse, str, N_("REASON"), "duplicate", choices=_choices),
    fact=replace(
        _REASON.fact,
        help=N_("Why, in a word of the list (duplicate, anonymous, …) or in your own words."),
    ),
)
"""The reason as it is typed."""


def told(values: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of an event from what was said; own words about the reason are its note.

    A note that was given besides stands behind them.
    """
    said: ReasonSaid | None = values["ineligible_reason"]
    if said is None:
        return dict(values)
    notes = [words for words in (said.in_words, values.get("note")) if words]
    return {**values, "ineligible_reason": said.reason, "note": "; ".join(notes) or None}


def not_eligible_needs_reason() -> UsageError:
    """The sentence for an examination that finds a petition not eligible and does not say why."""
    return UsageError(
        _(
            "--reason is missing: why is it not eligible? One of {choices}, or your own words."
        ).format(choices=IneligibleReason.choices())
    )
