"""Why a petition is not eligible or not taken up: a word of the list, or the clerk's own words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.asking.prompting.prompts import ask
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.screen.printing import say
from tiepdan.errors import UsageError
from tiepdan.facts.fact import fields
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.facts.values import ValueKind
from tiepdan.i18n import N_, _
from tiepdan.law.vocabulary.eligibility import IneligibleReason
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.numbers import PetitionNumber
from tiepdan.parsing import parse_text, parse_yes_no
from tiepdan.records import database
from tiepdan.records.reading.petitions.owed.examinations import lacks_reason

[_REASON] = fields(PetitionEvent, "ineligible_reason")


@dataclass(frozen=True, slots=True)
class ReasonSaid:
    """The reason as figures group it, and the clerk's own words where she used some.

    ``as_told`` is the reason in words, hers where that is no code.
    """

    reason: IneligibleReason
    in_words: str | None
    as_told: str

    @classmethod
    def of(cls, reason: IneligibleReason) -> "ReasonSaid":
        """A word of the list."""
        return cls(reason, None, reason.label)

    @property
    def needs_words(self) -> bool:
        """Whether it is another reason than those of the list, and nobody said which."""
        return self.reason is IneligibleReason.OTHER and self.in_words is None


def _parse(typed: str) -> ReasonSaid:
    try:
        reason = IneligibleReason.parse(typed)
    except UsageError:
        words = parse_text(typed)
        return ReasonSaid(IneligibleReason.spoken_of_in(words), words, words)
    said = ReasonSaid.of(reason)
    return said if typed == reason.value else replace(said, as_told=parse_text(typed))


_LIKELY = tuple(one for one in IneligibleReason if one is not IneligibleReason.OTHER)


def _choices() -> str:
    return "; ".join((*(one.label for one in _LIKELY), _("or in your own words")))


REASON = replace(
    _REASON,
    kind=ValueKind(
        _parse,
        _parse,
        lambda said: said.as_told,
        N_("REASON"),
        "duplicate",
        likely=_LIKELY,
        choices=_choices,
    ),
    fact=replace(
        _REASON.fact,
        help=N_("Why, also in your own words."),
    ),
)
"""The reason as it is typed."""


def proposed(form: Form, values: Mapping[str, Any]) -> dict[str, Any]:
    """The facts with the reason of the list that own words come close to, if that is agreed to."""
    said: ReasonSaid | None = values["ineligible_reason"]
    close = _close(said)
    if said is None or close is None or not form.asks:
        return dict(values)
    question = _("Is that “{reason}” of the list? (yes/no)").format(reason=close.label)
    if ask(question, parse_yes_no, _("yes")):
        said = replace(said, reason=close)
    return {**values, "ineligible_reason": said}


def _close(said: ReasonSaid | None) -> IneligibleReason | None:
    if said is None or said.in_words is None or said.reason is not IneligibleReason.OTHER:
        return None
    return IneligibleReason.close_to(said.in_words)


def told(values: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of an event from what was said; own words about the reason are its note.

    A note that was given besides stands behind them.
    """
    said: ReasonSaid | None = values["ineligible_reason"]
    if said is None:
        return dict(values)
    notes = [words for words in (said.in_words, values.get("note")) if words]
    return {**values, "ineligible_reason": said.reason, "note": "; ".join(notes) or None}


def say_reason(
    run: Run, number: PetitionNumber, event: PetitionEventKind, said: ReasonSaid | None
) -> None:
    """Of own words, or none, say what they count as, and how a reason of the list is said.

    Her own words are not repeated: they may tell who petitions.
    """
    command = f"tiepdan edit-event {number} {event.as_typed} --reason"
    if said is None:
        with database.reading(run.path) as connection:
            is_missing = lacks_reason(connection, number)
        if is_missing:
            say(
                _(
                    "It counts as not eligible, and why is not recorded: {command} …, one of"
                    " {choices}."
                ).format(command=command, choices=_choices())
            )
    elif said.in_words is not None:
        sentence = _(
            "In your own words, the reason counts as “{reason}”; all reasons of the list: tiepdan"
            " examine --help."
        ).format(reason=said.reason.label)
        if close := _close(said):
            meant = _("Perhaps “{reason}” is meant: {command} {code}")
            meant = meant.format(reason=close.label, command=command, code=close.as_typed)
            sentence = f"{sentence} {meant}"
        say(sentence)


def not_eligible_needs_reason() -> UsageError:
    """The sentence for an examination that finds a petition not eligible and does not say why."""
    return UsageError(
        _("--reason is missing: why is it not eligible? One of {choices}.").format(
            choices=_choices()
        )
    )
