"""A petition that was just told: what it may repeat, writing it, and what follows."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.asking.prompting.prompts import can_ask, confirm
from tiepdan.cli.recording.events import comes_again
from tiepdan.cli.recording.petitions.duplicates import (
    ask_link,
    duplicates_of,
    say_denunciations,
    say_duplicates,
)
from tiepdan.cli.recording.petitions.links import is_secret_now, say_if_second, say_linked
from tiepdan.cli.recording.petitions.petition import Origin
from tiepdan.cli.recording.petitions.representatives import say_representatives
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.screen.limits import show_limits
from tiepdan.cli.running.screen.printing import say
from tiepdan.cli.running.writing.writing import Writing
from tiepdan.cli.running.writing.wrong_clock import check_year
from tiepdan.dates import EARLIEST_DAY, show_date
from tiepdan.errors import RefusedError
from tiepdan.facts.link import PetitionLink
from tiepdan.facts.petition import Petition
from tiepdan.i18n import _, ngettext
from tiepdan.law.vocabulary.petition import Level
from tiepdan.numbers import PetitionNumber
from tiepdan.records import database
from tiepdan.records.reading import limits
from tiepdan.records.reading.petitions.duplicates import Compared, Earlier
from tiepdan.records.writing.petitions import links, petitions


@dataclass(frozen=True, slots=True)
class NewPetition:
    """A petition to be recorded: what it repeats by its link, or probably repeats."""

    told: Compared
    to: PetitionLink | None
    found: list[Earlier]


def compared(
    run: Run, form: Form, told: Compared, to: PetitionLink | None, *, is_by_clock: bool
) -> NewPetition:
    """Look for what a petition repeats; where somebody can be asked, ask whether to link it.

    Raises:
        RefusedError: the PC's clock must be wrong.
        InterruptedError_: it is not to be recorded.
    """
    if is_by_clock:
        check_year(run.path, told.facts.received_on.year, no_input=run.no_input)
    _question_old(run, told.facts)
    found = duplicates_of(run.path, told)
    if form.asks and found:
        to = ask_link(run.path, form, told, found, run.day, no_color=run.no_color)
    return NewPetition(told, to, found)


_YEARS_BACK = 5
"""What came before is brought over from an old book, or its year is mistyped."""


def _question_old(run: Run, facts: Petition) -> None:
    """Ask whether a petition came so long ago: its number has that year for good.

    Raises:
        InterruptedError_: it did not.
    """
    # What is before the register is refused anyway.
    if facts.received_on < EARLIEST_DAY or facts.received_on.year >= run.day.year - _YEARS_BACK:
        return
    sentence = _("Received on {day}, {count} years ago: its number will be of {year}.").format(
        day=show_date(facts.received_on),
        count=run.day.year - facts.received_on.year,
        year=facts.received_on.year,
    )
    say(sentence)
    if can_ask(no_input=run.no_input):
        confirm(_("Is the year right?"), yes=False)


def write_petition(
    register: Writing, new: NewPetition, who: int | None, visit_id: int | None
) -> PetitionNumber:
    """Write it, with its link, in the operation under way; returns the number given.

    ``who`` is the person where that is the one of a visit.
    """
    number = petitions.add_petition(
        register.session,
        new.told.facts,
        who or petitions.add_petitioner(register.session, new.told.petitioner),
        visit_ids=() if visit_id is None else (visit_id,),
    )
    register.tell(_("Recorded petition {number}.").format(number=number))
    if new.told.facts.level is Level.AGAIN:
        register.tell(comes_again(new.told.facts.received_on))
    if new.to:
        made = links.link(register.session, number, new.to)
        if made.is_newly_secret:
            register.tell(is_secret_now(new.to))
    return number


def tell_led_to(form: Form, visit_id: int | None, numbers: Sequence[str]) -> None:
    """Say what came of a visit already; where nobody is asked it is typed a second time.

    Raises:
        RefusedError: nobody is asked of what kind another one is.
    """
    sentence = _("Of visit {visit} petition {numbers} came already: tiepdan show {first}").format(
        visit=visit_id, numbers=", ".join(numbers), first=numbers[0]
    )
    if form.asks:
        say(sentence)
        return
    raise RefusedError(
        _(
            "{led_to}. If another petition came of it, say its kind: tiepdan add-petition --visit"
            " {visit} --kind …"
        ).format(led_to=sentence, visit=visit_id)
    )


def say_if_after_meeting(number: PetitionNumber, facts: Petition, origin: Origin) -> None:
    """Say that an opinion raised at a meeting came after it, which may be a slip."""
    meeting = origin.meeting
    if meeting is None or facts.received_on == meeting.facts.meets_on:
        return
    say(
        _(
            "{number} came on {day}, after its meeting ({met}). If it was raised there: tiepdan"
            " edit {number} --received {met}"
        ).format(
            number=number,
            day=show_date(facts.received_on),
            met=show_date(meeting.facts.meets_on),
        )
    )


def show_limits_of(run: Run, number: PetitionNumber) -> None:
    """Which limits now run; on a screen the nearest of them, so that all that is said fits."""
    with database.reading(run.path) as connection:
        rows = limits.limits_of_petition(connection, number, today=run.day)
    running = [row for row in rows if row.is_running]
    if run.as_json or not sys.stdout.isatty() or len(running) < _SEVERAL:
        show_limits(str(number), rows, as_json=run.as_json, no_color=run.no_color)
        return
    nearest = min(running, key=lambda row: row.due)
    show_limits(str(number), [nearest], as_json=False, no_color=run.no_color)
    say(
        ngettext(
            "{count} more limit runs: tiepdan show {number}",
            "{count} more limits run: tiepdan show {number}",
            len(running) - 1,
        ).format(count=len(running) - 1, number=number)
    )


_SEVERAL = 2


def say_what_follows(run: Run, form: Form, number: PetitionNumber, new: NewPetition) -> None:
    """Of a group how many may speak for it; last what it is linked to, or probably repeats."""
    say_representatives(new.told.facts)
    if new.to:
        say_linked(run.path, number, new.to, run.day)
        say_if_second(run.path, number, new.to, run.day)
    if new.told.facts.denounces:
        say_denunciations(run.path, number, new.told, new.to, no_input=run.no_input)
    elif not form.asks:
        say_duplicates(number, new.found, new.to)
