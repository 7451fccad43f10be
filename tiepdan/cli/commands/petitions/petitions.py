"""``tiepdan petitions``: list the petitions, all or those looked for."""

from contextlib import suppress
from datetime import date
from difflib import get_close_matches
from sqlite3 import Connection
from typing import Annotated, TypeVar

import typer

from tiepdan.cli.asking import completing, options
from tiepdan.cli.asking.period import First, Last
from tiepdan.cli.running.screen.output import DOCUMENT, Output, takes_output
from tiepdan.errors import UsageError
from tiepdan.i18n import _, ngettext
from tiepdan.law.vocabulary.petition import (
    CaseMark,
    Channel,
    PetitionKind,
    PetitionState,
    SubjectField,
)
from tiepdan.law.vocabulary.register import VoidState
from tiepdan.law.vocabulary.terms import Term
from tiepdan.numbers import parse_meeting_number
from tiepdan.parsing import parse_name
from tiepdan.records import database
from tiepdan.records.reading.meetings import meetings as meeting_rows
from tiepdan.records.reading.names import Reader, alike, person
from tiepdan.records.reading.names import hamlet as place_name
from tiepdan.records.reading.petitions import petition_list
from tiepdan.records.reading.petitions.owed.national_database import entering_rule
from tiepdan.records.reading.petitions.petition_list import Order, PetitionFilter
from tiepdan.reports.lists.petitions.petitions import petitions_table
from tiepdan.reports.period import parse_open_period
from tiepdan.text import fold, quoted, word_key

Choice = TypeVar("Choice", bound=Term)


_ALIKE = 0.5
"""How alike a name is to what was typed, from 0 to 1, for it to be what was meant."""


@takes_output(DOCUMENT)
def petitions(
    *,
    output: Output,
    state: Annotated[
        list[str] | None,
        options.of_terms(
            _("STATE"), _("Where they stand; may be repeated."), PetitionState, VoidState
        ),
    ] = None,
    kind: Annotated[
        list[str] | None,
        options.of_terms(_("KIND"), _("What kind they are; may be repeated."), PetitionKind),
    ] = None,
    field: Annotated[
        list[str] | None,
        options.of_terms(_("FIELD"), _("The subject matter; may be repeated."), SubjectField),
    ] = None,
    channel: Annotated[
        list[str] | None,
        options.of_terms(_("CHANNEL"), _("The way they came; may be repeated."), Channel),
    ] = None,
    officer: Annotated[
        options.Text,
        typer.Option(
            metavar=_("NAME"),
            help=_("Who is responsible; a word of the name will do."),
            autocompletion=completing.officers,
        ),
    ] = None,
    hamlet: Annotated[
        options.Text,
        typer.Option(
            metavar=_("NAME"),
            help=_("Where they come from, but for denouncers."),
            autocompletion=completing.hamlets,
        ),
    ] = None,
    first: First = None,
    last: Last = None,
    overdue: Annotated[
        bool, typer.Option("--overdue", metavar="", help=_("Only those with a limit that is late."))
    ] = False,
    to_split: Annotated[
        bool,
        typer.Option(
            "--to-split",
            metavar="",
            help=_(
                "Only those with several contents, until “edit --mixed no” says they are split."
            ),
        ),
    ] = False,
    not_entered: Annotated[
        bool,
        typer.Option(
            "--not-entered", metavar="", help=_("Only those not in the national database yet.")
        ),
    ] = False,
    not_examined: Annotated[
        bool,
        typer.Option(
            "--not-examined", metavar="", help=_("Only those still to be examined for eligibility.")
        ),
    ] = False,
    owed: Annotated[
        bool,
        typer.Option(
            "--owed", metavar="", help=_("Only opinions of meetings that are not answered yet.")
        ),
    ] = False,
    anonymous: Annotated[
        bool,
        typer.Option(
            "--anonymous", metavar="", help=_("Only those of which nobody knows who they are from.")
        ),
    ] = False,
    mark: Annotated[
        list[str] | None,
        options.of_terms(_("MARK"), _("How their case is marked."), CaseMark),
    ] = None,
    meeting: Annotated[
        options.Text,
        typer.Option(metavar=_("MEETING"), help=_("The meeting they were raised at.")),
    ] = None,
    sort: Annotated[
        options.Text,
        options.of_terms(_("COLUMN"), _("By what they are sorted; -due reverses."), Order),
    ] = None,
    descending: Annotated[
        bool, typer.Option("--descending", metavar="", help=_("Sort the other way round."))
    ] = False,
    db: options.Database = None,
    today: options.Today = None,
    everything: options.ShowAll = False,
) -> None:
    """List the petitions in order of receipt, the latest last, with what they add up to."""
    day = options.as_of(today)
    order, is_descending = _order(sort, is_descending=descending)
    start, end = parse_open_period(first, last, today=day)
    at_most = output.at_most(everything=everything)
    officer_words = options.parse_flag("--officer", officer, parse_name)
    hamlet_words = options.parse_flag("--hamlet", hamlet, parse_name)
    with database.reading(options.database_path(db)) as connection:
        officers, unknown_officer = _named(
            petition_list.officers(connection) if officer_words else [], officer_words, person
        )
        hamlets, unknown_hamlet = _named(
            petition_list.hamlets(connection) if hamlet_words else [], hamlet_words, place_name
        )
        states, is_late = _states(state)
        wanted = PetitionFilter(
            states=states,
            kinds=_terms("--kind", kind, PetitionKind),
            fields=_terms("--field", field, SubjectField),
            channels=_terms("--channel", channel, Channel),
            officers=officers,
            hamlets=hamlets,
            start=start,
            end=end,
            is_overdue=overdue or is_late,
            is_to_split=to_split,
            not_entered=entering_rule(day) if not_entered else None,
            is_not_examined=not_examined,
            is_owed_opinion=owed,
            is_anonymous=anonymous,
            marks=_terms("--mark", mark, CaseMark),
            meeting_id=_meeting(connection, meeting, day),
        )
        found = petition_list.totals(connection, wanted, today=day)
        rows = petition_list.list_petitions(
            connection, wanted, order=order, is_descending=is_descending, at_most=at_most, today=day
        )
        total = petition_list.count_petitions(connection)
        to_enter = petition_list.to_enter(connection, wanted, today=day)
        left_out = petition_list.count_left_out(connection, wanted, today=day)
        table = petitions_table(
            rows,
            found,
            total=total,
            is_sorted=order is not Order.RECEIVED or is_descending,
            to_enter=to_enter,
            remarks=[*unknown_officer, *unknown_hamlet, *_left_out(left_out)],
        )
        output.show(table)


def _order(typed: str | None, *, is_descending: bool) -> tuple[Order, bool]:
    """What to sort by and whether the other way round, which a dash before it says too."""
    if typed is None:
        return Order.RECEIVED, is_descending
    column = typed.strip()
    order = options.parse_typed("--sort", column.removeprefix("-"), Order.parse)
    return order, is_descending or column.startswith("-")


def _terms(flag: str, typed: list[str] | None, terms: type[Choice]) -> tuple[Choice, ...]:
    found = [options.parse_typed(flag, one, terms.parse) for one in typed or ()]
    return tuple(dict.fromkeys(found))


_LATE = {"quahan", "trehan", "overdue", "late"}
"""What is no state, but looked for as one: it has its own flag."""


def _states(typed: list[str] | None) -> tuple[tuple[Term, ...], bool]:
    """Where the petitions looked for stand, or that they are void; and whether late ones are."""

    def parse(word: str) -> Term:
        with suppress(UsageError):
            return VoidState.parse(word)
        return PetitionState.parse(word)

    words = [one for one in typed or () if word_key(one) not in _LATE]
    found = [options.parse_typed("--state", one, parse) for one in words]
    return tuple(dict.fromkeys(found)), len(words) < len(typed or ())


def _meeting(connection: Connection, typed: str | None, day: date) -> int | None:
    meeting_id = options.parse_flag("--meeting", typed, parse_meeting_number)
    if meeting_id is None:
        return None
    return meeting_rows.get_meeting(connection, meeting_id, today=day).id


def _named(names: list[str], typed: str | None, read: Reader) -> tuple[list[str] | None, list[str]]:
    """The names meant, None for all; and where there are none a sentence with those most like."""
    if typed is None:
        return None, []
    found = alike(names, typed, read)
    if found:
        return found, []
    by_folded = {fold(name): name for name in names}
    close = [by_folded[name] for name in get_close_matches(fold(typed), by_folded, cutoff=_ALIKE)]
    sentence = (
        _("Nobody and nothing here is called “{typed}”; perhaps you mean: {names}.")
        if close
        else _("Nobody and nothing here is called “{typed}”.")
    )
    return [], [sentence.format(typed=quoted(typed), names=", ".join(close))]


def _left_out(count: int) -> list[str]:
    if not count:
        return []
    return [
        ngettext(
            "{count} denunciation under protection is left out, wherever it comes from.",
            "{count} denunciations under protection are left out, wherever they come from.",
            count,
        ).format(count=count)
    ]
