"""The letter of a petition as it is to be: its step, its day, its number, what it is made of."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tiepdan.cli.letters.drafting import document_of, draft, paper_of
from tiepdan.cli.letters.issuing import check_may_issue, said_of_recorded
from tiepdan.cli.letters.numbering import Numbering
from tiepdan.cli.letters.outgoing import Outgoing
from tiepdan.cli.letters.wish import Wish
from tiepdan.errors import RefusedError
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.i18n import _
from tiepdan.law.vocabulary.eligibility import IneligibleReason
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.records.reading.office.documents import DocumentRow, documents_of_petition
from tiepdan.reports.letters.choice import PetitionChoice
from tiepdan.reports.letters.kind import LetterKind
from tiepdan.reports.letters.petitions.case import PetitionCase
from tiepdan.reports.letters.petitions.telling import matter_of

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


def letter_of_petition(
    connection: "Connection",
    choice: PetitionChoice,
    case: PetitionCase,
    letters: Iterable[LetterKind],
    wish: Wish,
    today: date,
) -> Outgoing:
    """The letter of a choice among all ``letters``.

    Raises:
        UsageError: the number is none, or what is said of the step is recorded already.
        RefusedError: the step is recorded already, or asks for a command of its own.
    """
    step = choice.step or _new_step(choice, case, wish, today)
    _check_step(choice, case, wish)
    day = step.happened_on if step else wish.on or today
    bears = wish.on or (choice.step.happened_on if choice.step else None)
    documents = documents_of_petition(connection, case.row.number, is_revealed=True)
    numbering = Numbering(
        kind=choice.kind,
        title=choice.kind.name,
        day=bears or today,
        of_step=_number_of_step(choice, documents, letters),
        documents=documents,
        since=_first_day(choice, case),
    )
    drafted = draft(connection, numbering, bears, wish)
    if step and step is not choice.step:
        step = replace(step, document_number=drafted.number.text)
    matter = matter_of(choice.kind, case, step)
    paper = paper_of(connection, drafted, choice.wording, matter, day=day)
    return Outgoing(
        paper=paper,
        subject=case.row.number,
        document=document_of(drafted, paper, petition=case.row.number),
        step=step if wish.is_to_issue else None,
        number_before=drafted.number.before,
    )


def _number_of_step(
    choice: PetitionChoice, documents: Sequence[DocumentRow], letters: Iterable[LetterKind]
) -> str | None:
    """The number that the step names, unless it is that of another letter of the same step."""
    number = choice.step.document_number if choice.step else None
    others = {one.name for one in letters if one.step is choice.kind.step} - {choice.kind.name}
    is_others = any(
        row.voided_on is None and row.facts.number == number and row.facts.title in others
        for row in documents
    )
    return None if is_others else number


def _first_day(choice: PetitionChoice, case: PetitionCase) -> date:
    """From when on a document may be this letter; of a step that comes again after the last."""
    if choice.step:
        return choice.step.happened_on
    last = case.last(choice.kind.step) if choice.kind.step else None
    return last.happened_on + timedelta(days=1) if last else date.min


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
