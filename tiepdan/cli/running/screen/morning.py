"""What ``tiepdan`` alone shows: today's picture, or the first steps."""

from datetime import date
from pathlib import Path
from typing import Any

from tiepdan.cli.asking import options
from tiepdan.cli.running.screen.printing import tell
from tiepdan.errors import NotFoundError
from tiepdan.i18n import _
from tiepdan.numbers import show_meeting_number
from tiepdan.records import database
from tiepdan.records.file import elsewhere, state
from tiepdan.records.file.copies_beside import CopyFile, newest_copy
from tiepdan.reports.lists.morning import due_table, overdue_table
from tiepdan.reports.lists.officers import SOON
from tiepdan.reports.lists.picture import Morning, morning_of, picture_of


def show(db: str | None, today: str | None, *, as_json: bool, no_color: bool) -> None:
    """Print today's picture; where there is no register, how to begin.

    Raises:
        NotFoundError: there is none, and data are wanted.
        DatabaseError: it cannot be read.
    """
    path, day = options.database_path(db), options.as_of(today)
    if not as_json and not state.is_there(path):
        _show_first_steps(path)
        return
    with database.reading(path) as connection:
        morning = morning_of(connection, today=day)
    copy, known = newest_copy(path), elsewhere.known_of(path)
    if as_json:
        from tiepdan.output import json  # noqa: PLC0415 (one medium a run)

        json.write(_data(morning, copy, known.last))
    else:
        from tiepdan.output.screen import picture  # noqa: PLC0415

        shown = picture_of(morning, path, copy=copy, elsewhere=known)
        picture.write(shown, color=options.wants_color(no_color=no_color))


def _show_first_steps(path: Path) -> None:
    try:
        state.check_exists(path)
    except NotFoundError as error:
        tell(str(error))
    tell(_("The first steps:"))
    for command, does in (
        ("init", _("make the register of your commune")),
        ("demo", _("try the program on the register of Kỳ Châu")),
        ("restore", _("put back a register from a copy")),
        ("handbook", _("read how each day's work is done")),
    ):
        tell(f"  tiepdan {command:<9} {does}")


def _data(morning: Morning, copy: CopyFile | None, last: date | None) -> dict[str, Any]:
    """The picture as data: the rows are those of ``overdue`` and ``due``, all of them."""
    from tiepdan.output.json import rows_as_objects  # noqa: PLC0415 (one medium a run)

    today, office = morning.today, morning.office
    late = [row for row in morning.reports if row.days_late > 0]
    soon = [row for row in morning.reports if row.days_late <= 0]
    entered, entry = morning.not_entered, morning.last_entry
    return {
        "date": today,
        "office": office,
        "overdue": rows_as_objects(
            overdue_table(morning.overdue, today=today, office=office, reports=late)
        ),
        "due": rows_as_objects(
            due_table(morning.due, today=today, office=office, working_days=SOON, reports=soon)
        ),
        "reports_without_day": [
            {"number": one.number, "report": one.report, "name": one.name}
            for one in morning.reports_without_day
        ],
        "meetings_today": [
            {
                "meeting": show_meeting_number(meeting.meeting_id),
                "kind": meeting.kind,
                "half_day": meeting.half_day,
                "status": meeting.status,
                "officer": meeting.officer,
            }
            for meeting in morning.todays_meetings
        ],
        "meetings_without_outcome": [
            {"meeting": show_meeting_number(one.meeting_id), "kind": one.kind, "date": one.meets_on}
            for one in morning.unsettled_meetings
        ],
        "opinions_owed": morning.owed_opinions,
        "petitions_to_examine": morning.not_examined,
        "not_entered": {
            "petitions": entered.petitions if entered else 0,
            "visits": entered.visits if entered else 0,
        },
        "other_reminders": morning.reminders,
        "last_copy": (copy.made_at or copy.day).isoformat() if copy else None,
        "last_copy_elsewhere": last,
        "last_entry": {
            "operation": entry.operation,
            "recorded_at": entry.recorded_at.isoformat(),
            "clerk": entry.clerk,
            "command": entry.command,
        }
        if entry
        else None,
    }
