"""Data: the clerk's own database, rows from files, and the demonstration on Kỳ Châu."""

import os
import tempfile
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from tiepdan import paths
from tiepdan.cli.asking import options
from tiepdan.cli.asking.form import Form, can_ask, confirm
from tiepdan.cli.running import written
from tiepdan.cli.running.clerk import CLERK_VARIABLE, clerk_name, keep_name
from tiepdan.cli.running.help_pages import add
from tiepdan.cli.running.printing import done, say, show, tell
from tiepdan.cli.running.writing import writing
from tiepdan.cli.running.wrong_clock import check_year
from tiepdan.dates import show_date
from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.law.limits.time_limits import is_on
from tiepdan.law.toml.laws import load_limits
from tiepdan.law.vocabulary.calendar import HalfDay, Weekday
from tiepdan.parsing import parse_text, parse_yes_no
from tiepdan.records.file import database, state
from tiepdan.records.reading import limits
from tiepdan.records.reading.office import office_name
from tiepdan.reports.lists.limits import overdue_table
from tiepdan.reports.period import Period

_DEMO_PERIOD = Period(date(2019, 1, 1), date(2024, 1, 1))


def register(app: typer.Typer) -> None:
    """Add the commands of this panel."""
    add(
        app,
        _("Data"),
        ("init", init, _("Create your own database.")),
        ("clerk", clerk, _("Show the name that the journal notes, or change it.")),
        ("import", import_register, _("Add rows from CSV files, all of them or none.")),
        ("demo", demo, _("Show the program on the register of Kỳ Châu, 2019–2023.")),
    )


def init(
    *,
    name: Annotated[
        options.Text,
        typer.Option(metavar=_("NAME"), help=_("The commune, for example “Xã Kỳ Châu”.")),
    ] = None,
    province: Annotated[
        options.Text,
        typer.Option(metavar=_("NAME"), help=_("The province, for example “Hà Tĩnh”.")),
    ] = None,
    remote: Annotated[
        options.Text,
        typer.Option(
            metavar=_("YES/NO"),
            help=_(
                "Is it a remote area with hard travel (vùng sâu, vùng xa)? It lengthens limits."
            ),
        ),
    ] = None,
    weekday: Annotated[
        options.Text, typer.Option(metavar=_("WEEKDAY"), help=_("The usual reception weekday."))
    ] = None,
    half_day: Annotated[
        options.Text,
        typer.Option(
            "--half-day", metavar=_("HALF_DAY"), help=_("morning, afternoon or whole_day.")
        ),
    ] = None,
    own_name: Annotated[
        options.Text,
        typer.Option(
            "--clerk", metavar=_("NAME"), help=_("Your own name, which the journal notes.")
        ),
    ] = None,
    db: options.Database = None,
    yes: options.Yes = False,
    no_input: options.NoInput = False,
) -> None:
    """Create your own database: asks about the commune, unless the flags say it."""
    path = options.database_path(db)
    state.refuse_existing(path)
    _check_no_copies(path, yes=yes, no_input=no_input)
    form = Form((name, province, remote, weekday, half_day, own_name), no_input=no_input)
    commune = form.required(
        "--name", name, _("Name of the commune"), parse_text, example="“Xã Kỳ Châu”"
    )
    in_province = form.required(
        "--province", province, _("Province"), parse_text, example="“Hà Tĩnh”"
    )
    is_remote = form.required(
        "--remote",
        remote,
        _("Remote area (yes/no)"),
        parse_yes_no,
        example="no",
        default=_("no"),
    )
    reception_weekday = form.choice(
        "--weekday", weekday, _("Usual reception weekday"), Weekday, default=Weekday.THURSDAY
    )
    reception_half_day = form.choice(
        "--half-day", half_day, _("Morning or afternoon"), HalfDay, default=HalfDay.WHOLE_DAY
    )
    writer = options.parse_flag("--clerk", own_name, parse_text)
    if writer:
        keep_name(writer)

    from tiepdan.records.file.location import warn_once  # noqa: PLC0415
    from tiepdan.records.journal.operations import Entry  # noqa: PLC0415
    from tiepdan.records.writing import office  # noqa: PLC0415 (SQLModel, only to write)
    from tiepdan.records.writing import session as sessions  # noqa: PLC0415

    sessions.create(
        path,
        Entry(
            writer or clerk_name(may_ask=not no_input),
            "init",
            _("Created the register of {name}.").format(name=commune),
        ),
        fill=partial(
            office.set_up,
            name=commune,
            province=in_province,
            is_remote=is_remote,
            reception_weekday=reception_weekday,
            reception_half_day=reception_half_day,
        ),
    )
    done(
        _("Created {path} for {name}. Record the first petition with: tiepdan add-petition").format(
            path=path, name=commune
        )
    )
    say(_local_rules(in_province))
    if warning := warn_once(path, paths.user_folder()):
        say(warning)


def _check_no_copies(path: Path, *, yes: bool, no_input: bool) -> None:
    """Where copies lie the register is gone; an empty one in its place would hide that.

    Raises:
        RefusedError: there are copies, and nobody said or can be asked whether to go on.
        InterruptedError_: the answer is no.
    """
    from tiepdan.records.copies.listing import newest_copy  # noqa: PLC0415 (what no other needs)

    copy = newest_copy(path)
    if copy is None or yes:
        return
    told = _(
        "Copies of a register lie beside {path}; the newest ({made}) is put back with"
        " “tiepdan restore {name}”."
    ).format(path=path, made=copy.made, name=copy.path.name)
    if not can_ask(no_input=no_input):
        raise RefusedError(f"{told} " + _("To create a new, empty one all the same, say --yes."))
    say(told)
    confirm(_("Create a new, empty one all the same?"), yes=False)


def _local_rules(province: str) -> str:
    """Which rules of its own province bind this office; a mistyped name shows here."""
    local = [limit for limit in load_limits(paths.data_folder()) if limit.pack]
    own = [limit for limit in local if is_on(limit.pack, province, {})]
    if own:
        return _("The province's own rules are on: {limits}.").format(
            limits=", ".join(f"{limit.name} ({limit.id})" for limit in own)
        )
    return _(
        "No rules of its own are known for the province “{province}” (only for: {known});"
        " the national limits apply."
    ).format(
        province=province,
        known=", ".join(sorted({limit.pack.province for limit in local if limit.pack})),
    )


def clerk(
    name: Annotated[
        str | None, typer.Argument(metavar=_("[NAME]"), help=_("Your own name."))
    ] = None,
    *,
    as_json: options.AsJson = False,
) -> None:
    """Show the name that the journal notes beside what you do, or change it from now on."""
    if name is not None and not keep_name(parse_text(name)):
        raise RefusedError(_not_kept())
    if name is not None:
        written.note(_("The name for the journal is kept."))
    known = clerk_name(may_ask=False)
    if as_json:
        from tiepdan.output import json  # noqa: PLC0415 (one medium a run)

        json.write({"clerk": known})
    else:
        tell(known)


def _not_kept() -> str:
    """Why the name that the journal notes is not the one just given."""
    if said := os.environ.get(CLERK_VARIABLE):
        return _("{variable}={name} stands over the name given; change it there.").format(
            variable=CLERK_VARIABLE, name=said
        )
    return _(
        "The name could not be kept: nothing can be written in {folder}. Set {variable} instead."
    ).format(folder=paths.user_folder(), variable=CLERK_VARIABLE)


def import_register(
    folder: Annotated[
        str,
        typer.Argument(metavar=_("FOLDER"), help=_("CSV files named as in data/ky-chau.")),
    ],
    db: options.Database = None,
    today: options.Today = None,
    no_input: options.NoInput = False,
) -> None:
    """Add the rows of CSV files to the database: all of them, or none if a line is wrong."""
    day = options.as_of(today)
    path = options.database_path(db)

    source = options.file_path(folder)
    if today is None:
        check_year(path, day.year, no_input=no_input)

    from tiepdan.records.importing.register import import_register  # noqa: PLC0415 (SQLModel)

    with writing(path, "import", no_input=no_input) as register:
        counts = import_register(register.session, source, today=day)
        register.tell(
            _("Added from {folder}: {counts}.").format(
                folder=folder,
                counts=", ".join(f"{name} {count}" for name, count in counts.items()),
            )
        )


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
    from tiepdan.records.importing.register import import_register  # noqa: PLC0415 (SQLModel)
    from tiepdan.records.journal.operations import Entry  # noqa: PLC0415
    from tiepdan.records.writing import session as sessions  # noqa: PLC0415 (SQLModel, only to write)
    from tiepdan.reports.statistics import statistics  # noqa: PLC0415 (every figure, wanted here alone)

    today = max(options.as_of(None), _DEMO_PERIOD.end)
    register = paths.data_folder() / "ky-chau"
    sessions.create(
        path,
        Entry(clerk_name(may_ask=False), "demo", _("Loaded the register of Kỳ Châu, 2019–2023.")),
        fill=partial(import_register, folder=register, today=today),
    )
    if is_left:
        written.note(_left(path))
    with database.reading(path) as connection:
        office = office_name(connection)
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
