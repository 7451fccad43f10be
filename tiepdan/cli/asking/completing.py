"""What a shell may complete beside commands and options: terms, numbers, officers.

Nothing of a protected case is completed but its number; where nothing can be known, nothing is.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date
from functools import partial

import typer

from tiepdan.errors import TiepdanError
from tiepdan.law.vocabulary.terms import Term
from tiepdan.text import fold, has_accents

Completion = Callable[[typer.Context, str], list[str]]

_MOST = 50
"""More than that nobody reads through."""

_SPECIAL = frozenset(" \t'\"\\$`&|;<>()*?[]#~!{}")


def terms(*some: type[Term]) -> Completion:
    """The terms of lists, by what people read; in letters without accents where so begun."""

    def complete(context: typer.Context, incomplete: str) -> list[str]:
        del context
        return _labels((term for one in some for term in one.offered()), incomplete)

    return complete


def events(context: typer.Context, incomplete: str) -> list[str]:
    """What may be recorded of the petition or meeting that was typed before."""
    from tiepdan.law.procedure.steps import DERIVED_EVENTS  # noqa: PLC0415 (a shell is asking)

    return _labels((one for one in _event_kinds(context) if one not in DERIVED_EVENTS), incomplete)


def recorded_events(context: typer.Context, incomplete: str) -> list[str]:
    """What is recorded of the petition or meeting typed before; of a protected case all kinds."""
    kinds = _event_kinds(context)
    known = set(_known(context, "", partial(_events_of, str(context.params.get("number")))))
    return _labels((one for one in kinds if not known or one.value in known), incomplete)


def operations(context: typer.Context, incomplete: str) -> list[str]:
    """The numbers of operations, the last first."""
    return _known(context, incomplete, _operation_numbers)


def hamlets(context: typer.Context, incomplete: str) -> list[str]:
    """Where people come from, but for places from which only denouncers come."""
    return _known(context, incomplete, _hamlets)


def commands(context: typer.Context, incomplete: str) -> list[str]:
    """The names of the commands."""
    from tiepdan.cli.panels import PANELS  # noqa: PLC0415 (a shell is asking)

    del context
    return _begun(sorted(name for panel in PANELS for name in panel.commands), incomplete)


def topics(context: typer.Context, incomplete: str) -> list[str]:
    """The pages of the handbook, by name."""
    from tiepdan.paths import data_folder  # noqa: PLC0415 (a shell is asking)

    del context
    pages = sorted((data_folder() / "handbook").glob("*.md"))
    return _begun((page.stem.partition("-")[2] for page in pages), incomplete)


def letters(context: typer.Context, incomplete: str) -> list[str]:
    """The kinds of letters, of the petition or meeting that was typed before."""
    from tiepdan.numbers import is_meeting_number  # noqa: PLC0415 (a shell is asking)
    from tiepdan.reports.letters.kind import LetterSubject  # noqa: PLC0415 (as above)
    from tiepdan.reports.letters.loading import load_letters  # noqa: PLC0415 (as above)

    number = context.params.get("number")
    of_meeting = is_meeting_number(number or "")
    wanted = LetterSubject.MEETING if of_meeting else LetterSubject.PETITION
    with suppress(TiepdanError):
        kinds = (one.id for one in load_letters() if number is None or one.subject is wanted)
        return _begun(kinds, incomplete)
    return []


def petitions(context: typer.Context, incomplete: str) -> list[str]:
    """The numbers of petitions, the last first; without the year they are this year's."""
    return _known(context, incomplete, _petition_numbers)


def meetings(context: typer.Context, incomplete: str) -> list[str]:
    """The numbers of meetings, the last first."""
    return _known(context, incomplete, _meeting_numbers)


def cases(context: typer.Context, incomplete: str) -> list[str]:
    """The numbers of petitions and meetings."""
    return [*petitions(context, incomplete), *meetings(context, incomplete)]


def with_letters(context: typer.Context, incomplete: str) -> list[str]:
    """What letters are about: petitions, meetings, and the schedule of a month."""
    return [*cases(context, incomplete), *_begun(["schedule"], incomplete)]


def officers(context: typer.Context, incomplete: str) -> list[str]:
    """The officers of what is not protected, and of meetings."""
    return _known(context, incomplete, _officers)


def _labels(some: Iterable[Term], incomplete: str) -> list[str]:
    words = [term.label.replace(", ", "-").replace(" ", "-") for term in some]
    if incomplete and not has_accents(incomplete.lower()):
        words = [fold(word) for word in words]
    return _begun(words, incomplete)


def _event_kinds(context: typer.Context) -> type[Term]:
    from tiepdan.law.vocabulary.meeting import MeetingEventKind  # noqa: PLC0415 (a shell is asking)
    from tiepdan.law.vocabulary.petition_event import (  # noqa: PLC0415 (as above)
        PetitionEventKind,
    )
    from tiepdan.numbers import is_meeting_number  # noqa: PLC0415 (as above)

    of_meeting = is_meeting_number(context.params.get("number") or "")
    return MeetingEventKind if of_meeting else PetitionEventKind


def _events_of(typed: str, connection: sqlite3.Connection, today: str) -> Iterator[str]:
    """The kinds of what happened to a petition that is not protected, or to a meeting."""
    from tiepdan.numbers import (  # noqa: PLC0415 (a shell is asking)
        is_meeting_number,
        parse_meeting_number,
        parse_petition_number,
    )
    from tiepdan.records.secrecy import is_protected  # noqa: PLC0415 (as above)

    if is_meeting_number(typed):
        condition = "SELECT kind FROM meeting_event WHERE meeting_id = ?"
        parameters: tuple[int, ...] = (parse_meeting_number(typed),)
    else:
        number = parse_petition_number(typed, today=date.fromisoformat(today))
        condition = (
            "SELECT e.kind FROM petition_event AS e JOIN petition AS p ON p.id = e.petition_id"
            f" WHERE p.year = ? AND p.sequence = ? AND NOT {is_protected('p')}"
        )
        parameters = number.year, number.sequence
    for (kind,) in connection.execute(condition, parameters):
        yield kind


def _operation_numbers(connection: sqlite3.Connection, today: str) -> Iterator[str]:
    del today
    for (number,) in connection.execute("SELECT id FROM operation ORDER BY id DESC LIMIT 50"):
        yield str(number)


def _hamlets(connection: sqlite3.Connection, today: str) -> Iterator[str]:
    from tiepdan.records.reading.petitions.petition_list import (  # noqa: PLC0415 (as above)
        hamlets,
    )

    del today
    yield from hamlets(connection)


def _petition_numbers(connection: sqlite3.Connection, today: str) -> Iterator[str]:
    from tiepdan.numbers import PetitionNumber  # noqa: PLC0415 (a shell is asking)
    from tiepdan.records.live_rows import live  # noqa: PLC0415 (as above)

    for year, sequence in connection.execute(
        f"SELECT year, sequence FROM {live('petition', 'year', 'sequence')} AS p ORDER BY p.id DESC"
    ):
        yield str(PetitionNumber(year, sequence))
        if str(year) == today[:4]:
            yield str(sequence)


def _meeting_numbers(connection: sqlite3.Connection, today: str) -> Iterator[str]:
    from tiepdan.numbers import show_meeting_number  # noqa: PLC0415 (a shell is asking)
    from tiepdan.records.live_rows import live  # noqa: PLC0415 (as above)

    del today
    for (number,) in connection.execute(
        f"SELECT m.id FROM {live('meeting')} AS m ORDER BY m.id DESC"
    ):
        yield show_meeting_number(number)


def _officers(connection: sqlite3.Connection, today: str) -> Iterator[str]:
    from tiepdan.records.reading.office.officers import officers_in_the_open  # noqa: PLC0415 (as above)

    del today
    yield from officers_in_the_open(connection)


def _known(
    context: typer.Context,
    incomplete: str,
    find: Callable[[sqlite3.Connection, str], Iterable[str]],
) -> list[str]:
    """What a register tells; nothing where there is none, or none that can be read as it is."""
    from tiepdan.cli.asking import options  # noqa: PLC0415 (it names these for its options)
    from tiepdan.records import database  # noqa: PLC0415 (start-up: a shell is asking)

    with suppress(TiepdanError, sqlite3.Error):
        typed = context.params.get("db") or os.environ.get(options.DATABASE_VARIABLE)
        today = str(options.as_of(context.params.get("today")))
        with database.as_found(options.database_path(typed), is_tidied=False) as connection:
            return _begun(find(connection, today), incomplete)
    return []


def _begun(words: Iterable[str], incomplete: str) -> list[str]:
    """Those that begin so, however a shell quoted what was typed, as they have to be typed."""
    begun = incomplete.replace("\\", "").lstrip("'\"").lower()
    found = [word for word in dict.fromkeys(words) if word.lower().startswith(begun)]
    return list(map(_as_typed, found[:_MOST]))


def _as_typed(word: str) -> str:
    """As the shell takes it for one word: zsh and fish see to that by themselves."""
    shell = os.environ.get("_TIEPDAN_COMPLETE", "").removeprefix("complete_")
    if not _SPECIAL & set(word):
        return word
    if shell == "bash":
        return "".join(f"\\{one}" if one in _SPECIAL else one for one in word)
    if shell in {"powershell", "pwsh"}:
        return f'"{word}"'
    return word
