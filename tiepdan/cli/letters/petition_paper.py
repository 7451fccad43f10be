"""The letter of a petition as it is to be: its step, its day, its number, what it is made of."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from tiepdan.cli.letters.outgoing import Outgoing
from tiepdan.cli.recording.refusal_reasons import ReasonSaid
from tiepdan.dates import show_date
from tiepdan.errors import RefusedError, UsageError
from tiepdan.facts.document import Document
from tiepdan.facts.fact import Covered
from tiepdan.facts.office import Office
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.i18n import _
from tiepdan.law.vocabulary.document import Issuer
from tiepdan.law.vocabulary.eligibility import IneligibleReason
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.records.reading.documents import documents_of_petition
from tiepdan.records.reading.letters import next_number
from tiepdan.records.reading.office_facts import all_staff, get_office
from tiepdan.reports.letters.matter import Paper
from tiepdan.reports.letters.numbers import (
    is_of_series,
    parse_letter_number,
    series_of,
    written_number,
)
from tiepdan.reports.letters.office_fields import signer
from tiepdan.reports.letters.petition_letters import Choice, PetitionCase, matter_of

if TYPE_CHECKING:
    from sqlite3 import Connection

_WITH_MORE = frozenset(
    {PetitionEventKind.EXTENDED, PetitionEventKind.COMPLEX, PetitionEventKind.DECIDED}
)
"""Steps that ask for more than a letter knows: each has a command of its own."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What was typed of a letter: its number, its day, what is still to be said of its step."""

    number: str | None
    on: date | None
    body: str | None
    reason: ReasonSaid | None
    is_to_issue: bool


def paper_of(
    connection: "Connection", choice: Choice, case: PetitionCase, wish: Wish, today: date
) -> Outgoing:
    """The letter of a choice.

    Raises:
        UsageError: the number is none, or what is said of the step is recorded already.
        RefusedError: the step is recorded already, or asks for a command of its own.
    """
    step = choice.step or _new_step(choice, wish, today)
    _check_step(choice, case, wish)
    day = step.happened_on if step else wish.on or today
    office = get_office(connection, on=day)
    bears = wish.on or (choice.step.happened_on if choice.step else None)
    number, is_new = _number(connection, choice, case, wish, bears or today)
    if number or wish.is_to_issue:
        bears = bears or today
    if step and step is not choice.step:
        step = replace(step, document_number=number)
    paper = Paper(
        kind=choice.kind,
        wording=choice.wording,
        office=office,
        staff=[one.facts for one in all_staff(connection) if one.is_in_office(bears or day)],
        day=day,
        dated=bears,
        number=number,
        matter=matter_of(choice.kind, case, step),
    )
    document = _document(paper, case) if is_new and bears else None
    return Outgoing(paper, case.row.number, document, step if wish.is_to_issue else None)


def _new_step(choice: Choice, wish: Wish, today: date) -> PetitionEvent | None:
    """The step as it will be, from what was said of it; None where the letter is of no step."""
    if choice.kind.step is None:
        return None
    said = wish.reason
    is_other = said is None or said.reason is IneligibleReason.OTHER
    return PetitionEvent(
        kind=choice.kind.step,
        happened_on=wish.on or today,
        body=wish.body,
        ineligible_reason=None if said is None or is_other else said.reason,
        note=said.as_told if said else None,
    )


def _check_step(choice: Choice, case: PetitionCase, wish: Wish) -> None:
    number, kind = str(case.row.number), choice.kind
    if choice.step and (wish.body or wish.reason):
        raise UsageError(
            _(
                "“{event}” is recorded, on {day}; correct it with: tiepdan edit-event {number}"
                " {code}"
            ).format(
                event=choice.step.kind.label,
                day=show_date(choice.step.happened_on),
                number=number,
                code=choice.step.kind.value,
            )
        )
    if not wish.is_to_issue:
        return
    if kind.step is None:
        raise UsageError(
            _("The letter “{kind}” is of no step; leave out --issue.").format(kind=kind.id)
        )
    if choice.step:
        raise RefusedError(
            _("“{event}” is recorded already, on {day}; leave out --issue.").format(
                event=choice.step.kind.label, day=show_date(choice.step.happened_on)
            )
        )
    if kind.step in _WITH_MORE:
        commands = {one.step.event: one.step.command_for(number) for one in case.next_steps}
        raise RefusedError(
            _("“{event}” asks for more than a letter knows; record it first: {command}").format(
                event=kind.step.label, command=commands[kind.step]
            )
        )


def _number(
    connection: "Connection", choice: Choice, case: PetitionCase, wish: Wish, day: date
) -> tuple[str | None, bool]:
    """The number of the letter, and whether it is given now; None where it stays open."""
    office = get_office(connection, on=day)
    kind = choice.kind
    if not kind.is_numbered:
        if wish.number is not None:
            raise UsageError(
                _("The letter “{kind}” has no number; leave out --number.").format(kind=kind.id)
            )
        return None, False
    if wish.number is not None:
        return parse_letter_number(wish.number, kind, office), True
    if choice.step and is_of_series(choice.step.document_number, kind, office):
        return choice.step.document_number, False
    if not office.numbers_letters:
        return None, False
    if made_before := _number_before(connection, choice, case, office, day):
        return made_before, False
    series = series_of(kind, office)
    return written_number(next_number(connection, series, day.year), kind, office), True


def _number_before(
    connection: "Connection", choice: Choice, case: PetitionCase, office: Office, day: date
) -> str | None:
    """The number that the same letter of the case took already, on the same day.

    The title of a document of a denunciation is a secret: there the series must do.
    """
    for row in documents_of_petition(connection, case.row.number):
        made = row.facts
        is_alike = isinstance(made.title, Covered) or made.title == choice.kind.name
        is_same = is_of_series(made.number, choice.kind, office) and made.issued_on == day
        if row.voided_on is None and is_same and is_alike:
            return made.number
    return None


def _document(paper: Paper, case: PetitionCase) -> Document:
    signed_by = signer(paper)
    assert paper.dated
    return Document(
        issuer=Issuer.COMMITTEE,
        type=paper.kind.document,
        number=paper.number,
        issued_on=paper.dated,
        title=paper.kind.name,
        petition_id=case.row.number,
        signatory=signed_by.name if signed_by else None,
        addressees=paper.kind.to,
    )
