"""The letter of a petition as it is to be: its step, its day, its number, what it is made of."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tiepdan.cli.letters.issuing import check_may_issue, said_of_recorded
from tiepdan.cli.letters.numbering import Numbering, document_of, letter_number
from tiepdan.cli.letters.outgoing import Outgoing
from tiepdan.cli.letters.wish import Wish
from tiepdan.errors import RefusedError
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.i18n import _
from tiepdan.law.vocabulary.eligibility import IneligibleReason
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.records.reading.office.documents import documents_of_petition
from tiepdan.records.reading.office.facts import all_staff, get_office
from tiepdan.reports.letters.choice import PetitionChoice
from tiepdan.reports.letters.matter import Paper
from tiepdan.reports.letters.petition_letters import PetitionCase, matter_of

if TYPE_CHECKING:
    from sqlite3 import Connection

_WITH_MORE = frozenset(
    {
        PetitionEventKind.EXTENDED,
        PetitionEventKind.COMPLEX,
        PetitionEventKind.DECIDED,
        PetitionEventKind.EXAMINED,
        PetitionEventKind.ASSIGNED,
        PetitionEventKind.INTERIM_NOTICE,
    }
)
"""Steps that ask for more than a letter knows: each has a command of its own."""

_WITH_REASON = frozenset({PetitionEventKind.DECLINED, PetitionEventKind.RETURNED})
"""Steps whose reason is one of a list, if it is among them."""


def paper_of(
    connection: "Connection", choice: PetitionChoice, case: PetitionCase, wish: Wish, today: date
) -> Outgoing:
    """The letter of a choice.

    Raises:
        UsageError: the number is none, or what is said of the step is recorded already.
        RefusedError: the step is recorded already, or asks for a command of its own.
    """
    step = choice.step or _new_step(choice, case, wish, today)
    _check_step(choice, case, wish)
    day = step.happened_on if step else wish.on or today
    office = get_office(connection, on=day)
    bears = wish.on or (choice.step.happened_on if choice.step else None)
    numbering = Numbering(
        kind=choice.kind,
        title=choice.kind.name,
        day=bears or today,
        of_step=choice.step.document_number if choice.step else None,
        documents=documents_of_petition(connection, case.row.number, is_revealed=True),
    )
    number, is_new = letter_number(connection, numbering, wish.number)
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
    is_kept = is_new and bears
    document = document_of(paper, paper.kind.name, petition=case.row.number) if is_kept else None
    return Outgoing(paper, case.row.number, document, step if wish.is_to_issue else None)


def _new_step(
    choice: PetitionChoice, case: PetitionCase, wish: Wish, today: date
) -> PetitionEvent | None:
    """The step as it will be, from what was said of it; None where the letter is of no step.

    Urged is the body that it was forwarded to, unless another is named.
    """
    kind, said, body = choice.kind.step, wish.reason, wish.body
    if kind is None:
        return None
    if kind is PetitionEventKind.URGED and body is None:
        forwarded = case.last(PetitionEventKind.FORWARDED)
        body = forwarded.body if forwarded else None
    is_listed = said and kind in _WITH_REASON and said.reason is not IneligibleReason.OTHER
    notes = [words for words in (said.as_told if said else None, wish.note) if words]
    return PetitionEvent(
        kind=kind,
        happened_on=wish.on or today,
        body=body,
        ineligible_reason=said.reason if said and is_listed else None,
        note="; ".join(notes) or None,
    )


def _check_step(choice: PetitionChoice, case: PetitionCase, wish: Wish) -> None:
    number, kind = str(case.row.number), choice.kind
    if choice.step and (wish.body or wish.reason or wish.note):
        raise said_of_recorded(number, choice.step)
    if not wish.is_to_issue:
        return
    check_may_issue(kind, choice.step)
    if kind.step and kind.step in _WITH_MORE:
        commands = {one.step.event: one.step.command_for(number) for one in case.next_steps}
        raise RefusedError(
            _("“{event}” asks for more than a letter knows; record it first: {command}").format(
                event=kind.step.label, command=commands[kind.step]
            )
        )
