"""``tiepdan demo``: show the program on the register of Kỳ Châu, 2019–2023."""

import tempfile
from datetime import date
from functools import partial
from pathlib import Path

from tiepdan import paths
from tiepdan.cli.asking import options
from tiepdan.cli.running.screen.printing import say, show, tell
from tiepdan.cli.running.screen.progress import working
from tiepdan.cli.running.writing import writes
from tiepdan.cli.running.writing.clerk import clerk_name
from tiepdan.dates import show_date
from tiepdan.i18n import _
from tiepdan.records.file import state
from tiepdan.records.importing.register import import_register
from tiepdan.records.journal.operations import Entry
from tiepdan.records.reading import limits
from tiepdan.records.reading.office.name import office_name
from tiepdan.records.writing import session as sessions
from tiepdan.reports.lists.morning import overdue_table
from tiepdan.reports.period import Period
from tiepdan.reports.statistics import statistics
from tiepdan.reports.statistics.counts import counting

_DEMO_PERIOD = Period(date(2019, 1, 1), date(2024, 1, 1))


def demo(
    *,
    db: options.Database = None,
    no_color: options.NoColor = False,
) -> None:
    """Load the register of Kỳ Châu into a database of its own; print what was late, and figures.

    The database is thrown away, unless --db or TIEPDAN_DB says where to leave it.
    """
    if db:
        path = options.database_path(db)
        state.refuse_existing(path)
        _show_demo(path, is_left=True, no_color=no_color)
        say(_left(path))
        return
    with tempfile.TemporaryDirectory(prefix="tiepdan-demo-") as folder:
        _show_demo(Path(folder) / paths.DATABASE_NAME, is_left=False, no_color=no_color)


def _left(path: Path) -> str:
    return _("The register is left at {path}.").format(path=path)


def _show_demo(path: Path, *, is_left: bool, no_color: bool) -> None:
    today = max(options.as_of(None), _DEMO_PERIOD.end)
    register = paths.data_folder() / "ky-chau"
    words = _("Loaded the register of Kỳ Châu, 2019–2023.")
    entry = Entry(clerk_name(may_ask=False), "demo", words)
    with working(_("Making the register")):
        fill = partial(import_register, folder=register, today=today)
        sessions.create(path, entry, fill=fill)
    if is_left:
        writes.note(_left(path))
    with counting(path) as connection:
        office = office_name(connection, on=_DEMO_PERIOD.last_day)
        day = limits.day_with_most_overdue(connection, _DEMO_PERIOD.start, _DEMO_PERIOD.last_day)
        late = limits.overdue(connection, today=day) if day else []
        counted = statistics.count(connection, _DEMO_PERIOD, office=office, today=today)
    if day:
        tell(
            _(
                "On {day} most limits were late at once; tiepdan overdue --today {day} shows:"
            ).format(day=show_date(day))
        )
        table = overdue_table(late, today=day, office=office)
        show(table, as_json=False, no_color=no_color)
    tell(_("And tiepdan stats --from 2019 --to 2023:"))
    show(statistics.as_report(counted), as_json=False, no_color=no_color)
