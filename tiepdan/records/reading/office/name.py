"""What the office is called; all that is kept of it, in ``office_facts``, costs a morning more."""

import sqlite3
from datetime import date, timedelta

from tiepdan.dates import show_date
from tiepdan.i18n import _

_DAY = timedelta(days=1)


def office_name(connection: sqlite3.Connection, *, on: date) -> str:
    """The commune whose register this is, by its name on a day."""
    found = connection.execute(
        "SELECT name FROM office WHERE valid_from IS NULL OR valid_from <= ?"
        " ORDER BY id DESC LIMIT 1",
        (str(on),),
    ).fetchone()
    return str(found[0]) if found else ""


def office_names(connection: sqlite3.Connection, first: date, last: date) -> str:
    """By what names the commune went from one day to another, with their days if they are several.

    Of a report on 2024 that is the name of 2024, whatever the commune is called today.
    """
    names: list[tuple[str, date]] = []
    for name, valid_from in connection.execute("SELECT name, valid_from FROM office ORDER BY id"):
        since = date.fromisoformat(valid_from) if valid_from else date.min
        if since > last:
            break
        if since <= first:
            names.clear()
        if not names or names[-1][0] != name:
            names.append((str(name), since))
    if len(names) <= 1:
        return names[0][0] if names else ""
    ends = [since - _DAY for _name, since in names[1:]]
    return ", ".join(
        (
            *(
                _("{name} (until {day})").format(name=name, day=show_date(end))
                for (name, _since), end in zip(names, ends, strict=False)
            ),
            _("{name} (since {day})").format(name=names[-1][0], day=show_date(names[-1][1])),
        )
    )
