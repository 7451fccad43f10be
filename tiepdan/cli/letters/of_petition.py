"""The letter of a petition: chosen, filled, written, recorded."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tiepdan.cli.asking.reasons import note_reveal
from tiepdan.cli.letters.choosing import choice_of, letters_meant
from tiepdan.cli.letters.issuing import check_day, check_unsaid
from tiepdan.cli.letters.making import make_letter
from tiepdan.cli.letters.petition_paper import letter_of_petition
from tiepdan.cli.letters.wish import Request
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.screen.printing import say
from tiepdan.dates import show_date
from tiepdan.errors import RefusedError, UsageError
from tiepdan.i18n import _
from tiepdan.records import database
from tiepdan.reports.letters.choice import PetitionChoice
from tiepdan.reports.letters.kind import Denouncer, LetterKind
from tiepdan.reports.letters.loading import load_letters
from tiepdan.reports.letters.petition_letters import (
    PetitionCase,
    choices,
    fits,
    read_case,
    with_next_steps,
)

if TYPE_CHECKING:
    from tiepdan.records.reading.petitions.petitions import PetitionRow


def make_petition_letter(request: Request, typed_number: str) -> None:
    """Make the letter of a petition that is wanted, or show which it allows.

    Raises:
        NotFoundError: there is no such petition.
        RefusedError: its data were destroyed, the day is before it was received, or it allows
            no such letter.
        UsageError: something typed does not go with the letter.
    """
    run, wish = request.run, request.wish
    row = run.petition(typed_number)
    check_unsaid(str(row.number), month=request.month, act_by=wish.act_by)
    if row.facts.purged_on:
        raise RefusedError(
            _(
                "The personal data of petition {number} were destroyed on {day}; no letter can be"
                " made."
            ).format(number=row.number, day=show_date(row.facts.purged_on))
        )
    check_day(wish.on, row.facts.received_on, str(row.number))
    letters = load_letters(run.path)
    with database.reading(run.path) as connection:
        case = read_case(connection, row, today=run.day, is_revealed=False)
        if _needs_steps(request, case, letters):
            case = with_next_steps(connection, case, wish.on or run.day)
    allowed = choices(letters, case, wish.on or run.day, is_anew=wish.is_to_issue)
    subject = str(row.number)
    chosen = request.chosen(
        subject, allowed, lambda typed: choice_of(typed, letters, allowed, subject)
    )
    if chosen is None:
        return
    file = request.file(f"{row.number}-{chosen.kind.id}.docx")
    if request.reveal is not None:
        _reveal(run, row, chosen, request.reveal)
    with database.reading(run.path) as connection:
        if request.reveal is not None:
            revealed = read_case(connection, row, today=run.day, is_revealed=True)
            case = replace(revealed, next_steps=case.next_steps)
        outgoing = letter_of_petition(
            connection, _again(case, chosen), case, letters, wish, run.day
        )
    make_letter(run, outgoing, file)
    if outgoing.step:
        _tell_others(subject, chosen, allowed)
    if outgoing.step and not run.as_json:
        run.show_petition_limits(row.number, outgoing.step.happened_on)
    if row.is_protected and request.reveal is None and chosen.kind.denouncer is Denouncer.REVEALED:
        say(
            _(
                "{number} is a denunciation: who it is from stays open in the letter; to have it"
                " named: --reveal with the reason, which the journal keeps."
            ).format(number=row.number)
        )


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


def _again(case: PetitionCase, chosen: PetitionChoice) -> PetitionChoice:
    """The choice with its step as it may be told now."""
    step = case.last(chosen.step.kind) if chosen.step else None
    return replace(chosen, step=step)


def _reveal(run: Run, row: "PetitionRow", chosen: PetitionChoice, reason: str) -> None:
    """Note in the journal that a letter names a denouncer, and why, before it does.

    Raises:
        UsageError: this letter names none, or the reason says nothing.
        RefusedError: the reason itself would tell who it is.
    """
    if chosen.kind.denouncer is Denouncer.HIDDEN:
        raise UsageError(
            _("The letter “{kind}” names no denouncer; leave out --reveal.").format(
                kind=chosen.kind.id
            )
        )
    note_reveal(run.path, row.number, reason, no_input=run.no_input)
