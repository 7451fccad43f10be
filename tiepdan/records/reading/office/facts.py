"""All that is kept of the office and its people; its name alone is in ``office``."""

import sqlite3
from dataclasses import dataclass
from datetime import date

from tiepdan.dates import is_between
from tiepdan.errors import NotFoundError
from tiepdan.facts.fact import stored
from tiepdan.facts.office import Office, Staff
from tiepdan.i18n import _
from tiepdan.law.vocabulary.office import Role
from tiepdan.records.reading.rows import named


def get_office(connection: sqlite3.Connection, *, on: date) -> Office:
    """All that is kept of the commune, as it was on a day."""
    [row] = named(
        connection,
        "SELECT * FROM office WHERE valid_from IS NULL OR valid_from <= ? ORDER BY id DESC LIMIT 1",
        (str(on),),
    )
    return stored(Office, row)


def office_versions(connection: sqlite3.Connection) -> list[Office]:
    """The commune as it was and is, in order."""
    return [stored(Office, row) for row in named(connection, "SELECT * FROM office ORDER BY id")]


def register_uid(connection: sqlite3.Connection) -> str:
    """What tells this register from any other."""
    [(uid,)] = connection.execute("SELECT uid FROM register")
    return str(uid)


@dataclass(frozen=True, slots=True)
class StaffRow:
    """Somebody who signs or receives for the office, by the number in the list."""

    id: int
    facts: Staff

    def is_in_office(self, day: date) -> bool:
        """Whether the person does so on a day."""
        return is_between(day, self.facts.since, self.facts.until)


def all_staff(connection: sqlite3.Connection) -> list[StaffRow]:
    """Everybody who does or did so, in the order of the roles."""
    order = {role: place for place, role in enumerate(Role)}
    rows = named(connection, "SELECT * FROM staff ORDER BY since, id")
    found = [StaffRow(row["id"], stored(Staff, row)) for row in rows]
    return sorted(found, key=lambda one: order[one.facts.role])


def get_staff(connection: sqlite3.Connection, staff_id: int) -> StaffRow:
    """The member of staff with this number.

    Raises:
        NotFoundError: nobody has it.
    """
    rows = named(connection, "SELECT * FROM staff WHERE id = ?", (staff_id,))
    if not rows:
        raise staff_not_found(staff_id)
    return StaffRow(staff_id, stored(Staff, rows[0]))


def staff_not_found(staff_id: int) -> NotFoundError:
    """The sentence for a number that nobody has."""
    return NotFoundError(
        _("There is no member of staff {number}; tiepdan office lists them.").format(
            number=staff_id
        )
    )
