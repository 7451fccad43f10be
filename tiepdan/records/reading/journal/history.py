"""What was done about one petition or meeting, and its rows before and after."""

import sqlite3

from tiepdan.numbers import PetitionNumber, meeting_not_found, petition_not_found
from tiepdan.records.reading.journal.changes import ChangeRow, changes_where
from tiepdan.records.reading.journal.covering import is_protected_now
from tiepdan.records.reading.journal.operations import OperationRow, operations_where
from tiepdan.records.secrecy import is_protected


def history_of_petition(
    connection: sqlite3.Connection, number: PetitionNumber
) -> tuple[list[OperationRow], list[ChangeRow]]:
    """What was done about a petition, and its rows before and after; also one taken back.

    Raises:
        NotFoundError: no petition has or had this number.
    """
    ids = {
        petition_id
        for (petition_id,) in connection.execute(
            "SELECT petition_id FROM change WHERE table_name = 'petition'"
            " AND (json_extract(open, '$.after.year'), json_extract(open, '$.after.sequence'))"
            " = (?, ?)",
            (number.year, number.sequence),
        )
    }
    if not ids:
        raise petition_not_found(number)
    petitions = f"petition_id IN ({', '.join(map(str, ids))})"
    is_hidden = any(is_protected_now(connection, petition_id) for petition_id in ids)
    people = (
        "table_name = 'petitioner' AND row_key IN (SELECT CAST(json_extract(personal,"
        f" '$.after.petitioner_id') AS TEXT) FROM change WHERE {petitions})"
        # A person corrected in another file would tell that a denouncer is that person.
        " AND NOT EXISTS (SELECT 1 FROM petition AS other"
        " WHERE other.petitioner_id = CAST(change.row_key AS INTEGER)"
        f" AND {is_protected('other')} <> {int(is_hidden)})"
    )
    # A link stands with one of the two; that they are one case is the history of both.
    links = (
        "table_name = 'petition_link' AND coalesce(json_extract(open, '$.after.earlier_id'),"
        f" json_extract(open, '$.before.earlier_id')) IN ({', '.join(map(str, ids))})"
    )
    return _history(connection, f"({petitions} OR {links} OR {people})", looks=petitions)


def history_of_meeting(
    connection: sqlite3.Connection, meeting_id: int
) -> tuple[list[OperationRow], list[ChangeRow]]:
    """What was done about a meeting, and its rows before and after; also one taken back.

    Raises:
        NotFoundError: no meeting has or had this number.
    """
    found = _history(
        connection,
        f"meeting_id = {meeting_id}"
        " AND table_name IN ('meeting', 'meeting_event', 'visit', 'void')",
    )
    if not found[0]:
        raise meeting_not_found(meeting_id)
    return found


def _history(
    connection: sqlite3.Connection, condition: str, *, looks: str = ""
) -> tuple[list[OperationRow], list[ChangeRow]]:
    changes = changes_where(connection, f"{condition} ORDER BY id", ())
    wanted = ", ".join({str(change.operation_id) for change in changes})
    also = f" OR {looks}" if looks else ""
    found = operations_where(connection, f"(o.id IN ({wanted}){also}) ORDER BY o.id")
    return found, changes
