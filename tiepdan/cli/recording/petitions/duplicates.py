"""What a new petition probably repeats: shown before it is recorded, or said after."""

import sys
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from tiepdan.cli.asking import options
from tiepdan.cli.asking.petition_meant import petition_meant
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.asking.prompting.prompts import ask
from tiepdan.cli.recording.petitions.links import ask_kind
from tiepdan.cli.running.screen.printing import say
from tiepdan.cli.running.writing.writing import writing
from tiepdan.errors import DatabaseError, UsageError
from tiepdan.facts.link import PetitionLink
from tiepdan.i18n import _
from tiepdan.numbers import PetitionNumber
from tiepdan.output.screen import terminal
from tiepdan.records import database
from tiepdan.records.reading.petitions import duplicates
from tiepdan.records.reading.petitions.petitions import get_petition_id
from tiepdan.reports.lists.petitions.duplicates import (
    denunciation_sentence,
    duplicate_sentence,
    duplicates_table,
    rest_sentence,
)


def duplicates_of(path: Path, new: duplicates.Compared) -> list[duplicates.Earlier]:
    """The earlier petitions that a new one probably repeats.

    None for a denunciation: whoever typed one that is not recorded leaves no trace of having asked.
    """
    if new.facts.denounces:
        return []
    with database.reading(path) as connection:
        return duplicates.likely_duplicates(connection, new)


def ask_link(
    path: Path,
    form: Form,
    new: duplicates.Compared,
    found: Sequence[duplicates.Earlier],
    day: date,
    *,
    no_color: bool,
) -> PetitionLink | None:
    """Show what a new petition probably repeats, and ask whether to link it; None to go on."""
    table = duplicates_table(new, found)
    terminal.write(table, color=options.wants_color(no_color=no_color), file=sys.stderr)
    numbers = [one.number for one in found]
    number = ask(
        _("Number of the petition to link it to (Enter to record it as it is)"),
        partial(_one_of, path, numbers, day),
        "",
    )
    if number is None:
        return None
    return PetitionLink(kind=ask_kind(form), earlier_id=number, linked_on=day)


def say_duplicates(
    number: PetitionNumber, found: Sequence[duplicates.Earlier], to: PetitionLink | None
) -> None:
    """Name what a petition just recorded probably repeats, but for what it was linked to."""
    _say_likeliest(found, to, partial(duplicate_sentence, number))


def _say_likeliest(
    found: Sequence[duplicates.Earlier],
    to: PetitionLink | None,
    sentence: Callable[[duplicates.Earlier], str],
) -> None:
    """The likeliest with what to do, and the others by their numbers: it all stays in sight."""
    others = [one for one in found if to is None or one.number != to.earlier_id]
    by_number = {str(one.number): one for one in others}
    say_alike(list(by_number), lambda number: sentence(by_number[number]))


def say_alike(numbers: Sequence[str], sentence: Callable[[str], str]) -> None:
    """The first of what is like a new record, with what to do, and the others by their numbers."""
    if numbers:
        likeliest, *rest = numbers
        say(sentence(likeliest))
        if rest:
            say(rest_sentence(rest))


def say_denunciations(
    path: Path,
    number: PetitionNumber,
    new: duplicates.Compared,
    to: PetitionLink | None,
    *,
    no_input: bool,
) -> None:
    """Name the earlier denunciations that one just recorded probably repeats.

    The answer tells whether they are of the person typed, and what was typed can be taken back: it
    is a look at who is behind them, and in the journal before anything is compared.
    """
    if not _may_compare(path, number, no_input=no_input):
        return
    with database.reading(path) as connection:
        found = duplicates.similar_denunciations(connection, new, number)
    _say_likeliest(found, to, partial(denunciation_sentence, number))


def _may_compare(path: Path, number: PetitionNumber, *, no_input: bool) -> bool:
    """Whether there is a denunciation to compare with, and the journal has that it is done."""
    with database.reading(path) as connection:
        if not duplicates.are_others_protected(connection, number):
            return False
        petition_id = get_petition_id(connection, number)
    try:
        with writing(path, "reveal", no_input=no_input) as register:
            register.entry.is_kept = True
            register.entry.petition_id = petition_id
            register.entry.words = _(
                "Compared petition {number} with the earlier denunciations under protection."
            ).format(number=number)
    except DatabaseError as error:
        # The petition is recorded all the same.
        say(
            _("Petition {number} was not compared with earlier denunciations: {reason}").format(
                number=number, reason=error
            )
        )
        return False
    return True


def _one_of(
    path: Path, numbers: Sequence[PetitionNumber], day: date, typed: str
) -> PetitionNumber | None:
    if not typed.strip():
        return None
    number = petition_meant(path, typed, day)
    if number not in numbers:
        raise UsageError(
            _("{number} is not one of these: {numbers}.").format(
                number=number, numbers=", ".join(map(str, numbers))
            )
        )
    return number
