"""``tiepdan limits``: list the time limits in force on a day, with their articles."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Annotated

import typer

from tiepdan import paths
from tiepdan.cli.asking import options
from tiepdan.cli.running.screen.output import Output, takes_output
from tiepdan.dates import parse_date, show_date
from tiepdan.errors import NotFoundError, UsageError
from tiepdan.i18n import _
from tiepdan.law.limits.time_limits import TimeLimit
from tiepdan.law.toml.laws import load_duties, load_limits
from tiepdan.law.toml.numbers import load_numbers
from tiepdan.law.vocabulary.meeting import MeetingKind
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.law.vocabulary.terms import Term
from tiepdan.records import database
from tiepdan.records.reading.reports.packs import known_packs
from tiepdan.reports.lists.law.time_limits import duties_table, limits_table, numbers_table
from tiepdan.reports.model import Report, Table
from tiepdan.text import quoted, word_key


@takes_output()
def limits(
    limit: Annotated[
        str | None,
        typer.Argument(metavar=_("[NO.]"), help=_("One limit, shown whole; for example KN-27.")),
    ] = None,
    *,
    output: Output,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar=_("DATE"), help=_("The day on which the clock starts.")),
    ] = None,
    kind: Annotated[
        str | None,
        options.of_terms(
            _("KIND"), _("Only for this kind of petition or meeting."), PetitionKind, MeetingKind
        ),
    ] = None,
    db: options.Database = None,
    today: options.Today = None,
) -> None:
    """List the time limits in force on a day, each with its article; doubtful ones say so."""
    day = options.as_of(today)
    if on is not None:
        day = options.parse_typed("--on", on, lambda typed: parse_date(typed, today=day))
    wanted = options.parse_flag("--kind", kind, _parse_kind)
    known = [
        one for one in load_limits(paths.data_folder()) if wanted is None or wanted in one.kinds
    ]
    if limit is not None:
        known = _named(known, limit)
    with database.reading_if_there(options.database_path(db)) as connection:
        off = [pack.id for pack, pack_is_on in known_packs(connection) if not pack_is_on]
    table = limits_table(known, on=day, off=off, is_list=limit is None)
    besides = [] if output.is_data or limit is not None else [*_besides(wanted, day, off)]
    output.show(Report("", "", (table, *besides)), data=table)


def _named(known: Iterable[TimeLimit], typed: str) -> list[TimeLimit]:
    """The limit of this number, or with a wording of this number.

    Raises:
        NotFoundError: there is none.
    """
    found = [
        one
        for one in known
        if word_key(typed) in {word_key(one.id), *(word_key(text.id) for text in one.versions)}
    ]
    if not found:
        raise NotFoundError(
            _("There is no limit “{id}”; tiepdan limits lists them.").format(id=quoted(typed))
        )
    return found


def _besides(wanted: Term | None, day: date, off: Collection[str]) -> Iterator[Table]:
    """What people read below the limits: duties, and numbers that are no limits."""
    duties = [
        duty for duty in load_duties(paths.data_folder()) if wanted is None or wanted in duty.kinds
    ]
    if duties:
        yield duties_table(duties, on=day, off=off)
    if wanted is None:
        numbers = load_numbers(paths.data_folder()).values()
        title = _("Numbers of the law in force on {day}").format(day=show_date(day))
        yield numbers_table(numbers, first=day, last=day, title=title)


def _parse_kind(typed: str) -> Term:
    try:
        return PetitionKind.parse(typed)
    except UsageError:
        try:
            return MeetingKind.parse(typed)
        except UsageError:
            raise UsageError(
                _("“{typed}” is no kind of petition or meeting; choose one of: {choices}.").format(
                    typed=quoted(typed),
                    choices=f"{PetitionKind.choices()}; {MeetingKind.choices()}",
                )
            ) from None
