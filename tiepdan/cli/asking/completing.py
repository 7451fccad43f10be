"""What a shell may complete beside commands and options: terms, numbers, officers.

Nothing of a protected case is completed but its number; where nothing can be known, nothing is.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

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
        labels = [term.label for one in some for term in one.offered()]
        words = [label.replace(", ", "-").replace(" ", "-") for label in labels]
        if incomplete and not has_accents(incomplete.lower()):
            words = [fold(word) for word in words]
        return _begun(words, incomplete)

    return complete


def petitions(context: typer.Context, incomplete: str) -> list[str]:
    """The numbers of petitions, the last first; without the year they are this year's."""
    return _known(context, incomplete, _petition_numbers)


def meetings(context: typer.Context, incomplete: str) -> list[str]:
    """The numbers of meetings, the last first."""
    return _known(context, incomplete, _meeting_numbers)


def cases(context: typer.Context, incomplete: str) -> list[str]:
    """The numbers of petitions and meetings."""
    return [*petitions(context, incomplete), *meetings(context, incomplete)]


def officers(context: typer.Context, incomplete: str) -> list[str]:
    """The officers of what is not protected, and of meetings."""
    return _known(context, incomplete, _officers)


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
    from tiepdan.records.reading.officers import officers_in_the_open  # noqa: PLC0415 (as above)

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
