"""The letter of a petition: chosen, filled, written, recorded."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tiepdan.cli.asking.reasons import note_reveal
from tiepdan.cli.letters.choosing import choice_of, letters_meant
from tiepdan.cli.letters.issuing import check_day, check_unsaid
from tiepdan.cli.letters.making import make_letter
from tiepdan.cli.letters.outgoing import Outgoing
from tiepdan.cli.letters.petition_paper import letter_of_petition
from tiepdan.cli.letters.wish import Request
from tiepdan.cli.running.screen.printing import say
from tiepdan.dates import show_date
from tiepdan.errors import RefusedError, UsageError
from tiepdan.i18n import _
from tiepdan.numbers import PetitionNumber
from tiepdan.records import database
from tiepdan.reports.letters.choice import PetitionChoice
from tiepdan.reports.letters.kind import Denouncer, LetterKind
from tiepdan.reports.letters.loading import load_letters
from tiepdan.reports.letters.petitions.case import PetitionCase, read_case, with_next_steps
from tiepdan.reports.letters.petitions.choices import choices, fits

if TYPE_CHECKING:
    from sqlite3 import Connection


def make_petition_letter(request: Request, typed_number: str) -> None:
    """Make the letter of a petition that is wanted, or show which it allows.

    All that stands in it is of one moment; nobody is asked while the register is open.

    Raises:
        NotFoundError: there is no such petition.
        RefusedError: its data were destroyed, the day is before it was received, or it allows
            no such letter.
        UsageError: something typed does not go with the letter.
    """
    run, wish = request.run, request.wish
    number, letters = run.number(typed_number), load_letters(run.path)
    subject = str(number)
    outgoing = None

    def parse(typed: str) -> PetitionChoice:
        return choice_of(typed, letters, allowed, subject)

    with database.reading(run.path) as connection:
        case = _case(connection, request, number, letters)
        allowed = choices(letters, case, wish.on or run.day, is_anew=wish.is_to_issue)
        chosen = request.named(subject, allowed, parse)
        if chosen and request.reveal is None:
            outgoing = letter_of_petition(connection, chosen, case, letters, wish, run.day)
    if chosen is None:
        if told := request.asked(subject, allowed, parse):
            make_petition_letter(told, subject)
        return
    file = request.file(f"{number}-{chosen.kind.id}.docx")
    outgoing = outgoing or _revealed(request, chosen, case, letters)
    make_letter(run, outgoing, file)
    if outgoing.step:
        _tell_others(subject, chosen, allowed)
    if outgoing.step and not run.as_json:
        run.show_petition_limits(number, outgoing.step.happened_on)
    is_open = case.row.is_protected and request.reveal is None
    if is_open and chosen.kind.denouncer is Denouncer.REVEALED:
        say(
            _(
                "{number} is a denunciation: who it is from stays open in the letter; to have it"
                " named: --reveal with the reason, which the journal keeps."
            ).format(number=number)
        )


def _case(
    connection: "Connection",
    request: Request,
    number: PetitionNumber,
    letters: Sequence[LetterKind],
) -> PetitionCase:
    """The case of a petition of which a letter may be, with its next steps where they matter."""
    run, on = request.run, request.wish.on
    row = run.petition_in(connection, number)
    check_unsaid(str(number), month=request.month, act_by=request.wish.act_by)
    if row.facts.purged_on:
        raise RefusedError(
            _(
                "The personal data of petition {number} were destroyed on {day}; no letter can be"
                " made."
            ).format(number=number, day=show_date(row.facts.purged_on))
        )
    check_day(on, row.facts.received_on, str(number))
    case = read_case(connection, row, today=run.day, is_revealed=False)
    if _needs_steps(request, case, letters):
        return with_next_steps(connection, case, on or run.day)
    return case


def _tell_others(subject: str, chosen: PetitionChoice, allowed: Sequence[PetitionChoice]) -> None:
    """Name the other letters of a step, of which one would be forgotten once it is recorded."""
    for one in allowed:
        if one.kind.step is chosen.kind.step and one.kind is not chosen.kind:
            say(
                _("The same step has another letter: {command}").format(
                    command=f"tiepdan letter {subject} {one.kind.id}"
                )
            )


def _needs_steps(request: Request, case: PetitionCase, letters: Sequence[LetterKind]) -> bool:
    """Whether it must be known which steps are possible: not for the paper of a recorded one."""
    if request.kind is None or request.wish.is_to_issue:
        return True
    meant = letters_meant(request.kind, [one for one in letters if fits(one, case.row)])
    if len(meant) != 1:
        return True
    step = case.last(meant[0].step) if meant[0].step else None
    return step is None or meant[0].wording_on(step.happened_on) is None


def _revealed(
    request: Request, chosen: PetitionChoice, case: PetitionCase, letters: Sequence[LetterKind]
) -> Outgoing:
    """The letter that names a denouncer; that it does, and why, is in the journal before.

    Raises:
        UsageError: this letter names none, or the reason says nothing.
        RefusedError: the reason itself would tell who it is.
    """
    run, reason = request.run, request.reveal
    assert reason is not None
    if chosen.kind.denouncer is Denouncer.HIDDEN:
        raise UsageError(
            _("The letter “{kind}” names no denouncer; leave out --reveal.").format(
                kind=chosen.kind.id
            )
        )
    note_reveal(run.path, case.row.number, reason, no_input=run.no_input)
    with database.reading(run.path) as connection:
        told = read_case(connection, case.row, today=run.day, is_revealed=True)
        told = replace(told, next_steps=case.next_steps)
        step = told.last(chosen.step.kind) if chosen.step else None
        return letter_of_petition(
            connection, replace(chosen, step=step), told, letters, request.wish, run.day
        )
