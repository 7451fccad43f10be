"""One table of a TOML file, which can name itself when something in it is wrong."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from tiepdan.errors import DataFileError
from tiepdan.i18n import _

if TYPE_CHECKING:
    from tiepdan.law.limits.time_limits import Confidence


@dataclass(frozen=True, slots=True)
class TomlTable:
    """One table of a file: where it stands, what it says, and the table that holds it.

    ``wrong`` are the keys whose values could not be read, which is noted.
    """

    path: Path
    place: str
    values: Mapping[str, Any]
    problems: list[str]
    outer: "TomlTable | None" = None
    wrong: set[str] = field(default_factory=set)

    def note(self, key: str, problem: str) -> None:
        """Something is wrong with a key of this table; of one that is ``wrong`` no more is said."""
        if key in self.wrong:
            return
        self.problems.append(
            _("{file}: {place}“{key}” {what}.").format(
                file=self.path, place=self.place, key=key, what=problem
            )
        )

    def inner(self, name: str, values: Mapping[str, Any]) -> "TomlTable":
        """A table in this one."""
        return TomlTable(self.path, f"{self.place}{name}: ", values, self.problems, self)

    def tables(self, key: str) -> list["TomlTable"]:
        """The tables under a key, each named by its id, number or event, else by its place."""
        values = self.values.get(key)
        if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
            return []
        return [
            self.inner(f"{key} {_name(value) or place}", value)
            for place, value in enumerate(values, start=1)
        ]


def _name(values: Mapping[str, Any]) -> str:
    names = (values.get(key) for key in ("id", "number", "event"))
    return next((str(name) for name in names if isinstance(name, str | int)), "")


class Wording(Protocol):
    """What a text says while it is in force, and how well it is known."""

    @property
    def since(self) -> date:
        """The first day."""

    @property
    def until(self) -> date | None:
        """The last one."""

    @property
    def confidence(self) -> "Confidence":
        """How well it is known."""

    @property
    def doubt(self) -> str | None:
        """What a reader must know of that."""


def check_wording(table: TomlTable, wording: Wording) -> None:
    """Note days in the wrong order, and that what is not verified says no doubt."""
    if wording.until is not None and wording.until < wording.since:
        table.note("until", _("is before “since”"))
    if wording.confidence.wants_doubt and not wording.doubt:
        table.note("doubt", _("is missing"))


def refuse(problems: Sequence[str]) -> None:
    """Refuse the files if anything was noted, naming all of it.

    Raises:
        DataFileError: there is a problem.
    """
    if problems:
        raise DataFileError("\n".join(problems))


def overlapping(tables: Iterable[TomlTable], *keys: str) -> Iterator[TomlTable]:
    """Each that says the same of these keys as one before it, of days that it has as well.

    It is said by what stands there: a file may have other problems, and is to be told of all.
    """
    known: list[tuple[object, date, date]] = []
    for table in tables:
        name = [table.values.get(key) for key in keys]
        since, until = table.values.get("since"), table.values.get("until", date.max)
        if None in name or type(since) is not date or type(until) is not date:
            continue
        if any(name == other and since <= last and first <= until for other, first, last in known):
            yield table
        known.append((name, since, until))


def has_repeated(tables: Iterable[TomlTable], key: str) -> bool:
    """Whether two of the tables say the same of a key."""
    values = [table.values.get(key) for table in tables]
    return any(value is not None and values.count(value) > 1 for value in values)
