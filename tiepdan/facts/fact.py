"""What is said once of a fact: its name, how it is written, and whether it tells who somebody is.

A subject is a frozen dataclass whose fields carry their ``Fact`` in ``Annotated``, as the
parameters of a Typer command do. Options, prompts, files, lists, the journal, masking and purging
follow from it.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import MISSING, dataclass
from enum import Enum
from types import NoneType
from typing import Annotated, Any, Protocol, TypeVar, get_args, get_origin, get_type_hints

from tiepdan.facts.values import ValueKind, kind_of
from tiepdan.i18n import _

Subject = TypeVar("Subject")


class Searched(Enum):
    """In which column of the search index the words of a fact stand."""

    WHAT = "what"
    WHO = "who"
    PLACE = "place"
    MARK = "mark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact of a subject.

    ``label`` and ``help`` are English and marked for translation. Whether a fact ``is_secret``, so
    that it could tell who somebody is, has no default: who adds one decides. A secret is text.
    Left out, the flag and the heading in files follow from the name of the field, and the kind of
    value from its type. Flags and headings of earlier programs are still understood.
    """

    label: str
    is_secret: bool
    goes_with_secrets: bool = False
    """Of nobody by itself, but beside a secret it could lead there: where the secrets of a row are
    covered it is covered too. The journal keeps it with what anybody may see."""
    kind: ValueKind | None = None
    flag: str = ""
    former_flags: tuple[str, ...] = ()
    metavar: str = ""
    help: str = ""
    example: str = ""
    heading: str = ""
    former_headings: tuple[str, ...] = ()
    vietnamese: tuple[str, ...] = ()
    """Headings in an office's own Excel book."""
    searched: Searched | None = None
    is_listed: bool = False
    is_asked: bool = True
    """Whether recording asks for it; what is not asked comes about by a command of its own."""
    is_imported: bool = True


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a subject with its fact: what it is called in code, in the table and in data.

    ``default`` is what a new one has where nobody says anything; it means nothing where the fact
    ``is_required``. What ``may_be_empty`` can be taken away again; what is required and may be
    empty all the same is left out only where somebody says so: a name, of what is anonymous.
    """

    name: str
    fact: Fact
    kind: ValueKind
    is_required: bool
    may_be_empty: bool
    default: object

    @property
    def label(self) -> str:
        """What it is called, in the reader's language."""
        return _(self.fact.label)

    @property
    def flag(self) -> str:
        """The option by which it is typed."""
        return self.fact.flag or "--" + self.heading.replace("_", "-")

    @property
    def heading(self) -> str:
        """What its column is called in a file."""
        return self.fact.heading or self.name.removeprefix("is_")

    @property
    def metavar(self) -> str:
        """What stands for its value in the page of help."""
        return _(self.fact.metavar or self.kind.metavar)

    @property
    def example(self) -> str:
        """How a value may be written."""
        return self.fact.example or self.kind.example

    @property
    def choices(self) -> str:
        """What may be written, where that is a list; empty where it is not."""
        if self.kind.terms:
            return "; ".join(term.label for term in self.kind.terms.offered())
        return self.kind.choices() if self.kind.choices else ""

    @property
    def is_secret(self) -> bool:
        """Whether it could tell who somebody is."""
        return self.fact.is_secret

    @property
    def is_covered_with_secrets(self) -> bool:
        """Whether it is not shown where secrets are not."""
        return self.fact.is_secret or self.fact.goes_with_secrets


_KNOWN: dict[type, Mapping[str, Field]] = {}


def fields_of(subject: type) -> Mapping[str, Field]:
    """The fields of a subject by name, in the order in which they are asked for.

    Raises:
        TypeError: a field has no fact: a fault of the program.
    """
    if subject not in _KNOWN:
        hints = get_type_hints(subject, include_extras=True)
        _KNOWN[subject] = {
            field.name: _field(field, hints[field.name]) for field in dataclasses.fields(subject)
        }
    return _KNOWN[subject]


def _field(field: "dataclasses.Field[Any]", hint: Any) -> Field:
    if get_origin(hint) is not Annotated:
        raise TypeError(f"{field.name} has no fact")
    value, fact = get_args(hint)
    types = [one for one in get_args(value) or (value,) if one is not NoneType]
    return Field(
        field.name,
        fact,
        fact.kind or kind_of(types[0]),
        is_required=field.default is MISSING,
        may_be_empty=NoneType in get_args(value),
        default=None if field.default is MISSING else field.default,
    )


def fields(subject: type, *names: str) -> tuple[Field, ...]:
    """Some fields of a subject, in the order given; without names those that recording asks for."""
    all_of_them = fields_of(subject)
    if names:
        return tuple(all_of_them[name] for name in names)
    return tuple(field for field in all_of_them.values() if field.fact.is_asked)


def values_of(facts: Any) -> dict[str, Any]:
    """The facts of one subject by the names of their columns."""
    return {name: getattr(facts, name) for name in fields_of(type(facts))}


def made(subject: type[Subject], values: Mapping[str, Any]) -> Subject:
    """One subject of those of the values that are its facts."""
    return subject(**{name: values[name] for name in fields_of(subject) if name in values})


class Covered(str):
    """Stands where a text may not be shown; nothing of the text is in it."""

    __slots__ = ()


COVERED = Covered()


class Row(Protocol):
    """Columns by their names, as the database gives them."""

    def __getitem__(self, name: str, /) -> Any: ...


def stored(subject: type[Subject], row: Row, *, is_covered: bool = False) -> Subject:
    """A subject from a row of the database; of one that ``is_covered`` only what is no secret.

    Raises:
        ValueError: a value cannot be what it stands for: the register is damaged.
    """
    known = fields_of(subject).values()
    return subject(**{field.name: _stored(field, row, is_covered=is_covered) for field in known})


def stored_values(subject: type, row: Mapping[str, Any]) -> dict[str, Any]:
    """Some facts of a subject from columns of the database, by their names.

    Raises:
        ValueError: a value cannot be what it stands for: the register is damaged.
    """
    known = fields_of(subject)
    return {name: _stored(known[name], row, is_covered=False) for name in row}


def _stored(field: Field, row: Row, *, is_covered: bool) -> Any:
    if is_covered and field.is_covered_with_secrets:
        return COVERED
    value = row[field.name]
    if value is not None:
        return field.kind.stored(value)
    if field.is_required and not field.may_be_empty:
        raise ValueError(f"{field.name} is empty")  # altered, or its row is gone
    return None


def secret_names(subject: type) -> tuple[str, ...]:
    """The facts of a subject that could tell who somebody is."""
    return tuple(field.name for field in fields_of(subject).values() if field.is_secret)
