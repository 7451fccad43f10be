"""Petitions of which nobody knows who they are from (LTC Điều 25): nobody is named, nobody told.

Whether it is anonymous is open, and the same with or without a secret; so whatever is refused here
follows from that and from what was just said, never from a name on record.
"""

import sqlite3
from collections.abc import Iterable
from typing import TYPE_CHECKING

from tiepdan.errors import RefusedError
from tiepdan.facts.fact import stored
from tiepdan.facts.petitioner import Petitioner
from tiepdan.i18n import _
from tiepdan.numbers import PetitionNumber
from tiepdan.records.reading.rows import named
from tiepdan.records.schema.tables import Petition
from tiepdan.records.writing.corrections import Facts

if TYPE_CHECKING:
    from tiepdan.facts import subjects as facts

_OF_PERSON = ("name", "id_number")
_OF_PETITION = ("representative", "represents")
"""What names who petitions, or speaks for them: of somebody anonymous all of it is empty."""


def anonymity_problem(petition: "facts.Petition", petitioner: Petitioner) -> str | None:
    """What is wrong where a petition has no name and is not anonymous, or the other way round."""
    if not petition.is_anonymous:
        return _without_name() if petitioner.name is None else None
    said = (petitioner.name, petitioner.id_number, petition.representative, petition.represents)
    return _with_name() if any(one is not None for one in said) else None


def check_anonymity(
    petition: "facts.Petition", connection: sqlite3.Connection, petitioner_id: int
) -> None:
    """Refuse a petition without a name that is not anonymous, or one that has both.

    Raises:
        RefusedError: it is so.
    """
    [row] = named(connection, "SELECT * FROM petitioner WHERE id = ?", (petitioner_id,))
    petitioner = stored(Petitioner, row)
    if problem := anonymity_problem(petition, petitioner):
        raise RefusedError(problem)


def with_anonymity(petition: Petition, facts: Facts, person: Facts) -> tuple[Facts, Facts]:
    """A correction with what follows: where a petition becomes anonymous, nobody is named any more.

    What was named stays in the personal part of the journal, as after every correction.

    Raises:
        RefusedError: it says a name of what is anonymous, or takes the name of what is not.
    """
    if not facts.get("is_anonymous", petition.is_anonymous):
        is_nameless = person.get("name") is None
        if is_nameless and ("name" in person or petition.is_anonymous):
            raise RefusedError(_without_name())
        return facts, person
    if _says(person, _OF_PERSON) or _says(facts, _OF_PETITION):
        raise RefusedError(
            _(
                "{number} is anonymous, so it names nobody; if who sent it is known now:"
                " tiepdan edit {number} --anonymous no --name …"
            ).format(number=PetitionNumber(petition.year, petition.sequence))
        )
    if petition.is_anonymous:
        return facts, person
    if petition.protection_waived_on:
        raise RefusedError(_waived(PetitionNumber(petition.year, petition.sequence)))
    return (
        {**facts, **dict.fromkeys(_OF_PETITION)},
        {**person, **dict.fromkeys(_OF_PERSON)},
    )


def is_other_person(petition: Petition, facts: Facts) -> bool:
    """Whether who petitions becomes nobody, or somebody: no more who else the row stands for."""
    return bool(facts.get("is_anonymous", petition.is_anonymous)) != petition.is_anonymous


def check_is_named(petition: Petition) -> None:
    """Refuse what is about a denouncer whom somebody knows: a waiver, a protection.

    Raises:
        RefusedError: the petition is anonymous.
    """
    if petition.is_anonymous:
        raise RefusedError(_waived(PetitionNumber(petition.year, petition.sequence)))


def _says(facts: Facts, names: Iterable[str]) -> bool:
    return any(facts.get(name) is not None for name in names)


def _without_name() -> str:
    return _(
        "Who petitions has no name (--name, in a file the column name); if nobody says who it is"
        " from: --anonymous yes, in a file the column anonymous."
    )


def _with_name() -> str:
    return _(
        "What is anonymous names nobody: leave out --name, --id-number, --representative and"
        " --representing, or --anonymous."
    )


def _waived(number: PetitionNumber) -> str:
    return _(
        "{number} is anonymous: there is no denouncer who is known, to be protected or to waive"
        " protection."
    ).format(number=number)
